//! What a search finds and in which order.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod club;

use club::{Meeting, check, club, index_of, names, search};
use minutebook_index::{
    Filter,
    query::{self, Field},
    search::{SearchOptions, Sort},
};

#[test]
fn meetings_with_all_words_come_first() {
    check(&[
        ("leaking roof", &["board/20240104", "board/20240208"]),
        ("roof money", &["board/20240208", "board/20240104"]),
        ("xylophone", &[]),
    ]);
    let (_folder, searcher) = club();
    assert!(search(&searcher, "roof stage").all_words);
    let some = search(&searcher, "roof hedge");
    assert!(!some.all_words);
    assert_eq!(some.total, 4);
}

#[test]
fn operators_do_what_they_say() {
    check(&[
        ("+leaks roof", &["board/20240104"]),
        ("\"new roof\"", &["board/20240208"]),
        ("\"roof new\"", &[]),
        ("roof NOT leaks", &["board/20240208"]),
        ("roof -team:board", &[]),
        ("leaks OR trimming", &["board/20240104", "garden/20240215"]),
        ("proce*", &["notes", "kasse/20240401"]),
        (
            "+(leaks OR money) stage",
            &["board/20240104", "board/20240208"],
        ),
    ]);
}

#[test]
fn fields_choose_meetings_and_passages() {
    check(&[
        ("lamps date:2024-05", &["board/20240502"]),
        ("lamps date:..2024-04", &["board/20240104"]),
        ("hedge date:5m", &["garden/20240215", "garden/20240115"]),
        ("hedge team:garden date:2024-01", &["garden/20240115"]),
        (
            "team:kasse team:garden hedge",
            &["garden/20240215", "garden/20240115"],
        ),
        ("kind:page", &["notes"]),
        ("path:notes.md", &["notes"]),
        ("path:2024021*", &["garden/20240215"]),
        ("person:garden-chair date:2024-01", &["garden/20240115"]),
        ("link:pad.example/kasse date:2024-03", &["kasse/20240301"]),
        ("title:lamps ordered", &["board/20240502", "board/20240104"]),
        ("source:club kind:page", &["notes"]),
        ("source:other", &[]),
        ("owner:ada path:notes", &["notes"]),
    ]);
}

#[test]
fn identifiers_are_found_as_typed() {
    check(&[
        ("ledger#807", &["garden/20240115"]),
        ("#807", &["garden/20240115"]),
        ("ledger#12", &["garden/20240115"]),
        (
            "https://git.example/guild/ledger/pull/12",
            &["garden/20240115"],
        ),
        ("CVE-2024-5391", &["garden/20240115"]),
        ("SCS-2V-4-20s", &["garden/20240215"]),
        ("@ada-l", &["garden/20240215"]),
        ("multitenancy", &["garden/20240215"]),
        ("multi-tenancy", &["garden/20240215"]),
        ("5.3.0", &["board/20240502"]),
        ("db7.example.org", &["board/20240502"]),
    ]);
}

#[test]
fn word_forms_and_umlauts_do_not_matter() {
    check(&[
        ("trimmed hedge", &["garden/20240215", "garden/20240115"]),
        ("Prüfung", &["kasse/20240301"]),
        ("pruefungen", &["kasse/20240301"]),
        ("prufung", &["kasse/20240301"]),
        ("what is it with the trimming?", &["garden/20240215"]),
    ]);
}

#[test]
fn close_words_and_new_meetings_are_preferred() {
    check(&[
        ("lantern procession", &["notes", "kasse/20240401"]),
        ("hedge", &["garden/20240215", "garden/20240115"]),
    ]);
}

#[test]
fn a_word_that_stands_nowhere_is_corrected() {
    let (_folder, searcher) = club();
    let correction = |text: &str| {
        let hits = search(&searcher, text);
        let found = hits.reading.corrections.first();
        found.map(|correction| format!("{} {}", correction.from, correction.to))
    };
    assert_eq!(correction("Lantren").as_deref(), Some("Lantren lantern"));
    assert_eq!(
        correction("procesion roof").as_deref(),
        Some("procesion procession")
    );
    assert_eq!(correction("roof"), None);
    assert_eq!(correction("db8"), None);
    assert_eq!(correction("zzzzzz"), None);
}

