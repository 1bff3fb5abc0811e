//! HTML in Markdown: which pieces are text, which are tags, and what is hidden.
//!
//! This is no HTML parser: it cuts a text at tags and comments and reads the
//! attributes of single tags. `<b>x</b><!-- y -->` is a tag, text, a tag, and
//! nothing for the comment.

use pulldown_cmark::{Event, Parser};
use std::{borrow::Cow, ops::Range};

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Displayed text, entities still encoded.
    Text(Range<usize>),
    /// A tag.
    Tag(Tag<'a>, Range<usize>),
}

/// An opening or closing tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// The name as written.
    name: &'a str,
    /// Whether it is a closing one.
    pub(super) closing: bool,
    attributes: &'a str,
}

/// Elements whose content is never displayed.
const HIDDEN: [&str; 3] = ["style", "script", "template"];

impl<'a> Tag<'a> {
    /// Reads a tag from its text, `<` to `>`.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let (closing, inner) = match inner.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, inner),
        };
        let inner = inner.strip_suffix('>').unwrap_or(inner);
        let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let (name, attributes) = inner.split_at(end.unwrap_or(inner.len()));
        (!name.is_empty()).then_some(Self {
            name,
            closing,
            attributes,
        })
    }

    /// Tells whether it is one of these elements.
    pub(super) fn is(&self, names: &[&str]) -> bool {
        names
            .iter()
            .any(|name| self.name.eq_ignore_ascii_case(name))
    }

    /// Tells whether what stands between this tag and its partner is not
    /// displayed.
    pub(super) fn is_hiding(&self) -> bool {
        self.is(&HIDDEN)
    }

    /// Returns the level of a heading.
    pub(super) fn heading_level(&self) -> Option<u8> {
        let level = match self.name.as_bytes() {
            [b'h' | b'H', digit @ b'1'..=b'6'] => digit - b'0',
            _ => return None,
        };
        Some(level)
    }

    /// Returns the decoded value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        while let Some((key, value, after)) = next_attribute(rest) {
            if key.eq_ignore_ascii_case(name) {
                return Some(decode(value.trim()).into_owned());
            }
            rest = after;
        }
        None
    }
}

/// Cuts `key="value"` from the attributes of a tag: key, value, the rest.
fn next_attribute(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/' || c == '=');
    if text.is_empty() {
        return None;
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '/');
    let (key, rest) = text.split_at(end.unwrap_or(text.len()));
    let Some(value) = rest.trim_ascii_start().strip_prefix('=') else {
        return Some((key, "", rest));
    };
    let value = value.trim_ascii_start();
    let quoted = ['"', '\''].into_iter().find_map(|quote| {
        let inner = value.strip_prefix(quote)?;
        Some(inner.split_once(quote).unwrap_or((inner, "")))
    });
    let (value, rest) = quoted.unwrap_or_else(|| {
        let end = value.find(|c: char| c.is_ascii_whitespace());
        value.split_at(end.unwrap_or(value.len()))
    });
    Some((key, value, rest))
}

/// Cuts HTML into text and tags; comments, styles and scripts are left out.
pub(super) fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let (mut at, mut text_start) = (0, 0);
    while let Some(open) = html[at..].find('<').map(|found| at + found) {
        let Some(end) = markup_end(html, open) else {
            at = open + 1;
            continue;
        };
        push_text(&mut found, text_start..open);
        at = end;
        if let Some(tag) = Tag::read(&html[open..end]) {
            found.push(Piece::Tag(tag, open..end));
            if tag.is_hiding() && !tag.closing {
                at = hidden_end(html, end, tag.name);
            }
        }
        text_start = at;
    }
    push_text(&mut found, text_start..html.len());
    found
}

fn push_text(found: &mut Vec<Piece<'_>>, span: Range<usize>) {
    if !span.is_empty() {
        found.push(Piece::Text(span));
    }
}

