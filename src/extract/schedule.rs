//! Statements of when teams meet.
//!
//! `#### Storage` / `* Every other uneven week Thu 14-15` states that the team
//! of that heading meets every two weeks. Read are rhythms, days and times,
//! changes of them, and what is said of single days ("no call next week").
//! Who meets is named in the sentence, in the list or heading above it, or is
//! the team whose meeting it is. What only one line beside says ("next time
//! Monday 2 October at 15:00") completes a statement that leaves it open.

mod claim;
mod exception;
mod rhythm;
mod statement;
mod team;
mod vocabulary;
mod words;

use super::section::SectionKind;
use super::{Part, ScheduleEvidence};
use crate::parse::{Block, BlockKind};
use crate::scan::{self, DayText};
use minutebook_index::model::{Frequency, Schedule};
use statement::{Place, Reading};

/// Blocks that are at most so far apart complete each other.
const NEAR: usize = 2;
/// Bytes of a sentence; what is longer is no statement, and would take long.
const LONGEST: usize = 2000;

/// Reads them from a part.
pub fn recognize(part: &Part<'_>) -> Vec<ScheduleEvidence> {
    let mut found: Vec<Stated> = Vec::new();
    let mut zone: Option<String> = None;
    for (at, block) in part.blocks().iter().enumerate() {
        let Some(place) = place(part, block) else {
            continue;
        };
        let text = without_urls(&block.text);
        for (start, text) in sentences(&text).into_iter().flat_map(listed) {
            let text = text.as_str();
            if LONGEST < text.len() {
                continue;
            }
            let sentence = statement::sentence(text);
            zone = sentence.zone_of_all().or(zone);
            let Some(reading) = statement::read(&sentence, place) else {
                continue;
            };
            let line = block.line_at(start + reading.span.start);
            let named = team::named(text, &sentence.words, &reading.span);
            let said = block.text.get(..start);
            let team = named.clone().or_else(|| team::meant(said?));
            let stated = Stated {
                block: at,
                section: block.section,
                named: named.is_some(),
                evidence: evidence(reading, team::in_full(part, at, team), line),
            };
            complete(&mut found, stated);
        }
    }
    let zoned = |stated: Stated| with_zone(stated.evidence, zone.as_deref());
    found.into_iter().map(zoned).collect()
}

/// A statement and where it stands.
struct Stated {
    block: usize,
    section: usize,
    /// Whether its own sentence names the team.
    named: bool,
    evidence: ScheduleEvidence,
}

/// Adds a statement; one of single days and a rule beside each other tell of
/// the same, and so do two halves of a rule in one block.
fn complete(found: &mut Vec<Stated>, mut new: Stated) {
    let near = |last: &&mut Stated| {
        let team = last.evidence.team_name == new.evidence.team_name
            || !new.named
            || last.block == new.block;
        last.section == new.section && new.block <= last.block + NEAR && team
    };
    let Some(last) = found.last_mut().filter(near) else {
        return found.push(new);
    };
    let (before, after) = (&mut last.evidence, &mut new.evidence);
    let open = |s: &Schedule| s.freq.is_some() && s.weekday.is_none() && s.start_time.is_none();
    match (before.schedule.exception, after.schedule.exception) {
        (false, true) if before.next.is_none() && after.next.is_some() => fill(before, after),
        (true, false) if open(&after.schedule) && before.next.is_some() => {
            fill(after, before);
            if last.named && !new.named {
                after.team_name.clone_from(&before.team_name);
            }
        }
        (true, false) if last.block == new.block && after.next.is_none() => {
            after.next.clone_from(&before.next);
        }
        (false, false)
            if open(&before.schedule)
                && !new.named
                && (last.block == new.block || is_bare_day(&before.schedule, &after.schedule)) =>
        {
            fill(before, after);
            return;
        }
        _ => {}
    }
    found.push(new);
}

/// Tells whether "Thursdays 12:05" stands beside a rhythm of weeks.
fn is_bare_day(rhythm: &Schedule, day: &Schedule) -> bool {
    let weekly = |s: &Schedule| s.freq == Some(Frequency::Weekly);
    let timed = day.weekday.is_some() && day.start_time.is_some();
    weekly(rhythm) && weekly(day) && timed && day.interval == Some(1) && day.parity.is_none()
}

