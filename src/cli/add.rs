//! `minutebook add`: a repository becomes a source, and is synced at once.

use super::context::Context;
use super::exit::Exit;
use super::sync::sync_with;
use crate::config::{self, SourceConfig};
use crate::sync::Wanted;
use anyhow::Result;
use clap::Args;

/// Add a repository or folder of minutes, and read it
#[derive(Debug, Args)]
pub(crate) struct AddArgs {
    /// URL of a repository, or path of a repository or folder
    #[arg(value_name = "URL|PATH")]
    url: String,
    /// Call the source so; made of the URL if not given
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Read this branch; the one that HEAD names if not given
    #[arg(long, value_name = "BRANCH")]
    branch: Option<String>,
    /// Zone of times that are written without one, as Europe/Berlin
    #[arg(long, value_name = "ZONE")]
    timezone: Option<chrono_tz::Tz>,
}

/// Adds the source; if it cannot be read the configuration stays as it was.
pub(crate) fn run(args: AddArgs, context: &Context) -> Result<Exit> {
    let path = context.home.config();
    let before = context.config()?;
    let taken = before.sources.iter().map(|source| source.name.as_str());
    let url = config::absolute(&args.url);
    let name = args.name.unwrap_or_else(|| config::default_name(&url, taken));
    let source = SourceConfig {
        name: name.clone(),
        url,
        branch: args.branch,
        timezone: args.timezone,
        ..SourceConfig::default()
    };
    config::add(path, &source)?;
    let added = read_it(context, &name);
    if added.is_err() {
        config::remove(path, &name)?;
    }
    added
}

fn read_it(context: &Context, name: &str) -> Result<Exit> {
    let wanted = Wanted {
        names: vec![name.to_owned()],
        ..Wanted::default()
    };
    for outcome in sync_with(context, &context.config()?, &wanted)? {
        let summary = outcome.result?;
        context.tell(&format!("{}: {summary}", outcome.name));
    }
    Ok(Exit::Done)
}
