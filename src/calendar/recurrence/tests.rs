//! Statements and meetings → series of days.

use super::*;
use crate::calendar::schedule::Statement;
use minutebook_index::model::{Frequency, Parity, Schedule, Team};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A statement in words: `2024-01-10 w2 Thu odd`, `2024-02-01 off`.
fn statement(text: &str) -> Statement<()> {
    let mut words = text.split_whitespace();
    let stated = day(words.next().unwrap());
    let mut schedule = Schedule {
        team: Some(Team {
            id: "crew".to_owned(),
            name: "Crew".to_owned(),
        }),
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
        line: 1,
    };
    for word in words {
        match word {
            "odd" => schedule.parity = Some(Parity::Odd),
            "even" => schedule.parity = Some(Parity::Even),
            "off" => schedule.exception = true,
            _ if word.starts_with("20") => schedule.next = Some(day(word)),
            _ if word.starts_with('#') => {
                let weeks = word[1..].split(',').map(|week| week.parse().unwrap());
                schedule.week_of_month = Some(weeks.collect());
            }
            _ if word.contains(':') => schedule.start_time = word.parse().ok(),
            _ if word.starts_with(['w', 'm']) => {
                let weekly = word.starts_with('w');
                let unit = [Frequency::Monthly, Frequency::Weekly][usize::from(weekly)];
                (schedule.freq, schedule.interval) = (Some(unit), word[1..].parse().ok());
            }
            _ => schedule.weekday = word.parse().ok(),
        }
    }
    Statement {
        schedule,
        day: stated,
        reference: (),
    }
}

fn in_words(series: &Series) -> String {
    let repeat = match &series.repeat {
        Repeat::Daily(n) => format!("d{n}"),
        Repeat::Weekly(n) => format!("w{n}"),
        Repeat::Monthly {
            interval,
            weekday,
            weeks,
        } => format!("m{interval} {weekday} {weeks:?}"),
    };
    let except: Vec<String> = series.except.iter().map(ToString::to_string).collect();
    let except = if except.is_empty() {
        String::new()
    } else {
        format!(" but {}", except.join(" "))
    };
    format!("{repeat} {}..{}{except}", series.first, series.last)
}

/// Statements, a `;` between two; meetings; the newest day → the series, those
/// of one rule a line.
fn check(stated: &str, meetings: &str, newest: &str, expected: &[&str]) {
    let statements: Vec<_> = stated.split(';').map(statement).collect();
    let meetings: Vec<NaiveDate> = meetings.split_whitespace().map(day).collect();
    let recorded = Recorded {
        meetings: &meetings,
        newest: day(newest),
    };
    let found = of_team(&statements, "crew", recorded);
    let found = found.iter().map(|found| {
        let series = found.series.iter().map(in_words);
        let single = found.single.iter().map(|day| format!("on {day}"));
        let all: Vec<String> = series.chain(single).collect();
        format!("{:?} {}", found.certainty, all.join(", "))
    });
    assert_eq!(found.collect::<Vec<_>>(), expected, "{stated}");
}

#[test]
fn a_rule_holds_for_five_years() {
    let year = "2024-01-31";
    check(
        "2024-01-10 w1 Wed",
        "",
        year,
        &["Exact w1 2024-01-10..2029-01-10"],
    );
    check(
        "2024-01-10 w1 Thu",
        "",
        year,
        &["Exact w1 2024-01-11..2029-01-04"],
    );
    check(
        "2024-01-10 m1 Mon #1,3",
        "",
        year,
        &["Exact m1 Mon [1, 3] 2024-01-15..2029-01-01"],
    );
    check(
        "2024-01-10 m1 Fri #-1",
        "",
        year,
        &["Exact m1 Fri [-1] 2024-01-26..2028-12-29"],
    );
    // What was said again counts from then on.
    check(
        "2024-01-10 w1 Wed; 2024-03-01 w1 Wed",
        "",
        "2024-03-01",
        &["Exact w1 2024-01-10..2029-02-28"],
    );
}

#[test]
fn a_year_of_53_weeks_flips_the_parity() {
    check(
        "2024-01-10 Thu odd",
        "",
        "2024-01-31",
        &["Exact w2 2024-01-18..2026-12-31, w2 2027-01-07..2029-01-04"],
    );
    check(
        "2024-01-10 Thu even",
        "",
        "2024-01-31",
        &["Exact w2 2024-01-11..2026-12-24, w2 2027-01-14..2028-12-28"],
    );
}

