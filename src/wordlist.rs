//! Lists of words that texts are compared with, written as one text each.
//!
//! ```
//! use minutebook::wordlist::WordList;
//!
//! static FRUIT: WordList = WordList::new("apple pear plum");
//! assert!(FRUIT.has("pear") && !FRUIT.has("pea"));
//! assert!(FRUIT.has_lower("Pear"));
//! ```
//!
//! Every word of every text is looked up in several lists, and nearly none is
//! in any. So a word becomes a number as it is read ([`Key`]), without a copy
//! in lower case, and a look-up compares numbers.

use std::collections::HashMap;
use std::sync::OnceLock;

/// A word as a number: its first bytes, perhaps in lower case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key {
    bytes: u128,
    /// Bytes of the word; beyond [`Key::HELD`] not all are in the number.
    len: u32,
}

impl Key {
    /// So many bytes are part of the number.
    const HELD: u32 = 16;

    /// Makes the key of a word as it is written.
    pub fn exact(word: &str) -> Self {
        word.bytes().fold(Self::default(), Self::with)
    }

    /// Makes the key of a word in lower case.
    pub fn lower(word: &str) -> Self {
        word.chars().fold(Self::default(), Self::with_lower)
    }

    /// Adds a byte.
    #[inline]
    fn with(self, byte: u8) -> Self {
        let bytes = if self.len < Self::HELD {
            self.bytes << 8 | u128::from(byte)
        } else {
            self.bytes
        };
        let len = self.len.saturating_add(1);
        Self { bytes, len }
    }

    /// Adds a character in lower case.
    #[inline]
    #[must_use]
    pub fn with_lower(self, c: char) -> Self {
        if let Ok(byte) = u8::try_from(c)
            && c.is_ascii()
        {
            return self.with(byte.to_ascii_lowercase());
        }
        c.to_lowercase().fold(self, |key, lower| {
            let mut buffer = [0; 4];
            lower.encode_utf8(&mut buffer).bytes().fold(key, Self::with)
        })
    }

    /// Returns one of so many bits (a power of two) by which to recognize the word.
    pub fn bit(self, bits: usize) -> usize {
        (self.hash() >> 40) as usize & (bits - 1)
    }

    /// Tells whether the number says all of the word.
    fn is_whole(self) -> bool {
        self.len <= Self::HELD
    }

    /// Mixes the bits; the upper ones are the best.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "both halves are used")]
    fn hash(self) -> u64 {
        const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
        let (high, low) = ((self.bytes >> 64) as u64, self.bytes as u64);
        let mixed = (low ^ high.rotate_left(29)).wrapping_mul(MIX);
        (mixed ^ mixed >> 29).wrapping_mul(MIX)
    }
}

/// What is known of some words.
#[derive(Debug)]
pub struct WordMap<T> {
    /// Whether some word has this hash, one bit each.
    filter: Vec<u64>,
    slots: Vec<Option<(Key, &'static str, T)>>,
}

impl<T: Copy> WordMap<T> {
    /// Makes a map; a word that comes twice keeps what `merge` makes of both.
    pub fn new(
        words: impl IntoIterator<Item = (&'static str, T)>,
        merge: impl Fn(T, T) -> T,
    ) -> Self {
        let words: Vec<_> = words.into_iter().collect();
        let size = (2 * words.len()).next_power_of_two().max(8);
        let mut map = Self {
            filter: vec![0; size.div_ceil(8)],
            slots: vec![None; size],
        };
        for (word, value) in words {
            map.insert(word, value, &merge);
        }
        map
    }

    /// Returns the words, in no certain order.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.slots.iter().flatten().map(|(_, word, _)| *word)
    }

