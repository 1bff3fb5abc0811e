//! Which segments to join after a commit.
//!
//! Each commit adds a small segment, and each search visits all of them. The
//! engine's policy merges in the background; ours is a pure rule applied
//! before the commit returns, so that nothing goes on when the process ends.

/// So many segments a search visits without being noticeably slower.
const MOST: usize = 8;
/// A merge leaves the largest segments as they are.
const KEPT: usize = 2;

/// The size of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    /// Records that count.
    pub(crate) alive: u32,
    /// Records that are deleted and still take space.
    pub(crate) deleted: u32,
}

/// Returns the positions of the segments to merge into one, or none.
pub(crate) fn choose(sizes: &[Size]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse((sizes[at].alive, at)));
    let kept = if MOST < sizes.len() {
        KEPT
    } else {
        sizes.len()
    };
    let mut chosen: Vec<usize> = order[kept..].to_vec();
    chosen.extend(order[..kept].iter().filter(|&&at| is_hollow(sizes[at])));
    chosen.sort_unstable();
    chosen
}

/// Whether more than half of a segment is dead weight.
fn is_hollow(size: Size) -> bool {
    size.alive < size.deleted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sizes: &[(u32, u32)], expected: &[usize]) {
        let sizes: Vec<Size> = sizes
            .iter()
            .map(|&(alive, deleted)| Size { alive, deleted })
            .collect();
        assert_eq!(choose(&sizes), expected, "{sizes:?}");
    }

    #[test]
    fn merges_the_small_ones_when_there_are_many() {
        check(&[], &[]);
        check(&[(9, 0), (5, 1)], &[]);
        check(&[(9, 0), (1, 8)], &[1]);
        let nine = [
            (1, 0),
            (90, 0),
            (1, 0),
            (80, 0),
            (1, 0),
            (1, 0),
            (1, 0),
            (1, 0),
            (1, 0),
        ];
        check(&nine, &[0, 2, 4, 5, 6, 7, 8]);
    }
}
