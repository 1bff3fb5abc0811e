//! Days told from the day of the meeting: "tomorrow", "next week", "in two
//! weeks", "last Tuesday", and weeks by their number.

use super::name::{self, Spelling};
use super::token::Cursor;
use super::{DayText, Nearness};

type Read<'a, T> = Option<(T, Cursor<'a>)>;

const DAYS: [(&[&str], i32); 4] = [
    (&["today", "heute"], 0),
    (&["tomorrow", "morgen"], 1),
    (&["yesterday", "gestern"], -1),
    (&["übermorgen"], 2),
];

/// Words before a weekday, a week or a month, and how many weeks they add.
const NEAR: [(&[&str], Nearness, i32); 3] = [
    (
        &[
            "next",
            "coming",
            "upcoming",
            "nächste",
            "nächsten",
            "nächster",
            "nächstes",
            "nächstem",
            "kommende",
            "kommenden",
            "kommender",
            "kommendes",
        ],
        Nearness::Next,
        1,
    ),
    (
        &[
            "last",
            "previous",
            "past",
            "letzte",
            "letzten",
            "letzter",
            "letztes",
            "vorige",
            "vorigen",
            "voriger",
            "vergangene",
            "vergangenen",
        ],
        Nearness::Last,
        -1,
    ),
    (
        &["this", "diese", "diesen", "dieser", "dieses", "diesem"],
        Nearness::This,
        0,
    ),
];

const WEEK: [&str; 2] = ["week", "woche"];
const MONTH: [&str; 3] = ["month", "monat", "monats"];
/// What stands before the number of a week.
const NUMBERED: [&str; 4] = ["cw", "kw", "week", "kalenderwoche"];
/// Makes a day of a number of units.
type Unit = fn(i32) -> DayText;

const UNITS: [(&[&str], Unit); 3] = [
    (&["day", "days", "tag", "tage", "tagen"], DayText::Days),
    (&["week", "weeks", "woche", "wochen"], DayText::Weeks),
    (
        &["month", "months", "monat", "monate", "monaten"],
        DayText::Months,
    ),
];

/// Returns the words for days that stand alone.
pub(super) fn days() -> impl Iterator<Item = &'static str> {
    DAYS.iter().flat_map(|(words, _)| words.iter().copied())
}

/// Returns the words one of which every other form holds.
pub(super) fn units() -> impl Iterator<Item = &'static str> {
    let units = UNITS.iter().flat_map(|(words, _)| words.iter());
    units.chain(&WEEK).chain(&MONTH).copied()
}

/// Returns the words with which the other forms begin, beside numbers and
/// weekdays.
pub(super) fn beginnings() -> impl Iterator<Item = &'static str> {
    let near = NEAR.iter().flat_map(|(words, ..)| words.iter());
    near.chain(&NUMBERED).chain(&["in", "vor"]).copied()
}

