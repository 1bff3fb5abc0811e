//! What a command found, before it is written out.
//!
//! An [`Answer`] is plain data: the commands fill it, `render` turns it into
//! bytes. Serialized it is the JSON of the command, so the field names here
//! are a contract. A calendar, which is to be the same on every day, is a
//! [`feed::Feed`].

pub mod feed;

pub mod team;

use crate::calendar::{fit::Fit, occurrence::Next, rhythm::Rhythm};
use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use minutebook_index::model::{
    Action, AgendaItem, Decision, Diagnostic, EventStatus, Link, Minutes, MinutesKind, PartialDate,
    Schedule, Team, TimeOfDay,
};
use minutebook_index::search::{Facets, Line, Reading};
use serde::{Serialize, Serializer};
use std::{collections::BTreeMap, ops::Range};
use team::{CheckRow, HistoryRow, HomeRow, PersonRow, PlotRow, RuleRow};

/// The answer to one command.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// Version of this format.
    pub schema: u32,
    /// The command that was asked.
    pub command: &'static str,
    /// The moment the answer speaks of.
    pub now: DateTime<FixedOffset>,
    /// What the answer was read from.
    pub sources: Vec<SourceTip>,
    /// How many there are.
    pub total: usize,
    /// How many of them are left out here.
    pub omitted: usize,
    /// How the question was understood, where that is not obvious.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// What else was asked for.
    #[serde(flatten)]
    pub extras: Extras,
    /// The findings.
    #[serde(rename = "hits")]
    pub rows: Rows,
}

/// What a search says besides its findings, where that was asked for.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Extras {
    /// How many there are by team and year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<Facets>,
    /// How the query was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
}

/// A source, and the commit of it that is indexed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceTip {
    /// Its name.
    pub name: String,
    /// The commit; none for a folder.
    pub commit: Option<String>,
    /// When that was made.
    pub committed_at: Option<DateTime<Utc>>,
}

/// The findings, by kind.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Rows {
    /// Meetings and pages that match a query.
    Search(Vec<SearchRow>),
    /// Files that match a query.
    Files(Vec<Origin>),
    /// How many match a query.
    Count(Counted),
    /// Meetings.
    Meetings(Vec<MeetingRow>),
    /// Minutes in full.
    Minutes(Vec<Minutes>),
    /// Meetings with their topics.
    Agenda(Vec<AgendaRow>),
    /// Events.
    Events(Vec<EventRow>),
    /// Events with all their announcements.
    History(Vec<HistoryRow>),
    /// Teams and when they meet.
    Schedule(Vec<ScheduleRow>),
    /// Teams.
    Teams(Vec<TeamRow>),
    /// Teams with what one wants to know of them.
    Homes(Vec<HomeRow>),
    /// Teams and how often they met in each month.
    Plot(Vec<PlotRow>),
    /// People and what they attended.
    People(Vec<PersonRow>),
    /// Links.
    Links(Vec<FactRow<Link>>),
    /// Tasks.
    Actions(Vec<FactRow<Action>>),
    /// Decisions.
    Decisions(Vec<FactRow<Decision>>),
    /// The state of each source.
    Status(Vec<StatusRow>),
    /// What is odd.
    Checks(Vec<CheckRow>),
}

impl Rows {
    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Search(rows) => rows.len(),
            Self::Files(rows) => rows.len(),
            Self::Count(counted) => counted.0,
            Self::Meetings(rows) => rows.len(),
            Self::Minutes(rows) => rows.len(),
            Self::Agenda(rows) => rows.len(),
            Self::Events(rows) => rows.len(),
            Self::History(rows) => rows.len(),
            Self::Schedule(rows) => rows.len(),
            Self::Teams(rows) => rows.len(),
            Self::Homes(rows) => rows.len(),
            Self::Plot(rows) => rows.len(),
            Self::People(rows) => rows.len(),
            Self::Links(rows) => rows.len(),
            Self::Actions(rows) => rows.len(),
            Self::Decisions(rows) => rows.len(),
            Self::Status(rows) => rows.len(),
            Self::Checks(rows) => rows.len(),
        }
    }

    /// Tells whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Where a fact stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Origin {
    /// Name of the source.
    pub source: String,
    /// Path of the file.
    pub path: String,
    /// Line, 1-based.
    pub line: u32,
    /// Permalink to the line; none in a folder.
    pub url: Option<String>,
    /// Id of the meeting or page.
    pub meeting: String,
    /// Day of the meeting.
    pub date: Option<NaiveDate>,
    /// Whose meeting it is.
    pub team: Option<Team>,
}

/// A number of findings; none of them is listed.
#[derive(Clone, Copy, Debug)]
pub struct Counted(pub usize);

impl Serialize for Counted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [(); 0].serialize(serializer)
    }
}

/// A meeting or page that matches a query.
#[derive(Clone, Debug, Serialize)]
pub struct SearchRow {
    /// Where its best passage stands.
    #[serde(flatten)]
    pub origin: Origin,
    /// Meeting or page.
    pub kind: MinutesKind,
    /// Its title.
    pub title: String,
    /// How well it matches; comparable within one answer only.
    pub score: f32,
    /// Whether one of its passages has all that was looked for.
    pub all_words: bool,
    /// The best passages, best first.
    pub passages: Vec<PassageRow>,
    /// Where the best passage stands once more, word by word.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also_in: Vec<RepeatRow>,
}

/// Another meeting or page that says the same.
#[derive(Clone, Debug, Serialize)]
pub struct RepeatRow {
    /// Where it does.
    #[serde(flatten)]
    pub origin: Origin,
}

