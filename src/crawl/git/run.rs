//! Running `git` and listening to it: as long as it says something it may go
//! on; when it has been silent for too long it is ended.

use super::{Refusal, lossy, not_run};
use anyhow::{Context as _, Result, anyhow, bail};
use std::fs::File;
use std::io::{ErrorKind, Read as _, Seek as _};
use std::process::{Child, ChildStderr, Command, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// So long nobody looks whether it has ended without closing its stderr.
const PAUSE: Duration = Duration::from_millis(100);

/// So much of what `git` says is kept, in bytes.
const LIMIT: usize = 1 << 16;

/// Runs a command; returns what it printed. Each line of stderr goes to
/// `progress` at once.
///
/// It prints into a file: nobody would empty a pipe while stderr is read.
pub(super) fn run(
    command: &mut Command,
    patience: Duration,
    progress: &mut dyn FnMut(&str),
) -> Result<String> {
    let mut out = tempfile::tempfile().context("cannot make a temporary file")?;
    let stdout = out.try_clone().context("cannot use a temporary file")?;
    command.stdout(stdout).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().map_err(not_run)?;
    let mut said = Said::default();
    let status = listen(&mut child, patience, &mut |bytes| {
        said.hear(bytes, progress);
    })?;
    if status.success() {
        return content(&mut out);
    }
    said.hear(b"\n", progress);
    if said.lines.is_empty() {
        bail!("git failed without a word ({status})");
    }
    Err(anyhow!(Refusal(said.lines)))
}

fn content(file: &mut File) -> Result<String> {
    file.rewind()?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(lossy(&bytes))
}

/// Waits for the end of a child that must not be silent for too long.
///
/// The end of stderr alone does not tell: what `git` has started, such as an
/// SSH connection that is kept for later, may hold it open.
fn listen(
    child: &mut Child,
    patience: Duration,
    hear: &mut dyn FnMut(&[u8]),
) -> Result<ExitStatus> {
    let stderr = child.stderr.take().context("git has no stderr")?;
    let chunks = chunks(stderr);
    let mut heard = Instant::now();
    let mut ended = None;
    loop {
        match chunks.recv_timeout(PAUSE) {
            Ok(chunk) => {
                hear(&chunk);
                heard = Instant::now();
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {}
        }
        if ended.is_some() {
            break;
        }
        ended = child.try_wait().context("cannot wait for git")?;
        if ended.is_none() && patience <= heard.elapsed() {
            let _ = child.kill();
            let _ = child.wait();
            bail!("no answer for {}", seconds(patience));
        }
    }
    match ended {
        Some(status) => Ok(status),
        None => child.wait().context("cannot wait for git"),
    }
}

fn seconds(duration: Duration) -> String {
    match duration.as_secs() {
        1 => "a second".to_owned(),
        seconds => format!("{seconds} seconds"),
    }
}

/// Reads in a thread of its own, since a read knows no time-out. The thread
/// ends with the pipe, which may be after us.
fn chunks(mut stderr: ChildStderr) -> Receiver<Vec<u8>> {
    let (send, receive) = channel();
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        loop {
            let chunk = match stderr.read(&mut buffer) {
                Ok(length @ 1..) => buffer[..length].to_vec(),
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Ok(0) | Err(_) => break,
            };
            if send.send(chunk).is_err() {
                break;
            }
        }
    });
    receive
}

/// What `git` said: lasting lines are kept, those that are overwritten in
/// place are only shown.
#[derive(Default)]
struct Said {
    lines: String,
    current: Vec<u8>,
    /// A line that will be overwritten, unless its end is that of `ssh`, which
    /// writes `\r\n`.
    returned: String,
}

impl Said {
    fn hear(&mut self, bytes: &[u8], progress: &mut dyn FnMut(&str)) {
        for &byte in bytes {
            match byte {
                b'\r' => self.returned = self.take(progress),
                b'\n' if self.current.is_empty() => {
                    let line = std::mem::take(&mut self.returned);
                    self.keep(&line);
                }
                b'\n' => {
                    let line = self.take(progress);
                    self.keep(&line);
                }
                _ => {
                    self.returned.clear();
                    self.current.push(byte);
                }
            }
        }
    }

    fn take(&mut self, progress: &mut dyn FnMut(&str)) -> String {
        let mut line = lossy(&std::mem::take(&mut self.current));
        // A server may say anything, to a terminal too.
        line.retain(|c| !c.is_control());
        let line = line.trim_end().to_owned();
        if !line.is_empty() {
            progress(&line);
        }
        line
    }

    fn keep(&mut self, line: &str) {
        if !line.is_empty() && self.lines.len() < LIMIT {
            self.lines.push_str(line);
            self.lines.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_overwritten_are_not_kept() {
        let mut shown = Vec::new();
        let mut said = Said::default();
        for bytes in [&b"10%\r5"[..], b"0%\rdone\x07.\n\nssh: no\r\n", b"fatal"] {
            said.hear(bytes, &mut |line| shown.push(line.to_owned()));
        }
        assert_eq!(shown, ["10%", "50%", "done.", "ssh: no"]);
        assert_eq!(said.lines, "done.\nssh: no\n");
    }

    #[cfg(unix)]
    fn shell(script: &str, patience: Duration) -> Result<String> {
        let mut command = Command::new("sh");
        let hear = &mut |line: &str| assert_ne!(line, "late");
        run(command.args(["-c", script]), patience, hear)
    }

    #[cfg(unix)]
    #[test]
    fn only_silence_ends_it() {
        let long = Duration::from_secs(60);
        assert_eq!(shell("echo a; echo b >&2", long).unwrap(), "a\n");
        let error = shell("echo 'fatal: b' >&2; exit 3", long).unwrap_err();
        assert_eq!(error.to_string(), "b");
        let error = shell("exit 3", long).unwrap_err().to_string();
        assert!(error.starts_with("git failed without a word ("), "{error}");
        // It says something five times within its patience, and in all longer.
        let short = Duration::from_secs(2);
        let talkative = "for n in 1 2 3 4 5; do sleep 0.5; echo $n >&2; done; echo done";
        assert_eq!(shell(talkative, short).unwrap(), "done\n");
        let error = shell("echo a >&2; exec sleep 60", short).unwrap_err();
        assert_eq!(error.to_string(), "no answer for 2 seconds");
    }

    #[cfg(unix)]
    #[test]
    fn what_it_leaves_in_the_background_is_not_waited_for() {
        let script = "(sleep 20; echo late >&2) & echo done";
        let said = shell(script, Duration::from_secs(60));
        assert_eq!(said.unwrap(), "done\n");
    }
}
