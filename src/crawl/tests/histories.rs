//! When files came and changed.

use super::*;

#[test]
fn first_and_last_commits() {
    let mut sandbox = Sandbox::new();
    let first = sandbox.commit(&["a.md=1", "b.md=1", "d/c.md=1"]);
    let second = sandbox.commit(&["a.md=2"]);
    sandbox.commit(&["x.png=2"]);
    sandbox.commit(&["d/e/f.md=2", "-b.md"]);
    let listing = sandbox.list();
    assert_eq!(
        days(&listing),
        ["a.md 1..2", "d/c.md 1..1", "d/e/f.md 4..4"]
    );
    let history = listing.files[0].history.as_ref().unwrap();
    assert_eq!(history.first.as_ref().unwrap().commit, first.to_string());
    assert_eq!(history.last.commit, second.to_string());
}

#[test]
fn a_rename_keeps_the_first_date() {
    let mut sandbox = Sandbox::new();
    sandbox.commit(&["a.md=1", "b.md=2", "t/x.md=3"]);
    sandbox.commit(&["-a.md", "z/a.md=1"]);
    sandbox.commit(&["-z/a.md", "y.md=1"]);
    sandbox.commit(&["y.md=9"]);
    // Changed on the way: similarity is not looked at.
    sandbox.commit(&["-b.md", "c.md=2 and more"]);
    // A whole folder.
    sandbox.commit(&["-t/x.md", "u/x.md=3"]);
    // A copy is no rename.
    sandbox.commit(&["v.md=3"]);
    let expected = ["c.md 5..5", "u/x.md 1..6", "v.md 7..7", "y.md 1..4"];
    assert_eq!(days(&sandbox.list()), expected);
}

#[test]
fn renames_among_equal_contents() {
    let mut sandbox = Sandbox::new();
    sandbox.commit(&["a/x.md=same"]);
    sandbox.commit(&["b/y.md=same"]);
    sandbox.commit(&["-a/x.md", "-b/y.md", "c/y.md=same", "c/z.md=same"]);
    assert_eq!(days(&sandbox.list()), ["c/y.md 2..3", "c/z.md 1..3"]);
    // Both take the place of the other.
    let mut sandbox = Sandbox::new();
    sandbox.commit(&["a.md=1"]);
    sandbox.commit(&["b.md=2"]);
    sandbox.commit(&["a.md=2", "b.md=1"]);
    assert_eq!(days(&sandbox.list()), ["a.md 1..3", "b.md 2..3"]);
}

#[test]
fn a_path_that_was_gone_begins_anew() {
    let mut sandbox = Sandbox::new();
    sandbox.commit(&["a.md=1", "b.md=1"]);
    sandbox.commit(&["-a.md"]);
    sandbox.commit(&["a.md=1"]);
    assert_eq!(days(&sandbox.list()), ["a.md 3..3", "b.md 1..1"]);
}

#[test]
fn a_merge_is_where_the_branch_changed() {
    let mut sandbox = Sandbox::new();
    let base = sandbox.commit(&["a.md=1"]);
    let side = sandbox.commit_on(&[base], &["b.md=1"]);
    let main = sandbox.commit(&["a.md=2"]);
    let merge = sandbox.commit_on(&[main, side], &["b.md=1"]);
    sandbox.point("main", merge);
    assert_eq!(days(&sandbox.list()), ["a.md 1..3", "b.md 4..4"]);
}

#[test]
fn links_and_files_that_replace_each_other() {
    let mut sandbox = Sandbox::new();
    let first = sandbox.commit(&["a.md=1", "b.md=1"]);
    let mut index = sandbox.index(&[first]);
    sandbox.put(&mut index, b"a.md", LINK, b"b.md");
    let second = sandbox.commit_index(&[first], &mut index);
    sandbox.point("main", second);
    assert_eq!(
        odd(&sandbox.list()),
        ["a.md: a symbolic link, not followed"]
    );
    sandbox.commit(&["a.md=1"]);
    // A folder takes the place of a file.
    sandbox.commit(&["-b.md", "b.md/c.md=7"]);
    assert_eq!(days(&sandbox.list()), ["a.md 3..3", "b.md/c.md 4..4"]);
}

#[test]
fn a_shallow_history_has_no_first_commits() {
    let mut sandbox = Sandbox::new();
    sandbox.commit(&["a.md=1"]);
    let boundary = sandbox.commit(&["b.md=1"]);
    sandbox.commit(&["c.md=1"]);
    std::fs::write(sandbox.path().join("shallow"), format!("{boundary}\n")).unwrap();
    let listing = sandbox.list();
    assert_eq!(days(&listing), ["a.md ?..2", "b.md ?..2", "c.md 3..3"]);
    assert_eq!(listing.diagnostics.len(), 1);
    // Deepened, it is as if it had always been deep.
    std::fs::remove_file(sandbox.path().join("shallow")).unwrap();
    let commit = sandbox.open().tip().commit.unwrap();
    let previous = Previous {
        commit: &commit,
        files: &listing.files,
    };
    let listing = sandbox.open().files(Some(&previous)).unwrap();
    assert_eq!(days(&listing), ["a.md 1..1", "b.md 2..2", "c.md 3..3"]);
}

