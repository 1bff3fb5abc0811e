//! How a source is called if nobody says.

use super::Config;
use crate::crawl;
use std::fs;
use std::path::{self, Component, Path};

/// Last parts of URLs that say nothing about whose minutes they are.
const GENERIC: [&str; 16] = [
    "agenda",
    "agendas",
    "community",
    "docs",
    "documentation",
    "governance",
    "meeting",
    "meeting-minutes",
    "meeting-notes",
    "meeting_notes",
    "meetings",
    "minutes",
    "notes",
    "protocols",
    "protokolle",
    "wiki",
];

/// Derives a name from a URL or path: its last part, or the one before where
/// that only says that there are minutes; with a number where it is taken.
///
/// `https://example.org/Rowing-Club/minutes.git` → `rowing-club`
pub fn default_name(url: &str, config: &Config) -> String {
    let base = base_name(url);
    let names = || {
        config
            .sources
            .iter()
            .map(|source| source.name.to_lowercase())
    };
    let is_free = |name: &String| names().all(|other| other != *name);
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    let mut names = std::iter::once(base.clone()).chain(numbered);
    names.find(is_free).unwrap_or_default()
}

/// Makes a path absolute, as it must be in a configuration; URLs stay.
pub fn absolute(url: &str) -> String {
    if crawl::is_remote(url) {
        return url.to_owned();
    }
    let path = Path::new(url);
    // Only the disk knows where `..` leads.
    let climbs = path.components().any(|part| part == Component::ParentDir);
    let real = climbs.then(|| fs::canonicalize(path).ok()).flatten();
    let found = real.or_else(|| path::absolute(path).ok());
    found.map_or_else(
        || url.to_owned(),
        |path| path.to_string_lossy().into_owned(),
    )
}

fn base_name(url: &str) -> String {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let parts = path.split(['/', '\\', ':']);
    let mut parts = parts.map(slug).filter(|part| !part.is_empty()).rev();
    let last = parts.next().unwrap_or_else(|| "source".into());
    if GENERIC.contains(&last.as_str()) {
        return parts.next().unwrap_or(last);
    }
    last
}

fn slug(part: &str) -> String {
    let part = part.strip_suffix(".git").unwrap_or(part).to_lowercase();
    let part = part.rsplit('@').next().unwrap_or(&part);
    let letters = part.chars().map(|c| match c {
        _ if c.is_alphanumeric() || "-_.".contains(c) => c,
        _ => '-',
    });
    let slug: String = letters.collect();
    slug.trim_matches(['-', '_', '.']).to_owned()
}
