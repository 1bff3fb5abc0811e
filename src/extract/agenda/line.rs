//! Lines of text that stand for headings: `**Milk**`, `Milk:` or just `Milk`
//! above a list each.
//!
//! In an agenda a line groups the bullets below it. Elsewhere plain lines are
//! topics only if the text is divided by them throughout.

use super::bullet::{Walk, is_person};
use super::merge::Lists;
use super::{Topic, boilerplate};
use crate::extract::participant::Run;
use crate::extract::section::{self, SectionKind};
use crate::parse::{Block, BlockKind, MarkKind};
use crate::scan;

/// How many words a line has at most that is read as a title.
const WORDS: usize = 12;

/// Plain lines that may be titles.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// Lines right above a list.
    above_lists: Vec<Topic>,
    /// Lines above text, with the person who brings the topic.
    owned: Vec<Topic>,
    /// Lines above their text in an agenda, ending in a colon.
    labels: Vec<Topic>,
    /// Lists in open text.
    lists: usize,
    /// The last block of a list in open text.
    last: Option<usize>,
}

impl Lines {
    /// Counts the lists of the open text.
    pub(super) fn see_item(&mut self, index: usize) {
        let goes_on = self.last.is_some_and(|last| last + 1 == index);
        self.lists += usize::from(!goes_on);
        self.last = Some(index);
    }

    /// Returns the topics if most lists stand below a line.
    pub(super) fn topics(self, lists: &Lists) -> Vec<Topic> {
        let divided = 2 <= self.above_lists.len() && self.lists < 2 * self.above_lists.len();
        if divided {
            return [self.above_lists, self.owned].concat();
        }
        if lists.notes.is_empty() {
            self.labels
        } else {
            Vec::new()
        }
    }
}

