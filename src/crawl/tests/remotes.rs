//! Remote sources, over `file://` only.

use super::*;

impl Sandbox {
    fn url(&self) -> String {
        format!("file://{}", self.path().display())
    }

    pub(super) fn serve_filters(&self) {
        let mut config = self.repo.config().unwrap();
        config.set_bool("uploadpack.allowFilter", true).unwrap();
        config
            .set_bool("uploadpack.allowAnySHA1InWant", true)
            .unwrap();
    }

    fn fetch(&self) -> Result<Fetched> {
        fetch(&source(&self.url()), &self.home(), LONG, &mut |_| {})
    }

    fn copy(&self) -> Crawl {
        open(&source(&self.url()), &self.home()).unwrap()
    }

    /// Fetches, and checks that the copy says what the original says.
    fn fetch_and_compare(&self) -> Fetched {
        let fetched = self.fetch().unwrap();
        let (copy, original) = (self.copy(), self.open());
        assert_eq!(copy.tip().commit, original.tip().commit);
        let listing = copy.files(None).unwrap();
        assert_eq!(listing, original.files(None).unwrap());
        for file in &listing.files {
            assert_eq!(copy.read(file), original.read(file));
        }
        fetched
    }

    fn bytes(&self) -> u64 {
        self.bytes_of("test")
    }

    fn bytes_of(&self, name: &str) -> u64 {
        fn size(path: &std::path::Path) -> u64 {
            let entries = std::fs::read_dir(path).unwrap().flatten();
            let sizes = entries.map(|entry| match entry.path() {
                path if path.is_dir() => size(&path),
                path => path.metadata().unwrap().len(),
            });
            sizes.sum()
        }
        size(&self.home().repository(name).join("objects"))
    }
}

/// Bytes that do not compress.
fn noise(seed: u32, length: usize) -> Vec<u8> {
    let mut state = seed;
    let bytes = (0..length).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    });
    bytes.collect()
}

fn with_binary() -> Sandbox {
    let mut sandbox = Sandbox::new();
    let mut index = sandbox.index(&[]);
    sandbox.put(&mut index, b"big.bin", FILE, &noise(1, 1 << 20));
    sandbox.put(&mut index, b"a.md", FILE, b"one");
    let commit = sandbox.commit_index(&[], &mut index);
    sandbox.point("main", commit);
    sandbox
}

fn fetched(moved: bool, contents: usize) -> Fetched {
    Fetched { moved, contents }
}

#[test]
fn only_wanted_contents_come() {
    let mut sandbox = with_binary();
    sandbox.serve_filters();
    assert_eq!(sandbox.fetch_and_compare(), fetched(true, 1));
    assert!(sandbox.bytes() < 100_000, "{}", sandbox.bytes());
    assert_eq!(sandbox.fetch_and_compare(), fetched(false, 0));
    sandbox.commit(&["a.md=two", "d/b.md=two", "c.md=three"]);
    assert_eq!(sandbox.fetch_and_compare(), fetched(true, 2));
}

/// Notes as of a meeting: some words, no two files alike.
fn notes(number: usize) -> Vec<u8> {
    let words = [
        "tides", "are", "high", "buoys", "float", "we", "agreed", "on",
    ];
    let line = |n: usize| format!("- {} {}\n", words[n % 8], (n * 7919 + number) % 9973);
    (0..60).map(line).collect::<String>().into_bytes()
}

