//! Dates as people write them, read as periods.
//!
//! ```text
//! period   = point | [ point ] ".." [ point ]
//! point    = year | year "-" month | year "-" month "-" day
//!          | year "-W" week | year "-Q" quarter
//!          | month-name [ year ] | year month-name
//!          | season [ year ], part of a month, in English or German (see `named`)
//!          | "today" | "yesterday" | "tomorrow"
//!          | ( "last" | "this" | "next" ) unit
//!          | span | span "ago" | "in" span
//! span     = number unit
//! unit     = "d" | "day" | "w" | "week" | "m" | "month" | "q" | "quarter" | "y" | "year", or a plural
//! ```
//!
//! One value means its whole period, `2024-06` June from its first day to its
//! last. A span is the time up to today: `3w` are the last three weeks; with
//! `ago` or `in` it is one day. In `a..b` the period goes from the first day
//! of `a` to the last of `b`. Case does not matter.

use crate::problem::Problem;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::fmt;

pub(crate) mod named;

/// Some days in a row; without a bound it is open at that side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

impl Period {
    /// Returns whether a day lies in the period.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.until) {
            (Some(from), Some(until)) if from == until => write!(f, "{from}"),
            (Some(from), Some(until)) => write!(f, "{from}..{until}"),
            (Some(from), None) => write!(f, "{from}.."),
            (None, Some(until)) => write!(f, "..{until}"),
            (None, None) => f.write_str(".."),
        }
    }
}

/// Reads a period as of a day.
///
/// ```
/// use minutebook_index::period;
///
/// let today = "2024-06-13".parse()?;
/// assert_eq!(period::parse("2024-Q1", today)?.to_string(), "2024-01-01..2024-03-31");
/// assert_eq!(period::parse("3w..", today)?.to_string(), "2024-05-23..");
/// assert!(period::parse("junk", today).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// A [`Problem`] with the part of the text that is no date.
pub fn parse(text: &str, today: NaiveDate) -> Result<Period, Problem> {
    let Some((from, until)) = text.split_once("..") else {
        let (from, until) = point(text, 0, today)?;
        return Ok(Period {
            from: Some(from),
            until: Some(until),
        });
    };
    let bound = |part: &str, offset| match part.trim() {
        "" => Ok(None),
        _ => point(part, offset, today).map(Some),
    };
    let period = Period {
        from: bound(from, 0)?.map(|(first, _)| first),
        until: bound(until, from.len() + 2)?.map(|(_, last)| last),
    };
    match (period.from, period.until) {
        (Some(first), Some(last)) if last < first => Err(Problem {
            span: 0..text.len(),
            message: format!("the period ends on {last}, before it begins on {first}"),
            suggestion: Some(format!("{}..{}", until.trim(), from.trim())),
        }),
        _ => Ok(period),
    }
}

type Bounds = (NaiveDate, NaiveDate);

fn point(text: &str, offset: usize, today: NaiveDate) -> Result<Bounds, Problem> {
    let lower = text.trim().to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let read = match words.as_slice() {
        [word] => calendar(word)
            .or_else(|| named_day(word, today))
            .or_else(|| month_of(today.year(), word))
            .or_else(|| span_until_today(word, today)),
        [first, second] => two_words(first, second, today),
        [number, unit, "ago"] => one_day(before(today, &format!("{number}{unit}"))),
        ["in", number, unit] => one_day(after(today, &format!("{number}{unit}"))),
        _ => None,
    };
    let read = read.or_else(|| named::whole(&words, today));
    read.ok_or_else(|| no_date(text, offset))
}

fn no_date(text: &str, offset: usize) -> Problem {
    let start = offset + text.len() - text.trim_start().len();
    let written = text.trim();
    Problem {
        span: start..start + written.len(),
        message: format!(
            "`{written}` is no date; dates are written 2024, 2024-06, 2024-06-13, 2024-W24, 2024-Q2, 3w, \
             \"3w ago\", \"next week\", today, or a..b"
        ),
        suggestion: None,
    }
}

