//! Promises in sentences: "@ada will test", "Ada to test", "tested by @ada".

use super::people::{self, Known, Lead};
use super::words::{CONDITIONS, DEEDS, NO_DEEDS};
use super::{Task, pieces};
use std::ops::Range;

/// Reads the first promise of a sentence.
pub(super) fn read(text: &str, sentence: Range<usize>, known: &Known) -> Option<Task> {
    let content = &text[sentence.clone()];
    if content.trim_end().ends_with('?') {
        return None;
    }
    let mut from = 0;
    while let Some(at) = next_word(content, from) {
        let lead = people::leading(&content[at..], known);
        if lead.people.is_empty() {
            from = at + content[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let end = at + lead.len;
        let found = deed(content, at, &lead).or_else(|| passive(content, at, &lead));
        if let Some(span) = found {
            return Some(Task {
                span: sentence.start + span.start..sentence.start + span.end,
                start: sentence.start + at,
                owners: lead.people,
            });
        }
        from = end;
    }
    None
}

/// Returns where the next word begins.
fn next_word(text: &str, from: usize) -> Option<usize> {
    let mut inside = text[..from].ends_with(is_inside);
    text[from..].char_indices().find_map(|(at, c)| {
        let begins = !inside && (c.is_alphabetic() || c == '@' || c == '[');
        inside = is_inside(c);
        begins.then_some(from + at)
    })
}

fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || "_@-/.".contains(c)
}

/// Returns the bytes of what the people at `at` are going to do.
fn deed(text: &str, at: usize, lead: &Lead) -> Option<Range<usize>> {
    let end = at + lead.len;
    let after = &text[end..];
    let conditional = CONDITIONS.contains(&last_word(&text[..at]).to_lowercase().as_str());
    if conditional && text[..at].trim_end().ends_with(char::is_alphanumeric) {
        return None;
    }
    let acts = after.trim_start();
    if lead.sure && DEEDS.iter().any(|deed| acts.starts_with(deed)) {
        return Some(text.len() - acts.len()..text.len());
    }
    let begins = clause_begins(&text[..at]);
    let Some(len) = people::promise(after) else {
        return bare(text, end, lead, begins);
    };
    let verb = people::first_word(&after[len..]);
    let plain = verb.starts_with(char::is_lowercase) && !NO_DEEDS.contains(&verb);
    let told = after.trim_start().starts_with("to ");
    let sure = lead.sure && (!told || begins || text[at..].starts_with('@'));
    (plain && (sure || begins && people::is_verb(verb))).then_some(end + len..text.len())
}

/// "@ada creates an issue", "Ada send a mail".
fn bare(text: &str, end: usize, lead: &Lead, begins: bool) -> Option<Range<usize>> {
    const TOLD: [&str; 14] = [
        "reports",
        "asks",
        "talks",
        "works",
        "sees",
        "tests",
        "comes",
        "goes",
        "discusses",
        "gives",
        "explains",
        "tells",
        "raises",
        "supports",
    ];
    let word = people::first_word(&text[end..]);
    let stem = word.strip_suffix("es").filter(|stem| people::is_verb(stem));
    let stem = stem.or_else(|| word.strip_suffix('s')).unwrap_or(word);
    let acts =
        people::is_verb(stem) && word.starts_with(char::is_lowercase) && !TOLD.contains(&word);
    (lead.sure && begins && acts).then_some(end..text.len())
}

/// "The poll will be sent by Ada".
fn passive(text: &str, at: usize, lead: &Lead) -> Option<Range<usize>> {
    let before = pieces::tail(text[..at].trim_end());
    let by = before
        .strip_suffix("by")
        .or_else(|| before.strip_suffix("von"))?;
    let ahead = by.contains("will be ") || by.contains("wird ") || by.contains("to be ");
    let named = lead.sure || lead.people.iter().all(|name| !name.contains(' '));
    (ahead && named && by.ends_with(' ')).then_some(0..text.len())
}

fn last_word(text: &str) -> &str {
    text.trim_end()
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default()
}

fn clause_begins(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(|c: char| ".;,:!?()[]-–—>→*|\"'".contains(c))
}

/// Reads a bullet that begins with a verb and ends with people.
pub(super) fn imperative(text: &str, known: &Known) -> Option<Task> {
    let verb = people::first_word(text);
    let second = people::first_word(text.trim_start().get(verb.len()..)?);
    // "Outline of the plan" is a thing
    let asked = people::is_verb(verb) && !["of", "for", "from", "by"].contains(&second);
    let owners = people::trailing(text, known).filter(|_| asked)?;
    Some(Task {
        span: 0..text.len(),
        start: 0,
        owners,
    })
}
