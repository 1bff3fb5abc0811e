//! Connections that are cut or fall silent.

use super::server::{Deal, serve};
use super::*;

/// A repository whose contents come in two requests.
fn large() -> Sandbox {
    let mut sandbox = Sandbox::new();
    sandbox.serve_filters();
    let files: Vec<String> = (0..1200).map(|n| format!("{n}.md=# Minutes {n}")).collect();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    sandbox.commit(&files);
    sandbox
}

fn ask(sandbox: &Sandbox, url: &str, patience: Duration) -> Result<Fetched> {
    fetch(&source(url), &sandbox.home(), patience, &mut |_| {})
}

/// Fetches, and expects an error behind the URL.
fn check(sandbox: &Sandbox, deals: &[Deal], patience: Duration, expected: &str) -> String {
    let url = serve(&sandbox.path(), deals);
    let error = format!("{:#}", ask(sandbox, &url, patience).unwrap_err());
    let start = format!("cannot fetch {url}: {expected}");
    assert!(error.starts_with(&start), "{error}");
    url
}

#[test]
fn what_came_before_a_cut_need_not_come_again() {
    let sandbox = large();
    // References, commits, contents; the last of them is cut.
    let deals = [Deal::Serve, Deal::Serve, Deal::Serve, Deal::Cut(3000)];
    let url = check(&sandbox, &deals, LONG, "the connection was cut");
    let expected = Fetched {
        moved: true,
        contents: 200,
    };
    assert_eq!(ask(&sandbox, &url, LONG).unwrap(), expected);
    let copy = open(&source(&url), &sandbox.home()).unwrap();
    assert_eq!(copy.files(None).unwrap(), sandbox.list());
}

#[test]
fn a_cut_anywhere_is_told_and_mended() {
    // In words that depend on the version of git.
    let mut sandbox = Sandbox::new();
    sandbox.serve_filters();
    sandbox.commit(&["a.md=1", "b.md=2"]);
    for at in 0..3 {
        for bytes in [0, 200] {
            let mut deals = vec![Deal::Serve; at];
            deals.push(Deal::Cut(bytes));
            sandbox.commit(&[&format!("c.md={at}{bytes}")]);
            let url = check(&sandbox, &deals, LONG, "");
            assert!(ask(&sandbox, &url, LONG).unwrap().moved);
        }
    }
}

#[test]
fn a_server_that_says_nothing_is_given_up() {
    let mut sandbox = Sandbox::new();
    sandbox.serve_filters();
    sandbox.commit(&["a.md=1"]);
    let patience = Duration::from_secs(1);
    for (at, bytes) in [(0, 0), (0, 200), (1, 0), (2, 0)] {
        let mut deals = vec![Deal::Serve; at];
        deals.push(Deal::Hang(bytes));
        check(&sandbox, &deals, patience, "no answer for a second");
    }
}
