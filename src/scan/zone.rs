//! The zone of a time, as people write it: `CEST`, `Europe/Berlin`, `UTC+2`,
//! `US Eastern Time`, `CE(S)T`. What it means is settled elsewhere.

use super::token::{Cursor, Token};

type Read<'a, T> = Option<(T, Cursor<'a>)>;

pub(super) const ABBREVIATIONS: [&str; 45] = [
    "utc", "gmt", "cet", "cest", "mez", "mesz", "bst", "wet", "west", "eet", "eest", "msk", "ist",
    "jst", "kst", "aest", "aedt", "acst", "awst", "nzst", "nzdt", "sgt", "hkt", "pt", "pst", "pdt",
    "mt", "mst", "mdt", "ct", "cst", "cdt", "et", "est", "edt", "akst", "akdt", "hst", "brt",
    "art", "cat", "sast", "wat", "eat", "z",
];
pub(super) const REGIONS: [&str; 12] = [
    "europe",
    "america",
    "asia",
    "africa",
    "australia",
    "pacific",
    "atlantic",
    "indian",
    "antarctica",
    "us",
    "etc",
    "canada",
];
pub(super) const AMERICAN: [&str; 6] = [
    "eastern", "central", "mountain", "pacific", "alaska", "hawaii",
];

/// Abbreviations that nobody takes for a word in small letters.
pub(super) const LONG: [&str; 9] = [
    "cest", "cet", "utc", "gmt", "mez", "mesz", "pst", "pdt", "edt",
];

/// Reads a zone; `text` is the one that the cursor walks.
pub(super) fn zone<'a>(cursor: Cursor<'a>, text: &str) -> Read<'a, String> {
    let bracket = cursor.mark("([");
    let start = cursor.optional(bracket.or(cursor.mark(",")));
    let end = named(start)?;
    let end = end.optional(alternative(end));
    let from = start.peek()?.start;
    let to = end.before()?.end();
    let written = text.get(from..to)?.to_owned();
    let closed = end.mark(")]").filter(|_| bracket.is_some());
    Some((written, end.optional(closed)))
}

/// Tells whether a word is a zone's abbreviation in capitals: `UTC`, `CEST`.
pub(super) fn is_capital_abbreviation(word: &str) -> bool {
    let upper = 1 < word.len() && word.bytes().all(|b| b.is_ascii_uppercase());
    upper && ABBREVIATIONS.contains(&&*word.to_ascii_lowercase())
}

/// Tells whether a zone's abbreviation follows.
pub(super) fn is_abbreviation(cursor: Cursor<'_>) -> bool {
    abbreviation(cursor).is_some()
}

/// Tells whether an abbreviation follows that makes a bare hour a time: "15
/// CEST". Those that mean other things as well ("5 PT", "4 Z") do not.
pub(super) fn is_certain(cursor: Cursor<'_>) -> bool {
    const OTHERS: [&str; 12] = [
        "z", "pt", "mt", "ct", "art", "cat", "eat", "wat", "west", "ist", "wet", "mst",
    ];
    let word = cursor.peek().and_then(Token::word);
    is_abbreviation(cursor) && word.is_some_and(|word| !OTHERS.contains(&word))
}

fn named(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    region(cursor)
        .or_else(|| abbreviation(cursor))
        .or_else(|| american(cursor))
        .or_else(|| place_time(cursor))
}

/// Reads the `/CEST` of `CET/CEST`.
fn alternative(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    abbreviation(cursor.tight_mark("/")?)
}

fn abbreviation(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let token = cursor.peek()?;
    let word = token.word().filter(|word| !word.is_empty())?;
    let upper = !token.text.chars().any(char::is_lowercase);
    if ABBREVIATIONS.contains(&word) && (upper || LONG.contains(&word)) {
        let next = cursor.step();
        return Some(next.optional(offset(next)));
    }
    let summer = cursor
        .word(&["ce", "me", "p", "e", "c", "m"])
        .filter(|_| upper)?;
    let next = summer.tight_mark("(")?.word(&["s", "d"])?.tight_mark(")")?;
    let next = next.word(&["t", "z"])?;
    Some(next)
}

/// Reads the `+2` or ` +02:00` of `UTC+2`.
fn offset(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let sign = cursor.mark("+-−±")?;
    let (_, next) = sign.tight_number(1..=4)?;
    let minutes = next.tight_mark(":").and_then(|n| n.tight_number(2..=2));
    let joined = cursor.peek_tight().is_some() || cursor.mark("+").is_some();
    joined.then(|| minutes.map_or(next, |(_, end)| end))
}

fn region(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut next = cursor.word(&REGIONS)?.tight_mark("/")?;
    next.peek_tight()?.word()?;
    next = next.step();
    while let Some(more) = next.tight_mark("/_").filter(|n| n.peek_tight().is_some()) {
        more.peek_tight()?.word()?;
        next = more.step();
    }
    Some(next)
}

/// Reads `US Eastern Time`, `Eastern Daylight Time`, `Pacific`.
fn american(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let country = cursor.word(&["us", "u"]);
    let next = match country {
        Some(next) => next.optional(
            next.tight_mark(".")
                .and_then(|n| n.word(&["s"])?.tight_mark(".")),
        ),
        None => cursor,
    };
    let capital = next.peek()?.is_capital();
    let next = next.word(&AMERICAN).filter(|_| capital)?;
    let season = next.word(&["standard", "daylight", "summer"]);
    let next = next.optional(season);
    let time = next.word(&["time"]).filter(|n| n.word(&["zone"]).is_none());
    Some(next.optional(time.or_else(|| next.word(&["time"])?.word(&["zone"]))))
}

/// Reads `Berlin time`, `German time`, `local time`.
fn place_time(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let token: &Token<'_> = cursor.peek()?;
    let known = token.is_capital() || ["local", "german"].contains(&token.word()?);
    let pronoun = [
        "this", "that", "same", "any", "what", "some", "each", "every", "new", "next", "first",
        "last", "meeting", "full", "part",
    ];
    token.word().filter(|w| known && !pronoun.contains(w))?;
    let next = cursor.step();
    next.optional(next.word(&["summer", "standard"]))
        .word(&["time"])
}
