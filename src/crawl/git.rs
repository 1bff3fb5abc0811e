//! Running the user's `git` for what goes over the network, and only for that.
//!
//! Credentials, proxies, `insteadOf` and SSH work as they do for the user, as
//! far as they ask nothing. No hook may run, only harmless protocols are
//! allowed (`file` only where the user wrote it, so no redirect leads there),
//! and the folder in which the program was started has no say: it may hold a
//! repository with a configuration of its own.

mod refusal;
mod run;
mod unattended;

pub(super) use refusal::Refusal;

use anyhow::{Context as _, Result, anyhow};
use std::fs::File;
use std::io::{ErrorKind, Seek as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// Settings that hold whatever the user configured: no hooks, the protocol
/// that knows partial clones, no question, and no work left behind in the
/// background.
const SETTINGS: [&str; 7] = [
    "core.hooksPath=/dev/null",
    "protocol.version=2",
    "fetch.recurseSubmodules=false",
    "credential.interactive=false",
    "http.lowSpeedLimit=1",
    "gc.autoDetach=false",
    "maintenance.autoDetach=false",
];

/// Variables that would lead `git` to another repository.
const MISLEADING: [&str; 7] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_QUARANTINE_PATH",
    "GIT_WORK_TREE",
];

/// A `git` of its own ends its transfer so much later than we end `git`, so
/// that the message does not depend on who is first.
const RESPITE: Duration = Duration::from_secs(5);

/// The user's `git`, made ready for one remote.
#[derive(Debug)]
pub(super) struct Git<'a> {
    url: &'a str,
    protocols: &'static str,
    /// How `ssh` is called, if it is and the user has nothing of their own.
    ssh: Option<String>,
    patience: Duration,
}

/// What a fetch brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Commits and trees of a branch, and contents only if the server cannot
    /// leave them out.
    Commits,
    /// The objects named.
    Contents,
    /// All objects of a branch, whatever is there already.
    Everything,
}

impl Git<'_> {
    /// Makes it ready; a remote that says nothing for so long is given up.
    pub(super) fn to(url: &str, patience: Duration) -> Result<Git<'_>> {
        let git = Git {
            url,
            protocols: "",
            ssh: None,
            patience,
        };
        // What `insteadOf` makes of it.
        let real = git.run(git.command().args(["ls-remote", "--get-url", "--", url]))?;
        let real = real.trim_end();
        let ssh = is_ssh(real)
            .then(|| unattended::ssh_command(&git))
            .flatten();
        Ok(Git {
            protocols: protocols(real),
            ssh,
            ..git
        })
    }

    /// Asks for references, as `ls-remote` prints them.
    pub(super) fn references(&self, patterns: &[&str]) -> Result<String> {
        let mut command = self.command();
        command.args(["ls-remote", "--symref", "--", self.url]);
        self.run(command.args(patterns))
    }

    /// Fetches into a bare repository from its `origin`; what to fetch is one
    /// refspec or object id a line. Each line of progress goes to `progress`.
    pub(super) fn fetch(
        &self,
        repo: &Path,
        what: &[String],
        mode: Mode,
        progress: &mut dyn FnMut(&str),
    ) -> Result<()> {
        let mut command = self.command();
        if mode == Mode::Contents {
            // The objects are named one by one; there is nothing to negotiate.
            command.args(["-c", "fetch.negotiationAlgorithm=noop"]);
        }
        // Named, not found: `safe.bareRepository` may forbid to find it.
        command.env_remove("GIT_DIR").arg("-C").arg(repo);
        command.args(["--git-dir=.", "fetch"]);
        command.args([
            "--progress",
            "--no-tags",
            "--no-write-fetch-head",
            "--force",
        ]);
        command.args(match mode {
            Mode::Commits | Mode::Contents => &["--filter=blob:none"][..],
            Mode::Everything => &["--refetch", "--no-filter"],
        });
        command.args(["--stdin", "origin"]).stdin(lines(what)?);
        run::run(&mut command, self.patience, progress)?;
        Ok(())
    }

    fn run(&self, command: &mut Command) -> Result<String> {
        run::run(command.stdin(Stdio::null()), self.patience, &mut |_| {})
    }

    fn command(&self) -> Command {
        let mut command = Command::new("git");
        for name in MISLEADING {
            command.env_remove(name);
        }
        // No repository at all: the one around us may be one that is crawled.
        command.env("GIT_DIR", "/dev/null");
        command.envs(unattended::SILENCE);
        if let Some(ssh) = &self.ssh {
            command.env("GIT_SSH_COMMAND", ssh);
        }
        command.env("GIT_ALLOW_PROTOCOL", self.protocols);
        command.env("GIT_NO_LAZY_FETCH", "1");
        // The messages are looked at.
        command.env("LC_ALL", "C");
        if cfg!(test) {
            // Tests do not depend on what is configured where they run.
            command.env("GIT_CONFIG_GLOBAL", "/dev/null");
            command.env("GIT_CONFIG_NOSYSTEM", "1");
        }
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        let seconds = (self.patience + RESPITE).as_secs();
        command.arg("-c");
        command.arg(format!("http.lowSpeedTime={seconds}"));
        command
    }
}

/// Returns the version of `git` as it says it.
pub(super) fn version() -> Result<String> {
    let output = Command::new("git").arg("--version").output();
    Ok(lossy(&output.map_err(not_run)?.stdout))
}

/// The protocols that a URL and what stands for it may use.
fn protocols(url: &str) -> &'static str {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme);
    match scheme.map(str::to_lowercase).as_deref() {
        Some("file") => "file",
        Some("http") => "http:https:ssh:git",
        None if !super::is_remote(url) => "file",
        _ => "https:ssh:git",
    }
}

/// Tells whether `git` will call `ssh`: `git@host:path` is such a URL, too.
fn is_ssh(url: &str) -> bool {
    match url.split_once("://") {
        Some((scheme, _)) => scheme.to_lowercase().contains("ssh"),
        None => super::is_remote(url),
    }
}

/// A file as standard input, since a pipe could fill up.
fn lines(what: &[String]) -> Result<Stdio> {
    let mut file: File = tempfile::tempfile().context("cannot make a temporary file")?;
    file.write_all((what.join("\n") + "\n").as_bytes())?;
    file.rewind()?;
    Ok(Stdio::from(file))
}

fn not_run(error: std::io::Error) -> anyhow::Error {
    if error.kind() == ErrorKind::NotFound {
        return anyhow!("`git` is not installed; it is needed for sources with a URL");
    }
    anyhow!(error).context("cannot run git")
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn protocols_follow_the_url() {
        let cases = [
            ("https://example.org/a", "https:ssh:git", false),
            ("git@example.org:a", "https:ssh:git", true),
            ("ssh://example.org/a", "https:ssh:git", true),
            ("HTTP://example.org/a", "http:https:ssh:git", false),
            ("file:///a", "file", false),
            ("/a", "file", false),
        ];
        for (url, expected, ssh) in cases {
            assert_eq!((protocols(url), is_ssh(url)), (expected, ssh), "{url}");
        }
    }
}
