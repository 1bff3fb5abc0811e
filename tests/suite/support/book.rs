//! A minute book inside the process of the test: its home, its sources,
//! everything that can be read from it.

use minutebook::config::{Config, SourceConfig};
use minutebook::home::Home;
use minutebook::sync::{Outcome, Progress, Wanted, sync};
use minutebook_index::model::{Action, Decision, Link, Mention, Schedule};
use minutebook_index::query::{self, Field};
use minutebook_index::search::SearchOptions;
use minutebook_index::{Filter, Index, Result, Searcher};
use std::fmt::{Debug, Write as _};
use std::path::Path;

/// A home and its sources.
pub(crate) struct Book {
    /// Where things are kept.
    pub(crate) home: Home,
    /// What is read.
    pub(crate) config: Config,
}

/// Progress that nobody sees.
struct Silent;

impl Progress for Silent {
    fn source(&self, _: &str) {}
    fn note(&self, _: &str) {}
    fn files(&self, _: usize, _: usize) {}
}

impl Book {
    /// Makes a book at a path, of sources with name and URL.
    pub(crate) fn new(home: &Path, sources: &[(&str, &str)]) -> Self {
        let source = |(name, url): &(&str, &str)| SourceConfig {
            name: (*name).to_owned(),
            url: (*url).to_owned(),
            ..SourceConfig::default()
        };
        Self {
            home: Home::at(home),
            config: Config {
                sources: sources.iter().map(source).collect(),
                ..Config::default()
            },
        }
    }

    /// Syncs all sources, or says which error kept it from that.
    pub(crate) fn try_sync(&self) -> anyhow::Result<Vec<Outcome>> {
        sync(&self.home, &self.config, &Wanted::default(), &Silent)
    }

    /// Syncs all sources; each of them succeeds.
    pub(crate) fn sync(&self) {
        for outcome in self.try_sync().unwrap() {
            outcome.result.unwrap();
        }
    }

    /// Returns everything that can be read.
    pub(crate) fn dump(&self) -> Result<String> {
        dump(&Index::searcher_at(self.home.index())?)
    }

    /// Returns what `minutebook export` prints.
    pub(crate) fn export(&self) -> Result<String> {
        let searcher = Index::searcher_at(self.home.index())?;
        let mut minutes = searcher.minutes(&Filter::default())?;
        minutes.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(lines(&minutes))
    }
}

/// What a search looks for to touch every kind of file: words, phrases, their
/// places, fields, beginnings.
const QUERIES: [&str; 6] = [
    "buoys float",
    "\"they float\"",
    "anch* OR harbor",
    "team:firmware @nadia",
    "https://example.org/anchors",
    "",
];

/// Returns everything that can be read from an index: all records of all
/// kinds, values to complete, hits in their order.
pub(crate) fn dump(searcher: &Searcher) -> Result<String> {
    let all = Filter::default();
    let mut text = lines(&searcher.sources()?);
    for source in searcher.sources()? {
        text += &lines(&searcher.files(&source.name)?);
    }
    text += &lines(&searcher.minutes(&all)?);
    text += &lines(&searcher.heads(&all)?);
    text += &lines(&searcher.passages(&all)?);
    text += &lines(&searcher.facts::<Mention>(&all)?);
    text += &lines(&searcher.facts::<Schedule>(&all)?);
    text += &lines(&searcher.facts::<Link>(&all)?);
    text += &lines(&searcher.facts::<Action>(&all)?);
    text += &lines(&searcher.facts::<Decision>(&all)?);
    let of_2025 = Filter {
        since: "2025-03-06".parse().ok(),
        ..Filter::default()
    };
    text += &lines(&searcher.heads(&of_2025)?);
    for field in [Field::Team, Field::Source, Field::Person, Field::Owner] {
        text += &lines(&searcher.values(field)?);
    }
    for query in QUERIES {
        let (query, _) = query::parse(query);
        let options = SearchOptions {
            facets: true,
            ..SearchOptions::default()
        };
        let hits = searcher.search(&query, &options)?;
        text += &lines(&[hits]);
    }
    Ok(text)
}

fn lines<T: Debug>(values: &[T]) -> String {
    values.iter().fold(String::new(), |mut text, value| {
        writeln!(text, "{value:?}").unwrap();
        text
    })
}

/// Copies a folder with all that is in it.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}
