//! Putting files into the index.

use crate::{
    Error, Result,
    facts::FactsRecord,
    facts::private::Stored,
    guard::guarded,
    lock::WriterLock,
    merge,
    model::{Action, Decision, Link, Mention, Minutes, Participant, Passage, Schedule},
    record::{self, FileRecord, Head, Kind, StoredFile, StoredSource},
    schema::Fields,
    tags::{self, Tags},
    text::{language, print, tokenizer::VALUE_SEPARATOR},
};
use chrono::Datelike;
use serde::Serialize;
use std::{
    collections::{BTreeMap, HashSet},
    path::PathBuf,
};
use tantivy::{
    IndexWriter, TantivyDocument, Term,
    indexer::{IndexWriterOptions, NoMergePolicy},
    tokenizer::{PreTokenizedString, Token},
};

/// More than two rarely have their own processor, and each leaves a segment.
const THREADS: usize = 2;
/// Memory of each thread, in bytes, before it must write a segment.
const MEMORY: usize = 50_000_000;
/// A word that no tokenizer makes.
const NOBODY: &str = "\0";
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
    pending: BTreeMap<Kind, Vec<TantivyDocument>>,
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

    /// Replaces what is known of a source.
    pub fn put_source(&mut self, name: &str, state: &serde_json::Value) -> Result<()> {
        let key = record::file_key(name, "");
        self.forget(&key)?;
        let mut document = self.document(Kind::Source, &key, &tags::tag("source", name));
        let source = StoredSource {
            name: name.to_owned(),
            state: state.clone(),
        };
        document.add_bytes(self.fields.record, &record::seal_source(&source)?);
        self.occupy(&mut document);
        self.add(Kind::Source, document)
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
        let key = record::file_key(source, path);
        self.forget(&key)?;
        let mut document = self.document(Kind::File, &key, &tags::tag("source", source));
        let stored = StoredFile::new(source, path, &file);
        document.add_bytes(
            self.fields.record,
            &record::seal_file(&stored, file.evidence)?,
        );
        self.occupy(&mut document);
        self.add(Kind::File, document)?;
        let mut document = self.document(Kind::Details, &key, "");
        let details = record::seal_details(file.details);
        document.add_bytes(self.fields.record, &details);
        self.add(Kind::Details, document)?;
        for (minutes, passages) in file.minutes {
            self.put_minutes(&key, minutes, passages)?;
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

    fn put_minutes(&mut self, key: &str, minutes: &Minutes, passages: &[Passage]) -> Result<()> {
        let head = Head::from(minutes);
        let meeting = Meeting {
            key,
            tags: joined(&meeting_tags(&head, minutes)),
            context: context(minutes),
            links: by_line(&minutes.links, |link| link.line),
            actions: by_line(&minutes.actions, |action| action.line),
            head,
        };
        self.put_record(Kind::Head, &meeting, &meeting.head)?;
        self.put_record(Kind::Minutes, &meeting, minutes)?;
        self.put_facts::<Mention>(Kind::Mentions, &meeting, minutes)?;
        self.put_facts::<Schedule>(Kind::Schedules, &meeting, minutes)?;
        self.put_facts::<Action>(Kind::Actions, &meeting, minutes)?;
        self.put_facts::<Decision>(Kind::Decisions, &meeting, minutes)?;
        self.put_facts::<Participant>(Kind::Participants, &meeting, minutes)?;
        self.put_facts::<Link>(Kind::Links, &meeting, minutes)?;
        for passage in passages {
            self.put_passage(&meeting, minutes, passage)?;
        }
        Ok(())
    }

    fn put_facts<T: Stored>(
        &mut self,
        kind: Kind,
        meeting: &Meeting<'_>,
        minutes: &Minutes,
    ) -> Result<()> {
        let facts = T::of(minutes);
        if facts.is_empty() {
            return Ok(());
        }
        let record = FactsRecord {
            meeting: &meeting.head,
            facts,
        };
        self.put_record(kind, meeting, &record)
    }

    fn put_passage(
        &mut self,
        meeting: &Meeting<'_>,
        minutes: &Minutes,
        passage: &Passage,
    ) -> Result<()> {
        let texts = [passage.title.as_str(), &passage.text];
        let language = language::of_passage(texts, minutes.language.as_deref());
        let text = PassageText::of(meeting, passage);
        let tags = text.tags(passage, &meeting.tags);
        let record = FactsRecord {
            meeting: &meeting.head,
            facts: passage,
        };
        let mut document = self.record(Kind::Passage, meeting, &tags, &record)?;
        let fields = self.fields;
        document.add_text(fields.title.of(language), &passage.title);
        document.add_text(fields.body.of(language), &passage.text);
        document.add_text(fields.context, &meeting.context);
        document.add_text(fields.people, passage.owners.join(" "));
        document.add_text(fields.identifier, text.identifiers);
        if let Some(print) = print::print(&text.team, &passage.title, &passage.text) {
            document.add_u64(fields.print, print);
        }
        self.add(Kind::Passage, document)
    }

    fn put_record<T: Serialize>(
        &mut self,
        kind: Kind,
        meeting: &Meeting<'_>,
        value: &T,
    ) -> Result<()> {
        let document = self.record(kind, meeting, &meeting.tags, value)?;
        self.add(kind, document)
    }

    fn record<T: Serialize>(
        &self,
        kind: Kind,
        meeting: &Meeting<'_>,
        tags: &str,
        value: &T,
    ) -> Result<TantivyDocument> {
        let mut document = self.document(kind, meeting.key, tags);
        let head = &meeting.head;
        let number = record::meeting_number(&head.id);
        document.add_u64(self.fields.meeting, number);
        if let Some(first) = head.date {
            let last = head.end_date.unwrap_or(first);
            document.add_i64(self.fields.date, first.num_days_from_ce().into());
            document.add_i64(self.fields.end_date, last.num_days_from_ce().into());
        }
        document.add_bytes(self.fields.record, &record::seal(value)?);
        Ok(document)
    }

    fn document(&self, kind: Kind, key: &str, tags: &str) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_text(self.fields.kind, kind.name());
        document.add_text(self.fields.file, key);
        if let Some((source, _)) = key.split_once(record::KEY_SEPARATOR) {
            document.add_text(self.fields.file, source);
        }
        if !tags.is_empty() {
            document.add_text(self.fields.tag, tags);
        }
        document
    }

    /// Puts a word that nobody can ask for into all text fields.
    ///
    /// For a field of which a segment has no word at all, the engine builds an
    /// empty dictionary when it is read, and that takes longer than all the
    /// words of a query. So something stands in each of them.
    fn occupy(&self, document: &mut TantivyDocument) {
        for field in self.fields.texts() {
            let nothing = PreTokenizedString {
                text: String::new(),
                tokens: vec![Token {
                    text: NOBODY.to_owned(),
                    position: 0,
                    ..Token::default()
                }],
            };
            document.add_pre_tokenized_text(field, nothing);
        }
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

    /// Notes a record. Once there are many, passages need not wait for the
    /// others of their kind: they are the bulk, and are read while the caller
    /// goes on.
    fn add(&mut self, kind: Kind, document: TantivyDocument) -> Result<()> {
        self.pending.entry(kind).or_default().push(document);
        let pending: usize = self.pending.values().map(Vec::len).sum();
        if PENDING < pending {
            return self.flush();
        }
        let passages = self.pending.get(&Kind::Passage).map_or(0, Vec::len);
        if kind == Kind::Passage && FEW < passages {
            self.hand_over(Kind::Passage)?;
        }
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
        let documents = self.pending.remove(&kind).unwrap_or_default();
        let forgotten = std::mem::take(&mut self.forgotten);
        if documents.is_empty() && forgotten.is_empty() {
            return Ok(());
        }
        let waiting: usize = self.pending.values().map(Vec::len).sum();
        let inner = engine(&mut self.inner, &self.index, documents.len() + waiting);
        let done = inner.and_then(|inner| {
            for term in forgotten {
                inner.delete_term(term);
            }
            for document in documents {
                inner.add_document(document)?;
            }
            Ok(())
        });
        done.map_err(|error| Error::engine(&self.path, error))
    }
}

/// What all records of one meeting share.
struct Meeting<'a> {
    key: &'a str,
    head: Head,
    /// Separated as values are.
    tags: String,
    /// See [`context`].
    context: String,
    links: Vec<&'a Link>,
    actions: Vec<&'a Action>,
}

