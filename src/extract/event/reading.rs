//! A line → what it says of dates, names and kinds of events.
//!
//! A line that lists several events ("`RoseCon` on May 3; Leaf Day on May 5")
//! is read as several.

use super::line::{self, Line, Role, Url};
use super::table::Cells;
use super::when::{self, When};
use super::zone::Zone;
use super::{clause, segment, words};
use crate::extract::signal::Signals;
use crate::scan::{DateText, Found};
use std::{borrow::Cow, ops::Range};

/// A sentence with more days is none, and to look around each takes long.
pub(super) const MANY_DAYS: usize = 32;

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
    /// Notes a line that no announcement needs: where it stands and its links.
    pub(super) fn passed(line: &Line) -> Self {
        Self {
            line: Line {
                text: String::new(),
                urls: line.urls.clone(),
                cells: Cells::default(),
                ..*line
            },
            ..Self::default()
        }
    }

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

    /// Leaves out the days that are not the event's, if one is.
    fn keep_days_of_event(&mut self) {
        let text = &self.line.text;
        let told = |day: &Found<DateText>| {
            when::is_ahead(&day.value) && clause::is_of_event(text, &day.span)
        };
        let many = (2..=MANY_DAYS).contains(&self.when.days.len());
        if self.names_event && many && self.when.days.iter().any(told) {
            let days = std::mem::take(&mut self.when.days);
            self.when.days = days.into_iter().filter(told).collect();
        }
    }

    /// Returns how many words the line has besides dates and brackets.
    pub(super) fn word_count(&self) -> usize {
        words::words(&self.plain).count()
    }
}

/// Reads a line; outside of lists of events each sentence by itself.
pub(super) fn read(line: &Line, zone: Zone) -> Vec<Reading> {
    let prose = zone == Zone::Outside && matches!(line.role, Role::Item(_) | Role::Text(_));
    if !prose {
        return divided(line, 0..line.text.len(), |_| {});
    }
    let sentences = clause::sentences(&line.text).into_iter();
    let spans = joined(line, sentences);
    let read = spans.into_iter();
    read.flat_map(|span| divided(line, span, Reading::keep_days_of_event))
        .collect()
}

/// Joins a sentence that names an event with the next one, if that tells its
/// day: "We have a place for the summit. It will be on May 3."
fn joined(line: &Line, sentences: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    let (mut open, mut called) = (false, false);
    for span in sentences {
        let piece = &line.text[span.clone()];
        if called
            && !words::names_event(piece)
            && when::is_call(piece)
            && let Some(last) = spans.last_mut()
        {
            last.end = span.end;
            continue;
        }
        if open
            && !words::names_event(piece)
            && let Some(last) = spans.last_mut()
            && tells_day(line, last.start, &span)
        {
            last.end = span.end;
            open = false;
            continue;
        }
        let follows = span.end < line.text.len();
        called = follows && words::names_event(piece);
        open = follows && words::names_event(piece) && crate::scan::dates(piece).is_empty();
        spans.push(span);
    }
    spans
}

/// Tells whether a sentence tells the day of the event named since `start`.
fn tells_day(line: &Line, start: usize, sentence: &Range<usize>) -> bool {
    let days = crate::scan::dates(&line.text[sentence.clone()]);
    let shift = sentence.start - start;
    days.first().is_some_and(|day| {
        let day = day.span.start + shift..day.span.end + shift;
        clause::is_of_event(&line.text[start..sentence.end], &day)
    })
}

/// Reads a piece of a line, which may list several events.
fn divided(line: &Line, span: Range<usize>, tidy: impl Fn(&mut Reading)) -> Vec<Reading> {
    let mut whole = of_text(line, &span);
    tidy(&mut whole);
    let parts = parts(&line.text[span.clone()], &whole.when);
    if parts.len() < 2 {
        return vec![whole];
    }
    let parts = parts.into_iter();
    let parts = parts.map(|part| of_text(line, &(span.start + part.start..span.start + part.end)));
    parts.collect()
}

fn of_text(line: &Line, span: &Range<usize>) -> Reading {
    let text = &line.text[span.clone()];
    let (plain, asides, when) = plain(text, line.signals);
    let last = span.end == line.text.len();
    let here = |url: &&Url| span.contains(&url.at) || last && span.end <= url.at;
    let urls = line.urls.iter().filter(here).cloned();
    Reading {
        names_event: line.signals.has(Signals::EVENT) && words::names_event(&plain),
        line: Line {
            text: text.to_owned(),
            urls: urls.collect(),
            cells: line.cells.clone(),
            ..*line
        },
        plain,
        asides,
        when,
    }
}

/// Returns a text without dates, times and brackets, what stood in brackets, and
/// what is said of dates and times.
fn plain(text: &str, signals: Signals) -> (String, Vec<String>, When) {
    let when = if signals.may_hold_date() || signals.may_hold_time() {
        when::read(text)
    } else {
        When::default()
    };
    let masked = if when.spans.is_empty() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(line::masked(text, &(0..text.len()), when.spans.clone()))
    };
    let (plain, asides) = if masked.contains(['(', '[']) {
        segment::asides(&masked)
    } else {
        (masked.into_owned(), Vec::new())
    };
    (plain, asides, when)
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
