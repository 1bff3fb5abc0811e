//! Throw-away git repositories with a history that is the same everywhere.
//!
//! A repository is written down as one string: a line `//- PATH` begins a
//! file. The indentation of the first such line is taken off every line, so
//! that the string can stand indented in a test:
//!
//! ```text
//! //- firmware/20250122.md
//! # 2025-01-22
//! //- README.md
//! Read me.
//! ```
//!
//! Author, dates and configuration are fixed, so commit ids are too and may
//! stand in snapshots.

use std::path::{Path, PathBuf};
use std::{ffi::OsStr, fs, process::Command};
use tempfile::TempDir;

/// What keeps git from the configuration of whoever runs the tests.
pub(crate) const HERMETIC: [(&str, &str); 3] = [
    ("GIT_CONFIG_GLOBAL", "/dev/null"),
    ("GIT_CONFIG_SYSTEM", "/dev/null"),
    ("GIT_TERMINAL_PROMPT", "0"),
];

/// A folder for one test: its repositories, its homes.
pub(crate) struct Temp(TempDir);

/// A repository with a working tree.
pub(crate) struct Repository {
    path: PathBuf,
}

impl Temp {
    /// Makes an empty folder.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Makes an empty folder, in memory where the system has a place for that:
    /// for tests that write much and do not ask what lasts.
    pub(crate) fn in_memory() -> Self {
        let memory = Path::new("/dev/shm");
        tempfile::tempdir_in(memory).map_or_else(|_| Self::new(), Self)
    }

    /// Returns its path.
    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Makes a repository with the files as its first commit, of 2025-01-01.
    pub(crate) fn repository(&self, name: &str, files: &str) -> Repository {
        let path = self.path().join(name);
        fs::create_dir_all(&path).unwrap();
        let repository = Repository { path };
        repository.git(["init", "--quiet", "--initial-branch=main"]);
        repository.git(["config", "core.autocrlf", "false"]);
        repository.write("2025-01-01", files);
        repository
    }
}

impl Repository {
    /// Returns its path.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Commits files, new ones or new texts, at noon of a day; returns the id.
    pub(crate) fn write(&self, day: &str, files: &str) -> String {
        for (path, text) in parse_files(files) {
            let path = self.path.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        self.commit(day, "write")
    }

    /// Commits that a file is deleted.
    pub(crate) fn delete(&self, day: &str, path: &str) -> String {
        self.git(["rm", "--quiet", path]);
        self.commit(day, &format!("delete {path}"))
    }

    /// Commits that a file has another path.
    pub(crate) fn rename(&self, day: &str, from: &str, to: &str) -> String {
        let folder = self.path.join(to);
        fs::create_dir_all(folder.parent().unwrap()).unwrap();
        self.git(["mv", from, to]);
        self.commit(day, &format!("rename {from} to {to}"))
    }

    /// Runs git and returns what it prints.
    pub(crate) fn git<I: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = I>) -> String {
        self.git_at("2025-01-01", args)
    }

    /// Takes an object away, as a partial clone or a shallow one lacks it.
    pub(crate) fn lose(&self, id: &str) {
        let (folder, name) = id.split_at(2);
        let objects = self.path.join(".git/objects");
        fs::remove_file(objects.join(folder).join(name)).unwrap();
    }

    fn commit(&self, day: &str, message: &str) -> String {
        self.git(["add", "--all"]);
        self.git_at(
            day,
            ["commit", "--quiet", "--allow-empty", "--message", message],
        );
        self.git(["rev-parse", "HEAD"])
    }

    fn git_at<I: AsRef<OsStr>>(&self, day: &str, args: impl IntoIterator<Item = I>) -> String {
        let mut command = Command::new("git");
        command.current_dir(&self.path).args(args).envs(HERMETIC);
        command.env("HOME", &self.path);
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "Ada Lovelace");
            command.env(format!("GIT_{role}_EMAIL"), "ada@tidewatch.example");
            command.env(format!("GIT_{role}_DATE"), format!("{day}T12:00:00+00:00"));
        }
        let output = command.output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command:?}: {errors}");
        String::from_utf8_lossy(&output.stdout)
            .trim_end()
            .to_owned()
    }
}

/// Splits a string at its `//- PATH` lines.
fn parse_files(string: &str) -> Vec<(String, String)> {
    let first = string.lines().find(|line| !line.trim().is_empty());
    let indent = first.map_or(0, |line| line.len() - line.trim_start().len());
    let mut files: Vec<(String, String)> = Vec::new();
    for line in string.lines() {
        let blank = line.bytes().take(indent).take_while(|b| *b == b' ').count();
        let line = &line[blank..];
        match (line.strip_prefix("//- "), files.last_mut()) {
            (Some(path), _) => files.push((path.trim().to_owned(), String::new())),
            (None, Some((_, text))) => text.extend([line, "\n"]),
            (None, None) => assert!(line.is_empty(), "`{line}` stands in no file"),
        }
    }
    files
}

#[test]
fn a_history_is_the_same_everywhere() {
    let temp = Temp::new();
    let repository = temp.repository(
        "minutes",
        "
        //- a.md
        # One
            code
        //- sub/b.md
        # Two
        ",
    );
    repository.write("2025-01-08", "//- a.md\n# Three");
    repository.rename("2025-01-15", "sub/b.md", "other/c.md");
    let last = repository.delete("2025-01-22", "a.md");
    assert_eq!(repository.git(["show", "HEAD~3:a.md"]), "# One\n    code");
    assert_eq!(repository.git(["rev-parse", "main"]), last);
    let log = repository.git(["log", "--format=%h %cs %an: %s", "--name-status"]);
    insta::assert_snapshot!(log, @r"
    6009add 2025-01-22 Ada Lovelace: delete a.md

    D	a.md
    662fc41 2025-01-15 Ada Lovelace: rename sub/b.md to other/c.md

    R100	sub/b.md	other/c.md
    d3f7f6b 2025-01-08 Ada Lovelace: write

    M	a.md
    6e2ea9e 2025-01-01 Ada Lovelace: write

    A	a.md
    A	sub/b.md
    ");
    assert!(repository.path().starts_with(temp.path()));
}
