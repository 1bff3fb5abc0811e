//! Which paths are read.
//!
//! Only the path decides, never the content, since a partial clone must know
//! which contents to ask for: Markdown by its extension, and files without an
//! extension whose path is named like minutes (`2021/2021-11-10`, `minutes`).

use anyhow::{Context as _, Result};
use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

/// Decides which paths are read.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    include: Option<GlobSet>,
}

const MARKDOWN: [&str; 2] = ["md", "markdown"];

/// Formats that hold minutes elsewhere, and the name they are counted under.
const NOT_READ: [(&str, &str); 7] = [
    ("adoc", "adoc"),
    ("asciidoc", "adoc"),
    ("htm", "html"),
    ("html", "html"),
    ("org", "org"),
    ("rst", "rst"),
    ("txt", "txt"),
];

const MEETING_WORDS: [&str; 9] = [
    "agenda",
    "meeting",
    "meetings",
    "minutes",
    "mom",
    "notes",
    "notizen",
    "protocol",
    "protokoll",
];

impl Filter {
    /// Makes a filter of globs; without any, of the usual names.
    pub(super) fn new(include: &[String]) -> Result<Filter> {
        if include.is_empty() {
            return Ok(Filter { include: None });
        }
        let mut set = GlobSetBuilder::new();
        for pattern in include {
            for glob in globs(pattern)? {
                set.add(glob);
            }
        }
        let set = set.build().context("the globs are too large")?;
        Ok(Filter { include: Some(set) })
    }

    /// Returns whether a file is to be read.
    pub(super) fn wants(&self, path: &str) -> bool {
        match &self.include {
            Some(set) => set.is_match(path),
            None => match extension(path) {
                Some(extension) => is_markdown(&extension),
                None => is_named_like_minutes(path),
            },
        }
    }

    /// Returns the name under which a file that is not wanted is counted.
    pub(super) fn counted_as(path: &str) -> Option<&'static str> {
        let extension = extension(path)?;
        let found = NOT_READ.iter().find(|(known, _)| *known == extension);
        found.map(|(_, name)| *name)
    }
}

/// Returns whether a name ends like a Markdown file.
pub(super) fn is_markdown_name(path: &str) -> bool {
    extension(path).is_some_and(|extension| is_markdown(&extension))
}

/// Reads a glob: `*` stays within a folder, and a path without wildcards
/// stands for a file as well as for everything in a folder.
pub(crate) fn globs(pattern: &str) -> Result<Vec<Glob>> {
    let glob = |pattern: &str| {
        GlobBuilder::new(pattern)
            .literal_separator(true)
            .build()
            .with_context(|| format!("`{pattern}` is not a glob"))
    };
    let plain = pattern.strip_prefix("./").unwrap_or(pattern);
    let plain = plain.trim_end_matches('/');
    if plain.contains(['*', '?', '[', '{']) {
        return Ok(vec![glob(plain)?]);
    }
    Ok(vec![glob(plain)?, glob(&format!("{plain}/**"))?])
}

fn is_markdown(extension: &str) -> bool {
    MARKDOWN.contains(&extension)
}

/// Returns the extension in lower case; `2021.11.10` and `.gitignore` have none.
fn extension(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let (stem, extension) = name.rsplit_once('.')?;
    let is_number = extension.bytes().all(|b| b.is_ascii_digit());
    let has_space = extension.contains(' ');
    (!stem.is_empty() && !is_number && !has_space).then(|| extension.to_lowercase())
}

/// A word about meetings in the name, or a year in the path and a digit in
/// the name: `minutes`, `2021-11-10`, `2021/november-10`.
fn is_named_like_minutes(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    if name.starts_with('.') {
        return false;
    }
    let mut words = name.split(|c: char| !c.is_alphabetic());
    let has_word = words.any(|word| MEETING_WORDS.contains(&word));
    has_word || has_year(path) && name.bytes().any(|b| b.is_ascii_digit())
}

fn has_year(path: &str) -> bool {
    let mut runs = path.split(|c: char| !c.is_ascii_digit());
    runs.any(|run| {
        let is_date = [4, 6, 8].contains(&run.len());
        is_date && (run.starts_with("19") || run.starts_with("20"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(include: &[&str], cases: &[(&str, bool)]) {
        let include: Vec<String> = include.iter().map(ToString::to_string).collect();
        let filter = Filter::new(&include).unwrap();
        for (path, expected) in cases {
            assert_eq!(filter.wants(path), *expected, "{path}");
        }
    }

    #[test]
    fn usual_names() {
        check(
            &[],
            &[
                ("README.md", true),
                ("a/b/20240613.MD", true),
                ("a/x.markdown", true),
                ("2021/wg/2021-11-10", true),
                ("2021/wg/november-10", true),
                ("2021.11.10", true),
                ("board/Minutes", true),
                ("20231107-call", true),
                ("LICENSE", false),
                ("minutes/LICENSE", false),
                ("2021/Makefile", false),
                (".gitignore", false),
                (".2021-notes", false),
                ("slides.pdf", false),
                ("2021-01-01.txt", false),
                ("bin/deadbeef12345678", false),
            ],
        );
    }

    #[test]
    fn globs_override() {
        check(
            &["wg/**/*.txt", "board", "top.*"],
            &[
                ("wg/a/b.txt", true),
                ("wg/b.txt", true),
                ("wg/b.md", false),
                ("board/x/any", true),
                ("boards/x", false),
                ("top.org", true),
                ("a/top.org", false),
            ],
        );
        let error = Filter::new(&["a[".into()]).unwrap_err();
        assert_eq!(error.to_string(), "`a[` is not a glob");
    }

    #[test]
    fn other_formats_are_counted() {
        let cases = [
            ("a.HTM", Some("html")),
            ("a/b.rst", Some("rst")),
            ("a.png", None),
            ("a", None),
        ];
        for (path, expected) in cases {
            assert_eq!(Filter::counted_as(path), expected, "{path}");
        }
    }
}
