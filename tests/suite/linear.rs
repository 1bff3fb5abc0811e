//! Work grows with the size of a file, not with its square: whatever is
//! repeated in it, four times as much of it takes about four times as long.

use super::support::corpus::evidence;
use minutebook::config::SourceConfig;
use minutebook::resolve::{Resolved, resolve};
use std::time::{Duration, Instant};

/// What a hostile or odd file may be full of.
const PIECES: [&str; 34] = [
    "[",
    "[](",
    "![",
    "*a_",
    "<a ",
    "<!-- ",
    "`a``",
    "|a",
    "|a|b|\n",
    "7",
    "> ",
    "(a) ",
    "a: ",
    "a's ",
    "&amp;",
    "- [ ] ",
    "- [ ] a\n",
    "  - a\n",
    "1. a\n",
    "# a\n",
    "# 2024-06-13\n",
    "---\n## a\n",
    "## Team Ops\n* a\n",
    "2024-06-13 ",
    "@ada, ",
    "Ada Lovelace, ",
    "Present: Ada, Bob\n",
    "https://example.org/a ",
    "[a](b) ",
    "* Swallow Days February 3-4\n",
    "Every Monday ",
    "Weekly on Mondays 14:00 CET\n",
    "AI @ada: do it\n",
    "We decided to meet. ",
];
/// Bytes of the smaller file.
const SIZE: usize = 30_000;
/// The larger one is so many times as large …
const GROWTH: u32 = 4;
/// … and takes at most so many times as long; squares would be 16 times. More
/// than four, since what is small fits into nearer memory.
const AT_MOST: u32 = 10;
/// A machine may be busy with something else.
const ATTEMPTS: usize = 10;

#[test]
fn work_grows_with_the_size_of_a_file() {
    for piece in PIECES {
        let small = file(piece, SIZE);
        let large = file(piece, SIZE * GROWTH as usize);
        let is_linear = || shortest(|| read(&large)) <= AT_MOST * shortest(|| read(&small));
        assert!((0..ATTEMPTS).any(|_| is_linear()), "{piece:?}");
    }
}

fn file(piece: &str, size: usize) -> String {
    format!("# Call\n\n{}", piece.repeat(size / piece.len()))
}

/// Returns the shortest of some times, which others disturbed the least.
fn shortest<T>(work: impl Fn() -> T) -> Duration {
    let times = (0..3).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn read(text: &str) -> Vec<Resolved> {
    let file = evidence("2024-06-13.md", text);
    resolve(&SourceConfig::default(), &[file]).concat()
}