    fn insert(&mut self, word: &'static str, value: T, merge: impl Fn(T, T) -> T) {
        let key = Key::exact(word);
        let hash = key.hash();
        let bit = Self::bit(&self.filter, hash);
        self.filter[bit / 64] |= 1 << (bit % 64);
        let mut at = Self::place(&self.slots, hash);
        while let Some((_, known, old)) = &mut self.slots[at] {
            if *known == word {
                *old = merge(*old, value);
                return;
            }
            at = (at + 1) % self.slots.len();
        }
        self.slots[at] = Some((key, word, value));
    }

    /// Eight bits a slot: a word that is in no list rarely passes.
    #[inline]
    fn bit(filter: &[u64], hash: u64) -> usize {
        (hash >> 32) as usize & (64 * filter.len() - 1)
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the lower bits are enough")]
    fn place(slots: &[Option<(Key, &'static str, T)>], hash: u64) -> usize {
        hash as usize & (slots.len() - 1)
    }

    /// Returns what is known of a word, in the case as it is written.
    pub fn get(&self, word: &str) -> Option<T> {
        self.find(Key::exact(word), |known| known == word)
    }

    /// Returns what is known of a word in lower case.
    pub fn get_lower(&self, word: &str) -> Option<T> {
        self.get_key(Key::lower(word), word)
    }

    /// Returns what is known of a word in lower case, whose key one has.
    #[inline]
    pub fn get_key(&self, key: Key, word: &str) -> Option<T> {
        self.find(key, |known| word.to_lowercase() == known)
    }

    #[inline]
    fn find(&self, key: Key, is_same: impl Fn(&str) -> bool) -> Option<T> {
        let hash = key.hash();
        let bit = Self::bit(&self.filter, hash);
        if self.filter[bit / 64] >> (bit % 64) & 1 == 0 {
            return None;
        }
        let mut at = Self::place(&self.slots, hash);
        while let Some((known, word, value)) = &self.slots[at] {
            if *known == key && (key.is_whole() || is_same(word)) {
                return Some(*value);
            }
            at = (at + 1) % self.slots.len();
        }
        None
    }
}

/// A list of words, separated by white space where it is written.
#[derive(Debug)]
pub struct WordList {
    text: &'static str,
    words: OnceLock<WordMap<()>>,
}

impl WordList {
    /// Makes a list of the words of a text.
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            words: OnceLock::new(),
        }
    }

    fn map(&self) -> &WordMap<()> {
        let words = || WordMap::new(self.iter().map(|word| (word, ())), |(), ()| ());
        self.words.get_or_init(words)
    }

    /// Tells whether a word stands in the list, exactly so.
    pub fn has(&self, word: &str) -> bool {
        self.map().get(word).is_some()
    }

    /// Tells whether a word in lower case stands in the list.
    pub fn has_lower(&self, word: &str) -> bool {
        self.map().get_lower(word).is_some()
    }

    /// Returns the words in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.text.split_whitespace()
    }
}

/// A list of phrases, with commas between them where it is written.
#[derive(Debug)]
pub struct PhraseList {
    text: &'static str,
    by_first: OnceLock<HashMap<&'static str, Vec<&'static str>>>,
}

impl PhraseList {
    /// Makes a list of the phrases of a text.
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            by_first: OnceLock::new(),
        }
    }

    fn beginning_with(&self, word: &str) -> &[&'static str] {
        let by_first = self.by_first.get_or_init(|| {
            let mut by_first: HashMap<&str, Vec<&str>> = HashMap::new();
            for phrase in self.text.split(", ") {
                by_first.entry(first_run(phrase)).or_default().push(phrase);
            }
            by_first
        });
        by_first.get(word).map_or(&[], Vec::as_slice)
    }

    /// Tells whether a phrase stands in the list, exactly so.
    pub fn has(&self, phrase: &str) -> bool {
        self.beginning_with(first_run(phrase)).contains(&phrase)
    }

    /// Returns the length of the longest phrase that a text begins with, of
    /// those that may end there.
    pub fn longest_at_start(&self, text: &str, ends: impl Fn(usize) -> bool) -> Option<usize> {
        let phrases = self.beginning_with(first_run(text)).iter();
        let found = phrases.filter(|phrase| text.starts_with(**phrase) && ends(phrase.len()));
        found.map(|phrase| phrase.len()).max()
    }
}