/// Takes over what a statement leaves open.
fn fill(rule: &mut ScheduleEvidence, other: &ScheduleEvidence) {
    let (own, more) = (&mut rule.schedule, &other.schedule);
    let named = other.next.as_ref().and_then(|date| match date.start {
        DayText::Calendar { weekday, .. } => weekday,
        DayText::Weekday(weekday, _) => Some(weekday),
        _ => None,
    });
    if own.start_time.is_none() {
        own.start_time = more.start_time;
        own.end_time = more.end_time;
        own.timezone_text.clone_from(&more.timezone_text);
    }
    own.weekday = own.weekday.or(more.weekday).or(named);
    if rule.next.is_none() {
        rule.next.clone_from(&other.next);
    }
}

/// Blanks out addresses, so that every other byte stays where it was.
fn without_urls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_inclusive(char::is_whitespace) {
        let address = piece.find("http").filter(|_| piece.contains("://"));
        let kept = address.unwrap_or(piece.len());
        out.push_str(&piece[..kept]);
        let blank = |c: char| {
            if c.is_whitespace() || ".)".contains(c) {
                c
            } else {
                ' '
            }
        };
        let end = piece[kept..].trim_end_matches(|c: char| c.is_whitespace() || ".)".contains(c));
        out.extend(std::iter::repeat_n(' ', end.len()));
        out.extend(piece[kept + end.len()..].chars().map(blank));
    }
    out
}

/// Tells where a block stands; nowhere if it cannot state anything.
fn place(part: &Part<'_>, block: &Block) -> Option<Place> {
    let section = part.kind_in(block.section);
    match (&block.kind, section) {
        (_, SectionKind::Participants | SectionKind::Absent)
        | (BlockKind::Code | BlockKind::Rule | BlockKind::Row { head: true, .. }, _) => None,
        (BlockKind::Heading(_), _) => Some(Place::Heading),
        (_, SectionKind::Events) => Some(Place::Events),
        (BlockKind::Row { .. }, _) => Some(Place::Row),
        _ => Some(Place::Text),
    }
}

/// Cuts the text of a block into sentences, with the byte each begins at.
fn sentences(text: &str) -> Vec<(usize, &str)> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| ".!?;\n".contains(*c)) {
        let end = at + c.len_utf8();
        if start < end && ends_here(text, at, end) {
            sentences.push((start, &text[start..end]));
            start = end;
        }
    }
    sentences.push((start, &text[start..]));
    sentences
}

/// Cuts "Wed 9:05 Docs, 10:05 Tests, Thu 9:05 Web" at its commas; a piece
/// without a day takes that of the one before.
fn listed((start, text): (usize, &str)) -> Vec<(usize, String)> {
    let pieces: Vec<&str> = text.split(',').collect();
    if 1 < pieces.len() && pieces.iter().all(|piece| statement::is_clause(piece)) {
        return pieces.iter().map(|p| (start, (*p).to_owned())).collect();
    }
    let timed = |piece: &&str| !scan::times(piece).is_empty();
    if pieces.len() < 3 || !pieces.iter().all(timed) {
        return vec![(start, text.to_owned())];
    }
    let mut day = String::new();
    let pieces = pieces.into_iter().map(|piece| {
        let piece = piece.rsplit(": ").next().unwrap_or(piece).trim();
        let named = scan::weekdays(piece).into_iter().next();
        match named.and_then(|d| piece.get(d.span)) {
            Some(named) => {
                named.clone_into(&mut day);
                (start, piece.to_owned())
            }
            None => (start, format!("{day} {piece}")),
        }
    });
    pieces.collect()
}

/// "a.m. ET", "Feb. 22" and "2.30" go on.
fn ends_here(text: &str, at: usize, end: usize) -> bool {
    if text[at..].starts_with('\n') {
        let arrow = |mark: &str| text[end..].trim_start().starts_with(mark);
        return ["->", "=>", "→"].into_iter().any(arrow);
    }
    let before = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next();
    // "9.1" and "a.m." go on, "from 2/23 to 3/2." ends.
    let start = before.map_or(at, |w| at - w.len());
    let figure = text[..start].ends_with(['/', ':', '-']);
    let short = before.is_some_and(|w| (w.len() < 3 && !figure) || scan_month(w));
    let after = &text[end..];
    let next = after.trim_start().chars().next();
    let capital = next.is_some_and(|c| c.is_uppercase() || !c.is_alphanumeric());
    let dot = text[at..].starts_with('.');
    after.starts_with(char::is_whitespace) && !(dot && (short || !capital))
}

/// Tells whether a dot after the word abbreviates a month.
fn scan_month(word: &str) -> bool {
    scan::dates(&format!("{word}. 3"))
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
