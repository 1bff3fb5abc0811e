//! The day of each meeting, settled from all witnesses: path, front matter,
//! headings, commit time, and the rhythm of the team.
//!
//! A heading copied from last week loses against the file name, a file named
//! with a wrong year loses against heading and commit time; what lost is
//! reported: "the heading says 2023-02-02, the file name 2023-02-09; took the
//! file name".

mod announced;
mod kind;
mod misfiled;
mod rhythm;
mod witness;

#[cfg(test)]
mod tests;

use super::team::Teams;
use super::{FileEvidence, SettledDate};
use crate::extract::{DateEvidence, DateOrigin, PartEvidence};
use crate::scan::{DayText, Tense};
use announced::Announced;
use chrono::{Days, NaiveDate};
use minutebook_index::model::Diagnostic;
use misfiled::Arrivals;
use rhythm::Rhythms;
use witness::{Candidate, Witness};

/// Settles the days of all parts of all files.
pub fn settle(files: &[FileEvidence], teams: &Teams) -> Vec<Vec<SettledDate>> {
    let court = Court {
        rhythms: Rhythms::learn(files, &teams.of_files),
        announced: Announced::learn(files, teams),
        arrivals: Arrivals::count(files),
    };
    let each = files.iter().zip(&teams.of_files).enumerate();
    each.map(|(index, (file, team))| {
        let case = Case {
            file,
            index,
            team: team.as_ref().map_or("", |t| t.id.as_str()),
        };
        settle_file(case, &court)
    })
    .collect()
}

/// What the other files of the source say.
struct Court {
    rhythms: Rhythms,
    announced: Announced,
    arrivals: Arrivals,
}

/// A file whose days are to be settled.
#[derive(Clone, Copy)]
struct Case<'a> {
    file: &'a FileEvidence,
    index: usize,
    /// The id of its team.
    team: &'a str,
}

fn settle_file(case: Case<'_>, court: &Court) -> Vec<SettledDate> {
    let file = case.file;
    let parts = &file.evidence.parts;
    let mut reference = path_day(file).or(path_month(file)).or(committed(file));
    let mut settled = Vec::with_capacity(parts.len());
    for part in parts {
        let scene = Scene {
            case,
            court,
            reference: reference.or_else(|| written_day(part)),
            place: if parts.len() == 1 {
                Place::Only
            } else {
                Place::OneOfSeveral
            },
        };
        let date = scene.settle(part);
        reference = date.date.or(reference);
        settled.push(date);
    }
    settled
}

/// Which part of the file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Only,
    OneOfSeveral,
}

fn committed(file: &FileEvidence) -> Option<NaiveDate> {
    file.first_committed_at.map(|t| t.date_naive())
}

/// Returns the day that the path names, innermost first; of two readings of one
/// name the one that is not after the commit.
pub(super) fn path_day(file: &FileEvidence) -> Option<NaiveDate> {
    let any = NaiveDate::from_ymd_opt(2020, 1, 1)?;
    let committed = committed(file);
    let reference = committed.unwrap_or(any);
    let names = file.evidence.path_dates.iter();
    let mut days = names.filter_map(|d| Some((d.origin, dated(d, reference)?)));
    let (origin, first) = days.next()?;
    let ahead = |day: NaiveDate| committed.is_some_and(|c| 3 < (day - c).num_days());
    let mut others = days.filter(|(o, day)| *o == origin && !ahead(*day));
    let name = ahead(first) && origin == DateOrigin::FileName;
    let other = others.next().filter(|_| name);
    Some(other.map_or(first, |(_, day)| day))
}

/// Returns the last day of the month that the path names with its year.
fn path_month(file: &FileEvidence) -> Option<NaiveDate> {
    let any = NaiveDate::from_ymd_opt(2020, 1, 1)?;
    let months = file.evidence.path_dates.iter().filter(|evidence| {
        let start = &evidence.date.start;
        matches!(
            start,
            DayText::Calendar {
                year: Some(_),
                month: Some(_),
                ..
            }
        )
    });
    let mut days = months.filter_map(|evidence| evidence.date.ground(any, Tense::Behind));
    days.next().map(|days| days.start.last_day())
}

fn dated(evidence: &DateEvidence, reference: NaiveDate) -> Option<NaiveDate> {
    let written = matches!(evidence.date.start, DayText::Calendar { year: Some(_), .. });
    let days = evidence.date.ground(reference, Tense::Behind);
    days.filter(|_| written)?.start.day()
}

/// The first day of a part that is written with its year.
fn written_day(part: &PartEvidence) -> Option<NaiveDate> {
    let any = NaiveDate::from_ymd_opt(2020, 1, 1)?;
    part.dates.iter().find_map(|d| dated(d, any))
}

/// What is known when a part is judged.
struct Scene<'a> {
    case: Case<'a>,
    court: &'a Court,
    reference: Option<NaiveDate>,
    place: Place,
}

