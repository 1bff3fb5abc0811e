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
