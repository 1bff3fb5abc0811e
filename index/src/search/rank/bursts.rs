//! A topic comes up in one meeting after the other until it is settled: a
//! meeting held around the days of the best hits is more likely to be about
//! it than one with the same words in another year.

use super::{Meeting, days};
use chrono::NaiveDate;

/// So many of the best hits show when a topic was discussed.
const WITNESSES: usize = 10;
/// So much better is a meeting around which they all lie.
const STRENGTH: f32 = 1.0;
/// A witness so many days away counts for a third.
const REACH: f32 = 14.0;

/// From so many days away on it counts for nothing.
const FAR: f32 = 70.0;

/// A good hit.
struct Witness {
    meeting: u64,
    day: Option<NaiveDate>,
    weight: f32,
}

impl Witness {
    /// Returns how near a meeting is, 0 to 1. A witness is near itself, or
    /// the best would fall behind those around it.
    fn nearness(&self, meeting: &Meeting) -> f32 {
        match (self.day, meeting.day) {
            _ if self.meeting == meeting.number => 1.0,
            (Some(a), Some(b)) => {
                let apart = days((a - b).abs());
                if apart < FAR {
                    (-apart / REACH).exp()
                } else {
                    0.0
                }
            }
            _ => 0.0,
        }
    }
}

/// Raises meetings around whose days the best ones lie.
pub(super) fn raise(meetings: &mut [Meeting]) {
    let witnesses = witnesses(meetings);
    let all: f32 = witnesses.iter().map(|witness| witness.weight).sum();
    if all <= 0.0 {
        return;
    }
    for meeting in meetings {
        let near = witnesses
            .iter()
            .map(|witness| witness.weight * witness.nearness(meeting));
        meeting.score *= 1.0 + STRENGTH * near.sum::<f32>() / all;
    }
}

fn witnesses(meetings: &[Meeting]) -> Vec<Witness> {
    let mut best: Vec<&Meeting> = meetings.iter().collect();
    let better = |a: &&Meeting, b: &&Meeting| {
        let scores = b.score.total_cmp(&a.score);
        scores.then(a.number.cmp(&b.number))
    };
    if WITNESSES < best.len() {
        best.select_nth_unstable_by(WITNESSES, better);
        best.truncate(WITNESSES);
    }
    best.sort_by(better);
    let witness = |meeting: &&Meeting| Witness {
        meeting: meeting.number,
        day: meeting.day,
        // The better a hit, the more it says: cubed, it is the few
        // outstanding ones that count.
        weight: meeting.score.powi(3),
    };
    best.iter().map(witness).collect()
}
