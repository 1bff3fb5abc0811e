//! One unchanging view of an index.

use crate::{
    Error, Fact, FactKind, Filter, Result,
    facts::FactsRecord,
    filter::Teams,
    guard::guarded,
    model::{Action, Decision, Link, Mention, Minutes, Passage, Schedule, Team},
    record::{self, Head, Kind, StoredFile, StoredSource},
    schema::Fields,
    search::matching::{Matcher, Subject},
    tags,
};
use select::Selection;
use serde::de::DeserializeOwned;
use std::{collections::BTreeSet, path::PathBuf};
use tantivy::{DocAddress, IndexReader};

pub(crate) mod select;
mod values;

/// One state of the index, which no writer changes any more.
pub struct Searcher {
    pub(crate) inner: tantivy::Searcher,
    pub(crate) fields: Fields,
    pub(crate) path: PathBuf,
}

impl std::fmt::Debug for Searcher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut debug = f.debug_struct("Searcher");
        debug.field("path", &self.path).finish_non_exhaustive()
    }
}

impl Searcher {
    pub(crate) fn new(path: PathBuf, reader: &IndexReader, fields: Fields) -> Self {
        Self {
            inner: reader.searcher(),
            fields,
            path,
        }
    }

    /// Returns all sources by name.
    pub fn sources(&self) -> Result<Vec<StoredSource>> {
        guarded(&self.path, || {
            let all = Filter::default();
            let selection =
                Selection::of_filter(self, Kind::Source.name(), &all, Teams::OfMeeting)?;
            let mut sources: Vec<StoredSource> = Vec::new();
            self.visit(&selection, |_, bytes| {
                sources.push(record::unseal_source(bytes)?);
                Some(())
            })?;
            sources.sort_by(|a, b| a.name.cmp(&b.name));
            Ok(sources)
        })
    }

    /// Returns all files of a source by path, with their evidence.
    pub fn files(&self, source: &str) -> Result<Vec<StoredFile>> {
        guarded(&self.path, || {
            let filter = Filter {
                sources: vec![source.to_owned()],
                ..Filter::default()
            };
            let selection =
                Selection::of_filter(self, Kind::File.name(), &filter, Teams::OfMeeting)?;
            let mut files = Vec::new();
            self.visit(&selection, |_, bytes| {
                files.push(record::unseal_file(bytes)?);
                Some(())
            })?;
            files.sort_by(|a, b| a.path.cmp(&b.path));
            Ok(files)
        })
    }

    /// Returns the details of a file, as they were given; none if it is not
    /// indexed.
    pub fn details(&self, source: &str, path: &str) -> Result<Option<Vec<u8>>> {
        guarded(&self.path, || {
            let key = record::file_key(source, path);
            let selection = Selection::of_file(self, Kind::Details.name(), &key)?;
            let mut details = None;
            self.visit(&selection, |_, bytes| {
                details = Some(record::unseal_details(bytes)?);
                Some(())
            })?;
            Ok(details)
        })
    }

