//! Names as those who keep minutes may have written them.

use super::{ALIKE, Leaf, PART, Plan, Tree, add_alternative};
use crate::{
    query::{Clause, Node, Occur, Query},
    text::identifier::{self, Form},
};

impl Plan {
    /// Looks for what else the names that were typed may be written as.
    pub(super) fn add_forms(&mut self) {
        for at in 0..self.clauses.len() {
            let clause = &self.clauses[at];
            if clause.occur == Occur::MustNot || matches!(clause.node, Tree::Group(_)) {
                continue;
            }
            let mut leaves = Self::leaves_in(&clause.node);
            leaves.retain(|&leaf| 1.0 <= self.shares[leaf]);
            for typed in leaves {
                for (leaf, share) in forms(&self.leaves[typed]) {
                    let leaf = self.add_leaf(leaf, share);
                    add_alternative(&mut self.clauses[at], Tree::Leaf(leaf));
                }
            }
        }
    }
}

fn forms(leaf: &Leaf) -> Vec<(Leaf, f32)> {
    let Some(word) = leaf.word() else {
        return Vec::new();
    };
    let forms = identifier::forms(&word.typed).into_iter();
    let leaf = |form| match form {
        Form::Same(name) => (Leaf::Identifier(name), ALIKE),
        Form::Words(words) => (Leaf::Phrase(words), ALIKE),
        Form::Start(start) => (Leaf::Prefix(start), ALIKE),
        Form::Part(part) => (Leaf::Identifier(part), PART),
    };
    forms.map(leaf).collect()
}

/// Reads `PR 12` as `#12`, and returns the words that said what it is: an
/// address says it as well, in its own words.
pub(super) fn take_kinds(query: &mut Query) -> Vec<String> {
    let mut kinds = Vec::new();
    let mut at = 1;
    // Of `pull request 12` one word is taken after the other.
    while at < query.clauses.len() {
        let named = match (word(&query.clauses[at - 1]), word(&query.clauses[at])) {
            (Some(kind), Some(number)) => identifier::numbered(kind, number),
            _ => None,
        };
        let Some(name) = named else {
            at += 1;
            continue;
        };
        query.clauses[at].node = Node::Word(name);
        let kind = query.clauses.remove(at - 1);
        kinds.extend(word(&kind).map(str::to_owned));
        at = (at - 1).max(1);
    }
    kinds
}

fn word(clause: &Clause) -> Option<&str> {
    match (&clause.node, clause.occur) {
        (Node::Word(word), Occur::Should) => Some(word),
        _ => None,
    }
}
