//! One writer at a time, known by name.
//!
//! The lock is the system's lock on a file (`flock`), so that it ends with
//! the process that holds it, however that ends. Who holds it stands in a
//! second file, because on some systems a locked file cannot be read.

use crate::{Error, Result};
use serde::{Deserialize, Serialize};
use std::{
    fmt,
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

const LOCK_FILE: &str = "writer.lock";
const OWNER_FILE: &str = "writer.json";
/// A lock may outlive its holder for a moment, in a child process that is just
/// being started.
const ATTEMPTS: u32 = 10;
const PAUSE: Duration = Duration::from_millis(20);

/// Who writes an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Its process.
    pub pid: u32,
    /// Its command line.
    pub command: String,
}

impl Owner {
    /// Describes this process.
    fn current() -> Self {
        let words: Vec<_> = std::env::args_os()
            .map(|word| word.to_string_lossy().into_owned())
            .collect();
        Self {
            pid: std::process::id(),
            command: words.join(" "),
        }
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "process {} (`{}`)", self.pid, self.command)
    }
}

/// The right to write an index, given back when dropped.
#[derive(Debug)]
pub(crate) struct WriterLock {
    owner_file: PathBuf,
    _file: File,
}

impl WriterLock {
    /// Takes the lock of the index in `directory`, or says who has it.
    pub(crate) fn acquire(directory: &Path) -> Result<Self> {
        let path = directory.join(LOCK_FILE);
        let open = File::options()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path);
        let file = open.map_err(|error| Error::io("open", &path, error))?;
        let owner_file = directory.join(OWNER_FILE);
        match try_for_a_moment(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Error::Locked {
                    path: directory.to_owned(),
                    owner: read_owner(&owner_file),
                });
            }
            Err(TryLockError::Error(error)) => return Err(Error::io("lock", &path, error)),
        }
        let owner = serde_json::to_vec(&Owner::current())?;
        fs::write(&owner_file, owner).map_err(|error| Error::io("write", &owner_file, error))?;
        Ok(Self {
            owner_file,
            _file: file,
        })
    }
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        // The name is a courtesy: a stale one is never read while nobody
        // holds the lock.
        let _ = fs::remove_file(&self.owner_file);
    }
}

fn try_for_a_moment(file: &File) -> std::result::Result<(), TryLockError> {
    for _ in 1..ATTEMPTS {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            other => return other,
        }
    }
    file.try_lock()
}

fn read_owner(path: &Path) -> Option<Owner> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}
