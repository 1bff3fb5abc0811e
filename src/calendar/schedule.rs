//! When teams meet, as of any day, out of all that was ever stated.
//!
//! Statements are read in the order of the days on which they were made. A
//! full one ("weekly on Monday at 10:05") replaces what was known; a partial
//! one is laid over it: "we shift to monthly" keeps the time, "moved to 15:05"
//! keeps the rhythm. A statement about single days changes no rule, it is
//! kept beside the one that it deviates from.

use chrono::{NaiveDate, Weekday};
use minutebook_index::model::{Frequency, Parity, Schedule, Team};
use std::collections::BTreeMap;

/// A statement, when it was made, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement<R> {
    /// What is stated.
    pub schedule: Schedule,
    /// Day of the stating meeting, or of the commit of a page.
    pub day: NaiveDate,
    /// Whatever the caller knows it by.
    pub reference: R,
}

/// The rule by which a team meets, from some day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce<R> {
    /// Who meets.
    pub team: Team,
    /// The rule, merged out of several statements where they are partial.
    pub rule: Schedule,
    /// Day of the statement that made the rule what it is.
    pub since: NaiveDate,
    /// That statement.
    pub stated: R,
    /// Day of the latest statement that says the same.
    pub confirmed: NaiveDate,
    /// The rule before, and the statement that made it.
    pub replaced: Option<(Schedule, R)>,
    /// Statements about single days made since.
    pub exceptions: Vec<Exception<R>>,
}

/// A statement about single days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception<R> {
    /// The day on which the team meets instead; none if a session is off.
    pub next: Option<NaiveDate>,
    /// Day of the statement.
    pub day: NaiveDate,
    /// The statement.
    pub stated: R,
}

/// Returns the rules in force on a day, by id of the team.
///
/// Statements of later days are not looked at, nor are those that name no
/// team. Of two statements of one day the latter in the list wins.
pub fn in_force<R: Clone>(statements: &[Statement<R>], on: NaiveDate) -> Vec<InForce<R>> {
    let each = by_team(statements, on).into_values();
    each.filter_map(|own| changes(&own).pop()).collect()
}

/// Returns all rules that a team ever had, up to a day, the oldest first.
pub fn history<R: Clone>(
    statements: &[Statement<R>],
    team: &str,
    on: NaiveDate,
) -> Vec<InForce<R>> {
    let own = by_team(statements, on).remove(team);
    own.map(|own| changes(&own)).unwrap_or_default()
}

fn by_team<R>(statements: &[Statement<R>], on: NaiveDate) -> BTreeMap<&str, Vec<&Statement<R>>> {
    let mut teams: BTreeMap<&str, Vec<&Statement<R>>> = BTreeMap::new();
    for statement in statements.iter().filter(|s| s.day <= on) {
        if let Some(team) = &statement.schedule.team {
            teams.entry(&team.id).or_default().push(statement);
        }
    }
    for own in teams.values_mut() {
        own.sort_by_key(|s| s.day);
    }
    teams
}

fn changes<R: Clone>(statements: &[&Statement<R>]) -> Vec<InForce<R>> {
    let mut rules: Vec<InForce<R>> = Vec::new();
    for statement in statements {
        match rules.last_mut() {
            Some(rule) if statement.schedule.exception => rule.exceptions.push(except(statement)),
            Some(rule) => match follow(rule, statement) {
                Some(changed) => rules.push(changed),
                None => rule.confirmed = statement.day,
            },
            None => rules.extend(begin(statement)),
        }
    }
    rules
}

fn except<R: Clone>(statement: &Statement<R>) -> Exception<R> {
    Exception {
        next: statement.schedule.next,
        day: statement.day,
        stated: statement.reference.clone(),
    }
}

/// Opens the history of a team, unless the statement tells no rule.
fn begin<R: Clone>(statement: &Statement<R>) -> Option<InForce<R>> {
    let schedule = &statement.schedule;
    if schedule.exception || !(has_rhythm(schedule) || schedule.start_time.is_some()) {
        return None;
    }
    Some(InForce {
        team: schedule.team.clone()?,
        rule: schedule.clone(),
        since: statement.day,
        stated: statement.reference.clone(),
        confirmed: statement.day,
        replaced: None,
        exceptions: Vec::new(),
    })
}

