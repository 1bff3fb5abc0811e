//! What is odd in the calendar of a community, in words its authors understand.
//!
//! Nothing here is an error of the program: two statements that cannot both
//! hold, "Thursday 2024-06-14" (a Friday), CEST in January, a rule by which
//! nobody meets any more.

use super::rhythm::{Rhythm, State};
use super::schedule::{InForce, Statement, rhythm_in_words, weekday_name};
use super::words::describe;
use crate::scan::{self, DayText};
use chrono::{Datelike, NaiveDate, TimeZone};
use chrono_tz::{OffsetComponents, Tz};
use minutebook_index::model::Schedule;
use std::collections::BTreeMap;

/// Days after which a rule that nobody repeats is taken for ended.
const STALE: i64 = 400;

/// Names of zones that hold in winter or in summer only, and which.
const SEASONS: [(&str, Season); 12] = [
    ("CET", Season::Winter),
    ("MEZ", Season::Winter),
    ("EET", Season::Winter),
    ("EST", Season::Winter),
    ("PST", Season::Winter),
    ("CEST", Season::Summer),
    ("MESZ", Season::Summer),
    ("EEST", Season::Summer),
    ("BST", Season::Summer),
    ("EDT", Season::Summer),
    ("CDT", Season::Summer),
    ("PDT", Season::Summer),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Season {
    Winter,
    Summer,
}

/// Something odd, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lint<R> {
    /// What is odd.
    pub message: String,
    /// Where; of several places the newest one.
    pub at: R,
}

/// Finds statements of one day that cannot both hold.
pub fn contradictions<R: Clone>(statements: &[Statement<R>]) -> Vec<Lint<R>> {
    let mut by_day: BTreeMap<(&str, NaiveDate), Vec<&Statement<R>>> = BTreeMap::new();
    for statement in statements.iter().filter(|s| !s.schedule.exception) {
        if let Some(team) = &statement.schedule.team {
            let key = (team.id.as_str(), statement.day);
            by_day.entry(key).or_default().push(statement);
        }
    }
    let mut found = Vec::new();
    for same_day in by_day.values() {
        for (index, first) in same_day.iter().enumerate() {
            let mut later = same_day.iter().skip(index + 1);
            found.extend(later.find_map(|second| contradiction(first, second)));
        }
    }
    found
}

fn contradiction<R: Clone>(first: &Statement<R>, second: &Statement<R>) -> Option<Lint<R>> {
    let (a, b) = (&first.schedule, &second.schedule);
    let differ = |a: Option<String>, b: Option<String>| a.is_some() && b.is_some() && a != b;
    let time = |s: &Schedule| s.start_time.map(|time| time.to_string());
    let day = |s: &Schedule| s.weekday.map(|day| day.to_string());
    let parity = |s: &Schedule| s.parity.map(|parity| format!("{parity:?}"));
    let cannot = differ(day(a), day(b)) || differ(time(a), time(b)) || differ(parity(a), parity(b));
    let name = &second.schedule.team.as_ref()?.name;
    cannot.then(|| Lint {
        message: format!(
            "{name} is to meet {}, and also {}",
            describe(a),
            describe(b)
        ),
        at: second.reference.clone(),
    })
}

/// Finds statements whose next date is on another day of the week than they
/// say.
pub fn next_dates<R: Clone>(statements: &[Statement<R>]) -> Vec<Lint<R>> {
    let odd = statements.iter().filter_map(|statement| {
        let schedule = &statement.schedule;
        let (weekday, next) = (schedule.weekday?, schedule.next?);
        let name = &schedule.team.as_ref()?.name;
        (!schedule.exception && next.weekday() != weekday).then(|| Lint {
            message: format!(
                "{name} is to meet on {}, and next on {next}, a {}",
                weekday_name(weekday),
                weekday_name(next.weekday())
            ),
            at: statement.reference.clone(),
        })
    });
    odd.collect()
}

/// Finds names of zones that do not hold on the day of the statement, once for
/// each team and name.
pub fn zones<R: Clone>(statements: &[Statement<R>]) -> Vec<Lint<R>> {
    let mut odd: BTreeMap<(&str, &str), (usize, &Statement<R>)> = BTreeMap::new();
    for statement in statements.iter().filter(|s| is_out_of_season(s)) {
        let schedule = &statement.schedule;
        if let (Some(team), Some(zone)) = (&schedule.team, &schedule.timezone_text) {
            let entry = odd.entry((&team.name, zone)).or_insert((0, statement));
            entry.0 += 1;
            if entry.1.day <= statement.day {
                entry.1 = statement;
            }
        }
    }
    let lint = |((team, zone), (times, last)): ((&str, &str), (usize, &Statement<R>))| {
        let often = match times {
            1 => String::new(),
            n => format!(", as {n} statements do"),
        };
        let season = match season(zone) {
            Some(Season::Summer) => "summer",
            _ => "winter",
        };
        Lint {
            message: format!(
                "{team}: says {zone} on {}, which is {season} time{often}",
                last.day
            ),
            at: last.reference.clone(),
        }
    };
    odd.into_iter().map(lint).collect()
}

fn season(zone: &str) -> Option<Season> {
    let named = SEASONS.iter().find(|(name, _)| *name == zone);
    named.map(|(_, season)| *season)
}

