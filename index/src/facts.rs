//! Facts with the meeting they come from.

use crate::{
    model::{Action, Decision, DecisionKind, Link, Mention, Minutes, Participant, Schedule},
    record::{Head, Kind},
    tags::{self, Tags},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A fact and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact<T> {
    /// The meeting or page.
    pub meeting: Head,
    /// The fact.
    pub fact: T,
}

/// A kind of fact that the index lists: [`Mention`], [`Schedule`], [`Link`],
/// [`Action`], [`Decision`] and [`Participant`].
pub trait FactKind: private::Stored {}

impl<T: private::Stored> FactKind for T {}

pub(crate) mod private {
    use super::{DeserializeOwned, Head, Minutes, Serialize, Tags};

    /// How a fact is stored and found; nobody outside can add a kind.
    pub trait Stored: Serialize + DeserializeOwned {
        /// Name of the kind of its record.
        #[doc(hidden)]
        const RECORD: &'static str;
        /// Returns the facts of a meeting.
        #[doc(hidden)]
        fn of(minutes: &Minutes) -> &[Self];
        /// Returns the text in which words are looked for.
        #[doc(hidden)]
        fn text(&self) -> String;
        /// Adds the fact's own tags to those of its meeting.
        #[doc(hidden)]
        fn add_tags(&self, head: &Head, tags: &mut Tags);
    }
}

/// The record of all facts of one kind in one meeting.
#[derive(Serialize, Deserialize)]
pub(crate) struct FactsRecord<H, F> {
    pub(crate) meeting: H,
    pub(crate) facts: F,
}

impl private::Stored for Mention {
    const RECORD: &'static str = Kind::Mentions.name();

    fn of(minutes: &Minutes) -> &[Self] {
        &minutes.events
    }

    fn text(&self) -> String {
        let place = self.place.as_deref().unwrap_or_default();
        format!("{}\n{place}", self.name)
    }

    fn add_tags(&self, _: &Head, tags: &mut Tags) {
        tags.insert(tags::tag("title", &self.name));
        for url in &self.urls {
            tags::add_url(url, tags);
        }
    }
}

impl private::Stored for Schedule {
    const RECORD: &'static str = Kind::Schedules.name();

    fn of(minutes: &Minutes) -> &[Self] {
        &minutes.schedules
    }

    fn text(&self) -> String {
        let team = self.team.as_ref();
        team.map(|team| team.name.clone()).unwrap_or_default()
    }

    fn add_tags(&self, head: &Head, tags: &mut Tags) {
        if let Some(team) = &self.team {
            // The statement may stand in the minutes of another team.
            tags.retain(|tag| !tag.starts_with("team:"));
            tags::add_team(&head.source, team, tags);
        }
    }
}

impl private::Stored for Link {
    const RECORD: &'static str = Kind::Links.name();

    fn of(minutes: &Minutes) -> &[Self] {
        &minutes.links
    }

    fn text(&self) -> String {
        format!("{}\n{}", self.text, self.url)
    }

    fn add_tags(&self, _: &Head, tags: &mut Tags) {
        tags::add_link(self, tags);
    }
}

impl private::Stored for Action {
    const RECORD: &'static str = Kind::Actions.name();

    fn of(minutes: &Minutes) -> &[Self] {
        &minutes.actions
    }

    fn text(&self) -> String {
        format!("{}\n{}", self.text, self.owners.join(" "))
    }

    fn add_tags(&self, _: &Head, tags: &mut Tags) {
        tags::add_people("owner", &self.owners, tags);
        tags::add_people("person", &self.owners, tags);
        let kind = if self.done { "done" } else { "open" };
        tags.insert(tags::tag("kind", kind));
    }
}

impl private::Stored for Participant {
    const RECORD: &'static str = Kind::Participants.name();

    fn of(minutes: &Minutes) -> &[Self] {
        &minutes.participants
    }

    fn text(&self) -> String {
        let spellings = self.name.iter().chain(&self.handle);
        spellings.map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    fn add_tags(&self, _: &Head, tags: &mut Tags) {
        tags::add_participant(self, tags);
    }
}

impl private::Stored for Decision {
    const RECORD: &'static str = Kind::Decisions.name();

    fn of(minutes: &Minutes) -> &[Self] {
        &minutes.decisions
    }

    fn text(&self) -> String {
        self.text.clone()
    }

    fn add_tags(&self, _: &Head, tags: &mut Tags) {
        let kind = match self.kind {
            DecisionKind::Resolved => "resolved",
            DecisionKind::Agreed => "agreed",
            DecisionKind::Decided => "decided",
            DecisionKind::Rejected => "rejected",
            DecisionKind::Postponed => "postponed",
        };
        tags.insert(tags::tag("kind", kind));
    }
}
