//! Meetings with their topics.

use super::{FAINT, Style, day, place, team, title};
use crate::answer::AgendaRow;
use crate::render::table::{Cell, Table};
use std::io::{self, Write};

/// Writes the meetings, each with its topics indented by depth.
pub(crate) fn write(out: &mut dyn Write, rows: &[AgendaRow], style: &Style) -> io::Result<()> {
    for (index, row) in rows.iter().enumerate() {
        if index != 0 {
            writeln!(out)?;
        }
        let mut head = Table::new(2);
        head.push(vec![
            day(row.origin.date),
            team(row.origin.team.as_ref()),
            title(&row.title, &row.origin),
            place(&row.origin, style),
        ]);
        head.write(out, style)?;
        write_topics(out, row, style)?;
    }
    Ok(())
}

fn write_topics(out: &mut dyn Write, row: &AgendaRow, style: &Style) -> io::Result<()> {
    let mut table = Table::new(1);
    for (item, url) in row.agenda.iter().zip(&row.urls) {
        let indent = 2 * usize::from(item.depth.saturating_sub(1));
        let title = format!("{:indent$}{}", "", item.title);
        table.push(vec![
            Cell::new(format!("{:>6}", item.line)).look(FAINT),
            Cell::new(title).link(url.as_ref()),
            Cell::new(item.owners.join(", ")).look(FAINT),
        ]);
    }
    table.write(out, style)
}
