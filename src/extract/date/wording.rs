//! The words that stand beside the date of a meeting.

use crate::scan::{self, DateText, DayText};
use crate::wordlist::WordList;
use std::borrow::Cow;
use std::ops::Range;

/// Words that say "meeting" and no more, and the small ones between them.
static MEETING_WORDS: WordList = WordList::new(
    "\
    minutes minute meeting meetings mtg notes note protokoll sitzung sitzungsprotokoll \
    treffen besprechung termin date datum when wann held call sync session agenda weekly \
    monthly biweekly bi regular attendees participants attendance present teilnehmer \
    anwesende of on the from for at in vom von der des die das am zum zur und and a to \
    log transcript recap summary meet mom draft final protocol slides day time",
);

/// Labels of a line that names the day.
const LABELS: [&str; 19] = [
    "date",
    "datum",
    "when",
    "wann",
    "day",
    "tag",
    "termin",
    "meeting date",
    "date and time",
    "date & time",
    "date/time",
    "time",
    "held on",
    "zeit",
    "meeting",
    "today's meeting",
    "this meeting",
    "sitzung",
    "sitzungsdatum",
];

/// Words of a heading that speaks of another meeting.
static OTHERS: WordList = WordList::new(
    "\
    next previous last follow upcoming future nächste nächstes nächster letzte letztes \
    prior past deadline",
);

/// Tells whether the word is about meetings as such.
pub(crate) fn is_meeting_word(word: &str) -> bool {
    MEETING_WORDS.has(word)
}

/// Tells whether a text calls itself a meeting or minutes.
pub(super) fn speaks_of_meeting(text: &str) -> bool {
    plain_words(text).any(|w| 3 < w.len() && MEETING_WORDS.has_lower(w))
}

/// Tells whether a date names a day of the calendar.
pub(crate) fn is_day(date: &DateText) -> bool {
    matches!(
        date.start,
        DayText::Calendar {
            month: Some(_),
            day: Some(_),
            ..
        }
    )
}

/// Returns where days of the calendar stand in a text.
pub(crate) fn day_spans(text: &str) -> Vec<Range<usize>> {
    let days = scan::dates(text).into_iter().filter(|d| is_day(&d.value));
    days.map(|found| found.span).collect()
}

/// Returns the text without its dates, and without the marks around them.
pub(crate) fn without_dates(text: &str) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for found in scan::dates(text) {
        if !matches!(found.value.start, DayText::Calendar { .. }) {
            continue;
        }
        rest.push_str(text.get(from..found.span.start).unwrap_or_default());
        rest.push(' ');
        from = found.span.end;
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    rest
}

/// Splits a text into lower-case words.
pub(super) fn words(text: &str) -> Vec<String> {
    plain_words(text).map(str::to_lowercase).collect()
}

/// Splits a text into words as written.
pub(super) fn plain_words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

/// Tells whether a text names a day and says nothing beside it but "meeting".
pub(super) fn is_only_a_date(text: &str) -> bool {
    if 120 < text.len() || day_spans(text).is_empty() {
        return false;
    }
    let rest = without_times(&without_dates(text));
    let rest = without_zones(&rest, text);
    words(&rest).iter().all(|w| is_meeting_word(w))
}

/// Tells whether a text is a day with a few words: "Attendees 13 June",
/// "2024-06-18 Rotterdam".
pub(super) fn is_dated_label(text: &str) -> bool {
    if 120 < text.len() || day_spans(text).is_empty() {
        return false;
    }
    let rest = without_clock_times(&without_dates(text));
    let rest = words(&without_zones(&rest, text));
    rest.iter().filter(|w| !is_meeting_word(w)).count() <= 2
}

/// Returns the text without times of day: "10am PST" leaves "PST".
pub(super) fn without_clock_times(text: &str) -> String {
    let mut rest = String::new();
    let mut from = 0;
    for found in scan::times(text) {
        rest.push_str(text.get(from..found.span.start).unwrap_or_default());
        rest.push(' ');
        from = found.span.end;
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    rest
}

fn without_times(text: &str) -> String {
    let mut rest = String::new();
    let mut from = 0;
    for found in scan::hour_ranges(text) {
        rest.push_str(text.get(from..found.span.start).unwrap_or_default());
        from = found.span.end;
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    rest
}

/// Returns the text without zones that stand apart from their time, if the whole
/// names one: the `UTC` of "UTC 16:00".
fn without_zones<'a>(rest: &'a str, whole: &str) -> Cow<'a, str> {
    let mut parts = rest.split(|c: char| !c.is_alphanumeric());
    if !parts.any(scan::is_zone) || scan::times(whole).is_empty() {
        return Cow::Borrowed(rest);
    }
    let parts = rest.split(|c: char| !c.is_alphanumeric());
    let kept: Vec<&str> = parts.filter(|w| !scan::is_zone(w)).collect();
    Cow::Owned(kept.join(" "))
}

/// Returns what follows a label such as `Date:`; for a heading, nothing.
pub(super) fn label_of(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(':').unwrap_or((text, ""));
    let label = label.trim_matches(|c: char| !c.is_alphanumeric());
    let known = LABELS.contains(&label.to_lowercase().as_str());
    known.then_some(rest)
}

/// Tells whether a line says when the meeting was held: "Called to order on
/// 8 October 2031", "Am Mittwoch, dem 8.10.2031, versammelten sich".
pub(super) fn states(text: &str) -> bool {
    const SAID: [&str; 26] = [
        "call to order",
        "called to order",
        "convened",
        "meeting began",
        "meeting opened",
        "meeting started",
        "meeting took place",
        "meeting was held",
        "was held on",
        "were held on",
        "met on",
        "took place on",
        "versammelten",
        "versammlung fand",
        "sitzung fand",
        "treffen fand",
        "fand wieder",
        "fand am",
        "beginn der",
        "s'est tenue",
        "s'est réunie",
        "se reunieron",
        "reuniram",
        "si è riunito",
        "si è tenuta",
        "samlades",
    ];
    let lower = text.to_lowercase();
    !day_spans(text).is_empty() && SAID.iter().any(|said| lower.contains(said))
}

/// Tells whether a line speaks of the meeting before or after this one.
pub(super) fn speaks_of_another(text: &str) -> bool {
    plain_words(text).any(|w| OTHERS.has_lower(w))
}
