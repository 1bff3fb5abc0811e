//! Remote sources: a bare copy in the home that holds all commits and trees,
//! and the contents of the wanted files at the tip.
//!
//! A server that cannot leave contents out gives a whole copy. Whatever an
//! interrupted fetch left undone, the next one does.

use super::filter::Filter;
use super::git::{Git, Mode, Refusal};
use super::head::Head;
use super::listing::Listing;
use super::select::select;
use super::{head, tree};
use anyhow::{Context as _, Result, anyhow};
use git2::{Oid, Repository};
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::time::Duration;

/// Where the commit that is being fetched is kept until its contents are here,
/// so that the branch of the copy never names a commit that cannot be read.
const INCOMING: &str = "refs/minutebook/incoming";

/// So many contents are asked for at once. `git` throws away what came of a
/// request that is cut off; what came with the ones before stays.
const BATCH: usize = 1000;

/// So many contents may be missing on a server before no more is asked for.
const ATTEMPTS: usize = 100;

/// What a fetch did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// Whether the tip is another one than before.
    pub moved: bool,
    /// How many contents came.
    pub contents: usize,
}

/// A remote source and its copy.
pub(super) struct Remote<'a> {
    pub(super) url: &'a str,
    pub(super) branch: Option<&'a str>,
    pub(super) path: &'a Path,
    pub(super) patience: Duration,
}

impl Remote<'_> {
    /// Brings the copy up to date.
    pub(super) fn fetch(&self, filter: &Filter, progress: &mut dyn FnMut(&str)) -> Result<Fetched> {
        let git = Git::to(self.url, self.patience)?;
        let head = head::ask(&git, self.branch)?;
        let _lock = lock(self.path, progress)
            .with_context(|| format!("cannot lock the copy {}", self.path.display()))?;
        let repo = self.copy()?;
        let before = repo.head().ok().and_then(|head| head.target());
        let Some(head) = head else {
            forget_branches(&repo)?;
            return Ok(Fetched {
                moved: before.is_some(),
                contents: 0,
            });
        };
        let tip = self.commits(&git, &repo, &head, progress)?;
        let contents = contents(&repo, tip, filter, &mut |ids| {
            let result = git.fetch(self.path, ids, Mode::Contents, progress);
            let error = match result {
                Err(error) if gives_nothing_by_id(&error) => error,
                other => return other,
            };
            let all = [refspec(&head)];
            let result = git.fetch(self.path, &all, Mode::Everything, progress);
            result.map_err(|_| error)
        })?;
        land(&repo, &head, tip).context("cannot move HEAD of the copy")?;
        Ok(Fetched {
            moved: before != Some(tip),
            contents,
        })
    }

    /// Opens the copy, or makes an empty one.
    fn copy(&self) -> Result<Repository> {
        clear_remains(self.path);
        let open = || -> Result<Repository, git2::Error> {
            let repo = match Repository::open_bare(self.path) {
                Ok(repo) => repo,
                Err(_) => Repository::init_bare(self.path)?,
            };
            configure(&repo, self.url)?;
            Ok(repo)
        };
        let at = || format!("cannot make the copy {}", self.path.display());
        open()
            .map_err(|error| anyhow!("{}", error.message()))
            .with_context(at)
    }

    /// Fetches commits and trees unless they are there.
    fn commits(
        &self,
        git: &Git<'_>,
        repo: &Repository,
        head: &Head,
        progress: &mut dyn FnMut(&str),
    ) -> Result<Oid> {
        let tip = || repo.refname_to_id(INCOMING).ok();
        if let Some(tip) = tip().filter(|tip| tip.to_string() == head.commit) {
            return Ok(tip);
        }
        let what = [refspec(head)];
        git.fetch(self.path, &what, Mode::Commits, progress)?;
        tip().with_context(|| format!("git fetched no {}", head.reference))
    }
}

/// Waits until nobody else fetches; the lock ends with the file that holds it,
/// also when the process is killed.
fn lock(copy: &Path, progress: &mut dyn FnMut(&str)) -> Result<File> {
    fs::create_dir_all(copy)?;
    let file = File::create(copy.join("minutebook-fetches"))?;
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        progress("another process fetches it; waiting");
        file.lock()?;
    }
    Ok(file)
}

