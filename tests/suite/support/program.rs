//! Runs the program as a person would, with nothing of the person around.

use super::git::{HERMETIC, Temp};
use std::process::{Command, Output};
use std::{env, ffi::OsStr, fmt::Write, path::PathBuf};

/// One run of the program to be.
pub(crate) struct Program {
    command: Command,
    temp: PathBuf,
}

/// Prepares a run: the working folder is that of the test, the home below it,
/// the environment empty, today 2025-05-16.
pub(crate) fn minutebook(temp: &Temp) -> Program {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minutebook"));
    command.current_dir(temp.path()).env_clear().envs(HERMETIC);
    let kept = ["PATH", "SystemRoot"];
    command.envs(kept.iter().filter_map(|key| Some((key, env::var_os(key)?))));
    command.env("HOME", temp.path());
    command.env("MINUTEBOOK_HOME", temp.path().join("home"));
    command.env("MINUTEBOOK_NOW", "2025-05-16T12:00:00Z");
    Program {
        command,
        temp: temp.path().to_owned(),
    }
}

impl Program {
    /// Adds arguments.
    pub(crate) fn args<I: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = I>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, key: &str, value: &str) -> Self {
        self.command.env(key, value);
        self
    }

    /// Runs it as a user who may write nothing of the test's: nobody, where
    /// the test itself may write everything.
    #[cfg(unix)]
    pub(crate) fn by_nobody(mut self) -> Self {
        use std::os::unix::{fs::MetadataExt, fs::PermissionsExt, process::CommandExt};
        const NOBODY: u32 = 65534;
        if std::fs::metadata(&self.temp).unwrap().uid() == 0 {
            // Nobody may not get to where it was built.
            let open = || std::fs::Permissions::from_mode(0o755);
            std::fs::set_permissions(&self.temp, open()).unwrap();
            let program = self.temp.join("program");
            if !program.exists() {
                std::fs::copy(env!("CARGO_BIN_EXE_minutebook"), &program).unwrap();
                std::fs::set_permissions(&program, open()).unwrap();
            }
            let mut command = Command::new(program);
            command
                .current_dir(&self.temp)
                .args(self.command.get_args());
            command.env_clear();
            let set = self.command.get_envs();
            command.envs(set.filter_map(|(key, value)| Some((key, value?))));
            command.uid(NOBODY).gid(NOBODY);
            self.command = command;
        }
        self
    }

    /// Runs it; returns what a person would see, the folder of the test as
    /// `[TEMP]`: stdout, stderr if there is any, the exit code if it is not 0.
    pub(crate) fn run(mut self) -> String {
        let transcript = transcript(&self.command.output().unwrap());
        let real = self.temp.canonicalize().unwrap_or_default();
        let hide = |text: String, path: &PathBuf| match path.to_str() {
            Some(path) if !path.is_empty() => text.replace(path, "[TEMP]"),
            _ => text,
        };
        hide(hide(transcript, &real), &self.temp)
    }
}

fn transcript(output: &Output) -> String {
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.stderr.is_empty() {
        let errors = String::from_utf8_lossy(&output.stderr);
        write!(text, "------- stderr -------\n{errors}").unwrap();
    }
    match output.status.code() {
        Some(0) => {}
        Some(code) => writeln!(text, "[exit code: {code}]").unwrap(),
        None => text.push_str("[killed]\n"),
    }
    text
}

#[test]
fn the_program_says_its_version() {
    let temp = Temp::new();
    let run = minutebook(&temp).args(["--version"]).env("NO_COLOR", "1");
    assert_eq!(
        run.run(),
        format!("minutebook {}\n", env!("CARGO_PKG_VERSION"))
    );
}
