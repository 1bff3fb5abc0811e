//! The same work on many things, on all processors.

use std::sync::{Mutex, PoisonError};
use std::thread;

/// Does the same to many things at once; the results are in their order.
///
/// Everybody takes the next one that nobody has: large ones lie together, and
/// fixed shares would leave one processor waiting for the other.
pub(crate) fn map<T, R: Send>(
    things: impl ExactSizeIterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    map_by(workers, things, work)
}

/// Does the same with so many threads at most: for work that is waiting.
pub(crate) fn map_by<T, R: Send>(
    workers: usize,
    things: impl ExactSizeIterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let workers = workers.min(things.len());
    if workers <= 1 {
        return things.map(work).collect();
    }
    let next = Mutex::new(things.enumerate());
    let take = || next.lock().unwrap_or_else(PoisonError::into_inner).next();
    let take_all = || -> Vec<(usize, R)> {
        let taken = std::iter::from_fn(take);
        taken.map(|(at, thing)| (at, work(thing))).collect()
    };
    let mut results: Vec<(usize, R)> = thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(take_all)).collect();
        let results = threads.into_iter().map(|thread| match thread.join() {
            Ok(results) => results,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        results.flatten().collect()
    });
    results.sort_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_are_in_order() {
        let doubled: Vec<usize> = (0..1000).map(|n| 2 * n).collect();
        assert_eq!(super::map(0..1000_usize, |n| 2 * n), doubled);
        let none: [u8; 0] = [];
        assert!(super::map(none.into_iter(), |n| n).is_empty());
    }

    #[test]
    #[should_panic(expected = "seven")]
    fn a_panic_is_passed_on() {
        super::map(0..100_u8, |n| assert_ne!(n, 7, "seven"));
    }
}
