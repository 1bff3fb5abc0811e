//! A query as what is to be looked up in the index.

use crate::{
    period::{self, Period},
    query::{Field, Node, Occur, Query},
    search::stop::is_stop_word,
    tags,
    text::{
        fold, identifier,
        tokenizer::{self, Language},
        words,
    },
};
use chrono::NaiveDate;

/// What to look for.
#[derive(Debug)]
pub(super) struct Plan {
    /// The clauses that count.
    pub(super) clauses: Vec<PlannedClause>,
    /// What the clauses look up, in the order of the query.
    pub(super) leaves: Vec<Leaf>,
}

/// A clause over the leaves.
#[derive(Debug)]
pub(super) struct PlannedClause {
    pub(super) occur: Occur,
    pub(super) node: Tree,
}

/// A clause's shape; leaves by their number.
#[derive(Debug)]
pub(super) enum Tree {
    Leaf(usize),
    Any(Vec<Tree>),
    Group(Vec<PlannedClause>),
}

/// One thing to look up.
#[derive(Clone, Debug)]
pub(super) enum Leaf {
    /// A word in all its forms.
    Word(Word),
    /// Words that begin so.
    Prefix(String),
    /// Words one after the other.
    Phrase(Vec<String>),
    /// A word of the title.
    Title(Word),
    /// A tag, or all tags that begin so.
    Tag { tag: String, is_prefix: bool },
    /// A period.
    Days(Period),
}

/// A word and all that it may look like.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// As typed.
    pub(super) typed: String,
    /// Its folded parts, one for a plain word.
    pub(super) parts: Vec<String>,
    /// The parts written as one word, where a hyphen joins two.
    pub(super) joined: Option<String>,
    /// The whole with its punctuation, where it has some.
    pub(super) identifier: Option<String>,
}

impl Word {
    pub(super) fn new(typed: &str) -> Self {
        let found: Vec<_> = words(typed).collect();
        let joined = match found.as_slice() {
            [first, second] => tokenizer::compound(typed, *first, *second),
            _ => None,
        };
        Self {
            typed: typed.to_owned(),
            parts: found.iter().map(|word| fold(word.text)).collect(),
            joined,
            identifier: identifier::is_identifier(typed).then(|| identifier::whole(typed)),
        }
    }

    /// Returns the word if it is a plain one.
    pub(super) fn plain(&self) -> Option<&str> {
        match (self.parts.as_slice(), &self.identifier) {
            ([word], None) => Some(word),
            _ => None,
        }
    }

    /// Returns whether each part means something by itself.
    pub(super) fn has_loose_parts(&self) -> bool {
        let has_digit = self.typed.contains(|c: char| c.is_ascii_digit());
        1 < self.parts.len() && !has_digit && !self.typed.contains(['/', '#', '@', '.', ':'])
    }

    fn is_stop(&self) -> bool {
        self.identifier.is_none() && self.parts.iter().all(|part| is_stop_word(part))
    }
}

/// Returns the stems of a folded word in the languages that are known.
pub(super) fn stems(word: &str) -> [String; 2] {
    [Language::English, Language::German].map(|language| tokenizer::stem(word, language))
}

impl Plan {
    pub(super) fn of(query: &Query, today: NaiveDate) -> Self {
        let mut plan = Self {
            clauses: Vec::new(),
            leaves: Vec::new(),
        };
        let keep_stops = !has_content(query);
        plan.clauses = plan.clauses_of(query, keep_stops, today);
        join_fields(&mut plan.clauses, &plan.leaves);
        plan
    }

    /// Returns the words to be found by themselves, with their numbers.
    pub(super) fn words(&self) -> impl Iterator<Item = (usize, &Word)> {
        let words = self.leaves.iter().enumerate();
        words.filter_map(|(at, leaf)| match leaf {
            Leaf::Word(word) => Some((at, word)),
            _ => None,
        })
    }

    /// Returns whether a clause is about properties rather than text.
    pub(super) fn is_silent(&self, tree: &Tree) -> bool {
        match tree {
            Tree::Leaf(leaf) => matches!(self.leaves[*leaf], Leaf::Tag { .. } | Leaf::Days(_)),
            Tree::Any(trees) => trees.iter().all(|tree| self.is_silent(tree)),
            Tree::Group(clauses) => clauses.iter().all(|clause| self.is_silent(&clause.node)),
        }
    }

