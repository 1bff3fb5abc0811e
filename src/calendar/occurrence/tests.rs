//! Rules, last meetings and a day → the next sessions.

use super::*;
use minutebook_index::model::{Frequency, Parity};

mod awkward;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days(text: &str) -> Vec<NaiveDate> {
    text.split_whitespace().map(day).collect()
}

fn empty() -> Schedule {
    Schedule {
        team: None,
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
    }
}

/// Reads a rule of words: `w2 TH odd 14:05 Europe/Berlin 2024-06-20`.
fn rule(text: &str) -> Schedule {
    text.split_whitespace().fold(empty(), rule_word)
}

fn rule_word(mut rule: Schedule, word: &str) -> Schedule {
    let (first, rest) = word.split_at(1);
    match word {
        "odd" => rule.parity = Some(Parity::Odd),
        "even" => rule.parity = Some(Parity::Even),
        "last" => rule.week_of_month = Some(vec![-1]),
        _ if word.contains('/') => rule.timezone = Some(word.to_owned()),
        _ if word.contains(':') => rule.start_time = word.parse().ok(),
        _ if word.contains('-') => rule.next = word.parse().ok(),
        _ if "wm".contains(first) && rest.parse::<u32>().is_ok() => {
            rule.freq = match first {
                "w" => Some(Frequency::Weekly),
                _ => Some(Frequency::Monthly),
            };
            rule.interval = rest.parse().ok();
        }
        _ if first == "#" => {
            rule.week_of_month = Some(rest.split(',').filter_map(|w| w.parse().ok()).collect());
        }
        _ => rule.weekday = word.parse().ok(),
    }
    rule
}

/// Rule, day of its statement, meetings, today → certainty and three sessions.
fn check(stated: (&str, &str), meetings: &str, today: &str, expected: &str) {
    let schedule = rule(stated.0);
    let meetings = days(meetings);
    let known = Known {
        rule: Some(&schedule).filter(|_| !stated.0.is_empty()),
        stated: stated.1.parse().ok(),
        off_after: Vec::new(),
        extra: Vec::new(),
        meetings: &meetings,
    };
    let next = next(&known, day(today));
    let sessions = upcoming(&known, day(today), 3);
    assert_eq!(next.when.as_ref(), sessions.first(), "{stated:?}");
    let mut found = vec![format!("{:?}", next.certainty)];
    found.extend(sessions.iter().map(|when| when.day.to_string()));
    let input = format!(
        "{stated:?}, met {meetings:?}, today {today}: {}",
        next.reason
    );
    assert_eq!(found.join(" "), expected, "{input}");
}

#[test]
fn weekly_needs_no_anchor() {
    let wed = ("w1 Wed", "2024-01-03");
    check(
        wed,
        "",
        "2024-06-12",
        "Exact 2024-06-12 2024-06-19 2024-06-26",
    );
    check(
        wed,
        "",
        "2024-06-13",
        "Exact 2024-06-19 2024-06-26 2024-07-03",
    );
    check(
        wed,
        "2024-06-12",
        "2024-06-12",
        "Exact 2024-06-19 2024-06-26 2024-07-03",
    );
    check(
        wed,
        "",
        "2024-12-26",
        "Exact 2025-01-01 2025-01-08 2025-01-15",
    );
    check(
        ("w1 Thu", "2024-02-01"),
        "",
        "2024-02-24",
        "Exact 2024-02-29 2024-03-07 2024-03-14",
    );
    check(
        ("Mon", "2024-06-03"),
        "",
        "2024-06-13",
        "Exact 2024-06-17 2024-06-24 2024-07-01",
    );
}

#[test]
fn a_time_needs_a_zone_to_be_exact() {
    let berlin = ("w1 Wed 09:05 Europe/Berlin", "2024-01-03");
    check(
        berlin,
        "",
        "2024-06-13",
        "Exact 2024-06-19 2024-06-26 2024-07-03",
    );
    check(
        ("w1 Wed 09:05", "2024-01-03"),
        "",
        "2024-06-13",
        "Likely 2024-06-19 2024-06-26 2024-07-03",
    );
}

