//! Reading and editing configurations.

use super::*;

fn parse(text: &str) -> Result<Config> {
    Config::parse(text, Path::new("config.yaml"))
}

#[test]
fn empty_ones() {
    for text in ["", "# nothing yet\n", "sources:\n", "sources: []\n"] {
        assert_eq!(parse(text).unwrap(), Config::default(), "{text:?}");
    }
    let missing = Config::load(Path::new("/no/such/config.yaml")).unwrap();
    assert_eq!(missing, Config::default());
}

#[test]
fn faults_are_told_in_words() {
    let cases = [
        (
            "    inclde: [x]\n",
            "config.yaml:4: sources[0]: unknown key `inclde`; did you mean `include`?",
        ),
        (
            "    qqqq: 1\n",
            "config.yaml:4: sources[0]: unknown key `qqqq`; there is `name`, `url`, `branch`, `include`, `permalink`, `timezone`, `teams`, `people`",
        ),
        (
            "    timezone: Europe/Berln\n",
            "config.yaml:4: sources[0].timezone: `Europe/Berln` is no time zone; did you mean `Europe/Berlin`?",
        ),
        (
            "    timezone: 7\n",
            "config.yaml:4: sources[0].timezone: `7` is no time zone; zones are named like `Europe/Berlin`",
        ),
        (
            "    include: x.md\n",
            "config.yaml:4: sources[0].include: found string \"x.md\", expected a list",
        ),
        (
            "    include: [\"a/**\", \"x[\"]\n",
            "config.yaml:4: a: `x[` is not a glob",
        ),
        (
            "  - url: c\n",
            "config.yaml:4: sources[1]: lacks the key `name`",
        ),
        (
            "  - name: A\n    url: c\n",
            "config.yaml:4: two sources are named `A`",
        ),
        (
            "  - name: ../x\n    url: c\n",
            "config.yaml:4: `../x` is no name for a source: letters, digits, `-`, `_` and `.` are, a letter or digit first",
        ),
        (
            "  - name: e\n    url: \"\"\n",
            "config.yaml: e: the URL is empty",
        ),
        (
            "  - name: e\n    url: --upload-pack=x\n",
            "config.yaml:5: e: a URL or path must not begin with `-`",
        ),
        (
            "  - name: e\n    url: ext::sh -c x\n",
            "config.yaml:5: e: URLs of the form `ext::…` are not allowed",
        ),
        (
            "  - name: e\n    url: ftp://example.org/x\n",
            "config.yaml:5: e: URLs of the form `ftp://…` are not allowed; https, http, ssh, git and file are",
        ),
    ];
    for (tail, expected) in cases {
        let text = format!("sources:\n  - name: a\n    url: b\n{tail}");
        assert_eq!(parse(&text).unwrap_err().to_string(), expected, "{tail}");
    }
    let error = parse("source: []\n").unwrap_err().to_string();
    assert_eq!(
        error,
        "config.yaml:1: unknown key `source`; did you mean `sources`?"
    );
    let error = parse("- a\n").unwrap_err().to_string();
    assert_eq!(error, "config.yaml:1: found a list, expected `sources:`");
}

#[test]
fn sources_are_found_by_name() {
    let config = parse("sources: [{name: rowing, url: x}]").unwrap();
    assert_eq!(config.source("rowing").unwrap().url, "x");
    let error = config.source("rowin").unwrap_err().to_string();
    assert_eq!(error, "no source `rowin`; did you mean `rowing`?");
}

#[test]
fn names_are_derived() {
    let cases = [
        ("https://example.org/Rowing/minutes.git", "rowing"),
        ("https://example.org/rowing/TSC/", "tsc"),
        ("git@example.org:rowing/meeting-notes.git", "rowing"),
        ("git@example.org:minutes", "example.org"),
        ("/srv/git/Rowing Club.git", "rowing-club"),
        ("/minutes", "minutes"),
        ("C:\\git\\choir", "choir"),
        ("/", "source"),
        ("https://example.org/a/taken", "taken-3"),
    ];
    for (url, expected) in cases {
        let sources = vec![source("taken"), source("Taken-2")];
        let config = Config {
            sources,
            ..Config::default()
        };
        assert_eq!(default_name(url, &config), expected, "{url}");
        assert_eq!(check::name_fault(expected), None);
    }
}

