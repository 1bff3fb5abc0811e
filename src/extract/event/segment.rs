//! A line → its segments: what stands between dates, dashes, commas, colons.
//!
//! "`RoseCon` – Vienna, 3.-4.5.2031 (Ada with talk), register early" has the
//! segments "`RoseCon`", "Vienna", a gap for the date, "register early", and
//! the aside "Ada with talk".

use std::ops::Range;

/// What stands before a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// The line begins.
    Start,
    /// A dash or an arrow.
    Dash,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// The end of a sentence, or a semicolon.
    Stop,
    /// A date, a link or the end of a table cell.
    Gap,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// What separates it from the one before.
    pub before: Before,
    /// Bytes of the line's plain text.
    pub span: Range<usize>,
}

/// Splits a text in which `|` stands for dates and links; empty segments are
/// left out, the strongest separator counts.
pub(super) fn split(text: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut before = Before::Start;
    let mut start = 0;
    let mut index = 0;
    while index < text.len() {
        let Some((length, separator)) = separator(text, index) else {
            index += text[index..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        push(text, start..index, &mut before, &mut segments);
        before = stronger(before, separator);
        index += length;
        start = index;
    }
    push(text, start..text.len(), &mut before, &mut segments);
    segments
}

fn push(text: &str, span: Range<usize>, before: &mut Before, segments: &mut Vec<Segment>) {
    let piece = &text[span.clone()];
    let kept = piece.trim_matches(is_trimming);
    if !kept.chars().any(char::is_alphanumeric) {
        return;
    }
    let begin = span.start + (piece.len() - piece.trim_start_matches(is_trimming).len());
    let span = begin..begin + kept.len();
    segments.push(Segment {
        before: *before,
        span,
    });
    *before = Before::Start;
}

fn is_trimming(c: char) -> bool {
    c.is_whitespace() || "*_~`!.?-/>;,:".contains(c) || !(c.is_ascii() || c.is_alphanumeric())
}

/// Before the first segment only gaps count: a date stood there.
fn stronger(before: Before, next: Before) -> Before {
    match (before, next) {
        (Before::Gap, _) | (_, Before::Gap) => Before::Gap,
        (Before::Start, next) => next,
        (before, _) => before,
    }
}

/// Returns the length and kind of a separator that begins at a byte.
fn separator(text: &str, index: usize) -> Option<(usize, Before)> {
    const SPACED: &[(&str, Before)] = &[
        (" -- ", Before::Dash),
        (" - ", Before::Dash),
        (" – ", Before::Dash),
        (" — ", Before::Dash),
        (" -> ", Before::Dash),
        (" => ", Before::Dash),
        (" → ", Before::Dash),
        ("|", Before::Gap),
        (", ", Before::Comma),
        (": ", Before::Colon),
        ("; ", Before::Stop),
        ("! ", Before::Stop),
        ("? ", Before::Stop),
    ];
    let rest = &text[index..];
    if !rest.starts_with([' ', '|', ',', ':', ';', '!', '?', '.']) {
        return None;
    }
    let spaced = SPACED.iter().find(|(s, _)| rest.starts_with(s));
    if let Some((separator, kind)) = spaced {
        return Some((separator.len(), *kind));
    }
    (rest.starts_with(". ") && ends_word(&text[..index])).then_some((2, Before::Stop))
}

/// "12. Congress" and "St. Gallen" go on after the full stop.
fn ends_word(before: &str) -> bool {
    let word = before.rsplit(' ').next().unwrap_or_default();
    let is_number = word
        .chars()
        .all(|c| c.is_ascii_digit() || "./-–+".contains(c));
    2 < word.chars().count() && (!is_number || 4 <= word.len() && word.parse::<u32>().is_ok())
}

/// Tells whether the mark at a byte ends a sentence.
pub(super) fn ends_sentence(text: &str, mark: usize) -> bool {
    let (before, rest) = text.split_at(mark);
    let mut next = rest.chars();
    let stop = next.next() == Some('.');
    let mut next = next.skip_while(|c| c.is_whitespace());
    let spaced = rest[1..].starts_with(char::is_whitespace);
    let begins = next
        .next()
        .is_some_and(|c| !c.is_lowercase() && !c.is_ascii_digit());
    let link = before.trim_end().ends_with('|');
    spaced && begins && (!stop || link || ends_word(before))
}

/// Takes what stands in brackets out of a text.
pub(super) fn asides(text: &str) -> (String, Vec<String>) {
    let mut plain = String::new();
    let mut asides = Vec::new();
    let mut aside = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' if 0 < depth => {
                depth -= 1;
                if depth == 0 {
                    asides.push(std::mem::take(&mut aside).trim().to_owned());
                }
            }
            _ if 0 < depth => aside.push(c),
            _ => plain.push(c),
        }
    }
    if !aside.is_empty() {
        plain.push_str(&aside);
    }
    (plain, asides)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_lines() {
        let check = |text: &str, expected: &[&str]| {
            let got: Vec<&str> = split(text).iter().map(|s| &text[s.span.clone()]).collect();
            assert_eq!(got, expected, "{text}");
        };
        check("RoseCon – Vienna, |, come", &["RoseCon", "Vienna", "come"]);
        check(
            "| 12. Rose Congress in Graz!",
            &["12. Rose Congress in Graz"],
        );
        check("Save the date: RoseCon |", &["Save the date", "RoseCon"]);
        check("Leaf-X. Then lunch", &["Leaf-X", "Then lunch"]);
        check("– |", &[]);
    }

    #[test]
    fn takes_asides_out() {
        let (plain, asides) = asides("RoseCon (Ada (talk)) in Graz [x]");
        assert_eq!(plain, "RoseCon  in Graz ");
        assert_eq!(asides, ["Ada talk", "x"]);
    }
}
