//! What can go wrong with an index.

use crate::lock::Owner;
use std::path::{Path, PathBuf};
use tantivy::{
    TantivyError,
    directory::error::{LockError, OpenDirectoryError, OpenReadError},
};

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Why an index could not be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no index at that path.
    #[error("no index at `{}`", path.display())]
    NotFound {
        /// Directory of the index.
        path: PathBuf,
    },
    /// The index was written by another version of minutebook.
    #[error("the index at `{}` has {}, this program reads version {expected}", path.display(), version(*found))]
    Version {
        /// Directory of the index.
        path: PathBuf,
        /// Its version, where it can be told.
        found: Option<u32>,
        /// The version that this program reads and writes.
        expected: u32,
    },
    /// Somebody else writes the index.
    #[error("the index at `{}` is being written by {}", path.display(), owner_name(owner.as_ref()))]
    Locked {
        /// Directory of the index.
        path: PathBuf,
        /// Who it is, where they left word.
        owner: Option<Owner>,
    },
    /// What the index holds is not what was written.
    #[error("the index at `{}` is damaged: {detail}", path.display())]
    Damaged {
        /// Directory of the index.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// A file that belongs to the index has gone.
    #[error("the index at `{}` is damaged: `{}` is missing", path.display(), file.display())]
    Incomplete {
        /// Directory of the index.
        path: PathBuf,
        /// Name of the file.
        file: PathBuf,
    },
    /// The system refused.
    #[error("cannot {action} `{}`", path.display())]
    Io {
        /// What was tried, as an infinitive.
        action: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
    /// The engine below failed for another reason.
    #[error("the index at `{}` cannot be used", path.display())]
    Engine {
        /// Directory of the index.
        path: PathBuf,
        /// The engine's error.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A record could not be turned into JSON.
    #[error("a record cannot be written as JSON")]
    Json(#[from] serde_json::Error),
    /// A record could not be turned into bytes.
    #[error("a record cannot be written")]
    Record(#[from] postcard::Error),
}

impl Error {
    /// Returns whether there is no index.
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::NotFound { .. })
    }

    /// Returns whether somebody else writes the index.
    pub fn is_locked(&self) -> bool {
        matches!(self, Self::Locked { .. })
    }

    /// Returns whether the index is of another version.
    pub fn is_version(&self) -> bool {
        matches!(self, Self::Version { .. })
    }

    /// Returns whether the index is of an older version, so that it can be made
    /// anew without loss.
    pub fn is_older(&self) -> bool {
        matches!(self, Self::Version { found: Some(found), expected, .. } if found < expected)
    }

    /// Returns whether the index is not what was written.
    pub fn is_damaged(&self) -> bool {
        matches!(self, Self::Damaged { .. } | Self::Incomplete { .. })
    }

    /// Makes an error of the engine's, met in the index at `path`.
    pub(crate) fn engine(path: &Path, error: TantivyError) -> Self {
        let path = path.to_owned();
        match error {
            TantivyError::OpenDirectoryError(OpenDirectoryError::DoesNotExist(_)) => {
                Self::NotFound { path }
            }
            TantivyError::OpenReadError(OpenReadError::FileDoesNotExist(file)) => {
                missing(path, &file)
            }
            TantivyError::OpenReadError(OpenReadError::IncompatibleIndex(_))
            | TantivyError::IncompatibleIndex(_) => Self::Version {
                path,
                found: None,
                expected: crate::schema::VERSION,
            },
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Locked { path, owner: None },
            TantivyError::DataCorruption(_)
            | TantivyError::DeserializeError(_)
            | TantivyError::SchemaError(_)
            | TantivyError::FieldNotFound(_) => Self::damaged(&path, error.to_string()),
            TantivyError::IoError(io)
            | TantivyError::OpenReadError(OpenReadError::IoError { io_error: io, .. })
                if is_damage(io.kind()) =>
            {
                Self::damaged(&path, io.to_string())
            }
            other => Self::Engine {
                path,
                source: Box::new(other),
            },
        }
    }

    /// Makes an error of the system's answer.
    pub(crate) fn io(action: &'static str, path: &Path, source: std::io::Error) -> Self {
        Self::Io {
            action,
            path: path.to_owned(),
            source,
        }
    }

    /// Makes an error for content that is not what was written.
    pub(crate) fn damaged(path: &Path, detail: impl Into<String>) -> Self {
        Self::Damaged {
            path: path.to_owned(),
            detail: detail.into(),
        }
    }
}

/// Tells no index from an index of which a part has gone.
fn missing(path: PathBuf, file: &Path) -> Error {
    if file == Path::new(crate::index::META_FILE) {
        Error::NotFound { path }
    } else {
        let file = file.to_owned();
        Error::Incomplete { path, file }
    }
}

fn is_damage(kind: std::io::ErrorKind) -> bool {
    use std::io::ErrorKind::{InvalidData, UnexpectedEof};
    matches!(kind, InvalidData | UnexpectedEof)
}

fn version(found: Option<u32>) -> String {
    found.map_or_else(|| "another version".to_owned(), |n| format!("version {n}"))
}

fn owner_name(owner: Option<&Owner>) -> String {
    owner.map_or_else(|| "another process".to_owned(), ToString::to_string)
}
