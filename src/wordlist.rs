//! Lists of words that texts are compared with, written as one text each.
//!
//! ```
//! use minutebook::wordlist::WordList;
//!
//! static FRUIT: WordList = WordList::new("apple pear plum");
//! assert!(FRUIT.has("pear") && !FRUIT.has("pea"));
//! ```

use std::collections::HashSet;
use std::sync::OnceLock;

/// A list of words, separated by white space where it is written.
#[derive(Debug)]
pub struct WordList {
    text: &'static str,
    words: OnceLock<HashSet<&'static str>>,
}

impl WordList {
    /// Makes a list of the words of a text.
    pub const fn new(text: &'static str) -> Self {
        Self {
            text,
            words: OnceLock::new(),
        }
    }

    /// Tells whether a word stands in the list, exactly so.
    pub fn has(&self, word: &str) -> bool {
        let words = || self.text.split_whitespace().collect();
        self.words.get_or_init(words).contains(word)
    }

    /// Returns the words in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.text.split_whitespace()
    }
}
