//! Flags that many commands share: which meetings count, how many findings
//! are shown, in which format.

use super::context::Context;
use super::suggest::{choice, nearest};
use crate::render::Format;
use crate::resolve::team::slug;
use anyhow::{Result, bail};
use chrono::NaiveDate;
use clap::Args;
use minutebook_index::model::Team;
use minutebook_index::{Filter, Searcher, period};
use std::collections::BTreeSet;

/// Which meetings count.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Selection {
    /// Only this source (can be repeated)
    #[arg(long, value_name = "NAME")]
    source: Vec<String>,
    /// Only this team (can be repeated)
    #[arg(long, value_name = "TEAM")]
    pub(crate) team: Vec<String>,
    /// Only meetings on or after this day: 2024-06-13, 2024-06, 3w
    #[arg(long, value_name = "DATE")]
    pub(crate) since: Option<String>,
    /// Only meetings on or before this day
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<String>,
}

/// How many findings are shown.
#[derive(Clone, Copy, Debug, Default, Args)]
pub(crate) struct Paging {
    /// Show at most so many, 0 for all
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Leave out the first so many
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,
}

/// In which format the answer is written.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Output {
    /// Write the answer in this format
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// Write JSON; the same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
}

impl Selection {
    /// Makes the filter; unknown sources and teams are errors that name the
    /// nearest known ones.
    pub(crate) fn filter(&self, context: &Context, searcher: &Searcher) -> Result<Filter> {
        self.filter_with(context, searcher, &[])
    }

    /// Makes the filter with further teams, given as arguments.
    pub(crate) fn filter_with(
        &self,
        context: &Context,
        searcher: &Searcher,
        teams: &[String],
    ) -> Result<Filter> {
        self.check_sources(searcher)?;
        let wanted: Vec<&String> = self.team.iter().chain(teams).collect();
        let known = if wanted.is_empty() {
            BTreeSet::new()
        } else {
            self.known_teams(searcher)?
        };
        let mut teams = Vec::new();
        for name in wanted {
            teams.extend(find_team(name, &known)?);
        }
        let today = context.clock.today();
        Ok(Filter {
            sources: self.source.clone(),
            teams,
            since: self
                .since
                .as_deref()
                .map(|s| first_day(s, today))
                .transpose()?,
            until: self
                .until
                .as_deref()
                .map(|s| last_day(s, today))
                .transpose()?,
            ..Filter::default()
        })
    }

    /// Returns the first and the last day of `--since` and `--until`, if
    /// either is given.
    pub(crate) fn period(&self, context: &Context) -> Result<Option<(NaiveDate, NaiveDate)>> {
        if self.since.is_none() && self.until.is_none() {
            return Ok(None);
        }
        let today = context.clock.today();
        let since = self
            .since
            .as_deref()
            .map(|s| first_day(s, today))
            .transpose()?;
        let until = self
            .until
            .as_deref()
            .map(|s| last_day(s, today))
            .transpose()?;
        Ok(Some((
            since.unwrap_or(NaiveDate::MIN),
            until.unwrap_or(NaiveDate::MAX),
        )))
    }

    /// Returns the same selection for meetings of any day.
    pub(crate) fn without_period(&self) -> Self {
        Self {
            since: None,
            until: None,
            ..self.clone()
        }
    }

    /// Returns the sources and teams as they were named.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let all = self.source.iter().chain(&self.team);
        all.map(String::as_str)
    }

    /// Adds a source to those that count.
    pub(crate) fn add_source(&mut self, name: &str) {
        self.source.push(name.to_owned());
    }

    /// Takes a word `team:NAME` or `source:NAME` of a query, if it is one.
    pub(crate) fn take(&mut self, word: &str) -> bool {
        match word.split_once(':') {
            Some(("team", name)) => self.team.push(name.to_owned()),
            Some(("source", name)) => self.source.push(name.to_owned()),
            _ => return false,
        }
        true
    }

    /// Tells whether a meeting of that day is known as of today: later ones
    /// count only if `--until` asks for them.
    pub(crate) fn is_known_on(&self, context: &Context, date: Option<NaiveDate>) -> bool {
        self.until.is_some() || date.is_none_or(|date| date <= context.clock.today())
    }

    fn check_sources(&self, searcher: &Searcher) -> Result<()> {
        if self.source.is_empty() {
            return Ok(());
        }
        let sources = searcher.sources()?;
        let names: Vec<&str> = sources.iter().map(|s| s.name.as_str()).collect();
        match self
            .source
            .iter()
            .find(|name| !names.contains(&name.as_str()))
        {
            Some(name) => bail!("{}", unknown("source", name, &names)),
            None => Ok(()),
        }
    }

    /// Returns the teams of the chosen sources: those that met, and those of
    /// which a schedule is stated.
    fn known_teams(&self, searcher: &Searcher) -> Result<BTreeSet<(String, Team)>> {
        let all = Filter {
            sources: self.source.clone(),
            ..Filter::default()
        };
        let met = searcher.teams()?.into_iter();
        let met = met.filter(|(source, _)| self.source.is_empty() || self.source.contains(source));
        let stated = searcher.schedules(&all)?.into_iter();
        let stated = stated.filter_map(|s| Some((s.meeting.source, s.fact.team?)));
        Ok(met.chain(stated).collect())
    }
}

