//! Events of the Markdown parser → blocks and sections.

use super::html::Tag as HtmlTag;
use super::inline::{File, Inline};
use super::lines::LineIndex;
use super::raw::Raw;
use super::{Block, BlockKind, Document, MarkKind, Section};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads the Markdown from `start` on into the blocks of `document`.
pub(super) fn read(text: &str, start: usize, lines: &LineIndex, document: &mut Document) {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut builder = Builder::new(File { text, lines }, document);
    for (event, span) in Parser::new_ext(&text[start..], options).into_offset_iter() {
        builder.event(event, span.start + start..span.end + start);
    }
    builder.finish();
}

/// Collects the blocks of a document.
pub(super) struct Builder<'a> {
    file: File<'a>,
    document: &'a mut Document,
    /// The lists around, with the number of the next item.
    lists: Vec<Option<u64>>,
    quotes: usize,
    /// An item that has no text yet, and where it stands.
    item: Option<(BlockKind, usize)>,
    leaf: Option<Leaf<'a>>,
    raw: Option<Raw>,
    /// The sections of the headings around, by level.
    outline: Vec<usize>,
}

/// A block that is being read.
struct Leaf<'a> {
    kind: BlockKind,
    text: Inline<'a>,
    /// Where it ends in the file.
    end: usize,
}

