//! Answers as CSV: a line of headings, a line for each finding.
//!
//! Spreadsheets run what looks like a formula, and minutes are written by
//! anybody: a cell that begins with `=`, `+`, `-`, `@` or a tab gets an
//! apostrophe in front. Lists within a cell are joined by `; `. What would steer
//! a terminal is taken out as it is from text for people.

mod sheet;

use super::table::printable;
use crate::answer::Answer;
use sheet::Sheet;
use std::io::{self, Write};

/// Writes the findings; headings alone where nothing was found.
pub fn write(out: &mut dyn Write, answer: &Answer) -> io::Result<()> {
    let sheet = Sheet::of(&answer.rows);
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(&sheet.headings)?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(|cell| harmless(cell)))?;
    }
    writer.flush()
}

/// With these a formula begins; some spreadsheets know the wide forms.
const FORMULA: [char; 10] = [
    '=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
];

/// Keeps a spreadsheet from taking a text for a formula, and a terminal from
/// being steered; line ends within a cell stay.
fn harmless(cell: &str) -> String {
    let is_formula = cell.trim_start_matches(' ').starts_with(FORMULA);
    let lines: Vec<String> = cell.split('\n').map(printable).collect();
    let mark = if is_formula { "'" } else { "" };
    format!("{mark}{}", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_neutralised() {
        let check = |cell: &str, expected: &str| assert_eq!(harmless(cell), expected);
        check("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")");
        check("+1", "'+1");
        check("-1", "'-1");
        check("@ada", "'@ada");
        check("\tx", "' x");
        check(" =1", "' =1");
        check("\u{ff1d}1", "'\u{ff1d}1");
        check("a\u{1b}[1m\u{202e}b\nc", "a [1mb\nc");
        check("ada@example.org", "ada@example.org");
        check("", "");
    }
}
