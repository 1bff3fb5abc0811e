//! Where an event takes place: a city or venue, or online.
//!
//! Known by a preposition ("in Graz", "@ Leaf&Tree"), a label ("Place: …"), a
//! postal code, a position of its own between dashes or commas, or because it
//! is a well-known city.

use super::city;
use super::segment::{Before, Segment};
use super::words::{self};
use crate::wordlist::WordList;

/// Prepositions before a place.
const PREPOSITIONS: &[&str] = &[" in ", " im ", " @ ", " at ", " @", " bei "];

/// Capitalized words behind "in" that are no place.
static NO_PLACES: WordList = WordList::new(
    "\
    english german french spanish deutsch english, person january february march april may june \
    july august september october november december januar februar märz mai juni juli oktober \
    dezember q1 q2 q3 q4 addition general particular progress kw cw week monday tuesday wednesday \
    thursday friday h1 h2 planung vorbereitung spring summer autumn winter frühjahr sommer herbst \
    the our this next his which zusammenarbeit kooperation matrix slack github",
);

/// Words by which a venue is known.
static VENUES: WordList = WordList::new(
    "\
    university universität hochschule hotel campus center centre centrum zentrum haus halle hall \
    office büro gmbh street str. straße platz library bibliothek museum castle schloss institute \
    institut hq headquarters congress messe messegelände building room raum tu uni \
    café cafe school schule akademie academy auditorium theater club pub station hub",
);

/// Labels before a place.
const LABELS: &[&str] = &[
    "place:",
    "location:",
    "venue:",
    "where:",
    "ort:",
    "wo:",
    "veranstaltungsort:",
];

/// Words that say that one can take part from afar.
static ONLINE: WordList =
    WordList::new("online virtual virtually virtuell remote hybrid zoom jitsi digital webinar");

/// Splits a name from the place it ends with.
pub(super) fn cut(named: &str) -> (&str, Option<String>) {
    let places = PREPOSITIONS
        .iter()
        .filter_map(|p| named.find(p).map(|at| (at, p.len())));
    let mut places: Vec<(usize, usize)> = places.collect();
    places.sort_unstable();
    for (at, length) in places {
        let rest = &named[at + length..];
        if let Some(place) = after_preposition(rest, &named[at..at + length]) {
            return (&named[..at], Some(place));
        }
    }
    cut_city(named)
}

/// Takes a city off the end: all behind the kind of event ("… Tag TU Wien").
fn cut_city(named: &str) -> (&str, Option<String>) {
    const LONGEST: usize = 3;
    let trimmed = named.trim_end_matches(['!', '.', ',', ' ']);
    let Some(at) = city::at_end(trimmed) else {
        return (named, None);
    };
    let before = trimmed[..at].trim_end_matches([' ', ',', '-', '–']);
    if before.is_empty() {
        return (named, None);
    }
    let from = behind_kind(before).map_or(before.len(), |from| behind_year(trimmed, from));
    let venue = &trimmed[from..];
    if words::words(venue).count() <= LONGEST {
        (&trimmed[..from], Some(tidy(venue)))
    } else {
        (before, Some(tidy(&trimmed[at..])))
    }
}

/// "`RoseCon` 2031 Graz": the year belongs to the name.
fn behind_year(text: &str, from: usize) -> usize {
    let rest = text[from..].trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let year = digits == 4 && rest[digits..].starts_with(' ');
    if year {
        text.len() - rest.len() + digits
    } else {
        from
    }
}

/// Returns where the last word that names a kind of event ends.
fn behind_kind(text: &str) -> Option<usize> {
    let words: Vec<&str> = words::words(text).collect();
    let last = (0..words.len())
        .rev()
        .find(|&i| words::is_event_word(&words, i))?;
    let word = words.get(last)?;
    let offset = word.as_ptr() as usize - text.as_ptr() as usize;
    Some(offset + word.len())
}

/// Reads a place behind a preposition.
fn after_preposition(rest: &str, preposition: &str) -> Option<String> {
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let german = ["der ", "dem ", "den "]
        .iter()
        .find_map(|a| rest.strip_prefix(a));
    let rest = german.filter(|rest| names_venue(rest)).unwrap_or(rest);
    let end = run_end(rest);
    let place = tidy(&rest[..end]);
    let first = words::words(&place).next()?.to_lowercase();
    let is_name = rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let digit = rest.starts_with(|c: char| c.is_ascii_digit());
    let known = is_name && !digit && !NO_PLACES.has(&first);
    let handle = preposition == " @" && rest.starts_with(char::is_lowercase);
    (known && !handle && !words::names_event(&place)).then_some(place)
}

