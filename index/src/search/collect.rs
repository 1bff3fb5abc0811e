//! The passages that answer a query, with the score of each clause.

use super::{
    fields::Statistics,
    plan::{Plan, PlannedClause, Tree},
    score::{Counts, Lookup},
};
use crate::{
    Searcher,
    query::Occur,
    searcher::select::{Days, Selection},
};
use chrono::NaiveDate;
use tantivy::{DocAddress, DocId, SegmentReader};

/// How soon more of the same word stops counting.
const SATURATION: f32 = 1.2;

/// A passage that has something of the query.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    pub(super) address: DocAddress,
    /// The number of its meeting.
    pub(super) meeting: u64,
    pub(super) day: Option<NaiveDate>,
    /// What each clause is worth here; none where it does not hold.
    pub(super) clauses: Vec<Option<f32>>,
    /// What closeness adds.
    pub(super) closeness: f32,
    pub(super) score: f32,
}

/// All passages that answer, and what the clauses are.
pub(super) struct Found {
    pub(super) passages: Vec<Passage>,
    /// For each clause whether it must hold.
    pub(super) occurs: Vec<Occur>,
    /// For each clause what it is worth at most.
    pub(super) weights: Vec<f32>,
    /// For each leaf how rare it is.
    pub(super) rarities: Vec<f32>,
}

/// Looks all leaves up: for each segment, where each of them is found.
pub(super) fn look_up(searcher: &Searcher, plan: &Plan) -> tantivy::Result<Vec<Vec<Counts>>> {
    let statistics = Statistics::of(searcher)?;
    let mut looked_up: Vec<Vec<Counts>> = Vec::new();
    for reader in searcher.inner.segment_readers() {
        let lookup = Lookup {
            searcher,
            reader,
            statistics: &statistics,
        };
        let counts = plan.leaves.iter().map(|leaf| lookup.leaf(leaf));
        looked_up.push(counts.collect::<tantivy::Result<_>>()?);
    }
    Ok(looked_up)
}

/// Judges all passages chosen by what was looked up.
pub(super) fn collect(
    searcher: &Searcher,
    plan: &Plan,
    looked_up: &[Vec<Counts>],
    chosen: &Selection,
) -> tantivy::Result<Found> {
    let statistics = Statistics::of(searcher)?;
    let rarity = |leaf: usize| {
        let frequency = looked_up.iter().map(|counts| counts[leaf].len()).sum();
        statistics.rarity(frequency)
    };
    let rarities: Vec<f32> = (0..plan.leaves.len()).map(rarity).collect();
    let silent: Vec<bool> = plan
        .clauses
        .iter()
        .map(|clause| plan.is_silent(&clause.node))
        .collect();
    let mut passages = Vec::new();
    for (segment, counts) in looked_up.iter().enumerate() {
        let reader = &searcher.inner.segment_readers()[segment];
        let judge = Judge {
            counts,
            rarities: &rarities,
            silent: &silent,
        };
        let ids = &chosen.segments[segment];
        judge_segment(&judge, plan, (segment, reader), ids, &mut passages)?;
    }
    let weigh = |(clause, silent): (&PlannedClause, &bool)| {
        if *silent {
            0.0
        } else {
            weight(&clause.node, &rarities)
        }
    };
    Ok(Found {
        passages,
        occurs: plan.clauses.iter().map(|clause| clause.occur).collect(),
        weights: plan.clauses.iter().zip(&silent).map(weigh).collect(),
        rarities,
    })
}

fn judge_segment(
    judge: &Judge<'_>,
    plan: &Plan,
    (segment, reader): (usize, &SegmentReader),
    ids: &[DocId],
    passages: &mut Vec<Passage>,
) -> tantivy::Result<()> {
    let meetings = reader.fast_fields().u64("meeting")?;
    let days = Days::open(reader)?;
    let segment = u32::try_from(segment).unwrap_or_default();
    for &id in ids {
        let Some(clauses) = judge.answer(&plan.clauses, id) else {
            continue;
        };
        passages.push(Passage {
            address: DocAddress::new(segment, id),
            meeting: meetings.first(id).unwrap_or_default(),
            day: days.first(id),
            clauses,
            closeness: 0.0,
            score: 0.0,
        });
    }
    Ok(())
}

/// What was looked up in one segment.
struct Judge<'a> {
    counts: &'a [Counts],
    rarities: &'a [f32],
    /// Which clauses of the query are about properties.
    silent: &'a [bool],
}

impl Judge<'_> {
    /// Returns what each clause of the query is worth in a passage; none if it
    /// lacks a property, or has none of the words.
    fn answer(&self, clauses: &[PlannedClause], id: DocId) -> Option<Vec<Option<f32>>> {
        let scores = self.passage(clauses, id)?;
        let (mut speaks, mut speaks_here) = (false, false);
        for ((clause, score), silent) in clauses.iter().zip(&scores).zip(self.silent) {
            match (silent, clause.occur) {
                (true, Occur::Must) if score.is_none() => return None,
                (true, _) | (_, Occur::MustNot) => {}
                (false, _) => {
                    speaks = true;
                    speaks_here |= score.is_some();
                }
            }
        }
        (speaks_here || !speaks).then_some(scores)
    }

    /// Returns what each clause is worth in a passage; none if the passage
    /// is excluded or has nothing.
    fn passage(&self, clauses: &[PlannedClause], id: DocId) -> Option<Vec<Option<f32>>> {
        let mut scores = Vec::with_capacity(clauses.len());
        for clause in clauses {
            let score = self.tree(&clause.node, id);
            if clause.occur == Occur::MustNot && score.is_some() {
                return None;
            }
            scores.push(score);
        }
        let idle = clauses.iter().all(|clause| clause.occur == Occur::MustNot);
        (idle || scores.iter().any(Option::is_some)).then_some(scores)
    }

    fn tree(&self, tree: &Tree, id: DocId) -> Option<f32> {
        match tree {
            Tree::Leaf(leaf) => {
                let count = self.counts[*leaf].get(&id)?;
                Some(self.rarities[*leaf] * count * (1.0 + SATURATION) / (count + SATURATION))
            }
            Tree::Any(trees) => {
                let scores = trees.iter().filter_map(|tree| self.tree(tree, id));
                scores.reduce(f32::max)
            }
            Tree::Group(clauses) => {
                let scores = self.passage(clauses, id)?;
                let required = clauses.iter().zip(&scores);
                let lacks = required
                    .filter(|(clause, _)| clause.occur == Occur::Must)
                    .any(|(_, score)| score.is_none());
                (!lacks).then(|| scores.iter().flatten().sum())
            }
        }
    }
}

/// Returns how much it matters that a clause holds.
fn weight(tree: &Tree, rarities: &[f32]) -> f32 {
    match tree {
        Tree::Leaf(leaf) => rarities[*leaf],
        Tree::Any(trees) => {
            let weights = trees.iter().map(|tree| weight(tree, rarities));
            weights.reduce(f32::min).unwrap_or_default()
        }
        Tree::Group(clauses) => clauses
            .iter()
            .map(|clause| weight(&clause.node, rarities))
            .sum(),
    }
}
