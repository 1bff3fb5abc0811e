//! People: one spelling for a person who is written in several ways.
//!
//! Lists that give both teach which handle and which name go together
//! ("Ada Lovelace @ada"), as far as they agree; configured people are known
//! from the start. A handle by itself then gets its name, and a name its
//! handle, where there is only one.

use super::FileEvidence;
use crate::config::SourceConfig;
use crate::extract::person::is_full_name;
use minutebook_index::model::{Participant, Presence};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The people of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Handle in lower case → handle and name as usually written.
    by_handle: BTreeMap<String, Spelling>,
    /// Name in lower case → handle in lower case, none where several bear it.
    by_name: BTreeMap<String, Option<String>>,
    /// Handles and names in lower case of those who are never listed.
    hidden: BTreeSet<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Spelling {
    handle: String,
    name: Option<String>,
}

impl People {
    /// Folds an attendance list: everybody once, the handle with its name.
    ///
    /// Who is listed as present and as absent was present.
    pub fn fold(&self, participants: &[Participant]) -> Vec<Participant> {
        let mut folded: Vec<Participant> = Vec::new();
        for participant in participants {
            let person = self.complete(participant);
            if self.is_hidden(&person) {
                continue;
            }
            match folded.iter_mut().find(|other| is_same(other, &person)) {
                Some(other) => merge(other, person),
                None => folded.push(person),
            }
        }
        folded
    }

    /// Adds the name of a handle, or the handle of a name.
    fn complete(&self, participant: &Participant) -> Participant {
        let mut person = participant.clone();
        if person.handle.is_none()
            && let Some(name) = &person.name
            && let Some(Some(handle)) = self.by_name.get(&name.to_lowercase())
        {
            person.handle = Some(handle.clone());
        }
        let key = person.handle.as_ref().map(|h| h.to_lowercase());
        let Some(known) = key.and_then(|k| self.by_handle.get(&k)) else {
            return person;
        };
        let written = participant.handle.clone();
        person.handle = written.or_else(|| Some(known.handle.clone()));
        person.name = person.name.or_else(|| known.name.clone());
        person
    }

    fn is_hidden(&self, person: &Participant) -> bool {
        let mut spellings = person.handle.iter().chain(&person.name);
        spellings.any(|s| self.hidden.contains(&s.to_lowercase()))
    }
}

fn is_same(a: &Participant, b: &Participant) -> bool {
    let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) if a.is_ascii() && b.is_ascii() => Some(a.eq_ignore_ascii_case(b)),
        (Some(a), Some(b)) => Some(a.to_lowercase() == b.to_lowercase()),
        _ => None,
    };
    let handles = same(&a.handle, &b.handle);
    handles.or_else(|| same(&a.name, &b.name)).unwrap_or(false)
}

fn merge(into: &mut Participant, other: Participant) {
    into.name = into.name.take().or(other.name);
    into.handle = into.handle.take().or(other.handle);
    into.role = into.role.take().or(other.role);
    let here = |p: Presence| matches!(p, Presence::Present | Presence::Late);
    if !here(into.status) && here(other.status) {
        into.status = other.status;
    }
}

/// Learns from all attendance lists which handle and which name go together.
pub fn settle(source: &SourceConfig, files: &[FileEvidence]) -> People {
    let mut people = People::default();
    let parts = files.iter().flat_map(|file| &file.evidence.parts);
    people.learn(parts.flat_map(|part| &part.participants));
    for person in &source.people {
        people.configure(person);
    }
    people
}

impl People {
    fn learn<'a>(&mut self, participants: impl Iterator<Item = &'a Participant>) {
        // Most entries come again and again.
        let mut entries: HashMap<(&str, Option<&str>), usize> = HashMap::new();
        for participant in participants {
            if let Some(handle) = &participant.handle {
                let entry = (handle.as_str(), participant.name.as_deref());
                *entries.entry(entry).or_default() += 1;
            }
        }
        let mut names: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
        let mut handles: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
        for ((handle, name), count) in entries {
            let key = handle.to_lowercase();
            let written = handles.entry(key.clone()).or_default();
            *written.entry(handle).or_default() += count;
            let names = names.entry(key).or_default();
            if let Some(name) = name {
                *names.entry(name).or_default() += count;
            }
        }
        for (key, names) in names {
            let handle = handles
                .get(&key)
                .and_then(usual)
                .unwrap_or_else(|| key.clone());
            let name = agreed(&names);
            for name in names.keys().filter(|n| n.contains(' ')) {
                self.add_name(name, &key);
            }
            self.by_handle.insert(key, Spelling { handle, name });
        }
    }

    fn add_name(&mut self, name: &str, handle: &str) {
        let known = self.by_name.entry(name.to_lowercase());
        let known = known.or_insert_with(|| Some(handle.to_owned()));
        if known.as_deref() != Some(handle) {
            *known = None;
        }
    }

    fn configure(&mut self, person: &crate::config::PersonConfig) {
        let key = person.handle.to_lowercase();
        for name in &person.names {
            self.by_name.insert(name.to_lowercase(), Some(key.clone()));
        }
        if person.hide {
            self.hidden
                .extend(person.names.iter().map(|n| n.to_lowercase()));
            self.hidden.insert(key.clone());
        }
        let spelling = Spelling {
            handle: person.handle.clone(),
            name: person.names.first().cloned(),
        };
        self.by_handle.insert(key, spelling);
    }
}