/// Returns facts in the order of their lines.
fn by_line<T>(facts: &[T], line: impl Fn(&T) -> u32) -> Vec<&T> {
    let mut sorted: Vec<&T> = facts.iter().collect();
    sorted.sort_by_key(|fact| line(fact));
    sorted
}

/// Returns those of [`by_line`] that a passage holds.
fn within<'a, T>(sorted: &'a [&'a T], passage: &Passage, line: impl Fn(&T) -> u32) -> &'a [&'a T] {
    let start = sorted.partition_point(|fact| line(fact) < passage.line);
    let rest = &sorted[start..];
    &rest[..rest.partition_point(|fact| line(fact) <= passage.end_line)]
}

/// Returns the tags of a meeting with everybody who is on its list.
fn meeting_tags(head: &Head, minutes: &Minutes) -> Tags {
    let mut tags = tags::of_head(head);
    tags::add_participants(minutes, &mut tags);
    tags
}

/// Joins tags to one text.
fn joined(tags: &Tags) -> String {
    let mut text = String::new();
    for tag in tags {
        if !text.is_empty() {
            text.push(VALUE_SEPARATOR);
        }
        text.push_str(tag);
    }
    text
}

/// What a passage is found by besides its own title and text.
struct PassageText<'a> {
    /// Source and team of the meeting.
    team: String,
    identifiers: String,
    links: &'a [&'a Link],
    actions: &'a [&'a Action],
}

