//! The words that scanners know, so that a token is compared with them once.
//!
//! Any other word is the same to all scanners: nothing. A word that a scanner
//! asks for must stand here, which an assertion in [`super::token::Cursor`]
//! holds.

use super::name::{self, Spelling};
use super::{period, relative, zone};
use crate::wordlist::{Key, WordMap};
use chrono::Weekday;
use std::sync::LazyLock;

/// What scanners know of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The word in lower case; empty for one that no scanner knows.
    pub(super) word: &'static str,
    /// The month that it names.
    pub(super) month: Option<(u32, Spelling)>,
    /// The weekday that it names.
    pub(super) weekday: Option<(Weekday, Spelling)>,
    signs: u8,
}

/// Without a digit, every date holds such a word.
const DATE: u8 = 1;
/// Every date begins with such a word, or with a digit.
const BEGIN: u8 = 2;
/// A time.
const TIME: u8 = 4;

impl Known {
    /// Looks a word up.
    #[inline]
    pub(super) fn of(key: Key, word: &str) -> Self {
        VOCABULARY.get_key(key, word).unwrap_or_default()
    }

    /// Tells whether it may stand in a date without a digit.
    pub(super) fn makes_date(self) -> bool {
        self.signs & DATE != 0
    }

    /// Tells whether a date may begin with it.
    pub(super) fn begins_date(self) -> bool {
        self.signs & BEGIN != 0
    }

    /// Tells whether it is a weekday in two letters, which must be capitals.
    pub(super) fn is_letters(self) -> bool {
        matches!(self.weekday, Some((_, Spelling::Letters)))
    }

    /// Tells whether it is a time without a digit.
    pub(super) fn is_time(self) -> bool {
        self.signs & TIME != 0
    }
}

/// Tells whether a word, in lower case, is known.
pub(super) fn has(word: &str) -> bool {
    VOCABULARY.get(word).is_some()
}

/// Returns the words of some kind.
pub(super) fn words(is_wanted: impl Fn(Known) -> bool) -> impl Iterator<Item = &'static str> {
    let wanted = move |word: &&'static str| VOCABULARY.get(word).is_some_and(&is_wanted);
    VOCABULARY.words().filter(wanted)
}

/// Words between and behind dates and times.
const JOINING: &str = "\
    a ago am and any between de der dem den e every each first fourth h hours hrs jede jeden jeder m o of \
    other p pm second s t the third thru through till to uhr und until w zum bis c d me ce u z \
    zwischen from now today day hour hr year week month early late mid";

/// Words around zones.
const ZONES: &str = "\
    any daylight each every first full german last local meeting new next part same some standard \
    summer that this time what zone";

/// Words around "morning".
const GREETINGS: &str = "guten good";

/// Times in words.
pub(super) const TIMES: [&str; 3] = ["noon", "midday", "midnight"];

static VOCABULARY: LazyLock<WordMap<Known>> = LazyLock::new(|| {
    let plain = [JOINING, ZONES, GREETINGS].into_iter();
    let plain = plain.flat_map(str::split_whitespace);
    let lists = [
        &name::PREPOSITIONS[..],
        &name::BEFORE_DAYS,
        &name::ORDINALS,
        &zone::ABBREVIATIONS,
    ];
    let more = [&zone::REGIONS[..], &zone::AMERICAN, &zone::LONG];
    let plain = plain.chain(lists.into_iter().chain(more).flatten().copied());
    let counts = name::COUNTS.into_iter().flatten().copied();
    let units = relative::units().map(|word| with(word, DATE));
    let all = plain
        .map(|word| with(word, 0))
        .chain(counts.map(|word| with(word, BEGIN)))
        .chain(relative::beginnings().map(|word| with(word, BEGIN)))
        .chain(relative::days().map(|word| with(word, DATE | BEGIN)))
        .chain(units)
        .chain(TIMES.map(|word| with(word, TIME)))
        .chain(period::names().map(|word| with(word, DATE | BEGIN)))
        .chain(period::beginnings().map(|word| with(word, BEGIN)))
        .chain(months())
        .chain(weekdays());
    WordMap::new(all.map(|known| (known.word, known)), Known::merged)
});

fn with(word: &'static str, signs: u8) -> Known {
    Known {
        word,
        signs,
        ..Known::default()
    }
}

fn months() -> impl Iterator<Item = Known> {
    name::months().map(|(word, month, spelling)| Known {
        month: Some((month, spelling)),
        ..with(word, DATE | BEGIN)
    })
}

fn weekdays() -> impl Iterator<Item = Known> {
    name::weekdays().map(|(word, day, spelling)| Known {
        weekday: Some((day, spelling)),
        ..with(word, DATE | BEGIN)
    })
}

impl Known {
    /// "second" is an ordinal and a number.
    fn merged(self, other: Self) -> Self {
        Self {
            word: self.word,
            month: self.month.or(other.month),
            weekday: self.weekday.or(other.weekday),
            signs: self.signs | other.signs,
        }
    }
}
