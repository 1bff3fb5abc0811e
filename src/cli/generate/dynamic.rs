//! Completions that ask the index for the values of a flag.
//!
//! The scripts of `clap_complete` know flags, not what stands in the index.
//! Where they would complete `--team` by files, they are made to run
//! `minutebook generate values team`.

use clap_complete::Shell;

/// The flags whose values stand in the index.
const FLAGS: [&str; 3] = ["team", "source", "owner"];

/// Returns a script that completes values as well; that of a shell it does
/// not know stays as it is.
pub(super) fn with_values(script: &str, shell: Shell) -> String {
    let line = match shell {
        Shell::Bash => return bash(script),
        Shell::Zsh => zsh,
        Shell::Fish => fish,
        _ => return script.to_owned(),
    };
    let lines = script.lines().map(|text| line(text) + "\n");
    lines.collect()
}

/// Returns the command that lists the values of a flag.
fn command(flag: &str) -> String {
    format!("minutebook generate values {flag} 2>/dev/null")
}

/// In bash a flag's values are the line behind `--team)`.
fn bash(script: &str) -> String {
    let mut before: Option<&str> = None;
    let mut out = String::new();
    for line in script.lines() {
        let flag = before.and_then(|before| before.trim().strip_prefix("--")?.strip_suffix(')'));
        match flag.filter(|flag| FLAGS.contains(flag)) {
            Some(flag) => {
                let words = format!("compgen -W \"$({})\" -- \"${{cur}}\"", command(flag));
                out.push_str(&line.replace("compgen -f \"${cur}\"", &words));
            }
            None => out.push_str(line),
        }
        out.push('\n');
        before = Some(line);
    }
    out
}

/// In zsh they are the action at the end of `'*--team=[Help]:TEAM:_default'`.
fn zsh(line: &str) -> String {
    let flag = FLAGS
        .iter()
        .find(|flag| line.contains(&format!("--{flag}=[")));
    match flag.filter(|_| line.contains(":_default'")) {
        Some(flag) => {
            let action = format!(":{{compadd -- ${{(f)\"$({})\"}}}}'", command(flag));
            line.replacen(":_default'", &action, 1)
        }
        None => line.to_owned(),
    }
}

/// In fish they are the argument `-a`.
fn fish(line: &str) -> String {
    let flag = FLAGS
        .iter()
        .find(|flag| line.contains(&format!(" -l {flag} ")));
    match flag.filter(|_| line.ends_with(" -r")) {
        Some(flag) => format!("{line} -f -a \"({})\"", command(flag)),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(shell: Shell, script: &str, expected: &str) {
        assert_eq!(with_values(script, shell).trim_end(), expected);
    }

    #[test]
    fn each_shell_asks_for_the_values() {
        check(
            Shell::Bash,
            "--team)\n  COMPREPLY=($(compgen -f \"${cur}\"))",
            "--team)\n  COMPREPLY=($(compgen -W \"$(minutebook generate values team 2>/dev/null)\" -- \"${cur}\"))",
        );
        check(
            Shell::Zsh,
            "'*--team=[Only this team]:TEAM:_default' \\",
            "'*--team=[Only this team]:TEAM:{compadd -- ${(f)\"$(minutebook generate values team 2>/dev/null)\"}}' \\",
        );
    }

    #[test]
    fn other_flags_stay_as_they_are() {
        let bash = "--zone)\n  COMPREPLY=($(compgen -f \"${cur}\"))";
        check(Shell::Bash, bash, bash);
        check(Shell::Fish, "complete -l zone -r", "complete -l zone -r");
    }
}
