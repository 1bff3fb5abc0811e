//! What every command works with: home, clock, configuration, output.

use super::clock::Clock;
use super::error::{advise, say};
use super::exit::Exit;
use super::freshness::Stale;
use super::selection::Output;
use super::{Global, progress};
use crate::answer::{Answer, Extras, Rows, SourceTip, feed::Feed};
use crate::config::Config;
use crate::home::Home;
use crate::render::{self, text::Style};
use crate::sync::{Progress, SourceState};
use anyhow::{Context as _, Result, anyhow};
use clap::ColorChoice;
use minutebook_index::{Index, Searcher};
use std::io::{BufWriter, IsTerminal as _, Write as _};

/// What every command works with.
pub(crate) struct Context {
    /// Where things are kept.
    pub(crate) home: Home,
    /// What time it is.
    pub(crate) clock: Clock,
    color: ColorChoice,
    quiet: bool,
    verbose: bool,
}

/// What a command found, before the envelope is put around it.
pub(crate) struct Findings {
    /// The name of the command.
    pub(crate) command: &'static str,
    /// How many there are in all.
    pub(crate) total: usize,
    /// How the question was understood.
    pub(crate) notes: Vec<String>,
    /// Those to show.
    pub(crate) rows: Rows,
}

impl Context {
    /// Makes it of the flags that all commands share.
    pub(crate) fn new(global: &Global) -> Result<Self> {
        Ok(Self {
            home: Home::locate(global.home.as_deref())?,
            clock: Clock::new(global.now.as_deref(), global.zone)?,
            color: global.color,
            quiet: global.quiet != 0,
            verbose: global.verbose != 0,
        })
    }

    /// Reads the configuration.
    pub(crate) fn config(&self) -> Result<Config> {
        Config::load(self.home.config())
    }

    /// Opens the index to answer from it; says if the last sync is long ago.
    ///
    /// It stays open until the process ends, which then closes all its files
    /// at once. To close one after the other takes as long as many a query.
    pub(crate) fn searcher(&self) -> Result<&'static Searcher> {
        let searcher = Box::leak(Box::new(self.open_index()?));
        if let Some(stale) = Stale::find(self, searcher) {
            self.tell(&format!("note: {stale}; `minutebook sync` looks for news"));
        }
        Ok(searcher)
    }

    /// Opens the index for reading.
    pub(crate) fn open_index(&self) -> Result<Searcher> {
        let open = || Index::searcher_at(self.home.index());
        open().map_err(|error| match &error {
            e if e.is_not_found() => advise(
                error,
                "`minutebook add URL` makes one out of a repository of minutes",
            ),
            _ => error.into(),
        })
    }

    /// Says something to people, unless they asked for silence.
    pub(crate) fn tell(&self, text: &str) {
        if !self.quiet {
            say(text);
        }
    }

    /// Returns what shows the progress of a sync: every word for those who
    /// asked for details, a bar if somebody watches, else nothing.
    pub(crate) fn progress(&self) -> Box<dyn Progress> {
        match (self.quiet, self.verbose) {
            (false, true) => progress::lines(),
            (false, false) if std::io::stderr().is_terminal() => progress::bar(),
            _ => progress::silent(),
        }
    }

    /// Writes the answer to stdout; exit 1 if nothing was found.
    pub(crate) fn answer(
        &self,
        searcher: &Searcher,
        output: Output,
        findings: Findings,
    ) -> Result<Exit> {
        self.answer_with(searcher, output, findings, Extras::default())
    }

    /// Does the same where there may be no index to read from.
    pub(crate) fn answer_of(
        &self,
        searcher: Option<&Searcher>,
        output: Output,
        findings: Findings,
    ) -> Result<Exit> {
        let sources = searcher.map(tips).transpose();
        let sources = sources.unwrap_or_default().unwrap_or_default();
        self.write(sources, output, findings, Extras::default())
    }

    /// Does the same, and says what else was asked for.
    pub(crate) fn answer_with(
        &self,
        searcher: &Searcher,
        output: Output,
        findings: Findings,
        extras: Extras,
    ) -> Result<Exit> {
        self.write(tips(searcher)?, output, findings, extras)
    }

    fn write(
        &self,
        sources: Vec<SourceTip>,
        output: Output,
        findings: Findings,
        extras: Extras,
    ) -> Result<Exit> {
        if output.is_feed() {
            let error = anyhow!("`{}` cannot be written as a calendar", findings.command);
            return Err(advise(error, "events, schedule and meetings can"));
        }
        let shown = findings.rows.len();
        let answer = Answer {
            schema: 1,
            command: findings.command,
            now: self.clock.now,
            sources,
            total: findings.total,
            omitted: findings.total.saturating_sub(shown),
            notes: findings.notes,
            extras,
            rows: findings.rows,
        };
        let stdout = std::io::stdout().lock();
        let style = self.style(stdout.is_terminal());
        let mut out = BufWriter::new(stdout);
        let written = render::write(&mut out, &answer, output.format(), &style);
        written
            .and_then(|()| out.flush())
            .context("cannot write the answer")?;
        Ok(Exit::of_findings(shown))
    }

    /// Writes a calendar to stdout, and to stderr what it leaves out. An empty
    /// one is as good as any: who subscribes to it waits for entries.
    pub(crate) fn feed(&self, feed: &Feed) -> Result<Exit> {
        let mut out = BufWriter::new(std::io::stdout().lock());
        let written = render::ics::write(&mut out, feed);
        written
            .and_then(|()| out.flush())
            .context("cannot write the calendar")?;
        for note in &feed.notes {
            self.tell(&format!("note: {note}"));
        }
        Ok(Exit::Done)
    }

    fn style(&self, terminal: bool) -> Style {
        let color = match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => {
                anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
            }
        };
        let size = terminal_size::terminal_size().filter(|_| terminal);
        Style {
            color,
            links: color && terminal,
            urls: self.verbose,
            width: size.map(|(width, _)| usize::from(width.0)),
        }
    }
}

fn tips(searcher: &Searcher) -> Result<Vec<SourceTip>> {
    let sources = searcher.sources()?.into_iter();
    let tip = |stored: minutebook_index::StoredSource| {
        let state: Option<SourceState> = serde_json::from_value(stored.state).ok();
        SourceTip {
            name: stored.name,
            committed_at: state.as_ref().and_then(|state| state.tip.committed_at),
            commit: state.and_then(|state| state.tip.commit),
        }
    };
    Ok(sources.map(tip).collect())
}
