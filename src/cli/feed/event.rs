//! Events → entries.

use super::{Times, changed, link, uid};
use crate::answer::feed::{Entry, Feed, Status};
use crate::calendar::event::{Announced, Event, fold};
use crate::render::ics::is_day;
use chrono::NaiveDate;
use minutebook_index::Fact;
use minutebook_index::model::{EventStatus, Mention, PartialDate};
use std::collections::BTreeMap;

/// So many announcements are listed, the newest ones.
const LISTED: usize = 10;

/// All announcements, each with its number among those of its meeting.
pub(crate) struct Mentions(Vec<(Fact<Mention>, usize)>);

/// An announcement and its number.
pub(crate) type Numbered<'a> = &'a (Fact<Mention>, usize);

impl Mentions {
    /// Numbers all announcements; those of one meeting in the order of the file.
    pub(crate) fn new(facts: Vec<Fact<Mention>>) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let number = |fact: Fact<Mention>| {
            let count = counts.entry(fact.meeting.id.clone()).or_default();
            *count += 1;
            (fact, *count)
        };
        Self(facts.into_iter().map(number).collect())
    }

    /// Folds them into events.
    pub(crate) fn events(&self) -> Vec<Event<Numbered<'_>>> {
        fold(self.0.iter().map(|numbered| Announced {
            mention: &numbered.0.fact,
            day: numbered.0.meeting.date,
            team: numbered.0.meeting.team.as_ref(),
            reference: numbered,
        }))
    }
}

