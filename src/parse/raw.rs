//! Blocks whose source is not Markdown: code, and HTML.

use super::BlockKind;
use super::blocks::Builder;
use super::html::{self, Piece};
use std::ops::Range;

/// The source of a block, without the markers of quotes and lists around it.
#[derive(Debug)]
pub(super) struct Raw {
    html: bool,
    span: Range<usize>,
    source: String,
    /// Where pieces of `source` begin, and where they stand in the file.
    offsets: Vec<(usize, usize)>,
}

impl Raw {
    /// Begins a code block.
    pub(super) fn code(span: Range<usize>) -> Self {
        Self::new(span, false)
    }

    /// Begins an HTML block.
    pub(super) fn html(span: Range<usize>) -> Self {
        Self::new(span, true)
    }

    fn new(span: Range<usize>, html: bool) -> Self {
        Self {
            html,
            span,
            source: String::new(),
            offsets: Vec::new(),
        }
    }

    /// Adds a piece of the source.
    pub(super) fn push(&mut self, source: &str, offset: usize) {
        self.offsets.push((self.source.len(), offset));
        self.source.push_str(source);
    }

    /// Returns where in the file a byte of the source stands.
    fn offset(&self, at: usize) -> usize {
        let next = self.offsets.partition_point(|(start, _)| *start <= at);
        let piece = next
            .checked_sub(1)
            .and_then(|index| self.offsets.get(index));
        piece.map_or(self.span.start, |(start, offset)| offset + (at - start))
    }

    /// Ends the block.
    pub(super) fn write(self, builder: &mut Builder<'_>) {
        if self.html {
            self.write_html(builder);
        } else {
            self.write_code(builder);
        }
    }

    fn write_code(self, builder: &mut Builder<'_>) {
        let mut text = String::with_capacity(self.source.len());
        let mut lines = Vec::new();
        let mut at = 0;
        for line in self.source.split_inclusive('\n') {
            if !lines.is_empty() {
                text.push('\n');
            }
            lines.push(builder.lines().line_of(self.offset(at)));
            text.extend(
                line.trim_end_matches(['\n', '\r'])
                    .chars()
                    .map(|c| match c {
                        '\r' => ' ',
                        other => other,
                    }),
            );
            at += line.len();
        }
        if lines.is_empty() {
            lines.push(builder.lines().line_of(self.span.start));
        }
        builder.push_code(text, lines);
    }

    fn write_html(self, builder: &mut Builder<'_>) {
        if self.source.starts_with("<!--") && !self.source.contains("-->") {
            let message = "this comment is not closed: everything below it is hidden";
            builder.report(self.span.start, message);
        }
        for piece in html::pieces(&self.source) {
            match piece {
                Piece::Tag(tag, span) => self.write_tag(builder, &tag, span),
                Piece::Text(span) => self.write_text(builder, span),
            }
        }
        builder.flush_text();
    }

    fn write_tag(&self, builder: &mut Builder<'_>, tag: &html::Tag<'_>, span: Range<usize>) {
        let span = self.offset(span.start)..self.offset(span.end.saturating_sub(1)) + 1;
        match tag.heading_level() {
            Some(level) if !tag.closing => builder.open_heading(level, &span),
            Some(_) => builder.flush(),
            None if tag.is(&["hr"]) => {
                builder.open(BlockKind::Rule, &span);
                builder.flush();
            }
            None if tag.is(&["tr", "td", "th", "table"]) => builder.html_table(tag, &span),
            None if tag.is(&["p", "div", "details"]) => builder.flush_outside_row(),
            None => builder.text(&span).tag(tag, span.start),
        }
    }

    fn write_text(&self, builder: &mut Builder<'_>, span: Range<usize>) {
        let mut at = span.start;
        for line in self.source[span].split_inclusive('\n') {
            let place = self.offset(at)..self.offset(at) + line.len();
            let content = line.trim_end_matches(['\n', '\r']);
            if !content.trim().is_empty() {
                builder
                    .text(&place)
                    .push(&html::decode(content), place.start);
            }
            if content.len() < line.len() {
                builder.break_line(place.end);
            }
            at += line.len();
        }
    }
}
