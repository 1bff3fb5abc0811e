//! Who comes to which meetings, counted over many attendance lists.
//!
//! A person is a handle, or a name where no handle is known. Only meetings
//! with an attendance list can be counted: of the others nobody knows who was
//! there.

use chrono::NaiveDate;
use minutebook_index::model::{Participant, Presence, Team};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The attendance list of a meeting.
#[derive(Clone, Debug)]
pub struct List<'a> {
    /// Name of the source.
    pub source: &'a str,
    /// Whose meeting it was.
    pub team: &'a Team,
    /// When.
    pub day: NaiveDate,
    /// Who is listed.
    pub people: &'a [Participant],
}

/// Somebody, and where he or she was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The fullest name.
    pub name: Option<String>,
    /// Handle, without `@`.
    pub handle: Option<String>,
    /// Meetings attended.
    pub attended: usize,
    /// Day of the first one.
    pub first: NaiveDate,
    /// Day of the last one.
    pub last: NaiveDate,
    /// The same for each team, most attended first.
    pub teams: Vec<Share>,
}

/// Attendance in the meetings of one team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The source it belongs to.
    pub source: String,
    /// The team.
    pub team: Team,
    /// Meetings attended.
    pub attended: usize,
    /// Meetings of the period that have an attendance list.
    pub held: usize,
    /// Meetings for which the person is listed as absent or excused.
    pub missed: usize,
    /// Day of the first one attended.
    pub first: NaiveDate,
    /// Day of the last one attended.
    pub last: NaiveDate,
}

impl Person {
    /// Returns the name, or the handle where there is none.
    pub fn shown(&self) -> &str {
        let shown = self.name.as_deref().or(self.handle.as_deref());
        shown.unwrap_or_default()
    }
}

type TeamKey<'a> = (&'a str, &'a str);

#[derive(Default)]
struct Tally<'a> {
    /// The fullest name, the latest of these, with its number of words.
    name: Option<(usize, NaiveDate, &'a str)>,
    handle: Option<&'a str>,
    teams: BTreeMap<TeamKey<'a>, Count>,
}

#[derive(Default)]
struct Count {
    days: BTreeSet<NaiveDate>,
    attended: usize,
    missed: usize,
}

/// Counts who attended what, most meetings first; people who never came are
/// left out.
pub fn tally(lists: &[List<'_>]) -> Vec<Person> {
    let handles = handles(lists);
    let mut tallies: BTreeMap<String, Tally<'_>> = BTreeMap::new();
    let mut held: BTreeMap<TeamKey<'_>, (usize, &Team)> = BTreeMap::new();
    for list in lists {
        let key = (list.source, list.team.id.as_str());
        held.entry(key).or_insert((0, list.team)).0 += 1;
        for participant in list.people {
            if let Some(person) = key_of(participant, &handles) {
                tallies
                    .entry(person)
                    .or_default()
                    .add(key, list.day, participant);
            }
        }
    }
    let mut people: Vec<Person> = tallies.values().filter_map(|t| t.person(&held)).collect();
    people.sort_by(|a, b| {
        let order = b
            .attended
            .cmp(&a.attended)
            .then_with(|| b.last.cmp(&a.last));
        order.then_with(|| a.shown().cmp(b.shown()))
    });
    people
}

/// Returns the handle of each name that goes with just one.
fn handles<'a>(lists: &[List<'a>]) -> BTreeMap<String, Option<&'a str>> {
    let mut handles: BTreeMap<String, Option<&str>> = BTreeMap::new();
    for participant in lists.iter().flat_map(|list| list.people) {
        if let (Some(name), Some(handle)) = (&participant.name, &participant.handle) {
            let known = handles.entry(name.to_lowercase()).or_insert(Some(handle));
            if known.is_some_and(|known| !known.eq_ignore_ascii_case(handle)) {
                *known = None;
            }
        }
    }
    handles
}

/// Returns what tells a person from the others.
fn key_of(participant: &Participant, handles: &BTreeMap<String, Option<&str>>) -> Option<String> {
    if let Some(handle) = &participant.handle {
        return Some(format!("@{}", handle.to_lowercase()));
    }
    let name = participant.name.as_ref()?.to_lowercase();
    match handles.get(&name) {
        Some(Some(handle)) => Some(format!("@{}", handle.to_lowercase())),
        _ => Some(name),
    }
}

