//! Teams that share a folder, one after the other or side by side: the
//! headings of some of its files name a team of their own, again and again.

use super::super::FileEvidence;
use super::Known;
use super::name::{ALIKE, Name};
use minutebook_index::model::Team;
use std::collections::BTreeMap;

/// So many files must name a team before it is one of its own.
const RECURRING: usize = 4;

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
    for (name, bearers) in by_name(files) {
        let read = Name::read(&name);
        let own = folder.names.iter().any(|n| !read.tells_another(n));
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
    found.retain(|f| RECURRING.max(files.len() / 10) <= f.files.len());
    let team = |bearers: &Bearers| {
        let alike = |known: &&&Known| {
            known
                .names
                .iter()
                .any(|n| ALIKE <= n.likeness(&bearers.read))
        };
        let known = others.iter().find(alike);
        known.map_or_else(
            || Team {
                id: super::slug(&bearers.name),
                name: bearers.name.clone(),
            },
            |known| known.team.clone(),
        )
    };
    let each = found.into_iter();
    each.map(|bearers| (team(&bearers), bearers.files))
        .collect()
}

/// The first name in the headings of each file, those that most files bear
/// first.
fn by_name(files: &[(usize, &FileEvidence)]) -> Vec<(String, Vec<usize>)> {
    let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, file) in files {
        let first = file
            .evidence
            .parts
            .first()
            .and_then(|p| p.team_names.first());
        if let Some(first) = first {
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
