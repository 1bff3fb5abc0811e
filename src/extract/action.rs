//! Tasks somebody took.
//!
//! * behind a marker: `AI @ada: ask`, `TODO: write`, `(Action: Ada to ask)`
//! * a check box: `- [ ] Ada, Bob: test`
//! * a bullet of a section "Action items" or "Tasks for Ada": `- Ada - test`
//! * a promise: "@ada will test", "Ada to test", "@ada kümmert sich um …",
//!   "Ada: fine. I will test"
//! * a bullet that begins with a verb and ends with people: `- Test (@ada)`
//!
//! What an agenda lists is a topic, boxes in quotes or with nothing but a
//! person are votes, and "we should test" is a wish.

mod brackets;
mod commitment;
mod foreign;
mod heading;
mod initials;
mod known;
mod marker;
mod people;
pub(super) mod pieces;
mod spoken;
mod state;
mod table;
mod taken;
mod told;
mod words;

use super::section::SectionKind;
use super::signal::Signals;
use super::{ActionEvidence, Part};
use crate::parse::{Block, BlockKind, Mark, MarkKind};
use known::Known;
use marker::Marker;
use minutebook_index::model::{Action, Participant};
use pieces::LineCursor;
use std::ops::Range;

/// Reads them from a part.
pub fn recognize(part: &Part<'_>, people: &[Participant]) -> Vec<ActionEvidence> {
    let mut reader = Reader {
        part,
        known: Known::of(part, people),
        section: (usize::MAX, SectionKind::Topic),
        list: None,
        topic: None,
        columns: None,
        owners: Vec::new(),
        mode: Mode::default(),
        line: LineCursor::default(),
        signals: Signals::default(),
        found: Vec::new(),
    };
    for (block, signals) in part.signaled_blocks() {
        reader.signals = signals;
        reader.read(block);
    }
    reader.found
}

/// The words of which a text holds one if it announces or promises a task.
pub(super) fn signals() -> impl Iterator<Item = (&'static str, Signals)> {
    let markers = marker::words().map(|word| (word, Signals::MARKER));
    let promises = commitment::words().map(|word| (word, Signals::PROMISE));
    markers.chain(promises)
}

/// A task before its state and due date are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Task {
    /// Bytes of the block's text: the task without marker and owner.
    span: Range<usize>,
    /// Where the task begins, marker included.
    start: usize,
    owners: Vec<String>,
}

struct Reader<'a> {
    part: &'a Part<'a>,
    known: Known,
    /// The section last asked for, and its kind.
    section: (usize, SectionKind),
    /// Depth of the items that are tasks, once one was seen or announced.
    list: Option<u8>,
    /// Depth of the item without a box that the current one stands in.
    topic: Option<u8>,
    /// What the table that is read has in its columns, if it is one of tasks.
    columns: Option<table::Columns>,
    /// Who owns the tasks of the list or the section, if its title tells.
    owners: Vec<String>,
    mode: Mode,
    /// Where the last task of the block begins.
    line: LineCursor,
    /// What the block may hold.
    signals: Signals,
    found: Vec<ActionEvidence>,
}

/// How the blocks of a section are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    /// As its kind says.
    #[default]
    Plain,
    /// Its title announces tasks, its bullets are tasks.
    Tasks,
    /// Its tasks have markers; bullets are what was said about them.
    Marked,
    /// The routine of every meeting: nothing is a task.
    Routine,
}

