//! Syncs step by step against a fresh index, in place and through a clone.

use super::support::git::{Repository, Temp};
use super::support::program::minutebook;
use std::path::{Path, PathBuf};

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

/// The files below a folder that hold one of the words.
fn holding(folder: &Path, words: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, words));
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let holds = |word: &&str| bytes.windows(word.len()).any(|w| w == word.as_bytes());
        if words.iter().any(holds) {
            found.push(path);
        }
    }
    found
}

#[test]
fn removing_a_source_leaves_nothing_behind() {
    let temp = Temp::new();
    temp.repository("secrets", "//- 20250305.md\n# Zyzzyva 2025-03-05\n");
    // So much more that the index would not care about a few records.
    let many =
        (10..29).map(|day| format!("//- 202503{day}.md\n# 2025-03-{day}\n\n## Agenda\n\n### X\n"));
    temp.repository("minutes", &many.collect::<Vec<_>>().concat());
    let url = format!("file://{}/secrets", temp.path().display());
    let home = temp.path().join("home");
    run(&temp, "home", &["add", "minutes", "--name", "club"]);
    run(&temp, "home", &["add", &url, "--name", "guild"]);
    // One commit of both: one segment.
    std::fs::remove_dir_all(home.join("index")).unwrap();
    run(&temp, "home", &["sync"]);
    let words = ["zyzzyva", "Zyzzyva", "guild", "secrets"];
    assert!(!holding(&home.join("index"), &words).is_empty());
    assert!(home.join("repos/guild.git").exists());
    run(&temp, "home", &["remove", "guild"]);
    assert_eq!(holding(&home, &words), Vec::<PathBuf>::new());
    assert!(!home.join("repos/guild.git").exists());
    assert_eq!(run(&temp, "home", &["meetings"]).lines().count(), 19);
    run(&temp, "home", &["remove", "club"]);
    let export = minutebook(&temp).args(["export"]).run();
    assert_eq!(export, "[exit code: 1]\n");
}

/// Writes the configuration of a home: the settings of one source.
fn configure(temp: &Temp, home: &str, settings: &str) {
    let text = format!("sources:\n  - {}\n", settings.replace('\n', "\n    "));
    std::fs::create_dir_all(temp.path().join(home)).unwrap();
    std::fs::write(temp.path().join(home).join("config.yaml"), text).unwrap();
}

/// Syncs with other settings; checks that it is as if they had always been
/// there, and returns what was said.
fn reconfigure(temp: &Temp, fresh: &str, settings: &str) -> String {
    configure(temp, "home", settings);
    let said = run(temp, "home", &["sync", "-v"]);
    configure(temp, fresh, settings);
    run(temp, fresh, &["sync"]);
    assert_eq!(
        run(temp, "home", &["export"]),
        run(temp, fresh, &["export"])
    );
    assert!(run(temp, "home", &["sync"]).contains(": nothing new"));
    said
}

#[test]
fn a_changed_configuration_costs_only_what_it_changes() {
    let temp = Temp::new();
    let repository = temp.repository("minutes", FIRST);
    repository.git(["config", "uploadpack.allowFilter", "true"]);
    repository.git(["branch", "stable"]);
    repository.write("2025-03-12", SECOND);
    repository.git(["clone", "--quiet", ".", "../mirror"]);
    let url = |name: &str| format!("url: file://{}/{name}", temp.path().display());
    let (here, mirror) = (url("minutes"), url("mirror"));
    reconfigure(&temp, "fresh-0", &format!("name: club\n{here}"));
    // Fewer files, and then all of them again.
    let few = format!("name: club\n{here}\ninclude: [firmware]");
    let said = reconfigure(&temp, "fresh-1", &few);
    assert!(said.contains("club: 1 file removed;"), "{said}");
    assert!(!said.contains(" read\n"), "{said}");
    let said = reconfigure(&temp, "fresh-2", &format!("name: club\n{here}"));
    assert!(said.contains("  1 files read\n"), "{said}");
    // Another branch, of which one file is the same.
    let stable = format!("name: club\n{here}\nbranch: stable");
    let said = reconfigure(&temp, "fresh-3", &stable);
    assert!(said.contains("  1 files read\n"), "{said}");
    assert!(said.contains("1 file changed, 1 file removed;"), "{said}");
    reconfigure(&temp, "fresh-4", &format!("name: club\n{here}"));
    // Another URL of the same.
    let said = reconfigure(&temp, "fresh-5", &format!("name: club\n{mirror}"));
    assert!(!said.contains(" read\n"), "{said}");
    assert!(!said.contains("received"), "{said}");
    // Another name: the copy is taken over.
    let said = reconfigure(&temp, "fresh-6", &format!("name: guild\n{mirror}"));
    assert!(said.contains("guild: 3 files added;"), "{said}");
    assert!(!said.contains("received"), "{said}");
    assert!(!temp.path().join("home/repos/club.git").exists());
}

#[test]
fn a_later_sync_looks_at_new_commits_only() {
    let temp = Temp::new();
    let repository = temp.repository("minutes", FIRST);
    for day in 10..20 {
        let text = format!("//- firmware/202504{day}.md\n# 2025-04-{day}\n");
        repository.write(&format!("2025-04-{day}"), &text);
    }
    run(&temp, "home", &["add", "minutes"]);
    let old = repository.git(["rev-list", "HEAD~1"]);
    repository.write("2025-05-01", SECOND);
    run(&temp, "fresh", &["add", "minutes"]);
    for id in old.lines() {
        let object = format!(".git/objects/{}/{}", &id[..2], &id[2..]);
        std::fs::remove_file(repository.path().join(object)).unwrap();
    }
    let said = run(&temp, "home", &["sync"]);
    assert!(!said.contains("odd thing"), "{said}");
    let export = run(&temp, "home", &["export"]);
    assert_eq!(export, run(&temp, "fresh", &["export"]));
    assert_ne!(export, {
        run(&temp, "cut", &["add", "minutes"]);
        run(&temp, "cut", &["export"])
    });
}
