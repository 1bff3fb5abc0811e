//! The text of one block: inline markup → displayed text, marks, lines, links.

use super::autolink;
use super::html::{self, Piece, Tag};
use super::lines::LineIndex;
use super::{DocumentLink, Mark, MarkKind};
use std::ops::Range;

/// The names of HTML elements that mark text, beside what they mean.
const MARKING: [(&[&str], MarkKind); 4] = [
    (&["b", "strong"], MarkKind::Strong),
    (&["i", "em"], MarkKind::Emphasis),
    (&["s", "del", "strike"], MarkKind::Strike),
    (&["code", "kbd", "tt"], MarkKind::Code),
];

/// HTML elements that stand on lines of their own.
const BREAKING: [&str; 12] = [
    "br", "p", "div", "li", "tr", "ul", "ol", "table", "summary", "details", "hr", "dt",
];

/// What stands between the cells of a table.
const CELL_SEPARATOR: &str = " | ";

/// A file and its lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct File<'a> {
    /// The whole text.
    pub(super) text: &'a str,
    /// Its lines.
    pub(super) lines: &'a LineIndex,
}

/// Writes the text of a block.
#[derive(Debug)]
pub(super) struct Inline<'a> {
    file: File<'a>,
    /// How many links stand before this block.
    links_before: usize,
    /// The text so far.
    pub(super) text: String,
    /// See [`super::Block::lines`].
    pub(super) lines: Vec<u32>,
    /// Finished marks, in the order of their ends.
    pub(super) marks: Vec<Mark>,
    /// The links that begin in this block.
    pub(super) links: Vec<DocumentLink>,
    /// Starts of marks that have not ended, one stack a kind.
    open: [Vec<usize>; 4],
    /// Links that have not ended: where they start and which they are.
    open_links: Vec<(usize, usize)>,
    /// Text within pictures is an alternative to display, and not displayed.
    pictures: Vec<usize>,
    /// The element that hides what is written.
    hidden: bool,
    /// Where the current cell of a table begins.
    cell: usize,
    /// Where the last bare URL ends in the file.
    url_end: usize,
    /// Where the cell that is being read ends in the file.
    limit: usize,
}

impl<'a> Inline<'a> {
    /// Begins a text at an offset of the file.
    pub(super) fn new(file: File<'a>, links_before: usize, offset: usize) -> Self {
        Self {
            file,
            links_before,
            text: String::new(),
            lines: vec![file.lines.line_of(offset)],
            marks: Vec::new(),
            links: Vec::new(),
            open: Default::default(),
            open_links: Vec::new(),
            pictures: Vec::new(),
            hidden: false,
            cell: 0,
            url_end: 0,
            limit: file.text.len(),
        }
    }

    /// Adds text that stands at `span` in the file, and the bare URLs in it.
    pub(super) fn push_source(&mut self, text: &str, span: Range<usize>) {
        let linked = !self.open_links.is_empty() || !self.pictures.is_empty() || self.hidden;
        if linked || self.file.text.get(span.clone()) != Some(text) {
            if self.url_end < span.end {
                self.push(text, span.start);
            }
            return;
        }
        let mut at = span.start.max(self.url_end);
        while let Some(found) = autolink::find(self.file.text, at..span.end, self.limit) {
            self.push(&self.file.text[at..found.span.start], at);
            let shown = html::decode(&self.file.text[found.span.clone()]);
            self.open_link(found.url, found.span.start);
            self.push(&shown, found.span.start);
            self.close_link();
            at = found.span.end;
            self.url_end = at;
        }
        if at < span.end {
            self.push(&self.file.text[at..span.end], at);
        }
    }

    /// Adds displayed text without line breaks.
    pub(super) fn push(&mut self, text: &str, offset: usize) {
        if let Some(link) = self.pictures.last().and_then(|at| self.links.get_mut(*at)) {
            link.text.push_str(text);
            return;
        }
        if self.hidden {
            return;
        }
        let text = if self.at_line_start() {
            text.trim_start()
        } else {
            text
        };
        if text.is_empty() {
            return;
        }
        if self.at_line_start() {
            self.set_line(offset);
        }
        if text.bytes().any(may_be_control) {
            // an encoded line break is none of the file
            let plain = |c: char| if c.is_control() { ' ' } else { c };
            self.text.extend(text.chars().map(plain));
        } else {
            self.text.push_str(text);
        }
    }

    /// Ends a line; `offset` is where the next one begins.
    pub(super) fn break_line(&mut self, offset: usize) {
        if !self.at_line_start() {
            self.text.push('\n');
            self.lines.push(0);
        }
        self.set_line(offset);
    }

    fn at_line_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    fn set_line(&mut self, offset: usize) {
        let line = self.file.lines.line_of(offset);
        if let Some(last) = self.lines.last_mut() {
            *last = line.max(*last);
        }
    }

    /// Adds a code span.
    pub(super) fn push_code(&mut self, code: &str, offset: usize) {
        if offset < self.url_end {
            return;
        }
        let start = self.text.len();
        self.push(code, offset);
        self.mark(start, MarkKind::Code);
    }

    /// Begins marked text; a marker within a bare URL marks nothing.
    pub(super) fn open(&mut self, kind: MarkKind, offset: usize) {
        let within = offset < self.url_end;
        let start = if within { usize::MAX } else { self.text.len() };
        if let Some(stack) = slot(kind).and_then(|slot| self.open.get_mut(slot)) {
            stack.push(start);
        }
    }

