//! Sources → index: the one place where crawl, parse, extract, resolve and
//! the index's writer meet.
//!
//! A sync extracts only files whose content changed, settles the whole source
//! again from the stored evidence, and rewrites only the files about which
//! something else is settled than before. What is indexed is therefore the
//! same as after a fresh start.

mod ahead;
mod digest;
mod looked;
mod outside;
mod read;
mod state;
mod summary;
mod write;

pub use looked::{Looked, looked, note_looked};
pub use outside::clear;
pub use state::{Counts, SourceState};
pub use summary::Summary;

use crate::config::{Config, SourceConfig};
use crate::crawl;
use crate::home::Home;
use crate::resolve::{FileEvidence, settle};
use ahead::{Asked, Asker};
use anyhow::Result;
use minutebook_index::{Index, Searcher, Writer};
use read::{ReadFile, Stored};
use std::collections::BTreeMap;
use std::time::Duration;

/// What happened to one source.
#[derive(Debug)]
pub struct Outcome {
    /// Its name.
    pub name: String,
    /// What changed, or why nothing could be done.
    pub result: Result<Summary>,
}

/// Is told how far a sync has come.
pub trait Progress: Sync {
    /// A source is being fetched and read.
    fn source(&self, name: &str);
    /// What the user's git says while it fetches.
    fn note(&self, said: &str);
    /// So many of the files to read are done.
    fn files(&self, done: usize, of: usize);
}

/// What a sync looks at.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Names of sources; all of the configuration if there is none.
    pub names: Vec<String>,
    /// Whether remotes are asked for news.
    pub fetch: Fetch,
    /// How long a remote may say nothing.
    pub patience: Duration,
}

impl Default for Wanted {
    /// All sources, remotes too.
    fn default() -> Self {
        Self {
            names: Vec::new(),
            fetch: Fetch::Remotes,
            patience: crawl::PATIENCE,
        }
    }
}

/// Whether remotes are asked for news.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fetch {
    /// Ask every remote.
    #[default]
    Remotes,
    /// Read only what was fetched before.
    Never,
}

/// Brings the index up to date with the sources of the configuration.
///
/// Several remotes are asked at once; the outcomes are in the order of the
/// configuration. A source that fails is told in its outcome and does not stop
/// the others; sources that are no longer configured are removed. The index is
/// written only if something changed, and all of it becomes visible at once.
/// An index of an older version is first made anew of what was fetched before.
///
/// # Errors
///
/// Those of the index: it is being written, damaged, of a newer version.
pub fn sync(
    home: &Home,
    config: &Config,
    wanted: &Wanted,
    progress: &dyn Progress,
) -> Result<Vec<Outcome>> {
    let index = match Index::create_or_open(home.index()) {
        Err(error) if error.is_older() => {
            progress.note("the index is of an older version and is made anew");
            rebuild(home, config, progress)?;
            Index::create_or_open(home.index())?
        }
        opened => opened?,
    };
    sync_into(&index, home, config, wanted, progress)
}

/// Makes the index anew of what was fetched before, whatever it is like now.
///
/// The new one takes the place of the old one as a whole. A source that
/// cannot be read is told in its outcome and is not in the new index.
///
/// # Errors
///
/// Those of the index; the old one is then as it was.
pub fn rebuild(home: &Home, config: &Config, progress: &dyn Progress) -> Result<Vec<Outcome>> {
    let wanted = Wanted {
        fetch: Fetch::Never,
        ..Wanted::default()
    };
    Index::rebuild(home.index(), |index| {
        sync_into(index, home, config, &wanted, progress)
    })
}

