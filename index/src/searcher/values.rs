//! The values of a field that stand in the index.

use crate::{Result, Searcher, query::Field, tags};
use std::collections::BTreeSet;

impl Searcher {
    /// Returns all values of a field, folded and sorted: what `team:`,
    /// `source:`, `person:` … can be completed to.
    ///
    /// `date:` and `title:` have none.
    pub fn values(&self, field: Field) -> Result<Vec<String>> {
        let start = tags::tag(field.name(), "");
        let mut values = BTreeSet::new();
        for reader in self.inner.segment_readers() {
            let read = || -> tantivy::Result<Vec<String>> {
                let index = reader.inverted_index(self.fields.tag)?;
                let mut stream = index.terms().range().ge(&start).into_stream()?;
                let mut found = Vec::new();
                while stream.advance() {
                    let Some(value) = value(stream.key(), &start) else {
                        break;
                    };
                    found.push(value.to_owned());
                }
                Ok(found)
            };
            values.extend(read().map_err(|error| self.engine(error))?);
        }
        Ok(values.into_iter().collect())
    }
}

fn value<'a>(tag: &'a [u8], start: &str) -> Option<&'a str> {
    std::str::from_utf8(tag).ok()?.strip_prefix(start)
}
