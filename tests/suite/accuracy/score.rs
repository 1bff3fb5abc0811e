//! Holds the minutes of a corpus against its labels, field by field.

use super::alike::{self, people};
use super::gold::{Event, Fact, Label, Meeting, ONLINE, labels};
use super::pair::pair;
use super::rule::{self, Rule, or_dash};
use super::tally::Board;
use crate::support::corpus::Corpus;
use minutebook_index::model::{EventStatus, Minutes, MinutesKind};
use std::collections::BTreeSet;
use std::fmt::Display;

/// Scores everything in a corpus.
pub(super) fn score(corpus: &Corpus) -> Board {
    let mut board = Board::default();
    let mut teams = Vec::new();
    let labels = labels(corpus.name);
    assert_eq!(labels.len(), corpus.files.len(), "every file is labelled");
    for label in &labels {
        let (_, path) = label.path.split_once('/').unwrap();
        let file = corpus.files.iter().position(|(p, _)| p == path);
        let minutes = corpus.minutes[file.unwrap()].iter().map(|r| &r.minutes);
        let (board, teams) = (&mut board, &mut teams);
        Scorer { path, board, teams }.file(label, &minutes.collect::<Vec<_>>());
    }
    team_ids(&mut board, &teams);
    board
}

/// The same series has the same id in all files, another series another.
fn team_ids(board: &mut Board, teams: &[SeenTeam]) {
    let tally = board.field("team_id");
    for (index, one) in teams.iter().enumerate() {
        for other in &teams[..index] {
            let place = format!("{} and {}", one.path, other.path);
            match (one.series == other.series, one.id == other.id) {
                (true, true) => tally.right(),
                (true, false) => tally.missed(&place, &format!("{}, {}", one.id, other.id)),
                (false, true) => tally.extra(&place, &one.id),
                (false, false) => {}
            }
        }
    }
}

/// A labelled series and the id that was found for it.
struct SeenTeam {
    path: String,
    series: String,
    id: String,
}

struct Scorer<'a> {
    path: &'a str,
    board: &'a mut Board,
    teams: &'a mut Vec<SeenTeam>,
}

