//! How a team is called: the spelling that titles and agendas use most, else
//! the name of its folder made readable.

use super::super::FileEvidence;
use super::group::without_date;
use super::name::{ALIKE, Name, may_say_body};
use super::repository::{is_of_any_project, project_of};
use super::{Group, slug};
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

/// Abbreviations that are written in capitals.
const CAPITALS: [&str; 14] = [
    "sig", "wg", "tsc", "tc", "tac", "toc", "api", "ci", "cd", "ui", "ux", "qa", "ag", "eu",
];

/// What a name says of how often it was found.
type Counts = BTreeMap<String, BTreeMap<String, usize>>;

/// Spellings found in a source.
#[derive(Debug, Default)]
pub(super) struct Spellings<'a> {
    /// Titles of agendas, sorted, with how often they are found.
    titles: Vec<(&'a str, usize)>,
    /// By key of a group: names in agendas of the source that mean it.
    of_agendas: BTreeMap<String, Counts>,
    /// By word in lower case: how it is written. Made when it is asked for.
    words: OnceCell<BTreeMap<String, BTreeMap<String, usize>>>,
    /// By the letters of a phrase without blanks: how it is written. Made when
    /// it is asked for.
    phrases: OnceCell<HashMap<String, &'a str>>,
    /// How the repository is called.
    repository: Option<String>,
}

impl<'a> Spellings<'a> {
    /// Learns from the agendas of all files how teams and words are written.
    pub(super) fn learn(
        groups: &BTreeMap<&str, Vec<&FileEvidence>>,
        files: &'a [FileEvidence],
        repository: Option<String>,
    ) -> Self {
        let titles = counted(titles(files));
        let folders: Vec<(&str, Name)> = groups.keys().map(|k| (*k, Name::read(last(k)))).collect();
        let mut of_agendas: BTreeMap<String, Counts> = BTreeMap::new();
        for (title, count) in &titles {
            if let Some(key) = meant(&folders, title) {
                let counts = of_agendas.entry(key.to_owned()).or_default();
                add(counts, title, *count);
            }
        }
        Self {
            titles,
            of_agendas,
            repository,
            ..Self::default()
        }
    }

