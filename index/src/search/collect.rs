//! The passages that answer a query, with the score of each clause.

use super::{
    counts::Counts,
    looked_up::LookedUp,
    plan::{Plan, PlannedClause, Role, Tree},
};
use crate::{Searcher, query::Occur, searcher::select::keep_common};
use tantivy::{DocAddress, DocId, SegmentReader};

/// How soon more of the same word stops counting.
const SATURATION: f32 = 1.2;

/// A passage that has something of the query.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage {
    pub(super) address: DocAddress,
    /// The number of its meeting.
    pub(super) meeting: u64,
    /// What closeness adds.
    pub(super) closeness: f32,
    /// Whether the words that it has stand together.
    pub(super) is_dense: bool,
    pub(super) score: f32,
}

/// All passages that answer, and what the clauses are.
pub(super) struct Found {
    /// By segment, and in the order in which they were written.
    pub(super) passages: Vec<Passage>,
    /// What each clause is worth in each passage, one passage after the other;
    /// none where it does not hold.
    scores: Vec<Option<f32>>,
    pub(super) clauses: Vec<Weighed>,
}

impl Found {
    /// Returns what each clause is worth in a passage, given by its number.
    pub(super) fn scores(&self, passage: usize) -> &[Option<f32>] {
        let width = self.clauses.len();
        let from = passage * width;
        self.scores.get(from..from + width).unwrap_or_default()
    }
}

/// What matters of a clause once passages are judged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighed {
    pub(super) occur: Occur,
    pub(super) role: Role,
    /// What it is worth at most; nothing if it is about a property.
    pub(super) weight: f32,
}

/// Judges all passages chosen by what was looked up.
///
/// Without a choice all passages count, and a plan that [`names_candidates`]
/// needs none.
pub(super) fn collect(
    searcher: &Searcher,
    plan: &Plan,
    looked_up: &LookedUp<'_>,
) -> tantivy::Result<Found> {
    let rarities = looked_up.rarities(plan.leaves.len());
    let clauses = plan.clauses.iter();
    let silent: Vec<bool> = clauses.map(|c| plan.is_silent(&c.node)).collect();
    let weigh = |(clause, silent): (&PlannedClause, &bool)| {
        let weight = if *silent {
            0.0
        } else {
            weight(plan, &clause.node, &rarities)
        };
        Weighed {
            occur: clause.occur,
            role: clause.role,
            weight,
        }
    };
    let mut found = Found {
        passages: Vec::new(),
        scores: Vec::new(),
        clauses: plan.clauses.iter().zip(&silent).map(weigh).collect(),
    };
    let chosen = looked_up.chosen;
    for (segment, counts) in looked_up.counts.iter().enumerate() {
        let reader = &searcher.inner.segment_readers()[segment];
        let ids = candidates(plan, counts, chosen.map(|chosen| &chosen.segments[segment]));
        let judge = Judge {
            plan,
            counts: counts.iter().map(|counts| counts.along(&ids)).collect(),
            rarities: &rarities,
            silent: silent.clone(),
        };
        judge_segment(&judge, (segment, reader), &ids, &mut found)?;
    }
    Ok(found)
}

/// Returns whether what is looked up names all passages that can answer:
/// some words must be in each of them.
pub(super) fn names_candidates(plan: &Plan) -> bool {
    let speaking = |clause: &&PlannedClause| !plan.is_silent(&clause.node);
    let mut positive = plan
        .clauses
        .iter()
        .filter(speaking)
        .filter(|clause| clause.occur != Occur::MustNot)
        .peekable();
    positive.peek().is_some() && positive.all(|clause| is_of_words(plan, &clause.node))
}

fn is_of_words(plan: &Plan, tree: &Tree) -> bool {
    match tree {
        Tree::Leaf(_) => !plan.is_silent(tree),
        Tree::Any(trees) => trees.iter().all(|tree| is_of_words(plan, tree)),
        Tree::Group(_) => false,
    }
}

/// Returns the passages that may answer, ascending.
fn candidates(plan: &Plan, counts: &[Counts], chosen: Option<&Vec<DocId>>) -> Vec<DocId> {
    if !names_candidates(plan) {
        return chosen.cloned().unwrap_or_default();
    }
    let speaking = plan
        .clauses
        .iter()
        .filter(|clause| clause.occur != Occur::MustNot && !plan.is_silent(&clause.node));
    let leaves = speaking.flat_map(|clause| Plan::leaves_in(&clause.node));
    let mut ids: Vec<DocId> = leaves.flat_map(|leaf| counts[leaf].ids()).collect();
    // What was found by one word ascends: a stable sort joins such runs.
    ids.sort_unstable();
    ids.dedup();
    if let Some(chosen) = chosen {
        keep_common(&mut ids, chosen);
    }
    ids
}

