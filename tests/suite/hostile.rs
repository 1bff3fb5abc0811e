//! Repositories made to harm: nothing in them runs, and nothing of them
//! reaches the reader of the output but text. (Names of files that only Unix
//! allows are among it.)

use super::support::git::{Repository, Temp};
use super::support::program::minutebook;
use std::fs;
use std::path::Path;

/// Minutes full of what steers a terminal, reorders text or is a formula.
const MINUTES: &str = "\
# \u{1b}[2JFirmware\u{202e} 2025-03-05

## Participants

- @nadia
- =HYPERLINK\u{9b}31m Bo\u{2066}

## Agenda

### =cmd|'/c calc'!A0 \u{1b}]0;title\u{7} (@nadia)

RESOLVED: \u{1b}[31mred\u{202e} ink. See https://example.org/\u{9b}x and
[=1+1\u{202e}](https://example.org/a).
June 18-22 Harbor\u{202e} Days \u{1b}[5m in Rotterdam.
- [ ] @nadia: count\u{1b}[8m them
Team Firm\u{202e}ware meets every Wed 14-15.
";

/// A repository of them, also in the names of files.
fn hostile(temp: &Temp) -> Repository {
    let files = format!("//- firmware/20250305.md\n{MINUTES}//- +1\u{202e}\u{9b}2J.md\n{MINUTES}");
    let repository = temp.repository("minutes", &files);
    let odd = format!(
        "//- {}.md\n# =1 \u{202e}\n//- board/no\u{1b}[31m.md\n\n",
        "=1\u{2066}"
    );
    repository.write("2025-03-12", &odd);
    fs::write(repository.path().join("binary\u{202e}.md"), b"\0").unwrap();
    repository.write("2025-03-13", "//- a.md\n# 2025-02-31 \u{1b}[1m\n");
    repository
}

const COMMANDS: [&[&str]; 17] = [
    &["sync", "-v"],
    &["status"],
    &["meetings", "-v"],
    &["agenda", "firmware"],
    &["events", "--since", "2025-01-01"],
    &["events", "--mentions", "--since", "2025-01-01"],
    &["schedule"],
    &["teams"],
    &["teams", "firmware"],
    &["people"],
    &["links"],
    &["actions"],
    &["decisions"],
    &["search", "firmware"],
    &["search", "\u{1b}[31m\u{202e}ink"],
    &["show", "firmware/20250305"],
    &["doctor"],
];

fn steers(c: char) -> bool {
    let bidi = ['\u{202a}'..='\u{202e}', '\u{2066}'..='\u{2069}'];
    (c.is_control() && c != '\n') || bidi.iter().any(|marks| marks.contains(&c))
}

#[test]
fn no_output_steers_a_terminal() {
    let temp = Temp::new();
    hostile(&temp);
    minutebook(&temp).args(["add", "minutes"]).run();
    for command in COMMANDS {
        for format in ["text", "csv", "json", "jsonl"] {
            let mut args = command.to_vec();
            if command[0] != "sync" {
                args.extend(["--format", format]);
            }
            let said = minutebook(&temp).args(&args).run();
            assert!(!said.contains(steers), "{args:?}: {said:?}");
        }
    }
    let said = minutebook(&temp).args(["export"]).run();
    assert!(!said.contains(steers), "{said:?}");
    let first: serde_json::Value = serde_json::from_str(said.lines().next().unwrap()).unwrap();
    // Whoever reads the data has all of it.
    assert!(
        first["path"].as_str().unwrap().contains('\u{202e}'),
        "{said}"
    );
}

#[test]
fn no_cell_is_a_formula() {
    let temp = Temp::new();
    hostile(&temp);
    minutebook(&temp).args(["add", "minutes"]).run();
    let mut marked = 0;
    for command in &COMMANDS[1..] {
        let args = [command, &["--format", "csv"][..]].concat();
        let said = minutebook(&temp).args(args).run();
        let said = said.split("------- stderr").next().unwrap();
        let mut reader = csv(said);
        marked += reader.iter().filter(|cell| cell.starts_with('\'')).count();
        reader.retain(|cell| cell.starts_with(['=', '+', '-', '@', '\t']));
        assert_eq!(reader, [""; 0], "{command:?}");
    }
    assert_ne!(marked, 0);
}

/// Reads the cells of a sheet: quotes hold commas, line ends and `\"\"`.
fn csv(text: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' | '\n' if !quoted => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    cells
}

/// Writes a script that leaves a mark.
fn trap(path: &Path, marker: &Path) -> String {
    use std::os::unix::fs::PermissionsExt as _;
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(
        path,
        format!("#!/bin/sh\ntouch '{}'\nexit 1\n", marker.display()),
    )
    .unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

const HOOKS: [&str; 6] = [
    "post-checkout",
    "post-merge",
    "pre-auto-gc",
    "reference-transaction",
    "post-index-change",
    "fsmonitor-watchman",
];

#[test]
fn nothing_in_a_repository_runs() {
    let temp = Temp::new();
    let repository = hostile(&temp);
    let marker = temp.path().join("marker");
    let hooks = temp.path().join("hooks");
    let script = trap(&temp.path().join("trap"), &marker);
    repository.write(
        "2025-03-20",
        "//- .gitattributes\n*.md filter=trap diff=trap merge=trap\n//- .gitmodules\n\
         [submodule \"x\"]\n\tpath = x\n\turl = ext::sh -c touch% marker\n\tupdate = !touch marker\n",
    );
    let settings = [
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "core.gitProxy",
        "core.alternateRefsCommand",
        "uploadpack.packObjectsHook",
        "filter.trap.smudge",
        "filter.trap.clean",
        "filter.trap.process",
        "diff.trap.textconv",
        "diff.external",
        "credential.helper",
        "gpg.program",
        "remote.origin.uploadpack",
    ];
    for setting in settings {
        repository.git(["config", setting, &script]);
    }
    for hook in HOOKS {
        trap(&hooks.join(hook), &marker);
        trap(&repository.path().join(".git/hooks").join(hook), &marker);
    }
    // Setting the traps may have sprung some of them.
    let _ = fs::remove_file(&marker);
    let url = format!("file://{}/minutes", temp.path().display());
    let config = temp.path().join("gitconfig");
    // Hooks of the user are not for repositories of others.
    fs::write(
        &config,
        format!("[core]\n\thooksPath = {}\n", hooks.display()),
    )
    .unwrap();
    for (url, name) in [("minutes", "local"), (&url, "remote")] {
        let program = minutebook(&temp).env("GIT_CONFIG_GLOBAL", config.to_str().unwrap());
        let said = program.args(["add", url, "--name", name]).run();
        assert!(said.contains(&format!("{name}: ")), "{said}");
        assert!(!said.contains("[exit code"), "{said}");
    }
    minutebook(&temp).args(["doctor"]).run();
    assert!(!marker.exists());
}

#[test]
fn urls_that_are_options_or_commands_are_refused() {
    let temp = Temp::new();
    let marker = temp.path().join("marker");
    let touch = format!("touch {}", marker.display());
    let urls = [
        format!("ext::{touch}"),
        format!("--upload-pack={touch}"),
        format!("ssh://-oProxyCommand={touch}/minutes"),
        format!("-oProxyCommand={touch}:minutes"),
        format!("git@-oProxyCommand={touch}:minutes"),
        format!("ssh://git@-oProxyCommand={touch}/minutes"),
        "fd::0".to_owned(),
        "ftp://127.0.0.1:1/minutes".to_owned(),
        "https://127.0.0.1:1/\u{1b}[31m".to_owned(),
    ];
    for url in &urls {
        // Both from the command line and from a configuration.
        let said = minutebook(&temp).args(["add", "--", url]).run();
        assert!(said.ends_with("[exit code: 2]\n"), "{url}: {said}");
        assert!(!said.contains(steers), "{said:?}");
        fs::create_dir_all(temp.path().join("home")).unwrap();
        let config = format!(
            "sources:\n  - name: club\n    url: {}\n",
            serde_json::json!(url)
        );
        fs::write(temp.path().join("home/config.yaml"), config).unwrap();
        for command in ["sync", "doctor"] {
            let said = minutebook(&temp).args([command]).run();
            assert!(said.ends_with("[exit code: 2]\n"), "{url}: {said}");
            assert!(!said.contains(steers), "{said:?}");
        }
        fs::remove_file(temp.path().join("home/config.yaml")).unwrap();
    }
    assert!(!marker.exists());
}
