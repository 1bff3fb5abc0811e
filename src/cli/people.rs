//! `minutebook people`: who attends what.

use super::attendance::Attendance;
use super::context::{Context, Findings};
use super::exit::Exit;
use super::selection::{Output, Paging, Selection};
use super::suggest::{choice, nearest};
use crate::answer::{Rows, team::PersonRow};
use crate::calendar::attendance::{Person, tally};
use anyhow::Result;
use clap::Args;

/// List people and the meetings they attend
#[derive(Debug, Args)]
pub(crate) struct PeopleArgs {
    /// Handle or name of somebody, in full or the beginnings of its words
    #[arg(value_name = "WHO")]
    who: Vec<String>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    paging: Paging,
    #[command(flatten)]
    output: Output,
}

const USUAL: usize = 50;

/// Lists the people, those who attended most first.
///
/// Shares count the meetings of the period that have an attendance list.
pub(crate) fn run(args: &PeopleArgs, context: &Context) -> Result<Exit> {
    let searcher = context.searcher()?;
    let filter = args.selection.filter(context, searcher)?;
    let attendance = Attendance::read(context, searcher, &filter)?;
    let people = tally(&attendance.lists(|_, _| true));
    let (people, notes) = chosen(people, &args.who.join(" "));
    let total = people.len();
    let row = |person| PersonRow {
        person,
        is_asked_for: !args.who.is_empty(),
    };
    let shown = args.paging.cut(people, USUAL);
    let findings = Findings {
        command: "people",
        total,
        notes,
        rows: Rows::People(shown.into_iter().map(row).collect()),
    };
    context.answer(searcher, args.output, findings)
}

/// Keeps the people that a name stands for; a full one before beginnings.
fn chosen(people: Vec<Person>, who: &str) -> (Vec<Person>, Vec<String>) {
    if who.is_empty() {
        return (people, Vec::new());
    }
    let wanted = who.trim_start_matches('@').to_lowercase();
    let spellings = |person: &Person| {
        let spellings = person.handle.iter().chain(&person.name);
        spellings.map(|s| s.to_lowercase()).collect::<Vec<_>>()
    };
    let full = |person: &&Person| spellings(person).contains(&wanted);
    let begins = |person: &&Person| {
        let spellings = spellings(person).join(" ");
        let mut parts = wanted.split_whitespace();
        parts.all(|part| {
            spellings
                .split([' ', '-', '.'])
                .any(|word| word.starts_with(part))
        })
    };
    let mut found: Vec<Person> = people.iter().filter(full).cloned().collect();
    if found.is_empty() {
        found = people.iter().filter(begins).cloned().collect();
    }
    if !found.is_empty() {
        return (found, Vec::new());
    }
    let known: Vec<String> = people.iter().flat_map(spellings).collect();
    let near = nearest(&wanted, known.iter().map(String::as_str));
    let hint = if near.is_empty() {
        String::new()
    } else {
        format!("; did you mean {}?", choice(&near))
    };
    (found, vec![format!("nobody is listed as `{who}`{hint}")])
}
