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

/// A hit, and the meetings that say the same, in order.
pub(in crate::search) type Folded<'a> = (&'a Meeting, Vec<&'a Meeting>);

/// Returns the hits from `offset` on, at most `limit`.
///
/// In the order of their days meetings are not folded: who asks for it wants
/// to see each.
pub(in crate::search) fn page<'a>(
    searcher: &Searcher,
    meetings: &'a [Meeting],
    sort: Sort,
    (offset, limit): (usize, usize),
) -> tantivy::Result<Vec<Folded<'a>>> {
    let wanted = offset.saturating_add(limit);
    let best = best(meetings, sort, wanted.saturating_add(SPARE));
    let folded = if sort == Sort::Relevance {
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

/// Puts each meeting to the first that says the same.
fn fold<'a>(searcher: &Searcher, best: Vec<&'a Meeting>) -> tantivy::Result<Vec<Folded<'a>>> {
    let readers = searcher.inner.segment_readers().iter();
    let prints = readers.map(|reader| reader.fast_fields().u64("print"));
    let prints: Vec<_> = prints.collect::<tantivy::Result<_>>()?;
    let print = |meeting: &Meeting| {
        let segment = usize::try_from(meeting.best.segment_ord).ok()?;
        prints.get(segment)?.first(meeting.best.doc_id)
    };
    let mut folded: Vec<Folded<'a>> = Vec::with_capacity(best.len());
    let mut places: HashMap<u64, usize, Hashed> = HashMap::default();
    for meeting in best {
        let print = print(meeting);
        if let Some(&first) = print.and_then(|print| places.get(&print)) {
            folded[first].1.push(meeting);
        } else {
            places.extend(print.map(|print| (print, folded.len())));
            folded.push((meeting, Vec::new()));
        }
    }
    Ok(folded)
}