impl Scene<'_> {
    fn settle(&self, part: &PartEvidence) -> SettledDate {
        let mut settled = SettledDate::default();
        let witnesses = self.witnesses(part, &mut settled.diagnostics);
        let candidates = witness::candidates(&witnesses);
        let best = self.best(&candidates);
        settled.is_page = kind::is_page(self.case.file, part, best.is_some(), self.place);
        if settled.is_page {
            return SettledDate {
                is_page: true,
                ..SettledDate::default()
            };
        }
        let Some(best) = best else {
            settled.diagnostics.push(Diagnostic {
                line: part.line,
                message: "it is not known on which day this meeting was held".to_owned(),
            });
            return settled;
        };
        settled.date = Some(best.day);
        settled.end_date = match self.place {
            Place::Only => best.end.or_else(|| last_of(best.day, part.shape.days)),
            Place::OneOfSeveral => best.end_by_all(),
        };
        if let Some(later) = self.a_year_later(best) {
            settled.date = Some(later);
            settled.end_date = None;
            settled.diagnostics.push(late(best, later));
        }
        settled.diagnostics.extend(best.repairs());
        let lost = candidates.iter().filter(|c| c.day != best.day);
        settled
            .diagnostics
            .extend(lost.filter_map(|c| contradiction(c, best)));
        settled
    }

    /// The same day of the next year, if the file carries last year's number.
    fn a_year_later(&self, best: &Candidate) -> Option<NaiveDate> {
        let only = self.place == Place::Only && best.end.is_none();
        let team = (self.case.team, &self.court.rhythms);
        let arrivals = &self.court.arrivals;
        arrivals
            .a_year_later(self.case.file, best.day, team)
            .filter(|_| only)
    }

    /// Grounds what path and text say; a day that does not exist is reported.
    fn witnesses(&self, part: &PartEvidence, odd: &mut Vec<Diagnostic>) -> Vec<Witness> {
        let own = self.place == Place::Only || part.dates.is_empty();
        let path = self.case.file.evidence.path_dates.iter().filter(|_| own);
        let mut found = Vec::new();
        for evidence in path.chain(&part.dates) {
            let written = matches!(evidence.date.start, DayText::Calendar { year: Some(_), .. });
            let Some(reference) = self.reference.or(NaiveDate::from_ymd_opt(2020, 1, 1)) else {
                continue;
            };
            if self.reference.is_none() && !written {
                continue;
            }
            match evidence.date.ground(reference, Tense::Either) {
                Some(days) => found.extend(Witness::new(evidence, &days)),
                None if witness::is_day(evidence) => odd.push(no_such_day(evidence)),
                None => {}
            }
        }
        found
    }

    fn best<'c>(&self, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
        let first = candidates.iter().rev();
        first.max_by_key(|c| self.weight(c, candidates))
    }

    /// Weighs a candidate: the places where it is written, whether it fits the
    /// commit, the weekday of the team, the team's other meetings, and what
    /// was announced.
    fn weight(&self, candidate: &Candidate, all: &[Candidate]) -> i32 {
        let mut weight = candidate.written_weight();
        if let Some(committed) = committed(self.case.file) {
            weight += match (committed - candidate.day).num_days() {
                0..=30 => 8,
                ..-3 => -10,
                _ => 0,
            };
        }
        let (team, rhythms) = (self.case.team, &self.court.rhythms);
        weight += rhythms.fit(team, candidate.day);
        let announced = &self.court.announced;
        if announced.has(team, candidate.day, self.case.index) {
            weight += 14;
        }
        let taken = self.place == Place::Only && rhythms.is_taken(team, candidate.day);
        if taken && !candidate.is_in_path() {
            weight -= 20;
        }
        let others = all.iter().filter(|other| other.day != candidate.day);
        for other in others.filter(|other| other.is_in_path()) {
            weight += candidate.relation_to(other);
        }
        weight
    }
}

/// The last of so many days.
fn last_of(first: NaiveDate, days: u8) -> Option<NaiveDate> {
    let further = u64::from(days).checked_sub(1).filter(|n| 0 < *n)?;
    first.checked_add_days(Days::new(further))
}

/// Says that the year was taken from the time when the file came.
fn late(best: &Candidate, later: NaiveDate) -> Diagnostic {
    let strongest = best.strongest();
    let place = witness::place_name(strongest.origin);
    Diagnostic {
        line: strongest.line,
        message: format!(
            "the {place} says {}, but the minutes came a year later, when the team met; took {later}",
            best.day
        ),
    }
}

fn no_such_day(evidence: &DateEvidence) -> Diagnostic {
    let place = witness::place_name(evidence.origin);
    let day = match evidence.date.start {
        DayText::Calendar {
            year: Some(year),
            month: Some(month),
            day: Some(day),
            ..
        } => format!("{year:04}-{month:02}-{day:02}"),
        _ => "a day".to_owned(),
    };
    Diagnostic {
        line: evidence.line,
        message: format!("the {place} says {day}, which is no day of the calendar"),
    }
}

/// Says which of two days was taken; days in running text may be any.
fn contradiction(lost: &Candidate, won: &Candidate) -> Option<Diagnostic> {
    let in_range = won.covers(lost.day) || lost.covers(won.day);
    let strongest = lost.strongest();
    if won.strongest().is_written_like(strongest) {
        return None;
    }
    let told = strongest.origin != DateOrigin::Text && !in_range;
    let (there, here) = (
        witness::place_name(strongest.origin),
        witness::place_name(won.strongest().origin),
    );
    told.then(|| Diagnostic {
        line: if strongest.line == 1 {
            won.strongest().line
        } else {
            strongest.line
        },
        message: format!(
            "the {there} says {}, the {here} {}; took the {here}",
            lost.day, won.day
        ),
    })
}
