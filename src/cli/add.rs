//! `minutebook add`: a repository becomes a source, and is synced at once.

use super::context::Context;
use super::exit::Exit;
use super::sync::{Patience, sync_with};
use crate::config::{self, Config, SourceConfig};
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
    #[command(flatten)]
    patience: Patience,
}

/// Adds the source; if it cannot be read the configuration stays as it was.
///
/// Adding the same source again is no mistake: it is only synced.
pub(crate) fn run(args: AddArgs, context: &Context) -> Result<Exit> {
    let before = context.config()?;
    let patience = args.patience;
    let source = args.source(&before);
    if before.sources.contains(&source) {
        return read_it(context, &source.name, patience);
    }
    let path = context.home.config();
    config::add(path, &source)?;
    let added = read_it(context, &source.name, patience);
    if added.is_err() {
        config::remove(path, &source.name)?;
    }
    added
}

impl AddArgs {
    /// Makes the source; it keeps its name if it is there already.
    fn source(self, config: &Config) -> SourceConfig {
        let url = config::absolute(&self.url);
        let same = |s: &&SourceConfig| s.url == url && s.branch == self.branch;
        let known = config.sources.iter().find(same).map(|s| s.name.clone());
        let name = self.name.or(known);
        SourceConfig {
            name: name.unwrap_or_else(|| config::default_name(&url, config)),
            url,
            branch: self.branch,
            timezone: self.timezone,
            ..SourceConfig::default()
        }
    }
}

fn read_it(context: &Context, name: &str, patience: Patience) -> Result<Exit> {
    let wanted = Wanted {
        names: vec![name.to_owned()],
        patience: patience.duration(),
        ..Wanted::default()
    };
    for outcome in sync_with(context, &context.config()?, &wanted)? {
        let summary = outcome.result?;
        context.tell(&format!("{}: {summary}", outcome.name));
    }
    context.tell("ask it: minutebook events, schedule, teams, meetings --since 3w, search WORDS");
    Ok(Exit::Done)
}
