//! Several marks looked for in one pass over a text.

/// Returns the first of the marks that a text, given as bytes, begins with.
pub(crate) fn at_start<'m>(text: &[u8], marks: &[&'m str]) -> Option<&'m str> {
    // Nearly everywhere the first byte tells that none does.
    let first = text.first();
    let mut like = marks.iter().filter(|mark| mark.as_bytes().first() == first);
    like.find(|mark| text.starts_with(mark.as_bytes())).copied()
}

/// Returns the byte at which the first mark of a text begins.
pub(crate) fn first_of(text: &str, marks: &[&str]) -> Option<usize> {
    let bytes = text.as_bytes();
    (0..bytes.len()).find(|&at| at_start(&bytes[at..], marks).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_mark_counts() {
        let check = |text: &str, expected: Option<usize>| {
            assert_eq!(first_of(text, &[" – ", ":", " - "]), expected, "{text}");
        };
        check("tea: hot - cold", Some(3));
        check("tea - hot: cold", Some(3));
        check("tée – hot", Some(4));
        check("tea-hot–cold", None);
        check("", None);
    }
}