/// A passage that matches a query.
#[derive(Clone, Debug, Serialize)]
pub struct PassageRow {
    /// The heading above it.
    pub title: String,
    /// Line, 1-based.
    pub line: u32,
    /// Permalink to the line.
    pub url: Option<String>,
    /// Text around the best place.
    pub snippet: String,
    /// Bytes of the snippet that match.
    pub marks: Vec<Range<usize>>,
    /// The lines around, if they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub context: Vec<Line>,
}

/// A meeting in a list.
#[derive(Clone, Debug, Serialize)]
pub struct MeetingRow {
    /// Where it stands.
    #[serde(flatten)]
    pub origin: Origin,
    /// The last day of a meeting of several days.
    pub end_date: Option<NaiveDate>,
    /// Its title.
    pub title: String,
    /// How many people were there.
    pub participants: usize,
    /// The titles of its topics.
    pub agenda: Vec<String>,
}

/// A meeting with its topics.
#[derive(Clone, Debug, Serialize)]
pub struct AgendaRow {
    /// Where it stands.
    #[serde(flatten)]
    pub origin: Origin,
    /// Its title.
    pub title: String,
    /// The topics.
    pub agenda: Vec<AgendaItem>,
    /// The permalink of each topic.
    pub urls: Vec<Option<String>>,
}

/// An event, folded from its announcements.
#[derive(Clone, Debug, Serialize)]
pub struct EventRow {
    /// Its name.
    pub name: String,
    /// First day.
    pub start: Option<PartialDate>,
    /// Last day.
    pub end: Option<PartialDate>,
    /// Begin.
    pub start_time: Option<TimeOfDay>,
    /// End.
    pub end_time: Option<TimeOfDay>,
    /// Zone of the times.
    pub timezone: Option<String>,
    /// City or venue.
    pub place: Option<String>,
    /// Whether one can take part online.
    pub online: bool,
    /// Its links.
    pub urls: Vec<String>,
    /// Last day of the call for papers.
    pub cfp_deadline: Option<NaiveDate>,
    /// How certain it is.
    pub status: EventStatus,
    /// The date announced before.
    pub moved_from: Option<PartialDate>,
    /// How often it was announced.
    pub announced: usize,
    /// Day of the first announcement.
    pub first_announced: Option<NaiveDate>,
    /// Where it was announced first.
    pub first: Origin,
    /// Where it was announced last.
    #[serde(flatten)]
    pub origin: Origin,
}

/// A team and when it meets.
#[derive(Clone, Debug, Serialize)]
pub struct ScheduleRow {
    /// The source it belongs to.
    pub source: String,
    /// The team that meets.
    pub team: Team,
    /// The rule in force, as far as one was stated.
    pub rule: Option<Schedule>,
    /// The rule in words.
    pub rule_text: String,
    /// Since when the rule is in force.
    pub since: Option<NaiveDate>,
    /// The day on which the rule was stated last.
    pub confirmed: Option<NaiveDate>,
    /// The rule before.
    pub replaced: Option<RuleRow>,
    /// What the meetings show.
    pub rhythm: Option<Rhythm>,
    /// How the meetings fit the rule.
    pub fit: Option<Fit>,
    /// The next meeting.
    pub next: Next,
    /// The moment at which it begins, where time and zone are known.
    pub next_begin: Option<DateTime<FixedOffset>>,
    /// Single days that deviate, with the day of the statement.
    pub exceptions: Vec<ExceptionRow>,
    /// Where the rule was stated.
    pub stated: Option<Origin>,
    /// All rules that the team ever had, the oldest first, if asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<RuleRow>,
}

/// A statement about single days.
#[derive(Clone, Debug, Serialize)]
pub struct ExceptionRow {
    /// Day on which it was said.
    pub said: NaiveDate,
    /// The day on which the team meets instead; none if a session is off.
    pub next: Option<NaiveDate>,
    /// Where it was said.
    pub stated: Origin,
}

/// A team in a list.
#[derive(Clone, Debug, Serialize)]
pub struct TeamRow {
    /// The source it belongs to.
    pub source: String,
    /// The team.
    #[serde(flatten)]
    pub team: Team,
    /// How many meetings are recorded.
    pub meetings: usize,
    /// Day of the first one.
    pub first: Option<NaiveDate>,
    /// Day of the last one.
    pub last: Option<NaiveDate>,
    /// How many different people came in the last year of the team.
    pub people: usize,
    /// What the meetings show.
    pub rhythm: Option<Rhythm>,
    /// The next meeting.
    pub next: Next,
}

/// A fact and where it stands.
#[derive(Clone, Debug, Serialize)]
pub struct FactRow<T> {
    /// The fact.
    #[serde(flatten)]
    pub fact: T,
    /// Where it stands.
    #[serde(flatten)]
    pub origin: Origin,
}

/// The state of a source.
#[derive(Clone, Debug, Serialize)]
pub struct StatusRow {
    /// Its name.
    pub name: String,
    /// URL or path.
    pub url: String,
    /// The branch indexed.
    pub branch: Option<String>,
    /// The commit indexed.
    pub commit: Option<String>,
    /// How many records of each kind there are.
    pub counts: BTreeMap<String, usize>,
    /// Files that are not read, by extension.
    pub skipped: BTreeMap<String, usize>,
    /// Meetings without a known day.
    pub undated: Vec<String>,
    /// What is odd, with path and line.
    pub diagnostics: Vec<FileDiagnostic>,
}

/// Something odd in a file.
#[derive(Clone, Debug, Serialize)]
pub struct FileDiagnostic {
    /// The file.
    pub path: String,
    /// Line and message.
    #[serde(flatten)]
    pub diagnostic: Diagnostic,
}
