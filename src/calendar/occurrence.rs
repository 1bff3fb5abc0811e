//! When a team meets next.
//!
//! The answer says how sure it is and why. It is *exact* where a rule, the
//! session that it counts from, and the zone of its time are known; *likely*
//! where something had to be taken from the days on which the team really
//! met; *unknown* where there is nothing to go by, or where the team fell
//! silent.

mod pattern;

use super::fit;
use super::rhythm::{self, Rhythm, State};
use super::schedule::{Exception, InForce, rhythm_in_words, weekday_name};
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, TimeDelta, TimeZone, Weekday};
use chrono_tz::Tz;
use minutebook_index::model::{Schedule, TimeOfDay};
use pattern::Basis;
use serde::Serialize;

pub(super) use pattern::{Pattern, is_week, parity_of};

/// Sessions that are at most so many days apart are looked for.
const HORIZON: u64 = 400;
/// Days after which a rule of which no meeting is recorded is no longer trusted.
const STALE: i64 = 400;
/// Meetings that are needed to doubt a rule.
const WITNESSES: usize = 3;

/// What is known of a team on some day.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// The rule in force, if one was stated.
    pub rule: Option<&'a Schedule>,
    /// The day on which the rule was last stated.
    pub stated: Option<NaiveDate>,
    /// Days on which a session is off: the first one after each.
    pub off_after: Vec<NaiveDate>,
    /// Days on which the team meets besides the rule.
    pub extra: Vec<NaiveDate>,
    /// Days of its meetings, in any order.
    pub meetings: &'a [NaiveDate],
}

/// The next session, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Next {
    /// When; none if it is unknown.
    pub when: Option<When>,
    /// How sure that is.
    pub certainty: Certainty,
    /// Why, in words.
    pub reason: String,
}

/// A session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct When {
    /// The day.
    pub day: NaiveDate,
    /// Begin.
    pub time: Option<TimeOfDay>,
    /// End.
    pub end_time: Option<TimeOfDay>,
    /// IANA name of the zone of the times.
    pub zone: Option<String>,
}

/// How sure a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Nothing to go by.
    Unknown,
    /// Read from the days on which the team met.
    Likely,
    /// Follows from what was stated.
    Exact,
}

impl When {
    /// Returns the moment of the begin; none if its time or zone is unknown.
    ///
    /// A time that the clocks skip is as long after their change as it would
    /// have been, one that they have twice is the first of both.
    pub fn begin(&self) -> Option<DateTime<FixedOffset>> {
        let zone: Tz = self.zone.as_ref()?.parse().ok()?;
        let time = self.time?;
        let local = self.day.and_hms_opt(time.hour(), time.minute(), 0)?;
        let skipped = || {
            let before = zone.from_local_datetime(&(local - TimeDelta::hours(3)));
            before.latest().map(|moment| moment + TimeDelta::hours(3))
        };
        let moment = zone
            .from_local_datetime(&local)
            .earliest()
            .or_else(skipped)?;
        Some(moment.fixed_offset())
    }
}

impl<'a> Known<'a> {
    /// Gathers what is known from the rule in force and the meetings.
    pub fn new<R>(in_force: Option<&'a InForce<R>>, meetings: &'a [NaiveDate]) -> Self {
        let exceptions = in_force.map_or(&[] as &[Exception<R>], |f| &f.exceptions);
        let off = exceptions.iter().filter(|e| e.next.is_none());
        Self {
            rule: in_force.map(|f| &f.rule),
            stated: in_force
                .map(|f| f.confirmed)
                .filter(|day| *day != NaiveDate::MIN),
            off_after: off.map(|e| e.day).collect(),
            extra: exceptions.iter().filter_map(|e| e.next).collect(),
            meetings,
        }
    }

    /// Returns the first day from `from` on that was named as a session.
    fn named_from(&self, from: NaiveDate) -> Option<NaiveDate> {
        let announced = self.rule.and_then(|r| r.next);
        let named = self.extra.iter().copied().chain(announced);
        named.filter(|d| from <= *d).min()
    }
}

/// Returns the next session on `today` or later; later if the team has
/// already met today.
pub fn next(known: &Known<'_>, today: NaiveDate) -> Next {
    match plan(known, today) {
        Err(reason) => unknown(reason),
        Ok(plan) => plan.next(known, first_day(known, today)),
    }
}

/// Returns the next sessions, at most `count`, each as sure as the next one.
pub fn upcoming(known: &Known<'_>, today: NaiveDate, count: usize) -> Vec<When> {
    let Ok(plan) = plan(known, today) else {
        return Vec::new();
    };
    let mut from = first_day(known, today);
    let mut sessions = Vec::new();
    while let Some(when) = plan
        .next(known, from)
        .when
        .filter(|_| sessions.len() < count)
    {
        let Some(after) = when.day.succ_opt() else {
            break;
        };
        from = after;
        sessions.push(when);
    }
    sessions
}

