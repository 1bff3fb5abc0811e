//! Names and numbers that mean something with their punctuation.
//!
//! `standards#807`, `CVE-2024-1234`, `@ada`, `v1.2.3`, `db.example.org`,
//! `src/main.rs` and whole URLs are kept as typed, and so are the parts by
//! which people ask for them: `#807`, `main.rs`, and whatever names an item of
//! a tracker once more as `guild/standards#807`, as far as it says so
//! ([`item`]). What else a name that is looked for may look like is told by
//! [`mod@forms`].

use super::fold;
use item::{Item, is_number};

mod forms;
mod item;

pub(crate) use forms::{Form, forms};

/// What stands between identifiers besides spaces.
const SEPARATORS: [char; 20] = [
    '(', ')', '[', ']', '{', '}', '<', '>', '|', '"', '“', '”', '„', '«', '»', '`', '*', '~', ',',
    ';',
];

/// Returns the identifiers of a text, folded, in order; a part may repeat.
pub(crate) fn identifiers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut before = "";
        for chunk in line.split(separates).map(trim) {
            if is_identifier(chunk) {
                read_name(chunk, &mut found);
            } else if chunk.ends_with(|c: char| c.is_ascii_digit()) {
                let from = found.len();
                read_item(Item::of_words(before, &fold(chunk)), from, &mut found);
            }
            before = chunk;
        }
    }
    found
}

/// Returns whether a word typed by a user is to be taken as one identifier:
/// it has punctuation inside, or a sign before it.
pub(crate) fn is_identifier(word: &str) -> bool {
    let word = trim(word);
    let signed = word.starts_with(['#', '@', '!']) && 1 < word.len();
    signed || word.contains(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
}

/// Returns the identifier that stands for a whole word.
pub(crate) fn whole(word: &str) -> String {
    let word = trim(word);
    normal(without_scheme(word).unwrap_or(word))
}

/// Returns the number that two words name together: `PR 12`.
pub(crate) fn numbered(kind: &str, number: &str) -> Option<String> {
    let number = trim(number).trim_start_matches(['#', '!']);
    Item::of_words(kind, number).and_then(|item| item.names().next())
}

/// Reads a chunk that is an identifier.
fn read_name(chunk: &str, found: &mut Vec<String>) {
    let from = found.len();
    let name = normal(chunk);
    if let Some(rest) = without_scheme(&name) {
        push(rest, found);
        let path = rest.split(['?', '#']).next().unwrap_or(rest);
        read_segments(path, found);
        read_item(Item::of_address(rest), from, found);
        return;
    }
    push(&name, found);
    if let Some(handle) = name.strip_prefix('@') {
        push(handle, found);
    } else if name.contains('/') {
        read_segments(&name, found);
    }
    let item = Item::of_name(&name).or_else(|| Item::of_address(&name));
    read_item(item.or_else(|| Item::of_words("", &name)), from, found);
    let parts = name.split([':', '=']).filter(|part| *part != name);
    found.extend(
        parts
            .map(trim)
            .filter(|part| is_identifier(part))
            .map(str::to_owned),
    );
}

/// Reads the parts of `host/path` and `folder/file.ext`.
fn read_segments(path: &str, found: &mut Vec<String>) {
    let segments = path.split('/').map(trim);
    let segments = segments.filter(|segment| !segment.is_empty() && *segment != path);
    found.extend(segments.map(str::to_owned));
}

/// Adds the names of an item but for those that are there as they were
/// written, from a place on.
fn read_item(item: Option<Item<'_>>, from: usize, found: &mut Vec<String>) {
    for name in item.into_iter().flat_map(Item::names) {
        if !found[from..].contains(&name) {
            found.push(name);
        }
    }
}

fn push(text: &str, found: &mut Vec<String>) {
    let text = text.trim_end_matches('/');
    if !text.is_empty() {
        found.push(text.to_owned());
    }
}

fn without_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    let known = !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric());
    known.then(|| rest.trim_end_matches('/'))
}

/// Folds a name; the items of all trackers get the same sign.
fn normal(name: &str) -> String {
    let folded = fold(name);
    match folded.rsplit_once('!') {
        Some((project, number)) if is_number(number) => format!("{project}#{number}"),
        _ => folded,
    }
}

fn separates(character: char) -> bool {
    character.is_whitespace() || SEPARATORS.contains(&character)
}

/// Takes the punctuation of the sentence off, but not a sign before a name.
fn trim(chunk: &str) -> &str {
    let chunk = chunk.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let name = chunk.trim_start_matches(|c: char| !c.is_alphanumeric());
    match chunk[..chunk.len() - name.len()].chars().next_back() {
        Some('#' | '@') => &chunk[chunk.len() - name.len() - 1..],
        Some('!') if is_number(name) => &chunk[chunk.len() - name.len() - 1..],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(identifiers(text), expected, "{text}");
    }

    #[test]
    fn keeps_what_people_type() {
        check("plain words, nothing else.", &[]);
        check("see (ledger#12).", &["ledger#12", "#12"]);
        check("#12", &["#12"]);
        check(
            "guild/ledger#12",
            &["guild/ledger#12", "guild", "ledger#12", "#12"],
        );
        check("PR 12, pr-13", &["#12", "pr-13", "#13"]);
        check("see !12", &["#12"]);
        check("ledger!12!", &["ledger#12", "#12"]);
        check("issues\n12", &[]);
        check("@Ada-L:", &["@ada-l", "ada-l"]);
        check("CVE-2024-1234", &["cve-2024-1234"]);
        check("v1.2.3", &["v1.2.3"]);
        check(
            "port=db.example.org",
            &["port=db.example.org", "db.example.org"],
        );
        check("–", &[]);
        check("####", &[]);
    }

    #[test]
    fn takes_addresses_apart() {
        check(
            "<https://git.example/guild/ledger/pull/12/>",
            &[
                "git.example/guild/ledger/pull/12",
                "git.example",
                "guild",
                "ledger",
                "pull",
                "12",
                "guild/ledger#12",
                "ledger#12",
                "#12",
            ],
        );
        check("src/main.rs", &["src/main.rs", "src", "main.rs"]);
    }

    #[test]
    fn knows_an_identifier_from_a_word() {
        for word in ["a-b", "#1", "@x", "x.y", "a/b", "http://x/"] {
            assert!(is_identifier(word), "{word}");
        }
        for word in ["word", "word.", "#", "it's", "k8s", "(word)"] {
            assert!(!is_identifier(word), "{word}");
        }
        assert_eq!(whole("https://Example.org/a/"), "example.org/a");
    }
}