/// Reads a day that is told from another one.
pub(super) fn relative(cursor: Cursor<'_>) -> Read<'_, DayText> {
    const FORMS: [fn(Cursor<'_>) -> Read<'_, DayText>; 6] =
        [named_day, near, weekday_of_week, in_a_week, ago, week];
    FORMS.iter().find_map(|form| form(cursor))
}

fn named_day(cursor: Cursor<'_>) -> Read<'_, DayText> {
    let token = cursor.peek()?;
    let word = token.word()?;
    let (_, days) = DAYS.iter().find(|(words, _)| words.contains(&word))?;
    let greeting = ["guten", "am", "good", "jeden", "heute"];
    let greeted = cursor.before().is_some() && cursor.back().word(&greeting).is_some();
    let morning = word == "morgen" && (token.is_capital() || greeted);
    (!morning).then(|| (DayText::Days(*days), cursor.step()))
}

fn nearness(cursor: Cursor<'_>) -> Read<'_, (Nearness, i32)> {
    let word = cursor.peek()?.word()?;
    let (_, near, count) = NEAR.iter().find(|(words, ..)| words.contains(&word))?;
    Some(((*near, *count), cursor.step()))
}

/// Reads `next week`, `next week's Tuesday`, `next Tuesday`, `next month`.
fn near(cursor: Cursor<'_>) -> Read<'_, DayText> {
    let ((near, count), next) = nearness(cursor)?;
    if let Some(next) = next.word(&MONTH) {
        return Some((DayText::Months(count), next));
    }
    if let Some((weekday, spelling, next)) = name::weekday(next) {
        let one = matches!(spelling, Spelling::Full | Spelling::Short);
        return one.then_some((DayText::Weekday(weekday, near), next));
    }
    let next = next.word(&WEEK)?;
    let of = next.optional(next.mark("'’").and_then(|n| n.word(&["s"])));
    let of = of.optional(of.mark(",("));
    let of = of.optional(of.word(&["on", "am"]));
    match name::weekday(of) {
        Some((weekday, Spelling::Full | Spelling::Short, next)) => {
            Some((DayText::Weekday(weekday, Nearness::Week(count)), next))
        }
        _ => Some((DayText::Weeks(count), next)),
    }
}

/// Reads `Tuesday next week`, `Dienstag in zwei Wochen`.
fn weekday_of_week(cursor: Cursor<'_>) -> Read<'_, DayText> {
    let (weekday, _, next) = name::weekday(cursor)?;
    let next = next.optional(next.word(&["of"]));
    let (count, next) = match nearness(next) {
        Some(((_, count), next)) => (count, next.word(&WEEK)?),
        None => match distance(next)? {
            (DayText::Weeks(count), next) => (count, next),
            _ => return None,
        },
    };
    Some((DayText::Weekday(weekday, Nearness::Week(count)), next))
}

/// Reads `in two weeks`, `in 3 Tagen`, `vor einer Woche`.
fn distance(cursor: Cursor<'_>) -> Read<'_, DayText> {
    let past = cursor.word(&["vor"]);
    let next = cursor.word(&["in"]).or(past)?;
    let (count, next) = name::count(next)?;
    let (unit, next) = unit(next)?;
    let sign = if past.is_some() { -1 } else { 1 };
    Some((unit(count * sign), next))
}

/// Reads `in two weeks`; `in a week` is a day, a week from today.
fn in_a_week(cursor: Cursor<'_>) -> Read<'_, DayText> {
    let (day, next) = distance(cursor)?;
    let day = match day {
        DayText::Weeks(1) => DayText::Days(7),
        day => day,
    };
    Some((day, next))
}

/// Reads `two weeks ago`, `two weeks from now`.
fn ago(cursor: Cursor<'_>) -> Read<'_, DayText> {
    let (count, next) = name::count(cursor)?;
    let (unit, next) = unit(next)?;
    if let Some(next) = next.word(&["ago"]) {
        return Some((unit(-count), next));
    }
    let next = next.word(&["from"])?.word(&["now", "today"])?;
    Some((unit(count), next))
}

fn unit(cursor: Cursor<'_>) -> Read<'_, Unit> {
    let word = cursor.peek()?.word()?;
    let (_, unit) = UNITS.iter().find(|(words, _)| words.contains(&word))?;
    let next = cursor.step();
    Some((*unit, next.optional(next.word(&["time"]))))
}

/// Reads `CW 42`, `KW42/2024`, `calendar week 42`, `2024-W24`.
fn week(cursor: Cursor<'_>) -> Read<'_, DayText> {
    let found = |year, week, next| {
        let valid = (1..=53).contains(&week);
        valid.then_some((DayText::Week { year, week }, next))
    };
    if let Some((year, next)) = cursor.number(4..=4) {
        let next = next.optional(next.tight_mark("-"));
        let (week, next) = next.word(&["w", "kw", "cw"])?.tight_number(1..=2)?;
        return found(i32::try_from(year).ok(), week, next);
    }
    let next = cursor.word(&NUMBERED)?;
    let (week, next) = next.optional(next.mark("#")).number(1..=2)?;
    let year = next.optional(next.mark("/,")).number(4..=4);
    let year = year.filter(|(y, _)| (1970..2100).contains(y));
    match year {
        Some((year, next)) => found(i32::try_from(year).ok(), week, next),
        None => found(None, week, next),
    }
}