/// Makes a feed of events. Those of no known day are on no day of a calendar.
pub(crate) fn of_events(events: &[Event<Numbered<'_>>]) -> Feed {
    let entries: Vec<Entry> = events.iter().filter_map(entry).collect();
    let left_out = events.len() - entries.len();
    let notes = match left_out {
        0 => Vec::new(),
        1 => vec!["1 event is left out, its day is not known".to_owned()],
        n => vec![format!("{n} events are left out, their days are not known")],
    };
    Feed {
        entries,
        notes,
        ..Feed::default()
    }
}

fn entry(event: &Event<Numbered<'_>>) -> Option<Entry> {
    let first = event.start?.day()?;
    let last = event.end.and_then(PartialDate::day);
    let last = last.filter(|last| first <= *last).unwrap_or(first);
    let writable = is_day(first) && last.succ_opt().is_some_and(is_day);
    let (begin, number) = event.first;
    let modified = event.mentions.iter().map(|m| changed(&m.0.meeting)).max();
    writable.then(|| Entry {
        uid: uid(&["event", &begin.meeting.id, &number.to_string()]),
        created: begin.meeting.first_committed_at,
        modified: modified.unwrap_or_default(),
        sequence: changes(event),
        summary: event.name.clone(),
        description: description(event, first, last),
        location: location(event),
        url: event.urls.first().cloned().or_else(|| web(event)),
        categories: teams(event),
        status: status(event),
        span: times(event).on(first, last),
        series: None,
    })
}

fn times<'e>(event: &'e Event<Numbered<'_>>) -> Times<'e> {
    Times {
        start: event.start_time,
        end: event.end_time,
        zone: event.timezone.as_deref(),
    }
}

/// Returns how often an announcement said something else than was said before.
fn changes(event: &Event<Numbered<'_>>) -> u32 {
    let mut known = Said::default();
    let mentions = event.mentions.iter().map(|m| &m.0.fact);
    let changed = mentions.filter(|mention| known.hear(mention)).count();
    // The first one tells everything for the first time.
    u32::try_from(changed.saturating_sub(1)).unwrap_or(u32::MAX)
}

/// What was said last about each of the facts.
#[derive(Clone, Debug, Default, PartialEq)]
struct Said(BTreeMap<&'static str, String>);

impl Said {
    /// Notes what a mention says; tells whether something of it is new.
    fn hear(&mut self, mention: &Mention) -> bool {
        let facts = [
            ("name", Some(mention.name.clone())),
            ("start", mention.start.map(|date| date.to_string())),
            ("end", mention.end.map(|date| date.to_string())),
            ("from", mention.start_time.map(|time| time.to_string())),
            ("until", mention.end_time.map(|time| time.to_string())),
            ("zone", mention.timezone.clone()),
            ("place", mention.place.clone()),
            ("papers", mention.cfp_deadline.map(|day| day.to_string())),
            ("status", Some(format!("{:?}", mention.status))),
        ];
        let mut is_new = false;
        for (fact, said) in facts {
            let Some(said) = said else { continue };
            is_new |= self.0.get(fact) != Some(&said);
            self.0.insert(fact, said);
        }
        is_new
    }
}

/// Who says that an event is moved, and not to when, has called off the day.
fn status(event: &Event<Numbered<'_>>) -> Status {
    match event.status {
        EventStatus::Confirmed => Status::Confirmed,
        EventStatus::Tentative => Status::Tentative,
        EventStatus::Cancelled => Status::Cancelled,
        EventStatus::Moved => {
            let said = event.mentions.iter().rev().map(|m| &m.0.fact);
            let mut moved = said.filter(|m| m.status == EventStatus::Moved);
            if moved.next().is_some_and(|m| m.start.is_none()) {
                Status::Tentative
            } else {
                Status::Confirmed
            }
        }
    }
}

fn location(event: &Event<Numbered<'_>>) -> Option<String> {
    let says = |place: &String| place.to_lowercase().contains("online");
    match (&event.place, event.online) {
        (Some(place), true) if !says(place) => Some(format!("{place}, and online")),
        (Some(place), _) => Some(place.clone()),
        (None, true) => Some("online".to_owned()),
        (None, false) => None,
    }
}

fn web(event: &Event<Numbered<'_>>) -> Option<String> {
    let (last, _) = event.last;
    last.meeting.url.as_ref()?;
    Some(link(&last.meeting, last.fact.line))
}

fn teams(event: &Event<Numbered<'_>>) -> Vec<String> {
    let teams = event
        .mentions
        .iter()
        .filter_map(|m| m.0.meeting.team.as_ref());
    let mut names: Vec<String> = teams.map(|team| team.name.clone()).collect();
    names.sort();
    names.dedup();
    names
}

fn description(event: &Event<Numbered<'_>>, first: NaiveDate, last: NaiveDate) -> Vec<String> {
    let mut lines = Vec::new();
    if event.status == EventStatus::Moved && status(event) == Status::Tentative {
        lines.push("moved, the new day is not known".to_owned());
    }
    lines.extend(event.moved_from.map(|from| format!("moved from {from}")));
    lines.extend(event.cfp_deadline.map(|day| format!("CfP until {day}")));
    lines.extend(untold(event, first, last));
    lines.extend(event.urls.iter().skip(1).cloned());
    lines.extend(announcements(event));
    lines
}

/// Says of the times what the entry itself does not show.
fn untold(event: &Event<Numbered<'_>>, first: NaiveDate, last: NaiveDate) -> Option<String> {
    use crate::answer::feed::Span;
    let times = times(event);
    match times.on(first, last) {
        Span::Days(..) => Some(times.to_string()).filter(|text| !text.is_empty()),
        Span::Times { zone: None, .. } => Some("the time zone is not known".to_owned()),
        Span::Times { .. } => None,
    }
}

/// Lists the announcements with their permalinks, the newest first, one of
/// each meeting.
fn announcements(event: &Event<Numbered<'_>>) -> Vec<String> {
    let mut each: Vec<Numbered<'_>> = event.mentions.clone();
    each.dedup_by(|a, b| a.0.meeting.id == b.0.meeting.id);
    let newest_first = each.iter().rev();
    let mut lines: Vec<String> = newest_first.take(LISTED).map(|m| announced(m)).collect();
    if LISTED < each.len() {
        let more = each.len() - LISTED;
        lines.push(format!("and {more} times before, first of all"));
        lines.push(announced(event.first));
    }
    lines
}

fn announced((Fact { meeting, fact }, _): Numbered<'_>) -> String {
    let day = meeting.date.map(|day| format!(" {day}"));
    let link = link(meeting, fact.line);
    format!("announced{}: {link}", day.unwrap_or_default())
}
