//! Passages folded into hits, in their order.

use super::{
    Sort,
    collect::{Found, Passage},
};
use crate::query::Occur;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A meeting counts by its best passage, and so much by what all its
/// passages have together.
const TOGETHER: f32 = 0.3;
/// How much worse a passage is that lacks words.
const COVERAGE: f32 = 0.5;
/// At equal merit the newest counts so much more than the oldest.
const RECENCY: f32 = 0.06;
/// After so many days half of that is gone.
const HALF_LIFE: f32 = 365.0;

/// A meeting that answers.
pub(super) struct Meeting {
    number: u64,
    day: Option<NaiveDate>,
    pub(super) score: f32,
    pub(super) all_words: bool,
    /// Best first.
    pub(super) passages: Vec<Passage>,
}

/// Folds and sorts.
pub(super) fn rank(found: Found, sort: Sort) -> Vec<Meeting> {
    let newest = found
        .passages
        .iter()
        .filter_map(|passage| passage.day)
        .max();
    let mut meetings: BTreeMap<u64, Vec<Passage>> = BTreeMap::new();
    for passage in found.passages {
        meetings.entry(passage.meeting).or_default().push(passage);
    }
    let judge = Judge {
        occurs: found.occurs,
        weights: found.weights,
        newest,
    };
    let folded = meetings.into_iter();
    let mut ranked: Vec<Meeting> = folded
        .filter_map(|(number, passages)| judge.meeting(number, passages))
        .collect();
    ranked.sort_by(|a, b| order(a, b, sort));
    ranked
}

fn order(a: &Meeting, b: &Meeting, sort: Sort) -> std::cmp::Ordering {
    let newer = || b.day.cmp(&a.day);
    let merit = || {
        let all_words = b.all_words.cmp(&a.all_words);
        all_words.then_with(|| b.score.total_cmp(&a.score))
    };
    let first = match sort {
        Sort::Relevance => merit().then_with(newer),
        Sort::Newest => newer().then_with(merit),
        Sort::Oldest => {
            let undated = a.day.is_none().cmp(&b.day.is_none());
            undated.then(a.day.cmp(&b.day)).then_with(merit)
        }
    };
    first.then(a.number.cmp(&b.number))
}

struct Judge {
    occurs: Vec<Occur>,
    weights: Vec<f32>,
    newest: Option<NaiveDate>,
}

impl Judge {
    /// Returns a meeting with its score; none if it lacks what must be there.
    fn meeting(&self, number: u64, mut passages: Vec<Passage>) -> Option<Meeting> {
        let best: Vec<Option<f32>> = (0..self.occurs.len())
            .map(|clause| {
                let scores = passages
                    .iter()
                    .filter_map(|passage| passage.clauses[clause]);
                scores.reduce(f32::max)
            })
            .collect();
        let lacks =
            |(occur, score): (&Occur, &Option<f32>)| *occur == Occur::Must && score.is_none();
        if self.occurs.iter().zip(&best).any(lacks) {
            return None;
        }
        for passage in &mut passages {
            passage.score = self.score(&passage.clauses) + passage.closeness;
        }
        passages.sort_by(|a, b| {
            let scores = b.score.total_cmp(&a.score);
            scores.then_with(|| a.address.cmp(&b.address))
        });
        let day = passages.iter().find_map(|passage| passage.day);
        let top = passages.first().map_or(0.0, |passage| passage.score);
        let merit = (1.0 - TOGETHER) * top + TOGETHER * self.score(&best);
        Some(Meeting {
            number,
            day,
            score: merit * self.freshness(day),
            all_words: self.has_all(&best),
            passages,
        })
    }

    /// Adds up what clauses are worth, less if some are lacking.
    fn score(&self, clauses: &[Option<f32>]) -> f32 {
        let counted = || self.counted().zip(clauses);
        let sum: f32 = counted().filter_map(|(_, score)| *score).sum();
        let all: f32 = self.counted().sum();
        if all <= 0.0 {
            return sum;
        }
        let there = counted().filter(|(_, score)| score.is_some());
        let there: f32 = there.map(|(weight, _)| weight).sum();
        sum * (there / all).powf(COVERAGE)
    }

    fn counted(&self) -> impl Iterator<Item = f32> {
        let weights = self.occurs.iter().zip(&self.weights);
        weights.map(|(occur, weight)| match occur {
            Occur::MustNot => 0.0,
            Occur::Should | Occur::Must => *weight,
        })
    }

    fn has_all(&self, clauses: &[Option<f32>]) -> bool {
        let mut pairs = self.occurs.iter().zip(clauses);
        pairs.all(|(occur, score)| *occur == Occur::MustNot || score.is_some())
    }

    fn freshness(&self, day: Option<NaiveDate>) -> f32 {
        let (Some(newest), Some(day)) = (self.newest, day) else {
            return 1.0;
        };
        #[expect(clippy::cast_precision_loss, reason = "some thousand days")]
        let age = (newest - day).num_days() as f32;
        1.0 + RECENCY * (-age / HALF_LIFE).exp2()
    }
}
