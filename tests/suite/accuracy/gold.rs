//! What the labels say. Found minutes are brought into the same form, so that
//! like is compared with like.

use crate::support::corpus::root;
use chrono::NaiveDate;
use minutebook_index::model::{
    self, DecisionKind, EventStatus, Frequency, Minutes, Parity, PartialDate, Presence, TimeOfDay,
};
use serde::Deserialize;
use std::{collections::BTreeSet, fs};

/// The place of an event that is only online.
pub(super) const ONLINE: &str = "online";

/// The labels of a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Label {
    /// Corpus, `/`, path.
    pub(super) path: String,
    /// None for a page.
    pub(super) meetings: Vec<Meeting>,
    /// Those of a page, if they are labelled.
    pub(super) schedules: Option<Vec<Schedule>>,
    #[serde(default, rename = "notes")]
    _notes: String,
}

/// A meeting.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Meeting {
    pub(super) date: Option<NaiveDate>,
    pub(super) end_date: Option<NaiveDate>,
    /// Name of the team.
    pub(super) series: String,
    /// Not labelled: the same for the same series, another one for another.
    #[serde(skip)]
    pub(super) team_id: String,
    pub(super) participants: Vec<Person>,
    pub(super) agenda: Vec<Topic>,
    pub(super) events: Vec<Event>,
    pub(super) schedules: Vec<Schedule>,
    pub(super) actions: Vec<Action>,
    pub(super) decisions: Vec<Decision>,
}

/// A person: one name in the labels, handle and name where found.
#[derive(Deserialize)]
#[serde(from = "String")]
pub(super) struct Person(pub(super) BTreeSet<String>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Topic {
    pub(super) title: String,
    pub(super) line: u32,
    pub(super) owners: Vec<String>,
    #[serde(default)]
    pub(super) optional: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    pub(super) name: String,
    pub(super) start: Option<PartialDate>,
    pub(super) end: Option<PartialDate>,
    pub(super) start_time: Option<TimeOfDay>,
    pub(super) place: Option<String>,
    pub(super) urls: Vec<String>,
    pub(super) cfp_deadline: Option<NaiveDate>,
    #[serde(default)]
    pub(super) status: EventStatus,
    pub(super) line: u32,
    #[serde(default)]
    pub(super) optional: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Schedule {
    pub(super) team: String,
    pub(super) freq: Option<Frequency>,
    pub(super) interval: Option<u32>,
    /// `MO` to `SU`.
    pub(super) weekday: Option<String>,
    pub(super) week_of_month: Option<Vec<i8>>,
    pub(super) parity: Option<Parity>,
    pub(super) start_time: Option<TimeOfDay>,
    pub(super) end_time: Option<TimeOfDay>,
    pub(super) next: Option<NaiveDate>,
    pub(super) line: u32,
    #[serde(default)]
    pub(super) optional: bool,
    #[serde(default, rename = "timezone")]
    _timezone: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Action {
    pub(super) owners: Vec<String>,
    pub(super) text: String,
    pub(super) line: u32,
    #[serde(default)]
    pub(super) optional: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Decision {
    pub(super) kind: DecisionKind,
    pub(super) text: String,
    pub(super) line: u32,
    #[serde(default)]
    pub(super) optional: bool,
}

/// What is labelled one by one.
pub(super) trait Fact {
    /// Where it stands; none for a person.
    fn line(&self) -> Option<u32>;
    /// Whether two careful readers could disagree.
    fn is_optional(&self) -> bool;
}

macro_rules! fact {
    ($($name:ident)*) => {$(
        impl Fact for $name {
            fn line(&self) -> Option<u32> {
                Some(self.line)
            }

            fn is_optional(&self) -> bool {
                self.optional
            }
        }
    )*};
}

fact!(Topic Event Schedule Action Decision);

impl Fact for Person {
    fn line(&self) -> Option<u32> {
        None
    }

    fn is_optional(&self) -> bool {
        false
    }
}

/// Reads the labels of a corpus.
pub(super) fn labels(corpus: &str) -> Vec<Label> {
    let path = root().join(format!("fixtures/gold/{corpus}.jsonl"));
    let text = fs::read_to_string(path).unwrap();
    let read = |line| serde_json::from_str(line).unwrap();
    text.lines().map(read).collect()
}

impl From<String> for Person {
    fn from(name: String) -> Self {
        Self([name].into())
    }
}

impl From<&Minutes> for Meeting {
    fn from(minutes: &Minutes) -> Self {
        let present = |p: &&model::Participant| p.status == Presence::Present;
        let participants = minutes.participants.iter().filter(present);
        let schedules = minutes.schedules.iter().filter(|s| !s.exception);
        let actions = minutes.actions.iter().filter(|a| !a.done);
        let team = minutes.team.as_ref();
        Self {
            date: minutes.date,
            end_date: minutes.end_date,
            series: team.map(|t| t.name.clone()).unwrap_or_default(),
            team_id: team.map(|t| t.id.clone()).unwrap_or_default(),
            participants: participants.map(Into::into).collect(),
            agenda: minutes.agenda.iter().map(Into::into).collect(),
            events: minutes.events.iter().map(Into::into).collect(),
            schedules: schedules.map(Into::into).collect(),
            actions: actions.map(Into::into).collect(),
            decisions: minutes.decisions.iter().map(Into::into).collect(),
        }
    }
}

impl From<&model::Participant> for Person {
    fn from(person: &model::Participant) -> Self {
        let names = person.handle.iter().chain(&person.name);
        Self(names.cloned().collect())
    }
}

impl From<&model::AgendaItem> for Topic {
    fn from(item: &model::AgendaItem) -> Self {
        Self {
            title: item.title.clone(),
            line: item.line,
            owners: item.owners.clone(),
            optional: false,
        }
    }
}

impl From<&model::Mention> for Event {
    fn from(mention: &model::Mention) -> Self {
        let online = mention.online.then(|| ONLINE.to_owned());
        Self {
            name: mention.name.clone(),
            start: mention.start,
            end: mention.end,
            start_time: mention.start_time,
            place: mention.place.clone().or(online),
            urls: mention.urls.clone(),
            cfp_deadline: mention.cfp_deadline,
            status: mention.status,
            line: mention.line,
            optional: false,
        }
    }
}

impl From<&model::Schedule> for Schedule {
    fn from(schedule: &model::Schedule) -> Self {
        let team = schedule.team.as_ref();
        let code = |day: chrono::Weekday| day.to_string()[..2].to_uppercase();
        Self {
            team: team.map(|t| t.name.clone()).unwrap_or_default(),
            freq: schedule.freq,
            interval: schedule.interval,
            weekday: schedule.weekday.map(code),
            week_of_month: schedule.week_of_month.clone(),
            parity: schedule.parity,
            start_time: schedule.start_time,
            end_time: schedule.end_time,
            next: schedule.next,
            line: schedule.line,
            optional: false,
            _timezone: None,
        }
    }
}

impl From<&model::Action> for Action {
    fn from(action: &model::Action) -> Self {
        Self {
            owners: action.owners.clone(),
            text: action.text.clone(),
            line: action.line,
            optional: false,
        }
    }
}

impl From<&model::Decision> for Decision {
    fn from(decision: &model::Decision) -> Self {
        Self {
            kind: decision.kind,
            text: decision.text.clone(),
            line: decision.line,
            optional: false,
        }
    }
}