impl Reader<'_> {
    fn read(&mut self, block: &Block) {
        let kind = self.kind_of(block.section);
        self.line = LineCursor::default();
        if !matches!(block.kind, BlockKind::Row { .. }) {
            self.columns = None;
        }
        match &block.kind {
            BlockKind::Heading(_) => self.heading(block, kind),
            BlockKind::Row { cells, head: true } => self.table(block, cells, kind),
            BlockKind::Row { cells, head: false } if self.columns.is_some() => {
                self.row(block, cells);
            }
            BlockKind::Row { cells, head: false } if kind == SectionKind::Actions => {
                self.row(block, cells);
            }
            BlockKind::Row { .. } | BlockKind::Code | BlockKind::Rule => {}
            BlockKind::Item { checked, .. } => self.item(block, *checked, kind),
            BlockKind::Paragraph => {
                self.list = self.list.filter(|depth| *depth <= block.depth);
                self.text(block, kind);
            }
        }
    }

    fn kind_of(&mut self, section: usize) -> SectionKind {
        if self.section.0 != section {
            let kind = self.part.kind_in(section);
            self.section = (section, kind);
        }
        match self.mode {
            Mode::Tasks => SectionKind::Actions,
            _ => self.section.1,
        }
    }

    fn heading(&mut self, block: &Block, kind: SectionKind) {
        self.list = None;
        self.mode = Mode::Plain;
        self.owners.clear();
        let title = block.text.as_str();
        let tasks = kind == SectionKind::Actions;
        if heading::is_routine(title) {
            self.mode = Mode::Routine;
        } else if tasks && self.known.is_person(title) {
            self.owners = people::list(title.trim_end_matches(':'));
        } else if matches!(kind, SectionKind::Topic | SectionKind::Actions)
            && let Some(owners) = heading::tasks_of(title, &self.known)
        {
            self.owners = owners;
            self.mode = Mode::Tasks;
        } else if tasks && heading::is_mixed(title) {
            self.mode = Mode::Marked;
        }
    }

    fn item(&mut self, block: &Block, checked: Option<bool>, kind: SectionKind) {
        let voted = 0 < block.quotes && checked.is_some();
        self.leave(block.depth);
        self.topic = self.topic.filter(|topic| *topic < block.depth);
        if self.topic.is_none() && checked.is_none() {
            self.topic = Some(block.depth);
        }
        let open = holds_tasks(kind) || self.list.is_some();
        if !open || voted || self.mode == Mode::Routine {
            return;
        }
        if kind == SectionKind::Actions && self.mode != Mode::Marked {
            self.list.get_or_insert(block.depth);
        }
        let listed = self.list == Some(block.depth);
        let listed_otherwise = [
            SectionKind::Agenda,
            SectionKind::Events,
            SectionKind::Schedule,
        ];
        let boxed = checked.is_some() && !listed_otherwise.contains(&kind)
            || checked == Some(false)
                && kind == SectionKind::Agenda
                && self.topic.is_some_and(|topic| topic < block.depth);
        if listed || boxed {
            self.whole(block);
        } else {
            self.text(block, kind);
        }
    }

    /// Forgets the lists that end before a block of this depth.
    fn leave(&mut self, depth: u8) {
        if self.list.is_some_and(|list| depth < list) {
            self.list = None;
            self.owners.clear();
        }
    }

    /// Reads a block that is one task.
    fn whole(&mut self, block: &Block) {
        let text = block.text.as_str();
        if self.opens_list(block) || self.is_title_of_tasks(block) {
            return;
        }
        let marker = marker::in_line(block, &(0..text.len())).into_iter().next();
        let marker = marker.filter(|found| found.span.start == 0);
        let start = marker.as_ref().map_or(0, |found| found.span.end);
        if marker.is_some_and(|found| self.announces_list(block, &found, start)) {
            return;
        }
        let task = people::task(text, start..text.len(), &self.known);
        let task = self.taken(text, task);
        if !state::is_void(text, &task.span) && !self.known.is_person(text) {
            self.push(block, task);
        }
    }

    /// A task whose owners its form tells, unless a title tells them.
    fn taken(&self, text: &str, task: Task) -> Task {
        if self.owners.is_empty() {
            taken::with_owners(text, task)
        } else {
            task
        }
    }

    /// Reads a bold line as a title among tasks: "**Ada**" owns those that
    /// follow, any other title ends hers.
    fn titles(&mut self, block: &Block) -> bool {
        let title = block.text.trim().trim_end_matches(':');
        let bold = |mark: &Mark| mark.kind == MarkKind::Strong && title.len() <= mark.span.len();
        let plain = block.kind == BlockKind::Paragraph && block.depth == 0 && block.quotes == 0;
        if !plain || !block.marks.iter().take(2).any(bold) {
            return false;
        }
        let person = self.known.is_person(title);
        self.owners = if person {
            people::list(title)
        } else {
            Vec::new()
        };
        person
    }

    /// Reads a block that may hold tasks.
    fn text(&mut self, block: &Block, kind: SectionKind) {
        if heading::is_routine(&block.text) {
            self.mode = Mode::Routine;
        }
        if kind == SectionKind::Actions && self.mode == Mode::Plain && self.titles(block) {
            return;
        }
        let apart = block.depth == 0 && self.section.1 == SectionKind::Actions;
        if apart && self.mode == Mode::Plain && heading::presents_others(&block.text) {
            self.mode = Mode::Marked;
        }
        if self.mode == Mode::Routine || self.opens_list(block) || !holds_tasks(kind) {
            return;
        }
        let mut listing = false;
        for line in pieces::lines(&block.text) {
            let text = &block.text[line.clone()];
            let bullet = text.trim_start().starts_with(['-', '*', '•']);
            // What the last line announces does not follow.
            let counts = bullet || line.end < block.text.len();
            listing = listing && bullet || counts && heading::announces(text);
            if listing && bullet {
                let task = people::task(&block.text, line, &self.known);
                let task = self.taken(&block.text, task);
                self.push(block, task);
            } else {
                self.line(block, line);
            }
        }
    }

    /// "Action items" and "Ada:" with bullets below say nothing alone.
    fn opens_list(&mut self, block: &Block) -> bool {
        let text = block.text.trim();
        let owner = self.list == Some(block.depth) && self.known.is_person(text);
        let resolved = || heading::resolves(text) && self.assigns(block);
        if !owner && !heading::announces(text) && !resolved() {
            return false;
        }
        let Some(depth) = self.next_item(block) else {
            return false;
        };
        self.list = Some(depth);
        if owner {
            self.owners = people::list(text.trim_end_matches([':', ',', '.']));
        }
        true
    }

    /// "Next time:" in a section of tasks says for what the tasks below are.
    fn is_title_of_tasks(&mut self, block: &Block) -> bool {
        let text = block.text.trim();
        let plain = matches!(block.kind, BlockKind::Item { checked: None, .. });
        let title = plain && text.ends_with(':') && !text.contains('@');
        let asks = people::is_verb(people::first_word(text));
        if !title || asks || self.section.1 != SectionKind::Actions || !self.owners.is_empty() {
            return false;
        }
        if 0 < people::leading(text, &self.known).len {
            return false;
        }
        let below = self.next_item(block);
        self.list = below.or(self.list);
        below.is_some()
    }

    fn line(&mut self, block: &Block, line: Range<usize>) {
        let text = &block.text[line.clone()];
        if self.signals.has(Signals::MARKER)
            && let Some(len) = marker::before_sign(text)
        {
            let span = line.start..line.start + len;
            let task = people::task(&block.text, span, &self.known);
            return self.push(block, task);
        }
        let markers = if self.signals.has(Signals::MARKER) {
            marker::in_line(block, &line)
        } else {
            Vec::new()
        };
        let first = markers.first().map_or(text.len(), |found| found.span.start);
        let mut trailing = false;
        for (index, found) in markers.iter().enumerate() {
            let end = markers
                .get(index + 1)
                .map_or(text.len(), |next| next.span.start);
            let start = line.start + found.span.end;
            if self.announces_list(block, found, start) {
                return;
            }
            let span = start..line.start + found.closing(text, end);
            let mut task = people::marked(&block.text, span, &self.known);
            if task.span.is_empty() {
                // "Write to the host - AI: @ada"
                trailing |= index == 0;
                let previous = index.checked_sub(1).and_then(|index| markers.get(index));
                let from = previous.map_or(0, |previous| previous.span.end);
                task.span = line.start + from..line.start + found.span.start;
                if task.owners.is_empty() {
                    // "Bob will ask them. ACTION"
                    task.owners = people::by_promise(&block.text[task.span.clone()], &self.known)
                        .unwrap_or_default();
                }
            }
            let mut task = self.taken(&block.text, task);
            task.start = line.start + found.span.start;
            let announced = block.depth == 0 && task.start == 0;
            if announced && self.section.1 == SectionKind::Actions {
                self.mode = Mode::Marked;
            }
            if !state::is_void(&block.text, &task.span) {
                self.push(block, task);
            }
        }
        if !trailing {
            self.promises(block, line.start..line.start + first);
        }
    }

    fn promises(&mut self, block: &Block, line: Range<usize>) {
        let pointed = || block.text[line.clone()].contains(['>', '→']);
        if !self.signals.has(Signals::PROMISE) && !pointed() {
            return;
        }
        let speaker = self.speaker(&block.text[line.clone()]);
        let speaker = speaker.or_else(|| bold_speaker(block, &line));
        if let Some(task) = commitment::pointed(&block.text, line.clone(), &self.known) {
            return self.push(block, task);
        }
        let mut found = false;
        let mut named: Vec<String> = Vec::new();
        for sentence in pieces::sentences(&block.text, line.clone()) {
            let task = commitment::read(&block.text, sentence.clone(), &self.known);
            let said = &block.text[sentence.clone()];
            if let Some(from) = spoken::of_pronoun(said, &named) {
                found = true;
                let start = sentence.start + from;
                let (span, owners) = (start..sentence.end, named.clone());
                self.push(
                    block,
                    Task {
                        span,
                        start,
                        owners,
                    },
                );
                continue;
            }
            named = people::subject(said, &self.known);
            let spoken = || {
                let (owners, len) = speaker.clone()?;
                let start = sentence.start.max(line.start + len);
                let span = spoken::read(&block.text, start..sentence.end.max(start))?;
                let start = span.start;
                Some(Task {
                    span,
                    start,
                    owners,
                })
            };
            if let Some(task) = task.or_else(spoken) {
                found = true;
                self.push(block, task);
            }
        }
        if !found && let Some(task) = self.imperative(block, line) {
            self.push(block, task);
        }
    }

    /// The people a line begins with, as speakers, and their length.
    fn speaker(&self, line: &str) -> Option<(Vec<String>, usize)> {
        let start = line.len() - line.trim_start_matches([' ', '-', '*', '\n']).len();
        let open = line[start..].starts_with('(');
        let start = start + usize::from(open);
        let lead = people::leading(&line[start..], &self.known);
        let end = start + lead.len;
        let rest = &line[end..];
        if open {
            // "(Ada) Will write"
            let says = (lead.sure || lead.lonely) && rest.starts_with(") ");
            return says.then_some((lead.people, end));
        }
        let says = people::is_delimiter(rest) || lead.sure && rest.starts_with(", ");
        (0 < lead.len && says).then_some((lead.people, end))
    }

    /// A bullet or what stands behind an arrow asks for something; in a section
    /// of tasks also a line.
    fn imperative(&self, block: &Block, line: Range<usize>) -> Option<Task> {
        let kind = self.section.1;
        let text = &block.text[line.clone()];
        let whole = text.len() == block.text.len();
        let item = whole && matches!(block.kind, BlockKind::Item { .. });
        let arrow = text.trim_start().starts_with(['→', '=', '-']);
        if item && (kind != SectionKind::Agenda || 1 < block.depth) || arrow {
            return commitment::imperative(&block.text, line, &self.known);
        }
        let asked = kind == SectionKind::Actions && commitment::is_asked(text);
        asked.then(|| people::task(&block.text, line, &self.known))
    }

    /// "TODO:" and "Action items (3):" with bullets below say nothing alone.
    fn announces_list(&mut self, block: &Block, marker: &Marker, from: usize) -> bool {
        let rest = block.text.get(from..).unwrap_or_default();
        let brief = marker.lists && rest.split_whitespace().count() <= 3;
        let owner = self.known.is_person(rest);
        let bare = brief || owner || !rest.contains(char::is_alphabetic);
        let Some(depth) = self.next_item(block).filter(|_| bare) else {
            return false;
        };
        self.list = Some(depth);
        if owner {
            self.owners = people::list(rest.trim().trim_end_matches(':'));
        }
        true
    }

    /// Returns the depth of the item that follows below a block.
    fn next_item(&self, block: &Block) -> Option<u8> {
        Some(self.item_below(block)?.depth)
    }

    fn item_below(&self, block: &Block) -> Option<&Block> {
        let blocks = self.part.blocks();
        let at = blocks.partition_point(|other| other.line() <= block.line());
        let next = blocks.get(at)?;
        let is_item = matches!(next.kind, BlockKind::Item { .. });
        (is_item && block.depth < next.depth && next.section == block.section).then_some(next)
    }

    /// Whether the list below a block begins with "Ada: Write it".
    fn assigns(&self, block: &Block) -> bool {
        self.item_below(block).is_some_and(|item| {
            let lead = people::leading(&item.text, &self.known);
            let task = item.text.get(lead.len..).and_then(|t| t.strip_prefix(": "));
            0 < lead.len && task.is_some_and(commitment::is_asked)
        })
    }

    fn push(&mut self, block: &Block, task: Task) {
        let text = pieces::tidy(&block.text[task.span.clone()]);
        if text.is_empty() {
            return;
        }
        let listed = self.list.is_some() || self.section.1 == SectionKind::Actions;
        let owners = match task.owners {
            owners if owners.is_empty() && listed => self.owners.clone(),
            owners => owners,
        };
        let action = Action {
            due: None,
            done: state::is_done(block, &task.span),
            line: self.line.of(block, task.start),
            owners,
            text,
        };
        let due = state::due(&action.text);
        self.found.push(ActionEvidence { action, due });
    }
}

