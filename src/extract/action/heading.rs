//! Titles that announce tasks or give their owner, and those that end them.
//!
//! `## Tasks for Ada`, `### Ada to work on`, `## Individual tasks`; below
//! tasks also a mere name. What a checklist "After the meeting" asks for is
//! the routine of every meeting and no task of this one.

use super::known::Known;
use super::people;
use crate::extract::section::{self, SectionKind};

/// Returns the owners that a title gives to the tasks below it; none where
/// the title announces no tasks.
pub(super) fn tasks_of(title: &str, known: &Known) -> Option<Vec<String>> {
    let title = title.trim().trim_end_matches(':');
    let lower = title.to_lowercase();
    let rest = FOR.iter().find_map(|words| lower.strip_prefix(words));
    let rest = rest.and_then(|rest| title.get(title.len().checked_sub(rest.len())?..));
    if let Some(rest) = rest {
        let lead = people::leading(rest, known);
        return (0 < lead.len && lead.len == rest.len()).then_some(lead.people);
    }
    let lead = people::leading(title, known);
    let rest = title[lead.len..].trim_start_matches(['\'', '’']);
    if 0 < lead.len && OF.contains(&rest.trim_start_matches("s ").trim()) {
        return Some(lead.people);
    }
    is_plain(&lower).then(Vec::new)
}

/// What stands before the people of a title.
const FOR: [&str; 9] = [
    "tasks for ",
    "task for ",
    "todos for ",
    "to-dos for ",
    "to dos for ",
    "to do for ",
    "actions for ",
    "action items for ",
    "aufgaben für ",
];

/// What stands behind them.
const OF: [&str; 9] = [
    "to do",
    "to-do",
    "todo",
    "todos",
    "to work on",
    "tasks",
    "action items",
    "actions",
    "aufgaben",
];

/// "Individual tasks", "Todos for the release".
fn is_plain(lower: &str) -> bool {
    const TASKS: [&str; 6] = ["tasks", "todos", "to-dos", "action", "actions", "aufgaben"];
    const WHOSE: [&str; 10] = [
        "individual",
        "personal",
        "assigned",
        "our",
        "team",
        "open",
        "new",
        "remaining",
        "verteilte",
        "offene",
    ];
    let words: Vec<&str> = lower.split_whitespace().collect();
    matches!(words.as_slice(), [first, last] if WHOSE.contains(first) && TASKS.contains(last))
}

/// Tells whether a section of tasks holds also what was said about them:
/// "Next steps and discussion".
pub(super) fn is_mixed(title: &str) -> bool {
    title.to_lowercase().contains("discussion")
}

/// Tells whether a sentence says that what is listed below it are no tasks:
/// "The following proposals were presented".
pub(super) fn presents_others(sentence: &str) -> bool {
    const TASKS: [&str; 8] = [
        "task", "tasks", "action", "actions", "items", "steps", "todos", "people",
    ];
    let rest = ["The following ", "Die folgenden "]
        .iter()
        .find_map(|words| sentence.strip_prefix(words));
    let noun = rest.and_then(|rest| rest.split_whitespace().next());
    let noun = noun.map(|noun| noun.trim_end_matches(',').to_lowercase());
    noun.is_some_and(|noun| noun.ends_with('s') && !TASKS.contains(&noun.as_str()))
        && [" were ", " are up ", " wurden "]
            .iter()
            .any(|told| sentence.contains(told))
}

/// Tells whether a line announces the tasks below it: "Action items:", "To do
/// for the conference:".
pub(super) fn announces(line: &str) -> bool {
    let line = line.trim();
    let short = || line.split_whitespace().nth(6).is_none();
    let label = line.trim_end_matches(':');
    let kind = || section::kind_of(label) == SectionKind::Actions;
    let begins = || {
        let lower = label.to_lowercase();
        let words = [
            "to do ",
            "to-do ",
            "todo ",
            "todos ",
            "action items ",
            "tasks ",
        ];
        line.ends_with(':') && words.iter().any(|word| lower.starts_with(word))
    };
    short() && (kind() || begins())
}

/// Tells whether a line announces what was resolved: often who does what.
pub(super) fn resolves(line: &str) -> bool {
    const RESOLVED: [&str; 6] = [
        "resolved",
        "agreed",
        "decided",
        "resolutions",
        "beschlossen",
        "vereinbart",
    ];
    let line = line.trim().trim_end_matches(':');
    RESOLVED.iter().any(|word| word.eq_ignore_ascii_case(line))
}

/// Tells whether a title or a line opens the routine of every meeting.
pub(super) fn is_routine(line: &str) -> bool {
    const ROUTINES: [&str; 11] = [
        "at the end of the meeting",
        "at the end of each meeting",
        "after the meeting",
        "after each meeting",
        "before the meeting",
        "before each meeting",
        "nach dem treffen",
        "am ende des treffens",
        "nach der sitzung",
        "checklist",
        "meeting checklist",
    ];
    let line = line.trim().trim_end_matches(':');
    ROUTINES
        .iter()
        .any(|routine| routine.eq_ignore_ascii_case(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_owners() {
        let check = |title: &str, expected: Option<&[&str]>| {
            let found = tasks_of(title, &Known::default());
            let found: Option<Vec<&str>> = found
                .as_ref()
                .map(|f| f.iter().map(String::as_str).collect());
            assert_eq!(found.as_deref(), expected, "{title}");
        };
        check("Tasks for Everyone", Some(&["Everyone"]));
        check("Action items for @ada and @bob:", Some(&["ada", "bob"]));
        check("Aufgaben für Ada", Some(&["Ada"]));
        check("Ada to work on:", Some(&["Ada"]));
        check("Ada's tasks", Some(&["Ada"]));
        check("Individual Tasks", Some(&[]));
        check("Tasks for the release", None);
        check("Ada", None);
        check("Running tasks", None);
    }

    #[test]
    fn lines_open_lists() {
        for line in ["Action items:", "**To do** for conference:", "Next steps"] {
            assert!(announces(&line.replace('*', "")), "{line}");
        }
        for line in ["To do this, use the tool", "Actions speak", "Notes:"] {
            assert!(!announces(line), "{line}");
        }
        assert!(is_routine("At the end of the meeting:"));
        assert!(!is_routine("After the meeting Ada writes"));
    }
}
