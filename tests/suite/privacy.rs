//! Who is not to be listed is not, from the moment the configuration says so.

use crate::support::git::Temp;
use crate::support::program::minutebook;
use std::fs;

const MEETING: &str = "# Crew 2025-03-05\n\n## Participants\n\n- @nadia\n- Bo Berg @bo\n";

#[test]
fn hidden_people_are_neither_listed_nor_found() {
    let temp = Temp::new();
    let folder = temp.path().join("minutes/crew");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("2025-03-05.md"), MEETING).unwrap();
    let run = |args: &[&str]| minutebook(&temp).args(args).run();
    run(&["add", "minutes", "--name", "club", "--quiet"]);
    assert!(run(&["people"]).contains("Bo Berg"));

    let config = temp.path().join("home/config.yaml");
    let text = fs::read_to_string(&config).unwrap();
    let hide = "    people:\n      - handle: bo\n        hide: true\n";
    fs::write(&config, text + hide).unwrap();
    for format in ["text", "json", "csv"] {
        let all = run(&["people", "--format", format]);
        assert!(all.contains("nadia") && !all.contains("Berg"), "{all}");
        let home = run(&["teams", "crew", "--format", format]);
        assert!(!home.contains("Berg"), "{home}");
    }
    let asked = run(&["people", "bo"]);
    assert!(
        asked.ends_with("[exit code: 1]\n") && !asked.contains("Berg"),
        "{asked}"
    );
}
