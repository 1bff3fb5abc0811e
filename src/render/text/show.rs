//! Minutes in full: everything known about one meeting.

use super::{DATE, FAINT, Style, TEAM, TITLE, WARN, days};
use crate::render::table::{Cell, Table};
use minutebook_index::model::{Minutes, Participant, Presence};
use std::io::{self, Write};

/// Writes each meeting, a blank line between two.
pub(crate) fn write(out: &mut dyn Write, rows: &[Minutes], style: &Style) -> io::Result<()> {
    for (index, minutes) in rows.iter().enumerate() {
        if index != 0 {
            writeln!(out)?;
        }
        write_head(out, minutes, style)?;
        for (heading, lines) in sections(minutes) {
            write_section(out, heading, lines, style)?;
        }
    }
    Ok(())
}

fn write_head(out: &mut dyn Write, minutes: &Minutes, style: &Style) -> io::Result<()> {
    Cell::new(&minutes.title).look(TITLE).write(out, style)?;
    writeln!(out)?;
    let mut table = Table::new(1);
    let mut line = |name: &str, value: Cell| {
        table.push(vec![Cell::new(format!("  {name}")).look(FAINT), value]);
    };
    line("id", Cell::new(&minutes.id));
    if let Some(date) = minutes.date {
        let days = days(Some(date.into()), minutes.end_date.map(Into::into));
        line(
            "date",
            Cell::new(format!("{} {days}", date.format("%a"))).look(DATE),
        );
    }
    if let Some(team) = &minutes.team {
        line("team", Cell::new(&team.name).look(TEAM));
    }
    if let Some(url) = &minutes.url {
        line("file", Cell::new(url).link(Some(url)));
    }
    if !minutes.participants.is_empty() {
        line("people", Cell::new(people(&minutes.participants)));
    }
    for diagnostic in &minutes.diagnostics {
        let text = format!("line {}: {}", diagnostic.line, diagnostic.message);
        line("note", Cell::new(text).look(WARN));
    }
    table.write(out, style)
}

fn people(participants: &[Participant]) -> String {
    let name = |p: &Participant| {
        let name = p.handle.clone().or(p.name.clone()).unwrap_or_default();
        let status = match p.status {
            Presence::Present => None,
            Presence::Absent => Some("absent"),
            Presence::Regrets => Some("regrets"),
            Presence::Late => Some("late"),
        };
        let remarks: Vec<&str> = p.role.as_deref().into_iter().chain(status).collect();
        if remarks.is_empty() {
            name
        } else {
            format!("{name} ({})", remarks.join(", "))
        }
    };
    participants.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// A line of a section: its line in the file, what it says, a remark.
type Line = (u32, String, String);

fn sections(minutes: &Minutes) -> Vec<(&'static str, Vec<Line>)> {
    let agenda = minutes.agenda.iter().map(|item| {
        let indent = 2 * usize::from(item.depth.saturating_sub(1));
        let title = format!("{:indent$}{}", "", item.title);
        (item.line, title, item.owners.join(", "))
    });
    let events = minutes.events.iter().map(|event| {
        let place = event.place.clone().unwrap_or_default();
        (
            event.line,
            format!("{}  {}", days(event.start, event.end), event.name),
            place,
        )
    });
    let schedules = minutes.schedules.iter().map(|schedule| {
        let team = schedule.team.as_ref().map_or("", |team| &team.name);
        let rule = crate::calendar::words::describe(schedule);
        (schedule.line, rule, team.to_owned())
    });
    let decisions = minutes.decisions.iter();
    let decisions = decisions.map(|d| (d.line, d.text.clone(), String::new()));
    let actions = minutes.actions.iter().map(|action| {
        let mark = if action.done { "[x]" } else { "[ ]" };
        (
            action.line,
            format!("{mark} {}", action.text),
            action.owners.join(", "),
        )
    });
    let links = minutes.links.iter();
    let links = links.map(|link| (link.line, link.url.clone(), String::new()));
    vec![
        ("Agenda", agenda.collect()),
        ("Decisions", decisions.collect()),
        ("Actions", actions.collect()),
        ("Events", events.collect()),
        ("Schedules", schedules.collect()),
        ("Links", links.collect()),
    ]
}

fn write_section(
    out: &mut dyn Write,
    heading: &str,
    lines: Vec<Line>,
    style: &Style,
) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    Cell::new(heading).look(TITLE).write(out, style)?;
    writeln!(out)?;
    let mut table = Table::new(1);
    for (line, text, remark) in lines {
        table.push(vec![
            Cell::new(format!("{line:>6}")).look(FAINT),
            Cell::new(text),
            Cell::new(remark).look(FAINT),
        ]);
    }
    table.write(out, style)
}
