//! `minutebook sync`: what is new in the sources goes into the index.

use super::context::Context;
use super::error::{advise, complain};
use super::exit::Exit;
use crate::config::Config;
use crate::crawl;
use crate::sync::{Fetch, Outcome, Wanted, note_looked, sync};
use anyhow::Result;
use clap::Args;
use std::time::Duration;

/// Bring the index up to date with the sources
#[derive(Debug, Args)]
pub(crate) struct SyncArgs {
    /// Only these sources; all if none is given
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    #[command(flatten)]
    patience: Patience,
}

/// How long a remote is waited for.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Patience {
    /// Give a remote up that says nothing for so many seconds
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = crawl::PATIENCE.as_secs(),
        value_parser = clap::value_parser!(u64).range(1..=86_400)
    )]
    patience: u64,
}

impl Patience {
    pub(crate) fn duration(self) -> Duration {
        Duration::from_secs(self.patience)
    }
}

/// Syncs; a source that fails is reported, the others go on.
pub(crate) fn run(args: &SyncArgs, context: &Context) -> Result<Exit> {
    let config = context.config()?;
    for name in &args.names {
        config.source(name)?;
    }
    if config.sources.is_empty() {
        context.tell("no sources yet\nhint: `minutebook add URL` adds a repository of minutes");
    }
    let wanted = Wanted {
        names: args.names.clone(),
        patience: args.patience.duration(),
        ..Wanted::default()
    };
    let mut exit = Exit::Done;
    for outcome in sync_with(context, &config, &wanted)? {
        match outcome.result {
            Ok(summary) => context.tell(&format!("{}: {summary}", outcome.name)),
            Err(error) => {
                complain(&format!("{}: {error:#}", outcome.name));
                exit = Exit::Failed;
            }
        }
    }
    Ok(exit)
}

/// Runs a sync with its progress shown.
pub(crate) fn sync_with(
    context: &Context,
    config: &Config,
    wanted: &Wanted,
) -> Result<Vec<Outcome>> {
    let progress = context.progress();
    let outcomes = sync(&context.home, config, wanted, progress.as_ref());
    drop(progress);
    if let (Ok(outcomes), Fetch::Remotes) = (&outcomes, wanted.fetch) {
        let done = outcomes.iter().filter(|outcome| outcome.result.is_ok());
        let names = done.map(|outcome| outcome.name.as_str());
        // The index is up to date even if that cannot be noted.
        if let Err(error) = note_looked(&context.home, names, context.clock.now.to_utc()) {
            complain(&format!("{error:#}"));
        }
    }
    outcomes.map_err(
        |error| match error.downcast_ref::<minutebook_index::Error>() {
            Some(e) if e.is_locked() => advise(error, "wait until it has finished, then try again"),
            _ => error,
        },
    )
}
