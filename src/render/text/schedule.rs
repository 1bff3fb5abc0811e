//! When teams meet: the rule as stated, what the meetings show, what is next.

use super::{DATE, FAINT, Style, TEAM, TITLE, WARN, place};
use crate::answer::ScheduleRow;
use crate::calendar::occurrence::Certainty;
use crate::render::table::{Cell, Table};
use std::io::{self, Write};

/// Writes a line for each team, with details below where there is only one.
pub(crate) fn write(out: &mut dyn Write, rows: &[ScheduleRow], style: &Style) -> io::Result<()> {
    match rows {
        [row] => write_one(out, row, style),
        rows => write_all(out, rows, style),
    }
}

fn write_all(out: &mut dyn Write, rows: &[ScheduleRow], style: &Style) -> io::Result<()> {
    let mut table = Table::new(1);
    for row in rows {
        let state = row.rhythm.as_ref().map(|r| r.state.to_string());
        let stated = row.stated.as_ref();
        table.push(vec![
            Cell::new(&row.team.name).look(TEAM),
            Cell::new(&row.rule_text).look(TITLE),
            Cell::new(next(row)).look(DATE),
            Cell::new(state.unwrap_or_default()),
            stated.map_or_else(Cell::default, |origin| place(origin, style)),
        ]);
    }
    table.write(out, style)
}

/// Says when the next meeting is, and how sure that is.
fn next(row: &ScheduleRow) -> String {
    let Some(when) = &row.next.when else {
        return "next unknown".to_owned();
    };
    let time = when.time.map(|time| format!(" {time}"));
    let day = when.day.format("%a %Y-%m-%d");
    let sure = format!("next {day}{}", time.unwrap_or_default());
    match row.next.certainty {
        Certainty::Exact => sure,
        Certainty::Likely | Certainty::Unknown => format!("{sure}, likely"),
    }
}

fn write_one(out: &mut dyn Write, row: &ScheduleRow, style: &Style) -> io::Result<()> {
    Cell::new(&row.team.name).look(TEAM).write(out, style)?;
    writeln!(out)?;
    let mut table = Table::new(1);
    let mut line = |name: &str, value: Cell, rest: Cell| {
        table.push(vec![Cell::new(format!("  {name}")).look(FAINT), value, rest]);
    };
    let stated = row.stated.as_ref();
    let stated = stated.map_or_else(Cell::default, |origin| place(origin, style));
    line("announced", Cell::new(&row.rule_text).look(TITLE), stated);
    if let Some(since) = row.since {
        line("since", Cell::new(since.to_string()), Cell::default());
    }
    if let Some(rhythm) = &row.rhythm {
        line("observed", Cell::new(rhythm.to_string()), Cell::new(rhythm.state.to_string()));
    }
    let reason = Cell::new(&row.next.reason).look(FAINT);
    line("next", Cell::new(next(row).trim_start_matches("next ")).look(DATE), reason);
    for exception in &row.exceptions {
        let what = match exception.next {
            Some(day) => format!("next {day}"),
            None => "a session is off".to_owned(),
        };
        let text = format!("{what}, said {}", exception.said);
        line("exception", Cell::new(text).look(WARN), place(&exception.stated, style));
    }
    table.write(out, style)
}
