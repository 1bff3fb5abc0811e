//! Search results: a line for each meeting, its best passages below.

use super::{FAINT, MATCH, Style, TITLE, count, day, place, team, title};
use crate::answer::{Origin, PassageRow, RepeatRow, SearchRow};
use crate::render::table::{Cell, Table};
use minutebook_index::search::{Facets, ReadClause, Reading};
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
        write_also_in(out, &row.also_in, style)?;
    }
    Ok(())
}

/// Writes the files, one a line.
pub(crate) fn write_files(out: &mut dyn Write, rows: &[Origin], style: &Style) -> io::Result<()> {
    for row in rows {
        let file = Cell::new(format!("{}/{}", row.source, row.path));
        file.link(row.url.as_ref()).write(out, style)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Writes how many there are by team and by year.
pub(crate) fn write_facets(
    out: &mut dyn Write,
    facets: Option<&Facets>,
    style: &Style,
) -> io::Result<()> {
    let Some(facets) = facets else { return Ok(()) };
    for (name, values) in [("by team", &facets.teams), ("by year", &facets.years)] {
        let counts = values.iter();
        let counts: Vec<String> = counts.map(|f| format!("{} {}", f.value, f.hits)).collect();
        let line = format!("{name}  {}", counts.join(", "));
        Cell::new(line).look(FAINT).write(out, style)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Writes how a query was read, a line for each clause.
pub(crate) fn write_reading(
    out: &mut dyn Write,
    reading: Option<&Reading>,
    style: &Style,
) -> io::Result<()> {
    let Some(reading) = reading else {
        return Ok(());
    };
    let mut table = Table::new(3);
    for clause in &reading.clauses {
        let weight = match clause.weight {
            weight if 0.0 < weight => format!("weight {weight:.1}"),
            _ => String::new(),
        };
        table.push(vec![
            Cell::new(clause.role).look(FAINT),
            Cell::new(&clause.typed).look(MATCH),
            Cell::new(count(clause.passages, "passage")).look(FAINT),
            Cell::new(weight).look(FAINT),
            Cell::new(besides(clause)).look(FAINT),
        ]);
    }
    table.write(out, style)?;
    writeln!(out)
}

fn besides(clause: &ReadClause) -> String {
    match &clause.days {
        Some(days) => days.clone(),
        None if clause.also.is_empty() => String::new(),
        None => format!("or {}", clause.also.join(", ")),
    }
}

/// Says in how many other meetings the same stands, and in which first.
fn write_also_in(out: &mut dyn Write, rows: &[RepeatRow], style: &Style) -> io::Result<()> {
    let Some(first) = rows.first() else {
        return Ok(());
    };
    let others = count(rows.len(), "other");
    write!(out, "        also in {others}: ")?;
    place(&first.origin, style).write(out, style)?;
    writeln!(out, "{}", if rows.len() == 1 { "" } else { " …" })
}

fn write_passage(out: &mut dyn Write, passage: &PassageRow, style: &Style) -> io::Result<()> {
    let line = Cell::new(format!("{:>6}", passage.line)).look(FAINT);
    line.link(passage.url.as_ref()).write(out, style)?;
    if !passage.title.is_empty() {
        write!(out, "  ")?;
        Cell::new(&passage.title).look(TITLE).write(out, style)?;
    }
    if !passage.context.is_empty() {
        writeln!(out)?;
        return write_context(out, passage, style);
    }
    let gap = if passage.title.is_empty() {
        "  "
    } else {
        "\n        "
    };
    write!(out, "{gap}")?;
    write_snippet(out, passage, style)?;
    writeln!(out)
}

/// Writes the lines around what was found, each with its number.
fn write_context(out: &mut dyn Write, passage: &PassageRow, style: &Style) -> io::Result<()> {
    for line in &passage.context {
        let number = Cell::new(format!("{:>6}", line.number)).look(FAINT);
        number.write(out, style)?;
        write!(out, "  ")?;
        Cell::new(&line.text).write(out, style)?;
        writeln!(out)?;
    }
    Ok(())
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
