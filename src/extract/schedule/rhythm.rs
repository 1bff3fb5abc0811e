//! How often: `weekly`, `every other uneven week`, `second and fourth
//! Thursday of the month`, `alle zwei Wochen`, `jeden Montag`.

use super::vocabulary::{FILLERS, MEETINGS};
use super::words::{Word, number, ordinal};
use crate::scan::Found;
use chrono::Weekday;
use minutebook_index::model::{Frequency, Parity};
use std::ops::Range;

/// What a text says of how often somebody meets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rhythm {
    /// Unit of the interval.
    pub(super) freq: Option<Frequency>,
    /// Every how many.
    pub(super) interval: Option<u32>,
    /// Weeks of the month.
    pub(super) weeks: Vec<i8>,
    /// Parity of the ISO week.
    pub(super) parity: Option<Parity>,
    /// The words that say so, as bytes of the text.
    pub(super) spans: Vec<Range<usize>>,
    /// Whether some of them is a phrase of its own, not just a word that may
    /// describe anything ("monthly renewal").
    pub(super) sure: bool,
}

/// A phrase: what it says, how many words it takes.
type Phrase = (Rhythm, usize);

/// Words that say it alone; they may belong to some other noun.
const ADJECTIVES: [(&[&str], Frequency, u32); 7] = [
    (
        &["weekly", "wöchentlich", "wöchentliche", "wöchentliches"],
        Frequency::Weekly,
        1,
    ),
    (
        &[
            "biweekly",
            "bi-weekly",
            "zweiwöchentlich",
            "zweiwöchig",
            "vierzehntägig",
            "14-tägig",
            "zwei-wöchentlich",
            "14-täglich",
            "two-weekly",
            "2-weekly",
            "two-week",
            "2-week",
            "zweiwöchentliche",
            "zweiwöchiges",
            "14-tägiges",
            "14-tägige",
            "14tägig",
            "fortnightly",
        ],
        Frequency::Weekly,
        2,
    ),
    (
        &[
            "three-weekly",
            "3-weekly",
            "three-week",
            "3-week",
            "dreiwöchentlich",
        ],
        Frequency::Weekly,
        3,
    ),
    (
        &[
            "four-weekly",
            "4-weekly",
            "four-week",
            "4-week",
            "vierwöchentlich",
        ],
        Frequency::Weekly,
        4,
    ),
    (
        &["monthly", "monatlich", "monatliche", "monatliches"],
        Frequency::Monthly,
        1,
    ),
    (
        &["bimonthly", "bi-monthly", "zweimonatlich"],
        Frequency::Monthly,
        2,
    ),
    (
        &["quarterly", "vierteljährlich", "quartalsweise"],
        Frequency::Monthly,
        3,
    ),
];
const EACH: &[&str] = &[
    "every", "each", "jede", "jeden", "jeder", "jedes", "jedem", "alle",
];
const WEEKS: &[&str] = &[
    "week",
    "weeks",
    "wk",
    "wks",
    "woche",
    "wochen",
    "kw",
    "kws",
    "cw",
    "kalenderwoche",
    "kalenderwochen",
];
const MONTHS: &[&str] = &["month", "months", "monat", "monats", "monate", "monaten"];
pub(super) const EVEN: &[&str] = &["even", "even-numbered", "gerade", "geraden", "gerader"];
pub(super) const ODD: &[&str] = &[
    "odd",
    "odd-numbered",
    "uneven",
    "ungerade",
    "ungeraden",
    "ungerader",
];
const ALTERNATE: &[&str] = &["alternate", "alternating"];
/// What stands before "week" where weeks are even or odd.
const COUNTED: &[&str] = &["iso", "calendar"];
const DAYS: &[&str] = &["days", "tage"];
/// What a number of weeks is said of: "keep the cadence at 2 weeks".
pub(super) const CADENCE: &[&str] = &[
    "cadence",
    "rhythm",
    "rhythmus",
    "interval",
    "turnus",
    "frequency",
];
const NOT: &[&str] = &["not", "nicht"];
/// What may follow "weekly" where it does not describe a noun.
const AFTER: &[&str] = &[
    "on", "at", "from", "in", "as", "and", "or", "to", "starting", "until", "with", "each",
    "every", "now", "again", "since", "for", "ab", "um", "am", "im", "auf", "instead", "but", "if",
    "regular", "statt", "when", "because", "due", "rather", "via", "e", "trifft", "tagt",
];

