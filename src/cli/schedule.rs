//! `minutebook schedule`: when a team meets, and whether it still does.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::facts::origin;
use super::feed::{Named, of_schedules, titled};
use super::rules::{Rules, Stated, TeamKey, UNKNOWN};
use super::selection::{Output, Paging, Selection};
use crate::answer::{ExceptionRow, Rows, ScheduleRow, team::RuleRow};
use crate::calendar::occurrence::When;
use crate::calendar::schedule::{Exception, InForce};
use crate::calendar::words::describe;
use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;
use minutebook_index::model::Schedule;
use minutebook_index::{Filter, Searcher};

/// Show when teams meet: announced, observed, next
#[derive(Debug, Args)]
pub(crate) struct ScheduleArgs {
    /// Team to show; all that may still meet if none is given
    #[arg(value_name = "TEAM")]
    teams: Vec<String>,
    /// Also bodies that met once, long ago, or are only spoken of
    #[arg(long)]
    all: bool,
    /// Also all rules that the teams ever had
    #[arg(long)]
    history: bool,
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
    let filter = selection.filter_with(context, searcher, &args.teams)?;
    if args.output.is_feed() {
        return feed(args, context, (searcher, &filter));
    }
    let rules = Rules::read(searcher, &filter, context.clock.today())?;
    let named = args.all || !args.teams.is_empty() || !selection.team.is_empty();
    let all: Vec<&TeamKey> = rules.teams().map(|(key, _)| key).collect();
    let shown = all.iter().filter(|key| named || rules.is_body(key));
    let mut rows: Vec<ScheduleRow> = shown.map(|key| args.row(&rules, key)).collect();
    let left_out = all.len() - rows.len();
    rows.sort_by_key(|row| {
        let when = row.next.when.as_ref();
        (when.is_none(), when.map(|when| (when.day, when.time)))
    });
    let total = rows.len();
    let findings = Findings {
        command: "schedule",
        total,
        notes: notes(left_out),
        rows: Rows::Schedule(args.paging.cut(rows, 0)),
    };
    context.answer(searcher, args.output, findings)
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

impl ScheduleArgs {
    fn row(&self, rules: &Rules, key: &TeamKey) -> ScheduleRow {
        let mut row = row(rules, key);
        if self.history {
            row.history = rules.history(key).iter().map(rule_row).collect();
        }
        row
    }
}

fn notes(left_out: usize) -> Vec<String> {
    let bodies = match left_out {
        0 => return Vec::new(),
        1 => "1 body that met once, fell silent, or is only spoken of is".to_owned(),
        n => format!("{n} bodies that met once, fell silent, or are only spoken of are"),
    };
    vec![format!("{bodies} left out; --all shows all")]
}

/// Says when a team meets.
pub(crate) fn row(rules: &Rules, key: &TeamKey) -> ScheduleRow {
    let in_force = rules.rule(key);
    let next = rules.next(key);
    ScheduleRow {
        source: key.source.clone(),
        team: rules.team(key),
        rule_text: in_force.map_or("nothing announced".to_owned(), |f| describe(&f.rule)),
        rule: in_force.map(|f| f.rule.clone()),
        since: in_force.and_then(|f| known(f.since)),
        confirmed: in_force.and_then(|f| known(f.confirmed)),
        replaced: in_force
            .and_then(|f| f.replaced.as_ref())
            .map(|(rule, at)| replaced(rule, at)),
        rhythm: rules.rhythm(key),
        fit: rules.fit(key),
        next_begin: next.when.as_ref().and_then(When::begin),
        next,
        exceptions: in_force.map_or(Vec::new(), |f| f.exceptions.iter().map(exception).collect()),
        stated: in_force.map(|f| origin(&f.stated.meeting, f.stated.line)),
        history: Vec::new(),
    }
}

fn rule_row(rule: &InForce<Stated>) -> RuleRow {
    RuleRow {
        since: known(rule.since),
        ..replaced(&rule.rule, &rule.stated)
    }
}

fn replaced(rule: &Schedule, stated: &Stated) -> RuleRow {
    RuleRow {
        rule_text: describe(rule),
        rule: rule.clone(),
        since: stated.meeting.date,
        stated: origin(&stated.meeting, stated.line),
    }
}

fn known(day: NaiveDate) -> Option<NaiveDate> {
    Some(day).filter(|day| *day != UNKNOWN)
}

fn exception(exception: &Exception<Stated>) -> ExceptionRow {
    ExceptionRow {
        said: exception.day,
        next: exception.next,
        stated: origin(&exception.stated.meeting, exception.stated.line),
    }
}
