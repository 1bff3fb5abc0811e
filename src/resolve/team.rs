//! Teams: one id and one name for all spellings in a source.
//!
//! The folder tells which files belong together, headings and agendas how the
//! team is called: files below `storage/` are "Team Storage" if that is how the
//! other minutes of the source write it. What is configured wins.

mod group;
mod name;
mod renamed;
mod repository;
mod spelling;

#[cfg(test)]
mod tests;

use super::FileEvidence;
use crate::config::SourceConfig;
use minutebook_index::model::Team;
use name::Name;
use std::collections::BTreeMap;

/// The teams of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Teams {
    /// Whose meeting each file records.
    pub of_files: Vec<Option<Team>>,
    known: Vec<Known>,
}

/// A team with the names that it goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Known {
    team: Team,
    /// The name to show, that of the folder, further ones.
    names: Vec<Name>,
}

impl Teams {
    /// Returns the team that is meant by a name in a text, a new one if none is.
    pub fn named(&self, name: &str) -> Team {
        let written = Name::read(name);
        let likeness = |known: &Known| {
            let all = known.names.iter();
            let special = name::is_special(name, &known.names);
            all.map(|n| n.likeness(&written))
                .max()
                .filter(|_| !special)
                .unwrap_or(0)
        };
        let mut best: Option<(u32, &Known)> = None;
        for known in &self.known {
            let alike = likeness(known);
            if name::ALIKE <= alike && best.is_none_or(|(most, _)| most < alike) {
                best = Some((alike, known));
            }
        }
        best.map_or_else(
            || Team {
                id: slug(name),
                name: name.trim().to_owned(),
            },
            |(_, known)| known.team.clone(),
        )
    }
}

/// Settles which team each file belongs to.
pub fn settle(source: &SourceConfig, files: &[FileEvidence]) -> Teams {
    let keys = group::keys(files);
    let mut groups: BTreeMap<&str, Vec<&FileEvidence>> = BTreeMap::new();
    for (key, file) in keys.iter().zip(files) {
        groups.entry(key).or_default().push(file);
    }
    groups.retain(|_, files| files.iter().any(|f| group::may_be_meeting(f)));
    let repository = repository::name_in(&source.url);
    let spellings = spelling::Spellings::learn(&groups, files, repository);
    let mut ids: Vec<String> = Vec::new();
    let mut teams: BTreeMap<&str, Known> = BTreeMap::new();
    for (key, files) in &groups {
        let known = known(source, &spellings, (key, files), &ids);
        ids.push(known.team.id.clone());
        teams.insert(key, known);
    }
    let of_key = |key: &String| teams.get(key.as_str()).map(|known| known.team.clone());
    let mut of_files: Vec<Option<Team>> = keys.iter().map(of_key).collect();
    let mut further = Vec::new();
    for (key, known) in &teams {
        let own: Vec<(usize, &FileEvidence)> = keys
            .iter()
            .zip(files)
            .enumerate()
            .filter(|(_, (k, _))| k == key)
            .map(|(index, (_, file))| (index, file))
            .collect();
        let others: Vec<&Known> = teams.values().filter(|k| k.team != known.team).collect();
        for (team, bearers) in renamed::beside(known, &own, &others) {
            for index in bearers {
                of_files[index] = Some(team.clone());
            }
            further.push(team);
        }
    }
    let mut known: Vec<Known> = teams.into_values().collect();
    known.extend(further.into_iter().map(|team| Known {
        names: vec![Name::read(&team.name)],
        team,
    }));
    Teams { of_files, known }
}

type Group<'a> = (&'a str, &'a [&'a FileEvidence]);

fn known(
    source: &SourceConfig,
    spellings: &spelling::Spellings<'_>,
    (key, files): Group<'_>,
    taken: &[String],
) -> Known {
    let folder = key.rsplit('/').next().unwrap_or_default();
    let shown = spellings.name_of((key, files));
    let id = slug(group::without_date(folder).as_str());
    let id = if id.is_empty() { slug(&shown) } else { id };
    let mut names = vec![Name::read(&shown), Name::read(folder)];
    let configured = source.teams.iter().find(|team| {
        let all = team.aliases.iter().chain([&team.name, &team.id]);
        let mut slugs = all.map(|n| slug(n));
        slugs.any(|s| s == id || s == slug(&shown) || s == slug(folder))
    });
    let team = match configured {
        Some(team) => {
            names.extend(team.aliases.iter().map(|alias| Name::read(alias)));
            names.push(Name::read(&team.name));
            Team {
                id: team.id.clone(),
                name: team.name.clone(),
            }
        }
        None => Team {
            id: unique(if id.is_empty() { "team".to_owned() } else { id }, taken),
            name: shown,
        },
    };
    Known { team, names }
}

fn unique(id: String, taken: &[String]) -> String {
    let numbered = (2..).map(|n| format!("{id}-{n}"));
    let mut all = std::iter::once(id.clone()).chain(numbered);
    all.find(|id| !taken.contains(id)).unwrap_or(id)
}

/// Makes an id of a name: lower-case letters and digits joined by hyphens.
pub fn slug(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}
