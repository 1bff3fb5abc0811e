//! How people are written in running text: `@ada`, `Ada Lovelace`, `Ada L.`
//!
//! What attendance lists, agenda items and tasks share. A handle begins with
//! `@` and is no part of an address; a name is made of capitalized words.

pub(crate) mod given;

use crate::marks;
use crate::scan::Found;

/// Finds the handles in a text, without `@`, from left to right.
///
/// `@ada:server.example` is the handle `ada`; `ada@server.example` is none.
pub(crate) fn handles(text: &str) -> Vec<Found<String>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find('@').map(|i| from + i) {
        let end = at + 1 + handle_length(&text[at + 1..]);
        let inside = text[..at].ends_with(|c: char| c.is_alphanumeric() || "._-+/".contains(c));
        if at + 1 < end && (!inside || text[..at].ends_with('/')) {
            found.push(Found {
                value: text[at + 1..end].to_owned(),
                span: at..end + server_length(&text[end..]),
            });
        }
        from = end.max(at + 1);
    }
    found
}

fn handle_length(text: &str) -> usize {
    let mut end = 0;
    for (i, c) in text.char_indices() {
        if c.is_alphanumeric() {
            end = i + c.len_utf8();
        } else if !"-_.".contains(c) || i == 0 {
            break;
        }
    }
    end
}

/// The length of `:server.example` behind a handle.
fn server_length(text: &str) -> usize {
    let Some(server) = text.strip_prefix(':') else {
        return 0;
    };
    let length = handle_length(server);
    if server[..length].contains('.') {
        length + 1
    } else {
        0
    }
}

/// Tells whether a text reads like the name of a person, one to five words.
pub(crate) fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain = words.iter().filter(|w| is_name_word(w)).count();
    (1..=5).contains(&words.len())
        && words.iter().all(|w| is_name_word(w) || is_particle(w))
        && 0 < plain
}

/// Tells whether a text is a name of at least two words.
pub(crate) fn is_full_name(text: &str) -> bool {
    text.split_whitespace().nth(1).is_some() && is_name(text)
}

/// A capital letter first, no digits; scripts without capitals are fine.
fn is_name_word(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next();
    first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && chars.all(|c| c.is_alphabetic() || ".-'’\"".contains(c))
}

fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 18] = [
        "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le",
        "el", "al", "bin", "ten", "zu",
    ];
    PARTICLES.contains(&word.to_lowercase().as_str())
}

/// Tells whether a text stands where a name would, without being one:
/// `N.N.`, `you`, `+1`, `add your name`.
pub(crate) fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 40] = [
        "addme",
        "quorum",
        "add me",
        "anyone else",
        "your handle",
        "no quorum",
        "n.n",
        "nn",
        "tbd",
        "tba",
        "n/a",
        "na",
        "none",
        "nobody",
        "no one",
        "you",
        "your name",
        "name",
        "names",
        "handle",
        "github handle",
        "yourname",
        "your-handle",
        "yourhandle",
        "username",
        "someone",
        "somebody",
        "all",
        "everyone",
        "everybody",
        "others",
        "and others",
        "et al",
        "more",
        "many more",
        "et",
        "keine",
        "niemand",
        "alle",
        "weitere",
    ];
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = text.to_lowercase();
    !text.contains(char::is_alphabetic) || WORDS.contains(&lower.as_str()) || is_request(&lower)
}

/// "Please add yourself", "insert your name here".
fn is_request(lower: &str) -> bool {
    let words: Vec<&str> = lower.split_whitespace().collect();
    let asks = ["please", "add", "insert", "enter", "bitte", "fill"];
    let object = [
        "your",
        "yourself",
        "name",
        "names",
        "here",
        "handle",
        "eintragen",
        "list",
    ];
    words.iter().any(|w| asks.contains(w)) && words.iter().any(|w| object.contains(w))
}

/// Splits a text at the separators that stand outside of brackets.
pub(crate) fn split_outside<'a>(text: &'a str, separators: &[&str]) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let (mut depth, mut start, mut skip) = (0_u32, 0, 0);
    for (i, c) in text.char_indices() {
        if i < skip {
            continue;
        }
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let separator = marks::at_start(&text.as_bytes()[i..], separators);
        if let Some(separator) = separator.filter(|_| depth == 0) {
            pieces.push(&text[start..i]);
            skip = i + separator.len();
            start = skip;
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// Takes the bracketed parts out of a text: what remains, and the contents.
pub(crate) fn take_brackets(text: &str) -> (String, Vec<String>) {
    let mut inside = Vec::new();
    if !text.contains(['(', '[', ')', ']', '（', '）']) {
        return (with_single_blanks(text), inside);
    }
    let mut outside = String::with_capacity(text.len());
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '(' | '[' | '（' => {
                if depth == 0 {
                    inside.push(String::new());
                    outside.push(' ');
                }
                depth += 1;
            }
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(c),
            _ => {
                if let Some(last) = inside.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    (with_single_blanks(&outside), inside)
}

fn with_single_blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{handles, is_name, is_placeholder, split_outside, take_brackets};

    #[test]
    fn handles_are_no_addresses() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<String> = handles(text).into_iter().map(|f| f.value).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("@ada, @b-2 and @c.d.", &["ada", "b-2", "c.d"]);
        check("ada@example.org", &[]);
        check("@ada:chat.example (@bob)", &["ada", "bob"]);
        check("@ACME", &["ACME"]);
        check("@ nobody @", &[]);
        check("@ada/@bob", &["ada", "bob"]);
        check("@ä @ö", &["ä", "ö"]);
        check("Ask @ada: fix", &["ada"]);
    }

    #[test]
    fn names_are_capitalized() {
        let check = |text: &str, expected: bool| assert_eq!(is_name(text), expected, "{text}");
        check("Ada Lovelace", true);
        check("Ludwig van Beethoven", true);
        check("Eve O'Hara", true);
        check("Ada L.", true);
        check("Мария Кюри", true);
        check("fix it", false);
        check("Release 4", false);
        check("", false);
    }

    #[test]
    fn nobody_is_nobody() {
        let check = |text: &str, expected: bool| {
            assert_eq!(is_placeholder(text), expected, "{text}");
        };
        check("+1", true);
        check("N.N.", true);
        check("…", true);
        check("(please add yourself)", true);
        check("12", true);
        check("Ada", false);
    }

    #[test]
    fn brackets_hold_together() {
        assert_eq!(
            split_outside("a, b (c, d), e", &[","]),
            ["a", " b (c, d)", " e"]
        );
        let (outside, inside) = take_brackets("Ada (ACME) @ada [she]");
        assert_eq!(outside, "Ada @ada");
        assert_eq!(inside, ["ACME", "she"]);
    }
}
