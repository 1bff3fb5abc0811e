//! The text fields of passages and what a word in each of them is worth.

use crate::{Searcher, schema::Localized, searcher::select::having};
use tantivy::{SegmentReader, Term, fieldnorm::FieldNormReader, schema::Field};

/// A field and its weight.
#[derive(Clone, Copy)]
pub(super) struct Weighted {
    pub(super) field: Field,
    pub(super) weight: f32,
    length: Length,
}

/// How much it matters that a field is long.
///
/// BM25 compares a text with the mean of its corpus. Here it is compared with
/// what is usual: minutes are alike in that everywhere, and a mean would have
/// to be taken over all records for each search, or a score would depend on
/// deleted ones that still take space.
#[derive(Clone, Copy, Debug)]
struct Length {
    /// Words of a text of usual length.
    usual: f32,
    /// How much a longer text counts less, 0 to 1.
    slope: f32,
}

impl Length {
    const IGNORED: Self = Self {
        usual: 1.0,
        slope: 0.0,
    };
    const TITLE: Self = Self {
        usual: 7.0,
        slope: 0.3,
    };
    const BODY: Self = Self {
        usual: 100.0,
        slope: 0.6,
    };
    const IDENTIFIERS: Self = Self {
        usual: 11.0,
        slope: 0.2,
    };
}

/// The kinds of text, each in the fields of its languages.
pub(super) fn texts(searcher: &Searcher) -> [Weighted; 6] {
    let fields = searcher.fields;
    let [title, title_de] = localized(fields.title, 2.0, Length::TITLE);
    let [body, body_de] = localized(fields.body, 1.0, Length::BODY);
    let flat = |field, weight| Weighted {
        field,
        weight,
        length: Length::IGNORED,
    };
    let (context, people) = (flat(fields.context, 0.7), flat(fields.people, 1.0));
    [title, title_de, body, body_de, context, people]
}

/// The fields in which words stand one after the other.
pub(super) fn running(searcher: &Searcher) -> [Weighted; 4] {
    let [title, title_de, body, body_de, ..] = texts(searcher);
    [title, title_de, body, body_de]
}

/// The identifiers of a passage.
pub(super) fn identifiers(searcher: &Searcher) -> Weighted {
    Weighted {
        field: searcher.fields.identifier,
        weight: 2.0,
        length: Length::IDENTIFIERS,
    }
}

fn localized(fields: Localized, weight: f32, length: Length) -> [Weighted; 2] {
    [fields.english, fields.german].map(|field| Weighted {
        field,
        weight,
        length,
    })
}

/// Of how many passages something is said to be rare.
#[derive(Clone, Copy, Debug)]
pub(super) struct Corpus {
    passages: f32,
}

impl Corpus {
    /// That of an index in which nothing is.
    pub(super) const EMPTY: Self = Self { passages: 1.0 };

    pub(super) fn of(searcher: &Searcher) -> tantivy::Result<Self> {
        let kind = crate::record::Kind::Passage.name();
        let mut passages = 0;
        for reader in searcher.inner.segment_readers() {
            passages += count(reader, searcher.fields.kind, kind)?;
        }
        #[expect(clippy::cast_precision_loss, reason = "an estimate is enough")]
        let passages = passages.max(1) as f32;
        Ok(Self { passages })
    }

    /// Returns the rarity of what so many passages have.
    pub(super) fn rarity(self, frequency: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "an estimate is enough")]
        let frequency = frequency as f32;
        (1.0 + (self.passages - frequency + 0.5).max(0.5) / (frequency + 0.5)).ln()
    }
}

/// Counts the records that have a term and are not deleted.
fn count(reader: &SegmentReader, field: Field, term: &str) -> tantivy::Result<usize> {
    let key = Term::from_field_text(field, term);
    let all = reader.inverted_index(field)?.doc_freq(&key)?;
    let all = usize::try_from(all).unwrap_or(usize::MAX);
    if !reader.has_deletes() {
        return Ok(all);
    }
    // Few are deleted: only they are looked up.
    let deleted = (0..reader.max_doc()).filter(|&id| reader.is_deleted(id));
    Ok(all - having(reader, field, term, deleted)?.len())
}

/// How long a field is in each passage of a segment.
pub(super) struct Lengths {
    norms: Option<FieldNormReader>,
    length: Length,
}

impl Lengths {
    pub(super) fn open(reader: &SegmentReader, field: Weighted) -> tantivy::Result<Self> {
        let norms = if 0.0 < field.length.slope {
            reader.fieldnorms_readers().get_field(field.field)?
        } else {
            None
        };
        Ok(Self {
            norms,
            length: field.length,
        })
    }

    /// Returns by what the count of a word is to be divided.
    pub(super) fn divisor(&self, id: u32) -> f32 {
        let Some(norms) = &self.norms else {
            return 1.0;
        };
        #[expect(clippy::cast_precision_loss, reason = "an estimate is enough")]
        let words = norms.fieldnorm(id) as f32;
        let Length { usual, slope } = self.length;
        1.0 - slope + slope * words / usual
    }
}
