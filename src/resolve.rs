//! All [`Evidence`] of a source → its minutes.
//!
//! What one file cannot settle alone is settled here: a date against the
//! path, the commit time and the team's rhythm; a team's spelling against the
//! other spellings; the zone that most statements name; a handle's name. It
//! is a pure function of all files, so an incremental sync equals a rebuild.

pub mod date;
pub mod person;
pub mod team;
pub mod zone;

use crate::config::SourceConfig;
use crate::extract::{Evidence, MentionEvidence, PartEvidence, ScheduleEvidence};
use crate::parallel;
use crate::scan::Tense;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use minutebook_index::model::{
    Action, Diagnostic, Frequency, Mention, Minutes, MinutesKind, Passage, Schedule, Team,
};

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
    /// What it says.
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

/// The days of a part, settled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

/// Settles the evidence of all files of a source; one list per file, in order.
pub fn resolve(source: &SourceConfig, files: &[FileEvidence]) -> Vec<Vec<Resolved>> {
    let teams = team::settle(source, files);
    let dates = date::settle(files, &teams);
    let zone = zone::settle(source, files);
    let people = person::settle(source, files);
    let each = files.iter().zip(teams.of_files.iter().zip(&dates));
    parallel::map(each, |(file, (team, dates))| {
        let context = Context {
            source,
            file,
            team: team.as_ref(),
            teams: &teams,
            zone: zone.as_deref(),
            people: &people,
        };
        let parts = file.evidence.parts.iter().zip(dates);
        let several = 1 < dates.len();
        parts
            .enumerate()
            .map(|(index, (part, date))| {
                let mut resolved = context.resolve_part(part, date);
                resolved.minutes.id = context.id(several.then_some(index), dates);
                resolved
            })
            .collect()
    })
}

struct Context<'a> {
    source: &'a SourceConfig,
    file: &'a FileEvidence,
    team: Option<&'a Team>,
    teams: &'a team::Teams,
    zone: Option<&'a str>,
    people: &'a person::People,
}

impl Context<'_> {
    fn id(&self, part: Option<usize>, dates: &[SettledDate]) -> String {
        let path = &self.file.path;
        let stem = match path.rsplit_once('.') {
            Some((stem, extension)) if !extension.contains('/') => stem,
            _ => path,
        };
        let base = format!("{}/{stem}", self.source.name);
        let Some(index) = part else { return base };
        let date = dates.get(index).and_then(|d| d.date);
        let unique = date.filter(|_| dates.iter().filter(|d| d.date == date).count() == 1);
        match unique {
            Some(date) => format!("{base}#{date}"),
            None => format!("{base}#{}", index + 1),
        }
    }

    fn resolve_part(&self, part: &PartEvidence, date: &SettledDate) -> Resolved {
        let file = self.file;
        let day = date
            .date
            .or(file.first_committed_at.map(|t| t.date_naive()));
        let mut diagnostics = file.evidence.diagnostics.clone();
        diagnostics.extend(date.diagnostics.iter().cloned());
        let events = part.mentions.iter();
        let events = events.map(|m| self.mention(m, day, &mut diagnostics));
        let minutes = Minutes {
            kind: if date.is_page {
                MinutesKind::Page
            } else {
                MinutesKind::Meeting
            },
            id: String::new(),
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
            title: self.title(part, date),
            language: file.evidence.language.clone(),
            participants: self.people.fold(&part.participants),
            agenda: part.agenda.clone(),
            events: events.collect(),
            schedules: part
                .schedules
                .iter()
                .map(|s| self.schedule(s, day))
                .collect(),
            links: part.links.clone(),
            actions: part.actions.iter().map(|a| action(a, day)).collect(),
            decisions: part.decisions.clone(),
            diagnostics,
        };
        Resolved {
            minutes,
            passages: part.passages.clone(),
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
        let cfp = cfp.and_then(|d| d.ground(day?, Tense::Ahead));
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

    fn schedule(&self, evidence: &ScheduleEvidence, day: Option<NaiveDate>) -> Schedule {
        let next = evidence.next.as_ref();
        let next = next.and_then(|d| d.ground(day?, Tense::Ahead));
        let team = match &evidence.team_name {
            Some(name) => Some(self.teams.named(name)),
            None => self.team.cloned(),
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
            timezone: zone::of_text(text, self.zone),
            ..evidence.schedule.clone()
        }
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
