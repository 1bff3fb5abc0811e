//! What the index stores, and how it is sealed.
//!
//! A record stands in a compact binary form (that of postcard) behind its
//! checksum, so that a flipped bit on the disk is an error and never an answer.
//! The record of a file carries the caller's evidence behind its own fields,
//! that of its details is as the caller gave them, that of a source is JSON,
//! which outlives changes of what is in it.

use crate::fnv;
use crate::model::{Minutes, MinutesKind, Passage, Team};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// What kind of record something is; the order is that in a segment, so that
/// those which are read together lie together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Source,
    Head,
    Mentions,
    Schedules,
    Actions,
    Decisions,
    Participants,
    Links,
    Minutes,
    Passage,
    File,
    Details,
}

impl Kind {
    /// Returns the term that stands for the kind.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Head => "head",
            Self::Mentions => "mentions",
            Self::Schedules => "schedules",
            Self::Actions => "actions",
            Self::Decisions => "decisions",
            Self::Participants => "participants",
            Self::Links => "links",
            Self::Minutes => "minutes",
            Self::Passage => "passage",
            Self::File => "file",
            Self::Details => "details",
        }
    }
}

/// What tells a meeting or page from the others; the beginning of
/// [`Minutes`], cheap to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Meeting or page.
    pub kind: MinutesKind,
    /// See [`Minutes::id`].
    pub id: String,
    /// Name of the source.
    pub source: String,
    /// Path of the file in its source.
    pub path: String,
    /// Line where the minutes begin.
    pub line: u32,
    /// Id of the newest commit that changed the file.
    pub commit: Option<String>,
    /// Permalink to the file at that commit.
    pub url: Option<String>,
    /// Committer time of the newest commit that changed the file.
    pub committed_at: Option<DateTime<Utc>>,
    /// Committer time of the first commit of the file.
    pub first_committed_at: Option<DateTime<Utc>>,
    /// The day the meeting was held.
    pub date: Option<NaiveDate>,
    /// The last day of a meeting of several days.
    pub end_date: Option<NaiveDate>,
    /// Whose meeting it is.
    pub team: Option<Team>,
    /// A heading to show.
    pub title: String,
    /// ISO 639-1 code of the language of the text.
    pub language: Option<String>,
}

impl Head {
    /// Sorts newest first, undated last, and by id within a day.
    pub fn newest_first(a: &Self, b: &Self) -> std::cmp::Ordering {
        let dates = b.date.cmp(&a.date);
        dates.then_with(|| a.id.cmp(&b.id))
    }
}

impl From<&Minutes> for Head {
    fn from(minutes: &Minutes) -> Self {
        Self {
            kind: minutes.kind,
            id: minutes.id.clone(),
            source: minutes.source.clone(),
            path: minutes.path.clone(),
            line: minutes.line,
            commit: minutes.commit.clone(),
            url: minutes.url.clone(),
            committed_at: minutes.committed_at,
            first_committed_at: minutes.first_committed_at,
            date: minutes.date,
            end_date: minutes.end_date,
            team: minutes.team.clone(),
            title: minutes.title.clone(),
            language: minutes.language.clone(),
        }
    }
}

/// All that is to be known of one file.
#[derive(Clone, Copy, Debug)]
pub struct FileRecord<'a> {
    /// Id of the content.
    pub blob: &'a str,
    /// What the caller knows of the file's commits, in a form of its own.
    pub history: &'a [u8],
    /// What the caller wants to know of all files at each sync, in a form of
    /// its own.
    pub evidence: &'a [u8],
    /// What else the caller extracted, in a form of its own; it is read for
    /// single files.
    pub details: &'a [u8],
    /// Changes when the minutes do.
    pub digest: u64,
    /// The meetings, or the page, with the texts to search.
    pub minutes: &'a [(Minutes, Vec<Passage>)],
}

/// The state of a source, as the caller gave it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredSource {
    /// Name of the source.
    pub name: String,
    /// What the caller knows of it.
    pub state: serde_json::Value,
}

