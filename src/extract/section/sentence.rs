//! Titles that are sentences or mostly free: "Who files the minutes?", "Next
//! ACME meeting", "Directors present".

use super::small::{HELPS, OPENERS};
use super::{SectionKind, Word};
use std::borrow::Cow;

/// "ACME 2.0 next steps": what is to be done next is told of a product.
pub(super) fn names_version(words: &[Word]) -> bool {
    let named = |pair: &[Word]| pair[0].acronym && pair[1].is_number();
    words.windows(2).any(named)
}

/// "Follow-up / discussions": topics to take up again, no tasks.
pub(super) fn takes_up_again(words: &[Word]) -> bool {
    let has = |start: &str| words.iter().any(|w| w.lower.starts_with(start));
    has("follow") && (has("discuss") || has("diskuss"))
}

/// "Anwesende Vorstände", "Entschuldigte Räte": of whichever body.
pub(super) fn names_presence(words: &[Word]) -> Option<SectionKind> {
    let first = words.first().filter(|_| words.len() <= 3)?;
    match first.lower.as_str() {
        "anwesende" => Some(SectionKind::Participants),
        "abwesende" | "entschuldigte" => Some(SectionKind::Absent),
        _ => None,
    }
}

/// "Directors present", "Board members absent", "Other attendees:": of whichever
/// body, which stands in front of the last word.
pub(super) fn of_presence(title: &str) -> Option<SectionKind> {
    let head = title.split(':').next().unwrap_or_default();
    // "Members present (2/3)"
    let open = head.find('(').filter(|at| 0 < *at);
    let head = &head[..open.unwrap_or(head.len())];
    let head = head.trim_end_matches(|c: char| !c.is_alphanumeric());
    if !may_tell_presence(head) {
        return None;
    }
    let head = &*without_verb(head);
    if let Some((first, _)) = head.split_once('/')
        && is_any(
            first.trim(),
            &["present", "attending", "attendees", "participants"],
        )
    {
        // "Present/Contributing"
        return Some(SectionKind::Participants);
    }
    let at = head.rfind(' ')?;
    let kind = match head.get(at + 1..)? {
        w if is_any(w, &["present", "attending", "attended"]) => SectionKind::Participants,
        w if is_any(w, &["absent", "excused"]) => SectionKind::Absent,
        w if is_any(w, &["attendees", "participants"]) => {
            let named = head
                .split_whitespace()
                .all(|w| !w.starts_with(char::is_lowercase));
            return (named && is_body(head.get(..at)?)).then_some(SectionKind::Participants);
        }
        _ => return None,
    };
    let before = head.get(..at)?;
    let last = before.rsplit(' ').next().unwrap_or_default();
    let group = last.len() > 3 && last.ends_with(['s', 'S']);
    let group = group
        || is_any(
            last,
            &["also", "staff", "board", "council", "committee", "people"],
        );
    (group && is_body(before)).then_some(kind)
}

/// Looks at the last word only, and at what stands before a slash: nearly all
/// texts are told apart by them.
fn may_tell_presence(head: &str) -> bool {
    const LAST: [&str; 10] = [
        "present",
        "attending",
        "attended",
        "absent",
        "excused",
        "attendees",
        "participants",
        "attendance",
        "were",
        "waren",
    ];
    let last = head.rsplit(' ').next().unwrap_or_default();
    is_any(last, &LAST) || head.contains('/')
}

/// "The following members were present", "Members in attendance were": without
/// what makes it a sentence.
fn without_verb(head: &str) -> Cow<'_, str> {
    const VERBS: [&str; 2] = [" were", " waren"];
    let Some((before, after)) = VERBS.iter().find_map(|verb| head.split_once(verb)) else {
        return Cow::Borrowed(head);
    };
    let before = ["The following ", "Folgende ", "Those "]
        .iter()
        .find_map(|words| before.strip_prefix(words))
        .unwrap_or(before);
    let before = before
        .strip_suffix(" in attendance")
        .map_or(Cow::Borrowed(before), |who| {
            Cow::Owned(format!("{who} present"))
        });
    match after.trim() {
        "" => before,
        "in attendance" => Cow::Owned(format!("{before} present")),
        _ => Cow::Owned(format!("{before}{after}")),
    }
}

fn is_any(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// A few words that may name a group of people, and say nothing about one.
fn is_body(text: &str) -> bool {
    const OTHER: [&str; 26] = [
        "how",
        "who",
        "to",
        "will",
        "is",
        "are",
        "be",
        "was",
        "were",
        "not",
        "the",
        "of",
        "for",
        "with",
        "on",
        "by",
        "new",
        "more",
        "from",
        "welcome",
        "inviting",
        "as",
        "all",
        "past",
        "previous",
        "conference",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let few = text.split_whitespace().count() <= 4;
    few && words.all(|word| !is_any(word, &OTHER))
}

/// "Next ACME Tech Meeting": whose it is may stand in between.
pub(super) fn announces_next(words: &[Word]) -> bool {
    let words: Vec<&Word> = words.iter().filter(|w| !w.is_number()).collect();
    let [first, middle @ .., last] = words.as_slice() else {
        return false;
    };
    let meeting = ["meeting", "meetings", "call", "calls", "treffen", "sitzung"];
    OPENERS.contains(&first.lower.as_str())
        && meeting.contains(&last.lower.as_str())
        && middle.len() <= 3
}

/// "Who presents in the call and files the minutes?"
pub(super) fn asks_for_helper(words: &[Word]) -> bool {
    let mut lower = words.iter().map(|w| w.lower.as_str());
    lower.next() == Some("who") && lower.any(|w| HELPS.contains(&w))
}

/// "Reporting and minutes", "Report in the weekly call".
pub(super) fn is_about_reporting(words: &[Word]) -> bool {
    let mut lower = words.iter().map(|w| w.lower.as_str());
    let reports = matches!(lower.next(), Some("report" | "reporting" | "reports"));
    let inward = words
        .get(1)
        .is_some_and(|w| ["in", "to", "into"].contains(&w.lower.as_str()));
    let minutes = lower.clone().any(|w| w == "minutes" || w == "protokoll");
    reports && (minutes || (inward && lower.any(|w| w == "call" || w == "meeting")))
}
