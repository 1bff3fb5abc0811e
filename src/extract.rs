//! [`Document`] → [`Evidence`] and [`Details`]: what one file says, before
//! other files are heard.
//!
//! Evidence is what other files have a say in, or what they learn from; it is
//! heard at each sync. Details are the rest, and the bulk.
//!
//! Each recognizer reads one kind of fact from a [`Part`] of the document and
//! knows nothing of the others but what [`section`] says about headings. Dates
//! without a year stay as written; `resolve` grounds them when the day of the
//! meeting is settled.

pub mod action;
pub mod agenda;
pub mod date;
pub mod decision;
pub mod event;
pub mod language;
pub mod link;
pub mod participant;
pub mod passage;
pub(crate) mod person;
pub mod schedule;
pub mod section;
mod signal;
pub mod team;
pub mod title;

use crate::parse::{Block, Document};
use crate::scan::DateText;
use minutebook_index::model::{
    Action, AgendaItem, Decision, Diagnostic, EventStatus, Link, Participant, Passage, Schedule,
    TimeOfDay,
};
use section::{Kinds, SectionKind};
use serde::{Deserialize, Serialize};
use signal::Signals;
use std::{ops::Range, rc::Rc};

/// Reads everything that one file says.
///
/// `path` is relative to the source.
pub fn extract(path: &str, document: &Document) -> (Evidence, Details) {
    let whole = Part::new(document, 0..document.blocks.len());
    let parts = date::parts(document).into_iter();
    let (parts, details) = parts
        .map(|cut| extract_part(&whole.of_blocks(cut.blocks), &whole.of_blocks(cut.minutes)))
        .unzip();
    let evidence = Evidence {
        path_dates: date::from_path(path),
        folders: folders(path),
        parts,
    };
    let details = Details {
        language: language::recognize(document),
        parts: details,
        diagnostics: document.diagnostics.clone(),
    };
    (evidence, details)
}

/// The order matters in two places: who was there tells topics and tasks which
/// words are people, and passages carry the owners of agenda items. People,
/// topics and day are those of the `minutes`; what stands around them may
/// announce events and say when the team meets.
fn extract_part(part: &Part<'_>, minutes: &Part<'_>) -> (PartEvidence, PartDetails) {
    let participants = participant::recognize(minutes);
    let agenda = agenda::recognize(minutes, &participants);
    let dates = date::recognize(minutes);
    let mut mentions = event::recognize(part);
    mentions.retain(|mention| !is_of_meeting(mention, &dates));
    let details = PartDetails {
        mentions,
        links: link::recognize(part),
        actions: action::recognize(part, &participants),
        decisions: decision::recognize(part),
        passages: passage::recognize(part, &agenda),
    };
    let evidence = PartEvidence {
        line: part.line(),
        end_line: part.end_line(),
        dates,
        team_names: team::recognize(part),
        title: title::recognize(part),
        shape: date::shape(part),
        schedules: schedule::recognize(part),
        size: Size::of(&details),
        participants,
        agenda,
    };
    (evidence, details)
}

/// "15 May 2031 Telecon" right below the title is the meeting itself.
fn is_of_meeting(mention: &MentionEvidence, dates: &[DateEvidence]) -> bool {
    let beside =
        |date: &&DateEvidence| date.line == mention.line && date.origin == DateOrigin::DateLine;
    let mut own = dates.iter().filter(beside);
    own.any(|date| mention.date.as_ref() == Some(&date.date))
}

fn folders(path: &str) -> Vec<String> {
    let mut folders: Vec<String> = path.split('/').map(str::to_owned).collect();
    folders.pop();
    folders
}

/// What one file says that is settled together with what the others say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Candidates for the day that stand in the path: file name and folders.
    pub path_dates: Vec<DateEvidence>,
    /// The folders of the path, outermost first.
    pub folders: Vec<String>,
    /// The meetings recorded, in the order of the file; a page has one part.
    pub parts: Vec<PartEvidence>,
}

/// The evidence of one part of a file; most files have one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PartEvidence {
    /// First line.
    pub line: u32,
    /// Last line.
    pub end_line: u32,
    /// Candidates for the day, in the order of the file.
    pub dates: Vec<DateEvidence>,
    /// Names of a team in title, first headings and front matter, as written.
    pub team_names: Vec<TeamEvidence>,
    /// Heading to show.
    pub title: Option<String>,
    /// How much the text is laid out as minutes.
    pub shape: Shape,
    /// The attendance list.
    pub participants: Vec<Participant>,
    /// The topics.
    pub agenda: Vec<AgendaItem>,
    /// Statements of when teams meet.
    pub schedules: Vec<ScheduleEvidence>,
    /// How many details there are.
    pub size: Size,
}

/// How many details of a part there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Announcements.
    pub mentions: usize,
    /// Links.
    pub links: usize,
    /// Sections of text.
    pub passages: usize,
}

impl Size {
    fn of(details: &PartDetails) -> Self {
        Self {
            mentions: details.mentions.len(),
            links: details.links.len(),
            passages: details.passages.len(),
        }
    }
}

/// What one file says that is nobody else's business.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Details {
    /// ISO 639-1 code of the language of most of the text.
    pub language: Option<String>,
    /// That of each part of the [`Evidence`].
    pub parts: Vec<PartDetails>,
    /// What is odd about the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// The details of one part of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PartDetails {
    /// Announcements, their dates as written.
    pub mentions: Vec<MentionEvidence>,
    /// Every link.
    pub links: Vec<Link>,
    /// Tasks, due dates as written.
    pub actions: Vec<ActionEvidence>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// Sections of text for search.
    pub passages: Vec<Passage>,
}

