//! Words that stand close together raise a passage.

use super::{
    collect::{Found, Passage},
    fields,
    plan::{Plan, PlannedClause, Word, stems},
};
use crate::{Searcher, query::Occur};
use std::collections::HashMap;
use tantivy::{
    DocAddress, DocSet, SegmentReader, TERMINATED, Term,
    postings::Postings,
    schema::{Field, IndexRecordOption},
};

/// So many of the best passages are looked at.
const LOOKED_AT: usize = 400;
/// Words so far apart help half as much as neighbors.
const HALF: f32 = 4.0;
/// What two neighbors add, against the rarer of them.
const STRENGTH: f32 = 0.6;

/// Words within so many others stand together.
const DENSE: u32 = 40;

/// Where the words of the query stand in the running text of a passage.
type Positions = HashMap<DocAddress, Vec<Vec<u32>>>;

/// Adds to the best passages what the closeness of their words is worth.
pub(super) fn raise(searcher: &Searcher, plan: &Plan, found: &mut Found) -> tantivy::Result<()> {
    let slots: Vec<Slot<'_>> = plan
        .clauses
        .iter()
        .zip(&found.clauses)
        .filter_map(|(clause, weighed)| Slot::of(plan, clause, weighed.weight))
        .collect();
    if slots.len() < 2 {
        return Ok(());
    }
    let order = best(found);
    let addresses = order.iter().map(|&at| found.passages[at].address);
    let mut positions: Positions = addresses
        .map(|address| (address, vec![Vec::new(); slots.len()]))
        .collect();
    for (at, slot) in slots.iter().enumerate() {
        for word in &slot.words {
            find_word(searcher, at, word, &mut positions)?;
        }
    }
    let rarities: Vec<f32> = slots.iter().map(|slot| slot.rarity).collect();
    for at in order {
        let passage: &mut Passage = &mut found.passages[at];
        if let Some(places) = positions.get_mut(&passage.address) {
            for places in &mut *places {
                places.sort_unstable();
            }
            passage.closeness = closeness(places, &rarities);
            passage.is_dense = narrowest(places) <= DENSE;
        }
    }
    Ok(())
}

/// A place in the query: a word, and those that stand for it.
struct Slot<'a> {
    words: Vec<&'a Word>,
    rarity: f32,
}

impl<'a> Slot<'a> {
    fn of(plan: &'a Plan, clause: &PlannedClause, rarity: f32) -> Option<Self> {
        let leaves = Plan::leaves_in(&clause.node).into_iter();
        let words: Vec<&Word> = leaves.filter_map(|leaf| plan.leaves[leaf].word()).collect();
        let speaks = !words.is_empty() && clause.occur != Occur::MustNot;
        speaks.then_some(Self { words, rarity })
    }
}

/// Returns the numbers of the best passages.
fn best(found: &Found) -> Vec<usize> {
    let worth = |at: usize| found.scores(at).iter().flatten().sum();
    let worth: Vec<f32> = (0..found.passages.len()).map(worth).collect();
    let mut order: Vec<usize> = (0..worth.len()).collect();
    // In which segment a passage is says nothing, so its meeting decides.
    let place = |at: usize| (found.passages[at].meeting, at);
    let better = |a: &usize, b: &usize| {
        let worth = worth[*b].total_cmp(&worth[*a]);
        worth.then_with(|| place(*a).cmp(&place(*b)))
    };
    if LOOKED_AT < order.len() {
        order.select_nth_unstable_by(LOOKED_AT, better);
        order.truncate(LOOKED_AT);
    }
    order.sort_unstable();
    order
}

fn find_word(
    searcher: &Searcher,
    at: usize,
    word: &Word,
    positions: &mut Positions,
) -> tantivy::Result<()> {
    let Some(first) = word.parts.first() else {
        return Ok(());
    };
    let [english, german] = stems(first);
    for (segment, reader) in (0..).zip(searcher.inner.segment_readers()) {
        let mut wanted: Vec<DocAddress> = positions
            .keys()
            .copied()
            .filter(|address| address.segment_ord == segment)
            .collect();
        wanted.sort_unstable();
        for (offset, field) in [0, 0, TITLE_GAP, TITLE_GAP]
            .into_iter()
            .zip(fields::running(searcher))
        {
            let is_german = searcher.fields.is_german(field.field);
            let stem = if is_german { &german } else { &english };
            for (address, places) in places_of(reader, field.field, stem, &wanted)? {
                if let Some(found) = positions.get_mut(&address) {
                    found[at].extend(places.iter().map(|place| place + offset));
                }
            }
        }
    }
    Ok(())
}

/// The body begins far behind the title, so that they are no neighbors.
const TITLE_GAP: u32 = 1000;

fn places_of(
    reader: &SegmentReader,
    field: Field,
    term: &str,
    wanted: &[DocAddress],
) -> tantivy::Result<Vec<(DocAddress, Vec<u32>)>> {
    let index = reader.inverted_index(field)?;
    let key = Term::from_field_text(field, term);
    let option = IndexRecordOption::WithFreqsAndPositions;
    let Some(mut postings) = index.read_postings(&key, option)? else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for address in wanted {
        if postings.doc() < address.doc_id {
            postings.seek(address.doc_id);
        }
        if postings.doc() == TERMINATED {
            break;
        }
        if postings.doc() == address.doc_id {
            let mut places = Vec::new();
            postings.positions(&mut places);
            found.push((*address, places));
        }
    }
    Ok(found)
}

/// Adds up, over all neighbors in the query, how close they come.
fn closeness(places: &[Vec<u32>], rarities: &[f32]) -> f32 {
    let mut sum = 0.0;
    for first in 0..places.len() {
        for second in first + 1..places.len() {
            let Some(distance) = distance(&places[first], &places[second]) else {
                continue;
            };
            #[expect(clippy::cast_precision_loss, reason = "a count of words")]
            let apart = (distance.saturating_sub(1)) as f32;
            #[expect(clippy::cast_precision_loss, reason = "a count of words")]
            let spread = (second - first) as f32;
            let rarity = rarities[first].min(rarities[second]);
            sum += STRENGTH * rarity * HALF / (HALF + apart) / spread;
        }
    }
    sum
}

/// Returns the width of the narrowest window that has each word of those that
/// stand in the running text; a word of the title is close to all.
fn narrowest(places: &[Vec<u32>]) -> u32 {
    let is_open = |places: &&Vec<u32>| places.first().is_some_and(|&place| TITLE_GAP <= place);
    let open: Vec<&Vec<u32>> = places.iter().filter(is_open).collect();
    let mut all: Vec<(u32, usize)> = Vec::new();
    for (word, places) in open.iter().enumerate() {
        all.extend(places.iter().map(|&place| (place, word)));
    }
    all.sort_unstable();
    let mut last: Vec<Option<u32>> = vec![None; open.len()];
    let mut best = u32::MAX;
    for (place, word) in all {
        last[word] = Some(place);
        if let Some(first) = last.iter().copied().collect::<Option<Vec<u32>>>() {
            best = best.min(place - first.into_iter().min().unwrap_or(place));
        }
    }
    if open.is_empty() { 0 } else { best }
}

/// Returns the smallest distance between two of ascending places.
fn distance(first: &[u32], second: &[u32]) -> Option<u32> {
    let near = first.iter().filter_map(|&place| {
        let at = second.partition_point(|&other| other < place);
        let after = second.get(at).map(|other| other.abs_diff(place));
        let before = at
            .checked_sub(1)
            .map(|before| second[before].abs_diff(place));
        after.into_iter().chain(before).min()
    });
    near.min()
}
