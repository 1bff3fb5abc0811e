//! Events, one line each.

use super::{DATE, FAINT, Style, TITLE, WARN, days, place};
use crate::answer::EventRow;
use crate::render::table::{Cell, Table};
use minutebook_index::model::{EventStatus, PartialDate};
use std::io::{self, Write};

/// Writes one line for each event.
pub(crate) fn write(out: &mut dyn Write, rows: &[EventRow], style: &Style) -> io::Result<()> {
    let mut table = Table::new(2);
    for row in rows {
        table.push(vec![
            Cell::new(when(row)).look(DATE),
            Cell::new(weekdays(row)).look(FAINT),
            Cell::new(&row.name).look(TITLE).link(row.urls.first()),
            Cell::new(whereabouts(row)),
            Cell::new(remarks(row)).look(WARN),
            place(&row.origin, style),
        ]);
    }
    table.write(out, style)
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
    let remarks: Vec<String> = moved.or(status).into_iter().chain(cfp).collect();
    remarks.join(", ")
}
