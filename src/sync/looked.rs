//! When a sync last looked at each source.
//!
//! That stands in a file beside the index and not in it: the same commits are
//! to give the same index and the same answers, whenever somebody looked.

use crate::home::Home;
use anyhow::{Context as _, Result};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;
use std::fs;

/// Times by the name of the source.
pub type Looked = BTreeMap<String, DateTime<Utc>>;

/// Reads when each source was looked at; a file that cannot be read tells
/// nothing.
pub fn looked(home: &Home) -> Looked {
    let text = fs::read(home.looked()).unwrap_or_default();
    serde_json::from_slice(&text).unwrap_or_default()
}

/// Notes that the sources of those names were just looked at.
pub fn note_looked<'a>(
    home: &Home,
    names: impl Iterator<Item = &'a str>,
    now: DateTime<Utc>,
) -> Result<()> {
    let mut all = looked(home);
    all.extend(names.map(|name| (name.to_owned(), now)));
    write(home, &all)
}

/// Forgets a source.
pub(super) fn forget(home: &Home, name: &str) -> Result<()> {
    let mut all = looked(home);
    match all.remove(name) {
        Some(_) => write(home, &all),
        None => Ok(()),
    }
}

fn write(home: &Home, all: &Looked) -> Result<()> {
    let path = home.looked();
    let draft = path.with_extension("draft");
    let write = || -> std::io::Result<()> {
        fs::write(&draft, serde_json::to_vec(all)?)?;
        fs::rename(&draft, &path)
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}
