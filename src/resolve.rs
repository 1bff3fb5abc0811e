//! All [`Evidence`] of a source → what is settled about each file, and with
//! the file's [`Details`] its minutes.
//!
//! What one file cannot settle alone is settled here: a date against the
//! path, the commit time and the team's rhythm; a team's spelling against the
//! other spellings; the zone that most statements name; a handle's name. Both
//! steps are pure functions, so an incremental sync equals a rebuild, and the
//! second need be taken only for files about which something else is settled
//! than before.

pub mod date;
pub mod person;
pub mod team;
pub mod zone;

use crate::config::SourceConfig;
use crate::extract::{
    Details, Evidence, MentionEvidence, PartDetails, PartEvidence, ScheduleEvidence,
};
use crate::parallel;
use crate::scan::Tense;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use minutebook_index::model::{
    Action, Diagnostic, Frequency, Mention, Minutes, MinutesKind, Participant, Passage, Schedule,
    Team,
};
use serde::Serialize;

/// A file of a source: where it stands, its history, what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct FileEvidence {
    /// Path in the source.
    pub path: String,
    /// Newest commit that changed it, none in a folder.
    pub commit: Option<String>,
    /// Time of that commit.
    pub committed_at: Option<DateTime<Utc>>,
    /// Time of its first commit.
    pub first_committed_at: Option<DateTime<Utc>>,
    /// What it says that others have a say in.
    pub evidence: Evidence,
}

/// Minutes and the text that search finds them by.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// The facts.
    pub minutes: Minutes,
    /// The text.
    pub passages: Vec<Passage>,
}

/// What all files of a source together settle about one of them.
///
/// With the same details and history it makes the same minutes.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Settled {
    /// Whose minutes they are.
    pub team: Option<Team>,
    /// The zone of times that stand without one.
    pub zone: Option<String>,
    /// That of each part.
    pub parts: Vec<SettledPart>,
}

/// What is settled about a part of a file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SettledPart {
    /// Its id among all minutes.
    pub id: String,
    /// Its days.
    pub date: SettledDate,
    /// Who was there, each once and with the name that goes with the handle.
    pub participants: Vec<Participant>,
    /// When teams meet.
    pub schedules: Vec<Schedule>,
}

/// The days of a part, settled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SettledDate {
    /// Meeting or page.
    pub is_page: bool,
    /// The day it was held.
    pub date: Option<NaiveDate>,
    /// The last day, where there are several.
    pub end_date: Option<NaiveDate>,
    /// Contradictions and repairs.
    pub diagnostics: Vec<Diagnostic>,
}

/// Settles what the files of a source say together; in their order.
pub fn settle(source: &SourceConfig, files: &[FileEvidence]) -> Vec<Settled> {
    let teams = team::settle(source, files);
    let dates = date::settle(files, &teams);
    let zone = zone::settle(source, files);
    let people = person::settle(source, files);
    let each = files.iter().zip(teams.of_files.iter().zip(dates));
    parallel::map(each, |(file, (team, dates))| {
        let ids = ids(source, &file.path, &dates);
        let parts = file.evidence.parts.iter().zip(dates).zip(ids);
        let parts = parts.map(|((part, date), id)| {
            let day = day(file, &date);
            let schedules = part.schedules.iter();
            let schedule = |s| schedule(s, day, team.as_ref(), &teams, zone.as_deref());
            SettledPart {
                id,
                participants: people.fold(&part.participants),
                schedules: schedules.map(schedule).collect(),
                date,
            }
        });
        Settled {
            parts: parts.collect(),
            team: team.clone(),
            zone: zone.clone(),
        }
    })
}

/// Makes the minutes of a file about which everything is settled.
pub fn minutes(
    source: &SourceConfig,
    file: &FileEvidence,
    settled: Settled,
    details: Details,
) -> Vec<Resolved> {
    let Settled { team, zone, parts } = settled;
    let context = Context {
        source,
        file,
        team: team.as_ref(),
        zone: zone.as_deref(),
        language: details.language.as_deref(),
        diagnostics: &details.diagnostics,
    };
    let evidence = file.evidence.parts.iter();
    let all = evidence.zip(parts).zip(details.parts);
    all.map(|((part, settled), details)| context.resolve_part(part, settled, details))
        .collect()
}

/// Does both for all files of a source, in their order.
pub fn resolve(source: &SourceConfig, files: &[(FileEvidence, Details)]) -> Vec<Vec<Resolved>> {
    let evidence: Vec<FileEvidence> = files.iter().map(|(file, _)| file.clone()).collect();
    let all = settle(source, &evidence).into_iter().zip(files);
    all.map(|(settled, (file, details))| minutes(source, file, settled, details.clone()))
        .collect()
}

/// Returns the id of each part of a file: the path, with what tells it from
/// the others.
fn ids(source: &SourceConfig, path: &str, dates: &[SettledDate]) -> Vec<String> {
    let stem = match path.rsplit_once('.') {
        Some((stem, extension)) if !extension.contains('/') => stem,
        _ => path,
    };
    let base = format!("{}/{stem}", source.name);
    if dates.len() <= 1 {
        return vec![base];
    }
    let id = |(number, date): (usize, &SettledDate)| {
        let same = |other: &&SettledDate| other.date == date.date;
        let unique = date.date.filter(|_| dates.iter().filter(same).count() == 1);
        match unique {
            Some(date) => format!("{base}#{date}"),
            None => format!("{base}#{number}"),
        }
    };
    (1..).zip(dates).map(id).collect()
}

