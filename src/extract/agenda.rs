//! The topics: a table of contents of the meeting.
//!
//! Topics are headings; where there are none, the bullets of the agenda, else
//! those of the notes. An outline that headings below repeat gives way to
//! them and leaves them its owners. Slides that go on under the same title
//! are one topic.

mod boilerplate;
mod bullet;
mod habit;
mod heading;
mod issue;
mod known;
mod line;
mod merge;
mod owner;
mod speaker;
mod subject;
mod table;
mod title;

use super::Part;
use known::Known;
use minutebook_index::model::{AgendaItem, Participant};

/// A topic before its end is known.
#[derive(Clone, Debug)]
struct Topic {
    item: AgendaItem,
    /// The words of the title that tell it from others.
    words: Vec<String>,
    /// The section it stands in, or opens.
    section: usize,
    /// Whether there is text below it.
    filled: bool,
    /// Whether that is more than links and pictures.
    discussed: bool,
    /// Whether the title is but the beginning of a long text.
    cut: bool,
}

/// Reads them from a part.
pub fn recognize(part: &Part<'_>, people: &[Participant]) -> Vec<AgendaItem> {
    let known = Known::of(people, part.blocks());
    let headings = heading::topics(part, &known);
    let lists = bullet::lists(part, &headings, &known);
    let mut topics = if headings.is_empty() {
        lists.instead()
    } else {
        lists.beside(headings)
    };
    topics.sort_by_key(|topic| topic.item.line);
    let mut items: Vec<AgendaItem> = topics.into_iter().map(|topic| topic.item).collect();
    end_before_next(&mut items);
    items
}

/// No discussion goes on behind the next topic that is not below it.
fn end_before_next(items: &mut [AgendaItem]) {
    for index in 0..items.len() {
        let (depth, line) = (items[index].depth, items[index].line);
        let next = items[index + 1..].iter().find(|next| next.depth <= depth);
        if let Some(next) = next {
            let end = next.line.saturating_sub(1).max(line);
            items[index].end_line = items[index].end_line.min(end);
        }
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod variants;
