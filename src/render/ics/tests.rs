//! Lines, zones and the whole calendar.

use super::line::{escape, fold};
use super::zone::{self, utc_of};
use super::*;
use crate::answer::feed::Status;
use crate::calendar::recurrence::{Repeat, Series};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn text_is_escaped() {
    let check = |text: &str, expected: &str| assert_eq!(escape(text), expected);
    check("plain: \"text\"", "plain: \"text\"");
    check("a,b;c\\d", "a\\,b\\;c\\\\d");
    check("a\nb\r\nc\rd\u{2028}e", "a\\nb\\nc\\nd\\ne");
    check("a\tb\u{7}c\u{0}", "a\tbc");
    check("\\n", "\\\\n");
}

#[test]
fn lines_are_folded_between_characters() {
    let check = |text: &str, expected: &[usize]| {
        let folded = fold(text);
        assert_eq!(folded.replace("\r\n ", ""), format!("{text}\r\n"));
        let widths = folded.split_terminator("\r\n").map(str::len);
        assert_eq!(widths.collect::<Vec<_>>(), expected, "{text}");
    };
    check("", &[0]);
    check(&"a".repeat(75), &[75]);
    check(&"a".repeat(76), &[75, 2]);
    check(&"a".repeat(150), &[75, 75, 2]);
    check(&("a".repeat(74) + "é"), &[74, 3]);
    check(&("a".repeat(73) + "é"), &[75]);
    check(&"🌊".repeat(20), &[72, 9]);
    check(&("a".repeat(72) + "🌊"), &[72, 5]);
}

/// A zone, years → `local kind from>to name rule`, one observance a line.
fn observances(name: &str, first: &str, last: &str) -> Vec<String> {
    let mut out = Vec::new();
    let zone = name.parse().unwrap();
    zone::write(&mut Lines::new(&mut out), zone, (day(first), day(last))).unwrap();
    let text = String::from_utf8(out).unwrap();
    let mut found: Vec<String> = Vec::new();
    for line in text.lines().skip(2) {
        let (name, value) = line.split_once(':').unwrap();
        match name {
            "BEGIN" => found.push(value[..3].to_owned()),
            "END" => {}
            _ => found.last_mut().unwrap().extend([" ", value]),
        }
    }
    found
}

#[test]
fn zones_say_when_clocks_change() {
    let check = |name: &str, (first, last): (&str, &str), expected: &[&str]| {
        assert_eq!(observances(name, first, last), expected, "{name}");
    };
    let year = ("2025-03-01", "2025-03-02");
    check(
        "Europe/Berlin",
        year,
        &[
            "STA 20240101T010000 +0100 +0100 CET",
            "DAY 20240331T020000 +0100 +0200 CEST FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "STA 20241027T030000 +0200 +0100 CET FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        ],
    );
    check(
        "America/New_York",
        ("2007-01-01", "2030-01-01"),
        &[
            "STA 20051231T190000 -0500 -0500 EST",
            "DAY 20060402T020000 -0500 -0400 EDT",
            "STA 20061029T020000 -0400 -0500 EST",
            "DAY 20070311T020000 -0500 -0400 EDT FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
            "STA 20071104T020000 -0400 -0500 EST FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
        ],
    );
    check(
        "Asia/Kolkata",
        year,
        &["STA 20240101T053000 +0530 +0530 IST"],
    );
    // A rule that came to its end says so.
    check(
        "Asia/Tehran",
        ("2021-06-01", "2023-06-01"),
        &[
            "STA 20200101T033000 +0330 +0330 +0330",
            "DAY 20200321T000000 +0330 +0430 +0430",
            "STA 20200921T000000 +0430 +0330 +0330",
            "DAY 20210322T000000 +0330 +0430 +0430",
            "STA 20210922T000000 +0430 +0330 +0330",
            "DAY 20220322T000000 +0330 +0430 +0430",
            "STA 20220922T000000 +0430 +0330 +0330",
        ],
    );
}

#[test]
fn skipped_and_repeated_hours_have_a_moment() {
    let check = |local: &str, expected: &str| {
        let local = local.parse().unwrap();
        let utc = utc_of(Tz::Europe__Berlin, local);
        assert_eq!(utc.to_string(), expected, "{local}");
    };
    check("2025-01-15T10:00:00", "2025-01-15 09:00:00");
    check("2025-07-15T10:00:00", "2025-07-15 08:00:00");
    check("2025-03-30T01:59:00", "2025-03-30 00:59:00");
    check("2025-03-30T02:30:00", "2025-03-30 01:30:00");
    check("2025-10-26T02:30:00", "2025-10-26 00:30:00");
    check("2025-10-26T03:00:00", "2025-10-26 02:00:00");
}

fn entry(span: Span) -> Entry {
    Entry {
        uid: "one".to_owned(),
        created: None,
        modified: day("2025-05-08").and_hms_opt(19, 30, 0).unwrap().and_utc(),
        sequence: 2,
        summary: "Tea; cake, and more".to_owned(),
        description: Vec::new(),
        location: None,
        url: None,
        categories: Vec::new(),
        status: Status::Confirmed,
        span,
        series: None,
    }
}

