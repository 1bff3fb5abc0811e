//! The text of a query as tokens.

use std::ops::Range;

/// A token and the bytes it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: TokenKind<'a>,
    pub(super) span: Range<usize>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind<'a> {
    Plus,
    Minus,
    Not,
    Or,
    And,
    Open,
    Close,
    /// A word with its punctuation, never empty.
    Word(&'a str),
    /// What stands between quotation marks.
    Phrase(&'a str),
    /// A name and a value that may be empty.
    Field {
        name: &'a str,
        value: &'a str,
    },
}

/// Returns the tokens of a query.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut lexer = Lexer { text, at: 0 };
    std::iter::from_fn(|| lexer.next_token()).collect()
}

/// Returns whether a value of a field needs no quotation marks.
pub(super) fn is_plain(value: &str) -> bool {
    let special = |c: char| c.is_whitespace() || "\"()".contains(c);
    !value.is_empty() && !value.contains(special)
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    fn next_token(&mut self) -> Option<Token<'a>> {
        loop {
            self.skip_white();
            let start = self.at;
            let first = self.rest().chars().next()?;
            let kind = match first {
                '"' => self.phrase(),
                '(' => Some(self.sign(TokenKind::Open)),
                ')' => Some(self.sign(TokenKind::Close)),
                '+' | '-' => self.signs(),
                _ => Some(self.word()),
            };
            if let Some(kind) = kind {
                let span = start..self.at;
                return Some(Token { kind, span });
            }
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_white(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn sign(&mut self, kind: TokenKind<'a>) -> TokenKind<'a> {
        self.at += 1;
        kind
    }

    /// Reads signs before a word; alone, or more than one as in `--limit`,
    /// they mean nothing.
    fn signs(&mut self) -> Option<TokenKind<'a>> {
        let rest = self.rest();
        let signs = rest.len() - rest.trim_start_matches(['+', '-']).len();
        self.at += signs;
        let stands_alone = self.rest().chars().next().is_none_or(char::is_whitespace);
        match &rest[..signs] {
            _ if stands_alone => None,
            "+" => Some(TokenKind::Plus),
            "-" => Some(TokenKind::Minus),
            _ => None,
        }
    }

    /// Reads a phrase; a quotation mark without its like is skipped.
    fn phrase(&mut self) -> Option<TokenKind<'a>> {
        self.at += 1;
        let rest = self.rest();
        let end = rest.find('"')?;
        self.at += end + 1;
        let phrase = rest[..end].trim();
        (!phrase.is_empty()).then_some(TokenKind::Phrase(phrase))
    }

    fn word(&mut self) -> TokenKind<'a> {
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || c == '"');
        let word = cut_parentheses(&rest[..end.unwrap_or(rest.len())]);
        self.at += word.len();
        match word {
            "NOT" => return TokenKind::Not,
            "OR" => return TokenKind::Or,
            "AND" => return TokenKind::And,
            _ => {}
        }
        match word.split_once(':') {
            Some((name, value)) if is_field(name, value) => self.field(name, value),
            _ => TokenKind::Word(word),
        }
    }

    /// Reads the value of a field, which may be a phrase.
    fn field(&mut self, name: &'a str, value: &'a str) -> TokenKind<'a> {
        let quoted = value.is_empty() && self.rest().starts_with('"');
        if let Some(TokenKind::Phrase(value)) = quoted.then(|| self.phrase()).flatten() {
            return TokenKind::Field { name, value };
        }
        TokenKind::Field { name, value }
    }
}

/// Returns whether `name:value` may be meant as a field; URLs, times and the
/// paths of programming languages are not.
fn is_field(name: &str, value: &str) -> bool {
    const SCHEMES: [&str; 8] = [
        "doi", "file", "geo", "mailto", "matrix", "pkg", "tel", "urn",
    ];
    let is_name = !name.is_empty() && name.chars().all(char::is_alphabetic);
    is_name && !value.starts_with([':', '/']) && !SCHEMES.contains(&name)
}

/// Ends a word before the first parenthesis that has no like in it, so that
/// `Foo_(bar)` stays whole and `(foo bar)` does not.
fn cut_parentheses(word: &str) -> &str {
    let mut open = Vec::new();
    for (at, character) in word.char_indices() {
        match character {
            '(' => open.push(at),
            ')' if open.pop().is_none() => return &word[..at],
            _ => {}
        }
    }
    open.first().map_or(word, |&at| &word[..at])
}
