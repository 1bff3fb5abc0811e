//! What is no part of a team's name.

use super::team::LONGEST;
use super::vocabulary::{BODIES, CHANGES, FILLERS, MEETINGS, MEETS};
use super::words::{Word, ordinal, words};
use crate::scan;

/// Words that name no team beside "meeting".
const GENERIC: &[&str] = &[
    "kickoff",
    "kick-off",
    "special",
    "final",
    "additional",
    "extra",
    "joint",
    "weekly",
    "monthly",
    "biweekly",
    "bi-weekly",
    "fortnightly",
    "daily",
    "working",
    "interest",
    "focus",
    "study",
    "project",
    "video",
    "zoom",
    "regular",
    "discussion",
    "separate",
    "whole",
    "entire",
    "more",
    "any",
    "no",
    "these",
    "those",
    "their",
    "his",
    "her",
    "my",
    "your",
    "current",
    "previous",
    "following",
    "in-person",
    "virtual",
    "virtually",
    "general",
    "spontaneous",
    "short",
    "long",
    "open",
    "general",
    "not",
    "cancel",
    "cancelled",
    "skip",
    "kein",
    "keine",
    "only",
    "usual",
    "reminder",
    "if",
    "can",
    "do",
    "does",
    "during",
    "after",
    "because",
    "outside",
    "many",
    "some",
    "such",
    "quick",
    "virtuelle",
    "when",
    "agenda",
    "minute",
    "notes",
    "logistics",
    "information",
    "info",
    "infos",
    "details",
    "location",
    "process",
    "suitable",
    "need",
    "needs",
    "out-of-band",
    "currently",
    "off",
    "update",
    "updates",
    "report",
    "reports",
    "held",
    "but",
    "since",
    "who",
    "what",
    "how",
    "both",
    "i",
    "you",
    "they",
    "he",
    "she",
    "everyone",
    "everybody",
    "somebody",
    "most",
    "formal",
    "informal",
    "protokoll",
    "readme",
    "lockerer",
    "geselliger",
    "offener",
    "kleiner",
    "großer",
    "des",
    "vom",
    "friendly",
    "right",
    "good",
    "best",
    "better",
    "focused",
    "holds",
    "hold",
    "host",
    "hosts",
    "join",
    "joins",
    "attend",
    "schedule",
    "run",
    "runs",
    "plan",
    "planned",
    "updating",
    "reviewing",
    "review",
    "discuss",
    "discussing",
    "revisit",
    "continue",
    "convert",
    "sofort",
    "nächste",
    "nächsten",
    "nächster",
    "nächstes",
    "unser",
    "unsere",
    "unserem",
    "monatliche",
    "wöchentliche",
    "however",
    "therefore",
    "today",
    "tomorrow",
    "standing",
    "offenes",
    "offene",
    "regelmäßiges",
    "regelmäßige",
    "gemeinsames",
    "thank",
    "thanks",
    "danke",
    "welcome",
    "questions",
    "goodbye",
];
/// Tells whether a text can be the name of a team: no time, no rhythm.
pub(super) fn is_sound(name: &str) -> bool {
    let all = words(name);
    let rhythm = |w: &Word| {
        w.is(&[
            "every",
            "each",
            "alle",
            "jeden",
            "week",
            "weeks",
            "wochen",
            "kalenderwochen",
        ])
    };
    let clause = |w: &Word| w.is(&["to", "this", "that", "from", "we", "our", "is", "are"]);
    let rhythm = |w: &Word| rhythm(w) || clause(w);
    let timed = !scan::times(name).is_empty();
    !all.is_empty() && all.len() <= LONGEST + 1 && !timed && !all.iter().any(rhythm)
}

/// A word that is no part of a name.
pub(super) fn is_plain(word: &Word) -> bool {
    let tables = [FILLERS, MEETINGS, MEETS, CHANGES, GENERIC, BODIES];
    let date = word.text.starts_with(|c: char| c.is_ascii_digit())
        || !scan::weekdays(&word.text).is_empty();
    let upper = word
        .text
        .get(..1)
        .map(str::to_uppercase)
        .unwrap_or_default();
    let capital = upper + word.text.get(1..).unwrap_or_default();
    let day = !scan::weekdays(&capital).is_empty();
    let named = word.proper && word.is(&["community", "open", "general", "project", "forum"]);
    (tables.iter().any(|t| word.is(t)) && !named) || date || day || ordinal(&word.text).is_some()
}
/// Drops brackets and marks from a name.
pub(super) fn clean(name: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for c in name.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    let apart = |c: char| !c.is_alphanumeric();
    kept.trim_matches(apart).to_owned()
}
