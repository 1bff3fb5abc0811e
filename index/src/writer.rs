//! Putting files into the index.

mod draft;

pub use draft::{Draft, Drafter};

use crate::{
    Error, Result,
    guard::guarded,
    lock::WriterLock,
    merge,
    record::{self, FileRecord, Kind},
    schema::Fields,
};
use std::{
    collections::{BTreeMap, HashSet},
    path::PathBuf,
};
use tantivy::{
    IndexWriter, TantivyDocument, Term,
    indexer::{IndexWriterOptions, NoMergePolicy, UserOperation},
};

/// More than two rarely have their own processor, and each leaves a segment.
const THREADS: usize = 2;
/// Memory of each thread, in bytes, before it must write a segment.
const MEMORY: usize = 50_000_000;
/// So many records wait at most to be put in order.
const PENDING: usize = 200_000;
/// So many records are few: one thread is as fast, and leaves one segment.
const FEW: usize = 4_000;

/// The one who changes an index.
///
/// Nothing of what it does is visible before [`Writer::commit`], and all of
/// it afterwards. Dropping it instead leaves the index as it was.
pub struct Writer {
    index: tantivy::Index,
    /// The engine, once it is known how much there is to do.
    inner: Option<IndexWriter>,
    fields: Fields,
    path: PathBuf,
    /// What is to be deleted before what is pending is added.
    forgotten: Vec<Term>,
    pending: BTreeMap<Kind, Pile>,
    pending_files: HashSet<String>,
    /// Whether a source was removed, of which nothing is to be left.
    removes: bool,
    _lock: WriterLock,
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut debug = f.debug_struct("Writer");
        debug.field("path", &self.path).finish_non_exhaustive()
    }
}

impl Writer {
    pub(crate) fn new(
        path: PathBuf,
        index: tantivy::Index,
        fields: Fields,
        lock: WriterLock,
    ) -> Self {
        Self {
            index,
            inner: None,
            fields,
            path,
            forgotten: Vec::new(),
            pending: BTreeMap::new(),
            pending_files: HashSet::new(),
            removes: false,
            _lock: lock,
        }
    }

    /// Returns who makes drafts for this writer, on any thread.
    pub fn drafter(&self) -> Drafter {
        Drafter::new(self.fields)
    }

    /// Replaces what is known of a source.
    pub fn put_source(&mut self, name: &str, state: &serde_json::Value) -> Result<()> {
        let draft = self.drafter().source(name, state)?;
        self.put(draft)
    }

    /// Removes a source with all its files. After the commit its words stand in
    /// no file of the index any more.
    pub fn remove_source(&mut self, name: &str) -> Result<()> {
        self.removes = true;
        self.flush()?;
        let all = Term::from_field_text(self.fields.file, name);
        self.forgotten.push(all);
        Ok(())
    }

    /// Replaces everything known of a file.
    pub fn put_file(&mut self, source: &str, path: &str, file: FileRecord<'_>) -> Result<()> {
        let draft = self.drafter().file(source, path, file)?;
        self.put(draft)
    }

    /// Replaces everything known of the file of a draft.
    ///
    /// Once there are many records, passages need not wait for the others of
    /// their kind: they are the bulk, and are read while the caller goes on.
    pub fn put(&mut self, draft: Draft) -> Result<()> {
        self.forget(&draft.key)?;
        for (kind, records) in draft.records {
            self.pending.entry(kind).or_default().add(records);
        }
        if PENDING < self.waiting() {
            return self.flush();
        }
        let passages = self.pending.get(&Kind::Passage);
        if passages.is_some_and(|passages| FEW < passages.records) {
            self.hand_over(Kind::Passage)?;
        }
        Ok(())
    }

    /// Removes everything known of a file.
    pub fn remove_file(&mut self, source: &str, path: &str) -> Result<()> {
        self.forget(&record::file_key(source, path))
    }

    /// Makes all changes visible at once, and durable.
    ///
    /// The writer can go on afterwards. Where many small commits have left
    /// many segments, they are joined before this returns.
    pub fn commit(&mut self) -> Result<()> {
        let path = self.path.clone();
        guarded(&path, || self.commit_all())
    }

