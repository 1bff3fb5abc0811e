//! A `git` that asks nobody.
//!
//! A sync runs by itself, from a timer or beside other work: a question would
//! wait where nobody looks, and a window that pops up is no better. Whoever
//! has credentials without a question, a credential helper or an SSH agent, is
//! let in; all others get an error.

use super::{Git, lossy};
use std::env;
use std::time::Duration;

/// What keeps `git`, `ssh` and helpers from asking.
pub(super) const SILENCE: [(&str, &str); 4] = [
    ("GIT_TERMINAL_PROMPT", "0"),
    // An empty one stands before `core.askPass` and `SSH_ASKPASS`. Whether such
    // a program would answer by itself or open a window cannot be told.
    ("GIT_ASKPASS", ""),
    ("SSH_ASKPASS_REQUIRE", "never"),
    // Git Credential Manager; newer ones know `credential.interactive`.
    ("GCM_INTERACTIVE", "never"),
];

/// Returns how `ssh` is called so that it asks neither for a password nor
/// about the key of a server; none where the user has a program of their own.
///
/// A variable stands before what is configured, so setting one would override
/// what the user has. Theirs is looked up the way `git` does, and only the
/// options are added: `ssh` takes the first value of each, so theirs hold.
pub(super) fn ssh_command(git: &Git<'_>) -> Option<String> {
    let configured = || {
        let mut command = git.command();
        let said = git.run(command.args(["config", "--get", "core.sshCommand"]));
        said.ok().map(|said| said.trim_end().to_owned())
    };
    let variable = |name| env::var_os(name).map(|value| lossy(value.as_encoded_bytes()));
    let own = variable("GIT_SSH_COMMAND").or_else(configured);
    // The one is a piece of shell, the other is the path of a program.
    let own = own.or_else(|| variable("GIT_SSH").map(|path| quoted(&path)));
    silenced(&own.unwrap_or_else(|| "ssh".to_owned()), git.patience)
}

/// Adds options to a command if it is one whose options are known.
fn silenced(command: &str, patience: Duration) -> Option<String> {
    let seconds = patience.as_secs().max(1);
    match program(command)? {
        // It would go on after `git` has been given up.
        "ssh" => Some(format!(
            "{command} -o BatchMode=yes -o ConnectTimeout={seconds}"
        )),
        "plink" => Some(format!("{command} -batch")),
        _ => None,
    }
}

/// Returns the name of the program that a piece of shell calls.
fn program(command: &str) -> Option<&str> {
    let command = command.trim_start();
    let word = match command.chars().next()? {
        quote @ ('\'' | '"') => command[1..].split(quote).next()?,
        _ => command.split_whitespace().next()?,
    };
    let name = word.rsplit(['/', '\\']).next()?;
    Some(name.strip_suffix(".exe").unwrap_or(name))
}

fn quoted(path: &str) -> String {
    format!("'{}'", path.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_added_to_what_the_user_has() {
        let check = |command: &str, expected: Option<&str>| {
            let found = silenced(command, Duration::from_secs(60));
            assert_eq!(found.as_deref(), expected, "{command}");
        };
        check("ssh", Some("ssh -o BatchMode=yes -o ConnectTimeout=60"));
        check(
            "/usr/bin/ssh -i ~/.ssh/minutes",
            Some("/usr/bin/ssh -i ~/.ssh/minutes -o BatchMode=yes -o ConnectTimeout=60"),
        );
        check(
            "'C:\\Program Files\\ssh.exe' -4",
            Some("'C:\\Program Files\\ssh.exe' -4 -o BatchMode=yes -o ConnectTimeout=60"),
        );
        check("plink", Some("plink -batch"));
        for own in ["my-ssh", "env A=1 ssh", "sshpass -e ssh", "", "''"] {
            check(own, None);
        }
        assert_eq!(quoted("a'b c"), r"'a'\''b c'");
    }
}
