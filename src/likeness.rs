//! How much two names of events are alike.
//!
//! Names differ in spelling ("Kubecon", "Hackthon"), in abbreviations ("EU"
//! and "Europe", "RCD" and "Rose Community Day"), and in what is added: a
//! year, an ordinal, the organizer, a second event. Different ordinals tell
//! different events.

use crate::wordlist::WordList;
use std::collections::BTreeSet;

/// Likeness from which two names on the same days mean the same event.
pub const RELATED: f64 = 0.45;

/// Likeness from which a heading speaks of an event named elsewhere.
pub const SUBJECT: f64 = 0.7;

/// Likeness from which two names mean the same even on other days.
pub const SAME: f64 = 0.8;

/// A name, prepared for comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    words: Vec<String>,
    squashed: String,
    ordinal: Option<u32>,
    years: BTreeSet<u32>,
    /// Whether each of the words is a kind of event.
    common: Vec<bool>,
}

/// Words that add nothing to a name.
static SMALL: WordList = WordList::new(
    "\
    the of and in for a on at der die das und our next upcoming by with im zu annual \
    event no nr",
);

/// Spellings of one word.
const SPELLINGS: &[(&str, &str)] = &[
    ("eu", "europe"),
    ("na", "america"),
    ("days", "day"),
    ("tage", "tag"),
    ("hackthon", "hackathon"),
    ("hackaton", "hackathon"),
    ("hackathons", "hackathon"),
    ("conf", "conference"),
    ("konferenz", "conference"),
    ("workshops", "workshop"),
    ("meet-up", "meetup"),
    ("minihackathon", "hackathon"),
    ("mini", ""),
];

/// Words that many events have in their names.
static COMMON: WordList = WordList::new(
    "\
    summit hackathon workshop meetup conference day tag forum retro session training \
    webinar symposium seminar congress community kickoff party talk hack hacking working \
    breakout fest convention week election",
);

impl Name {
    /// Prepares a name.
    pub fn new(name: &str) -> Self {
        let lower = name.to_lowercase();
        let mut prepared = Self::default();
        for word in lower.split(|c: char| !c.is_alphanumeric() && c != '#') {
            prepared.add(word);
        }
        prepared.squashed = prepared.words.concat();
        prepared.common = prepared.words.iter().map(|w| COMMON.has(w)).collect();
        prepared
    }

    fn add(&mut self, word: &str) {
        let number = word.trim_start_matches('#');
        if let Some(ordinal) = ordinal(word) {
            self.ordinal = Some(ordinal);
        } else if let Some(year) = number.parse().ok().filter(|y| (1990..2100).contains(y)) {
            self.years.insert(year);
        } else if let Some((stem, year)) = glued_year(number) {
            self.years.insert(year);
            self.add(stem);
        } else if !number.is_empty() && !SMALL.has(number) {
            let spelled = SPELLINGS.iter().find(|(a, _)| *a == number);
            let spelled = spelled.map_or(number, |(_, b)| *b);
            self.words
                .extend((!spelled.is_empty()).then(|| spelled.to_owned()));
        }
    }

    /// Tells whether the name is nothing but a kind of event.
    pub fn is_generic(&self) -> bool {
        self.common.iter().all(|is_common| *is_common)
    }

    /// Tells whether both names say what kind of event it is, and say
    /// different things: a summit is no hackathon.
    pub fn is_of_other_kind(&self, other: &Self) -> bool {
        let mut own = self.kinds().peekable();
        own.peek().is_some()
            && other.kinds().next().is_some()
            && !own.any(|kind| other.kinds().any(|k| k == kind))
    }

    /// Tells whether both names bear the same ordinal ("#5").
    pub fn has_ordinal_of(&self, other: &Self) -> bool {
        self.ordinal.is_some() && self.ordinal == other.ordinal
    }

    /// Tells whether the name says all words of a place.
    pub fn says(&self, place: &str) -> bool {
        let place = Self::new(place);
        !place.words.is_empty() && place.words.iter().all(|word| self.words.contains(word))
    }

    fn kinds(&self) -> impl Iterator<Item = &String> {
        let each = self.words.iter().zip(&self.common);
        each.filter(|(_, common)| **common).map(|(word, _)| word)
    }

    fn weight_at(&self, index: usize) -> f64 {
        match self.common.get(index) {
            Some(true) => 0.5,
            _ => 1.0,
        }
    }

    fn weight(&self) -> f64 {
        (0..self.words.len()).map(|at| self.weight_at(at)).sum()
    }

    /// Tells whether the names must mean different events: other years, other
    /// ordinals.
    pub fn contradicts(&self, other: &Self) -> bool {
        let years = !self.years.is_empty()
            && !other.years.is_empty()
            && self.years.is_disjoint(&other.years);
        let ordinals = matches!((self.ordinal, other.ordinal), (Some(a), Some(b)) if a != b);
        years || ordinals
    }
}

