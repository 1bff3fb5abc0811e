//! The columns of each kind of answer.

use crate::answer::team::{CheckRow, HistoryRow, PersonRow, PlotRow, ProblemRow};
use crate::answer::{
    AgendaRow, EventRow, FactRow, MeetingRow, Origin, Rows, ScheduleRow, SearchRow, StatusRow,
    TeamRow,
};
use crate::calendar::occurrence::Next;
use minutebook_index::model::{Action, Decision, Link, Minutes, Team};
use serde::Serialize;

/// Headings and rows of cells.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) headings: Vec<&'static str>,
    pub(super) rows: Vec<Vec<String>>,
}

/// What every fact says of where it stands.
const ORIGIN: &str = "source path line url meeting date team";

impl Sheet {
    /// Lays out the findings.
    pub(super) fn of(rows: &Rows) -> Self {
        match rows {
            Rows::Search(rows) => sheet("title score snippet", ORIGIN, rows, search),
            Rows::Files(rows) => sheet("", ORIGIN, rows, |row| with_origin(Vec::new(), row)),
            Rows::Count(counted) => sheet("count", "", &[counted.0], |n| vec![n.to_string()]),
            Rows::Meetings(rows) => sheet("title people topics", ORIGIN, rows, meeting),
            Rows::Minutes(rows) => sheet("id date team title people topics url", "", rows, minutes),
            Rows::Agenda(rows) => many("topic depth owners", ORIGIN, rows, agenda),
            Rows::Events(rows) => sheet(EVENT, ORIGIN, rows, event),
            Rows::History(rows) => many(MENTION, ORIGIN, rows, history),
            Rows::Schedule(rows) => sheet(SCHEDULE, "stated_in url", rows, schedule),
            Rows::Teams(rows) => sheet(TEAM, "", rows, team),
            Rows::Homes(rows) => sheet(TEAM, "", rows, |row| team(&row.team)),
            Rows::Plot(rows) => many("source id team month meetings", "", rows, plot),
            Rows::People(rows) => many(PERSON, "", rows, person),
            Rows::Links(rows) => sheet("kind link text", ORIGIN, rows, link),
            Rows::Actions(rows) => sheet("done task owners due", ORIGIN, rows, action),
            Rows::Decisions(rows) => sheet("kind decision", ORIGIN, rows, decision),
            Rows::Status(rows) => many(
                "source url branch commit path line message",
                "",
                rows,
                status,
            ),
            Rows::Checks(rows) => many("check severity kind message", ORIGIN, rows, check),
        }
    }
}

const EVENT: &str = "name start end start_time end_time timezone place online status moved_from \
    cfp_deadline announced first_announced links";
const MENTION: &str = "event name start end place status cfp_deadline changes";
const SCHEDULE: &str = "source id team announced since observed state last fits of remark next \
    next_time timezone certainty reason";
const TEAM: &str =
    "source id team meetings first last people state observed next next_time certainty";
const PERSON: &str = "name handle source id team attended held missed first last";

fn sheet<T>(
    own: &'static str,
    more: &'static str,
    rows: &[T],
    cells: impl Fn(&T) -> Vec<String>,
) -> Sheet {
    many(own, more, rows, |row| vec![cells(row)])
}

