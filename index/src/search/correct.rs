//! Words that stand nowhere, taken for the closest that does.
//!
//! A word that stands almost nowhere while a close one stands everywhere is
//! likely a slip that somebody made before: the close one is looked for as
//! well. Words with digits are never touched.

use super::{
    Correction,
    counts::Counts,
    fields,
    looked_up::LookedUp,
    plan::{Leaf, Plan, Word},
    score::Lookup,
};
use crate::searcher::select::count_alive;
use std::{cmp::Reverse, collections::BTreeMap};
use tantivy::schema::Field;

mod likeness;
mod names;

/// Shorter words are too close to too many others.
const SHORTEST: usize = 4;
/// A word that stands in no more passages may be a slip of others.
const RARE: usize = 2;
/// A word must be so many times as frequent to be meant instead.
const OFTENER: usize = 20;
/// So many of the closest words are tried.
const TRIED: usize = 5;

/// Replaces each word that stands nowhere, in none of its forms, and adds to
/// each that stands almost nowhere; says so.
pub(super) fn correct(
    looked_up: &mut LookedUp<'_>,
    plan: &mut Plan,
) -> tantivy::Result<Vec<Correction>> {
    let mut corrections = Vec::new();
    for at in plan.typed_words() {
        let frequency = looked_up.everywhere(at);
        let Some(word) = plan.leaves[at].word().filter(|_| frequency <= RARE) else {
            continue;
        };
        if frequency == 0 && names::stands_for(looked_up, plan, at).is_some() {
            continue;
        }
        let typed = word.typed.clone();
        let Some(letters) = word.plain().filter(|word| is_correctable(word)) else {
            continue;
        };
        let Some((better, counts)) = closest(looked_up, letters, frequency)? else {
            continue;
        };
        let leaf = Leaf::Word(Word::new(&better));
        let is_rare = frequency != 0;
        if is_rare {
            plan.add_slip(at, leaf);
            for (all, counts) in looked_up.counts.iter_mut().zip(counts) {
                all.push(counts);
            }
        } else {
            plan.leaves[at] = leaf;
            looked_up.put(at, counts);
        }
        corrections.push(Correction {
            from: typed,
            to: better,
            is_rare,
        });
    }
    corrections.extend(names::correct(looked_up, plan)?);
    Ok(corrections)
}

fn is_correctable(word: &str) -> bool {
    SHORTEST <= word.chars().count() && word.chars().all(char::is_alphabetic)
}

/// Returns the most frequent of the words with the fewest slips, and where it
/// stands, if it is clearly more frequent.
fn closest(
    looked_up: &LookedUp<'_>,
    word: &str,
    frequency: usize,
) -> tantivy::Result<Option<(String, Vec<Counts>)>> {
    let near = near(looked_up.lookups, word)?;
    for (term, _) in near
        .into_iter()
        .take(TRIED)
        .filter(|(term, _)| term != word)
    {
        let counts = looked_up.find(&Leaf::Word(Word::new(&term)))?;
        if (frequency * OFTENER).max(1) <= looked_up.total(counts.iter()) {
            return Ok(Some((term, counts)));
        }
    }
    Ok(None)
}

/// Returns the words of the index that are close to one, the closest and most
/// frequent first.
fn near(lookups: &[Lookup<'_>], word: &str) -> tantivy::Result<Vec<(String, usize)>> {
    let target = likeness::Target::of(word);
    let mut near: BTreeMap<String, (usize, u32)> = BTreeMap::new();
    for lookup in lookups {
        for field in fields::running(lookup.searcher) {
            near_in(lookup, field.field, &target, &mut near)?;
        }
    }
    let mut near: Vec<_> = near.into_iter().collect();
    near.sort_by_key(|(_, (distance, frequency))| (*distance, Reverse(*frequency)));
    let near = near.into_iter();
    Ok(near.map(|(term, (distance, _))| (term, distance)).collect())
}

fn near_in(
    lookup: &Lookup<'_>,
    field: Field,
    target: &likeness::Target,
    near: &mut BTreeMap<String, (usize, u32)>,
) -> tantivy::Result<()> {
    let index = lookup.reader.inverted_index(field)?;
    let mut stream = index.terms().stream()?;
    while stream.advance() {
        let term = std::str::from_utf8(stream.key()).unwrap_or_default();
        let distance = Some(term).filter(|term| is_correctable(term));
        let Some(distance) = distance.and_then(|term| target.distance(term)) else {
            continue;
        };
        let frequency = count_alive(lookup.reader, &index, stream.value(), u32::MAX)?;
        if frequency != 0 {
            near.entry(term.to_owned()).or_insert((distance, 0)).1 += frequency;
        }
    }
    Ok(())
}
