//! What is written is read again: each kind of record, each filter, and what
//! other processes see meanwhile.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::NaiveDate;
use minutebook_index::{
    Error, FileRecord, Filter, Index,
    model::{
        Action, Decision, DecisionKind, Link, LinkKind, Mention, Minutes, MinutesKind, Participant,
        Passage, Schedule, Team,
    },
};
use serde_json::json;
use std::path::Path;
use tempfile::TempDir;

type File = Vec<(Minutes, Vec<Passage>)>;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn team(name: &str) -> Team {
    Team {
        id: name.to_lowercase(),
        name: name.to_owned(),
    }
}

fn action(text: &str, done: bool) -> Action {
    Action {
        text: text.to_owned(),
        owners: vec!["ada".to_owned()],
        done,
        due: None,
        line: 4,
    }
}

fn passage(title: &str, text: &str) -> Passage {
    Passage {
        title: title.to_owned(),
        line: 1,
        end_line: 9,
        owners: vec!["ada".to_owned()],
        text: text.to_owned(),
        lines: vec![1],
    }
}

/// Minutes with one fact of each kind.
fn minutes(source: &str, path: &str, date: Option<&str>) -> Minutes {
    let mention = json!({
        "name": "Lantern Fair", "start": "2024-07", "end": null, "start_time": null,
        "end_time": null, "timezone": null, "place": null, "online": false, "urls": [],
        "cfp_deadline": null, "status": "confirmed", "line": 2
    });
    let schedule = json!({
        "team": {"id": "garden", "name": "Garden"}, "freq": "weekly", "interval": 1,
        "weekday": "TU", "week_of_month": null, "parity": null, "start_time": "10:00",
        "end_time": null, "timezone": null, "timezone_text": null, "next": null,
        "exception": false, "line": 3
    });
    let (folder, _) = path.split_once('/').unwrap_or(("board", path));
    Minutes {
        kind: MinutesKind::Meeting,
        id: format!("{source}/{}", path.trim_end_matches(".md")),
        source: source.to_owned(),
        path: path.to_owned(),
        line: 1,
        commit: Some("c0ffee".to_owned()),
        url: None,
        committed_at: None,
        first_committed_at: None,
        date: date.map(day),
        end_date: None,
        team: Some(team(folder)),
        title: format!("Minutes of {path}"),
        language: Some("en".to_owned()),
        participants: vec![Participant {
            name: Some("Ada Lovelace".to_owned()),
            ..Participant::default()
        }],
        agenda: Vec::new(),
        events: vec![serde_json::from_value::<Mention>(mention).unwrap()],
        schedules: vec![serde_json::from_value::<Schedule>(schedule).unwrap()],
        links: vec![Link {
            url: "https://git.example/guild/ledger/pull/12".to_owned(),
            text: "#12".to_owned(),
            kind: LinkKind::Pr,
            line: 5,
        }],
        actions: vec![action("oil the gate", false), action("buy oil", true)],
        decisions: vec![Decision {
            text: "the gate is oiled twice a year".to_owned(),
            kind: DecisionKind::Agreed,
            line: 6,
        }],
        diagnostics: Vec::new(),
    }
}

fn put(index: &Index, source: &str, path: &str, file: &File) {
    let mut writer = index.writer().unwrap();
    put_with(&mut writer, source, path, file);
    writer.commit().unwrap();
}

fn put_with(writer: &mut minutebook_index::Writer, source: &str, path: &str, file: &File) {
    let record = FileRecord {
        blob: "b10b",
        history: b"two commits",
        evidence: b"anything",
        details: b"all of it",
        digest: 7,
        minutes: file,
    };
    writer.put_file(source, path, record).unwrap();
}

fn one(source: &str, path: &str, date: Option<&str>) -> File {
    vec![(
        minutes(source, path, date),
        vec![passage("Gate", "The gate squeaks.")],
    )]
}

/// An index of four meetings, one of them without a day, in two sources.
fn filled() -> (TempDir, Index) {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::create_or_open(folder.path()).unwrap();
    let files = [
        ("club", "board/1.md", Some("2024-01-01")),
        ("club", "board/2.md", Some("2024-02-01")),
        ("club", "garden/old.md", None),
        ("guild", "board/3.md", Some("2024-01-15")),
    ];
    let mut writer = index.writer().unwrap();
    for (source, path, date) in files {
        put_with(&mut writer, source, path, &one(source, path, date));
    }
    writer
        .put_source("guild", &json!({"branch": "main"}))
        .unwrap();
    writer
        .put_source("club", &json!({"branch": "trunk"}))
        .unwrap();
    writer.commit().unwrap();
    drop(writer);
    (folder, index)
}

fn ids(index: &Index, filter: &Filter) -> Vec<String> {
    let heads = index.searcher().unwrap().heads(filter).unwrap();
    heads.into_iter().map(|head| head.id).collect()
}

