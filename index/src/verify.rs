//! Reading an index whole, to find what is damaged.

use crate::{Error, Result, record, searcher::select::Sealed};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};
use tantivy::{Directory, Index, ReloadPolicy, SegmentReader, index::SegmentComponent};

/// What was looked at, and what is damaged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// So many files were read.
    pub files: usize,
    /// So many bytes stand in them.
    pub bytes: u64,
    /// So many records were compared with their checksum.
    pub records: usize,
    /// What is not what was written, each file once.
    pub damages: Vec<Damage>,
}

/// A file that is not what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Its name in the directory of the index.
    pub file: PathBuf,
    /// What was found, without the name.
    pub detail: String,
}

/// Reads all files of an index, then all its records.
pub(crate) fn verify(path: &Path, index: &Index) -> Result<Verification> {
    let mut found = Verification::default();
    let engine = |error| Error::engine(path, error);
    let listed = files(index).map_err(engine)?;
    for file in &listed {
        found.files += 1;
        let bytes = std::fs::metadata(path.join(file)).map_or(0, |meta| meta.len());
        found.bytes += bytes;
        if let Some(detail) = damage(index, file) {
            // A writer may have replaced it meanwhile.
            if files(index).map_err(engine)? != listed {
                return Err(Error::Incomplete {
                    path: path.to_owned(),
                    file: file.clone(),
                });
            }
            let file = file.clone();
            found.damages.push(Damage { file, detail });
        }
    }
    if found.damages.is_empty() {
        records(path, index, &mut found)?;
    }
    Ok(found)
}

/// Returns the files that each segment consists of.
fn files(index: &Index) -> tantivy::Result<BTreeSet<PathBuf>> {
    use SegmentComponent::{Delete, FastFields, FieldNorms, Positions, Postings, Store, Terms};
    let mut files = BTreeSet::new();
    for segment in index.searchable_segment_metas()? {
        let always = [Postings, Positions, FastFields, FieldNorms, Terms, Store];
        let deleted = segment.has_deletes().then_some(Delete);
        files.extend(
            always
                .into_iter()
                .chain(deleted)
                .map(|part| segment.relative_path(part)),
        );
    }
    Ok(files)
}

fn damage(index: &Index, file: &Path) -> Option<String> {
    match index.directory().validate_checksum(file) {
        Ok(true) => None,
        Err(_) if !index.directory().exists(file).unwrap_or(false) => Some("missing".to_owned()),
        Ok(false) | Err(_) => Some("not what was written".to_owned()),
    }
}

/// Compares each record with its checksum.
fn records(path: &Path, index: &Index, found: &mut Verification) -> Result<()> {
    let builder = index.reader_builder();
    let reader = builder.reload_policy(ReloadPolicy::Manual).try_into();
    let reader: tantivy::IndexReader = reader.map_err(|error| Error::engine(path, error))?;
    for segment in reader.searcher().segment_readers() {
        let read = damaged_record(segment, &mut found.records);
        if let Some(detail) = read.unwrap_or_else(|error| Some(error.to_string())) {
            let file = PathBuf::from(format!("{}.store", segment.segment_id().uuid_string()));
            found.damages.push(Damage { file, detail });
        }
    }
    Ok(())
}

/// Says which record of a segment is damaged, if one is.
fn damaged_record(segment: &SegmentReader, count: &mut usize) -> tantivy::Result<Option<String>> {
    let store = segment.get_store_reader(1)?;
    for id in segment.doc_ids_alive() {
        *count += 1;
        let sealed: Sealed = store.get(id)?;
        if !record::is_whole(&sealed.0) {
            return Ok(Some(format!("record {id} is not what was written")));
        }
    }
    Ok(None)
}
