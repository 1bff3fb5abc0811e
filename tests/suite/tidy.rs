//! The house rules that neither rustfmt nor clippy knows. A failure names file
//! and line. Test code may break those about clocks, files and arrows.

use crate::support::source::{LINES, Line, check, words};
use std::collections::HashMap;

/// Rooms from text to facts: pure, and each sees only those before it.
const PURE: [(&str, &str); 5] = [
    ("parse", "scan extract resolve calendar"),
    ("scan", "parse extract resolve calendar"),
    ("extract", "resolve calendar"),
    ("resolve", "calendar"),
    ("calendar", "parse"),
];
/// Rooms around the pure ones.
const RIM: &str = "crawl home sync answer render cli";

#[test]
fn files_say_what_they_are_for_and_are_short() {
    check("a file begins with `//!`", |line| {
        line.number == 1 && !line.text().starts_with("//!")
    });
    check("a file has at most 600 lines", |line| 600 < line.number);
    check("src/main.rs has at most 40 lines", |line| {
        40 < line.number && line.path == "src/main.rs"
    });
}

#[test]
fn nothing_is_left_for_later() {
    let notes = ["TODO", "FIXME", "XXX"];
    check("no notes to self", |line| {
        let comment = line.comment().unwrap_or_default();
        notes.iter().any(|note| comment.starts_with(note))
    });
    check("no placeholders", |line| {
        let mut macros = ["dbg!", "todo!", "unimplemented!"].iter();
        macros.any(|name| line.code().contains(&format!("{name}(")))
    });
}

#[test]
fn each_library_has_its_room() {
    check("only crawl names git2", |line| {
        line.names("git2") && !line.is_in("crawl") && !line.is_test
    });
    check("only parse names pulldown_cmark", |line| {
        line.names("pulldown_cmark") && !line.is_in("parse") && !line.is_test
    });
    check("only index names tantivy", |line| {
        line.names("tantivy") && !line.path.starts_with("index/src/") && !line.is_test
    });
}

#[test]
fn nothing_public_in_the_index_mentions_tantivy() {
    let mut imports: HashMap<String, String> = HashMap::new();
    for line in LINES.iter() {
        if line.text().starts_with("use tantivy") {
            *imports.entry(line.path.clone()).or_default() += line.code();
        }
    }
    check("a public item of index knows no type of tantivy", |line| {
        let imports = words(imports.get(&line.path).map_or("", String::as_str));
        let types: Vec<&str> = imports
            .filter(|w| w.starts_with(char::is_uppercase))
            .collect();
        let public = line.path.starts_with("index/src/") && line.code().trim().starts_with("pub ");
        public && (line.names("tantivy") || line.names(&types.join(" ")))
    });
}

#[test]
fn pure_rooms_touch_nothing_and_never_fail() {
    let pure = |line: &Line| !line.is_test && PURE.iter().any(|(room, _)| line.is_in(room));
    let clocks = ["Utc::now", "Local::now", "print!", "println!"];
    check("a pure room knows no files, clock or environment", |line| {
        let std = line.code().contains("std::") && line.names("fs env io net process thread time");
        let clock = clocks.iter().any(|clock| line.code().contains(clock));
        pure(line) && (std || clock || line.names("SystemTime Instant"))
    });
    check("a pure room returns no `Result`", |line| {
        let returned = line.code().split_once("->").map(|(_, returned)| returned);
        pure(line) && line.is_public() && returned.is_some_and(|r| r.contains("Result<"))
    });
}

#[test]
fn arrows_never_point_back() {
    for (room, later) in PURE {
        check(&format!("{room} sees none of {later} {RIM}"), |line| {
            let path = line.code().contains("crate::") && line.is_in(room) && !line.is_test;
            path && line.names(&format!("{later} {RIM}"))
        });
    }
}

#[test]
fn no_project_is_named_in_code() {
    let projects = ["sovereigncloudstack", "nodejs", "spdx", "napari"];
    check("what is special about a project is configuration", |line| {
        let text = line.text().to_lowercase();
        let named =
            projects.iter().any(|name| text.contains(name)) || words(&text).any(|w| w == "scs");
        named && (line.path.starts_with("src/") || line.path.starts_with("index/src/"))
    });
}
