//! `minutebook actions`: who took which task.

use super::context::{Context, Findings};
use super::exit::Exit;
use super::facts::{matches, rows};
use super::selection::{Output, Paging, Selection};
use crate::answer::Rows;
use anyhow::Result;
use clap::Args;
use minutebook_index::model::Action;

/// List tasks that somebody took
#[derive(Debug, Args)]
pub(crate) struct ActionsArgs {
    /// Words of the task
    #[arg(value_name = "WORD")]
    words: Vec<String>,
    /// Only tasks of this person (can be repeated)
    #[arg(long, value_name = "WHO")]
    owner: Vec<String>,
    /// Only tasks that are not marked as done
    #[arg(long, conflicts_with = "done")]
    open: bool,
    /// Only tasks that are marked as done
    #[arg(long)]
    done: bool,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    output: Output,
}

const USUAL: usize = 40;

/// Lists the tasks, those of the newest meeting first.
pub(crate) fn run(args: &ActionsArgs, context: &Context) -> Result<Exit> {
    let searcher = context.searcher()?;
    let mut actions = searcher.actions(&args.selection.filter(context, &searcher)?)?;
    let words: Vec<String> = args.words.iter().map(|w| w.to_lowercase()).collect();
    actions.retain(|action| {
        args.wants(&action.fact)
            && matches(&words, &[&action.fact.text])
            && args.selection.is_known_on(context, action.meeting.date)
    });
    let total = actions.len();
    let shown = args.paging.cut(actions, USUAL);
    let findings = Findings {
        command: "actions",
        total,
        notes: Vec::new(),
        rows: Rows::Actions(rows(shown, |action: &Action| action.line)),
    };
    context.answer(&searcher, &args.output, findings)
}

impl ActionsArgs {
    fn wants(&self, action: &Action) -> bool {
        let state = match (self.open, self.done) {
            (true, _) => !action.done,
            (_, true) => action.done,
            _ => true,
        };
        state && (self.owner.is_empty() || self.owner.iter().any(|who| is_owner(who, action)))
    }
}

/// Tells whether a handle or name, with or without `@`, is one of the owners.
fn is_owner(who: &str, action: &Action) -> bool {
    let who = who.trim_start_matches('@').to_lowercase();
    action.owners.iter().any(|owner| owner.to_lowercase() == who)
}
