//! Sources → files: what a repository or folder holds, since when, and how it
//! changed.
//!
//! A source is a remote repository (copied by the user's own `git` into the
//! home), a local repository (read in place, never written) or a plain folder.
//! [`fetch`] is the only function that touches the network; [`open`] and what
//! follows read objects. Nothing that a source contains is ever executed or
//! taken as configuration, and no odd file makes the whole fail: what cannot
//! be read is said in a [`FileDiagnostic`]. This is the only room that names
//! `git2`.

mod branch;
mod content;
mod filter;
mod folder;
mod git;
mod head;
mod history;
mod listing;
mod location;
mod permalink;
mod probe;
mod received;
mod remote;
mod repository;
mod select;
#[cfg(test)]
mod tests;
mod tree;

pub use content::Content;
pub use listing::{FileDiagnostic, History, Listing, Previous, SourceFile, Stamp, Tip};
pub use location::Location;
pub(crate) use location::{is_remote, url_fault};
pub(crate) use permalink::template_fault;
pub use permalink::{permalink, permalink_by, with_line};
pub use probe::{git_version, probe};
pub use remote::Fetched;

use crate::config::SourceConfig;
use crate::home::Home;
use anyhow::{Context as _, Result, anyhow};
use filter::Filter;
use std::time::Duration;

/// So long a remote may say nothing before it is given up, unless one is told
/// otherwise. While much is fetched `git` says something every second, but it
/// is silent while it checks what came.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// So many remotes are asked at once: servers close the door to those who knock
/// too often (that of OpenSSH at ten).
pub(crate) const AT_ONCE: usize = 6;

/// An opened source, at the tip of its branch.
pub struct Crawl {
    place: Place,
    filter: Filter,
}

enum Place {
    Repository(repository::Opened),
    Folder(std::path::PathBuf),
}

/// Says what is wrong with a glob, if anything is.
pub(crate) fn glob_fault(glob: &str) -> Option<String> {
    filter::globs(glob).err().map(|error| error.to_string())
}

/// Brings the copy of a remote source up to date; a local one needs none.
///
/// Each line that `git` says goes to `progress`, at last how much came. A
/// remote that says nothing for as long as the patience lasts is given up. If
/// another process fetches the same source, it waits.
pub fn fetch(
    source: &SourceConfig,
    home: &Home,
    patience: Duration,
    progress: &mut dyn FnMut(&str),
) -> Result<Fetched> {
    let Location::Remote(url) = Location::of(source, home) else {
        return Ok(Fetched::default());
    };
    let remote = remote::Remote {
        url: &url,
        branch: source.branch.as_deref(),
        path: &home.repository(&source.name),
        patience,
    };
    let mut received = received::Received::default();
    let mut hear = |line: &str| {
        received.hear(line);
        progress(line);
    };
    let fetched = match url_fault(&url) {
        Some(fault) => Err(anyhow!(fault)),
        None => remote.fetch(&Filter::new(&source.include)?, &mut hear),
    };
    if received.any() {
        progress(&received.to_string());
    }
    fetched.with_context(|| format!("cannot fetch {}", location::without_secrets(&url)))
}

/// Opens a source for reading: in place if it is local, else the copy in the
/// home that [`fetch`] made.
pub fn open(source: &SourceConfig, home: &Home) -> Result<Crawl> {
    let filter = Filter::new(&source.include)?;
    let branch = source.branch.as_deref();
    let place = match Location::of(source, home) {
        Location::Remote(url) => {
            let path = home.repository(&source.name);
            Place::Repository(repository::open_copy(&path, &url, branch)?)
        }
        Location::Local(path) => match repository::open_local(&path, branch)? {
            Some(opened) => Place::Repository(opened),
            None => Place::Folder(path),
        },
    };
    Ok(Crawl { place, filter })
}

impl Crawl {
    /// Returns the branch and commit that are read; a folder has neither, an
    /// empty repository no commit.
    pub fn tip(&self) -> Tip {
        match &self.place {
            Place::Repository(opened) => opened.tip(),
            Place::Folder(_) => Tip::default(),
        }
    }

    /// Returns the URL that permalinks start from, as it is configured.
    pub fn remote_url(&self) -> Option<&str> {
        match &self.place {
            Place::Repository(opened) => opened.remote_url.as_deref(),
            Place::Folder(_) => None,
        }
    }

    /// Lists the files to read, sorted by path, with their history.
    ///
    /// `previous` is the listing of an earlier tip of the same source with the
    /// same globs; it saves looking at old commits and never changes the result.
    pub fn files(&self, previous: Option<&Previous<'_>>) -> Result<Listing> {
        match &self.place {
            Place::Repository(opened) => opened.files(&self.filter, previous),
            Place::Folder(path) => folder::files(path, &self.filter)
                .with_context(|| format!("cannot read the folder {}", path.display())),
        }
    }

    /// Reads one of the files listed.
    pub fn read(&self, file: &SourceFile) -> Content {
        match &self.place {
            Place::Repository(opened) => opened.read(&file.blob),
            Place::Folder(path) => folder::read(path, &file.path),
        }
    }
}

impl std::fmt::Debug for Crawl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Crawl").field("tip", &self.tip()).finish()
    }
}
