//! Topics that are headings.

use super::owner::{self, Known};
use super::{Topic, boilerplate, title};
use crate::extract::Part;
use crate::extract::section::{self, SectionKind};
use crate::parse::{Block, BlockKind};
use crate::scan;
use minutebook_index::model::AgendaItem;

/// Reads the topics that have a heading of their own.
pub(super) fn topics(part: &Part<'_>, known: &Known) -> Vec<Topic> {
    let titles = title_end(part);
    let headings = part.blocks().iter().filter(|b| level(b).is_some());
    let mut topics: Vec<Topic> = Vec::new();
    let mut levels: Vec<(u8, String)> = Vec::new();
    let mut speaker: Option<String> = None;
    for (index, block) in headings.enumerate() {
        let Some(level) = level(block) else { continue };
        if index < titles || !is_topic(part, block) {
            continue;
        }
        let text = title::display(block);
        if let Some(name) = owner::speaker(&text, known) {
            if let Some(last) = topics.last_mut().filter(|t| t.item.owners.is_empty()) {
                last.item.owners.push(name.clone());
            }
            speaker = Some(name);
            continue;
        }
        let key = title::key(&text);
        let end_line = part
            .document
            .subtree_end(block.section)
            .min(part.end_line());
        if repeats(&mut levels, level, &key) {
            if let Some(last) = topics.last_mut() {
                last.item.end_line = last.item.end_line.max(end_line);
            }
            continue;
        }
        levels.push((level, key));
        let mut topic = topic(part, block, &text, known);
        topic.item.depth = u8::try_from(levels.len()).unwrap_or(u8::MAX);
        topic.item.end_line = end_line;
        topic
            .item
            .owners
            .extend(speaker.take().filter(|_| topic.item.owners.is_empty()));
        topics.push(topic);
    }
    topics
}

fn topic(part: &Part<'_>, block: &Block, text: &str, known: &Known) -> Topic {
    let (title, mut owners) = owner::split(text, known, owner::Place::Heading);
    let below = part.document.sections.get(block.section);
    let below = below.map_or(0..0, |s| s.blocks.start + 1..s.blocks.end);
    let below = part.document.blocks.get(below).unwrap_or_default();
    if owners.is_empty() {
        owners = owner::below(below, known);
    }
    Topic {
        item: AgendaItem {
            title,
            line: block.line(),
            end_line: block.end_line,
            depth: 1,
            owners,
        },
        section: block.section,
        discussed: below.iter().any(is_said),
    }
}

/// More than a link or a picture.
fn is_said(block: &Block) -> bool {
    let words = block.text.split_whitespace();
    2 <= words.filter(|w| !w.contains("://")).count()
}

fn level(block: &Block) -> Option<u8> {
    match block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    }
}

/// Whether a heading goes on with the topic before it or above it; keeps the
/// chain of open topics.
fn repeats(levels: &mut Vec<(u8, String)>, level: u8, key: &str) -> bool {
    let same = levels.iter().rposition(|(at, k)| *at <= level && k == key);
    if let Some(same) = same {
        levels.truncate(same + 1);
        return true;
    }
    while levels.last().is_some_and(|(at, _)| level <= *at) {
        levels.pop();
    }
    false
}

fn is_topic(part: &Part<'_>, block: &Block) -> bool {
    let text = &block.text;
    let own = section::kind_of(text);
    let kind = section::kind_in(part.document, block.section);
    let structural = match own {
        SectionKind::Topic | SectionKind::Events => false,
        SectionKind::Schedule => announces_next(text),
        _ => true,
    };
    let inherited = matches!(
        kind,
        SectionKind::Participants
            | SectionKind::Absent
            | SectionKind::Actions
            | SectionKind::Decisions
            | SectionKind::Housekeeping
    );
    !structural && !inherited && !is_date(text) && !boilerplate::is_boilerplate(text)
}

/// "Next meeting", "Upcoming meetings": no topic of this one.
fn announces_next(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = [
        "next",
        "upcoming",
        "future",
        "nächst",
        "kommend",
        "prochaine",
        "próxima",
    ];
    words.iter().any(|w| lower.contains(w))
}

/// Whether a text is nothing but a date.
fn is_date(text: &str) -> bool {
    let found = scan::dates(text);
    let rest =
        |c: (usize, char)| c.1.is_alphabetic() && !found.iter().any(|f| f.span.contains(&c.0));
    !found.is_empty() && !text.char_indices().any(rest)
}

/// The number of headings at the top that make up the title.
///
/// It goes up to the last heading with a date before any text; without a
/// date it is the only heading of the highest level, or one that names a
/// meeting.
fn title_end(part: &Part<'_>) -> usize {
    let headings: Vec<&Block> = part
        .blocks()
        .iter()
        .filter(|b| level(b).is_some())
        .collect();
    let bare = |block: &&&Block| !has_text(part, block);
    let empty = headings.iter().take(5).take_while(bare).count();
    let first = headings.iter().take(empty + 1).take(5);
    let dated = first.rposition_dated();
    dated.map_or_else(|| usize::from(names_meeting(&headings)), |i| i + 1)
}

trait RpositionDated {
    fn rposition_dated(self) -> Option<usize>;
}

impl<'a, I: Iterator<Item = &'a &'a Block>> RpositionDated for I {
    fn rposition_dated(self) -> Option<usize> {
        let dated = self
            .enumerate()
            .filter(|(_, b)| !scan::dates(&b.text).is_empty());
        dated.map(|(i, _)| i).last()
    }
}

fn has_text(part: &Part<'_>, heading: &Block) -> bool {
    let Some(section) = part.document.sections.get(heading.section) else {
        return false;
    };
    let blocks = part
        .document
        .blocks
        .get(section.blocks.start + 1..section.blocks.end);
    blocks
        .unwrap_or_default()
        .iter()
        .any(|b| !b.text.trim().is_empty())
}

/// Whether the first heading is a title: alone on top, or by its words.
fn names_meeting(headings: &[&Block]) -> bool {
    const WORDS: [&str; 12] = [
        "meeting",
        "minutes",
        "call",
        "weekly",
        "sitzung",
        "protokoll",
        "notes",
        "treffen",
        "standup",
        "sync",
        "session",
        "réunion",
    ];
    let Some((first, rest)) = headings.split_first() else {
        return false;
    };
    let alone = !rest.is_empty() && rest.iter().all(|b| level(first) < level(b));
    let lower = first.text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    alone || words.any(|w| WORDS.contains(&w))
}
