//! Which lines stand in a list of events.
//!
//! A heading "Upcoming events" opens one, so does a label "- Events:" for the
//! bullets below it. If nothing but further slides of the same level follow
//! the heading, they belong to it as long as they look like events.

use super::line::{Line, Role};
use super::words::{names_event, words};
use crate::extract::section::{self, SectionKind};
use crate::marks;
use crate::wordlist::WordList;

/// Where a line stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Zone {
    /// Outside of lists of events.
    #[default]
    Outside,
    /// The heading or label of a list of events.
    Label,
    /// In a list of events to come.
    Ahead,
    /// In a list of past events.
    Behind,
}

impl Zone {
    /// Tells whether the line stands in a list of events.
    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::Ahead | Self::Behind)
    }
}

/// A list that is open: by a heading of a level, or a label.
#[derive(Clone, Copy, Debug)]
struct Open {
    level: Option<u8>,
    depth: u8,
    past: bool,
    is_divider: bool,
    is_table: bool,
}

/// Marks each line with where it stands.
pub(super) fn mark(lines: &[Line]) -> Vec<Zone> {
    let mut open: Vec<Open> = Vec::new();
    let mut zones = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        close(&mut open, lines, index);
        let own = opens(line, lines.get(index + 1));
        let own = own.or_else(|| turns_back(line).filter(|_| !open.is_empty()));
        zones.push(match (own, open.last()) {
            (Some(_), _) => Zone::Label,
            (None, None) => Zone::Outside,
            (None, Some(list)) if list.past => Zone::Behind,
            (None, Some(_)) => Zone::Ahead,
        });
        open.extend(own);
    }
    zones
}

/// Closes the lists that end before a line.
fn close(open: &mut Vec<Open>, lines: &[Line], index: usize) {
    let line = &lines[index];
    while let Some(last) = open.last() {
        let ends = match (line.role, last.level) {
            (role, _) if last.is_table => !matches!(role, Role::Item(_)),
            (Role::Heading(level), Some(own)) if level == own => {
                !(last.is_divider && looks_like_event(lines, index))
            }
            (Role::Heading(level), Some(own)) => level < own,
            (Role::Heading(_), None) => true,
            (_, Some(_)) => false,
            (role, None) => role.depth() <= last.depth && (0 < last.depth || line.bold),
        };
        if ends {
            open.pop()
        } else {
            return;
        };
    }
}

fn opens(line: &Line, next: Option<&Line>) -> Option<Open> {
    let level = match line.role {
        Role::Heading(level) => Some(level),
        _ => None,
    };
    if line.lists_events {
        return Some(Open {
            level: None,
            depth: 0,
            past: false,
            is_divider: false,
            is_table: true,
        });
    }
    let text = line.text.trim();
    let is_label =
        || (text.ends_with(':') || line.bold || is_above(line, next)) && line.urls.is_empty();
    let is_dated = || {
        let days = super::when::read(text).days;
        days.iter().any(|d| super::when::is_calendar(&d.value))
    };
    let lists = || is_title(text) || level.is_none() && is_above(line, next) && is_lead_in(text);
    if level.is_none() && !is_label() || !lists() || is_dated() {
        return None;
    }
    Some(Open {
        level,
        depth: line.role.depth(),
        past: is_past(text),
        is_divider: level.is_some() && next.is_some_and(|n| n.role == line.role),
        is_table: false,
    })
}

/// "Recently past deadlines", a heading inside of a list: those below are over.
fn turns_back(line: &Line) -> Option<Open> {
    const LONGEST: usize = 4;
    static LEADS: WordList = WordList::new("recent recently past previous vergangene frühere");
    let Role::Heading(level) = line.role else {
        return None;
    };
    let text = line.text.trim();
    let first = words(text).next().map(str::to_lowercase);
    let past = first.is_some_and(|w| LEADS.has(&w)) && words(text).count() <= LONGEST;
    (past && line.urls.is_empty() && !names_event(text)).then_some(Open {
        level: Some(level),
        depth: line.role.depth(),
        past: true,
        is_divider: false,
        is_table: false,
    })
}

/// "We go to the following events:"
fn is_lead_in(text: &str) -> bool {
    const LISTED: [&str; 5] = [
        "following events",
        "following conferences",
        "following meetups",
        "folgende veranstaltungen",
        "folgenden veranstaltungen",
    ];
    let lower = text.to_lowercase();
    text.ends_with(':') && LISTED.iter().any(|listed| lower.contains(listed))
}