/// A candidate for the day of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateEvidence {
    /// The day or days, as written.
    pub date: DateText,
    /// Where it stands.
    pub origin: DateOrigin,
    /// Line; 1 for the path.
    pub line: u32,
}

/// Where a candidate for the day stands, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DateOrigin {
    /// In the name of the file.
    FileName,
    /// In the name of a folder.
    Folder,
    /// In a `date` field of the front matter.
    FrontMatter,
    /// In the title or another heading near the top.
    Heading,
    /// In a line "Date: …", "When: …" or a line that is nothing but a date.
    DateLine,
    /// In the first lines of text.
    Text,
}

/// A name that may be the team's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamEvidence {
    /// The name as written, without date and "Minutes of".
    pub name: String,
    /// Line.
    pub line: u32,
}

/// Signs that a text is, or is not, the record of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent signs, each read by name"
)]
pub struct Shape {
    /// Has an attendance list.
    pub attendance: bool,
    /// Has an agenda or notes section.
    pub agenda: bool,
    /// Holds unfilled placeholders (`YYYY-MM-DD`, "TEAM NAME").
    pub template: bool,
    /// Says that no meeting took place, or redirects elsewhere.
    pub void: bool,
    /// How many days its headings count ("Day 1", "Day 2"), else 0.
    #[serde(default)]
    pub days: u8,
}

/// An announcement of an event, its dates as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MentionEvidence {
    /// The event's name.
    pub name: String,
    /// When, as written.
    pub date: Option<DateText>,
    /// Whether the text tells of it as past.
    pub past: bool,
    /// Begin.
    pub start_time: Option<TimeOfDay>,
    /// End.
    pub end_time: Option<TimeOfDay>,
    /// The zone as written.
    pub timezone_text: Option<String>,
    /// City or venue.
    pub place: Option<String>,
    /// Whether one can take part online.
    pub online: bool,
    /// Links that belong to it.
    pub urls: Vec<String>,
    /// Until when papers are called for, as written.
    pub cfp_deadline: Option<DateText>,
    /// How certain it is.
    pub status: EventStatus,
    /// Line of the name.
    pub line: u32,
}

/// A statement of when a team meets; the team and the next date as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleEvidence {
    /// The statement; `team` and `next` are filled by `resolve`.
    pub schedule: Schedule,
    /// The team as written; none where it is the meeting's own.
    pub team_name: Option<String>,
    /// The next date as written.
    pub next: Option<DateText>,
    /// Whether that is the day from which on it holds.
    pub begins: bool,
}

/// A task; its due date as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionEvidence {
    /// The task; `due` is filled by `resolve`.
    pub action: Action,
    /// Until when, as written.
    pub due: Option<DateText>,
}

/// What a recognizer reads: a run of blocks of a document.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// The whole document.
    pub document: &'a Document,
    /// The blocks that belong to this meeting.
    pub blocks: Range<usize>,
    kinds: Rc<Kinds>,
    /// Of all blocks of the document.
    signals: Rc<[Signals]>,
}

impl<'a> Part<'a> {
    /// Makes a part of some blocks of a document.
    pub fn new(document: &'a Document, blocks: Range<usize>) -> Self {
        Self {
            document,
            blocks,
            kinds: Rc::new(Kinds::of(document)),
            signals: document
                .blocks
                .iter()
                .map(|block| Signals::of(&block.text))
                .collect(),
        }
    }

    /// Makes a part of the same blocks in which every text may hold anything.
    #[cfg(test)]
    fn with_all_signals(&self) -> Self {
        let all = vec![Signals::ALL_SET; self.document.blocks.len()];
        Self {
            signals: all.into(),
            ..self.clone()
        }
    }

    /// Makes another part of the same document.
    fn of_blocks(&self, blocks: Range<usize>) -> Self {
        Self {
            blocks,
            ..self.clone()
        }
    }

    /// Returns what a section holds, also by its parents: below events stands
    /// an event, below tasks a group of tasks. Agenda and mere structure pass
    /// nothing on. The text before the first heading is `Structure`.
    pub fn kind_in(&self, section: usize) -> SectionKind {
        self.kinds.in_context(section)
    }

    /// Returns what a section holds by its own title alone.
    pub fn own_kind(&self, section: usize) -> SectionKind {
        self.kinds.own(section)
    }

    /// Returns the blocks of the part.
    pub fn blocks(&self) -> &'a [Block] {
        self.document
            .blocks
            .get(self.blocks.clone())
            .unwrap_or_default()
    }

    /// Returns the blocks of the part with what their texts may hold.
    fn signaled_blocks(&self) -> impl Iterator<Item = (&'a Block, Signals)> {
        let signals = self.signals.get(self.blocks.clone()).unwrap_or_default();
        self.blocks().iter().zip(signals.iter().copied())
    }

    /// Returns what the text of a block of the part may hold.
    fn signals(&self, block: usize) -> Signals {
        let signals = self.signals.get(self.blocks.start + block);
        signals.copied().unwrap_or_default()
    }

    /// Returns the first line: that of the file for the first part.
    pub fn line(&self) -> u32 {
        match self.blocks.start {
            0 => 1,
            _ => self.blocks().first().map_or(1, Block::line),
        }
    }

    /// Returns the last line.
    pub fn end_line(&self) -> u32 {
        let next = self.document.blocks.get(self.blocks.end);
        next.map_or(self.document.line_count, |block| {
            block.line().saturating_sub(1)
        })
    }
}