#[test]
fn each_kind_of_record_is_read_as_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::create_or_open(folder.path()).unwrap();
    let file = one("club", "board/1.md", Some("2024-01-01"));
    put(&index, "club", "board/1.md", &file);

    let searcher = index.searcher().unwrap();
    let all = Filter::default();
    let written = &file[0].0;
    assert_eq!(&searcher.minutes(&all).unwrap()[0], written);
    assert_eq!(searcher.mentions(&all).unwrap()[0].fact, written.events[0]);
    assert_eq!(
        searcher.schedules(&all).unwrap()[0].fact,
        written.schedules[0]
    );
    assert_eq!(searcher.links(&all).unwrap()[0].fact, written.links[0]);
    assert_eq!(
        searcher.decisions(&all).unwrap()[0].fact,
        written.decisions[0]
    );
    let actions = searcher.actions(&all).unwrap();
    assert_eq!(actions[1].fact, written.actions[1]);
    assert_eq!(actions[1].meeting, written.into());

    let files = searcher.files("club").unwrap();
    assert_eq!(files[0].path, "board/1.md");
    assert_eq!(files[0].blob, "b10b");
    assert_eq!(files[0].history, b"two commits");
    assert_eq!(files[0].evidence(), b"anything");
    assert_eq!(files[0].digest, 7);
    let details = |path| searcher.details("club", path).unwrap();
    assert_eq!(details("board/1.md").as_deref(), Some(&b"all of it"[..]));
    assert_eq!(details("board/2.md"), None);
    assert!(searcher.files("guild").unwrap().is_empty());
}

#[test]
fn sources_and_teams_are_listed_in_order() {
    let (_folder, index) = filled();
    let searcher = index.searcher().unwrap();
    let sources = searcher.sources().unwrap();
    let names: Vec<_> = sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["club", "guild"]);
    assert_eq!(sources[0].state, json!({"branch": "trunk"}));
    let teams = searcher.teams().unwrap();
    let teams: Vec<_> = teams
        .iter()
        .map(|(source, team)| format!("{source}/{}", team.id))
        .collect();
    assert_eq!(teams, ["club/board", "club/garden", "guild/board"]);
}

/// Makes a filter and compares what it lets through.
fn check_filter(index: &Index, set: impl Fn(&mut Filter), expected: &[&str]) {
    let mut filter = Filter::default();
    set(&mut filter);
    assert_eq!(ids(index, &filter), expected, "{filter:?}");
}

#[test]
fn filters_choose_by_name() {
    let (_folder, index) = filled();
    let check = |set: fn(&mut Filter), expected: &[&str]| check_filter(&index, set, expected);
    let newest_first = [
        "club/board/2",
        "guild/board/3",
        "club/board/1",
        "club/garden/old",
    ];
    check(|_| {}, &newest_first);
    check(|f| f.sources = vec!["guild".to_owned()], &["guild/board/3"]);
    check(
        |f| f.teams = vec!["Garden".to_owned()],
        &["club/garden/old"],
    );
    let board = ["club/board/2", "club/board/1"];
    check(|f| f.teams = vec!["club/board".to_owned()], &board);
    check(
        |f| f.ids = vec!["club/board/1".to_owned()],
        &["club/board/1"],
    );
    check(
        |f| f.paths = vec!["garden".to_owned()],
        &["club/garden/old"],
    );
    check(|f| f.paths = vec!["3".to_owned()], &["guild/board/3"]);
    check(|f| f.kind = Some(MinutesKind::Page), &[]);
}

#[test]
fn filters_choose_by_day() {
    let (_folder, index) = filled();
    let check = |set: fn(&mut Filter), expected: &[&str]| check_filter(&index, set, expected);
    check(
        |f| f.since = Some(day("2024-01-15")),
        &["club/board/2", "guild/board/3"],
    );
    check(
        |f| f.until = Some(day("2024-01-15")),
        &["guild/board/3", "club/board/1"],
    );
    check(|f| f.since = Some(day("2024-03-01")), &[]);
}

#[test]
fn a_schedule_belongs_to_the_team_it_names() {
    let (_folder, index) = filled();
    let searcher = index.searcher().unwrap();
    let of_team = |team: &str| {
        let filter = Filter {
            teams: vec![team.to_owned()],
            ..Filter::default()
        };
        let found = searcher.schedules(&filter).unwrap();
        let actions = searcher.actions(&filter).unwrap();
        (found.len(), actions.len())
    };
    assert_eq!(of_team("garden"), (4, 2));
    assert_eq!(of_team("board"), (0, 6));
}

