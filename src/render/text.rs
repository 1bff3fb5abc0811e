//! Answers for people: aligned, colored and clickable on a terminal.
//!
//! One file a kind of answer. The place of a fact is shown as
//! `source/path:line`; on a terminal a click on it leads to the permalink. The
//! permalink itself is written out for those who ask for more (`-v`); JSON and
//! CSV always have it.

mod agenda;
mod check;
mod event;
mod fact;
mod meeting;
mod person;
mod schedule;
mod search;
mod show;
mod status;
mod team;

use super::table::Cell;
use crate::answer::{Answer, Origin, Rows};
use anstyle::{AnsiColor, Style as Look};
use chrono::NaiveDate;
use minutebook_index::model::{PartialDate, Team};
use std::io::{self, Write};

/// What the output can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Whether colors are wanted.
    pub color: bool,
    /// Whether links can be clicked (OSC 8).
    pub links: bool,
    /// Whether permalinks are written out.
    pub urls: bool,
    /// Columns of the terminal; none where lines may be of any length.
    pub width: Option<usize>,
}

pub(crate) const DATE: Look = AnsiColor::Green.on_default();
pub(crate) const TEAM: Look = AnsiColor::Cyan.on_default();
pub(crate) const TITLE: Look = Look::new().bold();
pub(crate) const FAINT: Look = Look::new().dimmed();
pub(crate) const MATCH: Look = AnsiColor::Yellow.on_default().bold();
pub(crate) const WARN: Look = AnsiColor::Yellow.on_default();

/// Writes an answer; notes on how it was understood come first.
pub fn write(out: &mut dyn Write, answer: &Answer, style: &Style) -> io::Result<()> {
    if !is_left_out(answer) {
        write_notes(out, answer, style)?;
    }
    search::write_reading(out, answer.extras.reading.as_ref(), style)?;
    match &answer.rows {
        Rows::Search(rows) => search::write(out, rows, style)?,
        Rows::Files(rows) => search::write_files(out, rows, style)?,
        Rows::Count(counted) => writeln!(out, "{}", counted.0)?,
        Rows::Meetings(rows) => meeting::write(out, rows, style)?,
        Rows::Minutes(rows) => show::write(out, rows, style)?,
        Rows::Agenda(rows) => agenda::write(out, rows, style)?,
        Rows::Events(rows) => event::write(out, rows, style)?,
        Rows::History(rows) => event::write_history(out, rows, style)?,
        Rows::Schedule(rows) => schedule::write(out, rows, style)?,
        Rows::Teams(rows) => team::write(out, rows, style)?,
        Rows::Homes(rows) => team::write_homes(out, rows, style)?,
        Rows::Plot(rows) => team::write_plot(out, rows, style)?,
        Rows::People(rows) => person::write(out, rows, style)?,
        Rows::Links(rows) => fact::write_links(out, rows, style)?,
        Rows::Actions(rows) => fact::write_actions(out, rows, style)?,
        Rows::Decisions(rows) => fact::write_decisions(out, rows, style)?,
        Rows::Status(rows) => status::write(out, rows, style)?,
        Rows::Checks(rows) => check::write(out, rows, style)?,
    }
    if is_left_out(answer) {
        write_notes(out, answer, style)?;
    }
    search::write_facets(out, answer.extras.facets.as_ref(), style)?;
    write_omitted(out, answer, style)
}

/// Tells whether the notes say what is left out, and so come last.
fn is_left_out(answer: &Answer) -> bool {
    matches!(answer.rows, Rows::Schedule(_))
}

fn write_notes(out: &mut dyn Write, answer: &Answer, style: &Style) -> io::Result<()> {
    for note in &answer.notes {
        let look = if is_left_out(answer) { FAINT } else { WARN };
        Cell::new(note).look(look).write(out, style)?;
        writeln!(out)?;
    }
    Ok(())
}

fn write_omitted(out: &mut dyn Write, answer: &Answer, style: &Style) -> io::Result<()> {
    if answer.omitted == 0 {
        return Ok(());
    }
    let shown = answer.total - answer.omitted;
    let text = format!(
        "{shown} of {}; --limit shows more, --limit 0 all",
        answer.total
    );
    Cell::new(text).look(FAINT).write(out, style)?;
    writeln!(out)
}

/// Returns where a fact stands, as a link if that can be clicked.
pub(crate) fn place(origin: &Origin, style: &Style) -> Cell {
    let place = format!("{}/{}:{}", origin.source, origin.path, origin.line);
    match &origin.url {
        Some(url) if style.urls => Cell::new(url).look(FAINT).link(Some(url)).whole(),
        url => Cell::new(place).look(FAINT).link(url.as_ref()).path(),
    }
}

/// Returns the day of a meeting, or a mark that it is unknown.
pub(crate) fn day(date: Option<NaiveDate>) -> Cell {
    Cell::new(date.map_or("undated".to_owned(), |d| d.to_string()))
        .look(DATE)
        .whole()
}

/// Returns the name of a team, empty if there is none.
pub(crate) fn team(team: Option<&Team>) -> Cell {
    Cell::new(team.map_or("", |team| &team.name)).look(TEAM)
}

/// Returns the title of a meeting, empty if it only repeats team and day.
pub(crate) fn title(title: &str, origin: &Origin) -> Cell {
    let team = origin.team.as_ref().map(|team| team.name.clone());
    let day = origin.date.map(|day| day.to_string());
    let told: Vec<String> = team.into_iter().chain(day).collect();
    let title = if title == told.join(" ") { "" } else { title };
    Cell::new(title).look(TITLE)
}

/// Writes days as short as they can be read: `2024-06-18 – 22`.
pub(crate) fn days(start: Option<PartialDate>, end: Option<PartialDate>) -> String {
    let Some(start) = start else {
        return "no date yet".to_owned();
    };
    let Some(end) = end.filter(|end| *end != start) else {
        return start.to_string();
    };
    let (first, last) = (start.to_string(), end.to_string());
    let same = |n| first.get(..n).is_some() && first.get(..n) == last.get(..n);
    let rest = match () {
        () if same(8) => last.get(8..),
        () if same(5) => last.get(5..),
        () => None,
    };
    format!("{start} – {}", rest.unwrap_or(&last))
}

/// Writes a number with its noun: `1 topic`, `3 topics`.
pub(crate) fn count(n: usize, noun: &str) -> String {
    match n {
        1 => format!("1 {noun}"),
        _ => format!("{n} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_says_only_what_changes() {
        let check = |start: &str, end: &str, expected: &str| {
            let days = days(start.parse().ok(), end.parse().ok());
            assert_eq!(days, expected);
        };
        check("2024-06-18", "2024-06-22", "2024-06-18 – 22");
        check("2024-06-30", "2024-07-02", "2024-06-30 – 07-02");
        check("2024-12-30", "2025-01-02", "2024-12-30 – 2025-01-02");
        check("2024-05", "2024-05", "2024-05");
        check("2024-05-01", "", "2024-05-01");
        check("", "", "no date yet");
    }
}
