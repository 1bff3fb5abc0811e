//! A source to which anything may happen: a bare repository or a plain folder.

use super::Event;
use git2::{Index, IndexEntry, IndexTime, Oid, Repository, Signature, Time};
use std::fs;
use std::path::{Path, PathBuf};

/// Paths of files: several layouts, one that is no minutes.
pub(super) const PATHS: [&str; 8] = [
    "firmware/20250305.md",
    "firmware/20250312.md",
    "firmware/2025-03-19.md",
    "Team Firmware/notes.md",
    "board/20250306.md",
    "board/minutes.md",
    "README.md",
    "logo.svg",
];

/// Texts of files: what one says settles what others mean.
pub(super) const TEXTS: [&str; 7] = [
    "# Team Firmware 2025-03-05\n\n## Participants\n\n- Nadia Haddad (@nadia)\n\n## Agenda\n\n\
     ### Buoys (@nadia)\n\nThey float. AI @nadia: count them.\n",
    "# 2025-03-12\n\n## Participants\n\n- @nadia\n- @bo\n\n## Agenda\n\n### Anchors (@bo)\n\n\
     See https://example.org/anchors. June 18-22 Harbor Days in Rotterdam.\n",
    "# Firmware, 2025-03-12\n\n## Agenda\n\n### Tides\n\nRESOLVED: tides are high.\n",
    "# Minutes\n\nTeam Firmware meets every Wed 14-15 CET.\n",
    "## Participants\n\n- @nadia\n\n## Agenda\n\n### Rain\n\nNo call next week.\n",
    "# Board 2025-03-06\n\n## Agenda\n\n### Money\n\nHarbor Days move to June 19.\n\n\
     # Board 2025-03-13\n\n## Agenda\n\n### More money\n",
    "",
];

const MAIN: &str = "refs/heads/main";

/// A source.
pub(super) struct Sandbox {
    path: PathBuf,
    /// None for a plain folder.
    repository: Option<Repository>,
    days: i64,
}

impl Sandbox {
    /// Makes an empty source.
    pub(super) fn new(path: &Path, is_repository: bool) -> Self {
        let repository = is_repository.then(|| {
            let repository = Repository::init_bare(path).unwrap();
            repository.set_head(MAIN).unwrap();
            let mut config = repository.config().unwrap();
            config.set_bool("uploadpack.allowFilter", true).unwrap();
            repository
        });
        fs::create_dir_all(path).unwrap();
        Self {
            path: path.to_owned(),
            repository,
            days: 0,
        }
    }

    /// Returns where it lies.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Lets something happen.
    pub(super) fn apply(&mut self, event: Event) {
        self.days += 1;
        match &self.repository {
            Some(repository) => {
                History {
                    repository,
                    days: self.days,
                }
                .apply(event);
            }
            None => self.apply_to_folder(event),
        }
    }

    fn apply_to_folder(&self, event: Event) {
        let at = |path: usize| self.path.join(PATHS[path]);
        match event {
            Event::Rename { from, to } => {
                fs::create_dir_all(at(to).parent().unwrap()).unwrap();
                let _ = fs::rename(at(from), at(to));
            }
            Event::Delete { path } => {
                let _ = fs::remove_file(at(path));
            }
            Event::Write { path, text }
            | Event::Merge { path, text, .. }
            | Event::Rewrite { path, text, .. } => {
                fs::create_dir_all(at(path).parent().unwrap()).unwrap();
                fs::write(at(path), TEXTS[text]).unwrap();
            }
            Event::Configure => {}
        }
    }
}

/// The history of a repository, to which a commit is added.
struct History<'a> {
    repository: &'a Repository,
    days: i64,
}

impl History<'_> {
    fn apply(&self, event: Event) {
        let tip = self.repository.refname_to_id(MAIN).ok();
        match event {
            Event::Write { path, text } => {
                self.land(self.commit(&parents(tip), |index| self.put(index, path, text)));
            }
            Event::Rename { from, to } => {
                self.land(self.commit(&parents(tip), |index| rename(index, from, to)));
            }
            Event::Delete { path } => {
                self.land(self.commit(&parents(tip), |index| remove(index, path)));
            }
            Event::Merge { back, path, text } => {
                let start = self.back(tip, back);
                let side = self.commit(&parents(start), |index| self.put(index, path, text));
                let both = [parents(tip), vec![side]].concat();
                // Every other merge takes what the branch brought.
                let is_taken = text % 2 == 0;
                self.land(self.commit(&both, |index| {
                    if is_taken {
                        self.put(index, path, text);
                    }
                }));
            }
            Event::Rewrite { back, path, text } => {
                let start = self.back(tip, back + 1);
                self.land(self.commit(&parents(start), |index| self.put(index, path, text)));
            }
            Event::Configure => {}
        }
    }

    /// Goes so many commits back, as far as there are some.
    fn back(&self, tip: Option<Oid>, steps: usize) -> Option<Oid> {
        (0..steps).fold(tip, |tip, _| {
            let commit = self.repository.find_commit(tip?).unwrap();
            commit.parent_id(0).ok()
        })
    }

    fn commit(&self, parents: &[Oid], change: impl FnOnce(&mut Index)) -> Oid {
        let mut index = Index::new().unwrap();
        let find = |id: &Oid| self.repository.find_commit(*id).unwrap();
        let parents: Vec<_> = parents.iter().map(find).collect();
        if let Some(parent) = parents.first() {
            index.read_tree(&parent.tree().unwrap()).unwrap();
        }
        change(&mut index);
        let tree = index.write_tree_to(self.repository).unwrap();
        let tree = self.repository.find_tree(tree).unwrap();
        let time = Time::new(1_740_000_000 + self.days * 86_400, 0);
        let who = Signature::new("Ada", "ada@example.org", &time).unwrap();
        let parents: Vec<_> = parents.iter().collect();
        let commit = self.repository;
        commit
            .commit(None, &who, &who, "a change", &tree, &parents)
            .unwrap()
    }

    fn land(&self, commit: Oid) {
        let reference = self.repository.reference(MAIN, commit, true, "test");
        reference.unwrap();
    }

    fn put(&self, index: &mut Index, path: usize, text: usize) {
        let id = self.repository.blob(TEXTS[text].as_bytes()).unwrap();
        index.add(&entry(PATHS[path], id)).unwrap();
    }
}

fn parents(commit: Option<Oid>) -> Vec<Oid> {
    commit.into_iter().collect()
}

fn rename(index: &mut Index, from: usize, to: usize) {
    if let Some(entry) = index.get_path(Path::new(PATHS[from]), 0) {
        remove(index, from);
        let path = PATHS[to].as_bytes().to_owned();
        index.add(&IndexEntry { path, ..entry }).unwrap();
    }
}

fn remove(index: &mut Index, path: usize) {
    // Perhaps it is not there.
    let _ = index.remove(Path::new(PATHS[path]), 0);
}

fn entry(path: &str, id: Oid) -> IndexEntry {
    let zero = IndexTime::new(0, 0);
    IndexEntry {
        ctime: zero,
        mtime: zero,
        dev: 0,
        ino: 0,
        mode: 0o100_644,
        uid: 0,
        gid: 0,
        file_size: 0,
        id,
        flags: 0,
        flags_extended: 0,
        path: path.as_bytes().to_vec(),
    }
}
