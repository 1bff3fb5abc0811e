//! `minutebook doctor`: what is odd or broken.
//!
//! A list of checks, each a file of its own: what it looks at, what it finds.
//! Without flags all of them run.

mod calendar;

use super::context::{Context, Findings};
use super::exit::Exit;
use super::selection::{Output, Selection};
use crate::answer::Rows;
use crate::answer::team::{CheckRow, Severity};
use anyhow::Result;
use clap::Args;

/// Look for what is odd or broken
///
/// Exit code 0 if all is well, 1 if something is worth a look, 2 if something
/// is broken.
#[derive(Debug, Args)]
pub(crate) struct DoctorArgs {
    /// Only look at schedules and dates
    #[arg(long)]
    calendar: bool,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    output: Output,
}

/// A part of the minute book that is examined.
struct Check {
    /// Whether only this check, or one like it, is asked for.
    is_chosen: fn(&DoctorArgs) -> bool,
    run: fn(&Context, &Selection) -> Result<CheckRow>,
}

/// All checks, in the order in which they run.
const CHECKS: &[Check] = &[Check {
    is_chosen: |args| args.calendar,
    run: calendar::run,
}];

/// Runs the checks that are asked for, all if none is.
pub(crate) fn run(args: &DoctorArgs, context: &Context) -> Result<Exit> {
    let any = CHECKS.iter().any(|check| (check.is_chosen)(args));
    let wanted = CHECKS
        .iter()
        .filter(|check| !any || (check.is_chosen)(args));
    let rows = wanted.map(|check| (check.run)(context, &args.selection));
    let rows: Vec<CheckRow> = rows.collect::<Result<_>>()?;
    let problems = rows.iter().flat_map(|row| &row.problems);
    let exit = match problems.clone().map(|problem| problem.severity).max() {
        None => Exit::Done,
        Some(Severity::Warning) => Exit::Nothing,
        Some(Severity::Error) => Exit::Failed,
    };
    let findings = Findings {
        command: "doctor",
        total: rows.len(),
        notes: Vec::new(),
        rows: Rows::Checks(rows),
    };
    context.answer(&context.searcher()?, args.output, findings)?;
    Ok(exit)
}
