//! Why `git` failed, in words for people.

use std::fmt;

/// Why `git` failed: what it wrote to stderr.
#[derive(Debug)]
pub(in crate::crawl) struct Refusal(pub(in crate::crawl) String);

impl Refusal {
    /// Tells whether it is the server that will not give what was asked for;
    /// else the way there failed, and asking for something else is of no use.
    pub(in crate::crawl) fn is_of_server(&self) -> bool {
        let marks = [
            "remote error",
            "unadvertised object",
            "not our ref",
            "RPC failed; HTTP 4",
        ];
        marks.iter().any(|mark| self.0.contains(mark))
    }
}

impl std::error::Error for Refusal {}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&summary(&self.0))
    }
}

/// What is known by a part of what `git` writes.
const KNOWN: [(&str, &str); 13] = [
    ("could not read Username", NO_CREDENTIALS),
    ("unable to get password from user", NO_CREDENTIALS),
    ("could not read Password", NO_CREDENTIALS),
    (
        "Authentication failed",
        "the credentials that git has were refused",
    ),
    ("Permission denied (", "the SSH key was refused"),
    (
        "Host key verification failed",
        "SSH does not know the key of this server; connect to it once with `ssh` to look at it",
    ),
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
    ("early EOF", CUT),
    ("unexpected disconnect", CUT),
    ("expected flush after ref listing", CUT),
    ("hung up unexpectedly", CUT),
];

const NO_CREDENTIALS: &str = "it does not exist, or it needs credentials and git has none without a question (`git help credentials`)";
const CUT: &str = "the connection was cut";

/// Said whatever went wrong.
const EMPTY_WORDS: &str = "Could not read from remote repository.";

/// The gist of what `git` wrote, with what can be done about it.
fn summary(stderr: &str) -> String {
    let known = KNOWN.iter().find(|(mark, _)| stderr.contains(mark));
    if let Some((_, words)) = known {
        return (*words).to_owned();
    }
    let strip = |line: &'_ str| -> Option<String> {
        let marks = ["fatal: ", "error: ", "remote: ", "ERROR: "];
        let own = marks.iter().find_map(|mark| line.strip_prefix(mark));
        let rest = own.or(Some(line).filter(|line| line.starts_with("ssh: ")))?;
        Some(rest.replace(char::is_control, ""))
    };
    let mut lines: Vec<String> = stderr.lines().filter_map(strip).collect();
    lines.dedup();
    if 1 < lines.len() {
        lines.retain(|line| line != EMPTY_WORDS);
    }
    lines.truncate(3);
    match lines.as_slice() {
        [] => "git failed without a word".into(),
        [only] if only == EMPTY_WORDS => CUT.into(),
        lines => lines.join("; "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(stderr: &str, expected: &str) {
        assert_eq!(Refusal(stderr.into()).to_string(), expected);
    }

    #[test]
    fn refusals_in_words() {
        check("", "git failed without a word");
        check(
            "warning: x\nfatal: a\x1b[1m b\nfatal: a\x1b[1m b\n",
            "a[1m b",
        );
        check(
            "remote: Repository not found.\nfatal: x",
            "it does not exist, or you may not read it",
        );
        check("error: a\nfatal: b", "a; b");
        check(
            "ssh: connect to host h port 22: Connection refused\nfatal: Could not read from remote repository.\n\nPlease",
            "ssh: connect to host h port 22: Connection refused",
        );
        check(
            "fatal: Could not read from remote repository.\n\nPlease",
            "the connection was cut",
        );
        check(
            "Host key verification failed.\nfatal: Could not read from remote repository.",
            "SSH does not know the key of this server; connect to it once with `ssh` to look at it",
        );
    }

    #[test]
    fn who_refuses() {
        let check = |stderr: &str, expected: bool| {
            assert_eq!(Refusal(stderr.into()).is_of_server(), expected, "{stderr}");
        };
        check(
            "error: Server does not allow request for unadvertised object 12",
            true,
        );
        check("fatal: remote error: upload-pack: not our ref 12", true);
        check("error: RPC failed; HTTP 413 curl 22", true);
        check("fetch-pack: unexpected disconnect\nfatal: early EOF", false);
    }
}
