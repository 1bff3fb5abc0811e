//! The words in which people speak of meetings, and a text cut into words.
//!
//! Tables instead of patterns: a further word or language is a further entry.

use std::ops::Range;

/// A word in lower case and where it stands; `bi-weekly` is one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case.
    pub(super) text: String,
    /// Whether it begins with a capital or a digit, or holds a capital.
    pub(super) proper: bool,
    /// Bytes of the text.
    pub(super) span: Range<usize>,
}

impl Word {
    /// Tells whether it is one of a table.
    pub(super) fn is(&self, table: &[&str]) -> bool {
        table.contains(&self.text.as_str())
    }
}

/// Cuts a text into words.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let ends = std::iter::once((text.len(), ' '));
    for (at, c) in text.char_indices().chain(ends) {
        let joins = c.is_alphanumeric() || (start.is_some() && c == '-' && inner(text, at));
        match start {
            None if joins => start = Some(at),
            Some(from) if !joins => {
                words.extend(word(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// A hyphen between two letters, or between a digit and a letter.
fn inner(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let after = text.get(at + 1..).and_then(|t| t.chars().next());
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    letter(after) && before.is_some_and(char::is_alphanumeric)
}

fn word(text: &str, span: Range<usize>) -> Option<Word> {
    let written = text.get(span.clone())?;
    Some(Word {
        text: written.to_lowercase(),
        proper: written.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || written.contains(char::is_uppercase),
        span,
    })
}

/// What a team holds.
pub(super) const MEETINGS: &[&str] = &[
    "meeting",
    "meetings",
    "call",
    "calls",
    "session",
    "sessions",
    "sync",
    "syncs",
    "standup",
    "stand-up",
    "standups",
    "slot",
    "slots",
    "timeslot",
    "coffee",
    "meetup",
    "meetups",
    "hours",
    "breakout",
    "breakouts",
    "cadence",
    "telco",
    "jour",
    "treffen",
    "sitzung",
    "sitzungen",
    "termin",
    "termine",
    "runde",
    "besprechung",
    "besprechungen",
    "stammtisch",
    "forum",
    "mtg",
    "mtgs",
    "teleconference",
    "videoconference",
    "weekly",
];

/// That a team comes together.
pub(super) const MEETS: &[&str] = &[
    "meet",
    "meets",
    "meeting",
    "meetings",
    "met",
    "held",
    "takes",
    "take",
    "happens",
    "happen",
    "happening",
    "happnes",
    "tagt",
    "trifft",
    "treffen",
    "stattfinden",
    "statt",
];

/// That something about it changes, or stays.
pub(super) const CHANGES: &[&str] = &[
    "move",
    "moved",
    "moves",
    "moving",
    "shift",
    "shifted",
    "shifts",
    "shifting",
    "switch",
    "switched",
    "switches",
    "switching",
    "change",
    "changed",
    "changes",
    "changing",
    "reschedule",
    "rescheduled",
    "rescheduling",
    "new",
    "keep",
    "go",
    "going",
    "now",
    "revive",
    "resume",
    "resumes",
    "start",
    "starting",
    "starts",
    "begin",
    "beginning",
    "begins",
    "verschoben",
    "verschieben",
    "verlegt",
    "verlegen",
    "wechselt",
    "wechsel",
    "neuer",
    "neue",
    "künftig",
    "ab",
];

/// Changes of a time: without one of these a time alone is no statement.
pub(super) const MOVES: &[&str] = &[
    "move",
    "moved",
    "moves",
    "moving",
    "shift",
    "shifted",
    "shifts",
    "switch",
    "switched",
    "switches",
    "change",
    "changed",
    "changes",
    "changing",
    "reschedule",
    "rescheduled",
    "verschoben",
    "verschieben",
    "verlegt",
    "verlegen",
    "wechselt",
];

/// That nothing moves.
pub(super) const STAYS: &[&str] = &["leave", "keep", "keeps", "stay", "stays", "bleibt"];

/// Kinds of bodies that meet.
pub(super) const BODIES: &[&str] = &[
    "team",
    "teams",
    "sig",
    "sigs",
    "wg",
    "wgs",
    "group",
    "groups",
    "subgroup",
    "subteam",
    "committee",
    "board",
    "council",
    "taskforce",
    "arbeitsgruppe",
    "ag",
    "arbeitskreis",
    "kreis",
    "gremium",
    "vorstand",
    "tsc",
    "tc",
    "forum",
    "crew",
    "squad",
    "chapter",
    "circle",
];

/// Words between the words that matter.
pub(super) const FILLERS: &[&str] = &[
    "a",
    "an",
    "the",
    "this",
    "that",
    "our",
    "we",
    "is",
    "are",
    "be",
    "been",
    "was",
    "will",
    "to",
    "at",
    "on",
    "in",
    "of",
    "for",
    "from",
    "and",
    "or",
    "as",
    "by",
    "with",
    "it",
    "its",
    "there",
    "every",
    "each",
    "per",
    "other",
    "all",
    "has",
    "have",
    "until",
    "till",
    "up",
    "out",
    "back",
    "into",
    "currently",
    "usually",
    "again",
    "also",
    "please",
    "note",
    "reminder",
    "decision",
    "decided",
    "agreed",
    "agreement",
    "proposal",
    "proposed",
    "suggestion",
    "still",
    "so",
    "let",
    "s",
    "der",
    "die",
    "das",
    "den",
    "dem",
    "ein",
    "eine",
    "um",
    "am",
    "im",
    "und",
    "oder",
    "uhr",
    "auf",
    "von",
    "zu",
    "zum",
    "wir",
    "uns",
    "sich",
    "ist",
    "wird",
    "werden",
    "findet",
    "jeweils",
    "immer",
    "nun",
    "jetzt",
    "same",
    "old",
    "regular",
    "regularly",
    "recurring",
    "normal",
    "time",
    "times",
    "day",
    "days",
    "date",
    "week",
    "weeks",
    "month",
    "months",
    "schedule",
    "scheduled",
    "slot",
    "when",
    "where",
    "who",
    "next",
    "first",
    "last",
    "morning",
    "mornings",
    "afternoon",
    "evening",
    "minutes",
    "min",
    "hour",
    "online",
    "unchanged",
    "previously",
    "about",
    "before",
    "woche",
    "wochen",
    "monat",
    "monate",
    "zeit",
    "wann",
    "rhythmus",
    "rhythm",
    "frequency",
    "appointment",
    "place",
    "join",
    "community",
    "new",
    "since",
    "gets",
    "one",
    "two",
    "via",
];

/// That single days are meant.
pub(super) const ONE_OFF: &[&str] = &[
    "next",
    "this",
    "tomorrow",
    "today",
    "yesterday",
    "last",
    "upcoming",
    "coming",
    "morgen",
    "heute",
    "nächste",
    "nächsten",
    "nächster",
    "diese",
    "diesen",
    "dieser",
    "kommenden",
    "kommende",
    "gestern",
    "letzte",
    "letzten",
];

/// That a session is off.
pub(super) const OFF: &[&str] = &[
    "cancelled",
    "canceled",
    "cancel",
    "cancelling",
    "skip",
    "skipped",
    "skipping",
    "entfällt",
    "entfallen",
    "ausfallen",
    "ausgefallen",
    "abgesagt",
];

/// That all sessions are off for a while.
pub(super) const PAUSES: &[&str] = &[
    "hibernate",
    "hibernates",
    "hibernation",
    "hibernating",
    "pause",
    "paused",
    "pausing",
    "suspended",
    "dissolved",
    "disbanded",
];

/// That something is only asked or wished.
pub(super) const MODALS: &[&str] = &[
    "consider",
    "considering",
    "considered",
    "could",
    "would",
    "might",
    "should",
    "shall",
    "can",
    "maybe",
    "perhaps",
    "idea",
    "sollen",
    "sollten",
    "könnten",
    "soll",
];

/// That a day or time does not suit somebody.
pub(super) const CONFLICTS: &[&str] = &[
    "conflict",
    "conflicts",
    "unavailable",
    "poll",
    "doodle",
    "vote",
    "overlaps",
];

/// What has a rhythm, but is no meeting.
pub(super) const THINGS: &[&str] = &[
    "sprint",
    "sprints",
    "release",
    "releases",
    "podcast",
    "podcasts",
    "newsletter",
    "newsletters",
    "scan",
    "scans",
    "build",
    "builds",
    "backup",
    "backups",
    "report",
    "reports",
];

/// Behind these a rhythm only tells which meeting is meant.
pub(super) const INSIDE: &[&str] = &["in", "during", "instead", "beim", "im", "während", "statt"];

/// Meetings that are held once.
pub(super) const SINGLE: &[&str] = &["followup", "follow-up", "kickoff", "kick-off"];

/// Numbers as words.
pub(super) fn number(word: &str) -> Option<u32> {
    const NUMBERS: [(&[&str], u32); 6] = [
        (&["one", "eine", "ein"], 1),
        (
            &[
                "two",
                "zwei",
                "other",
                "second",
                "2nd",
                "zweite",
                "zweiten",
                "zweiter",
                "alternate",
            ],
            2,
        ),
        (&["three", "drei", "third", "3rd", "dritte", "dritten"], 3),
        (&["four", "vier", "fourth", "4th", "vierte", "vierten"], 4),
        (&["six", "sechs", "6th"], 6),
        (&["eight", "acht"], 8),
    ];
    let named = NUMBERS.iter().find(|(names, _)| names.contains(&word));
    let digits = || word.parse().ok().filter(|n| (1..=12).contains(n));
    named.map(|(_, number)| *number).or_else(digits)
}

/// Which week of the month an ordinal names, -1 for the last one.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    const ORDINALS: [(&[&str], i8); 6] = [
        (&["first", "1st", "erste", "ersten", "erster"], 1),
        (&["second", "2nd", "zweite", "zweiten", "zweiter"], 2),
        (&["third", "3rd", "dritte", "dritten", "dritter"], 3),
        (&["fourth", "4th", "vierte", "vierten", "vierter"], 4),
        (&["fifth", "5th", "fünfte", "fünften"], 5),
        (&["last", "letzte", "letzten", "letzter"], -1),
    ];
    let found = ORDINALS.iter().find(|(names, _)| names.contains(&word));
    found.map(|(_, week)| *week)
}
