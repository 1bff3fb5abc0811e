//! What is written into calendars: entries out of events, rules and meetings.
//!
//! A feed speaks of nothing that depends on the day it is made. It knows all
//! minutes, also those of days to come; a feed is chosen from them by teams,
//! sources and words, and an entry is the same in every feed that has it.

mod event;
mod meeting;
mod schedule;

pub(crate) use event::{Mentions, of_events};
pub(crate) use meeting::of_meetings;
pub(crate) use schedule::{Named, of_schedules};

use super::facts::origin;
use super::selection::Selection;
use crate::answer::feed::{Feed, Span};
use anyhow::Result;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use minutebook_index::model::TimeOfDay;
use minutebook_index::{Head, Searcher};

/// So many sources are named by a calendar that is not chosen by name.
const NAMED: usize = 3;

/// Names a feed: what it holds, and what of it was chosen.
pub(crate) fn titled(
    feed: Feed,
    what: &str,
    (selection, words): (&Selection, &[String]),
    searcher: &Searcher,
) -> Result<Feed> {
    let mut chosen: Vec<String> = words.to_vec();
    chosen.extend(selection.names().map(ToOwned::to_owned));
    if chosen.is_empty() {
        let sources = searcher.sources()?.into_iter();
        chosen = sources.map(|source| source.name).collect();
    }
    let name = match chosen.len() {
        1..=NAMED => format!("{what}: {}", chosen.join(", ")),
        _ => what.to_owned(),
    };
    Ok(Feed { name, ..feed })
}

/// Makes a UUID (RFC 9562, version 8) of what names a thing for ever.
///
/// The hash is FNV-1a, 128 bits wide: no secret, it only has to be the same
/// everywhere and always.
fn uid(parts: &[&str]) -> String {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    const VERSION: u128 = 0xf << 76;
    const VARIANT: u128 = 0x3 << 62;
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    let hash = bytes.fold(BASIS, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    });
    let id = (hash & !VERSION & !VARIANT) | (0x8 << 76) | (0x2 << 62);
    let hex = format!("{id:032x}");
    let pieces = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    pieces.join("-")
}

/// Returns when a file was changed last; in a folder the day of its meeting.
fn changed(head: &Head) -> DateTime<Utc> {
    let day = head.date.unwrap_or_default();
    let midnight = day.and_time(NaiveTime::MIN).and_utc();
    head.committed_at.unwrap_or(midnight)
}

/// Returns the permalink to a line, or its place where there is none.
fn link(head: &Head, line: u32) -> String {
    let origin = origin(head, line);
    let place = format!("{}/{}:{line}", origin.source, origin.path);
    origin.url.unwrap_or(place)
}

/// What is known of the times of an entry.
#[derive(Clone, Copy, Debug)]
struct Times<'a> {
    start: Option<TimeOfDay>,
    end: Option<TimeOfDay>,
    zone: Option<&'a str>,
}

impl Times<'_> {
    /// Returns from when to when it is. Days of which only one clock time is
    /// known stay whole days.
    fn on(self, first: NaiveDate, last: NaiveDate) -> Span {
        let Some(start) = self.start.filter(|_| first == last || self.end.is_some()) else {
            return Span::Days(first, last);
        };
        let start = at(first, start);
        let end = self.end.map(|end| at(last, end));
        let next_day = |end: chrono::NaiveDateTime| end.checked_add_days(chrono::Days::new(1));
        Span::Times {
            start,
            end: end.and_then(|end| {
                if end < start {
                    next_day(end)
                } else {
                    Some(end)
                }
            }),
            zone: self.zone.and_then(|zone| zone.parse::<Tz>().ok()),
        }
    }
}

impl std::fmt::Display for Times<'_> {
    /// Writes `17:00–18:30 Europe/Berlin`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.start, self.end) {
            (Some(start), Some(end)) => write!(f, "{start}–{end}")?,
            (Some(start), None) => write!(f, "from {start}")?,
            (None, Some(end)) => write!(f, "until {end}")?,
            (None, None) => return Ok(()),
        }
        self.zone.map_or(Ok(()), |zone| write!(f, " {zone}"))
    }
}

fn at(day: NaiveDate, time: TimeOfDay) -> chrono::NaiveDateTime {
    let time = NaiveTime::from_hms_opt(time.hour(), time.minute(), 0);
    day.and_time(time.unwrap_or_default())
}

#[cfg(test)]
mod tests;
