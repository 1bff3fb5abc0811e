//! What is asked for, and what was found.

use super::{Snippet, Time};
use crate::{Filter, record::Head};
use chrono::NaiveDate;
use serde::Serialize;

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
    /// So many lines before and behind the best one are shown.
    pub context: usize,
    /// Whether to count the hits by team and year.
    pub facets: bool,
    /// The order of the hits.
    pub sort: Sort,
    /// Groups of terms that stand for each other.
    pub synonyms: Vec<Vec<String>>,
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
            context: 0,
            facets: false,
            sort: Sort::Relevance,
            synonyms: Vec::new(),
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
    /// So many of them are not in `hits`; those folded into another one are
    /// named there.
    pub omitted: usize,
    /// Whether any has all the words that were looked for in one passage.
    pub all_words: bool,
    /// How the query was read.
    pub reading: Reading,
    /// How many hits there are by team and year, if that was asked.
    pub facets: Option<Facets>,
    /// The hits, in order.
    pub hits: Vec<Hit>,
}

/// How a query was read.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Reading {
    /// What was looked for, clause by clause.
    pub clauses: Vec<ReadClause>,
    /// The times that words of the query name.
    pub times: Vec<Time>,
    /// Words that stand nowhere, and what was looked for instead.
    pub corrections: Vec<Correction>,
}

/// A clause of a query as it was looked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadClause {
    /// As typed.
    pub typed: String,
    /// What is expected of it: `must`, `should`, `must not` or `helps`.
    pub role: &'static str,
    /// What was looked for besides, and stands somewhere.
    pub also: Vec<String>,
    /// The days, if it is a date.
    pub days: Option<String>,
    /// How rare it is; nothing for a property.
    pub weight: f32,
    /// So many passages have it, whatever else they have.
    pub passages: usize,
}

/// A word that stands nowhere, or almost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// The word as typed.
    pub from: String,
    /// The word that was looked for.
    pub to: String,
    /// Whether the word as typed stands somewhere and was looked for as well.
    pub is_rare: bool,
}

/// How many meetings and pages were found of each team and year, most first;
/// those folded into another hit count too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facets {
    /// By team, as `source/id`.
    pub teams: Vec<Facet>,
    /// By year.
    pub years: Vec<Facet>,
}

/// A value and how many hits have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Facet {
    /// The value.
    pub value: String,
    /// So many hits.
    pub hits: usize,
}

/// One meeting or page, and where in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// The meeting or page.
    pub meeting: Head,
    /// How good it is; comparable within one search only.
    pub score: f32,
    /// Whether it has all the words that were looked for in one passage.
    pub all_words: bool,
    /// The best passages, best first.
    pub passages: Vec<PassageHit>,
    /// Where the best passage stands once more, word by word.
    pub repeats: Vec<Repeat>,
}

/// Another meeting whose best passage says the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Repeat {
    /// The meeting or page.
    pub meeting: Head,
    /// First line of the section in the file.
    pub line: u32,
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
    /// The lines around the first word of the snippet, if they were asked for.
    pub context: Vec<Line>,
}

/// A line of a file, without markup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its number.
    pub number: u32,
    /// Its text.
    pub text: String,
}
