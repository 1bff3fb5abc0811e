//! Statements of when teams meet.
//!
//! `#### Storage` / `* Every other uneven week Thu 14-15` states that the team
//! of that heading meets every two weeks. Read are rhythms, days and times,
//! changes of them, and what is said of single days ("no call next week").
//! Who meets is named in the sentence, in the list or heading above it, or is
//! the team whose meeting it is. What only one line beside says ("next time
//! Monday 2 October at 15:00") completes a statement that leaves it open.

mod above;
mod below;
mod claim;
mod exception;
mod layout;
mod plain;
mod rhythm;
mod statement;
mod team;
mod vocabulary;
mod words;

use super::section::SectionKind;
use super::signal::Signals;
use super::{Part, ScheduleEvidence};
use crate::parse::{Block, BlockKind};
use crate::scan::DayText;
use layout::Unit;
use minutebook_index::model::{Frequency, Schedule};
use statement::{Place, Reading};

/// Blocks that are at most so far apart complete each other.
const NEAR: usize = 2;
/// Bytes of a sentence; what is longer is no statement, and would take long.
const LONGEST: usize = 2000;
/// So many sentences of a block are read; a block that states more schedules is
/// no text.
const MOST: usize = 200;

/// Reads them from a part.
pub fn recognize(part: &Part<'_>) -> Vec<ScheduleEvidence> {
    let mut reader = Reader::default();
    let mut at = 0;
    while let Some(block) = part.blocks().get(at) {
        reader.days.pass(part, at);
        let signals = part.signals(at);
        let stated = may_state(signals) || reader.days.may_hold(signals);
        at += match place(part, block).filter(|_| stated) {
            Some(place) => reader.read(part, at, place),
            None => 1,
        };
    }
    reader.finish()
}

/// Tells whether a text may state anything: a rhythm, a day, a new time, that
/// there is no meeting, when the next one is, or a zone for all times; or
/// whether it may be the first of some labelled lines that do.
fn may_state(signals: Signals) -> bool {
    let said = signals.has(Signals::RHYTHM.with(Signals::WEEKDAY));
    let letters = signals.has(Signals::WEEKDAY_LETTERS) && signals.has(Signals::DIGIT);
    let moved = signals.has(Signals::MOVE) && signals.may_hold_time();
    let next = signals.has(Signals::NEXT) && signals.may_hold_date();
    let zone = signals.has(Signals::ALL) && signals.has(Signals::TIMES);
    let label = signals.has(Signals::LABEL) && signals.has(Signals::COLON);
    said || letters || moved || next || zone || label
}

/// The words of which a text holds one if it states anything: see `may_state`.
pub(super) fn signals() -> impl Iterator<Item = (&'static str, Signals)> {
    let with = |signal: Signals| move |word| (word, signal);
    let days = exception::next_words().map(with(Signals::NEXT));
    let times = claim::new_words().map(with(Signals::MOVE));
    let labels = layout::labels().map(with(Signals::LABEL));
    let all = statement::ALL_TIMES.iter().copied().map(with(Signals::ALL));
    let zones = statement::TIMES.iter().copied().map(with(Signals::TIMES));
    let rhythms = rhythm::words().chain(exception::off_words());
    let rhythms = rhythms.map(with(Signals::RHYTHM));
    rhythms
        .chain(days)
        .chain(times)
        .chain(labels)
        .chain(all)
        .chain(zones)
}

/// What was read so far.
#[derive(Default)]
struct Reader {
    found: Vec<Stated>,
    /// The day that a heading says for the times below it.
    days: below::DayAbove,
    /// The zone that all times are said to be in.
    zone: Option<String>,
}

impl Reader {
    /// Reads the block at an index; returns how many blocks it took.
    fn read(&mut self, part: &Part<'_>, at: usize, place: Place) -> usize {
        let Some(block) = part.blocks().get(at) else {
            return 1;
        };
        if self.days.is_label(part, at) {
            return 1;
        }
        if let Some(unit) = self.days.entry(part, block)
            && self.state(part, at, &unit)
        {
            return 1;
        }
        if let Some((unit, used)) = layout::labelled(part, at)
            && self.state(part, at, &unit)
        {
            return used;
        }
        let text = without_urls(&block.text);
        let text = layout::continued(part, at, &text).unwrap_or(text);
        let units = match block.kind {
            BlockKind::Row { .. } => layout::row(part, at, &text),
            _ => layout::sentences(&text, place),
        };
        for unit in units.into_iter().take(MOST) {
            self.state(part, at, &unit);
        }
        1
    }

