//! What cannot be read, or only in part.

use super::*;
use git2::ErrorCode;

fn open_error(url: &str, branch: Option<&str>) -> String {
    let source = SourceConfig {
        branch: branch.map(ToOwned::to_owned),
        ..source(url)
    };
    let home = Home::at("/no/such/home".as_ref());
    format!("{:#}", open(&source, &home).unwrap_err())
}

#[test]
fn names_that_look_like_files() {
    let mut sandbox = Sandbox::new();
    let mut index = sandbox.index(&[]);
    sandbox.put(&mut index, b"a.md", FILE, b"1");
    sandbox.put(&mut index, b"d.md/b.md", FILE, b"1");
    sandbox.put(&mut index, b"link.md", LINK, b"a.md");
    sandbox.put(&mut index, b"link.png", LINK, b"a.png");
    sandbox.put(&mut index, b"meetings", SUBMODULE, b"");
    sandbox.put(&mut index, b"caf\xE9.md", FILE, b"1");
    sandbox.put(&mut index, b"caf%E9.md", FILE, b"2");
    sandbox.put(&mut index, b"old/a.html", FILE, b"1");
    sandbox.put(&mut index, b"old/b.htm", FILE, b"1");
    sandbox.put(&mut index, b"old/c.txt", FILE, b"1");
    let commit = sandbox.commit_index(&[], &mut index);
    sandbox.point("main", commit);
    let listing = sandbox.list();
    assert_eq!(
        paths(&listing),
        ["a.md", "caf%E9.md", "caf%E9.md~", "d.md/b.md"]
    );
    let expected = [
        "caf%E9.md~: the name is not UTF-8; its odd bytes are shown as %XX",
        "d.md: a folder with the name of a file",
        "link.md: a symbolic link, not followed",
        "meetings: a submodule, not read",
    ];
    assert_eq!(odd(&listing), expected);
    assert_eq!(
        listing.skipped,
        [("html".into(), 2), ("txt".into(), 1)].into()
    );
}

#[test]
fn contents() {
    let mut sandbox = Sandbox::new();
    let large = "x".repeat(11 << 20);
    let mut index = sandbox.index(&[]);
    let files: [(&str, &[u8]); 5] = [
        ("bytes.md", b"a\n\xFF"),
        ("crlf.md", b"a\r\nb\r\n"),
        ("gone.md", b"gone"),
        ("large.md", large.as_bytes()),
        ("zero.md", b"a\0"),
    ];
    for (path, content) in files {
        sandbox.put(&mut index, path.as_bytes(), FILE, content);
    }
    let commit = sandbox.commit_index(&[], &mut index);
    sandbox.point("main", commit);
    remove(&sandbox, &sandbox.list().files[2].blob);
    let crawl = sandbox.open();
    let read: Vec<Content> = crawl
        .files(None)
        .unwrap()
        .files
        .iter()
        .map(|file| crawl.read(file))
        .collect();
    let is_lossy = |content: &Content| matches!(content, Content::Text(text, odd) if text == "a\n\u{FFFD}" && odd[0].line == 2);
    assert!(is_lossy(&read[0]), "{:?}", read[0]);
    assert_eq!(read[1], Content::Text("a\r\nb\r\n".into(), vec![]));
    let reasons = [
        "its content is not in the repository (a partial clone that lacks it?)",
        "too large: 11 MiB, at most 10 are read",
        "not text: it holds NUL bytes",
    ];
    assert_eq!(
        read[2..],
        reasons.map(|reason| Content::Unreadable(reason.into()))
    );
}

/// Removes a loose object.
fn remove(sandbox: &Sandbox, id: &str) {
    let path = sandbox.path().join("objects").join(&id[..2]).join(&id[2..]);
    std::fs::remove_file(path).unwrap();
}

#[test]
fn missing_trees_and_commits() {
    let mut sandbox = Sandbox::new();
    let first = sandbox.commit(&["a.md=1"]);
    let second = sandbox.commit(&["d/b.md=1"]);
    sandbox.commit(&["c.md=1"]);
    let tree = sandbox.repo.find_commit(second).unwrap().tree().unwrap();
    remove(&sandbox, &tree.get_name("d").unwrap().id().to_string());
    let listing = sandbox.list();
    assert_eq!(days(&listing), ["a.md 1..1", "c.md 3..3"]);
    assert_eq!(
        odd(&listing),
        ["d: a folder that cannot be read: git's tree is not there"]
    );
    remove(&sandbox, &first.to_string());
    let listing = sandbox.list();
    assert_eq!(days(&listing), ["a.md ?..2", "c.md 3..3"]);
    assert!(odd(&listing)[1].starts_with("*: the history is incomplete"));
}

