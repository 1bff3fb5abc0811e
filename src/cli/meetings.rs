//! `minutebook meetings`: the meetings of a period, newest first.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::facts::origin;
use super::feed::{of_meetings, titled};
use super::selection::{Output, Paging, Selection};
use crate::answer::{MeetingRow, Rows};
use anyhow::Result;
use clap::Args;
use minutebook_index::model::{Minutes, MinutesKind, Presence};
use minutebook_index::{Filter, Head, Searcher};

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
    let filter = args.selection.filter(context, searcher)?;
    if args.output.is_feed() {
        return feed(args, context, (searcher, filter));
    }
    let page = Page::read(context, searcher, &args.selection, filter)?;
    let (total, minutes) = page.minutes(searcher, args.paging, USUAL)?;
    let findings = Findings {
        command: "meetings",
        total,
        notes: Vec::new(),
        rows: Rows::Meetings(minutes.iter().map(row).collect()),
    };
    context.answer(searcher, args.output, findings)
}

/// Writes all meetings that are asked for as a calendar.
fn feed(
    args: &MeetingsArgs,
    context: &Context,
    (searcher, filter): (&Searcher, Filter),
) -> Result<Exit> {
    let kind = Some(MinutesKind::Meeting);
    let meetings = searcher.minutes(&Filter { kind, ..filter })?;
    let feed = of_meetings(&args.paging.cut(meetings, 0));
    let chosen = (&args.selection, [].as_slice());
    context.feed(&titled(feed, "Meetings held", chosen, searcher)?)
}

/// The meetings that count, newest first, of which some are read in full.
pub(crate) struct Page(Vec<Head>);

impl Page {
    /// Finds the meetings that a filter lets through, as of today.
    pub(crate) fn read(
        context: &Context,
        searcher: &Searcher,
        selection: &Selection,
        filter: Filter,
    ) -> Result<Self> {
        let kind = Some(MinutesKind::Meeting);
        let mut heads = searcher.heads(&Filter { kind, ..filter })?;
        heads.retain(|head| selection.is_known_on(context, head.date));
        Ok(Self(heads))
    }

    /// Returns how many there are, and those to show in full.
    pub(crate) fn minutes(
        self,
        searcher: &Searcher,
        paging: Paging,
        usual: usize,
    ) -> Result<(usize, Vec<Minutes>)> {
        let total = self.0.len();
        let ids: Vec<String> = paging
            .cut(self.0, usual)
            .into_iter()
            .map(|h| h.id)
            .collect();
        if ids.is_empty() {
            return Ok((total, Vec::new()));
        }
        let filter = Filter {
            ids,
            ..Filter::default()
        };
        Ok((total, searcher.minutes(&filter)?))
    }
}

fn row(minutes: &Minutes) -> MeetingRow {
    let there = minutes.participants.iter();
    let there = there.filter(|p| matches!(p.status, Presence::Present | Presence::Late));
    MeetingRow {
        origin: origin(&Head::from(minutes), minutes.line),
        end_date: minutes.end_date,
        title: minutes.title.clone(),
        participants: there.count(),
        agenda: minutes
            .agenda
            .iter()
            .map(|item| item.title.clone())
            .collect(),
    }
}
