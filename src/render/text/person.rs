//! People and what they attended.

use super::{DATE, FAINT, Style, TEAM, TITLE, count};
use crate::answer::team::PersonRow;
use crate::calendar::attendance::{Person, Share};
use crate::render::table::{Cell, Table};
use std::io::{self, Write};

/// Writes a line for each person, or each one in full if asked for.
pub(crate) fn write(out: &mut dyn Write, rows: &[PersonRow], style: &Style) -> io::Result<()> {
    if !rows.iter().any(|row| row.is_asked_for) {
        return write_lines(out, rows, style);
    }
    for (index, row) in rows.iter().enumerate() {
        if index != 0 {
            writeln!(out)?;
        }
        write_one(out, &row.person, style)?;
    }
    Ok(())
}

fn write_lines(out: &mut dyn Write, rows: &[PersonRow], style: &Style) -> io::Result<()> {
    let mut table = Table::new(4);
    for PersonRow { person, .. } in rows {
        let mut cells = name(person);
        cells.push(Cell::new(count(person.attended, "meeting")).whole());
        cells.push(
            Cell::new(period((person.first, person.last)))
                .look(DATE)
                .whole(),
        );
        cells.push(Cell::new(teams(person)).look(TEAM));
        table.push(cells);
    }
    table.write(out, style)
}

/// Writes a line for each person: who, how often, when last.
pub(super) fn write_brief(out: &mut dyn Write, people: &[Person], style: &Style) -> io::Result<()> {
    let mut table = Table::new(1);
    for person in people {
        let mut cells = name(person);
        if let Some(cell) = cells.first_mut() {
            *cell = Cell::new(format!("  {}", person.shown())).look(TITLE);
        }
        cells.push(Cell::new(person.teams.first().map_or(String::new(), share)).whole());
        cells.push(
            Cell::new(format!("last {}", person.last))
                .look(DATE)
                .whole(),
        );
        table.push(cells);
    }
    table.write(out, style)
}

fn name(person: &Person) -> Vec<Cell> {
    let handle = person.handle.as_ref().filter(|_| person.name.is_some());
    let handle = handle.map(|handle| format!("@{handle}"));
    vec![
        Cell::new(person.shown()).look(TITLE),
        Cell::new(handle.unwrap_or_default()).look(FAINT).spare(),
    ]
}

/// Names the teams with the most meetings and counts the others.
fn teams(person: &Person) -> String {
    const SHOWN: usize = 3;
    let named = person.teams.iter().take(SHOWN);
    let mut named: Vec<String> = named
        .map(|s| format!("{} {}", s.team.name, s.attended))
        .collect();
    if SHOWN < person.teams.len() {
        named.push(count(person.teams.len() - SHOWN, "more team"));
    }
    named.join(", ")
}

fn period((first, last): (chrono::NaiveDate, chrono::NaiveDate)) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("{first} – {last}")
    }
}

/// Says how many of the meetings somebody attended.
fn share(share: &Share) -> String {
    let percent = 100 * share.attended / share.held.max(1);
    format!("{} of {}, {percent} %", share.attended, share.held)
}

fn write_one(out: &mut dyn Write, person: &Person, style: &Style) -> io::Result<()> {
    let mut head = Table::new(0);
    head.push(name(person));
    head.write(out, style)?;
    let mut table = Table::new(0);
    for row in &person.teams {
        let missed = match row.missed {
            0 => String::new(),
            n => format!("{n} excused or absent"),
        };
        table.push(vec![
            Cell::new(format!("  {}", row.team.name)).look(TEAM),
            Cell::new(share(row)).whole(),
            Cell::new(period((row.first, row.last))).look(DATE).whole(),
            Cell::new(missed).look(FAINT),
        ]);
    }
    table.write(out, style)
}
