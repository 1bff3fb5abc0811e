//! Agendas that are tables: `| Topic | Owner |`, a topic in each row.

use super::Topic;
use super::bullet::Walk;
use super::owner::{self, Trust};
use crate::extract::section::SectionKind;
use crate::parse::Block;
use std::ops::Range;

/// Which columns hold topics and who brings them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    topic: usize,
    owner: Option<usize>,
}

impl Columns {
    /// Reads the head of a table; none if it is no agenda.
    fn of_head(block: &Block, cells: &[Range<usize>]) -> Option<Self> {
        let find = |keys: &[&str]| {
            cells.iter().position(|cell| {
                let text = block.text.get(cell.clone()).unwrap_or_default();
                let lower = text.to_lowercase();
                let mut words = lower.split(|c: char| !c.is_alphanumeric());
                words.any(|word| keys.contains(&word))
            })
        };
        let topic = find(&["topic", "topics", "title", "subject", "thema"]);
        Some(Self {
            topic: topic.or_else(|| find(&["item", "agenda", "description"]))?,
            owner: find(&[
                "owner",
                "owners",
                "presenter",
                "presenters",
                "proposer",
                "proposed",
                "facilitator",
                "lead",
                "who",
                "speaker",
                "person",
                "wer",
            ]),
        })
    }
}

impl Walk<'_> {
    /// Reads a row of a table in the agenda.
    pub(super) fn row(&mut self, index: usize, block: &Block, cells: &[Range<usize>], head: bool) {
        if head {
            let agenda = self.kind(block) == SectionKind::Agenda;
            self.columns = Columns::of_head(block, cells).filter(|_| agenda);
        } else if let Some(columns) = self.columns {
            let topic = self.row_topic(index, block, (cells, columns));
            self.lists.agenda.extend(topic);
        }
    }

    fn row_topic(
        &self,
        index: usize,
        block: &Block,
        (cells, columns): (&[Range<usize>], Columns),
    ) -> Option<Topic> {
        let cell = |column: usize| Some(block.text.get(cells.get(column)?.clone())?.trim());
        let text = cell(columns.topic).filter(|text| text.contains(char::is_alphabetic))?;
        let mut line = block.clone();
        text.clone_into(&mut line.text);
        line.marks.clear();
        let mut topic = self.topic(index, &line);
        if let Some(people) = columns.owner.and_then(cell)
            && topic.item.owners.is_empty()
        {
            let names = owner::names(people, self.known, Trust::Names);
            topic.item.owners = names.unwrap_or_default();
        }
        Self::is_wanted(&topic).then_some(topic)
    }
}
