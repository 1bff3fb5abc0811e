//! Bare URLs and addresses, by the rules of GitHub's "autolinks (extended)".
//!
//! They are found in the source and not in the text: `_` and `*` in
//! `https://host/_a_` mark nothing. `(see www.host.org).` leads to
//! `http://www.host.org`.

use super::html;
use std::ops::Range;

/// A bare URL.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Autolink {
    /// Where it leads.
    pub(super) url: String,
    /// Its bytes in the source.
    pub(super) span: Range<usize>,
}

/// No host name is longer.
const HOST_LIMIT: usize = 253;
const SCHEMES: [&str; 3] = ["http", "https", "ftp"];

/// Finds the first one that begins within `range`; it ends before `limit`.
pub(super) fn find(source: &str, range: Range<usize>, limit: usize) -> Option<Autolink> {
    let bytes = source.as_bytes().get(range.clone())?;
    let text = source.get(..limit.min(source.len()))?;
    let mut places = bytes.iter().enumerate().filter(|(_, byte)| opens(**byte));
    places.find_map(|(offset, byte)| {
        let at = range.start + offset;
        match byte {
            b':' => with_scheme(text, range.start, at),
            b'@' => address(text, range.start, at),
            _ => with_www(text, range.start, at),
        }
    })
}

/// Tells whether a byte stands in every one.
fn opens(byte: u8) -> bool {
    matches!(byte, b':' | b'@' | b'w' | b'W')
}

fn with_scheme(text: &str, from: usize, colon: usize) -> Option<Autolink> {
    let host = text.get(colon..)?.strip_prefix("://")?;
    let before = text.get(from..colon)?;
    let word = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let scheme = &before[word.len()..];
    let known = SCHEMES.iter().any(|name| scheme.eq_ignore_ascii_case(name));
    if !known || !starts_with_host(host, 1) {
        return None;
    }
    let start = from + word.len();
    let span = start..start + url_len(&text[start..]);
    let url = html::decode(&text[span.clone()]).into_owned();
    Some(Autolink { url, span })
}

fn with_www(text: &str, from: usize, start: usize) -> Option<Autolink> {
    let rest = text.get(start..)?;
    let is_www = rest
        .get(..4)
        .is_some_and(|www| www.eq_ignore_ascii_case("www."));
    if !is_www {
        return None;
    }
    let before = text[from..start].chars().next_back();
    let apart = before.is_none_or(|c| c.is_whitespace() || "*_~(".contains(c));
    if !apart || !starts_with_host(rest, 2) {
        return None;
    }
    let span = start..start + url_len(rest);
    let url = format!("http://{}", html::decode(&text[span.clone()]));
    Some(Autolink { url, span })
}

/// Tells whether a text begins with a host name of at least so many labels,
/// and without an underscore in the last two.
fn starts_with_host(text: &str, least: usize) -> bool {
    let in_host = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let host = text.chars().take(HOST_LIMIT).take_while(|c| in_host(*c));
    let host = &text[..host.map(char::len_utf8).sum()];
    let mut labels = host.trim_end_matches('.').rsplit('.');
    let last_two = labels.by_ref().take(2);
    let (count, sound) = last_two.fold((0, true), |(count, sound), label| {
        (count + 1, sound && !label.contains('_'))
    });
    sound && least <= count && host.starts_with(|c: char| c != '.')
}

/// Returns the length of the URL at the start of a text.
fn url_len(text: &str) -> usize {
    let end = text.find(|c: char| c.is_whitespace() || c == '<');
    let mut url = &text[..end.unwrap_or(text.len())];
    let count = |c| url.bytes().filter(|byte| *byte == c).count();
    let mut open = [
        (b')', count(b'('), count(b')')),
        (b']', count(b'['), count(b']')),
    ];
    while let Some(last) = url.bytes().next_back() {
        let bracket = open.iter_mut().find(|(close, ..)| *close == last);
        let cut = match (bracket, last) {
            (Some((_, opened, closed)), _) if *opened < *closed => {
                *closed -= 1;
                1
            }
            (None, b'?' | b'!' | b'.' | b',' | b':' | b'*' | b'_' | b'~' | b'\'' | b'"') => 1,
            (None, b';') => entity_len(url),
            _ => break,
        };
        url = &url[..url.len() - cut];
    }
    url.len()
}

/// Returns the length of the entity at the end of a URL, or that of its `;`.
fn entity_len(url: &str) -> usize {
    let name = url[..url.len() - 1].trim_end_matches(|c: char| c.is_ascii_alphanumeric());
    if name.ends_with('&') {
        url.len() - name.len() + 1
    } else {
        1
    }
}

fn address(text: &str, from: usize, at: usize) -> Option<Autolink> {
    let before = text.get(from..at)?;
    let in_name = |c: char| c.is_ascii_alphanumeric() || ".+-_".contains(c);
    let start = from + before.trim_end_matches(in_name).len();
    let host = text.get(at + 1..)?;
    let in_host = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
    let len = host.find(|c| !in_host(c)).unwrap_or(host.len());
    let host = host[..len].trim_end_matches('.');
    let sound = host.contains('.') && host.ends_with(|c: char| c.is_ascii_alphanumeric());
    if start == at || !sound {
        return None;
    }
    let span = start..at + 1 + host.len();
    let url = format!("mailto:{}", &text[span.clone()]);
    Some(Autolink { url, span })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(link) = find(text, at..text.len(), text.len()) {
            at = link.span.end;
            found.push(link.url);
        }
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn urls() {
        check(
            "see https://a.org/b?c=1&amp;d, yes",
            &["https://a.org/b?c=1&d"],
        );
        check(
            "HTTP://A.org ftp://b.org xhttps://c.org",
            &["HTTP://A.org", "ftp://b.org"],
        );
        check("http://localhost:80/a http://", &["http://localhost:80/a"]);
        check("https://a_b.org https://a_b.c.org", &["https://a_b.c.org"]);
        check("https://a.org<br>", &["https://a.org"]);
        check("https://\u{fc}.org/\u{e4}", &["https://\u{fc}.org/\u{e4}"]);
    }

    #[test]
    fn punctuation_around() {
        check(
            "(https://a.org/b_(c)). https://a.org/?!",
            &["https://a.org/b_(c)", "https://a.org/"],
        );
        check(
            "**https://a.org/b**, _https://a.org/_c_",
            &["https://a.org/b", "https://a.org/_c"],
        );
        check(
            "[https://a.org] https://a.org/&lt;",
            &["https://a.org", "https://a.org/"],
        );
    }

    #[test]
    fn www() {
        check(
            "(www.a.org/b) xwww.a.org www.a WWW.a.org.",
            &["http://www.a.org/b", "http://www.a", "http://WWW.a.org"],
        );
    }

    #[test]
    fn addresses() {
        check(
            "ada.l@a.org, @ada x@y <b@c-d.org>.",
            &["mailto:ada.l@a.org", "mailto:b@c-d.org"],
        );
    }
}