/// Returns the day from which dates in the text count.
fn day(file: &FileEvidence, date: &SettledDate) -> Option<NaiveDate> {
    let came = file.first_committed_at.map(|t| t.date_naive());
    date.date.or(came)
}

struct Context<'a> {
    source: &'a SourceConfig,
    file: &'a FileEvidence,
    team: Option<&'a Team>,
    zone: Option<&'a str>,
    language: Option<&'a str>,
    /// What is odd about the file.
    diagnostics: &'a [Diagnostic],
}

impl Context<'_> {
    fn resolve_part(
        &self,
        part: &PartEvidence,
        settled: SettledPart,
        details: PartDetails,
    ) -> Resolved {
        let file = self.file;
        let date = settled.date;
        let day = day(file, &date);
        let title = self.title(part, &date);
        let mut diagnostics = self.diagnostics.to_vec();
        diagnostics.extend(date.diagnostics);
        let events = details.mentions.iter();
        let events = events.map(|m| self.mention(m, day, &mut diagnostics));
        let actions = details.actions.iter();
        let minutes = Minutes {
            kind: if date.is_page {
                MinutesKind::Page
            } else {
                MinutesKind::Meeting
            },
            id: settled.id,
            source: self.source.name.clone(),
            path: file.path.clone(),
            line: part.line,
            commit: file.commit.clone(),
            url: None,
            committed_at: file.committed_at,
            first_committed_at: file.first_committed_at,
            date: date.date,
            end_date: date.end_date,
            team: self.team.filter(|_| !date.is_page).cloned(),
            title,
            language: self.language.map(str::to_owned),
            participants: settled.participants,
            agenda: part.agenda.clone(),
            events: events.collect(),
            schedules: settled.schedules,
            links: details.links,
            actions: actions.map(|a| action(a, day)).collect(),
            decisions: details.decisions,
            diagnostics,
        };
        Resolved {
            minutes,
            passages: details.passages,
        }
    }

    fn title(&self, part: &PartEvidence, date: &SettledDate) -> String {
        if let Some(title) = &part.title {
            return title.clone();
        }
        let team = self.team.map(|t| t.name.clone());
        let day = date.date.map(|d| d.to_string());
        let known: Vec<String> = team.into_iter().chain(day).collect();
        if known.is_empty() {
            self.file.path.clone()
        } else {
            known.join(" ")
        }
    }

    fn mention(
        &self,
        mention: &MentionEvidence,
        day: Option<NaiveDate>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Mention {
        let tense = if mention.past {
            Tense::Behind
        } else {
            Tense::Ahead
        };
        let days = mention.date.as_ref().and_then(|d| d.ground(day?, tense));
        let cfp = mention.cfp_deadline.as_ref();
        let cfp = cfp.and_then(|d| d.ground(day?, tense));
        if let Some(message) = days.as_ref().and_then(|d| d.repaired.clone()) {
            diagnostics.push(Diagnostic {
                line: mention.line,
                message,
            });
        }
        Mention {
            name: mention.name.clone(),
            start: days.as_ref().map(|d| d.start),
            end: days.as_ref().and_then(|d| d.end),
            start_time: mention.start_time,
            end_time: mention.end_time,
            timezone: zone::of_text(mention.timezone_text.as_deref(), self.zone),
            place: mention.place.clone(),
            online: mention.online,
            urls: mention.urls.clone(),
            cfp_deadline: cfp.and_then(|d| d.start.day()),
            status: mention.status,
            line: mention.line,
        }
    }
}

fn schedule(
    evidence: &ScheduleEvidence,
    day: Option<NaiveDate>,
    own: Option<&Team>,
    teams: &team::Teams,
    zone: Option<&str>,
) -> Schedule {
    let next = evidence.next.as_ref();
    let next = next.and_then(|d| d.ground(day?, Tense::Ahead));
    let team = match &evidence.team_name {
        Some(name) => Some(teams.named(name)),
        None => own.cloned(),
    };
    let text = evidence.schedule.timezone_text.as_deref();
    let next = next.and_then(|d| d.start.day());
    // Weeks counted from a day keep its day of the week.
    let weekly = evidence.begins && evidence.schedule.freq == Some(Frequency::Weekly);
    let implied = next.filter(|_| weekly).map(|day| day.weekday());
    Schedule {
        team,
        next,
        weekday: evidence.schedule.weekday.or(implied),
        timezone: zone::of_text(text, zone),
        ..evidence.schedule.clone()
    }
}

fn action(evidence: &crate::extract::ActionEvidence, day: Option<NaiveDate>) -> Action {
    let due = evidence.due.as_ref();
    let due = due.and_then(|d| d.ground(day?, Tense::Ahead));
    Action {
        due: due.map(|d| d.end.unwrap_or(d.start).last_day()),
        ..evidence.action.clone()
    }
}
