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
    cut: Cut,
    /// Whether the column is left out before others become hard to read.
    spare: bool,
}

/// Where a text gives way if the terminal is too narrow for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Cut {
    /// At its end.
    #[default]
    End,
    /// At its begin: the end of a path says most.
    Begin,
    /// Nowhere, as long as other columns can.
    Never,
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

    /// Returns the cell of a text that is useless in part: a date, a number.
    #[must_use]
    pub fn whole(self) -> Self {
        let cut = Cut::Never;
        Self { cut, ..self }
    }

    /// Returns the cell of a path, which is cut at its begin.
    #[must_use]
    pub fn path(self) -> Self {
        let cut = Cut::Begin;
        Self { cut, ..self }
    }

    /// Returns the cell of a column that is left out if space is short.
    #[must_use]
    pub fn spare(self) -> Self {
        Self {
            spare: true,
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

    /// Returns the cell in at most so many columns.
    fn shortened(&self, width: usize) -> Self {
        let mut cell = self.clone();
        if width == 0 {
            return Self::default();
        }
        if cell.width() <= width {
            return cell;
        }
        while width.saturating_sub(1) < cell.width() {
            match self.cut {
                Cut::Begin => drop(cell.text.remove(0)),
                Cut::End | Cut::Never => drop(cell.text.pop()),
            }
        }
        cell.text = match self.cut {
            Cut::Begin => format!("…{}", cell.text),
            Cut::End | Cut::Never => format!("{}…", cell.text.trim_end()),
        };
        cell
    }

    /// Returns the cell in lines of at most so many columns.
    fn wrapped(&self, width: usize) -> Vec<Self> {
        let mut lines: Vec<String> = Vec::new();
        for word in self.text.split(' ') {
            match lines.last_mut() {
                Some(line) if line.width() + 1 + word.width() <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        let line = |text| Self {
            text,
            ..self.clone()
        };
        lines.into_iter().map(line).collect()
    }
}

/// Rows of cells; every column is as wide as its widest cell.
#[derive(Clone, Debug, Default)]
pub struct Table {
    rows: Vec<Vec<Cell>>,
    /// The column that may stay widest where the terminal is too narrow.
    main: usize,
    overflow: Overflow,
}

/// What happens to a text that does not fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Overflow {
    #[default]
    Cut,
    Wrap,
}

/// The main column is not cut below this many columns of the terminal.
const LEAST_MAIN: usize = 20;
/// Nor are the others below this many.
const LEAST: usize = 12;
/// So many columns are enough to read the main column with ease,
const EASY_MAIN: usize = 32;
/// and so many the others.
const EASY: usize = 18;

impl Table {
    /// Makes a table of which column `main` matters most where space is short.
    pub fn new(main: usize) -> Self {
        Self {
            main,
            ..Self::default()
        }
    }

    /// Makes a table of which column `main` goes on in a further line where
    /// space is short.
    pub fn wrapping(main: usize) -> Self {
        Self {
            main,
            overflow: Overflow::Wrap,
            ..Self::default()
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
            for line in self.lines(row, &widths) {
                write_line(out, &line, &widths, style)?;
            }
        }
        Ok(())
    }

    /// Returns the lines of a row: one, or several where a text is wrapped.
    fn lines(&self, row: &[Cell], widths: &[usize]) -> Vec<Vec<Cell>> {
        let fit = |(cell, width): (&Cell, &usize)| cell.shortened(*width);
        let first: Vec<Cell> = row.iter().zip(widths).map(fit).collect();
        let main = (self.overflow == Overflow::Wrap).then(|| row.get(self.main));
        let (Some(main), Some(width)) = (main.flatten(), widths.get(self.main)) else {
            return vec![first];
        };
        let mut lines = vec![first];
        for (index, part) in main.wrapped(*width).into_iter().enumerate() {
            if lines.len() <= index {
                lines.push(vec![Cell::default(); self.main + 1]);
            }
            if let Some(cell) = lines.get_mut(index).and_then(|l| l.get_mut(self.main)) {
                *cell = part.shortened(*width);
            }
        }
        lines
    }

    /// Returns the width of each column; the widest give way until all fit.
    fn widths(&self, available: Option<usize>) -> Vec<usize> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |column| {
            let cells = self.rows.iter().filter_map(move |row| row.get(column));
            cells.map(Cell::width).max().unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..columns).map(widest).collect();
        let Some(available) = available else {
            return widths;
        };
        for column in (0..columns)
            .rev()
            .filter(|c| self.has(*c, |cell| cell.spare))
        {
            if available < total(&self.at_ease(&widths)) {
                widths[column] = 0;
            }
        }
        let others: Vec<usize> = (0..columns).filter(|c| !self.has(*c, is_whole)).collect();
        let all: Vec<usize> = (0..columns).collect();
        self.narrow(&mut widths, &others, available);
        self.narrow(&mut widths, &all, available);
        widths
    }

    fn has(&self, column: usize, is: impl Fn(&Cell) -> bool) -> bool {
        let mut cells = self.rows.iter().filter_map(|row| row.get(column));
        cells.any(is)
    }

    /// Returns the widths at which all columns are still easy to read.
    fn at_ease(&self, widths: &[usize]) -> Vec<usize> {
        let ease = |(column, width): (usize, &usize)| match column {
            _ if self.has(column, is_whole) => *width,
            main if main == self.main => (*width).min(EASY_MAIN),
            _ => (*width).min(EASY),
        };
        widths.iter().enumerate().map(ease).collect()
    }

    /// Takes from the widest of some columns what does not fit.
    fn narrow(&self, widths: &mut [usize], columns: &[usize], available: usize) {
        while available < total(widths) {
            let least = |column: usize| {
                if column == self.main {
                    LEAST_MAIN
                } else {
                    LEAST
                }
            };
            let spare = |column: usize| widths[column].saturating_sub(least(column));
            let can = columns.iter().copied().filter(|c| 0 < spare(*c));
            let Some(widest) = can.max_by_key(|c| (widths[*c], *c)) else {
                return;
            };
            widths[widest] -= 1;
        }
    }
}

fn is_whole(cell: &Cell) -> bool {
    cell.cut == Cut::Never
}

/// Returns the columns that a line takes; an empty column takes none.
fn total(widths: &[usize]) -> usize {
    let gaps = widths.iter().filter(|w| **w != 0).count().saturating_sub(1);
    widths.iter().sum::<usize>() + 2 * gaps
}

fn write_line(
    out: &mut dyn Write,
    row: &[Cell],
    widths: &[usize],
    style: &Style,
) -> io::Result<()> {
    let last = row.iter().rposition(|cell| !cell.text.is_empty());
    let filled = row.iter().take(last.map_or(0, |last| last + 1));
    for (index, (cell, width)) in filled.zip(widths).enumerate() {
        cell.write(out, style)?;
        if Some(index) != last && *width != 0 {
            write!(out, "{:1$}", "", width - cell.width() + 2)?;
        }
    }
    writeln!(out)
}

/// Replaces what would steer a terminal: control characters become blanks,
/// and marks that reorder text (Unicode bidi controls) are dropped.
pub fn printable(text: &str) -> String {
    let shown = text.chars().filter(|c| !is_bidi_control(*c));
    shown
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

/// Tells whether a character reorders text.
pub(super) fn is_bidi_control(c: char) -> bool {
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
    fn the_widest_columns_give_way() {
        let long = "a rather long name of an event";
        let rows: &[&[&str]] = &[&["1", long, "end"]];
        check(Some(28), rows, "1  a rather long name…   end\n");
        let rows: &[&[&str]] = &[&["1", "an event of a day", "a remark that is long"]];
        check(Some(40), rows, "1  an event of a day  a remark that is…\n");
        check(Some(9), rows, "1  an event of a day  a remark th…\n");
    }

    fn check_cells(width: usize, mut table: Table, row: Vec<Cell>, expected: &str) {
        table.push(row);
        let style = Style {
            width: Some(width),
            ..Style::default()
        };
        let mut out = Vec::new();
        table.write(&mut out, &style).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn a_path_keeps_its_end_and_a_date_all_of_it() {
        let row = vec![
            Cell::new("2031-05-14 – 2031-05-15").whole(),
            Cell::new("Rose Summit"),
            Cell::new("garden/board/20310514.md:12").path(),
        ];
        check_cells(
            56,
            Table::new(1),
            row,
            "2031-05-14 – 2031-05-15  Rose Summit  …rd/20310514.md:12\n",
        );
    }

    #[test]
    fn a_spare_column_is_left_out_before_others_are_hard_to_read() {
        let row = || {
            vec![
                Cell::new("2031-05-14").whole(),
                Cell::new("Rose Summit"),
                Cell::new("Wed").spare(),
                Cell::new("Graz"),
            ]
        };
        check_cells(
            36,
            Table::new(1),
            row(),
            "2031-05-14  Rose Summit  Wed  Graz\n",
        );
        check_cells(32, Table::new(1), row(), "2031-05-14  Rose Summit  Graz\n");
    }

    #[test]
    fn a_long_reason_goes_on_below() {
        let reason = Cell::new("every week on Tuesday, as stated on 2031-05-14");
        let row = vec![Cell::new("next"), reason, Cell::new("likely")];
        check_cells(
            40,
            Table::wrapping(1),
            row,
            "next  every week on Tuesday, as   likely\n      stated on 2031-05-14\n",
        );
    }

    #[test]
    fn escapes_and_bidi_controls_never_reach_the_terminal() {
        check(None, &[&["a\x1b[31mb\u{202e}c\td"]], "a [31mbc d\n");
    }
}
