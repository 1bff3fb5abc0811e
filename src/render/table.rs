//! Columns of text that line up, with styles and clickable links.
//!
//! The table crates measure escape sequences as text, or pull in a terminal
//! library to avoid it; here a cell keeps its text apart from its look, so
//! widths are those of the text (UAX #11) and the look is added last.

use super::text::Style;
use anstyle::Style as Look;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// A piece of text with a look and a link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    text: String,
    look: Look,
    link: Option<String>,
}

impl Cell {
    /// Makes a cell; control characters of the text are made visible.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self {
            text: printable(text.as_ref()),
            ..Self::default()
        }
    }

    /// Returns the cell with a look.
    #[must_use]
    pub fn look(self, look: Look) -> Self {
        Self { look, ..self }
    }

    /// Returns the cell with a link to follow on a click.
    #[must_use]
    pub fn link(self, url: Option<&String>) -> Self {
        Self {
            link: url.cloned(),
            ..self
        }
    }

    fn width(&self) -> usize {
        self.text.width()
    }

    /// Writes the cell without padding.
    pub fn write(&self, out: &mut dyn Write, style: &Style) -> io::Result<()> {
        let link = self.link.as_ref().filter(|_| style.links);
        if let Some(url) = link {
            write!(out, "\x1b]8;;{}\x1b\\", printable(url))?;
        }
        if style.color {
            let reset = self.look.render_reset();
            write!(out, "{}{}{reset}", self.look, self.text)?;
        } else {
            write!(out, "{}", self.text)?;
        }
        if link.is_some() {
            write!(out, "\x1b]8;;\x1b\\")?;
        }
        Ok(())
    }
}

/// Rows of cells; every column is as wide as its widest cell.
#[derive(Clone, Debug, Default)]
pub struct Table {
    rows: Vec<Vec<Cell>>,
    /// The column that gives way where the terminal is too narrow.
    flexible: usize,
}

impl Table {
    /// Makes a table whose column `flexible` is cut where space is short.
    pub fn new(flexible: usize) -> Self {
        Self {
            rows: Vec::new(),
            flexible,
        }
    }

    /// Adds a row.
    pub fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    /// Writes all rows, two blanks between columns, none at the end of a line.
    pub fn write(&self, out: &mut dyn Write, style: &Style) -> io::Result<()> {
        let widths = self.widths(style.width);
        for row in &self.rows {
            let last = row.iter().rposition(|cell| !cell.text.is_empty());
            let filled = row.iter().take(last.map_or(0, |last| last + 1));
            for (index, (cell, width)) in filled.zip(&widths).enumerate() {
                let cell = shorten(cell, *width);
                cell.write(out, style)?;
                if Some(index) != last && *width != 0 {
                    write!(out, "{:1$}", "", width - cell.width() + 2)?;
                }
            }
            writeln!(out)?;
        }
        Ok(())
    }

    /// Returns the width of each column, the flexible one cut to fit.
    fn widths(&self, available: Option<usize>) -> Vec<usize> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |column| {
            let cells = self.rows.iter().filter_map(move |row| row.get(column));
            cells.map(Cell::width).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..columns).map(widest).collect();
        let gaps = 2 * widths.iter().filter(|w| **w != 0).count().saturating_sub(1);
        let total: usize = widths.iter().sum::<usize>() + gaps;
        if let (Some(available), Some(width)) = (available, widths.get_mut(self.flexible)) {
            let over = total.saturating_sub(available);
            *width = (*width).min(width.saturating_sub(over).max(LEAST));
        }
        widths
    }
}

/// A column is not cut below this many columns of the terminal.
const LEAST: usize = 12;

fn shorten(cell: &Cell, width: usize) -> Cell {
    let mut cell = cell.clone();
    if cell.width() <= width {
        return cell;
    }
    while width.saturating_sub(1) < cell.width() {
        cell.text.pop();
    }
    cell.text.truncate(cell.text.trim_end().len());
    cell.text.push('…');
    cell
}

/// Replaces what would steer a terminal: control characters become blanks,
/// and marks that reorder text (Unicode bidi controls) are dropped.
pub fn printable(text: &str) -> String {
    let shown = text.chars().filter(|c| !is_bidi_control(*c));
    shown
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(width: Option<usize>, rows: &[&[&str]], expected: &str) {
        let mut table = Table::new(1);
        for row in rows {
            table.push(row.iter().map(Cell::new).collect());
        }
        let style = Style {
            width,
            ..Style::default()
        };
        let mut out = Vec::new();
        table.write(&mut out, &style).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn columns_line_up_by_display_width() {
        check(
            None,
            &[&["Brühl", "a"], &["東京", "b"]],
            "Brühl  a\n東京   b\n",
        );
    }

    #[test]
    fn nothing_trails() {
        check(None, &[&["a", "", ""], &["bb", "c", ""]], "a\nbb  c\n");
    }

    #[test]
    fn the_flexible_column_gives_way() {
        let long = "a rather long name of an event";
        check(
            Some(24),
            &[&["1", long, "end"]],
            "1  a rather long n…  end\n",
        );
    }

    #[test]
    fn escapes_and_bidi_controls_never_reach_the_terminal() {
        check(None, &[&["a\x1b[31mb\u{202e}c\td"]], "a [31mbc d\n");
    }
}
