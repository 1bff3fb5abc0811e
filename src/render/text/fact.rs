//! Links, tasks and decisions, one line each.

use super::{FAINT, Style, day, place, team};
use crate::answer::{FactRow, Origin};
use crate::render::table::{Cell, Table};
use minutebook_index::model::{Action, Decision, Link};
use serde::Serialize;
use std::io::{self, Write};

/// Writes links: kind, text, where they lead, where they stand.
pub(crate) fn write_links(
    out: &mut dyn Write,
    rows: &[FactRow<Link>],
    style: &Style,
) -> io::Result<()> {
    write_rows(out, rows, style, |link| {
        let text = if link.text == link.url {
            ""
        } else {
            &link.text
        };
        vec![
            Cell::new(word(&link.kind)).look(FAINT),
            Cell::new(&link.url).link(Some(&link.url)),
            Cell::new(text),
        ]
    })
}

/// Writes tasks: open or done, who, what, until when.
pub(crate) fn write_actions(
    out: &mut dyn Write,
    rows: &[FactRow<Action>],
    style: &Style,
) -> io::Result<()> {
    write_rows(out, rows, style, |action| {
        let due = action.due.map(|due| format!("until {due}"));
        vec![
            Cell::new(if action.done { "[x]" } else { "[ ]" }),
            Cell::new(&action.text),
            Cell::new(action.owners.join(", ")),
            Cell::new(due.unwrap_or_default()),
        ]
    })
}

/// Writes decisions: how they are called, what was decided.
pub(crate) fn write_decisions(
    out: &mut dyn Write,
    rows: &[FactRow<Decision>],
    style: &Style,
) -> io::Result<()> {
    write_rows(out, rows, style, |decision| {
        vec![
            Cell::new(word(&decision.kind)).look(FAINT),
            Cell::new(&decision.text),
        ]
    })
}

/// Writes day and team, the cells of the fact, and where it stands.
fn write_rows<T>(
    out: &mut dyn Write,
    rows: &[FactRow<T>],
    style: &Style,
    cells: impl Fn(&T) -> Vec<Cell>,
) -> io::Result<()> {
    let mut table = Table::new(3);
    for row in rows {
        let FactRow { fact, origin } = row;
        let mut line = head(origin);
        line.extend(cells(fact));
        line.push(place(origin, style));
        table.push(line);
    }
    table.write(out, style)
}

fn head(origin: &Origin) -> Vec<Cell> {
    vec![day(origin.date), team(origin.team.as_ref())]
}

/// Returns the word by which a kind is known in JSON and in queries.
fn word(kind: &impl Serialize) -> String {
    let value = serde_json::to_value(kind).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}
