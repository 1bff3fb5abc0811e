//! The text fields of passages and what a word in each of them is worth.

use crate::{Searcher, schema::Localized, searcher::select::with_term};
use tantivy::{SegmentReader, Term, fieldnorm::FieldNormReader, schema::Field};

/// A field and its weight.
#[derive(Clone, Copy)]
pub(super) struct Weighted {
    pub(super) field: Field,
    pub(super) weight: f32,
    /// How much a long text counts less, 0 to 1.
    slope: f32,
    family: Family,
}

/// The fields that hold the same kind of text, over which the mean length is
/// taken.
#[derive(Clone, Copy, Debug)]
enum Family {
    Title,
    Body,
    Identifier,
}

impl Weighted {
    /// A field of which the length does not matter.
    const fn flat(field: Field, weight: f32) -> Self {
        Self {
            field,
            weight,
            slope: 0.0,
            family: Family::Body,
        }
    }
}

/// The kinds of text, each in the fields of its languages.
pub(super) fn texts(searcher: &Searcher) -> [Weighted; 6] {
    let fields = searcher.fields;
    let [title, title_de] = localized(fields.title, Family::Title, 2.0, 0.3);
    let [body, body_de] = localized(fields.body, Family::Body, 1.0, 0.6);
    let context = Weighted::flat(fields.context, 0.7);
    let people = Weighted::flat(fields.people, 1.0);
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
        slope: 0.2,
        family: Family::Identifier,
    }
}

fn localized(fields: Localized, family: Family, weight: f32, slope: f32) -> [Weighted; 2] {
    [fields.english, fields.german].map(|field| Weighted {
        field,
        weight,
        slope,
        family,
    })
}

/// Counts over all passages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Statistics {
    passages: f32,
    /// The mean length of each family.
    means: [f32; 3],
}

impl Statistics {
    /// Those of an index in which nothing is.
    pub(super) const NOTHING: Self = Self {
        passages: 1.0,
        means: [1.0; 3],
    };

    pub(super) fn of(searcher: &Searcher) -> tantivy::Result<Self> {
        let kind = crate::record::Kind::Passage.name();
        let mut passages = 0;
        for reader in searcher.inner.segment_readers() {
            passages += count(reader, searcher.fields.kind, kind)?;
        }
        #[expect(clippy::cast_precision_loss, reason = "an estimate is enough")]
        let passages = passages.max(1) as f32;
        let fields = searcher.fields;
        let mean = |fields: &[Field]| -> tantivy::Result<f32> {
            Ok((tokens(searcher, fields)? / passages).max(1.0))
        };
        let means = [
            mean(&[fields.title.english, fields.title.german])?,
            mean(&[fields.body.english, fields.body.german])?,
            mean(&[fields.identifier])?,
        ];
        Ok(Self { passages, means })
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
    if reader.has_deletes() {
        let mut all = with_term(reader, field, term)?;
        all.retain(|&id| !reader.is_deleted(id));
        return Ok(all.len());
    }
    let frequency = reader
        .inverted_index(field)?
        .doc_freq(&Term::from_field_text(field, term))?;
    Ok(usize::try_from(frequency).unwrap_or(usize::MAX))
}

/// How long a field is in each passage of a segment, against the mean.
pub(super) struct Lengths {
    norms: Option<FieldNormReader>,
    mean: f32,
    slope: f32,
}

impl Lengths {
    pub(super) fn open(
        reader: &SegmentReader,
        field: Weighted,
        statistics: Statistics,
    ) -> tantivy::Result<Self> {
        let norms = if 0.0 < field.slope {
            reader.fieldnorms_readers().get_field(field.field)?
        } else {
            None
        };
        Ok(Self {
            norms,
            mean: statistics.means[field.family as usize],
            slope: field.slope,
        })
    }

    /// Returns by what the count of a word is to be divided.
    pub(super) fn divisor(&self, id: u32) -> f32 {
        let Some(norms) = &self.norms else {
            return 1.0;
        };
        #[expect(clippy::cast_precision_loss, reason = "an estimate is enough")]
        let length = norms.fieldnorm(id) as f32;
        1.0 - self.slope + self.slope * length / self.mean
    }
}

/// Adds the lengths of fields up over all records that are not deleted.
///
/// The engine's own sum counts deleted ones as well, so that a score would
/// depend on what once was there.
#[expect(clippy::cast_precision_loss, reason = "an estimate is enough")]
fn tokens(searcher: &Searcher, fields: &[Field]) -> tantivy::Result<f32> {
    let mut tokens = 0;
    for reader in searcher.inner.segment_readers() {
        for &field in fields {
            if let Some(norms) = reader.fieldnorms_readers().get_field(field)? {
                let alive = (0..reader.max_doc()).filter(|&id| !reader.is_deleted(id));
                tokens += alive.map(|id| u64::from(norms.fieldnorm(id))).sum::<u64>();
            }
        }
    }
    Ok(tokens as f32)
}