impl<'a> Builder<'a> {
    fn new(file: File<'a>, document: &'a mut Document) -> Self {
        document.sections.push(Section {
            level: 0,
            parent: None,
            blocks: 0..0,
            line: 1,
            end_line: document.line_count,
        });
        Self {
            file,
            document,
            lists: Vec::new(),
            quotes: 0,
            item: None,
            leaf: None,
            raw: None,
            outline: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, &span),
            Event::End(tag) => self.end(tag, &span),
            Event::TaskListMarker(ticked) => self.tick(ticked),
            Event::Rule => {
                self.flush();
                self.open(BlockKind::Rule, &span);
                self.flush();
            }
            Event::Text(text) => match &mut self.raw {
                Some(raw) => raw.push(&text, span.start),
                None => self.text(&span).push_source(&text, span),
            },
            Event::Html(source) => match &mut self.raw {
                Some(raw) => raw.push(&source, span.start),
                None => self.text(&span).push_html(&source, span.start),
            },
            Event::InlineHtml(source) => self.text(&span).push_html(&source, span.start),
            Event::Code(code) => self.text(&span).push_code(&code, span.start),
            Event::SoftBreak | Event::HardBreak => self.text(&span).break_line(span.end),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: &Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.open_heading(level as u8, span),
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => self.raw = Some(Raw::code(span.clone())),
            Tag::HtmlBlock => self.raw = Some(Raw::html(span.clone())),
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => self.open_item(span),
            Tag::TableHead => self.open_row(span, BlockKind::head()),
            Tag::TableRow => self.open_row(span, BlockKind::row()),
            Tag::TableCell => self.text(span).open_cell(span),
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => {
                let email = matches!(link_type, LinkType::Email);
                let scheme = if email { "mailto:" } else { "" };
                let url = format!("{scheme}{dest_url}");
                self.text(span).open_link(url, span.start);
            }
            Tag::Image { dest_url, .. } => {
                let url = dest_url.into_string();
                self.text(span).open_picture(url, span.start);
            }
            other => {
                if let Some(kind) = mark_kind(other.to_end()) {
                    self.text(span).open(kind, span.start);
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd, span: &Range<usize>) {
        match tag {
            TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                if let Some(raw) = self.raw.take() {
                    raw.write(self);
                }
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::TableCell => self.close_cell(),
            TagEnd::Link => self.text(span).close_link(),
            TagEnd::Image => self.text(span).close_picture(),
            _ => match mark_kind(tag) {
                Some(kind) => self.text(span).close(kind),
                None => self.flush(),
            },
        }
    }

    /// Returns the text that is being read; in a tight list it begins without
    /// an event of its own.
    pub(super) fn text(&mut self, span: &Range<usize>) -> &mut Inline<'a> {
        let (item, file) = (&mut self.item, self.file);
        let links = self.document.links.len();
        let leaf = self.leaf.get_or_insert_with(|| {
            let kind = item.take().map_or(BlockKind::Paragraph, |(kind, _)| kind);
            Leaf::new(kind, Inline::new(file, links, span.start))
        });
        leaf.end = leaf.end.max(span.end);
        &mut leaf.text
    }

    /// Begins a block of a certain kind.
    pub(super) fn open(&mut self, kind: BlockKind, span: &Range<usize>) {
        self.flush();
        let text = Inline::new(self.file, self.document.links.len(), span.start);
        let mut leaf = Leaf::new(kind, text);
        leaf.end = span.end;
        self.leaf = Some(leaf);
    }

    /// Begins a heading, which stands for the item in which it is the first.
    pub(super) fn open_heading(&mut self, level: u8, span: &Range<usize>) {
        self.item = None;
        self.open(BlockKind::Heading(level), span);
    }

    /// Begins an item of the innermost list.
    pub(super) fn open_item(&mut self, span: &Range<usize>) {
        self.flush();
        let number = self.lists.last_mut().and_then(|next| {
            let number = *next;
            *next = next.map(|number| number.saturating_add(1));
            number
        });
        let checked = None;
        self.item = Some((BlockKind::Item { number, checked }, span.start));
    }

    fn tick(&mut self, ticked: bool) {
        if let Some((BlockKind::Item { checked, .. }, _)) = &mut self.item {
            *checked = Some(ticked);
        } else if let Some(leaf) = &mut self.leaf
            && let BlockKind::Item { checked, .. } = &mut leaf.kind
        {
            *checked = Some(ticked);
        }
    }

    fn open_row(&mut self, span: &Range<usize>, kind: BlockKind) {
        self.item = None;
        self.open(kind, span);
    }

    fn close_cell(&mut self) {
        if let Some(leaf) = &mut self.leaf
            && let BlockKind::Row { cells, .. } = &mut leaf.kind
        {
            cells.push(leaf.text.close_cell());
        }
    }

    /// Reads a tag of a table written in HTML.
    pub(super) fn html_table(&mut self, tag: &HtmlTag<'_>, span: &Range<usize>) {
        if tag.is(&["table"]) {
            self.flush_text();
        } else if tag.is(&["tr"]) {
            self.flush_text();
            if !tag.closing {
                self.open_row(span, BlockKind::row());
            }
        } else if tag.closing {
            self.close_cell();
        } else if let Some(leaf) = self.leaf.as_mut().filter(|leaf| leaf.is_row()) {
            if let BlockKind::Row { head, .. } = &mut leaf.kind {
                *head = tag.is(&["th"]);
            }
            leaf.text.begin_cell();
        }
    }

    /// Ends a block that has begun, unless it is a row of a table.
    pub(super) fn flush_outside_row(&mut self) {
        if !self.leaf.as_ref().is_some_and(Leaf::is_row) {
            self.flush_text();
        }
    }

    /// Ends the block that is being read.
    pub(super) fn flush(&mut self) {
        let Some(leaf) = self.leaf.take().or_else(|| self.empty_item()) else {
            return;
        };
        let Leaf {
            mut kind,
            mut text,
            end,
        } = leaf;
        text.finish();
        read_check_box(&mut kind, &mut text);
        clamp_cells(&mut kind, text.text.len());
        let empty = text.text.is_empty() && text.links.is_empty();
        if empty && kind == BlockKind::Paragraph {
            return;
        }
        self.document.links.append(&mut text.links);
        let last = text.lines.last().copied().unwrap_or(1);
        let block = Block {
            kind,
            depth: u8::try_from(self.lists.len()).unwrap_or(u8::MAX),
            quotes: u8::try_from(self.quotes).unwrap_or(u8::MAX),
            text: text.text,
            marks: text.marks,
            section: self.document.sections.len() - 1,
            lines: text.lines,
            end_line: self.file.lines.line_of(end.saturating_sub(1)).max(last),
        };
        self.push(block);
    }

    /// Ends a block that has begun; an item without text waits for it.
    pub(super) fn flush_text(&mut self) {
        if self.leaf.is_some() {
            self.flush();
        }
    }

    /// Ends a line of the block that has begun.
    pub(super) fn break_line(&mut self, offset: usize) {
        if let Some(leaf) = self.leaf.as_mut().filter(|leaf| !leaf.is_row()) {
            leaf.text.break_line(offset);
        }
    }

    fn empty_item(&mut self) -> Option<Leaf<'a>> {
        let (kind, start) = self.item.take()?;
        let text = Inline::new(self.file, self.document.links.len(), start);
        Some(Leaf::new(kind, text))
    }

