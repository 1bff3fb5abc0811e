//! `minutebook events`: what is coming up.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::facts::{matches, origin};
use super::feed::{Mentions, of_events, titled};
use super::selection::{Output, Paging, Selection};
use crate::answer::team::{HistoryRow, MentionRow};
use crate::answer::{EventRow, Rows};
use crate::calendar::event::{Announced, Event, changes, fold, upcoming};
use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;
use minutebook_index::model::{Mention, PartialDate};
use minutebook_index::{Fact, Filter, Searcher};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// List events: what is coming up, unless asked otherwise
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "flags of the command line")]
pub(crate) struct EventsArgs {
    /// Words of the name or the place
    #[arg(value_name = "WORD")]
    words: Vec<String>,
    /// Events that are over, the latest first
    #[arg(long, conflicts_with = "all")]
    past: bool,
    /// All events, past and to come
    #[arg(long)]
    all: bool,
    /// Only events whose call for papers is still open, by its last day
    #[arg(long, conflicts_with = "past")]
    cfp: bool,
    /// Show every announcement, and what it changed; with words also of events
    /// that are over
    #[arg(long)]
    mentions: bool,
    /// In which order to list them
    #[arg(long, value_enum, value_name = "ORDER")]
    sort: Option<Order>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    output: Output,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Order {
    /// The first to come first, undated ones last
    Date,
    /// By the last day of the call for papers
    Cfp,
    /// The most announced first
    Announced,
    /// By name
    Name,
}

const USUAL: usize = 50;
/// An event must not vanish from a calendar when it is over.
const ALL: usize = 0;

type Reference<'a> = &'a Fact<Mention>;

/// Lists the events, one line each however often they were announced.
///
/// `--since` and `--until` choose by the days of the event, not by those of
/// the meetings that announce it.
pub(crate) fn run(args: &EventsArgs, context: &Context) -> Result<Exit> {
    let searcher = context.searcher()?;
    if args.output.is_feed() {
        return feed(args, context, searcher);
    }
    let period = args.selection.period(context)?;
    let filter = args.selection.without_period().filter(context, searcher)?;
    let mut mentions = searcher.mentions(&filter)?;
    let today = context.clock.today();
    mentions.retain(|m| m.meeting.date.is_none_or(|date| date <= today));
    let mut events = chosen(args, &mentions, today, period.is_some());
    let asked = Asked::new(args, period);
    events.retain(|event| asked.accepts(event));
    args.sort(&mut events, today);
    let total = events.len();
    let shown = args.paging.cut(events, USUAL).into_iter();
    let findings = Findings {
        command: "events",
        total,
        notes: Vec::new(),
        rows: if args.mentions {
            Rows::History(shown.map(history).collect())
        } else {
            Rows::Events(shown.map(row).collect())
        },
    };
    context.answer(searcher, args.output, findings)
}

/// Writes all events that are asked for as a calendar.
///
/// All mentions are folded before any is left out, so that an event is the
/// same one in every calendar that has it.
fn feed(args: &EventsArgs, context: &Context, searcher: &Searcher) -> Result<Exit> {
    let period = args.selection.period(context)?;
    let filter = args.selection.without_period().filter(context, searcher)?;
    let wanted = searcher.mentions(&filter)?.into_iter();
    let wanted: BTreeSet<(String, u32)> = wanted.map(|m| (m.meeting.id, m.fact.line)).collect();
    let mentions = Mentions::new(searcher.mentions(&Filter::default())?);
    let mut events = mentions.events();
    let asked = Asked::new(args, period);
    let today = context.clock.today();
    events.retain(|event| {
        let mut places = event.mentions.iter().map(|m| &m.0);
        let is_wanted = places.any(|m| wanted.contains(&(m.meeting.id.clone(), m.fact.line)));
        let is_over = || event.last_day().is_some_and(|day| day < today);
        is_wanted && asked.accepts(event) && (!args.past || is_over())
    });
    let feed = of_events(&args.paging.cut(events, ALL));
    let words = Some(args.words.join(" ")).filter(|words| !words.is_empty());
    let chosen = (&args.selection, words.as_slice());
    context.feed(&titled(feed, "Events", chosen, searcher)?)
}

/// What an event must say, and when it must be.
struct Asked {
    words: Vec<String>,
    period: Option<(NaiveDate, NaiveDate)>,
}

impl Asked {
    fn new(args: &EventsArgs, period: Option<(NaiveDate, NaiveDate)>) -> Self {
        let words = args.words.iter().map(|word| word.to_lowercase());
        Self {
            words: words.collect(),
            period,
        }
    }

