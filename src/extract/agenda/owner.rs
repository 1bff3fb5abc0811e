//! Who brings or reports a topic.
//!
//! `Title (@ada)`, `Ada: title`, `[name=Ada] title`, `Title - Ada/Bob`,
//! `Talk by Ada Lovelace`, and below the title `Report by @ada`,
//! `sponsor: @ada; time: 5 min`. A word where a name might stand is one if an
//! attendance list knows it, or if no list says otherwise and the word is no
//! usual one.

use crate::extract::person::{handles, is_full_name, is_name, split_outside, take_brackets};
use crate::parse::{Block, BlockKind};
use minutebook_index::model::Participant;
use std::collections::BTreeSet;

/// How people of the attendance list may be called.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    names: BTreeSet<String>,
    /// Whether names stand in brackets at the end of several bullets while no
    /// list says who was there.
    loose: bool,
}

impl Known {
    pub(super) fn of(participants: &[Participant], blocks: &[Block]) -> Self {
        let mut names = BTreeSet::new();
        for person in participants {
            names.extend(person.handle.as_ref().map(|h| h.to_lowercase()));
            names.extend(person.name.iter().flat_map(|n| spellings(n)));
        }
        let bracketed = |b: &&Block| {
            matches!(b.kind, BlockKind::Item { .. }) && ends_in_name(b.text.trim_end())
        };
        let loose = names.is_empty() && 2 <= blocks.iter().filter(bracketed).count();
        Known { names, loose }
    }

    /// One of the names is known, and the others read like names.
    fn has_some(&self, names: &[&str]) -> bool {
        let fine = |n: &&str| self.has(n) || (is_name(n) && !is_usual(n));
        names.iter().any(|n| self.has(n)) && names.iter().all(fine)
    }

    fn has(&self, name: &str) -> bool {
        self.names
            .contains(&name.trim().trim_start_matches('@').to_lowercase())
    }
}

/// `… (Ada)`, `… (Ada, Bob)`.
fn ends_in_name(text: &str) -> bool {
    let inside = text.strip_suffix(')').and_then(|t| t.rsplit_once('('));
    let Some((_, inside)) = inside else {
        return false;
    };
    let mut names = inside.split([',', '/', '&']).map(str::trim);
    names.all(|n| is_name(n) && !is_usual(n) && !n.contains(' '))
}

/// "Ada Lovelace", "Ada", "Lovelace", "AdaL", "Ada L", "Ada L.".
fn spellings(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let mut all = vec![lower.clone()];
    if let [first, .., last] = words.as_slice() {
        let initial = last.chars().next().unwrap_or_default();
        all.extend([(*first).to_owned(), (*last).to_owned()]);
        all.extend([
            format!("{first}{initial}"),
            format!("{first} {initial}"),
            format!("{first} {initial}."),
        ]);
    }
    all
}

/// Where a title stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In a heading: a word before a colon is rarely a name.
    Heading,
    /// In a bullet of an agenda.
    Bullet,
}

/// Splits a title into what it says and who brings it.
pub(super) fn split(text: &str, known: &Known, place: Place) -> (String, Vec<String>) {
    let found = in_brackets(text, known)
        .or_else(|| in_front(text, known, place))
        .or_else(|| at_end(text, known));
    let (title, owners) = found.unwrap_or_else(|| (text.trim().to_owned(), by(text)));
    let title = title.trim().trim_end_matches([':', '-', '–']).trim_end();
    (title.to_owned(), unique(owners))
}

fn unique(owners: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for owner in owners {
        if !kept.contains(&owner) {
            kept.push(owner);
        }
    }
    kept
}

/// `Title (@ada, @bob)`, `Title [Ada]`.
fn in_brackets(text: &str, known: &Known) -> Option<(String, Vec<String>)> {
    let text = text.trim_end_matches([':', '.', ' ']);
    let close = text.chars().next_back()?;
    let open = match close {
        ')' => '(',
        ']' => '[',
        _ => return None,
    };
    let start = text.rfind(open)?;
    let inside = &text[start + 1..text.len() - 1];
    let title = text[..start].trim_end();
    let owners = people(inside, known)?;
    (!title.is_empty()).then(|| (title.to_owned(), owners))
}

