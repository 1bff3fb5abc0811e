//! `minutebook teams`: who meets, how often, and whether still.

mod home;
mod plot;

use super::attendance::Attendance;
use super::context::{Context, Findings};
use super::exit::Exit;
use super::rules::{Rules, TeamKey};
use super::selection::{Output, Paging, Selection};
use crate::answer::{Rows, TeamRow};
use crate::calendar::attendance::{Person, tally};
use anyhow::Result;
use chrono::{Days, NaiveDate};
use clap::Args;

/// List the teams that met, or show one
#[derive(Debug, Args)]
pub(crate) struct TeamsArgs {
    /// Team to show with its latest meeting, next one, tasks and people
    #[arg(value_name = "TEAM")]
    teams: Vec<String>,
    /// Draw how often the teams met in each month
    #[arg(long)]
    plot: bool,
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
    let selection = &args.selection;
    let filter = selection.filter_with(context, searcher, args.named())?;
    let rules = Rules::read(searcher, &filter, context.clock.today())?;
    let met = |key: &&TeamKey| !args.named().is_empty() || !rules.days(key).is_empty();
    let mut keys: Vec<&TeamKey> = rules.teams().map(|(key, _)| key).filter(met).collect();
    let last = |key: &TeamKey| rules.days(key).iter().max().copied();
    keys.sort_by(|a, b| {
        let order = last(b).cmp(&last(a));
        order.then_with(|| rules.team(a).cmp(&rules.team(b)))
    });
    let total = keys.len();
    let keys = args.paging.cut(keys, 0);
    let rows = if args.plot {
        Rows::Plot(plot::rows(args, context, &rules, &keys)?)
    } else if args.named().is_empty() {
        let attendance = Attendance::read(context, searcher, &filter)?;
        let row = |key| row(&rules, key, &people(&attendance, &rules, key));
        Rows::Teams(keys.into_iter().map(row).collect())
    } else {
        let attendance = Attendance::read(context, searcher, &filter)?;
        let home = |key| home::row(searcher, &rules, key, people(&attendance, &rules, key));
        Rows::Homes(keys.into_iter().map(home).collect::<Result<_>>()?)
    };
    let findings = Findings {
        command: "teams",
        total,
        notes: Vec::new(),
        rows,
    };
    context.answer(searcher, args.output, findings)
}

impl TeamsArgs {
    /// Returns the teams that are named; `teams show X` is `teams X`.
    fn named(&self) -> &[String] {
        match self.teams.as_slice() {
            [show, teams @ ..] if show == "show" && !teams.is_empty() => teams,
            teams => teams,
        }
    }
}

fn row(rules: &Rules, key: &TeamKey, people: &[Person]) -> TeamRow {
    let days = rules.days(key);
    TeamRow {
        source: key.source.clone(),
        team: rules.team(key),
        meetings: days.len(),
        first: days.iter().min().copied(),
        last: days.iter().max().copied(),
        people: people.len(),
        rhythm: rules.rhythm(key),
        next: rules.next(key),
    }
}

/// Returns who was in the meetings of a team in the year up to its last.
fn people(attendance: &Attendance, rules: &Rules, key: &TeamKey) -> Vec<Person> {
    let last = rules.days(key).iter().max().copied();
    let from = last.and_then(|last| last.checked_sub_days(Days::new(365)));
    let from = from.unwrap_or(NaiveDate::MIN);
    tally(&attendance.lists(|head, day| {
        let own = head.source == key.source && head.team.as_ref().is_some_and(|t| t.id == key.id);
        own && from <= day
    }))
}