/// Lays out findings that take several lines each.
fn many<T>(
    own: &'static str,
    more: &'static str,
    rows: &[T],
    lines: impl Fn(&T) -> Vec<Vec<String>>,
) -> Sheet {
    Sheet {
        headings: own
            .split_whitespace()
            .chain(more.split_whitespace())
            .collect(),
        rows: rows.iter().flat_map(lines).collect(),
    }
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn list(values: &[String]) -> String {
    values.join("; ")
}

/// Returns the word by which a value is known in JSON.
fn word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

fn name(team: Option<&Team>) -> String {
    team.map_or_else(String::new, |team| team.name.clone())
}

fn with_origin(mut cells: Vec<String>, origin: &Origin) -> Vec<String> {
    cells.extend([
        origin.source.clone(),
        origin.path.clone(),
        origin.line.to_string(),
        text(origin.url.as_ref()),
        origin.meeting.clone(),
        text(origin.date),
        name(origin.team.as_ref()),
    ]);
    cells
}

fn search(row: &SearchRow) -> Vec<String> {
    let snippet = row.passages.first().map(|passage| passage.snippet.clone());
    let cells = vec![row.title.clone(), row.score.to_string(), text(snippet)];
    with_origin(cells, &row.origin)
}

fn meeting(row: &MeetingRow) -> Vec<String> {
    let people = row.participants.to_string();
    with_origin(
        vec![row.title.clone(), people, list(&row.agenda)],
        &row.origin,
    )
}

fn minutes(row: &Minutes) -> Vec<String> {
    let people = row.participants.iter();
    let people: Vec<String> = people
        .filter_map(|p| p.handle.clone().or(p.name.clone()))
        .collect();
    let topics: Vec<String> = row.agenda.iter().map(|item| item.title.clone()).collect();
    vec![
        row.id.clone(),
        text(row.date),
        name(row.team.as_ref()),
        row.title.clone(),
        list(&people),
        list(&topics),
        text(row.url.as_ref()),
    ]
}

fn agenda(row: &AgendaRow) -> Vec<Vec<String>> {
    let items = row.agenda.iter().zip(&row.urls);
    let lines = items.map(|(item, url)| {
        let origin = Origin {
            line: item.line,
            url: url.clone(),
            ..row.origin.clone()
        };
        let cells = vec![
            item.title.clone(),
            item.depth.to_string(),
            list(&item.owners),
        ];
        with_origin(cells, &origin)
    });
    lines.collect()
}

fn event(row: &EventRow) -> Vec<String> {
    let cells = vec![
        row.name.clone(),
        text(row.start),
        text(row.end),
        text(row.start_time),
        text(row.end_time),
        text(row.timezone.as_ref()),
        text(row.place.as_ref()),
        row.online.to_string(),
        word(&row.status),
        text(row.moved_from),
        text(row.cfp_deadline),
        row.announced.to_string(),
        text(row.first_announced),
        list(&row.urls),
    ];
    with_origin(cells, &row.origin)
}

fn history(row: &HistoryRow) -> Vec<Vec<String>> {
    let lines = row.mentions.iter().map(|mention| {
        let said = &mention.mention;
        let cells = vec![
            row.event.name.clone(),
            said.name.clone(),
            text(said.start),
            text(said.end),
            text(said.place.as_ref()),
            word(&said.status),
            text(said.cfp_deadline),
            list(&mention.changes),
        ];
        with_origin(cells, &mention.origin)
    });
    lines.collect()
}

/// Day, time and zone of the next session, how sure it is.
fn next(next: &Next) -> [String; 4] {
    let when = next.when.as_ref();
    [
        text(when.map(|when| when.day)),
        text(when.and_then(|when| when.time)),
        text(when.and_then(|when| when.zone.as_ref())),
        word(&next.certainty),
    ]
}

fn schedule(row: &ScheduleRow) -> Vec<String> {
    let [day, time, zone, certainty] = next(&row.next);
    let fit = row.fit.as_ref();
    let stated = row.stated.as_ref();
    vec![
        row.source.clone(),
        row.team.id.clone(),
        row.team.name.clone(),
        row.rule_text.clone(),
        text(row.since),
        text(row.rhythm.as_ref()),
        text(row.rhythm.as_ref().map(|rhythm| rhythm.state)),
        text(row.rhythm.as_ref().map(|rhythm| rhythm.last)),
        text(fit.map(|fit| fit.fitting)),
        text(fit.map(|fit| fit.meetings)),
        text(fit.and_then(|fit| fit.remark.as_ref())),
        day,
        time,
        zone,
        certainty,
        row.next.reason.clone(),
        text(stated.map(|origin| format!("{}:{}", origin.path, origin.line))),
        text(stated.and_then(|origin| origin.url.as_ref())),
    ]
}

fn team(row: &TeamRow) -> Vec<String> {
    let [day, time, _, certainty] = next(&row.next);
    vec![
        row.source.clone(),
        row.team.id.clone(),
        row.team.name.clone(),
        row.meetings.to_string(),
        text(row.first),
        text(row.last),
        row.people.to_string(),
        text(row.rhythm.as_ref().map(|rhythm| rhythm.state)),
        text(row.rhythm.as_ref()),
        day,
        time,
        certainty,
    ]
}

fn plot(row: &PlotRow) -> Vec<Vec<String>> {
    let lines = row.months.iter().map(|month| {
        let team = [&row.source, &row.team.id, &row.team.name, &month.month];
        let cells = team.into_iter().cloned();
        cells.chain([month.meetings.to_string()]).collect()
    });
    lines.collect()
}

fn person(row: &PersonRow) -> Vec<Vec<String>> {
    let person = &row.person;
    let lines = person.teams.iter().map(|share| {
        vec![
            text(person.name.as_ref()),
            text(person.handle.as_ref()),
            share.source.clone(),
            share.team.id.clone(),
            share.team.name.clone(),
            share.attended.to_string(),
            share.held.to_string(),
            share.missed.to_string(),
            share.first.to_string(),
            share.last.to_string(),
        ]
    });
    lines.collect()
}

fn link(row: &FactRow<Link>) -> Vec<String> {
    let link = &row.fact;
    let cells = vec![word(&link.kind), link.url.clone(), link.text.clone()];
    with_origin(cells, &row.origin)
}

fn action(row: &FactRow<Action>) -> Vec<String> {
    let action = &row.fact;
    let cells = vec![
        action.done.to_string(),
        action.text.clone(),
        list(&action.owners),
        text(action.due),
    ];
    with_origin(cells, &row.origin)
}

fn decision(row: &FactRow<Decision>) -> Vec<String> {
    let cells = vec![word(&row.fact.kind), row.fact.text.clone()];
    with_origin(cells, &row.origin)
}

fn status(row: &StatusRow) -> Vec<Vec<String>> {
    let source = [
        row.name.clone(),
        row.url.clone(),
        text(row.branch.as_ref()),
        text(row.commit.as_ref()),
    ];
    let odd = row.diagnostics.iter().map(|odd| {
        let line = odd.diagnostic.line.to_string();
        [odd.path.clone(), line, odd.diagnostic.message.clone()]
    });
    let nothing = row.diagnostics.is_empty().then(<[String; 3]>::default);
    let lines = odd.chain(nothing);
    lines
        .map(|odd| source.iter().cloned().chain(odd).collect())
        .collect()
}

fn check(row: &CheckRow) -> Vec<Vec<String>> {
    let line = |problem: &ProblemRow| {
        let cells = vec![
            row.check.to_owned(),
            word(&problem.severity),
            problem.kind.to_owned(),
            problem.message.clone(),
        ];
        let nowhere = || std::iter::repeat_n(String::new(), ORIGIN.split(' ').count());
        match &problem.origin {
            Some(origin) => with_origin(cells, origin),
            None => cells.into_iter().chain(nowhere()).collect(),
        }
    };
    row.problems.iter().map(line).collect()
}
