//! Events, one line each, or with all their announcements.

use super::{DATE, FAINT, Style, TITLE, WARN, days, place, team};
use crate::answer::EventRow;
use crate::answer::team::{HistoryRow, MentionRow};
use crate::render::table::{Cell, Table};
use minutebook_index::model::{EventStatus, PartialDate};
use std::io::{self, Write};

/// Writes one line for each event.
pub(crate) fn write(out: &mut dyn Write, rows: &[EventRow], style: &Style) -> io::Result<()> {
    let mut table = Table::new(2);
    for row in rows {
        table.push(cells(row, style));
    }
    table.write(out, style)
}

/// Writes each event and below it its announcements, the oldest first.
pub(crate) fn write_history(
    out: &mut dyn Write,
    rows: &[HistoryRow],
    style: &Style,
) -> io::Result<()> {
    for (index, row) in rows.iter().enumerate() {
        if index != 0 {
            writeln!(out)?;
        }
        let mut head = Table::new(2);
        head.push(cells(&row.event, style));
        head.write(out, style)?;
        let mut table = Table::new(2);
        for mention in &row.mentions {
            table.push(mention_cells(mention, style));
        }
        table.write(out, style)?;
    }
    Ok(())
}

fn cells(row: &EventRow, style: &Style) -> Vec<Cell> {
    vec![
        Cell::new(when(row)).look(DATE).whole(),
        Cell::new(weekdays(row)).look(FAINT).spare(),
        Cell::new(&row.name).look(TITLE).link(row.urls.first()),
        Cell::new(whereabouts(row)),
        Cell::new(remarks(row)).look(WARN),
        Cell::new(often(row.announced)).look(FAINT).spare(),
        place(&row.origin, style),
    ]
}

fn mention_cells(row: &MentionRow, style: &Style) -> Vec<Cell> {
    let said = days(row.mention.start, row.mention.end);
    let day = row.origin.date.map(|day| day.to_string());
    let day = day.unwrap_or_else(|| "undated".to_owned());
    vec![
        Cell::new(format!("  {day}")).look(FAINT).whole(),
        team(row.origin.team.as_ref()).spare(),
        Cell::new(&row.mention.name),
        Cell::new(said).look(DATE).whole(),
        Cell::new(row.changes.join(", ")).look(WARN),
        place(&row.origin, style),
    ]
}

/// Says how often something was announced, where it was more than once.
fn often(times: usize) -> String {
    match times {
        0 | 1 => String::new(),
        n => format!("{n}×"),
    }
}

fn when(row: &EventRow) -> String {
    let days = days(row.start, row.end);
    match (row.start_time, row.end_time) {
        (Some(start), Some(end)) => format!("{days} {start}–{end}"),
        (Some(start), None) => format!("{days} {start}"),
        _ => days,
    }
}

/// Names the weekday of the first and the last day.
fn weekdays(row: &EventRow) -> String {
    let name = |date: Option<PartialDate>| {
        date.and_then(PartialDate::day)
            .map(|d| d.format("%a").to_string())
    };
    match (name(row.start), name(row.end)) {
        (Some(start), Some(end)) if row.end != row.start => format!("{start}–{end}"),
        (Some(start), _) => start,
        _ => String::new(),
    }
}

fn whereabouts(row: &EventRow) -> String {
    match &row.place {
        Some(place) if row.online && !place.eq_ignore_ascii_case("online") => {
            format!("{place}, online")
        }
        Some(place) => place.clone(),
        None if row.online => "online".to_owned(),
        None => String::new(),
    }
}

fn remarks(row: &EventRow) -> String {
    let status = match row.status {
        EventStatus::Confirmed => None,
        EventStatus::Tentative => Some("tentative".to_owned()),
        EventStatus::Cancelled => Some("cancelled".to_owned()),
        EventStatus::Moved => Some("moved".to_owned()),
    };
    let moved = row.moved_from.map(|from| format!("moved from {from}"));
    let cfp = row.cfp_deadline.map(|day| format!("CfP until {day}"));
    let status = match row.status {
        EventStatus::Cancelled => status,
        _ => moved.or(status),
    };
    let remarks: Vec<String> = status.into_iter().chain(cfp).collect();
    remarks.join(", ")
}
