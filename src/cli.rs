//! The command line: arguments → answer → exit code.
//!
//! Each command is a file with two parts, its arguments and its execution.
//! Answers go to stdout through `render`; everything else goes to stderr, and
//! only from here.

mod actions;
mod add;
mod agenda;
mod attendance;
mod clock;
mod context;
mod decisions;
mod doctor;
mod error;
mod events;
mod exit;
mod export;
mod facts;
mod feed;
mod freshness;
mod generate;
mod links;
mod meetings;
mod panic;
mod people;
mod progress;
mod remove;
mod rules;
mod schedule;
mod search;
mod selection;
mod show;
mod status;
mod suggest;
mod sync;
mod teams;

use clap::{Args, ColorChoice, Parser, Subcommand};
use context::Context;
use exit::Exit;
use std::{ffi::OsString, path::PathBuf};

/// The minute book of open communities
///
/// Crawls the git repositories in which communities keep their meeting
/// minutes, understands them, and answers: what was said, what is coming up,
/// when a team meets.
#[derive(Debug, Parser)]
#[command(name = "minutebook", version, max_term_width = 100, after_help = AFTER_HELP)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Exit codes: 0 found or done, 1 nothing found, 2 error or wrong usage,
3 the index is being written, 4 the index is from another version";

/// What every command understands.
#[derive(Debug, Args)]
struct Global {
    /// Keep configuration, clones and index in this folder
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "MINUTEBOOK_HOME",
        hide_env_values = true
    )]
    home: Option<PathBuf>,
    /// Answer as of this moment: a date, or a date and time
    #[arg(
        long,
        visible_alias = "as-of",
        global = true,
        value_name = "TIME",
        env = "MINUTEBOOK_NOW",
        hide_env_values = true
    )]
    now: Option<String>,
    /// Zone of the reader, as Europe/Berlin
    #[arg(
        long,
        global = true,
        value_name = "ZONE",
        env = "MINUTEBOOK_ZONE",
        hide_env_values = true
    )]
    zone: Option<chrono_tz::Tz>,
    /// When to use colors
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    color: ColorChoice,
    /// Say nothing but errors (can be repeated)
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    quiet: u8,
    /// Say more (can be repeated)
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    verbose: u8,
}

#[derive(Debug, Subcommand)]
enum Command {
    Add(add::AddArgs),
    Remove(remove::RemoveArgs),
    Sync(sync::SyncArgs),
    Search(search::SearchArgs),
    Meetings(meetings::MeetingsArgs),
    Show(show::ShowArgs),
    Agenda(agenda::AgendaArgs),
    Events(events::EventsArgs),
    Schedule(schedule::ScheduleArgs),
    Teams(teams::TeamsArgs),
    People(people::PeopleArgs),
    Links(links::LinksArgs),
    Actions(actions::ActionsArgs),
    Decisions(decisions::DecisionsArgs),
    Export(export::ExportArgs),
    Status(status::StatusArgs),
    Doctor(doctor::DoctorArgs),
    Generate(generate::GenerateArgs),
}

/// Runs the program with these arguments, its own name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(err) => return error::report_usage(&err),
    };
    match panic::caught(|| execute(cli)) {
        Ok(exit) => exit,
        Err(err) => error::report(&err),
    }
}

fn execute(cli: Cli) -> anyhow::Result<Exit> {
    let context = Context::new(&cli.global)?;
    match cli.command {
        Command::Add(args) => add::run(args, &context),
        Command::Remove(args) => remove::run(&args, &context),
        Command::Sync(args) => sync::run(&args, &context),
        Command::Search(args) => search::run(&args, &context),
        Command::Meetings(args) => meetings::run(&args, &context),
        Command::Show(args) => show::run(&args, &context),
        Command::Agenda(args) => agenda::run(&args, &context),
        Command::Events(args) => events::run(&args, &context),
        Command::Schedule(args) => schedule::run(&args, &context),
        Command::Teams(args) => teams::run(&args, &context),
        Command::People(args) => people::run(&args, &context),
        Command::Links(args) => links::run(&args, &context),
        Command::Actions(args) => actions::run(&args, &context),
        Command::Decisions(args) => decisions::run(&args, &context),
        Command::Export(args) => export::run(&args, &context),
        Command::Status(args) => status::run(&args, &context),
        Command::Doctor(args) => doctor::run(&args, &context),
        Command::Generate(args) => generate::run(&args, &context),
    }
}
