//! Times of day and ranges of them: `14:05`, `9am – 5pm`, `14–15 Uhr`.

use super::name;
use super::token::{Cursor, Kind, Token};
use super::{TimeText, zone};
use minutebook_index::model::TimeOfDay;

type Read<'a, T> = Option<(T, Cursor<'a>)>;

/// Whether "14-15" is a range of hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BareHours {
    /// It is, the text speaks of when somebody meets.
    Read,
    /// It may be anything.
    Skip,
}

/// An hour and how it is written.
#[derive(Clone, Copy, Debug)]
struct Clock {
    hour: u32,
    minute: u32,
    /// `am` is false, `pm` true.
    half: Option<Half>,
    /// Whether it is a time without anything beside it.
    certain: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
}

impl Clock {
    fn time(self) -> Option<TimeOfDay> {
        let hour = match (self.half, self.hour) {
            (Some(_), 13..) => return None,
            (Some(Half::Am), 12) => 0,
            (Some(Half::Pm), 0..=11) => self.hour + 12,
            (None, 24) if self.minute == 0 => 0,
            _ => self.hour,
        };
        TimeOfDay::new(hour, self.minute)
    }
}

/// Reads a time or a range of times that begins here, with its zone.
pub(super) fn time<'a>(cursor: Cursor<'a>, bare: BareHours, text: &str) -> Read<'a, TimeText> {
    if is_inside(cursor) {
        return None;
    }
    let (start, next) = clock(cursor)?;
    let range = dash(next).and_then(clock);
    let ((start, end), next) =
        match range.and_then(|(end, next)| Some((pair(start, end, bare)?, next))) {
            Some((pair, next)) if !is_calendar(next) => (pair, next),
            _ => ((start.time()?, None), certain(start, next)?),
        };
    let (zone, next) = match zone::zone(next, text) {
        Some((zone, next)) => (Some(zone), next),
        None => (None, next),
    };
    Some((TimeText { start, end, zone }, next))
}

