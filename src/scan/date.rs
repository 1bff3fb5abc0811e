//! Days and ranges of days, with the weekdays beside them.

use super::name::{self, ORDINALS, Spelling};
use super::point::{Point, goes_on, has_context, is_clock, is_inside, point, trailing_year};
use super::token::{Cursor, Kind, Token};
use super::{DateText, DayText, Nearness, period, relative};
use chrono::Weekday;

type Read<'a, T> = Option<(T, Cursor<'a>)>;

/// Reads a date that begins here.
pub(super) fn date(cursor: Cursor<'_>) -> Read<'_, DateText> {
    let announced = cursor.word(&["next", "this", "coming", "nächsten", "kommenden"]);
    announced
        .and_then(|next| name::weekday(next).and_then(|_| calendar(next)))
        .or_else(|| calendar(cursor))
        .or_else(|| period::period(cursor))
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
    let next = next.optional(bracketed_weekdays(next).filter(|_| end.is_some()));
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
    let next = next.optional(second_weekday(next));
    let next = next.optional(next.mark(",(–-"));
    let next = next.optional(next.word(&["the", "der", "den", "dem", "on"]));
    (Some(weekday), next)
}

/// Reads the `& Friday`, `-Sun` behind a weekday; days follow it.
fn second_weekday(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let next = cursor
        .mark("-–+&/")
        .or_else(|| cursor.word(&["and", "und", "to", "bis"]))?;
    let (_, spelling, next) = name::weekday(next)?;
    (spelling != Spelling::Plural).then_some(next)
}

/// Reads the `(Thu/Fri)`, `(Saturday and Sunday)` behind a range of days.
fn bracketed_weekdays(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let (_, _, next) = name::weekday(cursor.mark("(")?)?;
    second_weekday(next)?.mark(")")
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

/// Reads `16.-19.10.2023`, `26/27.9.2023`, `3rd and 4th of May`, `3., 4. und
/// 5. Mai`, `Mon 3 – Wed 5 June`.
fn days_before_month(cursor: Cursor<'_>) -> Read<'_, (Point, Option<Point>)> {
    if is_inside(cursor) {
        return None;
    }
    let (first, next) = ordinal(cursor)?;
    let (last, next) = listed_days(first, next);
    let range = joiner(next).is_some_and(|(joiner, _)| joiner != Joiner::And);
    let (second, next) = match last_day(last, is_between(cursor), next) {
        Some(read) => read,
        None => (last, next),
    };
    // "23 - 24, July 2031"
    let comma = next
        .mark(",")
        .filter(|after| range && last < second && named_month(*after).is_some());
    let next = next.optional(comma);
    let (month, year, next) = named_month(next).or_else(|| numbered_month(next))?;
    if !(1..=31).contains(&first) || second <= first || 31 < second {
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

/// Reads the `, 4.`, `/19` of a list of days that follow each other.
fn listed_days(first: u32, cursor: Cursor<'_>) -> (u32, Cursor<'_>) {
    let mut last = first;
    let mut next = cursor;
    while let Some((day, after)) = next.mark(",/+&").and_then(ordinal)
        && day == last + 1
    {
        (last, next) = (day, after);
    }
    (last, next)
}

/// Reads the last day of a range or a list, which the month follows.
fn last_day(before: u32, between: bool, cursor: Cursor<'_>) -> Read<'_, u32> {
    let (joiner, next) = joiner(cursor)?;
    let (_, next) = leading_weekday(next);
    let (day, next) = next.number(1..=2)?;
    let follows = joiner != Joiner::And || between || before + 1 == day;
    follows.then_some((day, next))
}

/// "between 3 and 5 June": what `and` joins is a range.
fn is_between(cursor: Cursor<'_>) -> bool {
    let back = cursor.back();
    let back = if back.word(&["the", "dem", "den"]).is_some() {
        back.back()
    } else {
        back
    };
    cursor.before().is_some() && back.word(&["between", "zwischen"]).is_some()
}

fn ordinal(cursor: Cursor<'_>) -> Read<'_, u32> {
    let (number, next) = cursor.number(1..=2)?;
    let ending = next.word(&ORDINALS).filter(|_| next.peek_tight().is_some());
    let number_follows = |n: &Cursor<'_>| n.peek_tight().is_some_and(Token::is_number);
    let dot = next.tight_mark(".").filter(|n| !number_follows(n));
    Some((number, next.optional(ending.or(dot))))
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
    let between = is_between(cursor);
    let Some((end, next)) = range_end(start, next, between).or_else(|| listed_end(start, next))
    else {
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

/// Reads the `, 2 and 3` of `October 1, 2 and 3, 2024`.
fn listed_end(start: Point, cursor: Cursor<'_>) -> Read<'_, Point> {
    let mut last = start
        .day
        .filter(|_| start.year.is_none() && !start.joined)?;
    let mut next = cursor;
    loop {
        let and = next.mark(",");
        let and = and.map(|n| n.optional(n.word(&["and", "und"])));
        let and = and.or_else(|| next.mark("&+").or_else(|| next.word(&["and", "und"])));
        let Some((day, after)) = and.and_then(ordinal) else {
            break;
        };
        if day != last + 1 || 31 < day || is_clock(after) || goes_on(after) {
            break;
        }
        (last, next) = (day, after);
    }
    if start.day == Some(last) {
        return None;
    }
    let (year, next) = trailing_year(next);
    let end = Point {
        year,
        day: Some(last),
        weekday: None,
        ..start
    };
    Some((end, next))
}

fn range_end(start: Point, cursor: Cursor<'_>, between: bool) -> Read<'_, Point> {
    let (joiner, next) = joiner(cursor)?;
    let joiner = if between { Joiner::Until } else { joiner };
    let (weekday, named) = leading_weekday(next);
    if let Some((mut end, after)) = point(named) {
        end.weekday = weekday;
        let same_kind = end.day.is_some() == start.day.is_some();
        let later = is_later(start, end, joiner);
        return (same_kind && later).then_some((end, after));
    }
    let first = cursor.peek()?;
    let dashed = !first.spaced || joiner == Joiner::Until || first.is_mark("&+");
    let ends = |n: &Cursor<'_>| n.peek().is_none_or(|t| t.is_mark("),;"));
    let (day, after) = next
        .number(1..=2)
        .filter(|(_, n)| dashed || !start.joined || ends(n))?;
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
        let next_day = start.month == end.month && start.day.map(|d| d + 1) == end.day;
        let next_month = start.year.is_none() && start.month.map(|m| m % 12 + 1) == end.month;
        return if start.day.is_some() {
            next_day
        } else {
            next_month
        };
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
        let this = match token.kind {
            Kind::Mark('-' | '–' | '—' | '‑' | '−' | '…') => Joiner::Dash,
            Kind::Mark('.') if is_dots(next) => Joiner::Dash,
            Kind::Mark('+' | '&' | '/') if found.is_none() => Joiner::And,
            Kind::Word(known) if UNTIL.contains(&known.word) => Joiner::Until,
            Kind::Word(known) if found.is_none() && ["and", "und"].contains(&known.word) => {
                Joiner::And
            }
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
    let counted = cursor.before().is_some() && is_counted(cursor.back());
    let regular = cursor.before().is_some() && cursor.back().word(&every).is_some() || counted;
    let told = cursor.before().is_some() && has_context(cursor);
    let written = match spelling {
        Spelling::Full => true,
        Spelling::Short => told,
        Spelling::Plural => false,
        Spelling::Letters => is_bracketed(cursor, next) || follows_am(cursor),
    };
    let apart = next.peek_tight().is_none_or(|t| !t.is_mark("-_@"));
    let day = DayText::Weekday(weekday, Nearness::Bare);
    (written && apart && !regular).then(|| (single(day), next))
}

/// "3rd Monday", "3. Montag": one of the month.
fn is_counted(before: Cursor<'_>) -> bool {
    let number = |c: Cursor<'_>| c.before().is_some_and(Token::is_number);
    let ending = before.word(&ORDINALS).or_else(|| before.mark("."));
    ending.is_some() && number(before)
}

/// "(So)": nothing else stands in the brackets.
fn is_bracketed(cursor: Cursor<'_>, next: Cursor<'_>) -> bool {
    cursor.before_tight().is_some_and(|t| t.is_mark("(")) && next.tight_mark(")").is_some()
}

/// "am So": German, not "am so".
fn follows_am(cursor: Cursor<'_>) -> bool {
    cursor.before().is_some() && cursor.back().word(&["am"]).is_some()
}
