//! Mentions of one event → what they say together.

use super::{Announced, Event};
use crate::likeness::Name;
use chrono::NaiveDate;
use minutebook_index::model::{EventStatus, Mention, PartialDate};

/// Sums up the mentions of one event, the oldest first.
pub(super) fn of<'m, 'a: 'm, R: Clone + 'a>(
    mentions: impl Iterator<Item = &'m Announced<'a, R>>,
) -> Option<Event<R>> {
    let all: Vec<&Announced<'a, R>> = mentions.collect();
    let (first, last) = (all.first()?, all.last()?);
    let said: Vec<&Mention> = all.iter().map(|m| m.mention).collect();
    let days = days(&said);
    let timed = said.iter().rev().find(|m| m.start_time.is_some());
    Some(Event {
        name: usual_name(&said, &days),
        start: days.start,
        end: days.end,
        start_time: timed.and_then(|m| m.start_time),
        end_time: timed.and_then(|m| m.end_time),
        timezone: timed.and_then(|m| m.timezone.clone()),
        place: usual(said.iter().filter_map(|m| m.place.clone())),
        online: said.iter().any(|m| m.online),
        urls: urls(&said),
        cfp_deadline: said.iter().rev().find_map(|m| m.cfp_deadline),
        status: status(&said),
        first: first.reference.clone(),
        last: last.reference.clone(),
        last_announced: all.iter().filter_map(|m| m.day).max(),
        mentions: all.iter().map(|m| m.reference.clone()).collect(),
        moved_from: days.moved_from.map(PartialDate::Day),
        announced: all.len(),
    })
}

/// So many announcements of a first day alone undo the last one.
const FADED: usize = 4;

/// The days of an event, as said last.
#[derive(Clone, Copy, Debug, Default)]
struct Dates {
    start: Option<PartialDate>,
    end: Option<PartialDate>,
    moved_from: Option<NaiveDate>,
}

impl Dates {
    /// Tells whether a day is a later one of the known days.
    fn holds(&self, day: PartialDate, end: Option<PartialDate>) -> bool {
        let days = self.start.and_then(PartialDate::day).zip(self.end);
        let held = days.is_some_and(|(start, end)| {
            day.day()
                .is_some_and(|day| start < day && day <= end.last_day())
        });
        held && end.is_none()
    }
}

/// Later dates win, but a month does not undo a day in it, and a first day
/// alone not the last one, unless it is all that is said any more.
fn days(said: &[&Mention]) -> Dates {
    let mut dates = Dates::default();
    let mut briefly = 0;
    for mention in said {
        let Some(start) = mention.start else { continue };
        let known = dates.start;
        if known.is_some_and(|k| is_within(k, start)) || dates.holds(start, mention.end) {
            continue;
        }
        briefly = match mention.end {
            None if known == Some(start) => briefly + 1,
            _ => 0,
        };
        dates.end = match mention.end {
            None if 0 < briefly && briefly < FADED => dates.end,
            end => end,
        };
        if let Some(day) = known
            .and_then(PartialDate::day)
            .filter(|d| Some(*d) != start.day())
        {
            dates.moved_from = Some(day);
        }
        dates.start = Some(start);
    }
    let back = dates.moved_from.map(PartialDate::Day) == dates.start;
    dates.moved_from = dates.moved_from.filter(|_| !back);
    dates
}

/// Tells whether a day is known and the new period only covers it.
fn is_within(known: PartialDate, new: PartialDate) -> bool {
    let covers = new.first_day() <= known.first_day() && known.last_day() <= new.last_day();
    known != new && covers
}

/// The name that is used most, of the proper ones; the latest of these.
///
/// Names used for other days come last: where two events of a row were first
/// announced under one name, each goes by its own in the end.
fn usual_name(said: &[&Mention], dates: &Dates) -> String {
    let proper = said.iter().filter(|m| !Name::new(&m.name).is_generic());
    let proper: Vec<&&Mention> = proper.collect();
    let usual = |names: Vec<String>| usual_spelling(&names);
    let is_exact = |m: &Mention| m.start.is_some_and(|start| start.day().is_some());
    let same_days = |m: &Mention| m.start == dates.start && (m.end.is_none() || m.end == dates.end);
    let fits = |m: &&&&Mention| !is_exact(m) || same_days(m);
    let names = |m: &&Mention| m.name.clone();
    let fitting = usual(proper.iter().filter(fits).map(|m| names(m)).collect());
    let proper = || usual(proper.iter().map(|m| names(m)).collect());
    let any = || usual(said.iter().map(names).collect());
    fitting.or_else(proper).or_else(any).unwrap_or_default()
}

/// Returns the usual spelling of the usual name: two spellings of one name
/// count together.
fn usual_spelling(names: &[String]) -> Option<String> {
    let read: Vec<Name> = names.iter().map(|name| Name::new(name)).collect();
    let votes = |name: &Name| read.iter().filter(|other| *other == name).count();
    let chosen = read
        .iter()
        .enumerate()
        .max_by_key(|(at, name)| (votes(name), *at));
    let (_, chosen) = chosen?;
    let own = names.iter().zip(&read).filter(|(_, name)| *name == chosen);
    usual(own.map(|(text, _)| text.clone()))
}

/// Returns what is said most often, the latest of these.
fn usual(said: impl Iterator<Item = String>) -> Option<String> {
    let mut counted: Vec<(String, usize, usize)> = Vec::new();
    for (position, text) in said.enumerate() {
        match counted.iter_mut().find(|(known, ..)| *known == text) {
            Some((_, count, last)) => (*count, *last) = (*count + 1, position),
            None => counted.push((text, 1, position)),
        }
    }
    let usual = counted
        .into_iter()
        .max_by_key(|(_, count, last)| (*count, *last));
    usual.map(|(text, ..)| text)
}

fn urls(said: &[&Mention]) -> Vec<String> {
    let mut urls: Vec<String> = Vec::new();
    for url in said.iter().flat_map(|m| &m.urls) {
        if !urls.contains(url) {
            urls.push(url.clone());
        }
    }
    urls
}

/// The last word; a mention without a date confirms nothing.
fn status(said: &[&Mention]) -> EventStatus {
    let tells = |m: &&&Mention| m.start.is_some() || m.status != EventStatus::Confirmed;
    let last = said.iter().rev().find(tells);
    last.map_or(EventStatus::Confirmed, |m| m.status)
}