#[test]
fn paths_become_absolute() {
    assert_eq!(
        absolute("https://example.org/a/../b"),
        "https://example.org/a/../b"
    );
    let here = std::env::current_dir().unwrap();
    assert_eq!(absolute("./src"), here.join("src").to_str().unwrap());
    let real = std::fs::canonicalize(here).unwrap();
    assert_eq!(
        absolute("src/../index"),
        real.join("index").to_str().unwrap()
    );
}

fn source(name: &str) -> SourceConfig {
    SourceConfig {
        name: name.into(),
        url: format!("https://example.org/{name}"),
        ..SourceConfig::default()
    }
}

/// Edits a configuration and returns its text.
fn edited(text: &str, edit: impl Fn(&Path) -> Result<()>) -> String {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("new").join("config.yaml");
    if !text.is_empty() {
        std::fs::create_dir(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    edit(&path).unwrap();
    let files = std::fs::read_dir(path.parent().unwrap()).unwrap();
    assert_eq!(files.count(), 1, "no temporary file stays");
    std::fs::read_to_string(&path).unwrap()
}

const COMMENTED: &str = "\
# My clubs
sources:
  # the old one
  - name: rowing # since 2020
    url: https://example.org/rowing # a mirror
    include:
      - \"**/*.md\"
    # times are local
    timezone: Europe/Berlin

  # the new one
  - url: https://example.org/choir
    name: choir
# that is all
";

#[test]
fn adding_keeps_comments() {
    let block = "  - name: chess\n    url: https://example.org/chess\n";
    let cases = [
        ("", format!("sources:\n{block}")),
        ("# mine", format!("# mine\nsources:\n{block}")),
        ("sources: []\n# end\n", format!("sources:\n{block}# end\n")),
        (
            COMMENTED,
            COMMENTED.replace("# that", &format!("{block}# that")),
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(edited(text, |path| add(path, &source("chess"))), expected);
    }
}

#[test]
fn other_styles_are_kept_or_written_anew() {
    let zero = "sources:\n- name: a\n  url: b";
    let text = edited(zero, |path| add(path, &source("c")));
    assert_eq!(
        text,
        "sources:\n- name: a\n  url: b\n- name: c\n  url: https://example.org/c\n"
    );
    let flow = "sources: [{name: a, url: b}] # one\n";
    let text = edited(flow, |path| add(path, &source("c")));
    assert_eq!(
        text,
        "sources:\n- name: a\n  url: b\n- name: c\n  url: https://example.org/c\n"
    );
}

#[test]
fn removing_keeps_comments() {
    let text = edited(COMMENTED, |path| remove(path, "rowing"));
    let expected = "\
# My clubs
sources:
  # the old one

  # the new one
  - url: https://example.org/choir
    name: choir
# that is all
";
    assert_eq!(text, expected);
    let text = edited(COMMENTED, |path| remove(path, "choir"));
    assert!(text.ends_with("  # the new one\n# that is all\n"));
    let text = edited(&text, |path| remove(path, "rowing"));
    assert_eq!(parse(&text).unwrap(), Config::default());
    let text = edited(&text, |path| add(path, &source("chess")));
    assert!(text.contains("# My clubs") && text.contains("# that is all"));
    assert_eq!(parse(&text).unwrap().sources, [source("chess")]);
}

#[test]
fn renaming_keeps_comments() {
    let text = edited(COMMENTED, |path| rename(path, "rowing", "boats"));
    assert_eq!(text, COMMENTED.replace("name: rowing", "name: boats"));
    let text = edited(COMMENTED, |path| rename(path, "choir", "7"));
    assert_eq!(text, COMMENTED.replace("name: choir", "name: '7'"));
}

#[test]
fn wrong_edits_change_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.yaml");
    std::fs::write(&path, COMMENTED).unwrap();
    let errors = [
        (
            add(&path, &source("rowing")),
            "two sources are named `rowing`",
        ),
        (
            remove(&path, "chior"),
            "no source `chior`; did you mean `choir`?",
        ),
        (rename(&path, "choir", "a/b"), "`a/b` is no name"),
    ];
    for (result, expected) in errors {
        let error = result.unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), COMMENTED);
}