/// Returns the words of which every phrase holds one, but for the names of days.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let adjectives = ADJECTIVES.iter().flat_map(|(names, ..)| names.iter());
    let units = WEEKS.iter().chain(MONTHS).chain(DAYS).chain(COUNTED);
    adjectives.chain(units).copied()
}

/// Reads all that a text says of how often; later phrases only add what the
/// first one leaves open.
pub(super) fn read(text: &str, words: &[Word], weekdays: &[Found<Weekday>]) -> Rhythm {
    let mut all = Rhythm::default();
    let mut at = 0;
    while at < words.len() {
        let taken = phrase(text, words, at, weekdays);
        let (found, length) = taken.unwrap_or_default();
        if 0 < length {
            let span = words[at].span.start..words[at + length - 1].span.end;
            all.add(found, span);
        }
        at += length.max(1);
    }
    if all.freq == Some(Frequency::Monthly) && all.weeks.is_empty() {
        all.weeks = weeks_of_day(text, words, weekdays);
    }
    all
}

/// Reads the "second Tuesday" of what is said to be monthly elsewhere.
fn weeks_of_day(text: &str, words: &[Word], days: &[Found<Weekday>]) -> Vec<i8> {
    let of_day = |at: usize| {
        let (weeks, length) = ordinals(text, words.get(at..)?);
        let day = words.get(at + length)?;
        (!weeks.is_empty() && is_weekday(day, days)).then_some(weeks)
    };
    (0..words.len()).find_map(of_day).unwrap_or_default()
}

/// Reads `second`, `2nd and 4th`, `2. und 4.` and how many words that takes.
fn ordinals(text: &str, rest: &[Word]) -> (Vec<i8>, usize) {
    let mut weeks = Vec::new();
    let mut at = 0;
    while let Some(word) = rest.get(at) {
        match ordinal(&word.text).or_else(|| dotted(text, word)) {
            Some(week) => weeks.push(week),
            None if !weeks.is_empty() && word.is(&["and", "or", "und", "the"]) => {}
            None => break,
        }
        at += 1;
    }
    (weeks, at)
}

/// Reads `2.`.
fn dotted(text: &str, word: &Word) -> Option<i8> {
    let dot = text.get(word.span.end..)?.starts_with(". ");
    let week: i8 = word.text.parse().ok()?;
    (dot && (1..=5).contains(&week)).then_some(week)
}

impl Rhythm {
    fn of(freq: Frequency, interval: u32) -> Self {
        Self {
            freq: Some(freq),
            interval: Some(interval),
            sure: true,
            ..Self::default()
        }
    }

    fn add(&mut self, other: Self, span: Range<usize>) {
        if self.freq.is_some() && self.freq == other.freq {
            self.interval = self.interval.max(other.interval);
        } else if self.freq.is_none() {
            self.freq = other.freq;
            self.interval = other.interval;
        }
        self.parity = self.parity.or(other.parity);
        // "Second Thursdays here, fourth Thursdays there" are both.
        if self.freq == other.freq {
            let new = other.weeks.into_iter();
            let new: Vec<i8> = new.filter(|week| !self.weeks.contains(week)).collect();
            self.weeks.extend(new);
        }
        self.sure |= other.sure;
        self.spans.push(span);
    }

    /// Tells whether anything is said.
    pub(super) fn is_some(&self) -> bool {
        self.freq.is_some()
    }
}

fn phrase(text: &str, words: &[Word], at: usize, days: &[Found<Weekday>]) -> Option<Phrase> {
    let rest = words.get(at..)?;
    // "Shown in the next weekly": a name, not a rhythm.
    let before = at.checked_sub(1).and_then(|i| words.get(i));
    let noun = before.is_some_and(|w| w.is(&["next", "last", "this", "nächsten", "letzten"]));
    if noun && rest.first().is_some_and(|w| w.is(&["weekly", "monthly"])) {
        return None;
    }
    // "To alternate weeks" is what somebody does.
    let verb =
        before.is_some_and(|w| w.is(&["to"])) && rest.first().is_some_and(|w| w.is(ALTERNATE));
    if verb || before.is_some_and(|w| w.is(NOT)) {
        return None;
    }
    each(text, rest, days)
        .or_else(|| of_month(text, rest, days))
        .or_else(|| of_weeks(text, rest, days))
        .or_else(|| numbered(rest, days))
        .or_else(|| parity(rest, days))
        .or_else(|| times_per(text, rest))
        .or_else(|| weeks_apart(rest, words))
        .or_else(|| adjective(text, rest, days))
}

