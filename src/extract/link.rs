//! The links and their kinds.
//!
//! A kind is read from the URL alone; the tables stand in [`kind`].

use super::Part;
use crate::parse::DocumentLink;
use minutebook_index::model::{Link, LinkKind};

mod kind;

/// Reads the links on the lines of a part.
pub fn recognize(part: &Part<'_>) -> Vec<Link> {
    let lines = part.line()..=part.end_line();
    let all = part.document.links.iter();
    all.filter(|link| lines.contains(&link.line) && !link.url.is_empty())
        .map(read)
        .collect()
}

fn read(link: &DocumentLink) -> Link {
    let text = if link.text.is_empty() {
        &link.url
    } else {
        &link.text
    };
    Link {
        url: link.url.clone(),
        text: text.clone(),
        kind: if link.image {
            LinkKind::Image
        } else {
            kind::of(&link.url)
        },
        line: link.line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;

    #[test]
    fn links_of_a_part_only() {
        let document = parse("# A\n[x](a.md) ![y](b)\n# B\nhttps://c.org\n");
        let part = Part::new(&document, 0..2);
        let found: Vec<_> = recognize(&part)
            .into_iter()
            .map(|link| (link.url, link.text, link.kind, link.line))
            .collect();
        let expected = [
            ("a.md".to_owned(), "x".to_owned(), LinkKind::Minutes, 2),
            ("b".to_owned(), "y".to_owned(), LinkKind::Image, 2),
        ];
        assert_eq!(found, expected);
    }
}
