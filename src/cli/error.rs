//! Errors → words for people and an exit code.
//!
//! An error says what is wrong and where; what to do about it is a hint, on a
//! line of its own. Both are printed once, here.

use super::exit::Exit;
use crate::render::table::printable;
use minutebook_index::Error as IndexError;
use std::{fmt, io};

/// An error with advice.
#[derive(Debug)]
pub(crate) struct Advised {
    error: anyhow::Error,
    hint: String,
}

impl fmt::Display for Advised {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#}\nhint: {}", self.error, self.hint)
    }
}

impl std::error::Error for Advised {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.error.as_ref())
    }
}

/// Adds advice to an error.
pub(crate) fn advise(error: impl Into<anyhow::Error>, hint: impl Into<String>) -> anyhow::Error {
    let (error, hint) = (error.into(), hint.into());
    anyhow::Error::new(Advised { error, hint })
}

/// Prints an error and returns the exit it stands for.
pub(crate) fn report(error: &anyhow::Error) -> Exit {
    let exit = exit_of(error);
    if exit != Exit::Done {
        complain(&text_of(error));
    }
    exit
}

/// Prints clap's own message, which is help or a version where that was asked.
pub(crate) fn report_usage(error: &clap::Error) -> Exit {
    match error.print() {
        Ok(()) if error.exit_code() == 0 => Exit::Done,
        Err(err) if err.kind() == io::ErrorKind::BrokenPipe => Exit::Done,
        _ => Exit::Failed,
    }
}

/// Writes a line to stderr.
#[expect(clippy::print_stderr, reason = "the one place that speaks to people")]
pub(crate) fn say(text: &str) {
    eprintln!("{}", printable_lines(text));
}

/// Writes a line to stderr that says who speaks.
pub(crate) fn complain(text: &str) {
    say(&format!("minutebook: {text}"));
}

fn printable_lines(text: &str) -> String {
    text.lines().map(printable).collect::<Vec<_>>().join("\n")
}

/// Returns an error in words, advice on a line of its own.
pub(crate) fn text_of(error: &anyhow::Error) -> String {
    match error.downcast_ref::<Advised>() {
        Some(advised) => advised.to_string(),
        None => match hint(error) {
            Some(hint) => format!("{error:#}\nhint: {hint}"),
            None => format!("{error:#}"),
        },
    }
}

/// Says what to do about an index that is of no use.
fn hint(error: &anyhow::Error) -> Option<&'static str> {
    let mut causes = error.chain().filter_map(|cause| cause.downcast_ref());
    let cause: &IndexError = causes.next()?;
    match cause {
        IndexError::Version {
            found: Some(found),
            expected,
            ..
        } if expected < found => Some("a newer minutebook wrote it; use that one"),
        IndexError::Version { .. } => {
            Some("`minutebook doctor --repair` rebuilds it without the network")
        }
        _ if cause.is_damaged() => Some(
            "`minutebook doctor` tells what is damaged, `minutebook doctor --repair` rebuilds it",
        ),
        _ => None,
    }
}

fn exit_of(error: &anyhow::Error) -> Exit {
    for cause in error.chain() {
        if let Some(IndexError::Locked { .. }) = cause.downcast_ref() {
            return Exit::Busy;
        }
        if let Some(IndexError::Version { .. }) = cause.downcast_ref() {
            return Exit::Version;
        }
        let pipe = cause.downcast_ref::<io::Error>();
        if pipe.is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe) {
            return Exit::Done;
        }
    }
    Exit::Failed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_no_error() {
        let pipe = io::Error::from(io::ErrorKind::BrokenPipe);
        let error = anyhow::Error::new(pipe).context("cannot write the answer");
        assert_eq!(exit_of(&error), Exit::Done);
    }

    #[test]
    fn advice_stands_on_its_own_line() {
        let error = anyhow::anyhow!("disk on fire").context("cannot write");
        let error = advise(error, "buy a new one");
        assert_eq!(
            text_of(&error),
            "cannot write: disk on fire\nhint: buy a new one"
        );
        assert_eq!(exit_of(&error), Exit::Failed);
    }
}
