//! On which weekday a team usually meets, around a day.

use super::super::FileEvidence;
use chrono::{Datelike, NaiveDate, Weekday};
use minutebook_index::model::Team;
use std::collections::BTreeMap;

/// How many meetings before and after a day are looked at.
const NEIGHBORS: usize = 5;
/// How many it takes to know the rhythm.
const ENOUGH: usize = 4;

/// The days of each team's meetings, as the paths name them.
#[derive(Debug, Default)]
pub(super) struct Rhythms {
    /// Sorted, by team id.
    days: BTreeMap<String, Vec<NaiveDate>>,
}

impl Rhythms {
    /// Collects the days.
    pub(super) fn learn(files: &[FileEvidence], teams: &[Option<Team>]) -> Self {
        let mut days: BTreeMap<String, Vec<NaiveDate>> = BTreeMap::new();
        for (file, team) in files.iter().zip(teams) {
            let id = team.as_ref().map_or("", |t| t.id.as_str());
            if let Some(day) = super::path_day(file) {
                days.entry(id.to_owned()).or_default().push(day);
            }
        }
        for list in days.values_mut() {
            list.sort_unstable();
        }
        Self { days }
    }

    /// Weighs whether the day is the weekday of the meetings around it.
    pub(super) fn fit(&self, team: &str, day: NaiveDate) -> i32 {
        match self.usual_weekday(team, day) {
            Some(usual) if usual == day.weekday() => 12,
            Some(_) => -6,
            None => 0,
        }
    }

    /// Tells whether another file of the team is named after the day.
    pub(super) fn is_taken(&self, team: &str, day: NaiveDate) -> bool {
        let days = self.days.get(team);
        days.is_some_and(|days| days.binary_search(&day).is_ok())
    }

    /// Counts the meetings within so many days of a day, itself included.
    pub(super) fn count_around(&self, team: &str, day: NaiveDate, days: i64) -> usize {
        let near = |other: &&NaiveDate| (**other - day).num_days().abs() <= days;
        let all = self.days.get(team);
        all.map_or(0, |all| all.iter().filter(near).count())
    }

    /// The weekday of three quarters of the meetings around a day.
    fn usual_weekday(&self, team: &str, day: NaiveDate) -> Option<Weekday> {
        let days = self.days.get(team)?;
        let at = days.partition_point(|d| *d < day);
        let before = days.get(at.saturating_sub(NEIGHBORS)..at)?;
        let after = days.get(at..)?.iter().filter(|d| **d != day);
        let around: Vec<Weekday> = before
            .iter()
            .chain(after.take(NEIGHBORS))
            .filter(|d| (**d - day).num_days().abs() < 200)
            .map(Datelike::weekday)
            .collect();
        let count = |w: Weekday| around.iter().filter(|x| **x == w).count();
        let usual = around
            .iter()
            .copied()
            .max_by_key(|w| (count(*w), *w as u8))?;
        let regular = ENOUGH <= around.len() && 3 * around.len() <= 4 * count(usual);
        regular.then_some(usual)
    }
}
