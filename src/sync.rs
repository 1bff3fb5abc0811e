//! Sources → index: the one place where crawl, parse, extract, resolve and
//! the index's writer meet.
//!
//! A sync extracts only files whose content changed, resolves the whole source
//! again from the stored evidence, and rewrites only the files whose records
//! differ. What is indexed is therefore the same as after a fresh start.

mod ahead;
mod looked;
mod outside;
mod read;
mod state;
mod summary;

pub use looked::{Looked, looked, note_looked};
pub use outside::clear;
pub use state::{Counts, SourceState};
pub use summary::Summary;

use crate::config::{Config, SourceConfig};
use crate::crawl::{self, Crawl};
use crate::home::Home;
use crate::parallel;
use crate::resolve::{FileEvidence, Resolved, resolve};
use ahead::{Asked, Asker};
use anyhow::Result;
use minutebook_index::model::{Minutes, Passage};
use minutebook_index::{FileRecord, Index, Searcher, Writer, digest};
use read::{ReadFile, Stored};
use std::time::Duration;
use summary::Changes;

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
/// the others; sources that are no longer configured are removed. The index is written
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
    let mut store = Store {
        searcher: index.searcher()?,
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

    /// Removes what is no longer configured, from the index and outside.
    fn forget_unconfigured(
        &mut self,
        home: &Home,
        config: &Config,
        progress: &dyn Progress,
    ) -> Result<()> {
        for stored in self.searcher.sources()? {
            let name = stored.name;
            if config.sources.iter().any(|source| source.name == name) {
                continue;
            }
            self.writer()?.remove_source(&name)?;
            let state: Option<SourceState> = serde_json::from_value(stored.state).ok();
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
        let crawl = crawl::open(self.source, self.home)?;
        let before = SourceState::load(&store.searcher, &self.source.name)?;
        if let Some(state) = before
            .as_ref()
            .filter(|b| !news && b.is_of(self.source, &crawl))
        {
            return Ok(Summary::unchanged(state));
        }
        let stored = Stored::load(&store.searcher, self.source, before)?;
        let mut listing = stored.list(&crawl)?;
        let mut files = read::evidence(&crawl, &mut listing, &stored, self.progress);
        let evidence: Vec<FileEvidence> = files.iter_mut().map(ReadFile::take_evidence).collect();
        let records = self.records(&evidence, &crawl);
        let counts = Counts::of(records.iter().map(|r| r.minutes.as_slice()));
        let changes = self.write(store, &stored, &files, &records)?;
        let state = SourceState::new(self.source, &crawl, listing, counts);
        if Some(&state) != stored.state() || changes.any() {
            let value = serde_json::to_value(&state)?;
            store.writer()?.put_source(&self.source.name, &value)?;
        }
        Ok(Summary::new(&state, changes))
    }

    /// Resolves the source; the records of each file.
    fn records(&self, evidence: &[FileEvidence], crawl: &Crawl) -> Vec<Records> {
        let (remote, template) = (crawl.remote_url(), self.source.permalink.as_deref());
        let link = |commit: &str, path: &str| match template {
            Some(template) => Some(crawl::permalink_by(template, commit, path)),
            None => crawl::permalink(remote?, commit, path, None),
        };
        let record = |resolved: Resolved| {
            let mut minutes = resolved.minutes;
            let commit = minutes.commit.as_deref();
            minutes.url = commit.and_then(|commit| link(commit, &minutes.path));
            (minutes, resolved.passages)
        };
        let resolved = resolve(self.source, evidence).into_iter();
        parallel::map(resolved, |each| {
            Records::new(each.into_iter().map(record).collect())
        })
    }

    /// Writes the files whose records differ from what is stored.
    fn write(
        &self,
        store: &mut Store<'_>,
        stored: &Stored,
        files: &[ReadFile<'_>],
        records: &[Records],
    ) -> Result<Changes> {
        let mut changes = Changes::default();
        let name = &self.source.name;
        for (file, records) in files.iter().zip(records) {
            let before = stored.file(&file.file.path);
            changes.note(before.map(|b| b.blob == file.file.blob));
            let history = postcard::to_stdvec(&file.file.history)?;
            let same = before.is_some_and(|b| {
                b.blob == file.file.blob && b.history == history && b.digest == records.digest
            });
            if !same || stored.is_stale() {
                let record = FileRecord {
                    blob: &file.file.blob,
                    history: &history,
                    evidence: &file.bytes,
                    minutes: &records.minutes,
                };
                store.writer()?.put_file(name, &file.file.path, record)?;
            }
        }
        for path in stored.gone(files) {
            store.writer()?.remove_file(name, path)?;
            changes.removed += 1;
        }
        Ok(changes)
    }
}

/// The records of a file.
struct Records {
    minutes: Vec<(Minutes, Vec<Passage>)>,
    digest: u64,
}

impl Records {
    fn new(minutes: Vec<(Minutes, Vec<Passage>)>) -> Records {
        Records {
            digest: digest(&minutes),
            minutes,
        }
    }
}