/// `every other uneven week`, `each Wednesday`, `alle zwei Wochen`.
fn each(text: &str, rest: &[Word], days: &[Found<Weekday>]) -> Option<Phrase> {
    rest.first().filter(|w| w.is(EACH))?;
    let mut at = 1;
    let mut interval = None;
    if let Some((found, length)) = of_month(text, &rest[at..], days) {
        return Some((found, at + length));
    }
    // "Every second Tuesday" counts weeks, "every first Tuesday" cannot.
    if let (Some(first), Some(day)) = (rest.get(at), rest.get(at + 1)) {
        let week = ordinal(&first.text).filter(|week| matches!(week, 1 | -1));
        if let Some(week) = week.filter(|_| is_weekday(day, days)) {
            let found = Rhythm {
                weeks: vec![week],
                ..Rhythm::of(Frequency::Monthly, 1)
            };
            return Some((found, at + 1));
        }
    }
    if let Some(weeks) = rest
        .get(at)
        .and_then(|w| weeks_of_days(w, rest.get(at + 1)?))
    {
        return Some((Rhythm::of(Frequency::Weekly, weeks), at + 2));
    }
    if let Some(n) = rest.get(at).and_then(|w| number(&w.text)) {
        interval = Some(n);
        at += 1;
    }
    let parity = rest.get(at).and_then(parity_word);
    at += usize::from(parity.is_some());
    let unit = rest.get(at)?;
    let freq = match unit {
        unit if unit.is(WEEKS) || is_weekday(unit, days) => Frequency::Weekly,
        unit if unit.is(MONTHS) => Frequency::Monthly,
        _ => return None,
    };
    let step = if parity.is_some() { 2 } else { 1 };
    let found = Rhythm {
        parity,
        ..Rhythm::of(freq, interval.unwrap_or(step))
    };
    // The day itself stays to be read as such.
    Some((found, at + usize::from(!is_weekday(unit, days))))
}

/// `14 days` are two weeks.
fn weeks_of_days(count: &Word, unit: &Word) -> Option<u32> {
    let days: u32 = count.text.parse().ok()?;
    let whole = unit.is(DAYS) && (7..=56).contains(&days) && days.is_multiple_of(7);
    whole.then_some(days / 7)
}

/// The `2 weeks` that a cadence is kept at.
fn weeks_apart(rest: &[Word], words: &[Word]) -> Option<Phrase> {
    let (count, unit) = (rest.first()?, rest.get(1)?);
    let freq = match unit {
        unit if unit.is(WEEKS) => Frequency::Weekly,
        unit if unit.is(MONTHS) => Frequency::Monthly,
        _ => return None,
    };
    let interval = number(&count.text)?;
    let said = |w: &Word| CADENCE.iter().any(|c| w.text.ends_with(c));
    let about = words.iter().any(said);
    about.then(|| (Rhythm::of(freq, interval), 2))
}

/// `first Thursday of the month`, `2nd / 4th Thursday`, `last Fridays`.
fn of_month(text: &str, rest: &[Word], days: &[Found<Weekday>]) -> Option<Phrase> {
    let (weeks, at) = ordinals(text, rest);
    let day = rest.get(at).filter(|w| is_weekday(w, days))?;
    let months = rest.get(at + 1..)?.iter().take(7);
    let monthly = months.clone().any(|w| w.is(MONTHS));
    let certain = monthly || 1 < weeks.len() || (is_plural(day) && !weeks.is_empty());
    if weeks.is_empty() || !certain {
        return None;
    }
    let found = Rhythm {
        weeks,
        ..Rhythm::of(Frequency::Monthly, 1)
    };
    Some((found, at))
}

/// `2nd and 4th weeks of each month`, with the day said elsewhere.
fn of_weeks(text: &str, rest: &[Word], days: &[Found<Weekday>]) -> Option<Phrase> {
    let (weeks, at) = ordinals(text, rest);
    let unit = rest
        .get(at)
        .filter(|w| w.is(&["week", "weeks", "woche", "wochen"]));
    let mut behind = rest.get(at + 1..)?.iter().take(4);
    let monthly = unit.is_some() && behind.any(|w| w.is(MONTHS));
    if weeks.is_empty() || !monthly || days.is_empty() {
        return None;
    }
    let found = Rhythm {
        weeks,
        ..Rhythm::of(Frequency::Monthly, 1)
    };
    Some((found, at + 1))
}

