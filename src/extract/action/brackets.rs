//! By what a list of tasks calls those who have to do it: "file the
//! rope (adal)", "ask the harbor (Tech, Bo)". A bracket by itself may hold
//! anything; where several tasks end in one or two words in brackets, these
//! are people and bodies, also ones that nobody listed.

use crate::extract::Part;
use crate::extract::person::split_outside;
use crate::extract::section::SectionKind;
use crate::parse::{Block, BlockKind};
use std::collections::{BTreeMap, BTreeSet};

/// So many tasks that end in brackets make a habit.
const SEVERAL: usize = 3;

/// What stands in brackets behind tasks and is nobody.
const STATES: [&str; 24] = [
    "blocked",
    "closed",
    "done",
    "draft",
    "erledigt",
    "high",
    "in progress",
    "later",
    "low",
    "maybe",
    "medium",
    "new",
    "offen",
    "ongoing",
    "open",
    "optional",
    "pending",
    "tba",
    "tbc",
    "tbd",
    "urgent",
    "waiting",
    "wip",
    "zu klären",
];

/// Returns the words, in lower case, that boxes and listed tasks have in brackets.
pub(super) fn called(part: &Part<'_>) -> BTreeSet<String> {
    let tasks = part.blocks().iter();
    let tasks = tasks.filter(|block| is_task(part, block));
    let inside = tasks.filter_map(|block| inside(block.text.lines().next().unwrap_or_default()));
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut habit = 0;
    for inside in inside {
        let mut found = parts(inside);
        found.retain(|part| is_short(part));
        habit += usize::from(!found.is_empty());
        for part in found {
            *counts.entry(part.to_lowercase()).or_default() += 1;
        }
    }
    let again = counts.values().any(|count| 1 < *count);
    if habit < SEVERAL || !again {
        return BTreeSet::new();
    }
    counts.into_keys().collect()
}

/// Returns those whom a task names in brackets at its end;
/// none if something else stands there.
pub(super) fn owners(text: &str, called: &BTreeSet<String>) -> Option<Vec<String>> {
    let parts = parts(inside(text)?);
    let is_known = |part: &&str| called.contains(&part.to_lowercase());
    let long = |part: &&str| 3 <= part.split_whitespace().count();
    if !parts.iter().all(|part| is_known(part) || long(part)) {
        return None;
    }
    let found: Vec<String> = parts
        .into_iter()
        .filter(is_known)
        .map(str::to_owned)
        .collect();
    (!found.is_empty()).then_some(found)
}

fn is_task(part: &Part<'_>, block: &Block) -> bool {
    let BlockKind::Item { checked, .. } = block.kind else {
        return false;
    };
    checked.is_some() || part.kind_in(block.section) == SectionKind::Actions
}

fn inside(text: &str) -> Option<&str> {
    let text = text.trim_end().trim_end_matches(['.', ';']);
    Some(text.strip_suffix(')')?.rsplit_once('(')?.1)
}

fn parts(inside: &str) -> Vec<&str> {
    let parts = split_outside(inside, &[",", "/", "&", "+", " and ", " und "]).into_iter();
    let parts = parts.map(|part| part.trim().trim_start_matches("and ").trim_end_matches('?'));
    parts.filter(|part| !part.is_empty()).collect()
}

/// One or two words of letters: "Ada", "adal", "Ada L.".
fn is_short(part: &str) -> bool {
    let letters = |c: char| c.is_alphabetic() || " .-'".contains(c);
    let words = part.split_whitespace().count();
    (1..=2).contains(&words)
        && part.chars().all(letters)
        && !STATES.contains(&part.to_lowercase().as_str())
}
