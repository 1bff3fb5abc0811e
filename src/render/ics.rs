//! A feed → iCalendar (RFC 5545), so that every calendar program understands it.
//!
//! Written by hand, since a feed must be the same bytes on every day: no clock,
//! no random identifiers. One file a layer: `line` knows lines (escaping,
//! folding), `entry` knows events, `zone` knows time zones.
//!
//! ```text
//! BEGIN:VEVENT
//! UID:6d0b5c4a-…
//! DTSTAMP:20250508T193000Z
//! DTSTART;TZID=Europe/Berlin:20250612T150500
//! RRULE:FREQ=MONTHLY;UNTIL=20300411T130500Z;BYDAY=2TH
//! SUMMARY:Community Call
//! …
//! ```

mod entry;
mod line;
mod zone;

use crate::answer::feed::{Entry, Feed, Span};
use chrono::NaiveDate;
use chrono_tz::Tz;
use line::Lines;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes a calendar.
///
/// # Errors
///
/// Those of the writer; a closed pipe is one of them.
pub fn write(out: &mut dyn Write, feed: &Feed) -> io::Result<()> {
    let mut lines = Lines::new(out);
    lines.raw("BEGIN", "VCALENDAR")?;
    lines.raw("VERSION", "2.0")?;
    lines.raw("PRODID", "-//minutebook//minutebook//EN")?;
    lines.raw("CALSCALE", "GREGORIAN")?;
    lines.text("NAME", &feed.name)?;
    lines.text("X-WR-CALNAME", &feed.name)?;
    lines.raw("REFRESH-INTERVAL;VALUE=DURATION", "P1D")?;
    lines.raw("X-PUBLISHED-TTL", "P1D")?;
    let mut entries: Vec<&Entry> = feed.entries.iter().filter(|e| is_writable(e)).collect();
    entries.sort_by(|a, b| (a.span.first_day(), &a.uid).cmp(&(b.span.first_day(), &b.uid)));
    for (zone, span) in zones(&entries) {
        zone::write(&mut lines, zone, span)?;
    }
    for entry in entries {
        entry::write(&mut lines, entry)?;
    }
    lines.raw("END", "VCALENDAR")
}

/// Tells whether a day can be written: years have four digits.
pub fn is_day(day: NaiveDate) -> bool {
    use chrono::Datelike as _;
    (1..=9999).contains(&day.year())
}

fn is_writable(entry: &Entry) -> bool {
    let last = entry.span.last_day();
    is_day(entry.span.first_day()) && last.succ_opt().is_some_and(is_day)
}

/// Returns the zones to write, each with the days that it must be right for.
///
/// A calendar must hold something (RFC 5545, 3.6); an empty one holds UTC.
fn zones(entries: &[&Entry]) -> Vec<(Tz, (NaiveDate, NaiveDate))> {
    let mut zones: BTreeMap<&'static str, (Tz, (NaiveDate, NaiveDate))> = BTreeMap::new();
    for entry in entries {
        let Some(zone) = written_zone(&entry.span) else {
            continue;
        };
        let last = entry.series.as_ref().map(|series| series.last);
        let last = entry.span.last_day().max(last.unwrap_or(NaiveDate::MIN));
        let first = entry.span.first_day();
        let (_, span) = zones.entry(zone.name()).or_insert((zone, (first, last)));
        *span = (span.0.min(first), span.1.max(last));
    }
    if entries.is_empty() {
        let epoch = NaiveDate::default();
        return vec![(Tz::UTC, (epoch, epoch))];
    }
    zones.into_values().collect()
}

/// Returns the zone that times are written in; UTC needs no name.
fn written_zone(span: &Span) -> Option<Tz> {
    match span {
        Span::Times { zone, .. } => zone.filter(|zone| !zone::is_utc(*zone)),
        Span::Days(..) => None,
    }
}

#[cfg(test)]
mod tests;
