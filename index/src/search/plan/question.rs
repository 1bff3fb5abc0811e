//! Questions: `why did we need a new pump?` is about the pump.

use super::{Plan, PlannedClause, Role};
use crate::{
    query::{Node, Occur, Query},
    text::{fold, stop},
};

/// Returns whether a query is asked as a question.
pub(super) fn is_one(query: &Query) -> bool {
    let words = || query.clauses.iter().map(|clause| &clause.node);
    let begins = words().next().is_some_and(|node| match node {
        Node::Word(word) => stop::asks(&fold(word)),
        _ => false,
    });
    begins || matches!(words().next_back(), Some(Node::Word(word)) if word.ends_with('?'))
}

impl Plan {
    /// Lets the verbs of a question help only: minutes that answer it are
    /// about the same, and say it in their own words.
    pub(super) fn ease_question(&mut self) {
        let light: Vec<bool> = self.clauses.iter().map(|c| self.is_light(c)).collect();
        if light.iter().all(|is_light| *is_light) {
            return;
        }
        for (clause, is_light) in self.clauses.iter_mut().zip(light) {
            if is_light {
                clause.role = Role::Helpful;
            }
        }
    }

    fn is_light(&self, clause: &PlannedClause) -> bool {
        let word = self.plain_word(clause);
        clause.occur == Occur::Should && word.is_some_and(|word| stop::is_light(&word))
    }
}