/// The people a text consists of: handles with some words, or known names.
fn people(text: &str, known: &Known) -> Option<Vec<String>> {
    let found = handles(text);
    let mut words = split_words(text);
    if text.starts_with('@') && words.clone().count() <= 8 {
        return Some(found.into_iter().map(|f| f.value).collect());
    }
    if !found.is_empty() {
        let fine = |w: &str| {
            w.starts_with('@')
                || JOINTS.contains(&w.to_lowercase().as_str())
                || w.chars().all(|c| c.is_numeric())
        };
        return words
            .all(fine)
            .then(|| found.into_iter().map(|f| f.value).collect());
    }
    let names: Vec<&str> = split_outside(text, &[",", "/", "&", " and ", " und ", "+"])
        .into_iter()
        .map(str::trim)
        .collect();
    let loose = known.loose
        && names
            .iter()
            .all(|n| is_name(n) && !is_usual(n) && !n.contains(' '));
    (loose || known.has_some(&names)).then(|| names.into_iter().map(str::to_owned).collect())
}

fn split_words(text: &str) -> impl Iterator<Item = &str> + Clone {
    let words = text.split(|c: char| c.is_whitespace() || ",;/&+:".contains(c));
    words.filter(|w| !w.is_empty())
}

/// What may stand beside handles in brackets.
const JOINTS: [&str; 24] = [
    "and",
    "und",
    "by",
    "von",
    "with",
    "mit",
    "sponsor",
    "owner",
    "lead",
    "reporter",
    "presenter",
    "speaker",
    "min",
    "mins",
    "minutes",
    "time",
    "timebox",
    "moved",
    "from",
    "for",
    "all",
    "report",
    "?",
    "-",
];

/// `@ada: title`, `Ada: title`, `[Ada]: title`, `[name=Ada] title`, `**Ada** title`.
fn in_front(text: &str, known: &Known, place: Place) -> Option<(String, Vec<String>)> {
    if let Some(rest) = text.strip_prefix('[') {
        let (inside, after) = rest.split_once(']')?;
        let name = inside
            .trim()
            .trim_start_matches("name=")
            .trim_end_matches('?');
        let sure = inside.contains("name=") || name.starts_with('@') || after.starts_with(':');
        let names = names(name, known, sure || known.has(name))?;
        return after
            .contains(char::is_alphabetic)
            .then(|| (tail(after), names));
    }
    let mark = [":", " - ", " – ", " -> "]
        .into_iter()
        .filter_map(|m| Some((text.find(m)?, m)));
    let (at, mark) = mark.min()?;
    let (head, rest) = (&text[..at], &text[at + mark.len()..]);
    if !rest.contains(char::is_alphabetic) || rest.starts_with("//") {
        return None;
    }
    let (outside, _) = take_brackets(head);
    let trusted = place == Place::Bullet && mark == ":" && known.names.is_empty();
    let names = names(&outside, known, trusted)?;
    Some((tail(rest), names))
}

fn tail(text: &str) -> String {
    text.trim_start_matches([':', ' ', '-', '–']).to_owned()
}

/// The names of "Ada/ Bob", "@ada, @bob": all of them handles or known, or
/// where `trusted`, words that are not usual ones.
fn names(text: &str, known: &Known, trusted: bool) -> Option<Vec<String>> {
    let parts = split_outside(text, &[",", "/", "&", " and ", " und ", "+"]);
    let parts: Vec<&str> = parts
        .into_iter()
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    let some = known.has_some(&parts);
    let one = |part: &&str| {
        let handle = part.strip_prefix('@').filter(|h| !h.contains(' '));
        let name =
            trusted && is_name(part) && !is_usual(part) && part.split_whitespace().count() <= 3;
        match handle {
            Some(handle) => Some(handle.to_owned()),
            None => (some || name).then(|| (*part).to_owned()),
        }
    };
    let found: Option<Vec<String>> = parts.iter().map(one).collect();
    found.filter(|f| !f.is_empty())
}

