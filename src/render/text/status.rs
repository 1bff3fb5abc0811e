//! The state of the sources: what is indexed, skipped, odd.

use super::{FAINT, Style, TITLE, WARN};
use crate::answer::StatusRow;
use crate::render::table::{Cell, Table};
use std::{
    collections::BTreeMap,
    io::{self, Write},
};

/// Writes each source, a blank line between two.
pub(crate) fn write(out: &mut dyn Write, rows: &[StatusRow], style: &Style) -> io::Result<()> {
    for (index, row) in rows.iter().enumerate() {
        if index != 0 {
            writeln!(out)?;
        }
        write_source(out, row, style)?;
    }
    Ok(())
}

fn write_source(out: &mut dyn Write, row: &StatusRow, style: &Style) -> io::Result<()> {
    Cell::new(&row.name).look(TITLE).write(out, style)?;
    writeln!(out)?;
    let mut table = Table::new(1);
    let mut line = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|v| !v.is_empty()) {
            table.push(vec![Cell::new(format!("  {name}")).look(FAINT), Cell::new(value)]);
        }
    };
    line("from", Some(row.url.clone()));
    line("branch", row.branch.clone());
    line("commit", row.commit.clone());
    line("holds", Some(counts(&row.counts)));
    line("not read", Some(counts(&row.skipped)));
    line("undated", Some(row.undated.join(", ")));
    table.write(out, style)?;
    for odd in &row.diagnostics {
        let place = format!("  {}:{}  ", odd.path, odd.diagnostic.line);
        Cell::new(place).look(FAINT).write(out, style)?;
        Cell::new(&odd.diagnostic.message).look(WARN).write(out, style)?;
        writeln!(out)?;
    }
    Ok(())
}

fn counts(counts: &BTreeMap<String, usize>) -> String {
    let each = counts.iter().map(|(name, n)| format!("{n} {name}"));
    each.collect::<Vec<_>>().join(", ")
}
