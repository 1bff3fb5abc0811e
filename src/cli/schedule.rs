//! `minutebook schedule`: when a team meets, and whether it still does.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::facts::origin;
use super::feed::{Named, of_schedules, titled};
use super::rules::{Rules, Stated, TeamKey, UNKNOWN};
use super::selection::{Output, Paging, Selection};
use crate::answer::{ExceptionRow, Rows, ScheduleRow};
use crate::calendar::{schedule::Exception, words::describe};
use anyhow::Result;
use clap::Args;
use minutebook_index::{Filter, Searcher};

/// Show when teams meet: announced, observed, next
#[derive(Debug, Args)]
pub(crate) struct ScheduleArgs {
    /// Team to show; all that may still meet if none is given
    #[arg(value_name = "TEAM")]
    teams: Vec<String>,
    /// Also bodies that met once, or are known from an old statement alone
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    output: Output,
}

/// Shows the teams, those that meet next first.
pub(crate) fn run(args: &ScheduleArgs, context: &Context) -> Result<Exit> {
    let searcher = context.searcher()?;
    let selection = &args.selection;
    let filter = selection.filter_with(context, &searcher, &args.teams)?;
    if args.output.is_feed() {
        return feed(args, context, (&searcher, &filter));
    }
    let rules = Rules::read(&searcher, &filter, context.clock.today())?;
    let named = args.all || !args.teams.is_empty() || !selection.team.is_empty();
    let all = rules.teams().map(|(key, _)| key);
    let shown = all.filter(|key| named || rules.is_body(key));
    let mut rows: Vec<ScheduleRow> = shown.map(|key| row(&rules, key)).collect();
    rows.sort_by_key(|row| {
        let when = row.next.when.as_ref();
        (when.is_none(), when.map(|when| (when.day, when.time)))
    });
    let total = rows.len();
    let findings = Findings {
        command: "schedule",
        total,
        notes: Vec::new(),
        rows: Rows::Schedule(args.paging.cut(rows, 0)),
    };
    context.answer(&searcher, args.output, findings)
}

/// Writes all rules that teams ever had as a calendar.
fn feed(
    args: &ScheduleArgs,
    context: &Context,
    (searcher, filter): (&Searcher, &Filter),
) -> Result<Exit> {
    let named = if args.all || !filter.teams.is_empty() {
        Named::Yes
    } else {
        Named::No
    };
    let mut feed = of_schedules(searcher, filter, named)?;
    feed.entries.retain(|entry| {
        let last = entry.series.as_ref().map(|series| series.last);
        let first = entry.span.first_day();
        filter.until.is_none_or(|until| first <= until)
            && filter
                .since
                .is_none_or(|since| since <= last.unwrap_or(first))
    });
    feed.entries = args.paging.cut(feed.entries, 0);
    let chosen = (&args.selection, args.teams.as_slice());
    context.feed(&titled(feed, "Team meetings", chosen, searcher)?)
}

fn row(rules: &Rules, key: &TeamKey) -> ScheduleRow {
    let in_force = rules.rule(key);
    ScheduleRow {
        team: rules.team(key),
        rule_text: in_force.map_or("nothing announced".to_owned(), |f| describe(&f.rule)),
        rule: in_force.map(|f| f.rule.clone()),
        since: in_force.map(|f| f.since).filter(|day| *day != UNKNOWN),
        rhythm: rules.rhythm(key),
        next: rules.next(key),
        exceptions: in_force.map_or(Vec::new(), |f| f.exceptions.iter().map(exception).collect()),
        stated: in_force.map(|f| origin(&f.stated.meeting, f.stated.line)),
    }
}

fn exception(exception: &Exception<Stated>) -> ExceptionRow {
    ExceptionRow {
        said: exception.day,
        next: exception.next,
        stated: origin(&exception.stated.meeting, exception.stated.line),
    }
}
