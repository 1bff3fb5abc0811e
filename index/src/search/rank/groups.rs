//! Passages by their meeting.

use super::super::collect::Found;
use std::{
    collections::{HashMap, hash_map::Entry},
    hash::{BuildHasherDefault, Hasher},
    ops::Range,
};

/// The passages of one meeting, by their numbers.
///
/// They are written one after the other, so that most meetings have one run
/// of them; more where they lie in several segments.
#[derive(Clone, Debug)]
pub(super) struct Group {
    first: Range<usize>,
    more: Vec<Range<usize>>,
}

impl Group {
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        let more = self.more.iter().cloned();
        std::iter::once(self.first.clone()).chain(more).flatten()
    }
}

/// Returns the passages found by meeting, in the order of the first of each.
pub(super) fn of(found: &Found) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut places: HashMap<u64, usize, Hashed> = HashMap::default();
    let mut start = 0;
    for run in found.passages.chunk_by(|a, b| a.meeting == b.meeting) {
        let range = start..start + run.len();
        start = range.end;
        match places.entry(run[0].meeting) {
            Entry::Occupied(place) => groups[*place.get()].more.push(range),
            Entry::Vacant(place) => {
                place.insert(groups.len());
                groups.push(Group {
                    first: range,
                    more: Vec::new(),
                });
            }
        }
    }
    groups
}

/// For keys that are hashes already.
pub(super) type Hashed = BuildHasherDefault<Same>;

/// Takes a number for its own hash.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}
