//! What is kept of a source outside the index: its copy, and when somebody
//! looked at it.

use super::looked;
use crate::config::{Config, SourceConfig};
use crate::crawl;
use crate::home::Home;
use anyhow::{Context as _, Result};
use std::fs;
use std::io::ErrorKind;

/// Removes all that is kept of a source outside the index.
pub fn clear(home: &Home, name: &str) -> Result<()> {
    let copy = home.repository(name);
    match fs::remove_dir_all(&copy) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", copy.display()))?;
        }
        _ => {}
    }
    looked::forget(home, name)
}

/// Gives the copy of a source that is no longer configured to one that came in
/// its place: the same URL under another name. Else it would be fetched anew.
pub(super) fn hand_over(home: &Home, config: &Config, old: &SourceConfig) -> Result<()> {
    let copy = home.repository(&old.name);
    let is_heir = |new: &&SourceConfig| {
        let is_new = crawl::is_remote(&new.url) && !home.repository(&new.name).exists();
        is_new && new.url == old.url
    };
    match config.sources.iter().find(is_heir) {
        Some(heir) if copy.exists() => fs::rename(&copy, home.repository(&heir.name))
            .with_context(|| format!("cannot rename {}", copy.display())),
        _ => Ok(()),
    }
}
