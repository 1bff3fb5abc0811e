//! What a text may hold, seen in one pass before any recognizer reads it.
//!
//! A statement of when a team meets holds the name of a day or a word such as
//! "weekly", a decision a word such as "agreed". Nearly every text holds
//! neither, and a recognizer that asks first need not take it to pieces.
//!
//! A signal only says that something *may* be there. Its words are those of
//! the recognizer's own tables, so a word added there is seen here as well.

use super::{action, decision, event, schedule};
use crate::scan;
use crate::wordlist::{self, Key, WordMap};
use std::sync::LazyLock;

/// What a text may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signals(u32);

impl Signals {
    /// A digit.
    pub(super) const DIGIT: Self = Self(1);
    /// A word without which there is no date without a digit.
    pub(super) const DATE: Self = Self(1 << 1);
    /// A time in words: "noon".
    pub(super) const TIME: Self = Self(1 << 2);
    /// The name of a weekday.
    pub(super) const WEEKDAY: Self = Self(1 << 3);
    /// The name of a weekday in letters that may be some other word.
    pub(super) const WEEKDAY_LETTERS: Self = Self(1 << 4);
    /// A word that names a kind of event.
    pub(super) const EVENT: Self = Self(1 << 5);
    /// A word of how often a team meets, or that it does not.
    pub(super) const RHYTHM: Self = Self(1 << 6);
    /// A word by which a time is a new one.
    pub(super) const MOVE: Self = Self(1 << 7);
    /// A word that announces a single day.
    pub(super) const NEXT: Self = Self(1 << 8);
    /// The label of a line about day or time.
    pub(super) const LABEL: Self = Self(1 << 9);
    /// "All", of times.
    pub(super) const ALL: Self = Self(1 << 10);
    /// "Times" and the like.
    pub(super) const TIMES: Self = Self(1 << 11);
    /// A word that announces a task.
    pub(super) const MARKER: Self = Self(1 << 12);
    /// A word by which somebody promises something.
    pub(super) const PROMISE: Self = Self(1 << 13);
    /// A word of decisions.
    pub(super) const DECISION: Self = Self(1 << 14);
    /// "Day", which names an event behind its name.
    pub(super) const EVENT_DAY: Self = Self(1 << 16);
    /// The first of two words that name an event.
    pub(super) const EVENT_FIRST: Self = Self(1 << 17);
    /// The second of two words that name an event.
    pub(super) const EVENT_SECOND: Self = Self(1 << 18);
    /// A meeting, which in another city or of several days is an event.
    pub(super) const MEETING: Self = Self(1 << 19);
    /// What only counts with a capital letter.
    const CAPITALS: Self = Self::WEEKDAY_LETTERS.with(Self::EVENT_DAY);
    /// A colon.
    pub(super) const COLON: Self = Self(1 << 15);

    /// Looks at the words of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut found = Self::default();
        for (key, word) in wordlist::runs(text) {
            found = found.with(Self::of_word(text, key, word));
        }
        if found.has(Self::EVENT_FIRST) && found.has(Self::EVENT_SECOND) {
            found = found.with(Self::EVENT);
        }
        let bytes = text.as_bytes();
        if bytes.iter().any(u8::is_ascii_digit) {
            found = found.with(Self::DIGIT);
        }
        if memchr::memchr(b':', bytes).is_some() {
            found = found.with(Self::COLON);
        }
        found
    }

    fn of_word(text: &str, key: Key, word: &str) -> Self {
        let mut known = WORDS.get_key(key, word).unwrap_or_default();
        if known.has(Self::CAPITALS) && !word.starts_with(char::is_uppercase) {
            known = Self(known.0 & !Self::CAPITALS.0);
        }
        let named = || word.contains(char::is_uppercase) || is_joined(text, word);
        if known.has(Self::EVENT_DAY) || event::may_end_like_one(word) && named() {
            known = known.with(Self::EVENT);
        }
        known
    }

    /// All of them, so that nothing is passed over.
    #[cfg(test)]
    pub(super) const ALL_SET: Self = Self(u32::MAX);

    /// Adds others.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Tells whether some of these may be there.
    pub(super) const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Tells whether a date may be there.
    pub(super) const fn may_hold_date(self) -> bool {
        self.has(Self::DIGIT.with(Self::DATE).with(Self::WEEKDAY_LETTERS))
    }

    /// Tells whether a time may be there.
    pub(super) const fn may_hold_time(self) -> bool {
        self.has(Self::DIGIT.with(Self::TIME))
    }
}

static WORDS: LazyLock<WordMap<Signals>> = LazyLock::new(|| {
    let mut all: Vec<(&'static str, Signals)> = Vec::new();
    all.extend(scan::date_words().map(|word| (word, Signals::DATE)));
    all.extend(scan::time_words().map(|word| (word, Signals::TIME)));
    all.extend(scan::weekday_words().map(|(word, letters)| {
        let signal = if letters {
            Signals::WEEKDAY_LETTERS
        } else {
            Signals::WEEKDAY
        };
        (word, signal)
    }));
    all.extend(event::signals());
    all.extend(schedule::signals());
    all.extend(action::signals());
    all.extend(decision::signals());
    let told = |(phrase, signal)| (in_lower_case(telling(phrase)), signal);
    WordMap::new(all.into_iter().map(told), Signals::with)
});

/// Returns a word in lower case; the table lives as long as the program.
fn in_lower_case(word: &'static str) -> &'static str {
    if word.contains(char::is_uppercase) {
        word.to_lowercase().leak()
    } else {
        word
    }
}

/// Tells whether a run of letters is but the end of a word: "Rose-con".
fn is_joined(text: &str, run: &str) -> bool {
    let start = run.as_ptr() as usize - text.as_ptr() as usize;
    let before = text.get(..start).unwrap_or_default();
    before.ends_with(|c: char| c.is_alphanumeric() || "-'’&#".contains(c))
}

/// Returns the word of a phrase by which one knows that it may be there: the
/// longest run of letters, of several the last.
pub(super) fn telling(phrase: &str) -> &str {
    let runs = wordlist::runs(phrase).map(|(_, run)| run);
    runs.max_by_key(|run| run.len()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
