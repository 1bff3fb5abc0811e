//! Reads calendars with the crates `icalendar` and `rrule`.

use icalendar::parser::{Property, read_calendar, unfold};
use rrule::RRuleSet;
use std::collections::BTreeSet;

/// From a day to another one, which is not in it any more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub(super) from: &'static str,
    pub(super) until: &'static str,
}

/// What a `VEVENT` says.
#[derive(Clone, Debug)]
pub(super) struct Read {
    pub(super) uid: String,
    /// Begin of each occurrence in the window: a moment in UTC, a time on the
    /// clock, or a day.
    pub(super) starts: BTreeSet<String>,
    properties: Vec<(String, String)>,
}

impl Read {
    /// Returns the value of a property.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let mut found = self.properties.iter().filter(|(key, _)| key == name);
        found.next().map(|(_, value)| value.as_str())
    }

    pub(super) fn summary(&self) -> &str {
        self.value("SUMMARY").unwrap_or_default()
    }

    pub(super) fn description(&self) -> &str {
        self.value("DESCRIPTION").unwrap_or_default()
    }
}

/// Reads all entries of a calendar.
pub(super) fn read(text: &str, window: Window) -> Vec<Read> {
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).unwrap();
    let root = calendar.components.iter();
    let events = root.filter(|component| component.name == "VEVENT");
    let read = events.map(|event| Read {
        uid: raw(&event.properties, "UID")
            .next()
            .unwrap()
            .val
            .to_string(),
        starts: starts(&event.properties, window),
        properties: event
            .properties
            .iter()
            .map(|p| (p.name.to_string(), p.val.to_string()))
            .collect(),
    });
    read.collect()
}

fn raw<'a>(properties: &'a [Property<'a>], name: &str) -> impl Iterator<Item = &'a Property<'a>> {
    let name = name.to_owned();
    properties.iter().filter(move |p| p.name == name.as_str())
}

/// Expands an entry: what `rrule` is told is what stands in the calendar, but
/// that days and times without a zone are told as if they were in UTC.
fn starts(properties: &[Property<'_>], window: Window) -> BTreeSet<String> {
    let start = raw(properties, "DTSTART").next().unwrap();
    let kind = Kind::of(start);
    let mut told = format!("{}\n", kind.line(start));
    for rule in raw(properties, "RRULE") {
        told.extend(["RRULE:", &kind.rule(rule.val.as_ref()), "\n"]);
    }
    if raw(properties, "RRULE").next().is_none() {
        told += "RRULE:FREQ=DAILY;COUNT=1\n";
    }
    for except in raw(properties, "EXDATE") {
        told.extend([kind.line(except).as_str(), "\n"]);
    }
    let set: RRuleSet = told.parse().unwrap_or_else(|e| panic!("{told}: {e}"));
    let all = set.all(u16::MAX).dates.into_iter();
    let all = all.map(|start| kind.show(&start));
    let within = |start: &String| window.from <= start.as_str() && start.as_str() < window.until;
    all.filter(within).collect()
}

/// What a time is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Day,
    Floating,
    Moment,
}

impl Kind {
    fn of(property: &Property<'_>) -> Self {
        let has = |key: &str| property.params.iter().any(|p| p.key == key);
        if has("TZID") || property.val.as_ref().ends_with('Z') {
            Self::Moment
        } else if has("VALUE") {
            Self::Day
        } else {
            Self::Floating
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Day => "T000000Z",
            Self::Floating => "Z",
            Self::Moment => "",
        }
    }

    fn line(self, property: &Property<'_>) -> String {
        let zone = property.params.iter().find(|p| p.key == "TZID");
        let zone = zone.and_then(|zone| zone.val.as_ref());
        let zone = zone.map_or(String::new(), |zone| format!(";TZID={zone}"));
        format!("{}{zone}:{}{}", property.name, property.val, self.ending())
    }

    fn rule(self, rule: &str) -> String {
        let part = |part: &str| {
            if part.starts_with("UNTIL=") {
                part.to_owned() + self.ending()
            } else {
                part.to_owned()
            }
        };
        rule.split(';').map(part).collect::<Vec<_>>().join(";")
    }

    fn show(self, start: &chrono::DateTime<rrule::Tz>) -> String {
        let format = match self {
            Self::Day => "%Y-%m-%d",
            Self::Floating => "%Y-%m-%dT%H:%M:%S",
            Self::Moment => "%Y-%m-%dT%H:%M:%SZ",
        };
        start.to_utc().format(format).to_string()
    }
}
