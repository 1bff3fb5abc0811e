//! A line → what it says of dates, names and kinds of events.
//!
//! A line that lists several events ("`RoseCon` on May 3; Leaf Day on May 5")
//! is read as several.

use super::line::{self, Line, Role};
use super::when::{self, When};
use super::{segment, words};
use std::ops::Range;

/// A line, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reading {
    /// The line.
    pub line: Line,
    /// Its text without brackets; `|` stands for dates, times and links.
    pub plain: String,
    /// What stands in brackets.
    pub asides: Vec<String>,
    /// Its dates and times.
    pub when: When,
    /// Whether it names a kind of event.
    pub names_event: bool,
}

impl Reading {
    /// Returns how many lists the line stands in.
    pub(super) fn depth(&self) -> u8 {
        self.line.role.depth()
    }

    /// Returns the level, if the line is a heading.
    pub(super) fn level(&self) -> Option<u8> {
        match self.line.role {
            Role::Heading(level) => Some(level),
            _ => None,
        }
    }

    /// Tells whether the line says on which day something takes place.
    pub(super) fn is_dated(&self) -> bool {
        !self.when.days.is_empty()
    }

    /// Returns how many words the line has besides dates and brackets.
    pub(super) fn word_count(&self) -> usize {
        words::words(&self.plain).count()
    }
}

/// Reads a line.
pub(super) fn read(line: &Line) -> Vec<Reading> {
    let whole = of_text(line, &line.text);
    let parts = parts(&line.text, &whole.when);
    match parts.len() {
        0 | 1 => vec![whole],
        _ => parts
            .into_iter()
            .map(|span| of_text(line, &line.text[span]))
            .collect(),
    }
}

fn of_text(line: &Line, text: &str) -> Reading {
    let when = when::read(text);
    let masked = line::masked(text, &(0..text.len()), when.spans.clone());
    let (plain, asides) = segment::asides(&masked);
    Reading {
        names_event: words::names_event(&plain),
        line: Line {
            text: text.to_owned(),
            ..line.clone()
        },
        plain,
        asides,
        when,
    }
}

/// Splits a line with several dated events, each with a kind of event.
fn parts(text: &str, when: &When) -> Vec<Range<usize>> {
    if when.days.len() < 2 {
        return Vec::new();
    }
    let days = when.days.iter().map(|d| d.span.clone());
    let (starts, ends): (Vec<usize>, Vec<usize>) = days.map(|s| (s.start, s.end)).unzip();
    let date_first = !text[..starts[0]].chars().any(char::is_alphanumeric);
    let bounds: Vec<usize> = if date_first {
        starts[1..].to_vec()
    } else {
        ends[..ends.len() - 1].to_vec()
    };
    let begins = std::iter::once(0).chain(bounds.iter().copied());
    let finishes = bounds.iter().copied().chain([text.len()]);
    let spans: Vec<Range<usize>> = begins.zip(finishes).map(|(s, e)| s..e).collect();
    let each = |span: &Range<usize>| words::names_event(&text[span.clone()]);
    if spans.iter().all(each) {
        spans
    } else {
        Vec::new()
    }
}
