//! The title of a topic as a reader would say it.

use crate::extract::section::without_shortcodes;
use crate::parse::{Block, MarkKind};

/// How many words a title may have.
const WORDS: usize = 12;

/// Returns the first paragraph of a block on one line: without struck-out
/// words, emoji codes, numbering and addresses at the end.
pub(super) fn display(block: &Block) -> String {
    let mut text = block.text.clone();
    // a bullet that stands too far to the right to be one
    let nested = ["\n* ", "\n- ", "\n+ "]
        .iter()
        .filter_map(|mark| text.find(mark));
    let own = nested.min().unwrap_or(text.len());
    text.truncate(own);
    let strikes = block.marks.iter().filter(|m| m.kind == MarkKind::Strike);
    let mut strikes: Vec<_> = strikes.map(|m| m.span.clone()).collect();
    strikes.sort_by_key(|s| std::cmp::Reverse(s.start));
    for span in strikes {
        if span != (0..text.len()) && text.get(span.clone()).is_some() {
            text.replace_range(span, "");
        }
    }
    tidy(&text)
}

/// Puts a text on one line and takes off what is no title.
pub(super) fn tidy(text: &str) -> String {
    let text = without_shortcodes(text);
    let joined = without_trailing_addresses(&without_wiki_links(&text), is_label);
    let title = without_clock(without_number(without_box(&joined)));
    title
        .trim_matches(|c: char| c.is_whitespace() || c == ':')
        .to_owned()
}

fn says_nothing(words: &[&str]) -> bool {
    words.is_empty()
}

fn is_label(words: &[&str]) -> bool {
    words.len() <= 3 && words.last().is_none_or(|last| last.ends_with(':'))
}

/// Takes the addresses off the end of a title that says more than they do.
pub(super) fn without_addresses(title: &str) -> String {
    let kept = without_trailing_addresses(title, says_nothing);
    kept.trim_end_matches([':', ' ']).to_owned()
}

/// Puts a text on one line without the addresses at its end, unless they are
/// all that it says: alone, or behind a name ("Ada: https://…").
fn without_trailing_addresses(text: &str, alone: fn(&[&str]) -> bool) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bracket = |w: &&&str| w.chars().all(|c| "()<>[]".contains(c));
    let trailing = words
        .iter()
        .rev()
        .take_while(|w| is_address(w) || bracket(w));
    let trailing = trailing.count();
    let said = &words[..words.len() - trailing];
    let kept = if alone(said) { &words[..] } else { said };
    kept.join(" ")
}

fn is_address(word: &str) -> bool {
    word.trim_start_matches(['(', '<', '[']).contains("://")
}

fn without_box(text: &str) -> &str {
    let marks = ["[ ] ", "[x] ", "[X] ", "[] "];
    marks
        .iter()
        .find_map(|m| text.strip_prefix(m))
        .unwrap_or(text)
}

/// Takes off "1.", "1)", "a)", "TOP 3:", "– "; not a version: "1.2 planning".
fn without_number(text: &str) -> &str {
    let text = text.trim_start_matches(['–', '—', '•', '*']).trim_start();
    // "# Milk" is left over from a heading, "#7" the number of an issue.
    let text = text.strip_prefix("# ").unwrap_or(text).trim_start();
    if let Some(rest) = behind_top(text).or_else(|| behind_label(text)) {
        return rest;
    }
    if let Some(rest) = behind_roman(text) {
        return rest;
    }
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < text.len() && text.len() - digits.len() <= 2;
    let marked = digits
        .strip_prefix(['.', ')'])
        .or_else(|| digits.strip_prefix("\\)"));
    match marked {
        Some(rest)
            if numbered && (rest.starts_with(' ') || rest.starts_with(char::is_alphabetic)) =>
        {
            rest.trim_start()
        }
        _ => text,
    }
}

/// What stands behind "II. ", "IV) "; "C. Lovelace" is somebody.
fn behind_roman(text: &str) -> Option<&str> {
    let number = text.trim_start_matches(['I', 'V', 'X']);
    let len = text.len() - number.len();
    let rest = number
        .strip_prefix(". ")
        .or_else(|| number.strip_prefix(") "))?;
    (1..=4).contains(&len).then(|| rest.trim_start())
}

/// Makes of the links of a wiki what they show: "[[Milk|the milk]]".
fn without_wiki_links(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains("[[") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((inside, behind)) = after.split_once("]]") else {
            break;
        };
        out.push_str(before);
        out.push_str(inside.rsplit('|').next().unwrap_or_default());
        rest = behind;
    }
    out.push_str(rest);
    out.into()
}

/// Takes off the time at which a topic was taken up: "18:49 Budget", "(00:10)
/// Budget", "1849 Budget".
fn without_clock(text: &str) -> &str {
    let open = text.starts_with(['(', '[']);
    let inner = text.trim_start_matches(['(', '[']);
    let digits = |t: &str| t.chars().take_while(char::is_ascii_digit).count();
    let hours = digits(inner);
    let rest = &inner[hours..];
    let whole = hours == 4 && inner.starts_with(['0', '1']) && !inner.starts_with("19");
    let after = match rest.strip_prefix([':', '.']) {
        Some(minutes) if (1..=2).contains(&hours) && digits(minutes) == 2 => &minutes[2..],
        None if whole => rest,
        _ => return text,
    };
    let after = if open {
        after.strip_prefix([')', ']']).unwrap_or(text)
    } else {
        after
    };
    let said = after.trim_start_matches([' ', '-', '–', ':', '*']);
    let apart = said.len() < after.len() && said.starts_with(char::is_uppercase);
    if apart { said } else { text }
}

