//! Time zones → `VTIMEZONE`, out of the changes of their clocks.
//!
//! Only the years that a feed speaks of are written. Where the clocks change by
//! the same rule year after year ("last Sunday of March, 02:00"), one
//! observance with that rule says it; other changes stand one by one.

use super::line::{Lines, code};
use chrono::{
    DateTime, Datelike, Days, Duration, MappedLocalTime, NaiveDate, NaiveDateTime, Offset as _,
    TimeZone as _, Utc,
};
use chrono_tz::{OffsetComponents as _, OffsetName as _, Tz};
use std::io;

/// Years in a row that make a rule.
const REGULAR: usize = 3;
/// Years of which the changes are known; none speaks of clocks outside.
const KNOWN: (i32, i32) = (1900, 2099);

/// Tells whether a zone is that of UTC, which needs no description.
pub(super) fn is_utc(zone: Tz) -> bool {
    matches!(zone.name(), "UTC" | "Etc/UTC")
}

/// Returns a local time in UTC; a time that the clocks show twice is the first
/// one, one that they skip goes by the clocks before (RFC 5545, 3.3.5).
pub(super) fn utc_of(zone: Tz, local: NaiveDateTime) -> NaiveDateTime {
    match zone.offset_from_local_datetime(&local) {
        MappedLocalTime::Single(offset) | MappedLocalTime::Ambiguous(offset, _) => {
            local - offset.fix()
        }
        MappedLocalTime::None => {
            let before = local.checked_sub_days(Days::new(1)).unwrap_or(local);
            local - zone.offset_from_utc_datetime(&before).fix()
        }
    }
}

/// Writes a zone that is right from the first to the last day.
pub(super) fn write(
    lines: &mut Lines<'_>,
    zone: Tz,
    (first, last): (NaiveDate, NaiveDate),
) -> io::Result<()> {
    lines.raw("BEGIN", "VTIMEZONE")?;
    lines.raw("TZID", zone.name())?;
    for run in runs(zone, first.year(), last.year()) {
        run.write(lines)?;
    }
    lines.raw("END", "VTIMEZONE")
}

/// What the clocks of a zone show.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Clocks {
    /// Seconds east of UTC.
    offset: i32,
    /// Whether it is daylight-saving time.
    is_daylight: bool,
    name: String,
}

impl Clocks {
    fn at(zone: Tz, utc: NaiveDateTime) -> Self {
        let offset = zone.offset_from_utc_datetime(&utc);
        let name = offset.abbreviation().map(ToOwned::to_owned);
        Self {
            offset: offset.fix().local_minus_utc(),
            is_daylight: 0 < offset.dst_offset().num_seconds(),
            name: name.unwrap_or_else(|| hours(offset.fix().local_minus_utc())),
        }
    }
}

/// A change of the clocks.
#[derive(Clone, Debug)]
struct Change {
    utc: NaiveDateTime,
    from: i32,
    to: Clocks,
}

impl Change {
    /// Returns what the clocks showed when they were changed.
    fn local(&self) -> NaiveDateTime {
        self.utc + Duration::seconds(self.from.into())
    }

    /// Tells whether it is the same as another one, but for the day.
    fn is_like(&self, other: &Self) -> bool {
        let (a, b) = (self.local(), other.local());
        let same = self.from == other.from && self.to == other.to;
        same && a.month() == b.month() && a.time() == b.time()
    }

    /// Returns in which week of the month it is, as rules say it: 1 to 4 from
    /// the begin, -1 the last.
    fn weeks(&self) -> Vec<i8> {
        let day = self.local().date();
        let from_begin = i8::try_from(day.day0() / 7 + 1).ok().filter(|n| *n < 5);
        let next = day.checked_add_days(Days::new(7));
        let is_last = next.is_none_or(|next| next.month() != day.month());
        let last = is_last.then_some(-1);
        last.into_iter().chain(from_begin).collect()
    }
}

/// Changes that one rule describes, or a single one.
#[derive(Clone, Debug)]
struct Run {
    changes: Vec<Change>,
    weeks: Vec<i8>,
    /// Whether it goes on after the years that were looked at.
    goes_on: bool,
}

impl Run {
    fn new(change: Change) -> Self {
        Self {
            weeks: change.weeks(),
            changes: vec![change],
            goes_on: false,
        }
    }

    /// Takes the change of the next year in, if the same rule describes it.
    fn take(&mut self, change: &Change) -> bool {
        let Some(last) = self.changes.last() else {
            return false;
        };
        let (day, next) = (last.local().date(), change.local().date());
        let follows = day.year() + 1 == next.year() && day.weekday() == next.weekday();
        let mut weeks = change.weeks();
        weeks.retain(|week| self.weeks.contains(week));
        if !follows || !last.is_like(change) || weeks.is_empty() {
            return false;
        }
        self.weeks = weeks;
        self.changes.push(change.clone());
        true
    }

