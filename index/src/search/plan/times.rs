//! Words of a query that name a time.

use super::Time;
use crate::{
    period::named,
    query::{Clause, Node, Occur, Query},
};
use chrono::NaiveDate;

/// No time has more words.
const LONGEST: usize = 5;

/// Takes the words that name a time out of a query.
pub(super) fn take(query: &mut Query, today: NaiveDate) -> Vec<Time> {
    let mut times = Vec::new();
    let mut at = 0;
    while at < query.clauses.len() {
        let run = query.clauses[at..].iter().map_while(word);
        let words: Vec<&str> = run.take(LONGEST).collect();
        let Some(found) = named::read(&words, today) else {
            at += 1;
            continue;
        };
        times.push(Time {
            typed: words[..found.words].join(" "),
            period: found.period,
        });
        query.clauses.drain(at..at + found.words);
    }
    times
}

fn word(clause: &Clause) -> Option<&str> {
    match (&clause.node, clause.occur) {
        (Node::Word(word), Occur::Should) => Some(word),
        _ => None,
    }
}
