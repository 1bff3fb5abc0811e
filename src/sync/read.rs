//! The evidence of every file of a source: stored if its content is the same,
//! else extracted from what the crawl reads.

use super::{Progress, SourceState};
use crate::config::SourceConfig;
use crate::crawl::{Content, Crawl, FileDiagnostic, Listing, Previous, SourceFile};
use crate::extract::{Details, Evidence, extract};
use crate::parallel;
use crate::parse::parse;
use crate::resolve::FileEvidence;
use anyhow::Result;
use minutebook_index::model::Diagnostic;
use minutebook_index::{Searcher, StoredFile};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A file and what it says.
#[derive(Debug)]
pub(super) struct ReadFile<'a> {
    /// Where it stands, its content and history.
    pub(super) file: SourceFile,
    /// What it says, until it is handed over.
    evidence: Evidence,
    /// The evidence as it is stored.
    pub(super) bytes: Cow<'a, [u8]>,
    /// What else it says, if it was just extracted.
    pub(super) details: Option<Details>,
}

impl ReadFile<'_> {
    /// Hands over what is settled with the other files; the rest is written.
    pub(super) fn take_evidence(&mut self) -> FileEvidence {
        let history = self.file.history.as_ref();
        FileEvidence {
            path: self.file.path.clone(),
            commit: history.map(|h| h.last.commit.clone()),
            committed_at: history.map(|h| h.last.time),
            first_committed_at: history.and_then(|h| Some(h.first.as_ref()?.time)),
            evidence: std::mem::take(&mut self.evidence),
        }
    }
}

/// What the index holds of a source.
pub(super) struct Stored {
    state: Option<SourceState>,
    files: HashMap<String, StoredFile>,
    listed: Vec<SourceFile>,
    same_globs: bool,
}

impl Stored {
    /// Reads it from the index.
    pub(super) fn load(
        searcher: &Searcher,
        source: &SourceConfig,
        state: Option<SourceState>,
    ) -> Result<Self> {
        let files: Vec<StoredFile> = searcher.files(&source.name)?;
        let unread = state.iter().flat_map(|state| state.unread.iter().cloned());
        let mut listed: Vec<SourceFile> = files.iter().filter_map(listed).chain(unread).collect();
        listed.sort_by(|a, b| a.path.cmp(&b.path));
        let same_globs = state.as_ref().is_some_and(|s| s.has_globs_of(source));
        Ok(Self {
            state,
            files: files.into_iter().map(|f| (f.path.clone(), f)).collect(),
            listed,
            same_globs,
        })
    }

    /// Returns the state at the last sync.
    pub(super) fn state(&self) -> Option<&SourceState> {
        self.state.as_ref()
    }

    /// Tells whether the evidence was extracted by another version.
    fn is_stale(&self) -> bool {
        !self.state.as_ref().is_some_and(SourceState::is_current)
    }

    /// Tells whether what is stored was made by this version, with links as
    /// they are made now.
    pub(super) fn holds(&self, source: &SourceConfig, remote_url: Option<&str>) -> bool {
        let state = self.state.as_ref();
        state.is_some_and(|state| state.is_current() && state.has_links_of(source, remote_url))
    }

    /// Returns a file as it was indexed.
    pub(super) fn file(&self, path: &str) -> Option<&StoredFile> {
        self.files.get(path)
    }

    /// Lists the files of the source, looking only at new commits where the
    /// old ones are known.
    pub(super) fn list(&self, crawl: &Crawl) -> Result<Listing> {
        let commit = self.state.as_ref().and_then(|s| s.tip.commit.as_deref());
        let previous = commit.filter(|_| self.same_globs).map(|commit| Previous {
            commit,
            files: &self.listed,
        });
        crawl.files(previous.as_ref())
    }

    /// Returns the paths that are indexed and no longer there.
    pub(super) fn gone(&self, files: &[ReadFile<'_>]) -> Vec<&str> {
        let here: HashSet<&str> = files.iter().map(|f| f.file.path.as_str()).collect();
        let mut gone: Vec<&str> = self.files.keys().map(String::as_str).collect();
        gone.retain(|path| !here.contains(path));
        gone.sort_unstable();
        gone
    }

    fn evidence(&self, file: &SourceFile) -> Option<ReadFile<'_>> {
        let stored = self.file(&file.path).filter(|s| s.blob == file.blob);
        let bytes = stored.filter(|_| !self.is_stale())?.evidence();
        Some(ReadFile {
            file: file.clone(),
            evidence: postcard::from_bytes(bytes).ok()?,
            bytes: Cow::Borrowed(bytes),
            details: None,
        })
    }
}

fn listed(file: &StoredFile) -> Option<SourceFile> {
    Some(SourceFile {
        path: file.path.clone(),
        blob: file.blob.clone(),
        history: postcard::from_bytes(&file.history).ok()?,
    })
}

/// The files listed, in their order.
#[derive(Debug, Default)]
pub(super) struct Read<'a> {
    /// Those with evidence.
    pub(super) files: Vec<ReadFile<'a>>,
    /// Those that cannot be read; the listing says why.
    pub(super) unread: Vec<SourceFile>,
}

/// Returns the evidence of all files listed.
///
/// Nobody else uses the crawl meanwhile: it goes to whichever thread wants to
/// read the next file.
pub(super) fn evidence<'a>(
    crawl: &mut Crawl,
    listing: &mut Listing,
    stored: &'a Stored,
    progress: &dyn Progress,
) -> Read<'a> {
    // Reading back what is stored is most of the work of a small sync.
    let known = parallel::map(listing.files.iter(), |file| stored.evidence(file));
    let unknown = listing.files.iter().zip(&known);
    let unknown = unknown.filter(|(_, known)| known.is_none());
    let unknown: Vec<&SourceFile> = unknown.map(|(file, _)| file).collect();
    let mut files: Vec<ReadFile<'_>> = known.into_iter().flatten().collect();
    let mut unread = Vec::new();
    let read = extract_all(crawl, &unknown, progress);
    for (&file, read) in unknown.iter().zip(read) {
        match read {
            Ok(file) => files.push(file),
            Err(message) => {
                listing.diagnostics.push(FileDiagnostic {
                    path: Some(file.path.clone()),
                    message,
                });
                unread.push(file.clone());
            }
        }
    }
    files.sort_by(|a, b| a.file.path.cmp(&b.file.path));
    Read { files, unread }
}

/// Reads files, and extracts them while the next ones are read; says why one
/// cannot be read.
fn extract_all(
    crawl: &mut Crawl,
    files: &[&SourceFile],
    progress: &dyn Progress,
) -> Vec<Result<ReadFile<'static>, String>> {
    let (of, done) = (files.len(), AtomicUsize::new(0));
    let contents = files.iter().map(move |&file| (file, crawl.read(file)));
    parallel::map(contents, |(file, content)| {
        let read = match content {
            Content::Text(text, odd) => Ok(extract_one(file, &text, odd)),
            Content::Unreadable(message) => Err(message),
        };
        progress.files(done.fetch_add(1, Ordering::Relaxed) + 1, of);
        read
    })
}

fn extract_one(file: &SourceFile, text: &str, odd: Vec<Diagnostic>) -> ReadFile<'static> {
    let mut document = parse(text);
    document.diagnostics.splice(0..0, odd);
    let (evidence, details) = extract(&file.path, &document);
    ReadFile {
        file: file.clone(),
        bytes: postcard::to_stdvec(&evidence).unwrap_or_default().into(),
        evidence,
        details: Some(details),
    }
}
