//! What is known of each team's meetings: the days, the rule in force, the
//! rhythm, the next session. Read once, for the commands that show it.

use crate::calendar::fit::{Fit, compare};
use crate::calendar::occurrence::{Known, Next, next};
use crate::calendar::rhythm::{Rhythm, observe};
use crate::calendar::schedule::{InForce, Statement, history, in_force};
use anyhow::Result;
use chrono::NaiveDate;
use minutebook_index::model::{MinutesKind, Schedule, Team};
use minutebook_index::{Fact, Filter, Head, Searcher};
use std::collections::{BTreeMap, BTreeSet};

/// The day of a statement on a page of a plain folder: before all others.
pub(crate) const UNKNOWN: NaiveDate = NaiveDate::MIN;

const YEAR: i64 = 365;
/// Meetings within so many days are one that took several.
const ONCE: i64 = 7;
/// So many teams make a list of when teams meet.
const LIST: usize = 3;

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
    /// Statements by source, in their order.
    statements: BTreeMap<String, Vec<Statement<Stated>>>,
    /// Ids of minutes that list when many teams meet.
    listings: BTreeSet<String>,
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
            statements: BTreeMap::new(),
            listings: BTreeSet::new(),
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
        self.listings = listings(&facts);
        for fact in facts {
            let source = fact.meeting.source.clone();
            let own = self.statements.entry(source).or_default();
            own.extend(statement(fact).filter(|s| s.day <= self.today));
        }
        for (source, statements) in &mut self.statements {
            statements.sort_by_key(|s| (s.day, s.reference.line));
            for rule in in_force(statements, self.today) {
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

    /// Returns a team.
    pub(crate) fn team(&self, key: &TeamKey) -> Team {
        let unnamed = || Team {
            id: key.id.clone(),
            name: key.id.clone(),
        };
        self.teams.get(key).cloned().unwrap_or_else(unnamed)
    }

    /// Tells whether a team is one that meets again and again, or did so
    /// lately. Minutes also speak in passing of the meetings of others, and of
    /// sessions long gone.
    pub(crate) fn is_body(&self, key: &TeamKey) -> bool {
        let rule = self.rule(key);
        let days = self.days(key);
        let (first, last) = (days.iter().min(), days.iter().max());
        let again = first
            .zip(last)
            .is_some_and(|(a, b)| ONCE < (*b - *a).num_days());
        if again || !days.is_empty() && rule.is_some() {
            let stated = rule.map(|rule| rule.confirmed).max(last.copied());
            return stated.is_some_and(|day| self.is_within(day, YEAR));
        }
        days.is_empty() && rule.is_some_and(|rule| self.is_listed(rule))
    }

    /// Tells whether a rule stands on a page, or lately in a list of several.
    fn is_listed(&self, rule: &InForce<Stated>) -> bool {
        let is_page = rule.stated.meeting.kind == MinutesKind::Page;
        is_page || self.is_in_list(rule) && self.is_within(rule.confirmed, YEAR / 2)
    }

    fn is_in_list(&self, rule: &InForce<Stated>) -> bool {
        self.listings.contains(&rule.stated.meeting.id)
    }

    /// Tells whether a rule is more than a remark in passing: the team met, or
    /// the rule stands on a page or in a list of several.
    pub(crate) fn is_serious(&self, key: &TeamKey, rule: &InForce<Stated>) -> bool {
        let is_page = rule.stated.meeting.kind == MinutesKind::Page;
        !self.days(key).is_empty() || is_page || self.is_in_list(rule)
    }

    fn is_within(&self, day: NaiveDate, days: i64) -> bool {
        day == UNKNOWN || (self.today - day).num_days() <= days
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
        next(&self.known(key), self.today)
    }

    /// Returns how the meetings fit the rule.
    pub(crate) fn fit(&self, key: &TeamKey) -> Option<Fit> {
        compare(&self.known(key), self.rule(key)?.since, self.today)
    }

    /// Returns all rules of a team, the oldest first.
    pub(crate) fn history(&self, key: &TeamKey) -> Vec<InForce<Stated>> {
        let statements = self.statements.get(&key.source);
        statements.map_or(Vec::new(), |all| history(all, &key.id, self.today))
    }

    /// Returns the statements of each source, in their order.
    pub(crate) fn statements(&self) -> impl Iterator<Item = &Vec<Statement<Stated>>> {
        self.statements.values()
    }

    fn known(&self, key: &TeamKey) -> Known<'_> {
        Known::new(self.rule(key), self.days(key))
    }

    /// Returns the days on which a team met.
    pub(crate) fn days(&self, key: &TeamKey) -> &[NaiveDate] {
        self.meetings.get(key).map_or(&[], Vec::as_slice)
    }
}

/// Returns the ids of minutes that state when several teams meet.
fn listings(facts: &[Fact<Schedule>]) -> BTreeSet<String> {
    let mut teams: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for Fact { meeting, fact } in facts {
        let team = fact.team.iter().map(|team| team.id.as_str());
        teams.entry(&meeting.id).or_default().extend(team);
    }
    let lists = teams.into_iter().filter(|(_, teams)| LIST <= teams.len());
    lists.map(|(id, _)| id.to_owned()).collect()
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