#[test]
fn a_form_of_a_word_that_stands_elsewhere_is_spelt_right() {
    let (_folder, searcher) = club();
    let (query, _) = query::parse("leaked");
    let options = SearchOptions {
        filter: Filter {
            teams: vec!["garden".to_owned()],
            ..Filter::default()
        },
        ..SearchOptions::default()
    };
    let hits = searcher.search(&query, &options).unwrap();
    assert_eq!((hits.total, hits.reading.corrections), (0, Vec::new()));
}

#[test]
fn a_hit_shows_where_it_was_found() {
    let (_folder, searcher) = club();
    let hits = search(&searcher, "ordered lamp");
    let hit = &hits.hits[0];
    let passage = &hit.passages[0];
    assert_eq!((passage.title.as_str(), passage.line), ("Lamps", 1));
    assert_eq!(passage.snippet.line, 3);
    let marked: Vec<_> = passage
        .snippet
        .marks
        .iter()
        .map(|mark| &passage.snippet.text[mark.clone()])
        .collect();
    assert_eq!(marked, ["lamps", "ordered"]);
}

#[test]
fn pages_of_hits_follow_each_other() {
    let (_folder, searcher) = club();
    let (query, _) = query::parse("");
    let page = |offset, sort| {
        let options = SearchOptions {
            limit: 3,
            offset,
            sort,
            ..SearchOptions::default()
        };
        searcher.search(&query, &options).unwrap()
    };
    let newest = page(0, Sort::Newest);
    assert_eq!((newest.total, newest.omitted), (8, 5));
    assert_eq!(
        names(&newest),
        ["board/20240502", "kasse/20240401", "kasse/20240301"]
    );
    assert_eq!(names(&page(6, Sort::Newest)), ["board/20240104", "notes"]);
    assert_eq!(names(&page(0, Sort::Oldest))[0], "board/20240104");
}

/// A year of a board that talks about one roof.
const YEAR: [Meeting<'_>; 6] = [
    (
        "board/20230316.md",
        Some("2023-03-16"),
        &["Roof: Berta says the roof needs new slates."],
    ),
    (
        "board/20231019.md",
        Some("2023-10-19"),
        &["Roof: The roof needs new slates, all are asked to bring a ladder."],
    ),
    (
        "board/20231026.md",
        Some("2023-10-26"),
        &["Roof: The roof needs new slates, all are asked to bring a ladder!"],
    ),
    (
        "crew/20231026.md",
        Some("2023-10-26"),
        &["Roof: The roof needs new slates, all are asked to bring a ladder."],
    ),
    (
        "crew/20231109.md",
        Some("2023-11-09"),
        &["Hall: A kubernetes cluster for the bells; asked board-chair."],
    ),
    (
        "crew/20240111.md",
        Some("2024-01-11"),
        &["Paper: The certificate of the standardization office is here."],
    ),
];

#[test]
fn a_time_in_words_is_preferred() {
    let (_folder, searcher) = index_of(&YEAR);
    let first = |text: &str| {
        let hits = search(&searcher, text);
        let times = hits.reading.times.iter();
        let times: Vec<_> = times.map(|time| time.period.to_string()).collect();
        format!("{} {}", names(&hits)[0], times.join(" "))
    };
    assert_eq!(first("slates ladder board"), "board/20231026 ");
    assert_eq!(
        first("slates March 2023"),
        "board/20230316 2023-03-01..2023-03-31"
    );
    assert_eq!(
        first("slates im Frühjahr 2023"),
        "board/20230316 2023-03-01..2023-05-31"
    );
    assert_eq!(
        first("slates before 2023-09"),
        "board/20230316 ..2023-08-31"
    );
    assert_eq!(first("2024"), "crew/20240111 2024-01-01..2024-12-31");
}

