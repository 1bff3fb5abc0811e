//! Teams: one line each, one in full, or how often they met.

use super::schedule::{next, state, write_details};
use super::{DATE, FAINT, Style, TEAM, TITLE, agenda, count, fact, person};
use crate::answer::TeamRow;
use crate::answer::team::{HomeRow, PlotRow};
use crate::render::table::{Cell, Table};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr as _;

/// Writes one line for each team.
pub(crate) fn write(out: &mut dyn Write, rows: &[TeamRow], style: &Style) -> io::Result<()> {
    let mut table = Table::new(0);
    for row in rows {
        let rhythm = row.rhythm.as_ref().map(ToString::to_string);
        table.push(vec![
            Cell::new(&row.team.name).look(TEAM),
            Cell::new(format!("{}/{}", row.source, row.team.id))
                .look(FAINT)
                .spare(),
            Cell::new(count(row.meetings, "meeting")).whole(),
            Cell::new(period(row)).look(DATE).whole().spare(),
            Cell::new(people(row.people)).spare(),
            state(row.rhythm.as_ref()),
            Cell::new(rhythm.unwrap_or_default()).look(FAINT).spare(),
            Cell::new(next(&row.next)).look(DATE).whole(),
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

fn people(n: usize) -> String {
    match n {
        0 => String::new(),
        1 => "1 person".to_owned(),
        n => format!("{n} people"),
    }
}

/// So many tasks and people are shown; JSON has them all.
const SHOWN: usize = 10;

/// Writes all that one wants to know of each team, a blank line between two.
pub(crate) fn write_homes(out: &mut dyn Write, rows: &[HomeRow], style: &Style) -> io::Result<()> {
    for (index, row) in rows.iter().enumerate() {
        if index != 0 {
            writeln!(out)?;
        }
        write_home(out, row, style)?;
    }
    Ok(())
}

fn write_home(out: &mut dyn Write, row: &HomeRow, style: &Style) -> io::Result<()> {
    Cell::new(&row.team.team.name)
        .look(TEAM)
        .write(out, style)?;
    writeln!(out)?;
    let met = format!(
        "{}, {}",
        count(row.team.meetings, "meeting"),
        period(&row.team)
    );
    write!(out, "  ")?;
    Cell::new(met).look(FAINT).write(out, style)?;
    writeln!(out)?;
    write_details(out, &row.schedule, style)?;
    if let Some(latest) = &row.latest {
        heading(out, "Latest meeting", style)?;
        agenda::write(out, std::slice::from_ref(latest), style)?;
    }
    if !row.actions.is_empty() {
        heading(out, "Open actions", style)?;
        let shown = row.actions.get(..SHOWN).unwrap_or(&row.actions);
        fact::write_actions(out, shown, style)?;
        rest(out, row.actions.len() - shown.len(), style)?;
    }
    if !row.people.is_empty() {
        heading(out, "People of the last year", style)?;
        let shown = row.people.get(..SHOWN).unwrap_or(&row.people);
        person::write_brief(out, shown, style)?;
        rest(out, row.people.len() - shown.len(), style)?;
    }
    Ok(())
}

fn heading(out: &mut dyn Write, text: &str, style: &Style) -> io::Result<()> {
    writeln!(out)?;
    Cell::new(text).look(TITLE).write(out, style)?;
    writeln!(out)
}

fn rest(out: &mut dyn Write, more: usize, style: &Style) -> io::Result<()> {
    if more == 0 {
        return Ok(());
    }
    Cell::new(format!("and {more} more"))
        .look(FAINT)
        .write(out, style)?;
    writeln!(out)
}

/// Marks of none, 1, 2, 3 and more meetings in a month, on a terminal.
const BLOCKS: [&str; 5] = ["·", "░", "▒", "▓", "█"];

/// Writes a line for each team and a mark for each month; digits where it is
/// not read on a terminal.
pub(crate) fn write_plot(out: &mut dyn Write, rows: &[PlotRow], style: &Style) -> io::Result<()> {
    let Some(row) = rows.first() else {
        return Ok(());
    };
    let names = rows.iter().map(|row| row.team.name.width());
    let total = |row: &PlotRow| row.months.iter().map(|month| month.meetings).sum::<usize>();
    let name = names.max().unwrap_or(0).min(NAME);
    let room = style
        .width
        .map_or(row.months.len(), |width| width.saturating_sub(name + 8));
    let cut = row.months.len().saturating_sub(room.max(12));
    let mut table = Table::new(0);
    let years = years(
        row.months
            .iter()
            .skip(cut)
            .map(|month| month.month.as_str()),
    );
    table.push(vec![Cell::default(), Cell::new(years).look(FAINT).whole()]);
    for row in rows {
        let months = row.months.iter().skip(cut);
        let marks: String = months.map(|month| mark(month.meetings, style)).collect();
        table.push(vec![
            Cell::new(&row.team.name).look(TEAM),
            Cell::new(marks).whole(),
            Cell::new(format!("{:>4}", total(row))).look(FAINT).whole(),
        ]);
    }
    table.write(out, style)?;
    if style.width.is_some() {
        let legend = "a mark a month: · none, ░ 1, ▒ 2, ▓ 3, █ 4 or more meetings";
        Cell::new(legend).look(FAINT).write(out, style)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Columns that the name of a team may take.
const NAME: usize = 30;

fn mark(meetings: usize, style: &Style) -> String {
    match (style.width, meetings) {
        (Some(_), n) => BLOCKS[n.min(BLOCKS.len() - 1)].to_owned(),
        (None, 0) => ".".to_owned(),
        (None, n @ 1..=9) => n.to_string(),
        (None, _) => "+".to_owned(),
    }
}

/// Writes each year at its January, and the first one at the begin where there
/// is room for it.
fn years<'a>(months: impl Iterator<Item = &'a str>) -> String {
    let mut line = String::new();
    for (column, month) in months.enumerate() {
        let Some((year, month)) = month.split_once('-') else {
            continue;
        };
        let has_room = column == 0 && month < "09";
        if month == "01" || has_room {
            line = format!("{line:column$}{year} ");
        }
    }
    line.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_stand_at_their_january() {
        let check = |first: usize, months: usize, expected: &str| {
            let names: Vec<String> = (first..first + months)
                .map(|n| format!("{:04}-{:02}", n / 12, n % 12 + 1))
                .collect();
            assert_eq!(years(names.iter().map(String::as_str)), expected);
        };
        check(2023 * 12, 24, "2023        2024");
        check(2023 * 12 + 10, 15, "  2024        2025");
        check(2023 * 12 + 6, 20, "2023  2024        2025");
    }
}
