//! What is wrong with a text that a user typed.

use std::ops::Range;

/// A mistake in a query or a date: where, what, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The bytes of the text that are meant.
    pub span: Range<usize>,
    /// What is wrong, in lower case and without full stop.
    pub message: String,
    /// What to write in their place.
    pub suggestion: Option<String>,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)?;
        match &self.suggestion {
            Some(suggestion) => write!(f, "; did you mean `{suggestion}`?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Problem {}
