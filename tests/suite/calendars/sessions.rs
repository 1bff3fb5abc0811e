//! The sessions of a calendar are those that `schedule` would name, one after
//! the other, for three years.

use super::reader::{Window, read};
use super::{feed, index, python};
use crate::support::git::Temp;
use crate::support::program::minutebook;
use chrono::{NaiveDate, TimeZone as _};
use chrono_tz::Tz;
use minutebook::calendar::occurrence::{Known, When, upcoming};
use minutebook::calendar::schedule::{Statement, in_force};
use minutebook_index::model::Minutes;
use std::collections::{BTreeMap, BTreeSet};

/// From the day after the newest record.
const THREE_YEARS: Window = Window {
    from: "2025-01-16",
    until: "2028-01-16",
};
const HOUR: chrono::Duration = chrono::Duration::hours(1);
const NEWEST: &str = "2025-01-15";

/// Rules of all kinds; times are also those at which clocks change.
const MINUTES: &str = "
    //- call/20250108.md
    # Community Call 2025-01-08

    ## Team meetings

    ### Team Alder
    * Every Tuesday 10:05-10:55 CET
    ### Team Birch
    * Every odd week Thursday 14:05-15:00 CET
    ### Team Cedar
    * Every even week Monday 9:05 CET
    ### Team Dogwood
    * First Wednesday of the month, 17:30 CET
    ### Team Elm
    * Last Friday of the month, 11:00-12:00 CET
    ### Team Fir
    * 2nd and 4th Thursday of the month, 8:00 EST
    ### Team Ginkgo
    * Every Monday 16:00 UTC
    ### Team Hazel
    * Every Sunday 0:30-1:30 CET
    ### Team Ivy
    * Every Sunday 3:30 CET
    ### Team Juniper
    * Every Wednesday
    ### Team Larch
    * Every 3 weeks on Friday 12:00 CET, next on January 24th
    ### Team Maple
    * Every Thursday 23:00-0:30 PST
    ### Team Nutmeg
    * Every two weeks on Tuesday 15:00 CET
    ### Team Oak
    * Every Wednesday 13:00
    ### Team Quince
    * Every Sunday 2:30 CET
    //- alder/20250114.md
    # Team Alder 2025-01-14

    Present: Ada Lovelace, Bo Ek

    ## Next

    * No meeting next week
    //- birch/20250109.md
    # Team Birch 2025-01-09

    Present: Ada Lovelace, Bo Ek

    ## Next

    * Our next meeting is moved to Friday, January 17th
    //- pine/20250115.md
    # Team Pine 2025-01-15

    ## Agenda

    * We meet every two weeks on Wednesday, 10:05 CET
";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Returns the minutes as `export` prints them.
fn exported(temp: &Temp) -> Vec<Minutes> {
    let text = minutebook(temp).args(["export"]).run();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    lines.collect()
}

/// Returns the sessions of each team, by name, as `schedule` sees them.
fn sessions(minutes: &[Minutes]) -> BTreeMap<String, BTreeSet<String>> {
    let newest = day(NEWEST);
    let stated = minutes.iter().flat_map(|m| {
        m.schedules.iter().map(|schedule| Statement {
            schedule: schedule.clone(),
            day: m.date.unwrap(),
            reference: (),
        })
    });
    let mut stated: Vec<_> = stated.collect();
    stated.sort_by_key(|s| s.day);
    let named = |rule: &minutebook::calendar::schedule::InForce<()>| {
        let of_team = |m: &&Minutes| m.team.as_ref().is_some_and(|t| t.id == rule.team.id);
        let meetings = minutes.iter().filter(of_team);
        let meetings: Vec<NaiveDate> = meetings.filter_map(|m| m.date).collect();
        let known = Known::new(Some(rule), &meetings);
        let all = upcoming(&known, newest.succ_opt().unwrap(), 1000);
        let all = all.iter().map(show);
        let within = |start: &String| start.as_str() < THREE_YEARS.until;
        let all: BTreeSet<String> = all.filter(within).collect();
        (rule.team.name.clone(), all)
    };
    let all = in_force(&stated, newest);
    let all = all.iter().map(named);
    all.filter(|(_, sessions)| !sessions.is_empty()).collect()
}

fn show(when: &When) -> String {
    let Some(time) = when.time else {
        return when.day.to_string();
    };
    let local = when.day.and_hms_opt(time.hour(), time.minute(), 0).unwrap();
    let Some(zone) = &when.zone else {
        return local.format("%Y-%m-%dT%H:%M:%S").to_string();
    };
    let zone: Tz = zone.parse().unwrap();
    // An hour that the clocks skip goes by the clocks before (RFC 5545, 3.3.5).
    let skipped = || Some(zone.from_local_datetime(&(local - HOUR)).single()? + HOUR);
    let moment = zone.from_local_datetime(&local).earliest().or_else(skipped);
    moment
        .unwrap()
        .to_utc()
        .format("%Y-%m-%dT%H:%M:%SZ")
        .to_string()
}

#[test]
fn series_are_the_sessions_that_schedule_names() {
    let temp = Temp::new();
    let repository = temp.repository("minutes", MINUTES);
    index(&temp, repository.path());
    let feed = feed(&temp, "schedule", "2025-01-16");
    let entries = read(&feed, THREE_YEARS);
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in &entries {
        let team = found.entry(entry.summary().to_owned()).or_default();
        team.extend(entry.starts.iter().cloned());
    }
    let expected = sessions(&exported(&temp));
    for (team, sessions) in &expected {
        assert_eq!(found.get(team), Some(sessions), "{team}: {feed}");
    }
    assert!(found.keys().eq(expected.keys()), "{:?}", found.keys());
    let counts: Vec<String> = expected
        .iter()
        .map(|(t, s)| format!("{t} {}", s.len()))
        .collect();
    insta::assert_snapshot!(counts.join("\n"), @r"
    Team Alder 155
    Team Birch 79
    Team Cedar 78
    Team Dogwood 36
    Team Elm 36
    Team Fir 72
    Team Ginkgo 156
    Team Hazel 157
    Team Ivy 156
    Team Juniper 156
    Team Larch 52
    Team Maple 157
    Team Oak 156
    Team Pine 78
    Team Quince 156
    ");
    python::agrees(&feed, &entries, THREE_YEARS);
}