/// Tells whether a text begins with a kind of house: "Bibliothek", "Stadthalle".
fn names_venue(text: &str) -> bool {
    const ENDINGS: [&str; 12] = [
        "haus",
        "halle",
        "saal",
        "zentrum",
        "schule",
        "bibliothek",
        "universität",
        "café",
        "akademie",
        "theater",
        "platz",
        "büro",
    ];
    let first = words::words(text).next().map(str::to_lowercase);
    first.is_some_and(|word| ENDINGS.iter().any(|e| word.ends_with(e)))
}

/// Returns where a run of capitalized words ends.
fn run_end(text: &str) -> usize {
    static JOINING: WordList = WordList::new("am an der de la upon und of van den del di a.d. & +");
    let mut end = 0;
    let mut offset = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim();
        let is_name = bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if bare.starts_with('|') || !(is_name || JOINING.has(bare)) {
            break;
        }
        offset += word.len();
        if is_name {
            end = offset;
        }
        if bare.ends_with([',', '.', '!', '?', ':', ';', ')']) {
            break;
        }
    }
    end
}

/// Reads the place from the segments behind the name, up to a sentence.
pub(super) fn of_segments(text: &str, segments: &[&Segment]) -> Option<String> {
    const SOON: usize = 3;
    let mut near = segments.iter().take(SOON);
    near.find_map(|segment| {
        let piece = &text[segment.span.clone()];
        let loose = segment.before != Before::Gap && is_name_like(piece);
        of_whole(piece)
            .or_else(|| loose.then(|| venue(piece)).flatten())
            .or_else(|| led(piece))
    })
}

/// "in Graz with Ada": a segment that begins with a preposition.
fn led(piece: &str) -> Option<String> {
    let spaced = format!(" {piece}");
    let preposition = PREPOSITIONS.iter().find(|p| spaced.starts_with(**p))?;
    after_preposition(&spaced[preposition.len()..], preposition)
}

fn is_name_like(piece: &str) -> bool {
    const LONGEST: usize = 5;
    let words: Vec<&str> = piece.split_whitespace().collect();
    let is_name = |w: &&&str| w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let names = words.iter().filter(is_name).count();
    words.len() <= LONGEST && words.len() <= names + 1
}

fn venue(piece: &str) -> Option<String> {
    let mut lower = words::words(piece).map(str::to_lowercase);
    lower.any(|w| VENUES.has(&w)).then(|| tidy(piece))
}

/// Tells whether a text is a city, or "online", and no name.
pub(super) fn is_mere(piece: &str) -> bool {
    let is_city = city::at_start(piece).is_some_and(|end| is_end(piece, end));
    is_city && of_whole(piece).is_some() || is_online(piece) && words::words(piece).count() == 1
}

/// Reads a segment that is nothing but a place: "Linz", "MOA Amsterdam".
pub(super) fn of_whole(piece: &str) -> Option<String> {
    const LONGEST: usize = 4;
    let piece = piece.trim();
    let starts = city::at_start(piece).filter(|end| is_end(piece, *end));
    let capital = |w: &str| !w.starts_with(char::is_lowercase);
    let ends = city::at_end(piece).is_some()
        && !words::names_event(piece)
        && piece.split(' ').all(capital);
    let short = words::words(piece).count() <= LONGEST && is_name_like(piece);
    let online = is_online(piece) && words::words(piece).count() == 1;
    (online || short && (starts.is_some() || ends)).then(|| tidy(piece))
}

/// Reads the place from what stands in brackets: "(May 3, Graz)".
pub(super) fn of_aside(aside: &str) -> Option<String> {
    let segments = super::segment::split(aside);
    segments
        .iter()
        .find_map(|s| of_whole(&aside[s.span.clone()]))
}

fn is_end(piece: &str, end: usize) -> bool {
    let rest = piece[end..].trim_start_matches(['/', ' ', '(']);
    rest.is_empty() || 3 < end && !words::names_event(rest) && rest.starts_with(char::is_uppercase)
}