    /// "Clock Night" tells how `#clocknight` is spelled.
    fn phrase(&self, letters: &str) -> Option<&'a str> {
        const LONGEST: usize = 5;
        let phrases = self.phrases.get_or_init(|| {
            let mut phrases = HashMap::new();
            for (phrase, _) in &self.titles {
                let words = phrase.split_whitespace();
                let few = (2..=LONGEST).contains(&words.clone().count());
                if few && words.clone().all(|w| w.starts_with(char::is_uppercase)) {
                    let letters = words.collect::<String>().to_lowercase();
                    phrases.entry(letters).or_insert(*phrase);
                }
            }
            phrases
        });
        phrases.get(letters).copied()
    }

    /// Returns how a word in lower case is written.
    fn word(&self, lower: &str) -> Option<String> {
        let words = self.words.get_or_init(|| {
            let mut written: HashMap<&str, usize> = HashMap::new();
            for (title, count) in &self.titles {
                let words = title.split(|c: char| !c.is_alphanumeric());
                for word in words.filter(|word| word.contains(char::is_uppercase)) {
                    *written.entry(word).or_default() += count;
                }
            }
            let mut words: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
            for (word, count) in written {
                let spellings = words.entry(word.to_lowercase()).or_default();
                spellings.insert(word.to_owned(), count);
            }
            words
        });
        words.get(lower).and_then(top)
    }

    /// Returns the name to show for a group.
    pub(super) fn name_of(&self, group: Group<'_>) -> String {
        let name = self.usual_name(group);
        // a tag: no word of a name is so long and small
        let run_together = name.chars().all(char::is_lowercase);
        let spelled = run_together.then(|| self.phrase(&name)).flatten();
        spelled.map_or(name, str::to_owned)
    }

    fn usual_name(&self, (key, files): Group<'_>) -> String {
        let folder = last(key);
        let mut headings = headings(files);
        let dated = without_date(folder) != folder;
        if !is_of_any_project(&without_date(folder)) {
            // "Board" says less than the folder `clock-tower-board`.
            headings.retain(|name, _| !is_of_any_project(name));
        }
        let own = Name::read(&without_date(folder));
        let related: Counts = headings
            .iter()
            .filter(|(name, _)| {
                !folder.is_empty() && {
                    let name = Name::read(name);
                    ALIKE <= own.likeness(&name) || own.is_within(&name)
                }
            })
            .map(|(name, counts)| (name.clone(), counts.clone()))
            .collect();
        let least = if dated {
            1
        } else {
            (files.len() / 8).max(2).min(files.len())
        };
        let agendas = self.of_agendas.get(key);
        let found = most(&related, least).or_else(|| most(agendas?, 2));
        if folder.is_empty() {
            return found.unwrap_or_else(|| self.without_folder(&headings, files.len()));
        }
        if own.says_body() {
            // The folder of a board says more than the name of the house.
            headings.retain(|name, _| Name::read(name).says_body());
        }
        found
            .or_else(|| most(&headings, (files.len() * 2).div_ceil(5).max(1)))
            .unwrap_or_else(|| self.readable(&without_date(folder), container(files)))
    }

    /// The name of a team whose folders say nothing: that of most headings, or
    /// that of the repository if the headings do not agree.
    fn without_folder(&self, headings: &Counts, files: usize) -> String {
        let usual = (files * 2).div_ceil(5).max(1);
        let Some(repository) = &self.repository else {
            return most(headings, 1).unwrap_or_default();
        };
        let words = Name::read(repository);
        let fits = |name: &Name| words.is_within(name) || name.says_body();
        let related: Counts = headings
            .iter()
            .filter(|(name, _)| 1 == files || fits(&Name::read(name)))
            .map(|(name, counts)| (name.clone(), counts.clone()))
            .collect();
        let often = most(headings, usual.max(2));
        let named = often.or_else(|| most(&related, 1));
        named.map_or_else(|| repository.clone(), |name| of_project(name, repository))
    }

    /// `sig-central-api` → "SIG Central API".
    fn readable(&self, folder: &str, container: Option<Container>) -> String {
        let slug = slug(folder);
        let words = slug.split('-').map(|word| {
            if CAPITALS.contains(&word) || is_unspeakable(word) {
                return word.to_uppercase();
            }
            self.word(word).unwrap_or_else(|| capitalized(word))
        });
        let name = words.collect::<Vec<_>>().join(" ");
        match container.filter(|_| Name::read(&name).body().is_none()) {
            Some(Container::Before(body)) => format!("{body} {name}"),
            Some(Container::After(body)) => format!("{name} {body}"),
            None => name,
        }
    }
}

/// "Board" in the repository "harbor" is the "Harbor Board".
fn of_project(name: String, repository: &str) -> String {
    let project = project_of(repository).filter(|_| is_of_any_project(&name));
    match project {
        Some(project) => format!("{project} {name}"),
        None => name,
    }
}

