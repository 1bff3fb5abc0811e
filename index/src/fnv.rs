//! The hash of Fowler, Noll and Vo, 64 bits, variant 1a.
//!
//! It is the same on every machine and quick for short words. Whoever chooses
//! the words can make many of them collide: it is not for tables that
//! strangers fill.

use std::hash::Hasher;

/// A hash that is being made.
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Returns the hash of a text.
pub(crate) fn of(text: &str) -> u64 {
    let mut hasher = Fnv::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn it_is_the_one_that_others_compute() {
        assert_eq!(of(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(of("foobar"), 0x8594_4171_f739_67e8);
    }
}
