//! `minutebook generate`: man pages and shell completions.

use super::Cli;
use super::exit::Exit;
use anyhow::{Context as _, Result};
use clap::{Args, CommandFactory as _, Subcommand};
use clap_complete::Shell;
use std::path::PathBuf;

/// Write the man pages, or the completions of a shell
#[derive(Debug, Args)]
pub(crate) struct GenerateArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write the man pages into a folder
    Man {
        /// The folder
        #[arg(value_name = "DIR")]
        into: PathBuf,
    },
    /// Write the completions of a shell to stdout
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// Writes them.
pub(crate) fn run(args: &GenerateArgs) -> Result<Exit> {
    let mut command = Cli::command();
    match &args.what {
        What::Man { into } => {
            std::fs::create_dir_all(into)
                .and_then(|()| clap_mangen::generate_to(command, into))
                .with_context(|| format!("cannot write man pages into {}", into.display()))?;
        }
        What::Completions { shell } => {
            let mut out = std::io::stdout().lock();
            clap_complete::generate(*shell, &mut command, "minutebook", &mut out);
        }
    }
    Ok(Exit::Done)
}
