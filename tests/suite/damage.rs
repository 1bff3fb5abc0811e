//! Flipped bits: an answer is the right one or an error, never a wrong one,
//! and `doctor` finds and repairs what is damaged.

use super::support::book::{Book, copy_folder};
use super::support::club::found;
use super::support::git::Temp;
use super::support::program::minutebook;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// So many bits are flipped in each kind of file, one at a time.
const FLIPS: usize = 300;

const NEWS: &str = "\
//- firmware/20250312.md
# 2025-03-12

## Agenda

### Anchors (@bo)

See https://example.org/anchors.
";

/// Makes a book of several commits, so that there are several segments and
/// a few deleted records.
fn book(temp: &Temp) -> Book {
    let (repository, _) = found(temp);
    let url = repository.path().display().to_string();
    let book = Book::new(&temp.path().join("home"), &[("club", &url)]);
    book.sync();
    repository.delete("2025-03-11", "board/20250306.md");
    repository.write("2025-03-12", NEWS);
    book.sync();
    book
}

/// The files of an index by kind: the extension, or the whole name of a list.
fn kinds(index: &Path) -> BTreeMap<String, Vec<PathBuf>> {
    let mut kinds: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for entry in fs::read_dir(index).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let extension = path.extension().unwrap().to_str().unwrap().to_owned();
        match extension.as_str() {
            "lock" => {}
            "json" => kinds.entry(name).or_default().push(path),
            _ => kinds.entry(extension).or_default().push(path),
        }
    }
    kinds
}

/// Flips a bit; doing it again restores the file.
fn flip(path: &Path, bit: u64) {
    let mut file = File::options().read(true).write(true).open(path).unwrap();
    let mut byte = [0];
    file.seek(SeekFrom::Start(bit / 8)).unwrap();
    file.read_exact(&mut byte).unwrap();
    byte[0] ^= 1 << (bit % 8);
    file.seek(SeekFrom::Start(bit / 8)).unwrap();
    file.write_all(&byte).unwrap();
}

/// Bits all over the files of a kind, the same in every run.
fn bits(files: &[PathBuf]) -> impl Iterator<Item = (&PathBuf, u64)> {
    let sizes = files
        .iter()
        .map(|file| fs::metadata(file).unwrap().len() * 8);
    let sizes: Vec<u64> = sizes.collect();
    let mut state: u64 = 0x2545_f491_4f6c_dd1d;
    (0..FLIPS).map(move |number| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let at = number % files.len();
        (&files[at], state % sizes[at])
    })
}

#[test]
fn a_flipped_bit_never_gives_a_wrong_answer() {
    let temp = Temp::new();
    let book = book(&temp);
    let golden = book.dump().unwrap();
    let kinds = kinds(&book.home.index());
    let names: Vec<&str> = kinds.keys().map(String::as_str).collect();
    let expected = [
        ".managed.json",
        "del",
        "fast",
        "fieldnorm",
        "idx",
        "meta.json",
        "pos",
        "store",
        "term",
    ];
    assert_eq!(names, expected);
    for (kind, files) in &kinds {
        let mut noticed = 0;
        for (file, bit) in bits(files) {
            flip(file, bit);
            let read = catch_unwind(AssertUnwindSafe(|| book.dump()));
            flip(file, bit);
            match read.unwrap_or_else(|_| panic!("a panic: {kind}, bit {bit}")) {
                Ok(dump) => assert!(dump == golden, "a wrong answer: {kind}, bit {bit}"),
                Err(error) => {
                    assert!(error.is_damaged(), "{kind}, bit {bit}: {error}");
                    noticed += 1;
                }
            }
        }
        assert!(FLIPS / 2 < noticed, "{kind}: only {noticed} are noticed");
    }
    assert_eq!(book.dump().unwrap(), golden);
}

#[test]
fn the_doctor_finds_and_repairs_damage_of_each_kind() {
    let temp = Temp::new();
    let book = book(&temp);
    let run = |args: &[&str]| minutebook(&temp).args(args).run();
    let configured = "sources:\n  - name: club\n    url: ../minutes\n";
    fs::write(book.home.config(), configured).unwrap();
    run(&["sync"]);
    let golden = run(&["export"]);
    assert!(golden.contains("Anchors"), "{golden}");
    let (home, pristine) = (book.home.root(), temp.path().join("pristine"));
    copy_folder(home, &pristine);
    for (kind, files) in kinds(&book.home.index()) {
        fs::remove_dir_all(home).unwrap();
        copy_folder(&pristine, home);
        flip(&files[0], 8 * 4 + 1);
        let name = files[0].file_name().unwrap().to_str().unwrap();
        let asked = run(&["export"]);
        let said = asked.contains("`minutebook doctor` tells") && asked.ends_with("code: 2]\n");
        assert!(asked == golden || said, "{kind}: {asked}");
        let found = run(&["doctor", "--index"]);
        assert!(found.contains(name), "{kind}: {found}");
        assert!(found.ends_with("[exit code: 2]\n"), "{kind}: {found}");
        let repaired = run(&["doctor", "--repair"]);
        assert!(repaired.contains("rebuilding the index"), "{repaired}");
        assert!(!repaired.contains("exit code"), "{kind}: {repaired}");
        assert_eq!(run(&["export"]), golden, "{kind}");
        assert!(run(&["sync"]).contains("nothing new"), "{kind}");
    }
}
