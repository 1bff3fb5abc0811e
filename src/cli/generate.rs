//! `minutebook generate`: man pages and shell completions.

use super::Cli;
use super::context::Context;
use super::exit::Exit;
use anyhow::{Context as _, Result};
use clap::{Args, CommandFactory as _, Subcommand, ValueEnum};
use clap_complete::Shell;
use minutebook_index::query::Field;
use std::io::Write as _;
use std::path::PathBuf;

mod dynamic;

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
    /// Write what a flag can be completed to, one value a line
    #[command(hide = true)]
    Values {
        /// The flag
        of: Values,
    },
}

/// A flag whose values stand in the index.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Values {
    Team,
    Source,
    Owner,
    Person,
}

/// Writes them.
pub(crate) fn run(args: &GenerateArgs, context: &Context) -> Result<Exit> {
    let mut command = Cli::command();
    match &args.what {
        What::Man { into } => {
            std::fs::create_dir_all(into)
                .and_then(|()| clap_mangen::generate_to(command, into))
                .with_context(|| format!("cannot write man pages into {}", into.display()))?;
        }
        What::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut command, "minutebook", &mut script);
            let script = String::from_utf8_lossy(&script);
            write(&dynamic::with_values(&script, *shell))?;
        }
        What::Values { of } => write(&values(*of, context)?)?,
    }
    Ok(Exit::Done)
}

fn write(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())
        .context("cannot write to stdout")
}

/// Returns the values of a flag, one a line.
fn values(of: Values, context: &Context) -> Result<String> {
    let field = match of {
        Values::Team => Field::Team,
        Values::Source => Field::Source,
        Values::Owner => Field::Owner,
        Values::Person => Field::Person,
    };
    let values = context.open_index()?.values(field)?;
    let plain = values.iter().filter(|value| is_plain(value));
    Ok(plain.flat_map(|value| [value, "\n"]).collect())
}

/// Tells whether a value is one word that no shell takes for anything else:
/// `compgen -W` runs `$(…)`, and what stands in minutes was written by anybody.
fn is_plain(value: &str) -> bool {
    value
        .chars()
        .all(|c| c.is_alphanumeric() || "-_./@".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_words_are_completed() {
        for value in ["firmware", "club/firmware", "ag-öl", "ada.l_2", "a@b"] {
            assert!(is_plain(value), "{value}");
        }
        for value in [
            "ada lovelace",
            "$(id)",
            "`id`",
            "a;b",
            "a'b",
            "a\"b",
            "a\nb",
            "~",
            "*",
            "a\\b",
            "${x}",
            "\u{202e}",
        ] {
            assert!(!is_plain(value), "{value}");
        }
    }
}