#[test]
fn trees_that_hold_each_other_come_to_an_end() {
    let sandbox = Sandbox::new();
    let mut tree = sandbox.repo.treebuilder(None).unwrap().write().unwrap();
    for _ in 0..40 {
        let mut builder = sandbox.repo.treebuilder(None).unwrap();
        for name in ["a", "b"] {
            builder.insert(name, tree, 0o040_000).unwrap();
        }
        tree = builder.write().unwrap();
    }
    let entries = tree::entries(&sandbox.repo, tree);
    assert_eq!(entries.len(), tree::ENTRY_LIMIT);
}

#[test]
fn trees_that_nest_too_deeply_are_told() {
    let sandbox = Sandbox::new();
    let mut index = sandbox.index(&[]);
    sandbox.put(&mut index, b"a.md", FILE, b"1");
    let mut tree = index.write_tree_to(&sandbox.repo).unwrap();
    for _ in 0..1_000 {
        let mut builder = sandbox.repo.treebuilder(None).unwrap();
        builder.insert("d", tree, 0o040_000).unwrap();
        tree = builder.write().unwrap();
    }
    let entries = tree::entries(&sandbox.repo, tree);
    assert_eq!(
        entries.last().map(|entry| entry.kind),
        Some(tree::Kind::Unreadable)
    );
    assert!(tree::changes(&sandbox.repo, None, Some(tree)).is_empty());
}

#[test]
fn branches() {
    let mut sandbox = Sandbox::new();
    let url = sandbox.path().to_str().unwrap().to_owned();
    let listing = sandbox.list();
    assert_eq!(odd(&listing), ["*: the repository has no commits yet"]);
    assert_eq!(
        open_error(&url, Some("main")),
        "no branch `main`; the repository has no commits yet"
    );

    let commit = sandbox.commit(&["a.md=1"]);
    sandbox.repo.set_head("refs/heads/gone").unwrap();
    assert_eq!(sandbox.open().tip().branch.as_deref(), Some("main"));
    sandbox.point("next", commit);
    let expected = "HEAD names the branch `gone`, which has no commits; say with `branch:` which one to read: main, next";
    assert_eq!(open_error(&url, None), expected);
    assert_eq!(
        open_error(&url, Some("mian")),
        "no branch `mian`; there is `main`, `next`"
    );

    sandbox
        .repo
        .reference("refs/remotes/origin/theirs", commit, true, "")
        .unwrap();
    let theirs = SourceConfig {
        branch: Some("theirs".into()),
        ..source(&url)
    };
    let tip = open(&theirs, &sandbox.home()).unwrap().tip();
    assert_eq!(tip.commit, Some(commit.to_string()));
    sandbox.repo.set_head_detached(commit).unwrap();
    let tip = sandbox.open().tip();
    assert_eq!((tip.branch, tip.commit), (None, Some(commit.to_string())));
}

#[test]
fn the_remote_of_a_local_repository() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.open().remote_url(), None);
    sandbox
        .repo
        .remote("origin", "git@example.org:a/b")
        .unwrap();
    assert_eq!(sandbox.open().remote_url(), Some("git@example.org:a/b"));
}

#[test]
fn what_is_no_repository() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("file");
    std::fs::write(&path, "").unwrap();
    let url = path.to_str().unwrap();
    assert_eq!(
        open_error(url, None),
        format!("{url}: a file, neither a git repository nor a folder")
    );
    let url = url.replace("file", "gone");
    assert_eq!(open_error(&url, None), format!("{url}: no such folder"));
    let error = open_error("https://example.org/a", None);
    assert_eq!(
        error,
        "https://example.org/a has not been fetched yet; run `minutebook sync`"
    );
}

#[test]
fn repositories_of_other_kinds() {
    let cases = [
        ("objectformat", "sha256", "names its objects by SHA-256"),
        (
            "refstorage",
            "reftable",
            "keeps its branches in the reftable format",
        ),
        ("other", "true", "unsupported extension"),
    ];
    for (extension, value, expected) in cases {
        let sandbox = Sandbox::new();
        let mut config = sandbox.repo.config().unwrap();
        config.set_i32("core.repositoryformatversion", 1).unwrap();
        config
            .set_str(&format!("extensions.{extension}"), value)
            .unwrap();
        let error = open_error(sandbox.path().to_str().unwrap(), None);
        assert!(error.contains(expected), "{error}");
    }
    let owner = git2::Error::new(ErrorCode::Owner, git2::ErrorClass::Config, "x");
    let error = repository::refused("/r".as_ref(), &owner).to_string();
    assert!(error.ends_with("`git config --global --add safe.directory /r`"));
}
