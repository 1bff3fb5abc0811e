//! Progress of a sync on a terminal: one line on stderr, gone at the end.

use crate::sync::Progress;
use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// Returns a bar that is shown, or one that is not.
pub(crate) fn new(shown: bool) -> Box<dyn Progress> {
    match shown {
        true => Box::new(Bar::new()),
        false => Box::new(Silent),
    }
}

struct Silent;

impl Progress for Silent {
    fn source(&self, _name: &str) {}
    fn files(&self, _done: usize, _of: usize) {}
}

struct Bar(ProgressBar);

impl Bar {
    fn new() -> Self {
        let bar = ProgressBar::no_length();
        let style = ProgressStyle::with_template("{spinner} {msg} {pos}/{len} files");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }
}

impl Progress for Bar {
    fn source(&self, name: &str) {
        self.0.set_message(name.to_owned());
        self.0.set_length(0);
    }

    fn files(&self, done: usize, of: usize) {
        self.0.set_length(of as u64);
        self.0.set_position(done as u64);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
