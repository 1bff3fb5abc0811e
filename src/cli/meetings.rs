//! `minutebook meetings`: the meetings of a period, newest first.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::facts::origin;
use super::selection::{Output, Paging, Selection};
use crate::answer::{MeetingRow, Rows};
use anyhow::Result;
use clap::Args;
use minutebook_index::model::{Minutes, MinutesKind, Presence};
use minutebook_index::{Filter, Head};

/// List meetings, the newest first
#[derive(Debug, Args)]
pub(crate) struct MeetingsArgs {
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    output: Output,
}

const USUAL: usize = 20;

/// Lists the meetings up to today.
pub(crate) fn run(args: &MeetingsArgs, context: &Context) -> Result<Exit> {
    let searcher = context.searcher()?;
    let filter = Filter {
        kind: Some(MinutesKind::Meeting),
        ..args.selection.filter(context, &searcher)?
    };
    let mut heads = searcher.heads(&filter)?;
    heads.retain(|head| args.selection.is_known_on(context, head.date));
    let total = heads.len();
    let shown = args.paging.cut(heads, USUAL);
    let rows = in_full(&searcher, &shown)?;
    let findings = Findings {
        command: "meetings",
        total,
        notes: Vec::new(),
        rows: Rows::Meetings(rows.iter().map(row).collect()),
    };
    context.answer(&searcher, &args.output, findings)
}

/// Reads the minutes of which the heads are known, in the same order.
pub(crate) fn in_full(
    searcher: &minutebook_index::Searcher,
    heads: &[Head],
) -> Result<Vec<Minutes>> {
    if heads.is_empty() {
        return Ok(Vec::new());
    }
    let filter = Filter {
        ids: heads.iter().map(|head| head.id.clone()).collect(),
        ..Filter::default()
    };
    Ok(searcher.minutes(&filter)?)
}

fn row(minutes: &Minutes) -> MeetingRow {
    let there = minutes.participants.iter();
    let there = there.filter(|p| matches!(p.status, Presence::Present | Presence::Late));
    MeetingRow {
        origin: origin(&Head::from(minutes), minutes.line),
        end_date: minutes.end_date,
        title: minutes.title.clone(),
        participants: there.count(),
        agenda: minutes.agenda.iter().map(|item| item.title.clone()).collect(),
    }
}
