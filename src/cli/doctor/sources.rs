//! Whether the sources can be reached, and whether they are indexed.

use super::{DoctorArgs, of_error, problem};
use crate::answer::team::{CheckRow, ProblemRow, Severity};
use crate::cli::context::Context;
use crate::cli::freshness::Stale;
use crate::config::SourceConfig;
use crate::crawl;
use crate::parallel;
use anyhow::Result;
use std::collections::BTreeSet;
use std::time::Duration;

/// Asks all sources, several at once.
pub(super) fn run(context: &Context, args: &DoctorArgs) -> Result<CheckRow> {
    let config = context.config()?;
    let is_asked = |s: &&SourceConfig| !(args.offline && crawl::is_remote(&s.url));
    let asked: Vec<&SourceConfig> = config.sources.iter().filter(is_asked).collect();
    let patience = Duration::from_secs(args.patience);
    let answers = parallel::map_by(crawl::AT_ONCE, asked.iter(), |source| {
        crawl::probe(source, &context.home, patience)
    });
    let mut problems = Vec::new();
    let mut told = Vec::new();
    for (source, answer) in asked.iter().zip(answers) {
        match answer {
            Ok(said) => told.push(format!("{} ({said})", source.name)),
            Err(error) => problems.push(unreachable(source, &error)),
        }
    }
    problems.extend(not_indexed(context, &config.sources));
    let offline = config.sources.len() - asked.len();
    if offline != 0 {
        told.push(format!("{offline} not asked"));
    }
    let examined = if told.is_empty() {
        format!("{} configured", config.sources.len())
    } else {
        told.join(", ")
    };
    Ok(CheckRow {
        check: "sources",
        examined,
        skipped: false,
        problems,
    })
}

fn unreachable(source: &SourceConfig, error: &anyhow::Error) -> ProblemRow {
    let row = of_error("unreachable", error);
    ProblemRow {
        message: format!("{}: {}", source.name, row.message),
        ..row
    }
}

/// Finds sources of which nothing is indexed, or nothing new for long; an
/// index that cannot be read is told elsewhere.
fn not_indexed(context: &Context, sources: &[SourceConfig]) -> Vec<ProblemRow> {
    let Ok(searcher) = context.open_index() else {
        return Vec::new();
    };
    let indexed = searcher.sources().unwrap_or_default().into_iter();
    let indexed: BTreeSet<String> = indexed.map(|source| source.name).collect();
    let hint = "`minutebook sync` looks for news";
    let stale = Stale::find(context, &searcher)
        .map(|stale| problem(Severity::Warning, "old", stale.to_string(), hint));
    let missing = sources.iter().filter(|s| !indexed.contains(&s.name));
    let row = |source: &SourceConfig| {
        let message = format!("{}: nothing of it is indexed", source.name);
        problem(
            Severity::Warning,
            "not indexed",
            message,
            "`minutebook sync` reads it",
        )
    };
    missing.map(row).chain(stale).collect()
}
