//! Which words are people: those of the attendance list, and where there is
//! none, those that no title is usually made of.

use super::owner::names_of;
use crate::extract::person::is_name;
use crate::parse::{Block, BlockKind};
use minutebook_index::model::Participant;
use std::collections::BTreeSet;

/// How people of the attendance list may be called.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    names: BTreeSet<String>,
    /// Whether names stand in brackets at the end of several bullets while no
    /// list says who was there.
    pub(super) loose: bool,
}

impl Known {
    pub(super) fn of(participants: &[Participant], blocks: &[Block]) -> Self {
        let mut names = BTreeSet::new();
        for person in participants {
            names.extend(person.handle.as_ref().map(|h| h.to_lowercase()));
            names.extend(person.name.iter().flat_map(|n| spellings(n)));
        }
        let bracketed = |b: &&Block| {
            matches!(b.kind, BlockKind::Item { .. } | BlockKind::Paragraph)
                && ends_in_name(b.text.trim_end_matches([':', '.', ' ']))
        };
        let loose = names.is_empty() && blocks.iter().filter(bracketed).nth(1).is_some();
        Known { names, loose }
    }

    /// Whether there is no attendance list.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// One of the names is known, and the others read like names.
    pub(super) fn has_some(&self, names: &[&str]) -> bool {
        let fine = |n: &&str| self.has(n) || (is_name(n) && !is_usual(n));
        names.iter().any(|n| self.has(n)) && names.iter().all(fine)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names
            .contains(&name.trim().trim_start_matches('@').to_lowercase())
    }
}

/// Whether a bracket at the end of a title may hold this name: "Ada", "Ada Ray".
pub(super) fn is_brought_by(name: &str) -> bool {
    is_name(name) && !is_usual(name) && name.split(' ').count() <= 3
}

/// `… (Ada)`, `… (Ada, Bob)`.
fn ends_in_name(text: &str) -> bool {
    let inside = text.strip_suffix(')').and_then(|t| t.rsplit_once('('));
    let Some((_, inside)) = inside else {
        return false;
    };
    let names = names_of(inside);
    !names.is_empty() && names.into_iter().all(is_brought_by)
}

/// "Ada Lovelace", "Ada", "Lovelace", "`AdaL`", "Ada L", "Ada L.".
fn spellings(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let mut all = vec![lower.clone()];
    if let [first, .., last] = words.as_slice() {
        let first_two = words.iter().take(2).copied().collect::<Vec<_>>();
        all.push(first_two.join(" "));
        let initial = last.chars().next().unwrap_or_default();
        all.extend([(*first).to_owned(), (*last).to_owned()]);
        all.extend([
            format!("{first}{initial}"),
            format!("{first} {initial}"),
            format!("{first} {initial}."),
        ]);
    }
    all
}

/// Tells whether a capitalized text is rather a usual word than a name.
pub(super) fn is_usual(text: &str) -> bool {
    let acronym = 2 < text.chars().count() && !text.chars().any(char::is_lowercase);
    let lower = text.to_lowercase();
    let usual = |w: &str| USUAL.contains(&w);
    acronym || lower.split(|c: char| !c.is_alphanumeric()).any(usual)
}

/// Words that stand before a colon in titles and are no names.
const USUAL: &[&str] = &[
    "action",
    "agenda",
    "aob",
    "announcement",
    "announcements",
    "api",
    "april",
    "august",
    "backend",
    "background",
    "blog",
    "board",
    "bug",
    "bugs",
    "build",
    "ci",
    "communication",
    "community",
    "context",
    "core",
    "data",
    "date",
    "december",
    "decision",
    "demo",
    "design",
    "discuss",
    "discussion",
    "doc",
    "docs",
    "documentation",
    "events",
    "example",
    "feature",
    "february",
    "feedback",
    "fix",
    "followup",
    "frontend",
    "funding",
    "fyi",
    "goal",
    "goals",
    "governance",
    "idea",
    "info",
    "infrastructure",
    "intro",
    "introduction",
    "issue",
    "issues",
    "january",
    "july",
    "june",
    "legal",
    "link",
    "links",
    "march",
    "may",
    "meeting",
    "news",
    "note",
    "notes",
    "november",
    "october",
    "option",
    "outreach",
    "plan",
    "poll",
    "problem",
    "project",
    "proposal",
    "question",
    "questions",
    "recap",
    "release",
    "releases",
    "reminder",
    "report",
    "review",
    "roadmap",
    "security",
    "september",
    "status",
    "summary",
    "topic",
    "update",
    "updates",
    "vote",
    "website",
    "workshop",
    "testing",
    "tests",
    "tools",
    "tooling",
    "todo",
    "thema",
    "frage",
    "hinweis",
    "bericht",
    "team",
    "user",
    "version",
    "welcome",
];
