//! Words that stand nowhere, taken for the closest that does.

use super::{
    Correction,
    fields::{self, Statistics},
    plan::{Leaf, Plan, Word},
    score::{Counts, Lookup},
};
use crate::Searcher;
use tantivy::schema::Field;

/// Shorter words are too close to too many others.
const SHORTEST: usize = 4;
/// From this length on, two slips are forgiven.
const LONG: usize = 8;

/// Replaces each word that stands nowhere, in none of its forms, and says so.
///
/// `looked_up` holds for each segment where each leaf is found; for the words
/// replaced it is looked up again.
pub(super) fn correct(
    searcher: &Searcher,
    plan: &mut Plan,
    looked_up: &mut [Vec<Counts>],
) -> tantivy::Result<Vec<Correction>> {
    let statistics = Statistics::of(searcher)?;
    let mut corrections = Vec::new();
    for (at, leaf) in plan.leaves.iter_mut().enumerate() {
        let Leaf::Word(word) = &*leaf else { continue };
        let Some(misspelt) = word.plain().filter(|word| is_correctable(word)) else {
            continue;
        };
        if looked_up.iter().any(|counts| !counts[at].is_empty()) {
            continue;
        }
        let Some(better) = closest(searcher, misspelt)?.filter(|better| better != misspelt) else {
            continue;
        };
        let replaced = Leaf::Word(Word::new(&better));
        for (reader, counts) in searcher.inner.segment_readers().iter().zip(&mut *looked_up) {
            let lookup = Lookup {
                searcher,
                reader,
                statistics: &statistics,
            };
            counts[at] = lookup.leaf(&replaced)?;
        }
        corrections.push(Correction {
            from: word.typed.clone(),
            to: better,
        });
        *leaf = replaced;
    }
    Ok(corrections)
}

fn is_correctable(word: &str) -> bool {
    SHORTEST <= word.chars().count() && word.chars().all(char::is_alphabetic)
}

/// Returns the most frequent of the words with the fewest slips.
fn closest(searcher: &Searcher, word: &str) -> tantivy::Result<Option<String>> {
    let mut best: Option<(usize, std::cmp::Reverse<u32>, String)> = None;
    for field in fields::running(searcher) {
        for_each_word(searcher, field.field, |term, frequency| {
            let Some(slips) = slips(word, term) else {
                return;
            };
            let candidate = (slips, std::cmp::Reverse(frequency), term.to_owned());
            if best.as_ref().is_none_or(|best| candidate < *best) {
                best = Some(candidate);
            }
        })?;
    }
    Ok(best.map(|(_, _, term)| term))
}

/// Returns in how many letters two words differ, if few enough.
fn slips(word: &str, term: &str) -> Option<usize> {
    let allowed = if word.len() < LONG { 1 } else { 2 };
    let alike = word.len().abs_diff(term.len()) <= allowed;
    if !alike || !is_correctable(term) {
        return None;
    }
    let slips = strsim::osa_distance(word, term);
    // A slip in the first letter is rare.
    let first = usize::from(word.chars().next() != term.chars().next());
    (slips <= allowed).then_some(2 * slips + first)
}

fn for_each_word(
    searcher: &Searcher,
    field: Field,
    mut visit: impl FnMut(&str, u32),
) -> tantivy::Result<()> {
    for reader in searcher.inner.segment_readers() {
        let index = reader.inverted_index(field)?;
        let mut stream = index.terms().stream()?;
        while stream.advance() {
            let frequency = stream.value().doc_freq;
            if let Ok(term) = std::str::from_utf8(stream.key()) {
                visit(term, frequency);
            }
        }
    }
    Ok(())
}
