//! What a crawl finds: files, their history, and what was left out.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a source stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tip {
    /// Name of the branch; none in a folder and at a detached HEAD.
    pub branch: Option<String>,
    /// Id of its newest commit; none in a folder and before the first commit.
    pub commit: Option<String>,
    /// When that was made: its committer time.
    #[serde(default)]
    pub committed_at: Option<DateTime<Utc>>,
}

/// A commit and when it was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Its id, in hexadecimal.
    pub commit: String,
    /// Its committer time.
    pub time: DateTime<Utc>,
}

/// The commits that brought a file and that changed it last, on the
/// first-parent history of the branch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The newest commit whose entry differs from its parent's.
    pub last: Stamp,
    /// The commit that brought it, under whatever name; none where the history
    /// is cut off before.
    pub first: Option<Stamp>,
}

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Path from the root of the source, with `/`; bytes that are not UTF-8
    /// stand as `%XX`.
    pub path: String,
    /// Git's blob id of the content, in a folder too.
    pub blob: String,
    /// Its history; none in a folder.
    pub history: Option<History>,
}

/// Something odd about a file, in words for whoever can repair it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileDiagnostic {
    /// The file; none if it concerns the whole source.
    pub path: Option<String>,
    /// What is odd, without the path.
    pub message: String,
}

/// All files of a source that are to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The files, sorted by path.
    pub files: Vec<SourceFile>,
    /// How many text files of other formats are not read, by extension.
    pub skipped: BTreeMap<String, usize>,
    /// What is odd, in the order of the files.
    pub diagnostics: Vec<FileDiagnostic>,
}

/// The listing of an earlier tip.
#[derive(Clone, Copy, Debug)]
pub struct Previous<'a> {
    /// The commit it was made of.
    pub commit: &'a str,
    /// All its files.
    pub files: &'a [SourceFile],
}

impl Listing {
    /// Notes something odd.
    pub(super) fn note(&mut self, path: Option<&str>, message: impl Into<String>) {
        self.diagnostics.push(FileDiagnostic {
            path: path.map(ToOwned::to_owned),
            message: message.into(),
        });
    }
}
