//! What a sentence says of an event: whether the day it names is the event's.
//!
//! "The Rose Summit will be held in Graz on May 3" does, "Ada will report on
//! Friday what the summit decided" does not: between the event and its day
//! stand only places, and words that say that it takes place.

use super::{segment, when, words};
use crate::wordlist::WordList;
use std::ops::Range;

/// Words between an event and its day.
static BRIDGES: WordList = WordList::new(
    "\
    ein eine einen einem unser unsere unserem ich wir great good nice successful fun gebucht reserviert \
    booked reserved angemeldet confirmed bestätigt voting vote votes ballot nominations open opens \
    a ab abend about accepted afternoon again already also am and anfang angesetzt announced \
    another approved approximately are around at auf be been begin beginning begins being \
    bereits bis by ca change changed co-located coming confirmed corner das date dated dates \
    day days dem den der die during earlier early end ende evening fand few findet first \
    fixed for fourth free from full-day ganz ganztägig geplant going had half-day happen \
    happened happening happens has hat have held hosted hosting hybrid im in in-person \
    invitation is ist it its just last late later likely location maybe meet mid \
    middle mitte morning most moved moves next noch now of on one-day online open organised \
    organized our over person place planed planmäßig planned planning possible possibly \
    postponed probably remote rescheduled scheduled second set should sind start starting \
    starts statt stattfinden stattgefunden still take takes taking tentative tentatively the \
    then there third this time to today tomorrow took two-day uhr um until up upcoming \
    upcomming us verschoben very virtual virtually vom von voraussichtlich vsl war was we \
    week weeks werden were when which wieder will wird within would year years zum zur \
    le la les du de des à au aux dans aura lieu sera el los las del en será il di della",
);

/// Words that make the day that of an ordinary meeting, or of a deadline.
static OTHERS: WordList = WordList::new(
    "meeting meetings call calls meet sync sitzung standup deadline registration cfp",
);

/// Words right behind the event that make the day that of its preparation.
static PLANS: WordList = WordList::new(
    "\
    planning planung preparation preparations prep vorbereitung vorbereitungen debrief recap \
    retrospective rückblick nachbesprechung",
);

/// Words that tell a day by an event.
static RELATIONS: WordList = WordList::new("before after vor nach following");

/// Splits a text into its sentences; what holds no word stays with the one
/// before it.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut push = |span: Range<usize>| {
        let has_word = text[span.clone()].chars().any(char::is_alphabetic);
        match spans.last_mut() {
            Some(last) if !has_word => last.end = span.end,
            _ => spans.push(span),
        }
    };
    let mut start = 0;
    for (at, mark) in text.match_indices(['.', '!', '?', ';']) {
        let end = at + mark.len();
        if start < end && segment::ends_sentence(text, at) {
            push(start..end);
            start = end;
        }
    }
    push(start..text.len());
    spans
}

/// Returns a text up to the sentence that ends a call for papers, if that is not
/// the first one.
pub(super) fn before_call(text: &str) -> &str {
    let mut later = sentences(text).into_iter().skip(1);
    let call = later.find(|span| when::is_call(&text[span.clone()]));
    call.map_or(text, |span| &text[..span.start])
}

/// Tells whether the day written at `day` is that of an event that the
/// sentence names.
pub(super) fn is_of_event(text: &str, day: &Range<usize>) -> bool {
    let before = text.get(..day.start).unwrap_or_default();
    let after = text.get(day.end..).unwrap_or_default();
    let follows = last_kind(before).is_some_and(|end| bridges(&before[end..], Objects::Allowed));
    let leads = || first_group(after).is_some_and(|at| bridges(&after[..at], Objects::None));
    follows || !is_relation(after) && leads()
}

/// "the Friday before the summit": another day than the summit's.
fn is_relation(after: &str) -> bool {
    let first = words::words(after).next().map(str::to_lowercase);
    first.is_some_and(|word| RELATIONS.has(&word))
}

/// Returns where the last word ends that names a kind of event.
fn last_kind(text: &str) -> Option<usize> {
    let all: Vec<&str> = words::words(text).collect();
    let last = (0..all.len())
        .rev()
        .find(|&i| words::is_event_word(&all, i))?;
    let stop = (0..last).rev().find(|&i| super::name::stops_left(all[i]));
    // "a call after the summit on Friday": the call is on Friday. What follows
    // closely is the summit's: "before the summit in April".
    let near = stop.map_or(0..0, |i| i.saturating_sub(1)..i + 1);
    let end = offset(text, all[last]) + all[last].len();
    let gap = text[end..].trim_start();
    let close = ["in ", "im ", "("].iter().any(|lead| gap.starts_with(lead));
    if !close && all[near].iter().any(|word| RELATIONS.has(word)) {
        return None;
    }
    Some(end)
}

/// Returns where the words begin that belong to the first kind of event.
fn first_group(text: &str) -> Option<usize> {
    let all: Vec<&str> = words::words(text).collect();
    let kind = (0..all.len()).find(|&i| words::is_event_word(&all, i))?;
    let first = (0..kind).rev().find(|&i| super::name::stops_left(all[i]));
    Some(offset(text, all[first.map_or(0, |i| i + 1)]))
}

