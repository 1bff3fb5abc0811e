//! Asking whether `git` and the sources are there, without changing anything.

use super::git::{self, Git};
use super::head::{self, Head};
use super::{Location, location, repository, url_fault};
use crate::config::SourceConfig;
use crate::home::Home;
use anyhow::{Context as _, Result, bail};
use std::time::Duration;

/// Returns the version of `git` as numbers: `2.39.5` as `[2, 39, 5]`.
pub fn git_version() -> Result<Vec<u32>> {
    let said = git::version()?;
    version(&said).with_context(|| format!("`git --version` says `{}`", said.trim()))
}

fn version(said: &str) -> Option<Vec<u32>> {
    let number = said
        .strip_prefix("git version ")?
        .split_whitespace()
        .next()?;
    let digits = |part: &'_ str| {
        part.split(|c: char| !c.is_ascii_digit())
            .next()?
            .parse()
            .ok()
    };
    let parts: Vec<u32> = number.split('.').map_while(digits).collect();
    (2 <= parts.len()).then_some(parts)
}

/// Tells what stands where a source should be: `main at 1a2b3c4`, `a folder`.
///
/// # Errors
/// Why it cannot be read.
pub fn probe(source: &SourceConfig, home: &Home, patience: Duration) -> Result<String> {
    let branch = source.branch.as_deref();
    match Location::of(source, home) {
        Location::Local(path) => {
            let opened = repository::open_local(&path, branch)?;
            let Some(opened) = opened else {
                return Ok("a folder".to_owned());
            };
            let tip = opened.tip();
            Ok(at(tip.branch.as_deref(), tip.commit.as_deref()))
        }
        Location::Remote(url) => {
            if let Some(fault) = url_fault(&url) {
                bail!(fault);
            }
            let asked = ask(&url, branch, patience);
            asked.with_context(|| location::without_secrets(&url))
        }
    }
}

fn at(branch: Option<&str>, commit: Option<&str>) -> String {
    let commit = commit.map_or("no commit yet", |commit| commit.get(..7).unwrap_or(commit));
    format!("{} at {commit}", branch.unwrap_or("HEAD"))
}

fn ask(url: &str, branch: Option<&str>, patience: Duration) -> Result<String> {
    let head = head::ask(&Git::to(url, patience)?, branch)?;
    let commit = head.as_ref().map(|head| head.commit.as_str());
    Ok(at(head.as_ref().and_then(Head::branch), commit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_git() {
        let check = |said: &str, expected: Option<&[u32]>| {
            assert_eq!(version(said).as_deref(), expected, "{said}");
        };
        check("git version 2.39.5\n", Some(&[2, 39, 5]));
        check("git version 2.39.5 (Apple Git-154)", Some(&[2, 39, 5]));
        check("git version 2.45.1.windows.1", Some(&[2, 45, 1]));
        check("git version 3.0-rc1", Some(&[3, 0]));
        check("gut version 1.2", None);
    }
}
