//! Titles and what they announce.

use super::SectionKind::{
    Absent, Actions, Agenda, Decisions, Events, Housekeeping, Participants, Schedule, Structure,
    Topic,
};
use super::{SectionKind, kind_of, without_shortcodes};

fn check(kind: SectionKind, titles: &[&str]) {
    for title in titles {
        assert_eq!(kind_of(title), kind, "{title}");
    }
}

#[test]
fn titles_of_lists_of_people() {
    check(
        Participants,
        &[
            "Participants (github handles preferred)",
            "Who was there",
            "Attending",
            "Present",
            "Present:",
            "## Present",
            "Anwesende",
            "Anwesende Vorstände",
            "Teilnehmer*innen",
            "Teilnehmer:innen",
            "1. Attendees",
            ":wave: Attendees",
            "TSC Participants",
            "List of participants",
            "Participants: please add yourself",
            "Members present",
            "Guests",
            "Directors Present",
            "Others present",
            "TSC members present: 5",
            "Other attendees:",
            "Also present",
            "Attended by",
            "Attendence (7)",
            "Participants  use of handle is preferred",
        ],
    );
    check(
        Absent,
        &[
            "Regrets",
            "Not attending",
            "Absent",
            "Entschuldigt",
            "Entschuldigte Vorstände",
            "Apologies",
            "Board Members Absent:",
        ],
    );
}

#[test]
fn titles_of_agendas_and_structure() {
    check(
        Agenda,
        &[
            "Agenda",
            "This week's Agenda",
            "TOP",
            "Agenda items",
            "Tagesordnung",
            "Topics:",
            "Discussion points",
            "TOP-Vorschläge",
            "Follow-up from last meeting / discussions",
        ],
    );
    check(
        Structure,
        &[
            "Notes",
            "Minutes",
            "Meeting Minutes 2024-05-01",
            "MoM",
            "Links",
            "Q&A",
            "Welcome",
            "Welcome to the Team Meeting",
            "Transcript",
            "Das tatsächliche Protokoll",
        ],
    );
    check(
        Housekeeping,
        &[
            "Housekeeping",
            "Last week's agenda",
            "Community call report and minutes transfer",
            "Note taker",
            "Reporting & minutes",
            "Reporting in community call",
            "Housekeeping & organizational items",
            "Who presents in the call and files the minutes?",
            "Community call and minutes transfer",
            "Agenda items for future meetings",
            "Items from last meeting",
        ],
    );
}

#[test]
fn titles_of_facts() {
    check(
        Events,
        &[
            "Upcoming events",
            "Events, CfPs",
            "Save the date",
            "Termine",
            "Events - come and see us",
            "Other events",
            "Events this week",
        ],
    );
    check(
        Actions,
        &[
            "Action items",
            "Next steps",
            "Next-Steps",
            "AIs",
            "Last week's action items",
            "TODO",
            "Outstanding action items",
            "Actionable Items",
            "Tasks for Everyone",
            "Individual Tasks",
        ],
    );
    check(Decisions, &["Beschlüsse", "Decisions", "Decisions made"]);
    check(
        Schedule,
        &[
            "Meeting times",
            "Next Meeting 2031-02-01",
            "Next ACME Tech Meeting 2031-02-01",
            "Upcoming Meetings",
        ],
    );
}

#[test]
fn titles_of_topics() {
    check(
        Topic,
        &[
            "Events API redesign",
            "Present the roadmap",
            "Decision needed: default quota",
            "Notes on storage",
            "Team Ops",
            "Next overflow slot",
            "AI",
            "",
            "...",
            "2031",
            "Approval of minutes",
            "Announcements",
            "Call to action",
            "ACME 2.0 next steps and discussion",
            "Roles",
            "What next?",
            "Community call",
            "Report from the board",
        ],
    );
}

#[test]
fn emoji_codes_go() {
    let check = |text: &str, expected: &str| assert_eq!(without_shortcodes(text), expected);
    check(":rocket: Launch", " Launch");
    check("a :+1: b", "a  b");
    check("12:30:00", "12:30:00");
    check("at 14:00: tea", "at 14:00: tea");
    check("std::vec::Vec", "std::vec::Vec");
    check("ä:ö:ü", "ä:ö:ü");
}
