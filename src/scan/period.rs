//! Parts of a year: "Q3 2024", "in autumn", "next weekend".

use super::name::{self, PREPOSITIONS};
use super::point::trailing_year;
use super::token::{Cursor, Token};
use super::{DateText, DayText, Nearness};
use chrono::Weekday;

type Read<'a> = Option<(DateText, Cursor<'a>)>;

/// Seasons, with their first month.
const SEASONS: [(&[&str], u32); 4] = [
    (&["spring", "frühling", "frühjahr"], 3),
    (&["summer", "sommer"], 6),
    (&["autumn", "fall", "herbst"], 9),
    (&["winter"], 12),
];

/// Words right before a season that make it a time.
const BEFORE: [&str; 9] = [
    "in",
    "im",
    "early",
    "late",
    "mid",
    "next",
    "this",
    "nächsten",
    "kommenden",
];

/// What stands before the number of a part of a year.
const PARTS: [&str; 2] = ["q", "h"];

const WEEKEND: [&str; 2] = ["weekend", "wochenende"];

/// Words before a weekend, and how many weeks they add.
const WEEKS: [(&[&str], i32); 3] = [
    (&["next", "nächstes", "nächsten", "kommendes"], 1),
    (&["this", "dieses", "am", "the", "coming"], 0),
    (&["last", "letztes", "letzten"], -1),
];

/// Returns the words one of which every form without a digit holds.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    let seasons = SEASONS.iter().flat_map(|(names, _)| names.iter());
    seasons.chain(&WEEKEND).copied()
}

/// Returns the words with which the other forms begin.
pub(super) fn beginnings() -> impl Iterator<Item = &'static str> {
    let weeks = WEEKS.iter().flat_map(|(words, _)| words.iter());
    weeks.chain(&PARTS).copied()
}

/// Reads a part of a year or a weekend.
pub(super) fn period(cursor: Cursor<'_>) -> Read<'_> {
    quarter(cursor)
        .or_else(|| season(cursor))
        .or_else(|| weekend(cursor))
}

/// Reads `Q3`, `Q3 2024`, `Q3/2024`, `2024 Q3`, `H2 2024` behind a preposition
/// or with a year: alone it may be anything.
fn quarter(cursor: Cursor<'_>) -> Read<'_> {
    let (year, next) = match cursor.number(4..=4) {
        Some((year, next)) if (1970..2100).contains(&year) => (i32::try_from(year).ok(), next),
        _ => (None, cursor),
    };
    let next = next.optional(next.tight_mark("-/").filter(|_| year.is_some()));
    let capital = next.peek()?.is_capital();
    let half = next.word(&["h"]).is_some();
    let (number, next) = next.word(&PARTS)?.tight_number(1..=1)?;
    let last = if half { 2 } else { 4 };
    let (year, next) = match year {
        None => trailing_year(next.optional(next.tight_mark("/"))),
        year => (year, next),
    };
    let alone = cursor.before().is_none_or(|t| t.is_mark("(")) && next.tight_mark(":)").is_some();
    let told = year.is_some() || !half && (alone || is_told(cursor, &PREPOSITIONS));
    let apart = next.peek_tight().is_none_or(|t| !t.is_number());
    if !(capital && told && apart && (1..=last).contains(&number)) {
        return None;
    }
    let months = 12 / last;
    Some((of_months(year, (number - 1) * months + 1, months), next))
}

/// Reads `in autumn`, `spring 2025`, `im Herbst`.
fn season(cursor: Cursor<'_>) -> Read<'_> {
    let word = cursor.peek()?.word()?;
    let (_, month) = SEASONS.iter().find(|(names, _)| names.contains(&word))?;
    let after = cursor.step();
    let (year, next) = trailing_year(after.optional(after.word(&["of"])));
    let named = next.peek().is_some_and(Token::is_capital) && year.is_none();
    let german = !["spring", "summer", "autumn", "fall", "winter"].contains(&word);
    let lower = german || !cursor.peek()?.is_capital();
    let back = cursor.back();
    let the = cursor.before().is_some() && back.word(&["the"]).is_some();
    let told = is_told(if the { back } else { cursor }, &BEFORE);
    (year.is_some() || told && lower && !named).then(|| (of_months(year, *month, 3), next))
}

fn is_told(cursor: Cursor<'_>, words: &[&str]) -> bool {
    cursor.before().is_some() && cursor.back().word(words).is_some()
}

fn of_months(year: Option<i32>, first: u32, count: u32) -> DateText {
    let last = first + count - 1;
    let month = |month: u32, year| DayText::Calendar {
        year,
        month: Some((month - 1) % 12 + 1),
        day: None,
        weekday: None,
    };
    let turned = i32::from(12 < last);
    DateText {
        start: month(first, year),
        end: Some(month(last, year.map(|y| y + turned))),
    }
}

/// Reads `this weekend`, `next weekend`, `am Wochenende`.
fn weekend(cursor: Cursor<'_>) -> Read<'_> {
    let found = WEEKS
        .iter()
        .find_map(|(words, weeks)| Some((cursor.word(words)?, *weeks)));
    let (next, weeks) = found?;
    let next = next.word(&WEEKEND)?;
    let date = DateText {
        start: DayText::Weekday(Weekday::Sat, Nearness::Week(weeks)),
        end: Some(DayText::Weekday(Weekday::Sun, Nearness::Bare)),
    };
    let apart = name::weekday(next).is_none();
    apart.then_some((date, next))
}
