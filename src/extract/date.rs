//! The day of a meeting: candidates in path and text, and where a file that
//! records several meetings falls into parts.

use super::{DateEvidence, Part, Shape};
use crate::parse::Document;
use std::ops::Range;

/// Reads the days that file name and folders name.
pub fn from_path(_path: &str) -> Vec<DateEvidence> {
    Vec::new()
}

/// Cuts a document into the meetings it records: runs of blocks, at least one.
pub fn parts(document: &Document) -> Vec<Range<usize>> {
    std::iter::once(0..document.blocks.len()).collect()
}

/// Reads the candidates for the day from a part.
pub fn recognize(_part: &Part<'_>) -> Vec<DateEvidence> {
    Vec::new()
}

/// Reads the signs that a part is, or is not, the record of a meeting.
pub fn shape(_part: &Part<'_>) -> Shape {
    Shape::default()
}