#[test]
fn parity_counts_iso_weeks() {
    let odd = ("w2 Thu odd", "2024-05-01");
    let even = ("w2 Thu even", "2024-05-01");
    check(
        odd,
        "",
        "2024-06-13",
        "Exact 2024-06-20 2024-07-04 2024-07-18",
    );
    check(
        even,
        "",
        "2024-06-13",
        "Exact 2024-06-13 2024-06-27 2024-07-11",
    );
    check(
        ("Thu odd", "2024-05-01"),
        "",
        "2024-06-13",
        "Exact 2024-06-20 2024-07-04 2024-07-18",
    );
    // The last session before today does not matter.
    check(
        odd,
        "2024-05-30 2024-06-13",
        "2024-06-14",
        "Exact 2024-06-20 2024-07-04 2024-07-18",
    );
}

#[test]
fn parity_turns_after_a_year_of_53_weeks() {
    let odd = |stated| ("w2 Fri odd", stated);
    let even = |stated| ("w2 Fri even", stated);
    // 2020 and 2026 have 53 weeks: two odd weeks in a row, three weeks without an even one.
    check(
        odd("2020-12-01"),
        "",
        "2020-12-19",
        "Exact 2021-01-01 2021-01-08 2021-01-22",
    );
    check(
        even("2020-12-01"),
        "",
        "2020-12-19",
        "Exact 2020-12-25 2021-01-15 2021-01-29",
    );
    check(
        odd("2026-12-01"),
        "",
        "2026-12-20",
        "Exact 2027-01-01 2027-01-08 2027-01-22",
    );
    check(
        even("2026-12-01"),
        "",
        "2026-12-20",
        "Exact 2026-12-25 2027-01-15 2027-01-29",
    );
    // 2024 has 52.
    check(
        odd("2024-12-01"),
        "",
        "2024-12-20",
        "Exact 2024-12-20 2025-01-03 2025-01-17",
    );
    check(
        even("2024-12-01"),
        "",
        "2024-12-20",
        "Exact 2024-12-27 2025-01-10 2025-01-24",
    );
}

#[test]
fn every_other_week_counts_from_a_session() {
    let fri = ("w2 Fri", "2024-05-01");
    check(
        fri,
        "2024-05-17 2024-05-31",
        "2024-06-01",
        "Exact 2024-06-14 2024-06-28 2024-07-12",
    );
    check(
        fri,
        "2024-05-24 2024-06-07",
        "2024-06-08",
        "Exact 2024-06-21 2024-07-05 2024-07-19",
    );
    // A gap does not turn the weeks.
    check(
        fri,
        "2024-05-03 2024-05-17",
        "2024-06-20",
        "Exact 2024-06-28 2024-07-12 2024-07-26",
    );
    // Nor does a year of 53 weeks.
    check(
        ("w2 Fri", "2020-12-01"),
        "2020-12-04 2020-12-18",
        "2020-12-20",
        "Exact 2021-01-01 2021-01-15 2021-01-29",
    );
    // One odd session does not outvote the others.
    check(
        fri,
        "2024-05-03 2024-05-17 2024-05-31 2024-06-07",
        "2024-06-08",
        "Likely 2024-06-14 2024-06-28 2024-07-12",
    );
    // Sessions before the statement are a hint.
    check(
        ("w2 Fri", "2024-06-05"),
        "2024-05-17 2024-05-31",
        "2024-06-06",
        "Likely 2024-06-14 2024-06-28 2024-07-12",
    );
    check(("w2 Fri", "2024-06-05"), "", "2024-06-06", "Unknown");
    check(
        ("w2 Fri", "2024-06-05"),
        "2024-05-30",
        "2024-06-06",
        "Unknown",
    );
}

#[test]
fn every_other_week_counts_from_the_next_date_named() {
    let fri = ("w2 Fri 2024-06-21", "2024-06-05");
    check(
        fri,
        "",
        "2024-06-06",
        "Exact 2024-06-21 2024-07-05 2024-07-19",
    );
    check(
        fri,
        "",
        "2024-07-06",
        "Exact 2024-07-19 2024-08-02 2024-08-16",
    );
    check(
        fri,
        "2024-06-21",
        "2024-06-22",
        "Exact 2024-07-05 2024-07-19 2024-08-02",
    );
    // Meetings since are better witnesses.
    check(
        fri,
        "2024-06-28 2024-07-12",
        "2024-07-13",
        "Exact 2024-07-26 2024-08-09 2024-08-23",
    );
    let four = ("w4 Mon 2023-10-02", "2023-09-14");
    check(
        four,
        "",
        "2023-09-15",
        "Exact 2023-10-02 2023-10-30 2023-11-27",
    );
    check(
        four,
        "",
        "2023-10-03",
        "Exact 2023-10-30 2023-11-27 2023-12-25",
    );
    check(
        ("w3 Tue", "2024-01-01"),
        "2024-01-09 2024-01-30",
        "2024-02-01",
        "Exact 2024-02-20 2024-03-12 2024-04-02",
    );
}

