//! `minutebook remove`: a source is forgotten.

use super::context::Context;
use super::exit::Exit;
use super::sync::sync_with;
use crate::config;
use crate::sync::{Fetch, Wanted, clear};
use anyhow::Result;
use clap::Args;

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
    // A sync clears only what is indexed.
    clear(&context.home, &args.name)?;
    context.tell(&format!("{}: removed", args.name));
    Ok(Exit::Done)
}