/// What stands behind "Topic:", "Agenda item 3:".
fn behind_label(text: &str) -> Option<&str> {
    const LABELS: [&str; 5] = [
        "topic",
        "thema",
        "agenda item",
        "agenda",
        "tagesordnungspunkt",
    ];
    let (label, rest) = text.split_once(':')?;
    let label = label.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let known = LABELS.contains(&label.to_lowercase().as_str());
    Some(rest.trim_start()).filter(|rest| known && !rest.is_empty())
}

/// What stands behind "TOP 3:", "Top 3 –", "TOP3".
fn behind_top(text: &str) -> Option<&str> {
    let word = text.get(..3)?;
    let rest = text.get(3..).filter(|_| ["TOP", "Top"].contains(&word))?;
    let rest = rest.trim_start();
    let said = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let marked = said.trim_start().starts_with([':', '.', ')', '-', '–']);
    let numbered = said.len() < rest.len() && (marked || (word == "TOP" && said.starts_with(' ')));
    let said = said.trim_start_matches([':', '.', ')', ' ', '-', '–']);
    (numbered && !said.is_empty()).then_some(said)
}

/// Shortens the text of a bullet to its first sentence or clause.
pub(super) fn shorten(text: &str) -> String {
    let short = |t: &str| t.split_whitespace().count() <= WORDS;
    if short(text) {
        return text.trim_end_matches(['.', ':', ',']).to_owned();
    }
    let ends = [
        ". ", "? ", "! ", ": ", " - ", " – ", " — ", "; ", " (", ", ",
    ];
    let clause = ends
        .iter()
        .filter_map(|end| Some((text.find(end)?, *end)))
        .filter(|(at, end)| {
            2 <= text[..*at].split_whitespace().count()
                && !(*end == ": " && is_mere_label(&text[..*at]))
        })
        .min();
    let text = match clause {
        Some((at, end)) if end != ", " && end != " (" || short(&text[..at]) => match end {
            "? " => &text[..=at],
            _ => &text[..at],
        },
        _ => text,
    };
    let words: Vec<&str> = text.split_whitespace().take(WORDS).collect();
    let joined = words.join(" ");
    let open = joined
        .rfind('(')
        .filter(|at| 2 < *at && !joined[*at..].contains(')'));
    joined[..open.unwrap_or(joined.len())]
        .trim_end()
        .trim_end_matches([',', ':', ';', '.'])
        .to_owned()
}

/// "use case #3" before a colon only says of what kind the topic is.
fn is_mere_label(head: &str) -> bool {
    let numbered = head.ends_with(|c: char| c.is_ascii_digit());
    let words = head.split_whitespace();
    numbered || words.filter(|w| w.contains(char::is_alphanumeric)).count() <= 2
}

/// What two titles of the same topic share: letters and digits in small.
pub(super) fn key(title: &str) -> String {
    let lower = title.to_lowercase();
    let words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    let words: Vec<&str> = words.collect();
    let continued = ["continued", "cont", "contd", "ctd", "fortsetzung"];
    let kept = words.iter().take_while(|w| !continued.contains(w));
    kept.copied().collect::<Vec<_>>().join(" ")
}

/// Whether two titles name the same topic in other words: half of the words
/// are shared.
pub(super) fn alike(a: &[String], b: &[String]) -> bool {
    let (shared, both) = (shared(a, b), a.len() + b.len());
    0 < shared && both <= shared * 4 && (2 <= shared || a.len().min(b.len()) == 1 || both <= 3)
}

/// Whether two titles say the same but for a number or a word.
pub(super) fn same(a: &[String], b: &[String]) -> bool {
    let said = |words: &[String]| -> Vec<String> {
        let words = words.iter();
        let said = words.filter(|w| !w.chars().all(|c| c.is_ascii_digit()));
        said.cloned().collect()
    };
    let (a, b) = (said(a), said(b));
    let shared = shared(&a, &b);
    0 < shared && 7 * (a.len() + b.len()) <= 16 * shared
}

/// The words that tell a title from others, without the s of a plural.
pub(super) fn telling(title: &str) -> Vec<String> {
    let key = key(title);
    let words = key.split(' ');
    let words = words.filter(|w| !FILLERS.contains(w) && !w.is_empty());
    words.map(|w| w.trim_end_matches('s').to_owned()).collect()
}

fn shared(a: &[String], b: &[String]) -> usize {
    let mut left: Vec<&String> = b.iter().collect();
    let mut take = |word: &String| {
        let at = left.iter().position(|w| *w == word);
        at.map(|at| left.remove(at)).is_some()
    };
    a.iter().filter(|w| take(w)).count()
}

const FILLERS: [&str; 12] = [
    "the", "a", "an", "of", "for", "to", "and", "on", "in", "update", "updates", "report",
];