    /// Returns whole minutes, newest first, undated last.
    pub fn minutes(&self, filter: &Filter) -> Result<Vec<Minutes>> {
        let mut minutes: Vec<Minutes> = self.read(Kind::Minutes, filter, |m| Head::from(m))?;
        minutes.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.id.cmp(&b.id)));
        Ok(minutes)
    }

    /// Returns the heads of minutes, newest first, undated last.
    pub fn heads(&self, filter: &Filter) -> Result<Vec<Head>> {
        let mut heads: Vec<Head> = self.read(Kind::Head, filter, Head::clone)?;
        heads.sort_by(Head::newest_first);
        Ok(heads)
    }

    /// Returns all facts of one kind: by meeting, newest first, and within
    /// one in the order of the file.
    ///
    /// A schedule counts for the team that it names.
    pub fn facts<T: FactKind>(&self, filter: &Filter) -> Result<Vec<Fact<T>>> {
        let by_meeting = self.facts_by_meeting(filter)?.into_iter();
        Ok(by_meeting.flat_map(with_meeting).collect())
    }

    /// Returns the same facts in a list for each meeting that has some.
    pub fn facts_by_meeting<T: FactKind>(&self, filter: &Filter) -> Result<Vec<(Head, Vec<T>)>> {
        guarded(&self.path, || {
            let selection = Selection::of_filter(self, T::RECORD, filter, Teams::Ignored)?;
            let matcher = Matcher::of(self, filter).map_err(|error| self.engine(error))?;
            let mut found: Vec<(Head, Vec<T>)> = Vec::new();
            self.visit(&selection, |address, bytes| {
                let mut record: FactsRecord<Head, Vec<T>> = record::unseal(bytes)?;
                choose_facts(&mut record, filter, matcher.as_ref(), address);
                if !record.facts.is_empty() {
                    found.push((record.meeting, record.facts));
                }
                Some(())
            })?;
            found.sort_by(|a, b| Head::newest_first(&a.0, &b.0));
            Ok(found)
        })
    }

    /// Returns the passages of minutes, by meeting, newest first.
    pub fn passages(&self, filter: &Filter) -> Result<Vec<Fact<Passage>>> {
        let head = |record: &FactsRecord<Head, Passage>| record.meeting.clone();
        let mut records = self.read(Kind::Passage, filter, head)?;
        records.sort_by(|a, b| Head::newest_first(&a.meeting, &b.meeting));
        let passages = records.into_iter().map(|record| Fact {
            meeting: record.meeting,
            fact: record.facts,
        });
        Ok(passages.collect())
    }

    /// Returns announcements of events.
    pub fn mentions(&self, filter: &Filter) -> Result<Vec<Fact<Mention>>> {
        self.facts(filter)
    }

    /// Returns statements of when teams meet.
    pub fn schedules(&self, filter: &Filter) -> Result<Vec<Fact<Schedule>>> {
        self.facts(filter)
    }

    /// Returns links.
    pub fn links(&self, filter: &Filter) -> Result<Vec<Fact<Link>>> {
        self.facts(filter)
    }

    /// Returns tasks.
    pub fn actions(&self, filter: &Filter) -> Result<Vec<Fact<Action>>> {
        self.facts(filter)
    }

    /// Returns decisions.
    pub fn decisions(&self, filter: &Filter) -> Result<Vec<Fact<Decision>>> {
        self.facts(filter)
    }

    /// Returns the teams that hold meetings, each with its source, sorted.
    pub fn teams(&self) -> Result<Vec<(String, Team)>> {
        let heads = self.heads(&Filter::default())?;
        let teams: BTreeSet<_> = heads
            .into_iter()
            .filter_map(|head| Some((head.source, head.team?)))
            .collect();
        Ok(teams.into_iter().collect())
    }

    fn read<T: DeserializeOwned>(
        &self,
        kind: Kind,
        filter: &Filter,
        head: impl Fn(&T) -> Head,
    ) -> Result<Vec<T>> {
        guarded(&self.path, || {
            let selection = Selection::of_filter(self, kind.name(), filter, Teams::OfMeeting)?;
            let matcher = Matcher::of(self, filter).map_err(|error| self.engine(error))?;
            let mut values = Vec::new();
            self.visit(&selection, |address, bytes| {
                let value: T = record::unseal(bytes)?;
                let accepts = |matcher: &Matcher| {
                    let head = &head(&value);
                    matcher.accepts(&Subject {
                        address,
                        head,
                        tags: &tags::of_head(head),
                        text: &head.title,
                    })
                };
                if matcher.as_ref().is_none_or(accepts) {
                    values.push(value);
                }
                Some(())
            })?;
            Ok(values)
        })
    }

    /// Calls `read` with each record chosen; it answers none for one that is
    /// damaged.
    pub(crate) fn visit(
        &self,
        selection: &Selection,
        mut read: impl FnMut(DocAddress, &[u8]) -> Option<()>,
    ) -> Result<()> {
        for address in selection.addresses() {
            let sealed: select::Sealed = self.inner.doc(address).map_err(|e| self.engine(e))?;
            read(address, &sealed.0).ok_or_else(|| self.damaged())?;
        }
        Ok(())
    }

    pub(crate) fn engine(&self, error: impl Into<tantivy::TantivyError>) -> Error {
        Error::engine(&self.path, error.into())
    }

    pub(crate) fn damaged(&self) -> Error {
        Error::damaged(&self.path, "a record is not what was written")
    }
}

/// Leaves out the facts that a filter does not let through.
fn choose_facts<T: FactKind>(
    record: &mut FactsRecord<Head, Vec<T>>,
    filter: &Filter,
    matcher: Option<&Matcher>,
    address: DocAddress,
) {
    if filter.teams.is_empty() && matcher.is_none() {
        return;
    }
    let head = &record.meeting;
    let of_meeting = tags::of_head(head);
    record.facts.retain(|fact| {
        let mut tags = of_meeting.clone();
        fact.add_tags(head, &mut tags);
        let holds = |matcher: &Matcher| {
            matcher.accepts(&Subject {
                address,
                head,
                tags: &tags,
                text: &fact.text(),
            })
        };
        filter.accepts_team(&tags) && matcher.is_none_or(holds)
    });
}

fn with_meeting<T>((meeting, facts): (Head, Vec<T>)) -> impl Iterator<Item = Fact<T>> {
    facts.into_iter().map(move |fact| Fact {
        meeting: meeting.clone(),
        fact,
    })
}