impl Paging {
    /// Cuts a list to what is to be shown, `usual` many unless a flag says so.
    pub(crate) fn cut<T>(self, rows: Vec<T>, usual: usize) -> Vec<T> {
        let limit = self.limit(usual);
        rows.into_iter().skip(self.offset).take(limit).collect()
    }

    /// Returns how many are to be shown.
    pub(crate) fn limit(self, usual: usize) -> usize {
        match self.limit.unwrap_or(usual) {
            0 => usize::MAX,
            limit => limit,
        }
    }

    /// Returns how many are left out at the beginning.
    pub(crate) fn offset(self) -> usize {
        self.offset
    }
}

impl Output {
    /// Returns the format that is wanted.
    pub(crate) fn format(self) -> Format {
        if self.json { Format::Json } else { self.format }
    }

    /// Tells whether a calendar is wanted.
    pub(crate) fn is_feed(self) -> bool {
        self.format() == Format::Ics
    }
}

/// Returns the teams that a name stands for, as `source/id`.
///
/// An id or a full name stands for the teams that have it; else every team
/// counts of which the words begin so ("sig std").
fn find_team(name: &str, known: &BTreeSet<(String, Team)>) -> Result<Vec<String>> {
    let wanted = slug(name);
    let full = |(source, team): &(String, Team)| {
        let scoped = format!("{source}/{}", team.id);
        team.id == wanted || slug(&team.name) == wanted || scoped == name
    };
    let begins = |(_, team): &(String, Team)| {
        let words = format!("{}-{}", team.id, slug(&team.name));
        let has = |part: &str| words.split('-').any(|word| word.starts_with(part));
        !wanted.is_empty() && wanted.split('-').all(has)
    };
    let mut found: Vec<_> = known.iter().filter(|team| full(team)).collect();
    if found.is_empty() {
        found = known.iter().filter(|team| begins(team)).collect();
    }
    if found.is_empty() {
        let ids: Vec<&str> = known.iter().map(|(_, team)| team.id.as_str()).collect();
        bail!("{}", unknown("team", name, &ids));
    }
    Ok(found
        .into_iter()
        .map(|(source, team)| format!("{source}/{}", team.id))
        .collect())
}

/// Says that a name is not known, and which ones are near.
pub(crate) fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    let near = nearest(name, known.iter().copied());
    let hint = match near.is_empty() {
        false => format!("did you mean {}?", choice(&near)),
        true if known.is_empty() => format!("there is no {what} yet"),
        true if known.len() <= 12 => format!("there are {}", choice(known)),
        true => format!("`minutebook {what}s` lists them all"),
    };
    format!("no {what} is called `{name}`\nhint: {hint}")
}

fn first_day(text: &str, today: NaiveDate) -> Result<NaiveDate> {
    match period::parse(text, today) {
        Ok(period) => Ok(period.from.unwrap_or(NaiveDate::MIN)),
        Err(problem) => bail!("--since: {problem}"),
    }
}

fn last_day(text: &str, today: NaiveDate) -> Result<NaiveDate> {
    match period::parse(text, today) {
        Ok(period) => Ok(period.until.unwrap_or(NaiveDate::MAX)),
        Err(problem) => bail!("--until: {problem}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> BTreeSet<(String, Team)> {
        let teams = [
            ("harbor", "firmware", "Team Firmware"),
            ("harbor", "sig-alerting", "SIG Alerting"),
            ("harbor", "sig-standards", "SIG Standards & Tests"),
            ("lake", "firmware", "Firmware"),
        ];
        let team = |(source, id, name): (&str, &str, &str)| {
            let (id, name) = (id.to_owned(), name.to_owned());
            (source.to_owned(), Team { id, name })
        };
        teams.into_iter().map(team).collect()
    }

    fn check(name: &str, expected: &str) {
        let found = find_team(name, &known());
        let shown = found.map_or_else(|e| e.to_string(), |found| found.join(" "));
        assert_eq!(shown, expected, "{name}");
    }

    #[test]
    fn a_team_is_found_by_id_name_and_beginnings() {
        check("firmware", "harbor/firmware lake/firmware");
        check("lake/firmware", "lake/firmware");
        check("team firmware", "harbor/firmware");
        check("SIG Alerting", "harbor/sig-alerting");
        check(
            "sig std",
            "no team is called `sig std`\nhint: did you mean `sig-standards`?",
        );
        check("sig stand", "harbor/sig-standards");
        check("sig", "harbor/sig-alerting harbor/sig-standards");
        check(
            "firmwear",
            "no team is called `firmwear`\nhint: did you mean `firmware`?",
        );
    }
}
