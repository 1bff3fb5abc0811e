//! Patterns of days → series that RFC 5545 can say, and back.

use super::{Repeat, Series, later};
use crate::calendar::occurrence::Pattern;
use chrono::{Datelike, Months, NaiveDate, Weekday};

/// Days between two sessions in weeks of one parity, but for a year's end.
const FORTNIGHT: i64 = 14;

/// Returns the sessions of a pattern from a day to another one.
pub(super) fn sessions(
    pattern: &Pattern,
    (from, until): (NaiveDate, NaiveDate),
    most: usize,
) -> Vec<NaiveDate> {
    let after = |day: &NaiveDate| pattern.first_from(day.succ_opt()?);
    let each = std::iter::successors(pattern.first_from(from), after);
    each.take_while(|day| *day <= until).take(most).collect()
}

/// Says the sessions, but for those that are off, as series.
pub(super) fn series(pattern: &Pattern, sessions: &[NaiveDate], off: &[NaiveDate]) -> Vec<Series> {
    let Some(repeat) = repeat(pattern) else {
        return Vec::new();
    };
    let flips = |a: &NaiveDate, b: &NaiveDate| (*b - *a).num_days() == FORTNIGHT;
    let runs: Vec<&[NaiveDate]> = match pattern {
        Pattern::InWeeks(..) => sessions.chunk_by(flips).collect(),
        _ => vec![sessions],
    };
    let run = |days: &[NaiveDate]| run(days, off, &repeat);
    runs.into_iter().filter_map(run).collect()
}

/// A series begins and ends with a session; none if all are off.
fn run(days: &[NaiveDate], off: &[NaiveDate], repeat: &Repeat) -> Option<Series> {
    let held = |day: &&NaiveDate| !off.contains(day);
    let first = *days.iter().find(held)?;
    let last = *days.iter().rfind(held)?;
    let within = |day: &NaiveDate| first < *day && *day < last;
    Some(Series {
        first,
        last,
        repeat: repeat.clone(),
        except: off
            .iter()
            .copied()
            .filter(|day| days.contains(day) && within(day))
            .collect(),
    })
}

fn repeat(pattern: &Pattern) -> Option<Repeat> {
    Some(match pattern {
        Pattern::Every { days, .. } if days % 7 == 0 => Repeat::Weekly(days / 7),
        Pattern::Every { days, .. } => Repeat::Daily(*days),
        Pattern::InWeeks(..) => Repeat::Weekly(2),
        Pattern::OfMonth {
            weekday,
            weeks,
            months: (interval, _),
        } => Repeat::Monthly {
            interval: u32::try_from(*interval).unwrap_or(1),
            weekday: *weekday,
            weeks: weeks.clone(),
        },
        Pattern::Never => return None,
    })
}

/// Returns each day of a series, at most so many.
pub(super) fn expand(series: &Series, most: usize) -> Vec<NaiveDate> {
    let step = |days: u32| {
        let next = move |day: &NaiveDate| later(*day, u64::from(days.max(1)));
        std::iter::successors(Some(series.first), next)
    };
    let days: Vec<NaiveDate> = match &series.repeat {
        Repeat::Daily(days) => up_to(step(*days), series.last, most),
        Repeat::Weekly(weeks) => up_to(step(weeks.saturating_mul(7)), series.last, most),
        Repeat::Monthly {
            interval,
            weekday,
            weeks,
        } => {
            let months = Months::new((*interval).max(1));
            let next = |day: &NaiveDate| day.checked_add_months(months);
            let months = std::iter::successors(series.first.with_day(1), next);
            let days = months.flat_map(|month| of_month(month, *weekday, weeks));
            let days = days.skip_while(|day| *day < series.first);
            up_to(days, series.last, most)
        }
    };
    let held = days.into_iter().filter(|day| !series.except.contains(day));
    held.collect()
}

fn up_to(days: impl Iterator<Item = NaiveDate>, last: NaiveDate, most: usize) -> Vec<NaiveDate> {
    days.take_while(|day| *day <= last).take(most).collect()
}

/// Returns the days of a month, of which the first day is given.
fn of_month(month: NaiveDate, weekday: Weekday, weeks: &[i8]) -> Vec<NaiveDate> {
    let days = (0..31).map_while(|n| later(month, n));
    let days = days.take_while(|day| day.month() == month.month());
    let all: Vec<NaiveDate> = days.filter(|day| day.weekday() == weekday).collect();
    let is_wanted = |index: usize| {
        let from_begin = i8::try_from(index + 1).unwrap_or(i8::MAX);
        let is_last = index + 1 == all.len();
        weeks.contains(&from_begin) || is_last && weeks.iter().any(|week| *week < 0)
    };
    let wanted = all.iter().enumerate().filter(|(i, _)| is_wanted(*i));
    wanted.map(|(_, day)| *day).collect()
}
