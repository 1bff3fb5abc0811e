//! Answers as JSON: one envelope, or one line for each finding.

use crate::answer::Answer;
use serde_json::{Value, to_value};
use std::io::{self, Write};

/// Writes the envelope `{"schema":1,"command":…,"hits":[…]}` and a line end.
pub fn write(out: &mut dyn Write, answer: &Answer) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, answer)?;
    writeln!(out)
}

/// Writes one JSON object a line, without the envelope.
pub fn write_lines(out: &mut dyn Write, answer: &Answer) -> io::Result<()> {
    let Value::Array(rows) = to_value(&answer.rows)? else {
        return Ok(());
    };
    for row in rows {
        serde_json::to_writer(&mut *out, &row)?;
        writeln!(out)?;
    }
    Ok(())
}
