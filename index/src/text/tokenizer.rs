//! Texts as the engine sees them.
//!
//! Each word gives its folded form, the other spelling of its umlauts, and
//! its stem marked by `=`, all at one position; so one field answers exact
//! words, prefixes and word forms. `multi-tenancy` gives `multitenancy` too.

use super::{Word, fold, fold_plainly, identifier, words};
use frostem::{Algorithm, Stemmer};
use std::collections::HashMap;
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};

pub(crate) const ENGLISH: &str = "english_words";
pub(crate) const GERMAN: &str = "german_words";
pub(crate) const IDENTIFIERS: &str = "identifiers";

/// No word of a language is longer; what is longer is noise like a checksum.
const LONGEST: usize = 60;
/// So many stems are remembered at most.
const CACHE: usize = 100_000;

/// Returns all tokenizers by name.
pub(crate) fn all() -> [(&'static str, TextAnalyzer); 3] {
    [
        (ENGLISH, Words::new(Language::English).into()),
        (GERMAN, Words::new(Language::German).into()),
        (IDENTIFIERS, Identifiers.into()),
    ]
}

/// A language whose word forms are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    /// English.
    English,
    /// German.
    German,
}

/// Returns the stem of a folded word, marked as such.
pub(crate) fn stem(word: &str, language: Language) -> String {
    let algorithm = match language {
        Language::English => Algorithm::English,
        Language::German => Algorithm::German,
    };
    format!("={}", Stemmer::new(algorithm).stem(word))
}

/// The spellings of a word: its folded form and, with umlauts, a second.
pub(crate) fn spellings(word: &str) -> impl Iterator<Item = String> {
    std::iter::once(fold(word)).chain(fold_plainly(word))
}

/// Returns the compound of two words that a hyphen joins.
pub(crate) fn compound(text: &str, first: Word<'_>, second: Word<'_>) -> Option<String> {
    let joined = text.get(first.end()..second.start) == Some("-");
    let are_words = [first, second]
        .iter()
        .all(|word| 1 < word.text.len() && word.text.chars().all(char::is_alphabetic));
    (joined && are_words).then(|| fold(first.text) + &fold(second.text))
}

#[derive(Clone)]
struct Words {
    language: Language,
    stems: HashMap<String, String>,
}

impl Words {
    fn new(language: Language) -> Self {
        Self {
            language,
            stems: HashMap::new(),
        }
    }

    fn stem(&mut self, word: &str) -> String {
        if let Some(stem) = self.stems.get(word) {
            return stem.clone();
        }
        let stem = stem(word, self.language);
        if self.stems.len() < CACHE {
            self.stems.insert(word.to_owned(), stem.clone());
        }
        stem
    }

    fn read(&mut self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(text.len() / 2);
        let mut previous: Option<Word<'_>> = None;
        let readable = words(text).filter(|word| word.text.len() <= LONGEST);
        for (position, word) in readable.enumerate() {
            let mut push = |text: String, position: usize| {
                tokens.push(Token {
                    offset_from: word.start,
                    offset_to: word.end(),
                    position,
                    text,
                    position_length: 1,
                });
            };
            if let Some(compound) = previous.and_then(|first| compound(text, first, word)) {
                push(self.stem(&compound), position - 1);
                push(compound, position - 1);
            }
            for spelling in spellings(word.text) {
                push(self.stem(&spelling), position);
                push(spelling, position);
            }
            previous = Some(word);
        }
        tokens
    }
}

impl Tokenizer for Words {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        Tokens::new(self.read(text))
    }
}

#[derive(Clone)]
struct Identifiers;

impl Tokenizer for Identifiers {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let found = identifier::identifiers(text).into_iter().enumerate();
        let tokens = found.map(|(position, text)| Token {
            offset_from: 0,
            offset_to: text.len(),
            position,
            text,
            position_length: 1,
        });
        Tokens::new(tokens.collect())
    }
}

/// Tokens that are all known already.
struct Tokens {
    rest: std::vec::IntoIter<Token>,
    current: Token,
}

impl Tokens {
    fn new(tokens: Vec<Token>) -> Self {
        Self {
            rest: tokens.into_iter(),
            current: Token::default(),
        }
    }
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        self.rest.next().is_some_and(|token| {
            self.current = token;
            true
        })
    }

    fn token(&self) -> &Token {
        &self.current
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.current
    }
}
