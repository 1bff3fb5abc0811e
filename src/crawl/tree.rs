//! Reading git trees: all entries of one, or what differs between two.
//!
//! Subtrees with equal ids are skipped unread, so comparing a commit with its
//! parent costs what changed, not what there is.

use git2::{FileMode, ObjectType, Oid, Repository, Tree, TreeEntry};
use std::cmp::Ordering;

/// Trees nested deeper than this are not read; it guards the stack.
const DEPTH_LIMIT: usize = 128;

/// More entries than this are not listed; a few trees that hold each other many
/// times can stand for billions of files.
pub(super) const ENTRY_LIMIT: usize = 500_000;

/// An entry of a tree or of one of its subtrees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) path: Vec<u8>,
    pub(super) id: Oid,
    pub(super) kind: Kind,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    SymbolicLink,
    Submodule,
    /// A folder whose tree is not there, or nests too deeply.
    Unreadable,
}

/// A file that differs between two trees; links and submodules are no files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) path: Vec<u8>,
    pub(super) old: Option<Oid>,
    pub(super) new: Option<Oid>,
}

/// Lists all entries, folders before what they hold, up to [`ENTRY_LIMIT`].
pub(super) fn entries(repo: &Repository, tree: Oid) -> Vec<Entry> {
    let mut walk = Walk::new(repo);
    if walk.list(tree).is_none() {
        walk.push(tree, Kind::Unreadable);
    }
    walk.found
}

/// Lists what differs; an absent tree is empty, an unreadable one is skipped.
pub(super) fn changes(repo: &Repository, old: Option<Oid>, new: Option<Oid>) -> Vec<Change> {
    let mut walk = Walk::new(repo);
    walk.compare(old, new);
    walk.found
}

struct Walk<'r, T> {
    repo: &'r Repository,
    path: Vec<u8>,
    depth: usize,
    found: Vec<T>,
}

impl<'r, T> Walk<'r, T> {
    fn new(repo: &'r Repository) -> Walk<'r, T> {
        Walk {
            repo,
            path: Vec::new(),
            depth: 0,
            found: Vec::new(),
        }
    }

    fn tree(&self, id: Oid) -> Option<Tree<'r>> {
        let may = self.depth < DEPTH_LIMIT && !self.is_full();
        may.then(|| self.repo.find_tree(id).ok())?
    }

    fn is_full(&self) -> bool {
        ENTRY_LIMIT <= self.found.len()
    }

    /// Runs `work` with the path of an entry as the current one.
    fn inside<R>(&mut self, name: &[u8], work: impl FnOnce(&mut Self) -> R) -> R {
        let length = self.path.len();
        if !self.path.is_empty() {
            self.path.push(b'/');
        }
        self.path.extend_from_slice(name);
        self.depth += 1;
        let result = work(self);
        self.depth -= 1;
        self.path.truncate(length);
        result
    }
}

impl Walk<'_, Entry> {
    fn list(&mut self, id: Oid) -> Option<()> {
        let tree = self.tree(id)?;
        for entry in &tree {
            self.inside(entry.name_bytes(), |walk| walk.visit(&entry));
        }
        Some(())
    }

    fn visit(&mut self, entry: &TreeEntry<'_>) {
        let kind = kind(entry);
        self.push(entry.id(), kind);
        if kind == Kind::Folder && self.list(entry.id()).is_none() {
            self.push(entry.id(), Kind::Unreadable);
        }
    }

    fn push(&mut self, id: Oid, kind: Kind) {
        if !self.is_full() {
            let path = self.path.clone();
            self.found.push(Entry { path, id, kind });
        }
    }
}

impl Walk<'_, Change> {
    fn compare(&mut self, old: Option<Oid>, new: Option<Oid>) {
        if old == new {
            return;
        }
        let old = old.and_then(|id| self.tree(id));
        let new = new.and_then(|id| self.tree(id));
        let mut olds = old.iter().flatten().peekable();
        let mut news = new.iter().flatten().peekable();
        loop {
            let order = match (olds.peek(), news.peek()) {
                (None, None) => return,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(old), Some(new)) => order(old, new),
            };
            let old = olds.next_if(|_| order.is_le());
            let new = news.next_if(|_| order.is_ge());
            self.pair(old.as_ref(), new.as_ref());
        }
    }

    fn pair(&mut self, old: Option<&TreeEntry<'_>>, new: Option<&TreeEntry<'_>>) {
        let mark = |e: &TreeEntry<'_>| (e.id(), e.filemode());
        let Some(either) = new.or(old).filter(|_| old.map(mark) != new.map(mark)) else {
            return;
        };
        let id = |e: Option<&TreeEntry<'_>>, wanted| {
            let entry = e.filter(|e| kind(e) == wanted);
            entry.map(TreeEntry::id)
        };
        self.inside(either.name_bytes(), |walk| {
            walk.compare(id(old, Kind::Folder), id(new, Kind::Folder));
            let (old, new) = (id(old, Kind::File), id(new, Kind::File));
            if old.is_some() || new.is_some() {
                let path = walk.path.clone();
                walk.found.push(Change { path, old, new });
            }
        });
    }
}

fn kind(entry: &TreeEntry<'_>) -> Kind {
    match entry.kind() {
        Some(ObjectType::Tree) => Kind::Folder,
        Some(ObjectType::Commit) => Kind::Submodule,
        _ if entry.filemode() == i32::from(FileMode::Link) => Kind::SymbolicLink,
        _ => Kind::File,
    }
}

/// Git's order: folders sort as if their names ended with `/`.
fn order(a: &TreeEntry<'_>, b: &TreeEntry<'_>) -> Ordering {
    let slash = |e: &TreeEntry<'_>| (kind(e) == Kind::Folder).then_some(b'/');
    let a = (a.name_bytes().iter().copied()).chain(slash(a));
    let b = (b.name_bytes().iter().copied()).chain(slash(b));
    a.cmp(b)
}
