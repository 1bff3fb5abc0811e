//! `minutebook status`: what is indexed, and what is odd about it.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::selection::{Output, Selection};
use crate::answer::{FileDiagnostic, Rows, StatusRow};
use crate::sync::{SourceState, looked};
use anyhow::Result;
use clap::Args;
use minutebook_index::model::{Diagnostic, Minutes, MinutesKind};
use minutebook_index::{Filter, Searcher};
use serde_json::Value;
use std::collections::BTreeMap;

/// Show the state of the sources: what is indexed, skipped, odd
#[derive(Debug, Args)]
pub(crate) struct StatusArgs {
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    output: Output,
}

/// Shows each source.
pub(crate) fn run(args: &StatusArgs, context: &Context) -> Result<Exit> {
    let searcher = context.searcher()?;
    let filter = args.selection.filter(context, searcher)?;
    let sources = searcher.sources()?.into_iter();
    let wanted = sources.filter(|s| filter.sources.is_empty() || filter.sources.contains(&s.name));
    let rows = wanted.map(|source| row(searcher, source.name, source.state));
    let rows: Vec<StatusRow> = rows.collect::<Result<_>>()?;
    let findings = Findings {
        command: "status",
        total: rows.len(),
        notes: Vec::new(),
        rows: Rows::Status(rows),
    };
    for (name, at) in looked(&context.home) {
        let at = at.with_timezone(&context.clock.now.timezone());
        context.tell(&format!(
            "{name}: last sync {}",
            at.format("%Y-%m-%d %H:%M")
        ));
    }
    context.answer(searcher, args.output, findings)
}

fn row(searcher: &Searcher, name: String, state: Value) -> Result<StatusRow> {
    let state: SourceState = serde_json::from_value(state)?;
    let filter = Filter {
        sources: vec![name.clone()],
        ..Filter::default()
    };
    let mut minutes = searcher.minutes(&filter)?;
    minutes.sort_by(|a, b| a.id.cmp(&b.id));
    let undated = minutes.iter();
    let undated = undated.filter(|m| m.kind == MinutesKind::Meeting && m.date.is_none());
    Ok(StatusRow {
        name,
        url: state.config.url.clone(),
        branch: state.tip.branch.clone(),
        commit: state.tip.commit.clone(),
        counts: counts(&state)?,
        skipped: state.skipped.clone(),
        undated: undated.map(|m| m.path.clone()).collect(),
        diagnostics: of_files(&state).chain(in_files(&minutes)).collect(),
    })
}

fn counts(state: &SourceState) -> Result<BTreeMap<String, usize>> {
    Ok(serde_json::from_value(serde_json::to_value(
        &state.counts,
    )?)?)
}

fn of_files(state: &SourceState) -> impl Iterator<Item = FileDiagnostic> {
    state.diagnostics.iter().map(|odd| FileDiagnostic {
        path: odd.path.clone().unwrap_or_default(),
        diagnostic: Diagnostic {
            line: 1,
            message: odd.message.clone(),
        },
    })
}

fn in_files(minutes: &[Minutes]) -> impl Iterator<Item = FileDiagnostic> {
    minutes.iter().flat_map(|minutes| {
        let odd = minutes.diagnostics.iter();
        odd.map(|diagnostic| FileDiagnostic {
            path: minutes.path.clone(),
            diagnostic: diagnostic.clone(),
        })
    })
}
