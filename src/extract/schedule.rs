//! Statements of when teams meet.

use super::{Part, ScheduleEvidence};

/// Reads them from a part.
pub fn recognize(_part: &Part<'_>) -> Vec<ScheduleEvidence> {
    Vec::new()
}