#[test]
fn at_most_six_percent_of_the_bytes_come() {
    let mut sandbox = Sandbox::new();
    let mut parents = Vec::new();
    // Forty meetings with slides; each file of notes is written twice.
    for (number, seed) in (0..40).zip(1..) {
        let mut index = sandbox.index(&parents);
        let slides = noise(seed, 200_000);
        let path = |number: usize, kind: &str| format!("{number}.{kind}").into_bytes();
        sandbox.put(&mut index, &path(number, "pdf"), FILE, &slides);
        sandbox.put(&mut index, &path(number, "md"), FILE, &notes(number));
        sandbox.put(
            &mut index,
            &path(number / 2, "md"),
            FILE,
            &notes(number + 99),
        );
        parents = vec![sandbox.commit_index(&parents, &mut index)];
    }
    sandbox.point("main", parents[0]);
    let full = SourceConfig {
        name: "full".into(),
        ..source(&sandbox.url())
    };
    fetch(&full, &sandbox.home(), LONG, &mut |_| {}).unwrap();
    sandbox.serve_filters();
    assert_eq!(sandbox.fetch_and_compare(), fetched(true, 40));
    let (some, all) = (sandbox.bytes(), sandbox.bytes_of("full"));
    assert!(40 * 200_000 < all, "{all}");
    assert!(100 * some <= 6 * all, "{some} of {all}");
}

#[test]
fn other_globs_bring_other_contents() {
    let sandbox = with_binary();
    sandbox.serve_filters();
    sandbox.fetch().unwrap();
    let all = SourceConfig {
        include: vec!["**".into()],
        ..source(&sandbox.url())
    };
    let result = fetch(&all, &sandbox.home(), LONG, &mut |_| {}).unwrap();
    assert_eq!(result, fetched(false, 1));
    assert!(1 << 20 < sandbox.bytes());
}

#[test]
fn a_server_without_filters_gives_all() {
    let mut sandbox = with_binary();
    assert_eq!(sandbox.fetch_and_compare(), fetched(true, 0));
    assert!(1 << 20 < sandbox.bytes());
    sandbox.commit(&["b.md=two"]);
    assert_eq!(sandbox.fetch_and_compare(), fetched(true, 0));
}

#[test]
fn moved_branches() {
    let mut sandbox = Sandbox::new();
    sandbox.serve_filters();
    let first = sandbox.commit(&["a.md=1"]);
    sandbox.commit(&["b.md=1"]);
    sandbox.fetch_and_compare();
    // Forced back and on, another way.
    sandbox.point("main", first);
    sandbox.commit(&["c.md=2"]);
    assert_eq!(sandbox.fetch_and_compare(), fetched(true, 1));
    // The default branch got another name.
    let tip = sandbox.commit(&["d.md=1"]);
    sandbox.point("trunk", tip);
    sandbox.repo.set_head("refs/heads/trunk").unwrap();
    sandbox
        .repo
        .find_reference("refs/heads/main")
        .unwrap()
        .delete()
        .unwrap();
    sandbox.fetch_and_compare();
    assert_eq!(sandbox.copy().tip().branch.as_deref(), Some("trunk"));
    // There is no branch at all.
    sandbox.repo.set_head_detached(first).unwrap();
    sandbox.fetch_and_compare();
    assert_eq!(sandbox.copy().tip().branch, None);
}

#[test]
fn empty_and_emptied() {
    let mut sandbox = Sandbox::new();
    assert_eq!(sandbox.fetch_and_compare(), fetched(false, 0));
    sandbox.commit(&["a.md=1"]);
    sandbox.fetch_and_compare();
    sandbox
        .repo
        .find_reference("refs/heads/main")
        .unwrap()
        .delete()
        .unwrap();
    assert_eq!(sandbox.fetch_and_compare(), fetched(true, 0));
}

#[test]
fn a_branch_that_is_asked_for() {
    let mut sandbox = Sandbox::new();
    let first = sandbox.commit(&["a.md=1"]);
    sandbox.commit(&["b.md=1"]);
    sandbox.point("stable", first);
    let branch = |name: &str| SourceConfig {
        branch: Some(name.into()),
        ..source(&sandbox.url())
    };
    fetch(&branch("stable"), &sandbox.home(), LONG, &mut |_| {}).unwrap();
    let crawl = open(&branch("stable"), &sandbox.home()).unwrap();
    assert_eq!(paths(&crawl.files(None).unwrap()), ["a.md"]);
    let error = fetch(&branch("stabel"), &sandbox.home(), LONG, &mut |_| {}).unwrap_err();
    let expected = format!(
        "cannot fetch {}: no branch `stabel`; there is `stable`, `main`",
        sandbox.url()
    );
    assert_eq!(format!("{error:#}"), expected);
}

