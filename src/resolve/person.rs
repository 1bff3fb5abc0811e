//! People: one spelling for a person who is written in several ways.

use super::FileEvidence;
use crate::config::SourceConfig;
use minutebook_index::model::Participant;

/// The people of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {}

impl People {
    /// Folds an attendance list: everybody once, the handle with its name.
    pub fn fold(&self, participants: &[Participant]) -> Vec<Participant> {
        participants.to_vec()
    }
}

/// Learns from all attendance lists which handle and which name go together.
pub fn settle(_source: &SourceConfig, _files: &[FileEvidence]) -> People {
    People::default()
}
