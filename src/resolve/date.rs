//! The day of each meeting, settled from all witnesses: path, front matter,
//! headings, commit time, and the rhythm of the team.

use super::{FileEvidence, SettledDate};
use crate::scan::{DayText, Tense};
use minutebook_index::model::Team;

/// Settles the days of all parts of all files; `teams` has one entry a file.
pub fn settle(files: &[FileEvidence], _teams: &[Option<Team>]) -> Vec<Vec<SettledDate>> {
    files.iter().map(settle_file).collect()
}

fn settle_file(file: &FileEvidence) -> Vec<SettledDate> {
    let path = file.evidence.path_dates.iter();
    let first = file.first_committed_at.map(|t| t.date_naive());
    file.evidence
        .parts
        .iter()
        .map(|part| {
            let mut all = path.clone().chain(&part.dates);
            let dated = |d: &&crate::extract::DateEvidence| {
                matches!(&d.date.start, DayText::Calendar { year: Some(_), .. })
            };
            let date = all.find(dated);
            let reference = first.unwrap_or_default();
            let days = date.and_then(|d| d.date.ground(reference, Tense::Behind));
            SettledDate {
                is_page: days.is_none(),
                date: days.as_ref().and_then(|d| d.start.day()),
                end_date: days.and_then(|d| d.end?.day()),
                diagnostics: Vec::new(),
            }
        })
        .collect()
}
