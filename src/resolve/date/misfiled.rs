//! Minutes of January that carry last year's number in name and heading.
//!
//! No place in the file says the right day then. It shows from outside: the
//! file first came a year late, within days of the same day of the next year,
//! and there the team's weekday or its other meetings fit, while they do not
//! in the year written. Where many files came at once, old minutes were
//! brought in, and the time says nothing.

use super::super::FileEvidence;
use super::committed;
use super::rhythm::Rhythms;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// Within how many days after a meeting its minutes come in.
const PROMPT: i64 = 14;
/// How many files come at once at most where none are brought in.
const FEW: usize = 3;
/// How many days around a day its neighbors are looked for.
const AROUND: i64 = 45;

/// How many files first came on each day.
#[derive(Debug, Default)]
pub(super) struct Arrivals(BTreeMap<NaiveDate, usize>);

impl Arrivals {
    /// Counts them.
    pub(super) fn count(files: &[FileEvidence]) -> Self {
        let mut counts = BTreeMap::new();
        for day in files.iter().filter_map(committed) {
            *counts.entry(day).or_default() += 1;
        }
        Self(counts)
    }

    /// Returns the same day of the next year, if that is what was meant.
    pub(super) fn a_year_later(
        &self,
        file: &FileEvidence,
        day: NaiveDate,
        (team, rhythms): (&str, &Rhythms),
    ) -> Option<NaiveDate> {
        let came = committed(file)?;
        let later = day.with_year(day.year() + 1)?;
        let prompt = (0..=PROMPT).contains(&(came - later).num_days());
        let alone = self.0.get(&came).is_none_or(|count| *count <= FEW);
        if !prompt || !alone || rhythms.is_taken(team, later) {
            return None;
        }
        let by_weekday = rhythms.fit(team, day) < 0 && 0 < rhythms.fit(team, later);
        let lonely = rhythms.count_around(team, day, AROUND) <= 1;
        let by_neighbors = lonely && 2 <= rhythms.count_around(team, later, AROUND);
        (by_weekday || by_neighbors).then_some(later)
    }
}
