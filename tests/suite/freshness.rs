//! Answers say on stderr when the last sync is long ago, and JSON carries the
//! commit and its time.

use super::support::club::FOUNDED;
use super::support::git::Temp;
use super::support::program::minutebook;
use std::fs;

fn run(temp: &Temp, args: &[&str]) -> String {
    minutebook(temp).args(args).run()
}

/// A book that was synced on 2025-05-16, the day of the tests.
fn book() -> Temp {
    let temp = Temp::new();
    temp.repository("minutes", FOUNDED);
    run(&temp, &["add", "minutes", "--name", "club"]);
    temp
}

const NOTE: &str = "note: the last sync was on 2025-05-16, ";

#[test]
fn an_old_sync_is_told_by_every_query() {
    let temp = book();
    for query in [
        "meetings",
        "search buoys",
        "export",
        "events --format ics",
        "events --json",
    ] {
        let query: Vec<&str> = query.split(' ').collect();
        let at = |day: &str| run(&temp, &[&query[..], &["--now", day]].concat());
        assert!(!at("2025-06-15").contains("note: "), "{query:?}");
        let said = at("2025-06-17");
        assert!(
            said.contains(&format!("{NOTE}31 days ago")),
            "{query:?}: {said}"
        );
        let quiet = [&query[..], &["--now", "2025-06-17", "--quiet"]].concat();
        assert!(!run(&temp, &quiet).contains("note: "), "{query:?}");
    }
    assert!(!run(&temp, &["sync", "--now", "2025-06-17"]).contains("note: "));
    assert!(!run(&temp, &["meetings", "--now", "2025-06-17"]).contains("note: "));
}

#[test]
fn the_age_is_configured() {
    let temp = book();
    let path = temp.path().join("home/config.yaml");
    let sources = fs::read_to_string(&path).unwrap();
    let with = |age: &str| fs::write(&path, format!("stale_after: {age}\n{sources}")).unwrap();
    let said = |day: &str| run(&temp, &["meetings", "--now", day]);
    with("2d");
    assert!(said("2025-05-19T12:00").contains(&format!("{NOTE}3 days ago")));
    with("8w");
    assert!(!said("2025-06-17").contains("note: "));
    with("never");
    assert!(!said("2035-06-17").contains("note: "));
    with("soon");
    let wrong = run(&temp, &["sync"]);
    assert!(wrong.contains("`soon` is no age"), "{wrong}");
}

#[test]
fn one_old_source_is_told_by_name() {
    let temp = book();
    fs::create_dir(temp.path().join("pad")).unwrap();
    run(&temp, &["add", "pad", "--now", "2025-07-01"]);
    let said = run(&temp, &["meetings", "--now", "2025-07-02"]);
    assert!(
        said.contains("note: club: the last sync was on 2025-05-16, 46 days ago"),
        "{said}"
    );
    let said = run(&temp, &["doctor", "--sources", "--now", "2025-07-02"]);
    assert!(
        said.contains("club: the last sync was on 2025-05-16"),
        "{said}"
    );
    assert!(run(&temp, &["status"]).contains("club: last sync 2025-05-16 12:00"));
}

#[test]
fn json_carries_commit_and_time() {
    let temp = book();
    let json = run(&temp, &["meetings", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let source = &json["sources"][0];
    assert_eq!(source["committed_at"], "2025-01-01T12:00:00Z");
    assert_eq!(source["commit"].as_str().map(str::len), Some(40));
}
