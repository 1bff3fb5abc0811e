//! Text → the lines and sentences that may hold a task.

use crate::parse::Block;
use std::ops::Range;

/// Longer lines are wrapped: what follows belongs to them.
const WRAPPED: usize = 56;

/// How many characters one looks ahead and back, so that time stays linear.
const SIGHT: usize = 300;

/// Turns rising offsets of a block into lines without counting from its
/// begin each time.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::extract) struct LineCursor {
    offset: usize,
    index: usize,
}

impl LineCursor {
    /// Returns the line of the file on which a byte of the text stands.
    pub(in crate::extract) fn of(&mut self, block: &Block, offset: usize) -> u32 {
        if offset < self.offset {
            *self = Self::default();
        }
        let between = block.text.get(self.offset..offset).unwrap_or_default();
        self.index += between.matches('\n').count();
        self.offset = offset;
        block
            .lines
            .get(self.index)
            .copied()
            .unwrap_or_else(|| block.line())
    }
}

/// Cuts a text into lines, and joins those that are mere wraps of a paragraph.
pub(in crate::extract) fn lines(text: &str) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let (mut at, mut open) = (0, false);
    for line in text.split('\n') {
        let span = at..at + line.len();
        let begins = line
            .trim_start()
            .starts_with(['@', '-', '*', '→', '=', '['])
            || opens_speech(line);
        match lines.last_mut().filter(|_| open && !begins) {
            Some(last) => last.end = span.end,
            None => lines.push(span.clone()),
        }
        open = WRAPPED <= line.chars().count();
        at = span.end + 1;
    }
    lines
}

/// "Ada: fine", "AL: fine": somebody else speaks.
fn opens_speech(line: &str) -> bool {
    const LONG: usize = 24;
    let end = line.char_indices().take(LONG).find(|(_, c)| *c == ':');
    let (head, after) = line.split_at(end.map_or(0, |(at, _)| at));
    let mut words = head.split(' ');
    let named = words
        .by_ref()
        .take(2)
        .all(|word| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic));
    named && words.next().is_none() && after.starts_with(": ")
}

/// Cuts a line into sentences.
pub(super) fn sentences(text: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = line.start;
    let bytes = text.as_bytes();
    for at in line.clone() {
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        let ends = matches!(bytes[at], b'.' | b'!' | b'?' | b';') && next.is_ascii_whitespace();
        let short = bytes[at] == b'.' && is_abbreviation(&text[start..at]);
        if ends && !short {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    found.push(start..line.end);
    found.retain(|span| !text[span.clone()].trim().is_empty());
    found
}

/// "Ada L. will", "e.g. this".
fn is_abbreviation(before: &str) -> bool {
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    word.chars().count() == 1
        || word.contains('.')
        || matches!(word, "Dr" | "vs" | "ca" | "bzw" | "etc")
}

/// Returns the begin of a text, as far as one looks for a closing bracket.
pub(super) fn head(text: &str) -> &str {
    let end = text
        .char_indices()
        .nth(SIGHT)
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// Returns the end of a text, as far as one looks for what a word refers to.
pub(super) fn tail(text: &str) -> &str {
    let start = text.char_indices().rev().nth(SIGHT).map_or(0, |(at, _)| at);
    &text[start..]
}

/// Joins lines and takes punctuation off the ends.
pub(super) fn tidy(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text =
        text.trim_start_matches(|c: char| !c.is_alphanumeric() && !"@([<\"'„“`#/".contains(c));
    let end = |c: char| c.is_whitespace() || ":,;.-–—→>_*([ ".contains(c);
    let text = text.trim_end_matches(end);
    let open = text.matches('(').count();
    if open < text.matches(')').count() {
        text.trim_end_matches(')').trim_end_matches(end).to_owned()
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_belong_together() {
        let long = "x".repeat(60);
        let text = format!("a\nb\n{long}\nc");
        let found: Vec<&str> = lines(&text).into_iter().map(|span| &text[span]).collect();
        assert_eq!(found, ["a", "b", &format!("{long}\nc")]);
    }

    #[test]
    fn sentences_end_with_a_stop() {
        let text = "Ada L. will go. See e.g. v1.2; done";
        let found = sentences(text, 0..text.len());
        let found: Vec<&str> = found.into_iter().map(|span| text[span].trim()).collect();
        assert_eq!(found, ["Ada L. will go.", "See e.g. v1.2;", "done"]);
    }
}
