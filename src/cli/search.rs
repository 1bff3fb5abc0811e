//! `minutebook search`: what was said.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::facts::origin;
use super::selection::{Output, Paging, Selection};
use crate::answer::{PassageRow, Rows, SearchRow};
use anyhow::{Result, bail};
use clap::Args;
use minutebook_index::search::{Hit, Hits, PassageHit, SearchOptions, Sort};
use minutebook_index::{Problem, Query, query};
use unicode_width::UnicodeWidthStr as _;

/// Search meetings and pages
#[derive(Debug, Args)]
pub(crate) struct SearchArgs {
    /// Words, "phrases", field:value, NOT word, OR, ( ), word*
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,
    /// In which order to list what was found
    #[arg(long, value_enum, default_value_t, value_name = "ORDER")]
    sort: Order,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    output: Output,
}

#[derive(Clone, Copy, Debug, Default, clap::ValueEnum)]
enum Order {
    /// The best first
    #[default]
    Relevance,
    /// The oldest first
    Date,
    /// The newest first
    #[value(name = "-date")]
    Newest,
}

const USUAL: usize = 10;

/// Searches; one hit a meeting, its best passages below.
pub(crate) fn run(args: &SearchArgs, context: &Context) -> Result<Exit> {
    let text = args.query.join(" ");
    let query = parse(&text)?;
    let searcher = context.searcher()?;
    let options = SearchOptions {
        filter: args.selection.filter(context, &searcher)?,
        limit: args.paging.limit(USUAL),
        offset: args.paging.offset(),
        sort: match args.sort {
            Order::Relevance => Sort::Relevance,
            Order::Date => Sort::Oldest,
            Order::Newest => Sort::Newest,
        },
        today: context.clock.today(),
        ..SearchOptions::default()
    };
    let hits = searcher.search(&query, &options)?;
    let findings = Findings {
        command: "search",
        total: hits.total,
        notes: notes(&hits),
        rows: Rows::Search(hits.hits.into_iter().map(row).collect()),
    };
    context.answer(&searcher, args.output, findings)
}

/// Reads the query; what cannot be meant is an error that points at it.
fn parse(text: &str) -> Result<Query> {
    let (query, problems) = query::parse(text);
    match problems.first() {
        Some(problem) => bail!("{}", pointed(text, problem)),
        None => Ok(query),
    }
}

/// Shows the query with carets below the part that is wrong.
fn pointed(text: &str, problem: &Problem) -> String {
    let before = text.get(..problem.span.start).unwrap_or_default().width();
    let wrong = text.get(problem.span.clone()).unwrap_or_default().width();
    let carets = "^".repeat(wrong.max(1));
    format!("{problem}\n  {text}\n  {:before$}{carets}", "")
}

fn notes(hits: &Hits) -> Vec<String> {
    let corrected = hits.corrections.iter();
    let corrected =
        corrected.map(|c| format!("`{}` stands nowhere, looked for `{}`", c.from, c.to));
    let some = hits.total != 0 && !hits.all_words;
    let some = some.then(|| "no meeting has all the words, these have some".to_owned());
    corrected.chain(some).collect()
}

fn row(hit: Hit) -> SearchRow {
    let passages = hit.passages.into_iter();
    let line = passages.clone().next().map_or(hit.meeting.line, |p| p.line);
    let passages = passages.map(|passage| passage_row(&hit.meeting, passage));
    SearchRow {
        passages: passages.collect(),
        origin: origin(&hit.meeting, line),
        kind: hit.meeting.kind,
        title: hit.meeting.title,
        score: hit.score,
    }
}

fn passage_row(meeting: &minutebook_index::Head, passage: PassageHit) -> PassageRow {
    let line = passage.snippet.line;
    PassageRow {
        title: passage.title,
        line,
        url: origin(meeting, line).url,
        snippet: passage.snippet.text,
        marks: passage.snippet.marks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_points_at_what_is_wrong() {
        let error = parse("buoys tem:firmware").unwrap_err().to_string();
        assert_eq!(
            error.lines().skip(1).collect::<Vec<_>>(),
            ["  buoys tem:firmware", "        ^^^^^^^^^^^^"]
        );
    }
}
