//! Times that people name in running words, English and German.
//!
//! ```text
//! named  = [ lead ] core
//! lead   = "in" | "im" | "of" | "from" | "since" | "seit" | "before" | "vor" | …
//! core   = [ part ] month year | month after a lead | "last" month
//!        | season year | season after a lead | "last" season
//!        | quarter year | year | calendar date
//!        | ( "last" | "this" | "next" ) unit | span "ago"
//! part   = ( "early" | "mid" | "late" | "Anfang" | "Mitte" | "Ende" ) [ "of" ]
//! ```
//!
//! `late March 2024` are its last days, `im Herbst 2023` September to
//! November, `since 2024` all days from then on. A month or a season by
//! itself (`may`, `spring`) is a word like any other.

use super::{Bounds, Period, calendar, full_year, month_of, months, two_words};
use chrono::{Datelike, Days, NaiveDate};

/// Words at the beginning of a text that name a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// So many words.
    pub(crate) words: usize,
    /// What they name.
    pub(crate) period: Period,
}

/// Reads the time that a text begins with, given as words.
pub(crate) fn read(words: &[&str], today: NaiveDate) -> Option<Named> {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let clean = |word: &String| word.trim_end_matches([',', '?', '!', '.']).to_owned();
    let lower: Vec<String> = lower.iter().map(clean).collect();
    let lower: Vec<&str> = lower.iter().map(String::as_str).collect();
    let lead = lower.first().and_then(|word| Lead::of(word));
    let skipped = usize::from(lead.is_some());
    let (used, (first, last)) = core(lower.get(skipped..)?, lead, today)?;
    let (from, until) = match lead.unwrap_or(Lead::During) {
        Lead::During => (Some(first), Some(last)),
        Lead::Since => (Some(first), None),
        Lead::After => (last.succ_opt(), None),
        Lead::Until => (None, Some(last)),
        Lead::Before => (None, first.pred_opt()),
    };
    Some(Named {
        words: skipped + used,
        period: Period { from, until },
    })
}

/// Reads a text that is nothing but a time, given as words in lower case.
pub(super) fn whole(words: &[&str], today: NaiveDate) -> Option<Bounds> {
    let (used, bounds) = core(words, None, today)?;
    (used == words.len()).then_some(bounds)
}

/// What a word before a time makes of it.
#[derive(Clone, Copy, Debug)]
enum Lead {
    During,
    Since,
    After,
    Until,
    Before,
}

impl Lead {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "in" | "im" | "of" | "from" | "during" | "around" | "vom" | "von" | "um" => {
                Self::During
            }
            "since" | "seit" | "ab" => Self::Since,
            "after" | "nach" => Self::After,
            "until" | "till" | "bis" => Self::Until,
            "before" | "vor" => Self::Before,
            _ => return None,
        })
    }
}

/// So many words, and the days that they name.
type Read = (usize, Bounds);

fn core(words: &[&str], lead: Option<Lead>, today: NaiveDate) -> Option<Read> {
    part_of_month(words)
        .or_else(|| month(words, lead, today))
        .or_else(|| season(words, lead, today))
        .or_else(|| quarter(words))
        .or_else(|| relative(words, today))
        .or_else(|| calendar(words.first()?).map(|bounds| (1, bounds)))
        .filter(|(_, (first, _))| (1970..2200).contains(&first.year()))
}

/// Reads `late March 2024`, `Anfang Mai 2023`, `end of June 2022`.
fn part_of_month(words: &[&str]) -> Option<Read> {
    let (before, length) = match *words.first()? {
        "early" | "beginning" | "start" | "anfang" => (0, 10),
        "mid" | "middle" | "mitte" => (9, 11),
        "late" | "end" | "ende" => (19, 12),
        _ => return None,
    };
    let has_link = matches!(words.get(1), Some(&("of" | "des" | "von")));
    let at = 1 + usize::from(has_link);
    let (first, last) = month_of(full_year(words.get(at + 1)?)?, english(words.get(at)?))?;
    let begin = first.checked_add_days(Days::new(before))?;
    let end = begin.checked_add_days(Days::new(length))?.min(last);
    Some((at + 2, (begin, end)))
}

/// Reads `March 2024` and `2024 March`; after a lead or `last` also just
/// `March`, which is the one that began last.
fn month(words: &[&str], lead: Option<Lead>, today: NaiveDate) -> Option<Read> {
    let dated = |year: &str, name: &str| month_of(full_year(year)?, english(name));
    let pair = words.first().zip(words.get(1));
    if let Some(bounds) = pair.and_then(|(a, b)| dated(b, a).or_else(|| dated(a, b))) {
        return Some((2, bounds));
    }
    let skipped = usize::from(is_last(words.first()?));
    if lead.is_none() && skipped == 0 {
        return None;
    }
    let name = Some(english(words.get(skipped)?));
    let name = name.filter(|name| 3 < name.len() || *name == "may")?;
    let this_year = month_of(today.year(), name).filter(|(first, _)| *first <= today);
    let bounds = this_year.or_else(|| month_of(today.year() - 1, name))?;
    Some((skipped + 1, bounds))
}

