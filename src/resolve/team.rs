//! Teams: one id and one name for all spellings in a source.

use super::FileEvidence;
use crate::config::SourceConfig;
use minutebook_index::model::Team;

/// The teams of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Teams {
    /// Whose meeting each file records.
    pub of_files: Vec<Option<Team>>,
}

impl Teams {
    /// Returns the team that is meant by a name in a text, a new one if none is.
    pub fn named(&self, name: &str) -> Team {
        Team {
            id: slug(name),
            name: name.to_owned(),
        }
    }
}

/// Settles which team each file belongs to.
pub fn settle(_source: &SourceConfig, files: &[FileEvidence]) -> Teams {
    let of_file = |file: &FileEvidence| {
        let folder = file.evidence.folders.first()?;
        Some(Team {
            id: slug(folder),
            name: folder.clone(),
        })
    };
    Teams {
        of_files: files.iter().map(of_file).collect(),
    }
}

/// Makes an id of a name: lower-case letters and digits joined by hyphens.
pub fn slug(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}
