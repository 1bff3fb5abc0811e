//! What was decided.
//!
//! * behind a marker: `RESOLVED: …`, `DECISION 3: …`, `Decision - …`,
//!   `Beschluss: …`; below one that stands alone: `Agreed:`
//! * in an unmistakable sentence: "we decided to …", "it was agreed that …",
//!   "motion passed", "einstimmig angenommen"
//! * before a tag: `Keep the name - agreed`
//! * a bullet of a section "Decisions"
//!
//! "Decision needed", "to be decided" and "if we agree" decide nothing.

use super::action::pieces::{self, LineCursor};
use super::section::SectionKind;
use super::signal::{Signals, telling};
use super::{Part, person};
use crate::parse::{Block, BlockKind};
use aho_corasick::AhoCorasick;
use minutebook_index::model::{Decision, DecisionKind};
use std::sync::LazyLock;

mod words;

use words::{DOUBTS, MARKERS, OPEN, PHRASES, TAGS};

/// Reads them from a part.
pub fn recognize(part: &Part<'_>) -> Vec<Decision> {
    let mut list = None;
    let mut found = Vec::new();
    for (block, signals) in part.signaled_blocks() {
        if matches!(block.kind, BlockKind::Heading(_)) {
            let kind = part.kind_in(block.section);
            list = (kind == SectionKind::Decisions).then_some(List {
                depth: u8::MAX,
                kind: DecisionKind::Decided,
                labelled: false,
            });
        } else if block.kind != BlockKind::Code
            && (list.is_some() || signals.has(Signals::DECISION))
        {
            read(block, &mut list, &mut found);
        }
    }
    found
}

/// A sentence of so few words says that something was decided, but not what.
const VERDICT: usize = 3;

/// Words of so many bytes are rare enough to tell a phrase by.
const RARE: usize = 6;

/// The words of which a text outside of lists of decisions holds one if it tells
/// of any.
pub(super) fn signals() -> impl Iterator<Item = (&'static str, Signals)> {
    let markers = MARKERS.iter().chain(TAGS).map(|(word, _)| *word);
    // "(un)decided to defer": the first word may be the end of another one
    let rare = |phrase: &'static str| {
        let rest = phrase.split_once(' ').map_or(phrase, |(_, rest)| rest);
        let is_rare = |word: &&str| RARE <= word.len();
        Some(telling(rest)).filter(is_rare).unwrap_or(phrase)
    };
    let phrases = PHRASES.iter().map(move |(phrase, _)| rare(phrase));
    markers.chain(phrases).map(|word| (word, Signals::DECISION))
}

/// Items that are decisions.
#[derive(Clone, Copy, Debug)]
struct List {
    /// How deep they stand; `u8::MAX` until the first one.
    depth: u8,
    kind: DecisionKind,
    /// Whether a label opened it and not a title: the next paragraph ends it.
    labelled: bool,
}

/// Reads a block; `list` are the items that are decisions.
fn read(block: &Block, list: &mut Option<List>, found: &mut Vec<Decision>) {
    let before = found.len();
    let mut cursor = LineCursor::default();
    for span in pieces::lines(&block.text) {
        let line = &block.text[span.clone()];
        let start = found.len();
        for (offset, sentence) in sentences(line) {
            let number = cursor.of(block, span.start + begin(line, offset));
            if let Some((text, kind)) = of_marker(line, offset, sentence) {
                found.push(decision(text, kind, number));
                break;
            }
            let Some((text, kind)) = of_phrase(sentence) else {
                continue;
            };
            // "Ada moves to buy a boat. Motion carries.": the line says what.
            let verdict = 0 < offset && text.split_whitespace().count() <= VERDICT;
            let text = if verdict { tidy(line) } else { text };
            found.push(decision(text, kind, number));
        }
        if start == found.len()
            && let Some((text, kind)) = of_tag(line)
        {
            found.push(decision(text, kind, cursor.of(block, span.start)));
        }
    }
    let is_item = matches!(block.kind, BlockKind::Item { .. });
    if let Some(kind) = opens_list(&block.text) {
        let depth = block.depth + 1;
        *list = Some(List {
            depth,
            kind,
            labelled: true,
        });
        return;
    }
    if !is_item {
        *list = list.filter(|open| !open.labelled || open.depth <= block.depth);
        return;
    }
    let Some(open) = *list else {
        return;
    };
    if open.depth != u8::MAX && block.depth < open.depth && open.depth != 1 {
        *list = None;
        return;
    }
    let depth = open.depth.min(block.depth);
    *list = Some(List { depth, ..open });
    let text = tidy(&block.text);
    if before == found.len() && block.depth == depth && is_settled(&text) {
        found.push(decision(text, open.kind, block.line()));
    }
}

/// The first letter behind an offset: a sentence begins there.
fn begin(line: &str, offset: usize) -> usize {
    let rest = &line[offset..];
    offset + rest.len() - rest.trim_start().len()
}

/// "Agreed:" with nothing behind it: what follows below was agreed.
fn opens_list(text: &str) -> Option<DecisionKind> {
    let label = text.trim_end().strip_suffix(':')?;
    let line = label.rsplit('\n').next()?.trim();
    let found = MARKERS
        .iter()
        .find(|(word, _)| line.len() == word.len() && starts_with(line, word));
    found.map(|(_, kind)| *kind)
}