    fn clauses_of(&mut self, query: &Query, stops: bool, today: NaiveDate) -> Vec<PlannedClause> {
        let mut planned = Vec::new();
        for clause in &query.clauses {
            let idle = clause.occur == Occur::Should && !stops && is_stop(&clause.node);
            let node = if idle {
                None
            } else {
                self.tree(&clause.node, stops, today)
            };
            if let Some(node) = node {
                let occur = clause.occur;
                planned.push(PlannedClause { occur, node });
            }
        }
        planned
    }

    fn tree(&mut self, node: &Node, stops: bool, today: NaiveDate) -> Option<Tree> {
        Some(match node {
            Node::Word(word) => self.leaf(Leaf::Word(Word::new(word))),
            Node::Prefix(start) => self.leaf(Leaf::Prefix(fold(start))),
            Node::Phrase(phrase) => {
                let parts = words(phrase).map(|word| fold(word.text)).collect();
                self.leaf(Leaf::Phrase(parts))
            }
            Node::Field(field, value) => self.field(*field, value, today)?,
            Node::Any(nodes) => {
                let trees = nodes
                    .iter()
                    .filter_map(|node| self.tree(node, stops, today));
                Tree::Any(trees.collect())
            }
            Node::Group(query) => Tree::Group(self.clauses_of(query, stops, today)),
        })
    }

    fn leaf(&mut self, leaf: Leaf) -> Tree {
        self.leaves.push(leaf);
        Tree::Leaf(self.leaves.len() - 1)
    }

    fn field(&mut self, field: Field, value: &str, today: NaiveDate) -> Option<Tree> {
        let leaf = match field {
            Field::Date => Leaf::Days(period::parse(value, today).ok()?),
            Field::Title => Leaf::Title(Word::new(value)),
            _ => {
                let stem = value.trim_end_matches('*').trim_start_matches('@');
                let stem = match field {
                    Field::Link => identifier::whole(stem),
                    _ => stem.to_owned(),
                };
                Leaf::Tag {
                    tag: tags::tag(field.name(), &stem),
                    is_prefix: value.ends_with('*'),
                }
            }
        };
        Some(self.leaf(leaf))
    }
}

fn is_stop(node: &Node) -> bool {
    matches!(node, Node::Word(word) if Word::new(word).is_stop())
}

/// Returns whether a query has more than the words of a question.
fn has_content(query: &Query) -> bool {
    query.clauses.iter().any(|clause| match &clause.node {
        Node::Field(..) => false,
        node => clause.occur != Occur::MustNot && !is_stop(node),
    })
}

/// Makes alternatives of what is required of the same field twice.
fn join_fields(clauses: &mut Vec<PlannedClause>, leaves: &[Leaf]) {
    let field = |clause: &PlannedClause| match (&clause.node, clause.occur) {
        (Tree::Leaf(at), Occur::Must) => field_name(&leaves[*at]),
        _ => None,
    };
    let mut joined: Vec<PlannedClause> = Vec::new();
    for clause in clauses.drain(..) {
        let name = field(&clause);
        let earlier = joined.iter_mut().find(|other| match &other.node {
            Tree::Any(trees) => matches!(trees[..], [Tree::Leaf(at), ..] if name.is_some() && other.occur == Occur::Must && field_name(&leaves[at]) == name),
            _ => name.is_some() && field(other) == name,
        });
        match earlier {
            Some(other) => add_alternative(other, clause.node),
            None => joined.push(clause),
        }
    }
    *clauses = joined;
}

fn add_alternative(clause: &mut PlannedClause, tree: Tree) {
    let first = std::mem::replace(&mut clause.node, Tree::Any(Vec::new()));
    let mut trees = match first {
        Tree::Any(trees) => trees,
        other => vec![other],
    };
    trees.push(tree);
    clause.node = Tree::Any(trees);
}

fn field_name(leaf: &Leaf) -> Option<&str> {
    match leaf {
        Leaf::Tag { tag, .. } => tag.split(':').next(),
        Leaf::Days(_) => Some("date"),
        _ => None,
    }
}