/// The bold nickname that a line of a transcript begins with, and its length.
fn bold_speaker(block: &Block, line: &Range<usize>) -> Option<(Vec<String>, usize)> {
    const LONGEST: usize = 24;
    let first = block
        .marks
        .partition_point(|mark| mark.span.start < line.start);
    let near = block.marks.get(first..)?.iter().take(2);
    let mut bold = near.filter(|mark| mark.kind == MarkKind::Strong);
    let span = &bold.find(|mark| mark.span.start == line.start)?.span;
    let said = block.text.get(span.clone())?;
    let after = block.text.get(span.end..)?;
    let name = said.trim_end().trim_end_matches(':');
    let plain = name.contains(char::is_alphabetic)
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || "-_".contains(c));
    let says = said.trim_end().ends_with(':') || after.starts_with(':');
    let whole = plain && says && (2..=LONGEST).contains(&name.len());
    whole.then(|| (vec![name.to_owned()], name.len()))
}

/// Attendance lists hold promises to come, and the organization of the meeting
/// itself is no task.
fn holds_tasks(kind: SectionKind) -> bool {
    !matches!(
        kind,
        SectionKind::Participants | SectionKind::Absent | SectionKind::Housekeeping
    )
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod variants;

#[cfg(test)]
mod languages;
