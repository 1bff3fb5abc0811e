//! Answers as CSV: a line of headings, a line for each finding.
//!
//! Spreadsheets run what looks like a formula, and minutes are written by
//! anybody: a cell that begins with `=`, `+`, `-`, `@` or a tab gets an
//! apostrophe in front. Lists within a cell are joined by `; `.

mod sheet;

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

/// Keeps a spreadsheet from taking a text for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
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
        check("\tx", "'\tx");
        check("ada@example.org", "ada@example.org");
        check("", "");
    }
}
