//! How certain an announced event is.

use minutebook_index::model::EventStatus;

/// Words that call an event off.
const CANCELLED: &[&str] = &[
    "cancelled",
    "canceled",
    "called off",
    "fällt aus",
    "abgesagt",
    "not take place",
    "nicht statt",
    "won't happen",
    "will not happen",
    "entfällt",
    "does not happen",
];

/// Words that put an event to another date.
const MOVED: &[&str] = &[
    "moved to",
    "moved from",
    "moves to",
    "moves from",
    "postponed",
    "verschoben",
    "rescheduled",
    "shifted to",
    "new date",
    "verlegt",
];

/// Words that leave it open.
const TENTATIVE: &[&str] = &[
    "t.b.d",
    "tbd",
    "tba",
    "t.b.a",
    "tentative",
    "probably",
    "maybe",
    "likely",
    "vsl.",
    "voraussichtlich",
    "not confirmed",
    "unconfirmed",
    "to be confirmed",
    "tbc",
    "planned date",
    "perhaps",
    "vielleicht",
    "evtl",
    "geplant",
    "vermutlich",
    "to be decided",
    "to be announced",
    "is planned",
    "planned for",
];

/// Reads the status from a line, brackets included.
pub(super) fn read(text: &str) -> EventStatus {
    let lower = text.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    if says(CANCELLED) {
        EventStatus::Cancelled
    } else if says(MOVED) {
        EventStatus::Moved
    } else if says(TENTATIVE) || doubts(&lower) {
        EventStatus::Tentative
    } else {
        EventStatus::Confirmed
    }
}

/// "`RoseCon` (?)", "in May?": the mark stands alone or ends the line.
fn doubts(text: &str) -> bool {
    text.contains("(?)") || text.contains("??") || text.trim_end().ends_with('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_status() {
        let check = |text: &str, expected: EventStatus| assert_eq!(read(text), expected, "{text}");
        check("June 3 RoseCon (Ada?)", EventStatus::Confirmed);
        check("June 3 RoseCon (?)", EventStatus::Tentative);
        check("RoseCon, vsl. im Mai", EventStatus::Tentative);
        check("RoseCon fällt aus", EventStatus::Cancelled);
        check("RoseCon postponed to 3 June", EventStatus::Moved);
    }
}
