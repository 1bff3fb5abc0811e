//! The day of a meeting: candidates in path and text, and where a file that
//! records several meetings falls into parts.
//!
//! `# Team Storage, 20 March 2025`, `Date: 2025-03-20`, a line that is nothing
//! but a date, `date: 2025-03-20` in the front matter. Which of them is right
//! is settled elsewhere.

mod parts;
mod path;
mod shape;
mod short;
mod wording;

#[cfg(test)]
mod tests;

pub use parts::{Cut, parts};
pub use path::from_path;
pub use shape::shape;
pub(crate) use wording::{day_spans, is_day, is_meeting_word, without_dates};

use super::{DateEvidence, DateOrigin, Part};
use crate::parse::{Block, BlockKind};
use crate::scan;
use wording::{
    is_dated_label, is_only_a_date, label_of, speaks_of_another, speaks_of_meeting, states,
};

/// How many headings are "near the top".
const TOP_HEADINGS: usize = 6;
/// How many other blocks are.
const TOP_BLOCKS: usize = 24;
/// How many blocks are the first lines of text.
const FIRST_BLOCKS: usize = 6;

/// Reads the candidates for the day from a part.
pub fn recognize(part: &Part<'_>) -> Vec<DateEvidence> {
    let mut found = front_matter(part);
    found.extend(headings(part));
    found.extend(lines(part));
    found
}

fn front_matter(part: &Part<'_>) -> Vec<DateEvidence> {
    if part.blocks.start != 0 {
        return Vec::new();
    }
    let keys = [
        "date",
        "datum",
        "day",
        "when",
        "meeting_date",
        "meeting-date",
    ];
    let fields = part.document.front_matter.iter();
    fields
        .filter_map(|field| {
            let key = field.key.rsplit('.').next().unwrap_or_default();
            let origin = match key {
                "title" | "titel" => DateOrigin::Heading,
                _ if keys.contains(&key) => DateOrigin::FrontMatter,
                _ => return None,
            };
            in_text(field.values.first()?, origin, field.line)
        })
        .collect()
}

/// The first day named in a text.
fn in_text(text: &str, origin: DateOrigin, line: u32) -> Option<DateEvidence> {
    let mut found = scan::dates(text).into_iter();
    let date = found.find(|found| is_day(&found.value))?.value;
    Some(DateEvidence { date, origin, line })
}

/// The first day that a line names; behind a label it may have a short year.
fn in_line(text: &str, origin: DateOrigin, line: u32) -> Vec<DateEvidence> {
    match (in_text(text, origin, line), label_of(text)) {
        (Some(found), _) => vec![found],
        (None, Some(rest)) => short::readings(rest, origin, line),
        (None, None) => Vec::new(),
    }
}

/// The first two headings may say anything beside the day, the ones below
/// them nothing else, lest the date of a topic is taken.
fn headings(part: &Part<'_>) -> Vec<DateEvidence> {
    let blocks = part.blocks().iter();
    let all = blocks.filter(|b| matches!(b.kind, BlockKind::Heading(_)));
    let top = all.take(TOP_HEADINGS).enumerate();
    let dated = top.filter(|(index, block)| {
        let plain = *index == 0 || is_dated_label(&block.text) || speaks_of_meeting(&block.text);
        let plain =
            plain && (*index < 2 || is_only_a_date(&block.text) || is_dated_label(&block.text));
        plain && !speaks_of_another(&block.text)
    });
    let named = dated.filter_map(|(_, b)| in_text(&b.text, DateOrigin::Heading, b.line()));
    named.chain(labelled(part)).collect()
}

/// `## Date: 24-06-13`
fn labelled(part: &Part<'_>) -> Vec<DateEvidence> {
    let blocks = part.blocks().iter();
    let all = blocks.filter(|b| matches!(b.kind, BlockKind::Heading(_)));
    let top = all.take(TOP_HEADINGS);
    let told = top.filter_map(|b| Some((label_of(&b.text)?, b.line())));
    told.flat_map(|(rest, line)| short::readings(rest, DateOrigin::Heading, line))
        .collect()
}

fn lines(part: &Part<'_>) -> Vec<DateEvidence> {
    let blocks = part.blocks();
    let mut found = Vec::new();
    let mut below_label = false;
    for (index, block) in blocks.iter().enumerate().take(TOP_BLOCKS) {
        if matches!(block.kind, BlockKind::Heading(_)) {
            below_label = label_of(&block.text).is_some();
            continue;
        }
        let place = Place { index, below_label };
        found.extend(in_block(block, place));
        below_label = below_label && block.text.trim().is_empty();
    }
    found
}

/// Where a block stands among those at the top.
#[derive(Clone, Copy)]
struct Place {
    index: usize,
    below_label: bool,
}

fn is_item(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Item { .. } | BlockKind::Row { .. })
}

fn in_block(block: &Block, place: Place) -> Vec<DateEvidence> {
    if matches!(block.kind, BlockKind::Code) || 0 < block.quotes {
        return Vec::new();
    }
    let lines = block.text.lines().zip(&block.lines);
    lines
        .enumerate()
        .filter_map(|(row, (text, line))| {
            let first = place.index == 0 && row == 0 && text.len() < 120;
            let told = label_of(text).is_some() || (place.below_label && row == 0);
            let plain = is_only_a_date(text) && (place.index < 2 || !is_item(block));
            let stated = place.index < FIRST_BLOCKS && states(text);
            let origin = if told || plain || stated {
                DateOrigin::DateLine
            } else if first {
                DateOrigin::Heading
            } else if place.index < FIRST_BLOCKS && is_dated_label(text) {
                DateOrigin::Text
            } else {
                return None;
            };
            (!speaks_of_another(text)).then(|| in_line(text, origin, *line))
        })
        .flatten()
        .collect()
}
