//! Names that stand nowhere, taken for what they are made of.
//!
//! Whoever pastes the address of an issue that nobody noted still wants to see
//! where its number or its project is spoken of.

use super::super::{
    Correction,
    looked_up::LookedUp,
    plan::{Leaf, Plan, Tree, Word},
    reading,
};
use crate::text::{
    fold,
    identifier::{self, Form},
    stop::is_stop_word,
    words,
};

/// A part that stands in so many times more passages than the rarest one says
/// nothing about the name: `com`, `org`.
const COMMONER: usize = 5;

/// Replaces each name that stands nowhere, in none of its forms, and says so.
pub(super) fn correct(
    looked_up: &mut LookedUp<'_>,
    plan: &mut Plan,
) -> tantivy::Result<Vec<Correction>> {
    let mut corrections = Vec::new();
    for at in plan.typed_words() {
        let Some(word) = plan.leaves[at].word() else {
            continue;
        };
        let typed = word.typed.clone();
        let Some(made_of) = made_of(word).filter(|_| looked_up.everywhere(at) == 0) else {
            continue;
        };
        let meant = match stands_for(looked_up, plan, at) {
            Some(form) if !plan.is_part(&Tree::Leaf(form)) => None,
            Some(part) => Some(plan.leaves[part].clone()),
            None => parts(looked_up, &made_of)?,
        };
        let Some(meant) = meant else { continue };
        let to = reading::name(&meant);
        corrections.push(Correction {
            from: typed,
            to,
            is_rare: false,
        });
        if let Leaf::Loose(_) = meant {
            let counts = looked_up.find(&meant)?;
            looked_up.put(at, counts);
            plan.leaves[at] = meant;
        }
    }
    Ok(corrections)
}

/// Returns what stands somewhere for a word that does not; the closest to it.
pub(super) fn stands_for(looked_up: &LookedUp<'_>, plan: &Plan, word: usize) -> Option<usize> {
    let mut others = plan.leaves_beside(word).into_iter();
    others.find(|other| 0 < looked_up.everywhere(*other))
}

/// Returns the words of which a name is made, of an address those behind the
/// host; none if it is no name.
fn made_of(word: &Word) -> Option<Vec<String>> {
    if let Some(name) = &word.identifier {
        let behind_host = name.split_once('/').filter(|_| word.typed.contains("://"));
        let telling = behind_host.map_or(name.as_str(), |(_, path)| path);
        return Some(words(telling).map(|part| fold(part.text)).collect());
    }
    let mut forms = identifier::forms(&word.typed).into_iter();
    forms.find_map(|form| match form {
        Form::Words(words) if 1 < words.len() => Some(words),
        _ => None,
    })
}

/// Returns what looks for the telling parts of a name; none if they stand
/// nowhere either.
fn parts(looked_up: &LookedUp<'_>, made_of: &[String]) -> tantivy::Result<Option<Leaf>> {
    let mut known: Vec<(usize, &String)> = Vec::new();
    let tell = |part: &&String| 1 < part.chars().count() && !is_stop_word(part);
    for part in made_of.iter().filter(tell) {
        let counts = looked_up.find(&Leaf::Loose(vec![part.clone()]))?;
        let frequency = looked_up.total(counts.iter());
        known.extend((frequency != 0).then_some((frequency, part)));
    }
    let rarest = known.iter().map(|(frequency, _)| *frequency).min();
    let most = rarest.unwrap_or_default() * COMMONER;
    let telling = known.iter().filter(|(frequency, _)| *frequency <= most);
    let telling: Vec<String> = telling.map(|(_, part)| (*part).clone()).collect();
    Ok((!telling.is_empty()).then_some(Leaf::Loose(telling)))
}
