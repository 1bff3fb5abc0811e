//! A list of meetings, their topics in brief.

use super::{FAINT, Style, count, day, place, team};
use crate::answer::MeetingRow;
use crate::render::table::{Cell, Table};
use std::io::{self, Write};

/// Writes one line for each meeting.
pub(crate) fn write(out: &mut dyn Write, rows: &[MeetingRow], style: &Style) -> io::Result<()> {
    let mut table = Table::new(3);
    for row in rows {
        let people = match row.participants {
            0 => String::new(),
            1 => "1 person".to_owned(),
            n => format!("{n} people"),
        };
        table.push(vec![
            day(row.origin.date),
            team(row.origin.team.as_ref()),
            Cell::new(people).look(FAINT),
            Cell::new(topics(row)),
            place(&row.origin, style),
        ]);
    }
    table.write(out, style)
}

/// Names the first topics and counts the others.
fn topics(row: &MeetingRow) -> String {
    const SHOWN: usize = 3;
    let mut topics = row.agenda.iter().take(SHOWN).cloned().collect::<Vec<_>>();
    if SHOWN < row.agenda.len() {
        topics.push(count(row.agenda.len() - SHOWN, "more topic"));
    }
    if topics.is_empty() {
        row.title.clone()
    } else {
        topics.join(" · ")
    }
}
