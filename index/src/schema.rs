//! The fields of the index.
//!
//! A record is one stored value, `record`, and what it is found by: its kind,
//! its file, its tags and day, and for passages their words.

use crate::text::tokenizer;
use tantivy::{
    Index,
    schema::{
        FAST, Field, IndexRecordOption, STORED, Schema, SchemaBuilder, TextFieldIndexing,
        TextOptions,
    },
};

/// The version of schema, tokenizers, files and record formats together: each change
/// of one of them that an old index does not survive raises it.
pub(crate) const VERSION: u32 = 8;

/// Handles of all fields.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Kind of the record.
    pub(crate) kind: Field,
    /// Source and path, what all records of a file share.
    pub(crate) file: Field,
    /// Exact properties, `team:board` (see `tags`).
    pub(crate) tag: Field,
    /// First day of the meeting, in days since year 1.
    pub(crate) date: Field,
    /// Last day of the meeting.
    pub(crate) end_date: Field,
    /// Hash of the id of the meeting.
    pub(crate) meeting: Field,
    /// What passages have in common that say the same (see `text::print`).
    pub(crate) print: Field,
    /// Title of a passage.
    pub(crate) title: Localized,
    /// Text of a passage.
    pub(crate) body: Localized,
    /// Title, team and day of the meeting of a passage.
    pub(crate) context: Field,
    /// Who brings a passage.
    pub(crate) people: Field,
    /// Names and numbers as typed (see `text::identifier`).
    pub(crate) identifier: Field,
    /// The record itself, sealed.
    pub(crate) record: Field,
}

/// A text in one of two fields, by its language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Localized {
    /// Text in English, and in any language that is not known.
    pub(crate) english: Field,
    /// Text in German.
    pub(crate) german: Field,
}

impl Localized {
    /// Returns the field for a text of that language.
    pub(crate) fn of(self, language: Option<&str>) -> Field {
        if language == Some("de") {
            self.german
        } else {
            self.english
        }
    }
}

impl Fields {
    /// Returns the fields of words.
    pub(crate) fn texts(&self) -> [Field; 7] {
        let Localized { english, german } = self.title;
        let body = self.body;
        [
            english,
            german,
            body.english,
            body.german,
            self.context,
            self.people,
            self.identifier,
        ]
    }

    /// Returns whether a field holds German text.
    pub(crate) fn is_german(&self, field: Field) -> bool {
        field == self.title.german || field == self.body.german
    }
}

/// Builds the schema.
pub(crate) fn build() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let fields = Fields {
        kind: exact(&mut builder, "kind"),
        file: exact(&mut builder, "file"),
        tag: exact(&mut builder, "tag"),
        date: builder.add_i64_field("date", FAST),
        end_date: builder.add_i64_field("end_date", FAST),
        meeting: builder.add_u64_field("meeting", FAST),
        print: builder.add_u64_field("print", FAST),
        title: localized(&mut builder, "title"),
        body: localized(&mut builder, "body"),
        context: label(&mut builder, "context", tokenizer::ENGLISH),
        people: label(&mut builder, "people", tokenizer::ENGLISH),
        identifier: add(&mut builder, "identifier", counted(tokenizer::IDENTIFIERS)),
        record: builder.add_bytes_field("record", STORED),
    };
    (builder.build(), fields)
}

/// Makes the tokenizers known that the schema names.
pub(crate) fn register(index: &Index) {
    for (name, analyzer) in tokenizer::all() {
        index.tokenizers().register(name, analyzer);
    }
}

fn localized(builder: &mut SchemaBuilder, name: &str) -> Localized {
    Localized {
        english: text(builder, name, tokenizer::ENGLISH),
        german: text(builder, &format!("{name}_de"), tokenizer::GERMAN),
    }
}

/// A field of values that are found as they are.
fn exact(builder: &mut SchemaBuilder, name: &str) -> Field {
    let indexing = counted(tokenizer::VALUES)
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::Basic);
    add(builder, name, indexing)
}

/// A field of a few words whose order and number do not matter.
fn label(builder: &mut SchemaBuilder, name: &str, tokenizer: &str) -> Field {
    add(builder, name, counted(tokenizer).set_fieldnorms(false))
}

/// A field of running text.
fn text(builder: &mut SchemaBuilder, name: &str, tokenizer: &str) -> Field {
    let option = IndexRecordOption::WithFreqsAndPositions;
    add(builder, name, counted(tokenizer).set_index_option(option))
}

/// Says that words are counted, but not where they stand.
fn counted(tokenizer: &str) -> TextFieldIndexing {
    TextFieldIndexing::default()
        .set_tokenizer(tokenizer)
        .set_index_option(IndexRecordOption::WithFreqs)
}

fn add(builder: &mut SchemaBuilder, name: &str, indexing: TextFieldIndexing) -> Field {
    builder.add_text_field(name, TextOptions::default().set_indexing_options(indexing))
}
