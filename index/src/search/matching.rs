//! A query as a yes or no about a fact or a head.
//!
//! Lists are not ranked: all words must be there, in the fact's own text.

use super::{
    counts::Counts,
    plan::{Leaf, Plan, PlannedClause, Tree, Word, stems},
    score::Lookup,
};
use crate::{
    Filter, Searcher,
    query::Occur,
    record::Head,
    tags::Tags,
    text::{fold, identifier, words},
};
use std::collections::BTreeSet;
use tantivy::DocAddress;

/// Who was there stands in the index only, not in the records.
const PERSON: &str = "person:";

/// A query with what the index knows about it.
pub(crate) struct Matcher {
    plan: Plan,
    /// By segment and leaf, the records with a person.
    persons: Vec<Vec<Counts>>,
}

/// What a query is held against.
pub(crate) struct Subject<'a> {
    pub(crate) address: DocAddress,
    pub(crate) head: &'a Head,
    pub(crate) tags: &'a Tags,
    pub(crate) text: &'a str,
}

impl Matcher {
    /// Prepares the query of a filter; none if it has none.
    pub(crate) fn of(searcher: &Searcher, filter: &Filter) -> tantivy::Result<Option<Self>> {
        let Some(query) = filter.query.as_ref().filter(|query| !query.is_empty()) else {
            return Ok(None);
        };
        let plan = Plan::of(query, filter.today);
        let mut persons = Vec::new();
        for lookup in Lookup::of_all(searcher)? {
            let counts = plan.leaves.iter().map(|leaf| match leaf {
                Leaf::Tag { tag, .. } if tag.starts_with(PERSON) => lookup.leaf(leaf),
                _ => Ok(Counts::default()),
            });
            persons.push(counts.collect::<tantivy::Result<_>>()?);
        }
        Ok(Some(Self { plan, persons }))
    }

    /// Returns whether all clauses hold.
    pub(crate) fn accepts(&self, subject: &Subject<'_>) -> bool {
        let text = Text::of(subject.text);
        let title = Text::of(&subject.head.title);
        let judge = Judge {
            matcher: self,
            subject,
            text,
            title,
        };
        judge.clauses(&self.plan.clauses)
    }
}

struct Judge<'a> {
    matcher: &'a Matcher,
    subject: &'a Subject<'a>,
    text: Text,
    title: Text,
}

impl Judge<'_> {
    fn clauses(&self, clauses: &[PlannedClause]) -> bool {
        clauses
            .iter()
            .all(|clause| self.tree(&clause.node) != (clause.occur == Occur::MustNot))
    }

    fn tree(&self, tree: &Tree) -> bool {
        match tree {
            Tree::Leaf(leaf) => self.leaf(*leaf),
            Tree::Any(trees) => trees.iter().any(|tree| self.tree(tree)),
            Tree::Group(clauses) => self.clauses(clauses),
        }
    }

    fn leaf(&self, at: usize) -> bool {
        match &self.matcher.plan.leaves[at] {
            Leaf::Word(word) => self.text.has(word),
            Leaf::Title(word) => self.title.has(word),
            Leaf::Prefix(start) => self.text.words.iter().any(|word| word.starts_with(start)),
            Leaf::Identifier(name) => self.text.identifiers.contains(name),
            Leaf::Loose(parts) => parts.iter().any(|part| self.text.words.contains(part)),
            Leaf::Phrase(parts) => self.text.has_phrase(parts),
            Leaf::Days(period) => self.subject.head.date.is_some_and(|first| {
                let last = self.subject.head.end_date.unwrap_or(first);
                period.from.is_none_or(|from| from <= last)
                    && period.until.is_none_or(|until| first <= until)
            }),
            Leaf::Tag { tag, is_prefix } => self.has_tag(at, tag, *is_prefix),
        }
    }

    fn has_tag(&self, leaf: usize, tag: &str, is_prefix: bool) -> bool {
        let mut from = self.subject.tags.range(tag.to_owned()..);
        let first = from.next();
        let found = first.is_some_and(|first| first == tag || is_prefix && first.starts_with(tag));
        found || self.was_there(leaf)
    }

    fn was_there(&self, leaf: usize) -> bool {
        let address = self.subject.address;
        let segment = usize::try_from(address.segment_ord).unwrap_or(usize::MAX);
        let persons = self.matcher.persons.get(segment);
        persons.is_some_and(|counts| counts[leaf].contains(address.doc_id))
    }
}

/// A short text in the forms in which it is found.
struct Text {
    words: Vec<String>,
    stems: BTreeSet<String>,
    identifiers: BTreeSet<String>,
}

impl Text {
    fn of(text: &str) -> Self {
        let words: Vec<String> = words(text).map(|word| fold(word.text)).collect();
        Self {
            stems: words.iter().flat_map(|word| stems(word)).collect(),
            identifiers: identifier::identifiers(text).into_iter().collect(),
            words,
        }
    }

    fn has(&self, word: &Word) -> bool {
        match (word.plain(), &word.identifier) {
            (Some(plain), _) => stems(plain).iter().any(|stem| self.stems.contains(stem)),
            (None, Some(whole)) if self.identifiers.contains(whole) => true,
            _ => self.has_phrase(&word.parts),
        }
    }

    fn has_phrase(&self, parts: &[String]) -> bool {
        !parts.is_empty()
            && self
                .words
                .windows(parts.len())
                .any(|window| window == parts)
    }
}
