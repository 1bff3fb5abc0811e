//! How much a fetch brought, read from what `git` says meanwhile.
//!
//! ```text
//! Receiving objects: 100% (12/12), 3.10 KiB | 3.10 MiB/s, done.
//! Unpacking objects: 100% (3/3), 252 bytes | 252.00 KiB/s, done.
//! ```

use std::fmt;

/// What came over the network.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Received {
    objects: u64,
    bytes: f64,
}

const UNITS: [(&str, f64); 4] = [
    ("bytes", 1.0),
    ("KiB", 1024.0),
    ("MiB", 1024.0 * 1024.0),
    ("GiB", 1024.0 * 1024.0 * 1024.0),
];

impl Received {
    /// Adds what a line tells, if it is one that tells the end of a transfer.
    pub(super) fn hear(&mut self, line: &str) {
        if let Some((objects, bytes)) = read(line) {
            self.objects += objects;
            self.bytes += bytes;
        }
    }

    /// Tells whether anything came.
    pub(super) fn any(self) -> bool {
        self.objects != 0
    }
}

impl fmt::Display for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let objects = self.objects;
        let noun = if objects == 1 { "object" } else { "objects" };
        write!(f, "received {objects} {noun}, ")?;
        let fits = UNITS.iter().rev().find(|(_, size)| *size <= self.bytes);
        match fits {
            Some((unit, size)) if 1.0 < *size => write!(f, "{:.1} {unit}", self.bytes / size),
            _ => write!(f, "{:.0} bytes", self.bytes),
        }
    }
}

fn read(line: &str) -> Option<(u64, f64)> {
    let starts = ["Receiving objects: 100% (", "Unpacking objects: 100% ("];
    let rest = starts.iter().find_map(|start| line.strip_prefix(start))?;
    let (counts, rest) = rest.strip_suffix("done.")?.split_once("), ")?;
    let (objects, _) = counts.split_once('/')?;
    let (number, unit) = rest
        .split_once(" | ")
        .unwrap_or_default()
        .0
        .split_once(' ')?;
    let (_, size) = UNITS.iter().find(|(name, _)| *name == unit)?;
    let number: f64 = number.parse().ok()?;
    Some((objects.parse().ok()?, number * size))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_transfers_add_up() {
        let mut received = Received::default();
        let lines = [
            "remote: Counting objects: 100% (12/12), done.",
            "Receiving objects:  50% (6/12)",
            "Receiving objects: 100% (12/12), 3.00 KiB | 3.00 MiB/s, done.",
            "Unpacking objects: 100% (3/3), 252 bytes | 252.00 KiB/s, done.",
            "Unpacking objects: 100% (3/3), a lot, done.",
        ];
        assert!(!received.any());
        for line in lines {
            received.hear(line);
        }
        assert_eq!(received.to_string(), "received 15 objects, 3.2 KiB");
        let one = Received {
            objects: 1,
            bytes: 90.0,
        };
        assert_eq!(one.to_string(), "received 1 object, 90 bytes");
    }
}
