//! Texts as the engine sees them.
//!
//! Each word gives its folded form, the other spelling of its umlauts, and
//! its stem marked by `=`, all at one position; so one field answers exact
//! words, prefixes and word forms. `multi-tenancy` gives `multitenancy` too.

use super::{Word, fold, fold_into, fold_plainly, identifier, words};
use crate::fnv;
use frostem::{Algorithm, Stemmer};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer};

pub(crate) const ENGLISH: &str = "english_words";
pub(crate) const GERMAN: &str = "german_words";
pub(crate) const IDENTIFIERS: &str = "identifiers";
pub(crate) const VALUES: &str = "values";

/// Stands between values, and in none.
pub(crate) const VALUE_SEPARATOR: char = '\0';

/// No word of a language is longer; what is longer is noise like a checksum.
const LONGEST: usize = 60;
/// So many stems are remembered.
const STEMS: usize = 1 << 13;

/// Returns all tokenizers by name.
pub(crate) fn all() -> [(&'static str, TextAnalyzer); 4] {
    [
        (ENGLISH, Words::new(Language::English).into()),
        (GERMAN, Words::new(Language::German).into()),
        (IDENTIFIERS, Identifiers::default().into()),
        (VALUES, Values::default().into()),
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

/// Returns the compound of two words that a hyphen joins.
pub(crate) fn compound(text: &str, first: Word<'_>, second: Word<'_>) -> Option<String> {
    if text.get(first.end()..second.start) != Some("-") {
        return None;
    }
    let are_words = [first, second]
        .iter()
        .all(|word| 1 < word.text.len() && word.text.chars().all(char::is_alphabetic));
    are_words.then(|| fold(first.text) + &fold(second.text))
}

/// Texts as words of a language.
///
/// Stems and buffers are kept from one text to the next, and so is a text that
/// comes again: that of a meeting stands with each of its passages.
#[derive(Clone)]
struct Words {
    stems: Stems,
    text: String,
    tokens: Tokens,
}

impl Words {
    fn new(language: Language) -> Self {
        Self {
            stems: Stems::new(language),
            text: String::new(),
            tokens: Tokens::default(),
        }
    }

    /// Adds a folded word and its stem.
    fn push(&mut self, word: &str, place: &Place) {
        self.tokens.push(self.stems.of(word), place);
        self.tokens.push(word, place);
    }

    fn read(&mut self, text: &str) {
        self.tokens.clear();
        let mut previous: Option<Word<'_>> = None;
        let mut folded = String::new();
        let readable = words(text).filter(|word| word.text.len() <= LONGEST);
        for (position, word) in readable.enumerate() {
            let place = Place::of(word, position);
            if let Some(compound) = previous.and_then(|first| compound(text, first, word)) {
                self.push(&compound, &place.before());
            }
            fold_into(word.text, &mut folded);
            self.push(&folded, &place);
            if let Some(plain) = fold_plainly(word.text) {
                self.push(&plain, &place);
            }
            previous = Some(word);
        }
    }
}

impl Tokenizer for Words {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        if self.text != text {
            self.read(text);
            text.clone_into(&mut self.text);
        }
        Stream::of(&mut self.tokens)
    }
}

/// The stems of the words that came last.
///
/// Each word has one place, where it stays until another comes that has the
/// same. So the table does not grow, and whoever chooses words that meet in
/// one place gains nothing but that they are stemmed each time.
#[derive(Clone)]
struct Stems {
    language: Language,
    /// Words with their stems; none before the first word.
    places: Vec<(String, String)>,
}

impl Stems {
    fn new(language: Language) -> Self {
        Self {
            language,
            places: Vec::new(),
        }
    }

    /// Returns [`stem`] of a folded word.
    fn of(&mut self, word: &str) -> &str {
        if self.places.is_empty() {
            self.places.resize(STEMS, Default::default());
        }
        let last = STEMS as u64 - 1;
        let at = usize::try_from(fnv::of(word) & last).unwrap_or_default();
        let (known, stem) = &mut self.places[at];
        // No stem is empty, as it is marked; a word can be.
        if stem.is_empty() || known != word {
            word.clone_into(known);
            *stem = self::stem(word, self.language);
        }
        stem
    }
}

#[derive(Clone, Default)]
struct Identifiers {
    tokens: Tokens,
}

impl Tokenizer for Identifiers {
    type TokenStream<'a> = Stream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream<'a> {
        self.tokens.clear();
        let found = identifier::identifiers(text).into_iter().enumerate();
        for (position, text) in found {
            let place = Place {
                start: 0,
                end: text.len(),
                position,
            };
            self.tokens.push(&text, &place);
        }
        Stream::of(&mut self.tokens)
    }
}

/// Values as they are, many in one text: a text of its own for each would take
/// more time than to index it.
#[derive(Clone, Default)]
struct Values {
    current: Token,
}

impl Tokenizer for Values {
    type TokenStream<'a> = ValueStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> ValueStream<'a> {
        ValueStream {
            values: text.split(VALUE_SEPARATOR),
            current: &mut self.current,
        }
    }
}

/// Goes through values.
struct ValueStream<'a> {
    values: std::str::Split<'a, char>,
    current: &'a mut Token,
}

impl TokenStream for ValueStream<'_> {
    fn advance(&mut self) -> bool {
        let Some(value) = self.values.next() else {
            return false;
        };
        self.current.text.clear();
        self.current.text.push_str(value);
        // where it stands does not matter
        self.current.position = 0;
        true
    }

    fn token(&self) -> &Token {
        self.current
    }

    fn token_mut(&mut self) -> &mut Token {
        self.current
    }
}

/// Where a token stands.
#[derive(Clone)]
struct Place {
    start: usize,
    end: usize,
    position: usize,
}

impl Place {
    fn of(word: Word<'_>, position: usize) -> Self {
        Self {
            start: word.start,
            end: word.end(),
            position,
        }
    }

    /// Returns the same at the position of the word before.
    fn before(&self) -> Self {
        Self {
            position: self.position - 1,
            ..*self
        }
    }
}

/// The tokens of a text in one buffer: most of the time of indexing would go
/// into making a string of each.
#[derive(Clone, Default)]
struct Tokens {
    text: String,
    /// For each token where it ends in `text`, and where it stands.
    ends: Vec<(usize, Place)>,
    /// The one that the engine looks at.
    current: Token,
}

impl Tokens {
    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    fn push(&mut self, text: &str, place: &Place) {
        self.text.push_str(text);
        self.ends.push((self.text.len(), place.clone()));
    }
}

/// Goes through tokens that are all known already.
struct Stream<'a> {
    tokens: &'a mut Tokens,
    next: usize,
    start: usize,
}

impl<'a> Stream<'a> {
    fn of(tokens: &'a mut Tokens) -> Self {
        Self {
            tokens,
            next: 0,
            start: 0,
        }
    }
}

impl TokenStream for Stream<'_> {
    fn advance(&mut self) -> bool {
        let Tokens {
            text,
            ends,
            current,
        } = &mut *self.tokens;
        let Some((end, place)) = ends.get(self.next) else {
            return false;
        };
        current.text.clear();
        current.text.push_str(&text[self.start..*end]);
        current.offset_from = place.start;
        current.offset_to = place.end;
        current.position = place.position;
        (self.next, self.start) = (self.next + 1, *end);
        true
    }

    fn token(&self) -> &Token {
        &self.tokens.current
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.tokens.current
    }
}
