//! `minutebook show`: everything known about one meeting.

use super::context::{Context, Findings};
use super::error::advise;
use super::exit::Exit;
use super::meetings::Page;
use super::selection::{Output, Paging, Selection};
use super::suggest::{choice, nearest};
use crate::answer::Rows;
use anyhow::{Result, anyhow};
use clap::Args;
use minutebook_index::model::Minutes;
use minutebook_index::{Filter, Searcher};

/// Show everything known about a meeting
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// Id or path of a meeting, or a team for its latest one
    #[arg(value_name = "MEETING")]
    meeting: String,
    #[command(flatten)]
    output: Output,
}

/// Shows the meeting; several where a path stands for several.
pub(crate) fn run(args: &ShowArgs, context: &Context) -> Result<Exit> {
    let searcher = context.searcher()?;
    let minutes = find(&args.meeting, context, searcher)?;
    let findings = Findings {
        command: "show",
        total: minutes.len(),
        notes: Vec::new(),
        rows: Rows::Minutes(minutes),
    };
    context.answer(searcher, args.output, findings)
}

fn find(name: &str, context: &Context, searcher: &Searcher) -> Result<Vec<Minutes>> {
    let by = |filter: Filter| searcher.minutes(&filter);
    let mut found = by(Filter {
        ids: vec![name.to_owned()],
        ..Filter::default()
    })?;
    if found.is_empty() {
        found.extend(latest_of_team(name, context, searcher)?);
    }
    if found.is_empty() {
        found = by(Filter {
            paths: vec![name.to_owned()],
            ..Filter::default()
        })?;
    }
    if found.is_empty() {
        Err(not_found(name, searcher)?)
    } else {
        Ok(found)
    }
}

/// Returns the latest meeting of a team up to today.
fn latest_of_team(name: &str, context: &Context, searcher: &Searcher) -> Result<Option<Minutes>> {
    let selection = Selection::default();
    let Ok(filter) = selection.filter_with(context, searcher, &[name.to_owned()]) else {
        return Ok(None);
    };
    let page = Page::read(context, searcher, &selection, filter)?;
    let (_, latest) = page.minutes(searcher, Paging::default(), 1)?;
    Ok(latest.into_iter().next())
}

fn not_found(name: &str, searcher: &Searcher) -> Result<anyhow::Error> {
    let heads = searcher.heads(&Filter::default())?;
    let teams = searcher.teams()?;
    let ids = heads.iter().map(|head| head.id.as_str());
    let known = ids.chain(teams.iter().map(|(_, team)| team.id.as_str()));
    let near = nearest(name, known);
    let hint = if near.is_empty() {
        "`minutebook meetings --json` lists the ids".to_owned()
    } else {
        format!("did you mean {}?", choice(&near))
    };
    let error = anyhow!("no meeting has the id or path `{name}`, and no team is called so");
    Ok(advise(error, hint))
}
