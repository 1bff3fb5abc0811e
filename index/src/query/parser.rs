//! Tokens as a query.

use super::{
    Clause, Field, Node, Occur, Query, check_value,
    lexer::{self, Token, TokenKind},
};
use crate::problem::Problem;
use std::{iter::Peekable, vec};

/// Deeper parentheses are ignored; nobody types them.
const DEEPEST: usize = 20;
/// A field's name may have so many slips for a suggestion.
const SLIPS: usize = 2;

pub(super) fn parse(text: &str) -> (Query, Vec<Problem>) {
    let mut parser = Parser {
        text,
        tokens: lexer::tokens(text).into_iter().peekable(),
        problems: Vec::new(),
        depth: 0,
    };
    let mut query = parser.query();
    // What follows a stray parenthesis is part of the query all the same.
    while parser.tokens.next().is_some() {
        query.clauses.extend(parser.query().clauses);
    }
    (query, parser.problems)
}

struct Parser<'a> {
    text: &'a str,
    tokens: Peekable<vec::IntoIter<Token<'a>>>,
    problems: Vec<Problem>,
    depth: usize,
}

impl<'a> Parser<'a> {
    /// Reads clauses up to a closing parenthesis.
    fn query(&mut self) -> Query {
        let mut clauses: Vec<Clause> = Vec::new();
        let mut and = false;
        while let Some(kind) = self.peek() {
            match kind {
                TokenKind::Close => break,
                TokenKind::And => {
                    self.tokens.next();
                    and = !clauses.is_empty();
                    clauses.last_mut().into_iter().for_each(require);
                    continue;
                }
                _ => {}
            }
            let Some(mut clause) = self.clause() else {
                continue;
            };
            if std::mem::take(&mut and) {
                require(&mut clause);
            }
            clauses.push(clause);
        }
        Query { clauses }
    }

    fn peek(&mut self) -> Option<TokenKind<'a>> {
        self.tokens.peek().map(|token| token.kind)
    }

    /// Reads one clause; none where there are only stray operators.
    fn clause(&mut self) -> Option<Clause> {
        let mut sign = None;
        loop {
            sign = match self.peek()? {
                TokenKind::Plus => Some(Occur::Must),
                TokenKind::Minus | TokenKind::Not => Some(Occur::MustNot),
                TokenKind::Or => sign,
                _ => break,
            };
            self.tokens.next();
        }
        let node = self.alternatives()?;
        let occur = sign.unwrap_or(node.default_occur());
        Some(Clause { occur, node })
    }

    fn alternatives(&mut self) -> Option<Node> {
        let mut nodes: Vec<Node> = self.atom().into_iter().collect();
        while self.peek() == Some(TokenKind::Or) {
            self.tokens.next();
            if !self.peek().is_some_and(begins_atom) {
                break;
            }
            nodes.extend(self.atom());
        }
        let flat = nodes.into_iter().flat_map(|node| match node {
            Node::Any(inner) => inner,
            other => vec![other],
        });
        let mut flat: Vec<Node> = flat.collect();
        if flat.len() < 2 {
            flat.pop()
        } else {
            Some(Node::Any(flat))
        }
    }

    fn atom(&mut self) -> Option<Node> {
        let token = self.tokens.next_if(|token| begins_atom(token.kind))?;
        match token.kind {
            TokenKind::Open => self.group(),
            TokenKind::Word(word) => word_node(word),
            TokenKind::Phrase(phrase) => Some(Node::Phrase(phrase.to_owned())),
            TokenKind::Field { name, value } => self.field(name, value, &token),
            _ => None,
        }
    }

    fn group(&mut self) -> Option<Node> {
        if self.depth == DEEPEST {
            return None;
        }
        self.depth += 1;
        let mut query = self.query();
        self.depth -= 1;
        self.tokens.next_if(|token| token.kind == TokenKind::Close);
        match query.clauses.as_slice() {
            [] => None,
            [only] if only.occur == only.node.default_occur() => {
                query.clauses.pop().map(|clause| clause.node)
            }
            _ => Some(Node::Group(query)),
        }
    }

    fn field(&mut self, name: &str, value: &str, token: &Token<'_>) -> Option<Node> {
        let Ok(field) = name.parse::<Field>() else {
            return self.unknown_field(name, value, token);
        };
        if value.is_empty() {
            self.problems.push(Problem {
                span: token.span.clone(),
                message: format!("`{name}:` needs a value, without a space before it"),
                suggestion: None,
            });
            return None;
        }
        if let Err(mut problem) = check_value(field, value) {
            // Between the colon and the value stand a quotation mark and blanks.
            let colon = token.span.start + name.len() + 1;
            let start = colon + self.text[colon..].find(value).unwrap_or(0);
            problem.span = start + problem.span.start..start + problem.span.end;
            let suggestion = problem.suggestion.take();
            problem.suggestion = suggestion.map(|value| format!("{}:{value}", field.name()));
            self.problems.push(problem);
        }
        Some(Node::Field(field, value.to_owned()))
    }

    /// Takes an unknown field for a word, and says so if there is a value:
    /// `Note: …` is just a word before a colon.
    fn unknown_field(&mut self, name: &str, value: &str, token: &Token<'_>) -> Option<Node> {
        if value.is_empty() {
            return word_node(name);
        }
        let text = format!("{name}:{value}");
        let suggestion = match closest(name) {
            Some(field) => format!("{}:{value}", field.name()),
            None => format!("\"{text}\""),
        };
        let names: Vec<_> = Field::ALL.iter().map(|field| field.name()).collect();
        self.problems.push(Problem {
            span: token.span.clone(),
            message: format!("there is no field `{name}`, only {}", names.join(", ")),
            suggestion: Some(suggestion),
        });
        if lexer::is_plain(value) {
            word_node(&text)
        } else {
            Some(Node::Phrase(text))
        }
    }
}

fn begins_atom(kind: TokenKind<'_>) -> bool {
    matches!(
        kind,
        TokenKind::Open | TokenKind::Word(_) | TokenKind::Phrase(_) | TokenKind::Field { .. }
    )
}

fn require(clause: &mut Clause) {
    if clause.occur == Occur::Should {
        clause.occur = Occur::Must;
    }
}

/// Returns what a word looks for; none where it has no letter and no digit.
fn word_node(word: &str) -> Option<Node> {
    let stem = word.trim_end_matches('*');
    if !stem.contains(char::is_alphanumeric) {
        return None;
    }
    Some(if stem.len() < word.len() {
        Node::Prefix(stem.to_owned())
    } else {
        Node::Word(stem.to_owned())
    })
}

fn closest(name: &str) -> Option<Field> {
    let name = name.to_lowercase();
    let distance = |field: &Field| strsim::osa_distance(field.name(), &name);
    let best = Field::ALL.into_iter().min_by_key(distance)?;
    (distance(&best) <= SLIPS && distance(&best) < name.chars().count()).then_some(best)
}
