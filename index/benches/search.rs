//! How long searching takes, on two sizes of one invented corpus.
//!
//! `cargo bench -p minutebook-index`. The second corpus is ten times the
//! first: no search may take ten times as long on it.
#![allow(missing_docs, reason = "criterion's macros write none")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot go on fails")]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use minutebook_index::{
    FileRecord, Index, Searcher,
    model::{Minutes, MinutesKind, Passage, Team},
    query,
    search::SearchOptions,
};
use tempfile::TempDir;

const WORDS: [&str; 24] = [
    "pump", "valve", "sluice", "gauge", "lantern", "harbour", "release", "policy", "signal",
    "tide", "sensor", "budget", "ledger", "review", "storm", "bridge", "cable", "charter",
    "mooring", "anchor", "survey", "levee", "beacon", "crew",
];
const SECTIONS: usize = 8;
const SENTENCE: usize = 60;

fn minutes(number: usize) -> (Minutes, Vec<Passage>) {
    let day = chrono::NaiveDate::from_num_days_from_ce_opt(737_000).unwrap();
    let date = day + chrono::Days::new(u64::try_from(number).unwrap());
    let minutes = Minutes {
        kind: MinutesKind::Meeting,
        id: format!("club/{number}"),
        source: "club".to_owned(),
        path: format!("{number}.md"),
        line: 1,
        commit: None,
        url: None,
        committed_at: None,
        first_committed_at: None,
        date: Some(date),
        end_date: None,
        team: Some(Team {
            id: "crew".to_owned(),
            name: "Crew".to_owned(),
        }),
        title: format!("Crew {date}"),
        language: Some("en".to_owned()),
        participants: Vec::new(),
        agenda: Vec::new(),
        events: Vec::new(),
        schedules: Vec::new(),
        links: Vec::new(),
        actions: Vec::new(),
        decisions: Vec::new(),
        diagnostics: Vec::new(),
    };
    let passages = (0..SECTIONS).map(|section| passage(number * SECTIONS + section));
    (minutes, passages.collect())
}

fn passage(number: usize) -> Passage {
    // Words at steps that differ from passage to passage: some are common,
    // each pair is rare.
    let word = |at: usize| WORDS[(number * 7 + at * (1 + number % 5)) % WORDS.len()];
    let text: Vec<&str> = (0..SENTENCE).map(word).collect();
    Passage {
        title: format!("{} {number}", word(3)),
        line: 1,
        end_line: 1,
        owners: Vec::new(),
        text: text.join(" "),
        lines: vec![1],
    }
}

fn corpus(meetings: usize) -> (TempDir, Searcher) {
    let folder = tempfile::tempdir().unwrap();
    let index = Index::create_or_open(folder.path()).unwrap();
    let mut writer = index.writer().unwrap();
    for number in 0..meetings {
        let record = FileRecord {
            blob: "b10b",
            history: b"",
            evidence: b"",
            details: b"all of it",
            digest: 7,
            minutes: &[minutes(number)],
        };
        writer
            .put_file("club", &format!("{number}.md"), record)
            .unwrap();
    }
    writer.commit().unwrap();
    let searcher = index.searcher().unwrap();
    (folder, searcher)
}

fn search(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("search");
    for meetings in [100, 1000] {
        let (_folder, searcher) = corpus(meetings);
        for typed in [
            "tide signal",
            "lantren harbour",
            "\"storm bridge\"",
            "beac*",
        ] {
            let id = BenchmarkId::new(typed, meetings);
            group.bench_function(id, |bencher| {
                bencher.iter(|| {
                    let (query, _) = query::parse(typed);
                    searcher.search(&query, &SearchOptions::default()).unwrap()
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, search);
criterion_main!(benches);
