//! `minutebook search`: what was said.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::facts::origin;
use super::selection::{Output, Paging, Selection};
use super::suggest::{choice, nearest};
use crate::answer::{Counted, Extras, PassageRow, RepeatRow, Rows, SearchRow};
use anyhow::{Result, bail};
use clap::Args;
use minutebook_index::query::{self, Field};
use minutebook_index::search::{Hit, Hits, PassageHit, Reading, Repeat, SearchOptions, Sort};
use minutebook_index::{Problem, Query, Searcher};
use unicode_width::UnicodeWidthStr as _;

/// Search meetings and pages
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub(crate) struct SearchArgs {
    /// Words, "phrases", field:value, NOT word, OR, ( ), word*
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,
    /// In which order to list what was found
    #[arg(
        long,
        value_enum,
        default_value_t,
        value_name = "ORDER",
        allow_hyphen_values = true
    )]
    sort: Order,
    /// Show so many lines before and behind what was found
    #[arg(short = 'C', long, value_name = "N", default_value_t = 0)]
    context: usize,
    /// List the files only
    #[arg(long, conflicts_with = "count")]
    files: bool,
    /// Say only how many were found
    #[arg(long)]
    count: bool,
    /// Count what was found by team and year as well
    #[arg(long)]
    facets: bool,
    /// Say how the query was read: fields, days, corrections, weights
    #[arg(long)]
    explain: bool,
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
        filter: args.selection.filter(context, searcher)?,
        limit: args.limit(),
        offset: args.paging.offset(),
        context: args.context,
        facets: args.facets,
        sort: args.order(),
        synonyms: context.config().map(|config| config.synonyms)?,
        today: context.clock.today(),
        ..SearchOptions::default()
    };
    let hits = searcher.search(&query, &options)?;
    let mut notes = notes(&hits);
    notes.extend(unknown_values(searcher, &hits.reading)?);
    let findings = Findings {
        command: "search",
        total: hits.total,
        notes,
        rows: args.rows(hits.total, hits.hits),
    };
    let extras = Extras {
        facets: hits.facets,
        reading: args.explain.then_some(hits.reading),
    };
    context.answer_with(searcher, args.output, findings, extras)
}

impl SearchArgs {
    fn order(&self) -> Sort {
        match self.sort {
            Order::Relevance => Sort::Relevance,
            Order::Date => Sort::Oldest,
            Order::Newest => Sort::Newest,
        }
    }

    fn limit(&self) -> usize {
        if self.count {
            0
        } else {
            self.paging.limit(USUAL)
        }
    }

    fn rows(&self, total: usize, hits: Vec<Hit>) -> Rows {
        if self.count {
            return Rows::Count(Counted(total));
        }
        let rows = hits.into_iter().map(row);
        if self.files {
            Rows::Files(rows.map(|row| row.origin).collect())
        } else {
            Rows::Search(rows.collect())
        }
    }
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
    let corrected = hits.reading.corrections.iter();
    let corrected = corrected.map(|c| {
        if c.is_rare {
            format!("`{}` is rare, looked for `{}` as well", c.from, c.to)
        } else {
            format!("`{}` stands nowhere, looked for `{}`", c.from, c.to)
        }
    });
    let times = hits.reading.times.iter();
    let times = times.map(|time| format!("`{}` prefers {}", time.typed, time.period));
    let some = hits.total != 0 && !hits.all_words;
    let some = some.then(|| "no passage has all the words, these have some".to_owned());
    corrected.chain(times).chain(some).collect()
}

/// Says which values of fields stand nowhere, and which are near.
fn unknown_values(searcher: &Searcher, reading: &Reading) -> Result<Vec<String>> {
    let mut notes = Vec::new();
    let alone = reading
        .clauses
        .iter()
        .filter(|clause| clause.also.is_empty());
    for clause in alone.filter(|clause| clause.passages == 0) {
        let Some((name, value)) = clause.typed.split_once(':') else {
            continue;
        };
        let Some(field) = name.parse().ok().filter(|field| has_names(*field)) else {
            continue;
        };
        let value = value.trim_matches('"');
        let known = searcher.values(field)?;
        let near = nearest(value, known.iter().map(String::as_str));
        if !near.is_empty() {
            let choice = choice(&near);
            notes.push(format!(
                "no {name} is called `{value}`; did you mean {choice}?"
            ));
        }
    }
    Ok(notes)
}

fn has_names(field: Field) -> bool {
    matches!(
        field,
        Field::Team | Field::Source | Field::Person | Field::Owner | Field::Kind
    )
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
        all_words: hit.all_words,
        also_in: hit.repeats.iter().map(repeat_row).collect(),
    }
}

fn repeat_row(repeat: &Repeat) -> RepeatRow {
    RepeatRow {
        origin: origin(&repeat.meeting, repeat.line),
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
        context: passage.context,
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
