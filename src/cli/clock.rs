//! What time it is for the reader, and which day that makes it.

use anyhow::{Context as _, Result, bail};
use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

/// The moment an answer speaks of, in the zone of the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    /// The moment.
    pub(crate) now: DateTime<FixedOffset>,
}

impl Clock {
    /// Reads the clock, or fixes it at `now`.
    ///
    /// Without a zone a fixed clock is in UTC, so that the answer depends on
    /// nothing else; the running clock is in the zone of the system.
    pub(crate) fn new(now: Option<&str>, zone: Option<Tz>) -> Result<Self> {
        let now = match (now, zone) {
            (Some(text), zone) => fixed(text, zone.unwrap_or(Tz::UTC))?,
            (None, Some(zone)) => Utc::now().with_timezone(&zone).fixed_offset(),
            (None, None) => Local::now().fixed_offset(),
        };
        Ok(Self { now })
    }

    /// Returns the day it is for the reader.
    pub(crate) fn today(self) -> NaiveDate {
        self.now.date_naive()
    }
}

/// Reads a date (its first moment), a date and time, or a full RFC 3339 time.
fn fixed(text: &str, zone: Tz) -> Result<DateTime<FixedOffset>> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Ok(moment.with_timezone(&zone).fixed_offset());
    }
    let Some(local) = local(text) else {
        bail!(
            "`{text}` is no moment for --now\n\
             hint: write a date like 2024-06-14, or 2024-06-14T09:30"
        );
    };
    let moment = zone.from_local_datetime(&local).earliest();
    let moment =
        moment.with_context(|| format!("{zone} skips {local}, its clocks went forward"))?;
    Ok(moment.fixed_offset())
}

fn local(text: &str) -> Option<NaiveDateTime> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"];
    let mut moments = formats.iter();
    let moment = moments.find_map(|f| NaiveDateTime::parse_from_str(text, f).ok());
    moment.or_else(|| day?.and_hms_opt(0, 0, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(now: &str, zone: Option<Tz>, expected: &str) {
        let clock = Clock::new(Some(now), zone);
        let shown = clock.map_or_else(|e| e.to_string(), |c| c.now.to_rfc3339());
        assert_eq!(shown.lines().next(), Some(expected), "{now}");
    }

    #[test]
    fn a_bare_date_is_the_start_of_that_day() {
        check("2024-06-14", None, "2024-06-14T00:00:00+00:00");
        check(
            "2024-06-14",
            Some(Tz::Europe__Berlin),
            "2024-06-14T00:00:00+02:00",
        );
        check(
            "2024-01-14T09:30",
            Some(Tz::Europe__Berlin),
            "2024-01-14T09:30:00+01:00",
        );
        check(
            "2024-06-14T22:30:00Z",
            Some(Tz::Europe__Berlin),
            "2024-06-15T00:30:00+02:00",
        );
        check("soon", None, "`soon` is no moment for --now");
        check(
            "2024-03-31T02:30",
            Some(Tz::Europe__Berlin),
            "Europe/Berlin skips 2024-03-31 02:30:00, its clocks went forward",
        );
    }
}
