//! Repositories: opening one exactly where it is, listing a tree, reading
//! blobs.
//!
//! The ownership check of libgit2 stays on: switching it off is unsafe code
//! for the whole process, and `git` itself would refuse as well. The message
//! says what to do.

use super::content::{Content, too_large};
use super::filter::Filter;
use super::history;
use super::listing::{Listing, Previous, SourceFile, Tip};
use super::{branch, select, tree};
use anyhow::{Context as _, Result, anyhow, bail};
use chrono::DateTime;
use git2::{ErrorCode, ObjectType, Oid, Repository};
use std::path::Path;

/// An opened repository at the tip of a branch.
pub(super) struct Opened {
    repo: Repository,
    branch: Option<String>,
    commit: Option<Oid>,
    /// The URL that it comes from, if it comes from any.
    pub(super) remote_url: Option<String>,
}

/// Opens the repository in a folder; none if it is a folder of another kind.
pub(super) fn open_local(path: &Path, branch: Option<&str>) -> Result<Option<Opened>> {
    if !path.is_dir() {
        bail!("{}: {}", path.display(), why_no_folder(path));
    }
    match open(path) {
        Ok(repo) => {
            let remote_url = remote_url(&repo);
            Opened::new(repo, remote_url, branch).map(Some)
        }
        Err(error) if error.code() == ErrorCode::NotFound => Ok(None),
        Err(error) => Err(refused(path, &error)),
    }
}

fn why_no_folder(path: &Path) -> &'static str {
    if path.exists() {
        return "a file, neither a git repository nor a folder";
    }
    "no such folder"
}

/// Opens the copy of a remote source in the home.
pub(super) fn open_copy(path: &Path, url: &str, branch: Option<&str>) -> Result<Opened> {
    if !path.exists() {
        bail!("{url} has not been fetched yet; run `minutebook sync`");
    }
    let repo = open(path).map_err(|error| refused(path, &error))?;
    Opened::new(repo, Some(url.to_owned()), branch)
}

/// Opens a repository. That an object is what its id says is left to `git fsck`:
/// hashing each one that is read would double the work, and a flipped bit does
/// not get through decompression.
fn open(path: &Path) -> Result<Repository, git2::Error> {
    git2::opts::strict_hash_verification(false);
    Repository::open(path)
}

impl Opened {
    fn new(repo: Repository, remote_url: Option<String>, branch: Option<&str>) -> Result<Opened> {
        let (branch, commit) = match branch {
            Some(name) => (Some(name.to_owned()), Some(branch::tip(&repo, name)?)),
            None => branch::head(&repo)?,
        };
        Ok(Opened {
            repo,
            branch,
            commit,
            remote_url,
        })
    }

    pub(super) fn tip(&self) -> Tip {
        let commit = self.commit.and_then(|id| self.repo.find_commit(id).ok());
        let seconds = commit.map(|commit| commit.time().seconds());
        Tip {
            branch: self.branch.clone(),
            commit: self.commit.map(|id| id.to_string()),
            committed_at: seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0)),
        }
    }

    /// Lists the wanted files of the tip.
    pub(super) fn files(
        &self,
        filter: &Filter,
        previous: Option<&Previous<'_>>,
    ) -> Result<Listing> {
        let mut listing = Listing::default();
        let Some(commit) = self.commit else {
            listing.note(None, "the repository has no commits yet");
            return Ok(listing);
        };
        let tree = self.repo.find_commit(commit).map(|commit| commit.tree_id());
        let tree = tree.with_context(|| format!("cannot read the commit {commit}"))?;
        let mut found = select::select(tree::entries(&self.repo, tree), filter, &mut listing);
        found.sort_by(|(a, _), (b, _)| a.cmp(b));
        let paths: Vec<&[u8]> = found.iter().map(|(_, e)| e.path.as_slice()).collect();
        let histories = history::histories(&self.repo, commit, &paths, previous);
        if histories.cut_off {
            let message = "the history is incomplete (a shallow clone?), so it is not known when older files came";
            listing.note(None, message);
        }
        let files = found.into_iter().zip(histories.of);
        listing.files = files
            .map(|((path, entry), history)| SourceFile {
                path,
                blob: entry.id.to_string(),
                history,
            })
            .collect();
        Ok(listing)
    }

    /// Reads a blob, after a look at its size.
    pub(super) fn read(&self, blob: &str) -> Content {
        let read = || -> Result<Content, git2::Error> {
            let id = Oid::from_str(blob)?;
            let odb = self.repo.odb()?;
            match odb.read_header(id)? {
                (_, kind) if kind != ObjectType::Blob => {
                    Ok(Content::Unreadable("not a file in git's sense".into()))
                }
                (size, _) => match too_large(size as u64) {
                    Some(message) => Ok(Content::Unreadable(message)),
                    None => Ok(Content::of(odb.read(id)?.data())),
                },
            }
        };
        read().unwrap_or_else(|error| Content::Unreadable(unreadable(&error)))
    }
}

fn unreadable(error: &git2::Error) -> String {
    match error.code() {
        ErrorCode::NotFound => {
            "its content is not in the repository (a partial clone that lacks it?)".into()
        }
        _ => format!("its content cannot be read: {}", error.message()),
    }
}

fn remote_url(repo: &Repository) -> Option<String> {
    let remote = repo.find_remote("origin").ok()?;
    Some(remote.url().ok()?.to_owned())
}

/// Turns libgit2's refusal into words that say what to do.
pub(super) fn refused(path: &Path, error: &git2::Error) -> anyhow::Error {
    let path = path.display();
    let message = error.message();
    if error.code() == ErrorCode::Owner {
        return anyhow!(
            "{path} belongs to another user, so git does not trust it; if you do, run `git config --global --add safe.directory {path}`"
        );
    }
    if message.contains("object format") || message.contains("objectformat") {
        return anyhow!("{path} names its objects by SHA-256, which cannot be read yet");
    }
    if message.contains("refstorage") {
        return anyhow!(
            "{path} keeps its branches in the reftable format, which cannot be read in place; add it as a URL instead: file://{path}"
        );
    }
    anyhow!("cannot open the repository {path}: {message}")
}
