//! Teams, one line each.

use super::{DATE, FAINT, Style, TEAM, count};
use crate::answer::TeamRow;
use crate::render::table::{Cell, Table};
use std::io::{self, Write};

/// Writes one line for each team.
pub(crate) fn write(out: &mut dyn Write, rows: &[TeamRow], style: &Style) -> io::Result<()> {
    let mut table = Table::new(6);
    for row in rows {
        let state = row.rhythm.as_ref().map(|r| r.state.to_string());
        let rhythm = row.rhythm.as_ref().map(ToString::to_string);
        table.push(vec![
            Cell::new(&row.team.name).look(TEAM),
            Cell::new(format!("{}/{}", row.source, row.team.id)).look(FAINT),
            Cell::new(count(row.meetings, "meeting")),
            Cell::new(period(row)).look(DATE),
            Cell::new(format!("{} people", row.people)),
            Cell::new(state.unwrap_or_default()),
            Cell::new(rhythm.unwrap_or_default()).look(FAINT),
        ]);
    }
    table.write(out, style)
}

fn period(row: &TeamRow) -> String {
    match (row.first, row.last) {
        (Some(first), Some(last)) if first != last => format!("{first} – {last}"),
        (Some(day), _) => day.to_string(),
        _ => String::new(),
    }
}