/// Returns the letters and digits that a text begins with.
fn first_run(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric());
    &text[..end.unwrap_or(text.len())]
}

/// Cuts a text into its runs of letters, each with its key in lower case.
pub fn runs(text: &str) -> Runs<'_> {
    Runs { text, at: 0 }
}

/// The runs of letters of a text.
#[derive(Clone, Debug)]
pub struct Runs<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Runs<'a> {
    type Item = (Key, &'a str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        let start = loop {
            match *bytes.get(at)? {
                byte if byte.is_ascii_alphabetic() => break at,
                byte if byte.is_ascii() => at += 1,
                _ => {
                    let c = self.text.get(at..)?.chars().next()?;
                    if c.is_alphabetic() {
                        break at;
                    }
                    at += c.len_utf8();
                }
            }
        };
        let mut key = Key::default();
        while let Some(&byte) = bytes.get(at) {
            if byte.is_ascii_alphabetic() {
                key = key.with(byte.to_ascii_lowercase());
                at += 1;
                continue;
            }
            let other = if byte.is_ascii() {
                None
            } else {
                self.text.get(at..)?.chars().next()
            };
            let Some(c) = other.filter(|c| c.is_alphabetic()) else {
                break;
            };
            key = key.with_lower(c);
            at += c.len_utf8();
        }
        self.at = at;
        Some((key, self.text.get(start..at)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_whatever_case() {
        static LIST: WordList =
            WordList::new("ab abc übung mitgliederversammlung mitgliederversammler");
        let check = |word: &str, exact: bool, lower: bool| {
            assert_eq!(
                (LIST.has(word), LIST.has_lower(word)),
                (exact, lower),
                "{word}"
            );
        };
        check("ab", true, true);
        check("aB", false, true);
        check("a", false, false);
        check("", false, false);
        check("ÜBUNG", false, true);
        check("Mitgliederversammlung", false, true);
        check("mitgliederversammler", true, true);
        check("mitgliederversammlungen", false, false);
        check("mitgliederversammxung", false, false);
    }

    #[test]
    fn phrases_are_found_by_their_first_word() {
        static LIST: PhraseList = PhraseList::new("call, call for papers, t.b.d, st. gallen, w/b");
        let check = |text: &str, is_one: bool, longest: Option<usize>| {
            let word = |end: usize| !text[end..].starts_with(char::is_alphanumeric);
            let found = LIST.longest_at_start(text, word);
            assert_eq!((LIST.has(text), found), (is_one, longest), "{text}");
        };
        check("call", true, Some(4));
        check("call for papers", true, Some(15));
        check("call for papers: May", false, Some(15));
        check("calls", false, None);
        check("call fort", false, Some(4));
        check("t.b.d", true, Some(5));
        check("st. gallen", true, Some(10));
        check("st", false, None);
        check("w/b", true, Some(3));
        check("", false, None);
        check("…", false, None);
    }

    #[test]
    fn what_is_known_twice_is_merged() {
        let map = WordMap::new([("a", 1), ("b", 2), ("a", 4)], |x: u32, y| x | y);
        let check = |word: &str, expected| assert_eq!(map.get(word), expected, "{word}");
        check("a", Some(5));
        check("b", Some(2));
        check("c", None);
    }

    #[test]
    fn runs_hold_letters() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = runs(text).map(|(_, run)| run).collect();
            assert_eq!(found, expected, "{text}");
            assert!(runs(text).all(|(key, run)| key == Key::lower(run)));
        };
        check("KW42: 3rd Übung—x", &["KW", "rd", "Übung", "x"]);
        check("…", &[]);
        check("1", &[]);
        check("a", &["a"]);
    }
}
