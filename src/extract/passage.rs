//! The text of a part in the pieces that search finds.
//!
//! A passage is a section with text of its own: its title, its blocks as
//! lines, list items marked `- ` and indented by depth. A long section made
//! of a list is cut at the agenda items in it. All text of the part is in
//! some passage.

use super::Part;
use crate::parse::{Block, BlockKind};
use minutebook_index::model::{AgendaItem, Passage};
use std::ops::Range;

/// Lines of text from which on a section is cut at its agenda items.
const LONG: usize = 40;

/// Cuts a part into passages, one for each section with text of its own.
pub fn recognize(part: &Part<'_>, agenda: &[AgendaItem]) -> Vec<Passage> {
    let blocks = part.blocks();
    let runs = sections(blocks);
    let cut = runs
        .into_iter()
        .flat_map(|run| cut_at_items(blocks, run, agenda));
    let mut passages: Vec<Passage> = cut
        .filter_map(|run| passage(blocks.get(run)?, agenda))
        .collect();
    end_before_next(&mut passages, part.end_line());
    passages
}

/// The runs of blocks that belong to one section.
fn sections(blocks: &[Block]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let heading = matches!(block.kind, BlockKind::Heading(_));
        match runs.last_mut() {
            Some(run) if !heading => run.end = index + 1,
            _ => runs.push(index..index + 1),
        }
    }
    runs
}

fn cut_at_items(blocks: &[Block], run: Range<usize>, agenda: &[AgendaItem]) -> Vec<Range<usize>> {
    let lines = |block: &Block| block.lines.len();
    let section = blocks.get(run.clone()).unwrap_or_default();
    if section.iter().map(lines).sum::<usize>() < LONG {
        return vec![run];
    }
    let opens = |index: &usize| {
        let line = blocks.get(*index).map_or(0, Block::line);
        agenda.binary_search_by_key(&line, |item| item.line).is_ok()
    };
    let mut starts: Vec<usize> = (run.start + 1..run.end).filter(opens).collect();
    starts.insert(0, run.start);
    let ends = starts.iter().skip(1).copied().chain([run.end]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| *start..end)
        .collect()
}

fn passage(blocks: &[Block], agenda: &[AgendaItem]) -> Option<Passage> {
    let first = blocks.iter().find(|b| !b.text.is_empty())?;
    let heading = matches!(first.kind, BlockKind::Heading(_));
    let item = item_at(agenda, first.line());
    let title = match item {
        _ if heading => one_line(&first.text),
        Some(item) => item.title.clone(),
        None => String::new(),
    };
    let mut written = Written::default();
    let said = blocks
        .iter()
        .filter(|b| !matches!(b.kind, BlockKind::Heading(_)));
    for block in said {
        written.block(block);
    }
    let Written { text, lines } = written;
    (!text.is_empty() || !title.is_empty()).then(|| Passage {
        title,
        line: first.line(),
        end_line: blocks.last().map_or(first.end_line, |b| b.end_line),
        owners: item.map(|item| item.owners.clone()).unwrap_or_default(),
        text,
        lines,
    })
}

/// The first item on a line; the items stand in the order of their lines.
fn item_at(agenda: &[AgendaItem], line: u32) -> Option<&AgendaItem> {
    let at = agenda.partition_point(|item| item.line < line);
    agenda.get(at).filter(|item| item.line == line)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines of a passage so far.
#[derive(Default)]
struct Written {
    text: String,
    lines: Vec<u32>,
}

impl Written {
    fn block(&mut self, block: &Block) {
        let depth = usize::from(block.depth);
        let is_item = matches!(block.kind, BlockKind::Item { .. });
        for (index, (line, number)) in block_lines(block).enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            if !self.lines.is_empty() {
                self.text.push('\n');
            }
            let begins = is_item && index == 0;
            let indents = depth.saturating_sub(usize::from(begins));
            self.text.extend(std::iter::repeat_n("  ", indents));
            self.text.push_str(if begins { "- " } else { "" });
            self.text.push_str(line);
            self.lines.push(number);
        }
    }
}

/// The lines of a block with their lines of the file.
fn block_lines(block: &Block) -> impl Iterator<Item = (&str, u32)> {
    let last = block.lines.last().copied().unwrap_or(1);
    let numbers = block.lines.iter().copied().chain(std::iter::repeat(last));
    block.text.split('\n').zip(numbers)
}

/// A passage goes on to the next one.
fn end_before_next(passages: &mut [Passage], end: u32) {
    let mut next = end + 1;
    for passage in passages.iter_mut().rev() {
        passage.end_line = next.saturating_sub(1).max(passage.line);
        next = passage.line;
    }
}

#[cfg(test)]
mod tests {
    use super::recognize;
    use crate::extract::Part;
    use crate::parse::parse;
    use minutebook_index::model::AgendaItem;
    use std::fmt::Write;

    fn check(text: &str, agenda: &[AgendaItem], expected: &str) {
        let document = parse(text);
        let blocks = 0..document.blocks.len();
        let part = Part::new(&document, blocks);
        let mut shown = String::new();
        for passage in recognize(&part, agenda) {
            assert_eq!(passage.text.lines().count(), passage.lines.len());
            let (title, owners) = (&passage.title, passage.owners.join(","));
            writeln!(
                shown,
                "{}-{} [{title}] {owners}",
                passage.line, passage.end_line
            )
            .unwrap();
            for (line, number) in passage.text.lines().zip(&passage.lines) {
                writeln!(shown, "{number}: {line}").unwrap();
            }
        }
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn one_passage_a_section() {
        check(
            "intro\n\n# Tea\n\n* kettle\n  boils\n    * slowly\n\n## Milk\n",
            &[],
            "1-2 [] \n1: intro\n3-8 [Tea] \n5: - kettle\n6:   boils\n7:   - slowly\n9-9 [Milk] \n",
        );
    }

    #[test]
    fn owners_come_from_the_agenda() {
        let item = AgendaItem {
            title: "Tea".to_owned(),
            line: 1,
            end_line: 3,
            depth: 1,
            owners: vec!["ada".to_owned()],
        };
        check(
            "# Tea (@ada)\n\nhot\n",
            &[item],
            "1-3 [Tea (@ada)] ada\n3: hot\n",
        );
    }

    #[test]
    fn a_long_list_is_cut_at_the_items() {
        let mut text = String::from("## Agenda\n\n");
        let mut agenda = Vec::new();
        for index in 0..30_u32 {
            write!(text, "* topic {index}\n    * said\n").unwrap();
            agenda.push(AgendaItem {
                title: format!("topic {index}"),
                line: 3 + 2 * index,
                end_line: 4 + 2 * index,
                depth: 1,
                owners: Vec::new(),
            });
        }
        let document = parse(&text);
        let blocks = 0..document.blocks.len();
        let part = Part::new(&document, blocks);
        let titles = recognize(&part, &agenda).into_iter().map(|p| p.title);
        assert_eq!(titles.filter(|t| t.starts_with("topic")).count(), 30);
    }
}
