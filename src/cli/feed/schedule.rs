//! Rules of teams → entries that repeat.

use super::{Times, changed, link, uid};
use crate::answer::feed::{Entry, Feed, Span, Status};
use crate::calendar::occurrence::Certainty;
use crate::calendar::recurrence::{End, Recorded, Recurrence, Series, of_team};
use crate::calendar::schedule::Statement;
use crate::calendar::words::describe;
use crate::cli::rules::{Stated, UNKNOWN, statement};
use crate::render::ics::is_day;
use chrono::{DateTime, Days, NaiveDate, Utc};
use minutebook_index::model::{MinutesKind, Team};
use minutebook_index::{Filter, Head, Searcher};
use std::collections::{BTreeMap, BTreeSet};

/// A minute book may be ahead of its newest commit by so many days: minutes
/// are prepared before the meeting. What is later still is a typing error.
const AHEAD: u64 = 62;
/// Days for which one statement alone makes a body that meets.
const RECENT: i64 = 365;

/// Everything that is known of the meetings of one source.
#[derive(Default)]
struct Source {
    newest: NaiveDate,
    meetings: BTreeMap<String, Vec<Head>>,
    statements: Vec<Statement<Stated>>,
    teams: BTreeMap<String, Team>,
}

/// Makes a feed of the rules by which teams meet, of all their history.
///
/// `wanted` chooses teams; bodies that met once, or that are known from an old
/// statement alone, only count if they are `named`.
pub(crate) fn of_schedules(
    searcher: &Searcher,
    wanted: &Filter,
    named: Named,
) -> anyhow::Result<Feed> {
    let mut feed = Feed::default();
    let mut unknown = BTreeSet::new();
    for (name, source) in read(searcher)? {
        let chosen = wanted.sources.is_empty() || wanted.sources.contains(&name);
        for (id, team) in source.teams.iter().filter(|_| chosen) {
            if is_wanted(wanted, (&name, team)) && (named == Named::Yes || source.is_body(id)) {
                source.tell((&name, team), &mut feed, &mut unknown);
            }
        }
    }
    if !unknown.is_empty() {
        let unknown: Vec<String> = unknown.into_iter().collect();
        feed.notes.push(format!(
            "left out, nothing tells the days: {}",
            unknown.join(", ")
        ));
    }
    Ok(feed)
}

/// Whether teams were chosen by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    /// By name, or all of them.
    Yes,
    /// Not at all.
    No,
}

fn is_wanted(wanted: &Filter, (source, team): (&str, &Team)) -> bool {
    let scoped = format!("{source}/{}", team.id);
    let is_meant = |name: &String| *name == scoped || *name == team.id || *name == team.name;
    wanted.teams.is_empty() || wanted.teams.iter().any(is_meant)
}

/// Reads all sources whole, so that a team is the same in every feed.
fn read(searcher: &Searcher) -> anyhow::Result<BTreeMap<String, Source>> {
    let mut sources: BTreeMap<String, Source> = BTreeMap::new();
    for head in searcher.heads(&Filter::default())? {
        let source = sources.entry(head.source.clone()).or_default();
        source.newest = source.newest.max(newest(&head));
        let team = head
            .team
            .clone()
            .filter(|_| head.kind == MinutesKind::Meeting);
        if let Some(team) = team.filter(|_| head.date.is_some()) {
            source
                .meetings
                .entry(team.id.clone())
                .or_default()
                .push(head);
            source.teams.insert(team.id.clone(), team);
        }
    }
    for fact in searcher.schedules(&Filter::default())? {
        let source = sources.entry(fact.meeting.source.clone()).or_default();
        source.statements.extend(statement(fact));
    }
    for source in sources.values_mut() {
        let line = |s: &Statement<Stated>| (s.day, s.reference.line);
        source.statements.sort_by_key(line);
        for team in source
            .statements
            .iter()
            .filter_map(|s| s.schedule.team.as_ref())
        {
            let known = source.teams.entry(team.id.clone());
            known.or_insert_with(|| team.clone());
        }
    }
    Ok(sources)
}

fn newest(head: &Head) -> NaiveDate {
    let Some(committed) = head.committed_at.map(|time| time.date_naive()) else {
        return head.date.unwrap_or_default();
    };
    let most = committed.checked_add_days(Days::new(AHEAD));
    let date = head
        .date
        .filter(|date| most.is_none_or(|most| *date <= most));
    date.map_or(committed, |date| date.max(committed))
}

impl Source {
    fn meetings(&self, team: &str) -> &[Head] {
        self.meetings.get(team).map_or(&[], Vec::as_slice)
    }

    fn statements(&self, team: &str) -> impl Iterator<Item = &Statement<Stated>> {
        let of_team = move |s: &&Statement<Stated>| {
            let named = s.schedule.team.as_ref();
            named.is_some_and(|named| named.id == team)
        };
        self.statements.iter().filter(of_team)
    }

    /// Tells whether a team meets again and again, as far as is recorded.
    fn is_body(&self, team: &str) -> bool {
        let last = self.statements(team).map(|s| s.day).max();
        let recent = |day: NaiveDate| day == UNKNOWN || (self.newest - day).num_days() <= RECENT;
        1 < self.meetings(team).len() || last.is_some_and(recent)
    }

