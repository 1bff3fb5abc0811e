//! `minutebook doctor`: what is odd or broken.
//!
//! A list of checks, each a file of its own: what it looks at, what it finds.
//! Without flags all of them run. None of them changes anything; only
//! `--repair` does, and only an index that is of no use.

mod calendar;
mod files;
mod index;
mod repair;
mod setup;
mod sources;

use super::context::{Context, Findings};
use super::exit::Exit;
use super::selection::{Output, Selection};
use crate::answer::Rows;
use crate::answer::team::{CheckRow, ProblemRow, Severity};
use anyhow::Result;
use clap::Args;

/// Look for what is odd or broken
///
/// Looks at the configuration, at git, whether the index is what was written,
/// whether the sources can be reached, at files that could not be read as a
/// meeting, at schedules and dates. Exit code 0 if all is well, 1 if something
/// is worth a look, 2 if something is broken.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct DoctorArgs {
    /// Only look at schedules and dates
    #[arg(long)]
    calendar: bool,
    /// Only look at the index: read all of it
    #[arg(long)]
    index: bool,
    /// Only ask the sources whether they can be reached
    #[arg(long)]
    sources: bool,
    /// Only look at the files: undated meetings, what could not be read
    #[arg(long)]
    files: bool,
    /// Rebuild the index if it is damaged or of an older version, without the
    /// network
    #[arg(long, conflicts_with_all = ["calendar", "sources", "files"])]
    repair: bool,
    /// Do not ask remotes
    #[arg(long)]
    offline: bool,
    /// Wait so many seconds for the answer of a remote
    #[arg(long, value_name = "SECONDS", default_value_t = 20)]
    patience: u64,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    output: Output,
}

/// A part of the minute book that is examined.
struct Check {
    name: &'static str,
    /// Whether only this check, or one like it, is asked for.
    is_chosen: fn(&DoctorArgs) -> bool,
    run: fn(&Context, &DoctorArgs) -> Result<CheckRow>,
}

/// All checks, in the order in which they run.
const CHECKS: &[Check] = &[
    Check {
        name: "configuration",
        is_chosen: |_| false,
        run: |context, _| Ok(setup::configuration(context)),
    },
    Check {
        name: "git",
        is_chosen: |_| false,
        run: |context, _| Ok(setup::git(context)),
    },
    Check {
        name: "index",
        is_chosen: |args| args.index || args.repair,
        run: |context, _| Ok(index::run(context)),
    },
    Check {
        name: "sources",
        is_chosen: |args| args.sources,
        run: sources::run,
    },
    Check {
        name: "files",
        is_chosen: |args| args.files,
        run: files::run,
    },
    Check {
        name: "calendar",
        is_chosen: |args| args.calendar,
        run: calendar::run,
    },
];

/// Runs the checks that are asked for, all if none is.
pub(crate) fn run(args: &DoctorArgs, context: &Context) -> Result<Exit> {
    if args.repair {
        repair::run(context)?;
    }
    let any = CHECKS.iter().any(|check| (check.is_chosen)(args));
    let wanted = CHECKS
        .iter()
        .filter(|check| !any || (check.is_chosen)(args));
    let mut rows: Vec<CheckRow> = Vec::new();
    for check in wanted {
        let row = (check.run)(context, args);
        rows.push(row.unwrap_or_else(|error| failed(check.name, &error, &rows)));
    }
    let problems = rows.iter().flat_map(|row| &row.problems);
    let exit = match problems.map(|problem| problem.severity).max() {
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
    // An index that cannot be read is a finding, and was told above.
    let searcher = context.open_index().ok();
    context.answer_of(searcher.as_ref(), args.output, findings)?;
    Ok(exit)
}

/// Makes a row of a check that could not be made. What was found before is not
/// said again: a damaged index keeps several checks from being made.
fn failed(check: &'static str, error: &anyhow::Error, before: &[CheckRow]) -> CheckRow {
    let problem = of_error("failed", error);
    let is_index = error
        .chain()
        .any(<dyn std::error::Error>::is::<minutebook_index::Error>);
    let is_known = |row: &CheckRow| is_index && row.check == "index" && !row.problems.is_empty();
    let is_told = before.iter().any(|row| {
        let mut problems = row.problems.iter();
        is_known(row) || problems.any(|other| other.message == problem.message)
    });
    let examined = if is_told { "see above" } else { "nothing" };
    CheckRow {
        check,
        examined: examined.to_owned(),
        skipped: true,
        problems: if is_told { Vec::new() } else { vec![problem] },
    }
}

/// Makes a problem of an error; its hint is what can be done.
fn of_error(kind: &'static str, error: &anyhow::Error) -> ProblemRow {
    let text = super::error::text_of(error);
    let (message, hint) = match text.split_once("\nhint: ") {
        Some((message, hint)) => (message, Some(hint.to_owned())),
        None => (text.as_str(), None),
    };
    ProblemRow {
        severity: Severity::Error,
        kind,
        message: message.to_owned(),
        hint,
        origin: None,
    }
}

/// Makes a problem that stands in no file.
fn problem(
    severity: Severity,
    kind: &'static str,
    message: impl Into<String>,
    hint: &str,
) -> ProblemRow {
    ProblemRow {
        severity,
        kind,
        message: message.into(),
        hint: Some(hint.to_owned()).filter(|hint| !hint.is_empty()),
        origin: None,
    }
}