#[test]
fn a_rule_ends_where_another_one_begins() {
    let both = "2024-01-10 w1 Wed; 2024-03-06 w1 Thu";
    check(
        both,
        "",
        "2024-03-31",
        &[
            "Exact w1 2024-01-10..2024-03-06",
            "Exact w1 2024-03-07..2029-03-01",
        ],
    );
    // On the day of the statement the team met by the old rule, at most once.
    check(
        "2024-01-10 w1 Wed 09:05; 2024-03-06 10:05",
        "",
        "2024-03-31",
        &[
            "Likely w1 2024-01-10..2024-03-06",
            "Likely w1 2024-03-13..2029-02-28",
        ],
    );
    check(
        "2024-01-10 w1 Wed; 2024-03-07 w1 Thu",
        "",
        "2024-03-31",
        &[
            "Exact w1 2024-01-10..2024-03-06",
            "Exact w1 2024-03-07..2029-03-01",
        ],
    );
    // Statements made later than the newest record are not known yet.
    check(both, "", "2024-02-01", &["Exact w1 2024-01-10..2029-01-10"]);
}

#[test]
fn a_silent_team_has_met_for_the_last_time() {
    let met = "2024-01-10 2024-01-17 2024-01-24";
    check(
        "2024-01-10 w1 Wed",
        met,
        "2024-02-28",
        &["Exact w1 2024-01-10..2029-01-10"],
    );
    check(
        "2024-01-10 w1 Wed",
        met,
        "2024-04-01",
        &["Exact w1 2024-01-10..2024-01-24"],
    );
    check(
        "2024-01-10 w1 Wed; 2024-08-01 w1 Thu",
        met,
        "2024-08-01",
        &[
            "Exact w1 2024-01-10..2024-01-24",
            "Exact w1 2024-08-01..2029-07-26",
        ],
    );
}

#[test]
fn single_days_deviate() {
    let check = |said: &str, expected: &str| {
        let stated = format!("2024-01-10 w1 Wed; {said}");
        check(&stated, "", "2024-03-31", &[expected]);
    };
    check(
        "2024-02-07 off",
        "Exact w1 2024-01-10..2029-01-10 but 2024-02-14",
    );
    check(
        "2024-02-07 off 2024-02-15",
        "Exact w1 2024-01-10..2029-01-10 but 2024-02-14, on 2024-02-15",
    );
    check(
        "2024-02-07 off 2024-02-14",
        "Exact w1 2024-01-10..2029-01-10",
    );
    check(
        "2024-01-10 off",
        "Exact w1 2024-01-10..2029-01-10 but 2024-01-17",
    );
    // Who names the next day skips those before it.
    check(
        "2024-02-07 w1 Wed 2024-02-28",
        "Exact w1 2024-01-10..2029-02-07 but 2024-02-14 2024-02-21",
    );
}

#[test]
fn what_is_not_known_is_not_exact() {
    check("2024-01-10 w2 Wed", "", "2024-01-31", &["Unknown "]);
    check("2024-01-10 w1", "", "2024-01-31", &["Unknown "]);
    check("2024-01-10 m1 Wed", "", "2024-01-31", &["Unknown "]);
    check(
        "2024-01-10 w2 Wed",
        "2024-01-17 2024-01-31",
        "2024-02-01",
        &["Exact w2 2024-01-17..2029-01-10"],
    );
    check(
        "2024-01-10 w2 Wed",
        "2024-01-03",
        "2024-01-31",
        &["Likely w2 2024-01-17..2029-01-10"],
    );
    // A time without a zone is not exact either.
    check(
        "2024-01-10 w1 Wed 09:05",
        "",
        "2024-01-31",
        &["Likely w1 2024-01-10..2029-01-10"],
    );
    check(
        "2024-01-10 w2 Wed; 2024-01-17 off 2024-01-24",
        "",
        "2024-01-31",
        &["Unknown on 2024-01-24"],
    );
}

#[test]
fn series_hold_the_sessions_they_were_made_of() {
    let rules = [
        "w1 Wed",
        "w3 Fri 2024-01-19",
        "Thu odd",
        "Mon even",
        "m1 Wed #5",
    ];
    let months = [
        "m2 Tue #2 2024-02-13",
        "m1 Mon #1,3",
        "m1 Fri #-1",
        "m1 Sun #2,4",
    ];
    for rule in rules.iter().chain(&months) {
        let statements = [statement(&format!("2024-01-10 {rule}"))];
        let recorded = Recorded {
            meetings: &[],
            newest: day("2024-01-10"),
        };
        let found = of_team(&statements, "crew", recorded);
        let series: Vec<NaiveDate> = found[0].series.iter().flat_map(days).collect();
        let known = Known::new(Some(&found[0].rule), &[]);
        let newest = day("2024-01-10");
        let sessions = crate::calendar::occurrence::upcoming(&known, newest, series.len());
        let sessions: Vec<NaiveDate> = sessions.iter().map(|when| when.day).collect();
        assert_eq!(series, sessions, "{rule}");
        assert!(12 < series.len(), "{rule}");
    }
}
