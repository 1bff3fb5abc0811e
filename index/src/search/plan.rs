//! A query as what is to be looked up in the index.

use crate::{
    period::{self, Period},
    query::{Field, Node, Occur, Query},
    tags,
    text::{
        fold, identifier,
        stop::is_stop_word,
        tokenizer::{self, Language},
        words,
    },
};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

mod forms;
mod question;
mod times;

/// What to look for.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The clauses that count.
    pub(super) clauses: Vec<PlannedClause>,
    /// What the clauses look up, in the order of the query.
    pub(super) leaves: Vec<Leaf>,
    /// For each leaf how much of its worth counts: all of it, or less for
    /// what was not typed.
    pub(super) shares: Vec<f32>,
    /// The times that its words name.
    pub(super) times: Vec<Time>,
}

/// A time that words of the query name: meetings in it are preferred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Time {
    /// The words as typed.
    pub typed: String,
    /// What they were taken for.
    #[serde(serialize_with = "as_text")]
    pub period: Period,
}

/// A clause over the leaves.
#[derive(Debug)]
pub(super) struct PlannedClause {
    pub(super) occur: Occur,
    pub(super) role: Role,
    pub(super) node: Tree,
    /// As typed.
    pub(super) typed: String,
}

/// What is expected of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A hit should have it.
    Asked,
    /// It helps where it is: the words of a time, the verb of a question.
    Helpful,
}

/// A clause's shape; leaves by their number.
#[derive(Debug)]
pub(super) enum Tree {
    Leaf(usize),
    Any(Vec<Tree>),
    Group(Vec<PlannedClause>),
}

/// Terms of which each stands for the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alike {
    /// Each term as its folded words.
    pub(crate) terms: Vec<Vec<String>>,
}

/// What stands for a word that was typed counts so much against it.
const ALIKE: f32 = 0.8;
/// A part of a name, which may be that of another thing, counts so much.
const PART: f32 = 0.4;

/// One thing to look up.
#[derive(Clone, Debug)]
pub(super) enum Leaf {
    /// A word in all its forms.
    Word(Word),
    /// Words that begin so.
    Prefix(String),
    /// Words one after the other.
    Phrase(Vec<String>),
    /// A name with its punctuation, nothing else.
    Identifier(String),
    /// Words of which as many as possible should be there.
    Loose(Vec<String>),
    /// A word of the title.
    Title(Word),
    /// A tag, or all tags that begin so.
    Tag { tag: String, is_prefix: bool },
    /// A period.
    Days(Period),
}

impl Leaf {
    /// Returns what looks for a term given as its folded words.
    fn of_term(words: &[String]) -> Self {
        match words {
            [word] => Self::Word(Word::new(word)),
            words => Self::Phrase(words.to_vec()),
        }
    }

    /// Returns the word, if it is one by itself.
    pub(super) fn word(&self) -> Option<&Word> {
        match self {
            Self::Word(word) => Some(word),
            _ => None,
        }
    }
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

