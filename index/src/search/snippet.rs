//! The best few words of a passage, with what was found marked.

use super::{
    Line,
    plan::{Leaf, Plan, stems},
};
use crate::{
    model::Passage,
    text::{fold, words},
};
use serde::Serialize;
use std::{collections::BTreeSet, ops::Range};

/// A snippet has so many bytes, or a word more.
const LENGTH: usize = 220;
/// So much of it may stand before the first word that was found.
const BEFORE: usize = 60;

/// A part of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// The text, without line breaks and control characters.
    pub text: String,
    /// Line of the file in which the first word that was found stands, else
    /// the first line of the section.
    pub line: u32,
    /// The bytes of `text` that were looked for, ascending.
    pub marks: Vec<Range<usize>>,
    /// Whether text was left out before it.
    pub cut_before: bool,
    /// Whether text was left out behind it.
    pub cut_after: bool,
}

/// A word that was found: its bytes and which of the words looked for it is.
struct Match {
    bytes: Range<usize>,
    leaf: usize,
}

/// Returns the window of a passage that has most of what was looked for.
pub(super) fn best(plan: &Plan, passage: &Passage) -> Snippet {
    let text = &passage.text;
    let matches = find(plan, text);
    let first = best_window(&matches);
    let anchor = matches.get(first).map_or(0, |found| found.bytes.start);
    let start = window_start(text, anchor);
    let end = window_end(text, start);
    let inside = matches
        .iter()
        .filter(|found| start <= found.bytes.start && found.bytes.end <= end);
    let mut snippet = Snippet {
        line: line_of(passage, anchor),
        cut_before: !text[..start].trim().is_empty(),
        cut_after: !text[end..].trim().is_empty(),
        ..Snippet::default()
    };
    let mut at = start;
    for found in inside {
        push_clean(&mut snippet.text, &text[at..found.bytes.start]);
        let from = snippet.text.len();
        snippet.text.push_str(&text[found.bytes.clone()]);
        snippet.marks.push(from..snippet.text.len());
        at = found.bytes.end;
    }
    push_clean(&mut snippet.text, &text[at..end]);
    snippet.text.truncate(snippet.text.trim_end().len());
    snippet
}

/// Returns the lines up to `reach` before and behind one.
pub(super) fn around(passage: &Passage, line: u32, reach: usize) -> Vec<Line> {
    if reach == 0 {
        return Vec::new();
    }
    let at = passage.lines.iter().position(|&number| number == line);
    let at = at.unwrap_or_default();
    let numbered = passage.text.lines().zip(&passage.lines);
    let near = numbered.skip(at.saturating_sub(reach));
    let shown = at.min(reach) + 1 + reach;
    let line = |(text, &number): (&str, &u32)| Line {
        number,
        text: text.trim_end().to_owned(),
    };
    near.take(shown).map(line).collect()
}

/// Returns the words of a text that the plan looks for.
fn find(plan: &Plan, text: &str) -> Vec<Match> {
    let wanted: Vec<Wanted> = plan.leaves.iter().map(Wanted::of).collect();
    let mut matches = Vec::new();
    for word in words(text) {
        let folded = fold(word.text);
        // A word and its stem begin with the same letter; most need no stem.
        if !wanted.iter().any(|wanted| wanted.may_be(&folded)) {
            continue;
        }
        let forms = stems(&folded);
        if let Some(leaf) = wanted.iter().position(|wanted| wanted.is(&folded, &forms)) {
            let bytes = word.start..word.end();
            matches.push(Match { bytes, leaf });
        }
    }
    matches
}

/// What a leaf looks like in a text.
#[derive(Default)]
struct Wanted {
    exact: BTreeSet<String>,
    stems: BTreeSet<String>,
    start: Option<String>,
}

impl Wanted {
    fn of(leaf: &Leaf) -> Self {
        let mut wanted = Self::default();
        match leaf {
            Leaf::Word(word) | Leaf::Title(word) => {
                for part in word.parts.iter().chain(&word.joined) {
                    wanted.stems.extend(stems(part));
                    wanted.exact.insert(part.clone());
                }
            }
            Leaf::Identifier(name) => {
                wanted.exact.extend(words(name).map(|part| fold(part.text)));
            }
            Leaf::Loose(parts) => {
                wanted
                    .stems
                    .extend(parts.iter().flat_map(|part| stems(part)));
                wanted.exact.extend(parts.iter().cloned());
            }
            Leaf::Phrase(parts) => wanted.exact.extend(parts.iter().cloned()),
            Leaf::Prefix(start) => wanted.start = Some(start.clone()),
            Leaf::Tag { .. } | Leaf::Days(_) => {}
        }
        wanted
    }

    fn may_be(&self, word: &str) -> bool {
        let first = word.chars().next();
        let all = self.exact.iter().chain(&self.start);
        all.map(|other| other.chars().next())
            .any(|other| other == first)
    }

    fn is(&self, word: &str, stems: &[String]) -> bool {
        let starts = self
            .start
            .as_ref()
            .is_some_and(|start| word.starts_with(start));
        starts || self.exact.contains(word) || stems.iter().any(|stem| self.stems.contains(stem))
    }
}

/// Returns the first match of the window with the most different words.
fn best_window(matches: &[Match]) -> usize {
    let worth = |first: usize| {
        let start = matches[first].bytes.start;
        let inside = matches[first..]
            .iter()
            .take_while(|found| found.bytes.end <= start + LENGTH - BEFORE);
        let leaves: BTreeSet<usize> = inside.clone().map(|found| found.leaf).collect();
        (leaves.len(), inside.count())
    };
    let firsts = (0..matches.len()).rev();
    firsts.max_by_key(|&first| worth(first)).unwrap_or_default()
}

/// Returns where a window begins that shows some words before `anchor`.
fn window_start(text: &str, anchor: usize) -> usize {
    if anchor <= BEFORE {
        return 0;
    }
    let from = char_boundary(text, anchor - BEFORE);
    let gap = text[from..anchor].find(char::is_whitespace);
    let start = gap.map_or(from, |gap| from + gap);
    start + text[start..anchor].len() - text[start..anchor].trim_start().len()
}

fn window_end(text: &str, start: usize) -> usize {
    let end = char_boundary(text, start + LENGTH);
    let rest = text[end..].find(char::is_whitespace);
    let word_end = rest.map_or(text.len(), |gap| end + gap);
    // A word without an end, like a long URL, is cut.
    if word_end - end <= BEFORE {
        word_end
    } else {
        end
    }
}

/// Returns the last place up to `at` where a character begins or the text ends.
fn char_boundary(text: &str, at: usize) -> usize {
    let mut places = (0..=at.min(text.len())).rev();
    places
        .find(|&place| text.is_char_boundary(place))
        .unwrap_or_default()
}

fn line_of(passage: &Passage, byte: usize) -> u32 {
    let line = passage.text[..byte].matches('\n').count();
    passage.lines.get(line).copied().unwrap_or(passage.line)
}

/// Appends text with each run of white space and control characters as one
/// space.
fn push_clean(target: &mut String, text: &str) {
    for character in text.chars() {
        let blank = character.is_whitespace() || character.is_control();
        if !blank {
            target.push(character);
        } else if !target.is_empty() && !target.ends_with(' ') {
            target.push(' ');
        }
    }
}
