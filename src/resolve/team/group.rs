//! Which files are of one team: those whose folders, without years, months
//! and folders that only say "minutes", are the same.
//!
//! In a folder that names nobody the file names may do: `2024-06-13-emea.md`
//! beside many `2024-06-13.md`, `board-2024-06-13.md` beside
//! `storage-2024-06-13.md`.

use super::super::FileEvidence;
use super::slug;
use crate::extract::DateOrigin;
use crate::scan::{self, DayText};
use std::collections::BTreeMap;

/// Words of folders that say nothing about who meets.
pub(super) const GENERIC: &[&str] = &[
    "meeting",
    "meetings",
    "minutes",
    "minute",
    "notes",
    "note",
    "protokolle",
    "protokoll",
    "sitzungen",
    "docs",
    "doc",
    "documents",
    "archive",
    "archives",
    "archived",
    "old",
    "working",
    "groups",
    "group",
    "wgs",
    "sigs",
    "teams",
    "committees",
    "records",
    "history",
    "past",
    "artifacts",
    "attachments",
    "assets",
    "slides",
    "src",
    "content",
    "pages",
    "agenda",
    "agendas",
    "minutos",
    "minutas",
    "actas",
    "reunions",
    "réunions",
    "resources",
    "foundation",
    "logs",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "markdown",
    "md",
    "files",
    "public",
    "posts",
    "blog",
    "transcripts",
    "protocols",
    "mitschriften",
    "notizen",
    "sitzungsprotokolle",
    "meetingnotes",
    "treffen",
    "updates",
    "summaries",
    "historical",
    "schedule",
    "milestones",
    "and",
];

/// A rest of a file name must come back as often to be a team's.
const RECURRING: usize = 4;

/// Returns the key of each file's team: the folders that name it, joined by
/// `/`; empty where none does.
pub(super) fn keys(files: &[FileEvidence]) -> Vec<String> {
    let folders: Vec<String> = files.iter().map(folder_key).collect();
    let rests: Vec<String> = files.iter().map(rest_of_name).collect();
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (folder, rest) in folders.iter().zip(&rests) {
        *counts.entry((folder, rest)).or_default() += 1;
    }
    let each = folders.iter().zip(&rests);
    each.map(|(folder, rest)| {
        let named = !folder.is_empty() || rest.is_empty();
        let often = counts.get(&(folder.as_str(), rest.as_str()));
        let own = !named && often.is_some_and(|n| RECURRING <= *n);
        if own { rest.clone() } else { folder.clone() }
    })
    .collect()
}

fn folder_key(file: &FileEvidence) -> String {
    let folders = file.evidence.folders.iter();
    let naming: Vec<&str> = folders
        .map(String::as_str)
        .filter(|f| is_naming(f))
        .collect();
    naming.join("/")
}

/// A folder names a team unless it is a date, a number or a word for minutes.
fn is_naming(folder: &str) -> bool {
    let words = slug(&without_date(folder));
    words.split('-').any(|word| {
        let number = word.chars().all(|c| c.is_ascii_digit());
        !word.is_empty() && !number && !GENERIC.contains(&word)
    })
}

/// Returns a name without the date in it.
pub(super) fn without_date(name: &str) -> String {
    let spans = scan::dates(name)
        .into_iter()
        .filter(|d| matches!(d.value.start, DayText::Calendar { year: Some(_), .. }));
    let Some(found) = spans.into_iter().next() else {
        return name.to_owned();
    };
    let before = name.get(..found.span.start).unwrap_or_default();
    let after = name.get(found.span.end..).unwrap_or_default();
    let after = after.trim_start_matches(|c: char| !c.is_alphabetic());
    format!("{before}{after}")
}

/// What a dated file name says beside the date, as a slug.
fn rest_of_name(file: &FileEvidence) -> String {
    let dated = |d: &crate::extract::DateEvidence| d.origin == DateOrigin::FileName;
    if !file.evidence.path_dates.iter().any(dated) {
        return String::new();
    }
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let rest = slug(&without_date(stem));
    let words = rest.split('-').filter(|w| {
        let number = w.chars().all(|c| c.is_ascii_digit());
        !number && !GENERIC.contains(w)
    });
    words.collect::<Vec<_>>().join("-")
}

/// Whether a file may record a meeting, so that its folder makes a team.
pub(super) fn may_be_meeting(file: &FileEvidence) -> bool {
    let parts = &file.evidence.parts;
    !file.evidence.path_dates.is_empty()
        || parts
            .iter()
            .any(|p| p.shape.attendance || !p.participants.is_empty())
        || parts
            .iter()
            .any(|p| p.dates.iter().any(|d| d.origin <= DateOrigin::DateLine))
}
