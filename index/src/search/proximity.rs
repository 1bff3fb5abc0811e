//! Words that stand close together raise a passage.

use super::{
    collect::{Found, Passage},
    fields,
    plan::{Plan, Word, stems},
};
use crate::Searcher;
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
const STRENGTH: f32 = 0.5;

/// Where the words of the query stand in the running text of a passage.
type Positions = HashMap<DocAddress, Vec<Vec<u32>>>;

/// Adds to the best passages what the closeness of their words is worth.
pub(super) fn raise(searcher: &Searcher, plan: &Plan, found: &mut Found) -> tantivy::Result<()> {
    let words: Vec<(usize, &Word)> = plan.words().collect();
    if words.len() < 2 {
        return Ok(());
    }
    let order = best(found);
    let addresses = order.iter().map(|&at| found.passages[at].address);
    let mut positions: Positions = addresses
        .map(|address| (address, vec![Vec::new(); words.len()]))
        .collect();
    for (at, (_, word)) in words.iter().enumerate() {
        find_word(searcher, at, word, &mut positions)?;
    }
    let rarities: Vec<f32> = words
        .iter()
        .map(|(leaf, _)| found.rarities[*leaf])
        .collect();
    for at in order {
        let passage: &mut Passage = &mut found.passages[at];
        let places = positions.get(&passage.address);
        passage.closeness = places.map_or(0.0, |places| closeness(places, &rarities));
    }
    Ok(())
}

/// Returns the numbers of the best passages.
fn best(found: &Found) -> Vec<usize> {
    let worth: Vec<f32> = found
        .passages
        .iter()
        .map(|passage| passage.clauses.iter().flatten().sum())
        .collect();
    let mut order: Vec<usize> = (0..worth.len()).collect();
    order.sort_by(|&a, &b| {
        let addresses = || found.passages[a].address.cmp(&found.passages[b].address);
        worth[b].total_cmp(&worth[a]).then_with(addresses)
    });
    order.truncate(LOOKED_AT);
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
