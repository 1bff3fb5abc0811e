//! How right the facts are: every field against the labels in `fixtures/gold`.
//!
//! Two snapshots a corpus: a table of precision and recall, and the misses
//! behind it, so that a change of quality is a diff to be read. A label marked
//! optional counts neither for nor against. Labels are never changed to match
//! the program.

mod alike;
mod gold;
mod pair;
mod rule;
mod score;
mod tally;

use crate::support::corpus::CORPORA;

#[test]
fn facts_are_as_right_as_the_table_says() {
    for corpus in CORPORA.iter() {
        let board = score::score(corpus);
        insta::with_settings!({
            omit_expression => true,
            prepend_module_to_snapshot => false,
            snapshot_suffix => corpus.name,
        }, {
            insta::assert_snapshot!("misses", board.misses());
            insta::assert_snapshot!("figures", board.figures());
        });
    }
}
