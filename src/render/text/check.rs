//! What is odd or broken, by check.

use super::{FAINT, Style, TITLE, WARN, count, place};
use crate::answer::team::{CheckRow, ProblemRow, Severity};
use crate::render::table::{Cell, Table};
use anstyle::{AnsiColor, Style as Look};
use std::io::{self, Write};

const BROKEN: Look = AnsiColor::Red.on_default().bold();

/// Writes each check, what it looked at and what it found.
pub(crate) fn write(out: &mut dyn Write, rows: &[CheckRow], style: &Style) -> io::Result<()> {
    for (index, row) in rows.iter().enumerate() {
        if index != 0 {
            writeln!(out)?;
        }
        Cell::new(row.check).look(TITLE).write(out, style)?;
        let examined = &row.examined;
        let text = match row.problems.len() {
            0 if row.skipped => format!("  not examined: {examined}"),
            0 => format!("  all is well in {examined}"),
            n => format!("  {} in {examined}", count(n, "problem")),
        };
        Cell::new(text).look(FAINT).write(out, style)?;
        writeln!(out)?;
        write_problems(out, &row.problems, style)?;
    }
    Ok(())
}

fn write_problems(out: &mut dyn Write, rows: &[ProblemRow], style: &Style) -> io::Result<()> {
    let mut table = Table::wrapping(1);
    for row in rows {
        let look = match row.severity {
            Severity::Warning => WARN,
            Severity::Error => BROKEN,
        };
        let hint = row.hint.iter().map(|hint| format!("; {hint}"));
        let text = std::iter::once(row.message.clone()).chain(hint);
        let origin = row.origin.as_ref();
        table.push(vec![
            Cell::new(format!("  {}", row.kind)).look(look).whole(),
            Cell::new(text.collect::<String>()),
            origin.map_or_else(Cell::default, |origin| place(origin, style)),
        ]);
    }
    table.write(out, style)
}
