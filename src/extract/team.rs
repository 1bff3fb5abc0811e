//! Names of the team in title and headings.

use super::{Part, TeamEvidence};

/// Reads them from a part.
pub fn recognize(_part: &Part<'_>) -> Vec<TeamEvidence> {
    Vec::new()
}
