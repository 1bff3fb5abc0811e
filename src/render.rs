//! Answers → bytes. One file a format; nothing else writes answers.

pub mod csv;
pub mod ics;
pub mod json;
pub mod table;
pub mod text;

use crate::answer::Answer;
use std::io::{self, Write};

/// How an answer is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people: aligned, colored on a terminal
    #[default]
    Text,
    /// One JSON object
    Json,
    /// One JSON object a line, one line a finding
    Jsonl,
    /// A calendar (iCalendar): of events, schedule and meetings
    Ics,
    /// A table for spreadsheets
    Csv,
}

/// Writes an answer.
///
/// # Errors
///
/// Those of the writer; a closed pipe is one of them. An answer is no calendar:
/// [`ics::write`] writes feeds.
pub fn write(
    out: &mut dyn Write,
    answer: &Answer,
    format: Format,
    style: &text::Style,
) -> io::Result<()> {
    match format {
        Format::Text => text::write(out, answer, style),
        Format::Json => json::write(out, answer),
        Format::Jsonl => json::write_lines(out, answer),
        Format::Ics => Err(io::ErrorKind::Unsupported.into()),
        Format::Csv => csv::write(out, answer),
    }
}
