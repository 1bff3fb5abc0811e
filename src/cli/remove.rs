//! `minutebook remove`: a source is forgotten.

use super::context::Context;
use super::exit::Exit;
use super::sync::sync_with;
use crate::config;
use crate::sync::{Fetch, Wanted};
use anyhow::{Context as _, Result};
use clap::Args;
use std::io::ErrorKind;

/// Forget a source: its configuration, its copy, what is indexed of it
#[derive(Debug, Args)]
pub(crate) struct RemoveArgs {
    /// Name of the source
    name: String,
}

/// Removes the source; a local repository itself is never touched.
pub(crate) fn run(args: &RemoveArgs, context: &Context) -> Result<Exit> {
    context.config()?.source(&args.name)?;
    config::remove(context.home.config(), &args.name)?;
    let wanted = Wanted {
        names: vec![args.name.clone()],
        fetch: Fetch::Never,
        ..Wanted::default()
    };
    sync_with(context, &context.config()?, &wanted)?;
    let copy = context.home.repository(&args.name);
    match std::fs::remove_dir_all(&copy) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", copy.display()))?;
        }
        _ => context.tell(&format!("{}: removed", args.name)),
    }
    Ok(Exit::Done)
}
