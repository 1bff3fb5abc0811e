//! Statements of when teams meet.
//!
//! `#### Storage` / `* Every other uneven week Thu 14-15` states that the team
//! of that heading meets every two weeks. Read are rhythms, days and times,
//! changes of them, and what is said of single days ("no call next week").
//! Who meets is named in the sentence, in the list or heading above it, or is
//! the team whose meeting it is. What only one line beside says ("next time
//! Monday 2 October at 15:00") completes a statement that leaves it open.

mod rhythm;
mod statement;
mod team;
mod words;

use super::section::{self, SectionKind};
use super::{Part, ScheduleEvidence};
use crate::parse::{Block, BlockKind};
use statement::{Place, Reading};

/// Reads them from a part.
pub fn recognize(part: &Part<'_>) -> Vec<ScheduleEvidence> {
    let mut found: Vec<ScheduleEvidence> = Vec::new();
    let mut zone: Option<String> = None;
    for (at, block) in part.blocks().iter().enumerate() {
        let Some(place) = place(part, block) else {
            continue;
        };
        for (start, text) in sentences(block) {
            let sentence = statement::sentence(text);
            zone = sentence.zone_of_all().or(zone);
            let Some(reading) = statement::read(&sentence, place) else {
                continue;
            };
            let line = block.line_at(start + reading.span.start);
            let team = team::named(text, &sentence.words, &reading.span);
            let team = team.or_else(|| team::above(part, at));
            let evidence = evidence(reading, team, line);
            found.push(with_zone(evidence, zone.as_deref()));
        }
    }
    found
}

/// Tells where a block stands; nowhere if it cannot state anything.
fn place(part: &Part<'_>, block: &Block) -> Option<Place> {
    let section = section::kind_in(part.document, block.section);
    match (&block.kind, section) {
        (_, SectionKind::Participants | SectionKind::Absent) => None,
        (BlockKind::Code | BlockKind::Rule, _) => None,
        (BlockKind::Row { head: true, .. }, _) => None,
        (BlockKind::Heading(_), _) => Some(Place::Heading),
        (_, SectionKind::Events) => Some(Place::Events),
        (BlockKind::Row { .. }, _) => Some(Place::Row),
        _ => Some(Place::Text),
    }
}

/// Cuts the text of a block into sentences, with the byte each begins at.
fn sentences(block: &Block) -> Vec<(usize, &str)> {
    let text = block.text.as_str();
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| ".!?;".contains(*c)) {
        let end = at + c.len_utf8();
        if start < end && ends_here(text, at, end) {
            sentences.push((start, &text[start..end]));
            start = end;
        }
    }
    sentences.push((start, &text[start..]));
    sentences
}

/// "a.m. ET", "Feb. 22" and "2.30" go on.
fn ends_here(text: &str, at: usize, end: usize) -> bool {
    let before = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next();
    let short = before.is_some_and(|w| w.len() < 3 || scan_month(w));
    let after = &text[end..];
    let next = after.trim_start().chars().next();
    let capital = next.is_some_and(|c| c.is_uppercase() || !c.is_alphanumeric());
    let dot = text[at..].starts_with('.');
    after.starts_with(char::is_whitespace) && !(dot && (short || !capital))
}

/// Tells whether a dot after the word abbreviates a month.
fn scan_month(word: &str) -> bool {
    crate::scan::dates(&format!("{word}. 3"))
        .first()
        .is_some_and(|d| d.span.start == 0)
}

fn evidence(reading: Reading, team_name: Option<String>, line: u32) -> ScheduleEvidence {
    let mut schedule = reading.schedule;
    schedule.line = line;
    ScheduleEvidence {
        schedule,
        team_name,
        next: reading.next,
    }
}

/// A zone said for all times holds for those without one.
fn with_zone(mut evidence: ScheduleEvidence, zone: Option<&str>) -> ScheduleEvidence {
    let schedule = &mut evidence.schedule;
    if schedule.start_time.is_some() && schedule.timezone_text.is_none() {
        schedule.timezone_text = zone.map(str::to_owned);
    }
    evidence
}

#[cfg(test)]
mod tests;
