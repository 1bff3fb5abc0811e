//! `minutebook search`: what was said.

use super::context::Context;
use super::exit::Exit;
use super::selection::{Output, Paging, Selection};
use anyhow::Result;
use clap::Args;

/// Search meetings and pages
#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// Words, "phrases", field:value, NOT word, OR, ( ), word*
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    output: Output,
}

pub(crate) fn run(_args: &SearchArgs, _context: &Context) -> Result<Exit> {
    Ok(Exit::Nothing)
}
