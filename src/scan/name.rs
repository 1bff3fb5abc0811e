//! Names of months and weekdays and the small words around dates, in English
//! and German.

use super::token::{Cursor, Token};
use chrono::Weekday;

/// Full names and abbreviations, by month.
const MONTHS: [(&[&str], &[&str]); 12] = [
    (&["january", "januar", "jänner"], &["jan"]),
    (&["february", "februar"], &["feb", "febr"]),
    (&["march", "märz", "maerz"], &["mar", "mär", "mrz"]),
    (&["april"], &["apr"]),
    (&["may", "mai"], &[]),
    (&["june", "juni"], &["jun"]),
    (&["july", "juli"], &["jul"]),
    (&["august"], &["aug"]),
    (&["september"], &["sep", "sept"]),
    (&["october", "oktober"], &["oct", "okt"]),
    (&["november"], &["nov"]),
    (&["december", "dezember"], &["dec", "dez"]),
];

/// Full names, abbreviations, and German letters too short to stand alone.
const WEEKDAYS: [(Weekday, &[&str], &[&str], &str); 7] = [
    (Weekday::Mon, &["monday", "montag"], &["mon"], "mo"),
    (
        Weekday::Tue,
        &["tuesday", "dienstag"],
        &["tue", "tues"],
        "di",
    ),
    (
        Weekday::Wed,
        &["wednesday", "mittwoch"],
        &["wed", "weds"],
        "mi",
    ),
    (
        Weekday::Thu,
        &["thursday", "donnerstag"],
        &["thu", "thur", "thurs"],
        "do",
    ),
    (Weekday::Fri, &["friday", "freitag"], &["fri"], "fr"),
    (
        Weekday::Sat,
        &["saturday", "samstag", "sonnabend"],
        &["sat"],
        "sa",
    ),
    (Weekday::Sun, &["sunday", "sonntag"], &["sun"], "so"),
];

/// Month names that are words or names of people as well.
const AMBIGUOUS: [&str; 6] = ["may", "march", "mar", "mai", "jan", "dec"];

/// How a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    /// In full.
    Full,
    /// More than one: "Mondays", "montags".
    Plural,
    /// Abbreviated.
    Short,
    /// Two letters.
    Letters,
}

/// Reads a month's name with the dot of an abbreviation.
pub(super) fn month(cursor: Cursor<'_>) -> Option<(u32, Spelling, Cursor<'_>)> {
    let token = cursor.peek()?;
    let word = token.word()?;
    let numbered = (1..).zip(&MONTHS);
    let (month, spelling) = numbered.into_iter().find_map(|(number, (full, short))| {
        if full.contains(&word) {
            return Some((number, Spelling::Full));
        }
        short.contains(&word).then_some((number, Spelling::Short))
    })?;
    if AMBIGUOUS.contains(&word) && !token.is_capital() && !is_dated(cursor) {
        return None;
    }
    let next = cursor.step();
    let dotted = next.tight_mark(".").filter(|_| spelling == Spelling::Short);
    Some((month, spelling, next.optional(dotted)))
}

/// "on may 15": the words around make it a month.
fn is_dated(cursor: Cursor<'_>) -> bool {
    let before = cursor.back().word(&[
        "on", "at", "until", "till", "by", "from", "since", "am", "bis", "vom",
    ]);
    let day = cursor
        .step()
        .number(1..=2)
        .is_some_and(|(day, _)| (1..=31).contains(&day));
    cursor.before().is_some() && before.is_some() && day
}

/// Tells whether a name alone is a month's for sure.
pub(super) fn is_certain_month(token: &Token<'_>) -> bool {
    let word = token.word().unwrap_or_default();
    token.is_capital()
        && !AMBIGUOUS.contains(&word)
        && MONTHS.iter().any(|(full, _)| full.contains(&word))
}

/// Reads a weekday's name with the dot of an abbreviation.
pub(super) fn weekday(cursor: Cursor<'_>) -> Option<(Weekday, Spelling, Cursor<'_>)> {
    let token = cursor.peek()?;
    let word = token.word()?;
    let (day, spelling) = WEEKDAYS.iter().find_map(|(day, full, short, letters)| {
        let singular = word.strip_suffix('s').unwrap_or(word);
        let spelling = if full.contains(&word) {
            Spelling::Full
        } else if full.contains(&singular) {
            Spelling::Plural
        } else if short.contains(&word) {
            Spelling::Short
        } else if *letters == word {
            Spelling::Letters
        } else {
            return None;
        };
        Some((*day, spelling))
    })?;
    let abbreviated = matches!(spelling, Spelling::Short | Spelling::Letters);
    if abbreviated && !token.is_capital() {
        return None;
    }
    let next = cursor.step();
    let dotted = next.tight_mark(".").filter(|_| abbreviated);
    Some((day, spelling, next.optional(dotted)))
}

/// Words after which a number or a name is a date.
pub(super) const PREPOSITIONS: [&str; 42] = [
    "on",
    "in",
    "by",
    "until",
    "till",
    "before",
    "after",
    "since",
    "from",
    "during",
    "of",
    "for",
    "starting",
    "beginning",
    "mid",
    "early",
    "late",
    "end",
    "around",
    "am",
    "im",
    "bis",
    "vom",
    "von",
    "ab",
    "seit",
    "vor",
    "nach",
    "zum",
    "der",
    "den",
    "dem",
    "anfang",
    "mitte",
    "ende",
    "date",
    "datum",
    "when",
    "wann",
    "next",
    "this",
    "last",
];

/// Ordinal endings of English numbers.
pub(super) const ORDINALS: [&str; 4] = ["st", "nd", "rd", "th"];

/// Numbers in words, from one on.
const COUNTS: [&[&str]; 6] = [
    &["a", "an", "one", "einem", "einer", "einen", "ein"],
    &["two", "zwei"],
    &["three", "drei"],
    &["four", "vier"],
    &["five", "fünf"],
    &["six", "sechs"],
];

/// Reads a small number in digits or words.
pub(super) fn count(cursor: Cursor<'_>) -> Option<(i32, Cursor<'_>)> {
    if let Some((number, next)) = cursor.number(1..=2) {
        return Some((i32::try_from(number).ok()?, next));
    }
    let word = cursor.peek()?.word()?;
    let found = (1..).zip(COUNTS).find(|(_, words)| words.contains(&word));
    found.map(|(number, _)| (number, cursor.step()))
}