fn two_words(first: &str, second: &str, today: NaiveDate) -> Option<Bounds> {
    match (first, second) {
        (span, "ago") => one_day(before(today, span)),
        ("in", span) => one_day(after(today, span)),
        ("last", unit) => unit_around(before(today, &format!("1{unit}"))?, unit),
        ("this", unit) => unit_around(today, unit),
        ("next", unit) => unit_around(after(today, &format!("1{unit}"))?, unit),
        _ => {
            let dated = |year: &str, month| month_of(full_year(year)?, month);
            dated(first, second)
                .or_else(|| dated(second, first))
                .or_else(|| span_until_today(&format!("{first}{second}"), today))
        }
    }
}

/// Reads `2024`, `2024-06`, `2024-06-13`, `2024-w24` and `2024-q2`.
fn calendar(word: &str) -> Option<Bounds> {
    let mut parts = word.split('-');
    let year = full_year(parts.next()?)?;
    let (second, third) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (second, third) {
        (None, None) => months(year, 1, 12),
        (Some(part), None) => part_of_year(year, part),
        (Some(month), Some(day)) => {
            one_day(NaiveDate::from_ymd_opt(year, number(month)?, number(day)?))
        }
        (None, Some(_)) => None,
    }
}

fn part_of_year(year: i32, part: &str) -> Option<Bounds> {
    if let Some(week) = part.strip_prefix('w') {
        let monday = NaiveDate::from_isoywd_opt(year, number(week)?, Weekday::Mon)?;
        return Some((monday, monday.checked_add_days(Days::new(6))?));
    }
    if let Some(quarter) = part.strip_prefix('q') {
        let quarter = number(quarter).filter(|quarter| (1..=4).contains(quarter))?;
        return months(year, quarter * 3 - 2, 3);
    }
    months(year, number(part)?, 1)
}

fn named_day(word: &str, today: NaiveDate) -> Option<Bounds> {
    match word {
        "today" | "now" => one_day(Some(today)),
        "yesterday" => one_day(today.pred_opt()),
        "tomorrow" => one_day(today.succ_opt()),
        _ => None,
    }
}

fn month_of(year: i32, name: &str) -> Option<Bounds> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if name.len() < 3 {
        return None;
    }
    let at = NAMES.iter().position(|known| known.starts_with(name))?;
    months(year, u32::try_from(at).ok()? + 1, 1)
}

fn span_until_today(word: &str, today: NaiveDate) -> Option<Bounds> {
    Some((before(today, word)?, today))
}

fn before(day: NaiveDate, span: &str) -> Option<NaiveDate> {
    match Span::read(span)? {
        Span::Days(days) => day.checked_sub_days(Days::new(days)),
        Span::Months(months) => day.checked_sub_months(Months::new(months)),
    }
}

fn after(day: NaiveDate, span: &str) -> Option<NaiveDate> {
    match Span::read(span)? {
        Span::Days(days) => day.checked_add_days(Days::new(days)),
        Span::Months(months) => day.checked_add_months(Months::new(months)),
    }
}

/// A length of time: days are exact, months as the calendar has them.
enum Span {
    Days(u64),
    Months(u32),
}

impl Span {
    fn read(text: &str) -> Option<Self> {
        let digits = text.find(|c: char| !c.is_ascii_digit())?;
        let (count, unit) = text.split_at(digits);
        let count: u32 = count.parse().ok()?;
        Some(match Unit::read(unit)? {
            Unit::Day => Self::Days(count.into()),
            Unit::Week => Self::Days(u64::from(count) * 7),
            Unit::Month => Self::Months(count),
            Unit::Quarter => Self::Months(count.checked_mul(3)?),
            Unit::Year => Self::Months(count.checked_mul(12)?),
        })
    }
}

#[derive(Clone, Copy)]
enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Unit {
    fn read(word: &str) -> Option<Self> {
        Some(match word {
            "d" | "day" | "days" => Self::Day,
            "w" | "week" | "weeks" => Self::Week,
            "m" | "mo" | "month" | "months" => Self::Month,
            "q" | "quarter" | "quarters" => Self::Quarter,
            "y" | "year" | "years" => Self::Year,
            _ => return None,
        })
    }
}

/// Returns the week, month … that a day lies in.
fn unit_around(day: NaiveDate, unit: &str) -> Option<Bounds> {
    let year = day.year();
    match Unit::read(unit)? {
        Unit::Day => one_day(Some(day)),
        Unit::Week => {
            let week = day.week(Weekday::Mon);
            Some((week.checked_first_day()?, week.checked_last_day()?))
        }
        Unit::Month => months(year, day.month(), 1),
        Unit::Quarter => months(year, day.month0() / 3 * 3 + 1, 3),
        Unit::Year => months(year, 1, 12),
    }
}

