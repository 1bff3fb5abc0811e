//! Names of months and weekdays and the small words around dates, in English
//! and German, of months and weekdays also in other languages of Europe.

use super::token::{Cursor, Token};
use chrono::Weekday;

/// Full names and abbreviations, by month.
const MONTHS: [(&[&str], &[&str]); 12] = [
    (
        &[
            "january", "januar", "jänner", "januari", "janvier", "enero", "gennaio", "janeiro",
        ],
        &["jan"],
    ),
    (
        &[
            "february",
            "februar",
            "februari",
            "février",
            "febrero",
            "febbraio",
            "fevereiro",
        ],
        &["feb", "febr"],
    ),
    (
        &[
            "march", "märz", "maerz", "maart", "marts", "mars", "marzo", "março",
        ],
        &["mar", "mär", "mrz"],
    ),
    (&["april", "avril", "abril", "aprile"], &["apr"]),
    (&["may", "mai", "maj", "mei", "mayo", "maggio", "maio"], &[]),
    (
        &["june", "juni", "juin", "junio", "giugno", "junho"],
        &["jun"],
    ),
    (
        &["july", "juli", "juillet", "julio", "luglio", "julho"],
        &["jul"],
    ),
    (
        &["august", "augusti", "augustus", "août", "agosto"],
        &["aug"],
    ),
    (
        &[
            "september",
            "septembre",
            "septiembre",
            "settembre",
            "setembro",
        ],
        &["sep", "sept"],
    ),
    (
        &[
            "october", "oktober", "octobre", "octubre", "ottobre", "outubro",
        ],
        &["oct", "okt"],
    ),
    (&["november", "novembre", "noviembre", "novembro"], &["nov"]),
    (
        &[
            "december",
            "dezember",
            "décembre",
            "diciembre",
            "dicembre",
            "dezembro",
        ],
        &["dec", "dez"],
    ),
];

/// Full names, plurals, abbreviations, and German letters too short to stand
/// alone.
const WEEKDAYS: [(Weekday, Names, Names, Names, Names); 7] = [
    (
        Weekday::Mon,
        &[
            "monday",
            "montag",
            "montagabend",
            "lundi",
            "lunes",
            "lunedì",
            "maandag",
            "måndag",
        ],
        &["mondays", "montags", "montagabends", "lundis"],
        &["mon"],
        &["mo"],
    ),
    (
        Weekday::Tue,
        &[
            "tuesday",
            "dienstag",
            "dienstagabend",
            "mardi",
            "martes",
            "martedì",
            "dinsdag",
            "tisdag",
        ],
        &["tuesdays", "dienstags", "dienstagabends", "mardis"],
        &["tue", "tues"],
        &["di"],
    ),
    (
        Weekday::Wed,
        &[
            "wednesday",
            "mittwoch",
            "mittwochabend",
            "mercredi",
            "miércoles",
            "mercoledì",
            "woensdag",
            "onsdag",
        ],
        &["wednesdays", "mittwochs", "mittwochabends", "mercredis"],
        &["wed", "weds"],
        &["mi"],
    ),
    (
        Weekday::Thu,
        &[
            "thursday",
            "donnerstag",
            "donnerstagabend",
            "jeudi",
            "jueves",
            "giovedì",
            "donderdag",
            "torsdag",
        ],
        &["thursdays", "donnerstags", "donnerstagabends", "jeudis"],
        &["thu", "thur", "thurs"],
        &["do"],
    ),
    (
        Weekday::Fri,
        &[
            "friday",
            "freitag",
            "freitagabend",
            "vendredi",
            "viernes",
            "venerdì",
            "vrijdag",
            "fredag",
        ],
        &["fridays", "freitags", "freitagabends", "vendredis"],
        &["fri"],
        &["fr"],
    ),
    (
        Weekday::Sat,
        &[
            "saturday",
            "samstag",
            "sonnabend",
            "samedi",
            "sábado",
            "sabato",
            "zaterdag",
            "lördag",
        ],
        &["saturdays", "samstags", "sonnabends", "samedis"],
        &["sat"],
        &["sa"],
    ),
    (
        Weekday::Sun,
        &[
            "sunday", "sonntag", "dimanche", "domingo", "domenica", "zondag", "söndag",
        ],
        &["sundays", "sonntags", "dimanches"],
        &["sun"],
        &["so"],
    ),
];

type Names = &'static [&'static str];

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
    let (month, spelling) = token.known()?.month?;
    if AMBIGUOUS.contains(&token.word()?) && !token.is_capital() && !is_dated(cursor) {
        return None;
    }
    let next = cursor.step();
    let dotted = next.tight_mark(".").filter(|_| spelling == Spelling::Short);
    Some((month, spelling, next.optional(dotted)))
}

/// Words before a day that make "may" behind them a month.
pub(super) const BEFORE_DAYS: [&str; 10] = [
    "on", "at", "until", "till", "by", "from", "since", "am", "bis", "vom",
];

/// "on may 15": the words around make it a month.
fn is_dated(cursor: Cursor<'_>) -> bool {
    let before = cursor.back().word(&BEFORE_DAYS);
    let day = cursor
        .step()
        .number(1..=2)
        .is_some_and(|(day, _)| (1..=31).contains(&day));
    cursor.before().is_some() && before.is_some() && day
}

/// Tells whether a name alone is a month's for sure.
pub(super) fn is_certain_month(token: &Token<'_>) -> bool {
    let month = token.known().and_then(|known| known.month);
    let word = token.word().unwrap_or_default();
    let full = month.is_some_and(|(_, spelling)| spelling == Spelling::Full);
    full && token.is_capital() && !AMBIGUOUS.contains(&word)
}

/// Reads a weekday's name with the dot of an abbreviation.
pub(super) fn weekday(cursor: Cursor<'_>) -> Option<(Weekday, Spelling, Cursor<'_>)> {
    let token = cursor.peek()?;
    let (day, spelling) = token.known()?.weekday?;
    let abbreviated = matches!(spelling, Spelling::Short | Spelling::Letters);
    if abbreviated && !token.is_capital() {
        return None;
    }
    let next = cursor.step();
    let dotted = next.tight_mark(".").filter(|_| abbreviated);
    Some((day, spelling, next.optional(dotted)))
}

/// Returns the names of the months in all spellings.
pub(super) fn months() -> impl Iterator<Item = (&'static str, u32, Spelling)> {
    (1..).zip(&MONTHS).flat_map(|(month, (full, short))| {
        let full = full.iter().map(move |name| (*name, month, Spelling::Full));
        full.chain(
            short
                .iter()
                .map(move |name| (*name, month, Spelling::Short)),
        )
    })
}

/// Returns the names of the weekdays in all spellings.
pub(super) fn weekdays() -> impl Iterator<Item = (&'static str, Weekday, Spelling)> {
    WEEKDAYS
        .iter()
        .flat_map(|(day, full, plural, short, letters)| {
            let lists = [
                (*full, Spelling::Full),
                (*plural, Spelling::Plural),
                (*short, Spelling::Short),
                (*letters, Spelling::Letters),
            ];
            let spelled = lists.into_iter();
            spelled
                .flat_map(move |(names, spelling)| names.iter().map(move |n| (*n, *day, spelling)))
        })
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

/// Ordinal endings of English numbers, as typed in haste as well.
pub(super) const ORDINALS: [&str; 6] = ["st", "nd", "rd", "th", "thh", "tth"];

/// Numbers in words, from one on.
pub(super) const COUNTS: [&[&str]; 6] = [
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
