//! Who brings or reports a topic, named in its title.
//!
//! `Title (@ada)`, `Ada: title`, `[name=Ada] title`, `Title - Ada/Bob`,
//! `Talk by Ada Lovelace`. A word where a name might stand is one if an
//! attendance list knows it, or if no list says otherwise and the word is no
//! usual one.

use super::habit::Form;
use super::known::{Known, is_brought_by, is_usual, without_duration};
use super::{speaker, subject};
use crate::extract::person::{handles, is_full_name, is_name, split_outside, take_brackets};

/// Which words count as names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// Those of the attendance list.
    Known,
    /// All that read like names.
    Names,
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
        .or_else(|| in_brackets(without_duration(text.trim_end()), known))
        .or_else(|| in_front(text, known, place))
        .or_else(|| at_end(text, known))
        .or_else(|| behind_commas(text, known));
    let (title, mut owners) = found.unwrap_or_else(|| (text.trim().to_owned(), by(text)));
    if owners.is_empty() {
        owners = subject::of(text, known).unwrap_or_default();
    }
    let title = title.trim().trim_end_matches([':', '-', '–']).trim_end();
    (title.to_owned(), unique(owners))
}

pub(super) fn unique(owners: Vec<String>) -> Vec<String> {
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
    let inside = without_time(&text[start + 1..text.len() - 1]);
    let title = text[..start].trim_end();
    let tag = || (close == ']' && known.is_tag(inside)).then(|| vec![inside.to_owned()]);
    let form = if close == ']' {
        Form::Square
    } else {
        Form::Bracket
    };
    let owners = signature(inside)
        .or_else(|| speaker::labelled_inside(inside, known))
        .or_else(|| people(inside, known))
        .or_else(tag)
        .or_else(|| told(inside, form, known))?;
    (!title.is_empty()).then(|| (title.to_owned(), owners))
}

/// "Ada, Time: 10 minutes": the bracket without how long it takes.
fn without_time(inside: &str) -> &str {
    let labels = ["Time:", "time:", "Timebox:", "timebox:"];
    let at = labels.iter().filter_map(|label| inside.find(label)).min();
    match at.map(|at| inside[..at].trim_end_matches([' ', ',', ';', '–', '-'])) {
        Some(before) if !before.is_empty() => before,
        _ => inside,
    }
}

/// The name in `[name=Ada]`, by which an editor of notes signs what one writes.
fn signature(inside: &str) -> Option<Vec<String>> {
    let name = inside.strip_prefix("name=")?.trim();
    name.starts_with(char::is_alphanumeric)
        .then(|| vec![name.to_owned()])
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
                || w.chars().all(char::is_numeric)
        };
        return words
            .all(fine)
            .then(|| found.into_iter().map(|f| f.value).collect());
    }
    let names = names_of(text);
    let brought = names.iter().all(|n| is_brought_by(n));
    let full = known.loose_in_full && names.iter().all(|n| is_full_name(n));
    let loose = brought && (known.loose || full);
    let all_people = !names.is_empty() && (loose || known.has_some(&names));
    all_people.then(|| names.into_iter().map(str::to_owned).collect())
}

/// The parts of a list of names, without durations: "Ada, 5 min".
pub(super) fn names_of(text: &str) -> Vec<&str> {
    let parts = split_outside(text, &[",", "/", "&", " and ", " und ", "+"]);
    let parts = parts.into_iter().map(|p| p.trim().trim_end_matches('?'));
    parts.filter(|p| !is_duration(p)).collect()
}

/// "5 min", "5-10 Min", "? Min".
fn is_duration(text: &str) -> bool {
    let lower = text.to_lowercase();
    let units = ["min", "mins", "min.", "minutes", "minuten", "m", "h"];
    let number = units.iter().find_map(|unit| lower.strip_suffix(unit));
    let countable = |c: char| c.is_ascii_digit() || " ?-–~'".contains(c);
    number.is_some_and(|n| !n.trim().is_empty() && n.chars().all(countable))
}

pub(super) fn split_words(text: &str) -> impl Iterator<Item = &str> + Clone {
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
        let trust = if inside.contains("name=") || name.starts_with('@') || after.starts_with(':') {
            Trust::Names
        } else {
            Trust::Known
        };
        let names = names(name, known, trust)
            .or_else(|| told(name, Form::Front, known))
            .or_else(|| beside_state(name, known))?;
        return after
            .contains(char::is_alphabetic)
            .then(|| (tail(after), names));
    }
    if let Some((inside, after)) = text.strip_prefix('(').and_then(|r| r.split_once(')')) {
        let names = names(inside, known, Trust::Known).or_else(|| told(inside, Form::Front, known));
        let said = after.starts_with([' ', ':']) && after.contains(char::is_alphabetic);
        return names.filter(|_| said).map(|names| (tail(after), names));
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
    let trust = if place == Place::Bullet && mark == ":" && known.is_empty() {
        Trust::Names
    } else {
        Trust::Known
    };
    let form = if mark == ":" { Form::Colon } else { Form::Dash };
    let names = names(&outside, known, trust).or_else(|| {
        let told = || told(&outside, form, known);
        (form == Form::Colon).then(told).flatten()
    })?;
    Some((tail(rest), names))
}

