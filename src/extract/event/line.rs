//! Lines of text, with their links and where they stand.
//!
//! A sentence that the author wrapped is one line; bare addresses and
//! pictures are taken out of the text (`|` stays in their place, so nothing
//! reads across them), struck text as well.

use super::table::{self, Cells, Columns};
use crate::extract::action::pieces::LineCursor;
use crate::extract::signal::Signals;
use crate::extract::{Part, section};
use crate::parse::{Block, BlockKind, Document, Mark, MarkKind};
use std::ops::Range;

/// A line of a part.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    /// The text without bare addresses.
    pub text: String,
    /// Line of the file.
    pub number: u32,
    /// What it is.
    pub role: Role,
    /// Where its links lead, pictures left out.
    pub urls: Vec<Url>,
    /// Whether all of it is struck through.
    pub struck: bool,
    /// Number of rules before it: slides are told apart by them.
    pub slide: usize,
    /// Whether all of it is bold.
    pub bold: bool,
    /// What a row of a table says in the columns that are known.
    pub cells: Cells,
    /// Whether it is the head of a table of events.
    pub lists_events: bool,
    /// What its block may hold.
    pub signals: Signals,
}

/// A link of a line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Url {
    /// Where it leads.
    pub address: String,
    /// The byte of the line's text at which it stands.
    pub at: usize,
}

/// What a line is, with its depth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading of that level.
    Heading(u8),
    /// The first line of a list item, by depth.
    Item(u8),
    /// Any other line; 0 outside of lists.
    Text(u8),
    /// The head of a table.
    Head,
}

impl Default for Role {
    fn default() -> Self {
        Self::Text(0)
    }
}

impl Role {
    /// Returns how many lists the line stands in; a line below an item's
    /// first counts as one deeper.
    pub(super) fn depth(self) -> u8 {
        match self {
            Self::Heading(_) | Self::Head | Self::Text(0) => 0,
            Self::Item(depth) => depth,
            Self::Text(depth) => depth.saturating_add(1),
        }
    }

    /// Tells whether the line is a heading.
    pub(super) fn is_heading(self) -> bool {
        matches!(self, Self::Heading(_))
    }
}

/// Reads the lines of a part; quotes and code say nothing of events.
pub(super) fn read(part: &Part<'_>) -> Vec<Line> {
    let mut slide = 0;
    let mut lines = Vec::new();
    let mut columns = Columns::default();
    let blocks = part.signaled_blocks();
    for (block, signals) in blocks.filter(|(b, _)| b.quotes == 0) {
        columns = match block.kind {
            BlockKind::Row { head: true, .. } => table::columns(block),
            BlockKind::Row { .. } => columns,
            _ => Columns::default(),
        };
        match block.kind {
            BlockKind::Rule => slide += 1,
            BlockKind::Code => {}
            _ => lines.extend(of_block(part.document, block).map(|line| Line {
                slide,
                signals,
                cells: columns.read(block),
                lists_events: line.role == Role::Head && columns.lists_events(),
                ..line
            })),
        }
    }
    lines
}

fn of_block<'a>(document: &'a Document, block: &'a Block) -> impl Iterator<Item = Line> + 'a {
    let pieces = match &block.kind {
        BlockKind::Row { .. } => std::iter::once(0..block.text.len()).collect(),
        BlockKind::Heading(_) => titles(document, block),
        _ => sentences(&block.text),
    };
    let lines = pieces.into_iter().enumerate();
    let marks = Marks::of(block);
    let mut number = LineCursor::default();
    let lines = lines.map(move |(index, span)| {
        let marks = marks.within(&span);
        let whole = whole(block, &span);
        let struck = is_all(&marks, &whole, MarkKind::Strike);
        let mut holes = holes(document, &marks, &span, struck);
        holes.extend(cell_gaps(&block.kind, &span));
        let holes = disjoint(holes);
        Line {
            text: one_line(masked(&block.text, &span, holes.clone())),
            number: number.of(block, span.start),
            role: role(&block.kind, block.depth, index == 0),
            urls: urls(document, &marks, &span, &holes),
            struck,
            bold: is_all(&marks, &whole, MarkKind::Strong),
            ..Line::default()
        }
    });
    lines.filter(|l| !l.text.trim().is_empty() || !l.urls.is_empty())
}