/// What a folder of folders says that each of them is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Container {
    Before(&'static str),
    After(&'static str),
}

/// `working-groups/storage/` is the Storage Working Group.
fn container(files: &[&FileEvidence]) -> Option<Container> {
    const KNOWN: [(&str, Container); 5] = [
        ("working-groups", Container::After("Working Group")),
        ("wgs", Container::After("Working Group")),
        ("committees", Container::After("Committee")),
        ("sigs", Container::Before("SIG")),
        ("teams", Container::Before("Team")),
    ];
    let folders = files.first()?.evidence.folders.iter().map(|f| slug(f));
    let mut known = folders.filter_map(|f| KNOWN.iter().find(|(name, _)| *name == f));
    known.next().map(|(_, container)| *container)
}

/// The titles of all agenda items, as often as they are found.
fn titles(files: &[FileEvidence]) -> impl Iterator<Item = &str> {
    let parts = files.iter().flat_map(|file| &file.evidence.parts);
    let items = parts.flat_map(|part| &part.agenda);
    items.map(|item| item.title.trim())
}

/// Sorts texts and counts each.
fn counted<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<(&'a str, usize)> {
    let mut texts: Vec<&str> = texts.collect();
    texts.sort_unstable();
    let alike = texts.chunk_by(|a, b| a == b);
    alike
        .filter_map(|run| Some((*run.first()?, run.len())))
        .collect()
}

fn last(key: &str) -> &str {
    key.rsplit('/').next().unwrap_or_default()
}

/// The group that a title of an agenda means, if it is the name of a team: it
/// says what body it is, and is not much longer than the folder's name.
fn meant<'k>(folders: &[(&'k str, Name)], title: &str) -> Option<&'k str> {
    let words = title.split_whitespace().count();
    if 6 < words || title.contains(['?', ':', '@']) || !may_say_body(title) {
        return None;
    }
    let name = Name::read(title);
    name.body()?;
    let likeness = folders
        .iter()
        .map(|(key, folder)| (folder.likeness(&name), *key));
    let best = likeness.max_by_key(|(likeness, key)| (*likeness, std::cmp::Reverse(*key)));
    let (_, key) = best.filter(|(likeness, _)| ALIKE <= *likeness)?;
    let joined = title.contains(['&', '/', '+']) || title.contains(" and ");
    let (_, folder) = folders.iter().find(|(k, _)| *k == key)?;
    (joined || name.is_spelled_out(folder)).then_some(key)
}

/// Names in the headings of a group's files, each counted once a file.
fn headings(files: &[&FileEvidence]) -> Counts {
    let mut counts = Counts::new();
    for file in files {
        let names = file.evidence.parts.iter().flat_map(|p| &p.team_names);
        let mut seen: Vec<&str> = names.map(|n| n.name.as_str()).collect();
        seen.sort_unstable();
        seen.dedup();
        for name in seen {
            add(&mut counts, &abbreviated(name), 1);
        }
    }
    counts
}

fn add(counts: &mut Counts, name: &str, count: usize) {
    let spellings = counts.entry(slug(name)).or_default();
    *spellings.entry(name.to_owned()).or_default() += count;
}

/// The most frequent name in its most frequent spelling, if it is found often
/// enough.
fn most(counts: &Counts, least: usize) -> Option<String> {
    let total = |spellings: &BTreeMap<String, usize>| spellings.values().sum::<usize>();
    let best = counts.iter().filter(|(name, _)| !name.is_empty());
    let best = best.max_by_key(|(name, s)| (total(s), std::cmp::Reverse(*name)));
    best.filter(|(_, s)| least <= total(s))
        .and_then(|(_, s)| top(s))
}

fn top(spellings: &BTreeMap<String, usize>) -> Option<String> {
    let best = spellings.iter();
    let best = best.max_by_key(|(name, count)| (**count, std::cmp::Reverse(*name)));
    best.map(|(name, _)| name.clone())
}

/// "hpc", "ssg": letters without a vowel are an abbreviation.
fn is_unspeakable(word: &str) -> bool {
    let consonant = |c: char| c.is_ascii_lowercase() && !"aeiouy".contains(c);
    (2..=4).contains(&word.len()) && word.chars().all(consonant)
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// "Harbor Technical Steering Committee (TSC)" → "Harbor TSC", but "Harbor Tide
/// Committee (HTC)" → "Harbor Tide Committee".
fn abbreviated(name: &str) -> String {
    let cut = || {
        let (head, rest) = name.split_once('(')?;
        let short = rest.strip_suffix(')')?;
        let words: Vec<&str> = head.split_whitespace().collect();
        let at = words.len().checked_sub(short.chars().count())?;
        let tail = words.get(at..)?;
        let initials: String = tail.iter().filter_map(|w| w.chars().next()).collect();
        let same = 1 < short.len() && initials.eq_ignore_ascii_case(short);
        let known = CAPITALS.contains(&&*short.to_lowercase());
        let kept = match words.get(..at)? {
            // The letters alone would say less than what they stand for.
            [] if !known => words.join(" "),
            before => [before, &[short]].concat().join(" "),
        };
        same.then_some(kept)
    };
    cut().unwrap_or_else(|| name.to_owned())
}
