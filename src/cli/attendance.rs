//! The attendance lists that a filter lets through.

use super::context::Context;
use anyhow::Result;
use chrono::NaiveDate;
use minutebook_index::model::{MinutesKind, Participant};
use minutebook_index::{Filter, Head, Searcher};

use crate::calendar::attendance::List;
use std::collections::BTreeSet;

/// Attendance lists, by meeting, newest first.
pub(crate) struct Attendance(Vec<(Head, Vec<Participant>)>);

impl Attendance {
    /// Reads the lists of meetings up to today, without the people who are not
    /// to be listed.
    ///
    /// They are left out of the index as well; looking again makes a changed
    /// configuration count at once.
    pub(crate) fn read(context: &Context, searcher: &Searcher, filter: &Filter) -> Result<Self> {
        let filter = Filter {
            kind: Some(MinutesKind::Meeting),
            until: Some(filter.until.unwrap_or(context.clock.today())),
            ..filter.clone()
        };
        let mut lists = searcher.facts_by_meeting::<Participant>(&filter)?;
        let hidden = hidden(context)?;
        for (head, people) in &mut lists {
            people.retain(|person| {
                let mut spellings = person.handle.iter().chain(&person.name);
                !spellings.any(|s| hidden.contains(&(head.source.clone(), s.to_lowercase())))
            });
        }
        Ok(Self(lists))
    }

    /// Returns the lists of dated meetings of teams, as far as `wants` says.
    pub(crate) fn lists(&self, wants: impl Fn(&Head, NaiveDate) -> bool) -> Vec<List<'_>> {
        let dated = self.0.iter().filter_map(|(head, people)| {
            let (team, day) = (head.team.as_ref()?, head.date?);
            wants(head, day).then_some(List {
                source: &head.source,
                team,
                day,
                people,
            })
        });
        dated.collect()
    }
}

/// Returns source and spelling, in lower case, of all who are not to be listed.
fn hidden(context: &Context) -> Result<BTreeSet<(String, String)>> {
    let config = context.config()?;
    let people = config.sources.iter().flat_map(|source| {
        let hidden = source.people.iter().filter(|person| person.hide);
        hidden.map(move |person| (&source.name, person))
    });
    let spellings = people.flat_map(|(source, person)| {
        let spellings = std::iter::once(&person.handle).chain(&person.names);
        spellings.map(move |s| (source.clone(), s.to_lowercase()))
    });
    Ok(spellings.collect())
}