    /// Adds a finished block; a heading opens its section.
    pub(super) fn push(&mut self, mut block: Block) {
        if let BlockKind::Heading(level) = block.kind {
            take_off_attributes(&mut block);
            block.section = self.open_section(level, block.line());
        }
        self.document.blocks.push(block);
    }

    fn open_section(&mut self, level: u8, line: u32) -> usize {
        let sections = &mut self.document.sections;
        let (index, first) = (sections.len(), self.document.blocks.len());
        if let Some(last) = sections.last_mut() {
            last.blocks.end = first;
            last.end_line = line.saturating_sub(1).max(last.line);
        }
        let encloses = |at: &usize| sections.get(*at).is_some_and(|s| s.level < level);
        while self.outline.last().is_some_and(|at| !encloses(at)) {
            self.outline.pop();
        }
        let parent = self.outline.last().copied();
        self.outline.push(index);
        sections.push(Section {
            level,
            parent,
            blocks: first..first,
            line,
            end_line: self.document.line_count,
        });
        index
    }

    /// Adds a block of code.
    pub(super) fn push_code(&mut self, text: String, lines: Vec<u32>) {
        self.flush();
        let end_line = lines.last().copied().unwrap_or(1);
        self.push(Block {
            kind: BlockKind::Code,
            depth: u8::try_from(self.lists.len()).unwrap_or(u8::MAX),
            quotes: u8::try_from(self.quotes).unwrap_or(u8::MAX),
            text,
            marks: Vec::new(),
            section: self.document.sections.len() - 1,
            lines,
            end_line,
        });
    }

    /// Returns the lines of the file.
    pub(super) fn lines(&self) -> &'a LineIndex {
        self.file.lines
    }

    /// Notes what is odd.
    pub(super) fn report(&mut self, offset: usize, message: &str) {
        let line = self.file.lines.line_of(offset);
        let message = message.to_owned();
        let diagnostic = minutebook_index::model::Diagnostic { line, message };
        self.document.diagnostics.push(diagnostic);
    }

    fn finish(mut self) {
        self.flush();
        let blocks = self.document.blocks.len();
        if let Some(last) = self.document.sections.last_mut() {
            last.blocks.end = blocks;
        }
    }
}

impl<'a> Leaf<'a> {
    fn new(kind: BlockKind, text: Inline<'a>) -> Self {
        Self { kind, text, end: 0 }
    }

    fn is_row(&self) -> bool {
        matches!(self.kind, BlockKind::Row { .. })
    }
}

impl BlockKind {
    fn head() -> Self {
        let cells = Vec::new();
        Self::Row { cells, head: true }
    }

    fn row() -> Self {
        let cells = Vec::new();
        Self::Row { cells, head: false }
    }
}

fn mark_kind(tag: TagEnd) -> Option<MarkKind> {
    match tag {
        TagEnd::Strong => Some(MarkKind::Strong),
        TagEnd::Emphasis => Some(MarkKind::Emphasis),
        TagEnd::Strikethrough => Some(MarkKind::Strike),
        _ => None,
    }
}

/// The text was trimmed after its last cells were read.
fn clamp_cells(kind: &mut BlockKind, len: usize) {
    if let BlockKind::Row { cells, .. } = kind {
        for cell in cells {
            *cell = cell.start.min(len)..cell.end.min(len);
        }
    }
}

/// Check boxes that are none for the Markdown parser (`* [ ]x`, an empty one).
fn read_check_box(kind: &mut BlockKind, text: &mut Inline<'_>) {
    let BlockKind::Item { checked, .. } = kind else {
        return;
    };
    let ticked = match text.text.get(..3) {
        Some("[ ]") => false,
        Some("[x]" | "[X]") => true,
        _ => return,
    };
    if checked.is_none() {
        *checked = Some(ticked);
        text.cut_front(3);
    }
}

/// Takes off the attributes that converters and site generators write behind a
/// heading: `## Old Business {#old_business}`, `## Notes {: .no_toc }`.
fn take_off_attributes(heading: &mut Block) {
    let attributes = |title: &str| {
        let (head, inside) = title.trim_end().strip_suffix('}')?.rsplit_once('{')?;
        let inside = inside.trim_start_matches(':').trim_start();
        let named = inside.starts_with(['#', '.']) && 1 < inside.trim_end().len();
        named.then(|| head.trim_end().len())
    };
    if let Some(end) = attributes(&heading.text) {
        heading.text.truncate(end);
        heading.marks.retain(|mark| mark.span.start < end);
        for mark in &mut heading.marks {
            mark.span.end = mark.span.end.min(end);
        }
    }
}
