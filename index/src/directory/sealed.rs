//! Files that carry the checksums of their blocks.
//!
//! The engine ends each file with a checksum, but never looks at it when it
//! reads: that would mean to read the whole file. Behind what the engine
//! writes stand here the checksums of each 4096 bytes; whoever reads a range
//! compares the blocks it lies in, each once. So a flipped bit is an error
//! wherever it is, and never an answer that lacks something.
//!
//! ```text
//! what the engine wrote │ crc32 of each block │ length, crc32 of both, MAGIC
//! ```

use super::damaged;
use std::{
    fmt,
    io::{self, Write},
    ops::Range,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};
use tantivy::{
    HasLen,
    directory::{AntiCallToken, FileHandle, OwnedBytes, TerminatingWrite, WritePtr},
};

const BLOCK: usize = 4096;
const SUM: usize = 4;
const MAGIC: [u8; 4] = *b"mbk1";
/// Length, checksum, magic.
const END: usize = 8 + SUM + 4;

/// A file that is being written.
pub(super) struct Sealing {
    inner: WritePtr,
    block: crc32fast::Hasher,
    length: usize,
    sums: Vec<u8>,
}

impl Sealing {
    pub(super) fn new(inner: WritePtr) -> Self {
        Self {
            inner,
            block: crc32fast::Hasher::new(),
            length: 0,
            sums: Vec::new(),
        }
    }

    fn count(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let room = BLOCK - self.length % BLOCK;
            let (part, rest) = bytes.split_at(room.min(bytes.len()));
            self.block.update(part);
            self.length += part.len();
            if self.length.is_multiple_of(BLOCK) {
                self.end_block();
            }
            bytes = rest;
        }
    }

    fn end_block(&mut self) {
        let sum = std::mem::take(&mut self.block).finalize();
        self.sums.extend(sum.to_le_bytes());
    }
}

impl Write for Sealing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.count(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl TerminatingWrite for Sealing {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        if !self.length.is_multiple_of(BLOCK) {
            self.end_block();
        }
        self.sums.extend((self.length as u64).to_le_bytes());
        let sum = crc32fast::hash(&self.sums);
        self.sums.extend(sum.to_le_bytes());
        self.sums.extend(MAGIC);
        self.inner.write_all(&self.sums)?;
        self.inner.terminate_ref(token)
    }
}

/// A file that is read; its length is that of what the engine wrote.
pub(super) struct Sealed {
    inner: Arc<dyn FileHandle>,
    path: PathBuf,
    length: usize,
    sums: OwnedBytes,
    /// A bit for each block that has been compared.
    seen: Vec<AtomicU64>,
}

impl Sealed {
    /// Reads the end of a file.
    pub(super) fn open(path: &Path, inner: Arc<dyn FileHandle>) -> io::Result<Self> {
        let (length, sums) = end(&*inner)?.ok_or_else(|| damaged(path))?;
        let words = length.div_ceil(BLOCK).div_ceil(64);
        Ok(Self {
            inner,
            path: path.to_owned(),
            length,
            sums,
            seen: (0..words).map(|_| AtomicU64::new(0)).collect(),
        })
    }

    /// Compares a block, unless it has been.
    fn compare(&self, block: usize) -> io::Result<()> {
        let (seen, bit) = (&self.seen[block / 64], 1 << (block % 64));
        if seen.load(Ordering::Relaxed) & bit != 0 {
            return Ok(());
        }
        let start = block * BLOCK;
        let end = self.length.min(start + BLOCK);
        let sum = crc32fast::hash(&self.inner.read_bytes(start..end)?);
        if self.sums[block * SUM..][..SUM] != sum.to_le_bytes() {
            return Err(damaged(&self.path));
        }
        seen.fetch_or(bit, Ordering::Relaxed);
        Ok(())
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Sealed").field(&self.path).finish()
    }
}

impl HasLen for Sealed {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for Sealed {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if self.length < range.end {
            return Err(damaged(&self.path));
        }
        if !range.is_empty() {
            for block in range.start / BLOCK..range.end.div_ceil(BLOCK) {
                self.compare(block)?;
            }
        }
        self.inner.read_bytes(range)
    }
}

/// Returns the length of what the engine wrote and the checksums of the
/// blocks; none if they are not what was written.
fn end(file: &dyn FileHandle) -> io::Result<Option<(usize, OwnedBytes)>> {
    let whole = file.len();
    let Some(start) = whole.checked_sub(END) else {
        return Ok(None);
    };
    let end = file.read_bytes(start..whole)?;
    let length = end.first_chunk().map(|bytes| u64::from_le_bytes(*bytes));
    let length = length.and_then(|length| usize::try_from(length).ok());
    let Some(length) = length.filter(|length| *length <= start && end.ends_with(&MAGIC)) else {
        return Ok(None);
    };
    if length + length.div_ceil(BLOCK) * SUM != start {
        return Ok(None);
    }
    let summed = file.read_bytes(length..whole - MAGIC.len() - SUM)?;
    let sum = crc32fast::hash(&summed).to_le_bytes();
    let is_same = end[8..8 + SUM] == sum;
    Ok(is_same.then_some((length, summed)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tantivy::directory::{Directory, RamDirectory};

    /// Writes a file of so many bytes; returns what lies on the disk.
    fn written(length: usize) -> (Vec<u8>, Vec<u8>) {
        let disk = RamDirectory::create();
        let path = Path::new("a.idx");
        let bytes: Vec<u8> = (0..=250).cycle().take(length).collect();
        let mut file = Sealing::new(disk.open_write(path).unwrap());
        for part in bytes.chunks(1000) {
            file.write_all(part).unwrap();
        }
        file.terminate().unwrap();
        let all = disk.open_read(path).unwrap().read_bytes().unwrap();
        (bytes, all.to_vec())
    }

    fn read(all: Vec<u8>) -> io::Result<Vec<u8>> {
        let file = Sealed::open(Path::new("a.idx"), Arc::new(OwnedBytes::new(all)))?;
        let bytes = file.read_bytes(0..file.len())?;
        Ok(bytes.to_vec())
    }

    #[test]
    fn files_of_all_lengths_are_read_as_they_were_written() {
        for length in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 70 * BLOCK + 5] {
            let (bytes, all) = written(length);
            assert_eq!(read(all).unwrap(), bytes, "{length}");
        }
    }

    #[test]
    fn a_flipped_bit_and_a_lost_end_are_noticed() {
        let (_, all) = written(3 * BLOCK + 5);
        for at in (0..all.len()).step_by(7).chain(3 * BLOCK..all.len()) {
            let mut flipped = all.clone();
            flipped[at] ^= 1 << (at % 8);
            let error = read(flipped).unwrap_err().to_string();
            assert_eq!(error, "`a.idx` is not what was written", "byte {at}");
            assert!(read(all[..at].to_vec()).is_err(), "{at} bytes");
        }
    }

    #[test]
    fn only_the_blocks_that_are_read_are_compared() {
        let (bytes, mut all) = written(3 * BLOCK);
        all[BLOCK] ^= 1;
        let file = Sealed::open(Path::new("a.idx"), Arc::new(OwnedBytes::new(all))).unwrap();
        let read = |range: Range<usize>| file.read_bytes(range).map(|bytes| bytes.to_vec());
        assert_eq!(read(0..BLOCK).unwrap(), bytes[..BLOCK]);
        assert_eq!(read(2 * BLOCK..2 * BLOCK).unwrap(), b"");
        assert!(read(BLOCK - 1..BLOCK + 1).is_err());
        assert!(read(2 * BLOCK..3 * BLOCK + 1).is_err());
    }
}
