//! A panic is an error like others: one line, advice, exit code 2.

use super::error::advise;
use super::exit::Exit;
use anyhow::{Result, anyhow};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook};
use std::sync::Mutex;

/// What the last panic said, and where.
static SAID: Mutex<Option<String>> = Mutex::new(None);

/// Runs the program.
///
/// The usual report of a panic is kept for those who ask for a backtrace.
pub(crate) fn caught(run: impl FnOnce() -> Result<Exit>) -> Result<Exit> {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        set_hook(Box::new(remember));
    }
    catch(run)
}

fn catch(run: impl FnOnce() -> Result<Exit>) -> Result<Exit> {
    // The program ends with what it was doing.
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| {
        let said = SAID.lock().ok().and_then(|mut said| said.take());
        let said = said.unwrap_or_else(|| "see above".to_owned());
        let error = anyhow!("this should not have happened: {said}");
        Err(advise(
            error,
            "`minutebook doctor` tells whether the index is damaged; if it is not, please report this",
        ))
    })
}

fn remember(panic: &PanicHookInfo<'_>) {
    let payload = panic.payload();
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let message = text.or(payload.downcast_ref::<&str>().copied());
    let message = message.unwrap_or("a panic");
    let place = panic.location().map(|at| format!(" ({at})"));
    let said = format!("{message}{}", place.unwrap_or_default());
    if let Ok(mut last) = SAID.lock() {
        *last = Some(said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_with_advice() {
        let numbers: Vec<Exit> = Vec::new();
        let error = catch(|| Ok(numbers[7])).unwrap_err().to_string();
        assert!(
            error.starts_with("this should not have happened: "),
            "{error}"
        );
        assert!(
            error.contains("\nhint: `minutebook doctor` tells"),
            "{error}"
        );
        assert_eq!(catch(|| Ok(Exit::Done)).unwrap(), Exit::Done);
    }
}
