//! `minutebook teams`: who meets, how often, and whether still.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::rules::{Rules, TeamKey};
use super::selection::{Output, Paging, Selection};
use crate::answer::{Rows, TeamRow};
use anyhow::Result;
use chrono::{Days, NaiveDate};
use clap::Args;
use minutebook_index::model::{Minutes, MinutesKind, Participant, Presence};
use minutebook_index::{Filter, Searcher};
use std::collections::{BTreeMap, BTreeSet};

/// List the teams that met
#[derive(Debug, Args)]
pub(crate) struct TeamsArgs {
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    output: Output,
}

/// Lists the teams, the one that met last first.
pub(crate) fn run(args: &TeamsArgs, context: &Context) -> Result<Exit> {
    let searcher = context.searcher()?;
    let filter = args.selection.filter(context, &searcher)?;
    let rules = Rules::read(&searcher, &filter, context.clock.today())?;
    let people = people(&searcher, &filter, context.clock.today())?;
    let mut rows: Vec<TeamRow> = Vec::new();
    for (key, days) in rules.meetings() {
        rows.push(TeamRow {
            source: key.source.clone(),
            team: rules.team(key),
            meetings: days.len(),
            first: days.iter().min().copied(),
            last: days.iter().max().copied(),
            people: people.get(key).map_or(0, BTreeSet::len),
            rhythm: rules.rhythm(key),
            next: rules.next(key),
        });
    }
    rows.sort_by(|a, b| b.last.cmp(&a.last).then_with(|| a.team.cmp(&b.team)));
    let total = rows.len();
    let findings = Findings {
        command: "teams",
        total,
        notes: Vec::new(),
        rows: Rows::Teams(args.paging.cut(rows, 0)),
    };
    context.answer(&searcher, &args.output, findings)
}

/// Returns who was in the meetings of each team in the year up to its last.
fn people(
    searcher: &Searcher,
    filter: &Filter,
    today: NaiveDate,
) -> Result<BTreeMap<TeamKey, BTreeSet<String>>> {
    let filter = Filter {
        kind: Some(MinutesKind::Meeting),
        until: Some(filter.until.unwrap_or(today)),
        ..filter.clone()
    };
    let mut people: BTreeMap<TeamKey, BTreeSet<String>> = BTreeMap::new();
    let mut newest: BTreeMap<TeamKey, NaiveDate> = BTreeMap::new();
    for minutes in searcher.minutes(&filter)? {
        let Some((key, date)) = key_of(&minutes) else {
            continue;
        };
        let last = *newest.entry(key.clone()).or_insert(date);
        if last.checked_sub_days(Days::new(365)).is_none_or(|from| from <= date) {
            let there = minutes.participants.iter().filter_map(name_if_there);
            people.entry(key).or_default().extend(there);
        }
    }
    Ok(people)
}

fn key_of(minutes: &Minutes) -> Option<(TeamKey, NaiveDate)> {
    let key = TeamKey {
        source: minutes.source.clone(),
        id: minutes.team.as_ref()?.id.clone(),
    };
    Some((key, minutes.date?))
}

fn name_if_there(participant: &Participant) -> Option<String> {
    match participant.status {
        Presence::Present | Presence::Late => {
            let name = participant.handle.as_ref().or(participant.name.as_ref());
            name.map(|name| name.to_lowercase())
        }
        Presence::Absent | Presence::Regrets => None,
    }
}
