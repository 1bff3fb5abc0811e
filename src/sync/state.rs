//! What the index remembers of a source besides its files.

use crate::config::SourceConfig;
use crate::crawl::{Crawl, FileDiagnostic, Listing, SourceFile, Tip};
use anyhow::Result;
use minutebook_index::Searcher;
use minutebook_index::model::{Minutes, MinutesKind, Passage};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The version of the program that extracted what is stored; another one may
/// read the same file differently.
const EXTRACTOR: &str = env!("CARGO_PKG_VERSION");

/// The state of a source at its last sync: a record in the same index as the
/// facts, so that the two cannot disagree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceState {
    /// The configuration it was indexed with.
    pub config: SourceConfig,
    /// The branch and commit that are indexed.
    pub tip: Tip,
    /// What permalinks are made of.
    pub remote_url: Option<String>,
    /// How much there is of each kind.
    pub counts: Counts,
    /// Text files of other formats, by extension.
    pub skipped: BTreeMap<String, usize>,
    /// What is odd about files as such; what is odd in them stands with them.
    pub diagnostics: Vec<FileDiagnostic>,
    /// Files that could not be read, so that they are nowhere else; the next
    /// sync need not walk through all of history for them.
    pub(super) unread: Vec<SourceFile>,
    extractor: String,
}

/// How much there is of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Files read.
    pub files: usize,
    /// Meetings.
    pub meetings: usize,
    /// Pages.
    pub pages: usize,
    /// Teams that met.
    pub teams: usize,
    /// Announcements of events.
    pub events: usize,
    /// Links.
    pub links: usize,
    /// Meetings without a known day.
    pub undated: usize,
}

impl Counts {
    /// Counts the records of all files.
    pub(super) fn of<'a>(
        files: impl ExactSizeIterator<Item = &'a [(Minutes, Vec<Passage>)]>,
    ) -> Self {
        let mut counts = Self {
            files: files.len(),
            ..Self::default()
        };
        let mut teams = BTreeSet::new();
        for (minutes, _) in files.flatten() {
            match minutes.kind {
                MinutesKind::Meeting => counts.meetings += 1,
                MinutesKind::Page => counts.pages += 1,
            }
            let undated = minutes.kind == MinutesKind::Meeting && minutes.date.is_none();
            counts.undated += usize::from(undated);
            counts.events += minutes.events.len();
            counts.links += minutes.links.len();
            teams.extend(minutes.team.as_ref().map(|team| &team.id));
        }
        counts.teams = teams.len();
        counts
    }
}

impl SourceState {
    /// Makes the state of a source as it was just crawled.
    pub(super) fn new(
        config: &SourceConfig,
        crawl: &Crawl,
        listing: Listing,
        unread: Vec<SourceFile>,
        counts: Counts,
    ) -> Self {
        Self {
            config: config.clone(),
            tip: crawl.tip(),
            remote_url: crawl.remote_url().map(str::to_owned),
            counts,
            skipped: listing.skipped,
            diagnostics: listing.diagnostics,
            unread,
            extractor: EXTRACTOR.to_owned(),
        }
    }

    /// Reads the state from the index; none for a source that is new, or
    /// written in a form that is no longer read.
    pub fn load(searcher: &Searcher, name: &str) -> Result<Option<Self>> {
        let sources = searcher.sources()?;
        let stored = sources.into_iter().find(|source| source.name == name);
        Ok(stored.and_then(|source| serde_json::from_value(source.state).ok()))
    }

    /// Tells whether there can be nothing new: the same commit, read with the
    /// same configuration by the same program.
    pub(super) fn is_of(&self, source: &SourceConfig, crawl: &Crawl) -> bool {
        let tip = crawl.tip();
        let same_links = self.remote_url.as_deref() == crawl.remote_url();
        let same = tip == self.tip && same_links && self.config == *source;
        same && tip.commit.is_some() && self.is_current()
    }

    /// Tells whether the evidence was extracted by this version.
    pub(super) fn is_current(&self) -> bool {
        self.extractor == EXTRACTOR
    }

    /// Tells whether the same files were listed then as now.
    pub(super) fn has_globs_of(&self, source: &SourceConfig) -> bool {
        self.config.include == source.include && self.config.url == source.url
    }
}