    fn write(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        match (self.rule(), self.changes.first()) {
            (Some(rule), Some(first)) => write_change(lines, first, Some(&rule)),
            _ => self
                .changes
                .iter()
                .try_for_each(|change| write_change(lines, change, None)),
        }
    }

    fn rule(&self) -> Option<String> {
        let last = self
            .changes
            .last()
            .filter(|_| REGULAR <= self.changes.len())?;
        let (week, day) = (self.weeks.first()?, last.local().date());
        let until = if self.goes_on {
            String::new()
        } else {
            format!(";UNTIL={}", last.utc.format("%Y%m%dT%H%M%SZ"))
        };
        let (month, day) = (day.month(), code(day.weekday()));
        Some(format!(
            "FREQ=YEARLY{until};BYMONTH={month};BYDAY={week}{day}"
        ))
    }
}

fn write_change(lines: &mut Lines<'_>, change: &Change, rule: Option<&str>) -> io::Result<()> {
    let kind = if change.to.is_daylight {
        "DAYLIGHT"
    } else {
        "STANDARD"
    };
    lines.raw("BEGIN", kind)?;
    let local = change.local().format("%Y%m%dT%H%M%S");
    lines.raw("DTSTART", &local.to_string())?;
    lines.raw("TZOFFSETFROM", &hours(change.from))?;
    lines.raw("TZOFFSETTO", &hours(change.to.offset))?;
    lines.text("TZNAME", &change.to.name)?;
    if let Some(rule) = rule {
        lines.raw("RRULE", rule)?;
    }
    lines.raw("END", kind)
}

/// Returns the changes of the years and those around them, by rule.
///
/// The first one is no change: it says what the clocks show to begin with.
fn runs(zone: Tz, first: i32, last: i32) -> Vec<Run> {
    let first = first.clamp(KNOWN.0, KNOWN.1) - 1;
    let last = last.clamp(KNOWN.0, KNOWN.1) + 1;
    let Some(begin) = new_year(first) else {
        return Vec::new();
    };
    let clocks = Clocks::at(zone, begin);
    let mut runs = vec![Run::new(Change {
        utc: begin,
        from: clocks.offset,
        to: clocks,
    })];
    for change in changes(zone, first, last) {
        let taken = runs.iter_mut().skip(1).any(|run| run.take(&change));
        if !taken {
            runs.push(Run::new(change));
        }
    }
    for run in &mut runs {
        let end = run.changes.last().map(|change| change.local().year());
        run.goes_on = end == Some(last);
    }
    runs
}

/// Looks at the clocks once a day, and closer where they changed.
fn changes(zone: Tz, first: i32, last: i32) -> Vec<Change> {
    let (Some(begin), Some(end)) = (new_year(first), new_year(last + 1)) else {
        return Vec::new();
    };
    let days = std::iter::successors(Some(begin), |day| day.checked_add_days(Days::new(1)));
    let days: Vec<NaiveDateTime> = days.take_while(|day| *day <= end).collect();
    let changed = days.windows(2).filter_map(|pair| {
        let (before, after) = (Clocks::at(zone, pair[0]), Clocks::at(zone, pair[1]));
        let differs = before != after;
        differs.then(|| change(zone, (pair[0], pair[1]), &before))
    });
    changed.collect()
}

/// Finds the second of a change between two moments.
fn change(zone: Tz, (from, until): (NaiveDateTime, NaiveDateTime), before: &Clocks) -> Change {
    let seconds = |at: NaiveDateTime| at.and_utc().timestamp();
    let (mut low, mut high) = (seconds(from), seconds(until));
    let at = |second| DateTime::<Utc>::from_timestamp(second, 0).unwrap_or_default();
    while low + 1 < high {
        let middle = low.midpoint(high);
        if Clocks::at(zone, at(middle).naive_utc()) == *before {
            low = middle;
        } else {
            high = middle;
        }
    }
    let utc = at(high).naive_utc();
    Change {
        utc,
        from: before.offset,
        to: Clocks::at(zone, utc),
    }
}

fn new_year(year: i32) -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(year, 1, 1)?.and_hms_opt(0, 0, 0)
}

/// Writes an offset: `+0100`, with seconds where it has some.
fn hours(offset: i32) -> String {
    let sign = if offset < 0 { '-' } else { '+' };
    let seconds = offset.unsigned_abs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match seconds {
        0 => format!("{sign}{hours:02}{minutes:02}"),
        _ => format!("{sign}{hours:02}{minutes:02}{seconds:02}"),
    }
}
