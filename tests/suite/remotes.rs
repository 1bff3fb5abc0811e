//! Remotes as people meet them: without credentials, without an answer,
//! behind a mirror, several at once.

use super::support::git::Temp;
use super::support::program::{Program, minutebook};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

const MEETING: &str = "//- firmware/20250305.md\n# 2025-03-05\n\n## Agenda\n\n### Buoys\n";

/// Makes a repository; returns the URL of its folder.
fn repository(temp: &Temp, name: &str) -> String {
    temp.repository(name, MEETING);
    format!("file://{}", temp.path().join(name).display())
}

/// Writes the configuration of the home.
fn configure(temp: &Temp, sources: &[(&str, &str)]) {
    let entry = |(name, url): &(&str, &str)| format!("  - name: {name}\n    url: {url}\n");
    let entries: Vec<String> = sources.iter().map(entry).collect();
    let text = format!("sources:\n{}", entries.concat());
    fs::create_dir_all(temp.path().join("home")).unwrap();
    fs::write(temp.path().join("home/config.yaml"), text).unwrap();
}

/// Runs the program with a configuration of git.
fn with_git_config(temp: &Temp, config: &str) -> Program {
    let path = temp.path().join("gitconfig");
    fs::write(&path, config).unwrap();
    minutebook(temp).env("GIT_CONFIG_GLOBAL", path.to_str().unwrap())
}

/// A port that takes connections and hands them over.
fn listen() -> (String, Receiver<TcpStream>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let (send, receive) = channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            if send.send(stream.unwrap()).is_err() {
                break;
            }
        }
    });
    (address, receive)
}

/// A web server that wants a password and then has nothing; hands over the
/// credentials that it was given.
fn web() -> (String, Receiver<String>) {
    let (address, connections) = listen();
    let (send, receive) = channel();
    thread::spawn(move || {
        for mut stream in connections {
            let lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let head: Vec<String> = lines
                .map_while(Result::ok)
                .take_while(|line| !line.is_empty())
                .collect();
            let given = head
                .iter()
                .find_map(|line| line.strip_prefix("Authorization: "));
            let answer = match given {
                None => "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"minutes\"",
                Some(_) => "404 Not Found",
            };
            if let Some(given) = given {
                let _ = send.send(given.to_owned());
            }
            let rest = "Content-Length: 0\r\nConnection: close";
            let _ = write!(stream, "HTTP/1.1 {answer}\r\n{rest}\r\n\r\n");
        }
    });
    (format!("http://{address}/club/minutes"), receive)
}

#[test]
fn a_source_that_fails_does_not_stop_the_others() {
    let temp = Temp::new();
    let (first, last) = (repository(&temp, "a"), repository(&temp, "d"));
    repository(&temp, "b");
    let (silent, _connections) = listen();
    let silent = format!("git://{silent}/c");
    configure(
        &temp,
        &[
            ("first", &first),
            ("local", "../b"),
            ("silent", &silent),
            ("gone", "file:///no/such/place"),
            ("last", &last),
        ],
    );
    let said = minutebook(&temp).args(["sync", "--patience", "1"]).run();
    let starts = [
        "------- stderr -------",
        "first: 1 file added;",
        "local: 1 file added;",
        "minutebook: silent: cannot fetch git://127.0.0.1:",
        "minutebook: gone: cannot fetch file:///no/such/place: there is no git repository",
        "last: 1 file added;",
        "[exit code: 2]",
    ];
    assert_eq!(said.lines().count(), starts.len(), "{said}");
    for (line, start) in said.lines().zip(starts) {
        assert!(line.starts_with(start), "{said}");
    }
    assert!(said.contains("/c: no answer for a second\n"), "{said}");
    let export = minutebook(&temp).args(["export"]).run();
    for name in ["first", "local", "last"] {
        assert!(
            export.contains(&format!("{name}/firmware/20250305")),
            "{export}"
        );
    }
}