/// Returns how much two names are alike, 0 to 1.
pub fn of(a: &Name, b: &Name) -> f64 {
    if a.contradicts(b) || a.words.is_empty() || b.words.is_empty() {
        return 0.0;
    }
    if a.squashed == b.squashed {
        return 1.0;
    }
    let (short, long) = if a.squashed.len() <= b.squashed.len() {
        (a, b)
    } else {
        (b, a)
    };
    shared(short, long)
        .max(within(short, long))
        .max(abbreviation(short, long))
}

/// Words in common, weighed: a kind of event counts less than a name.
fn shared(short: &Name, long: &Name) -> f64 {
    let mut taken = vec![false; long.words.len()];
    let mut common = 0.0;
    for (at, word) in short.words.iter().enumerate() {
        let mut others = long.words.iter().enumerate();
        let same = others.find(|(i, other)| !taken[*i] && is_same_word(word, other));
        if let Some((i, _)) = same {
            taken[i] = true;
            common += short.weight_at(at);
        }
    }
    let (short, long) = (short.weight(), long.weight());
    let both = 2.0 * common / (short + long);
    let all = if short - common < 0.01 && 1.0 <= common {
        0.75
    } else {
        0.0
    };
    f64::max(both, all)
}

/// One name within the other, however it is spaced: "`OpenRose` Day".
fn within(short: &Name, long: &Name) -> f64 {
    const SHORTEST: usize = 6;
    let long_enough = SHORTEST <= short.squashed.len() && !short.is_generic();
    if long_enough && long.squashed.contains(&short.squashed) {
        0.75
    } else {
        0.0
    }
}

/// A word that is made of the initials of the other name's words.
fn abbreviation(short: &Name, long: &Name) -> f64 {
    const SHORTEST: usize = 3;
    let initials: String = long.words.iter().filter_map(|w| w.chars().next()).collect();
    let is_short = |w: &&String| SHORTEST <= w.len() && initials.contains(w.as_str());
    match short.words.iter().find(is_short) {
        Some(_) => 0.7,
        None => 0.0,
    }
}

/// Tells whether two words are one, in two spellings where they are long.
fn is_same_word(a: &str, b: &str) -> bool {
    const LONG: usize = 6;
    const ALIKE: f64 = 0.85;
    if a == b {
        return true;
    }
    // At most 15 of 100 letters may differ: looking at the lengths and at the
    // letters used spares most comparisons.
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let odd_letters = (letters(a) ^ letters(b)).count_ones() as usize;
    LONG <= short
        && (long - short) * 100 <= long * 15
        && odd_letters * 50 <= long * 15
        && strsim::normalized_levenshtein(a, b) >= ALIKE
}

/// Returns a bit for each letter that a word uses; odd ones share bits.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte % 32))
}

/// "rosecon2031" is "rosecon 2031".
fn glued_year(word: &str) -> Option<(&str, u32)> {
    let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let year = word.get(stem.len()..)?.parse().ok()?;
    let letters = stem.ends_with(char::is_alphabetic);
    (letters && (1990..2100).contains(&year)).then_some((stem, year))
}

/// "4th", "#4", "third".
fn ordinal(word: &str) -> Option<u32> {
    const WORDS: &[&str] = &[
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    if let Some(at) = WORDS.iter().position(|w| *w == word) {
        return u32::try_from(at + 1).ok();
    }
    let hash = word.strip_prefix('#');
    let suffix = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|s| word.strip_suffix(s));
    let digits = hash
        .or(suffix)
        .or_else(|| (word.len() <= 2).then_some(word))?;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_names() {
        let check = |a: &str, b: &str, least: f64, most: f64| {
            let likeness = of(&Name::new(a), &Name::new(b));
            assert!((least..=most).contains(&likeness), "{a} / {b}: {likeness}");
        };
        check("RoseCon EU", "Rosecon Europe", 1.0, 1.0);
        check("RoseCon 2031", "RoseCon", 1.0, 1.0);
        check("RoseCon 2031", "RoseCon 2032", 0.0, 0.0);
        check("ROSECON2031", "RoseCon 2031", 1.0, 1.0);
        check("Rose Hackthon", "Rose Hackathon", SAME, 1.0);
        check("#4 Rose Hackathon", "Fourth Rose Hackathon", 1.0, 1.0);
        check("Rose Hackathon #4", "Rose Hackathon #5", 0.0, 0.0);
        check(
            "Open Rose Day Germany",
            "Garden Summit and OpenRoseDay Germany",
            RELATED,
            SAME,
        );
        check("RCD Graz", "Rose Community Day", RELATED, SAME);
        check("Rose Summit", "Leaf Summit", 0.0, RELATED);
        check("Rosenkongress", "Rosenkongres", SAME, 1.0);
        check("Symposium Roses for Good", "Roses for Good", RELATED, 1.0);
    }

    #[test]
    fn tells_kinds_apart() {
        let check = |a: &str, b: &str, expected: bool| {
            let (a, b) = (Name::new(a), Name::new(b));
            assert_eq!(a.is_of_other_kind(&b), expected, "{a:?} {b:?}");
        };
        check("Rose Hackathon", "Rose Summit", true);
        check("Rose Hackathon", "Hackathon", false);
        check("Rose Hackathon", "RoseCon", false);
        check("Rose Summit and Rose Day", "Rose Day", false);
    }
}
