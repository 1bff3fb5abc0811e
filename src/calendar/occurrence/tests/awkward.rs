//! The awkward ones: years of 53 weeks, last weeks of the month, clocks that
//! change.

use super::*;
use chrono::{DateTime, FixedOffset};

/// Rule | day of its statement | meetings | today | certainty and sessions.
const CASES: &str = "
    w2 Mon odd | 2026-12-01 |  | 2026-12-22 | Exact 2026-12-28 2027-01-04 2027-01-18
    w2 Mon even | 2026-12-01 |  | 2026-12-22 | Exact 2027-01-11 2027-01-25 2027-02-08
    w2 Sun odd | 2026-12-01 |  | 2026-12-28 | Exact 2027-01-03 2027-01-10 2027-01-24
    w2 Sun even | 2026-12-01 |  | 2026-12-28 | Exact 2027-01-17 2027-01-31 2027-02-14
    w2 Thu odd | 2026-01-23 |  | 2026-01-24 | Exact 2026-01-29 2026-02-12 2026-02-26
    w2 Thu even | 2026-01-23 |  | 2026-01-24 | Exact 2026-02-05 2026-02-19 2026-03-05
    w2 Wed odd | 2032-12-01 |  | 2032-12-28 | Exact 2032-12-29 2033-01-05 2033-01-19
    w2 Tue odd | 2024-12-20 |  | 2024-12-29 | Exact 2024-12-31 2025-01-14 2025-01-28
    w2 Tue even | 2024-12-20 |  | 2024-12-29 | Exact 2025-01-07 2025-01-21 2025-02-04
    w2 Fri odd | 2015-12-20 |  | 2015-12-31 | Exact 2016-01-01 2016-01-08 2016-01-22
    w1 Fri | 2026-12-01 |  | 2026-12-31 | Exact 2027-01-01 2027-01-08 2027-01-15
    w2 Fri | 2026-12-01 | 2026-12-04 2026-12-18 | 2026-12-19 | Exact 2027-01-01 2027-01-15 2027-01-29
    w3 Thu | 2026-11-01 | 2026-11-26 2026-12-17 | 2026-12-18 | Exact 2027-01-07 2027-01-28 2027-02-18
    w4 Mon 2026-12-07 | 2026-12-01 |  | 2026-12-08 | Exact 2027-01-04 2027-02-01 2027-03-01
    m1 Mon #1 | 2026-12-01 |  | 2026-12-08 | Exact 2027-01-04 2027-02-01 2027-03-01
    m1 Sun last | 2027-01-01 |  | 2027-01-31 | Exact 2027-01-31 2027-02-28 2027-03-28
    m1 Sun last | 2028-01-01 |  | 2028-02-01 | Exact 2028-02-27 2028-03-26 2028-04-30
    m1 Tue last | 2028-01-01 |  | 2028-02-29 | Exact 2028-02-29 2028-03-28 2028-04-25
    m1 Mon #1,3 | 2024-01-01 |  | 2024-09-02 | Exact 2024-09-02 2024-09-16 2024-10-07
    m1 Sat #5 | 2024-01-01 |  | 2024-02-01 | Exact 2024-03-30 2024-06-29 2024-08-31
    m1 Fri #1 | 2024-01-01 |  | 2024-11-02 | Exact 2024-12-06 2025-01-03 2025-02-07
    w1 Sun 02:30 Europe/Berlin | 2024-01-01 |  | 2024-03-30 | Exact 2024-03-31 2024-04-07 2024-04-14
    w1 Thu 14:05 America/New_York | 2024-01-01 |  | 2024-10-31 | Exact 2024-10-31 2024-11-07 2024-11-14
    w2 Thu even 14:05 | 2024-01-01 |  | 2024-10-30 | Likely 2024-10-31 2024-11-14 2024-11-28
    m1 Thu #1 10:00 | 2024-01-01 |  | 2024-10-30 | Likely 2024-11-07 2024-12-05 2025-01-02
    m1 Mon #1 | 2026-12-01 |  | 2027-01-04 | Exact 2027-01-04 2027-02-01 2027-03-01
    w2 Thu odd | 2026-12-01 | 2026-12-31 | 2026-12-31 | Exact 2027-01-07 2027-01-21 2027-02-04
    w2 Thu odd |  |  | 2026-12-31 | Likely 2026-12-31 2027-01-07 2027-01-21
    w2 Thu |  |  | 2026-12-31 | Unknown
    w2 Thu |  | 2026-12-17 | 2026-12-31 | Exact 2026-12-31 2027-01-14 2027-01-28
    m1 |  |  | 2026-12-31 | Unknown
    m1 Thu |  |  | 2026-12-31 | Unknown
    m3 Thu #1 |  |  | 2026-12-31 | Unknown
    m3 Thu #1 |  | 2026-11-05 | 2026-12-31 | Exact 2027-02-04 2027-05-06 2027-08-05
    w1 |  |  | 2026-12-31 | Unknown
";

#[test]
fn awkward_rules_are_followed() {
    for case in CASES.lines().filter(|line| !line.is_empty()) {
        let parts: Vec<&str> = case.split('|').map(str::trim).collect();
        let [rule, stated, met, today, expected] = parts[..] else {
            unreachable!("five parts: {case}");
        };
        check((rule, stated), met, today, expected);
    }
}

#[test]
fn times_follow_the_clocks_of_the_zone() {
    let check = |day: &str, time: &str, zone: &str, expected: &str| {
        let when = When {
            day: day.parse().unwrap(),
            time: time.parse().ok(),
            end_time: None,
            zone: Some(zone.to_owned()).filter(|zone| !zone.is_empty()),
        };
        let begin = when
            .begin()
            .as_ref()
            .map(DateTime::<FixedOffset>::to_rfc3339);
        assert_eq!(begin.unwrap_or_default(), expected, "{day} {time} {zone}");
    };
    let berlin = "Europe/Berlin";
    check("2024-03-28", "14:05", berlin, "2024-03-28T14:05:00+01:00");
    check("2024-04-04", "14:05", berlin, "2024-04-04T14:05:00+02:00");
    check("2024-10-24", "14:05", berlin, "2024-10-24T14:05:00+02:00");
    check("2024-10-31", "14:05", berlin, "2024-10-31T14:05:00+01:00");
    // Two weeks in March and one in autumn the continents are an hour nearer.
    let york = "America/New_York";
    check("2024-03-14", "09:00", york, "2024-03-14T09:00:00-04:00");
    check("2024-10-31", "09:00", york, "2024-10-31T09:00:00-04:00");
    check("2024-11-07", "09:00", york, "2024-11-07T09:00:00-05:00");
    // Clocks that go forward skip the time, those that go back have it twice.
    check("2024-03-31", "02:30", berlin, "2024-03-31T03:30:00+02:00");
    check("2024-10-27", "02:30", berlin, "2024-10-27T02:30:00+02:00");
    check("2024-06-13", "15:00", "UTC", "2024-06-13T15:00:00+00:00");
    check("2024-06-13", "15:00", "", "");
    check("2024-06-13", "", berlin, "");
    check("2024-06-13", "15:00", "Nowhere/Land", "");
}
