//! What commands over single facts share: where a fact stands, its permalink.

use crate::answer::{FactRow, Origin};
use crate::crawl::with_line;
use minutebook_index::{Fact, Head};

/// Returns where a line of a meeting stands.
pub(crate) fn origin(meeting: &Head, line: u32) -> Origin {
    Origin {
        source: meeting.source.clone(),
        path: meeting.path.clone(),
        line,
        url: meeting.url.as_deref().map(|url| with_line(url, line)),
        meeting: meeting.id.clone(),
        date: meeting.date,
        team: meeting.team.clone(),
    }
}

/// Makes rows of facts; `line` reads the line of one.
pub(crate) fn rows<T>(facts: Vec<Fact<T>>, line: impl Fn(&T) -> u32) -> Vec<FactRow<T>> {
    let row = |Fact { meeting, fact }| FactRow {
        origin: origin(&meeting, line(&fact)),
        fact,
    };
    facts.into_iter().map(row).collect()
}

/// Tells whether every word, in lower case, stands in one of the texts.
pub(crate) fn matches(words: &[String], texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    let stands = |word: &String| texts.iter().any(|text| text.contains(word.as_str()));
    words.iter().all(stands)
}
