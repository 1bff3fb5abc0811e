//! Sources → index: the one place where crawl, parse, extract, resolve and
//! the index's writer meet.
//!
//! A sync extracts only files whose content changed, settles the whole source
//! again from the stored evidence, and rewrites only the files about which
//! something else is settled than before. What is indexed is therefore the
//! same as after a fresh start.

mod digest;
mod looked;
mod read;
mod state;
mod summary;
mod write;

pub use looked::{Looked, looked, note_looked};
pub use state::{Counts, SourceState};
pub use summary::Summary;

use crate::config::{Config, SourceConfig};
use crate::crawl;
use crate::home::Home;
use crate::resolve::{FileEvidence, settle};
use anyhow::Result;
use minutebook_index::{Index, Searcher, Writer};
use read::{ReadFile, Stored};
use std::collections::BTreeMap;

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
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Names of sources; all of the configuration if there is none.
    pub names: Vec<String>,
    /// Whether remotes are asked for news.
    pub fetch: Fetch,
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
/// A source that fails is told in its outcome and does not stop the others;
/// sources that are no longer configured are removed. The index is written
/// only if something changed, and all of it becomes visible at once. An index
/// of an older version is first made anew of what was fetched before.
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
        names: Vec::new(),
        fetch: Fetch::Never,
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
    store.forget_unconfigured(config)?;
    let mut outcomes = Vec::new();
    for source in config.sources.iter().filter(|s| wanted.includes(s)) {
        progress.source(&source.name);
        let job = Job {
            home,
            source,
            fetch: wanted.fetch,
            progress,
        };
        let result = job.run(&mut store);
        if let Err(error) = &result
            && error.is::<minutebook_index::Error>()
        {
            return Err(result.err().unwrap_or_else(|| anyhow::anyhow!("no error")));
        }
        outcomes.push(Outcome {
            name: source.name.clone(),
            result,
        });
    }
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
        let writer = match self.writer.take() {
            Some(writer) => writer,
            None => self.index.writer()?,
        };
        Ok(self.writer.insert(writer))
    }

    fn forget_unconfigured(&mut self, config: &Config) -> Result<()> {
        let mut gone: Vec<String> = self.states.keys().cloned().collect();
        gone.retain(|name| !config.sources.iter().any(|s| s.name == *name));
        for name in gone {
            self.writer()?.remove_source(&name)?;
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
    fetch: Fetch,
    progress: &'a dyn Progress,
}

impl Job<'_> {
    fn run(&self, store: &mut Store<'_>) -> Result<Summary> {
        let news = self.fetch()?;
        let crawl = crawl::open(self.source, self.home)?;
        let before = store.states.remove(&self.source.name).flatten();
        if let Some(state) = before
            .as_ref()
            .filter(|b| !news && b.is_of(self.source, &crawl))
        {
            return Ok(Summary::unchanged(state));
        }
        let stored = Stored::load(&store.searcher, self.source, before)?;
        let mut listing = stored.list(&crawl)?;
        let read = read::evidence(&crawl, &mut listing, &stored, self.progress);
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

    /// Asks the remote for news; also contents that were missing are some.
    fn fetch(&self) -> Result<bool> {
        if self.fetch == Fetch::Never {
            return Ok(false);
        }
        let mut note = |said: &str| self.progress.note(said);
        let fetched = crawl::fetch(self.source, self.home, &mut note)?;
        Ok(fetched.moved || fetched.contents != 0)
    }
}
