//! Files that could not be read, or not as a meeting of a known day, and why.

use super::DoctorArgs;
use crate::answer::Origin;
use crate::answer::team::{CheckRow, ProblemRow, Severity};
use crate::cli::context::Context;
use crate::cli::facts::origin;
use crate::sync::SourceState;
use anyhow::Result;
use minutebook_index::model::{Diagnostic, Minutes, MinutesKind};
use minutebook_index::{Filter, Head, Searcher};

/// Lists what is odd about files as such, and in them.
pub(super) fn run(context: &Context, args: &DoctorArgs) -> Result<CheckRow> {
    let searcher = context.open_index()?;
    let filter = args.selection.filter(context, &searcher)?;
    let (count, mut problems) = unread(&searcher, &filter)?;
    let mut minutes = searcher.minutes(&filter)?;
    minutes.sort_by(|a, b| a.id.cmp(&b.id));
    problems.extend(minutes.iter().flat_map(in_file));
    Ok(CheckRow {
        check: "files",
        examined: format!("{count} files"),
        skipped: false,
        problems,
    })
}

/// Counts the files of the sources and tells which could not be read.
fn unread(searcher: &Searcher, filter: &Filter) -> Result<(usize, Vec<ProblemRow>)> {
    let mut count = 0;
    let mut problems = Vec::new();
    for (name, state) in SourceState::load_all(searcher)? {
        let is_wanted = filter.sources.is_empty() || filter.sources.contains(&name);
        let Some(state) = state.filter(|_| is_wanted) else {
            continue;
        };
        count += state.counts.files;
        for odd in &state.diagnostics {
            let place = odd.path.as_deref().map(|path| format!("/{path}"));
            let place = place.unwrap_or_default();
            problems.push(ProblemRow {
                severity: Severity::Warning,
                kind: "file",
                message: format!("{name}{place}: {}", odd.message),
                hint: None,
                origin: None,
            });
        }
    }
    Ok((count, problems))
}

fn in_file(minutes: &Minutes) -> Vec<ProblemRow> {
    let head = Head::from(minutes);
    let row = |kind, message: String, at: Origin| ProblemRow {
        severity: Severity::Warning,
        kind,
        message,
        hint: None,
        origin: Some(at),
    };
    let is_undated = minutes.kind == MinutesKind::Meeting && minutes.date.is_none();
    let kind = if is_undated { "undated" } else { "odd" };
    let odd = |odd: &Diagnostic| row(kind, odd.message.clone(), origin(&head, odd.line));
    let mut rows: Vec<ProblemRow> = minutes.diagnostics.iter().map(odd).collect();
    if is_undated && rows.is_empty() {
        let why = "neither name nor text tells its day".to_owned();
        rows.push(row(kind, why, origin(&head, head.line)));
    }
    rows
}