/// The most frequent spelling.
fn usual(spellings: &BTreeMap<&str, usize>) -> Option<String> {
    let best = spellings
        .iter()
        .max_by_key(|(text, count)| (**count, std::cmp::Reverse(*text)));
    best.map(|(text, _)| (*text).to_owned())
}

/// The full name most lists give to a handle; none where they contradict each
/// other, as they do where the "handle" is a company's.
fn agreed(names: &BTreeMap<&str, usize>) -> Option<String> {
    let first = |name: &str| {
        let first = name.split_whitespace().next().unwrap_or_default();
        first.chars().take(2).collect::<String>().to_lowercase()
    };
    let full = names.iter().filter(|(name, _)| is_full_name(name));
    let names: BTreeMap<&str, usize> = full.map(|(name, count)| (*name, *count)).collect();
    let total: usize = names.values().sum();
    let best = usual(&names)?;
    let agreeing = names.iter().filter(|(n, _)| first(n) == first(&best));
    (total < agreeing.map(|(_, c)| c).sum::<usize>() * 2).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::{People, is_same};
    use crate::config::PersonConfig;
    use minutebook_index::model::{Participant, Presence};

    fn person(text: &str) -> Participant {
        let words: Vec<&str> = text.split_whitespace().collect();
        let handle = words.iter().find_map(|w| w.strip_prefix('@'));
        let name: Vec<&str> = words
            .iter()
            .filter(|w| !w.starts_with('@'))
            .copied()
            .collect();
        Participant {
            handle: handle.map(str::to_owned),
            name: (!name.is_empty()).then(|| name.join(" ")),
            ..Participant::default()
        }
    }

    fn check(learned: &[&str], list: &[&str], expected: &[&str]) {
        let mut people = People::default();
        let learned: Vec<Participant> = learned.iter().map(|t| person(t)).collect();
        people.learn(learned.iter());
        people.configure(&PersonConfig {
            handle: "ghost".to_owned(),
            names: vec!["Gus Host".to_owned()],
            hide: true,
        });
        let list: Vec<Participant> = list.iter().map(|t| person(t)).collect();
        let folded = people.fold(&list);
        let shown: Vec<String> = folded
            .iter()
            .map(|p| {
                format!(
                    "{} @{}",
                    p.name.as_deref().unwrap_or("-"),
                    p.handle.as_deref().unwrap_or("-")
                )
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn handles_get_their_names() {
        let both = ["Ada Lovelace @ada", "Bob Ray @bob"];
        check(
            &both,
            &["@Ada", "Bob Ray", "Carl"],
            &["Ada Lovelace @Ada", "Bob Ray @bob", "Carl @-"],
        );
        check(&both, &["@ada", "Ada Lovelace"], &["Ada Lovelace @ada"]);
        check(
            &["Ada Lovelace @acme", "Bob Ray @acme"],
            &["@acme"],
            &["- @acme"],
        );
        check(&["Ann Lee @a", "Ann Lee @b"], &["Ann Lee"], &["Ann Lee @-"]);
    }

    #[test]
    fn hidden_people_are_not_listed() {
        check(&[], &["@ghost", "Gus Host", "@ada"], &["- @ada"]);
    }

    #[test]
    fn presence_wins() {
        let absent = Participant {
            status: Presence::Regrets,
            ..person("@ada")
        };
        let folded = People::default().fold(&[absent, person("@ada")]);
        assert_eq!(folded.len(), 1);
        assert_eq!(folded[0].status, Presence::Present);
        assert!(!is_same(&person("Ada"), &person("@ada")));
    }
}
