//! Days of meetings → the rhythm they show.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Meetings and today → weekday, gap, silence, state.
fn check(meetings: &str, today: &str, expected: &str) {
    let days: Vec<NaiveDate> = meetings.split_whitespace().map(day).collect();
    let found = observe(&days, day(today)).map_or_else(
        || "none".to_owned(),
        |r| {
            let weekday = r.weekday.map_or("-".to_owned(), |d| d.to_string());
            let gap = r.gap.map_or("-".to_owned(), |g| g.to_string());
            format!("{weekday} {gap} {} {:?}", r.silence, r.state)
        },
    );
    assert_eq!(found, expected, "{meetings} as of {today}");
}

#[test]
fn the_rhythm_is_that_of_the_latest_meetings() {
    check("", "2024-06-13", "none");
    check("2024-06-20", "2024-06-13", "none");
    check("2024-06-13", "2024-06-13", "Thu - 0 Active");
    check("2024-06-13", "2024-09-01", "Thu - 80 Quiet");
    check(
        "2024-05-30 2024-06-06 2024-06-13",
        "2024-06-20",
        "Thu 7 7 Active",
    );
    check(
        "2024-06-13 2024-05-30 2024-06-06",
        "2024-06-20",
        "Thu 7 7 Active",
    );
    check(
        "2024-06-06 2024-06-06 2024-06-13",
        "2024-06-26",
        "Thu 7 13 Active",
    );
    check("2024-06-06 2024-06-13", "2024-06-27", "Thu 7 14 Quiet");
    check("2024-06-06 2024-06-13", "2024-07-25", "Thu 7 42 Quiet");
    check("2024-06-06 2024-06-13", "2024-07-26", "Thu 7 43 Silent");
    check("2024-06-03 2024-06-13", "2024-06-14", "- 10 1 Active");
    check(
        "2024-06-03 2024-06-13 2024-06-20",
        "2024-06-21",
        "Thu 7 1 Active",
    );
}

#[test]
fn an_old_rhythm_is_forgotten() {
    let weekly = "2024-01-01 2024-01-08 2024-01-15 2024-01-22 ";
    let fortnightly = "2024-02-01 2024-02-15 2024-02-29 2024-03-14 2024-03-28 2024-04-11 \
        2024-04-25 2024-05-09 2024-05-23 2024-06-06 2024-06-20 2024-07-04";
    let all = weekly.to_owned() + fortnightly;
    check(&all, "2024-07-10", "Thu 14 6 Active");
    check(&all, "2024-01-23", "Mon 7 1 Active");
}
