//! How a query was read, for those who want to know.

use super::{
    Correction, ReadClause, Reading,
    collect::weight,
    looked_up::LookedUp,
    plan::{Leaf, Plan, PlannedClause, Role},
};
use crate::query::Occur;

/// Says what was looked for and how much of it there is.
pub(super) fn of(looked_up: &LookedUp<'_>, plan: &Plan, corrections: Vec<Correction>) -> Reading {
    let rarities = looked_up.rarities(plan.leaves.len());
    let clause = |clause: &PlannedClause| {
        let leaves = Plan::leaves_in(&clause.node);
        let found = leaves.iter().map(|&leaf| looked_up.frequency(leaf));
        let also = leaves.iter().skip(1);
        let also = also.filter(|leaf| 0 < looked_up.everywhere(**leaf));
        let weight = if plan.is_silent(&clause.node) {
            0.0
        } else {
            weight(plan, &clause.node, &rarities)
        };
        ReadClause {
            typed: clause.typed.clone(),
            role: role(clause),
            also: also.map(|&leaf| name(&plan.leaves[leaf])).collect(),
            days: leaves.first().and_then(|&leaf| days(&plan.leaves[leaf])),
            weight,
            passages: found.max().unwrap_or_default(),
        }
    };
    Reading {
        clauses: plan.clauses.iter().map(clause).collect(),
        times: plan.times.clone(),
        corrections,
    }
}

fn role(clause: &PlannedClause) -> &'static str {
    match (clause.occur, clause.role) {
        (Occur::MustNot, _) => "must not",
        (Occur::Must, _) => "must",
        (Occur::Should, Role::Asked) => "should",
        (Occur::Should, Role::Helpful) => "helps",
    }
}

/// Returns what a leaf looks for as a user would write it.
pub(super) fn name(leaf: &Leaf) -> String {
    match leaf {
        Leaf::Word(word) | Leaf::Title(word) => word.typed.clone(),
        Leaf::Prefix(start) => format!("{start}*"),
        Leaf::Identifier(name) => name.clone(),
        Leaf::Phrase(parts) | Leaf::Loose(parts) => parts.join(" "),
        Leaf::Tag { tag, .. } => tag.clone(),
        Leaf::Days(period) => period.to_string(),
    }
}

fn days(leaf: &Leaf) -> Option<String> {
    match leaf {
        Leaf::Days(period) => Some(period.to_string()),
        _ => None,
    }
}
