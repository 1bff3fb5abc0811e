//! Search results: a line for each meeting, its best passages below.

use super::{FAINT, MATCH, Style, TITLE, day, place, team, title};
use crate::answer::{PassageRow, SearchRow};
use crate::render::table::{Cell, Table};
use std::io::{self, Write};

/// Writes the meetings, best first.
pub(crate) fn write(out: &mut dyn Write, rows: &[SearchRow], style: &Style) -> io::Result<()> {
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
        for passage in &row.passages {
            write_passage(out, passage, style)?;
        }
    }
    Ok(())
}

fn write_passage(out: &mut dyn Write, passage: &PassageRow, style: &Style) -> io::Result<()> {
    let line = Cell::new(format!("{:>6}", passage.line)).look(FAINT);
    line.link(passage.url.as_ref()).write(out, style)?;
    write!(out, "  ")?;
    if !passage.title.is_empty() {
        Cell::new(&passage.title).look(TITLE).write(out, style)?;
        write!(out, "\n        ")?;
    }
    write_snippet(out, passage, style)?;
    writeln!(out)
}

/// Writes the snippet on one line, what matches in its own look.
fn write_snippet(out: &mut dyn Write, passage: &PassageRow, style: &Style) -> io::Result<()> {
    let mut done = 0;
    for mark in &passage.marks {
        let (Some(before), Some(hit)) = (
            passage.snippet.get(done..mark.start),
            passage.snippet.get(mark.clone()),
        ) else {
            continue;
        };
        Cell::new(before).write(out, style)?;
        Cell::new(hit).look(MATCH).write(out, style)?;
        done = mark.end;
    }
    let rest = passage.snippet.get(done..).unwrap_or_default();
    Cell::new(rest).write(out, style)
}
