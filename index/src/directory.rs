//! The directory of an index: what the engine writes carries checksums, and
//! what it reads has been compared with them.
//!
//! The engine's own directory opens its lock file for writing and waits for
//! it even to read; that fails on a read-only disk and hangs behind a stopped
//! writer, and a writer waits for ever beside readers that always come anew.
//! Here both take the lock where they can and else go on without: a reader
//! opens again when a file vanished meanwhile.

mod list;
mod sealed;

use sealed::{Sealed, Sealing};
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, WatchCallback, WatchHandle,
    WritePtr,
    error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError},
};

/// So often a reader tries to get the lock, and a writer.
const READ_ATTEMPTS: u32 = 20;
const WRITE_ATTEMPTS: u32 = 100;
const PAUSE: Duration = Duration::from_millis(5);

/// An index directory.
#[derive(Clone, Debug)]
pub(crate) struct Disk {
    inner: MmapDirectory,
    root: PathBuf,
    access: Access,
}

/// What may be done with a directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Nothing is written, not even a lock.
    Read,
    /// Everything.
    Write,
}

impl Disk {
    /// Opens the directory at `root`.
    pub(crate) fn open(root: &Path, access: Access) -> Result<Self, OpenDirectoryError> {
        Ok(Self {
            inner: MmapDirectory::open(root)?,
            root: root.to_owned(),
            access,
        })
    }

    fn allow_writing(&self) -> io::Result<()> {
        match self.access {
            Access::Write => Ok(()),
            Access::Read => Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "opened for reading only",
            )),
        }
    }
}

impl Directory for Disk {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        let file = Sealed::open(path, self.inner.get_file_handle(path)?);
        let file = file.map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))?;
        Ok(Arc::new(file))
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let text = self.inner.atomic_read(path)?;
        list::check(path, text)
            .map_err(|error| OpenReadError::wrap_io_error(error, path.to_owned()))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.allow_writing().map_err(|error| DeleteError::IoError {
            io_error: Arc::new(error),
            filepath: path.to_owned(),
        })?;
        self.inner.delete(path)
    }

    /// Makes a new file. One of that name which is there already was left by a
    /// writer that did not come to its end: the names of deletions are counted
    /// from the last commit, so they repeat.
    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let wrap = |error| OpenWriteError::wrap_io_error(error, path.to_owned());
        self.allow_writing().map_err(wrap)?;
        let file = match self.inner.open_write(path) {
            Err(OpenWriteError::FileAlreadyExists(_)) => {
                fs::remove_file(self.root.join(path)).map_err(wrap)?;
                self.inner.open_write(path)?
            }
            other => other?,
        };
        let file = Sealing::new(file);
        Ok(BufWriter::new(Box::new(file)))
    }

    /// Replaces a file as a whole. The draft has a name of its own, so that
    /// one which a killed process left is overwritten and not one of many.
    fn atomic_write(&self, path: &Path, text: &[u8]) -> io::Result<()> {
        self.allow_writing()?;
        let target = self.root.join(path);
        let mut draft = target.clone().into_os_string();
        draft.push(".draft");
        let mut file = File::create(&draft)?;
        file.write_all(&list::seal(text))?;
        file.sync_all()?;
        drop(file);
        fs::rename(draft, target)
    }

    fn sync_directory(&self) -> io::Result<()> {
        match self.access {
            Access::Read => Ok(()),
            Access::Write => self.inner.sync_directory(),
        }
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        let path = self.root.join(&lock.filepath);
        let guard = match self.access {
            Access::Write => {
                let mut options = File::options();
                let file = options.write(true).create(true).truncate(false).open(path);
                let file = file.map_err(LockError::wrap_io_error)?;
                let is_locked = within(WRITE_ATTEMPTS, || file.try_lock().is_ok());
                if !is_locked && !lock.is_blocking {
                    return Err(LockError::LockBusy);
                }
                is_locked.then_some(file)
            }
            Access::Read => {
                let file = File::open(path).ok();
                file.filter(|file| within(READ_ATTEMPTS, || file.try_lock_shared().is_ok()))
            }
        };
        Ok(DirectoryLock::from(Box::new(guard)))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}

/// Tries something until it succeeds, or so often.
fn within(attempts: u32, mut attempt: impl FnMut() -> bool) -> bool {
    (0..attempts).any(|number| {
        if 0 < number {
            thread::sleep(PAUSE);
        }
        attempt()
    })
}

/// Makes the error for content that is not what was written.
fn damaged(path: &Path) -> io::Error {
    let message = format!("`{}` is not what was written", path.display());
    io::Error::new(io::ErrorKind::InvalidData, message)
}