#[test]
fn only_the_sources_that_are_named_are_asked() {
    let temp = Temp::new();
    let url = repository(&temp, "a");
    configure(
        &temp,
        &[
            ("here", &url),
            ("gone", "file:///no/such/place"),
            ("too", &url),
        ],
    );
    let said = minutebook(&temp).args(["sync", "too", "here"]).run();
    let names: Vec<&str> = said
        .lines()
        .filter_map(|line| line.split(':').next())
        .collect();
    assert_eq!(names, ["------- stderr -------", "here", "too"]);
    let said = minutebook(&temp).args(["sync", "here"]).run();
    assert_eq!(said.lines().count(), 2, "{said}");
    let export = minutebook(&temp).args(["export"]).run();
    assert!(export.contains("too/firmware/20250305"), "{export}");
}

#[test]
fn several_remotes_are_asked_at_once() {
    let temp = Temp::new();
    let (address, connections) = listen();
    // Nobody is answered before all have asked.
    let (one, two) = (format!("git://{address}/1"), format!("git://{address}/2"));
    configure(&temp, &[("one", &one), ("two", &two)]);
    thread::spawn(move || {
        let both: Vec<TcpStream> = connections.iter().take(2).collect();
        for stream in &both {
            let _ = BufReader::new(stream).read_until(0, &mut Vec::new());
        }
    });
    let said = minutebook(&temp).args(["sync", "--patience", "60"]).run();
    assert!(!said.contains("no answer"), "{said}");
    let places = ["one", "two"].map(|name| said.find(&format!("minutebook: {name}: ")));
    assert!(places[0].is_some() && places[0] < places[1], "{said}");
}

#[test]
fn what_a_server_says_does_not_steer_the_terminal() {
    let temp = Temp::new();
    let (address, connections) = listen();
    thread::spawn(move || {
        let said = "ERR \x1b[2J\u{9b}31mall is well\u{202e}lived\x07";
        for mut stream in connections {
            // git asks first, and would take an earlier answer for a cut.
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let _ = reader.read_until(0, &mut Vec::new());
            let _ = write!(stream, "{:04x}{said}", said.len() + 4);
        }
    });
    let url = format!("git://{address}/minutes");
    for command in ["sync", "doctor"] {
        configure(&temp, &[("club", &url)]);
        let said = minutebook(&temp).args([command, "-v"]).run();
        assert!(said.contains("all is welllived"), "{said}");
        let odd = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!said.contains(odd), "{said:?}");
    }
}

#[test]
fn insteadof_leads_to_a_mirror() {
    let temp = Temp::new();
    let mirror = repository(&temp, "mirror");
    let config = format!("[url \"{mirror}\"]\n\tinsteadOf = https://host.invalid/minutes\n");
    let run = |args: &[&str]| with_git_config(&temp, &config).args(args).run();
    let said = run(&["add", "https://host.invalid/minutes", "--name", "club"]);
    assert!(said.contains("club: 1 file added;"), "{said}");
    // It leads to no protocol that runs commands.
    let marker = temp.path().join("marker");
    let evil = format!("ext::touch {}", marker.display());
    let config = format!("[url \"{evil} \"]\n\tinsteadOf = https://evil.invalid/\n");
    let program = with_git_config(&temp, &config);
    let said = program.args(["add", "https://evil.invalid/a"]).run();
    assert!(said.contains("transport 'ext' not allowed"), "{said}");
    assert!(!marker.exists());
}

#[test]
fn a_setting_that_forbids_to_find_bare_repositories_is_no_obstacle() {
    let temp = Temp::new();
    let url = repository(&temp, "minutes");
    let config = "[safe]\n\tbareRepository = explicit\n";
    let program = with_git_config(&temp, config);
    let said = program.args(["add", &url, "--name", "club"]).run();
    assert!(said.contains("club: 1 file added;"), "{said}");
}

