//! What a heading says about the text below it.
//!
//! A title is read by its words: "Participants (github handles preferred)" is
//! an attendance list, "Upcoming events" announces events, "Notes" is mere
//! structure, and whatever says none of this is a topic.

/// What stands below a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// Who was there.
    Participants,
    /// Who was not there.
    Absent,
    /// The agenda: its list or its sub-headings are the topics.
    Agenda,
    /// Announcements of events.
    Events,
    /// Tasks.
    Actions,
    /// Decisions.
    Decisions,
    /// When teams meet.
    Schedule,
    /// Organization of the meeting itself: who reports, who takes minutes.
    Housekeeping,
    /// Mere structure: notes, minutes, links.
    Structure,
    /// A topic.
    Topic,
}

/// Tells what a section with this title holds.
pub fn kind_of(title: &str) -> SectionKind {
    let title = title.to_lowercase();
    let words: Vec<&str> = title
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|w| !w.is_empty())
        .collect();
    KINDS
        .iter()
        .find(|(keys, _)| keys.iter().any(|k| words.first() == Some(k)))
        .map_or(SectionKind::Topic, |(_, kind)| *kind)
}

const KINDS: [(&[&str], SectionKind); 3] = [
    (
        &[
            "participants",
            "attendees",
            "present",
            "anwesende",
            "teilnehmer",
        ],
        SectionKind::Participants,
    ),
    (&["agenda", "tagesordnung"], SectionKind::Agenda),
    (
        &["events", "termine", "veranstaltungen"],
        SectionKind::Events,
    ),
];