impl Scorer<'_> {
    fn file(&mut self, label: &Label, minutes: &[&Minutes]) {
        let meetings = minutes.iter().filter(|m| m.kind == MinutesKind::Meeting);
        let mut found: Vec<Meeting> = meetings.map(|m| Meeting::from(*m)).collect();
        if let Some(want) = &label.schedules {
            let got = minutes.iter().flat_map(|m| Meeting::from(*m).schedules);
            self.list(&rule::SCHEDULES, want, &got.collect::<Vec<_>>());
        }
        if label.meetings.is_empty() {
            self.page(&found);
        }
        for (want, got) in by_date(&label.meetings, &mut found) {
            match got {
                Some(got) => self.meeting(want, &got),
                None => self.missing(want),
            }
        }
        for extra in found {
            self.board.field("meeting").extra(self.path, &held(&extra));
        }
    }

    fn page(&mut self, found: &[Meeting]) {
        let tally = self.board.field("page");
        if found.is_empty() {
            tally.right();
        } else {
            tally.missed(self.path, "is no meeting");
        }
    }

    fn missing(&mut self, want: &Meeting) {
        for field in ["meeting", "date", "team"] {
            self.board.field(field).missed(self.path, &held(want));
        }
        self.lists(want, &Meeting::default());
    }

    fn meeting(&mut self, want: &Meeting, got: &Meeting) {
        self.board.field("meeting").right();
        let same = (want.date, want.end_date) == (got.date, got.end_date);
        self.one("date", same, &days(want), &days(got));
        self.teams.push(SeenTeam {
            path: self.path.to_owned(),
            series: want.series.clone(),
            id: got.team_id.clone(),
        });
        let same = alike::teams(&want.series, &got.series);
        self.one("team", same, &want.series, &got.series);
        self.lists(want, got);
    }

    fn lists(&mut self, want: &Meeting, got: &Meeting) {
        self.list(&rule::PARTICIPANTS, &want.participants, &got.participants);
        for (want, got) in self.list(&rule::AGENDA, &want.agenda, &got.agenda) {
            let owners = (people(&want.owners), people(&got.owners));
            self.set("agenda_owners", want.line, owners);
        }
        self.list(&rule::EVENTS, &want.events, &got.events);
        for (want, got) in pair(&rule::EVENTS_NEARBY, &want.events, &got.events).pairs {
            if !want.optional {
                self.event(want, got);
            }
        }
        self.list(&rule::SCHEDULES, &want.schedules, &got.schedules);
        self.list(&rule::ACTIONS, &want.actions, &got.actions);
        self.list(&rule::DECISIONS, &want.decisions, &got.decisions);
    }

    /// The fields of an event count only where it is found.
    fn event(&mut self, want: &Event, got: &Event) {
        let line = want.line;
        self.set("event_urls", line, (urls(want), urls(got)));
        self.maybe("event_start_time", line, (want.start_time, got.start_time));
        self.maybe("event_cfp", line, (want.cfp_deadline, got.cfp_deadline));
        self.maybe("event_status", line, (status(want), status(got)));
        match (want.place.as_deref(), got.place.as_deref()) {
            (Some(place), Some(found)) if alike::places(place, found) => {
                self.board.field("event_place").right();
            }
            (Some(place), _) => self.maybe("event_place", line, (Some(place), None)),
            (None, Some(ONLINE)) => {}
            places => self.maybe("event_place", line, places),
        }
    }

    /// Counts a list; returns the pairs of which the labelled one is required.
    fn list<'b, T: Fact>(
        &mut self,
        rule: &Rule<T>,
        want: &'b [T],
        got: &'b [T],
    ) -> Vec<(&'b T, &'b T)> {
        let mut pairing = pair(rule, want, got);
        pairing.pairs.retain(|(want, _)| !want.is_optional());
        pairing.missed.retain(|want| !want.is_optional());
        let (path, tally) = (self.path, self.board.field(rule.field));
        for (want, got) in &pairing.pairs {
            if (rule.right)(want, got) {
                tally.right();
            } else {
                tally.wrong(path, &(rule.show)(want), &(rule.show)(got));
            }
        }
        for want in pairing.missed {
            tally.missed(path, &(rule.show)(want));
        }
        for got in pairing.extra {
            tally.extra(path, &(rule.show)(got));
        }
        pairing.pairs
    }

    /// Counts a field that is always there.
    fn one(&mut self, field: &str, same: bool, want: &str, got: &str) {
        let tally = self.board.field(field);
        if same {
            tally.right();
        } else {
            tally.wrong(self.path, want, got);
        }
    }

    /// Counts a field that may not be there: labelled, found.
    fn maybe<T>(&mut self, field: &str, line: u32, values: (Option<T>, Option<T>))
    where
        T: PartialEq + Display,
    {
        let tally = self.board.field(field);
        let place = format!("{}:{line}", self.path);
        match values {
            (None, None) => {}
            (Some(want), Some(got)) if want == got => tally.right(),
            (Some(want), Some(got)) => tally.wrong(&place, &want.to_string(), &got.to_string()),
            (Some(want), None) => tally.missed(&place, &want.to_string()),
            (None, Some(got)) => tally.extra(&place, &got.to_string()),
        }
    }

    /// Counts the members of a set: labelled, found.
    fn set(&mut self, field: &str, line: u32, sets: (BTreeSet<String>, BTreeSet<String>)) {
        let tally = self.board.field(field);
        let place = format!("{}:{line}", self.path);
        let (want, got) = sets;
        want.intersection(&got).for_each(|_| tally.right());
        want.difference(&got).for_each(|w| tally.missed(&place, w));
        got.difference(&want).for_each(|g| tally.extra(&place, g));
    }
}

/// Pairs meetings by their day, those left over by their order; found ones
/// that no label asks for stay.
fn by_date<'a>(
    want: &'a [Meeting],
    found: &mut Vec<Meeting>,
) -> Vec<(&'a Meeting, Option<Meeting>)> {
    let mut pairs: Vec<_> = want.iter().map(|want| (want, None)).collect();
    for (want, got) in &mut pairs {
        let same = found.iter().position(|f| f.date == want.date);
        *got = same.map(|index| found.remove(index));
    }
    for (_, got) in pairs.iter_mut().filter(|(_, got)| got.is_none()) {
        *got = (!found.is_empty()).then(|| found.remove(0));
    }
    pairs
}

fn held(meeting: &Meeting) -> String {
    format!("{} {}", days(meeting), meeting.series)
}

fn days(meeting: &Meeting) -> String {
    let last = meeting.end_date.map(|day| format!("..{day}"));
    or_dash(meeting.date) + &last.unwrap_or_default()
}

fn urls(event: &Event) -> BTreeSet<String> {
    let bare = |url: &String| url.trim_end_matches('/').to_owned();
    event.urls.iter().map(bare).collect()
}

fn status(event: &Event) -> Option<String> {
    let odd = event.status != EventStatus::Confirmed;
    odd.then(|| format!("{:?}", event.status).to_lowercase())
}
