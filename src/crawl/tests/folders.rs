//! Plain folders.

use super::*;
use std::fs;

#[test]
fn files_of_a_folder() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    for folder in ["a/.git", ".hidden", "d.md"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    for file in [
        "z.md",
        "a/b.md",
        "a/.git/c.md",
        ".hidden/d.md",
        ".e.md",
        "d.md/f.md",
        "g.txt",
        "a/2024-01-01",
    ] {
        fs::write(root.join(file), "text\n").unwrap();
    }
    let crawl = open(&source(root.to_str().unwrap()), &Home::at(root)).unwrap();
    assert_eq!((crawl.tip(), crawl.remote_url()), (Tip::default(), None));
    let listing = crawl.files(None).unwrap();
    assert_eq!(
        paths(&listing),
        ["a/2024-01-01", "a/b.md", "d.md/f.md", "z.md"]
    );
    assert_eq!(odd(&listing), ["d.md: a folder with the name of a file"]);
    assert_eq!(listing.skipped, [("txt".into(), 1)].into());
    let file = &listing.files[1];
    assert_eq!(file.history, None);
    // The id that `git hash-object` prints.
    assert_eq!(file.blob, "8e27be7d6154a1f68ea9160ef0e18691d20560dc");
    assert_eq!(crawl.read(file), Content::Text("text\n".into(), vec![]));
    fs::remove_file(root.join("a/b.md")).unwrap();
    assert!(
        matches!(crawl.read(file), Content::Unreadable(reason) if reason.starts_with("it cannot be read"))
    );
}

#[test]
fn a_large_file_is_not_read() {
    let dir = tempfile::tempdir().unwrap();
    let file = fs::File::create(dir.path().join("a.md")).unwrap();
    // To read it all would take days.
    file.set_len(1 << 43).unwrap();
    let grown = fs::File::create(dir.path().join("b.md")).unwrap();
    let crawl = open(&source(dir.path().to_str().unwrap()), &Home::at(dir.path())).unwrap();
    let listing = crawl.files(None).unwrap();
    assert_eq!(paths(&listing), ["b.md"]);
    let expected = ["a.md: too large: 8388608 MiB, at most 10 are read"];
    assert_eq!(odd(&listing), expected);
    grown.set_len(50 << 20).unwrap();
    let expected = Content::Unreadable("too large: 50 MiB, at most 10 are read".into());
    assert_eq!(crawl.read(&listing.files[0]), expected);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::{ffi::OsStrExt as _, fs::symlink};
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.md"), "").unwrap();
    symlink(dir.path(), dir.path().join("loop")).unwrap();
    symlink("a.md", dir.path().join("b.md")).unwrap();
    let name = std::ffi::OsStr::from_bytes(b"caf\xE9.md");
    fs::write(dir.path().join(name), "x").unwrap();
    let crawl = open(&source(dir.path().to_str().unwrap()), &Home::at(dir.path())).unwrap();
    let listing = crawl.files(None).unwrap();
    assert_eq!(paths(&listing), ["a.md"]);
    fs::remove_file(dir.path().join("a.md")).unwrap();
    symlink("/etc/passwd", dir.path().join("a.md")).unwrap();
    let expected = Content::Unreadable("no longer a file".into());
    assert_eq!(crawl.read(&listing.files[0]), expected);
    let expected = [
        "b.md: a symbolic link, not followed",
        "caf\u{FFFD}.md: the name is not UTF-8, so the file is not read",
    ];
    assert_eq!(odd(&listing), expected);
}
