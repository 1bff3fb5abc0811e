//! Repositories of all kinds that git makes: read all the same, or refused in
//! words that say why.

use super::support::git::{HERMETIC, Repository, Temp};
use super::support::program::minutebook;
use std::fs;
use std::process::Command;

const FILES: &str = "\
//- firmware/20250305.md
# 2025-03-05

## Agenda

### Buoys

They float.
//- Team \"A\"/it's 20250312.md
# 2025-03-12
//- slides.svg
<svg/>
";

/// A repository with a history.
fn original(temp: &Temp) -> Repository {
    let repository = temp.repository("minutes", FILES);
    repository.git(["config", "uploadpack.allowFilter", "true"]);
    repository.write(
        "2025-03-12",
        "//- firmware/20250305.md\n# 2025-03-05\n\nMore.\n",
    );
    repository.rename("2025-03-13", "firmware/20250305.md", "Firmware/20250305.md");
    repository
}

/// What is exported of a source.
fn export(temp: &Temp, url: &str, home: &str) -> String {
    let run = |args: &[&str]| minutebook(temp).args(["--home", home]).args(args).run();
    let said = run(&["add", url, "--name", "club"]);
    assert!(!said.contains("[exit code"), "{url}: {said}");
    run(&["export"])
}

#[test]
fn other_forms_of_a_repository_say_the_same() {
    let temp = Temp::new();
    let repository = original(&temp);
    let expected = export(&temp, "minutes", "home");
    // Case-only renames keep the first commit, odd names their letters.
    assert!(expected.contains("Firmware/20250305.md"), "{expected}");
    assert!(expected.contains("it's 20250312"), "{expected}");
    let remote = format!("file://{}", repository.path().display());
    let forms: [(&str, &[&str]); 6] = [
        ("bare", &["clone", "-q", "--bare", ".", "../bare"]),
        ("shared", &["clone", "-q", "--shared", ".", "../shared"]),
        (
            "worktree",
            &["worktree", "add", "-q", "../worktree", "-b", "other"],
        ),
        (
            "detached",
            &["worktree", "add", "-q", "--detach", "../detached"],
        ),
        (
            "partial",
            &["clone", "-q", "--filter=blob:none", &remote, "../partial"],
        ),
        ("mirror", &["clone", "-q", "--mirror", ".", "../mirror"]),
    ];
    for (name, command) in forms {
        repository.git(command);
        let found = export(&temp, name, &format!("home-{name}"));
        assert_eq!(found, expected, "{name}");
        let url = format!("file://{}/{name}", temp.path().display());
        // A partial clone cannot give all.
        let config = ["-C", &format!("../{name}"), "config"].map(str::to_owned);
        let setting = ["uploadpack.allowFilter", "true"].map(str::to_owned);
        repository.git(config.iter().chain(&setting));
        let found = export(&temp, &url, &format!("home-remote-{name}"));
        assert_eq!(found, expected, "{name} as a remote");
    }
}

#[test]
fn a_shallow_clone_says_what_it_does_not_know() {
    let temp = Temp::new();
    let repository = original(&temp);
    let remote = format!("file://{}", repository.path().display());
    repository.git(["clone", "-q", "--depth=1", &remote, "../shallow"]);
    let found = export(&temp, "shallow", "home");
    assert!(
        found.contains("They float") || found.contains("Firmware/"),
        "{found}"
    );
    let status = minutebook(&temp).args(["status"]).run();
    assert!(status.contains("a shallow clone?"), "{status}");
}

/// Makes a repository in a format; none where this git does not know it.
fn formatted(temp: &Temp, name: &str, format: &str) -> Option<Repository> {
    let mut git = Command::new("git");
    git.envs(HERMETIC).args(["init", "-q", format]);
    let made = git.arg(temp.path().join(name)).output().unwrap();
    made.status.success().then(|| temp.repository(name, FILES))
}

/// Adds a source that cannot be read; returns what is said.
fn refused(temp: &Temp, url: &str) -> String {
    let said = minutebook(temp).args(["add", url, "--name", "club"]).run();
    assert!(said.ends_with("[exit code: 2]\n"), "{url}: {said}");
    said
}

#[test]
fn branches_in_a_reftable() {
    let temp = Temp::new();
    let Some(repository) = formatted(&temp, "new", "--ref-format=reftable") else {
        return;
    };
    let said = refused(&temp, "new");
    assert!(
        said.contains("keeps its branches in the reftable format"),
        "{said}"
    );
    // What it advises works.
    let (_, url) = said.trim().split_once("add it as a URL instead: ").unwrap();
    let url = url
        .lines()
        .next()
        .unwrap()
        .replace("[TEMP]", temp.path().to_str().unwrap());
    let found = export(&temp, &url, "home");
    assert!(found.contains("firmware/20250305.md"), "{found}");
    // Also where such a format is the default.
    repository.write("2025-03-12", "//- firmware/20250312.md\n# 2025-03-12\n");
    let program = minutebook(&temp).env("GIT_DEFAULT_REF_FORMAT", "reftable");
    let said = program.args(["sync"]).run();
    assert!(said.contains("club: 1 file added;"), "{said}");
}

#[test]
fn objects_named_by_sha_256() {
    let temp = Temp::new();
    if formatted(&temp, "new", "--object-format=sha256").is_none() {
        return;
    }
    let expected = "names its objects by SHA-256, which cannot be read yet";
    let said = refused(&temp, "new");
    assert!(said.contains(expected), "{said}");
    let said = refused(&temp, &format!("file://{}/new", temp.path().display()));
    assert!(said.contains(expected), "{said}");
}

/// Only root may give a repository to somebody else; for others there is
/// nothing to test here.
#[test]
fn repositories_of_another_user() {
    use std::os::unix::fs::{MetadataExt as _, chown};
    fn give_away(path: &std::path::Path) -> std::io::Result<()> {
        if path.is_dir() {
            for entry in fs::read_dir(path)? {
                give_away(&entry?.path())?;
            }
        }
        chown(path, Some(12_345), None)
    }
    let temp = Temp::new();
    let repository = original(&temp);
    let path = repository.path();
    if fs::metadata(path).unwrap().uid() != 0 || give_away(path).is_err() {
        return;
    }
    let hint = "git config --global --add safe.directory";
    let remote = format!("file://{}", path.display());
    for url in ["minutes", &remote] {
        let said = refused(&temp, url);
        assert!(said.contains("belongs to another user"), "{said}");
        assert!(said.contains(hint), "{said}");
    }
    // What it advises works.
    let trusted = format!(
        "[safe]\n\tdirectory = {0}\n\tdirectory = {0}/.git\n",
        path.display()
    );
    fs::write(temp.path().join(".gitconfig"), &trusted).unwrap();
    for url in ["minutes", &remote] {
        let program = minutebook(&temp).env(
            "GIT_CONFIG_GLOBAL",
            &format!("{}/.gitconfig", temp.path().display()),
        );
        let said = program.args(["add", url]).run();
        assert!(said.contains(": 2 files added;"), "{said}");
    }
}
