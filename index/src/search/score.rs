//! How much a word is worth in each passage of a segment.
//!
//! The counts of a word in all fields are weighed, divided by the length of
//! the field, and added up; a thing found in several shapes (as identifier,
//! as phrase, as parts) counts in its best one.

use super::{
    counts::Counts,
    fields::{self, Corpus, Lengths, Weighted},
    plan::{Leaf, Word, stems},
};
use crate::{
    Searcher,
    searcher::select::{Days, count_alive, with_term},
};
use tantivy::{
    DocId, DocSet, SegmentReader, TERMINATED, Term,
    postings::Postings,
    schema::{Field, IndexRecordOption},
};

/// A word as typed counts so much more than its other forms.
const EXACT: f32 = 0.3;
/// The parts of `multi-tenancy`, and the number of `#12`, count so much
/// against the whole.
const PARTS: f32 = 0.5;
/// So many words that begin alike are looked up.
const EXPANSIONS: usize = 200;

/// A segment and what is needed to look something up in it.
pub(super) struct Lookup<'a> {
    pub(super) searcher: &'a Searcher,
    pub(super) reader: &'a SegmentReader,
    pub(super) corpus: Corpus,
}

impl<'a> Lookup<'a> {
    /// Returns one for each segment.
    pub(super) fn of_all(searcher: &'a Searcher) -> tantivy::Result<Vec<Self>> {
        let corpus = Corpus::of(searcher)?;
        let readers = searcher.inner.segment_readers().iter();
        let lookups = readers.map(|reader| Self {
            searcher,
            reader,
            corpus,
        });
        Ok(lookups.collect())
    }

    /// Returns where a leaf is found, and how much; records that are deleted
    /// and still take space do not count.
    pub(super) fn leaf(&self, leaf: &Leaf) -> tantivy::Result<Counts> {
        let mut counts = self.anywhere(leaf)?;
        if self.reader.has_deletes() {
            counts.retain(|id| !self.reader.is_deleted(id));
        }
        Ok(counts)
    }

    fn anywhere(&self, leaf: &Leaf) -> tantivy::Result<Counts> {
        match leaf {
            Leaf::Word(word) => self.word(word),
            Leaf::Prefix(start) => self.prefix(start),
            Leaf::Identifier(name) => self.identifier(name),
            Leaf::Loose(parts) => self.loose(parts),
            Leaf::Phrase(parts) => self.phrase(parts),
            Leaf::Title(word) => self.title(word),
            Leaf::Tag { tag, is_prefix } => self.tag(tag, *is_prefix),
            Leaf::Days(period) => {
                let days = Days::open(self.reader)?;
                let all = 0..self.reader.max_doc();
                let inside = all.filter(|&id| {
                    let until = days
                        .last(id)
                        .is_some_and(|last| period.from.is_none_or(|from| from <= last));
                    let from = days
                        .first(id)
                        .is_some_and(|first| period.until.is_none_or(|until| first <= until));
                    until && from
                });
                Ok(Counts::of(inside.map(|id| (id, 0.0)).collect()))
            }
        }
    }

    fn word(&self, word: &Word) -> tantivy::Result<Counts> {
        if let Some(plain) = word.plain() {
            return self.plain(plain, &fields::texts(self.searcher));
        }
        let mut counts = self.phrase(&word.parts)?;
        if word.is_number_of_item() {
            counts = Counts::of(counts.map(|count| count * PARTS).collect());
        }
        if let Some(joined) = &word.joined {
            counts = counts.or_better(self.plain(joined, &fields::texts(self.searcher))?);
        }
        if let Some(identifier) = &word.identifier {
            counts = counts.or_better(self.identifier(identifier)?);
        }
        if word.has_loose_parts() {
            counts = counts.or_better(self.loose(&word.parts)?);
        }
        Ok(counts)
    }

    fn identifier(&self, name: &str) -> tantivy::Result<Counts> {
        let mut found = Vec::new();
        let field = fields::identifiers(self.searcher);
        self.add_term(field, name, field.weight, &mut found)?;
        Ok(Counts::of(found))
    }

    /// Looks parts up by themselves: each that is there counts its share.
    fn loose(&self, parts: &[String]) -> tantivy::Result<Counts> {
        let mut found = Vec::new();
        #[expect(clippy::cast_precision_loss, reason = "a handful")]
        let share = PARTS / parts.len() as f32;
        for part in parts {
            let counts = self.plain(part, &fields::running(self.searcher))?;
            found.extend(counts.map(|count| count.min(2.0) * share));
        }
        Ok(Counts::of(found))
    }

    fn plain(&self, word: &str, fields: &[Weighted]) -> tantivy::Result<Counts> {
        let mut found = Vec::new();
        let [english, german] = stems(word);
        for &field in fields {
            self.add_term(field, word, field.weight * EXACT, &mut found)?;
            let is_german = self.searcher.fields.is_german(field.field);
            let stem = if is_german { &german } else { &english };
            self.add_term(field, stem, field.weight, &mut found)?;
        }
        Ok(Counts::of(found))
    }

