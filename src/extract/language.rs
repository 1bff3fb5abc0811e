//! The language most of a document is written in.

use crate::parse::Document;

/// Returns the ISO 639-1 code, if there is enough text to tell.
pub fn recognize(_document: &Document) -> Option<String> {
    None
}