/// Writes a script.
#[cfg(unix)]
fn script(path: &Path, text: &str) -> String {
    use std::os::unix::fs::PermissionsExt as _;
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A script that leaves a mark, to be looked for afterwards.
#[cfg(unix)]
fn trap(temp: &Temp) -> (String, impl Fn()) {
    let marker = temp.path().join("marker");
    let text = format!("touch '{}'; echo secret", marker.display());
    let path = script(&temp.path().join("trap"), &text);
    (path, move || assert!(!marker.exists()))
}

#[cfg(unix)]
#[test]
fn nobody_is_asked_for_a_password() {
    let temp = Temp::new();
    let (trap, is_untouched) = trap(&temp);
    let (url, _given) = web();
    let config = format!("[core]\n\taskPass = {trap}\n");
    for (name, value) in [("GIT_ASKPASS", &trap), ("SSH_ASKPASS", &trap)] {
        let program = with_git_config(&temp, &config).env(name, value);
        let said = program.env("DISPLAY", ":0").args(["add", &url]).run();
        let expected = format!(
            "minutebook: cannot fetch {url}: it does not exist, or it needs credentials and git has none"
        );
        assert!(said.contains(&expected), "{said}");
        is_untouched();
    }
}

#[cfg(unix)]
#[test]
fn a_credential_helper_is_asked() {
    let temp = Temp::new();
    let (url, given) = web();
    let helper = script(
        &temp.path().join("helper"),
        "echo username=ada; echo password=engine",
    );
    let config = format!("[credential]\n\thelper = {helper}\n");
    let said = with_git_config(&temp, &config).args(["add", &url]).run();
    assert!(said.contains("not found"), "{said}");
    // `ada:engine`.
    assert_eq!(given.try_recv().unwrap(), "Basic YWRhOmVuZ2luZQ==");
}

/// Runs a sync of an SSH remote in which `ssh` writes down how it is called.
#[cfg(unix)]
fn ssh(temp: &Temp, config: &str, env: &[(&str, &str)]) -> String {
    let log = temp.path().join("log");
    let ssh = format!("echo \"$0 $*\" >> '{}'; exit 255", log.display());
    script(&temp.path().join("bin/ssh"), &ssh);
    script(&temp.path().join("bin/own-ssh"), &ssh);
    configure(temp, &[("club", "ssh://git@host.invalid/minutes")]);
    let path = std::env::var("PATH").unwrap();
    let path = format!("{}:{path}", temp.path().join("bin").display());
    let mut program = with_git_config(temp, config).env("PATH", &path);
    for (name, value) in env {
        program = program.env(name, value);
    }
    let said = program.args(["sync"]).run();
    assert!(said.ends_with("[exit code: 2]\n"), "{said}");
    let log = fs::read_to_string(log).unwrap();
    log.lines().last().unwrap().to_owned()
}

#[cfg(unix)]
#[test]
fn ssh_asks_nothing_and_stays_what_the_user_made_of_it() {
    let temp = Temp::new();
    let batch = "-o BatchMode=yes";
    let said = ssh(&temp, "", &[]);
    assert!(said.contains(batch), "{said}");
    let configured = "[core]\n\tsshCommand = ssh -F mine\n";
    let said = ssh(&temp, configured, &[]);
    assert!(said.contains(batch) && said.contains("-F mine"), "{said}");
    let variable = ("GIT_SSH_COMMAND", "ssh -F other");
    let said = ssh(&temp, configured, &[variable]);
    assert!(said.contains(batch) && said.contains("-F other"), "{said}");
    // The options of another program are not known.
    for own in [("GIT_SSH_COMMAND", "own-ssh"), ("GIT_SSH", "own-ssh")] {
        let said = ssh(&temp, "", &[own]);
        assert!(
            said.contains("/own-ssh ") && !said.contains(batch),
            "{said}"
        );
    }
}

#[cfg(unix)]
#[test]
fn the_repository_around_us_has_no_say() {
    let temp = Temp::new();
    let (trap, is_untouched) = trap(&temp);
    // Somebody unpacked a repository, and runs the program in it.
    let around = temp.repository("minutes", MEETING);
    let config = fs::read_to_string(around.path().join(".git/config")).unwrap();
    fs::rename(around.path().join(".git"), temp.path().join(".git")).unwrap();
    let traps = format!(
        "{config}[core]\n\tsshCommand = {trap}\n\tfsmonitor = {trap}\n\tpager = {trap}\n\
         \tgitProxy = {trap}\n[credential]\n\thelper = {trap}\n"
    );
    fs::write(temp.path().join(".git/config"), traps).unwrap();
    let (web, _given) = web();
    for url in ["ssh://host.invalid/minutes", "git://host.invalid/a", &web] {
        configure(&temp, &[("around", ".."), ("club", url)]);
        let said = minutebook(&temp).args(["sync"]).run();
        assert!(said.contains("around: "), "{said}");
        assert!(said.ends_with("[exit code: 2]\n"), "{said}");
        is_untouched();
        minutebook(&temp).args(["doctor", "--sources"]).run();
        is_untouched();
    }
}
