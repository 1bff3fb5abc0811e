//! Which found fact is which labelled one.

use super::gold::Fact;
use super::rule::Rule;
use std::cmp::Reverse;

/// Labelled and found facts, one to one.
pub(super) struct Pairing<'a, T> {
    /// Labelled, found.
    pub(super) pairs: Vec<(&'a T, &'a T)>,
    /// Labelled, not found.
    pub(super) missed: Vec<&'a T>,
    /// Found, not labelled.
    pub(super) extra: Vec<&'a T>,
}

/// Pairs facts that are the `same`: first those that are `right`, required
/// ones before optional ones, near lines before far ones.
pub(super) fn pair<'a, T: Fact>(rule: &Rule<T>, gold: &'a [T], found: &'a [T]) -> Pairing<'a, T> {
    let mut candidates = Vec::new();
    for (i, want) in gold.iter().enumerate() {
        for (j, got) in found
            .iter()
            .enumerate()
            .filter(|(_, got)| (rule.same)(want, got))
        {
            let rank = (
                Reverse((rule.right)(want, got)),
                want.is_optional(),
                gap(want, got),
            );
            candidates.push((rank, i, j));
        }
    }
    candidates.sort_unstable();
    let mut partner = vec![None; gold.len()];
    let mut taken = vec![false; found.len()];
    let mut pairs = Vec::new();
    for (_, i, j) in candidates {
        if partner[i].is_none() && !taken[j] {
            partner[i] = Some(j);
            taken[j] = true;
            pairs.push((&gold[i], &found[j]));
        }
    }
    let alone = gold.iter().zip(partner).filter(|(_, p)| p.is_none());
    let extra = found.iter().zip(taken).filter(|(_, taken)| !taken);
    Pairing {
        pairs,
        missed: alone.map(|(want, _)| want).collect(),
        extra: extra.map(|(got, _)| got).collect(),
    }
}

/// Tells whether two facts stand at most so many lines apart.
pub(super) fn near<T: Fact>(want: &T, got: &T, lines: u32) -> bool {
    gap(want, got) <= lines
}

fn gap<T: Fact>(want: &T, got: &T) -> u32 {
    let lines = want.line().zip(got.line());
    lines.map_or(0, |(want, got)| want.abs_diff(got))
}