/// Returns where the tag or comment that opens at `open` ends; none if the `<`
/// is mere text.
fn markup_end(html: &str, open: usize) -> Option<usize> {
    let rest = &html[open..];
    if rest.starts_with("<!--") {
        let end = html[open + 4..].find("-->");
        return Some(end.map_or(html.len(), |end| open + 4 + end + 3));
    }
    match rest.as_bytes().get(1)? {
        b'!' | b'?' => Some(rest.find('>').map_or(html.len(), |end| open + end + 1)),
        b'/' | b'a'..=b'z' | b'A'..=b'Z' => Some(open + tag_len(rest)),
        _ => None,
    }
}

/// Returns the length of a tag; one that is not closed takes all the rest, as
/// in browsers.
fn tag_len(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match quote {
            Some(open) if open == byte => quote = None,
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            None if byte == b'>' => return at + 1,
            _ => {}
        }
    }
    html.len()
}

fn hidden_end(html: &str, from: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let closes = |at: &usize| {
        bytes[*at..].starts_with(b"</")
            && bytes
                .get(at + 2..at + 2 + name.len())
                .is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    (from..bytes.len()).find(closes).unwrap_or(bytes.len())
}

/// Decodes the entities of a text.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let len = entity_len(rest);
        match len {
            0 => decoded.push('&'),
            _ => decode_entity(&rest[..len], &mut decoded),
        }
        rest = &rest[len.max(1)..];
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

/// Returns the length of what looks like an entity at the start, else 0.
fn entity_len(text: &str) -> usize {
    /// `&CounterClockwiseContourIntegral;` is the longest one.
    const LONGEST: usize = 33;
    let inner = text.bytes().skip(1).take(LONGEST);
    let name = inner.take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#');
    let len = 1 + name.count();
    match text.as_bytes().get(len) {
        Some(b';') if 1 < len => len + 1,
        _ => 0,
    }
}

/// The Markdown parser knows all entities by name.
fn decode_entity(entity: &str, out: &mut String) {
    for event in Parser::new(entity) {
        if let Event::Text(text) = event {
            out.push_str(&text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visible(html: &str) -> String {
        let text = |piece| match piece {
            Piece::Text(span) => html[span].to_owned(),
            Piece::Tag(..) => "|".to_owned(),
        };
        pieces(html).into_iter().map(text).collect()
    }

    #[test]
    fn text_and_tags() {
        let check = |html: &str, expected: &str| assert_eq!(visible(html), expected);
        check("a <b>c</b>", "a |c|");
        check("a <!-- b --> c", "a  c");
        check("a <!-- b > c", "a ");
        check("1 < 2 <3", "1 < 2 <3");
        check("<p title='a>b'>c", "|c");
        check("<style>p { x }</STYLE>z", "||z");
        check("<script>if (a<b) x", "|");
        check("<!DOCTYPE html>x", "x");
        check("x <a href=\"y", "x |");
    }

    #[test]
    fn attributes() {
        let check = |tag: &str, expected: Option<&str>| {
            let found = Tag::read(tag).and_then(|tag| tag.attribute("href"));
            assert_eq!(found.as_deref(), expected, "{tag}");
        };
        check("<a href=\"x\">", Some("x"));
        check("<A class=y HREF = 'x'>", Some("x"));
        check("<a href=x/y>", Some("x/y"));
        check("<a disabled href=\"?a=1&amp;b=2\"/>", Some("?a=1&b=2"));
        check("<a data-href=\"x\">", None);
        check("<a title=\"href='x'\">", None);
        check("<a href=\"x", Some("x"));
    }

    #[test]
    fn entities() {
        let check = |text: &str, expected: &str| assert_eq!(decode(text), expected);
        check("a &amp; b", "a & b");
        check("&uuml;&#x41;", "\u{fc}A");
        check("AT&T; R&D", "AT&T; R&D");
        check("&nosuch; &", "&nosuch; &");
    }
}
