//! The page of hits that is wanted, text carried from week to week being one.
//!
//! Of thousands of meetings that answer a few are shown: only so many are put
//! in order, and only among them it is asked which say the same. The same text
//! is as good everywhere, so that those are not far apart.

use super::{Meeting, groups::Hashed, order};
use crate::{Searcher, search::Sort};
use std::collections::HashMap;

/// So many more than wanted are put in order, since some are repeats.
const SPARE: usize = 200;
/// So many hits may say the same. Two of them may well be where something came
/// up and where it was settled; it is from the third on that they are in the
/// way of others.
const SHOWN: usize = 2;

/// A hit, and the meetings that say the same, in order.
pub(in crate::search) type Folded<'a> = (&'a Meeting, Vec<&'a Meeting>);

/// Returns the hits from `offset` on, at most `limit`.
///
/// Where all fit on a page none is folded, and neither are they in the order
/// of their days: who asks for that wants to see each.
pub(in crate::search) fn page<'a>(
    searcher: &Searcher,
    meetings: &'a [Meeting],
    sort: Sort,
    (offset, limit): (usize, usize),
) -> tantivy::Result<Vec<Folded<'a>>> {
    let wanted = offset.saturating_add(limit);
    let best = best(meetings, sort, wanted.saturating_add(SPARE));
    let folded = if sort == Sort::Relevance && limit < meetings.len() {
        fold(searcher, best)?
    } else {
        best.into_iter()
            .map(|meeting| (meeting, Vec::new()))
            .collect()
    };
    Ok(folded.into_iter().skip(offset).take(limit).collect())
}

/// Returns the first so many meetings in order.
fn best(meetings: &[Meeting], sort: Sort, most: usize) -> Vec<&Meeting> {
    let mut all: Vec<&Meeting> = meetings.iter().collect();
    if most < all.len() {
        all.select_nth_unstable_by(most, |a, b| order(a, b, sort));
        all.truncate(most);
    }
    all.sort_by(|a, b| order(a, b, sort));
    all
}

/// Puts meetings that say the same to the first that does.
fn fold<'a>(searcher: &Searcher, best: Vec<&'a Meeting>) -> tantivy::Result<Vec<Folded<'a>>> {
    let readers = searcher.inner.segment_readers().iter();
    let prints = readers.map(|reader| reader.fast_fields().u64("print"));
    let prints: Vec<_> = prints.collect::<tantivy::Result<_>>()?;
    let print = |meeting: &Meeting| {
        let segment = usize::try_from(meeting.best.segment_ord).ok()?;
        prints.get(segment)?.first(meeting.best.doc_id)
    };
    let mut folded: Vec<Folded<'a>> = Vec::with_capacity(best.len());
    let mut places: HashMap<u64, Place, Hashed> = HashMap::default();
    for meeting in best {
        let place = print(meeting).map(|print| places.entry(print).or_default());
        match place {
            Some(place) if place.shown == SHOWN => folded[place.first].1.push(meeting),
            place => {
                if let Some(place) = place {
                    place.show(folded.len());
                }
                folded.push((meeting, Vec::new()));
            }
        }
    }
    Ok(folded)
}

/// Where a text is shown.
#[derive(Default)]
struct Place {
    /// The number of the first hit that says it.
    first: usize,
    /// So many hits say it.
    shown: usize,
}

impl Place {
    fn show(&mut self, hit: usize) {
        if self.shown == 0 {
            self.first = hit;
        }
        self.shown += 1;
    }
}
