//! Meetings that were held → entries of whole days.

use super::{changed, link, uid};
use crate::answer::feed::{Entry, Feed, Span, Status};
use crate::render::ics::is_day;
use minutebook_index::Head;
use minutebook_index::model::{Minutes, Presence};

/// Makes a feed of meetings; one of unknown day is on no day of a calendar.
pub(crate) fn of_meetings(meetings: &[Minutes]) -> Feed {
    let entries: Vec<Entry> = meetings.iter().filter_map(entry).collect();
    let notes = match meetings.len() - entries.len() {
        0 => Vec::new(),
        1 => vec!["1 meeting is left out, its day is not known".to_owned()],
        n => vec![format!(
            "{n} meetings are left out, their days are not known"
        )],
    };
    Feed {
        entries,
        notes,
        ..Feed::default()
    }
}

fn entry(minutes: &Minutes) -> Option<Entry> {
    let first = minutes.date.filter(|day| is_day(*day))?;
    let last = minutes.end_date.filter(|last| first <= *last);
    let last = last.unwrap_or(first);
    let head = Head::from(minutes);
    let team = minutes.team.as_ref().map(|team| team.name.clone());
    last.succ_opt().is_some_and(is_day).then(|| Entry {
        uid: uid(&["meeting", &minutes.id]),
        created: minutes.first_committed_at,
        modified: changed(&head),
        sequence: 0,
        summary: team.clone().unwrap_or_else(|| minutes.title.clone()),
        description: description(minutes, &head),
        location: None,
        url: minutes.url.as_ref().map(|_| link(&head, minutes.line)),
        categories: team.into_iter().collect(),
        status: Status::Confirmed,
        span: Span::Days(first, last),
        series: None,
    })
}

fn description(minutes: &Minutes, head: &Head) -> Vec<String> {
    let is_there = |status| matches!(status, Presence::Present | Presence::Late);
    let there = minutes.participants.iter().filter(|p| is_there(p.status));
    let people = match there.count() {
        0 => None,
        1 => Some("1 participant".to_owned()),
        n => Some(format!("{n} participants")),
    };
    let topics = minutes.agenda.iter().filter(|topic| topic.depth == 1);
    let topics = topics.map(|topic| format!("* {}", topic.title));
    let title = [minutes.title.clone()].into_iter();
    let all = title.chain(people).chain(topics);
    all.chain([link(head, minutes.line)]).collect()
}