fn one_line(text: String) -> String {
    if text.contains('\n') {
        text.replace('\n', " ")
    } else {
        text
    }
}

/// The marks of a block, so that those of a line are found without looking at
/// all of them.
struct Marks<'a> {
    /// All, by their start.
    all: &'a [Mark],
    /// Those that may go over many lines.
    long: Vec<&'a Mark>,
}

impl<'a> Marks<'a> {
    /// Bytes from which on a mark is a long one.
    const LONG: usize = 256;

    fn of(block: &'a Block) -> Self {
        let all = block.marks.as_slice();
        let long = all.iter().filter(|mark| Self::LONG <= mark.span.len());
        Self {
            all,
            long: long.collect(),
        }
    }

    /// Returns those that touch a span.
    fn within(&self, span: &Range<usize>) -> Vec<&'a Mark> {
        if self.all.is_empty() {
            return Vec::new();
        }
        let from = span.start.saturating_sub(Self::LONG);
        let first = self.all.partition_point(|mark| mark.span.start < from);
        let near = self.all.get(first..).unwrap_or_default().iter();
        let near = near.take_while(|mark| mark.span.start <= span.end);
        let short = near.filter(|mark| mark.span.len() < Self::LONG);
        let long = self.long.iter().copied();
        let mut found: Vec<&Mark> = long.chain(short).collect();
        found.retain(|mark| mark.span.start <= span.end && span.start <= mark.span.end);
        found
    }
}

fn role(kind: &BlockKind, depth: u8, first: bool) -> Role {
    match kind {
        BlockKind::Heading(level) => Role::Heading(*level),
        BlockKind::Item { .. } if first => Role::Item(depth),
        BlockKind::Row { head: true, .. } => Role::Head,
        BlockKind::Row { .. } => Role::Item(depth.saturating_add(1)),
        _ => Role::Text(depth),
    }
}

/// The lines of a heading, without the number that counts it.
fn titles(document: &Document, block: &Block) -> Vec<Range<usize>> {
    let mut lines = sentences(&block.text);
    if let Some(first) = lines.first_mut() {
        first.start += section::number_len(document, block.section);
    }
    lines
}

/// Splits a text into its lines; a wrapped line is joined with the next one.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let span = start..start + line.len();
        start = span.end + 1;
        match spans.last_mut() {
            Some(last) if is_wrapped(&text[last.clone()], line) => last.end = span.end,
            _ => spans.push(span),
        }
    }
    spans
}

fn is_wrapped(before: &str, line: &str) -> bool {
    const WIDE: usize = 60;
    let last = before.rsplit('\n').next().unwrap_or(before).trim_end();
    let open = !last.ends_with(['.', '!', '?', ':', ';']);
    let goes_on = line.trim_start().starts_with(|c: char| c.is_lowercase());
    let is_address = line.trim_start().starts_with("http");
    // Looking at the end is enough, and keeps long texts cheap.
    let near = before.char_indices().rev().take(WIDE * 3).last();
    let tail = near.map_or(before, |(at, _)| &before[at..]);
    let in_brackets = tail.matches(')').count() < tail.matches('(').count();
    in_brackets
        || open && !is_address && !last.is_empty() && (goes_on || WIDE <= last.chars().count())
}

/// Returns what is not displayed: addresses, pictures, struck words.
fn holes(
    document: &Document,
    marks: &[&Mark],
    span: &Range<usize>,
    whole_struck: bool,
) -> Vec<Range<usize>> {
    let hidden = marks.iter().filter(|m| is_hole(document, m, whole_struck));
    let holes = hidden.map(|m| m.span.start.max(span.start)..m.span.end.min(span.end));
    holes.filter(|hole| hole.start < hole.end).collect()
}

/// Sorts holes and leaves out those that begin within another.
fn disjoint(mut holes: Vec<Range<usize>>) -> Vec<Range<usize>> {
    holes.sort_by_key(|hole| hole.start);
    let mut end = 0;
    holes.retain(|hole| {
        let apart = end <= hole.start;
        end = end.max(hole.end);
        apart
    });
    holes
}

