//! A panic while the index is read becomes an error.
//!
//! The engine trusts what it reads. What is read here has been compared with
//! its checksum, so this is the last resort: one answer fails, and says why,
//! instead of the program.

use crate::{Error, Result};
use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

/// Reads something of the index at `path`.
pub(crate) fn guarded<T>(path: &Path, read: impl FnOnce() -> Result<T>) -> Result<T> {
    // Nothing that the closure changes outlives its failure.
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic| {
        let message = format!("reading it failed ({})", words(&*panic));
        Err(Error::damaged(path, message))
    })
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or(panic.downcast_ref::<&str>().copied())
        .unwrap_or("a panic")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        let numbers: Vec<u32> = Vec::new();
        let error = guarded(Path::new("index"), || Ok(numbers[7])).unwrap_err();
        let expected = "the index at `index` is damaged: reading it failed (index out of bounds: \
                        the len is 0 but the index is 7)";
        assert_eq!(error.to_string(), expected);
        assert_eq!(guarded(Path::new("index"), || Ok(1)).unwrap(), 1);
    }
}
