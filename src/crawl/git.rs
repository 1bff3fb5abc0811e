//! Running the user's `git` for what goes over the network, and only for that.
//!
//! Credentials, proxies and SSH work as they do for the user. No prompt may
//! wait where nobody looks, no hook may run, and only harmless protocols are
//! allowed; `file` only where the user wrote it, so no redirect leads there.

use anyhow::{Context as _, Result, anyhow, bail};
use std::fmt;
use std::fs::File;
use std::io::{ErrorKind, Read, Seek as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

/// Settings that hold whatever the user configured: no hooks, the protocol
/// that knows partial clones, an end to transfers that stall, and no work left
/// behind in the background.
const SETTINGS: [&str; 7] = [
    "core.hooksPath=/dev/null",
    "protocol.version=2",
    "fetch.recurseSubmodules=false",
    "http.lowSpeedLimit=100",
    "http.lowSpeedTime=60",
    "gc.autoDetach=false",
    "maintenance.autoDetach=false",
];

/// Variables that would lead `git` to another repository.
const MISLEADING: [&str; 8] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_QUARANTINE_PATH",
    "GIT_WORK_TREE",
];

/// Why `git` failed: what it wrote to stderr.
#[derive(Debug)]
pub(super) struct Refusal(pub(super) String);

impl std::error::Error for Refusal {}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&summary(&self.0))
    }
}

/// Asks a remote for its references, as `ls-remote` prints them.
pub(super) fn references(url: &str, patterns: &[&str]) -> Result<String> {
    let mut command = command(url);
    command
        .args(["ls-remote", "--symref", "--", url])
        .args(patterns);
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(not_run)?;
    if !output.status.success() {
        bail!(Refusal(lossy(&output.stderr)));
    }
    Ok(lossy(&output.stdout))
}

/// Fetches into a bare repository from its `origin`; what to fetch is one
/// refspec or object id a line. Each line of progress goes to `progress`.
pub(super) fn fetch(
    repo: &Path,
    url: &str,
    what: &[String],
    mode: Mode,
    progress: &mut dyn FnMut(&str),
) -> Result<()> {
    let mut command = command(url);
    if mode == Mode::Contents {
        // The objects are named one by one; there is nothing to negotiate.
        command.args(["-c", "fetch.negotiationAlgorithm=noop"]);
    }
    command.arg("-C").arg(repo).arg("fetch");
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
    command.args(["--stdin", "origin"]);
    command.stdin(lines(what)?).stdout(Stdio::null());
    run(command, progress)
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

pub(super) fn command(url: &str) -> Command {
    let mut command = Command::new("git");
    for name in MISLEADING {
        command.env_remove(name);
    }
    command.env("GIT_TERMINAL_PROMPT", "0");
    command.env("GIT_ALLOW_PROTOCOL", protocols(url));
    command.env("GIT_NO_LAZY_FETCH", "1");
    // The messages are looked at below.
    command.env("LC_ALL", "C");
    if cfg!(test) {
        // Tests do not depend on what is configured where they run.
        command.env("GIT_CONFIG_GLOBAL", "/dev/null");
        command.env("GIT_CONFIG_NOSYSTEM", "1");
    }
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    command
}

/// The protocols that a URL and what stands for it may use.
fn protocols(url: &str) -> &'static str {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme);
    match scheme.map(str::to_lowercase).as_deref() {
        Some("file") => "file",
        Some("http") => "http:https:ssh:git",
        _ => "https:ssh:git",
    }
}

/// A file as standard input, since a pipe could fill up.
fn lines(what: &[String]) -> Result<Stdio> {
    let mut file: File = tempfile::tempfile().context("cannot make a temporary file")?;
    file.write_all((what.join("\n") + "\n").as_bytes())?;
    file.rewind()?;
    Ok(Stdio::from(file))
}

fn run(mut command: Command, progress: &mut dyn FnMut(&str)) -> Result<()> {
    let mut child = command.stderr(Stdio::piped()).spawn().map_err(not_run)?;
    let mut said = Said::default();
    let mut buffer = [0; 4096];
    if let Some(mut stderr) = child.stderr.take() {
        loop {
            match stderr.read(&mut buffer) {
                Ok(length @ 1..) => said.hear(&buffer[..length], progress),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Ok(0) | Err(_) => break,
            }
        }
    }
    let status = child.wait().context("cannot wait for git")?;
    if status.success() {
        return Ok(());
    }
    said.hear(b"\n", progress);
    Err(anyhow!(Refusal(said.lines)))
}

