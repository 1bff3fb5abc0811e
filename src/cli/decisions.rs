//! `minutebook decisions`: what was decided.

use super::context::Context;
use super::exit::Exit;
use super::facts::List;
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

/// Lists the decisions, those of the newest meeting first.
pub(crate) fn run(args: &DecisionsArgs, context: &Context) -> Result<Exit> {
    let list = List {
        command: "decisions",
        words: &args.words,
        selection: &args.selection,
        paging: args.paging,
        output: args.output,
    };
    list.run(context, |_: &Decision| true, Rows::Decisions)
}
