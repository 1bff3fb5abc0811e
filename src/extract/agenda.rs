//! The topics.

use super::Part;
use minutebook_index::model::AgendaItem;

/// Reads them from a part.
pub fn recognize(_part: &Part<'_>) -> Vec<AgendaItem> {
    Vec::new()
}