/// `2nd Tuesday` is one of a month without saying so.
fn numbered(rest: &[Word], days: &[Found<Weekday>]) -> Option<Phrase> {
    let (first, day) = (rest.first()?, rest.get(1)?);
    let figure = first.text.starts_with(|c: char| c.is_ascii_digit());
    let week = ordinal(&first.text).filter(|_| figure && is_weekday(day, days))?;
    let found = Rhythm {
        weeks: vec![week],
        ..Rhythm::of(Frequency::Monthly, 1)
    };
    Some((found, 1))
}

fn is_plural(word: &Word) -> bool {
    word.text.ends_with('s') && 4 < word.text.len() && !word.is(&["thurs"])
}

fn parity_word(word: &Word) -> Option<Parity> {
    match word {
        word if word.is(EVEN) => Some(Parity::Even),
        word if word.is(ODD) => Some(Parity::Odd),
        _ => None,
    }
}

/// `odd weeks`, `ungerade KW`, `alternating weeks`, `alternate Tuesdays`.
fn parity(rest: &[Word], days: &[Found<Weekday>]) -> Option<Phrase> {
    let (first, unit) = (rest.first()?, rest.get(1)?);
    let parity = parity_word(first);
    let either = parity.is_some() || first.is(ALTERNATE);
    if first.is(ALTERNATE) && is_weekday(unit, days) {
        return Some((Rhythm::of(Frequency::Weekly, 2), 1));
    }
    let unit = unit.is(WEEKS) || unit.is(COUNTED);
    (either && unit).then(|| {
        let found = Rhythm {
            parity,
            ..Rhythm::of(Frequency::Weekly, 2)
        };
        (found, 2)
    })
}

/// `once a month`, `twice per month`, `1 per week`, `1/wk`, `einmal im Monat`.
fn times_per(text: &str, rest: &[Word]) -> Option<Phrase> {
    const TIMES: &[&str] = &["once", "twice", "1", "einmal", "zweimal", "1x", "2x"];
    let first = rest.first().filter(|w| w.is(TIMES))?;
    let joined = rest
        .get(1)?
        .is(&["a", "per", "pro", "im", "in", "each", "every", "the", "der"]);
    let at = 1 + usize::from(joined);
    let unit = rest.get(at)?;
    if !joined && first.text != "1" {
        return None;
    }
    let freq = match unit {
        unit if unit.is(WEEKS) => Frequency::Weekly,
        unit if unit.is(MONTHS) => Frequency::Monthly,
        _ => return None,
    };
    // "1 week" is how long something takes.
    let tight = joined || text.get(first.span.end..unit.span.start) == Some("/");
    tight.then(|| (Rhythm::of(freq, 1), at + 1))
}

/// `weekly`, unless it describes what is no meeting.
fn adjective(text: &str, rest: &[Word], days: &[Found<Weekday>]) -> Option<Phrase> {
    let first = rest.first()?;
    let (_, freq, interval) = ADJECTIVES.iter().find(|(names, ..)| first.is(names))?;
    let noun = follows(text, rest, days);
    (noun != Noun::Other).then(|| {
        let found = Rhythm {
            sure: noun == Noun::None,
            ..Rhythm::of(*freq, *interval)
        };
        (found, 1)
    })
}

#[derive(PartialEq, Eq)]
enum Noun {
    Meeting,
    None,
    Other,
}

/// Tells what an adjective describes: the words up to the end of the clause.
fn follows(text: &str, rest: &[Word], days: &[Found<Weekday>]) -> Noun {
    let mut end = rest.first().map_or(0, |w| w.span.end);
    for (index, word) in rest.iter().enumerate().skip(1).take(5) {
        let gap = text.get(end..word.span.start).unwrap_or_default();
        let stops = gap.contains(|c: char| ",.;:()!?@&–—\n*".contains(c)) && !gap.contains('"');
        let free = word.is(AFTER) || is_weekday(word, days) || starts_with_digit(word);
        if word.is(MEETINGS) && !stops {
            return Noun::Meeting;
        }
        if stops || free {
            return if index == 1 { Noun::None } else { Noun::Other };
        }
        end = word.span.end;
    }
    match rest.get(1) {
        None => Noun::None,
        Some(word) if word.is(FILLERS) => Noun::None,
        Some(_) => Noun::Other,
    }
}

fn starts_with_digit(word: &Word) -> bool {
    word.text.starts_with(|c: char| c.is_ascii_digit())
}

fn is_weekday(word: &Word, days: &[Found<Weekday>]) -> bool {
    days.iter()
        .any(|d| d.span.start < word.span.end && word.span.start < d.span.end)
}
