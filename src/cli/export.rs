//! `minutebook export`: everything known, one JSON object a line.

use super::context::Context;
use super::exit::Exit;
use super::selection::Selection;
use crate::render::json;
use anyhow::{Context as _, Result};
use clap::Args;
use std::io::{BufWriter, Write as _};

/// Print everything known, one JSON object a line for each meeting and page
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// Name of a source; all if none is given
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    #[command(flatten)]
    selection: Selection,
}

/// Exports meetings and pages by id.
pub(crate) fn run(args: &ExportArgs, context: &Context) -> Result<Exit> {
    let searcher = context.searcher()?;
    let mut selection = args.selection.clone();
    for name in &args.names {
        selection.add_source(name);
    }
    let mut minutes = searcher.minutes(&selection.filter(context, searcher)?)?;
    minutes.sort_by(|a, b| a.id.cmp(&b.id));
    let mut out = BufWriter::new(std::io::stdout().lock());
    for minutes in &minutes {
        json::write_line(&mut out, minutes).context("cannot write the export")?;
    }
    out.flush().context("cannot write the export")?;
    Ok(Exit::of_findings(minutes.len()))
}
