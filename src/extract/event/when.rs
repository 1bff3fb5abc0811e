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

/// So many bytes before a date say whether it is a deadline.
const NEAR: usize = 120;
/// So many bytes before a date may speak of the call that it ends.
const SIGHT: usize = 400;

/// Returns the end of a text, at most so many bytes.
fn tail(text: &str, most: usize) -> &str {
    let from = text.len().saturating_sub(most);
    let start = (from..=text.len()).find(|at| text.is_char_boundary(*at));
    text.get(start.unwrap_or(from)..).unwrap_or_default()
}

/// Tells whether a sentence does nothing but end a call for papers.
pub(super) fn is_call(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    CALLS.iter().any(|call| lower.contains(call)) && {
        let when = read(sentence);
        when.cfp.is_some() && when.days.is_empty()
    }
}

/// Reads the dates and times of a line.
pub(super) fn read(text: &str) -> When {
    let mut found = scan::dates(text);
    found.retain(|f| names_days(&f.value));
    let says_call = || {
        let lower = text.to_lowercase();
        CALLS.iter().any(|call| lower.contains(call))
    };
    let is_call = !found.is_empty() && says_call();
    let mut when = When::default();
    let mut limits: Vec<usize> = Vec::new();
    for date in found {
        when.spans.push(date.span.clone());
        let is_calls = is_call && is_of_call(text, &date.span);
        let is_limit = is_calls || is_limit(text, &date.span);
        if is_limit {
            limits.push(date.span.end);
        }
        match is_limit {
            true if is_call && !is_rough(&date.value) => when.cfp = when.cfp.or(Some(date.value)),
            true => {}
            false => when.days.push(date),
        }
    }
    // They stand in the order of the text.
    let overlaps = |span: &Range<usize>| {
        let next = when.spans.partition_point(|s| s.end <= span.start);
        when.spans.get(next).is_some_and(|s| s.start < span.end)
    };
    let mut times = scan::times(text);
    times.retain(|t| !overlaps(&t.span));
    when.spans.extend(times.iter().map(|t| t.span.clone()));
    // "until May 3, 23:59" is no begin.
    let ends = |end: usize, at: usize| {
        let between = text.get(end..at).filter(|b| b.len() <= NEAR);
        between.is_some_and(|b| {
            b.split_whitespace()
                .all(|w| !w.contains(char::is_alphabetic) || ["at", "um"].contains(&w))
        })
    };
    times.retain(|t| {
        let passed = limits.partition_point(|end| *end <= t.span.start);
        let last = passed.checked_sub(1).and_then(|at| limits.get(at));
        !last.is_some_and(|end| ends(*end, t.span.start))
    });
    let begin = times.iter().position(|time| is_begin(text, &time.span));
    when.time = times.into_iter().nth(begin.unwrap_or(0)).map(|t| t.value);
    when
}

/// "14 Uhr Aufbau, 17 Uhr Beginn": the second is when it begins.
fn is_begin(text: &str, span: &Range<usize>) -> bool {
    const BEGINS: [&str; 4] = ["beginn", "anfang", "start", "begin"];
    let behind = text.get(span.end..).unwrap_or_default();
    let word = behind
        .split(|c: char| !c.is_alphabetic())
        .find(|w| !w.is_empty());
    word.is_some_and(|w| BEGINS.contains(&&*w.to_lowercase()))
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
    const PARTS: [&str; 8] = [
        " early", " mid", " late", " end of", " the", " anfang", " mitte", " ende",
    ];
    const BEHIND: [&str; 4] = ["cfp", "deadline", "call for", "submission"];
    let after = text.get(span.end..).unwrap_or_default().trim_start();
    let after: String = after.chars().take(12).collect::<String>().to_lowercase();
    if BEHIND.iter().any(|b| after.starts_with(b)) {
        return true;
    }
    let before = text.get(..span.start).unwrap_or_default();
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let before = tail(before, NEAR).to_lowercase();
    let before = PARTS.iter().fold(before.as_str(), |b, part| {
        b.strip_suffix(part).unwrap_or(b).trim_end()
    });
    LIMITS.split(", ").any(|limit| {
        let rest = before.strip_suffix(limit);
        rest.is_some_and(|r| !r.ends_with(char::is_alphanumeric))
    })
}

/// "CFP: May 3", "CFP for the summit is May 3": the call's day, not the
/// event's.
fn is_of_call(text: &str, span: &Range<usize>) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let before = tail(before, SIGHT).to_lowercase();
    let calls = CALLS
        .iter()
        .filter_map(|call| Some(before.rfind(call)? + call.len()));
    let Some(gap) = calls.max().and_then(|end| before.get(end..)) else {
        return false;
    };
    let plain = gap.trim_matches(|c: char| !c.is_alphanumeric() && c != ':');
    if is_labelled_event(plain) {
        return false;
    }
    let says = [" is", " closes", " ends", " due", ":"]
        .iter()
        .any(|end| plain.ends_with(end));
    let own = [
        "", ":", "is", "closes", "ends", "due", "open", "papers", "s",
    ]
    .contains(&plain);
    let sentence = !gap.contains(['|', ';']) && !gap.contains(". ");
    sentence && (own || says)
}

/// "…, submission deadline 3 May, event:": a label of its own behind a comma.
fn is_labelled_event(gap: &str) -> bool {
    let label = gap
        .strip_suffix(':')
        .and_then(|l| l.rsplit_once([',', ';']));
    let label = label.map(|(_, label)| label.trim());
    label.is_some_and(|l| !l.contains(' ') && (super::words::names_event(l) || l == "when"))
}

/// Tells whether a date is a day or month of the calendar, as opposed to
/// "next week".
pub(super) fn is_calendar(date: &DateText) -> bool {
    matches!(date.start, DayText::Calendar { .. })
}

/// Tells whether a date is told as past: "yesterday", "last Friday".
pub(super) fn is_behind(date: &DateText) -> bool {
    match date.start {
        DayText::Days(days) => days < 0,
        DayText::Weekday(_, near) => near == Nearness::Last || near == Nearness::Week(-1),
        _ => false,
    }
}

/// Tells whether a date is but a week or a month told from today.
pub(super) fn is_rough(date: &DateText) -> bool {
    matches!(date.start, DayText::Weeks(_) | DayText::Months(_))
}

/// Tells whether a date is but a month told from today.
pub(super) fn is_month_told(date: &DateText) -> bool {
    matches!(date.start, DayText::Months(_))
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

/// Tells whether a date is a day of the calendar.
pub(super) fn is_day_of_calendar(date: &DateText) -> bool {
    is_day(&date.start)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_deadlines_from_days() {
        let check = |text: &str, days: usize, cfp: bool, time: bool| {
            let when = read(text);
            assert_eq!(
                (when.days.len(), when.cfp.is_some(), when.time.is_some()),
                (days, cfp, time),
                "{text}"
            );
        };
        check("RoseCon on May 3, CFP until April 1", 1, true, false);
        check("RoseCon CFP: April 1", 0, true, false);
        check("CFP for RoseCon is April 1", 0, true, false);
        check(
            "Call for papers for RoseCon closes mid April",
            0,
            true,
            false,
        );
        check("RoseCon - April 1 CFP", 0, true, false);
        check("CfP for RoseCon (May 3)", 1, false, false);
        check("submit a talk by April 1, 23:59", 0, true, false);
        check(
            "RoseCon May 3, 14:00, register until April 1",
            1,
            false,
            true,
        );
    }
}
