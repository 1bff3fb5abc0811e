//! Hits counted by team and year.

use super::{Facet, Facets, rank::Meeting};
use crate::{Result, Searcher};
use chrono::Datelike;
use std::{cmp::Reverse, collections::BTreeMap};

impl Searcher {
    /// Counts meetings and pages; those folded into another hit count too.
    pub(super) fn facets(&self, meetings: &[Meeting]) -> Result<Facets> {
        let (mut teams, mut years) = (BTreeMap::new(), BTreeMap::new());
        for meeting in meetings {
            let head = self.passage(meeting.best)?.meeting;
            if let Some(team) = head.team {
                let team = format!("{}/{}", head.source, team.id);
                *teams.entry(team).or_default() += 1;
            }
            if let Some(day) = meeting.day {
                *years.entry(day.year().to_string()).or_default() += 1;
            }
        }
        Ok(Facets {
            teams: most_first(teams),
            years: most_first(years),
        })
    }
}

fn most_first(counts: BTreeMap<String, usize>) -> Vec<Facet> {
    let facets = counts.into_iter();
    let mut facets: Vec<Facet> = facets.map(|(value, hits)| Facet { value, hits }).collect();
    facets.sort_by_key(|facet| Reverse(facet.hits));
    facets
}
