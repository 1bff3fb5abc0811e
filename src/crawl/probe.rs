//! Asking whether `git` and the sources are there, without changing anything.
//!
//! Nobody is asked for a password: a remote that would want one is as good as
//! closed to a sync that runs by itself. One that says nothing at all is given
//! up after a while.

use super::{Location, git, location, repository, url_fault};
use crate::config::SourceConfig;
use crate::home::Home;
use anyhow::{Context as _, Result, anyhow, bail};
use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const PAUSE: Duration = Duration::from_millis(20);

/// Returns the version of `git` as numbers: `2.39.5` as `[2, 39, 5]`.
pub fn git_version() -> Result<Vec<u32>> {
    let output = Command::new("git").arg("--version").output();
    let output = output.map_err(git::not_run)?;
    let said = git::lossy(&output.stdout);
    version(&said).with_context(|| format!("`git --version` says `{}`", said.trim()))
}

fn version(said: &str) -> Option<Vec<u32>> {
    let number = said
        .strip_prefix("git version ")?
        .split_whitespace()
        .next()?;
    let digits = |part: &'_ str| {
        part.split(|c: char| !c.is_ascii_digit())
            .next()?
            .parse()
            .ok()
    };
    let parts: Vec<u32> = number.split('.').map_while(digits).collect();
    (2 <= parts.len()).then_some(parts)
}

/// Tells what stands where a source should be: `main at 1a2b3c4`, `a folder`.
///
/// # Errors
/// Why it cannot be read.
pub fn probe(source: &SourceConfig, home: &Home, patience: Duration) -> Result<String> {
    let branch = source.branch.as_deref();
    match Location::of(source, home) {
        Location::Local(path) => {
            let opened = repository::open_local(&path, branch)?;
            let Some(opened) = opened else {
                return Ok("a folder".to_owned());
            };
            let tip = opened.tip();
            Ok(at(tip.branch.as_deref(), tip.commit.as_deref()))
        }
        Location::Remote(url) => {
            if let Some(fault) = url_fault(&url) {
                bail!(fault);
            }
            let asked = ask(&url, branch, patience);
            asked.with_context(|| location::without_secrets(&url))
        }
    }
}

fn at(branch: Option<&str>, commit: Option<&str>) -> String {
    let commit = commit.map_or("no commit yet", |commit| commit.get(..7).unwrap_or(commit));
    format!("{} at {commit}", branch.unwrap_or("HEAD"))
}

fn ask(url: &str, branch: Option<&str>, patience: Duration) -> Result<String> {
    let wanted = branch.map_or("HEAD".to_owned(), |branch| format!("refs/heads/{branch}"));
    let mut command = git::command(url);
    command
        .env("GIT_ASKPASS", "")
        .env("SSH_ASKPASS_REQUIRE", "never");
    command.env("GCM_INTERACTIVE", "never");
    if let Some(ssh) = ssh_command() {
        command.env("GIT_SSH_COMMAND", ssh);
    }
    command.args(["ls-remote", "--", url]).arg(&wanted);
    let said = run_for(command, patience)?;
    let commit = said.lines().find_map(|line| line.split_once('\t'));
    match (commit, branch) {
        (None, Some(branch)) => bail!("it has no branch `{branch}`"),
        (commit, _) => Ok(at(branch, commit.map(|(id, _)| id))),
    }
}

/// Returns how `ssh` is called so that it asks nothing; none where the user
/// has a program of their own.
fn ssh_command() -> Option<String> {
    if std::env::var_os("GIT_SSH").is_some() {
        return None;
    }
    let configured = || {
        let mut command = Command::new("git");
        let output = command.args(["config", "core.sshCommand"]).output();
        let said = git::lossy(&output.ok()?.stdout);
        Some(said.trim().to_owned()).filter(|said| !said.is_empty())
    };
    let own = std::env::var("GIT_SSH_COMMAND").ok().or_else(configured);
    let ssh = own.unwrap_or_else(|| "ssh".to_owned());
    let is_ssh = ssh.split_whitespace().next().is_some_and(|program| {
        program == "ssh" || program.ends_with("/ssh") || program.ends_with("ssh.exe")
    });
    is_ssh.then(|| format!("{ssh} -o BatchMode=yes"))
}

/// Runs a command for so long at most; returns what it printed.
///
/// It writes into files: a child of its own that outlives it would keep a pipe
/// open, and whoever reads that would wait for it.
fn run_for(mut command: Command, patience: Duration) -> Result<String> {
    let file = || tempfile::tempfile().context("cannot make a temporary file");
    let (mut out, mut err) = (file()?, file()?);
    command.stdin(Stdio::null());
    command.stdout(out.try_clone()?).stderr(err.try_clone()?);
    let mut child = command.spawn().map_err(git::not_run)?;
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().context("cannot wait for git")? {
            break status;
        }
        if patience < start.elapsed() {
            let _ = child.kill();
            let _ = child.wait();
            bail!("it did not answer within {} seconds", patience.as_secs());
        }
        thread::sleep(PAUSE);
    };
    if status.success() {
        return content(&mut out);
    }
    Err(anyhow!(git::Refusal(content(&mut err)?)))
}

fn content(file: &mut File) -> Result<String> {
    file.rewind()?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(git::lossy(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_git() {
        let check = |said: &str, expected: Option<&[u32]>| {
            assert_eq!(version(said).as_deref(), expected, "{said}");
        };
        check("git version 2.39.5\n", Some(&[2, 39, 5]));
        check("git version 2.39.5 (Apple Git-154)", Some(&[2, 39, 5]));
        check("git version 2.45.1.windows.1", Some(&[2, 45, 1]));
        check("git version 3.0-rc1", Some(&[3, 0]));
        check("gut version 1.2", None);
    }
}