fn judge_segment(
    judge: &Judge<'_>,
    (segment, reader): (usize, &SegmentReader),
    ids: &[DocId],
    found: &mut Found,
) -> tantivy::Result<()> {
    let meetings = reader.fast_fields().u64("meeting")?;
    found.passages.reserve(ids.len());
    found.scores.reserve(ids.len() * judge.plan.clauses.len());
    let segment = u32::try_from(segment).unwrap_or_default();
    for (row, &id) in ids.iter().enumerate() {
        if !judge.answer(row, &mut found.scores) {
            continue;
        }
        found.passages.push(Passage {
            address: DocAddress::new(segment, id),
            meeting: meetings.first(id).unwrap_or_default(),
            closeness: 0.0,
            is_dense: true,
            score: 0.0,
        });
    }
    Ok(())
}

/// What was looked up in one segment.
struct Judge<'a> {
    plan: &'a Plan,
    /// For each leaf its count in each candidate.
    counts: Vec<Vec<Option<f32>>>,
    rarities: &'a [f32],
    /// Which clauses of the query are about properties.
    silent: Vec<bool>,
}

impl Judge<'_> {
    /// Adds what each clause of the query is worth in a passage; nothing if it
    /// lacks a property, or has none of the words. Tells whether it answers.
    fn answer(&self, row: usize, scores: &mut Vec<Option<f32>>) -> bool {
        let clauses = &self.plan.clauses;
        let from = scores.len();
        let answers = self.passage(clauses, row, scores) && self.speaks(&scores[from..]);
        if !answers {
            scores.truncate(from);
        }
        answers
    }

    /// Returns whether a passage has the properties that it must have, and
    /// one of the words.
    fn speaks(&self, scores: &[Option<f32>]) -> bool {
        let (mut speaks, mut speaks_here) = (false, false);
        for ((clause, score), silent) in self.plan.clauses.iter().zip(scores).zip(&self.silent) {
            match (silent, clause.occur) {
                (true, Occur::Must) if score.is_none() => return false,
                (true, _) | (_, Occur::MustNot) => {}
                (false, _) if clause.role == Role::Helpful => {}
                (false, _) => {
                    speaks = true;
                    speaks_here |= score.is_some();
                }
            }
        }
        speaks_here || !speaks
    }

    /// Adds what each clause is worth in a passage. Tells whether the passage
    /// has any of them and is not excluded.
    fn passage(
        &self,
        clauses: &[PlannedClause],
        row: usize,
        scores: &mut Vec<Option<f32>>,
    ) -> bool {
        let mut has_any = false;
        for clause in clauses {
            let score = self.tree(&clause.node, row, f32::INFINITY);
            if clause.occur == Occur::MustNot && score.is_some() {
                return false;
            }
            has_any |= score.is_some();
            scores.push(score);
        }
        has_any || clauses.iter().all(|clause| clause.occur == Occur::MustNot)
    }

    /// Returns what a tree is worth in a passage, each leaf being at most so
    /// rare: of alternatives none is worth more for being rarer.
    fn tree(&self, tree: &Tree, row: usize, rarest: f32) -> Option<f32> {
        match tree {
            Tree::Leaf(leaf) => {
                let count = self.counts[*leaf][row]?;
                let worth = self.rarities[*leaf].min(rarest) * self.plan.shares[*leaf];
                Some(worth * count * (1.0 + SATURATION) / (count + SATURATION))
            }
            Tree::Any(trees) => {
                let rarest = rarest.min(weight(self.plan, tree, self.rarities));
                let scores = trees.iter().filter_map(|tree| self.tree(tree, row, rarest));
                scores.reduce(f32::max)
            }
            Tree::Group(clauses) => {
                let mut scores = Vec::with_capacity(clauses.len());
                if !self.passage(clauses, row, &mut scores) {
                    return None;
                }
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
///
/// Of alternatives it is the most frequent; but parts of a name are frequent
/// and do not make the name so.
pub(super) fn weight(plan: &Plan, tree: &Tree, rarities: &[f32]) -> f32 {
    match tree {
        Tree::Leaf(leaf) => rarities[*leaf],
        Tree::Any(trees) => {
            let names = trees.iter().filter(|tree| !plan.is_part(tree));
            let weights = names.map(|tree| weight(plan, tree, rarities));
            weights.reduce(f32::min).unwrap_or_default()
        }
        Tree::Group(clauses) => clauses
            .iter()
            .map(|clause| weight(plan, &clause.node, rarities))
            .sum(),
    }
}
