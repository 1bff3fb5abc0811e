//! Names and handles of the same person.
//!
//! Attendance lists say which name goes with which handle: `Ada Lovelace
//! (@ada)`. Whoever is looked for by one of them is found by the other, and
//! by the first name alone where nobody else has it.

use super::{plan::Alike, score::Lookup};
use crate::{
    query::{Node, Occur, Query},
    tags,
    text::{fold, words},
};
use std::collections::BTreeSet;

/// No name has more words.
const LONGEST: usize = 3;
/// So many people with one first name are looked at.
const NAMESAKES: usize = 40;

/// Returns the names and handles that go with those in a query.
pub(super) fn alike(lookups: &[Lookup<'_>], query: &Query) -> tantivy::Result<Vec<Alike>> {
    let mut groups = Vec::new();
    let typed: Vec<&str> = query.clauses.iter().filter_map(word).collect();
    for at in 0..typed.len() {
        for length in 1..=LONGEST.min(typed.len() - at) {
            let term: Vec<String> = typed[at..at + length].iter().map(|w| fold(w)).collect();
            groups.extend(group(lookups, term)?);
        }
    }
    Ok(groups)
}

fn word(clause: &crate::query::Clause) -> Option<&str> {
    match &clause.node {
        Node::Word(word) if clause.occur != Occur::MustNot => Some(word.trim_start_matches('@')),
        _ => None,
    }
}

fn group(lookups: &[Lookup<'_>], term: Vec<String>) -> tantivy::Result<Option<Alike>> {
    let known = with(lookups, &tags::goes_with(&term.join(" ")))?;
    if known.is_empty() {
        return Ok(None);
    }
    let mut terms: BTreeSet<Vec<String>> = BTreeSet::new();
    for other in &known {
        let parts: Vec<String> = other.split(' ').map(str::to_owned).collect();
        if let ([first, _, ..], [_]) = (parts.as_slice(), term.as_slice()) {
            let own = has_one_bearer(lookups, first)?;
            terms.extend(own.then(|| vec![first.clone()]));
        }
        terms.insert(parts);
    }
    terms.insert(term);
    let terms = terms.into_iter().collect();
    Ok(Some(Alike { terms }))
}

/// Returns what goes with what a tag begins with.
fn with(lookups: &[Lookup<'_>], start: &str) -> tantivy::Result<BTreeSet<String>> {
    let mut known = BTreeSet::new();
    for lookup in lookups {
        let tags = lookup.terms_from(lookup.searcher.fields.tag, start)?;
        known.extend(
            tags.iter()
                .filter_map(|tag| tag.strip_prefix(start))
                .map(str::to_owned),
        );
    }
    Ok(known)
}

/// Returns whether all people with a first name are one.
fn has_one_bearer(lookups: &[Lookup<'_>], first: &str) -> tantivy::Result<bool> {
    if words(first)
        .next()
        .is_none_or(|word| word.text != first || first.len() < 3)
    {
        return Ok(false);
    }
    let all = with(lookups, &tags::goes_from(&format!("{first} ")))?;
    let handles: BTreeSet<&str> = all
        .iter()
        .filter_map(|tag| tag.split('\t').nth(1))
        .collect();
    Ok(handles.len() == 1 && all.len() < NAMESAKES)
}
