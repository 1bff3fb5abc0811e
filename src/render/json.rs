//! Answers as JSON: one envelope, or one line for each finding.
//!
//! Somebody may look at it on a terminal: what would steer one, or reorder
//! text, is escaped, which means the same to whoever reads JSON.

use super::table::is_bidi_control;
use crate::answer::Answer;
use serde::Serialize;
use serde_json::{Value, to_value};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Writes the envelope `{"schema":1,"command":…,"hits":[…]}` and a line end.
pub fn write(out: &mut dyn Write, answer: &Answer) -> io::Result<()> {
    writeln!(out, "{}", escaped(serde_json::to_string_pretty(answer)?))
}

/// Writes one JSON object a line, without the envelope.
pub fn write_lines(out: &mut dyn Write, answer: &Answer) -> io::Result<()> {
    let Value::Array(rows) = to_value(&answer.rows)? else {
        return Ok(());
    };
    rows.iter().try_for_each(|row| write_line(out, row))
}

/// Writes a value as one line.
pub fn write_line(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    writeln!(out, "{}", escaped(serde_json::to_string(value)?))
}

/// Escapes what the library leaves as it is: marks of direction and the
/// control characters behind ASCII. Outside of texts JSON has neither.
fn escaped(json: String) -> String {
    let is_odd = |c: char| c != '\n' && (c.is_control() || is_bidi_control(c));
    if !json.contains(is_odd) {
        return json;
    }
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_odd(c) {
            // Writing to a string cannot fail; all of them have four digits.
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_a_terminal() {
        let text = "a\u{1b}[1m\u{9b}2J\u{7f}\u{202e}b\u{2066}\nü \\u202e";
        let mut out = Vec::new();
        write_line(&mut out, &[text]).unwrap();
        let json = String::from_utf8(out).unwrap();
        let expected = r#"["a\u001b[1m\u009b2J\u007f\u202eb\u2066\nü \\u202e"]"#;
        assert_eq!(json, format!("{expected}\n"));
        let read: Vec<String> = serde_json::from_str(&json).unwrap();
        assert_eq!(read, [text]);
    }
}
