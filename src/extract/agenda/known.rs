//! Which words are people: those of the attendance list, and where there is
//! none, those that no title is usually made of.

use super::habit::{Form, Habits};
use super::owner::names_of;
use crate::extract::person::{given::is_given, is_full_name, is_name};
use crate::parse::{Block, BlockKind};
use minutebook_index::model::Participant;
use minutebook_index::without_accents;
use std::collections::BTreeSet;

/// How people of the attendance list may be called.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    names: BTreeSet<String>,
    /// In capitals: "AL".
    initials: BTreeSet<String>,
    /// Whether names stand in brackets at the end of several bullets, or the
    /// same at that of several headings, while no list says who was there.
    pub(super) loose: bool,
    /// Whether full names do, which no list need know: guests bring topics.
    pub(super) loose_in_full: bool,
    /// Words in square brackets at the end of several headings: nicknames.
    tags: BTreeSet<String>,
    /// Whether some name stands behind a dash at the end of several bullets
    /// while no list says who was there.
    pub(super) dashed: bool,
    habits: Habits,
}

impl Known {
    pub(super) fn of(participants: &[Participant], blocks: &[Block]) -> Self {
        let (mut names, mut initials) = (BTreeSet::new(), BTreeSet::new());
        for person in participants {
            initials.extend(person.name.as_deref().and_then(initials_of));
            names.extend(person.handle.as_ref().map(|h| h.to_lowercase()));
            names.extend(person.name.iter().flat_map(|n| spellings(n)));
        }
        let bracketed = |b: &&Block| {
            matches!(b.kind, BlockKind::Item { .. } | BlockKind::Paragraph)
                && ends_in_name(b.text.trim_end_matches([':', '.', ' ']))
        };
        let several = || blocks.iter().filter(bracketed).nth(1).is_some();
        let loose = names.is_empty() && (several() || repeats_name_in_brackets(blocks));
        let full = |b: &&Block| ends_in_full_name(without_duration(b.text.trim_end()));
        let known = Known {
            tags: tags_of(blocks),
            dashed: names.is_empty() && repeats_name_behind_dash(blocks),
            loose_in_full: blocks.iter().filter(full).nth(1).is_some(),
            loose,
            names,
            initials,
            ..Known::default()
        };
        Known {
            habits: Habits::of(blocks, |name| known.has(name)),
            ..known
        }
    }