#[test]
fn a_later_look_needs_no_old_commits() {
    let mut sandbox = Sandbox::new();
    let mut commits = Vec::new();
    for number in 0..20 {
        commits.push(sandbox.commit(&[&format!("{number}.md=1"), &format!("a.md={number}")]));
    }
    let (known, commit) = (sandbox.list(), commits[19].to_string());
    sandbox.commit(&["a.md=new", "-3.md", "b.md=1"]);
    let fresh = sandbox.list();
    // Whoever still looks at one of them finds the history cut off.
    for old in &commits[..19] {
        let tree = sandbox.repo.find_commit(*old).unwrap().tree_id();
        for id in [old.to_string(), tree.to_string()] {
            let path = sandbox.path().join("objects").join(&id[..2]);
            std::fs::remove_file(path.join(&id[2..])).unwrap();
        }
    }
    let previous = Previous {
        commit: &commit,
        files: &known.files,
    };
    assert_eq!(sandbox.open().files(Some(&previous)).unwrap(), fresh);
    assert_ne!(sandbox.list(), fresh);
}

#[test]
fn other_globs_than_before() {
    let mut sandbox = Sandbox::new();
    sandbox.commit(&["a.md=1", "a.txt=1"]);
    let known = sandbox.list();
    let first = sandbox.open().tip().commit.unwrap();
    sandbox.commit(&["b.md=1"]);
    let all = SourceConfig {
        include: vec!["*".into()],
        ..source(sandbox.path().to_str().unwrap())
    };
    let previous = Previous {
        commit: &first,
        files: &known.files,
    };
    let listing = open(&all, &sandbox.home())
        .unwrap()
        .files(Some(&previous))
        .unwrap();
    assert_eq!(days(&listing), ["a.md 1..1", "a.txt 1..1", "b.md 2..2"]);
}

/// Small, reproducible and random enough.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    /// A change of some file: written, deleted or renamed.
    fn change(&mut self, present: &[String]) -> Vec<String> {
        let name = ["a.md", "b.md", "d/a.md", "d/e/b.md", "n.txt", "d.md/a.md"][self.roll(6)];
        let new = format!("{name}={}", self.roll(4));
        let old = present.get(self.roll(present.len().max(1)));
        let Some((path, content)) = old.and_then(|old| old.split_once('=')) else {
            return vec![new];
        };
        match self.roll(3) {
            0 => vec![new],
            1 => vec![format!("-{path}")],
            _ if path == name => vec![new],
            _ => vec![format!("-{path}"), format!("{name}={content}")],
        }
    }
}

fn present(sandbox: &Sandbox, commit: Oid) -> Vec<String> {
    let tree = sandbox.repo.find_commit(commit).unwrap().tree_id();
    let entries = tree::entries(&sandbox.repo, tree).into_iter();
    let files = entries.filter(|entry| entry.kind == tree::Kind::File);
    let shown = files.map(|entry| {
        let blob = sandbox.repo.find_blob(entry.id).unwrap();
        let path = String::from_utf8(entry.path).unwrap();
        format!("{path}={}", std::str::from_utf8(blob.content()).unwrap())
    });
    shown.collect()
}

#[test]
fn what_is_known_never_changes_the_result() {
    for seed in 0..10 {
        let mut dice = Dice(seed);
        let mut sandbox = Sandbox::new();
        let mut commits = vec![sandbox.commit(&["a.md=1", "k.md=1"])];
        let mut known = (commits[0], sandbox.list());
        for _ in 0..16 {
            let tip = commits[commits.len() - 1];
            let other = commits[dice.roll(commits.len())];
            // Mostly forward, sometimes a merge, sometimes a force-push.
            let parents = match dice.roll(8) {
                0 => vec![tip, other],
                1 => vec![other],
                _ => vec![tip],
            };
            let changes = dice.change(&present(&sandbox, parents[0]));
            let changes: Vec<&str> = changes.iter().map(String::as_str).collect();
            commits.push(sandbox.commit_on(&parents, &changes));
            sandbox.point("main", commits[commits.len() - 1]);
            let commit = known.0.to_string();
            let previous = Previous {
                commit: &commit,
                files: &known.1.files,
            };
            let fresh = sandbox.list();
            let updated = sandbox.open().files(Some(&previous)).unwrap();
            assert_eq!(updated, fresh, "seed {seed}, commit {}", commits.len());
            if dice.roll(3) == 0 {
                known = (commits[commits.len() - 1], fresh);
            }
        }
    }
}
