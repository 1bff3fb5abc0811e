//! What the user configured: the sources, and what cannot be read from them.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// The configuration file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The sources, in the order of the file.
    #[serde(default)]
    pub sources: Vec<SourceConfig>,
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
