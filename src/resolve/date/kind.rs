//! Meeting or page.
//!
//! A dated file is a meeting unless it is a form, a redirect or named as
//! something else; a file without a date is one only if it has an attendance
//! list, or is laid out and called as minutes.

use super::super::FileEvidence;
use super::Place;
use crate::extract::{DateOrigin, PartEvidence};
use crate::scan::DayText;

/// Names of files that are about meetings, or about anything else.
const PAGES: [&str; 42] = [
    "readme",
    "contributing",
    "license",
    "template",
    "templates",
    "vorlage",
    "howto",
    "how",
    "charter",
    "policy",
    "policies",
    "guide",
    "guidelines",
    "guideline",
    "onboarding",
    "governance",
    "decisions",
    "roadmap",
    "faq",
    "example",
    "examples",
    "survey",
    "vote",
    "votes",
    "changelog",
    "glossary",
    "maintainers",
    "members",
    "strategy",
    "conduct",
    "instructions",
    "checklist",
    "proposal",
    "rules",
    "bylaws",
    "goals",
    "overview",
    "about",
    "info",
    "information",
    "index",
    "security",
];

/// Names of files and folders that hold minutes.
const MINUTES: [&str; 17] = [
    "minutos",
    "minutas",
    "actas",
    "meeting",
    "meetings",
    "minutes",
    "notes",
    "protokoll",
    "protokolle",
    "sitzung",
    "call",
    "calls",
    "sync",
    "log",
    "hackathon",
    "workshop",
    "treffen",
];

/// Words of minutes that stand in longer ones as well: "Sitzungsprotokoll",
/// "bestuursvergadering", "styrelsemöte".
const STEMS: [&str; 19] = [
    "acta",
    "assemblée",
    "bestuursvergadering",
    "compterendu",
    "meeting",
    "minutes",
    "möte",
    "møte",
    "notulen",
    "protocol",
    "protokoll",
    "referat",
    "reunião",
    "reunión",
    "réunion",
    "sitzung",
    "versammlung",
    "vergadering",
    "会议",
];

/// Tells whether a part records no meeting.
pub(super) fn is_page(
    file: &FileEvidence,
    part: &PartEvidence,
    is_dated: bool,
    place: Place,
) -> bool {
    if place == Place::OneOfSeveral {
        return false;
    }
    let attended = !part.participants.is_empty() || part.shape.attendance;
    let name = name_words(&file.path);
    let form = part.shape.template || name.iter().any(|w| w == "template" || w == "vorlage");
    // what a site generator calls every page says nothing
    let plain = name == ["index"] && part.title.iter().any(|title| is_called(title));
    let named_page = !plain && name.iter().any(|w| PAGES.contains(&w.as_str()));
    let path = is_in_path(file);
    let held = path == Some(Precision::Day) && (attended || is_the_days(file));
    if form || part.shape.void || (named_page && !held) {
        return true;
    }
    let empty = part.size.passages == 0 && part.dates.is_empty() && part.agenda.is_empty();
    if path.is_some() && !empty {
        return path == Some(Precision::Month) && !attended && !is_dated;
    }
    let called = called_minutes(file, part);
    let laid_out = attended || part.shape.agenda;
    let headed = part.dates.iter().any(|d| d.origin != DateOrigin::Text);
    !(attended || (headed && (called || laid_out)))
}

/// Whether the file stands for a folder that is but a day:
/// `2024-06-13/README.md`.
fn is_the_days(file: &FileEvidence) -> bool {
    let folder = file.evidence.folders.last();
    let day = folder.is_some_and(|f| f.chars().all(|c| c.is_ascii_digit() || "-_.".contains(c)));
    let stands = ["readme", "index"].contains(&name_words(&file.path).concat().as_str());
    day && stands && is_in_path(file) == Some(Precision::Day)
}

/// How exactly the path names the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Precision {
    Month,
    Day,
}

fn is_in_path(file: &FileEvidence) -> Option<Precision> {
    let dates = file.evidence.path_dates.iter();
    let precisions = dates.map(|d| match d.date.start {
        DayText::Calendar { day: Some(_), .. } => Precision::Day,
        _ => Precision::Month,
    });
    precisions.max_by_key(|p| *p == Precision::Day)
}

/// Whether file, folder or title say "minutes".
fn called_minutes(file: &FileEvidence, part: &PartEvidence) -> bool {
    let folders = file.evidence.folders.iter().flat_map(|f| words(f));
    let title = part.title.iter().flat_map(|t| words(t));
    let mut all = name_words(&file.path)
        .into_iter()
        .chain(folders)
        .chain(title);
    all.any(|w| is_minutes(&w))
}

/// Tells whether a title says "minutes".
fn is_called(title: &str) -> bool {
    words(title).iter().any(|word| is_minutes(word))
}

fn is_minutes(word: &str) -> bool {
    MINUTES.contains(&word) || STEMS.iter().any(|stem| word.contains(stem))
}

fn name_words(path: &str) -> Vec<String> {
    let name = path.rsplit('/').next().unwrap_or_default();
    words(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}

fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words.filter(|w| !w.is_empty()).map(str::to_owned).collect()
}