/// Reads `spring 2024`; after a lead or `last` also just `spring`.
fn season(words: &[&str], lead: Option<Lead>, today: NaiveDate) -> Option<Read> {
    let skipped = usize::from(is_last(words.first()?));
    let start = start_of_season(words.get(skipped)?)?;
    let of_year = |year| months(year, start, 3);
    let year = words
        .get(skipped + 1)
        .and_then(|word| word.split('/').next());
    if let Some(year) = year.and_then(full_year) {
        return Some((skipped + 2, of_year(year)?));
    }
    if lead.is_none() && skipped == 0 {
        return None;
    }
    let is_past = |(first, last): &Bounds| {
        let day = if skipped == 1 { last } else { first };
        *day <= today
    };
    let this_year = of_year(today.year()).filter(is_past);
    let bounds = this_year.or_else(|| of_year(today.year() - 1))?;
    Some((skipped + 1, bounds))
}

/// Reads `Q2 2024` and `2024 Q2`.
fn quarter(words: &[&str]) -> Option<Read> {
    let (first, second) = (words.first()?, words.get(1)?);
    let read = |year: &str, part: &str| {
        let read = full_year(year).filter(|_| part.starts_with('q'));
        read.and_then(|_| calendar(&format!("{year}-{part}")))
    };
    let bounds = read(first, second).or_else(|| read(second, first))?;
    Some((2, bounds))
}

/// Reads `last week`, `next month`, `3 weeks ago`, `letzte Woche`.
fn relative(words: &[&str], today: NaiveDate) -> Option<Read> {
    let (first, second) = (*words.first()?, *words.get(1)?);
    if words.get(2) == Some(&"ago") {
        let read = two_words(&format!("{first}{second}"), "ago", today);
        return read.map(|bounds| (3, bounds));
    }
    let which = match first {
        "next" | "nächste" | "nächsten" | "nächster" | "nächstes" => "next",
        "this" | "diese" | "diesen" | "dieser" | "dieses" | "diesem" => "this",
        word if is_last(word) => "last",
        _ => return None,
    };
    let unit = match second {
        "woche" => "week",
        "monat" => "month",
        "quartal" => "quarter",
        "jahr" => "year",
        other => other,
    };
    two_words(which, unit, today).map(|bounds| (2, bounds))
}

fn is_last(word: &str) -> bool {
    let forms = ["last", "letzte", "letzten", "letzter", "letztes", "letztem"];
    forms.contains(&word)
}

/// Returns the month of which a season is the first of three.
fn start_of_season(word: &str) -> Option<u32> {
    Some(match word {
        "spring" | "frühling" | "frühjahr" | "fruehling" | "fruehjahr" => 3,
        "summer" | "sommer" => 6,
        "autumn" | "fall" | "herbst" => 9,
        "winter" => 12,
        _ => return None,
    })
}

/// Returns the English name of a month in either language.
fn english(word: &str) -> &str {
    match word {
        "januar" | "jänner" => "january",
        "februar" => "february",
        "märz" | "maerz" => "march",
        "mai" => "may",
        "juni" => "june",
        "juli" => "july",
        "oktober" | "okt" => "october",
        "dezember" | "dez" => "december",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cases: &[(&str, &str)]) {
        let today = NaiveDate::from_ymd_opt(2024, 6, 13).unwrap();
        for (text, expected) in cases {
            let words: Vec<&str> = text.split(' ').collect();
            let named = read(&words, today);
            let shown = named.map(|named| format!("{} {}", named.words, named.period));
            assert_eq!(shown.as_deref().unwrap_or("-"), *expected, "{text}");
        }
    }

    #[test]
    fn months_and_years_are_read_in_both_languages() {
        check(&[
            ("March 2024 board", "2 2024-03-01..2024-03-31"),
            ("März 2023", "2 2023-03-01..2023-03-31"),
            ("2024 dez", "2 2024-12-01..2024-12-31"),
            ("2024", "1 2024-01-01..2024-12-31"),
            ("2024?", "1 2024-01-01..2024-12-31"),
            ("2024-06", "1 2024-06-01..2024-06-30"),
            ("Q2 2024", "2 2024-04-01..2024-06-30"),
            ("late March 2024", "3 2024-03-20..2024-03-31"),
            ("end of february 2024", "4 2024-02-20..2024-02-29"),
            ("Anfang Mai 2023", "3 2023-05-01..2023-05-11"),
        ]);
    }

    #[test]
    fn seasons_and_spans_count_from_today() {
        check(&[
            ("im Herbst 2023", "3 2023-09-01..2023-11-30"),
            ("winter 2023/24", "2 2023-12-01..2024-02-29"),
            ("last spring", "2 2024-03-01..2024-05-31"),
            ("last summer", "2 2023-06-01..2023-08-31"),
            ("in summer", "2 2024-06-01..2024-08-31"),
            ("last march", "2 2024-03-01..2024-03-31"),
            ("im Oktober", "2 2023-10-01..2023-10-31"),
            ("last week", "2 2024-06-03..2024-06-09"),
            ("letzte Woche", "2 2024-06-03..2024-06-09"),
            ("3 weeks ago", "3 2024-05-23"),
            ("since 2023", "2 2023-01-01.."),
            ("before March 2024", "3 ..2024-02-29"),
            ("after 2023", "2 2024-01-01.."),
            ("bis 2023", "2 ..2023-12-31"),
        ]);
    }

    #[test]
    fn other_words_name_no_time() {
        check(&[
            ("may", "-"),
            ("march", "-"),
            ("fall back", "-"),
            ("spring boot", "-"),
            ("in the cloud", "-"),
            ("last call", "-"),
            ("8443", "-"),
            ("0121", "-"),
            ("v1.2", "-"),
            ("Q2", "-"),
            ("late night", "-"),
        ]);
    }
}
