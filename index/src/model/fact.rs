//! The facts that minutes hold, one type each.

use super::{PartialDate, Team, TimeOfDay, weekday};
use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// Somebody in an attendance list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Name as written, without role, company, country or emoji.
    pub name: Option<String>,
    /// Handle without `@`.
    pub handle: Option<String>,
    /// `chair`, `scribe`, `guest` and the like, in lower case.
    pub role: Option<String>,
    /// Whether the person was there.
    pub status: Presence,
}

/// Whether a participant was there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// There from the beginning, as far as the minutes say.
    #[default]
    Present,
    /// Not there.
    Absent,
    /// Not there, and said so before.
    Regrets,
    /// Joined late.
    Late,
}

/// A topic of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    /// As displayed, without markup, numbering and owner.
    pub title: String,
    /// Line of the title.
    pub line: u32,
    /// Last line of the discussion.
    pub end_line: u32,
    /// 1 for a topic, 2 for a topic below a topic, and so on.
    pub depth: u8,
    /// People who bring or report the topic, without `@`.
    pub owners: Vec<String>,
}

/// One announcement of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The event's name, without date, place and who attends.
    pub name: String,
    /// First day; none where it is announced without a date.
    pub start: Option<PartialDate>,
    /// Last day, where there are several.
    pub end: Option<PartialDate>,
    /// Begin on the first day.
    pub start_time: Option<TimeOfDay>,
    /// End on the last day.
    pub end_time: Option<TimeOfDay>,
    /// IANA name of the zone of both times, where the text fixes it.
    pub timezone: Option<String>,
    /// City or venue as written.
    pub place: Option<String>,
    /// Whether one can take part online.
    pub online: bool,
    /// Links that belong to the event.
    pub urls: Vec<String>,
    /// Last day of the call for papers.
    pub cfp_deadline: Option<NaiveDate>,
    /// How certain it is.
    pub status: EventStatus,
    /// Line of the name.
    pub line: u32,
}

/// How certain an announced event is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EventStatus {
    /// Nothing says otherwise.
    #[default]
    Confirmed,
    /// Written with a question mark, "t.b.d.", "probably" and the like.
    Tentative,
    /// Called off.
    Cancelled,
    /// Put to another date.
    Moved,
}

/// One statement of when a team meets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Who meets.
    pub team: Option<Team>,
    /// Unit of `interval`.
    pub freq: Option<Frequency>,
    /// Every how many weeks or months.
    pub interval: Option<u32>,
    /// Day of the week, as `MO` to `SU`.
    #[serde(with = "weekday")]
    pub weekday: Option<Weekday>,
    /// `[1]` first, `[1, 3]` first and third, `[-1]` last.
    pub week_of_month: Option<Vec<i8>>,
    /// Which ISO weeks.
    pub parity: Option<Parity>,
    /// Begin.
    pub start_time: Option<TimeOfDay>,
    /// End.
    pub end_time: Option<TimeOfDay>,
    /// IANA name of the zone, where text or configuration fixes one.
    pub timezone: Option<String>,
    /// The zone as written.
    pub timezone_text: Option<String>,
    /// The next date, where the statement names it.
    pub next: Option<NaiveDate>,
    /// Whether it speaks of single days only ("no call next week").
    pub exception: bool,
    /// Line of the statement.
    pub line: u32,
}

/// Unit of a schedule's interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Frequency {
    /// By weeks.
    Weekly,
    /// By months.
    Monthly,
}

/// Parity of ISO week numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Parity {
    /// Weeks 2, 4, 6, …
    Even,
    /// Weeks 1, 3, 5, …
    Odd,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Where it leads.
    pub url: String,
    /// What is shown; the URL itself for a bare one.
    pub text: String,
    /// What it leads to, as far as the URL tells.
    pub kind: LinkKind,
    /// Line of the link.
    pub line: u32,
}

/// What a link leads to.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// An issue or ticket.
    Issue,
    /// A pull or merge request.
    Pr,
    /// A commit.
    Commit,
    /// A repository, or a file in one.
    Repository,
    /// Documentation.
    Doc,
    /// A shared pad.
    Pad,
    /// A recording or video.
    Video,
    /// A picture.
    Image,
    /// Other minutes.
    Minutes,
    /// A calendar, or an entry of one.
    Calendar,
    /// A video conference room.
    MeetingRoom,
    /// A mailing list, or a message in its archive.
    MailList,
    /// Anything else.
    #[default]
    Web,
}

/// A task that somebody, or nobody yet, has to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// The task, without marker and owner.
    pub text: String,
    /// Who took it, without `@`.
    pub owners: Vec<String>,
    /// Whether it is marked as done.
    pub done: bool,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// Line of the task.
    pub line: u32,
}

/// Something the meeting decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The decision, without its marker.
    pub text: String,
    /// How the minutes call it.
    pub kind: DecisionKind,
    /// Line of the decision.
    pub line: u32,
}

/// How minutes call a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DecisionKind {
    /// `RESOLVED:`, `RESOLUTION:`.
    Resolved,
    /// `AGREED:`, consensus.
    Agreed,
    /// `Decision:`, "we decided to …".
    Decided,
    /// Turned down.
    Rejected,
    /// Put off.
    Postponed,
}

/// Something odd in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Where.
    pub line: u32,
    /// What, in words a note taker understands.
    pub message: String,
}
