//! What the user configured: the sources, and what cannot be read from them.
//!
//! ```yaml
//! sources:
//!   - name: board
//!     url: https://example.org/club/minutes
//!     timezone: Europe/Berlin
//! ```
//!
//! [`Config::load`] reads and checks the file; [`add`], [`remove`] and
//! [`rename`] edit its text, so that comments and other sources stay as they
//! are.

mod age;
mod check;
mod edit;
mod message;
mod name;
mod text;

pub use age::Age;
pub use edit::{add, remove, rename};
pub use name::{absolute, default_name};

use anyhow::{Context as _, Result, anyhow};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::io::ErrorKind;
use std::path::Path;

/// The configuration file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The sources, in the order of the file.
    #[serde(default)]
    pub sources: Vec<SourceConfig>,
    /// Groups of terms that stand for each other in a search.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub synonyms: Vec<Vec<String>>,
    /// How old the last sync may be before answers say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stale_after: Option<Age>,
}

impl Config {
    /// Reads the configuration; a file that is not there is an empty one.
    pub fn load(path: &Path) -> Result<Config> {
        Config::parse(&read(path)?, path)
    }

    /// Reads the text of a configuration; `path` stands in the messages.
    pub fn parse(text: &str, path: &Path) -> Result<Config> {
        let at = |line: Option<usize>, message: String| match line {
            Some(line) => anyhow!("{}:{line}: {message}", path.display()),
            None => anyhow!("{}: {message}", path.display()),
        };
        let mut config: Config = serde_yaml::from_str(text).map_err(|error| {
            let line = error.location().map(|location| location.line());
            at(line, message::in_words(&error.to_string()))
        })?;
        let people = config.sources.iter_mut().flat_map(|s| &mut s.people);
        for person in people {
            person.handle = person.handle.trim_start_matches('@').to_owned();
        }
        match check::fault(&config) {
            Some(fault) => Err(at(text::line_of(text, &fault.value), fault.message)),
            None => Ok(config),
        }
    }

    /// Finds a source by its name.
    pub fn source(&self, name: &str) -> Result<&SourceConfig> {
        let found = self.sources.iter().find(|source| source.name == name);
        found.ok_or_else(|| {
            let names = self.sources.iter().map(|source| source.name.as_str());
            anyhow!("no source `{name}`{}", message::nearest(name, names))
        })
    }
}

/// Reads the text of the file, empty if it is not there.
fn read(path: &Path) -> Result<String> {
    match std::fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        other => other.with_context(|| format!("cannot read {}", path.display())),
    }
}

/// A configured repository.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceConfig {
    /// Short name, unique.
    pub name: String,
    /// URL or path of the repository or folder.
    pub url: String,
    /// Branch; the remote's HEAD if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<String>,
    /// Globs of the files to read; Markdown and minutes-like text if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<String>,
    /// The link to a file, with `{commit}` and `{path}`; that of the forge if
    /// none, where its form is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permalink: Option<String>,
    /// Zone of times that are written without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<Tz>,
    /// Teams that the repository does not name well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<TeamConfig>,
    /// People with several spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonConfig>,
}

/// A team named by hand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamConfig {
    /// Slug.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Other spellings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// A person named by hand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonConfig {
    /// Handle without `@`.
    pub handle: String,
    /// Names and other spellings of the same person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// Never listed, counted or found by name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hide: bool,
}

#[cfg(test)]
mod tests;