#[test]
fn weeks_of_the_month() {
    let first = ("m1 Thu #1", "2024-01-01");
    check(
        first,
        "",
        "2024-06-06",
        "Exact 2024-06-06 2024-07-04 2024-08-01",
    );
    check(
        first,
        "",
        "2024-06-07",
        "Exact 2024-07-04 2024-08-01 2024-09-05",
    );
    check(
        ("m1 Thu #2,4", "2024-01-01"),
        "",
        "2024-06-10",
        "Exact 2024-06-13 2024-06-27 2024-07-11",
    );
    check(
        ("m1 Fri last", "2024-01-01"),
        "",
        "2024-05-10",
        "Exact 2024-05-31 2024-06-28 2024-07-26",
    );
    check(
        ("m1 Wed #5", "2024-01-01"),
        "",
        "2024-05-10",
        "Exact 2024-05-29 2024-07-31 2024-10-30",
    );
    check(
        ("m1 Thu last", "2024-01-01"),
        "",
        "2024-02-20",
        "Exact 2024-02-29 2024-03-28 2024-04-25",
    );
    check(
        ("m2 Mon #1", "2024-01-01"),
        "2024-02-05 2024-04-08",
        "2024-04-09",
        "Exact 2024-06-03 2024-08-05 2024-10-07",
    );
    check(("m2 Mon #1", "2024-01-01"), "", "2024-04-09", "Unknown");
}

#[test]
fn monthly_without_a_week_follows_the_meetings() {
    let mon = ("m1 Mon", "2024-01-01");
    check(
        mon,
        "2024-03-18 2024-04-15 2024-05-20",
        "2024-05-21",
        "Likely 2024-06-17 2024-07-15 2024-08-19",
    );
    check(
        mon,
        "2024-03-25 2024-04-29",
        "2024-05-02",
        "Likely 2024-05-27 2024-06-24 2024-07-29",
    );
    check(mon, "", "2024-05-21", "Unknown");
    check(
        ("m1", "2024-01-01"),
        "2024-03-07 2024-04-04 2024-05-02",
        "2024-05-21",
        "Likely 2024-06-06 2024-07-04 2024-08-01",
    );
    check(("m1", "2024-01-01"), "", "2024-05-21", "Unknown");
    check(
        ("m1 Mon 2024-05-20", "2024-05-02"),
        "",
        "2024-05-03",
        "Exact 2024-05-20 2024-06-17 2024-07-15",
    );
}

#[test]
fn without_a_rule_the_rhythm_speaks() {
    let none = ("", "");
    check(none, "", "2024-06-13", "Unknown");
    check(none, "2024-06-12", "2024-06-13", "Unknown");
    check(
        none,
        "2024-05-29 2024-06-05 2024-06-12",
        "2024-06-13",
        "Likely 2024-06-19 2024-06-26 2024-07-03",
    );
    check(
        none,
        "2024-05-22 2024-06-05 2024-06-19",
        "2024-06-20",
        "Likely 2024-07-03 2024-07-17 2024-07-31",
    );
    check(
        none,
        "2024-05-22 2024-06-01",
        "2024-06-02",
        "Likely 2024-06-11 2024-06-21 2024-07-01",
    );
    check(
        ("09:05 Europe/Berlin", "2024-06-01"),
        "2024-05-29 2024-06-05 2024-06-12",
        "2024-06-13",
        "Likely 2024-06-19 2024-06-26 2024-07-03",
    );
    check(
        ("w1", "2024-06-01"),
        "2024-05-29 2024-06-05 2024-06-12",
        "2024-06-13",
        "Likely 2024-06-19 2024-06-26 2024-07-03",
    );
}

