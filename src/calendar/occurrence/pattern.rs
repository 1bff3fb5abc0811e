//! Patterns of days: what a rule says, once it is known what it counts from.

use super::super::rhythm::Rhythm;
use super::{HORIZON, later};
use chrono::{Datelike, NaiveDate, Weekday};
use minutebook_index::model::{Frequency, Parity, Schedule};

/// How many of the latest meetings are asked for the week they were in.
const WITNESSES: usize = 5;

/// Days that follow a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::calendar) enum Pattern {
    /// Every so many days from a day on, also before it.
    Every {
        /// A day on which there is a session.
        anchor: NaiveDate,
        /// Days between two sessions, at least 1.
        days: u32,
    },
    /// A day of the ISO weeks of one parity.
    ///
    /// After a year of 53 weeks two odd ones follow each other.
    InWeeks(Weekday, Parity),
    /// A day of the week in some weeks of each or every nth month.
    OfMonth {
        /// The day of the week.
        weekday: Weekday,
        /// 1 to 5 from the begin, -1 the last one.
        weeks: Vec<i8>,
        /// Months between two, and the number of a month that has sessions.
        months: (i32, i32),
    },
    /// No regular sessions.
    Never,
}

/// What a pattern is taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    /// The statement alone.
    Stated,
    /// The statement, and a session to count from.
    Counted(NaiveDate),
    /// Something had to be guessed.
    Guessed(String),
}

impl Pattern {
    /// Returns the first session on a day or later.
    pub(in crate::calendar) fn first_from(&self, from: NaiveDate) -> Option<NaiveDate> {
        if let Self::Every { anchor, days } = self {
            let into = (from - *anchor).num_days().rem_euclid(i64::from(*days));
            let wait = (i64::from(*days) - into) % i64::from(*days);
            return later(from, u64::try_from(wait).ok()?);
        }
        let days = (0..HORIZON).map_while(|n| later(from, n));
        days.into_iter().find(|day| self.has(*day))
    }

    fn has(&self, day: NaiveDate) -> bool {
        match self {
            Self::Every { anchor, days } => (day - *anchor).num_days() % i64::from(*days) == 0,
            Self::InWeeks(weekday, parity) => {
                day.weekday() == *weekday && parity_of(day) == *parity
            }
            Self::OfMonth {
                weekday,
                weeks,
                months: (every, anchor),
            } => {
                day.weekday() == *weekday
                    && (month_number(day) - anchor) % every == 0
                    && weeks.iter().any(|week| is_week(day, *week))
            }
            Self::Never => false,
        }
    }
}

/// Reads the pattern of a rule; none if nothing says what it counts from.
pub(super) fn of_rule(
    rule: &Schedule,
    stated: Option<NaiveDate>,
    met: &[NaiveDate],
) -> Option<(Pattern, Basis)> {
    let interval = rule.interval.unwrap_or(1).max(1);
    let usual = || usual_weekday(met).map(|day| (day, true));
    let (weekday, guessed) = rule.weekday.map(|day| (day, false)).or_else(usual)?;
    let (pattern, basis) = match (rule.freq, rule.parity) {
        (_, Some(parity)) => (Pattern::InWeeks(weekday, parity), Basis::Stated),
        (Some(Frequency::Monthly), _) => monthly(rule, weekday, met)?,
        (None, None) if interval == 1 => weekly(rule, weekday, 1, (stated, met))?,
        (None, None) => return None,
        (Some(Frequency::Weekly), None) => weekly(rule, weekday, interval, (stated, met))?,
    };
    let basis = match basis {
        Basis::Stated | Basis::Counted(_) if guessed => {
            Basis::Guessed("the day of the week is that of the last meetings".to_owned())
        }
        basis => basis,
    };
    Some((pattern, basis))
}

/// Reads the pattern of a team that states no rule.
pub(super) fn of_rhythm(rhythm: &Rhythm, gap: u32) -> Pattern {
    let weeks = (gap + 3) / 7;
    match rhythm.weekday {
        Some(weekday) if 0 < weeks => Pattern::Every {
            anchor: nearest(rhythm.last, weekday),
            days: weeks * 7,
        },
        _ => Pattern::Every {
            anchor: rhythm.last,
            days: gap.max(1),
        },
    }
}