fn is_above(line: &Line, next: Option<&Line>) -> bool {
    next.is_some_and(|n| line.role.depth() < n.role.depth())
}

/// Tells whether a heading announces a list of events.
pub(super) fn is_title(text: &str) -> bool {
    static NOUNS: WordList = WordList::new(
        "\
        events event conferences veranstaltungen termine konferenzen messen meetups summits \
        hackathons trainings workshops webinars calendar",
    );
    static OTHERS: WordList = WordList::new(
        "\
        upcoming recent past next other more external internal community project our last latest \
        previous future new all this week weeks month year of and in the for planned important \
        kommende vergangene weitere externe nächste anstehende und & dates review recap public \
        interesting related relevant quarter key activities activity aktivitäten",
    );
    let title = head_of(text);
    let known = |w: &str| NOUNS.has_lower(w) || OTHERS.has_lower(w);
    let is_noun = |w: &str| NOUNS.has_lower(w) && !w.eq_ignore_ascii_case("event");
    let is_short = words(title).nth(6).is_none();
    let lists = is_short && section::kind_of(title) == SectionKind::Events
        || title.eq_ignore_ascii_case("save the date")
        || words(title).all(known) && words(title).any(is_noun);
    // "Discussion of events" holds what was said of them.
    let mut named = words(title).filter(|w| w.starts_with(char::is_alphabetic));
    let talks = named.next().map(str::to_lowercase);
    let talks = talks.is_some_and(|w| ["discussion", "discussing", "diskussion"].contains(&&*w));
    // "Save the date: Rose Hackathon" is about one event.
    lists && !talks && !(title.len() < text.len() && names_event(&text[title.len()..]))
}

/// "Upcoming events - meet us": the title is what stands before the dash.
fn head_of(text: &str) -> &str {
    let text = text.trim().trim_end_matches([':', '!']);
    let end = marks::first_of(text, &[" - ", " – ", " — ", ": ", " ("]);
    text[..end.unwrap_or(text.len())].trim()
}

fn is_past(title: &str) -> bool {
    static PAST: WordList = WordList::new(
        "\
        recent past last previous recap review vergangene letzte rückblick retrospective",
    );
    let lower = title.to_lowercase();
    words(&lower).any(|w| PAST.has(w))
}

/// A slide below the divider: a kind of event or a date near its top.
fn looks_like_event(lines: &[Line], index: usize) -> bool {
    const NEAR: usize = 4;
    if names_event(&lines[index].text) {
        return true;
    }
    let below = lines[index + 1..]
        .iter()
        .take_while(|l| !l.role.is_heading());
    below
        .take(NEAR)
        .any(|l| !crate::scan::dates(&l.text).is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_titles() {
        let check = |text: &str, expected: bool| assert_eq!(is_title(text), expected, "{text}");
        check("Events", true);
        check("Upcoming Events - meet us where you can!", true);
        check("Events of last week", true);
        check("Kommende Veranstaltungen", true);
        check("Conferences", true);
        check("Upcoming activities/events", true);
        check("Activities", false);
        check("Trace events", false);
        check("2. Discussion of events for 2031", false);
        check("Events in the tracing API", false);
    }

    #[test]
    fn knows_lead_ins() {
        assert!(is_lead_in("We will go to the following events:"));
        assert!(!is_lead_in("The following events took place"));
        assert!(!is_lead_in("The following questions:"));
    }

    #[test]
    fn marks_lists() {
        use Zone::{Ahead, Behind, Label, Outside};
        let line = |text: &str, role| Line {
            text: text.to_owned(),
            role,
            ..Line::default()
        };
        let lines = [
            line("Rose team", Role::Heading(1)),
            line("Events:", Role::Item(1)),
            line("RoseCon", Role::Item(2)),
            line("watering", Role::Item(1)),
            line("Recent events", Role::Heading(2)),
            line("Leaf Summit", Role::Item(1)),
            line("Weeds", Role::Heading(2)),
        ];
        let expected = [Outside, Label, Ahead, Outside, Label, Behind, Outside];
        assert_eq!(mark(&lines), expected);
    }
}