    fn title(&self, word: &Word) -> tantivy::Result<Counts> {
        let [title, title_de, ..] = fields::texts(self.searcher);
        let mut counts: Option<Counts> = None;
        for part in &word.parts {
            let found = self.plain(part, &[title, title_de])?;
            counts = Some(match counts {
                Some(earlier) => found.also_in(&earlier),
                None => found,
            });
        }
        Ok(counts.unwrap_or_default())
    }

    fn prefix(&self, start: &str) -> tantivy::Result<Counts> {
        let mut found = Vec::new();
        let identifier = fields::identifiers(self.searcher);
        for field in fields::texts(self.searcher).into_iter().chain([identifier]) {
            for term in self.terms_from(field.field, start)? {
                self.add_term(field, &term, field.weight, &mut found)?;
            }
        }
        Ok(Counts::of(found))
    }

    fn tag(&self, tag: &str, is_prefix: bool) -> tantivy::Result<Counts> {
        let field = self.searcher.fields.tag;
        let terms = if is_prefix {
            self.terms_from(field, tag)?
        } else {
            vec![tag.to_owned()]
        };
        let mut all = Vec::new();
        for term in terms {
            let found = with_term(self.reader, field, &term)?;
            all.extend(found.into_iter().map(|id| (id, 0.0)));
        }
        Ok(Counts::of(all))
    }

    /// Returns the first terms of a field that begin so, of records that are
    /// not deleted.
    pub(super) fn terms_from(&self, field: Field, start: &str) -> tantivy::Result<Vec<String>> {
        let index = self.reader.inverted_index(field)?;
        let mut stream = index.terms().range().ge(start).into_stream()?;
        let mut terms = Vec::new();
        while terms.len() < EXPANSIONS && stream.advance() {
            let Ok(term) = std::str::from_utf8(stream.key()) else {
                break;
            };
            if !term.starts_with(start) {
                break;
            }
            if count_alive(self.reader, &index, stream.value(), 1)? != 0 {
                terms.push(term.to_owned());
            }
        }
        Ok(terms)
    }

    fn add_term(
        &self,
        field: Weighted,
        term: &str,
        weight: f32,
        found: &mut Vec<(DocId, f32)>,
    ) -> tantivy::Result<()> {
        let index = self.reader.inverted_index(field.field)?;
        let key = Term::from_field_text(field.field, term);
        let Some(mut postings) = index.read_postings(&key, IndexRecordOption::WithFreqs)? else {
            return Ok(());
        };
        let lengths = Lengths::open(self.reader, field)?;
        found.reserve(postings.size_hint() as usize);
        while postings.doc() != TERMINATED {
            let id = postings.doc();
            #[expect(clippy::cast_precision_loss, reason = "a count of words")]
            let count = postings.term_freq() as f32;
            found.push((id, weight * count / lengths.divisor(id)));
            postings.advance();
        }
        Ok(())
    }

    /// Looks up words that stand one after the other.
    fn phrase(&self, parts: &[String]) -> tantivy::Result<Counts> {
        let mut found = Vec::new();
        for field in fields::running(self.searcher) {
            self.add_phrase(field, parts, &mut found)?;
        }
        Ok(Counts::of(found))
    }

    fn add_phrase(
        &self,
        field: Weighted,
        parts: &[String],
        found: &mut Vec<(DocId, f32)>,
    ) -> tantivy::Result<()> {
        let index = self.reader.inverted_index(field.field)?;
        let mut all = Vec::new();
        for part in parts {
            let key = Term::from_field_text(field.field, part);
            let option = IndexRecordOption::WithFreqsAndPositions;
            match index.read_postings(&key, option)? {
                Some(postings) => all.push(postings),
                None => return Ok(()),
            }
        }
        let Some((first, rest)) = all.split_first_mut() else {
            return Ok(());
        };
        let lengths = Lengths::open(self.reader, field)?;
        while first.doc() != TERMINATED {
            let id = first.doc();
            let count = occurrences(id, first, rest);
            if 0.0 < count {
                let worth = field.weight * (1.0 + EXACT) * count / lengths.divisor(id);
                found.push((id, worth));
            }
            first.advance();
        }
        Ok(())
    }
}

/// Counts where in a passage words follow each other.
fn occurrences<P: Postings>(id: DocId, first: &mut P, rest: &mut [P]) -> f32 {
    let mut starts = Vec::new();
    let mut positions = Vec::new();
    for (offset, postings) in (1..).zip(rest.iter_mut()) {
        if postings.doc() < id {
            postings.seek(id);
        }
        if postings.doc() != id {
            return 0.0;
        }
        if starts.is_empty() {
            first.positions(&mut starts);
        }
        postings.positions(&mut positions);
        starts.retain(|start| positions.binary_search(&(start + offset)).is_ok());
        if starts.is_empty() {
            return 0.0;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of words")]
    let count = starts.len() as f32;
    if rest.is_empty() { 1.0 } else { count }
}