impl<'a> Tally<'a> {
    fn add(&mut self, key: TeamKey<'a>, day: NaiveDate, participant: &'a Participant) {
        let count = self.teams.entry(key).or_default();
        match participant.status {
            Presence::Present | Presence::Late => {
                count.attended += 1;
                count.days.insert(day);
            }
            Presence::Absent | Presence::Regrets => count.missed += 1,
        }
        if let Some(name) = participant.name.as_deref() {
            let words = name.split_whitespace().count();
            self.name = self.name.max(Some((words, day, name)));
        }
        self.handle = self.handle.or(participant.handle.as_deref());
    }

    fn person(&self, held: &BTreeMap<TeamKey<'_>, (usize, &Team)>) -> Option<Person> {
        let each = self.teams.iter();
        let shares = each.filter_map(|(key, count)| {
            let (held, team) = held.get(key)?;
            Some(Share {
                source: key.0.to_owned(),
                team: (*team).clone(),
                attended: count.attended,
                held: *held,
                missed: count.missed,
                first: *count.days.first()?,
                last: *count.days.last()?,
            })
        });
        let mut teams: Vec<Share> = shares.collect();
        teams.sort_by_key(|share| std::cmp::Reverse((share.attended, share.last)));
        Some(Person {
            name: self.name.map(|(_, _, name)| name.to_owned()),
            handle: self.handle.map(str::to_owned),
            attended: teams.iter().map(|share| share.attended).sum(),
            first: teams.iter().map(|share| share.first).min()?,
            last: teams.iter().map(|share| share.last).max()?,
            teams,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Ada Lovelace @ada`, `-@ada` for somebody absent.
    fn participant(text: &str) -> Participant {
        let status = if text.starts_with('-') {
            Presence::Regrets
        } else {
            Presence::Present
        };
        let text = text.trim_start_matches('-');
        let (name, handle) = text.split_once('@').unwrap_or((text, ""));
        let some = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        Participant {
            name: some(name),
            handle: some(handle),
            role: None,
            status,
        }
    }

    /// (team, day, people) → who attended what.
    fn check(meetings: &[(&str, &str, &str)], expected: &[&str]) {
        let team = |id: &str| Team {
            id: id.to_owned(),
            name: id.to_owned(),
        };
        let meetings: Vec<(Team, NaiveDate, Vec<Participant>)> = meetings
            .iter()
            .map(|(id, day, people)| {
                let people = people.split(", ").map(participant).collect();
                (team(id), day.parse().unwrap(), people)
            })
            .collect();
        let lists: Vec<List<'_>> = meetings
            .iter()
            .map(|(team, day, people)| List {
                source: "garden",
                team,
                day: *day,
                people,
            })
            .collect();
        let share = |s: &Share| format!("{} {}/{} -{}", s.team.id, s.attended, s.held, s.missed);
        let shown = |p: &Person| {
            let teams: Vec<String> = p.teams.iter().map(share).collect();
            let handle = p.handle.clone().unwrap_or_default();
            format!(
                "{} @{handle} {}..{}: {}",
                p.shown(),
                p.first,
                p.last,
                teams.join(", ")
            )
        };
        let found: Vec<String> = tally(&lists).iter().map(shown).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn people_are_counted_by_team() {
        check(
            &[
                ("crew", "2031-05-01", "Ada Lovelace @ada, Bo Berg"),
                ("crew", "2031-05-08", "@Ada, bo berg, -@cy"),
                ("board", "2031-05-09", "Ada Lovelace"),
                ("crew", "2031-05-15", "-Ada Lovelace, Bo Berg"),
            ],
            &[
                "Bo Berg @ 2031-05-01..2031-05-15: crew 3/3 -0",
                "Ada Lovelace @ada 2031-05-01..2031-05-09: crew 2/3 -1, board 1/1 -0",
            ],
        );
        check(&[], &[]);
    }

    #[test]
    fn a_name_of_two_people_is_nobodys_handle() {
        check(
            &[
                ("crew", "2031-05-01", "Bo Berg @bo"),
                ("crew", "2031-05-08", "Bo Berg @berg"),
                ("crew", "2031-05-15", "Bo Berg"),
            ],
            &[
                "Bo Berg @ 2031-05-15..2031-05-15: crew 1/3 -0",
                "Bo Berg @berg 2031-05-08..2031-05-08: crew 1/3 -0",
                "Bo Berg @bo 2031-05-01..2031-05-01: crew 1/3 -0",
            ],
        );
    }
}
