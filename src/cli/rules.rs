//! What is known of each team's meetings: the days, the rule in force, the
//! rhythm, the next session. Read once, for the commands that show it.

use crate::calendar::occurrence::{Known, Next, next};
use crate::calendar::rhythm::{Rhythm, observe};
use crate::calendar::schedule::{InForce, Statement, in_force};
use anyhow::Result;
use chrono::NaiveDate;
use minutebook_index::model::{MinutesKind, Schedule, Team};
use minutebook_index::{Fact, Filter, Head, Searcher};
use std::collections::BTreeMap;

/// The day of a statement on a page of a plain folder: before all others.
pub(crate) const UNKNOWN: NaiveDate = NaiveDate::MIN;

/// A team of a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TeamKey {
    /// Name of the source.
    pub(crate) source: String,
    /// Id of the team.
    pub(crate) id: String,
}

/// What is known of the teams as of a day.
pub(crate) struct Rules {
    today: NaiveDate,
    teams: BTreeMap<TeamKey, Team>,
    meetings: BTreeMap<TeamKey, Vec<NaiveDate>>,
    in_force: BTreeMap<TeamKey, InForce<Stated>>,
}

/// Where a rule is stated.
#[derive(Clone, Debug)]
pub(crate) struct Stated {
    /// The meeting or page.
    pub(crate) meeting: Head,
    /// The line.
    pub(crate) line: u32,
}

impl Rules {
    /// Reads what is known of the teams that the filter lets through.
    pub(crate) fn read(searcher: &Searcher, filter: &Filter, today: NaiveDate) -> Result<Self> {
        let until = Some(filter.until.unwrap_or(today));
        let met = Filter {
            kind: Some(MinutesKind::Meeting),
            until,
            ..filter.clone()
        };
        let mut rules = Self {
            today,
            teams: BTreeMap::new(),
            meetings: BTreeMap::new(),
            in_force: BTreeMap::new(),
        };
        for head in searcher.heads(&met)? {
            rules.note_meeting(head);
        }
        let stated = Filter {
            since: None,
            until: None,
            ..filter.clone()
        };
        rules.note_statements(searcher.schedules(&stated)?);
        Ok(rules)
    }

    fn note_meeting(&mut self, head: Head) {
        let (Some(team), Some(date)) = (head.team, head.date) else {
            return;
        };
        let key = TeamKey {
            source: head.source,
            id: team.id.clone(),
        };
        self.meetings.entry(key.clone()).or_default().push(date);
        self.teams.insert(key, team);
    }

    fn note_statements(&mut self, facts: Vec<Fact<Schedule>>) {
        let mut by_source: BTreeMap<String, Vec<Statement<Stated>>> = BTreeMap::new();
        for fact in facts {
            let source = fact.meeting.source.clone();
            by_source.entry(source).or_default().extend(statement(fact));
        }
        for (source, mut statements) in by_source {
            statements.sort_by_key(|s| (s.day, s.reference.line));
            for rule in in_force(&statements, self.today) {
                let key = TeamKey {
                    source: source.clone(),
                    id: rule.team.id.clone(),
                };
                self.teams.entry(key.clone()).or_insert(rule.team.clone());
                self.in_force.insert(key, rule);
            }
        }
    }

    /// Returns all teams that met or of which a rule is stated.
    pub(crate) fn teams(&self) -> impl Iterator<Item = (&TeamKey, &Team)> {
        self.teams.iter()
    }

    /// Returns the teams that met, with the days.
    pub(crate) fn meetings(&self) -> impl Iterator<Item = (&TeamKey, &Vec<NaiveDate>)> {
        self.meetings.iter()
    }

    /// Returns a team.
    pub(crate) fn team(&self, key: &TeamKey) -> Team {
        let unnamed = || Team {
            id: key.id.clone(),
            name: key.id.clone(),
        };
        self.teams.get(key).cloned().unwrap_or_else(unnamed)
    }

    /// Tells whether a team is one that meets again and again: it did so, or
    /// a rule of it was stated in the last year. Minutes also speak in passing
    /// of the meetings of others, and of sessions long gone.
    pub(crate) fn is_body(&self, key: &TeamKey) -> bool {
        const YEAR: i64 = 365;
        let stated = self.rule(key).map(|rule| rule.confirmed);
        let is_recent = |day: NaiveDate| (self.today - day).num_days() <= YEAR;
        1 < self.days(key).len() || stated.is_some_and(|day| day == UNKNOWN || is_recent(day))
    }

    /// Returns the rule in force.
    pub(crate) fn rule(&self, key: &TeamKey) -> Option<&InForce<Stated>> {
        self.in_force.get(key)
    }

    /// Returns the rhythm of the team's meetings.
    pub(crate) fn rhythm(&self, key: &TeamKey) -> Option<Rhythm> {
        observe(self.days(key), self.today)
    }

    /// Returns the next session.
    pub(crate) fn next(&self, key: &TeamKey) -> Next {
        next(&Known::new(self.rule(key), self.days(key)), self.today)
    }

    fn days(&self, key: &TeamKey) -> &[NaiveDate] {
        self.meetings.get(key).map_or(&[], Vec::as_slice)
    }
}

/// A statement counts from the day of its meeting; that of a page from the day
/// on which the page was changed last.
pub(crate) fn statement(fact: Fact<Schedule>) -> Option<Statement<Stated>> {
    let Fact { meeting, fact } = fact;
    let changed = meeting.committed_at.map(|time| time.date_naive());
    let day = match meeting.kind {
        MinutesKind::Meeting => meeting.date,
        MinutesKind::Page => Some(changed.unwrap_or(UNKNOWN)),
    };
    Some(Statement {
        day: day?,
        reference: Stated {
            line: fact.line,
            meeting,
        },
        schedule: fact,
    })
}
