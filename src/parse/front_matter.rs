//! Front matter: the YAML between two lines `---` at the start of a file, or
//! the TOML between two lines `+++`.
//!
//! ```text
//! ---
//! title: Team call
//! tags: [network, storage]
//! ---
//! ```
//!
//! What note takers write is often no YAML (`title: Call: notes`, `by: @ada`).
//! It is then read line by line, with a diagnostic. Two rules around a slide
//! are no front matter, nor is a first rule that nothing closes. Some site
//! generators draw the rule longer (`-----`).

use super::Field;
use minutebook_index::model::Diagnostic;
use serde_yaml::Value;

mod by_line;
mod hugo;

/// More than this is not read.
const SIZE_LIMIT: usize = 64 * 1024;
/// Mappings nested deeper than this are not read.
const DEPTH_LIMIT: usize = 8;
/// So many brackets may be open at once; a parser needs longer for each further
/// one.
const BRACKET_LIMIT: usize = 64;
/// Aliases multiply what a text says; nobody needs more of them in minutes.
const ALIAS_LIMIT: usize = 4;

/// The front matter of a file.
#[derive(Debug, Default, PartialEq)]
pub(super) struct FrontMatter {
    /// The fields in the order of the file.
    pub(super) fields: Vec<Field>,
    /// What is odd about them.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Where the text below begins: its byte in the file.
    pub(super) end: usize,
}

/// Reads the front matter of a text that begins at the first byte of the file,
/// or after the byte order mark.
pub(super) fn read(text: &str) -> FrontMatter {
    let Some((rule, inside, end)) = split(text) else {
        return bare(text);
    };
    let read = match rule {
        Rule::Dashes(_) => parse(inside),
        Rule::Pluses => parse_toml(inside).map(|fields| (fields, Vec::new())),
    };
    match read {
        Some((fields, diagnostics)) => FrontMatter {
            fields,
            diagnostics,
            end,
        },
        None => FrontMatter::default(),
    }
}

/// Reads the lines "Title: …" and "Date: …" with which a text begins without
/// any rule, as Pelican has them.
fn bare(text: &str) -> FrontMatter {
    let titled = text
        .get(..6)
        .is_some_and(|key| key.eq_ignore_ascii_case("title:"));
    let head = text.split("\n\n").next().unwrap_or_default();
    let pairs = head
        .lines()
        .all(|line| line.contains(": ") || line.trim_end().ends_with(':'));
    let several = 1 < head.lines().count();
    if !titled || !pairs || !several || SIZE_LIMIT < head.len() {
        return FrontMatter::default();
    }
    let mut fields = by_line::read(head);
    for field in &mut fields {
        // there is no rule above
        field.line -= 1;
    }
    FrontMatter {
        fields,
        diagnostics: Vec::new(),
        end: head.len(),
    }
}

/// A line around the front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// Three dashes or more: YAML.
    Dashes(usize),
    /// Three plus signs: TOML.
    Pluses,
}

/// Returns the rule, the text between it and its like, and where that one ends.
fn split(text: &str) -> Option<(Rule, &str, usize)> {
    let start = line_len(text);
    let rule = rule(&text[..start])?;
    let mut at = start;
    while at < text.len() {
        let end = at + line_len(&text[at..]);
        if self::rule(&text[at..end]) == Some(rule) {
            return Some((rule, &text[start..at], end));
        }
        at = end;
    }
    None
}

/// Returns the length of the first line, its end included.
fn line_len(text: &str) -> usize {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let rest = &text[end..];
    end + if rest.starts_with("\r\n") {
        2
    } else {
        rest.len().min(1)
    }
}

fn rule(line: &str) -> Option<Rule> {
    let line = line.trim_ascii_end();
    let dashes = 3 <= line.len() && line.bytes().all(|byte| byte == b'-');
    match line {
        "+++" => Some(Rule::Pluses),
        _ => dashes.then_some(Rule::Dashes(line.len())),
    }
}

/// Returns none where the text is no TOML.
fn parse_toml(text: &str) -> Option<Vec<Field>> {
    if SIZE_LIMIT < text.len() || BRACKET_LIMIT < open_brackets(text) {
        return None;
    }
    Some(fields(&hugo::read(text)?, text))
}

