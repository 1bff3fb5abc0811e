//! Tables of tasks: "| Task | Who | Until |".

use super::{Reader, Task, heading, holds_tasks, people, state, taken};
use crate::extract::section::SectionKind;
use crate::parse::Block;
use std::ops::Range;

/// Which columns of a table say what is to be done and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// Index of the column of tasks.
    task: usize,
    /// Index of the column of owners.
    owner: usize,
}

/// What the column of owners is called.
const OWNERS: [&str; 20] = [
    "action by",
    "action on",
    "actionee",
    "assigned",
    "assigned to",
    "assignee",
    "by",
    "by whom",
    "lead",
    "owner",
    "owners",
    "person",
    "person responsible",
    "resp",
    "responsible",
    "responsibility",
    "verantwortlich",
    "wer",
    "who",
    "zuständig",
];

/// What the column of tasks is called.
const TASKS: [&str; 18] = [
    "action",
    "action item",
    "action items",
    "action point",
    "actions",
    "activity",
    "aufgabe",
    "description",
    "detail",
    "details",
    "item",
    "maßnahme",
    "task",
    "tasks",
    "to do",
    "todo",
    "was",
    "what",
];

/// Reads the head of a table.
fn columns(text: &str, cells: &[Range<usize>]) -> Option<Columns> {
    let called = |cell: &Range<usize>, names: &[&str]| {
        let name = text.get(cell.clone()).unwrap_or_default().to_lowercase();
        let name = name.trim_matches(|c: char| !c.is_alphanumeric());
        names.contains(&name.trim_end_matches("(s)"))
    };
    let owner = cells.iter().position(|cell| called(cell, &OWNERS))?;
    let task = cells.iter().position(|cell| called(cell, &TASKS))?;
    Some(Columns { task, owner })
}

/// Tells whether a table is one of tasks by its head alone: "Description" and
/// "Owner" may stand above anything.
fn is_of_tasks(text: &str, cells: &[Range<usize>], columns: Columns) -> bool {
    const VAGUE: [&str; 6] = [
        "activity",
        "description",
        "detail",
        "details",
        "item",
        "what",
    ];
    let name = cells
        .get(columns.task)
        .and_then(|cell| text.get(cell.clone()));
    let name = name.unwrap_or_default().trim().to_lowercase();
    !VAGUE.contains(&name.as_str())
}

impl Reader<'_> {
    /// Reads the head of a table: whether its rows are tasks.
    pub(super) fn table(&mut self, block: &Block, cells: &[Range<usize>], kind: SectionKind) {
        let announced = || {
            let above = self.part.blocks();
            let above = &above[..above.partition_point(|other| other.line() < block.line())];
            let last = above.last().filter(|last| last.section == block.section);
            last.is_some_and(|last| heading::announces(&last.text))
        };
        let columns = columns(&block.text, cells);
        self.columns = columns.filter(|columns| {
            kind == SectionKind::Actions
                || holds_tasks(kind) && is_of_tasks(&block.text, cells, *columns)
                || announced()
        });
    }

    /// Reads a row: the task of one cell, its owners from another.
    pub(super) fn row(&mut self, block: &Block, cells: &[Range<usize>]) {
        let is_person = |cell: &&Range<usize>| self.known.is_person(&block.text[(*cell).clone()]);
        let (owner, task) = if let Some(columns) = self.columns {
            (cells.get(columns.owner), cells.get(columns.task))
        } else {
            let owner = cells.iter().find(is_person);
            let others = cells.iter().filter(|cell| Some(*cell) != owner);
            (owner, others.max_by_key(|cell| cell.len()))
        };
        let owners = owner.map(|cell| match &block.text[cell.clone()] {
            names if self.columns.is_some() => taken::all(names),
            names => people::list(names),
        });
        let owners = owners.unwrap_or_default();
        if let Some(span) = task.filter(|span| !state::is_void(&block.text, span)) {
            let task = Task {
                span: span.clone(),
                start: span.start,
                owners,
            };
            self.push(block, task);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_tell_columns() {
        let check = |head: &[&str], expected: Option<(usize, usize, bool)>| {
            let text = head.join("|");
            let mut at = 0;
            let cells: Vec<Range<usize>> = head
                .iter()
                .map(|cell| {
                    at += cell.len() + 1;
                    at - cell.len() - 1..at - 1
                })
                .collect();
            let found = columns(&text, &cells);
            let found = found.map(|c| (c.task, c.owner, is_of_tasks(&text, &cells, c)));
            assert_eq!(found, expected, "{text}");
        };
        check(&["Action", "Who", "When"], Some((0, 1, true)));
        check(&["No.", "Detail", "Resp."], Some((1, 2, false)));
        check(&["Aufgabe", "Wer"], Some((0, 1, true)));
        check(&["Name", "Owner"], None);
        check(&["Task", "Status"], None);
    }
}