#[test]
fn what_stands_for_a_word_is_found_too() {
    let (_folder, searcher) = index_of(&YEAR);
    let check = |text: &str, expected: &str| {
        assert_eq!(names(&search(&searcher, text))[0], expected, "{text}");
    };
    check("k8s", "crew/20231109");
    check("berta brandt cluster", "crew/20231109");
    check("@board-chair slates", "board/20230316");
    check("Zertifikat", "crew/20240111");
    check("Standardisierung", "crew/20240111");
    let (query, _) = query::parse("campanile");
    let options = SearchOptions {
        synonyms: vec![vec!["campanile".to_owned(), "bells".to_owned()]],
        ..SearchOptions::default()
    };
    let hits = searcher.search(&query, &options).unwrap();
    assert_eq!(names(&hits), ["crew/20231109"]);
}

#[test]
fn the_same_text_from_week_to_week_is_folded_where_it_is_in_the_way() {
    let weekly = [
        ("board/20231005.md", Some("2023-10-05")),
        ("board/20231012.md", Some("2023-10-12")),
        ("board/20231019.md", Some("2023-10-19")),
        ("board/20231026.md", Some("2023-10-26")),
        ("crew/20231026.md", Some("2023-10-26")),
    ];
    let text: &[&str] = &["Roof: The roof needs new slates, all are asked to bring a ladder."];
    let meetings = weekly.map(|(path, day)| (path, day, text));
    let (_folder, searcher) = index_of(&meetings);
    let (query, _) = query::parse("slates ladder");
    let check = |limit, expected: &[(&str, usize)]| {
        let options = SearchOptions {
            limit,
            ..SearchOptions::default()
        };
        let hits = searcher.search(&query, &options).unwrap();
        let repeats = hits.hits.iter().map(|hit| hit.repeats.len());
        let shown: Vec<(&str, usize)> = names(&hits).into_iter().zip(repeats).collect();
        assert_eq!(shown, expected);
    };
    check(
        4,
        &[
            ("crew/20231026", 0),
            ("board/20231026", 2),
            ("board/20231019", 0),
        ],
    );
    check(
        5,
        &[
            ("crew/20231026", 0),
            ("board/20231026", 0),
            ("board/20231019", 0),
            ("board/20231012", 0),
            ("board/20231005", 0),
        ],
    );
}

#[test]
fn names_are_found_as_others_write_them() {
    let meetings: [Meeting<'_>; 4] = [
        (
            "crew/20230105.md",
            Some("2023-01-05"),
            &["Bells: See https://git.example/guild/ledger/pull/12/files for the bell_ringer."],
        ),
        (
            "crew/20230112.md",
            Some("2023-01-12"),
            &["Bells: Issue 12 is done, as of 0a1b2c3 it rings; v2.3.0 has it."],
        ),
        (
            "crew/20230119.md",
            Some("2023-01-19"),
            &["Bells: The 12 bells are tuned by the rope dancer."],
        ),
        (
            "crew/20230126.md",
            Some("2023-01-26"),
            &["Bells: Ask abbey!31 and https://bugs.example/show_bug.cgi?id=77 for ropes."],
        ),
    ];
    let (_folder, searcher) = index_of(&meetings);
    let check = |text: &str, expected: &str| {
        let hits = search(&searcher, text);
        let corrected = hits.reading.corrections.iter();
        let corrected = corrected.map(|c| format!("{} for {}", c.to, c.from));
        let found = names(&hits).into_iter().map(str::to_owned);
        let said: Vec<String> = found.chain(corrected).collect();
        assert_eq!(
            said.join(", ").replace("crew/202301", ""),
            expected,
            "{text}"
        );
    };
    check("guild/ledger#12", "05, 12");
    check("ledger!12", "05, 12");
    check(
        "https://git.example/guild/ledger/issues/12#note-1",
        "05, 12",
    );
    check("PR 12", "12, 05, 19");
    check("https://git.example/abbey/-/merge_requests/31", "26");
    check("bug 77", "26");
    check("2.3.0", "12");
    check("0a1b2c3d4e5f", "12");
    check("bell-ringer", "05, 12, 19, 26");
    check("RopeDancer", "19");
    check("mill/ledger#31", "26, #31 for mill/ledger#31");
    check(
        "https://mill.example/the/abbey.html",
        "26, abbey for https://mill.example/the/abbey.html",
    );
    check("abbey-2022-7", "26, abbey for abbey-2022-7");
    check("elsewhere/nothing#99", "");
}

