//! Progress of a sync: a bar on a terminal, lines with `-v`, or nothing.

use super::error::say;
use crate::render::table::printable;
use crate::sync::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// Returns progress that nobody sees.
pub(crate) fn silent() -> Box<dyn Progress> {
    Box::new(Silent)
}

/// Returns progress that is told line by line.
pub(crate) fn lines() -> Box<dyn Progress> {
    Box::new(Lines)
}

/// Returns a bar, gone at the end.
pub(crate) fn bar() -> Box<dyn Progress> {
    Box::new(Bar::new())
}

struct Lines;

impl Progress for Lines {
    fn source(&self, name: &str) {
        say(&format!("{name}: looking for news"));
    }

    fn note(&self, said: &str) {
        // Of a transfer only its end is worth a line.
        if !said.contains("% (") || said.ends_with("done.") {
            say(&format!("  {said}"));
        }
    }

    fn files(&self, done: usize, of: usize) {
        if done == of {
            say(&format!("  {of} files read"));
        }
    }
}

struct Silent;

impl Progress for Silent {
    fn source(&self, _name: &str) {}
    fn note(&self, _said: &str) {}
    fn files(&self, _done: usize, _of: usize) {}
}

struct Bar(ProgressBar);

impl Bar {
    fn new() -> Self {
        let bar = ProgressBar::no_length();
        let style = ProgressStyle::with_template("{spinner} {prefix} {wide_msg}");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }
}

impl Progress for Bar {
    fn source(&self, name: &str) {
        self.0.set_prefix(printable(name));
        self.0.set_message("");
    }

    fn note(&self, said: &str) {
        self.0.set_message(printable(said));
    }

    fn files(&self, done: usize, of: usize) {
        self.0.set_message(format!("{done} of {of} files read"));
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