/// Returns none where the text is Markdown between two rules.
fn parse(yaml: &str) -> Option<(Vec<Field>, Vec<Diagnostic>)> {
    if yaml.trim().is_empty() {
        return Some(Default::default());
    }
    let oddity = match read_yaml(yaml) {
        Ok(fields) => return Some((fields, Vec::new())),
        Err(oddity) => oddity,
    };
    let fields = by_line::read(&yaml[..floor_char(yaml, SIZE_LIMIT)]);
    (!fields.is_empty()).then(|| (fields, vec![oddity]))
}

fn floor_char(text: &str, limit: usize) -> usize {
    let mut end = limit.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

fn read_yaml(yaml: &str) -> Result<Vec<Field>, Diagnostic> {
    if SIZE_LIMIT < yaml.len() {
        return Err(odd(1, "the front matter is longer than 64 KiB"));
    }
    if BRACKET_LIMIT < open_brackets(yaml) {
        return Err(odd(1, "the front matter opens too many brackets"));
    }
    if ALIAS_LIMIT < aliases(yaml) {
        return Err(odd(
            1,
            "the front matter repeats itself too often (`*name`)",
        ));
    }
    match serde_yaml::from_str::<Value>(yaml) {
        Ok(value) if value.is_mapping() => Ok(fields(&value, yaml)),
        Ok(_) => Err(odd(1, "the front matter holds no `key: value`")),
        Err(error) => {
            let line = error.location().map_or(0, |place| place.line());
            let advice = "this is not valid YAML, so the front matter was read line by line; \
                          put values that hold `: `, `#`, `@` or a tab in quotes";
            Err(odd(1 + line, advice))
        }
    }
}

fn odd(line: usize, message: &str) -> Diagnostic {
    Diagnostic {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        message: message.to_owned(),
    }
}

/// Returns how many brackets are open at most.
fn open_brackets(yaml: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for byte in yaml.bytes() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}

fn aliases(yaml: &str) -> usize {
    let pairs = yaml.as_bytes().windows(2);
    let is_alias = |pair: &&[u8]| pair[0] == b'*' && !pair[1].is_ascii_whitespace();
    pairs.filter(is_alias).count()
}

/// Turns a mapping into fields and finds their lines.
fn fields(value: &Value, yaml: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    flatten("", value, DEPTH_LIMIT, &mut fields);
    let lines: Vec<&str> = yaml.lines().collect();
    let mut from = 0;
    for field in &mut fields {
        let name = field.key.rsplit('.').next().unwrap_or_default();
        let found = lines[from..].iter().position(|line| has_key(line, name));
        from += found.unwrap_or(0);
        // line 1 is the rule
        field.line = u32::try_from(from + 2).unwrap_or(u32::MAX);
    }
    fields
}

fn has_key(line: &str, key: &str) -> bool {
    let line = line.trim_start_matches([' ', '-', '"', '\'', '{']);
    let Some(start) = line.get(..key.len()) else {
        return false;
    };
    let after = line[key.len()..].trim_start_matches(['"', '\'', ' ']);
    after.starts_with([':', '=']) && start.to_lowercase() == key
}

fn flatten(key: &str, value: &Value, depth: usize, out: &mut Vec<Field>) {
    match value {
        Value::Mapping(mapping) if 0 < depth => {
            for (name, value) in mapping {
                let name = text_of(name).unwrap_or_default().to_lowercase();
                let dot = if key.is_empty() { "" } else { "." };
                flatten(&format!("{key}{dot}{name}"), value, depth - 1, out);
            }
        }
        Value::Sequence(values) => {
            let texts: Vec<String> = values.iter().filter_map(text_of).collect();
            if !texts.is_empty() || values.is_empty() {
                push(key, texts, out);
            }
            for value in values.iter().filter(|value| text_of(value).is_none()) {
                flatten(key, value, depth.saturating_sub(1), out);
            }
        }
        Value::Tagged(tagged) => flatten(key, &tagged.value, depth.saturating_sub(1), out),
        _ => push(key, text_of(value).into_iter().collect(), out),
    }
}

fn push(key: &str, values: Vec<String>, out: &mut Vec<Field>) {
    out.push(Field {
        key: key.to_owned(),
        values,
        line: 0,
    });
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}
