//! Finding passages, best first, one hit a meeting.
//!
//! The order is made in three steps, all of them without regard to how the
//! index is cut into segments, so that equal content gives equal answers:
//!
//! 1. each word is scored in each passage (BM25 over its fields, `score`);
//! 2. words that stand close together raise the best passages (`proximity`);
//! 3. the passages of a meeting are folded into one hit: meetings with all
//!    words first, then by score, then by day and id (`rank`).

use crate::{
    Filter, Result, Searcher,
    facts::FactsRecord,
    filter::Teams,
    model::Passage,
    query::Query,
    record::{self, Head, Kind},
    searcher::select::Selection,
};
use chrono::NaiveDate;
use plan::Plan;
use serde::Serialize;
use tantivy::DocAddress;

mod collect;
mod correct;
mod fields;
pub(crate) mod matching;
mod plan;
mod proximity;
mod rank;
mod score;
mod snippet;
mod stop;

pub use snippet::Snippet;

/// How to search.
#[derive(Clone, Debug)]
pub struct SearchOptions {
    /// Which meetings count.
    pub filter: Filter,
    /// So many hits at most.
    pub limit: usize,
    /// So many hits are left out before the first.
    pub offset: usize,
    /// So many passages a hit at most.
    pub passages: usize,
    /// The order of the hits.
    pub sort: Sort,
    /// The day from which `3w` in the query counts.
    pub today: NaiveDate,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            limit: 10,
            offset: 0,
            passages: 3,
            sort: Sort::Relevance,
            today: NaiveDate::default(),
        }
    }
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best first.
    #[default]
    Relevance,
    /// Newest first, undated last.
    Newest,
    /// Oldest first, undated last.
    Oldest,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hits {
    /// So many meetings and pages were found.
    pub total: usize,
    /// So many of them are not in `hits`.
    pub omitted: usize,
    /// Whether any has all the words that were looked for.
    pub all_words: bool,
    /// Words that stand nowhere, and what was looked for instead.
    pub corrections: Vec<Correction>,
    /// The hits, in order.
    pub hits: Vec<Hit>,
}

/// A word that stands nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// The word as typed.
    pub from: String,
    /// The word that was looked for.
    pub to: String,
}

/// One meeting or page, and where in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// The meeting or page.
    pub meeting: Head,
    /// How good it is; comparable within one search only.
    pub score: f32,
    /// Whether it has all the words that were looked for.
    pub all_words: bool,
    /// The best passages, best first.
    pub passages: Vec<PassageHit>,
}

/// A passage with what was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PassageHit {
    /// Title of the section.
    pub title: String,
    /// First line of the section in the file.
    pub line: u32,
    /// People named as bringing the section.
    pub owners: Vec<String>,
    /// How good it is.
    pub score: f32,
    /// The best part of the text.
    pub snippet: Snippet,
}

impl Searcher {
    /// Finds meetings and pages.
    ///
    /// An empty query finds everything that the filter lets through.
    pub fn search(&self, query: &Query, options: &SearchOptions) -> Result<Hits> {
        let engine = |error| self.engine(error);
        let chosen = Selection::of_filter(
            self,
            Kind::Passage.name(),
            &options.filter,
            Teams::OfMeeting,
        )?;
        let mut plan = Plan::of(query, options.today);
        let mut looked_up = collect::look_up(self, &plan).map_err(engine)?;
        let corrections = correct::correct(self, &mut plan, &mut looked_up).map_err(engine)?;
        let mut found = collect::collect(self, &plan, &looked_up, &chosen).map_err(engine)?;
        proximity::raise(self, &plan, &mut found).map_err(engine)?;
        let ranked = rank::rank(found, options.sort);
        let page = ranked.iter().skip(options.offset).take(options.limit);
        let hits: Result<Vec<Hit>> = page
            .map(|meeting| self.hit(&plan, meeting, options))
            .collect();
        let hits = hits?;
        Ok(Hits {
            total: ranked.len(),
            omitted: ranked.len() - hits.len(),
            all_words: ranked.iter().any(|meeting| meeting.all_words),
            corrections,
            hits,
        })
    }

    fn hit(&self, plan: &Plan, ranked: &rank::Meeting, options: &SearchOptions) -> Result<Hit> {
        let mut head = None;
        let mut passages = Vec::new();
        for found in ranked.passages.iter().take(options.passages.max(1)) {
            let record = self.passage(found.address)?;
            passages.push(passage_hit(plan, record.facts, found.score));
            head = Some(record.meeting);
        }
        passages.truncate(options.passages);
        Ok(Hit {
            meeting: head.ok_or_else(|| self.damaged())?,
            score: ranked.score,
            all_words: ranked.all_words,
            passages,
        })
    }

    fn passage(&self, address: DocAddress) -> Result<FactsRecord<Head, Passage>> {
        let sealed: crate::searcher::select::Sealed = self
            .inner
            .doc(address)
            .map_err(|error| self.engine(error))?;
        record::unseal(&sealed.0).ok_or_else(|| self.damaged())
    }
}

fn passage_hit(plan: &Plan, passage: Passage, score: f32) -> PassageHit {
    PassageHit {
        snippet: snippet::best(plan, &passage),
        title: passage.title,
        line: passage.line,
        owners: passage.owners,
        score,
    }
}
