//! What minutebook knows: the minutes of a file and the facts in them.
//!
//! These types are the export contract: serialized as JSON they are what
//! `minutebook export` prints and what the index stores. They hold no
//! behavior beyond reading and writing themselves. Lines are 1-based, paths
//! are relative to the root of their source and use `/`.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

mod fact;
mod partial_date;
mod time_of_day;
pub mod weekday;

pub use fact::{
    Action, AgendaItem, Decision, DecisionKind, Diagnostic, EventStatus, Frequency, Link, LinkKind,
    Mention, Parity, Participant, Presence, Schedule,
};
pub use partial_date::PartialDate;
pub use time_of_day::TimeOfDay;

/// A body that meets: a team, SIG, working group, board or call.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Team {
    /// A slug, unique within a source.
    pub id: String,
    /// The usual display name.
    pub name: String,
}

/// Whether a record is a meeting or a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MinutesKind {
    /// A meeting, usually dated.
    Meeting,
    /// A file that records no meeting: a README, a template, a how-to.
    Page,
}

/// Everything known about one meeting, or about one page.
///
/// A file yields one of these, or several where it records several meetings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Minutes {
    /// Meeting or page.
    pub kind: MinutesKind,
    /// Source, `/`, path without extension; `#` and the date follow where one
    /// file records several meetings.
    pub id: String,
    /// Name of the source.
    pub source: String,
    /// Path of the file in its source.
    pub path: String,
    /// Line where the minutes begin.
    pub line: u32,
    /// Id of the newest commit that changed the file; none in a plain folder.
    pub commit: Option<String>,
    /// Permalink to the file at that commit.
    pub url: Option<String>,
    /// Committer time of the newest commit that changed the file.
    #[serde(default)]
    pub committed_at: Option<DateTime<Utc>>,
    /// Committer time of the first commit of the file.
    #[serde(default)]
    pub first_committed_at: Option<DateTime<Utc>>,
    /// The day the meeting was held; none on pages and where it is unknown.
    pub date: Option<NaiveDate>,
    /// The last day of a meeting of several days.
    pub end_date: Option<NaiveDate>,
    /// Whose meeting it is.
    pub team: Option<Team>,
    /// A heading to show: the document's own, else team and date.
    pub title: String,
    /// ISO 639-1 code of the language the text is mostly written in.
    pub language: Option<String>,
    /// Everybody in the attendance list, absent ones marked as such.
    pub participants: Vec<Participant>,
    /// The topics, in the order of the file.
    pub agenda: Vec<AgendaItem>,
    /// Announcements of events.
    pub events: Vec<Mention>,
    /// Statements of when teams meet.
    pub schedules: Vec<Schedule>,
    /// Every link, in the order of the file.
    pub links: Vec<Link>,
    /// Tasks somebody took.
    pub actions: Vec<Action>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// What is odd about the file, in words its author understands.
    pub diagnostics: Vec<Diagnostic>,
}

/// A piece of text that search finds: a section of a file, or its head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Title of the section, empty for text before the first heading.
    pub title: String,
    /// First line.
    pub line: u32,
    /// Last line.
    pub end_line: u32,
    /// People named as bringing or reporting the section, without `@`.
    pub owners: Vec<String>,
    /// The text without markup; line `n` of it is not line `n` of the file.
    pub text: String,
    /// For each line of `text`, its line in the file.
    pub lines: Vec<u32>,
}