/// Reads a place in what a sentence says behind the event's name.
pub(super) fn in_sentence(rest: &str) -> Option<String> {
    const LEADS: &[&str] = &["in ", "at ", "@ ", "to ", "im "];
    let spaced = format!(" {rest}");
    let leads = LEADS.iter().filter_map(|lead| {
        let at = spaced.find(&format!(" {lead}"))?;
        let behind = &spaced[at + 1 + lead.len()..];
        let place = after_preposition(behind, &format!(" {lead}"))?;
        let certain = city::at_start(behind.trim_start()).is_some() || at == 0 && *lead != "to ";
        certain.then_some((at, place))
    });
    leads.min_by_key(|(at, _)| *at).map(|(_, place)| place)
}

/// Reads the place from a line that describes the event.
pub(super) fn of_fact(text: &str) -> Option<String> {
    let trimmed = text.trim();
    let lower = trimmed.to_lowercase();
    if let Some(label) = LABELS.iter().find(|l| lower.starts_with(**l)) {
        let place = trimmed.get(label.len()..)?.trim();
        return (!place.is_empty()).then(|| tidy(place));
    }
    address(trimmed)
        .or_else(|| in_sentence(trimmed))
        .or_else(|| listed(trimmed))
}

/// "12345 Graz": the city behind a postal code.
fn address(text: &str) -> Option<String> {
    let mut words = text.split([' ', ',']).filter(|w| !w.is_empty());
    let is_code = |w: &&str| (4..=5).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_digit());
    words.find(is_code)?;
    let city = words.next()?;
    let known = city::at_start(city).is_some() || text.contains(',');
    (known && city.starts_with(char::is_uppercase)).then(|| tidy(city))
}

/// "MOA Amsterdam, |", "Hamburg, Garden Hall (near the station)".
fn listed(text: &str) -> Option<String> {
    let segments = super::segment::split(text);
    let mut pieces = segments.iter().map(|s| &text[s.span.clone()]);
    let at = pieces.position(|p| of_whole(p).is_some())?;
    let piece = &text[segments.get(at)?.span.clone()];
    let next = segments.get(at + 1).filter(|s| s.before == Before::Comma);
    let next = next.map(|s| &text[s.span.clone()]);
    let next = next.filter(|n| city::at_end(piece) == Some(0) && is_name_like(n));
    Some(next.map_or_else(|| tidy(piece), |n| format!("{piece}, {n}")))
}

/// Joins a venue with the city behind it.
pub(super) fn joined(venue: Option<String>, behind: Option<String>) -> Option<String> {
    match (venue, behind) {
        (Some(venue), Some(city))
            if city::first(&venue).is_none() && city::first(&city).is_some() =>
        {
            Some(format!("{venue}, {city}"))
        }
        (venue, behind) => venue.or(behind),
    }
}

/// Returns the place named with the event; a venue together with the city
/// that is told elsewhere.
pub(super) fn with_city(
    named: Option<String>,
    described: impl FnOnce() -> Option<String>,
) -> Option<String> {
    let Some(venue) = named else {
        return described();
    };
    if city::first(&venue).is_some() || is_online(&venue) {
        return Some(venue);
    }
    match described() {
        Some(place) if !place.contains(&venue) && !venue.contains(&place) => {
            Some(format!("{venue}, {place}"))
        }
        _ => Some(venue),
    }
}

/// Reads the city that a name begins with: "Bonn Rose Days".
pub(super) fn leading(name: &str) -> Option<String> {
    let end = city::at_start(name)?;
    name[end..].starts_with(' ').then(|| tidy(&name[..end]))
}

/// Tells whether a text says that one can take part online.
pub(super) fn is_online(text: &str) -> bool {
    words::words(text).any(|w| ONLINE.has(&w.to_lowercase()))
}

fn tidy(place: &str) -> String {
    let trimmed = place.trim_matches(|c: char| c.is_whitespace() || ",.:;!?-–—|*()".contains(c));
    trimmed.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_facts() {
        let check = |text: &str, place: &str| {
            assert_eq!(of_fact(text).unwrap_or_default(), place, "{text}");
        };
        check("Where: the old barn", "the old barn");
        check("At Leaf Ltd, Rose Street 5, 12345 Graz", "Graz");
        check("| until | in Linz ", "Linz");
        check("MOA Amsterdam, | / |", "MOA Amsterdam");
        check("Hamburg, Garden Hall ", "Hamburg, Garden Hall");
        check("they invite us to Dresden, with cake", "Dresden");
        check("Featuring Ada and Grace", "");
        check("learn about Roses in detail", "");
    }

    #[test]
    fn tells_no_places() {
        assert_eq!(cut("Talks in German").1, None);
        assert_eq!(cut("RoseCon EU").1, None);
        assert_eq!(cut("RoseCon @ada").1, None);
    }
}
