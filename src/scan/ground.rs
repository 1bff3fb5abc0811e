//! What a written date means in a text of a known day.
//!
//! A year that is not written follows from the weekday, if one is named, and
//! from the wording: an announcement looks ahead and only a little back, a
//! report the other way round.

use super::{DateText, DayText, Days, Nearness, Reference, Tense};
use chrono::{Datelike, Duration, NaiveDate, Weekday};
use minutebook_index::model::PartialDate;

/// How far an announcement reaches back, in days: lists keep what is just over.
const SLACK_AHEAD: i64 = 90;
/// The same for a month: one that is over is rather that of next year.
const SLACK_MONTH: i64 = 31;
/// How far a report reaches ahead, in days.
const SLACK_BEHIND: i64 = 14;
/// A year further ahead than this is a slip of the finger.
const YEARS_AHEAD: i32 = 20;

/// Grounds a date or a range.
pub(super) fn ground(date: &DateText, reference: Reference, tense: Tense) -> Option<Days> {
    let start = day(&date.start, reference, tense)?;
    let end = match &date.end {
        Some(end) => end_day(end, &start),
        None => week_end(&date.start, start.start),
    };
    Some(Days {
        end: end.filter(|end| start.start < *end),
        ..start
    })
}

fn end_day(end: &DayText, start: &Days) -> Option<PartialDate> {
    let first = start.start.first_day();
    let DayText::Calendar { year, .. } = end else {
        return day(end, first, Tense::Ahead).map(|d| d.start);
    };
    let found = day(end, first, Tense::Either)?.start;
    if year.is_some() || start.start <= found {
        return Some(found);
    }
    Some(match found {
        PartialDate::Month(year, month) => PartialDate::Month(year + 1, month),
        PartialDate::Year(year) => PartialDate::Year(year + 1),
        PartialDate::Day(day) => PartialDate::Day(day.with_year(day.year() + 1)?),
    })
}

/// A week of work ends on its Friday.
fn week_end(day: &DayText, start: PartialDate) -> Option<PartialDate> {
    let monday = start.day()?;
    match day {
        DayText::Week { .. } | DayText::Weeks(_) => {
            Some(monday.checked_add_signed(Duration::days(4))?.into())
        }
        _ => None,
    }
}

fn day(day: &DayText, reference: Reference, tense: Tense) -> Option<Days> {
    let plain = |start: Option<PartialDate>| {
        start.map(|start| Days {
            start,
            end: None,
            repaired: None,
        })
    };
    match *day {
        DayText::Calendar {
            year,
            month,
            day,
            weekday,
        } => match year {
            Some(year) => with_year(year, (month, day), reference),
            None => plain(without_year((month, day), weekday, reference, tense)),
        },
        DayText::Week { year, week } => plain(week_of(year, week, reference, tense)),
        DayText::Weekday(weekday, near) => plain(weekday_near(weekday, near, reference, tense)),
        DayText::Days(days) => plain(shifted(reference, days.into())),
        DayText::Weeks(weeks) => plain(shifted(monday(reference), 7 * i64::from(weeks))),
        DayText::Months(months) => plain(month_from(reference, months)),
    }
}

fn shifted(day: NaiveDate, days: i64) -> Option<PartialDate> {
    let days = Duration::try_days(days)?;
    day.checked_add_signed(days).map(PartialDate::from)
}

fn monday(day: NaiveDate) -> NaiveDate {
    day.week(Weekday::Mon).checked_first_day().unwrap_or(day)
}

fn month_from(reference: Reference, months: i32) -> Option<PartialDate> {
    let month = i32::try_from(reference.month0())
        .ok()?
        .checked_add(months)?;
    let year = reference.year().checked_add(month.div_euclid(12))?;
    let month = u32::try_from(month.rem_euclid(12)).ok()? + 1;
    partial(year, (Some(month), None))
}

type MonthDay = (Option<u32>, Option<u32>);

fn partial(year: i32, (month, day): MonthDay) -> Option<PartialDate> {
    if !(1..=9999).contains(&year) {
        return None;
    }
    match (month, day) {
        (Some(month), Some(day)) => NaiveDate::from_ymd_opt(year, month, day).map(Into::into),
        (Some(month), None) => (1..=12)
            .contains(&month)
            .then_some(PartialDate::Month(year, month)),
        _ => Some(PartialDate::Year(year)),
    }
}

fn with_year(year: i32, rest: MonthDay, reference: Reference) -> Option<Days> {
    let likely = (1970..=reference.year().max(1970) + YEARS_AHEAD).contains(&year);
    let read = if likely {
        year
    } else {
        repaired_year(year, reference.year())?
    };
    Some(Days {
        start: partial(read, rest)?,
        end: None,
        repaired: (!likely).then(|| format!("year {year} read as {read}")),
    })
}

