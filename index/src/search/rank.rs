//! Passages folded into hits, in their order.
//!
//! First come meetings with a passage that has all that was asked for; among
//! them, and among the others, the score decides. It is that of the best
//! passage, a little of what all passages have together, and what is known of
//! the day: whether the query names it, whether it is recent, whether the
//! topic was discussed around it (`bursts`). Meetings whose best passages say
//! the same word by word become one hit (`repeats`).

use super::{
    Sort,
    collect::{Found, Weighed},
    plan::{Role, Time},
};
use crate::{Searcher, query::Occur, searcher::select::Days};
use chrono::NaiveDate;
use tantivy::DocAddress;

mod bursts;
mod groups;
mod repeats;

pub(super) use repeats::page;

/// A meeting counts by its best passage, and so much by what all its
/// passages have together.
const TOGETHER: f32 = 0.3;
/// How much worse a passage is that lacks words.
const COVERAGE: f32 = 0.5;
/// How much better a meeting is that has all words, here and there.
const SCATTERED: f32 = 0.1;
/// At equal merit the newest counts so much more than the oldest.
const RECENCY: f32 = 0.06;
/// After so many days half of that is gone.
const HALF_LIFE: f32 = 365.0;
/// How much better a meeting is at a time that the query names.
const TIMELY: f32 = 0.5;
/// So many days away from that time, at least, half of that is gone.
const NEAR: f32 = 14.0;

/// A meeting that answers.
#[derive(Debug)]
pub(super) struct Meeting {
    number: u64,
    pub(super) day: Option<NaiveDate>,
    pub(super) score: f32,
    /// Whether one of its passages has all that was asked for.
    pub(super) all_words: bool,
    /// Where its best passage is.
    pub(super) best: DocAddress,
    /// Its passages by their numbers in [`Found`].
    passages: groups::Group,
}

impl Meeting {
    /// Returns the places and scores of so many of its passages, best first.
    pub(super) fn passages(&self, found: &Found, most: usize) -> Vec<(DocAddress, f32)> {
        let all = self.passages.numbers().map(|at| &found.passages[at]);
        let mut all: Vec<_> = all
            .map(|passage| (passage.address, passage.score))
            .collect();
        all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        all.truncate(most);
        all
    }
}

/// Folds passages into meetings and judges them; in no order.
pub(super) fn meetings(
    searcher: &Searcher,
    found: &mut Found,
    times: &[Time],
    sort: Sort,
) -> tantivy::Result<Vec<Meeting>> {
    let readers = searcher.inner.segment_readers().iter();
    let days: Vec<Days> = readers.map(Days::open).collect::<tantivy::Result<_>>()?;
    let mut judge = Judge {
        times,
        newest: None,
        best: Vec::new(),
    };
    for at in 0..found.passages.len() {
        let score = score(&found.clauses, found.scores(at));
        let passage = &mut found.passages[at];
        passage.score = score + passage.closeness;
    }
    let mut meetings: Vec<Meeting> = groups::of(found)
        .into_iter()
        .filter_map(|group| judge.meeting(found, group, &days))
        .collect();
    judge.newest = meetings.iter().filter_map(|meeting| meeting.day).max();
    for meeting in &mut meetings {
        meeting.score *= judge.fitness(meeting.day);
    }
    if sort == Sort::Relevance {
        bursts::raise(&mut meetings);
    }
    Ok(meetings)
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

struct Judge<'a> {
    times: &'a [Time],
    newest: Option<NaiveDate>,
    /// The best that any passage of a meeting has of each clause.
    best: Vec<Option<f32>>,
}

impl Judge<'_> {
    /// Returns a meeting with its merit; none if it lacks what must be there.
    fn meeting(&mut self, found: &Found, group: groups::Group, days: &[Days]) -> Option<Meeting> {
        self.take_best(found, &group);
        let lacks = |(clause, score): (&Weighed, &Option<f32>)| {
            clause.occur == Occur::Must && score.is_none()
        };
        if found.clauses.iter().zip(&self.best).any(lacks) {
            return None;
        }
        let passages = || group.numbers().map(|at| &found.passages[at]);
        let top = passages().reduce(|a, b| if a.score < b.score { b } else { a })?;
        let merit = (1.0 - TOGETHER) * top.score + TOGETHER * score(&found.clauses, &self.best);
        let has_all = |scores: &[Option<f32>]| has_all(&found.clauses, scores);
        let is_whole = |at: usize| found.passages[at].is_dense && has_all(found.scores(at));
        let all_words = group.numbers().any(is_whole);
        let scattered = if has_all(&self.best) { SCATTERED } else { 0.0 };
        let segment = usize::try_from(top.address.segment_ord).ok()?;
        Some(Meeting {
            number: top.meeting,
            day: days.get(segment)?.first(top.address.doc_id),
            score: merit * (1.0 + scattered),
            all_words,
            best: top.address,
            passages: group,
        })
    }

    fn take_best(&mut self, found: &Found, group: &groups::Group) {
        self.best.clear();
        self.best.resize(found.clauses.len(), None);
        for at in group.numbers() {
            for (best, score) in self.best.iter_mut().zip(found.scores(at)) {
                if best.is_none_or(|best| score.is_some_and(|score| best < score)) {
                    *best = *score;
                }
            }
        }
    }

    /// Returns by what the day of a meeting makes it better.
    fn fitness(&self, day: Option<NaiveDate>) -> f32 {
        match (day, self.times) {
            (None, _) => 1.0,
            (Some(day), []) => 1.0 + RECENCY * self.freshness(day),
            (Some(day), times) => {
                let near = times.iter().map(|time| nearness(time, day));
                1.0 + TIMELY * near.fold(0.0, f32::max)
            }
        }
    }

    fn freshness(&self, day: NaiveDate) -> f32 {
        let newest = self.newest.unwrap_or(day);
        (-days(newest - day) / HALF_LIFE).exp2()
    }
}

/// Adds up what clauses are worth, less if some are lacking.
fn score(clauses: &[Weighed], scores: &[Option<f32>]) -> f32 {
    let (mut sum, mut there, mut all) = (0.0, 0.0, 0.0);
    for (clause, score) in clauses.iter().zip(scores) {
        let weight = counted(*clause);
        all += weight;
        if let Some(score) = score {
            sum += score;
            there += weight;
        }
    }
    if all <= 0.0 || all <= there {
        return sum;
    }
    sum * (there / all).powf(COVERAGE)
}

fn counted(clause: Weighed) -> f32 {
    match (clause.occur, clause.role) {
        (Occur::MustNot, _) | (_, Role::Helpful) => 0.0,
        (Occur::Should | Occur::Must, Role::Asked) => clause.weight,
    }
}

fn has_all(clauses: &[Weighed], scores: &[Option<f32>]) -> bool {
    let mut pairs = clauses.iter().zip(scores);
    pairs.all(|(clause, score)| {
        clause.occur == Occur::MustNot || clause.role == Role::Helpful || score.is_some()
    })
}

/// Returns 1 for a day within a time, and less the farther it is away.
fn nearness(time: &Time, day: NaiveDate) -> f32 {
    let period = time.period;
    let before = period.from.map_or(0.0, |from| days(from - day));
    let after = period.until.map_or(0.0, |until| days(day - until));
    let length = match (period.from, period.until) {
        (Some(from), Some(until)) => days(until - from),
        _ => 0.0,
    };
    let gap = before.max(after).max(0.0);
    (-gap / NEAR.max(length / 2.0)).exp2()
}

fn days(span: chrono::TimeDelta) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "some thousand days")]
    let days = span.num_days() as f32;
    days
}