    /// Ends marked text.
    pub(super) fn close(&mut self, kind: MarkKind) {
        let stack = slot(kind).and_then(|slot| self.open.get_mut(slot));
        if let Some(start) = stack.and_then(Vec::pop) {
            self.mark(start, kind);
        }
    }

    /// Begins a link.
    pub(super) fn open_link(&mut self, url: String, offset: usize) {
        self.open_links.push((self.text.len(), self.links.len()));
        self.push_link(url, offset, false);
    }

    /// Ends a link.
    pub(super) fn close_link(&mut self) {
        let Some((start, link)) = self.open_links.pop() else {
            return;
        };
        self.mark(start, MarkKind::Link(self.links_before + link));
        let text = self.text.get(start..).unwrap_or_default().trim();
        if let Some(link) = self.links.get_mut(link) {
            text.clone_into(&mut link.text);
        }
    }

    /// Begins a picture; the text up to its end is not displayed.
    pub(super) fn open_picture(&mut self, url: String, offset: usize) {
        self.pictures.push(self.links.len());
        self.push_link(url, offset, true);
    }

    /// Ends a picture.
    pub(super) fn close_picture(&mut self) {
        self.pictures.pop();
    }

    fn push_link(&mut self, url: String, offset: usize, image: bool) {
        self.links.push(DocumentLink {
            url,
            text: String::new(),
            line: self.file.lines.line_of(offset),
            image,
        });
    }

    fn mark(&mut self, start: usize, kind: MarkKind) {
        if start < self.text.len() {
            let span = start..self.text.len();
            self.marks.push(Mark { span, kind });
        }
    }

    /// Begins a cell of a table.
    pub(super) fn open_cell(&mut self, span: &Range<usize>) {
        self.limit = span.end;
        self.begin_cell();
    }

    /// Begins a cell of which it is not known where it ends.
    pub(super) fn begin_cell(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str(CELL_SEPARATOR);
        }
        self.cell = self.text.len();
    }

    /// Ends a cell and returns its span.
    pub(super) fn close_cell(&mut self) -> Range<usize> {
        self.cell..self.text.len()
    }

    /// Adds HTML within a line: tags, comments.
    pub(super) fn push_html(&mut self, source: &str, offset: usize) {
        for piece in html::pieces(source) {
            match piece {
                Piece::Tag(tag, span) => self.tag(&tag, offset + span.start),
                Piece::Text(span) => {
                    self.push(&html::decode(&source[span.clone()]), offset + span.start);
                }
            }
        }
        // what follows stands on another line of the file
        if source.contains(['\n', '\r']) {
            self.break_line(offset + source.len());
        }
    }

    /// Adds a tag.
    pub(super) fn tag(&mut self, tag: &Tag<'_>, offset: usize) {
        if tag.is_hiding() {
            self.hidden = !tag.closing;
        } else if tag.is(&["a"]) {
            self.anchor(tag, offset);
        } else if tag.is(&["img"]) {
            self.picture(tag, offset);
        } else if tag.is(&BREAKING) {
            self.break_line(offset);
        } else if let Some((_, kind)) = MARKING.iter().find(|(names, _)| tag.is(names)) {
            if tag.closing {
                self.close(*kind);
            } else {
                self.open(*kind, offset);
            }
        }
    }

    fn anchor(&mut self, tag: &Tag<'_>, offset: usize) {
        match tag.attribute("href") {
            Some(url) if !tag.closing => self.open_link(url, offset),
            _ if tag.closing => self.close_link(),
            _ => {}
        }
    }

    fn picture(&mut self, tag: &Tag<'_>, offset: usize) {
        if let Some(url) = tag.attribute("src") {
            self.push_link(url, offset, true);
            if let (Some(link), Some(alt)) = (self.links.last_mut(), tag.attribute("alt")) {
                link.text = alt;
            }
        }
    }

    /// Ends the text: what is still open ends here, blanks around it go.
    pub(super) fn finish(&mut self) {
        while !self.open_links.is_empty() {
            self.close_link();
        }
        for kind in MARKING.map(|(_, kind)| kind) {
            self.close(kind);
        }
        let len = self.text.trim_end().len();
        self.truncate(len);
        self.marks
            .sort_by_key(|mark| (mark.span.start, usize::MAX - mark.span.end));
    }

    fn truncate(&mut self, len: usize) {
        let gone = self.text[len..].bytes().filter(|byte| *byte == b'\n');
        let gone = gone.count();
        self.lines.truncate((self.lines.len() - gone).max(1));
        self.text.truncate(len);
        clamp(&mut self.marks, 0..len);
    }

    /// Takes away the first bytes of the text, blanks after them included.
    pub(super) fn cut_front(&mut self, len: usize) {
        let rest = self.text.get(len..).unwrap_or_default();
        let start = self.text.len() - rest.trim_start_matches(' ').len();
        let end = self.text.len();
        self.text.drain(..start);
        clamp(&mut self.marks, start..end);
    }
}

/// Tells whether a byte may be (part of) a control character.
fn may_be_control(byte: u8) -> bool {
    byte < b' ' || byte == 0x7f || byte == 0xc2
}

/// Keeps what stands within `kept` and counts from its start.
fn clamp(marks: &mut Vec<Mark>, kept: Range<usize>) {
    for mark in marks.iter_mut() {
        let within = |at: usize| at.clamp(kept.start, kept.end) - kept.start;
        mark.span = within(mark.span.start)..within(mark.span.end);
    }
    marks.retain(|mark| !mark.span.is_empty());
}

fn slot(kind: MarkKind) -> Option<usize> {
    MARKING.iter().position(|(_, marking)| *marking == kind)
}