fn first_day(known: &Known<'_>, today: NaiveDate) -> NaiveDate {
    if known.meetings.contains(&today) {
        return today.succ_opt().unwrap_or(today);
    }
    today
}

/// By which pattern the team meets, how sure that is, and why.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The days.
    pub(super) pattern: Pattern,
    certainty: Certainty,
    reason: String,
}

impl Plan {
    fn next(&self, known: &Known<'_>, from: NaiveDate) -> Next {
        if let Some(day) = known.named_from(from) {
            return zoned(known, day, Certainty::Exact, format!("announced for {day}"));
        }
        match self.regular(known, from) {
            Some(day) => zoned(known, day, self.certainty, self.reason.clone()),
            None => unknown(self.reason.clone()),
        }
    }

    /// Returns the first session of the pattern that is not off.
    fn regular(&self, known: &Known<'_>, from: NaiveDate) -> Option<NaiveDate> {
        let mut day = self.pattern.first_from(from)?;
        while self.is_off(known, day) {
            day = self.pattern.first_from(day.succ_opt()?)?;
        }
        Some(day)
    }

    /// A session is off if that was said, or if it was moved within its week.
    pub(super) fn is_off(&self, known: &Known<'_>, day: NaiveDate) -> bool {
        let moved = |extra: &NaiveDate| extra.iso_week() == day.iso_week() && *extra != day;
        let mut after = known.off_after.iter().filter_map(NaiveDate::succ_opt);
        after.any(|d| self.pattern.first_from(d) == Some(day)) || known.extra.iter().any(moved)
    }

    /// Returns how sure the sessions are, their time included, and why.
    pub(super) fn weighed(&self, known: &Known<'_>) -> (Certainty, String) {
        with_zone(known, self.certainty, self.reason.clone())
    }
}

fn unknown(reason: String) -> Next {
    Next {
        when: None,
        certainty: Certainty::Unknown,
        reason,
    }
}

/// A time without a zone is not exact.
fn with_zone(known: &Known<'_>, certainty: Certainty, reason: String) -> (Certainty, String) {
    let is_floating = |rule: &Schedule| rule.start_time.is_some() && rule.timezone.is_none();
    if certainty == Certainty::Exact && known.rule.is_some_and(is_floating) {
        let reason = reason + "; no zone is known for the time";
        return (Certainty::Likely, reason);
    }
    (certainty, reason)
}

/// Adds the time of the rule.
fn zoned(known: &Known<'_>, day: NaiveDate, certainty: Certainty, reason: String) -> Next {
    let rule = known.rule;
    let time = rule.and_then(|r| r.start_time);
    let zone = rule.and_then(|r| r.timezone.clone());
    let (certainty, reason) = with_zone(known, certainty, reason);
    let when = When {
        day,
        time,
        end_time: rule.and_then(|r| r.end_time),
        zone: time.and(zone),
    };
    Next {
        when: Some(when),
        certainty,
        reason,
    }
}

/// Tells whether a team fell silent, and nothing was stated since.
pub(super) fn is_silent(known: &Known<'_>, today: NaiveDate) -> bool {
    let rhythm = rhythm::observe(known.meetings, today);
    rhythm.is_some_and(|rhythm| still_meets(known, &rhythm, today).is_err())
}

/// Returns by which pattern a team meets; by none if none is known.
pub(super) fn planned(known: &Known<'_>, today: NaiveDate) -> Plan {
    plan(known, today).unwrap_or_else(|reason| Plan {
        pattern: Pattern::Never,
        certainty: Certainty::Unknown,
        reason,
    })
}

/// Finds the pattern, or the reason why none is known.
fn plan(known: &Known<'_>, today: NaiveDate) -> Result<Plan, String> {
    let days = rhythm::latest(known.meetings, today);
    let observed = rhythm::observe(&days, today);
    if let Some(rhythm) = &observed {
        still_meets(known, rhythm, today)?;
    }
    match known.rule {
        Some(rule) => by_rule(known, rule, &days, today),
        None => by_rhythm(observed.as_ref()),
    }
}

/// Refuses to speak for a team that fell silent, unless something was stated
/// since then.
fn still_meets(known: &Known<'_>, rhythm: &Rhythm, today: NaiveDate) -> Result<(), String> {
    let ahead = known.named_from(today).is_some();
    let heard = known.stated.map_or(rhythm.last, |d| d.max(rhythm.last));
    let silence = u32::try_from((today - heard).num_days()).unwrap_or(0);
    if ahead || State::after(silence, rhythm.gap) != State::Silent {
        return Ok(());
    }
    let usual = rhythm.gap.map(|gap| format!(", it met every {gap} days"));
    Err(format!(
        "silent for {} days, since {}{}",
        rhythm.silence,
        rhythm.last,
        usual.unwrap_or_default()
    ))
}

