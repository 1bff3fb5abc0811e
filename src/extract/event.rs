//! Announcements of events.

use super::{MentionEvidence, Part};

/// Reads them from a part.
pub fn recognize(_part: &Part<'_>) -> Vec<MentionEvidence> {
    Vec::new()
}