    /// Returns whether it is `#12`, which `12` by itself rarely means.
    pub(super) fn is_number_of_item(&self) -> bool {
        let identifier = self.identifier.as_deref();
        identifier.is_some_and(|name| name.starts_with('#'))
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
    /// Reads a query that is a yes or no: all words are words.
    pub(super) fn of(query: &Query, today: NaiveDate) -> Self {
        let mut plan = Self::default();
        let keep_stops = !has_content(query);
        plan.clauses = plan.clauses_of(query, keep_stops, today);
        join_fields(&mut plan.clauses, &plan.leaves);
        plan
    }

    /// Reads a query by which passages are ranked: words may name a time, and
    /// each of some like terms is looked for where one of them was typed.
    pub(super) fn ranked(query: &Query, today: NaiveDate, alike: &[Alike]) -> Self {
        let mut plan = Self::default();
        let mut words = query.clone();
        let times = times::take(&mut words, today);
        let kinds = forms::take_kinds(&mut words);
        let only_times = !has_content(&words);
        let keep_stops = only_times && times.is_empty();
        let rest = if only_times { query } else { &words };
        plan.clauses = plan.clauses_of(rest, keep_stops, today);
        if question::is_one(query) {
            plan.ease_question();
        }
        plan.add_alike(alike);
        plan.add_forms();
        for kind in &kinds {
            plan.add_helpful(kind);
        }
        for named in times {
            if !only_times {
                plan.add_day(&named);
            }
            plan.times.push(named);
        }
        join_fields(&mut plan.clauses, &plan.leaves);
        plan
    }

    /// Returns whether a clause is about properties rather than text.
    pub(super) fn is_silent(&self, tree: &Tree) -> bool {
        match tree {
            Tree::Leaf(leaf) => matches!(self.leaves[*leaf], Leaf::Tag { .. } | Leaf::Days(_)),
            Tree::Any(trees) => trees.iter().all(|tree| self.is_silent(tree)),
            Tree::Group(clauses) => clauses.iter().all(|clause| self.is_silent(&clause.node)),
        }
    }

    /// Returns the numbers of the leaves in a tree.
    pub(super) fn leaves_in(tree: &Tree) -> Vec<usize> {
        match tree {
            Tree::Leaf(leaf) => vec![*leaf],
            Tree::Any(trees) => trees.iter().flat_map(Self::leaves_in).collect(),
            Tree::Group(clauses) => {
                let inner = clauses.iter().map(|clause| &clause.node);
                inner.flat_map(Self::leaves_in).collect()
            }
        }
    }

    /// Returns the numbers of the words that were typed.
    pub(super) fn typed_words(&self) -> Vec<usize> {
        let is_typed = |at: &usize| self.shares[*at] >= 1.0 && self.leaves[*at].word().is_some();
        (0..self.leaves.len()).filter(is_typed).collect()
    }

    /// Returns the numbers of the leaves that may stand for one.
    pub(super) fn leaves_beside(&self, leaf: usize) -> Vec<usize> {
        let all = self.clauses.iter().map(|c| Self::leaves_in(&c.node));
        let beside = all.filter(|leaves| leaves.contains(&leaf)).flatten();
        beside.filter(|other| *other != leaf).collect()
    }

    /// Returns whether a tree is only a part of what was typed.
    pub(super) fn is_part(&self, tree: &Tree) -> bool {
        let leaves = Self::leaves_in(tree);
        leaves.iter().all(|&leaf| self.shares[leaf] <= PART)
    }

    /// Looks for another word as well where a word was typed.
    pub(super) fn add_slip(&mut self, typed: usize, meant: Leaf) {
        let leaf = self.add_leaf(meant, ALIKE);
        let is_it = |clause: &&mut PlannedClause| Self::leaves_in(&clause.node).contains(&typed);
        for clause in self.clauses.iter_mut().filter(is_it) {
            add_alternative(clause, Tree::Leaf(leaf));
        }
    }

    /// Looks for the terms alike to those that stand in the query.
    fn add_alike(&mut self, alike: &[Alike]) {
        let typed: Vec<Option<String>> = self
            .clauses
            .iter()
            .map(|clause| self.plain_word(clause))
            .collect();
        for group in alike {
            for (at, term) in places(&typed, group) {
                let others = group.terms.iter().filter(|other| *other != term);
                for other in others {
                    let leaf = self.add_leaf(Leaf::of_term(other), ALIKE);
                    for clause in &mut self.clauses[at..at + said(term).count()] {
                        add_alternative(clause, Tree::Leaf(leaf));
                    }
                }
            }
        }
    }

    /// Returns the folded word that a clause is about, without a sign.
    fn plain_word(&self, clause: &PlannedClause) -> Option<String> {
        let Tree::Leaf(leaf) = clause.node else {
            return None;
        };
        let word = self.leaves[leaf].word()?;
        let typed = fold(
            word.typed
                .trim_start_matches('@')
                .trim_end_matches(['?', ',', '.']),
        );
        (clause.occur != Occur::MustNot).then_some(typed)
    }

    fn add_day(&mut self, named: &Time) {
        let Some(day) = named.period.from.or(named.period.until) else {
            return;
        };
        let day = crate::text::day::in_words(day);
        let is_of_day = |word: &str| words(&day).any(|other| fold(other.text) == fold(word));
        for word in named
            .typed
            .split_whitespace()
            .filter(|word| is_of_day(word))
        {
            self.add_helpful(word);
        }
    }

    fn add_helpful(&mut self, word: &str) {
        let node = self.leaf(Leaf::Word(Word::new(word)));
        self.clauses.push(PlannedClause {
            occur: Occur::Should,
            role: Role::Helpful,
            node,
            typed: word.to_owned(),
        });
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
                planned.push(PlannedClause {
                    occur: clause.occur,
                    role: Role::Asked,
                    node,
                    typed: clause.node.to_string(),
                });
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
        Tree::Leaf(self.add_leaf(leaf, 1.0))
    }

    fn add_leaf(&mut self, leaf: Leaf, share: f32) -> usize {
        self.leaves.push(leaf);
        self.shares.push(share);
        self.leaves.len() - 1
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

/// Returns where in a query the terms of a group stand.
fn places<'a>(typed: &'a [Option<String>], group: &'a Alike) -> Vec<(usize, &'a Vec<String>)> {
    let stands = |at: usize, term: &[String]| {
        let there = typed.get(at..at + said(term).count()).unwrap_or_default();
        !there.is_empty() && there.iter().map(Option::as_ref).eq(said(term).map(Some))
    };
    let at_each = |at| {
        let terms = group.terms.iter();
        terms
            .filter(move |term| stands(at, term))
            .map(move |term| (at, term))
    };
    (0..typed.len()).flat_map(at_each).collect()
}

/// Returns the words of a term that a query keeps.
fn said(term: &[String]) -> impl Iterator<Item = &String> {
    term.iter().filter(|word| !is_stop_word(word))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn as_text<S: Serializer>(period: &Period, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(period)
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
