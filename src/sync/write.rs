//! The files about which something is new: their minutes are made and written.

use super::Store;
use super::digest::digest;
use super::read::{ReadFile, Stored};
use super::summary::Changes;
use crate::config::SourceConfig;
use crate::crawl::{permalink, permalink_by};
use crate::extract::Details;
use crate::parallel;
use crate::resolve::{FileEvidence, Settled, minutes};
use anyhow::{Context, Result};
use minutebook_index::model::{Minutes, Passage};
use minutebook_index::{Draft, Drafter, FileRecord, Searcher};
use std::sync::{Mutex, PoisonError};

/// The writing of one source.
pub(super) struct Task<'a> {
    pub(super) source: &'a SourceConfig,
    /// What permalinks are made of.
    pub(super) remote_url: Option<&'a str>,
    pub(super) stored: &'a Stored,
}

/// A file to be written.
struct Due<'a> {
    file: ReadFile<'a>,
    evidence: &'a FileEvidence,
    settled: Settled,
    digest: u64,
    history: Vec<u8>,
}

impl Task<'_> {
    /// Writes the files that differ from what is stored, and removes those
    /// that are gone.
    pub(super) fn write(
        &self,
        store: &mut Store<'_>,
        files: Vec<ReadFile<'_>>,
        evidence: &[FileEvidence],
        settled: Vec<Settled>,
    ) -> Result<Changes> {
        let mut changes = Changes::default();
        let gone = self.stored.gone(&files);
        let mut due = Vec::new();
        for ((file, evidence), settled) in files.into_iter().zip(evidence).zip(settled) {
            let before = self.stored.file(&file.file.path);
            changes.note(before.map(|b| b.blob == file.file.blob));
            let history = postcard::to_stdvec(&file.file.history)?;
            let digest = digest(&settled)?;
            let same = before.is_some_and(|b| {
                b.blob == file.file.blob && b.history == history && b.digest == digest
            });
            if !same || !self.stored.holds(self.source, self.remote_url) {
                due.push(Due {
                    file,
                    evidence,
                    settled,
                    digest,
                    history,
                });
            }
        }
        self.put(store, due)?;
        for path in gone {
            store.writer()?.remove_file(&self.source.name, path)?;
            changes.removed += 1;
        }
        Ok(changes)
    }

    /// Makes what is to be written on all processors; files come into the
    /// index as they are ready.
    fn put(&self, store: &mut Store<'_>, due: Vec<Due<'_>>) -> Result<()> {
        if due.is_empty() {
            return Ok(());
        }
        let (searcher, writer) = store.both()?;
        let drafter = writer.drafter();
        let writer = Mutex::new(writer);
        let done = parallel::map(due.into_iter(), |due| {
            let draft = self.draft(drafter, searcher, due)?;
            let mut writer = writer.lock().unwrap_or_else(PoisonError::into_inner);
            Ok(writer.put(draft)?)
        });
        done.into_iter().collect()
    }

    /// Makes what is written of a file, of details just extracted or stored
    /// ones.
    fn draft(&self, drafter: Drafter, searcher: &Searcher, due: Due<'_>) -> Result<Draft> {
        let path = &due.file.file.path;
        let (bytes, details) = match due.file.details {
            Some(fresh) => (postcard::to_stdvec(&fresh)?, fresh),
            None => self.stored_details(searcher, path)?,
        };
        let resolved = minutes(self.source, due.evidence, due.settled, details);
        let linked = resolved.into_iter().map(|resolved| {
            let mut minutes = resolved.minutes;
            minutes.url = self.url(&minutes);
            (minutes, resolved.passages)
        });
        let minutes: Vec<(Minutes, Vec<Passage>)> = linked.collect();
        let written = FileRecord {
            blob: &due.file.file.blob,
            history: &due.history,
            evidence: &due.file.bytes,
            details: &bytes,
            digest: due.digest,
            minutes: &minutes,
        };
        Ok(drafter.file(&self.source.name, path, written)?)
    }

    /// Returns the details of a file as they are stored and as they are.
    fn stored_details(&self, searcher: &Searcher, path: &str) -> Result<(Vec<u8>, Details)> {
        let stored = searcher.details(&self.source.name, path)?;
        let bytes = stored.with_context(|| format!("the index lacks a part of {path}"))?;
        let details = postcard::from_bytes(&bytes)
            .with_context(|| format!("the index holds something else than {path}"))?;
        Ok((bytes, details))
    }

    /// Returns the permalink to the file of some minutes.
    fn url(&self, minutes: &Minutes) -> Option<String> {
        let (commit, path) = (minutes.commit.as_deref()?, &minutes.path);
        match &self.source.permalink {
            Some(template) => Some(permalink_by(template, commit, path)),
            None => permalink(self.remote_url?, commit, path, None),
        }
    }
}
