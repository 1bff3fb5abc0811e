//! When a found fact is a labelled one, and when it is right.

use super::alike::{self, people};
use super::gold::{Action, Decision, Event, Person, Schedule, Topic};
use super::pair::near;
use std::fmt::{Debug, Display};

/// How the facts of a field are compared.
pub(super) struct Rule<T> {
    /// Name of the field.
    pub(super) field: &'static str,
    /// Whether labelled and found fact are the same one.
    pub(super) same: fn(&T, &T) -> bool,
    /// Whether the found one says what the label says.
    pub(super) right: fn(&T, &T) -> bool,
    /// For the list of misses.
    pub(super) show: fn(&T) -> String,
}

pub(super) const PARTICIPANTS: Rule<Person> = Rule {
    field: "participants",
    same: |want, got| !people(&want.0).is_disjoint(&people(&got.0)),
    right: |_, _| true,
    show: |person| person.0.iter().cloned().collect::<Vec<_>>().join("/"),
};

pub(super) const AGENDA: Rule<Topic> = Rule {
    field: "agenda",
    same: |want, got| near(want, got, 1) && alike::titles(&want.title, &got.title),
    right: |_, _| true,
    show: |topic| format!("{}: {}", topic.line, topic.title),
};

pub(super) const EVENTS: Rule<Event> = Rule {
    field: "events",
    same: |want, got| {
        let same_start = want.start.is_some() && want.start == got.start;
        alike::events(&want.name, &got.name) && (near(want, got, 3) || same_start)
    },
    right: |want, got| want.start == got.start && last_day(want) == last_day(got),
    show: |event| {
        let (start, end) = (or_dash(event.start), or_dash(event.end));
        format!("{}: {} {start}..{end}", event.line, event.name)
    },
};

/// The fields of an event are compared only close to the label.
pub(super) const EVENTS_NEARBY: Rule<Event> = Rule {
    same: |want, got| alike::events(&want.name, &got.name) && near(want, got, 3),
    right: |_, _| true,
    ..EVENTS
};

pub(super) const SCHEDULES: Rule<Schedule> = Rule {
    field: "schedules",
    same: |want, got| near(want, got, 2) && alike::teams(&want.team, &got.team),
    right: |want, got| rhythm(want) == rhythm(got),
    show: |schedule| format!("{}: {} {}", schedule.line, schedule.team, rhythm(schedule)),
};

pub(super) const ACTIONS: Rule<Action> = Rule {
    field: "actions",
    same: |want, got| near(want, got, 1),
    right: |want, got| people(&want.owners) == people(&got.owners),
    show: |action| format!("{}: {:?} {}", action.line, action.owners, action.text),
};

pub(super) const DECISIONS: Rule<Decision> = Rule {
    field: "decisions",
    same: |want, got| near(want, got, 1),
    right: |want, got| want.kind == got.kind,
    show: |decision| format!("{}: {:?} {}", decision.line, decision.kind, decision.text),
};

fn last_day(event: &Event) -> Option<minutebook_index::model::PartialDate> {
    event.end.or(event.start)
}

/// Everything that makes two statements the same rule.
fn rhythm(schedule: &Schedule) -> String {
    let Schedule {
        start_time,
        end_time,
        next,
        ..
    } = schedule;
    let freq = schedule.freq.map(|f| format!("{f:?}").to_lowercase());
    [
        format!("{}/{}", or_dash(freq), schedule.interval.unwrap_or(1)),
        or_dash(schedule.weekday.as_ref()),
        debug_or_dash(schedule.week_of_month.as_ref()),
        debug_or_dash(schedule.parity).to_lowercase(),
        format!("{}-{}", or_dash(*start_time), or_dash(*end_time)),
        format!("next {}", or_dash(*next)),
    ]
    .join(" ")
}

/// Shows what may not be there.
pub(super) fn or_dash<T: Display>(value: Option<T>) -> String {
    value.map_or("-".to_owned(), |v| v.to_string())
}

fn debug_or_dash<T: Debug>(value: Option<T>) -> String {
    or_dash(value.map(|v| format!("{v:?}")))
}