#[test]
fn a_file_is_replaced_and_removed_as_a_whole() {
    let (_folder, index) = filled();
    put(&index, "club", "board/1.md", &Vec::new());
    assert_eq!(ids(&index, &Filter::default()).len(), 3);
    let mut writer = index.writer().unwrap();
    let again = one("club", "board/1.md", Some("2024-01-02"));
    put_with(&mut writer, "club", "board/1.md", &again);
    put_with(&mut writer, "club", "board/1.md", &again);
    writer.remove_file("club", "board/2.md").unwrap();
    writer.commit().unwrap();
    writer.remove_source("guild").unwrap();
    writer.commit().unwrap();
    assert_eq!(
        ids(&index, &Filter::default()),
        ["club/board/1", "club/garden/old"]
    );
    assert_eq!(index.searcher().unwrap().sources().unwrap().len(), 1);
}

#[test]
fn nothing_is_visible_before_the_commit() {
    let (_folder, index) = filled();
    let before = index.searcher().unwrap();
    let mut writer = index.writer().unwrap();
    writer.remove_source("club").unwrap();
    drop(writer);
    assert_eq!(ids(&index, &Filter::default()).len(), 4);
    let mut writer = index.writer().unwrap();
    writer.remove_source("club").unwrap();
    writer.commit().unwrap();
    assert_eq!(ids(&index, &Filter::default()).len(), 1);
    assert_eq!(before.heads(&Filter::default()).unwrap().len(), 4);
}

#[test]
fn a_second_writer_learns_who_is_first() {
    let (folder, index) = filled();
    let writer = index.writer().unwrap();
    let error = Index::create_or_open(folder.path())
        .unwrap()
        .writer()
        .unwrap_err();
    let Error::Locked {
        owner: Some(owner), ..
    } = &error
    else {
        unreachable!("{error}");
    };
    assert_eq!(owner.pid, std::process::id());
    assert!(error.to_string().contains("is being written by process"));
    drop(writer);
    index.writer().unwrap();
}

#[test]
fn what_cannot_be_opened_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none");
    assert!(Index::open(&path).unwrap_err().is_not_found());
    assert!(Index::open(folder.path()).unwrap_err().is_not_found());
    assert!(!path.exists());

    let (folder, index) = filled();
    let meta = folder.path().join("meta.json");
    let text = std::fs::read_to_string(&meta).unwrap();
    let (before, version) = text.split_once(r#"{\"schema\":"#).unwrap();
    let behind = version.trim_start_matches(|c: char| c.is_ascii_digit());
    let later = format!(r#"{before}{{\"schema\":99{behind}"#);
    assert_ne!(text, later);
    // A list of an older version has no checksum.
    let (later, _) = later.split_once("\n//").unwrap();
    std::fs::write(&meta, later).unwrap();
    let error = Index::open(folder.path()).unwrap_err();
    assert!(
        matches!(
            error,
            Error::Version {
                found: Some(99),
                ..
            }
        ),
        "{error}"
    );
    assert!(index.searcher().unwrap_err().is_version());
    std::fs::write(&meta, "{").unwrap();
    let error = Index::open(folder.path()).unwrap_err();
    assert!(matches!(error, Error::Damaged { .. }), "{error}");
}

#[test]
fn flipped_bytes_are_found() {
    let (folder, _) = filled();
    let whole = Index::verify(folder.path()).unwrap();
    assert!(whole.damages.is_empty(), "{whole:?}");
    assert!(5 < whole.files && 20 < whole.records, "{whole:?}");
    let store = files_of(folder.path(), "store").remove(0);
    let mut bytes = std::fs::read(&store).unwrap();
    bytes[40] ^= 1;
    std::fs::write(&store, bytes).unwrap();
    let damages = Index::verify(folder.path()).unwrap().damages;
    assert_eq!(damages.len(), 1);
    assert_eq!(damages[0].file, store.file_name().unwrap());
}

fn files_of(folder: &Path, extension: &str) -> Vec<std::path::PathBuf> {
    let files = std::fs::read_dir(folder).unwrap();
    let files = files.map(|entry| entry.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect()
}

#[test]
fn many_small_commits_leave_few_segments() {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::create_or_open(folder.path()).unwrap();
    for number in 0..20 {
        let path = format!("board/{number}.md");
        put(
            &index,
            "club",
            &path,
            &one("club", &path, Some("2024-01-01")),
        );
    }
    assert!(files_of(folder.path(), "store").len() <= 9);
    assert_eq!(ids(&index, &Filter::default()).len(), 20);
}

#[cfg(unix)]
#[test]
fn a_read_only_directory_is_read_without_a_trace() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, _) = filled();
    let list = || {
        let mut names = files_of(folder.path(), "lock");
        names.sort();
        names
    };
    std::fs::remove_file(folder.path().join(".tantivy-meta.lock")).unwrap();
    let before = list();
    let allow =
        |mode| std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(mode));
    allow(0o555).unwrap();
    let index = Index::open(folder.path()).unwrap();
    assert_eq!(ids(&index, &Filter::default()).len(), 4);
    assert!(index.writer().is_err());
    allow(0o755).unwrap();
    assert_eq!(list(), before);
}
