//! The rules of a team as series of days that a calendar program understands.
//!
//! A rule holds from the day on which it was stated to the day on which
//! another one was, or to the last sign of life of a team that fell silent,
//! or for five years from the day on which it was last confirmed. So the
//! series depend on what was written down, not on the day that is asked.
//!
//! RFC 5545 knows no parity of weeks. "Odd weeks" are a series of every second
//! week as long as that is true: after a year of 53 weeks another one begins.
//!
//! ```text
//! odd weeks on Monday   every 2nd Monday from 2026-01-12 until 2026-12-28 (week 53)
//!                       every 2nd Monday from 2027-01-04 (week 1)
//! ```

mod segment;

use super::occurrence::{Certainty, Known, Plan, is_silent, planned};
use super::schedule::{InForce, Statement, history};
use chrono::{Days, Months, NaiveDate, Weekday};

/// Months for which a rule is thought to hold after it was last confirmed.
const TRUSTED: Months = Months::new(60);
/// More sessions than this no rule has.
const MOST: usize = 5000;

/// Days that repeat, in the terms of RFC 5545.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// How the days follow each other.
    pub repeat: Repeat,
    /// Days in between on which there is no session.
    pub except: Vec<NaiveDate>,
}

/// How days follow each other; intervals are 1 or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// Every so many days.
    Daily(u32),
    /// Every so many weeks.
    Weekly(u32),
    /// In some weeks of every so many months.
    Monthly {
        /// Every how many months.
        interval: u32,
        /// The day of the week.
        weekday: Weekday,
        /// 1 to 5 from the begin of the month, -1 the last one.
        weeks: Vec<i8>,
    },
}

/// A rule, the days that follow from it, and how sure they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Recurrence<R> {
    /// The rule, with its statements; a day that is not known of it is the
    /// first one on which it may have held, or the last one.
    pub rule: InForce<R>,
    /// The day on which it was stated, if that is known.
    pub stated: Option<NaiveDate>,
    /// Unknown where the rule does not tell the days; then there is no series.
    pub certainty: Certainty,
    /// Why it is no more certain, in words.
    pub reason: String,
    /// The sessions that follow from the rule.
    pub series: Vec<Series>,
    /// Single sessions, announced for that very day.
    pub single: Vec<NaiveDate>,
    /// Why it ends.
    pub end: End,
}

/// Why the sessions of a rule end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Another rule was stated that day.
    Replaced(NaiveDate),
    /// Nothing was heard of the team after that day.
    Silent(NaiveDate),
    /// Nobody looks further ahead than that day.
    Far(NaiveDate),
}

impl End {
    /// Returns the last day on which there may be a session.
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Replaced(day) | Self::Silent(day) | Self::Far(day) => day,
        }
    }
}

/// What was recorded of a team.
#[derive(Clone, Copy, Debug)]
pub struct Recorded<'a> {
    /// Days of its meetings, in any order.
    pub meetings: &'a [NaiveDate],
    /// The day of the newest record of its source.
    pub newest: NaiveDate,
}

/// Returns all rules of a team, the oldest first, with their sessions.
pub fn of_team<R: Clone>(
    statements: &[Statement<R>],
    team: &str,
    recorded: Recorded<'_>,
) -> Vec<Recurrence<R>> {
    let rules = history(statements, team, recorded.newest);
    let replaced: Vec<Option<NaiveDate>> = rules.iter().skip(1).map(|r| Some(r.since)).collect();
    let replaced = replaced.into_iter().chain([None]);
    let mut taken = None;
    let mut found = Vec::new();
    for (rule, replaced) in rules.into_iter().zip(replaced) {
        let recurrence = of_rule(rule, replaced, recorded, taken);
        let last = recurrence.series.iter().map(|series| series.last).max();
        taken = taken.max(last);
        found.push(recurrence);
    }
    found
}

/// Returns each day of a series.
pub fn days(series: &Series) -> Vec<NaiveDate> {
    segment::expand(series, MOST)
}

/// `taken` is the last session of the rule before: on the day on which a rule
/// is stated the team may still have met by the old one.
fn of_rule<R: Clone>(
    mut rule: InForce<R>,
    replaced: Option<NaiveDate>,
    recorded: Recorded<'_>,
    taken: Option<NaiveDate>,
) -> Recurrence<R> {
    let stated = Some(rule.since).filter(|day| *day != NaiveDate::MIN);
    ground(&mut rule, recorded);
    let known = Known::new(Some(&rule), recorded.meetings);
    let end = end(&rule, replaced, recorded);
    let asked = match end {
        End::Far(_) => recorded.newest,
        End::Replaced(day) | End::Silent(day) => day,
    };
    let free = taken.and_then(|day| day.succ_opt());
    let span = (
        free.map_or(rule.since, |day| day.max(rule.since)),
        end.day(),
    );
    let plan = planned(&known, asked);
    let (certainty, reason) = plan.weighed(&known);
    let series = told(&plan, &known, span);
    let single = single(&known, &series, span);
    Recurrence {
        rule,
        stated,
        certainty,
        reason,
        series,
        single,
        end,
    }
}

/// A statement of unknown day counts from the first meeting of the team.
fn ground<R>(rule: &mut InForce<R>, recorded: Recorded<'_>) {
    if rule.since == NaiveDate::MIN {
        let first = recorded.meetings.iter().min();
        rule.since = first.copied().unwrap_or(recorded.newest);
    }
    if rule.confirmed == NaiveDate::MIN {
        rule.confirmed = recorded.newest.max(rule.since);
    }
}

fn end<R>(rule: &InForce<R>, replaced: Option<NaiveDate>, recorded: Recorded<'_>) -> End {
    let known = Known::new(Some(rule), recorded.meetings);
    let asked = replaced.unwrap_or(recorded.newest);
    if is_silent(&known, asked) {
        let met = recorded.meetings.iter().copied();
        let last = met.filter(|day| *day <= asked).max();
        return End::Silent(last.map_or(rule.confirmed, |last| last.max(rule.confirmed)));
    }
    let far = || rule.confirmed.checked_add_months(TRUSTED);
    match replaced {
        Some(day) => End::Replaced(day),
        None => End::Far(far().unwrap_or(rule.confirmed)),
    }
}

/// Lays out the sessions of a plan; those that are off are left out.
fn told(plan: &Plan, known: &Known<'_>, span: (NaiveDate, NaiveDate)) -> Vec<Series> {
    let sessions = segment::sessions(&plan.pattern, span, MOST);
    let is_off = |day: &NaiveDate| plan.is_off(known, *day) || is_skipped(known, *day);
    let off: Vec<NaiveDate> = sessions.iter().copied().filter(is_off).collect();
    segment::series(&plan.pattern, &sessions, &off)
}

/// Who names the next day says that there is no session before it.
fn is_skipped(known: &Known<'_>, day: NaiveDate) -> bool {
    let next = known.rule.and_then(|rule| rule.next);
    let said = known.stated.zip(next);
    said.is_some_and(|(said, next)| said < day && day < next)
}

/// Returns the days that were named and that no series holds.
fn single(
    known: &Known<'_>,
    series: &[Series],
    (from, until): (NaiveDate, NaiveDate),
) -> Vec<NaiveDate> {
    let regular: Vec<NaiveDate> = series.iter().flat_map(days).collect();
    let next = known.rule.and_then(|rule| rule.next);
    let mut named: Vec<NaiveDate> = known.extra.iter().copied().chain(next).collect();
    named.retain(|day| from <= *day && *day <= until && !regular.contains(day));
    named.sort_unstable();
    named.dedup();
    named
}

fn later(day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests;
