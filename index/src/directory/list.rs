//! The lists of what an index consists of (`meta.json`, `.managed.json`) and
//! the checksum that stands in their last line.
//!
//! ```text
//! {"segments":[…],…}
//! //crc32 5b0a93c1
//! ```
//!
//! A list without that line is one of an older version, which says so itself;
//! one whose line is damaged is no JSON.

use super::damaged;
use std::{io, path::Path};

const MARK: &[u8] = b"\n//crc32 ";
const DIGITS: usize = 8;

/// Adds the checksum.
pub(super) fn seal(text: &[u8]) -> Vec<u8> {
    let sum = format!("{:0DIGITS$x}\n", crc32fast::hash(text));
    [text, MARK, sum.as_bytes()].concat()
}

/// Compares a list with its checksum and takes that off.
pub(super) fn check(path: &Path, mut text: Vec<u8>) -> io::Result<Vec<u8>> {
    let Some(length) = text.len().checked_sub(MARK.len() + DIGITS + 1) else {
        return Ok(text);
    };
    if !text[length..].starts_with(MARK) {
        return Ok(text);
    }
    if seal(&text[..length]) != text {
        return Err(damaged(path));
    }
    text.truncate(length);
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flipped_bit_is_an_error_or_no_json() {
        let path = Path::new("meta.json");
        let sealed = seal(br#"{"a":1}"#);
        assert_eq!(check(path, sealed.clone()).unwrap(), br#"{"a":1}"#);
        for bit in 0..8 * sealed.len() {
            let mut flipped = sealed.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let read = check(path, flipped);
            let read = read.ok().and_then(|text| {
                let json: serde_json::Value = serde_json::from_slice(&text).ok()?;
                Some(json)
            });
            assert_eq!(read, None, "bit {bit}");
        }
    }

    #[test]
    fn an_older_list_is_read_as_it_is() {
        for text in [&b"{}"[..], br#"{"segments":[],"payload":"{}"}"#] {
            assert_eq!(check(Path::new("m"), text.to_owned()).unwrap(), text);
        }
    }
}