/// Makes the copy a partial clone of the remote.
fn configure(repo: &Repository, url: &str) -> Result<(), git2::Error> {
    let mut config = repo.config()?;
    let settings = [
        ("remote.origin.url", url),
        ("remote.origin.promisor", "true"),
        ("remote.origin.partialclonefilter", "blob:none"),
    ];
    for (key, value) in settings {
        if config.get_string(key).ok().as_deref() != Some(value) {
            config.set_str(key, value)?;
        }
    }
    Ok(())
}

/// Removes what a killed `git` leaves behind: locks that the next one would
/// stumble over and half of a pack. Nobody else writes here: whoever fetches
/// holds the lock.
fn clear_remains(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_lock = path
            .extension()
            .is_some_and(|extension| extension == "lock");
        let is_half = entry.file_name().as_encoded_bytes().starts_with(b"tmp_");
        if is_lock || is_half {
            // If it stays, `git` says so.
            let _ = fs::remove_file(path);
        } else if path.is_dir() {
            clear_remains(&path);
        }
    }
}

/// Fetches the contents of the wanted files that are not there, in one request
/// unless there are very many; returns how many came. What the server lacks is
/// left out of the next attempt, stays missing, and is told when it is read.
fn contents(
    repo: &Repository,
    tip: Oid,
    filter: &Filter,
    fetch: &mut dyn FnMut(&[String]) -> Result<()>,
) -> Result<usize> {
    let wanted: Vec<Oid> = missing(repo, tip, filter)?.into_iter().collect();
    let odb = repo.odb()?;
    let mut attempts = ATTEMPTS;
    for batch in wanted.chunks(BATCH) {
        // A server that gives nothing by its id has given all at once.
        odb.refresh()?;
        let mut batch = batch.to_vec();
        batch.retain(|id| !odb.exists(*id));
        bring(batch, &mut attempts, fetch)?;
    }
    Ok(wanted.len() - missing(repo, tip, filter)?.len())
}

fn bring(
    mut batch: Vec<Oid>,
    attempts: &mut usize,
    fetch: &mut dyn FnMut(&[String]) -> Result<()>,
) -> Result<()> {
    while !batch.is_empty() && *attempts != 0 {
        let ids: Vec<String> = batch.iter().map(ToString::to_string).collect();
        let Err(error) = fetch(&ids) else { break };
        let lacking = lacking(&error);
        let Some(at) = batch.iter().position(|id| Some(*id) == lacking) else {
            return Err(error);
        };
        batch.remove(at);
        *attempts -= 1;
    }
    Ok(())
}

fn refspec(head: &Head) -> String {
    format!("+{}:{INCOMING}", head.reference)
}

/// Moves the branch of the copy, and HEAD, to what has been fetched.
fn land(repo: &Repository, head: &Head, tip: Oid) -> Result<(), git2::Error> {
    if head.reference == "HEAD" {
        return repo.set_head_detached(tip);
    }
    repo.reference(&head.reference, tip, true, "fetched")?;
    repo.set_head(&head.reference)
}

/// The contents of wanted files that the copy does not hold.
fn missing(repo: &Repository, tip: Oid, filter: &Filter) -> Result<BTreeSet<Oid>> {
    let tree = repo.find_commit(tip)?.tree_id();
    let odb = repo.odb()?;
    // Packs that came since the repository was opened.
    odb.refresh()?;
    let files = select(tree::entries(repo, tree), filter, &mut Listing::default());
    let ids = files.into_iter().map(|(_, entry)| entry.id);
    Ok(ids.filter(|id| !odb.exists(*id)).collect())
}

/// The object that a server says it does not have.
fn lacking(error: &anyhow::Error) -> Option<Oid> {
    let Refusal(stderr) = error.downcast_ref()?;
    let (_, rest) = stderr.split_once("not our ref ")?;
    Oid::from_str(rest.split_whitespace().next()?).ok()
}

/// Tells whether a server gives contents only with the commits they are in.
fn gives_nothing_by_id(error: &anyhow::Error) -> bool {
    let refusal: Option<&Refusal> = error.downcast_ref();
    lacking(error).is_none() && refusal.is_some_and(Refusal::is_of_server)
}

/// Empties a copy whose remote has been emptied.
fn forget_branches(repo: &Repository) -> Result<()> {
    for reference in repo
        .references_glob("refs/heads/*")?
        .flatten()
        .collect::<Vec<_>>()
    {
        let mut reference = reference;
        reference.delete()?;
    }
    Ok(())
}
