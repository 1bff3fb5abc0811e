//! Teams that share a folder, one after the other or side by side: the
//! headings of some of its files name a team of their own, again and again.

use super::super::FileEvidence;
use super::Known;
use super::name::{ALIKE, Name};
use minutebook_index::model::Team;
use std::collections::BTreeMap;

/// So many files must name a team before it is one of its own.
const RECURRING: usize = 4;
/// So many where the folder names nobody.
const FEW: usize = 2;

/// A name in headings, and the files that bear it.
struct Bearers {
    name: String,
    read: Name,
    files: Vec<usize>,
}

/// Returns the teams that files of one folder have beside that of the folder,
/// and the indices of those files.
pub(super) fn beside(
    folder: &Known,
    files: &[(usize, &FileEvidence)],
    others: &[&Known],
) -> Vec<(Team, Vec<usize>)> {
    let mut found: Vec<Bearers> = Vec::new();
    for (name, bearers) in by_name(folder, files) {
        let read = Name::read(&name);
        let mut names = folder.names.iter().filter(|n| n.is_telling());
        let own = names.any(|n| !read.tells_another(n));
        if own || read.body().is_none() {
            continue;
        }
        match found.iter_mut().find(|f| ALIKE <= f.read.likeness(&read)) {
            Some(same) => same.files.extend(bearers),
            None => found.push(Bearers {
                name,
                read,
                files: bearers,
            }),
        }
    }
    let unnamed = folder.names.get(1).is_none_or(|n| !n.is_telling());
    let least = if unnamed { FEW } else { RECURRING };
    found.retain(|f| least.max(files.len() / 10) <= f.files.len());
    let team = |bearers: &Bearers| {
        let likeness = |known: &Known| {
            let all = known.names.iter();
            all.map(|n| n.likeness(&bearers.read)).max().unwrap_or(0)
        };
        let best = others.iter().max_by_key(|known| likeness(known));
        match best.filter(|known| ALIKE <= likeness(known)) {
            Some(known) => known.team.clone(),
            None => Team {
                id: super::slug(&bearers.name),
                name: bearers.name.clone(),
            },
        }
    };
    let each = found.into_iter();
    each.map(|bearers| (team(&bearers), bearers.files))
        .collect()
}

/// The names in the titles of files, those that most files bear first. A title
/// names the day, and nothing that the folder is called by.
fn by_name(folder: &Known, files: &[(usize, &FileEvidence)]) -> Vec<(String, Vec<usize>)> {
    let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, file) in files {
        let Some(part) = file.evidence.parts.first() else {
            continue;
        };
        let Some(first) = part.team_names.first() else {
            continue;
        };
        let dated = part.dates.iter().any(|d| d.line == first.line);
        let title = Name::read(part.title.as_deref().unwrap_or_default());
        let own = folder.names.get(1).is_some_and(|n| n.shares_word(&title));
        if dated && !own {
            names.entry(&first.name).or_default().push(*index);
        }
    }
    let mut all: Vec<(String, Vec<usize>)> = names
        .into_iter()
        .map(|(name, files)| (name.to_owned(), files))
        .collect();
    all.sort_by_key(|(name, files)| (std::cmp::Reverse(files.len()), name.clone()));
    all
}
