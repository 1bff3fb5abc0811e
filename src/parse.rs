//! Text → [`Document`]: what a Markdown file says, without its markup.
//!
//! A document is a flat list of [`Block`]s in the order of the file. Lists and
//! quotes do not nest, each block says how deep it stands; headings open
//! [`Section`]s. Comments, style sheets and scripts are dropped, other HTML
//! loses its tags. Every line number is that of the file, 1-based, front
//! matter included.
//!
//! Parsing never fails: odd input yields a document with diagnostics. This is
//! the only place that knows a Markdown parser.

mod autolink;
mod blocks;
mod front_matter;
mod html;
mod inline;
mod lines;
mod raw;

use lines::LineIndex;
use minutebook_index::model::Diagnostic;
use std::ops::Range;

/// A parsed Markdown file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Fields of the front matter, in the order of the file.
    pub front_matter: Vec<Field>,
    /// Headings, paragraphs, list items, table rows, in the order of the file.
    pub blocks: Vec<Block>,
    /// The outline. The first one is the text before the first heading.
    pub sections: Vec<Section>,
    /// Every link and image, in the order of the file.
    pub links: Vec<DocumentLink>,
    /// Number of lines of the file.
    pub line_count: u32,
    /// What is odd about the markup.
    pub diagnostics: Vec<Diagnostic>,
}

/// A field of the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key in lower case; keys of nested mappings are joined by `.`.
    pub key: String,
    /// The values as text: one, or as many as a sequence has.
    pub values: Vec<String>,
    /// Line of the key.
    pub line: u32,
}

/// A piece of text between two others.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// How many lists it stands in: 1 for an item of a top-level list and for
    /// further paragraphs of it.
    pub depth: u8,
    /// How many block quotes it stands in.
    pub quotes: u8,
    /// The text as displayed. A line break of the file is a `\n`.
    pub text: String,
    /// Emphasis, links and the like, by start; spans of bytes in `text`.
    pub marks: Vec<Mark>,
    /// Index of the section it belongs to; a heading belongs to its own.
    pub section: usize,
    /// The line of the file on which each line of `text` stands; never empty.
    pub lines: Vec<u32>,
    /// Last line of the block.
    pub end_line: u32,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading, level 1 to 6.
    Heading(u8),
    /// A paragraph, also a further one of a list item.
    Paragraph,
    /// The first paragraph of a list item (empty where it has none).
    Item {
        /// Its number in a numbered list.
        number: Option<u64>,
        /// Its check box: ticked or not; none without one.
        checked: Option<bool>,
    },
    /// A row of a table: spans of its cells in the text.
    Row {
        /// Cells from left to right.
        cells: Vec<Range<usize>>,
        /// Whether it is the head of the table.
        head: bool,
    },
    /// A code block.
    Code,
    /// A rule, or a separator of slides; without text.
    Rule,
}

/// A stretch of marked text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the block's text.
    pub span: Range<usize>,
    /// What marks it.
    pub kind: MarkKind,
}

/// What marks a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Bold.
    Strong,
    /// Italics.
    Emphasis,
    /// Struck through.
    Strike,
    /// Code.
    Code,
    /// A link or image: index into the document's links.
    Link(usize),
}

/// A link as it stands in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLink {
    /// Where it leads, as the Markdown reads.
    pub url: String,
    /// What is displayed.
    pub text: String,
    /// Line on which it begins.
    pub line: u32,
    /// Whether it is a picture.
    pub image: bool,
}

/// A heading and what stands below it, up to the next heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Level of the heading, 1 to 6; 0 for the text before the first one.
    pub level: u8,
    /// Index of the section that encloses this one, by heading levels.
    pub parent: Option<usize>,
    /// The blocks, the heading first.
    pub blocks: Range<usize>,
    /// Line of the heading.
    pub line: u32,
    /// Last line before the next heading of any level.
    pub end_line: u32,
}

impl Block {
    /// Returns the line on which the block begins.
    pub fn line(&self) -> u32 {
        self.lines.first().copied().unwrap_or(1)
    }

    /// Returns the line of the file on which a byte of the text stands.
    pub fn line_at(&self, offset: usize) -> u32 {
        let before = self.text.bytes().take(offset).filter(|b| *b == b'\n');
        let index = before.count().min(self.lines.len().saturating_sub(1));
        self.lines.get(index).copied().unwrap_or(1)
    }

    /// Tells whether some byte of the span is marked so.
    pub fn is_marked(&self, span: &Range<usize>, kind: MarkKind) -> bool {
        let overlaps = |m: &Mark| m.span.start < span.end && span.start < m.span.end;
        self.marks.iter().any(|m| m.kind == kind && overlaps(m))
    }
}

impl Document {
    /// Returns the last line of a section including all below it.
    pub fn subtree_end(&self, section: usize) -> u32 {
        let Some(first) = self.sections.get(section) else {
            return self.line_count;
        };
        let below = self.sections.iter().skip(section + 1);
        let last = below.take_while(|s| first.level < s.level).last();
        last.unwrap_or(first).end_line
    }
}

/// Parses the text of a Markdown file.
pub fn parse(text: &str) -> Document {
    let lines = LineIndex::new(text);
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let front = front_matter::read(body);
    let start = text.len() - body.len() + front.end;
    let mut document = Document {
        front_matter: front.fields,
        line_count: lines.count(),
        diagnostics: front.diagnostics,
        ..Document::default()
    };
    blocks::read(text, start, &lines, &mut document);
    document
}

#[cfg(test)]
mod tests;
