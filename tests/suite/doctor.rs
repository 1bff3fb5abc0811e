//! `doctor`: what is broken is told, with what to do about it.

use super::support::club::{FOUNDED, found, grow};
use super::support::git::Temp;
use super::support::program::minutebook;
use std::fs;
use std::net::TcpListener;

fn run(temp: &Temp, args: &[&str]) -> String {
    minutebook(temp).args(args).run()
}

/// A book of a repository, read in place and through a clone.
fn book() -> Temp {
    let temp = Temp::new();
    let (repository, url) = found(&temp);
    run(&temp, &["add", "minutes", "--name", "local"]);
    run(&temp, &["add", &url, "--name", "remote"]);
    grow(&repository);
    temp
}

#[test]
fn all_is_well() {
    let temp = book();
    run(&temp, &["sync"]);
    let said = run(&temp, &["doctor", "--now", "2025-03-14"]);
    for check in [
        "configuration",
        "git",
        "index",
        "sources",
        "files",
        "calendar",
    ] {
        assert!(
            said.contains(&format!("{check}  all is well in ")),
            "{check}: {said}"
        );
    }
    assert!(said.contains("local (main at "), "{said}");
    assert!(said.contains("remote (main at "), "{said}");
    assert!(!said.contains("[exit code"), "{said}");
    let json = run(&temp, &["doctor", "--json", "--now", "2025-03-14"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["hits"][2]["check"], "index");
    assert_eq!(json["hits"][2]["problems"], serde_json::json!([]));
}

#[test]
fn sources_that_are_gone_are_told() {
    let temp = book();
    fs::rename(temp.path().join("minutes"), temp.path().join("elsewhere")).unwrap();
    let said = run(&temp, &["doctor", "--sources"]);
    assert!(said.contains("local: "), "{said}");
    assert!(said.contains("no such folder"), "{said}");
    assert!(said.contains("remote: file://[TEMP]/minutes: "), "{said}");
    assert!(said.ends_with("[exit code: 2]\n"), "{said}");
    let said = run(&temp, &["doctor", "--sources", "--offline"]);
    assert!(said.contains("1 not asked"), "{said}");
    assert!(!said.contains("remote: "), "{said}");
}

#[test]
fn a_remote_that_does_not_answer_is_told() {
    let temp = Temp::new();
    // It takes the connection and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/minutes", silent.local_addr().unwrap());
    fs::create_dir_all(temp.path().join("home")).unwrap();
    let config = format!("sources:\n  - name: club\n    url: {url}\n");
    fs::write(temp.path().join("home/config.yaml"), config).unwrap();
    let said = run(&temp, &["doctor", "--sources", "--patience", "1"]);
    assert!(said.contains("no answer for a second"), "{said}");
    assert!(said.ends_with("[exit code: 2]\n"), "{said}");
}

#[test]
fn a_broken_configuration_hides_nothing_else() {
    let temp = book();
    let path = temp.path().join("home/config.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + "    brnach: main\n").unwrap();
    let said = run(&temp, &["doctor"]);
    assert!(said.contains("brnach"), "{said}");
    assert!(said.contains("sources  not examined: see above"), "{said}");
    assert!(said.contains("index  all is well in "), "{said}");
    assert!(said.ends_with("[exit code: 2]\n"), "{said}");
}

#[test]
fn nothing_is_there_yet() {
    let temp = Temp::new();
    let said = run(&temp, &["doctor"]);
    assert!(said.contains("there are no sources"), "{said}");
    assert!(said.contains("nothing is indexed yet"), "{said}");
    assert!(said.ends_with("[exit code: 1]\n"), "{said}");
    let said = run(&temp, &["doctor", "--repair"]);
    assert!(said.contains("there is no index yet"), "{said}");
}

#[test]
fn odd_files_are_listed_with_reasons() {
    let temp = Temp::new();
    let undated = "## Participants\n\n- @nadia\n- @bo\n\n## Agenda\n\n### Rain\n\nIt rains.\n";
    let odd = format!("{FOUNDED}//- firmware/undated.md\n{undated}");
    let repository = temp.repository("minutes", &odd);
    fs::write(repository.path().join("firmware/binary.md"), b"# 1\0\0\0").unwrap();
    repository.write(
        "2025-03-12",
        "//- firmware/20250231.md\n# 2025-02-31\n\n## Agenda\n\n### X\n",
    );
    run(&temp, &["add", "minutes", "--name", "club"]);
    let said = run(&temp, &["doctor", "--files"]);
    assert!(said.contains("club/firmware/undated.md:1"), "{said}");
    assert!(said.contains("club/firmware/binary.md: "), "{said}");
    assert!(said.contains("club/firmware/20250231.md:1"), "{said}");
    assert!(said.ends_with("[exit code: 1]\n"), "{said}");
}

#[test]
fn a_healthy_index_is_never_discarded() {
    let temp = book();
    let list = || {
        let entries = fs::read_dir(temp.path().join("home/index")).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = list();
    let said = run(&temp, &["doctor", "--repair"]);
    assert!(said.contains("there is nothing to repair"), "{said}");
    assert!(!said.contains("[exit code"), "{said}");
    assert_eq!(list(), before);
}

/// Writes another version into the list of parts, as that version would.
fn pretend_version(temp: &Temp, version: u32) {
    let meta = temp.path().join("home/index/meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    let json = text.split("\n//").next().unwrap();
    let (before, rest) = json.split_once(r#"{\"schema\":"#).unwrap();
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    fs::write(&meta, format!(r#"{before}{{\"schema\":{version}{rest}"#)).unwrap();
}

#[test]
fn an_older_index_is_rebuilt_and_a_newer_one_is_not() {
    let temp = book();
    let golden = run(&temp, &["export"]);
    pretend_version(&temp, 99);
    let said = run(&temp, &["doctor", "--repair"]);
    assert!(said.contains("written by a newer minutebook"), "{said}");
    assert!(run(&temp, &["export"]).ends_with("[exit code: 4]\n"));
    let temp = book();
    pretend_version(&temp, 2);
    let said = run(&temp, &["export"]);
    assert!(
        said.contains("hint: `minutebook doctor --repair`"),
        "{said}"
    );
    assert!(said.ends_with("[exit code: 4]\n"), "{said}");
    let said = run(&temp, &["doctor", "--repair"]);
    assert!(!said.contains("[exit code"), "{said}");
    let repaired = run(&temp, &["export"]);
    // The clone still holds the old commit, the local repository the new one.
    assert!(
        repaired.contains("Anchors") && golden.contains("Money"),
        "{repaired}"
    );
}

#[test]
fn a_sync_makes_an_older_index_anew_and_leaves_a_newer_one() {
    let temp = book();
    run(&temp, &["sync"]);
    let golden = run(&temp, &["export"]);
    pretend_version(&temp, 99);
    assert!(run(&temp, &["sync"]).ends_with("[exit code: 4]\n"));
    pretend_version(&temp, 2);
    let said = run(&temp, &["sync"]);
    assert!(!said.contains("[exit code"), "{said}");
    assert_eq!(run(&temp, &["export"]), golden);
}

#[test]
fn a_repair_goes_on_without_a_source_that_is_gone() {
    let temp = book();
    pretend_version(&temp, 2);
    fs::rename(temp.path().join("minutes"), temp.path().join("elsewhere")).unwrap();
    let said = run(&temp, &["doctor", "--repair"]);
    assert!(
        said.contains("the index was rebuilt without local"),
        "{said}"
    );
    assert!(said.ends_with("[exit code: 2]\n"), "{said}");
    assert!(run(&temp, &["export"]).contains("remote/firmware/20250305"));
}
