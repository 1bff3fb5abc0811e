//! Entries → `VEVENT`.

use super::line::{Lines, code};
use super::zone::{is_utc, utc_of};
use crate::answer::feed::{Entry, Span, Status};
use crate::calendar::recurrence::{Repeat, Series};
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use chrono_tz::Tz;
use std::io;

/// Writes an entry.
pub(super) fn write(lines: &mut Lines<'_>, entry: &Entry) -> io::Result<()> {
    lines.raw("BEGIN", "VEVENT")?;
    lines.text("UID", &entry.uid)?;
    let modified = moment(entry.modified);
    lines.raw("DTSTAMP", &modified)?;
    if let Some(created) = entry.created {
        lines.raw("CREATED", &moment(created))?;
    }
    lines.raw("LAST-MODIFIED", &modified)?;
    lines.raw("SEQUENCE", &entry.sequence.to_string())?;
    write_when(lines, entry)?;
    write_what(lines, entry)?;
    lines.raw("END", "VEVENT")
}

/// The end of whole days is the day after the last one (RFC 5545, 3.6.1). Who
/// does not know the end of a time writes none.
fn write_when(lines: &mut Lines<'_>, entry: &Entry) -> io::Result<()> {
    let clock = Clock::of(&entry.span);
    let (start, end) = match entry.span {
        Span::Days(first, last) => (
            first.and_time(NaiveTime::default()),
            last.succ_opt()
                .map(|day| day.and_time(NaiveTime::default())),
        ),
        Span::Times { start, end, .. } => (start, end.filter(|end| start < *end)),
    };
    lines.raw(&clock.name("DTSTART"), &clock.value(start))?;
    if let Some(end) = end {
        lines.raw(&clock.name("DTEND"), &clock.value(end))?;
    }
    match &entry.series {
        Some(series) => write_series(lines, series, (clock, start)),
        None => Ok(()),
    }
}

fn write_series(
    lines: &mut Lines<'_>,
    series: &Series,
    (clock, start): (Clock, NaiveDateTime),
) -> io::Result<()> {
    let on = |day: &NaiveDate| day.and_time(start.time());
    let until = clock.until(on(&series.last));
    lines.raw("RRULE", &rule(series, &until))?;
    for day in &series.except {
        lines.raw(&clock.name("EXDATE"), &clock.value(on(day)))?;
    }
    Ok(())
}

fn write_what(lines: &mut Lines<'_>, entry: &Entry) -> io::Result<()> {
    lines.text("SUMMARY", &entry.summary)?;
    if !entry.description.is_empty() {
        lines.text("DESCRIPTION", &entry.description.join("\n"))?;
    }
    if let Some(location) = &entry.location {
        lines.text("LOCATION", location)?;
    }
    if let Some(url) = &entry.url {
        lines.uri("URL", url)?;
    }
    if !entry.categories.is_empty() {
        lines.texts("CATEGORIES", &entry.categories)?;
    }
    let status = match entry.status {
        Status::Confirmed => "CONFIRMED",
        Status::Tentative => "TENTATIVE",
        Status::Cancelled => "CANCELLED",
    };
    lines.raw("STATUS", status)?;
    // Nobody is busy all day because a conference takes place somewhere.
    match entry.span {
        Span::Days(..) => lines.raw("TRANSP", "TRANSPARENT"),
        Span::Times { .. } => Ok(()),
    }
}

/// How the times of an entry are written.
#[derive(Clone, Copy)]
enum Clock {
    Days,
    Utc,
    Zone(Tz),
    Floating,
}

impl Clock {
    fn of(span: &Span) -> Self {
        match span {
            Span::Days(..) => Self::Days,
            Span::Times { zone: None, .. } => Self::Floating,
            Span::Times {
                zone: Some(zone), ..
            } if is_utc(*zone) => Self::Utc,
            Span::Times {
                zone: Some(zone), ..
            } => Self::Zone(*zone),
        }
    }

    fn name(self, property: &str) -> String {
        match self {
            Self::Days => format!("{property};VALUE=DATE"),
            Self::Zone(zone) => format!("{property};TZID={}", zone.name()),
            Self::Utc | Self::Floating => property.to_owned(),
        }
    }

    fn value(self, time: NaiveDateTime) -> String {
        let format = match self {
            Self::Days => "%Y%m%d",
            Self::Utc => "%Y%m%dT%H%M%SZ",
            Self::Zone(_) | Self::Floating => "%Y%m%dT%H%M%S",
        };
        time.format(format).to_string()
    }

    /// The end of a rule stands in UTC if its begin has a zone (3.3.10).
    fn until(self, time: NaiveDateTime) -> String {
        match self {
            Self::Zone(zone) => Self::Utc.value(utc_of(zone, time)),
            _ => self.value(time),
        }
    }
}

fn rule(series: &Series, until: &str) -> String {
    use chrono::Datelike as _;
    let day = code(series.first.weekday());
    match &series.repeat {
        Repeat::Daily(days) => format!("FREQ=DAILY;UNTIL={until}{}", interval(*days)),
        Repeat::Weekly(weeks) => {
            format!("FREQ=WEEKLY;UNTIL={until}{};BYDAY={day}", interval(*weeks))
        }
        Repeat::Monthly {
            interval: months,
            weekday,
            weeks,
        } => {
            let days = weeks.iter().map(|week| format!("{week}{}", code(*weekday)));
            let days: Vec<String> = days.collect();
            let interval = interval(*months);
            let days = days.join(",");
            format!("FREQ=MONTHLY;UNTIL={until}{interval};BYDAY={days}")
        }
    }
}

fn interval(interval: u32) -> String {
    match interval {
        0 | 1 => String::new(),
        n => format!(";INTERVAL={n}"),
    }
}

fn moment(moment: DateTime<Utc>) -> String {
    moment.format("%Y%m%dT%H%M%SZ").to_string()
}