#[test]
fn a_silent_team_has_no_next_session() {
    let wed = ("w1 Wed", "2024-01-03");
    let met = "2024-01-03 2024-01-10 2024-01-17";
    check(
        wed,
        met,
        "2024-02-28",
        "Exact 2024-02-28 2024-03-06 2024-03-13",
    );
    check(wed, met, "2024-02-29", "Unknown");
    // Unless something was stated since, or a day is named.
    check(
        ("w1 Wed", "2024-05-30"),
        met,
        "2024-06-01",
        "Exact 2024-06-05 2024-06-12 2024-06-19",
    );
    check(
        ("w1 Wed 2024-06-12", "2024-02-01"),
        met,
        "2024-06-01",
        "Exact 2024-06-12 2024-06-19 2024-06-26",
    );
    check(
        ("w1 Wed", "2020-01-03"),
        "",
        "2024-02-29",
        "Likely 2024-03-06 2024-03-13 2024-03-20",
    );
}

#[test]
fn meetings_on_another_day_make_a_rule_doubtful() {
    let wed = ("w1 Wed", "2024-05-01");
    check(
        wed,
        "2024-05-02 2024-05-09",
        "2024-05-10",
        "Likely 2024-05-15 2024-05-22 2024-05-29",
    );
    check(
        wed,
        "2024-05-02 2024-05-09 2024-05-16",
        "2024-05-17",
        "Likely 2024-05-23 2024-05-30 2024-06-06",
    );
}

#[test]
fn meetings_in_another_rhythm_make_a_rule_doubtful() {
    check(
        ("w1 Thu", "2024-05-01"),
        "2024-05-02 2024-05-16 2024-05-30 2024-06-13 2024-06-27",
        "2024-06-28",
        "Likely 2024-07-11 2024-07-25 2024-08-08",
    );
    check(
        ("w1 Thu", "2024-05-01"),
        "2024-05-02 2024-05-16 2024-05-23 2024-05-30 2024-06-06",
        "2024-06-07",
        "Exact 2024-06-13 2024-06-20 2024-06-27",
    );
}

#[test]
fn single_days_do_not_change_the_rule() {
    let schedule = rule("w1 Wed 09:05 Europe/Berlin");
    let check = |off: &str, extra: &str, expected: &str| {
        let known = Known {
            rule: Some(&schedule),
            stated: None,
            off_after: days(off),
            extra: days(extra),
            meetings: &[],
        };
        let sessions = upcoming(&known, day("2024-06-06"), 3);
        let found: Vec<String> = sessions.iter().map(|w| w.day.to_string()).collect();
        assert_eq!(found.join(" "), expected);
    };
    check("2024-06-05", "", "2024-06-19 2024-06-26 2024-07-03");
    check("2024-06-12", "", "2024-06-12 2024-06-26 2024-07-03");
    check("", "2024-06-13", "2024-06-13 2024-06-19 2024-06-26");
    check("", "2024-06-11", "2024-06-11 2024-06-19 2024-06-26");
    check(
        "2023-01-01",
        "2023-02-01",
        "2024-06-12 2024-06-19 2024-06-26",
    );
}

#[test]
fn the_reason_is_given_in_words() {
    let check = |words: &str, stated: &str, meetings: &str, expected: &str| {
        let (schedule, meetings) = (rule(words), days(meetings));
        let known = Known {
            rule: Some(&schedule),
            stated: stated.parse().ok(),
            off_after: Vec::new(),
            extra: Vec::new(),
            meetings: &meetings,
        };
        assert_eq!(next(&known, day("2024-06-13")).reason, expected);
    };
    check(
        "w1 Wed",
        "2024-06-01",
        "",
        "every week on Wednesday, as stated on 2024-06-01",
    );
    check(
        "w2 Fri",
        "2024-06-01",
        "2024-06-07",
        "every 2 weeks on Friday, as stated on 2024-06-01; counted from 2024-06-07",
    );
    check(
        "w2 Fri",
        "2024-06-01",
        "",
        "every 2 weeks on Friday, as stated on 2024-06-01; no session is known to count from",
    );
    check(
        "w1 Wed",
        "2024-01-01",
        "2024-01-03 2024-01-10",
        "silent for 155 days, since 2024-01-10, it met every 7 days",
    );
}
