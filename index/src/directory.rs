//! A directory that is only ever read.
//!
//! The engine's own directory opens its lock file for writing and waits for
//! it even to read; that fails on a read-only disk and hangs behind a stopped
//! writer. This one takes the lock where it can and else reads without: the
//! caller opens again when a file vanished meanwhile.

use std::{
    fs::File,
    io,
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

const ATTEMPTS: u32 = 20;
const PAUSE: Duration = Duration::from_millis(5);

/// An index directory without the right to write.
#[derive(Clone, Debug)]
pub(crate) struct ReadOnly {
    inner: MmapDirectory,
    root: PathBuf,
}

impl ReadOnly {
    /// Opens the directory at `root`.
    pub(crate) fn open(root: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Self {
            inner: MmapDirectory::open(root)?,
            root: root.to_owned(),
        })
    }
}

impl Directory for ReadOnly {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.inner.get_file_handle(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.inner.atomic_read(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        Err(DeleteError::IoError {
            io_error: Arc::new(refused()),
            filepath: path.to_owned(),
        })
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        Err(OpenWriteError::wrap_io_error(refused(), path.to_owned()))
    }

    fn atomic_write(&self, _: &Path, _: &[u8]) -> io::Result<()> {
        Err(refused())
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        let file = File::open(self.root.join(&lock.filepath)).ok();
        let guard = file.filter(share);
        Ok(DirectoryLock::from(Box::new(guard)))
    }

    fn watch(&self, _: WatchCallback) -> tantivy::Result<WatchHandle> {
        Ok(WatchHandle::empty())
    }
}

/// Takes a shared lock, unless somebody holds it for long.
fn share(file: &File) -> bool {
    (0..ATTEMPTS).any(|attempt| {
        if 0 < attempt {
            thread::sleep(PAUSE);
        }
        file.try_lock_shared().is_ok()
    })
}

fn refused() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, "opened for reading only")
}
