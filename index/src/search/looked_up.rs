//! Where the leaves of a plan are found.

use super::{
    counts::Counts,
    fields::Corpus,
    plan::{Leaf, Plan},
    score::Lookup,
};
use crate::searcher::select::Selection;

/// Where the leaves of a plan are found, segment by segment.
pub(super) struct LookedUp<'a> {
    pub(super) lookups: &'a [Lookup<'a>],
    /// The records that count; all if none are chosen.
    pub(super) chosen: Option<&'a Selection>,
    /// By segment and leaf.
    pub(super) counts: Vec<Vec<Counts>>,
}

impl<'a> LookedUp<'a> {
    /// Looks all leaves up.
    pub(super) fn of(
        lookups: &'a [Lookup<'a>],
        chosen: Option<&'a Selection>,
        plan: &Plan,
    ) -> tantivy::Result<Self> {
        let all = |lookup: &Lookup<'_>| plan.leaves.iter().map(|leaf| lookup.leaf(leaf)).collect();
        let counts: tantivy::Result<Vec<Vec<Counts>>> = lookups.iter().map(all).collect();
        Ok(Self {
            lookups,
            chosen,
            counts: counts?,
        })
    }

    /// Looks one more leaf up.
    pub(super) fn find(&self, leaf: &Leaf) -> tantivy::Result<Vec<Counts>> {
        self.lookups
            .iter()
            .map(|lookup| lookup.leaf(leaf))
            .collect()
    }

    /// Puts what was found, by segment, in the place of what a leaf found.
    pub(super) fn put(&mut self, at: usize, counts: Vec<Counts>) {
        for (all, counts) in self.counts.iter_mut().zip(counts) {
            all[at] = counts;
        }
    }

    /// Counts the passages of those that count which have a leaf.
    pub(super) fn frequency(&self, leaf: usize) -> usize {
        self.total(self.counts.iter().map(|counts| &counts[leaf]))
    }

    /// Counts passages, given by segment.
    pub(super) fn total<'c>(&self, counts: impl Iterator<Item = &'c Counts>) -> usize {
        let in_segment = |(segment, counts): (usize, &Counts)| match self.chosen {
            Some(chosen) => counts.common(&chosen.segments[segment]),
            None => counts.len(),
        };
        counts.enumerate().map(in_segment).sum()
    }

    /// Counts all passages that have a leaf, whether they count or not.
    pub(super) fn everywhere(&self, leaf: usize) -> usize {
        self.counts.iter().map(|counts| counts[leaf].len()).sum()
    }

    /// Returns for each of so many leaves how rare it is among all passages.
    pub(super) fn rarities(&self, leaves: usize) -> Vec<f32> {
        let first = self.lookups.first();
        let corpus = first.map_or(Corpus::EMPTY, |first| first.corpus);
        let rarity = |leaf| corpus.rarity(self.everywhere(leaf));
        (0..leaves).map(rarity).collect()
    }
}