fn times(start: &str, end: Option<&str>, zone: Option<Tz>) -> Span {
    Span::Times {
        start: start.parse().unwrap(),
        end: end.map(|end| end.parse().unwrap()),
        zone,
    }
}

/// An entry → its lines that begin with one of `names`.
fn check(entry: Entry, names: &[&str], expected: &[&str]) {
    let mut out = Vec::new();
    let feed = Feed {
        name: "Test".to_owned(),
        entries: vec![entry],
        ..Feed::default()
    };
    write(&mut out, &feed).unwrap();
    let text = String::from_utf8(out).unwrap().replace("\r\n ", "");
    let event = text.split("BEGIN:VEVENT").nth(1).unwrap_or_default();
    let is_named = |line: &&str| names.iter().any(|name| line.starts_with(name));
    let found: Vec<&str> = event.split("\r\n").filter(is_named).collect();
    assert_eq!(found, expected);
}

#[test]
fn days_end_with_the_day_after() {
    let days = |first, last| entry(Span::Days(day(first), day(last)));
    let check = |first, last, expected: &[&str]| check(days(first, last), &["DT"], expected);
    let stamp = "DTSTAMP:20250508T193000Z";
    check(
        "2025-06-18",
        "2025-06-18",
        &[
            stamp,
            "DTSTART;VALUE=DATE:20250618",
            "DTEND;VALUE=DATE:20250619",
        ],
    );
    check(
        "2025-12-30",
        "2025-12-31",
        &[
            stamp,
            "DTSTART;VALUE=DATE:20251230",
            "DTEND;VALUE=DATE:20260101",
        ],
    );
    // A year must have four digits.
    check("9999-12-30", "9999-12-31", &[]);
    check("-0001-01-01", "-0001-01-01", &[]);
}

#[test]
fn times_stand_in_their_zone() {
    let check = |span, expected: &[&str]| check(entry(span), &["DTSTART", "DTEND"], expected);
    let (start, end) = ("2025-06-18T09:30:00", Some("2025-06-18T11:00:00"));
    check(
        times(start, end, Some(Tz::Asia__Kolkata)),
        &[
            "DTSTART;TZID=Asia/Kolkata:20250618T093000",
            "DTEND;TZID=Asia/Kolkata:20250618T110000",
        ],
    );
    check(
        times(start, end, Some(Tz::UTC)),
        &["DTSTART:20250618T093000Z", "DTEND:20250618T110000Z"],
    );
    check(times(start, None, None), &["DTSTART:20250618T093000"]);
    // An end at the begin is none.
    check(
        times(start, Some(start), None),
        &["DTSTART:20250618T093000"],
    );
}

#[test]
fn rules_end_in_utc_where_times_have_a_zone() {
    let series = |repeat: Repeat, except: &[&str]| {
        Some(Series {
            first: day("2025-01-08"),
            last: day("2025-07-09"),
            repeat,
            except: except.iter().map(|text| day(text)).collect(),
        })
    };
    let check = |span, series, expected: &[&str]| {
        let entry = Entry {
            series,
            ..entry(span)
        };
        check(entry, &["RRULE", "EXDATE"], expected);
    };
    let berlin = times("2025-01-08T10:05:00", None, Some(Tz::Europe__Berlin));
    check(
        berlin,
        series(Repeat::Weekly(2), &["2025-01-22"]),
        &[
            "RRULE:FREQ=WEEKLY;UNTIL=20250709T080500Z;INTERVAL=2;BYDAY=WE",
            "EXDATE;TZID=Europe/Berlin:20250122T100500",
        ],
    );
    let monthly = Repeat::Monthly {
        interval: 1,
        weekday: chrono::Weekday::Wed,
        weeks: vec![2, -1],
    };
    check(
        times("2025-01-08T10:05:00", None, None),
        series(monthly, &[]),
        &["RRULE:FREQ=MONTHLY;UNTIL=20250709T100500;BYDAY=2WE,-1WE"],
    );
    check(
        Span::Days(day("2025-01-08"), day("2025-01-08")),
        series(Repeat::Daily(10), &["2025-01-18", "2025-01-28"]),
        &[
            "RRULE:FREQ=DAILY;UNTIL=20250709;INTERVAL=10",
            "EXDATE;VALUE=DATE:20250118",
            "EXDATE;VALUE=DATE:20250128",
        ],
    );
}

#[test]
fn links_hold_no_odd_characters() {
    let check = |url: &str, expected: &str| {
        let entry = Entry {
            url: Some(url.to_owned()),
            ..entry(Span::Days(day("2025-06-18"), day("2025-06-18")))
        };
        check(entry, &["URL"], &[expected]);
    };
    check(
        "https://a.example/b?c=d,e#L5",
        "URL:https://a.example/b?c=d,e#L5",
    );
    check(
        "https://a.example/ü b\r\nX:y",
        "URL:https://a.example/%C3%BC%20b%0D%0AX:y",
    );
    check("https://a.example/%C3%BC", "URL:https://a.example/%C3%BC");
}

#[test]
fn an_empty_calendar_holds_a_zone() {
    let mut out = Vec::new();
    write(&mut out, &Feed::default()).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("BEGIN:VTIMEZONE\r\nTZID:UTC\r\n"), "{text}");
    assert!(text.ends_with("END:VCALENDAR\r\n"));
}