#[test]
fn contents_that_the_server_lacks() {
    let mut sandbox = Sandbox::new();
    sandbox.serve_filters();
    sandbox.commit(&["a.md=1", "b.md=2", "c.md=3"]);
    let id = sandbox.list().files[1].blob.clone();
    std::fs::remove_file(sandbox.path().join("objects").join(&id[..2]).join(&id[2..])).unwrap();
    assert_eq!(sandbox.fetch_and_compare(), fetched(true, 2));
}

#[test]
fn an_interrupted_fetch_is_finished() {
    let mut sandbox = Sandbox::new();
    sandbox.serve_filters();
    sandbox.commit(&["a.md=1"]);
    sandbox.fetch_and_compare();
    let tip = sandbox.commit(&["b.md=2"]);
    // As if the second request had not been made.
    let path = sandbox.home().repository("test");
    let refspec = ["+refs/heads/main:refs/minutebook/incoming".to_owned()];
    let url = sandbox.url();
    let git = git::Git::to(&url, LONG).unwrap();
    git.fetch(&path, &refspec, git::Mode::Commits, &mut |_| {})
        .unwrap();
    assert_ne!(sandbox.copy().tip().commit, Some(tip.to_string()));
    assert_eq!(sandbox.fetch_and_compare(), fetched(true, 1));
}

#[test]
fn remains_of_a_killed_git_do_no_harm() {
    let mut sandbox = Sandbox::new();
    sandbox.commit(&["a.md=1"]);
    sandbox.fetch_and_compare();
    sandbox.commit(&["b.md=1"]);
    let copy = sandbox.home().repository("test");
    for lock in [
        "config.lock",
        "HEAD.lock",
        "refs/heads/main.lock",
        "refs/minutebook/incoming.lock",
    ] {
        std::fs::write(copy.join(lock), "").unwrap();
    }
    let half = copy.join("objects/pack/tmp_pack_x");
    std::fs::write(&half, "").unwrap();
    assert_eq!(sandbox.fetch_and_compare(), fetched(true, 0));
    assert!(!half.exists());
}

#[test]
fn two_at_once_wait_for_each_other() {
    let mut sandbox = Sandbox::new();
    sandbox.serve_filters();
    sandbox.commit(&["a.md=1", "b.md=2"]);
    let (url, home) = (sandbox.url(), sandbox.home());
    let run = || fetch(&source(&url), &home, LONG, &mut |_| {}).unwrap();
    let mut results = std::thread::scope(|scope| {
        let threads = [scope.spawn(run), scope.spawn(run)];
        threads.map(|thread| thread.join().unwrap())
    });
    results.sort_by_key(|result| result.contents);
    assert_eq!(results, [fetched(false, 0), fetched(true, 2)]);
}

#[test]
fn progress_is_told() {
    let mut sandbox = Sandbox::new();
    sandbox.commit(&["a.md=1"]);
    let mut said = Vec::new();
    let url = sandbox.url();
    fetch(&source(&url), &sandbox.home(), LONG, &mut |line| {
        said.push(line.to_owned());
    })
    .unwrap();
    assert!(said.iter().any(|line| line.contains("100%")), "{said:?}");
}

#[test]
fn what_cannot_be_fetched() {
    let home = Home::at("/no/such/home".as_ref());
    let cases = [
        (
            "file:///no/such/repository",
            "cannot fetch file:///no/such/repository: there is no git repository",
        ),
        (
            "ext::sh -c exit",
            "cannot fetch ext::sh -c exit: URLs of the form `ext::…` are not allowed",
        ),
        (
            "https://me:secret@host.invalid/a",
            "cannot fetch https://host.invalid/a: unable to access 'https://host.invalid/a/'",
        ),
    ];
    for (url, expected) in cases {
        let error = fetch(&source(url), &home, LONG, &mut |_| {}).unwrap_err();
        let error = format!("{error:#}");
        assert!(error.starts_with(expected), "{error}");
    }
}
