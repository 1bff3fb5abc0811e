//! Days and ranges of days, with the weekdays beside them.

use super::name::{self, ORDINALS, Spelling};
use super::point::{Point, goes_on, has_context, is_clock, is_inside, point, trailing_year};
use super::token::{Cursor, Kind, Token};
use super::{DateText, DayText, Nearness, relative};
use chrono::Weekday;

type Read<'a, T> = Option<(T, Cursor<'a>)>;

/// Reads a date that begins here.
pub(super) fn date(cursor: Cursor<'_>) -> Read<'_, DateText> {
    let announced = cursor.word(&["next", "this", "coming", "nächsten", "kommenden"]);
    announced
        .and_then(|next| name::weekday(next).and_then(|_| calendar(next)))
        .or_else(|| calendar(cursor))
        .or_else(|| relative::relative(cursor).map(|(day, next)| (single(day), next)))
        .or_else(|| weekday_alone(cursor))
}

fn single(start: DayText) -> DateText {
    DateText { start, end: None }
}

/// Reads a day or a range of days with numbers.
fn calendar(cursor: Cursor<'_>) -> Read<'_, DateText> {
    let (weekday, next) = leading_weekday(cursor);
    let ((mut start, end), next) = days_before_month(next).or_else(|| point_and_end(next))?;
    start.weekday = start.weekday.or(weekday);
    if start.weak && weekday.is_none() {
        return None;
    }
    let (trailing, next) = trailing_weekday(next, start.weekday.is_none() && end.is_none());
    start.weekday = start.weekday.or(trailing);
    let date = DateText {
        start: start.into(),
        end: end.map(DayText::from),
    };
    Some((date, next))
}

/// Reads `Thu`, `Thursday,`, `Do.,` or `Thursday the` before a day.
fn leading_weekday(cursor: Cursor<'_>) -> (Option<Weekday>, Cursor<'_>) {
    let read = name::weekday(cursor).filter(|(_, spelling, _)| *spelling != Spelling::Plural);
    let Some((weekday, _, next)) = read else {
        return (None, cursor);
    };
    let next = next.optional(next.mark(",(–-"));
    let next = next.optional(next.word(&["the", "der", "den", "dem", "on"]));
    (Some(weekday), next)
}

/// Reads `(Thu)` or `, Thursday` after a day, unless it belongs to the next one.
fn trailing_weekday(cursor: Cursor<'_>, wanted: bool) -> (Option<Weekday>, Cursor<'_>) {
    let bracket = cursor.mark("(");
    let inner = cursor.optional(bracket.or(cursor.mark(",")));
    let read = name::weekday(inner).filter(|(_, spelling, _)| {
        wanted
            && *spelling != Spelling::Plural
            && (bracket.is_some() || *spelling != Spelling::Letters)
    });
    let Some((weekday, _, next)) = read else {
        return (None, cursor);
    };
    let (_, after) = leading_weekday(inner);
    if point(after).is_some() {
        return (None, cursor);
    }
    let closed = next.mark(")").filter(|_| bracket.is_some());
    (Some(weekday), next.optional(closed))
}

/// Reads `16.-19.10.2023`, `26/27.9.2023`, `3rd and 4th of May`.
fn days_before_month(cursor: Cursor<'_>) -> Read<'_, (Point, Option<Point>)> {
    if is_inside(cursor) {
        return None;
    }
    let (first, next) = ordinal(cursor)?;
    let (joiner, next) = joiner(next)?;
    let (second, next) = next.number(1..=2)?;
    let (month, year, next) = named_month(next).or_else(|| numbered_month(next))?;
    let fits = (1..=31).contains(&first) && first < second && second <= 31;
    if !fits || (joiner == Joiner::And && first + 1 != second) {
        return None;
    }
    let day = |day| Point {
        year,
        month: Some(month),
        day: Some(day),
        ..Point::default()
    };
    Some(((day(first), Some(day(second))), next))
}

fn ordinal(cursor: Cursor<'_>) -> Read<'_, u32> {
    let (number, next) = cursor.number(1..=2)?;
    let ending = next.word(&ORDINALS).filter(|_| next.peek_tight().is_some());
    Some((number, next.optional(ending.or(next.tight_mark(".")))))
}

type MonthYear<'a> = Option<(u32, Option<i32>, Cursor<'a>)>;

fn named_month(cursor: Cursor<'_>) -> MonthYear<'_> {
    let next = cursor.optional(cursor.word(&ORDINALS).or(cursor.tight_mark(".")));
    let next = next.optional(next.word(&["of"]));
    let (month, _, next) = name::month(next)?;
    let (year, next) = trailing_year(next);
    Some((month, year, next))
}

fn numbered_month(cursor: Cursor<'_>) -> MonthYear<'_> {
    let next = cursor.tight_mark(".")?;
    let (month, next) = next.number(1..=2).filter(|(m, _)| (1..=12).contains(m))?;
    let next = next.tight_mark(".")?;
    let (year, after) = trailing_year(next);
    let short = next.tight_number(2..=2).filter(|(_, n)| !goes_on(*n));
    match short {
        Some((year, end)) => Some((month, i32::try_from(year + 2000).ok(), end)),
        None => Some((month, year, if year.is_some() { after } else { next })),
    }
}

/// Reads a day and, where there is one, the last day of the range it opens.
fn point_and_end(cursor: Cursor<'_>) -> Read<'_, (Point, Option<Point>)> {
    let (start, next) = point(cursor)?;
    let Some((end, next)) = range_end(start, next) else {
        return Some(((start, None), next));
    };
    let mut start = start;
    start.weak = start.weak && end.weak;
    if start.year.is_none() {
        let turn = end.month < start.month;
        start.year = end.year.map(|year| year - i32::from(turn));
    }
    Some(((start, Some(end)), next))
}

fn range_end(start: Point, cursor: Cursor<'_>) -> Read<'_, Point> {
    let (joiner, next) = joiner(cursor)?;
    let (weekday, named) = leading_weekday(next);
    if let Some((mut end, after)) = point(named) {
        end.weekday = weekday;
        let same_kind = end.day.is_some() == start.day.is_some();
        let later = is_later(start, end, joiner);
        return (same_kind && later).then_some((end, after));
    }
    let dashed = !cursor.peek()?.spaced || joiner == Joiner::Until;
    let (day, after) = next.number(1..=2).filter(|_| dashed || !start.joined)?;
    let ordinal = after
        .word(&ORDINALS)
        .filter(|_| after.peek_tight().is_some());
    let after = after.optional(ordinal);
    let first = start.day?;
    let slash = start.joined && cursor.tight_mark("/").is_some();
    let consecutive = joiner != Joiner::And || slash || first + 1 == day;
    let other = is_clock(after) || goes_on(after) || after.tight_mark(")/").is_some_and(goes_on);
    if day <= first || 31 < day || other || !consecutive {
        return None;
    }
    let (year, after) = match start.year {
        Some(year) => (Some(year), after),
        None => trailing_year(after),
    };
    let end = Point {
        year,
        day: Some(day),
        weekday: None,
        weak: start.weak,
        ..start
    };
    Some((end, after))
}

fn is_later(start: Point, end: Point, joiner: Joiner) -> bool {
    let (from, to) = ((start.month, start.day), (end.month, end.day));
    if joiner == Joiner::And {
        return start.month == end.month && start.day.map(|d| d + 1) == end.day;
    }
    match (start.year, end.year) {
        (Some(first), Some(last)) => (first, from) < (last, to),
        _ => from != to,
    }
}

/// What stands between two days of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joiner {
    /// A dash: `-`, `–`, `--`, `..`.
    Dash,
    /// A word: until, to, bis.
    Until,
    /// `and`, `+`, `/`: two days, a range if they follow each other.
    And,
}

const UNTIL: [&str; 7] = ["to", "until", "till", "bis", "through", "thru", "zum"];

fn joiner(cursor: Cursor<'_>) -> Read<'_, Joiner> {
    let mut next = cursor;
    let mut found = None;
    while let Some(token) = next.peek() {
        let this = match &token.kind {
            Kind::Mark('-' | '–' | '—' | '‑' | '−' | '…') => Joiner::Dash,
            Kind::Mark('.') if is_dots(next) => Joiner::Dash,
            Kind::Mark('+' | '&' | '/') if found.is_none() => Joiner::And,
            Kind::Word(word) if UNTIL.contains(&word.as_str()) => Joiner::Until,
            Kind::Word(word) if found.is_none() && (word == "and" || word == "und") => Joiner::And,
            _ => break,
        };
        if 4 < next.position() - cursor.position() {
            return None;
        }
        found = Some(if found == Some(Joiner::Until) {
            Joiner::Until
        } else {
            this
        });
        next = next.step();
    }
    let next = next.optional(next.word(&["the", "den", "zum"]));
    found.map(|joiner| (joiner, next))
}

fn is_dots(cursor: Cursor<'_>) -> bool {
    let dot = |t: &Token<'_>| t.is_mark(".");
    cursor.step().peek_tight().is_some_and(dot) || cursor.before_tight().is_some_and(dot)
}

/// Reads a weekday that no number stands beside.
fn weekday_alone(cursor: Cursor<'_>) -> Read<'_, DateText> {
    let (weekday, spelling, next) = name::weekday(cursor)?;
    let every = [
        "every", "each", "any", "other", "jeden", "jeder", "jede", "second", "third", "first",
        "fourth",
    ];
    let regular = cursor.before().is_some() && cursor.back().word(&every).is_some();
    let told = cursor.before().is_some() && has_context(cursor);
    let written = match spelling {
        Spelling::Full => true,
        Spelling::Short => told,
        Spelling::Plural | Spelling::Letters => false,
    };
    let apart = next.peek_tight().is_none_or(|t| !t.is_mark("-_@"));
    let day = DayText::Weekday(weekday, Nearness::Bare);
    (written && apart && !regular).then(|| (single(day), next))
}