impl Walk<'_> {
    pub(super) fn paragraph(&mut self, index: usize, block: &Block) {
        let text = block.text.trim();
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        if self.kind(block) == SectionKind::Agenda && !self.is_without_headings() {
            // Of use for the owners that it names.
            let topic = self.topic(index, block);
            self.lists.nested.push(topic);
        }
        if !rest.is_empty() {
            let labelled = first.trim_end().ends_with(':') && self.is_without_headings();
            if labelled && self.kind(block) == SectionKind::Agenda {
                let topic = self.first_line(index, block);
                self.lines.labels.extend(topic);
            }
            return;
        }
        let mut bold = block.marks.iter().filter(|m| m.kind == MarkKind::Strong);
        let bold = bold.find(|m| m.span.start == 0).map_or(0, |m| m.span.end);
        let strong = 0 < bold && text.len() <= bold;
        // "**Milk** (Ada Lovelace)"
        let brought = if strong {
            None
        } else {
            self.brought(index, block, bold)
        };
        let kind = section::kind_of(text);
        // "Attendees: Ada, Bob" is complete, what follows is something else.
        let behind = text.split_once(':').map_or("", |(_, rest)| rest.trim());
        let complete =
            !behind.is_empty() && matches!(kind, SectionKind::Participants | SectionKind::Absent);
        if complete {
            self.label = None;
        } else if kind != SectionKind::Topic
            && (strong || text.ends_with(':') || self.is_bare(index, text))
        {
            self.label = Some((kind, block.depth));
            self.people = Run::default();
        } else if text.ends_with(':') && ends_meeting(text) {
            self.label = Some((SectionKind::Housekeeping, block.depth));
        } else if strong && self.lists.bold.is_empty() && is_title(text) {
            // what a document without headings is called
        } else if (strong || brought.is_some())
            && self.in_text(block)
            && !boilerplate::is_boilerplate(text)
        {
            // "**Ada**" above what she did is no topic.
            let speaks = self.known.has(text.trim_end_matches(':'));
            if self.is_without_headings() && !speaks {
                if self.kind(block) == SectionKind::Agenda {
                    self.lists.brought.extend(brought.clone());
                }
                let topic = brought.unwrap_or_else(|| self.topic(index, block));
                self.lists.bold.push(topic);
            }
        } else if kind == SectionKind::Topic {
            self.plain(index, block);
            if text.ends_with(':') {
                self.group(block);
            }
        }
    }

    /// The topic of a line in which nothing but those who bring it, and perhaps
    /// a link, stand behind a title in bold.
    fn brought(&self, index: usize, block: &Block, bold: usize) -> Option<Topic> {
        /// Bytes; what is longer is no title, and to look at each takes long.
        const LONGEST: usize = 400;
        if LONGEST < block.text.len() {
            return None;
        }
        let (title, rest) = block.text.split_at(bold);
        let (aside, behind) = split_at_closing(rest.trim_start().strip_prefix('(')?)?;
        let end = block.text.len() - behind.len();
        let linked = |at: usize| {
            let mut links = block.marks.iter();
            links.any(|m| matches!(m.kind, MarkKind::Link(_)) && m.span.contains(&at))
        };
        let mut told = behind.char_indices().filter(|(_, c)| c.is_alphanumeric());
        let whole = told.all(|(at, _)| linked(end + at)) && !aside.trim().is_empty();
        if title.is_empty() || title.trim_end().ends_with(':') || !whole {
            return None;
        }
        let mut line = block.clone();
        line.text.truncate(end);
        line.marks.retain(|mark| mark.span.end <= end);
        let topic = self.topic(index, &line);
        // "**Milk** (Community)", as others before it
        let alike = !self.lists.brought.is_empty();
        (alike || !topic.item.owners.is_empty()).then_some(topic)
    }

    /// Whether a label stands in a line of its own above a list: `Agenda`.
    fn is_bare(&self, index: usize, text: &str) -> bool {
        text.split_whitespace().count() <= 3 && self.is_above_list(index)
    }

    fn is_above_list(&self, index: usize) -> bool {
        let next = self.part.document.blocks.get(index + 1);
        next.is_some_and(|n| matches!(n.kind, BlockKind::Item { .. }) && n.depth == 1)
    }

    /// A line that may be the title of the list below it.
    fn plain(&mut self, index: usize, block: &Block) {
        let text = block.text.trim();
        let short = text.split_whitespace().count() <= WORDS && !text.ends_with(['.', '!', ';']);
        let upper = !text.starts_with(char::is_lowercase) && !text.contains("://");
        let open = self.kind(block) == SectionKind::Structure && block.quotes == 0;
        let open = open && self.is_without_headings();
        if !(short && upper && open) || boilerplate::is_boilerplate(text) {
            return;
        }
        let topic = self.topic(index, block);
        if self.is_above_list(index) {
            self.lines.above_lists.push(topic);
        } else if text.ends_with(')') && !topic.item.owners.is_empty() {
            self.lines.owned.push(topic);
        }
    }

    /// The topic that the first line of a paragraph names.
    fn first_line(&self, index: usize, block: &Block) -> Option<Topic> {
        let mut line = block.clone();
        line.text = line.text.lines().next()?.to_owned();
        line.marks.retain(|mark| mark.span.end <= line.text.len());
        let short = line.text.split_whitespace().count() <= WORDS;
        short.then(|| self.topic(index, &line))
    }

    /// A label such as "Storage:" groups the bullets of an agenda, unless the
    /// agenda has begun without one: then what follows is discussion.
    fn group(&mut self, block: &Block) {
        let last = self.lists.agenda.last();
        let begun = last.is_some_and(|t| t.section == block.section);
        if begun && self.grouped != Some(block.section) {
            self.label = Some((SectionKind::Topic, block.depth));
        } else {
            self.label = None;
            self.grouped = Some(block.section);
        }
    }

    /// Whether a line in bold may be a title; it ends a list of people.
    fn in_text(&mut self, block: &Block) -> bool {
        let of_people = |kind| matches!(kind, SectionKind::Participants | SectionKind::Absent);
        if self.label.is_some_and(|(kind, _)| of_people(kind)) && !is_person(block.text.trim()) {
            self.label = None;
        }
        self.in_open_text(block)
    }

    fn in_open_text(&self, block: &Block) -> bool {
        matches!(
            self.kind(block),
            SectionKind::Structure | SectionKind::Agenda
        )
    }
}

/// Splits at the bracket that closes one opened before the text.
fn split_at_closing(text: &str) -> Option<(&str, &str)> {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((text.get(..at)?, text.get(at + 1..)?));
        }
    }
    None
}

/// "Harbor Meeting - 2031-02-01"
fn is_title(text: &str) -> bool {
    const WORDS: [&str; 5] = ["meeting", "minutes", "call", "sitzung", "protokoll"];
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| WORDS.contains(&word)) && !scan::dates(text).is_empty()
}

/// "At the end of the meeting:" opens instructions.
fn ends_meeting(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("end of the meeting") || lower.contains("after the meeting")
}