    /// Adds what a text states, if it states anything.
    fn state(&mut self, part: &Part<'_>, at: usize, unit: &Unit) -> bool {
        let (text, blocks) = (unit.text.as_str(), part.blocks());
        let Some(block) = blocks.get(at).filter(|_| text.len() <= LONGEST) else {
            return false;
        };
        let sentence = statement::sentence(text);
        self.zone = sentence.zone_of_all().or(self.zone.take());
        let Some(reading) = statement::read(&sentence, unit.place) else {
            return false;
        };
        if reading.implied && !sentence.changes() && above::is_below_task(part, at) {
            return false;
        }
        let line = block.line_at(unit.start + reading.span.start);
        let own = || team::named(text, &sentence.words, &reading.span);
        let own = Some(unit)
            .filter(|unit| !unit.below_day)
            .and_then(|_| own());
        let named = own.or_else(|| unit.team.clone());
        let said = block.text.get(..unit.start).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|i| blocks.get(i));
        let before = before.filter(|b| sentence.points_back() && b.section == block.section);
        let team = named
            .clone()
            .or_else(|| team::meant(said))
            .or_else(|| team::meant(&before?.text));
        let team = above::in_full(part, at, team);
        let rule = &reading.schedule;
        let open = rule.freq.is_some() && rule.weekday.is_none() && rule.start_time.is_none();
        if named.is_none()
            && (open || reading.implied)
            && team.as_deref().is_some_and(team::is_thing)
        {
            return false;
        }
        if team.is_none() && sentence.only_happens() && !above::says_next(part, at) {
            return false;
        }
        let stated = Stated {
            block: at,
            section: block.section,
            named: named.is_some(),
            implied: reading.implied,
            evidence: evidence(reading, team, line),
        };
        complete(&mut self.found, stated);
        true
    }

    fn finish(self) -> Vec<ScheduleEvidence> {
        let zone = self.zone;
        let zoned = |stated: Stated| with_zone(stated.evidence, zone.as_deref());
        self.found.into_iter().map(zoned).collect()
    }
}

/// A statement and where it stands.
struct Stated {
    block: usize,
    section: usize,
    /// Whether its own sentence names the team.
    named: bool,
    /// Whether no rhythm is said: "Thursday 10:00".
    implied: bool,
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
            after.begins = before.begins;
        }
        (false, false)
            if open(&before.schedule)
                && !new.named
                && agree(&before.schedule, &after.schedule)
                && (last.block == new.block || is_bare_day(&before.schedule, &after.schedule)) =>
        {
            fill(before, after);
            return;
        }
        (false, false)
            if new.implied && !new.named && is_same_day(&before.schedule, &after.schedule) =>
        {
            fill(before, after);
            return;
        }
        (false, false) if last.implied && open(&after.schedule) && !new.named => {
            let (rule, rhythm) = (&mut before.schedule, &mut after.schedule);
            rule.freq = rhythm.freq;
            rule.interval = rhythm.interval;
            rule.week_of_month = rhythm.week_of_month.take();
            rule.parity = rhythm.parity;
            last.implied = false;
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

/// "Once a month, on the first Thursday" and "always on a Thursday from 7pm".
fn is_same_day(rule: &Schedule, day: &Schedule) -> bool {
    let same = rule.weekday.is_some() && rule.weekday == day.weekday;
    same && rule.start_time.is_none() && day.start_time.is_some() && rule.freq.is_some()
}

/// Tells whether two rules can be one: "weekly" and "once a month" are two.
fn agree(rhythm: &Schedule, other: &Schedule) -> bool {
    let implied = other.freq == Some(Frequency::Weekly) && other.interval == Some(1);
    implied || rhythm.freq == other.freq && rhythm.interval == other.interval
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
        rule.begins = other.begins;
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

fn evidence(reading: Reading, team_name: Option<String>, line: u32) -> ScheduleEvidence {
    let mut schedule = reading.schedule;
    schedule.line = line;
    ScheduleEvidence {
        schedule,
        team_name,
        next: reading.next,
        begins: reading.begins,
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
