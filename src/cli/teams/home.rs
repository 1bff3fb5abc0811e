//! A team's home: what one wants to know of it at a glance.

use super::super::facts::origin;
use super::super::rules::{Rules, TeamKey};
use super::super::{agenda, schedule};
use crate::answer::{FactRow, team::HomeRow};
use crate::calendar::attendance::Person;
use anyhow::Result;
use chrono::NaiveDate;
use minutebook_index::model::{Action, MinutesKind};
use minutebook_index::{Fact, Filter, Searcher};

/// Gathers what is known of a team; tasks of the last meetings are read, as
/// many as are still open.
pub(super) fn row(
    searcher: &Searcher,
    rules: &Rules,
    key: &TeamKey,
    people: Vec<Person>,
) -> Result<HomeRow> {
    let last = rules.days(key).iter().max().copied();
    Ok(HomeRow {
        team: super::row(rules, key, &people),
        schedule: schedule::row(rules, key),
        latest: latest(searcher, key, last)?,
        actions: open(searcher, key, last)?,
        people,
    })
}

fn of_team(key: &TeamKey) -> Filter {
    Filter {
        sources: vec![key.source.clone()],
        teams: vec![format!("{}/{}", key.source, key.id)],
        ..Filter::default()
    }
}

fn latest(
    searcher: &Searcher,
    key: &TeamKey,
    last: Option<NaiveDate>,
) -> Result<Option<crate::answer::AgendaRow>> {
    let filter = Filter {
        kind: Some(MinutesKind::Meeting),
        since: last,
        until: last,
        ..of_team(key)
    };
    let minutes = searcher.minutes(&filter)?;
    Ok(minutes.into_iter().next().map(agenda::row))
}

fn open(
    searcher: &Searcher,
    key: &TeamKey,
    last: Option<NaiveDate>,
) -> Result<Vec<FactRow<Action>>> {
    let filter = Filter {
        until: last,
        ..of_team(key)
    };
    let mut open: Vec<Fact<Action>> = searcher.actions(&filter)?;
    open.retain(|action| !action.fact.done);
    let rows = open.into_iter().map(|Fact { meeting, fact }| FactRow {
        origin: origin(&meeting, fact.line),
        fact,
    });
    Ok(rows.collect())
}