/// `Title - Ada/Bob`, `Title – @ada`, `Title: @ada`, `Title @ada`.
fn at_end(text: &str, known: &Known) -> Option<(String, Vec<String>)> {
    let marks = [" - ", " – ", " — ", "- ", "– ", ": ", " | "];
    let at = marks
        .iter()
        .filter_map(|m| Some((text.rfind(m)?, m.len())))
        .max();
    if let Some((at, length)) = at {
        let (tail, _) = take_brackets(&text[at + length..]);
        if let Some(names) = names(&tail, known, false) {
            return Some((text[..at].to_owned(), names));
        }
    }
    let last = text.split_whitespace().next_back()?;
    let found = handles(last);
    let before = text[..text.len() - last.len()].trim_end();
    let linked = ["by", "from", "with", "for", "to", "von", "and", "@"];
    let linked = before
        .split_whitespace()
        .next_back()
        .is_some_and(|w| linked.contains(&w));
    let plain = last.starts_with('@') && !last.ends_with([')', ']']);
    (found.len() == 1 && plain && !before.is_empty() && !linked).then(|| {
        (
            before.to_owned(),
            found.into_iter().map(|f| f.value).collect(),
        )
    })
}

/// `Talk by Ada Lovelace on tea`, `proposal from @ada`.
fn by(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some(at) = words
        .iter()
        .position(|w| ["by", "from", "von", "By"].contains(w))
    else {
        return Vec::new();
    };
    let after = &words[at + 1..];
    if let Some(found) = after.first().and_then(|w| handles(w).into_iter().next()) {
        return vec![found.value];
    }
    if words[at] == "from" {
        return Vec::new();
    }
    let capital = |w: &&&str| is_name(w) && w.chars().any(char::is_lowercase);
    let name: Vec<&str> = after.iter().take_while(capital).take(3).copied().collect();
    let presents = [
        "presentation",
        "talk",
        "report",
        "demo",
        "vortrag",
        "bericht",
        "update",
        "präsentation",
        "introduction",
    ];
    let lower = words[..at].join(" ").to_lowercase();
    match name.len() {
        2 | 3 if presents.iter().any(|p| lower.ends_with(p)) => vec![name.join(" ")],
        _ => Vec::new(),
    }
}

/// A heading or a line that only names who speaks: `Ada Lovelace (ACME):`.
pub(super) fn speaker(text: &str, known: &Known) -> Option<String> {
    let (name, notes) = take_brackets(text.trim_end_matches(':'));
    let announced = known.has(&name) || (!notes.is_empty() && text.ends_with([':', ')']));
    let marked = text.ends_with(':') || text.trim_end().ends_with("):");
    (is_full_name(&name) && announced && (marked || known.has(&name)) && !is_usual(&name))
        .then_some(name)
}

/// Lines below a title that name who brings it.
const LABELS: [&str; 26] = [
    "report by",
    "reported by",
    "rebort by",
    "report from",
    "presented by",
    "presentation by",
    "presenter",
    "presenters",
    "speaker",
    "speakers",
    "sponsor",
    "sponsors",
    "sponsored by",
    "owner",
    "owners",
    "lead",
    "led by",
    "brought by",
    "proposed by",
    "talk by",
    "update by",
    "vorgestellt von",
    "bericht von",
    "bericht",
    "referent",
    "referentin",
];

/// Reads the owner from the first lines below a title.
pub(super) fn below(blocks: &[Block], known: &Known) -> Vec<String> {
    let said = blocks.iter().filter(|b| !b.text.trim().is_empty());
    let said = said.take_while(|b| matches!(b.kind, BlockKind::Paragraph | BlockKind::Item { .. }));
    let mut lines = said.take(2).flat_map(|b| b.text.lines().take(2));
    lines
        .find_map(|line| of_line(line, known))
        .unwrap_or_default()
}

fn of_line(line: &str, known: &Known) -> Option<Vec<String>> {
    let line = line.trim();
    if let Some(name) = speaker(line, known).filter(|_| !known.has(line)) {
        return Some(vec![name]);
    }
    labeled(line, known).or_else(|| only_handles(line))
}