fn certain(clock: Clock, next: Cursor<'_>) -> Option<Cursor<'_>> {
    clock.certain.then_some(next)
}

/// Makes a range: what one side says of am and pm holds for the other as well.
fn pair(start: Clock, end: Clock, bare: BareHours) -> Option<(TimeOfDay, Option<TimeOfDay>)> {
    let sure = start.certain || end.certain || bare == BareHours::Read;
    let mut start = start;
    let mut end = end;
    if start.half.is_none() && start.hour <= 12 {
        let crosses = end.hour != 12 && end.hour < start.hour;
        start.half = end
            .half
            .map(|half| match (half, crosses || start.hour == 12) {
                (Half::Pm, false) => Half::Pm,
                (Half::Pm, true) if start.hour == 12 => Half::Pm,
                _ => Half::Am,
            });
    } else if end.half.is_none() && end.hour <= 12 {
        let crosses = end.hour < start.hour || end.hour == 12;
        end.half = start.half.map(|half| if crosses { Half::Pm } else { half });
    }
    let (from, to) = (start.time()?, end.time()?);
    let hours_only = !(start.certain || end.certain);
    let forward = from < to || !hours_only;
    (sure && forward && from != to).then_some((from, Some(to)))
}

/// A number that is part of something else.
fn is_inside(cursor: Cursor<'_>) -> bool {
    let Some(before) = cursor.before_tight() else {
        return false;
    };
    match &before.kind {
        Kind::Number(_) => true,
        Kind::Word(known) => {
            known.word != "t" || !cursor.back().before_tight().is_some_and(Token::is_number)
        }
        Kind::Mark(mark) => ".:/#$€_+=".contains(*mark) || (*mark == '-' && after_number(cursor)),
    }
}

fn after_number(cursor: Cursor<'_>) -> bool {
    cursor.back().before_tight().is_some_and(Token::is_number)
}

/// `14-15 June`, `14-15.6.`: days after all.
fn is_calendar(cursor: Cursor<'_>) -> bool {
    let next = cursor.optional(cursor.tight_mark("."));
    let number = |t: &Token<'_>| t.is_number();
    let dotted = cursor
        .tight_mark(".-/")
        .is_some_and(|n| n.peek_tight().is_some_and(number));
    dotted || name::month(next).is_some()
}

fn dash(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let next = cursor
        .mark("-–—‑−")
        .or_else(|| cursor.word(&["to", "until", "till", "bis"]))?;
    Some(next.optional(next.tight_mark("-")))
}

/// Reads one time without zone.
fn clock(cursor: Cursor<'_>) -> Read<'_, Clock> {
    if let Some(next) = cursor.word(&["noon", "midday"]) {
        return Some((of_hour(12), next));
    }
    if let Some(next) = cursor.word(&["midnight"]) {
        return Some((of_hour(0), next));
    }
    if let Some((hhmm, next)) = cursor.number(4..=4) {
        return military(hhmm, next);
    }
    let (hour, next) = cursor.number(1..=2).filter(|(hour, _)| *hour <= 24)?;
    if let Some((minute, next)) = minutes(next) {
        return with_suffix(hour, minute, next, cursor);
    }
    let bare = Clock {
        certain: false,
        ..of_hour(hour)
    };
    if let Some((half, next)) = half(next) {
        let half = Some(half);
        return Some((
            Clock {
                half,
                certain: true,
                ..bare
            },
            next,
        ));
    }
    if let Some(next) = next.word(&["noon"]).filter(|_| hour == 12) {
        return Some((of_hour(12), next));
    }
    let hours = next
        .word(&["uhr"])
        .or(next.word(&["h"]).filter(|_| is_tight_hour(next, hour)));
    if hours.is_none() && zone::is_certain(next) {
        return Some((of_hour(hour), next));
    }
    match hours {
        Some(next) => match next.tight_number(2..=2).filter(|(m, _)| *m < 60) {
            Some((minute, next)) => Some((
                Clock {
                    minute,
                    ..of_hour(hour)
                },
                next,
            )),
            None => Some((of_hour(hour), next)),
        },
        None if continues(next) => None,
        None => Some((bare, next)),
    }
}

fn of_hour(hour: u32) -> Clock {
    Clock {
        hour,
        minute: 0,
        half: None,
        certain: true,
    }
}

/// "14h" is a time, "2h" and "2 h" are a while.
fn is_tight_hour(at: Cursor<'_>, hour: u32) -> bool {
    at.peek_tight().is_some() && 6 < hour
}

fn continues(next: Cursor<'_>) -> bool {
    let glued = next
        .peek_tight()
        .is_some_and(|t| t.word().is_some() || t.is_mark("%€$:_"));
    let number = |c: Cursor<'_>| c.peek_tight().is_some_and(Token::is_number);
    glued || next.tight_mark("./,").is_some_and(number)
}

/// "19:30: tea": the colon ends the time.
fn is_label(end: Cursor<'_>) -> bool {
    end.tight_mark(":")
        .is_some_and(|next| next.peek_tight().is_none())
}

/// `1500 UTC`, `1500h`.
fn military(hhmm: u32, next: Cursor<'_>) -> Read<'_, Clock> {
    let clock = Clock {
        minute: hhmm % 100,
        ..of_hour(hhmm / 100)
    };
    let hours = next.word(&["h", "hrs", "hours", "uhr"]);
    let zoned = hours.is_some() || zone::is_abbreviation(next);
    (zoned && clock.minute < 60).then(|| (clock, next.optional(hours)))
}

/// Reads `:05` and `.05 Uhr`; a time with seconds is an offset in a recording
/// unless a date stands before it.
fn minutes(cursor: Cursor<'_>) -> Read<'_, u32> {
    let colon = cursor.tight_mark(":");
    let dot = cursor.tight_mark(".");
    let (minute, next) = colon
        .or(dot)?
        .tight_number(2..=2)
        .filter(|(m, _)| *m < 60)?;
    if colon.is_some() {
        let seconds = next.tight_mark(":").and_then(|n| n.tight_number(2..=2));
        let stamped = cursor
            .back()
            .before_tight()
            .is_some_and(|t| t.word() == Some("t"));
        return match seconds {
            Some((_, end)) => stamped.then_some((minute, end)),
            None => Some((minute, next)),
        };
    }
    let told = next.word(&["uhr", "h"]).is_some() || half(next).is_some();
    let ranged = dash(next)
        .and_then(|n| n.number(1..=2))
        .and_then(|(_, n)| n.tight_mark(".")?.tight_number(2..=2))
        .is_some_and(|(_, n)| n.word(&["uhr", "h"]).is_some());
    (told || ranged).then_some((minute, next))
}

fn with_suffix<'a>(hour: u32, minute: u32, next: Cursor<'a>, start: Cursor<'a>) -> Read<'a, Clock> {
    let clock = Clock {
        minute,
        ..of_hour(hour)
    };
    if let Some((half, next)) = half(next).or_else(|| letter(next)) {
        let half = Some(half);
        return Some((Clock { half, ..clock }, next));
    }
    let hours = next.word(&["h", "uhr", "hrs"]);
    let end = next.optional(hours);
    let whole = start.position() <= next.position() && (!continues(end) || is_label(end));
    let stamped = next.peek_tight().is_some_and(|t| t.word() == Some("z"));
    let zoned = zone::is_abbreviation(next);
    (whole || stamped || zoned).then(|| (clock, next.optional(hours)))
}

/// Reads the `a` of `9:30a`.
fn letter(cursor: Cursor<'_>) -> Read<'_, Half> {
    let half = match cursor.peek_tight()?.word()? {
        "a" => Half::Am,
        "p" => Half::Pm,
        _ => return None,
    };
    let next = cursor.step();
    next.peek_tight().is_none().then_some((half, next))
}

/// Reads `am`, `pm`, `a.m.`, `p.m.`.
fn half(cursor: Cursor<'_>) -> Read<'_, Half> {
    let token = cursor.peek()?;
    let (half, dotted) = match token.word()? {
        "am" => (Half::Am, false),
        "pm" => (Half::Pm, false),
        "a" => (Half::Am, true),
        "p" => (Half::Pm, true),
        _ => return None,
    };
    let next = cursor.step();
    if !dotted {
        // "14 am Montag" is German.
        let german = token.spaced && name::weekday(next).is_some() && token.text == "am";
        return (!german).then_some((half, next));
    }
    let next = next.tight_mark(".")?.word(&["m"])?;
    Some((half, next.optional(next.tight_mark("."))))
}