/// So much of what `git` says is kept, in bytes.
const LIMIT: usize = 1 << 16;

/// What `git` said: lasting lines are kept, those that are overwritten in
/// place are only shown.
#[derive(Default)]
struct Said {
    lines: String,
    current: Vec<u8>,
}

impl Said {
    fn hear(&mut self, bytes: &[u8], progress: &mut dyn FnMut(&str)) {
        for &byte in bytes {
            if byte != b'\n' && byte != b'\r' {
                self.current.push(byte);
                continue;
            }
            let mut line = lossy(&std::mem::take(&mut self.current));
            // A server may say anything, to a terminal too.
            line.retain(|c| !c.is_control());
            progress(line.trim_end());
            if byte == b'\n' && self.lines.len() < LIMIT {
                self.lines.push_str(&line);
                self.lines.push('\n');
            }
        }
    }
}

pub(super) fn not_run(error: std::io::Error) -> anyhow::Error {
    if error.kind() == ErrorKind::NotFound {
        return anyhow!("`git` is not installed; it is needed for sources with a URL");
    }
    anyhow!(error).context("cannot run git")
}

pub(super) fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What is known by a part of what `git` writes.
const KNOWN: [(&str, &str); 6] = [
    (
        "could not read Username",
        "it does not exist, or it needs credentials and git has none",
    ),
    (
        "Authentication failed",
        "the credentials that git has were refused",
    ),
    ("Permission denied (publickey", "the SSH key was refused"),
    (
        "Repository not found",
        "it does not exist, or you may not read it",
    ),
    (
        "dubious ownership",
        "it belongs to another user, so git does not trust it; if you do, run `git config --global --add safe.directory PATH`",
    ),
    (
        "does not appear to be a git repository",
        "there is no git repository",
    ),
];

/// The gist of what `git` wrote, with what can be done about it.
fn summary(stderr: &str) -> String {
    let known = KNOWN.iter().find(|(mark, _)| stderr.contains(mark));
    if let Some((_, words)) = known {
        return (*words).to_owned();
    }
    let strip = |line: &'_ str| -> Option<String> {
        let marks = ["fatal: ", "error: ", "remote: ", "ERROR: "];
        let rest = marks.iter().find_map(|mark| line.strip_prefix(mark))?;
        Some(rest.replace(char::is_control, ""))
    };
    let mut lines: Vec<String> = stderr.lines().filter_map(strip).collect();
    lines.dedup();
    lines.truncate(3);
    if lines.is_empty() {
        return "git failed without a word".into();
    }
    lines.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn protocols_follow_the_url() {
        let cases = [
            ("https://example.org/a", "https:ssh:git"),
            ("git@example.org:a", "https:ssh:git"),
            ("HTTP://example.org/a", "http:https:ssh:git"),
            ("file:///a", "file"),
        ];
        for (url, expected) in cases {
            assert_eq!(protocols(url), expected, "{url}");
        }
    }

    #[test]
    fn refusals_in_words() {
        let cases = [
            ("", "git failed without a word"),
            (
                "warning: x\nfatal: a\x1b[1m b\nfatal: a\x1b[1m b\n",
                "a[1m b",
            ),
            (
                "remote: Repository not found.\nfatal: x",
                "it does not exist, or you may not read it",
            ),
            ("error: a\nfatal: b", "a; b"),
        ];
        for (stderr, expected) in cases {
            assert_eq!(Refusal(stderr.into()).to_string(), expected);
        }
    }

    #[test]
    fn lines_that_are_overwritten_are_not_kept() {
        let mut shown = Vec::new();
        let mut said = Said::default();
        for bytes in [&b"10%\r5"[..], b"0%\rdone\x07.\n", b"fatal"] {
            said.hear(bytes, &mut |line| shown.push(line.to_owned()));
        }
        assert_eq!(shown, ["10%", "50%", "done."]);
        assert_eq!(said.lines, "done.\n");
    }
}