/// Undoes one slip: a digit too many, a wrong digit, two digits swapped. Of
/// several readings the one nearest to the reference is meant.
fn repaired_year(year: i32, near: i32) -> Option<i32> {
    let written = year.to_string();
    let readings = (near - 5..=near + 5).filter(|y| is_one_slip(&written, &y.to_string()));
    readings.min_by_key(|y| ((y - near).abs(), near < *y))
}

fn is_one_slip(written: &str, meant: &str) -> bool {
    let (written, meant) = (written.as_bytes(), meant.as_bytes());
    if written.len() == meant.len() + 1 {
        return (0..written.len()).any(|skip| {
            let rest = written.iter().enumerate().filter(|(i, _)| *i != skip);
            rest.map(|(_, digit)| digit).eq(meant)
        });
    }
    let pairs = written.iter().zip(meant);
    let wrong: Vec<_> = pairs.filter(|(is, should)| is != should).collect();
    let one_slip = match wrong[..] {
        [_] => true,
        [first, second] => first.0 == second.1 && first.1 == second.0,
        _ => false,
    };
    written.len() == meant.len() && one_slip
}

fn without_year(
    rest: MonthDay,
    weekday: Option<Weekday>,
    reference: Reference,
    tense: Tense,
) -> Option<PartialDate> {
    let (Some(_), _) = rest else {
        return day_of_month(rest.1?, reference, tense);
    };
    let years = reference.year() - 4..=reference.year() + 4;
    let all: Vec<_> = years.filter_map(|year| partial(year, rest)).collect();
    let named = |d: &&PartialDate| d.day().is_some_and(|d| Some(d.weekday()) == weekday);
    let near = |d: &&PartialDate| distance(**d, reference).abs() < 550;
    let fitting: Vec<_> = all.iter().filter(named).filter(near).copied().collect();
    let candidates = if fitting.is_empty() { all } else { fitting };
    best(candidates, reference, tense)
}

fn day_of_month(day: u32, reference: Reference, tense: Tense) -> Option<PartialDate> {
    let months = (-1..=1).filter_map(|m| match month_from(reference, m)? {
        PartialDate::Month(year, month) => partial(year, (Some(month), Some(day))),
        _ => None,
    });
    best(months.collect(), reference, tense)
}

/// Days from the reference: 0 within the period.
fn distance(date: PartialDate, reference: Reference) -> i64 {
    let ahead = (date.first_day() - reference).num_days();
    let behind = (date.last_day() - reference).num_days();
    ahead.max(0) + behind.min(0)
}

/// Picks the nearest on the side that the tense tells, a little slack granted.
fn best(candidates: Vec<PartialDate>, reference: Reference, tense: Tense) -> Option<PartialDate> {
    let cost = |date: &PartialDate| {
        let days = distance(*date, reference);
        let inside = match tense {
            Tense::Ahead => {
                let slack = match date {
                    PartialDate::Day(_) => SLACK_AHEAD,
                    _ => SLACK_MONTH,
                };
                (-slack..=366 - slack).contains(&days)
            }
            Tense::Behind => (SLACK_BEHIND - 366..=SLACK_BEHIND).contains(&days),
            Tense::Either => true,
        };
        (!inside, days.abs())
    };
    candidates.into_iter().min_by_key(cost)
}

fn week_of(
    year: Option<i32>,
    week: u32,
    reference: Reference,
    tense: Tense,
) -> Option<PartialDate> {
    let monday = |year| NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).map(PartialDate::from);
    if let Some(year) = year {
        return monday(year);
    }
    let years = reference.year() - 1..=reference.year() + 1;
    best(years.filter_map(monday).collect(), reference, tense)
}

fn weekday_near(
    weekday: Weekday,
    near: Nearness,
    reference: Reference,
    tense: Tense,
) -> Option<PartialDate> {
    let of_week = |weeks: i64| {
        let days = i64::from(weekday.num_days_from_monday());
        shifted(monday(reference), 7 * weeks + days)
    };
    let ahead = i64::from(weekday.days_since(reference.weekday()));
    let ahead = if ahead == 0 { 7 } else { ahead };
    let behind = ahead - 7;
    let behind = if behind == 0 { -7 } else { behind };
    match near {
        Nearness::Bare if tense == Tense::Behind => shifted(reference, behind),
        Nearness::Last => shifted(reference, behind),
        Nearness::Bare | Nearness::Next => shifted(reference, ahead),
        Nearness::This => of_week(0),
        Nearness::Week(weeks) => of_week(weeks.into()),
    }
}
