//! Rebuilding an index that is of no use, from what was fetched before.
//!
//! A healthy index is never touched, nor one that a newer program wrote.

use crate::cli::context::Context;
use crate::cli::error::{advise, complain};
use crate::sync;
use anyhow::{Result, anyhow};
use minutebook_index::{Error, Index};

/// Rebuilds the index if it is damaged or of an older version.
pub(super) fn run(context: &Context) -> Result<()> {
    let path = context.home.index();
    let why = match Index::verify(&path) {
        Ok(found) if found.damages.is_empty() => {
            context.tell("the index is what was written; there is nothing to repair");
            return Ok(());
        }
        Ok(found) => {
            let files = found.damages.iter().map(|d| d.file.display().to_string());
            format!("damaged: {}", files.collect::<Vec<_>>().join(", "))
        }
        Err(Error::Version {
            found: Some(found),
            expected,
            ..
        }) if expected < found => {
            let error = anyhow!("the index was written by a newer minutebook; it is left as it is");
            return Err(advise(error, "use that one, or another --home"));
        }
        Err(error) if error.is_damaged() || error.is_version() => error.to_string(),
        Err(error) if error.is_not_found() => {
            context.tell("there is no index yet; `minutebook sync` makes one");
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    context.tell(&format!("rebuilding the index, which is {why}"));
    rebuild(context)
}

fn rebuild(context: &Context) -> Result<()> {
    let progress = context.progress();
    let outcomes = sync::rebuild(&context.home, &context.config()?, progress.as_ref())?;
    drop(progress);
    let mut lost = Vec::new();
    for outcome in outcomes {
        match outcome.result {
            Ok(summary) => context.tell(&format!("{}: {summary}", outcome.name)),
            Err(error) => {
                complain(&format!("{}: {error:#}", outcome.name));
                lost.push(outcome.name);
            }
        }
    }
    if lost.is_empty() {
        return Ok(());
    }
    let error = anyhow!("the index was rebuilt without {}", lost.join(", "));
    Err(advise(error, "`minutebook sync` reads what can be reached"))
}
