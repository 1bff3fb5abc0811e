//! The minutes of a club, indexed and searched.

use minutebook_index::{
    FileRecord, Index, Searcher,
    model::{Action, Link, LinkKind, Minutes, MinutesKind, Participant, Passage, Team},
    query,
    search::{Hits, SearchOptions},
};
use tempfile::TempDir;

/// Path, day, and sections as `title: text`.
pub(crate) type Meeting<'a> = (&'a str, Option<&'a str>, &'a [&'a str]);

pub(crate) const MEETINGS: [Meeting<'_>; 8] = [
    (
        "board/20240104.md",
        Some("2024-01-04"),
        &[
            "Roof: The roof leaks above the stage.",
            "Lamps: Nothing new.",
        ],
    ),
    (
        "board/20240208.md",
        Some("2024-02-08"),
        &[
            "Stage: The stage is dry.",
            "Money: A new roof costs too much.",
        ],
    ),
    (
        "garden/20240115.md",
        Some("2024-01-15"),
        &["Hedge: See ledger#807 and https://git.example/guild/ledger/pull/12 for CVE-2024-5391."],
    ),
    (
        "garden/20240215.md",
        Some("2024-02-15"),
        &["Hedge: Trimming the hedges, SCS-2V-4-20s, @ada-l brings multi-tenancy pots."],
    ),
    (
        "kasse/20240301.md",
        Some("2024-03-01"),
        &["Prüfung: Die Prüfungen der Kassen wurden für April vereinbart und der Bericht ist da."],
    ),
    (
        "kasse/20240401.md",
        Some("2024-04-01"),
        &[
            "Lantern: A lantern is old, they say, and nobody in the hall remembers when the last procession came.",
        ],
    ),
    ("notes.md", None, &["Lantern: A lantern procession."]),
    (
        "board/20240502.md",
        Some("2024-05-02"),
        &[
            "Lamps: The lamps of hall seven are ordered.",
            "Port: Version 5.3.0 runs on db7.example.org.",
        ],
    ),
];

pub(crate) fn passage((number, section): (usize, &&str)) -> Passage {
    let (title, text) = section.split_once(": ").unwrap();
    let line = u32::try_from(number).unwrap() * 10 + 1;
    Passage {
        title: title.to_owned(),
        line,
        end_line: line + 9,
        owners: Vec::new(),
        text: text.to_owned(),
        lines: vec![line + 2],
    }
}

pub(crate) fn minutes((path, date, sections): Meeting<'_>) -> (Minutes, Vec<Passage>) {
    let folder = path.split('/').next().unwrap();
    let german = folder == "kasse" && sections[0].starts_with("Pr");
    let minutes = Minutes {
        kind: if date.is_some() {
            MinutesKind::Meeting
        } else {
            MinutesKind::Page
        },
        id: format!("club/{}", path.trim_end_matches(".md")),
        source: "club".to_owned(),
        path: path.to_owned(),
        line: 1,
        commit: None,
        url: None,
        committed_at: None,
        first_committed_at: None,
        date: date.map(|day| day.parse().unwrap()),
        end_date: None,
        team: date.map(|_| Team {
            id: folder.to_owned(),
            name: format!("Team {folder}"),
        }),
        title: "Minutes".to_owned(),
        language: Some(if german { "de" } else { "en" }.to_owned()),
        participants: vec![Participant {
            handle: Some(format!("{folder}-chair")),
            name: (folder == "board").then(|| "Berta Brandt".to_owned()),
            ..Participant::default()
        }],
        agenda: Vec::new(),
        events: Vec::new(),
        schedules: Vec::new(),
        links: vec![Link {
            url: format!("https://pad.example/{folder}"),
            text: "the pad".to_owned(),
            kind: LinkKind::Pad,
            line: 2,
        }],
        actions: vec![Action {
            text: format!("sweep the {folder}"),
            owners: vec!["ada".to_owned()],
            done: date.is_none(),
            due: None,
            line: 3,
        }],
        decisions: Vec::new(),
        diagnostics: Vec::new(),
    };
    (minutes, sections.iter().enumerate().map(passage).collect())
}

pub(crate) fn club() -> (TempDir, Searcher) {
    index_of(&MEETINGS)
}

pub(crate) fn index_of(meetings: &[Meeting<'_>]) -> (TempDir, Searcher) {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::create_or_open(folder.path()).unwrap();
    let mut writer = index.writer().unwrap();
    for &meeting in meetings {
        let record = FileRecord {
            blob: "b10b",
            history: b"",
            evidence: b"",
            details: b"all of it",
            digest: 7,
            minutes: &[minutes(meeting)],
        };
        writer.put_file("club", meeting.0, record).unwrap();
    }
    writer.commit().unwrap();
    let searcher = index.searcher().unwrap();
    (folder, searcher)
}

pub(crate) fn search(searcher: &Searcher, text: &str) -> Hits {
    let (query, problems) = query::parse(text);
    assert!(problems.is_empty(), "{text}: {problems:?}");
    let options = SearchOptions {
        today: "2024-06-01".parse().unwrap(),
        ..SearchOptions::default()
    };
    searcher.search(&query, &options).unwrap()
}

pub(crate) fn names(hits: &Hits) -> Vec<&str> {
    let paths = hits.hits.iter().map(|hit| hit.meeting.path.as_str());
    paths.map(|path| path.trim_end_matches(".md")).collect()
}

pub(crate) fn check(cases: &[(&str, &[&str])]) {
    let (_folder, searcher) = club();
    for (text, expected) in cases {
        assert_eq!(names(&search(&searcher, text)), *expected, "{text}");
    }
}
