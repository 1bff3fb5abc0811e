//! Finding passages, best first, one hit a meeting.
//!
//! The order is made in three steps, all of them without regard to how the
//! index is cut into segments, so that equal content gives equal answers:
//!
//! 1. each word is scored in each passage (BM25 over its fields, `score`);
//! 2. words that stand close together raise the best passages (`proximity`);
//! 3. the passages of a meeting are folded into one hit: meetings with all
//!    words in one passage first, then by score, then by day and id (`rank`).

use crate::{
    Result, Searcher,
    facts::FactsRecord,
    filter::Teams,
    guard::guarded,
    model::Passage,
    query::Query,
    record::{self, Head, Kind},
    searcher::select::{Sealed, Selection},
};
use looked_up::LookedUp;
use plan::Plan;
use score::Lookup;
use tantivy::DocAddress;

mod collect;
mod correct;
mod counts;
mod facets;
mod fields;
mod hits;
mod looked_up;
pub(crate) mod matching;
mod people;
mod plan;
mod proximity;
mod rank;
mod reading;
mod score;
mod snippet;
mod synonyms;

pub use hits::{
    Correction, Facet, Facets, Hit, Hits, Line, PassageHit, ReadClause, Reading, Repeat,
    SearchOptions, Sort,
};
pub use plan::Time;
pub use snippet::Snippet;

impl Searcher {
    /// Finds meetings and pages.
    ///
    /// An empty query finds everything that the filter lets through.
    pub fn search(&self, query: &Query, options: &SearchOptions) -> Result<Hits> {
        guarded(&self.path, || self.find(query, options))
    }

    fn find(&self, query: &Query, options: &SearchOptions) -> Result<Hits> {
        let engine = |error| self.engine(error);
        let lookups = Lookup::of_all(self).map_err(engine)?;
        let mut alike = synonyms::all(&options.synonyms);
        alike.extend(people::alike(&lookups, query).map_err(engine)?);
        let mut plan = Plan::ranked(query, options.today, &alike);
        let chosen = self.choose(&plan, options)?;
        let looked_up = LookedUp::of(&lookups, chosen.as_ref(), &plan);
        let mut looked_up = looked_up.map_err(engine)?;
        let corrections = correct::correct(&mut looked_up, &mut plan).map_err(engine)?;
        let reading = reading::of(&looked_up, &plan, corrections);
        let found = collect::collect(self, &plan, &looked_up);
        let mut found = found.map_err(engine)?;
        proximity::raise(self, &plan, &mut found).map_err(engine)?;
        let meetings = rank::meetings(self, &mut found, &plan.times, options.sort);
        let meetings = meetings.map_err(engine)?;
        let range = (options.offset, options.limit);
        let page = rank::page(self, &meetings, options.sort, range).map_err(engine)?;
        let hits = page.iter();
        let hits: Result<Vec<Hit>> = hits
            .map(|(meeting, repeats)| {
                let passages = meeting.passages(&found, options.passages.max(1));
                let mut hit = self.hit(&plan, meeting, &passages, options)?;
                hit.repeats = repeats
                    .iter()
                    .map(|m| self.repeat(m))
                    .collect::<Result<_>>()?;
                Ok(hit)
            })
            .collect();
        let facets = options.facets.then(|| self.facets(&meetings)).transpose()?;
        let hits = hits?;
        Ok(Hits {
            total: meetings.len(),
            omitted: meetings.len() - hits.len(),
            all_words: meetings.iter().any(|meeting| meeting.all_words),
            reading,
            facets,
            hits,
        })
    }

    /// Chooses what the filter lets through; none where all of it is, and the
    /// words alone name the passages.
    fn choose(&self, plan: &Plan, options: &SearchOptions) -> Result<Option<Selection>> {
        let filter = &options.filter;
        let speaks = plan
            .clauses
            .iter()
            .all(|clause| !plan.is_silent(&clause.node));
        if filter.is_open() && speaks && collect::names_candidates(plan) {
            return Ok(None);
        }
        Selection::of_filter(self, Kind::Passage.name(), filter, Teams::OfMeeting).map(Some)
    }

    fn hit(
        &self,
        plan: &Plan,
        meeting: &rank::Meeting,
        best: &[(DocAddress, f32)],
        options: &SearchOptions,
    ) -> Result<Hit> {
        let mut head = None;
        let mut passages = Vec::new();
        for (address, score) in best {
            let record = self.passage(*address)?;
            passages.push(passage_hit(plan, record.facts, *score, options));
            head = Some(record.meeting);
        }
        passages.truncate(options.passages);
        Ok(Hit {
            meeting: head.ok_or_else(|| self.damaged())?,
            score: meeting.score,
            all_words: meeting.all_words,
            passages,
            repeats: Vec::new(),
        })
    }

    fn repeat(&self, meeting: &rank::Meeting) -> Result<Repeat> {
        let record = self.passage(meeting.best)?;
        Ok(Repeat {
            meeting: record.meeting,
            line: record.facts.line,
        })
    }

    fn passage(&self, address: DocAddress) -> Result<FactsRecord<Head, Passage>> {
        let sealed: Sealed = self
            .inner
            .doc(address)
            .map_err(|error| self.engine(error))?;
        record::unseal(&sealed.0).ok_or_else(|| self.damaged())
    }
}

fn passage_hit(plan: &Plan, passage: Passage, score: f32, options: &SearchOptions) -> PassageHit {
    let snippet = snippet::best(plan, &passage);
    PassageHit {
        context: snippet::around(&passage, snippet.line, options.context),
        snippet,
        title: passage.title,
        line: passage.line,
        owners: passage.owners,
        score,
    }
}
