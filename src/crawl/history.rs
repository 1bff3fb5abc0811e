//! When each file came and when it changed last, in one walk along the first
//! parents of the tip.
//!
//! The walk goes from new to old with all files in hand and drops a file as
//! soon as the commit that brought it is known. A file whose blob another path
//! lost in the same commit was renamed: the walk goes on with the old path.
//! (Similarity would need contents, which a partial clone does not have.)
//! At the commit of the previous listing that listing knows the rest.

use super::listing::{History, Previous, SourceFile, Stamp};
use super::tree::{Change, changes};
use chrono::DateTime;
use git2::{Commit, Oid, Repository};
use std::collections::HashMap;

/// The histories of some paths, in their order.
#[derive(Debug, Default)]
pub(super) struct Histories {
    pub(super) of: Vec<Option<History>>,
    /// Whether commits were missing on the way.
    pub(super) cut_off: bool,
}

/// Finds the histories of the files at `paths`, which are all in `tip`.
pub(super) fn histories(
    repo: &Repository,
    tip: Oid,
    paths: &[&[u8]],
    previous: Option<&Previous<'_>>,
) -> Histories {
    // A shallow repository may have been deepened since: nothing old holds.
    let previous = previous.filter(|_| !repo.is_shallow());
    let known = previous.and_then(Known::new);
    let mut walk = Walk::new(paths, known.as_ref());
    if walk.run(repo, tip).is_none() {
        walk = Walk::new(paths, None);
        walk.run(repo, tip);
    }
    walk.histories
}

/// What a previous listing knows.
struct Known<'a> {
    commit: Oid,
    files: HashMap<&'a [u8], &'a History>,
}

impl<'a> Known<'a> {
    /// Histories that were cut off, or paths that were not UTF-8, are no base.
    fn new(previous: &Previous<'a>) -> Option<Known<'a>> {
        let commit = Oid::from_str(previous.commit).ok()?;
        let entry = |file: &'a SourceFile| {
            let history = file.history.as_ref()?;
            history.first.as_ref()?;
            Some((file.path.as_bytes(), history))
        };
        let files = previous.files.iter().map(entry).collect::<Option<_>>()?;
        Some(Known { commit, files })
    }
}

struct Walk<'a> {
    /// Files whose first commit is not known yet, by their path at the moment.
    open: HashMap<Vec<u8>, Vec<usize>>,
    known: Option<&'a Known<'a>>,
    histories: Histories,
}

impl<'a> Walk<'a> {
    fn new(paths: &[&[u8]], known: Option<&'a Known<'a>>) -> Walk<'a> {
        let paths = paths.iter().enumerate();
        let open: HashMap<_, _> = paths
            .map(|(file, path)| (path.to_vec(), vec![file]))
            .collect();
        let histories = Histories {
            of: vec![None; open.len()],
            cut_off: false,
        };
        Walk {
            open,
            known,
            histories,
        }
    }

    /// Walks until every file is known; none if what was known does not do.
    fn run(&mut self, repo: &Repository, tip: Oid) -> Option<()> {
        let mut next = repo.find_commit(tip).ok();
        while let Some(commit) = next.take().filter(|_| !self.open.is_empty()) {
            if let Some(known) = self.known.filter(|known| known.commit == commit.id()) {
                return self.finish(known);
            }
            let parent = commit.parent(0).ok();
            if parent.is_none() && (commit.parent_count() != 0 || repo.is_shallow()) {
                self.cut_off(&commit);
                return Some(());
            }
            let old = parent.as_ref().map(Commit::tree_id);
            let changes = changes(repo, old, Some(commit.tree_id()));
            self.apply(&stamp(&commit), &changes);
            next = parent;
        }
        Some(())
    }

    fn apply(&mut self, stamp: &Stamp, changes: &[Change]) {
        let mut renamed = Vec::new();
        for change in changes.iter().filter(|change| change.new.is_some()) {
            let Some(files) = self.open.get(&change.path) else {
                continue;
            };
            for file in files {
                touch(&mut self.histories.of[*file], stamp);
            }
            if change.old.is_some() {
                continue;
            }
            let files = self.open.remove(&change.path).unwrap_or_default();
            match source_of(change, changes) {
                Some(old) => renamed.push((old, files)),
                None => self.brought(&files, stamp),
            }
        }
        // Only now, since a path may be left and taken in the same commit.
        for (path, files) in renamed {
            self.open.entry(path.to_vec()).or_default().extend(files);
        }
    }

    fn brought(&mut self, files: &[usize], stamp: &Stamp) {
        for file in files {
            if let Some(history) = &mut self.histories.of[*file] {
                history.first = Some(stamp.clone());
            }
        }
    }

    /// Ends at the last commit there is, though it is not the first one.
    fn cut_off(&mut self, commit: &Commit<'_>) {
        self.histories.cut_off = true;
        for file in self.open.values().flatten() {
            touch(&mut self.histories.of[*file], &stamp(commit));
        }
    }

    fn finish(&mut self, known: &Known<'_>) -> Option<()> {
        for (path, files) in &self.open {
            let old = known.files.get(path.as_slice())?;
            for file in files {
                touch(&mut self.histories.of[*file], &old.last);
                if let Some(history) = &mut self.histories.of[*file] {
                    history.first.clone_from(&old.first);
                }
            }
        }
        Some(())
    }
}

/// Notes a change, unless a newer one is known.
fn touch(history: &mut Option<History>, stamp: &Stamp) {
    history.get_or_insert_with(|| History {
        last: stamp.clone(),
        first: None,
    });
}

/// The path that a new file was renamed from: among those that lost the same
/// blob the one with the same name, else the first.
fn source_of<'c>(new: &Change, changes: &'c [Change]) -> Option<&'c [u8]> {
    let lost = |c: &&Change| c.new.is_none() && c.old == new.new;
    let name = |c: &Change| c.path.rsplit(|b| *b == b'/').next().map(<[u8]>::to_vec);
    let mut sources = changes.iter().filter(lost).peekable();
    let first = sources.peek()?.path.as_slice();
    let same = sources.find(|change| name(change) == name(new));
    Some(same.map_or(first, |change| &change.path))
}

fn stamp(commit: &Commit<'_>) -> Stamp {
    Stamp {
        commit: commit.id().to_string(),
        time: DateTime::from_timestamp(commit.time().seconds(), 0).unwrap_or_default(),
    }
}