    /// Tells whether the form in which the note taker names people makes one
    /// of each of these names.
    pub(super) fn tells(&self, form: Form, names: &[&str]) -> bool {
        let told = |name: &&str| self.has(name) || self.habits.tell(form, name);
        !names.is_empty() && names.iter().all(told)
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

    /// Tells whether a word in square brackets is somebody's nickname.
    pub(super) fn is_tag(&self, word: &str) -> bool {
        self.tags.contains(word)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        let name = name.trim().trim_start_matches('@');
        self.lists(name) || is_called(name)
    }

    /// Tells whether the attendance list names somebody so.
    fn lists(&self, name: &str) -> bool {
        self.names.contains(&name.to_lowercase())
            || self.initials.contains(name)
            || !name.is_ascii() && self.names.contains(&without_accents(name))
    }
}

/// `### Milk [adal]`, `### Tea [bob]`: one alone may be anything.
fn tags_of(blocks: &[Block]) -> BTreeSet<String> {
    let headings = blocks.iter();
    let headings = headings.filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    let tags = headings.filter_map(|heading| {
        let (_, tag) = heading
            .text
            .trim_end()
            .strip_suffix(']')?
            .rsplit_once(" [")?;
        is_tag(tag).then(|| tag.to_owned())
    });
    let tags: Vec<String> = tags.collect();
    if tags.len() < 2 {
        return BTreeSet::new();
    }
    tags.into_iter().collect()
}

/// Tells whether a word in square brackets may be somebody's nickname.
fn is_tag(word: &str) -> bool {
    const STATES: [&str; 12] = [
        "wip", "done", "new", "draft", "open", "closed", "erledigt", "tbd", "link", "optional",
        "slides", "neu",
    ];
    let plain = word
        .chars()
        .all(|c| c.is_alphanumeric() || "-_".contains(c));
    let said = word.contains(char::is_alphabetic) && plain && !is_usual(word);
    said && !STATES.contains(&word.to_lowercase().as_str())
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

/// `### Tea (Ada) (5 min)`, `### Milk (Ada/Bob)`: one name at least comes back.
fn repeats_name_in_brackets(blocks: &[Block]) -> bool {
    let mut seen = BTreeSet::new();
    let headings = blocks.iter();
    let headings = headings.filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    let texts = headings.map(|heading| without_duration(heading.text.trim_end()));
    let inside = texts.filter(|text| ends_in_name(text)).filter_map(|text| {
        let (_, inside) = text.strip_suffix(')')?.rsplit_once('(')?;
        Some(names_of(inside))
    });
    inside.flatten().any(|name| !seen.insert(name))
}

/// "AL" of "Ada Lovelace".
fn initials_of(name: &str) -> Option<String> {
    let firsts = name.split_whitespace().filter_map(|w| w.chars().next());
    let initials: String = firsts.filter(|c| c.is_uppercase()).collect();
    (2..=3)
        .contains(&initials.chars().count())
        .then_some(initials)
}

/// Takes "[20 min]" off the end of a title.
pub(super) fn without_duration(text: &str) -> &str {
    let inside = text.strip_suffix([')', ']']);
    let Some((before, inside)) = inside.and_then(|t| t.rsplit_once(['(', '['])) else {
        return text;
    };
    if names_of(inside).is_empty() && !inside.trim().is_empty() {
        before.trim_end()
    } else {
        text
    }
}

/// `… (Ada Lovelace)`, `… (Ada Lovelace, Bob Ray)`.
fn ends_in_full_name(text: &str) -> bool {
    let inside = text.strip_suffix(')').and_then(|t| t.rsplit_once('('));
    let Some((before, inside)) = inside else {
        return false;
    };
    let names = names_of(inside);
    let full = |name: &str| is_full_name(name) && is_brought_by(name);
    !before.trim().is_empty() && !names.is_empty() && names.into_iter().all(full)
}

/// `Tea - Ada`, `Milk – Ada/Bob`: one name at least comes back.
fn repeats_name_behind_dash(blocks: &[Block]) -> bool {
    let mut seen = BTreeSet::new();
    let items = blocks
        .iter()
        .filter(|b| matches!(b.kind, BlockKind::Item { .. } | BlockKind::Heading(_)));
    let mut names = items.flat_map(|block| {
        let line = block.text.lines().next().unwrap_or_default().trim_end();
        let tail = [" - ", " – ", " — "]
            .iter()
            .find_map(|dash| line.rsplit_once(dash));
        let names = tail.map_or(Vec::new(), |(_, tail)| names_of(tail));
        if names.iter().all(|name| is_brought_by(name)) {
            names
        } else {
            Vec::new()
        }
    });
    names.any(|name| !seen.insert(name))
}

/// Tells whether a text is the name of somebody by a common given name: "Tilda",
/// "Tilda Finch".
fn is_called(name: &str) -> bool {
    is_given(name.split(' ').next().unwrap_or_default()) && is_brought_by(name)
}

/// "Ada Lovelace", "Ada", "Lovelace", "`AdaL`", "Ada L", "Ada L."; without
/// accents as well.
fn spellings(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let mut all = spelled(&lower);
    if !name.is_ascii() {
        all.extend(spelled(&without_accents(name)));
    }
    all
}

fn spelled(lower: &str) -> Vec<String> {
    let words: Vec<&str> = lower.split_whitespace().collect();
    let mut all = vec![lower.to_owned()];
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
    "alpha",
    "aob",
    "announcement",
    "announcements",
    "api",
    "april",
    "august",
    "backend",
    "background",
    "beta",
    "blog",
    "board",
    "bug",
    "bugs",
    "build",
    "ci",
    "communication",
    "community",
    "context",
    "continued",
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
    "draft",
    "events",
    "example",
    "external",
    "feature",
    "february",
    "feedback",
    "fix",
    "followup",
    "fortsetzung",
    "frontend",
    "funding",
    "fyi",
    "goal",
    "goals",
    "governance",
    "idea",
    "info",
    "infrastructure",
    "intern",
    "internal",
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
    "ongoing",
    "october",
    "option",
    "optional",
    "outreach",
    "plan",
    "poll",
    "problem",
    "project",
    "public",
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
    "teil",
    "user",
    "version",
    "welcome",
];
