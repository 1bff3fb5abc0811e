//! What the program tells the shell.

use std::process::ExitCode;

/// How a run ended; the numbers are a contract (README, `--help`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Found something, or did what was asked; also when the reader of our
    /// output went away.
    Done,
    /// Nothing found.
    Nothing,
    /// An error, or wrong usage.
    Failed,
    /// The index is being written by another process.
    Busy,
    /// The index was written by another version.
    Version,
}

impl Exit {
    /// Makes an exit of whether there is something to show.
    pub fn of_findings(found: usize) -> Self {
        match found {
            0 => Self::Nothing,
            _ => Self::Done,
        }
    }

    /// Returns the number that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Nothing => 1,
            Self::Failed => 2,
            Self::Busy => 3,
            Self::Version => 4,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_found_is_one() {
        assert_eq!(Exit::of_findings(0).code(), 1);
        assert_eq!(Exit::of_findings(7).code(), 0);
    }
}
