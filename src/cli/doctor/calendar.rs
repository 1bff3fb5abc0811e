//! Schedules and dates that cannot be right, or that nobody keeps any more.

use super::super::context::Context;
use super::super::facts::origin;
use super::super::rules::{Rules, Stated, UNKNOWN};
use super::DoctorArgs;
use crate::answer::Origin;
use crate::answer::team::{CheckRow, ProblemRow, Severity};
use crate::calendar::lint::{self, Lint};
use anyhow::Result;
use minutebook_index::model::Passage;
use minutebook_index::{Fact, Filter, Searcher};
use std::collections::BTreeSet;

/// Examines what is known as of today.
pub(super) fn run(context: &Context, args: &DoctorArgs) -> Result<CheckRow> {
    let searcher = context.open_index()?;
    let filter = args.selection.filter(context, &searcher)?;
    let rules = Rules::read(&searcher, &filter, context.clock.today())?;
    let mut problems = Vec::new();
    for statements in rules.statements() {
        problems.extend(lints("contradiction", lint::contradictions(statements)));
        problems.extend(lints("next date", lint::next_dates(statements)));
        problems.extend(lints("zone", lint::zones(statements)));
    }
    problems.extend(teams(&rules, context));
    let passages = passages(&searcher, &filter, context)?;
    problems.extend(weekdays(&passages));
    let count: usize = rules.statements().map(Vec::len).sum();
    Ok(CheckRow {
        check: "calendar",
        examined: format!("{count} statements and {} passages", passages.len()),
        skipped: false,
        problems,
    })
}

fn lints(kind: &'static str, found: Vec<Lint<Stated>>) -> impl Iterator<Item = ProblemRow> {
    found.into_iter().map(move |lint| {
        let at = origin(&lint.at.meeting, lint.at.line);
        warning(kind, lint.message, at)
    })
}

fn warning(kind: &'static str, message: String, at: Origin) -> ProblemRow {
    ProblemRow {
        severity: Severity::Warning,
        kind,
        message,
        hint: None,
        origin: Some(at),
    }
}

/// Compares the rule of each team with what it does.
fn teams<'a>(rules: &'a Rules, context: &'a Context) -> impl Iterator<Item = ProblemRow> + 'a {
    let today = context.clock.today();
    rules.teams().flat_map(move |(key, _)| {
        let rule = rules.rule(key).filter(|rule| rule.confirmed != UNKNOWN);
        let rule = rule.filter(|rule| rules.is_serious(key, rule));
        let at = |rule: &crate::calendar::schedule::InForce<Stated>| {
            origin(&rule.stated.meeting, rule.stated.line)
        };
        let ended = rule.and_then(|rule| {
            let message = lint::ended(rule, rules.rhythm(key).as_ref(), today)?;
            Some(warning("ended", message, at(rule)))
        });
        let remark = rules.fit(key).and_then(|fit| fit.remark);
        let other = rule.zip(remark).map(|(rule, remark)| {
            let message = format!("{}: {remark}", rule.team.name);
            warning("not kept", message, at(rule))
        });
        ended.into_iter().chain(other)
    })
}

fn passages(searcher: &Searcher, filter: &Filter, context: &Context) -> Result<Vec<Fact<Passage>>> {
    let mut passages = searcher.passages(filter)?;
    let today = context.clock.today();
    passages.retain(|passage| passage.meeting.date.is_none_or(|day| day <= today));
    Ok(passages)
}

/// Finds dates with a wrong weekday, each once in a file.
fn weekdays(passages: &[Fact<Passage>]) -> Vec<ProblemRow> {
    let mut known = BTreeSet::new();
    let mut found: Vec<ProblemRow> = passages.iter().flat_map(weekdays_of).collect();
    found.retain(|problem| {
        let path = problem.origin.as_ref().map(|origin| origin.path.clone());
        known.insert((path, problem.message.clone()))
    });
    found
}

fn weekdays_of(passage: &Fact<Passage>) -> Vec<ProblemRow> {
    let Fact { meeting, fact } = passage;
    let Some(day) = meeting
        .date
        .or(meeting.committed_at.map(|time| time.date_naive()))
    else {
        return Vec::new();
    };
    let lines = fact.text.lines().zip(&fact.lines);
    let odd = lines.flat_map(|(text, line)| {
        let messages = lint::weekdays(text, day).into_iter();
        messages.map(move |message| warning("weekday", message, origin(meeting, *line)))
    });
    odd.collect()
}