fn months(year: i32, first: u32, count: u32) -> Option<Bounds> {
    let from = NaiveDate::from_ymd_opt(year, first, 1)?;
    let next = from.checked_add_months(Months::new(count))?;
    Some((from, next.pred_opt()?))
}

fn one_day(day: Option<NaiveDate>) -> Option<Bounds> {
    day.map(|day| (day, day))
}

fn full_year(text: &str) -> Option<i32> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        // A Thursday, in week 24.
        let today = NaiveDate::from_ymd_opt(2024, 6, 13).unwrap();
        match parse(text, today) {
            Ok(period) => period.to_string(),
            Err(problem) => format!("{:?}", problem.span),
        }
    }

    fn check(cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(read(text), *expected, "{text}");
        }
    }

    #[test]
    fn calendar_dates_mean_their_whole_period() {
        check(&[
            ("2024", "2024-01-01..2024-12-31"),
            ("2024-02", "2024-02-01..2024-02-29"),
            ("2024-6", "2024-06-01..2024-06-30"),
            ("2024-06-13", "2024-06-13"),
            ("2024-W24", "2024-06-10..2024-06-16"),
            ("2020-w53", "2020-12-28..2021-01-03"),
            ("2024-Q2", "2024-04-01..2024-06-30"),
            ("June 2023", "2023-06-01..2023-06-30"),
            ("2023 dec", "2023-12-01..2023-12-31"),
            ("march", "2024-03-01..2024-03-31"),
            ("last spring", "2024-03-01..2024-05-31"),
            ("Herbst 2023", "2023-09-01..2023-11-30"),
            ("late may 2024", "2024-05-20..2024-05-31"),
            ("Q1 2024", "2024-01-01..2024-03-31"),
        ]);
    }

    #[test]
    fn relative_dates_count_from_today() {
        check(&[
            ("today", "2024-06-13"),
            ("Yesterday", "2024-06-12"),
            ("tomorrow", "2024-06-14"),
            ("3w", "2024-05-23..2024-06-13"),
            ("3 weeks", "2024-05-23..2024-06-13"),
            ("1m", "2024-05-13..2024-06-13"),
            ("2y", "2022-06-13..2024-06-13"),
            ("3w ago", "2024-05-23"),
            ("3 days ago", "2024-06-10"),
            ("in 2w", "2024-06-27"),
            ("in 1 month", "2024-07-13"),
            ("this week", "2024-06-10..2024-06-16"),
            ("next week", "2024-06-17..2024-06-23"),
            ("last month", "2024-05-01..2024-05-31"),
            ("next quarter", "2024-07-01..2024-09-30"),
            ("last year", "2023-01-01..2023-12-31"),
        ]);
    }

    #[test]
    fn two_dots_join_the_first_day_with_the_last() {
        check(&[
            ("2023..2024-02", "2023-01-01..2024-02-29"),
            ("2024-05..", "2024-05-01.."),
            ("..today", "..2024-06-13"),
            ("3w..in 1w", "2024-05-23..2024-06-20"),
            ("2024-01 .. 2024-03", "2024-01-01..2024-03-31"),
            ("..", ".."),
        ]);
    }

    #[test]
    fn what_is_no_date_is_pointed_at() {
        check(&[
            ("", "0..0"),
            ("junk", "0..4"),
            ("2024-13", "0..7"),
            ("2023-02-29", "0..10"),
            ("2024-W54", "0..8"),
            ("2024-Q5", "0..7"),
            ("2024-06-13-1", "0..12"),
            ("99999999999w", "0..12"),
            ("4000000000y ago", "0..15"),
            ("ma", "0..2"),
            ("2024.. junk", "7..11"),
            ("ünk", "0..4"),
            ("2024-01..2023-01", "0..16"),
        ]);
    }

    #[test]
    fn a_period_turned_around_is_put_right() {
        let today = NaiveDate::from_ymd_opt(2024, 6, 13).unwrap();
        let problem = parse("2024..2023", today).unwrap_err();
        assert_eq!(problem.suggestion.as_deref(), Some("2023..2024"));
        assert!(
            problem
                .to_string()
                .starts_with("the period ends on 2023-12-31")
        );
    }
}
