//! Which segments to join after a commit.
//!
//! Each commit adds a small segment, and each search visits all of them. The
//! engine's policy merges in the background; ours is a pure rule applied
//! before the commit returns, so that nothing goes on when the process ends.
//!
//! Segments stand on steps by their size, each step [`FAN`] times the one
//! below. A step with [`FAN`] segments is joined with all below it to one that
//! stands higher. So a small commit mostly rewrites small segments, and a
//! record is rewritten only as often as there are steps.

/// Each step is so many bits above the one below.
const BITS: u32 = 3;
/// So many segments of like size become one.
const FAN: usize = 1 << BITS;
/// So many records are the lowest step.
const LOWEST: u32 = 256;

/// The size of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    /// Records that count.
    pub(crate) alive: u32,
    /// Records that are deleted and still take space.
    pub(crate) deleted: u32,
}

/// Returns the positions of the segments to merge into one, or none. A merge
/// leaves deleted records out; whoever is thorough wants no segment with any.
pub(crate) fn choose(sizes: &[Size], is_thorough: bool) -> Vec<usize> {
    let on = |wanted: u32| {
        sizes
            .iter()
            .filter(move |size| step(**size) == wanted)
            .count()
    };
    let full = (0..=step_of(u32::MAX)).rev().find(|&step| FAN <= on(step));
    let is_chosen = |size: Size| {
        let is_small = full.is_some_and(|full| step(size) <= full);
        is_small || is_hollow(size) || (is_thorough && size.deleted != 0)
    };
    (0..sizes.len())
        .filter(|&at| is_chosen(sizes[at]))
        .collect()
}

/// Whether more than half of a segment is dead weight.
fn is_hollow(size: Size) -> bool {
    size.alive < size.deleted
}

fn step(size: Size) -> u32 {
    step_of(size.alive)
}

fn step_of(records: u32) -> u32 {
    let lowest = records / LOWEST;
    (u32::BITS - lowest.leading_zeros()).div_ceil(BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sizes: &[(u32, u32)], expected: &[usize]) {
        let sizes: Vec<Size> = sizes
            .iter()
            .map(|&(alive, deleted)| Size { alive, deleted })
            .collect();
        assert_eq!(choose(&sizes, false), expected, "{sizes:?}");
    }

    #[test]
    fn leaves_nothing_deleted_if_told_so() {
        let size = |alive, deleted| Size { alive, deleted };
        let sizes = [size(9_000, 1), size(9, 0), size(5, 2)];
        assert_eq!(choose(&sizes, true), [0, 2]);
        assert!(choose(&sizes, false).is_empty());
    }

    #[test]
    fn leaves_a_few_as_they_are() {
        check(&[], &[]);
        check(&[(9, 0), (5, 1)], &[]);
        check(&[(9, 0); 7], &[]);
        check(&[(9_000, 0); 7], &[]);
    }

    #[test]
    fn drops_dead_weight() {
        check(&[(9, 0), (1, 8)], &[1]);
        check(&[(9_000, 0), (9_000, 9_001)], &[1]);
    }

    #[test]
    fn joins_those_of_like_size() {
        let mut sizes = vec![(9, 0); 9];
        sizes[3] = (9_000, 0);
        check(&sizes, &[0, 1, 2, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn joins_also_what_is_smaller() {
        let mut sizes = vec![(9_000, 0); 9];
        sizes[3] = (9, 0);
        sizes.push((900_000, 0));
        check(&sizes, &[0, 1, 2, 3, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn commits_of_one_size_leave_few_segments_and_rewrite_rarely() {
        let mut sizes: Vec<Size> = Vec::new();
        let mut rewritten = 0;
        for _ in 0..1_000 {
            sizes.push(Size {
                alive: 100,
                deleted: 0,
            });
            let chosen = choose(&sizes, false);
            let sum: u32 = chosen.iter().map(|&at| sizes[at].alive).sum();
            let mut at = 0..;
            sizes.retain(|_| !chosen.contains(&at.next().unwrap_or_default()));
            if sum != 0 {
                sizes.push(Size {
                    alive: sum,
                    deleted: 0,
                });
            }
            rewritten += sum;
            assert!(sizes.len() <= 24, "{sizes:?}");
        }
        let written = 1_000 * 100;
        assert!(rewritten <= 4 * written, "{rewritten}");
    }
}
