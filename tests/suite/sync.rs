//! Syncs step by step against a fresh index, in place and through a clone.

use super::support::git::{Repository, Temp};
use super::support::program::minutebook;

const FIRST: &str = "\
//- firmware/20250305.md
# 2025-03-05

## Participants

- @nadia

## Agenda

### Buoys (@nadia)

They float. AI @nadia: count them.
//- README.md
# Minutes of the club

Team Firmware meets every Wed 14-15.
";

const SECOND: &str = "\
//- firmware/20250312.md
# 2025-03-12

## Participants

- @nadia
- @bo

## Agenda

### Anchors (@bo)

See https://example.org/anchors. June 18-22 Harbor Days in Rotterdam.
//- firmware/20250305.md
# 2025-03-05

## Agenda

### Buoys (@nadia)

They float, mostly.
";

fn run(temp: &Temp, home: &str, args: &[&str]) -> String {
    let run = minutebook(temp).args(["--home", home]).args(args).run();
    assert!(!run.contains("[exit code"), "{args:?}: {run}");
    run
}

/// The history of the test, one step at a time.
fn steps() -> [fn(&Repository); 4] {
    [
        |repository| {
            repository.write("2025-03-12", SECOND);
        },
        |repository| {
            repository.rename(
                "2025-03-13",
                "firmware/20250312.md",
                "firmware/2025-03-12.md",
            );
        },
        |repository| {
            repository.delete("2025-03-14", "firmware/20250305.md");
        },
        |repository| {
            repository.git(["reset", "--quiet", "--hard", "HEAD~2"]);
            repository.write(
                "2025-03-15",
                "//- firmware/20250319.md\n# 2025-03-19\n\n## Agenda\n\n### Rain\n",
            );
        },
    ]
}

fn check(url: impl Fn(&Temp) -> String) {
    let temp = Temp::new();
    let repository = temp.repository("minutes", FIRST);
    repository.git(["config", "uploadpack.allowFilter", "true"]);
    let url = url(&temp);
    run(&temp, "stepped", &["add", &url, "--name", "club"]);
    for (number, step) in steps().iter().enumerate() {
        step(&repository);
        run(&temp, "stepped", &["sync"]);
        let fresh = format!("fresh-{number}");
        run(&temp, &fresh, &["add", &url, "--name", "club"]);
        let stepped = run(&temp, "stepped", &["export"]);
        assert_eq!(stepped, run(&temp, &fresh, &["export"]), "step {number}");
        assert!(run(&temp, "stepped", &["sync"]).contains("club: nothing new"));
    }
}

#[test]
fn steps_in_place_equal_a_fresh_index() {
    check(|_| "minutes".to_owned());
}

#[test]
fn steps_through_a_clone_equal_a_fresh_index() {
    check(|temp| format!("file://{}/minutes", temp.path().display()));
}

#[test]
fn a_sync_reads_only_what_changed() {
    let temp = Temp::new();
    let repository = temp.repository("minutes", FIRST);
    run(&temp, "home", &["add", "minutes", "--name", "club"]);
    repository.write("2025-03-12", "//- firmware/20250312.md\n# 2025-03-12\n");
    let said = run(&temp, "home", &["sync", "-v"]);
    assert!(
        said.contains("1 files read") || said.contains("1 file read"),
        "{said}"
    );
    assert!(said.contains("club: 1 file added;"), "{said}");
}

#[test]
fn a_sync_walks_through_new_commits_only() {
    let temp = Temp::new();
    let repository = temp.repository("minutes", FIRST);
    let root = repository.git(["rev-parse", "HEAD"]);
    // Not even a file that cannot be read makes it look at old ones again.
    repository.write("2025-03-11", "//- board/20250311.md\n\0");
    let url = repository.path().display().to_string();
    run(&temp, "home", &["add", &url, "--name", "club"]);
    repository.lose(&root);
    repository.write("2025-03-12", "//- firmware/20250312.md\n# 2025-03-12");
    run(&temp, "home", &["sync"]);
    let status = run(&temp, "home", &["status"]);
    assert!(status.contains("board/20250311.md:1  "), "{status}");
    assert!(!status.contains("incomplete"), "{status}");
    let export = run(&temp, "home", &["export", "club"]);
    assert_eq!(
        export.matches("2025-01-01T12:00:00Z").count(),
        4,
        "{export}"
    );
}

#[test]
fn a_sync_tells_how_much_came() {
    let temp = Temp::new();
    let repository = temp.repository("minutes", FIRST);
    repository.git(["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}/minutes", temp.path().display());
    let said = run(&temp, "home", &["add", &url, "--name", "club", "-v"]);
    assert!(said.contains("  received "), "{said}");
    repository.write("2025-03-12", SECOND);
    let said = run(&temp, "home", &["sync", "-v"]);
    let line = said.lines().find(|line| line.contains("received "));
    let line = line.unwrap_or_else(|| panic!("{said}"));
    assert!(line.contains(" objects, "), "{said}");
    assert!(!said.contains("  0% ("), "{said}");
    assert!(!run(&temp, "home", &["sync", "-v"]).contains("received"));
}

#[test]
fn removing_a_source_leaves_nothing_behind() {
    let temp = Temp::new();
    temp.repository("minutes", FIRST);
    let url = format!("file://{}/minutes", temp.path().display());
    run(&temp, "home", &["add", &url, "--name", "club"]);
    assert!(temp.path().join("home/repos/club.git").exists());
    run(&temp, "home", &["remove", "club"]);
    assert!(!temp.path().join("home/repos/club.git").exists());
    let export = minutebook(&temp).args(["export"]).run();
    assert_eq!(export, "[exit code: 1]\n");
}
