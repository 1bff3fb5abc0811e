//! Latin letters without their accents.

/// The letters with accents of each letter without.
const ACCENTS: [(&str, &str); 24] = [
    ("àáâãåāăą", "a"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŉ", "n"),
    ("òóôõōŏő", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťŧț", "t"),
    ("ùúûũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ø", "o"),
    ("þ", "th"),
];

/// Letters that German writes with an `e` where it has no dots.
const UMLAUTS: [(char, char); 3] = [('ä', 'a'), ('ö', 'o'), ('ü', 'u')];
const DIAERESIS: char = '\u{308}';

/// Returns whether a character changes the letter before it.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// Writes a lower-case letter without accent, `ä` as `ae`.
pub(super) fn spelled_out(letter: char, folded: &mut String) {
    if let Some(base) = umlaut(letter) {
        folded.push(base);
        folded.push('e');
    } else if letter == DIAERESIS && folded.ends_with(['a', 'o', 'u']) {
        folded.push('e');
    } else {
        plain(letter, folded);
    }
}

/// Writes a lower-case letter without accent, `ä` as `a`.
pub(super) fn plain(letter: char, folded: &mut String) {
    if letter.is_ascii() {
        folded.push(letter);
    } else if let Some(base) = umlaut(letter) {
        folded.push(base);
    } else if let Some((_, base)) = ACCENTS.iter().find(|(all, _)| all.contains(letter)) {
        folded.push_str(base);
    } else if !is_mark(letter) {
        folded.push(letter);
    }
}

fn umlaut(letter: char) -> Option<char> {
    let found = UMLAUTS.iter().find(|(umlaut, _)| *umlaut == letter);
    found.map(|(_, base)| *base)
}