fn by_rule(
    known: &Known<'_>,
    rule: &Schedule,
    days: &[NaiveDate],
    today: NaiveDate,
) -> Result<Plan, String> {
    let words = rhythm_in_words(rule);
    let stated = known.stated.map(|d| format!(", as stated on {d}"));
    let words = words + &stated.unwrap_or_default();
    if let Some(other) = contradicts(known, days) {
        // What a team does counts more than what was once said of it.
        let plan = by_rhythm(rhythm::observe(days, today).as_ref())?;
        let other = weekday_name(other);
        let reason = format!("{words}; but the meetings since were on {other}");
        return Ok(Plan { reason, ..plan });
    }
    let since = known.stated.unwrap_or(NaiveDate::MIN);
    if let Some(met) = fit::rhythm_since(rule, since, days) {
        let plan = by_rhythm(rhythm::observe(days, today).as_ref())?;
        let reason = format!("{words}; but the team {met}");
        return Ok(Plan { reason, ..plan });
    }
    let (pattern, basis) = match pattern::of_rule(rule, known.stated, days) {
        Some(found) => found,
        None if known.named_from(today).is_some() => (Pattern::Never, Basis::Stated),
        None => return no_pattern(&words, rule, days),
    };
    let (certainty, why) = weigh(known, basis, days, today);
    Ok(Plan {
        pattern,
        certainty,
        reason: words + &why,
    })
}

/// Tells how sure a pattern is, and what is to be said about it.
fn weigh(
    known: &Known<'_>,
    basis: Basis,
    days: &[NaiveDate],
    today: NaiveDate,
) -> (Certainty, String) {
    let stale = known.stated.is_some_and(|d| STALE < (today - d).num_days());
    if let Basis::Guessed(why) = basis {
        return (Certainty::Likely, format!("; {why}"));
    }
    match basis {
        Basis::Counted(day) => (Certainty::Exact, format!("; counted from {day}")),
        _ if not_followed(known, days, today) => {
            let why = "; but no meeting since then was by that rule";
            (Certainty::Likely, why.to_owned())
        }
        _ if days.is_empty() && known.stated.is_none() => {
            let why = "; it is not known when that was stated";
            (Certainty::Likely, why.to_owned())
        }
        _ if days.is_empty() && stale => (Certainty::Likely, "; no meeting is recorded".to_owned()),
        _ => (Certainty::Exact, String::new()),
    }
}

/// Tells whether a team did not do what was stated last: it met on other days
/// of the week only, or not at all for more than two of its gaps.
fn not_followed(known: &Known<'_>, days: &[NaiveDate], today: NaiveDate) -> bool {
    let (Some(stated), Some(rule)) = (known.stated, known.rule) else {
        return false;
    };
    let since: Vec<NaiveDate> = days.iter().copied().filter(|d| stated < *d).collect();
    let on_day = |day: &NaiveDate| rule.weekday.is_none_or(|weekday| weekday == day.weekday());
    if !since.is_empty() {
        return 1 < since.len() && !since.iter().any(on_day);
    }
    let usual = days.last().and_then(|last| rhythm::observe(days, *last));
    let silence = u32::try_from((today - stated).num_days()).unwrap_or(0);
    usual.is_some_and(|usual| State::after(silence, usual.gap) != State::Active)
}

/// Returns the weekday of the meetings since the rule was stated, if there
/// are some and it is another one than stated.
fn contradicts(known: &Known<'_>, days: &[NaiveDate]) -> Option<Weekday> {
    let weekday = known.rule?.weekday?;
    let stated = known.stated.unwrap_or(NaiveDate::MIN);
    let since: Vec<NaiveDate> = days.iter().copied().filter(|d| stated < *d).collect();
    let observed = rhythm::observe(&since, *since.last()?)?;
    let other = observed.weekday.filter(|day| *day != weekday);
    other.filter(|_| WITNESSES <= since.len())
}

/// Falls back to the rhythm where the rule names none itself.
fn no_pattern(words: &str, rule: &Schedule, days: &[NaiveDate]) -> Result<Plan, String> {
    let lacking = match rule.weekday {
        Some(_) => "no session is known to count from",
        None => "no day of the week is known",
    };
    let observed = days.last().and_then(|last| rhythm::observe(days, *last));
    let Some(rhythm) = observed.filter(|_| rule.freq.is_none() && rule.weekday.is_none()) else {
        return Err(format!("{words}; {lacking}"));
    };
    by_rhythm(Some(&rhythm))
}

fn by_rhythm(rhythm: Option<&Rhythm>) -> Result<Plan, String> {
    let Some(rhythm) = rhythm else {
        return Err("no rule is stated and no meeting recorded".to_owned());
    };
    let Some(gap) = rhythm.gap else {
        return Err(format!(
            "no rule is stated and only one meeting recorded, on {}",
            rhythm.last
        ));
    };
    let pattern = pattern::of_rhythm(rhythm, gap);
    let met = rhythm.meetings;
    Ok(Plan {
        pattern,
        certainty: Certainty::Likely,
        reason: format!("no rhythm is stated; the last {met} meetings were {gap} days apart"),
    })
}

/// Returns the day so many days later.
fn later(day: NaiveDate, days: u64) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests;
