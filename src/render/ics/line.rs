//! Properties → lines: text escaped, lines folded, CRLF at their ends.

use chrono::Weekday;
use std::fmt::Write as _;
use std::io::{self, Write};

/// The most octets in a line, its end not counted (RFC 5545, 3.1).
const WIDTH: usize = 75;

/// Where lines are written to.
pub(super) struct Lines<'a> {
    out: &'a mut dyn Write,
}

impl<'a> Lines<'a> {
    /// Begins to write.
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self { out }
    }

    /// Writes a property of which the value is no text: a date, a rule.
    pub(super) fn raw(&mut self, name: &str, value: &str) -> io::Result<()> {
        let line = fold(&format!("{name}:{value}"));
        self.out.write_all(line.as_bytes())
    }

    /// Writes a property of which the value is text.
    pub(super) fn text(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.raw(name, &escape(value))
    }

    /// Writes a property of which the value is a list of texts.
    pub(super) fn texts(&mut self, name: &str, values: &[String]) -> io::Result<()> {
        let values: Vec<String> = values.iter().map(|value| escape(value)).collect();
        self.raw(name, &values.join(","))
    }

    /// Writes a property of which the value is a URI.
    pub(super) fn uri(&mut self, name: &str, value: &str) -> io::Result<()> {
        self.raw(name, &uri(value))
    }
}

/// Escapes text (RFC 5545, 3.3.11). Line ends of all kinds become one; control
/// characters, which may not stand there, are left out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push(c),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Writes with `%` what may not stand in a URI (RFC 3986).
fn uri(text: &str) -> String {
    const ALLOWED: &[u8] = b"-._~:/?#[]@!$&'()*+,;=%";
    let mut written = String::with_capacity(text.len());
    for byte in text.trim().bytes() {
        if byte.is_ascii_alphanumeric() || ALLOWED.contains(&byte) {
            written.push(char::from(byte));
        } else {
            let _ = write!(written, "%{byte:02X}");
        }
    }
    written
}

/// Breaks a line between characters, never inside one.
pub(super) fn fold(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + line.len() / 32 + 2);
    let mut used = 0;
    for c in line.chars() {
        if WIDTH < used + c.len_utf8() {
            folded.push_str("\r\n ");
            used = 1;
        }
        folded.push(c);
        used += c.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

/// Returns the two letters of a day of the week.
pub(super) fn code(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}