    /// Adds the entries of a team.
    fn tell(&self, (name, team): (&str, &Team), feed: &mut Feed, unknown: &mut BTreeSet<String>) {
        let days = self.meetings(&team.id).iter().filter_map(|head| head.date);
        let meetings: Vec<NaiveDate> = days.collect();
        let recorded = Recorded {
            meetings: &meetings,
            newest: self.newest,
        };
        let rules = of_team(&self.statements, &team.id, recorded);
        if rules
            .last()
            .is_none_or(|rule| rule.certainty == Certainty::Unknown)
        {
            unknown.insert(team.name.clone());
        }
        let mut told: BTreeMap<&str, usize> = BTreeMap::new();
        for rule in &rules {
            let number = told.entry(&rule.rule.stated.meeting.id).or_default();
            *number += 1;
            let telling = Telling {
                source: name,
                team,
                rule,
                number: number.to_string(),
                witnesses: self.witnesses(&team.id, rule),
            };
            feed.entries.extend(telling.entries());
        }
    }

    /// Returns when each statement and meeting was written down that may have
    /// had a say in how a rule is understood.
    fn witnesses(&self, team: &str, rule: &Recurrence<Stated>) -> Vec<DateTime<Utc>> {
        let until = match rule.end {
            End::Replaced(day) => day,
            End::Silent(_) | End::Far(_) => NaiveDate::MAX,
        };
        let stated = self.statements(team).filter(|s| s.day <= until);
        let stated = stated.map(|s| changed(&s.reference.meeting));
        let met = self.meetings(team).iter();
        let met = met.filter(|head| head.date.is_some_and(|day| day <= until));
        stated.chain(met.map(changed)).collect()
    }
}

/// A rule, and whose it is.
struct Telling<'a> {
    source: &'a str,
    team: &'a Team,
    rule: &'a Recurrence<Stated>,
    /// Which rule of its meeting it is.
    number: String,
    witnesses: Vec<DateTime<Utc>>,
}

impl Telling<'_> {
    fn entries(&self) -> Vec<Entry> {
        let series = self.rule.series.iter().zip(1..);
        let series = series.map(|(series, n): (&Series, u32)| Entry {
            series: Some(series.clone()).filter(|s| s.first < s.last),
            ..self.entry(series.first, &n.to_string())
        });
        let single = self.rule.single.iter().map(|day| Entry {
            status: Status::Confirmed,
            ..self.entry(*day, &day.to_string())
        });
        let all = series.chain(single);
        all.filter(|entry| is_day(entry.span.first_day())).collect()
    }

    fn entry(&self, day: NaiveDate, which: &str) -> Entry {
        let stated = &self.rule.rule.stated;
        let sequence = u32::try_from(2 * self.witnesses.len()).unwrap_or(u32::MAX);
        let url = stated.meeting.url.as_ref();
        let names = [
            self.source,
            &self.team.id,
            &stated.meeting.id,
            &self.number,
            which,
        ];
        Entry {
            uid: uid(&[&["schedule"], names.as_slice()].concat()),
            created: stated.meeting.first_committed_at,
            modified: self.witnesses.iter().max().copied().unwrap_or_default(),
            sequence: sequence + u32::from(matches!(self.rule.end, End::Silent(_))),
            summary: self.team.name.clone(),
            description: self.description(),
            location: None,
            url: url.map(|_| link(&stated.meeting, stated.line)),
            categories: vec![self.team.name.clone()],
            status: match self.rule.certainty {
                Certainty::Exact => Status::Confirmed,
                Certainty::Likely | Certainty::Unknown => Status::Tentative,
            },
            span: self.span(day),
            series: None,
        }
    }

    fn span(&self, day: NaiveDate) -> Span {
        let rule = &self.rule.rule.rule;
        let times = Times {
            start: rule.start_time,
            end: rule.end_time,
            zone: rule.timezone.as_deref(),
        };
        times.on(day, day)
    }

    fn description(&self) -> Vec<String> {
        let rule = &self.rule.rule;
        let mut lines = vec![describe(&rule.rule)];
        if rule.rule.start_time.is_none() {
            lines.push("the time is not known".to_owned());
        }
        let stated = link(&rule.stated.meeting, rule.stated.line);
        let day = self.rule.stated.map(|day| format!(" {day}"));
        lines.push(format!("stated{}: {stated}", day.unwrap_or_default()));
        if self.rule.certainty != Certainty::Exact {
            lines.push(format!("likely: {}", self.rule.reason));
        }
        lines.extend(rule.exceptions.iter().map(|exception| {
            let stated = link(&exception.stated.meeting, exception.stated.line);
            match exception.next {
                Some(day) => format!("meets on {day}: {stated}"),
                None => format!("a session is off, said {}: {stated}", exception.day),
            }
        }));
        lines.push(match self.rule.end {
            End::Replaced(day) => format!("another rule was stated on {day}"),
            End::Silent(day) => format!("nothing was heard of it after {day}"),
            End::Far(day) => format!("shown until {day}, five years after it was last said"),
        });
        lines
    }
}