/// Returns what a statement makes of a rule, none if it only repeats it.
fn follow<R: Clone>(before: &mut InForce<R>, statement: &Statement<R>) -> Option<InForce<R>> {
    let rule = lay(&before.rule, &statement.schedule);
    if same_rule(&rule, &before.rule) {
        before.rule.next = rule.next;
        return None;
    }
    Some(InForce {
        team: before.team.clone(),
        rule,
        since: statement.day,
        stated: statement.reference.clone(),
        confirmed: statement.day,
        replaced: Some((before.rule.clone(), before.stated.clone())),
        exceptions: Vec::new(),
    })
}

/// Lays a statement over the rule that was known before it.
///
/// What the statement says counts; what it leaves open stays as it was, as
/// far as that still fits.
pub fn lay(before: &Schedule, new: &Schedule) -> Schedule {
    let mut rule = new.clone();
    lay_rhythm(&mut rule, before);
    lay_time(&mut rule, before);
    if rule.next.is_none() && same_rhythm(&rule, before) {
        rule.next = before.next;
    }
    rule
}

fn lay_rhythm(rule: &mut Schedule, before: &Schedule) {
    if rule.freq.is_none() && rule.parity.is_none() {
        rule.freq = before.freq;
        rule.interval = rule.interval.or(before.interval);
    }
    let same_step = rule.freq == before.freq && rule.interval == before.interval;
    let same_day = rule.weekday.is_none() || rule.weekday == before.weekday;
    if same_step && same_day {
        rule.parity = rule.parity.or(before.parity);
        if rule.week_of_month.is_none() {
            rule.week_of_month.clone_from(&before.week_of_month);
        }
    }
    rule.weekday = rule.weekday.or(before.weekday);
}

fn lay_time(rule: &mut Schedule, before: &Schedule) {
    rule.start_time = rule.start_time.or(before.start_time);
    if rule.start_time == before.start_time {
        rule.end_time = rule.end_time.or(before.end_time);
    }
    if rule.timezone_text.is_none() && before.timezone_text.is_some() {
        rule.timezone_text.clone_from(&before.timezone_text);
        rule.timezone.clone_from(&before.timezone);
    }
}

fn has_rhythm(schedule: &Schedule) -> bool {
    schedule.freq.is_some() || schedule.weekday.is_some() || schedule.parity.is_some()
}

fn same_rhythm(a: &Schedule, b: &Schedule) -> bool {
    let key = |s: &Schedule| (s.freq, s.interval, s.weekday, s.parity);
    key(a) == key(b) && a.week_of_month == b.week_of_month
}

/// Tells whether two rules say the same; "CET" and "CEST" are one zone.
fn same_rule(a: &Schedule, b: &Schedule) -> bool {
    let time = |s: &Schedule| (s.start_time, s.end_time);
    let same_zone = match (&a.timezone, &b.timezone) {
        (Some(a), Some(b)) => a == b,
        _ => a.timezone_text == b.timezone_text,
    };
    same_rhythm(a, b) && time(a) == time(b) && same_zone
}

/// Says a rule in words, without the time: "every 2 weeks on Thursday, odd weeks".
pub fn rhythm_in_words(rule: &Schedule) -> String {
    let weeks = rule.week_of_month.as_deref().unwrap_or_default();
    let day = rule.weekday.map(weekday_name);
    let mut words = match (rule.freq, day) {
        (_, Some(day)) if !weeks.is_empty() => {
            let named: Vec<&str> = weeks.iter().map(|w| ordinal(*w)).collect();
            format!(
                "on the {} {day} {}",
                named.join(" and "),
                of_months(rule.interval)
            )
        }
        (Some(freq), Some(day)) => format!("{} on {day}", every(freq, rule.interval)),
        (Some(freq), None) => every(freq, rule.interval),
        (None, Some(day)) => format!("on {day}"),
        (None, None) => "at no known interval".to_owned(),
    };
    match rule.parity {
        Some(Parity::Even) => words += ", even weeks",
        Some(Parity::Odd) => words += ", odd weeks",
        None => {}
    }
    words
}

fn every(freq: Frequency, interval: Option<u32>) -> String {
    let unit = match freq {
        Frequency::Weekly => "week",
        Frequency::Monthly => "month",
    };
    match interval.unwrap_or(1) {
        0 | 1 => format!("every {unit}"),
        n => format!("every {n} {unit}s"),
    }
}

fn of_months(interval: Option<u32>) -> String {
    match interval.unwrap_or(1) {
        0 | 1 => "of the month".to_owned(),
        n => format!("of every {n} months"),
    }
}

fn ordinal(week: i8) -> &'static str {
    match week {
        1 => "first",
        2 => "second",
        3 => "third",
        4 => "fourth",
        5 => "fifth",
        _ => "last",
    }
}

/// Returns the English name of a weekday.
pub fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

#[cfg(test)]
mod tests;
