//! `minutebook agenda`: what the last meetings were about.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::facts::origin;
use super::meetings::Page;
use super::selection::{Output, Paging, Selection};
use crate::answer::{AgendaRow, Rows};
use anyhow::Result;
use clap::Args;
use minutebook_index::Head;
use minutebook_index::model::Minutes;

/// Show the topics of the last meetings
#[derive(Debug, Args)]
pub(crate) struct AgendaArgs {
    /// Team whose meetings to show; all if none is given
    #[arg(value_name = "TEAM")]
    teams: Vec<String>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    output: Output,
}

const USUAL: usize = 5;

/// Shows the topics of meetings, the newest meeting first.
pub(crate) fn run(args: &AgendaArgs, context: &Context) -> Result<Exit> {
    let searcher = context.searcher()?;
    let selection = &args.selection;
    let filter = selection.filter_with(context, searcher, &args.teams)?;
    let page = Page::read(context, searcher, selection, filter)?;
    let (total, minutes) = page.minutes(searcher, args.paging, USUAL)?;
    let findings = Findings {
        command: "agenda",
        total,
        notes: Vec::new(),
        rows: Rows::Agenda(minutes.into_iter().map(row).collect()),
    };
    context.answer(searcher, args.output, findings)
}

/// Returns a meeting with its topics and their permalinks.
pub(crate) fn row(minutes: Minutes) -> AgendaRow {
    let head = Head::from(&minutes);
    let items = minutes.agenda.iter();
    AgendaRow {
        origin: origin(&head, minutes.line),
        urls: items.map(|item| origin(&head, item.line).url).collect(),
        title: minutes.title,
        agenda: minutes.agenda,
    }
}