/// The people of "[Status, Ada]": beside what the topic is.
fn beside_state(text: &str, known: &Known) -> Option<Vec<String>> {
    const STATES: [&str; 8] = [
        "status",
        "update",
        "info",
        "discussion",
        "discuss",
        "vote",
        "new",
        "continued",
    ];
    let (state, people) = text.split_once([',', ':', '/'])?;
    let is_state = STATES.contains(&state.trim().to_lowercase().as_str());
    names(people, known, Trust::Known).filter(|_| is_state)
}

/// Names that nobody knows, in a form in which the note taker names people.
fn told(text: &str, form: Form, known: &Known) -> Option<Vec<String>> {
    let names = names_of(text);
    let told = known.tells(form, &names);
    told.then(|| names.into_iter().map(str::to_owned).collect())
}

fn tail(text: &str) -> String {
    text.trim_start_matches([':', ' ', '-', '–']).to_owned()
}

/// The names of "Ada/ Bob", "@ada, @bob": all of them handles or known, or
/// by trust, words that are not usual ones.
pub(super) fn names(text: &str, known: &Known, trust: Trust) -> Option<Vec<String>> {
    let parts = split_outside(text, &[",", "/", "&", " and ", " und ", "+"]);
    let parts: Vec<&str> = parts
        .into_iter()
        .map(str::trim)
        .filter(|p| !p.is_empty() && !is_duration(p))
        .collect();
    let some = known.has_some(&parts);
    let one = |part: &&str| {
        let handle = part.strip_prefix('@').filter(|h| !h.contains(' '));
        let name = trust == Trust::Names
            && is_name(part)
            && !is_usual(part)
            && part.split_whitespace().count() <= 3;
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
    let apart = |at: usize| text[..at].ends_with(' ') || text[at..].starts_with(' ');
    if let Some((at, length)) = at {
        let (tail, _) = take_brackets(&text[at + length..]);
        let led = || speaker::only_handles(&tail).or_else(|| led_by_handle(&text[at + length..]));
        let trust = if known.dashed && apart(at) && !text[at..].contains(':') {
            Trust::Names
        } else {
            Trust::Known
        };
        let told = || told(&tail, Form::Dash, known).filter(|_| apart(at));
        if let Some(names) = names(&tail, known, trust).or_else(led).or_else(told) {
            return Some((text[..at].to_owned(), names));
        }
    }
    if let Some((title, tail)) = text.rsplit_once(" / ")
        && let Some(names) = names(tail, known, Trust::Known)
    {
        return Some((title.to_owned(), names));
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

/// `Title, Ada Lovelace, Bob`, `Title, all`: known people behind commas.
fn behind_commas(text: &str, known: &Known) -> Option<(String, Vec<String>)> {
    let parts = split_outside(text, &[","]);
    let everyone = |part: &str| ["all", "alle", "everyone"].contains(&part.to_lowercase().as_str());
    let person = |part: &&&str| known.has(part) || (everyone(part.trim()) && !known.is_empty());
    let people = parts.iter().rev().take_while(person).count();
    let said = parts.len().checked_sub(people).filter(|said| 0 < *said)?;
    let owners = parts.get(said..)?.iter().map(|part| part.trim());
    let owners = owners.filter(|part| !everyone(part)).map(str::to_owned);
    let title = parts.get(..said)?.join(",");
    (0 < people && title.contains(char::is_alphabetic)).then(|| (title, owners.collect()))
}

/// `… - @ada list for discussion`: a handle and what it is about to do.
fn led_by_handle(tail: &str) -> Option<Vec<String>> {
    let mut words = tail.split_whitespace();
    let first = words.next().filter(|w| w.starts_with('@'))?;
    let few = words.count() <= 4;
    let found = handles(first).into_iter().next()?;
    few.then(|| vec![found.value])
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
    let lower = words[..at].join(" ").to_lowercase();
    let presented = PRESENTS.iter().any(|p| lower.ends_with(p));
    let last = after.len() == name.len();
    match name.as_slice() {
        [_, _] | [_, _, _] if presented => vec![name.join(" ")],
        [one] if last && presented && !is_usual(one) => {
            vec![one.trim_end_matches([':', '.']).to_owned()]
        }
        _ => Vec::new(),
    }
}

/// What somebody gives or holds.
const PRESENTS: [&str; 20] = [
    "presented",
    "led",
    "proposed",
    "vorgestellt",
    "presentation",
    "talk",
    "report",
    "demo",
    "vortrag",
    "bericht",
    "update",
    "präsentation",
    "introduction",
    "overview",
    "question",
    "demonstration",
    "überblick",
    "frage",
    "vorstellung",
    "einführung",
];
