//! What the index remembers of a source besides its files.

use crate::config::SourceConfig;
use crate::crawl::{Crawl, FileDiagnostic, Listing, SourceFile, Tip};
use crate::resolve::{FileEvidence, Settled, SettledPart};
use anyhow::Result;
use minutebook_index::Searcher;
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
    /// Counts what all files hold.
    pub(super) fn of(evidence: &[FileEvidence], settled: &[Settled]) -> Self {
        let mut counts = Self {
            files: evidence.len(),
            ..Self::default()
        };
        let mut teams = BTreeSet::new();
        for (file, settled) in evidence.iter().zip(settled) {
            for (part, SettledPart { date, .. }) in file.evidence.parts.iter().zip(&settled.parts) {
                counts.events += part.size.mentions;
                counts.links += part.size.links;
                if date.is_page {
                    counts.pages += 1;
                } else {
                    counts.meetings += 1;
                    counts.undated += usize::from(date.date.is_none());
                    teams.extend(settled.team.as_ref().map(|team| &team.id));
                }
            }
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

    /// Reads the states of all sources from the index, by name; none for one
    /// that is written in a form that is no longer read.
    pub fn load_all(searcher: &Searcher) -> Result<BTreeMap<String, Option<Self>>> {
        let sources = searcher.sources()?.into_iter();
        let all = sources.map(|source| (source.name, serde_json::from_value(source.state).ok()));
        Ok(all.collect())
    }

    /// Tells whether there can be nothing new: the same commit, read with the
    /// same configuration by the same program.
    pub(super) fn is_of(&self, source: &SourceConfig, crawl: &Crawl) -> bool {
        let tip = crawl.tip();
        let same_links = self.has_links_of(source, crawl.remote_url());
        let same = tip == self.tip && same_links && self.config == *source;
        same && tip.commit.is_some() && self.is_current()
    }

    /// Tells whether the evidence was extracted by this version.
    pub(super) fn is_current(&self) -> bool {
        self.extractor == EXTRACTOR
    }

    /// Tells whether permalinks are the same then as now.
    pub(super) fn has_links_of(&self, source: &SourceConfig, remote_url: Option<&str>) -> bool {
        let same_remote = self.remote_url.as_deref() == remote_url;
        same_remote && self.config.permalink == source.permalink
    }

    /// Tells whether the same files were listed then as now.
    pub(super) fn has_globs_of(&self, source: &SourceConfig) -> bool {
        self.config.include == source.include && self.config.url == source.url
    }
}
