//! Calendars, read back by libraries that others wrote.
//!
//! `reader` reads with the crates `icalendar` and `rrule`; `python` with Python's
//! `icalendar`, `recurring-ical-events` and `dateutil`, where a Python that has
//! them is at hand. What they find is compared with what `calendar` says.

mod python;
mod reader;
mod sessions;

use crate::properties::check;
use crate::support::corpus::root;
use crate::support::git::{Repository, Temp};
use crate::support::program::minutebook;
use chrono::NaiveDate;
use minutebook::answer::feed::{Entry, Feed, Span, Status};
use minutebook::render::ics;
use reader::Window;
use std::cell::RefCell;

const TIDEWATCH: Window = Window {
    from: "2024-06-01",
    until: "2027-06-01",
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Indexes a folder or a repository, as the source `minutes`.
fn index(temp: &Temp, path: &std::path::Path) {
    let added = minutebook(temp).args(["add", "--quiet", "--name", "minutes"]);
    assert_eq!(added.args([path]).run(), "");
}

/// Returns a calendar, its notes left out.
fn feed(temp: &Temp, words: &str, now: &str) -> String {
    let args = words.split(' ').chain(["--format", "ics", "--quiet"]);
    let program = minutebook(temp).args(args);
    program.env("MINUTEBOOK_NOW", now).run()
}

#[test]
fn calendars_are_read_by_others_as_they_are_meant() {
    let temp = Temp::new();
    index(&temp, &root().join("fixtures/tidewatch"));
    for command in ["events", "schedule --all", "meetings"] {
        let feed = feed(&temp, command, "2025-05-16");
        let entries = reader::read(&feed, TIDEWATCH);
        assert!(5 < entries.len(), "{command}: {feed}");
        python::agrees(&feed, &entries, TIDEWATCH);
    }
}

#[test]
fn a_calendar_is_the_same_on_every_day() {
    let temp = Temp::new();
    index(&temp, &root().join("fixtures/tidewatch"));
    for command in ["events", "schedule", "meetings", "events hackathon"] {
        let (then, now) = ("2024-11-20", "2031-07-08T09:30:00Z");
        assert_eq!(feed(&temp, command, then), feed(&temp, command, now));
    }
}

#[test]
fn an_empty_calendar_is_one() {
    let temp = Temp::new();
    index(&temp, &root().join("fixtures/tidewatch"));
    let feed = feed(&temp, "events fosscoast", "2025-05-16");
    assert!(feed.starts_with("BEGIN:VCALENDAR\r\n") && feed.ends_with("END:VCALENDAR\r\n"));
    python::agrees(&feed, &reader::read(&feed, TIDEWATCH), TIDEWATCH);
}

#[test]
fn only_what_has_a_day_can_be_a_calendar() {
    let temp = Temp::new();
    index(&temp, &root().join("fixtures/tidewatch"));
    let run = minutebook(&temp).args(["links", "--format", "ics"]).run();
    insta::assert_snapshot!(run, @r"
    ------- stderr -------
    minutebook: `links` cannot be written as a calendar
    hint: events, schedule and meetings can
    [exit code: 2]
    ");
}

/// `SEQUENCE`, `LAST-MODIFIED`, `STATUS` and begin of the one event there is.
fn facts(temp: &Temp, repository: &Repository, words: &str) -> (String, String) {
    let sync = minutebook(temp).args(["sync", "--quiet"]).run();
    assert_eq!(sync, "", "{}", repository.path().display());
    let feed = feed(temp, words, "2025-05-16");
    let entries = reader::read(&feed, TIDEWATCH);
    assert_eq!(entries.len(), 1, "{feed}");
    let entry = &entries[0];
    let named = ["SEQUENCE", "LAST-MODIFIED", "STATUS", "DTSTART"];
    let values = named.map(|name| entry.value(name).unwrap_or_default());
    (entry.uid.clone(), values.join(" "))
}

#[test]
fn an_event_keeps_its_name_whatever_is_said_of_it() {
    let temp = Temp::new();
    let file = |day: &str, line: &str| {
        let name = day.replace('-', "");
        let people = "Present: Ada Lovelace, Bo Ek";
        format!("//- call/{name}.md\n# Call {day}\n\n{people}\n\n## Events\n\n* {line}\n")
    };
    let repository = temp.repository(
        "minutes",
        &file("2025-01-01", "Gauge Summit, June 18-20, 2025, Husum"),
    );
    index(&temp, repository.path());
    let mut uids = std::collections::BTreeSet::new();
    let mut tell = |expected: &str| {
        let (uid, found) = facts(&temp, &repository, "events");
        assert_eq!(found, expected);
        uids.insert(uid);
    };
    tell("0 20250101T120000Z CONFIRMED 20250618");
    repository.write(
        "2025-01-08",
        &file("2025-01-08", "Gauge Summit, June 18-20, 2025"),
    );
    tell("0 20250108T120000Z CONFIRMED 20250618");
    let moved = "Gauge Summit is moved, now June 25-27, 2025, Husum";
    repository.write("2025-01-15", &file("2025-01-15", moved));
    tell("1 20250115T120000Z CONFIRMED 20250625");
    repository.write(
        "2025-02-05",
        &file("2025-02-05", "Gauge Summit, June 25-27, 2025: cancelled"),
    );
    tell("2 20250205T120000Z CANCELLED 20250625");
    assert_eq!(uids.len(), 1);
}

/// What is left of a text: line ends are one, control characters none.
fn as_written(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let text = text.replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let keep = |c: &char| matches!(c, '\n' | '\t') || !c.is_control();
    text.chars().filter(keep).collect()
}

#[test]
fn text_of_any_characters_survives() {
    let all = RefCell::new(Vec::new());
    check(
        1,
        &"[\\PC\\s,;:\\\\n\"🌊é]{1,120}|\\PC{1,40}",
        |text: String| {
            let entry = Entry {
                uid: format!("entry-{}", all.borrow().len()),
                created: None,
                modified: day("2025-05-16").and_hms_opt(0, 0, 0).unwrap().and_utc(),
                sequence: 0,
                summary: text.clone(),
                description: vec![text.clone(), text.clone()],
                location: Some(text.clone()),
                url: Some(text.clone()),
                categories: vec![text.clone()],
                status: Status::Confirmed,
                span: Span::Days(day("2025-05-16"), day("2025-05-16")),
                series: None,
            };
            let entries = reader::read(&written(vec![entry.clone()]), TIDEWATCH);
            assert_eq!(entries[0].summary(), as_written(&text));
            let description = as_written(&format!("{text}\n{text}"));
            assert_eq!(entries[0].description(), description);
            all.borrow_mut().push(entry);
        },
    );
    let feed = written(all.into_inner());
    python::agrees(&feed, &reader::read(&feed, TIDEWATCH), TIDEWATCH);
}

fn written(entries: Vec<Entry>) -> String {
    let feed = Feed {
        name: "Any".to_owned(),
        entries,
        ..Feed::default()
    };
    let mut out = Vec::new();
    ics::write(&mut out, &feed).unwrap();
    String::from_utf8(out).unwrap()
}