    fn commit_all(&mut self) -> Result<()> {
        self.flush()?;
        let removes = std::mem::take(&mut self.removes);
        let inner = engine(&mut self.inner, &self.index, 0);
        let done = inner.and_then(|inner| {
            let mut prepared = inner.prepare_commit()?;
            prepared.set_payload(&crate::index::payload());
            prepared.commit()?;
            join_segments(inner, removes)
        });
        done.map_err(|error| Error::engine(&self.path, error))
    }

    /// Deletes what is known under a key, also what this writer put.
    fn forget(&mut self, key: &str) -> Result<()> {
        if !self.pending_files.insert(key.to_owned()) {
            self.flush()?;
        }
        let term = Term::from_field_text(self.fields.file, key);
        self.forgotten.push(term);
        Ok(())
    }

    /// Hands all records to the engine, those of one kind together.
    fn flush(&mut self) -> Result<()> {
        while let Some((&kind, _)) = self.pending.first_key_value() {
            self.hand_over(kind)?;
        }
        self.hand_over(Kind::Source)?;
        self.pending_files.clear();
        Ok(())
    }

    /// Deletes what is forgotten, then adds the pending records of a kind.
    fn hand_over(&mut self, kind: Kind) -> Result<()> {
        if !self.pending.contains_key(&kind) && self.forgotten.is_empty() {
            return Ok(());
        }
        let waiting = self.waiting();
        let inner = engine(&mut self.inner, &self.index, waiting);
        let pile = self.pending.remove(&kind).unwrap_or_default();
        let forgotten = std::mem::take(&mut self.forgotten);
        let done = inner.and_then(|inner| {
            for term in forgotten {
                inner.delete_term(term);
            }
            for records in pile.of_files {
                inner.run(records.into_iter().map(UserOperation::Add))?;
            }
            Ok(())
        });
        done.map_err(|error| Error::engine(&self.path, error))
    }

    /// Returns how many records are pending.
    fn waiting(&self) -> usize {
        self.pending.values().map(|pile| pile.records).sum()
    }
}

/// Pending records of a kind.
#[derive(Default)]
struct Pile {
    /// Those of a file stay together and in their order, whichever thread of
    /// the engine takes them: passages that answer a query equally well are
    /// told apart by it.
    of_files: Vec<Vec<TantivyDocument>>,
    records: usize,
}

impl Pile {
    fn add(&mut self, of_file: Vec<TantivyDocument>) {
        self.records += of_file.len();
        self.of_files.push(of_file);
    }
}

/// Returns the engine, which is opened for so many records.
fn engine<'a>(
    inner: &'a mut Option<IndexWriter>,
    index: &tantivy::Index,
    records: usize,
) -> tantivy::Result<&'a mut IndexWriter> {
    let opened = match inner.take() {
        Some(opened) => opened,
        None => open(index, if records < FEW { 1 } else { THREADS })?,
    };
    Ok(inner.insert(opened))
}

fn open(index: &tantivy::Index, threads: usize) -> tantivy::Result<IndexWriter> {
    let options = IndexWriterOptions::builder()
        .memory_budget_per_thread(MEMORY)
        .num_worker_threads(threads)
        .num_merge_threads(1)
        .build();
    let writer = index.writer_with_options(options)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    Ok(writer)
}

/// Commits the version to a new index.
pub(crate) fn commit_nothing(index: &tantivy::Index) -> tantivy::Result<()> {
    let mut writer = open(index, 1)?;
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(&crate::index::payload());
    prepared.commit()?;
    Ok(())
}

/// Joins segments; all that hold deleted records if none may be left.
fn join_segments(writer: &mut IndexWriter, is_thorough: bool) -> tantivy::Result<()> {
    let segments = writer.index().searchable_segment_metas()?;
    let sizes: Vec<_> = segments
        .iter()
        .map(|segment| merge::Size {
            alive: segment.num_docs(),
            deleted: segment.num_deleted_docs(),
        })
        .collect();
    let chosen = merge::choose(&sizes, is_thorough);
    if chosen.is_empty() {
        return Ok(());
    }
    let ids: Vec<_> = chosen.iter().map(|&at| segments[at].id()).collect();
    // Whoever holds a segment keeps its files from being removed.
    drop(segments);
    writer.merge(&ids).wait()?;
    writer.garbage_collect_files().wait()?;
    Ok(())
}