fn is_hole(document: &Document, mark: &Mark, whole_struck: bool) -> bool {
    match mark.kind {
        MarkKind::Strike => !whole_struck,
        MarkKind::Link(index) => document.links.get(index).is_some_and(|l| {
            l.image || l.text.starts_with("http") || l.text.contains("://") || l.text == l.url
        }),
        _ => false,
    }
}

fn cell_gaps(kind: &BlockKind, span: &Range<usize>) -> Vec<Range<usize>> {
    let BlockKind::Row { cells, .. } = kind else {
        return Vec::new();
    };
    let ends = cells.iter().map(|c| c.end);
    let starts = cells.iter().skip(1).map(|c| c.start);
    let gaps = ends.zip(starts.chain([span.end]));
    gaps.filter(|(end, start)| end <= start)
        .map(|(end, start)| end..start)
        .collect()
}

/// What stands in place of something taken out.
const HOLE: &str = " | ";

/// Returns the text of a span with `|` in place of each hole.
pub(super) fn masked(text: &str, span: &Range<usize>, mut holes: Vec<Range<usize>>) -> String {
    holes.sort_by_key(|hole| hole.start);
    let mut out = String::new();
    let mut from = span.start;
    for hole in holes {
        if hole.start < from {
            from = from.max(hole.end);
            continue;
        }
        out.push_str(text.get(from..hole.start).unwrap_or_default());
        out.push_str(HOLE);
        from = hole.end;
    }
    out.push_str(text.get(from..span.end).unwrap_or_default());
    out
}

fn urls(
    document: &Document,
    marks: &[&Mark],
    span: &Range<usize>,
    holes: &[Range<usize>],
) -> Vec<Url> {
    let inside = |m: &&&Mark| span.start <= m.span.start && m.span.start <= span.end;
    let links = marks.iter().filter(inside).filter_map(|m| {
        let MarkKind::Link(index) = m.kind else {
            return None;
        };
        Some((m.span.start, document.links.get(index)?))
    });
    let mut links: Vec<_> = links
        .filter(|(_, l)| !l.image && l.url.starts_with("http") && !is_picture(&l.url))
        .collect();
    links.sort_by_key(|(at, _)| *at);
    let mut urls: Vec<Url> = Vec::new();
    let mut passed = holes.iter().peekable();
    let (mut hidden, mut shown) = (0, 0);
    for (at, link) in links {
        while let Some(hole) = passed.next_if(|hole| hole.end <= at) {
            hidden += hole.len();
            shown += HOLE.len();
        }
        if !urls.iter().any(|u| u.address == link.url) {
            urls.push(Url {
                address: link.url.clone(),
                at: (at - span.start + shown).saturating_sub(hidden),
            });
        }
    }
    urls
}

fn is_picture(url: &str) -> bool {
    const ENDINGS: [&str; 6] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"];
    let path = url.split(['?', '#']).next().unwrap_or(url).to_lowercase();
    ENDINGS.iter().any(|e| path.ends_with(e))
}

/// The bytes of a span without blanks and punctuation around.
fn whole(block: &Block, span: &Range<usize>) -> Range<usize> {
    let text = block.text.get(span.clone()).unwrap_or_default();
    let whole = text.trim().trim_end_matches(['!', '.', ':']);
    let start = span.start + (text.len() - text.trim_start().len());
    start..start + whole.len()
}

fn is_all(marks: &[&Mark], whole: &Range<usize>, kind: MarkKind) -> bool {
    let covers = |m: &&Mark| m.span.start <= whole.start && whole.end <= m.span.end;
    !whole.is_empty() && marks.iter().any(|m| m.kind == kind && covers(m))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_wrapped_sentences() {
        let check = |text: &str, expected: &[&str]| {
            let spans = sentences(text);
            let got: Vec<&str> = spans.iter().map(|s| &text[s.clone()]).collect();
            assert_eq!(got, expected);
        };
        check("Summit in May\nJoin us", &["Summit in May", "Join us"]);
        check("the summit\nin May", &["the summit\nin May"]);
        check(
            "Save the date!\nall of you",
            &["Save the date!", "all of you"],
        );
    }

    #[test]
    fn masks_holes() {
        let text = "see https://a.example now";
        let span = 0..text.len();
        let hole: Vec<_> = std::iter::once(4..21).collect();
        assert_eq!(masked(text, &span, hole), "see  |  now");
    }
}
