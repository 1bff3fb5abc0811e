//! Days on which minutes said beforehand that a team would meet: "SIG Market
//! starts on 5 December", "next meeting: 12 January".

use super::super::FileEvidence;
use super::super::team::Teams;
use crate::scan::Tense;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The announced days of each team.
#[derive(Debug, Default)]
pub(super) struct Announced {
    /// By team id: the day, and the index of the file that names it.
    days: BTreeMap<String, Vec<(NaiveDate, usize)>>,
}

impl Announced {
    /// Collects the days.
    pub(super) fn learn(files: &[FileEvidence], teams: &Teams) -> Self {
        let mut days: BTreeMap<String, Vec<(NaiveDate, usize)>> = BTreeMap::new();
        for (index, file) in files.iter().enumerate() {
            let Some(said) = super::path_day(file) else {
                continue;
            };
            let schedules = file.evidence.parts.iter().flat_map(|p| &p.schedules);
            for schedule in schedules {
                let next = schedule.next.as_ref();
                let day = next.and_then(|d| d.ground(said, Tense::Ahead)?.start.day());
                let Some(day) = day.filter(|day| said <= *day) else {
                    continue;
                };
                let own = || teams.of_files.get(index).cloned().flatten();
                let named = schedule.team_name.as_ref().map(|name| teams.named(name));
                if let Some(team) = named.or_else(own) {
                    days.entry(team.id).or_default().push((day, index));
                }
            }
        }
        Self { days }
    }

    /// Tells whether a file other than this one announced the day.
    pub(super) fn has(&self, team: &str, day: NaiveDate, file: usize) -> bool {
        let days = self.days.get(team);
        days.is_some_and(|days| days.iter().any(|(d, f)| *d == day && *f != file))
    }
}