    fn accepts<R>(&self, event: &Event<R>) -> bool {
        let place = event.place.as_deref().unwrap_or_default();
        let says = matches(&self.words, &[event.name.as_str(), place]);
        says && self.period.is_none_or(|period| within(event, period))
    }
}

/// Folds the mentions, and keeps what is to come, what is over, or all.
fn chosen<'a>(
    args: &EventsArgs,
    mentions: &'a [Fact<Mention>],
    today: NaiveDate,
    has_period: bool,
) -> Vec<Event<Reference<'a>>> {
    let announced = mentions.iter().map(|fact| Announced {
        mention: &fact.fact,
        day: fact.meeting.date,
        team: fact.meeting.team.as_ref(),
        reference: fact,
    });
    let mut events = fold(announced);
    if args.past {
        events.retain(|event| event.last_day().is_some_and(|day| day < today));
        events.reverse();
    } else if !(args.all || has_period || args.is_history()) {
        events = upcoming(&events, today);
    }
    events
}

impl EventsArgs {
    /// Tells whether the history of certain events is asked for.
    fn is_history(&self) -> bool {
        self.mentions && !self.words.is_empty()
    }

    /// Keeps events with an open call for papers if only they are asked for,
    /// and sorts what was found.
    fn sort<R>(&self, events: &mut Vec<Event<R>>, today: NaiveDate) {
        if self.cfp {
            events.retain(|event| event.cfp_deadline.is_some_and(|day| today <= day));
        }
        let usual = self.cfp.then_some(Order::Cfp);
        match self.sort.or(usual) {
            None => {}
            Some(Order::Date) => events.sort_by_key(|event| {
                let start = event.start.map(PartialDate::first_day);
                (start.is_none(), start)
            }),
            Some(Order::Cfp) => {
                events.sort_by_key(|event| (event.cfp_deadline.is_none(), event.cfp_deadline));
            }
            Some(Order::Announced) => events.sort_by_key(|event| Reverse(event.announced)),
            Some(Order::Name) => events.sort_by_key(|event| event.name.to_lowercase()),
        }
    }
}

fn history(event: Event<Reference<'_>>) -> HistoryRow {
    let facts: Vec<&Mention> = event.mentions.iter().map(|m| &m.fact).collect();
    let each = event.mentions.iter().zip(changes(&facts));
    let mentions = each.map(|(mention, changes)| MentionRow {
        mention: mention.fact.clone(),
        changes,
        origin: origin(&mention.meeting, mention.fact.line),
    });
    HistoryRow {
        mentions: mentions.collect(),
        event: row(event),
    }
}

fn within<R>(event: &Event<R>, (first, last): (NaiveDate, NaiveDate)) -> bool {
    let starts = event.start.is_some_and(|start| start.first_day() <= last);
    starts && event.last_day().is_some_and(|day| first <= day)
}

fn row(event: Event<Reference<'_>>) -> EventRow {
    let Fact { meeting, fact } = event.last;
    EventRow {
        name: event.name,
        start: event.start,
        end: event.end,
        start_time: event.start_time,
        end_time: event.end_time,
        timezone: event.timezone,
        place: event.place,
        online: event.online,
        urls: event.urls,
        cfp_deadline: event.cfp_deadline,
        status: event.status,
        moved_from: event.moved_from,
        announced: event.announced,
        first_announced: event.first.meeting.date,
        first: origin(&event.first.meeting, event.first.fact.line),
        origin: origin(meeting, fact.line),
    }
}
