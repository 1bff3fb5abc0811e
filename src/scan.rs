//! Finds dates, times and weekdays in running text.
//!
//! Scanners work on one piece of text and return what they found with the
//! bytes it takes up. A date keeps what is written ("June 18-22", "next
//! Tuesday", "tomorrow") and is *grounded* later, when the day of the meeting
//! is known. English and German, in the orders that people use.

use crate::wordlist;
use chrono::{NaiveDate, Weekday};
use minutebook_index::model::{PartialDate, TimeOfDay};
use serde::{Deserialize, Serialize};
use std::ops::Range;

mod date;
mod ground;
mod name;
mod period;
mod point;
mod relative;
mod time;
mod token;
mod vocabulary;
mod zone;

#[cfg(test)]
mod tests;

use name::Spelling;
use time::BareHours;
use token::{Cursor, Kind, Token, tokenize};
use vocabulary::Known;

/// Something found, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    /// What was read.
    pub value: T,
    /// The bytes of the text that say so.
    pub span: Range<usize>,
}

/// A day or a range of days, as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateText {
    /// The day, or the first one.
    pub start: DayText,
    /// The last day of a range.
    pub end: Option<DayText>,
}

/// A day, as far as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayText {
    /// Numbers: a year, a month, a day, as many as there are.
    Calendar {
        /// As written, four digits; two digits are taken as 20xx.
        year: Option<i32>,
        /// 1 to 12.
        month: Option<u32>,
        /// 1 to 31; not checked against the month.
        day: Option<u32>,
        /// A weekday named beside it.
        weekday: Option<Weekday>,
    },
    /// An ISO week.
    Week {
        /// The year, if written.
        year: Option<i32>,
        /// 1 to 53.
        week: u32,
    },
    /// A weekday alone or with a word: "on Monday", "next Tuesday".
    Weekday(Weekday, Nearness),
    /// Days from the day of the meeting: 0 today, 1 tomorrow, -1 yesterday.
    Days(i32),
    /// Weeks from that of the meeting: 1 "next week".
    Weeks(i32),
    /// Months from that of the meeting: 1 "next month".
    Months(i32),
}

/// Which of many weekdays is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Nearness {
    /// No word: the nearest to come (or by context the nearest past).
    Bare,
    /// "this": in the week of the meeting.
    This,
    /// "next": the nearest to come, or that of next week.
    Next,
    /// "last": the nearest past.
    Last,
    /// "Tuesday next week": in the week so many after that of the meeting.
    Week(i32),
}

/// Days that a [`DateText`] means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// The day, month or year, or the first day.
    pub start: PartialDate,
    /// The last one, if it is a range.
    pub end: Option<PartialDate>,
    /// What had to be repaired to read it ("year 2923 read as 2023").
    pub repaired: Option<String>,
}

/// A time, or a range of times.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeText {
    /// The time, or the begin.
    pub start: TimeOfDay,
    /// The end of a range.
    pub end: Option<TimeOfDay>,
    /// The zone as written ("CEST", "Europe/Berlin", "US Eastern").
    pub zone: Option<String>,
}

/// What the wording around a date says about past and future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// Announced: a date without a year is rather to come.
    Ahead,
    /// Told: a date without a year is rather past.
    Behind,
    /// Unknown: the nearest one.
    Either,
}

/// The day relative to which a text speaks.
pub type Reference = NaiveDate;

impl DateText {
    /// Returns the days that are meant in a text of the day `reference`, or
    /// none where there is no such day (31 February).
    pub fn ground(&self, reference: Reference, tense: Tense) -> Option<Days> {
        ground::ground(self, reference, tense)
    }
}

/// Returns the words one of which every date without a digit holds.
pub(crate) fn date_words() -> impl Iterator<Item = &'static str> {
    vocabulary::words(|known| known.makes_date() && !known.is_letters())
}

/// Returns the words that are times without a digit.
pub(crate) fn time_words() -> impl Iterator<Item = &'static str> {
    vocabulary::words(Known::is_time)
}

/// Returns the names of weekdays, and whether one is so short that only a
/// number behind it makes it one.
pub(crate) fn weekday_words() -> impl Iterator<Item = (&'static str, bool)> {
    name::weekdays().map(|(word, _, spelling)| (word, spelling == Spelling::Letters))
}

/// Finds the dates and ranges of dates in a text, from left to right.
pub fn dates(text: &str) -> Vec<Found<DateText>> {
    if !has_digit(text) && !has_word(text, Known::makes_date) {
        return Vec::new();
    }
    scan(text, Kind::begins_date, date::date)
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Tells whether a text holds a word of some kind. Most texts hold none, and
/// need not be taken to pieces.
fn has_word(text: &str, is_wanted: impl Fn(Known) -> bool) -> bool {
    wordlist::runs(text).any(|(key, word)| {
        let known = Known::of(key, word);
        let is_letters = known.is_letters() && !word.starts_with(char::is_uppercase);
        !is_letters && is_wanted(known)
    })
}

/// Finds the times and ranges of times in a text, from left to right.
pub fn times(text: &str) -> Vec<Found<TimeText>> {
    if !has_digit(text) && !has_word(text, Known::is_time) {
        return Vec::new();
    }
    times_with(text, BareHours::Skip)
}

/// Finds what [`times`] finds and bare ranges of hours ("Thu 14-15") as well;
/// for texts that are known to speak of when somebody meets.
pub fn hour_ranges(text: &str) -> Vec<Found<TimeText>> {
    times_with(text, BareHours::Read)
}

fn times_with(text: &str, bare: BareHours) -> Vec<Found<TimeText>> {
    scan(text, Kind::begins_time, |cursor| {
        time::time(cursor, bare, text)
    })
}

/// Tells whether a word is the abbreviation of a zone: the `UTC` of "UTC 16:00".
pub fn is_zone(word: &str) -> bool {
    zone::is_capital_abbreviation(word)
}

/// Tells whether a word is the name of a month in full, in any language known.
pub fn is_month(word: &str) -> bool {
    let lower = word.to_lowercase();
    name::months().any(|(name, _, spelling)| spelling == Spelling::Full && name == lower)
}

/// Finds the weekdays named in a text, in full, as plural ("Fridays") or
/// abbreviated, from left to right.
pub fn weekdays(text: &str) -> Vec<Found<Weekday>> {
    if !has_word(text, |known| known.weekday.is_some()) {
        return Vec::new();
    }
    scan(text, Kind::is_weekday, |cursor| {
        let (weekday, spelling, next) = name::weekday(cursor)?;
        let hour = || next.peek().is_some_and(Token::is_number);
        let plain = spelling != Spelling::Letters || hour();
        let apart = cursor.before_tight().is_none_or(|t| !t.is_mark("@_"));
        (plain && apart).then_some((weekday, next))
    })
}

/// Reads at each token that may begin something, and goes on behind what was
/// read.
fn scan<T>(
    text: &str,
    begins: impl Fn(Kind) -> bool,
    read: impl Fn(Cursor<'_>) -> Option<(T, Cursor<'_>)>,
) -> Vec<Found<T>> {
    let tokens = tokenize(text);
    let mut found = Vec::new();
    let mut cursor = Cursor::new(&tokens);
    while let Some(first) = cursor.peek() {
        let Some((value, next)) = Some(cursor).filter(|_| begins(first.kind)).and_then(&read)
        else {
            cursor = cursor.step();
            continue;
        };
        let end = next.before().map_or(first.end(), Token::end);
        found.push(Found {
            value,
            span: first.start..end,
        });
        cursor = if cursor.position() < next.position() {
            next
        } else {
            cursor.step()
        };
    }
    found
}
