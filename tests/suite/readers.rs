//! Many readers beside one writer: none of them fails, none sees anything but
//! a state that was complete, and a second writer learns who is first.

use super::support::book::Book;
use super::support::club::{FOUNDED, found};
use super::support::git::Temp;
use super::support::program::minutebook;
use minutebook_index::Index;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use std::{fs, thread};

const READERS: usize = 40;
const SYNCS: usize = 12;
/// Readers leave the writer some of the processor.
const PAUSE: Duration = Duration::from_millis(20);

/// The text of the minutes at each state.
fn state(number: usize) -> String {
    format!("//- firmware/20250312.md\n# 2025-03-12\n\n## Agenda\n\n### Buoy number {number}\n")
}

#[test]
fn readers_see_whole_states_beside_a_writer() {
    let temp = Temp::new();
    let (repository, _) = found(&temp);
    let url = repository.path().display().to_string();
    let sources = [("club", url.as_str())];
    let mut commits = Vec::new();
    for number in 0..SYNCS {
        repository.write("2025-03-12", &state(number));
        commits.push(repository.git(["rev-parse", "HEAD"]));
    }
    // What each state looks like from a fresh index.
    let fresh = Book::new(&temp.path().join("fresh"), &sources);
    let mut golden = HashMap::new();
    for (number, commit) in commits.iter().enumerate() {
        repository.git(["reset", "--quiet", "--hard", commit]);
        fresh.sync();
        golden.insert(fresh.export().unwrap(), number);
    }
    assert_eq!(golden.len(), SYNCS);
    let book = Book::new(&temp.path().join("home"), &sources);
    repository.git(["reset", "--quiet", "--hard", &commits[0]]);
    book.sync();
    let (is_over, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    let read = || {
        let mut last = 0;
        while !is_over.load(Ordering::Relaxed) {
            let export = book.export().unwrap();
            let number = golden.get(&export).copied();
            let number = number.unwrap_or_else(|| panic!("no such state:\n{export}"));
            assert!(last <= number, "state {number} after state {last}");
            last = number;
            reads.fetch_add(1, Ordering::Relaxed);
            thread::sleep(PAUSE);
        }
    };
    thread::scope(|scope| {
        for _ in 0..READERS {
            scope.spawn(read);
        }
        // Also where the writer fails the readers come to an end.
        let _over = Over(&is_over);
        for commit in &commits {
            repository.git(["reset", "--quiet", "--hard", commit]);
            book.sync();
        }
        while reads.load(Ordering::Relaxed) < READERS {
            thread::sleep(PAUSE);
        }
    });
    assert_eq!(golden[&book.export().unwrap()], SYNCS - 1);
}

/// Says that it is over when it goes.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_second_writer_learns_who_is_first() {
    let temp = Temp::new();
    let repository = temp.repository("minutes", FOUNDED);
    let run = |args: &[&str]| minutebook(&temp).args(args).run();
    run(&["add", "minutes", "--name", "club"]);
    repository.write("2025-03-12", &state(1));
    let index = Index::create_or_open(temp.path().join("home/index")).unwrap();
    let writer = index.writer().unwrap();
    let said = run(&["sync"]);
    let owner = format!("is being written by process {}", std::process::id());
    assert!(said.contains(&owner), "{said}");
    assert!(said.contains("hint: wait until it has finished"), "{said}");
    assert!(said.ends_with("[exit code: 3]\n"), "{said}");
    assert!(!run(&["export"]).contains("exit code"));
    let said = run(&["doctor", "--index"]);
    assert!(!said.contains("exit code"), "{said}");
    drop(writer);
    assert!(run(&["sync"]).contains("1 file added"));
}

#[test]
fn the_lock_of_a_dead_process_does_not_block() {
    let temp = Temp::new();
    let repository = temp.repository("minutes", FOUNDED);
    let run = |args: &[&str]| minutebook(&temp).args(args).run();
    run(&["add", "minutes", "--name", "club"]);
    repository.write("2025-03-12", &state(1));
    let index = temp.path().join("home/index");
    for name in ["writer.lock", ".tantivy-writer.lock", ".tantivy-meta.lock"] {
        fs::write(index.join(name), "").unwrap();
    }
    let owner = r#"{"pid":4194303,"command":"minutebook sync"}"#;
    fs::write(index.join("writer.json"), owner).unwrap();
    assert!(run(&["sync"]).contains("1 file added"));
}

#[cfg(unix)]
#[test]
fn a_home_that_one_may_not_write_answers_all_the_same() {
    const QUESTIONS: [&str; 11] = [
        "search buoys",
        "meetings",
        "agenda",
        "events --all",
        "schedule",
        "teams",
        "people",
        "links",
        "actions",
        "status",
        "export club",
    ];
    let temp = Temp::new();
    let (repository, _) = found(&temp);
    let url = repository.path().display().to_string();
    let added = minutebook(&temp).args(["add", &url, "--name", "club"]);
    assert!(!added.run().contains("[exit code"));
    let ask = |question: &str| minutebook(&temp).args(question.split(' '));
    let answers = QUESTIONS.map(|question| ask(question).run());
    let home = temp.path().join("home");
    allow_writing(&home, false);
    for (question, answer) in QUESTIONS.iter().zip(answers) {
        assert_eq!(ask(question).by_nobody().run(), answer, "{question}");
    }
    let refused = ask("sync").by_nobody().run();
    allow_writing(&home, true);
    assert!(refused.contains("[exit code: "), "{refused}");
}

/// Takes the right to write from everything below a folder, or gives it back
/// to the owner.
#[cfg(unix)]
fn allow_writing(path: &std::path::Path, allowed: bool) {
    use std::os::unix::fs::PermissionsExt;
    let folder = path.is_dir();
    let mode = if folder { 0o555 } else { 0o444 } | if allowed { 0o200 } else { 0 };
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    if folder {
        for entry in fs::read_dir(path).unwrap() {
            allow_writing(&entry.unwrap().path(), allowed);
        }
    }
}
