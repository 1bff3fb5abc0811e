//! How close two words are: slips of the finger, and cousins.
//!
//! German and English share thousands of words that differ in a few letters:
//! `Zertifikat` and `certificate`, `Standardisierung` and `standardization`.
//! Written the English way, a German word is a slip or two from its cousin.

/// From this length on, two slips are forgiven.
const LONG: usize = 8;
/// A cousin is further away than any slip.
const COUSIN: usize = 10;

/// German endings and how English writes them, the longest first.
const ENDINGS: [(&str, &str); 16] = [
    ("isierungen", "izations"),
    ("izierungen", "ications"),
    ("isierung", "ization"),
    ("izierung", "ication"),
    ("isieren", "ize"),
    ("izieren", "icate"),
    ("ierungen", "ations"),
    ("ierung", "ation"),
    ("ieren", "ate"),
    ("itaet", "ity"),
    ("ischen", "ic"),
    ("ische", "ic"),
    ("isch", "ic"),
    ("enz", "ence"),
    ("anz", "ance"),
    ("ie", "y"),
];

/// A word to which others are compared.
pub(super) struct Target {
    word: String,
    /// As its English cousin might be written.
    cousin: String,
}

impl Target {
    pub(super) fn of(word: &str) -> Self {
        let ending = ENDINGS.iter().find(|(german, _)| word.ends_with(german));
        let english = match ending {
            Some((german, english)) => word[..word.len() - german.len()].to_owned() + english,
            None => word.to_owned(),
        };
        Self {
            word: word.to_owned(),
            cousin: alike_letters(&english),
        }
    }

    /// Returns how far away a word is; none if it is another word.
    pub(super) fn distance(&self, term: &str) -> Option<usize> {
        slips(&self.word, term).or_else(|| {
            let same_size = self.cousin.len().abs_diff(term.len()) <= 2;
            let long = LONG <= self.cousin.len() && same_size;
            let cousin = long.then(|| slips(&self.cousin, &alike_letters(term)));
            cousin.flatten().map(|slips| COUSIN + slips)
        })
    }
}

/// Writes letters that the languages use for the same sound the same way.
fn alike_letters(word: &str) -> String {
    word.chars()
        .map(|letter| match letter {
            'k' | 'z' => 'c',
            other => other,
        })
        .collect()
}

/// Returns in how many letters two words differ, if few enough.
fn slips(word: &str, term: &str) -> Option<usize> {
    let allowed = if word.len() < LONG { 1 } else { 2 };
    if allowed < word.len().abs_diff(term.len()) {
        return None;
    }
    let slips = strsim::osa_distance(word, term);
    // A slip in the first letter is rare.
    let first = usize::from(word.chars().next() != term.chars().next());
    (slips <= allowed).then_some(2 * slips + first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_closer_than_cousins() {
        let check = |word: &str, term: &str, expected: Option<usize>| {
            assert_eq!(Target::of(word).distance(term), expected, "{word} {term}");
        };
        check("lantren", "lantern", Some(2));
        check("mantern", "lantern", Some(3));
        check("observabilty", "observability", Some(2));
        check("zertifikat", "certificate", Some(12));
        check("standardisierung", "standardization", Some(10));
        check("konferenz", "conference", Some(10));
        check("architektur", "architecture", Some(4));
        check("lamp", "clamp", Some(3));
        check("lamp", "lantern", None);
        check("zaun", "court", None);
    }
}
