//! A directory that holds an index, and who may do what with it.

use crate::{
    Error, Result, Searcher, Writer,
    directory::{Access, Disk},
    guard::guarded,
    lock::WriterLock,
    rebuild,
    schema::{self, Fields, VERSION},
    verify::{self, Verification},
    writer,
};
use serde::Deserialize;
use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};
use tantivy::{
    IndexBuilder, ReloadPolicy,
    index::{IndexMeta, IndexSettings},
};

/// The file with which an index begins and ends.
pub(crate) const META_FILE: &str = "meta.json";
/// The file that lists what the engine wrote.
pub(crate) const MANAGED_FILE: &str = ".managed.json";
const STAGING: &str = ".new";
const ATTEMPTS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(10);

/// An index in a directory.
///
/// Opening is cheap and reads nothing but the list of its parts. Any number
/// of processes may read while one writes; each [`Searcher`] keeps seeing the
/// state it was made from.
#[derive(Debug)]
pub struct Index {
    path: PathBuf,
    writable: bool,
}

/// What each commit says about itself.
#[derive(Deserialize)]
struct Payload {
    schema: u32,
}

impl Index {
    /// Opens the index at `path` for reading.
    ///
    /// Nothing is written, and the directory may be read-only.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none, [`Error::Version`] where it
    /// is of another version, [`Error::Damaged`] where it cannot be read.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref().to_owned();
        if !path.is_dir() {
            return Err(Error::NotFound { path });
        }
        guarded(&path, || open(&path, Access::Read))?;
        Ok(Self {
            path,
            writable: false,
        })
    }

    /// Opens the index at `path` for reading and writing; makes an empty one
    /// where there is none.
    ///
    /// # Errors
    /// As [`Index::open`], and [`Error::Locked`] if somebody else is just
    /// making it.
    pub fn create_or_open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref().to_owned();
        fs::create_dir_all(&path).map_err(|error| Error::io("create", &path, error))?;
        if !path.join(META_FILE).exists() {
            let _lock = WriterLock::acquire(&path)?;
            create(&path)?;
        }
        let index = Self {
            writable: true,
            ..Self::open(&path)?
        };
        Ok(index)
    }

    /// Returns the directory of the index.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns a view of the index as it is now.
    pub fn searcher(&self) -> Result<Searcher> {
        view(&self.path)
    }

    /// Returns a view of the index at `path`, read once instead of once to
    /// open it and once to view it.
    ///
    /// # Errors
    /// As [`Index::open`].
    pub fn searcher_at(path: impl AsRef<Path>) -> Result<Searcher> {
        let path = path.as_ref();
        if !path.is_dir() {
            return Err(Error::NotFound {
                path: path.to_owned(),
            });
        }
        view(path)
    }

    /// Returns a writer, of which there is one at a time.
    ///
    /// # Errors
    /// [`Error::Locked`] while another writer lives, in this process or
    /// another; [`Error::Io`] on an index opened for reading only.
    pub fn writer(&self) -> Result<Writer> {
        if !self.writable {
            let refused = std::io::ErrorKind::PermissionDenied.into();
            return Err(Error::io("write", &self.path, refused));
        }
        let lock = WriterLock::acquire(&self.path)?;
        let (index, fields) = guarded(&self.path, || open(&self.path, Access::Write))?;
        Ok(Writer::new(self.path.clone(), index, fields, lock))
    }

    /// Reads every byte of the index at `path` and says which files are
    /// damaged.
    ///
    /// # Errors
    /// As [`Index::open`]; what is damaged is no error but the answer.
    pub fn verify(path: impl AsRef<Path>) -> Result<Verification> {
        let path = path.as_ref();
        if !path.is_dir() {
            return Err(Error::NotFound {
                path: path.to_owned(),
            });
        }
        retry_vanished(path, || verify::verify(path, &open(path, Access::Read)?.0))
    }

    /// Makes the index at `path` anew, also one that is damaged or of another
    /// version.
    ///
    /// `fill` is given an empty index; if it succeeds, that takes the place of
    /// the old one at once and as a whole, else the old one stays as it was.
    ///
    /// # Errors
    /// [`Error::Locked`] while somebody else writes the index, and what `fill`
    /// answers.
    pub fn rebuild<T, E: From<Error>>(
        path: impl AsRef<Path>,
        fill: impl FnOnce(&Index) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        rebuild::rebuild(path.as_ref(), fill)
    }
}