fn sync_into(
    index: &Index,
    home: &Home,
    config: &Config,
    wanted: &Wanted,
    progress: &dyn Progress,
) -> Result<Vec<Outcome>> {
    let searcher = index.searcher()?;
    let mut store = Store {
        states: SourceState::load_all(&searcher)?,
        searcher,
        index,
        writer: None,
    };
    store.forget_unconfigured(home, config, progress)?;
    let sources = config.sources.iter().filter(|s| wanted.includes(s));
    let sources: Vec<&SourceConfig> = sources.collect();
    let asker = Asker {
        whether: wanted.fetch,
        fetch: |source: &SourceConfig, said: &mut dyn FnMut(&str)| {
            crawl::fetch(source, home, wanted.patience, said)
        },
        progress,
    };
    let mut outcomes = Vec::new();
    asker.each(&sources, |source, asked| {
        let job = Job {
            home,
            source,
            progress,
        };
        let result = match job.run(asked, &mut store) {
            // That concerns all of them.
            Err(error) if error.is::<minutebook_index::Error>() => return Err(error),
            result => result,
        };
        let name = source.name.clone();
        outcomes.push(Outcome { name, result });
        Ok(())
    })?;
    store.commit()?;
    Ok(outcomes)
}

impl Wanted {
    fn includes(&self, source: &SourceConfig) -> bool {
        self.names.is_empty() || self.names.contains(&source.name)
    }
}

/// The index, opened for writing as soon as there is something to write.
struct Store<'a> {
    index: &'a Index,
    searcher: Searcher,
    /// The states of the sources at the last sync.
    states: BTreeMap<String, Option<SourceState>>,
    writer: Option<Writer>,
}

impl Store<'_> {
    fn writer(&mut self) -> Result<&mut Writer> {
        Ok(self.both()?.1)
    }

    /// Returns what was there before, and the one who changes it.
    fn both(&mut self) -> Result<(&Searcher, &mut Writer)> {
        let writer = match self.writer.take() {
            Some(writer) => writer,
            None => self.index.writer()?,
        };
        Ok((&self.searcher, self.writer.insert(writer)))
    }

    /// Removes what is no longer configured, from the index and outside.
    fn forget_unconfigured(
        &mut self,
        home: &Home,
        config: &Config,
        progress: &dyn Progress,
    ) -> Result<()> {
        let is_configured = |name: &str| config.sources.iter().any(|s| s.name == name);
        let states = std::mem::take(&mut self.states).into_iter();
        let (kept, gone): (BTreeMap<_, _>, BTreeMap<_, _>) =
            states.partition(|(name, _)| is_configured(name));
        self.states = kept;
        for (name, state) in gone {
            self.writer()?.remove_source(&name)?;
            let handed_over = state.map(|s| outside::hand_over(home, config, &s.config));
            let cleared = handed_over.unwrap_or(Ok(()));
            if let Err(error) = cleared.and_then(|()| clear(home, &name)) {
                progress.note(&format!("{name}: {error:#}"));
            }
        }
        Ok(())
    }

    fn commit(self) -> Result<()> {
        match self.writer {
            Some(mut writer) => Ok(writer.commit()?),
            None => Ok(()),
        }
    }
}

/// The sync of one source.
struct Job<'a> {
    home: &'a Home,
    source: &'a SourceConfig,
    progress: &'a dyn Progress,
}

impl Job<'_> {
    fn run(&self, asked: Asked, store: &mut Store<'_>) -> Result<Summary> {
        let fetched = asked?;
        // Contents that were missing are news, too.
        let news = fetched.moved || fetched.contents != 0;
        let mut crawl = crawl::open(self.source, self.home)?;
        let before = store.states.remove(&self.source.name).flatten();
        if let Some(state) = before
            .as_ref()
            .filter(|b| !news && b.is_of(self.source, &crawl))
        {
            return Ok(Summary::unchanged(state));
        }
        let stored = Stored::load(&store.searcher, self.source, before)?;
        let mut listing = stored.list(&crawl)?;
        let read = read::evidence(&mut crawl, &mut listing, &stored, self.progress);
        let mut files = read.files;
        let evidence: Vec<FileEvidence> = files.iter_mut().map(ReadFile::take_evidence).collect();
        let settled = settle(self.source, &evidence);
        let counts = Counts::of(&evidence, &settled);
        let task = write::Task {
            source: self.source,
            remote_url: crawl.remote_url(),
            stored: &stored,
        };
        let changes = task.write(store, files, &evidence, settled)?;
        let state = SourceState::new(self.source, &crawl, listing, read.unread, counts);
        if Some(&state) != stored.state() || changes.any() {
            let value = serde_json::to_value(&state)?;
            store.writer()?.put_source(&self.source.name, &value)?;
        }
        Ok(Summary::new(&state, changes))
    }
}
