//! `minutebook decisions`: what was decided.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::facts::{matches, rows};
use super::selection::{Output, Paging, Selection};
use crate::answer::Rows;
use anyhow::Result;
use clap::Args;
use minutebook_index::model::Decision;

/// List what was decided
#[derive(Debug, Args)]
pub(crate) struct DecisionsArgs {
    /// Words of the decision
    #[arg(value_name = "WORD")]
    words: Vec<String>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    output: Output,
}

const USUAL: usize = 40;

/// Lists the decisions, those of the newest meeting first.
pub(crate) fn run(args: &DecisionsArgs, context: &Context) -> Result<Exit> {
    let searcher = context.searcher()?;
    let mut decisions = searcher.decisions(&args.selection.filter(context, &searcher)?)?;
    let words: Vec<String> = args.words.iter().map(|w| w.to_lowercase()).collect();
    decisions.retain(|decision| {
        matches(&words, &[&decision.fact.text])
            && args.selection.is_known_on(context, decision.meeting.date)
    });
    let total = decisions.len();
    let shown = args.paging.cut(decisions, USUAL);
    let findings = Findings {
        command: "decisions",
        total,
        notes: Vec::new(),
        rows: Rows::Decisions(rows(shown, |decision: &Decision| decision.line)),
    };
    context.answer(&searcher, &args.output, findings)
}
