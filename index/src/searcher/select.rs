//! Choosing records by their kind, tags and days.

use crate::{Filter, Result, Searcher, filter::Teams};
use chrono::NaiveDate;
use tantivy::{
    DocAddress, DocId, DocSet, InvertedIndexReader, SegmentReader, TERMINATED, Term,
    columnar::Column,
    postings::TermInfo,
    schema::{
        Field, IndexRecordOption,
        document::{DeserializeError, DocumentDeserialize, DocumentDeserializer},
    },
};

/// The stored bytes of a record.
pub(crate) struct Sealed(pub(crate) Vec<u8>);

impl DocumentDeserialize for Sealed {
    fn deserialize<'de, D>(mut deserializer: D) -> std::result::Result<Self, DeserializeError>
    where
        D: DocumentDeserializer<'de>,
    {
        let field = deserializer.next_field::<Vec<u8>>()?;
        let (_, bytes) = field.ok_or_else(|| DeserializeError::custom("a record is empty"))?;
        Ok(Self(bytes))
    }
}

/// Records chosen: for each segment their numbers, ascending.
pub(crate) struct Selection {
    pub(crate) segments: Vec<Vec<DocId>>,
}

impl Selection {
    /// Chooses the records of a kind that a filter lets through.
    pub(crate) fn of_filter(
        searcher: &Searcher,
        kind: &str,
        filter: &Filter,
        teams: Teams,
    ) -> Result<Self> {
        let alternatives = filter.alternatives(teams);
        let choose = |reader: &SegmentReader| -> tantivy::Result<Vec<DocId>> {
            let mut chosen = with_term(reader, searcher.fields.kind, kind)?;
            chosen.retain(|&id| !reader.is_deleted(id));
            for tags in &alternatives {
                let tagged = with_any(reader, searcher.fields.tag, tags)?;
                keep_common(&mut chosen, &tagged);
            }
            if filter.has_days() {
                let days = Days::open(reader)?;
                chosen.retain(|&id| filter.accepts_days(days.first(id), days.last(id)));
            }
            Ok(chosen)
        };
        Self::of_each(searcher, choose)
    }

    /// Chooses the records of a kind that belong to one file.
    pub(crate) fn of_file(searcher: &Searcher, kind: &str, key: &str) -> Result<Self> {
        Self::of_each(searcher, |reader| {
            let mut chosen = with_term(reader, searcher.fields.file, key)?;
            chosen.retain(|&id| !reader.is_deleted(id));
            having(reader, searcher.fields.kind, kind, chosen.into_iter())
        })
    }

    fn of_each(
        searcher: &Searcher,
        choose: impl Fn(&SegmentReader) -> tantivy::Result<Vec<DocId>>,
    ) -> Result<Self> {
        let segments = searcher.inner.segment_readers().iter().map(choose);
        let segments: tantivy::Result<Vec<_>> = segments.collect();
        Ok(Self {
            segments: segments.map_err(|error| searcher.engine(error))?,
        })
    }

    /// Returns where the records are, in their order.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = DocAddress> {
        (0..).zip(&self.segments).flat_map(|(segment, chosen)| {
            chosen.iter().map(move |&id| DocAddress::new(segment, id))
        })
    }
}

/// Returns the records of a segment that have a term, ascending.
pub(crate) fn with_term(
    reader: &SegmentReader,
    field: Field,
    term: &str,
) -> tantivy::Result<Vec<DocId>> {
    let term = Term::from_field_text(field, term);
    let index = reader.inverted_index(field)?;
    let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? else {
        return Ok(Vec::new());
    };
    let mut found = Vec::with_capacity(postings.size_hint() as usize);
    while postings.doc() != TERMINATED {
        found.push(postings.doc());
        postings.advance();
    }
    Ok(found)
}

/// Returns those of some records of a segment, given ascending, that have a
/// term; the others with that term are passed over.
pub(crate) fn having(
    reader: &SegmentReader,
    field: Field,
    term: &str,
    ids: impl Iterator<Item = DocId>,
) -> tantivy::Result<Vec<DocId>> {
    let term = Term::from_field_text(field, term);
    let index = reader.inverted_index(field)?;
    let Some(mut postings) = index.read_postings(&term, IndexRecordOption::Basic)? else {
        return Ok(Vec::new());
    };
    let has = |id: &DocId| {
        if postings.doc() < *id {
            postings.seek(*id);
        }
        postings.doc() == *id
    };
    Ok(ids.filter(has).collect())
}

/// Counts the records of a segment that have a term and are not deleted; no
/// more than `enough` of them if some are deleted.
pub(crate) fn count_alive(
    reader: &SegmentReader,
    index: &InvertedIndexReader,
    term: &TermInfo,
    enough: u32,
) -> tantivy::Result<u32> {
    if !reader.has_deletes() {
        return Ok(term.doc_freq);
    }
    let mut postings = index.read_postings_from_terminfo(term, IndexRecordOption::Basic)?;
    let mut count = 0;
    while postings.doc() != TERMINATED && count < enough {
        count += u32::from(!reader.is_deleted(postings.doc()));
        postings.advance();
    }
    Ok(count)
}

fn with_any(reader: &SegmentReader, field: Field, terms: &[String]) -> tantivy::Result<Vec<DocId>> {
    let mut found = Vec::new();
    for term in terms {
        found.extend(with_term(reader, field, term)?);
    }
    if 1 < terms.len() {
        found.sort_unstable();
        found.dedup();
    }
    Ok(found)
}

/// Keeps the numbers that stand in another list as well; both ascend.
pub(crate) fn keep_common(ids: &mut Vec<DocId>, others: &[DocId]) {
    let mut rest = others.iter().peekable();
    ids.retain(|id| {
        while rest.next_if(|other| *other < id).is_some() {}
        rest.peek() == Some(&id)
    });
}

/// The days of the meetings of a segment.
pub(crate) struct Days {
    first: Column<i64>,
    last: Column<i64>,
}

impl Days {
    pub(crate) fn open(reader: &SegmentReader) -> tantivy::Result<Self> {
        Ok(Self {
            first: reader.fast_fields().i64("date")?,
            last: reader.fast_fields().i64("end_date")?,
        })
    }

    pub(crate) fn first(&self, id: DocId) -> Option<NaiveDate> {
        day(self.first.first(id)?)
    }

    pub(crate) fn last(&self, id: DocId) -> Option<NaiveDate> {
        day(self.last.first(id)?)
    }
}

fn day(days: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)
}