fn weekly(
    rule: &Schedule,
    weekday: Weekday,
    weeks: u32,
    (stated, met): (Option<NaiveDate>, &[NaiveDate]),
) -> Option<(Pattern, Basis)> {
    let every = |anchor| Pattern::Every {
        anchor,
        days: weeks.saturating_mul(7),
    };
    if weeks == 1 {
        let some = NaiveDate::default();
        return Some((every(nearest(some, weekday)), Basis::Stated));
    }
    let witnesses: Vec<NaiveDate> = on_weekday(met, weekday).collect();
    let since = |day: &NaiveDate| stated.is_none_or(|stated| stated <= *day);
    let after: Vec<NaiveDate> = witnesses.iter().copied().filter(since).collect();
    if let Some(named) = rule
        .next
        .filter(|d| d.weekday() == weekday && after.len() < 2)
    {
        return Some((every(named), Basis::Counted(named)));
    }
    let (anchor, agreed) = anchor(if after.is_empty() { &witnesses } else { &after }, weeks)?;
    let basis = match agreed {
        true if !after.is_empty() || stated.is_none() => Basis::Counted(anchor),
        true => Basis::Guessed(format!("counted from {anchor}, before that was stated")),
        false => Basis::Guessed(format!(
            "counted from {anchor}, but meetings were in other weeks too"
        )),
    };
    Some((every(anchor), basis))
}

/// Returns the last meeting in the week in which most were, and whether all
/// were; weeks are counted modulo `weeks`.
fn anchor(met: &[NaiveDate], weeks: u32) -> Option<(NaiveDate, bool)> {
    let late = met.get(met.len().saturating_sub(WITNESSES)..)?;
    let phase = |day: NaiveDate| {
        day.num_days_from_ce()
            .div_euclid(7)
            .rem_euclid(i32::try_from(weeks).unwrap_or(1))
    };
    let votes = |day: NaiveDate| late.iter().filter(|d| phase(**d) == phase(day)).count();
    let chosen = late.iter().copied().max_by_key(|day| (votes(*day), *day))?;
    Some((chosen, votes(chosen) == late.len()))
}

fn monthly(rule: &Schedule, weekday: Weekday, met: &[NaiveDate]) -> Option<(Pattern, Basis)> {
    let every = i32::try_from(rule.interval.unwrap_or(1).max(1)).unwrap_or(1);
    let known = || rule.next.into_iter().chain(met.last().copied()).max();
    let start = match every {
        1 => 0,
        _ => month_number(known()?),
    };
    let of_month = |weeks| Pattern::OfMonth {
        weekday,
        weeks,
        months: (every, start),
    };
    if let Some(weeks) = rule.week_of_month.clone().filter(|w| !w.is_empty()) {
        return Some((of_month(weeks), Basis::Stated));
    }
    let witnesses: Vec<NaiveDate> = on_weekday(met, weekday).chain(rule.next).collect();
    let week = usual_week(&witnesses)?;
    let why = match week {
        -1 => "the last meetings were in the last week of the month".to_owned(),
        n => format!("the last meetings were in week {n} of the month"),
    };
    Some((of_month(vec![week]), Basis::Guessed(why)))
}

/// Returns the week of the month in which most of the latest days were; of
/// two, that of the later day. The fifth week counts as the last one.
fn usual_week(days: &[NaiveDate]) -> Option<i8> {
    let late = days.get(days.len().saturating_sub(WITNESSES)..)?;
    let week = |day: NaiveDate| match day.day0() / 7 {
        0 => 1,
        1 => 2,
        2 => 3,
        3 => 4,
        _ => -1,
    };
    let votes = |day: NaiveDate| late.iter().filter(|d| week(**d) == week(day)).count();
    let chosen = late.iter().max_by_key(|day| (votes(**day), **day))?;
    Some(week(*chosen))
}

fn usual_weekday(met: &[NaiveDate]) -> Option<Weekday> {
    let last = met.last()?;
    super::super::rhythm::observe(met, *last)?.weekday
}

fn on_weekday(met: &[NaiveDate], weekday: Weekday) -> impl Iterator<Item = NaiveDate> {
    met.iter().copied().filter(move |d| d.weekday() == weekday)
}

/// Returns the day of the same ISO week that is such a weekday.
fn nearest(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    let week = day.iso_week();
    NaiveDate::from_isoywd_opt(week.year(), week.week(), weekday).unwrap_or(day)
}

pub(in crate::calendar) fn parity_of(day: NaiveDate) -> Parity {
    match day.iso_week().week() % 2 {
        0 => Parity::Even,
        _ => Parity::Odd,
    }
}

fn month_number(day: NaiveDate) -> i32 {
    day.year().saturating_mul(12) + i32::try_from(day.month0()).unwrap_or(0)
}

pub(in crate::calendar) fn is_week(day: NaiveDate, week: i8) -> bool {
    match week {
        ..0 => later(day, 7).is_none_or(|next| next.month() != day.month()),
        _ => i64::from(day.day0() / 7) + 1 == i64::from(week),
    }
}
