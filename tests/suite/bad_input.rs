//! What people get wrong, and what repositories hold: each gives a message
//! that says what, where and what to do, and the rest goes on.

use super::support::git::Temp;
use super::support::program::minutebook;
use insta::assert_snapshot;
use std::fs;

const MEETING: &str =
    "# 2025-03-05\n\n## Participants\n\n- @nadia\n\n## Agenda\n\n### Buoys\n\nThey float.\n";

/// Runs the program.
fn run(temp: &Temp, args: &[&str]) -> String {
    minutebook(temp).args(args).run()
}

/// Runs the program several times; returns what a person would see.
fn session(temp: &Temp, runs: &[&[&str]]) -> String {
    let run = |args: &&[&str]| format!("$ minutebook {}\n{}", args.join(" "), run(temp, args));
    runs.iter().map(run).collect::<Vec<_>>().join("\n")
}

/// Makes a folder of minutes with one good file.
fn folder(temp: &Temp) -> std::path::PathBuf {
    let folder = temp.path().join("minutes");
    fs::create_dir_all(folder.join("firmware")).unwrap();
    fs::write(folder.join("firmware/20250305.md"), MEETING).unwrap();
    folder
}

/// Makes a home of that folder.
fn indexed() -> Temp {
    let temp = Temp::new();
    folder(&temp);
    run(&temp, &["add", "minutes", "--name", "club", "--quiet"]);
    temp
}

#[test]
fn no_such_place() {
    let temp = Temp::new();
    let runs: [&[&str]; 1] = [&["add", "nowhere"]];
    assert_snapshot!(session(&temp, &runs));
    fs::write(temp.path().join("file"), "text").unwrap();
    let runs: [&[&str]; 3] = [
        &["add", "file"],
        &["add", "file:///nowhere/at/all"],
        &["add", "ext::sh -c true"],
    ];
    assert_snapshot!(session(&temp, &runs));
    assert!(!temp.path().join("home/repos/all.git").exists());
}

#[test]
fn an_unreachable_host() {
    let temp = Temp::new();
    let said = run(&temp, &["add", "http://127.0.0.1:1/club/minutes"]);
    assert!(said.contains("http://127.0.0.1:1/club/minutes"), "{said}");
    assert!(said.ends_with("[exit code: 2]\n"), "{said}");
}

#[test]
fn an_empty_repository_is_a_source_without_files() {
    let temp = Temp::new();
    let path = temp.path().join("empty");
    make_empty_repository(&path);
    let runs: [&[&str]; 1] = [&["add", "empty"]];
    assert_snapshot!(session(&temp, &runs));
}

fn make_empty_repository(path: &std::path::Path) {
    let mut git = std::process::Command::new("git");
    git.args(["init", "--quiet", "--initial-branch=main"])
        .arg(path);
    git.envs(super::support::git::HERMETIC);
    assert!(git.status().unwrap().success());
}

#[test]
fn an_unknown_branch_names_the_nearest() {
    let temp = Temp::new();
    temp.repository("minutes", "//- a.md\nHello.\n");
    let runs: [&[&str]; 1] = [&["add", "minutes", "--branch", "mian"]];
    assert_snapshot!(session(&temp, &runs));
}

#[test]
fn a_home_that_cannot_be_written() {
    let temp = Temp::new();
    folder(&temp);
    fs::write(temp.path().join("home"), "not a folder").unwrap();
    let runs: [&[&str]; 2] = [&["add", "minutes"], &["events"]];
    assert_snapshot!(session(&temp, &runs));
}

#[test]
fn nothing_indexed_yet() {
    let temp = Temp::new();
    let runs: [&[&str]; 2] = [&["events"], &["sync"]];
    assert_snapshot!(session(&temp, &runs));
}

#[test]
fn unknown_names_suggest_known_ones() {
    let temp = indexed();
    let runs: [&[&str]; 6] = [
        &["meetings", "--source", "clubb"],
        &["agenda", "firmwear"],
        &["show", "club/firmware/2025030"],
        &["remove", "clab"],
        &["sync", "clab"],
        &["links", "kind:prr"],
    ];
    assert_snapshot!(session(&temp, &runs));
}

#[test]
fn dates_that_are_none() {
    let temp = indexed();
    let runs: [&[&str]; 3] = [
        &["meetings", "--since", "2025-13-01"],
        &["meetings", "--until", "soonish"],
        &["meetings", "--now", "tomorrow-ish"],
    ];
    assert_snapshot!(session(&temp, &runs));
}

#[test]
fn queries_that_cannot_be_meant() {
    let temp = indexed();
    let runs: [&[&str]; 4] = [
        &["search", "buoys tem:firmware"],
        &["search", "date:soonish"],
        &["search", "\"unbalanced buoys"],
        &["search", "https://example.org/a/b?c=d#e"],
    ];
    assert_snapshot!(session(&temp, &runs));
}

#[test]
fn a_configuration_with_a_typing_error() {
    let temp = indexed();
    let path = temp.path().join("home/config.yaml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}    brnach: main\n")).unwrap();
    let runs: [&[&str]; 1] = [&["sync"]];
    assert_snapshot!(session(&temp, &runs));
    fs::write(&path, "sources: [").unwrap();
    let runs: [&[&str]; 1] = [&["sync"]];
    assert_snapshot!(session(&temp, &runs));
}

#[test]
fn the_same_source_twice_is_synced_once() {
    let temp = indexed();
    let runs: [&[&str]; 1] = [&["add", "minutes", "--name", "club"]];
    assert_snapshot!(session(&temp, &runs));
}

#[test]
fn odd_files_do_not_stop_the_others() {
    let temp = Temp::new();
    let folder = folder(&temp);
    let write =
        |name: &str, bytes: &[u8]| fs::write(folder.join("firmware").join(name), bytes).unwrap();
    write(
        "20250306.md",
        b"---\ntitle: Meeting: x\nauthor: @x\n---\n# 2025-03-06\n\n## Agenda\n\n### Wind\n",
    );
    write(
        "20250307.md",
        b"# 2025-03-07\n\n## Agenda\n\n### Caf\xe9\n\nText.\n",
    );
    write("20250308.md", b"# 2025-03-08\n\0\0\0");
    write("20250309.md", &vec![b'x'; 50 << 20]);
    write(
        "20250310.md",
        b"\xef\xbb\xbf# 2025-03-10\r\n\r\n## Agenda\r\n\r\n### Tides\r\n",
    );
    write(
        "undated.md",
        b"## Participants\n\n- @nadia\n- @bo\n\n## Agenda\n\n### Rain\n\nIt rains.\n",
    );
    write("empty.md", b"");
    fs::create_dir(folder.join("x.md")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", folder.join("link.md")).unwrap();
    let runs: [&[&str]; 3] = [
        &["add", "minutes", "--name", "club"],
        &["agenda", "firmware", "--limit", "0"],
        &["status"],
    ];
    assert_snapshot!(session(&temp, &runs));
}

/// Runs the program with a limit on the size of files: a disk that is full.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_old_answers() {
    let temp = indexed();
    let before = run(&temp, &["export"]);
    let folder = temp.path().join("minutes/firmware");
    for day in 10..30 {
        fs::write(folder.join(format!("202504{day}.md")), MEETING.repeat(50)).unwrap();
    }
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" --home home sync";
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", script, env!("CARGO_BIN_EXE_minutebook")]);
    let output = shell.current_dir(temp.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.starts_with("minutebook: "), "{said}");
    assert_eq!(run(&temp, &["export"]), before);
}
