//! What commands over single facts share: choosing them by words, where they
//! stand, their permalinks.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::selection::{Output, Paging, Selection};
use crate::answer::{FactRow, Origin, Rows};
use crate::crawl::with_line;
use anyhow::Result;
use minutebook_index::model::{Action, Decision, Link};
use minutebook_index::{Fact, FactKind, Head};

/// So many facts are shown unless a flag says otherwise.
const USUAL: usize = 40;

/// A fact that is listed by itself.
pub(crate) trait Listed: FactKind {
    /// Returns its line.
    fn line(&self) -> u32;
    /// Returns the texts in which words are looked for.
    fn texts(&self) -> Vec<&str>;
}

impl Listed for Link {
    fn line(&self) -> u32 {
        self.line
    }

    fn texts(&self) -> Vec<&str> {
        vec![&self.url, &self.text]
    }
}

impl Listed for Action {
    fn line(&self) -> u32 {
        self.line
    }

    fn texts(&self) -> Vec<&str> {
        vec![&self.text]
    }
}

impl Listed for Decision {
    fn line(&self) -> u32 {
        self.line
    }

    fn texts(&self) -> Vec<&str> {
        vec![&self.text]
    }
}

/// A command that lists facts of one kind.
#[derive(Debug)]
pub(crate) struct List<'a> {
    /// Name of the command.
    pub(crate) command: &'static str,
    /// Words that must stand in a fact.
    pub(crate) words: &'a [String],
    /// Which meetings count.
    pub(crate) selection: &'a Selection,
    /// How many are shown.
    pub(crate) paging: Paging,
    /// In which format.
    pub(crate) output: Output,
}

impl List<'_> {
    /// Lists the facts that are wanted, those of the newest meeting first.
    pub(crate) fn run<T: Listed>(
        &self,
        context: &Context,
        wants: impl Fn(&T) -> bool,
        to_rows: impl Fn(Vec<FactRow<T>>) -> Rows,
    ) -> Result<Exit> {
        let searcher = context.searcher()?;
        let words: Vec<String> = self.words.iter().map(|w| w.to_lowercase()).collect();
        let mut facts = searcher.facts::<T>(&self.selection.filter(context, searcher)?)?;
        facts.retain(|Fact { meeting, fact }| {
            let known = self.selection.is_known_on(context, meeting.date);
            known && wants(fact) && matches(&words, &fact.texts())
        });
        let total = facts.len();
        let shown = self.paging.cut(facts, USUAL);
        let findings = Findings {
            command: self.command,
            total,
            notes: Vec::new(),
            rows: to_rows(shown.into_iter().map(row).collect()),
        };
        context.answer(searcher, self.output, findings)
    }
}

fn row<T: Listed>(Fact { meeting, fact }: Fact<T>) -> FactRow<T> {
    FactRow {
        origin: origin(&meeting, fact.line()),
        fact,
    }
}

/// Returns where a line of a meeting stands.
pub(crate) fn origin(meeting: &Head, line: u32) -> Origin {
    Origin {
        source: meeting.source.clone(),
        path: meeting.path.clone(),
        line,
        url: meeting.url.as_deref().map(|url| with_line(url, line)),
        meeting: meeting.id.clone(),
        date: meeting.date,
        team: meeting.team.clone(),
    }
}

/// Tells whether every word, in lower case, stands in one of the texts.
pub(crate) fn matches(words: &[String], texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    let stands = |word: &String| texts.iter().any(|text| text.contains(word.as_str()));
    words.iter().all(stands)
}