/// Reads "Report by @ada", "sponsor: @ada; time: 5 min".
pub(super) fn labeled(line: &str, known: &Known) -> Option<Vec<String>> {
    let lower = line.to_lowercase();
    let label = LABELS
        .iter()
        .filter(|l| lower.starts_with(**l))
        .max_by_key(|l| l.len());
    let rest = line.get(label?.len()..)?;
    let rest = rest.strip_prefix(':').or_else(|| rest.strip_prefix(' '))?;
    let (outside, _) = take_brackets(rest);
    let found = handles(&outside);
    if !found.is_empty() {
        return Some(unique(found.into_iter().map(|f| f.value).collect()));
    }
    let head = split_outside(&outside, &[";", ".", " - "])
        .first()
        .map(|h| h.trim().to_owned())?;
    names(&head, known, true)
}

/// Whether a title announces a talk, whose speaker may stand below it.
pub(super) fn is_talk(title: &str) -> bool {
    let lower = title.to_lowercase();
    let words = [
        "talk",
        "presentation",
        "demo",
        "vortrag",
        "präsentation",
        "keynote",
    ];
    words.iter().any(|w| lower.contains(w))
}

/// Reads "… by Ada Lovelace" from the first line below the title of a talk.
pub(super) fn of_talk(blocks: &[Block]) -> Vec<String> {
    let first = blocks.iter().find(|b| !b.text.trim().is_empty());
    let line = first
        .and_then(|b| b.text.lines().next())
        .unwrap_or_default();
    let Some((_, after)) = line.split_once(" by ") else {
        return Vec::new();
    };
    let name: Vec<&str> = after
        .split_whitespace()
        .take_while(|w| is_name(w))
        .take(3)
        .collect();
    match name.len() {
        2 | 3 => vec![name.join(" ").trim_end_matches(['.', ',']).to_owned()],
        _ => Vec::new(),
    }
}

fn only_handles(line: &str) -> Option<Vec<String>> {
    let found = handles(line);
    let plain = split_words(line).all(|w| w.starts_with('@') || w == "and" || w == "und");
    (!found.is_empty() && plain).then(|| found.into_iter().map(|f| f.value).collect())
}

/// Words that stand before a colon in titles and are no names.
fn is_usual(text: &str) -> bool {
    const USUAL: [&str; 88] = [
        "action",
        "agenda",
        "aob",
        "announcement",
        "announcements",
        "api",
        "april",
        "august",
        "backend",
        "background",
        "blog",
        "board",
        "bug",
        "bugs",
        "build",
        "ci",
        "communication",
        "community",
        "context",
        "core",
        "data",
        "date",
        "december",
        "decision",
        "demo",
        "design",
        "discuss",
        "discussion",
        "doc",
        "docs",
        "documentation",
        "events",
        "example",
        "feature",
        "february",
        "feedback",
        "fix",
        "followup",
        "frontend",
        "funding",
        "fyi",
        "goal",
        "goals",
        "governance",
        "idea",
        "info",
        "infrastructure",
        "intro",
        "introduction",
        "issue",
        "issues",
        "january",
        "july",
        "june",
        "legal",
        "link",
        "links",
        "march",
        "may",
        "meeting",
        "news",
        "note",
        "notes",
        "november",
        "october",
        "option",
        "outreach",
        "plan",
        "poll",
        "problem",
        "project",
        "proposal",
        "question",
        "questions",
        "recap",
        "release",
        "releases",
        "reminder",
        "report",
        "review",
        "roadmap",
        "security",
        "september",
        "status",
        "summary",
        "topic",
        "update",
        "updates",
    ];
    const MORE: [&str; 16] = [
        "vote", "website", "workshop", "testing", "tests", "tools", "tooling", "todo", "thema",
        "frage", "hinweis", "bericht", "team", "user", "version", "welcome",
    ];
    let acronym = 2 < text.chars().count() && !text.chars().any(char::is_lowercase);
    let lower = text.to_lowercase();
    let usual = |w: &str| USUAL.contains(&w) || MORE.contains(&w);
    acronym || lower.split(|c: char| !c.is_alphanumeric()).any(usual)
}
