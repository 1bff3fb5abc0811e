//! The text of a part in the pieces that search finds.

use super::Part;
use minutebook_index::model::{AgendaItem, Passage};

/// Cuts a part into passages, one for each section with text of its own.
pub fn recognize(_part: &Part<'_>, _agenda: &[AgendaItem]) -> Vec<Passage> {
    Vec::new()
}
