//! Random histories: whatever happens to repositories between syncs, the
//! index is what a fresh one would be.
//!
//! The histories are the same in every run; `PROPTEST_CASES=5000` tries more.

mod sandbox;

use super::support::book::Book;
use super::support::git::Temp;
use proptest::collection::vec;
use proptest::prelude::{Just, Strategy};
use proptest::prop_oneof;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use sandbox::{PATHS, Sandbox, TEXTS};
use std::path::PathBuf;

/// So many histories at least.
const HISTORIES: u32 = 500;
/// So many of those that go through a clone, which takes longer.
const CLONED: u32 = 20;
/// Two repositories and a plain folder.
const SOURCES: usize = 3;

/// Something that happens to a source; numbers choose among what there is.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// A file is new or has another text.
    Write { path: usize, text: usize },
    /// A file has another path, and perhaps another text at once.
    Rename { from: usize, to: usize },
    /// A file is gone.
    Delete { path: usize },
    /// A branch that left some commits ago is merged.
    Merge {
        back: usize,
        path: usize,
        text: usize,
    },
    /// The last commits never were; another one is there instead.
    Rewrite {
        back: usize,
        path: usize,
        text: usize,
    },
    /// The source is taken out of the configuration, or put back.
    Configure,
}

/// What happens to which source, and whether a sync follows.
type Step = (usize, Event, bool);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let (path, text, back) = (0..PATHS.len(), 0..TEXTS.len(), 0..4_usize);
    let write = (path.clone(), text.clone()).prop_map(|(path, text)| Event::Write { path, text });
    let rename = (path.clone(), path.clone()).prop_map(|(from, to)| Event::Rename { from, to });
    let delete = path.clone().prop_map(|path| Event::Delete { path });
    let change = (back, path, text);
    let merge = change
        .clone()
        .prop_map(|(back, path, text)| Event::Merge { back, path, text });
    let rewrite = change.prop_map(|(back, path, text)| Event::Rewrite { back, path, text });
    let event = prop_oneof![
        6 => write,
        3 => rename,
        2 => delete,
        2 => merge,
        2 => rewrite,
        1 => Just(Event::Configure),
    ];
    let sync = proptest::bool::weighted(0.4);
    vec((0..SOURCES, event, sync), 2..12)
}

/// How the repositories are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    InPlace,
    Cloned,
}

/// Plays a history and compares its index with a fresh one.
fn play(steps: &[Step], reading: Reading) {
    let temp = Temp::in_memory();
    let mut sandboxes: Vec<Sandbox> = (0..SOURCES)
        .map(|number| Sandbox::new(&temp.path().join(format!("source-{number}")), number < 2))
        .collect();
    let paths: Vec<PathBuf> = sandboxes.iter().map(|s| s.path().to_owned()).collect();
    let url = |(number, path): (usize, &PathBuf)| match reading {
        Reading::Cloned if number < 2 => format!("file://{}", path.display()),
        _ => path.display().to_string(),
    };
    let urls: Vec<String> = paths.iter().enumerate().map(url).collect();
    let urls = urls.iter().map(String::as_str);
    let sources: Vec<(&str, &str)> = ["club", "guild", "pad"].into_iter().zip(urls).collect();
    let mut is_configured = [true; SOURCES];
    let book = |home: &str, is_configured: &[bool; SOURCES]| {
        let chosen = sources.iter().zip(is_configured).filter(|(_, is)| **is);
        let chosen: Vec<_> = chosen.map(|(source, _)| *source).collect();
        Book::new(&temp.path().join(home), &chosen)
    };
    for (number, event, is_synced) in steps {
        let sandbox = &mut sandboxes[*number];
        match *event {
            Event::Configure => is_configured[*number] ^= true,
            event => sandbox.apply(event),
        }
        if *is_synced {
            book("stepped", &is_configured).sync();
        }
    }
    let (stepped, fresh) = (
        book("stepped", &is_configured),
        book("fresh", &is_configured),
    );
    stepped.sync();
    fresh.sync();
    let (stepped, fresh) = (stepped.dump().unwrap(), fresh.dump().unwrap());
    assert!(stepped == fresh, "{}", difference(&stepped, &fresh));
}

/// Returns the first lines that differ.
fn difference(stepped: &str, fresh: &str) -> String {
    let mut lines = stepped.lines().zip(fresh.lines());
    let differing = lines.find(|(a, b)| a != b);
    let (a, b) = differing.unwrap_or(("one ends before the other", ""));
    format!("stepped: {a}\n  fresh: {b}")
}

/// Plays so many histories.
fn check(seed: u8, cases: u32, reading: Reading) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let outcome = runner.run(&steps(), |steps| {
        play(&steps, reading);
        Ok::<(), TestCaseError>(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

/// A half of the histories; the halves are played side by side.
fn half() -> u32 {
    Config::default().cases.max(HISTORIES) / 2
}

#[test]
fn an_index_in_steps_is_a_fresh_one() {
    check(1, half(), Reading::InPlace);
}

#[test]
fn an_index_in_other_steps_is_a_fresh_one() {
    check(2, half(), Reading::InPlace);
}

#[test]
fn an_index_in_steps_through_clones_is_a_fresh_one() {
    check(3, CLONED, Reading::Cloned);
}
