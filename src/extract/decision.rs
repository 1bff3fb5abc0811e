//! What was decided.

use super::Part;
use minutebook_index::model::Decision;

/// Reads them from a part.
pub fn recognize(_part: &Part<'_>) -> Vec<Decision> {
    Vec::new()
}
