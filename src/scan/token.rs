//! Text → words, numbers and marks, each with its place.
//!
//! `"June 13th, 2024"` is `June`, `13`, `th`, `,`, `2024`. White space only
//! leaves a note on the token that follows it. One pass, and a [`Cursor`]
//! never looks further than a few tokens ahead, so scanning takes linear time.

use super::vocabulary::{self, Known};
use crate::wordlist::Key;

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// What it is.
    pub(super) kind: Kind,
    /// As written.
    pub(super) text: &'a str,
    /// Where it begins in the text.
    pub(super) start: usize,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, and what scanners know of them.
    Word(Known),
    /// Digits: the value (at most `u32::MAX`) is read, their count kept.
    Number(u32),
    /// Any other character.
    Mark(char),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    Mark,
}

fn class(c: char) -> Class {
    match c {
        c if c.is_whitespace() => Class::Space,
        c if c.is_ascii_digit() => Class::Digit,
        c if c.is_alphabetic() => Class::Letter,
        _ => Class::Mark,
    }
}

/// Cuts a text into tokens.
pub(super) fn tokenize(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut spaced = true;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let kind = class(c);
        let mut end = start + c.len_utf8();
        while kind != Class::Mark
            && let Some((at, next)) = chars.next_if(|(_, next)| class(*next) == kind)
        {
            end = at + next.len_utf8();
        }
        if kind != Class::Space {
            tokens.push(token(
                kind,
                text.get(start..end).unwrap_or_default(),
                start,
                spaced,
            ));
        }
        spaced = kind == Class::Space;
    }
    tokens
}

fn token(class: Class, text: &str, start: usize, spaced: bool) -> Token<'_> {
    let kind = match class {
        Class::Digit => Kind::Number(text.parse().unwrap_or(u32::MAX)),
        Class::Letter => Kind::Word(Known::of(Key::lower(text), text)),
        Class::Mark | Class::Space => Kind::Mark(text.chars().next().unwrap_or(' ')),
    };
    Token {
        kind,
        text,
        start,
        spaced,
    }
}

impl Kind {
    /// Tells whether a date may begin with it.
    pub(super) fn begins_date(self) -> bool {
        match self {
            Self::Word(known) => known.begins_date(),
            Self::Number(_) => true,
            Self::Mark(_) => false,
        }
    }

    /// Tells whether a time may begin with it.
    pub(super) fn begins_time(self) -> bool {
        match self {
            Self::Word(known) => known.is_time(),
            Self::Number(_) => true,
            Self::Mark(_) => false,
        }
    }

    /// Tells whether it is the name of a weekday.
    pub(super) fn is_weekday(self) -> bool {
        matches!(self, Self::Word(known) if known.weekday.is_some())
    }
}

impl Token<'_> {
    /// Returns what scanners know of the word, if it is one.
    pub(super) fn known(&self) -> Option<Known> {
        match self.kind {
            Kind::Word(known) => Some(known),
            _ => None,
        }
    }

    /// Returns the word in lower case, if it is one: empty if no scanner
    /// knows it.
    pub(super) fn word(&self) -> Option<&'static str> {
        self.known().map(|known| known.word)
    }

    /// Returns where it ends in the text.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Tells whether it is this mark.
    pub(super) fn is_mark(&self, marks: &str) -> bool {
        matches!(self.kind, Kind::Mark(c) if marks.contains(c))
    }

    /// Tells whether it is a number.
    pub(super) fn is_number(&self) -> bool {
        matches!(self.kind, Kind::Number(_))
    }

    /// Tells whether it begins with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// A place between two tokens from which to read on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Makes a cursor before the first token.
    pub(super) fn new(tokens: &'a [Token<'a>]) -> Self {
        Self { tokens, at: 0 }
    }

    /// Returns how many tokens stand before it.
    pub(super) fn position(self) -> usize {
        self.at
    }

    /// Returns the token that follows.
    pub(super) fn peek(self) -> Option<&'a Token<'a>> {
        self.tokens.get(self.at)
    }

    /// Returns the token that follows if no space stands before it.
    pub(super) fn peek_tight(self) -> Option<&'a Token<'a>> {
        self.peek().filter(|t| !t.spaced)
    }

    /// Returns the token before.
    pub(super) fn before(self) -> Option<&'a Token<'a>> {
        self.tokens.get(self.at.checked_sub(1)?)
    }

    /// Returns the token before if no space stands between.
    pub(super) fn before_tight(self) -> Option<&'a Token<'a>> {
        let spaced = self.peek().is_none_or(|t| t.spaced);
        self.before().filter(|_| !spaced)
    }

    /// Steps over a token.
    pub(super) fn step(self) -> Self {
        Self {
            at: self.at + 1,
            ..self
        }
    }

    /// Steps back over a token.
    pub(super) fn back(self) -> Self {
        Self {
            at: self.at.saturating_sub(1),
            ..self
        }
    }

    /// Reads one of these words (in lower case).
    pub(super) fn word(self, words: &[&str]) -> Option<Self> {
        let word = self.peek()?.word()?;
        debug_assert!(words.iter().all(|word| vocabulary::has(word)), "{words:?}");
        (!word.is_empty() && words.contains(&word)).then(|| self.step())
    }

    /// Reads one of these marks.
    pub(super) fn mark(self, marks: &str) -> Option<Self> {
        self.peek()?.is_mark(marks).then(|| self.step())
    }

    /// Reads one of these marks, without a space before it.
    pub(super) fn tight_mark(self, marks: &str) -> Option<Self> {
        self.peek_tight()?.is_mark(marks).then(|| self.step())
    }

    /// Reads a number of so many digits.
    pub(super) fn number(self, digits: std::ops::RangeInclusive<usize>) -> Option<(u32, Self)> {
        let token = self.peek()?;
        match token.kind {
            Kind::Number(value) if digits.contains(&token.text.len()) => Some((value, self.step())),
            _ => None,
        }
    }

    /// Reads a number of so many digits, without a space before it.
    pub(super) fn tight_number(
        self,
        digits: std::ops::RangeInclusive<usize>,
    ) -> Option<(u32, Self)> {
        self.peek_tight()?;
        self.number(digits)
    }

    /// Goes where a reader got, or stays.
    pub(super) fn optional(self, read: Option<Self>) -> Self {
        read.unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let texts: Vec<_> = tokenize(text).iter().map(|t| t.text).collect();
        assert_eq!(texts, expected, "{text}");
    }

    #[test]
    fn words_numbers_and_marks() {
        check("June 13th,2024", &["June", "13", "th", ",", "2024"]);
        check(" Nächste\tWoche… ", &["Nächste", "Woche", "…"]);
        check("", &[]);
    }
}
