//! Which meetings count.

use crate::{
    model::MinutesKind,
    query::Query,
    tags::{self, Tags},
};
use chrono::NaiveDate;

/// Chooses meetings and pages; what is left empty chooses all.
///
/// The values of one list are alternatives, different fields must all hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Names of sources.
    pub sources: Vec<String>,
    /// Teams, by id, by `source/id` or by name.
    pub teams: Vec<String>,
    /// Meetings that ended on this day or later; without it undated ones
    /// count as well.
    pub since: Option<NaiveDate>,
    /// Meetings that began on this day or earlier; without it undated ones
    /// count as well.
    pub until: Option<NaiveDate>,
    /// Meetings only, or pages only.
    pub kind: Option<MinutesKind>,
    /// Ids of meetings.
    pub ids: Vec<String>,
    /// Paths, folders, or names of files with or without extension.
    pub paths: Vec<String>,
    /// What the facts themselves, or the titles of minutes, must say; all of
    /// its words. A search ranks by a query of its own.
    pub query: Option<Query>,
    /// The day from which `3w` in the query counts.
    pub today: NaiveDate,
}

impl Filter {
    /// Returns the alternatives, one list a field, of which each record must
    /// have one tag.
    ///
    /// A schedule belongs to the team that it names rather than to the team
    /// whose minutes it stands in: `with_teams` is left to the caller there.
    pub(crate) fn alternatives(&self, teams: Teams) -> Vec<Vec<String>> {
        let kind = self.kind.map(|kind| tags::tag("kind", tags::kind(kind)));
        let teams: &[String] = match teams {
            Teams::OfMeeting => &self.teams,
            Teams::Ignored => &[],
        };
        let mut all = vec![kind.into_iter().collect()];
        let lists = [
            ("source", self.sources.as_slice()),
            ("team", teams),
            ("id", &self.ids),
            ("path", &self.paths),
        ];
        for (field, values) in lists {
            all.push(values.iter().map(|value| tags::tag(field, value)).collect());
        }
        all.retain(|list: &Vec<String>| !list.is_empty());
        all
    }

    /// Returns whether the tags of a fact have one of the teams.
    pub(crate) fn accepts_team(&self, tags: &Tags) -> bool {
        let mut teams = self.teams.iter();
        self.teams.is_empty() || teams.any(|team| tags.contains(&tags::tag("team", team)))
    }

    /// Returns whether it lets everything through.
    pub(crate) fn is_open(&self) -> bool {
        !self.has_days() && self.alternatives(Teams::OfMeeting).is_empty()
    }

    /// Returns whether it says anything about days.
    pub(crate) fn has_days(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }

    /// Returns whether a meeting on those days counts.
    pub(crate) fn accepts_days(&self, first: Option<NaiveDate>, last: Option<NaiveDate>) -> bool {
        let Some(first) = first else {
            return !self.has_days();
        };
        let last = last.unwrap_or(first);
        self.since.is_none_or(|since| since <= last)
            && self.until.is_none_or(|until| first <= until)
    }
}

/// Whose team a filter's teams are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Teams {
    /// That of the meeting.
    OfMeeting,
    /// Nobody's: the caller compares with the fact's own.
    Ignored,
}
