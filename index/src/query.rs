//! The query language: what users type to find something.
//!
//! ```text
//! query   = { clause | "AND" }
//! clause  = [ sign ] atom { "OR" atom }
//! sign    = "+" | "-" | "NOT"
//! atom    = word | prefix | phrase | field | "(" query ")"
//! word    = any characters but white space and quotation marks
//! prefix  = word "*"
//! phrase  = '"' text '"'
//! field   = name ":" ( word | prefix | phrase )
//! name    = "team" | "source" | "date" | "person" | "owner" | "kind" | "link" | "path" | "title"
//! ```
//!
//! | typed | found |
//! | --- | --- |
//! | `load balancer` | as many of the words as possible, those with all first |
//! | `+octavia ovn` | `octavia` must be there |
//! | `"load balancer"` | the phrase must be there |
//! | `octavia -ovn`, `octavia NOT ovn` | passages without `ovn` |
//! | `octavia OR haproxy` | one of the two counts as one word; `OR` binds tighter than a space |
//! | `octa*` | words that begin so |
//! | `team:iaas date:2024-Q2` | both must hold; the same field twice: one of the two |
//!
//! | `board march 2024`, `im Herbst 2023`, `last spring` | meetings of that time are preferred ([`crate::period`] is for what must hold) |
//! | `@ada`, `Ada Lovelace` | a name finds the handle that goes with it in attendance lists, and the other way round |
//! | `k8s`, `lb` | what the trade, or the configuration, takes for the same |
//! | `standards#807`, its URL, `PR 807`, `!807` | the item of a tracker under each of these names, the closest first |
//! | `v1.2.3`, `error_log`, `ErrorLog`, `0a1b2c3` | `1.2.3`, `error-log`, `error log`, the commit by more or fewer of its digits |
//! | `why did we need a pump?` | `pump`; the other words of a question are left out, or help where they are |
//! | `guild/mill#9` that stands nowhere | a part of it, `#9` or `mill`; the answer says so |
//! | `observabilty`, `Zertifikat` | a word that stands nowhere: the closest that does, or its English cousin; never digits |
//!
//! A word keeps its punctuation: `standards#807`, `rfc-0121`, `@ada` and URLs
//! are found as typed. Stray operators, quotation marks and parentheses are
//! ignored. An unknown field or a bad date is a [`Problem`] with its place.
//!
//! What a query prints reads back as the same query.

use crate::{period, problem::Problem};
use std::{fmt, str::FromStr};

mod lexer;
mod parser;

/// A query: clauses of which as many as possible should hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The clauses in the order in which they were typed.
    pub clauses: Vec<Clause>,
}

/// A part of a query and whether it must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Whether it must hold.
    pub occur: Occur,
    /// What is looked for.
    pub node: Node,
}

/// Whether a clause must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occur {
    /// The more of these, the better.
    Should,
    /// Nothing is found without it.
    Must,
    /// Nothing is found with it.
    MustNot,
}

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A word in any of its forms, or an identifier as typed.
    Word(String),
    /// All words that begin so.
    Prefix(String),
    /// Words one after the other.
    Phrase(String),
    /// A property of the meeting or the passage.
    Field(Field, String),
    /// One of these.
    Any(Vec<Node>),
    /// A query within the query.
    Group(Query),
}

/// A property by which records are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The team that met.
    Team,
    /// The source.
    Source,
    /// The day of the meeting.
    Date,
    /// Who was there, or is named as owner.
    Person,
    /// Who brings the topic or took the task.
    Owner,
    /// `meeting`, `page`, or a kind of fact: `pr`, `issue`, `open`, `agreed` …
    Kind,
    /// A link, or a part of one.
    Link,
    /// A path, a folder or a file name.
    Path,
    /// A word of the title.
    Title,
}

impl Field {
    /// All fields.
    pub const ALL: [Self; 9] = [
        Self::Team,
        Self::Source,
        Self::Date,
        Self::Person,
        Self::Owner,
        Self::Kind,
        Self::Link,
        Self::Path,
        Self::Title,
    ];

    /// Returns the name that users write.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Source => "source",
            Self::Date => "date",
            Self::Person => "person",
            Self::Owner => "owner",
            Self::Kind => "kind",
            Self::Link => "link",
            Self::Path => "path",
            Self::Title => "title",
        }
    }
}

impl FromStr for Field {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        let found = Self::ALL
            .into_iter()
            .find(|field| field.name().eq_ignore_ascii_case(name));
        found.ok_or(())
    }
}

/// Reads a query; whatever is typed gives one, and what is wrong with it.
///
/// ```
/// use minutebook_index::query;
///
/// let (query, problems) = query::parse("octavia -ovn team:iaas \"load balancer\"");
/// assert_eq!(query.to_string(), "octavia NOT ovn team:iaas \"load balancer\"");
/// assert!(problems.is_empty());
///
/// let (_, problems) = query::parse("octavia tem:iaas");
/// assert_eq!(problems[0].span, 8..16);
/// assert_eq!(problems[0].suggestion.as_deref(), Some("team:iaas"));
/// ```
pub fn parse(text: &str) -> (Query, Vec<Problem>) {
    parser::parse(text)
}

impl Query {
    /// Returns whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }
}

impl Node {
    /// Returns whether a clause of this kind must hold unless it says
    /// otherwise: phrases and fields are precise, words are not.
    fn default_occur(&self) -> Occur {
        match self {
            Self::Phrase(_) | Self::Field(..) => Occur::Must,
            Self::Any(nodes) if nodes.iter().all(|node| node.default_occur() == Occur::Must) => {
                Occur::Must
            }
            _ => Occur::Should,
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, clause) in self.clauses.iter().enumerate() {
            let space = if at == 0 { "" } else { " " };
            write!(f, "{space}{clause}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signed = self.occur != self.node.default_occur();
        match self.occur {
            Occur::MustNot => f.write_str("NOT ")?,
            Occur::Must if signed => f.write_str("+")?,
            Occur::Must | Occur::Should => {}
        }
        match &self.node {
            Node::Any(_) if signed => write!(f, "({})", self.node),
            node => write!(f, "{node}"),
        }
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Prefix(word) => write!(f, "{word}*"),
            Self::Phrase(phrase) => write!(f, "\"{phrase}\""),
            Self::Field(field, value) if lexer::is_plain(value) => {
                write!(f, "{}:{value}", field.name())
            }
            Self::Field(field, value) => write!(f, "{}:\"{value}\"", field.name()),
            Self::Any(nodes) => {
                let nodes: Vec<_> = nodes.iter().map(ToString::to_string).collect();
                f.write_str(&nodes.join(" OR "))
            }
            Self::Group(query) => write!(f, "({query})"),
        }
    }
}

/// Checks a value of a field as far as that is possible without an index.
fn check_value(field: Field, value: &str) -> Result<(), Problem> {
    if field != Field::Date {
        return Ok(());
    }
    period::parse(value, chrono::NaiveDate::default()).map(|_| ())
}

#[cfg(test)]
mod tests;
