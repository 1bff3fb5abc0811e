//! Which of the dates on a line is the event's, which ends a call for papers.

use crate::scan::{self, DateText, DayText, Found, Nearness, TimeText};
use std::ops::Range;

/// The dates and times of a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct When {
    /// Days on which something takes place, in the order of the line.
    pub days: Vec<Found<DateText>>,
    /// Until when papers are called for.
    pub cfp: Option<DateText>,
    /// When it begins, and perhaps ends.
    pub time: Option<TimeText>,
    /// The bytes of all dates and times.
    pub spans: Vec<Range<usize>>,
}

/// Words right before a date that make it a deadline.
const LIMITS: &str = "until, till, til, by, before, bis, bis zum, deadline, due, closes, closes on, \
    ends, ends on, end, close, expires, closing, frist, latest, no later than, since, seit, as of, stand";

/// Words by which a call for papers is known.
const CALLS: &[&str] = &[
    "cfp",
    "call for",
    "proposal",
    "submission",
    "submit a talk",
    "speaker application",
    "einreichung",
];

/// Reads the dates and times of a line.
pub(super) fn read(text: &str) -> When {
    let found = scan::dates(text)
        .into_iter()
        .filter(|f| names_days(&f.value));
    let lower = text.to_lowercase();
    let is_call = CALLS.iter().any(|call| lower.contains(call));
    let mut when = When::default();
    for date in found {
        when.spans.push(date.span.clone());
        match is_limit(text, &date.span) {
            true if is_call => when.cfp = when.cfp.or(Some(date.value)),
            true => {}
            false => when.days.push(date),
        }
    }
    let overlaps = |span: &Range<usize>| {
        when.spans
            .iter()
            .any(|s| s.start < span.end && span.start < s.end)
    };
    let mut times = scan::times(text);
    times.retain(|t| !overlaps(&t.span));
    when.spans.extend(times.iter().map(|t| t.span.clone()));
    when.time = times.into_iter().next().map(|t| t.value);
    when
}

/// A year alone belongs to the name: "`RoseCon` 2031".
fn names_days(date: &DateText) -> bool {
    !matches!(
        date.start,
        DayText::Calendar {
            month: None,
            day: None,
            ..
        }
    )
}

fn is_limit(text: &str, span: &Range<usize>) -> bool {
    let before = text.get(..span.start).unwrap_or_default().to_lowercase();
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    LIMITS.split(", ").any(|limit| {
        let rest = before.strip_suffix(limit);
        rest.is_some_and(|r| !r.ends_with(char::is_alphanumeric))
    })
}

/// Tells whether a date is a day or month of the calendar, as opposed to
/// "next week".
pub(super) fn is_calendar(date: &DateText) -> bool {
    matches!(date.start, DayText::Calendar { .. })
}

/// Tells whether a date is but a week or a month told from today.
pub(super) fn is_rough(date: &DateText) -> bool {
    matches!(date.start, DayText::Weeks(_) | DayText::Months(_))
}

/// "last week", "this month" and "today" tell of what goes on, not of a date.
pub(super) fn is_ahead(date: &DateText) -> bool {
    match date.start {
        DayText::Days(days) => days != 0,
        DayText::Weeks(count) | DayText::Months(count) => 0 < count,
        DayText::Weekday(_, Nearness::Week(weeks)) => 0 <= weeks,
        _ => true,
    }
}

/// Tells whether two dates can be the same: one is unknown, or they agree in
/// what both write of the first day.
pub(super) fn can_be_same(a: Option<&DateText>, b: Option<&DateText>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return true;
    };
    match (parts(&a.start), parts(&b.start)) {
        (Some(a), Some(b)) => a.iter().zip(&b).all(|(a, b)| agree(*a, *b)),
        _ => a.start == b.start || !(is_day(&a.start) && is_day(&b.start)),
    }
}

/// Returns year, month and day of a date of the calendar.
fn parts(day: &DayText) -> Option<[Option<i64>; 3]> {
    let DayText::Calendar {
        year, month, day, ..
    } = day
    else {
        return None;
    };
    Some([
        year.map(i64::from),
        month.map(i64::from),
        day.map(i64::from),
    ])
}

fn is_day(day: &DayText) -> bool {
    matches!(day, DayText::Calendar { day: Some(_), .. })
}

fn agree(a: Option<i64>, b: Option<i64>) -> bool {
    a.is_none() || b.is_none() || a == b
}