impl<'a> PassageText<'a> {
    fn of(meeting: &'a Meeting<'_>, passage: &Passage) -> Self {
        let links = within(&meeting.links, passage, |link| link.line);
        let mut identifiers = format!("{}\n{}", passage.title, passage.text);
        for link in links {
            identifiers.push('\n');
            identifiers.push_str(&link.url);
        }
        let head = &meeting.head;
        let team = head.team.as_ref().map_or("", |team| &team.id);
        Self {
            team: format!("{}/{team}", head.source),
            identifiers,
            links,
            actions: within(&meeting.actions, passage, |action| action.line),
        }
    }

    /// Returns the tags of the passage behind those of its meeting; the index
    /// does not mind that one stands twice.
    fn tags(&self, passage: &Passage, of_meeting: &str) -> String {
        let mut own = Tags::new();
        tags::add_people("owner", &passage.owners, &mut own);
        tags::add_people("person", &passage.owners, &mut own);
        for action in self.actions {
            tags::add_people("owner", &action.owners, &mut own);
        }
        for link in self.links {
            tags::add_link(link, &mut own);
        }
        let mut tags = of_meeting.to_owned();
        for tag in &own {
            tags.push(VALUE_SEPARATOR);
            tags.push_str(tag);
        }
        tags
    }
}

/// Returns title, team, path and day of a meeting in words.
fn context(minutes: &Minutes) -> String {
    let team = minutes.team.as_ref();
    let team = team.map(|team| format!("{} {}", team.id, team.name));
    let day = minutes.date.map(crate::text::day::in_words);
    let parts = [team, day].into_iter().flatten();
    parts.fold(minutes.title.clone(), |all, part| all + "\n" + &part)
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
