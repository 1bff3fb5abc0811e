//! Making an index anew in the place of another.
//!
//! The new one is made in a folder inside the old one's, under the old one's
//! lock. Its files have names that nobody else has; they are moved beside the
//! old ones, and then the list of parts is replaced, which is the one moment
//! when the index changes. Whatever stops the process before leaves the old
//! index, and what it leaves lying around the next writer removes.

use crate::{
    Error, Index,
    directory::{Access, Disk},
    index::{MANAGED_FILE, META_FILE, staging},
    lock::WriterLock,
};
use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    result::Result,
};
use tantivy::Directory;

/// See [`Index::rebuild`].
pub(crate) fn rebuild<T, E: From<Error>>(
    path: &Path,
    fill: impl FnOnce(&Index) -> Result<T, E>,
) -> Result<T, E> {
    let failed = |error| Error::io("rebuild", path, error);
    fs::create_dir_all(path).map_err(failed)?;
    let _lock = WriterLock::acquire(path)?;
    let staging = staging(path)?;
    let made = Index::create_or_open(&staging).map_err(E::from);
    let made = made.and_then(|index| fill(&index));
    let made = made.and_then(|value| {
        take_over(&staging, path).map_err(failed)?;
        Ok(value)
    });
    let _ = fs::remove_dir_all(&staging);
    made
}

fn take_over(staging: &Path, path: &Path) -> io::Result<()> {
    let (new, old) = (parts(staging)?, parts(path)?);
    let disk = Disk::open(path, Access::Write).map_err(io::Error::other)?;
    let all: BTreeSet<&PathBuf> = new.union(&old).collect();
    // From here on the old files are known as files that may be removed.
    disk.atomic_write(Path::new(MANAGED_FILE), &serde_json::to_vec(&all)?)?;
    for file in new.iter().filter(|file| *file != Path::new(META_FILE)) {
        fs::rename(staging.join(file), path.join(file))?;
    }
    disk.sync_directory()?;
    fs::rename(staging.join(META_FILE), path.join(META_FILE))?;
    disk.sync_directory()?;
    for file in old.difference(&new) {
        // One that is still read somewhere goes with the next commit.
        let _ = fs::remove_file(path.join(file));
    }
    Ok(())
}

/// Removes the files of all segments.
pub(crate) fn remove_parts(folder: &Path) {
    let parts = parts(folder).unwrap_or_default().into_iter();
    for part in parts.filter(|part| part != Path::new(META_FILE)) {
        // One that is still read somewhere only takes space.
        let _ = fs::remove_file(folder.join(part));
    }
}

/// Returns the names of the engine's files: those of segments, and the list
/// of parts.
fn parts(folder: &Path) -> io::Result<BTreeSet<PathBuf>> {
    let mut parts = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        let name = PathBuf::from(entry?.file_name());
        if is_segment(&name) || name == Path::new(META_FILE) {
            parts.insert(name);
        }
    }
    Ok(parts)
}

/// Tells whether a name begins with the id of a segment, as
/// `0f9c…e1.store` and `0f9c…e1.27.del` do.
fn is_segment(name: &Path) -> bool {
    let id = name.as_os_str().as_encoded_bytes().first_chunk::<32>();
    id.is_some_and(|id| id.iter().all(u8::is_ascii_hexdigit))
}