fn is_out_of_season<R>(statement: &Statement<R>) -> bool {
    let schedule = &statement.schedule;
    let said = schedule.timezone_text.as_deref().and_then(season);
    let zone = schedule
        .timezone
        .as_deref()
        .and_then(|z| z.parse::<Tz>().ok());
    let noon = statement.day.and_hms_opt(12, 0, 0);
    let (Some(said), Some(zone), Some(noon)) = (said, zone, noon) else {
        return false;
    };
    let saves = zone.offset_from_utc_datetime(&noon).dst_offset();
    said != if saves.is_zero() {
        Season::Winter
    } else {
        Season::Summer
    }
}

/// Finds dates of a line that are written with the wrong day of the week;
/// `day` is that of the meeting.
pub fn weekdays(line: &str, day: NaiveDate) -> Vec<String> {
    let odd = scan::dates(line).into_iter().filter_map(|found| {
        let DayText::Calendar {
            year: Some(_),
            weekday: Some(weekday),
            ..
        } = found.value.start
        else {
            return None;
        };
        let days = found.value.ground(day, scan::Tense::Either)?;
        let meant = days.start.day().filter(|_| days.repaired.is_none())?;
        let written = line.get(found.span)?;
        (meant.weekday() != weekday)
            .then(|| format!("`{written}` is a {}", weekday_name(meant.weekday())))
    });
    odd.collect()
}

/// Says that a rule is announced but nobody meets by it any more.
pub fn ended<R>(rule: &InForce<R>, rhythm: Option<&Rhythm>, today: NaiveDate) -> Option<String> {
    let words = rhythm_in_words(&rule.rule);
    let name = &rule.team.name;
    let age = (today - rule.confirmed).num_days();
    match rhythm {
        Some(rhythm) if rhythm.state == State::Silent => Some(format!(
            "{name} is announced {words}, but did not meet since {}, {} days ago",
            rhythm.last, rhythm.silence
        )),
        None if STALE < age => Some(format!(
            "{name} is announced {words}, but no meeting is recorded, and nobody said so again since {}",
            rule.confirmed
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use minutebook_index::model::Team;

    /// `Thu 10:05 CEST 2031-05-14`
    fn statement(line: u32, (day, text): (&str, &str)) -> Statement<u32> {
        let name = "Crew".to_owned();
        let id = "crew".to_owned();
        let mut schedule = Schedule {
            team: Some(Team { id, name }),
            freq: None,
            interval: None,
            weekday: None,
            week_of_month: None,
            parity: None,
            start_time: None,
            end_time: None,
            timezone: None,
            timezone_text: None,
            next: None,
            exception: false,
            line,
        };
        for word in text.split_whitespace() {
            match word {
                "off" => schedule.exception = true,
                _ if word.contains(':') => schedule.start_time = word.parse().ok(),
                _ if word.contains('-') => schedule.next = word.parse().ok(),
                _ if word.ends_with('T') => {
                    schedule.timezone_text = Some(word.to_owned());
                    schedule.timezone = Some("Europe/Berlin".to_owned());
                }
                _ => schedule.weekday = word.parse().ok(),
            }
        }
        Statement {
            schedule,
            day: day.parse().unwrap(),
            reference: line,
        }
    }

    fn check(stated: &[(&str, &str)], expected: &[&str]) {
        let numbered = (1..).zip(stated.iter().copied());
        let statements: Vec<_> = numbered.map(|(line, s)| statement(line, s)).collect();
        let mut found = contradictions(&statements);
        found.extend(next_dates(&statements));
        found.extend(zones(&statements));
        let shown: Vec<String> = found
            .iter()
            .map(|l| format!("{}: {}", l.at, l.message))
            .collect();
        assert_eq!(shown, expected, "{stated:?}");
    }

    #[test]
    fn statements_are_compared() {
        check(
            &[("2024-06-13", "Thu 10:05"), ("2024-06-14", "Fri 10:05")],
            &[],
        );
        check(
            &[("2024-06-13", "Thu 10:05"), ("2024-06-13", "Fri 10:05")],
            &["2: Crew is to meet on Thursday, 10:05, and also on Friday, 10:05"],
        );
        check(
            &[("2024-06-13", "Thu 10:05"), ("2024-06-13", "off Fri")],
            &[],
        );
        check(&[("2024-06-13", "Thu 10:05"), ("2024-06-13", "Thu")], &[]);
        check(
            &[("2024-06-13", "Thu 2024-06-21")],
            &["1: Crew is to meet on Thursday, and next on 2024-06-21, a Friday"],
        );
        check(&[("2024-06-13", "Thu 2024-06-20")], &[]);
    }

    #[test]
    fn zones_have_seasons() {
        check(&[("2024-06-13", "Thu 10:05 CEST")], &[]);
        check(&[("2024-01-11", "Thu 10:05 CET")], &[]);
        check(
            &[
                ("2024-01-11", "Thu 10:05 CEST"),
                ("2024-01-18", "Thu 10:05 CEST"),
            ],
            &["2: Crew: says CEST on 2024-01-18, which is summer time, as 2 statements do"],
        );
        check(
            &[("2024-06-13", "Thu 10:05 CET")],
            &["1: Crew: says CET on 2024-06-13, which is winter time"],
        );
    }

    #[test]
    fn weekdays_must_fit_dates() {
        let check = |line: &str, expected: &[&str]| {
            let found = weekdays(line, "2024-06-01".parse().unwrap());
            assert_eq!(found, expected, "{line}");
        };
        check(
            "next: Thursday 2024-06-14",
            &["`Thursday 2024-06-14` is a Friday"],
        );
        check("next: Friday 2024-06-14", &[]);
        check("next: 2024-06-14", &[]);
        check("every Thursday", &[]);
    }
}
