//! Our own source code, line by line, for the tests that hold house rules.

use super::corpus::{files, root};
use std::{fs, sync::LazyLock};

/// A line of Rust; an import or a signature over several lines is one.
pub(crate) struct Line {
    /// Path from the root of the workspace.
    pub(crate) path: String,
    /// Number, 1-based.
    pub(crate) number: usize,
    /// Whether it stands in a `tests.rs`, in `tests/` or below `#[cfg(test)]`.
    pub(crate) is_test: bool,
    text: String,
}

impl Line {
    /// Returns the whole line.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the line without its comment.
    pub(crate) fn code(&self) -> &str {
        self.text.split("//").next().unwrap_or_default()
    }

    /// Returns the comment without its slashes.
    pub(crate) fn comment(&self) -> Option<&str> {
        let (_, comment) = self.text.split_once("//")?;
        Some(comment.trim_start_matches(['/', '!', ' ']))
    }

    /// Tells whether the code names one of the words, parted by blanks.
    pub(crate) fn names(&self, some: &str) -> bool {
        words(self.code()).any(|word| !word.is_empty() && some.split(' ').any(|s| s == word))
    }

    /// Tells whether others see what is declared here.
    pub(crate) fn is_public(&self) -> bool {
        let code = self.code().trim_start();
        code.starts_with("pub ") || code.starts_with("pub(")
    }

    /// Tells whether it belongs to a top-level module: `src/NAME.rs`, `src/NAME/`.
    pub(crate) fn is_in(&self, module: &str) -> bool {
        let rest = self.path.strip_prefix("src/");
        let rest = rest.and_then(|path| path.strip_prefix(module));
        rest.is_some_and(|rest| rest.starts_with(['.', '/']))
    }
}

/// Every line of Rust in the workspace.
pub(crate) static LINES: LazyLock<Vec<Line>> = LazyLock::new(lines);

fn lines() -> Vec<Line> {
    let folders = ["src", "index", "tests", "examples", "benches", "fuzz"];
    let mut lines = Vec::new();
    for folder in folders {
        for name in files(&root().join(folder), "rs") {
            let path = format!("{folder}/{name}");
            if !path.contains("/target/") {
                read(&path, &mut lines);
            }
        }
    }
    lines
}

/// Fails with file and line of every line that breaks a rule.
pub(crate) fn check(rule: &str, is_wrong: impl Fn(&Line) -> bool) {
    let wrong = LINES.iter().filter(|line| is_wrong(line));
    let places: Vec<String> = wrong
        .map(|l| format!("{}:{}: {}", l.path, l.number, l.text().trim()))
        .collect();
    assert!(places.is_empty(), "{rule}:\n{}", places.join("\n"));
}

/// Splits a text into names.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

fn read(path: &str, lines: &mut Vec<Line>) {
    let text = fs::read_to_string(root().join(path)).unwrap();
    let mut is_test = path.contains("tests");
    let mut numbered = text.lines().enumerate();
    while let Some((index, line)) = numbered.next() {
        let mut text = line.to_owned();
        while is_broken(&text) {
            let Some((_, next)) = numbered.next() else {
                break;
            };
            text += next;
        }
        is_test |= text.starts_with("#[cfg(test)]");
        let (path, number) = (path.to_owned(), index + 1);
        lines.push(Line {
            path,
            number,
            is_test,
            text,
        });
    }
}

/// Tells whether an import or a signature goes on in the next line.
fn is_broken(text: &str) -> bool {
    let visibility = ["", "pub", "crate", "super", "const"];
    let mut names = words(text).skip_while(|word| visibility.contains(word));
    match names.next() {
        _ if text.trim_start().starts_with("//") => false,
        Some("use") => !text.contains(';'),
        Some("fn") => !text.contains(['{', ';']),
        _ => false,
    }
}
