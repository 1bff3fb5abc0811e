//! What commands found about teams, people, and the history of things.

use super::{AgendaRow, EventRow, FactRow, Origin, ScheduleRow, TeamRow};
use crate::calendar::attendance::Person;
use chrono::NaiveDate;
use minutebook_index::model::{Action, Mention, Schedule, Team};
use serde::Serialize;

/// An event with all its announcements.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryRow {
    /// What they say together.
    #[serde(flatten)]
    pub event: EventRow,
    /// The announcements, the oldest first.
    pub mentions: Vec<MentionRow>,
}

/// One announcement of an event.
#[derive(Clone, Debug, Serialize)]
pub struct MentionRow {
    /// What it says.
    pub mention: Mention,
    /// What it changes, in words.
    pub changes: Vec<String>,
    /// Where it stands.
    #[serde(flatten)]
    pub origin: Origin,
}

/// A rule by which a team met, or still meets.
#[derive(Clone, Debug, Serialize)]
pub struct RuleRow {
    /// The rule in words.
    pub rule_text: String,
    /// The rule.
    pub rule: Schedule,
    /// Since when it was in force.
    pub since: Option<NaiveDate>,
    /// Where it was stated.
    pub stated: Origin,
}

/// A team and what one wants to know of it.
#[derive(Clone, Debug, Serialize)]
pub struct HomeRow {
    /// The team.
    #[serde(flatten)]
    pub team: TeamRow,
    /// When it meets.
    pub schedule: ScheduleRow,
    /// Its latest meeting with the topics.
    pub latest: Option<AgendaRow>,
    /// Tasks that are not marked as done, newest first.
    pub actions: Vec<FactRow<Action>>,
    /// Who came in the last year of the team, most meetings first.
    pub people: Vec<Person>,
}

/// How often a team met in each month.
#[derive(Clone, Debug, Serialize)]
pub struct PlotRow {
    /// The source it belongs to.
    pub source: String,
    /// The team.
    #[serde(flatten)]
    pub team: Team,
    /// The months, the oldest first.
    pub months: Vec<MonthRow>,
}

/// How often a team met in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MonthRow {
    /// As `2024-06`.
    pub month: String,
    /// Meetings in it.
    pub meetings: usize,
}

/// Somebody and what he or she attended.
#[derive(Clone, Debug, Serialize)]
pub struct PersonRow {
    /// The person.
    #[serde(flatten)]
    pub person: Person,
    /// Whether the answer is about this person, rather than about all.
    #[serde(skip)]
    pub is_asked_for: bool,
}

/// What one check found.
#[derive(Clone, Debug, Serialize)]
pub struct CheckRow {
    /// Name of the check.
    pub check: &'static str,
    /// What was looked at: "612 statements, 402 announcements"; why nothing
    /// was, if nothing was.
    pub examined: String,
    /// Whether nothing was looked at.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub skipped: bool,
    /// What is odd.
    pub problems: Vec<ProblemRow>,
}

/// Something odd or broken.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemRow {
    /// How bad it is.
    pub severity: Severity,
    /// A word for the kind of problem.
    pub kind: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Where it stands.
    pub origin: Option<Origin>,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a look.
    Warning,
    /// Something is broken.
    Error,
}
