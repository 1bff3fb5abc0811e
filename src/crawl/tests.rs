//! Crawling throw-away repositories, with a history made commit by commit.

mod connections;
mod folders;
mod histories;
mod odd;
mod remotes;
mod server;

use super::*;
use git2::{Index, IndexEntry, IndexTime, Oid, Repository, Signature, Time};
use std::path::PathBuf;
use std::time::Duration;
use tempfile::TempDir;

const FILE: u32 = 0o100_644;
const LINK: u32 = 0o120_000;
const SUBMODULE: u32 = 0o160_000;

/// Patience that is long enough for a test that waits for nothing.
const LONG: Duration = Duration::from_secs(60);

/// A bare repository; each commit is made a day after the one before.
struct Sandbox {
    dir: TempDir,
    repo: Repository,
    days: i64,
}

impl Sandbox {
    fn new() -> Sandbox {
        let dir = tempfile::tempdir().unwrap();
        let repo = Repository::init_bare(dir.path().join("repo.git")).unwrap();
        repo.set_head("refs/heads/main").unwrap();
        Sandbox { dir, repo, days: 0 }
    }

    fn path(&self) -> PathBuf {
        self.dir.path().join("repo.git")
    }

    /// Commits changes on `main`: `path=content` writes, `-path` deletes.
    fn commit(&mut self, changes: &[&str]) -> Oid {
        let parent = self.repo.refname_to_id("refs/heads/main").ok();
        let parents: Vec<Oid> = parent.into_iter().collect();
        let commit = self.commit_on(&parents, changes);
        self.point("main", commit);
        commit
    }

    /// Commits changes against the first of some parents, on no branch.
    fn commit_on(&mut self, parents: &[Oid], changes: &[&str]) -> Oid {
        let mut index = self.index(parents);
        for change in changes {
            match change.split_once('=') {
                Some((path, content)) => {
                    self.put(&mut index, path.as_bytes(), FILE, content.as_bytes());
                }
                None => index.remove(change[1..].as_ref(), 0).unwrap(),
            }
        }
        self.commit_index(parents, &mut index)
    }

    fn index(&self, parents: &[Oid]) -> Index {
        let mut index = Index::new().unwrap();
        if let Some(parent) = parents.first() {
            let tree = self.repo.find_commit(*parent).unwrap().tree().unwrap();
            index.read_tree(&tree).unwrap();
        }
        index
    }

    fn put(&self, index: &mut Index, path: &[u8], mode: u32, content: &[u8]) {
        let id = self.repo.blob(content).unwrap();
        let zero = IndexTime::new(0, 0);
        let entry = IndexEntry {
            ctime: zero,
            mtime: zero,
            dev: 0,
            ino: 0,
            mode,
            uid: 0,
            gid: 0,
            file_size: 0,
            id,
            flags: 0,
            flags_extended: 0,
            path: path.to_vec(),
        };
        index.add(&entry).unwrap();
    }

    fn commit_index(&mut self, parents: &[Oid], index: &mut Index) -> Oid {
        self.days += 1;
        let tree = index.write_tree_to(&self.repo).unwrap();
        let tree = self.repo.find_tree(tree).unwrap();
        let who =
            Signature::new("Ada", "ada@example.org", &Time::new(self.days * 86400, 0)).unwrap();
        let parents: Vec<_> = parents
            .iter()
            .map(|id| self.repo.find_commit(*id).unwrap())
            .collect();
        let parents: Vec<_> = parents.iter().collect();
        self.repo
            .commit(None, &who, &who, "a change", &tree, &parents)
            .unwrap()
    }

    fn point(&self, branch: &str, commit: Oid) {
        let name = format!("refs/heads/{branch}");
        self.repo.reference(&name, commit, true, "test").unwrap();
    }

    fn open(&self) -> Crawl {
        open(&source(self.path().to_str().unwrap()), &self.home()).unwrap()
    }

    fn list(&self) -> Listing {
        self.open().files(None).unwrap()
    }

    fn home(&self) -> Home {
        Home::at(&self.dir.path().join("home"))
    }
}

fn source(url: &str) -> SourceConfig {
    SourceConfig {
        name: "test".into(),
        url: url.into(),
        ..SourceConfig::default()
    }
}

/// The day of a commit, as [`Sandbox`] counts them.
fn day(stamp: &Stamp) -> i64 {
    stamp.time.timestamp() / 86400
}

/// `path first..last` of each file, in days.
fn days(listing: &Listing) -> Vec<String> {
    let shown = listing.files.iter().map(|file| {
        let history = file.history.as_ref().unwrap();
        let first = history
            .first
            .as_ref()
            .map_or("?".into(), |s| day(s).to_string());
        format!("{} {first}..{}", file.path, day(&history.last))
    });
    shown.collect()
}

fn paths(listing: &Listing) -> Vec<&str> {
    listing
        .files
        .iter()
        .map(|file| file.path.as_str())
        .collect()
}

fn odd(listing: &Listing) -> Vec<String> {
    let shown = listing.diagnostics.iter().map(|odd| {
        let path = odd.path.as_deref().unwrap_or("*");
        format!("{path}: {}", odd.message)
    });
    shown.collect()
}
