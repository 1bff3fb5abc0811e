//! When teams meet: the rule as stated, what the meetings show, what is next.

use super::{DATE, FAINT, Style, TEAM, TITLE, WARN, place};
use crate::answer::ScheduleRow;
use crate::answer::team::RuleRow;
use crate::calendar::occurrence::{Certainty, Next};
use crate::calendar::rhythm::{Rhythm, State};
use crate::render::table::{Cell, Table};
use std::io::{self, Write};

/// Writes a line for each team, with details below where there is only one or
/// its history is asked for.
pub(crate) fn write(out: &mut dyn Write, rows: &[ScheduleRow], style: &Style) -> io::Result<()> {
    let detailed = rows.len() == 1 || rows.iter().any(|row| !row.history.is_empty());
    if !detailed {
        return write_all(out, rows, style);
    }
    for (index, row) in rows.iter().enumerate() {
        if index != 0 {
            writeln!(out)?;
        }
        Cell::new(&row.team.name).look(TEAM).write(out, style)?;
        writeln!(out)?;
        write_details(out, row, style)?;
    }
    Ok(())
}

fn write_all(out: &mut dyn Write, rows: &[ScheduleRow], style: &Style) -> io::Result<()> {
    let mut table = Table::new(1);
    for row in rows {
        let stated = row.stated.as_ref();
        table.push(vec![
            Cell::new(&row.team.name).look(TEAM),
            Cell::new(&row.rule_text).look(TITLE),
            Cell::new(next(&row.next)).look(DATE).whole(),
            state(row.rhythm.as_ref()),
            Cell::new(remark(row)).look(WARN).spare(),
            stated
                .map_or_else(Cell::default, |origin| place(origin, style))
                .spare(),
        ]);
    }
    table.write(out, style)
}

/// Returns what the meetings say against the rule, without the rule itself.
fn remark(row: &ScheduleRow) -> &str {
    let remark = row.fit.as_ref().and_then(|fit| fit.remark.as_deref());
    let remark = remark.and_then(|remark| remark.rsplit_once(", "));
    remark.map_or("", |(_, met)| met)
}

/// Returns whether a team still meets.
pub(super) fn state(rhythm: Option<&Rhythm>) -> Cell {
    let state = rhythm.map(|rhythm| rhythm.state);
    let look = match state {
        Some(State::Quiet | State::Silent) => WARN,
        _ => anstyle::Style::new(),
    };
    let text = state.map(|state| state.to_string());
    Cell::new(text.unwrap_or_default()).look(look).whole()
}

/// Says when the next meeting is, and how sure that is.
pub(super) fn next(next: &Next) -> String {
    let Some(when) = &next.when else {
        return "next unknown".to_owned();
    };
    let time = when.time.map(|time| format!(" {time}"));
    let day = when.day.format("%a %Y-%m-%d");
    let sure = format!("next {day}{}", time.unwrap_or_default());
    match next.certainty {
        Certainty::Exact => sure,
        Certainty::Likely | Certainty::Unknown => format!("{sure}, likely"),
    }
}

/// Writes what is known of one team, a line each.
pub(super) fn write_details(
    out: &mut dyn Write,
    row: &ScheduleRow,
    style: &Style,
) -> io::Result<()> {
    let mut table = Table::wrapping(1);
    let stated = row.stated.as_ref();
    let stated = stated.map_or_else(Cell::default, |origin| place(origin, style));
    let announced = Cell::new(&row.rule_text).look(TITLE);
    table.push(line("announced", announced, stated));
    if let Some(since) = row.since {
        let again = row.confirmed.filter(|day| *day != since);
        let again = again.map(|day| format!(", said again {day}"));
        let since = format!("{since}{}", again.unwrap_or_default());
        table.push(line("since", Cell::new(since), Cell::default()));
    }
    if let Some(before) = row.replaced.as_ref().filter(|_| row.history.is_empty()) {
        let cell = Cell::new(&before.rule_text);
        table.push(line("before", cell, place(&before.stated, style)));
    }
    push_observed(&mut table, row);
    let sure = Cell::new(next(&row.next).trim_start_matches("next ")).look(DATE);
    table.push(line("next", sure, Cell::default()));
    table.push(line(
        "",
        Cell::new(&row.next.reason).look(FAINT),
        Cell::default(),
    ));
    push_exceptions(&mut table, row, style);
    for (index, rule) in row.history.iter().rev().enumerate() {
        let name = if index == 0 { "history" } else { "" };
        table.push(line(
            name,
            Cell::new(then(rule)),
            place(&rule.stated, style),
        ));
    }
    table.write(out, style)
}

fn line(name: &str, value: Cell, rest: Cell) -> Vec<Cell> {
    let name = Cell::new(format!("  {name}")).look(FAINT).whole();
    vec![name, value, rest]
}

fn push_observed(table: &mut Table, row: &ScheduleRow) {
    let Some(rhythm) = &row.rhythm else { return };
    table.push(line(
        "observed",
        Cell::new(rhythm.to_string()),
        state(Some(rhythm)),
    ));
    if let Some(fit) = &row.fit {
        let text = format!("{} of the last {} meetings", fit.fitting, fit.meetings);
        table.push(line("fits", Cell::new(text), Cell::default()));
        let remark = fit.remark.iter();
        let remark = remark.map(|r| line("", Cell::new(r).look(WARN), Cell::default()));
        remark.for_each(|remark| table.push(remark));
    }
    let last = format!("{}, {}", rhythm.last.format("%a %Y-%m-%d"), silence(rhythm));
    table.push(line("last", Cell::new(last), Cell::default()));
}

/// Says how long ago the last meeting was, in gaps of the team if that is more
/// than one.
fn silence(rhythm: &Rhythm) -> String {
    let ago = match rhythm.silence {
        0 => "today".to_owned(),
        1 => "1 day ago".to_owned(),
        n => format!("{n} days ago"),
    };
    let gaps = rhythm.gap.map_or(0, |gap| rhythm.silence / gap.max(1));
    match gaps {
        0 | 1 => ago,
        n => format!("{ago}, {n} times its usual gap"),
    }
}

fn push_exceptions(table: &mut Table, row: &ScheduleRow, style: &Style) {
    for exception in &row.exceptions {
        let what = match exception.next {
            Some(day) => format!("next {day}"),
            None => "a session is off".to_owned(),
        };
        let text = format!("{what}, said {}", exception.said);
        let cell = Cell::new(text).look(WARN);
        table.push(line("exception", cell, place(&exception.stated, style)));
    }
}

fn then(rule: &RuleRow) -> String {
    let since = rule.since.map(|day| format!("from {day}: "));
    format!("{}{}", since.unwrap_or_default(), rule.rule_text)
}
