//! The configuration and the user's `git`.

use super::{of_error, problem};
use crate::answer::team::{CheckRow, ProblemRow, Severity};
use crate::cli::context::Context;
use crate::crawl;

/// The first version of git that knows all options with which it is called
/// (`fetch --stdin`, `--refetch`).
const GIT_NEEDED: [u32; 2] = [2, 36];

/// Reads the configuration.
pub(super) fn configuration(context: &Context) -> CheckRow {
    let path = context.home.config();
    let mut examined = path.display().to_string();
    let mut problems = Vec::new();
    match context.config() {
        Ok(config) if config.sources.is_empty() => problems.push(problem(
            Severity::Warning,
            "empty",
            "there are no sources",
            "`minutebook add URL` adds a repository of minutes",
        )),
        Ok(config) => {
            let names = config.sources.iter().map(|source| source.name.as_str());
            let names: Vec<&str> = names.collect();
            examined = format!("{examined}: {}", names.join(", "));
        }
        Err(error) => problems.push(of_error("unreadable", &error)),
    }
    CheckRow {
        check: "configuration",
        examined,
        skipped: false,
        problems,
    }
}

/// Asks git for its version.
pub(super) fn git(context: &Context) -> CheckRow {
    let config = context.config().unwrap_or_default();
    let is_needed = config.sources.iter().any(|s| crawl::is_remote(&s.url));
    let severity = if is_needed {
        Severity::Error
    } else {
        Severity::Warning
    };
    let (examined, problems) = match crawl::git_version() {
        Ok(version) => (shown(&version), too_old(&version).into_iter().collect()),
        Err(error) => {
            let missing = ProblemRow {
                severity,
                ..of_error("missing", &error)
            };
            ("the programs in the path".to_owned(), vec![missing])
        }
    };
    CheckRow {
        check: "git",
        examined,
        skipped: false,
        problems,
    }
}

fn shown(version: &[u32]) -> String {
    let numbers: Vec<String> = version.iter().map(u32::to_string).collect();
    format!("version {}", numbers.join("."))
}

fn too_old(version: &[u32]) -> Option<ProblemRow> {
    let needed = shown(&GIT_NEEDED);
    let message = format!("it is older than {needed}, so remotes may not be fetched");
    let is_old = version < &GIT_NEEDED[..];
    is_old.then(|| problem(Severity::Warning, "old", message, "install a newer git"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        for new in [&[2, 36][..], &[2, 100, 1], &[3, 0]] {
            assert!(too_old(new).is_none(), "{new:?}");
        }
        for old in [&[2, 9, 5][..], &[1, 99]] {
            assert!(too_old(old).is_some(), "{old:?}");
        }
    }
}
