//! `minutebook agenda`: what the last meetings were about.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::facts::origin;
use super::meetings::in_full;
use super::selection::{Output, Paging, Selection};
use crate::answer::{AgendaRow, Rows};
use anyhow::Result;
use clap::Args;
use minutebook_index::model::{Minutes, MinutesKind};
use minutebook_index::{Filter, Head};

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
    let filter = Filter {
        kind: Some(MinutesKind::Meeting),
        ..args.selection.filter_with(context, &searcher, &args.teams)?
    };
    let mut heads = searcher.heads(&filter)?;
    heads.retain(|head| args.selection.is_known_on(context, head.date));
    let total = heads.len();
    let shown = args.paging.cut(heads, USUAL);
    let rows = in_full(&searcher, &shown)?;
    let findings = Findings {
        command: "agenda",
        total,
        notes: Vec::new(),
        rows: Rows::Agenda(rows.into_iter().map(row).collect()),
    };
    context.answer(&searcher, &args.output, findings)
}

fn row(minutes: Minutes) -> AgendaRow {
    let head = Head::from(&minutes);
    let items = minutes.agenda.iter();
    AgendaRow {
        origin: origin(&head, minutes.line),
        urls: items.map(|item| origin(&head, item.line).url).collect(),
        title: minutes.title,
        agenda: minutes.agenda,
    }
}