fn offset(text: &str, word: &str) -> usize {
    word.as_ptr() as usize - text.as_ptr() as usize
}

/// Tells whether nothing but a place and words of taking place stand between a
/// meeting and its day.
pub(super) fn bridges_place(gap: &str) -> bool {
    bridges(gap, Objects::None)
}

/// Whether a preposition may bring in other words ("with seeds and tools").
#[derive(Clone, Copy, PartialEq, Eq)]
enum Objects {
    Allowed,
    None,
}

/// Tells whether nothing but places and words of taking place stand between.
fn bridges(gap: &str, objects: Objects) -> bool {
    const LONGEST: usize = 20;
    let (plain, _) = segment::asides(gap);
    let all: Vec<&str> = words::words(&plain).collect();
    let spoken = plain.trim_start().starts_with(char::is_alphabetic);
    if spoken
        && all
            .first()
            .is_some_and(|word| PLANS.has(&word.to_lowercase()))
    {
        return false;
    }
    let all = match all.first() {
        Some(first) if spoken && first.eq_ignore_ascii_case("meeting") => &all[1..],
        _ => &all[..],
    };
    if all
        .iter()
        .any(|word| *word == "Meet" || OTHERS.has(&word.to_lowercase()))
    {
        return false;
    }
    all.len() <= LONGEST && (says_so(&plain) || is_bridge(all, objects))
}

/// "… organized by the garden club will take place": whatever stands before.
fn says_so(gap: &str) -> bool {
    const ENDS: [&str; 10] = [
        "will take place",
        "takes place",
        "take place",
        "will be held",
        "will happen",
        "scheduled for",
        "planned for",
        "scheduled",
        "geplant für",
        "findet",
    ];
    let lower = gap.to_lowercase();
    let end = lower.trim_end_matches(|c: char| !c.is_alphabetic());
    let end = [" on", " at", " am", " in", " from", " vom", " the"]
        .iter()
        .fold(end, |end, word| end.strip_suffix(word).unwrap_or(end));
    ENDS.iter().any(|e| end.ends_with(e))
}

/// Prepositions that bring in a few other words.
static LEADS: WordList = WordList::new(
    "with by on about at for mit zu über of from in bei von to around zum zur im beim an a the",
);

/// Names, words of taking place, and after a preposition a few other words.
fn is_bridge(all: &[&str], objects: Objects) -> bool {
    let object = if objects == Objects::Allowed { 3 } else { 0 };
    let of = |lower: &str| ["d'", "d’"].iter().any(|d| lower.starts_with(d));
    let mut free: usize = 0;
    all.iter().all(|word| {
        let lower = word.to_lowercase();
        let is_name = word.starts_with(|c: char| !c.is_lowercase());
        if LEADS.has(&lower) {
            free = object;
            return true;
        }
        // "atelier d'écriture"
        let known = is_name || BRIDGES.has(&lower) || of(&lower);
        let is_object = 0 < free && !known;
        free = free.saturating_sub(1);
        known || is_object
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_sentences() {
        let check = |text: &str, expected: &[&str]| {
            let got: Vec<&str> = sentences(text)
                .into_iter()
                .map(|s| text[s].trim())
                .collect();
            assert_eq!(got, expected);
        };
        check(
            "Roses bloom. Summit on May 3!",
            &["Roses bloom.", "Summit on May 3!"],
        );
        check("Sept. 3 in St. Gallen", &["Sept. 3 in St. Gallen"]);
        check("Summit on 3. Mai. |", &["Summit on 3. Mai. |"]);
    }

    #[test]
    fn connects_an_event_with_its_day() {
        let check = |text: &str, expected: bool| {
            let days = crate::scan::dates(text);
            let of_event = |d: &crate::scan::Found<_>| is_of_event(text, &d.span);
            assert_eq!(days.iter().any(of_event), expected, "{text}");
        };
        check("The Rose Summit will be held in Graz on May 3", true);
        check("Rose Summit (in Graz, May 3)", true);
        check("Rose Summit: Vienna, May 3", true);
        check("On May 3 we have the Rose Summit", true);
        check("Dec 13 RG hosting the pruning seminar", true);
        check(
            "Vom 26. bis zum 28. Mai hat das Garten-Camp stattgefunden",
            true,
        );
        check("Ada will report on Friday what the summit decided", false);
        check(
            "short meeting last week, mostly on numbers of the conference",
            false,
        );
        check("Friday afternoon, after Ada's event", false);
        check("the Friday before RoseCon", false);
        check("Rose Summit planning on Friday", false);
        check("summit reviewed yesterday", false);
        check(
            "a hackathon by the club of gardeners takes place 18th of July",
            true,
        );
        check("Rose workshop with seeds and tools (Oct 11)", true);
        check("Kickoff meeting held on 2031-01-06", true);
        check("sign up before RoseCon in April", true);
        check("a call after RoseCon on Friday", false);
        check("a call right after the Rose Summit - May 3", false);
        check("publish this weekend to line up with the workshop", false);
        check(
            "Collect input for the Retro in the Team Meeting on May 3",
            false,
        );
    }
}