fn view(path: &Path) -> Result<Searcher> {
    retry_vanished(path, || {
        let (index, fields) = open(path, Access::Read)?;
        let builder = index.reader_builder();
        let reader = builder.reload_policy(ReloadPolicy::Manual).try_into();
        let reader = reader.map_err(|error| Error::engine(path, error))?;
        Ok(Searcher::new(path.to_owned(), &reader, fields))
    })
}

/// Returns what a commit says about itself.
pub(crate) fn payload() -> String {
    format!("{{\"schema\":{VERSION}}}")
}

type Opened = Result<(tantivy::Index, Fields)>;

fn open(path: &Path, access: Access) -> Opened {
    let open = || -> tantivy::Result<(tantivy::Index, IndexMeta)> {
        let index = tantivy::Index::open(Disk::open(path, access)?)?;
        let meta = index.load_metas()?;
        Ok((index, meta))
    };
    let (index, meta) = open().map_err(|error| Error::engine(path, error))?;
    accept(path, index, &meta)
}

fn accept(path: &Path, index: tantivy::Index, meta: &IndexMeta) -> Opened {
    let (schema, fields) = schema::build();
    let found = meta.payload.as_deref().and_then(read_version);
    if found != Some(VERSION) || index.schema() != schema {
        return Err(Error::Version {
            path: path.to_owned(),
            found,
            expected: VERSION,
        });
    }
    schema::register(&index);
    Ok((index, fields))
}

fn read_version(payload: &str) -> Option<u32> {
    let payload: Payload = serde_json::from_str(payload).ok()?;
    Some(payload.schema)
}

/// Makes an empty index beside the directory's other files.
///
/// The list of parts appears last and complete: a process that stops in
/// between leaves no index rather than half of one.
fn create(path: &Path) -> Result<()> {
    let staging = staging(path)?;
    let made = create_in(&staging, path);
    let _ = fs::remove_dir_all(&staging);
    made?;
    // Without a list of parts these are parts of nothing.
    rebuild::remove_parts(path);
    Ok(())
}

fn create_in(staging: &Path, path: &Path) -> Result<()> {
    let engine = |error| Error::engine(path, error);
    let (schema, _) = schema::build();
    let settings = IndexSettings {
        docstore_compress_dedicated_thread: false,
        ..IndexSettings::default()
    };
    let disk = Disk::open(staging, Access::Write).map_err(|error| engine(error.into()))?;
    let builder = IndexBuilder::new().schema(schema).settings(settings);
    let index = builder.open_or_create(disk).map_err(engine)?;
    writer::commit_nothing(&index).map_err(engine)?;
    for name in [MANAGED_FILE, META_FILE] {
        let target = path.join(name);
        fs::rename(staging.join(name), &target)
            .map_err(|error| Error::io("create", &target, error))?;
    }
    Ok(())
}

/// Makes an empty folder in which an index is prepared. Whoever calls holds
/// the lock, so what a killed process left there is nobody's.
pub(crate) fn staging(path: &Path) -> Result<PathBuf> {
    let staging = path.join(STAGING);
    let _ = fs::remove_dir_all(&staging);
    fs::create_dir_all(&staging).map_err(|error| Error::io("create", &staging, error))?;
    Ok(staging)
}

/// Tries again while a writer removes files that were about to be read.
fn retry_vanished<T>(path: &Path, open: impl Fn() -> Result<T>) -> Result<T> {
    for _ in 1..ATTEMPTS {
        match guarded(path, &open) {
            Err(Error::Incomplete { .. }) => thread::sleep(PAUSE),
            other => return other,
        }
    }
    guarded(path, &open)
}
