//! What is written of a file, made without the index.
//!
//! Most of the work of writing is here, and several threads can do it at once;
//! only to put a [`Draft`] into the index is the business of the one writer.

use crate::{
    Result,
    facts::FactsRecord,
    facts::private::Stored,
    model::{Action, Decision, Link, Mention, Minutes, Participant, Passage, Schedule},
    record::{self, FileRecord, Head, Kind, StoredFile, StoredSource},
    schema::Fields,
    tags::{self, Tags},
    text::{language, print, tokenizer::VALUE_SEPARATOR},
};
use chrono::Datelike;
use serde::Serialize;
use std::collections::BTreeMap;
use tantivy::{
    TantivyDocument,
    tokenizer::{PreTokenizedString, Token},
};

/// A word that no tokenizer makes.
const NOBODY: &str = "\0";

/// Makes drafts.
#[derive(Clone, Copy, Debug)]
pub struct Drafter {
    fields: Fields,
}

impl Drafter {
    pub(super) fn new(fields: Fields) -> Self {
        Self { fields }
    }

    /// Makes the draft of everything known of a file.
    ///
    /// # Errors
    /// What cannot be serialized.
    pub fn file(&self, source: &str, path: &str, file: FileRecord<'_>) -> Result<Draft> {
        let mut draft = self.draft(record::file_key(source, path));
        let stored = StoredFile::new(source, path, &file);
        let sealed = record::seal_file(&stored, file.evidence)?;
        draft.add_foremost(Kind::File, source, &sealed);
        let mut document = draft.document(Kind::Details, "");
        let details = record::seal_details(file.details);
        document.add_bytes(self.fields.record, &details);
        draft.add(Kind::Details, document);
        for (minutes, passages) in file.minutes {
            draft.add_minutes(minutes, passages)?;
        }
        Ok(draft)
    }

    /// Makes the draft of what is known of a source.
    pub(super) fn source(&self, name: &str, state: &serde_json::Value) -> Result<Draft> {
        let mut draft = self.draft(record::file_key(name, ""));
        let source = StoredSource {
            name: name.to_owned(),
            state: state.clone(),
        };
        draft.add_foremost(Kind::Source, name, &record::seal_source(&source)?);
        Ok(draft)
    }

    fn draft(&self, key: String) -> Draft {
        Draft {
            fields: self.fields,
            key,
            records: BTreeMap::new(),
        }
    }
}

/// All records of a file, or of a source, ready for
/// [`Writer::put`](super::Writer::put).
pub struct Draft {
    fields: Fields,
    /// What they share, see [`record::file_key`].
    pub(super) key: String,
    /// Those of a kind in the order of their lines.
    pub(super) records: BTreeMap<Kind, Vec<TantivyDocument>>,
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut debug = f.debug_struct("Draft");
        debug.field("key", &self.key).finish_non_exhaustive()
    }
}

impl Draft {
    fn add(&mut self, kind: Kind, document: TantivyDocument) {
        self.records.entry(kind).or_default().push(document);
    }

    /// Adds the record that stands for all of the draft.
    fn add_foremost(&mut self, kind: Kind, source: &str, sealed: &[u8]) {
        let mut document = self.document(kind, &tags::tag("source", source));
        document.add_bytes(self.fields.record, sealed);
        self.occupy(&mut document);
        self.add(kind, document);
    }

    fn add_minutes(&mut self, minutes: &Minutes, passages: &[Passage]) -> Result<()> {
        let head = Head::from(minutes);
        let meeting = Meeting {
            tags: joined(&meeting_tags(&head, minutes)),
            context: context(minutes),
            links: by_line(&minutes.links, |link| link.line),
            actions: by_line(&minutes.actions, |action| action.line),
            head,
        };
        self.add_record(Kind::Head, &meeting, &meeting.head)?;
        self.add_record(Kind::Minutes, &meeting, minutes)?;
        self.add_facts::<Mention>(Kind::Mentions, &meeting, minutes)?;
        self.add_facts::<Schedule>(Kind::Schedules, &meeting, minutes)?;
        self.add_facts::<Action>(Kind::Actions, &meeting, minutes)?;
        self.add_facts::<Decision>(Kind::Decisions, &meeting, minutes)?;
        self.add_facts::<Participant>(Kind::Participants, &meeting, minutes)?;
        self.add_facts::<Link>(Kind::Links, &meeting, minutes)?;
        for passage in passages {
            self.add_passage(&meeting, minutes, passage)?;
        }
        Ok(())
    }

    fn add_facts<T: Stored>(
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
        self.add_record(kind, meeting, &record)
    }

    fn add_passage(
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
        self.add(Kind::Passage, document);
        Ok(())
    }

    fn add_record<T: Serialize>(
        &mut self,
        kind: Kind,
        meeting: &Meeting<'_>,
        value: &T,
    ) -> Result<()> {
        let document = self.record(kind, meeting, &meeting.tags, value)?;
        self.add(kind, document);
        Ok(())
    }

    fn record<T: Serialize>(
        &self,
        kind: Kind,
        meeting: &Meeting<'_>,
        tags: &str,
        value: &T,
    ) -> Result<TantivyDocument> {
        let mut document = self.document(kind, tags);
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

    fn document(&self, kind: Kind, tags: &str) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_text(self.fields.kind, kind.name());
        document.add_text(self.fields.file, &self.key);
        if let Some((source, _)) = self.key.split_once(record::KEY_SEPARATOR) {
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
}

/// What all records of one meeting share.
struct Meeting<'a> {
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