/// A file as it was indexed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredFile {
    /// Name of the source.
    pub source: String,
    /// Path in the source.
    pub path: String,
    /// Id of the content.
    pub blob: String,
    /// What the caller knew of the file's commits, as it was given.
    pub history: Vec<u8>,
    /// The digest of its minutes, as it was given.
    pub digest: u64,
    #[serde(skip)]
    evidence: Vec<u8>,
}

impl StoredFile {
    /// Returns the evidence, as it was given.
    pub fn evidence(&self) -> &[u8] {
        &self.evidence
    }
}

/// Stands in no name of a source.
pub(crate) const KEY_SEPARATOR: char = '\n';

/// Returns what the records of a file share; without a path it stands for the
/// source itself.
pub(crate) fn file_key(source: &str, path: &str) -> String {
    format!("{source}{KEY_SEPARATOR}{path}")
}

/// Returns the number of a meeting in the index.
pub(crate) fn meeting_number(id: &str) -> u64 {
    fnv::of(id)
}

const SUM: usize = 4;

/// Writes a record.
pub(crate) fn seal<T: Serialize + ?Sized>(value: &T) -> postcard::Result<Vec<u8>> {
    Ok(stamp(postcard::to_extend(value, vec![0; SUM])?))
}

/// Reads a record; none if it is not what was written.
pub(crate) fn unseal<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(checked(bytes)?).ok()
}

/// Tells whether a record is what was written.
pub(crate) fn is_whole(bytes: &[u8]) -> bool {
    checked(bytes).is_some()
}

/// Writes the record of a source.
pub(crate) fn seal_source(source: &StoredSource) -> serde_json::Result<Vec<u8>> {
    let mut bytes = vec![0; SUM];
    serde_json::to_writer(&mut bytes, source)?;
    Ok(stamp(bytes))
}

/// Reads the record of a source; none if it is not what was written.
pub(crate) fn unseal_source(bytes: &[u8]) -> Option<StoredSource> {
    serde_json::from_slice(checked(bytes)?).ok()
}

/// Writes the record of a file.
pub(crate) fn seal_file(file: &StoredFile, evidence: &[u8]) -> postcard::Result<Vec<u8>> {
    let mut bytes = postcard::to_extend(file, vec![0; SUM])?;
    bytes.extend_from_slice(evidence);
    Ok(stamp(bytes))
}

/// Writes the record of a file's details.
pub(crate) fn seal_details(details: &[u8]) -> Vec<u8> {
    stamp([&[0; SUM], details].concat())
}

/// Reads the record of a file's details; none if it is not what was written.
pub(crate) fn unseal_details(bytes: &[u8]) -> Option<Vec<u8>> {
    checked(bytes).map(<[u8]>::to_vec)
}

/// Reads the record of a file; none if it is not what was written.
pub(crate) fn unseal_file(bytes: &[u8]) -> Option<StoredFile> {
    let (mut file, evidence): (StoredFile, _) = postcard::take_from_bytes(checked(bytes)?).ok()?;
    evidence.clone_into(&mut file.evidence);
    Some(file)
}

impl StoredFile {
    /// Makes the record of a file without its evidence.
    pub(crate) fn new(source: &str, path: &str, file: &FileRecord<'_>) -> Self {
        Self {
            source: source.to_owned(),
            path: path.to_owned(),
            blob: file.blob.to_owned(),
            history: file.history.to_owned(),
            digest: file.digest,
            evidence: Vec::new(),
        }
    }
}

fn stamp(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = crc32fast::hash(&bytes[SUM..]);
    bytes[..SUM].copy_from_slice(&sum.to_le_bytes());
    bytes
}

fn checked(bytes: &[u8]) -> Option<&[u8]> {
    let (sum, content) = bytes.split_first_chunk::<SUM>()?;
    (crc32fast::hash(content) == u32::from_le_bytes(*sum)).then_some(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flipped_bit_is_noticed_wherever_it_is() {
        let sealed = seal(&"lantern").unwrap();
        assert_eq!(unseal::<String>(&sealed).as_deref(), Some("lantern"));
        for at in 0..sealed.len() {
            let mut damaged = sealed.clone();
            damaged[at] ^= 4;
            assert_eq!(unseal::<String>(&damaged), None, "byte {at}");
        }
        assert_eq!(unseal::<String>(&sealed[..3]), None);
    }
}
