//! Who brings a topic, named on the lines below its title.
//!
//! `Report by @ada`, `sponsor: @ada; time: 5 min`, `Ada Lovelace (ACME):`.

use super::known::{Known, is_usual};
use super::owner::{Trust, names, split_words, unique};
use crate::extract::person::{handles, is_full_name, is_name, split_outside, take_brackets};
use crate::extract::section;
use crate::parse::{Block, BlockKind};

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
    let of_block = |block: &Block| {
        let mut lines = block.text.lines().take(2);
        // A box with nothing but handles is a vote or a task.
        let boxed = matches!(
            block.kind,
            BlockKind::Item {
                checked: Some(_),
                ..
            }
        );
        lines.find_map(|line| of_line(line, known).filter(|_| !boxed))
    };
    let said: Vec<&Block> = said.take(3).collect();
    let mut reads = said.iter().take(2).enumerate();
    let alone = standing_alone(blocks, known);
    if !alone.is_empty() {
        return alone;
    }
    let found = reads.find_map(|(at, block)| {
        let next = said.get(at + 1).map(|b| b.text.as_str());
        // Several bullets of handles are a list of people.
        let listed = next.is_some_and(|next| {
            only_handles(&block.text).is_some() && only_handles(next).is_some()
        });
        of_block(block).filter(|_| !listed)
    });
    let reported = || said.first().and_then(|b| reports(&b.text, known));
    found.or_else(reported).unwrap_or_default()
}

/// Reads the lines of nothing but a name that begin what is said about a
/// topic, or a part of it.
fn standing_alone(blocks: &[Block], known: &Known) -> Vec<String> {
    const NEAR: usize = 16;
    let said = blocks.iter().filter(|b| !b.text.trim().is_empty());
    let said = said.take_while(|b| matches!(b.kind, BlockKind::Paragraph | BlockKind::Item { .. }));
    let mut found = Vec::new();
    for (at, block) in said.take(NEAR).enumerate() {
        let plain = block.kind == BlockKind::Paragraph && block.depth == 0 && block.quotes == 0;
        let text = block.text.trim();
        let line = text.lines().next().unwrap_or_default();
        let whole = line.len() == text.len();
        let line = line.trim_matches(|c: char| c.is_whitespace() || "()-–".contains(c));
        // a family name has many spellings
        let first = line.split(' ').next().unwrap_or_default();
        let full = is_full_name(line) && (known.has(line) || whole && known.has(first));
        let named = plain && (full || whole && at == 0 && known.has(line));
        if named {
            found.push(line.to_owned());
        } else if at == 0 {
            break;
        }
    }
    unique(found)
}

/// Reads "owner: Ada", "presented by Dora Finch" in the brackets of a title.
pub(super) fn labelled_inside(text: &str, known: &Known) -> Option<Vec<String>> {
    const OF_TITLES: [&str; 16] = [
        "owner",
        "owners",
        "lead",
        "led by",
        "presenter",
        "presenters",
        "presented by",
        "speaker",
        "speakers",
        "sponsor",
        "sponsored by",
        "brought by",
        "proposed by",
        "facilitator",
        "by",
        "vorgestellt von",
    ];
    let lower = text.to_lowercase();
    let label = OF_TITLES.iter().filter(|label| lower.starts_with(**label));
    let label = label.max_by_key(|label| label.len())?;
    let rest = text.get(label.len()..)?;
    let rest = rest.strip_prefix(':').or_else(|| rest.strip_prefix(' '))?;
    names(rest.trim(), known, Trust::Names)
}

/// Reads "Ada reports on …", "Ada berichtet von …", "Update from @ada: …".
fn reports(text: &str, known: &Known) -> Option<Vec<String>> {
    const VERBS: [&str; 4] = ["reports", "presents", "introduces", "berichtet"];
    let mut from = ["Update from ", "Notes from "].iter();
    let from = from.find_map(|words| text.strip_prefix(words));
    if let Some(handle) = from.and_then(|rest| handles(rest).into_iter().next()) {
        return (handle.span.start == 0).then(|| vec![handle.value]);
    }
    let mut words = text.split_whitespace();
    let name = words.next()?;
    let verb = words.next()?;
    let handle = name.strip_prefix('@');
    let named = handle.is_some() || known.has(name) || (is_name(name) && !is_usual(name));
    let said = VERBS.contains(&verb.trim_end_matches(':')) && named && words.next().is_some();
    said.then(|| vec![handle.unwrap_or(name).to_owned()])
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
    // "Report – Budget" is a topic
    let dash = label.is_some_and(|label| label.ends_with(" by") || label.starts_with("presenter"));
    let rest = if dash {
        rest.trim_start_matches([' ', '-', '–', ':'])
    } else {
        rest
    };
    let (outside, _) = take_brackets(rest);
    let found = handles(&outside);
    if !found.is_empty() {
        return Some(unique(found.into_iter().map(|f| f.value).collect()));
    }
    let head = split_outside(&outside, &[";", ".", " - "])
        .first()
        .map(|h| h.trim().to_owned())?;
    names(&head, known, Trust::Names)
}

/// Reads who is named below a heading "Presenter", also a misspelled one.
pub(super) fn below_label(title: &str, below: &[Block], known: &Known) -> Option<Vec<String>> {
    let lower = title.trim().trim_end_matches(':').to_lowercase();
    if !LABELS.iter().any(|label| section::is_nearly(&lower, label)) {
        return None;
    }
    let said = below.iter().find(|block| !block.text.trim().is_empty())?;
    let line = said.text.lines().next().unwrap_or_default();
    names(line, known, Trust::Names)
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
    if let Some((speaker, _)) = line.split_once(':') {
        let short = (2..=4).contains(&speaker.len());
        let initials = short && speaker.chars().all(|c| c.is_ascii_uppercase());
        let initials = initials.then(|| vec![speaker.to_owned()]);
        if let Some(found) = only_handles(speaker).or(initials) {
            return found;
        }
    }
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

/// Reads "@ada @bob", "@ada and @bob".
pub(super) fn only_handles(line: &str) -> Option<Vec<String>> {
    let found = handles(line);
    let plain = split_words(line).all(|w| w.starts_with('@') || w == "and" || w == "und");
    (!found.is_empty() && plain).then(|| found.into_iter().map(|f| f.value).collect())
}
