//! A title without what is no word of it: emoji codes, brackets, what follows
//! a colon or a dash.

use super::LONGEST;

/// Removes emoji codes (`:rocket:`) from a text.
pub(crate) fn without_shortcodes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(':') {
        let (before, after) = (&rest[..start], &rest[start + 1..]);
        out.push_str(before);
        let end = after.find(':').filter(|end| is_shortcode(&after[..*end]));
        let joined = |c: char| c.is_alphanumeric() || c == ':';
        if let Some(end) = end.filter(|_| !out.ends_with(joined)) {
            rest = &after[end + 1..];
        } else {
            out.push(':');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// Lower-case letters with digits and joiners, or a sign as in `+1`.
fn is_shortcode(code: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase();
    code.contains(|c| letter(c) || "+-".contains(c))
        && code
            .chars()
            .all(|c| letter(c) || c.is_ascii_digit() || "_-+".contains(c))
}

/// Removes what stands in brackets, the brackets too.
pub(super) fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// Returns what stands before the first colon or dash of a title, unless it is
/// too long.
pub(super) fn head(title: &str) -> Option<&str> {
    let far = title.char_indices().nth(LONGEST + " — ".len());
    let near = far.map_or(title, |(end, _)| &title[..end]);
    let ends = |(at, mark): (usize, char)| match mark {
        ':' => Some(&near[..at]),
        '-' | '–' | '—' => {
            let spaced = near[at + mark.len_utf8()..].starts_with(' ');
            near[..at].strip_suffix(' ').filter(|_| spaced)
        }
        _ => None,
    };
    let head = near.char_indices().find_map(ends);
    head.filter(|head| head.len() <= LONGEST)
}
