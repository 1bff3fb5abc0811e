//! A text cut into words, and words that are numbers.

use super::vocabulary::MEETINGS;
use crate::wordlist::WordMap;
use std::ops::Range;
use std::sync::LazyLock;

/// A word in lower case and where it stands; `bi-weekly` is one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case.
    pub(super) text: String,
    /// Whether it begins with a capital or a digit, or holds a capital.
    pub(super) proper: bool,
    /// Bytes of the text.
    pub(super) span: Range<usize>,
}

impl Word {
    /// Tells whether it is one of a table.
    pub(super) fn is(&self, table: &[&str]) -> bool {
        // Nearly all differ in the first letter.
        let first = self.text.as_bytes().first();
        let mut like = table.iter().filter(|word| word.as_bytes().first() == first);
        like.any(|word| *word == self.text)
    }
}

impl Word {
    /// Tells whether it names what a team holds, also as the end of a compound.
    pub(super) fn is_meeting(&self) -> bool {
        const ENDS: [&str; 6] = [
            "treffen",
            "sitzung",
            "sitzungen",
            "besprechung",
            "stammtisch",
            "versammlung",
        ];
        self.is(MEETINGS) || ENDS.iter().any(|end| self.text.ends_with(end))
    }
}

/// Cuts a text into words.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let ends = std::iter::once((text.len(), ' '));
    for (at, c) in text.char_indices().chain(ends) {
        let joins = c.is_alphanumeric() || (start.is_some() && c == '-' && inner(text, at));
        match start {
            None if joins => start = Some(at),
            Some(from) if !joins => {
                words.extend(word(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// A hyphen between two letters, or between a digit and a letter.
fn inner(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let after = text.get(at + 1..).and_then(|t| t.chars().next());
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    letter(after) && before.is_some_and(char::is_alphanumeric)
}

fn word(text: &str, span: Range<usize>) -> Option<Word> {
    let written = text.get(span.clone())?;
    Some(Word {
        text: written.to_lowercase(),
        proper: written.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || written.contains(char::is_uppercase),
        span,
    })
}

/// Numbers as words.
pub(super) fn number(word: &str) -> Option<u32> {
    static NUMBERS: LazyLock<WordMap<u32>> = LazyLock::new(|| {
        table(&[
            ("one eine ein", 1),
            (
                "two zwei other second 2nd zweite zweiten zweiter zweites andere alternate",
                2,
            ),
            ("three drei third 3rd dritte dritten", 3),
            ("four vier fourth 4th vierte vierten", 4),
            ("five fünf fifth 5th", 5),
            ("six sechs 6th", 6),
            ("eight acht", 8),
        ])
    });
    let digits = || word.parse().ok().filter(|n| (1..=12).contains(n));
    NUMBERS.get(word).or_else(digits)
}

/// Which week of the month an ordinal names, -1 for the last one.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    static ORDINALS: LazyLock<WordMap<i8>> = LazyLock::new(|| {
        table(&[
            ("first 1st erste ersten erster erstem", 1),
            ("second 2nd zweite zweiten zweiter", 2),
            ("third 3rd dritte dritten dritter", 3),
            ("fourth 4th vierte vierten vierter", 4),
            ("fifth 5th fünfte fünften", 5),
            ("last letzte letzten letzter", -1),
        ])
    });
    ORDINALS.get(word)
}

/// Words by what they stand for.
fn table<T: Copy>(rows: &[(&'static str, T)]) -> WordMap<T> {
    let words = |(words, value): &(&'static str, T)| {
        let value = *value;
        words.split(' ').map(move |word| (word, value))
    };
    WordMap::new(rows.iter().flat_map(words), |first, _| first)
}
