//! Byte offsets → lines.
//!
//! A line ends with `\n`, `\r\n` or a lone `\r`, as `CommonMark` has it; other
//! separators of Unicode end none.

/// Bytes of a line, by and large.
const LIKELY: usize = 32;

/// Where the lines of a file begin.
#[derive(Debug)]
pub(super) struct LineIndex {
    /// Offset of the first byte of each line; never empty.
    starts: Vec<usize>,
    len: usize,
}

impl LineIndex {
    /// Finds the lines of a text.
    pub(super) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let is_end = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(is_end);
        let mut starts = Vec::with_capacity(bytes.len() / LIKELY + 1);
        starts.push(0);
        starts.extend(ends.map(|at| at + 1));
        Self {
            starts,
            len: bytes.len(),
        }
    }

    /// Returns the 1-based line on which a byte stands.
    pub(super) fn line_of(&self, offset: usize) -> u32 {
        let offset = offset.min(self.len.saturating_sub(1));
        let line = self.starts.partition_point(|start| *start <= offset);
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    /// Returns the number of lines; an empty text has one.
    pub(super) fn count(&self) -> u32 {
        self.line_of(self.len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts() {
        let check = |text: &str, expected: &[u32]| {
            let lines = LineIndex::new(text);
            let found: Vec<u32> = (0..text.len()).map(|at| lines.line_of(at)).collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("a\nb", &[1, 1, 2]);
        check("a\r\nb", &[1, 1, 1, 2]);
        check("a\rb\n", &[1, 1, 2, 2]);
        check("\u{2028}b", &[1, 1, 1, 1]);
    }

    #[test]
    fn count_ignores_the_last_line_end() {
        let check = |text: &str, expected| assert_eq!(LineIndex::new(text).count(), expected);
        check("", 1);
        check("a", 1);
        check("a\n", 1);
        check("a\n\n", 2);
    }
}
