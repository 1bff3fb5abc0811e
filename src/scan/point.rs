//! One day in numbers and names of months: `2024-06-13`, `13.6.`, `June 13th`.

use super::DayText;
use super::name::{self, ORDINALS, PREPOSITIONS, Spelling};
use super::token::{Cursor, Token};
use chrono::Weekday;

/// A day as far as it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) year: Option<i32>,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
    pub(super) weekday: Option<Weekday>,
    /// Whether it needs more than itself to be a date ("10.5.").
    pub(super) weak: bool,
    /// Whether the numbers are joined, so that a dash after it counts only
    /// when it is joined as well.
    pub(super) joined: bool,
}

impl From<Point> for DayText {
    fn from(point: Point) -> Self {
        Self::Calendar {
            year: point.year,
            month: point.month,
            day: point.day,
            weekday: point.weekday,
        }
    }
}

type Read<'a> = Option<(Point, Cursor<'a>)>;

/// Reads a day or a month without a weekday.
pub(super) fn point(cursor: Cursor<'_>) -> Read<'_> {
    const FORMS: [fn(Cursor<'_>) -> Read<'_>; 9] = [
        compact,
        year_first,
        day_month_year,
        month_year,
        slash,
        day_month,
        day_name,
        name_day,
        name_alone,
    ];
    if is_inside(cursor) {
        return None;
    }
    FORMS.iter().find_map(|form| form(cursor))
}

/// A number that is the tail of something else: a version, an issue, a path.
pub(super) fn is_inside(cursor: Cursor<'_>) -> bool {
    let Some(before) = cursor.before_tight() else {
        return false;
    };
    let number_before_that = || cursor.back().before_tight().is_some_and(Token::is_number);
    let of_months = || {
        let both = name::month(cursor).is_some() && name::month(cursor.back().back()).is_some();
        before.is_mark("/") && both
    };
    before.word().is_some()
        || before.is_mark(".#@/$=") && !of_months()
        || (before.is_mark("-_,:") && number_before_that())
}

/// A number that goes on in a way that dates do not: `1.2.3.4`, `13:30`.
pub(super) fn goes_on(cursor: Cursor<'_>) -> bool {
    let Some(mark) = cursor.tight_mark(".:,-/_") else {
        return cursor.tight_mark("%").is_some()
            || cursor.peek_tight().is_some_and(Token::is_number);
    };
    mark.peek_tight().is_some_and(Token::is_number)
}

/// `20240613`.
fn compact(cursor: Cursor<'_>) -> Read<'_> {
    let (number, next) = cursor.number(8..=8)?;
    let (year, month, day) = (number / 10000, number / 100 % 100, number % 100);
    let year = plain_year(year)?;
    dated(Some(year), month, day).map(|point| (point, next))
}

/// `2024-06-13`, `2024/6/13`, `2024.06.13`, `2024_06_13`, and `2024-06`.
fn year_first(cursor: Cursor<'_>) -> Read<'_> {
    let (year, next) = cursor.number(4..=5)?;
    let year = odd_year(year)?;
    let separator = next.peek_tight()?.text;
    let next = next.tight_mark("-/._")?;
    let (month, next) = next.tight_number(1..=2)?;
    if let Some((day, end)) = next
        .tight_mark(separator)
        .and_then(|n| n.tight_number(1..=2))
    {
        let version = end.tight_mark(".").is_some_and(|_| goes_on(end));
        return dated(Some(year), month, day)
            .filter(|_| !version)
            .map(|point| (point, end));
    }
    let padded = next.before()?.text.len() == 2 && separator == "-";
    let whole = padded && !goes_on(next) && (1..=12).contains(&month);
    whole.then_some((
        months(Some(plain_year(u32::try_from(year).ok()?)?), month),
        next,
    ))
}

/// `13.06.2024`, `13. 6. 2024`, `13.6.24`, `13-06-2024`.
fn day_month_year(cursor: Cursor<'_>) -> Read<'_> {
    let (day, next) = cursor.number(1..=2)?;
    let separator = next.peek_tight()?.text;
    let next = next.tight_mark(".-")?;
    let (month, next) = next.number(1..=2)?;
    let padded = next.before()?.text.len() == 2;
    let next = next.tight_mark(separator)?;
    let long = next
        .number(4..=5)
        .and_then(|(y, n)| Some((odd_year(y)?, n)));
    if let Some((year, end)) = long {
        let closed = !goes_on(end) || separator == ".";
        let point = dated(Some(year), month, day).filter(|_| closed)?;
        return Some((point, end));
    }
    let (year, end) = next.tight_number(2..=2).filter(|_| separator == ".")?;
    let sure = (padded || has_context(cursor)) && !goes_on(end) && (10..60).contains(&year);
    let year = i32::try_from(year).ok()? + 2000;
    dated(Some(year), month, day)
        .filter(|_| sure)
        .map(|point| (point, end))
}

/// `06/2024`.
fn month_year(cursor: Cursor<'_>) -> Read<'_> {
    let (month, next) = cursor.number(1..=2)?;
    let (year, next) = next.tight_mark("/")?.tight_number(4..=4)?;
    let whole = (1..=12).contains(&month) && !goes_on(next);
    let year = plain_year(year).filter(|_| whole)?;
    Some((months(Some(year), month), next))
}

/// `6/13/2024`, `13/06/2024`, and `6/13` after a preposition.
fn slash(cursor: Cursor<'_>) -> Read<'_> {
    let (first, next) = cursor.number(1..=2)?;
    let (second, next) = next.tight_mark("/")?.tight_number(1..=2)?;
    let (month, day) = match first {
        13.. => (second, first),
        _ => (first, second),
    };
    let Some((year, end)) = next.tight_mark("/").and_then(|n| n.tight_number(2..=4)) else {
        let fraction = first == 1
            && next
                .word(&["day", "hour", "hr", "year", "week", "month"])
                .is_some();
        let told = has_context(cursor) && !goes_on(next) && cursor.before().is_some() && !fraction;
        let sure = told || is_all(cursor, next);
        return dated(None, month, day).filter(|_| sure).map(|p| (p, next));
    };
    let year = match year {
        10..60 => i32::try_from(year).ok()? + 2000,
        _ => plain_year(year)?,
    };
    let point = dated(Some(year), month, day).filter(|_| !goes_on(end))?;
    Some((point, end))
}

/// "4/29", "4/22-23", "3/10 @7pm": nothing else but a time stands in the text.
fn is_all(cursor: Cursor<'_>, next: Cursor<'_>) -> bool {
    let range = next.tight_mark("-–").and_then(|n| n.tight_number(1..=2));
    let next = range.map_or(next, |(_, end)| end);
    let ends = next.peek().is_none() || next.mark("@(").is_some();
    cursor.before().is_none() && ends
}

/// `13.6.`, `13.06.`; without a sign that it is a date it is weak.
fn day_month(cursor: Cursor<'_>) -> Read<'_> {
    let (day, next) = cursor.number(1..=2)?;
    let (month, next) = next.tight_mark(".")?.number(1..=2)?;
    let padded = next.before()?.text.len() == 2;
    let tight = next.before().is_some_and(|t| !t.spaced);
    let told = has_context(cursor) && (tight || name_follows_day(cursor));
    match next.tight_mark(".") {
        Some(end) if !goes_on(next) => {
            let mut point = dated(None, month, day)?;
            point.weak = !(told || padded);
            Some((point, end))
        }
        None if told && german_before(cursor) && !goes_on(next) && !is_clock(next) => {
            dated(None, month, day).map(|point| (point, next))
        }
        None if leads_to_day(next) || leads_to_hour(next) => {
            dated(None, month, day).map(|point| (point, next))
        }
        _ => None,
    }
}

/// "am Hafen, 11.10, 20 Uhr": the hour shows that it is a day.
fn leads_to_hour(next: Cursor<'_>) -> bool {
    let hour = next.mark(",").and_then(|next| next.number(1..=2));
    hour.is_some_and(|(_, end)| end.word(&["uhr"]).is_some())
}

/// "05.05 bis 08.05.": the last stop shows that both are days.
fn leads_to_day(next: Cursor<'_>) -> bool {
    let joined = next.word(&["bis"]).or_else(|| next.mark("-–—"));
    let day = joined.and_then(|next| next.number(1..=2));
    let month = day.and_then(|(_, next)| next.tight_mark(".")?.number(1..=2));
    month.is_some_and(|(_, end)| end.tight_mark(".").is_some() && !goes_on(end))
}

fn name_follows_day(cursor: Cursor<'_>) -> bool {
    cursor.step().step().peek_tight().is_some()
}

fn german_before(cursor: Cursor<'_>) -> bool {
    let before = cursor.back();
    before.word(&["am", "vom", "zum", "ab", "bis"]).is_some() || name::weekday(before).is_some()
}

/// `13 June 2024`, `13. Juni`, `13th of June`, `9-February-2011`.
fn day_name(cursor: Cursor<'_>) -> Read<'_> {
    let (day, next) = cursor.number(1..=2)?;
    let next = next.optional(next.word(&ORDINALS).or(next.tight_mark(".")));
    let next = next.optional(next.word(&["of", "de"]));
    let hyphen = next.tight_mark("-/");
    let (month, _, next) = name::month(next.optional(hyphen))?;
    if hyphen.is_some()
        && let Some((year, end)) = next.tight_mark("-/").and_then(|n| n.tight_number(2..=2))
    {
        let year = i32::try_from(year).ok()? + 2000;
        return dated(Some(year), month, day).map(|point| (point, end));
    }
    let (year, next) = trailing_year(next);
    dated(year, month, day).map(|point| (loose(point), next))
}

/// `June 13`, `June 13th, 2024`, `Sept. 3, 2013`, `June 2024`.
fn name_day(cursor: Cursor<'_>) -> Read<'_> {
    let (month, _, next) = name::month(cursor)?;
    let next = next.optional(next.word(&["the"]));
    let dash = next.tight_mark("-,");
    let next = next.optional(dash);
    if let Some((day, end)) = next.number(1..=2).filter(|(_, n)| !is_clock(*n)) {
        let end = end.optional(end.word(&ORDINALS).filter(|_| end.peek_tight().is_some()));
        let unit = end.tight_mark(".").is_some() && goes_on(end);
        let point = dated(None, month, day).filter(|_| !unit)?;
        let (year, end) = trailing_year(end);
        return Some((loose(Point { year, ..point }), end));
    }
    let (year, next) = trailing_year(next);
    year.map(|_| (months(year, month), next))
}

/// `October` after a preposition, or a name that can be nothing else.
fn name_alone(cursor: Cursor<'_>) -> Read<'_> {
    let (month, spelling, next) = name::month(cursor)?;
    let token = cursor.peek()?;
    let told = cursor.back().word(&PREPOSITIONS).is_some() && cursor.before().is_some();
    let paired = next
        .tight_mark("/-–")
        .is_some_and(|n| name::month(n).is_some());
    let told = paired || told && (spelling == Spelling::Full || token.is_capital());
    let apart = next
        .peek_tight()
        .is_none_or(|t| !t.is_mark("'’@-_") && t.word().is_none());
    let part = cursor.before_tight().is_some_and(|t| t.is_mark("-"))
        && cursor
            .back()
            .back()
            .word(&["mid", "early", "late"])
            .is_some();
    let whole =
        (apart || paired) && (part || cursor.before_tight().is_none_or(|t| !t.is_mark("-_@.")));
    ((told || name::is_certain_month(token)) && whole).then_some((months(None, month), next))
}

/// Reads `, 2024`, `2024`, `'24` after a day and month.
pub(super) fn trailing_year(cursor: Cursor<'_>) -> (Option<i32>, Cursor<'_>) {
    let next = cursor.optional(cursor.mark(",").or(cursor.tight_mark("-/.")));
    let long = next
        .number(4..=5)
        .filter(|(_, n)| !is_clock(*n) && !is_unit(*n));
    if let Some((year, end)) = long.and_then(|(y, n)| Some((odd_year(y)?, n))) {
        return (Some(year), end);
    }
    let short = cursor.mark("'’").and_then(|n| n.tight_number(2..=2));
    match short {
        Some((year, end)) => (i32::try_from(year + 2000).ok(), end),
        None => (None, cursor),
    }
}

/// A number that is a time after all: `13:30`, `9am`, `14 Uhr`.
pub(super) fn is_clock(after: Cursor<'_>) -> bool {
    let tight = |c: Cursor<'_>| c.peek_tight().is_some_and(Token::is_number);
    after.tight_mark(":").is_some_and(tight)
        || after.word(&["am", "pm", "uhr", "h", "o"]).is_some_and(|n| {
            n.peek_tight().is_none_or(|t| !t.is_number()) && n.back().peek().is_some()
        })
}

fn is_unit(after: Cursor<'_>) -> bool {
    after.tight_mark("%€$").is_some() || goes_on(after)
}

/// Whether the words before a number make it a date: a preposition, a weekday,
/// a bracket, or nothing at all.
pub(super) fn has_context(cursor: Cursor<'_>) -> bool {
    let Some(before) = cursor.before() else {
        return true;
    };
    let back = cursor.back();
    before.is_mark("(:,+&/–—|")
        || back.word(&PREPOSITIONS).is_some()
        || name::weekday(back).is_some()
        || (before.is_mark(".") && name::weekday(back.back()).is_some())
}

fn dated(year: Option<i32>, month: u32, day: u32) -> Option<Point> {
    let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
    valid.then_some(Point {
        year,
        month: Some(month),
        day: Some(day),
        joined: true,
        ..Point::default()
    })
}

fn loose(point: Point) -> Point {
    Point {
        joined: false,
        ..point
    }
}

fn months(year: Option<i32>, month: u32) -> Point {
    Point {
        year,
        month: Some(month),
        ..Point::default()
    }
}

fn plain_year(year: u32) -> Option<i32> {
    let year = i32::try_from(year).ok()?;
    (1970..2100).contains(&year).then_some(year)
}

/// A year, or what a slip of the finger makes of one (2202, 2923, 20025).
fn odd_year(year: u32) -> Option<i32> {
    let likely = (1970..3000).contains(&year) || (20000..21000).contains(&year);
    i32::try_from(year).ok().filter(|_| likely)
}
