//! `minutebook search`: what was said.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::selection::{Output, Paging, Selection};
use crate::answer::{PassageRow, Rows, SearchRow};
use anyhow::{Result, bail};
use clap::Args;
use minutebook_index::Head;

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
