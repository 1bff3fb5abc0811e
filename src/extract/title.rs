//! The heading to show for a part.

use super::Part;

/// Reads the title.
pub fn recognize(_part: &Part<'_>) -> Option<String> {
    None
}
