//! A sync that is stopped anywhere: killed, or refused by the disk.
//!
//! A small library in C, preloaded, stops the real program at each call that
//! makes something durable or visible. Whatever the moment, queries answer
//! from the old state or from the new one, the next sync finishes, and then
//! everything is as if nothing had happened. Where there is no C compiler, or
//! nothing can be preloaded, the tests say so and pass.

use super::support::book::{Book, copy_folder};
use super::support::club::{found, grow};
use super::support::git::Temp;
use super::support::program::{Program, minutebook};
use minutebook_index::Index;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{collections::BTreeMap, env, fs};

/// At so many moments at least a sync is stopped.
const MOMENTS: usize = 30;
/// The system's number for a full disk.
const DISK_FULL: &str = "28";
/// And for a lost permission.
const NO_PERMISSION: &str = "13";

/// Compiles the library; none where that cannot be done.
#[expect(clippy::print_stderr, reason = "a test that is not made says why")]
fn shim(temp: &Temp) -> Option<PathBuf> {
    if !cfg!(target_os = "linux") {
        eprintln!("not tried: only Linux preloads a library so");
        return None;
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/crash/shim.c");
    let library = temp.path().join("shim.so");
    let mut cc = Command::new(env::var_os("CC").unwrap_or_else(|| "cc".into()));
    cc.args(["-shared", "-fPIC", "-O1", "-Wall", "-o"]);
    let status = cc.arg(&library).arg(source).arg("-ldl").status();
    if !status.is_ok_and(|status| status.success()) {
        eprintln!("not tried: there is no C compiler");
        return None;
    }
    Some(library)
}

/// What is stopped, and how.
#[derive(Clone, Copy, Debug)]
struct Stop {
    program: &'static str,
    at: usize,
    /// The error that the disk answers with; the process is killed without.
    error: Option<&'static str>,
}

/// A home that knows an old commit or nothing, and news to sync.
struct Scene {
    temp: Temp,
    _library: Temp,
    shim: PathBuf,
    book: Book,
    old: Answers,
    new: Answers,
}

/// What is exported of each source.
type Answers = BTreeMap<String, String>;

impl Scene {
    fn new(is_empty: bool) -> Option<Self> {
        // Not every system runs code that lies in memory.
        let (temp, library) = (Temp::in_memory(), Temp::new());
        let shim = shim(&library)?;
        let (repository, url) = found(&temp);
        let path = repository.path().display().to_string();
        let book = Book::new(
            &temp.path().join("home"),
            &[("remote", &url), ("local", &path)],
        );
        fs::create_dir_all(book.home.root()).unwrap();
        let sources = [("remote", &url), ("local", &path)];
        let sources = sources.map(|(name, url)| format!("  - name: {name}\n    url: {url}\n"));
        fs::write(
            book.home.config(),
            format!("sources:\n{}", sources.concat()),
        )
        .unwrap();
        if !is_empty {
            book.sync();
        }
        let old = answers(&book);
        copy_folder(book.home.root(), &temp.path().join("before"));
        grow(&repository);
        book.sync();
        let new = answers(&book);
        assert!(new.len() == 2 && old != new);
        Some(Self {
            temp,
            _library: library,
            shim,
            book,
            old,
            new,
        })
    }

    /// Puts the home back to what it was before the news.
    fn reset(&self) {
        fs::remove_dir_all(self.book.home.root()).unwrap();
        copy_folder(&self.temp.path().join("before"), self.book.home.root());
    }

    /// Prepares a run with the library preloaded.
    fn program(&self, program: &str, args: &[&str]) -> Program {
        let run = minutebook(&self.temp).args(args);
        let run = run.env("LD_PRELOAD", self.shim.to_str().unwrap());
        run.env("STOP_PROGRAM", program)
    }

    /// Prepares a run that is stopped.
    fn stopped(&self, stop: Stop, args: &[&str]) -> Program {
        let run = self.program(stop.program, args);
        let run = run.env("STOP_AT", &stop.at.to_string());
        match stop.error {
            Some(number) => run.env("STOP_ERROR", number),
            None => run,
        }
    }

    /// Counts the moments at which a run can be stopped.
    fn moments(&self, program: &str, args: &[&str]) -> usize {
        let count = self.temp.path().join("count");
        let run = self.program(program, args);
        let said = run.env("STOP_COUNT", count.to_str().unwrap()).run();
        assert!(!said.contains("[exit code"), "{said}");
        let moments = fs::read(&count).unwrap_or_default().len();
        let _ = fs::remove_file(&count);
        moments
    }

    /// Stops a sync, and looks at what it leaves.
    fn check(&self, stop: Stop) {
        self.reset();
        let said = self.stopped(stop, &["sync"]).run();
        assert!(!said.contains("should not have"), "{stop:?}: {said}");
        let found = answers(&self.book);
        for name in ["local", "remote"] {
            let (found, old, new) = (found.get(name), self.old.get(name), self.new.get(name));
            let is_stopped = said.contains("[killed]") || said.contains("[exit code: 2]");
            assert!(
                found == new || found == old && is_stopped,
                "{stop:?}: {said}{found:?}"
            );
        }
        self.book.sync();
        assert!(answers(&self.book) == self.new, "{stop:?}: {said}");
        let found = Index::verify(self.book.home.index()).unwrap();
        assert_eq!(found.damages, [], "{stop:?}: {said}");
    }

    /// Stops a program of the sync at each moment; returns how many there are.
    fn check_all(&self, program: &'static str, error: Option<&'static str>) -> usize {
        self.reset();
        let moments = self.moments(program, &["sync"]);
        for at in 1..=moments {
            self.check(Stop { program, at, error });
        }
        moments
    }
}

fn answers(book: &Book) -> Answers {
    let export = match book.export() {
        Err(error) if error.is_not_found() => String::new(),
        other => other.unwrap(),
    };
    let mut answers = Answers::new();
    for line in export.lines() {
        let name = if line.contains("id: \"local/") {
            "local"
        } else {
            "remote"
        };
        *answers.entry(name.to_owned()).or_default() += line;
    }
    answers
}

/// Stops the program at each moment of a sync.
fn check(is_empty: bool, error: Option<&'static str>) {
    if let Some(scene) = Scene::new(is_empty) {
        let moments = scene.check_all("minutebook", error);
        assert!(MOMENTS <= moments, "only {moments} moments");
    }
}

#[test]
fn a_sync_may_be_killed_anywhere() {
    check(false, None);
}

#[test]
fn a_first_sync_may_be_killed_anywhere() {
    check(true, None);
}

#[test]
fn the_disk_may_be_full_anywhere() {
    check(false, Some(DISK_FULL));
}

#[test]
fn the_permission_may_be_lost_anywhere() {
    check(false, Some(NO_PERMISSION));
}

#[test]
fn git_may_be_killed_anywhere() {
    if let Some(scene) = Scene::new(false) {
        assert_ne!(scene.check_all("git", None), 0);
    }
}

#[test]
fn a_repair_may_be_killed_anywhere() {
    let Some(scene) = Scene::new(false) else {
        return;
    };
    let repair = ["doctor", "--repair", "--quiet"];
    // What the list of parts says of itself is wrong now.
    let spoil = || {
        scene.reset();
        let meta = scene.book.home.index().join("meta.json");
        let text = fs::read_to_string(&meta).unwrap();
        fs::write(&meta, text.replacen("segments", "segmentz", 1)).unwrap();
    };
    spoil();
    let program = "minutebook";
    let moments = scene.moments(program, &repair);
    let golden = scene.book.export().unwrap();
    for at in 1..=moments {
        spoil();
        let error = None;
        let stop = Stop { program, at, error };
        let said = scene.stopped(stop, &repair).run();
        match scene.book.export() {
            Ok(export) => assert!(export == golden, "{stop:?}: {said}"),
            Err(error) => assert!(error.is_damaged(), "{stop:?}: {error}\n{said}"),
        }
        let said = minutebook(&scene.temp).args(repair).run();
        assert!(!said.contains("[exit code"), "{stop:?}: {said}");
        assert!(scene.book.export().unwrap() == golden, "{stop:?}: {said}");
    }
    assert!(MOMENTS <= moments, "only {moments} moments");
}
