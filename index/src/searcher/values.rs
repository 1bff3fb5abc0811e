//! The values of a field that stand in the index.

use super::select::count_alive;
use crate::{Result, Searcher, guard::guarded, query::Field, tags};
use std::collections::BTreeSet;
use tantivy::SegmentReader;

impl Searcher {
    /// Returns all values of a field, folded and sorted: what `team:`,
    /// `source:`, `person:` … can be completed to.
    ///
    /// `date:` and `title:` have none.
    pub fn values(&self, field: Field) -> Result<Vec<String>> {
        guarded(&self.path, || {
            let start = tags::tag(field.name(), "");
            let mut all = BTreeSet::new();
            for reader in self.inner.segment_readers() {
                let found = values(reader, self.fields.tag, &start);
                all.extend(found.map_err(|error| self.engine(error))?);
            }
            Ok(all.into_iter().collect())
        })
    }
}

/// Returns what follows a beginning in the tags of a segment; what only
/// deleted records have is no value any more.
fn values(
    reader: &SegmentReader,
    tag: tantivy::schema::Field,
    start: &str,
) -> tantivy::Result<Vec<String>> {
    let index = reader.inverted_index(tag)?;
    let mut stream = index.terms().range().ge(start).into_stream()?;
    let mut found = Vec::new();
    while stream.advance() {
        let Some(value) = value(stream.key(), start) else {
            break;
        };
        if count_alive(reader, &index, stream.value(), 1)? != 0 {
            found.push(value.to_owned());
        }
    }
    Ok(found)
}

fn value<'a>(tag: &'a [u8], start: &str) -> Option<&'a str> {
    std::str::from_utf8(tag).ok()?.strip_prefix(start)
}