/// "Keep the name - agreed", "Keep it (approved)", "Keep it. Agreed."
fn of_tag(line: &str) -> Option<(String, DecisionKind)> {
    let end = |c: char| c.is_whitespace() || ".!)]*_".contains(c);
    let text = line.trim_end_matches(end);
    TAGS.iter().find_map(|(tag, kind)| {
        let rest = text.get(..text.len().checked_sub(tag.len())?)?;
        if !text[rest.len()..].eq_ignore_ascii_case(tag) {
            return None;
        }
        let open = rest.trim_end_matches([' ', '*', '_']);
        let marked = open.ends_with(['-', '–', '—', '(', '[', '>', '→', '.'])
            && (rest.ends_with([' ', '*', '_', '(', '[']) || open.ends_with(['(', '[']));
        let tidied = tidy(open.trim_end_matches(['-', '–', '—', '(', '[', ' ', '>', '→']));
        let words = tidied
            .split_whitespace()
            .filter(|word| !word.contains("://"));
        let long = 2
            <= words
                .filter(|word| word.contains(char::is_alphabetic))
                .count();
        (marked && long && is_settled(&tidied)).then_some((tidied, *kind))
    })
}

fn decision(text: String, kind: DecisionKind, line: u32) -> Decision {
    Decision { text, kind, line }
}

/// Cuts a line into sentences and says where they begin.
fn sentences(line: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices(['.', '!', '?', ';']) {
        let next = line.as_bytes().get(at + 1).copied().unwrap_or(b' ');
        if next.is_ascii_whitespace() && 3 < at - start {
            found.push((start, &line[start..=at]));
            start = at + 1;
        }
    }
    found.push((start, &line[start..]));
    found
}

/// A marker takes the rest of its line.
fn of_marker(line: &str, offset: usize, sentence: &str) -> Option<(String, DecisionKind)> {
    let skip = |c: char| !c.is_alphanumeric();
    let start = sentence.trim_start_matches(skip);
    let tagged = sentence.get(..sentence.len() - start.len());
    let tagged = tagged.is_some_and(|lead| lead.ends_with('['));
    let after = |word: &str| {
        let after = start[word.len()..].trim_start_matches(['*', '_', ' ', ')', ']']);
        let number = after.trim_start_matches(|c: char| c.is_ascii_digit() || ".#".contains(c));
        let number = number.trim_start_matches(['*', '_', ' ', ')', ']']);
        let colon = number.strip_prefix(':');
        let closed = || start[word.len()..].strip_prefix("] ").filter(|_| tagged);
        colon
            .or_else(closed)
            .or_else(|| dash(&start[word.len()..], start.starts_with(char::is_uppercase)))
    };
    let (after, kind) = MARKERS.iter().find_map(|(word, kind)| {
        starts_with(start, word)
            .then(|| after(word))?
            .map(|rest| (rest, *kind))
    })?;
    let from = offset + sentence.len() - after.len();
    let text = tidy(line.get(from..)?);
    is_settled(&text).then_some((text, kind))
}

/// "Decision - keep it", "DECISION – keep it".
fn dash(after: &str, capital: bool) -> Option<&str> {
    let rest = after.trim_start_matches(['*', '_']).strip_prefix(' ')?;
    let rest = rest.strip_prefix(['-', '–', '—'])?;
    rest.strip_prefix(' ').filter(|_| capital)
}

/// All phrases in one automaton: nearly every sentence has none of them.
static ANY_PHRASE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let phrases = PHRASES.iter().map(|(phrase, _)| phrase);
    AhoCorasick::new(phrases).expect("the phrases are few and short")
});

fn of_phrase(sentence: &str) -> Option<(String, DecisionKind)> {
    let lower = sentence.to_lowercase();
    let words = words_of(&lower);
    if !ANY_PHRASE.is_match(&words) {
        return None;
    }
    let (at, kind) = PHRASES.iter().find_map(|(phrase, kind)| {
        let at = words.find(phrase)?;
        let opens = phrase.starts_with(" ^");
        (!opens || at == 0).then_some((at, *kind))
    })?;
    let doubted = DOUBTS.iter().any(|doubt| words.contains(doubt));
    let conditional = words::CONDITIONS
        .iter()
        .any(|word| words[..=at].contains(word));
    let asked = sentence.trim_end().ends_with('?');
    (!doubted && !conditional && !asked).then(|| (tidy(sentence), kind))
}

/// The words of a sentence with one blank around each, and ` ^` before all.
fn words_of(lower: &str) -> String {
    let mut words = String::from(" ^");
    let apart = |c: char| !c.is_alphanumeric() && c != '\'' && c != '’';
    for word in lower.split(apart).filter(|word| !word.is_empty()) {
        words.push_str(word);
        words.push(' ');
    }
    words
}

/// Tells whether a text behind a marker says what was decided.
fn is_settled(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = words_of(&lower);
    let open = OPEN.iter().any(|word| words.starts_with(word));
    let short =
        words.split_whitespace().count() <= 6 && DOUBTS.iter().any(|doubt| words.contains(doubt));
    let settled = lower.contains(char::is_alphabetic) && !person::is_placeholder(&lower);
    settled && !open && !short && !text.ends_with('?')
}

/// Whether a text begins with a word, in whatever letters.
fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn tidy(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let start = |c: char| c.is_whitespace() || "-–—>=*→:_".contains(c);
    text.trim_start_matches(start)
        .trim_end_matches(|c: char| c.is_whitespace() || "*_".contains(c))
        .to_owned()
}

#[cfg(test)]
mod tests;
