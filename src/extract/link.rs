//! The links and their kinds.

use super::Part;
use minutebook_index::model::Link;

/// Reads them from a part.
pub fn recognize(_part: &Part<'_>) -> Vec<Link> {
    Vec::new()
}