#[test]
fn an_answer_says_what_was_asked_for() {
    let (_folder, searcher) = index_of(&YEAR);
    let (query, _) = query::parse("slates team:board NOT hall date:2023");
    let options = SearchOptions {
        facets: true,
        context: 1,
        ..SearchOptions::default()
    };
    let hits = searcher.search(&query, &options).unwrap();
    let clauses = hits.reading.clauses.iter();
    let clauses: Vec<_> = clauses
        .map(|clause| format!("{} {} {}", clause.role, clause.typed, clause.passages))
        .collect();
    assert_eq!(
        clauses,
        [
            "should slates 4",
            "must team:board 3",
            "must not hall 1",
            "must date:2023 5"
        ]
    );
    let facets = hits.facets.unwrap();
    let shown = |facets: &[minutebook_index::search::Facet]| {
        let all = facets.iter();
        let all: Vec<_> = all.map(|f| format!("{} {}", f.value, f.hits)).collect();
        all.join(", ")
    };
    assert_eq!(shown(&facets.teams), "club/board 3");
    assert_eq!(shown(&facets.years), "2023 3");
    assert_eq!(hits.hits[0].passages[0].context[0].number, 3);
}

#[test]
fn the_values_of_a_field_are_known() {
    let (_folder, searcher) = index_of(&YEAR);
    let values = |field| searcher.values(field).unwrap().join(" ");
    assert_eq!(values(Field::Source), "club");
    assert_eq!(
        values(Field::Team),
        "board club/board club/crew crew team board team crew"
    );
    assert_eq!(values(Field::Title), "");
}

#[test]
fn lists_of_facts_take_a_query_as_well() {
    let (_folder, searcher) = club();
    let filter = |text: &str| Filter {
        query: Some(query::parse(text).0),
        today: "2024-06-01".parse().unwrap(),
        ..Filter::default()
    };
    let actions = |text: &str| searcher.actions(&filter(text)).unwrap().len();
    assert_eq!(actions(""), 8);
    assert_eq!(actions("sweeping garden"), 2);
    assert_eq!(actions("kind:done"), 1);
    assert_eq!(actions("owner:ada team:board"), 3);
    assert_eq!(actions("\"sweep the\" date:2024-01"), 2);
    assert_eq!(actions("person:kasse-chair"), 2);
    assert_eq!(actions("boar* NOT date:2024-05"), 2);
    let links = |text: &str| searcher.links(&filter(text)).unwrap().len();
    assert_eq!(links("kind:pad team:kasse OR team:garden"), 4);
    assert_eq!(links("link:pad.example/board"), 3);
    assert_eq!(
        searcher
            .heads(&filter("minutes path:garden"))
            .unwrap()
            .len(),
        2
    );
}

/// So many records that several threads write them, each a segment.
#[test]
fn passages_as_good_as_each_other_come_in_the_order_of_the_file() {
    let paths: Vec<String> = (0..800)
        .map(|number| format!("notes/{number}.md"))
        .collect();
    let sections = ["Roof: The lantern hall."; 6];
    let meetings: Vec<Meeting<'_>> = paths
        .iter()
        .map(|path| (path.as_str(), None, &sections[..]))
        .collect();
    let (_folder, searcher) = index_of(&meetings);
    let (query, _) = query::parse("lantern");
    let options = SearchOptions {
        limit: meetings.len(),
        passages: sections.len(),
        ..SearchOptions::default()
    };
    let hits = searcher.search(&query, &options).unwrap();
    for hit in &hits.hits {
        let lines: Vec<u32> = hit.passages.iter().map(|passage| passage.line).collect();
        assert!(lines.is_sorted(), "{}: {lines:?}", hit.meeting.path);
    }
}
