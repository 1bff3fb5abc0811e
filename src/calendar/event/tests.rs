//! Cases of folding.

use super::*;
use std::sync::LazyLock;

static TEAM: LazyLock<Team> = LazyLock::new(|| Team {
    id: "garden".to_owned(),
    name: "Garden".to_owned(),
});

/// (day of the meeting, name, start, end)
type Case<'a> = (&'a str, &'a str, &'a str, &'a str);

fn mention((_, name, start, end): &Case<'_>) -> Mention {
    Mention {
        name: (*name).to_owned(),
        start: start.parse().ok(),
        end: end.parse().ok(),
        start_time: None,
        end_time: None,
        timezone: None,
        place: None,
        online: false,
        urls: Vec::new(),
        cfp_deadline: None,
        status: EventStatus::Confirmed,
        line: 1,
    }
}

fn folded(cases: &[Case<'_>]) -> Vec<Event<usize>> {
    let mentions: Vec<Mention> = cases.iter().map(mention).collect();
    let announced = cases.iter().zip(&mentions).enumerate();
    fold(announced.map(|(reference, (case, mention))| Announced {
        mention,
        day: case.0.parse().ok(),
        team: Some(&TEAM),
        reference,
    }))
}

fn shown(event: &Event<usize>) -> String {
    let date = |d: Option<PartialDate>| d.map(|d| d.to_string()).unwrap_or_default();
    let (start, end) = (date(event.start), date(event.end));
    format!("{} {start}..{end} {:?}", event.name, event.mentions)
}

fn check(cases: &[Case<'_>], expected: &[&str]) {
    let got: Vec<String> = folded(cases).iter().map(shown).collect();
    assert_eq!(got, expected);
}

#[test]
fn folds_spellings() {
    check(
        &[
            ("2031-01-10", "RoseCon EU", "2031-03-19", "2031-03-22"),
            ("2031-01-17", "Rosecon Europe", "2031-03-19", "2031-03-22"),
            ("2031-01-17", "Leaf Summit", "2031-03-19", ""),
            ("2031-01-24", "Rosecon Europe", "2031-03-19", ""),
        ],
        &[
            "Leaf Summit 2031-03-19.. [2]",
            "Rosecon Europe 2031-03-19..2031-03-22 [0, 1, 3]",
        ],
    );
}

#[test]
fn tells_years_apart() {
    check(
        &[
            ("2031-01-10", "Rose Summit", "2031-05-14", ""),
            ("2032-01-10", "Rose Summit", "2032-05-12", ""),
        ],
        &[
            "Rose Summit 2031-05-14.. [0]",
            "Rose Summit 2032-05-12.. [1]",
        ],
    );
}

#[test]
fn tells_sessions_apart() {
    check(
        &[
            ("2031-01-10", "Open Rose Meetup", "2031-01-20", ""),
            ("2031-01-24", "Open Rose Meetup", "2031-02-17", ""),
        ],
        &[
            "Open Rose Meetup 2031-01-20.. [0]",
            "Open Rose Meetup 2031-02-17.. [1]",
        ],
    );
}

#[test]
fn tells_namesakes_of_one_meeting_apart() {
    let april = "2031-04-10";
    check(
        &[
            (
                "2031-03-10",
                "Rose Day Austria and Leaf Summit",
                "2031-05-14",
                "2031-05-15",
            ),
            (april, "Leaf Summit", "2031-05-14", ""),
            (april, "RoseDay Austria", "2031-05-15", ""),
            (april, "RoseDay France", "2031-05-20", ""),
            ("2031-04-17", "Leaf Summit", "2031-05-14", ""),
            ("2031-04-24", "Leaf Summit", "2031-05-14", ""),
            ("2031-04-24", "RoseDay Austria", "2031-05-15", ""),
            ("2031-04-24", "RoseDay France", "2031-05-20", ""),
            ("2031-05-01", "Leaf Summit", "2031-05-14", ""),
        ],
        &[
            "Leaf Summit 2031-05-14.. [0, 1, 4, 5, 8]",
            "RoseDay Austria 2031-05-15.. [2, 6]",
            "RoseDay France 2031-05-20.. [3, 7]",
        ],
    );
}

#[test]
fn an_undated_mention_joins_its_kind() {
    check(
        &[
            ("2031-01-10", "Hackathon", "2031-05-08", ""),
            ("2031-01-10", "Rose Summit", "2031-03-14", "2031-03-15"),
            ("2031-02-10", "Rose Hackathon", "", ""),
        ],
        &[
            "Rose Summit 2031-03-14..2031-03-15 [1]",
            "Rose Hackathon 2031-05-08.. [0, 2]",
        ],
    );
}

#[test]
fn joins_undated_mentions() {
    check(
        &[
            ("2031-01-10", "Rose Summit", "", ""),
            ("2031-01-10", "Leaf Party", "", ""),
            ("2031-02-10", "Rose Summit 2031", "2031-05", ""),
            ("2031-03-10", "Rose Summit", "2031-05-14", ""),
            ("2031-04-10", "Rose Summit 2031", "2031-05", ""),
        ],
        &[
            "Rose Summit 2031 2031-05-14.. [0, 2, 3, 4]",
            "Leaf Party .. [1]",
        ],
    );
}

#[test]
fn follows_moves() {
    let events = folded(&[
        ("2031-01-10", "Rose Summit", "2031-05-14", ""),
        ("2031-02-10", "Rose Summit", "2031-06-18", ""),
    ]);
    assert_eq!(shown(&events[0]), "Rose Summit 2031-06-18.. [0, 1]");
    assert_eq!(events[0].moved_from, "2031-05-14".parse().ok());
}

#[test]
fn lists_what_is_to_come() {
    let events = folded(&[
        ("2031-01-10", "Rose Summit", "2031-05-14", "2031-05-15"),
        ("2031-01-10", "Leaf Day", "2031-05", ""),
        ("2031-04-10", "Bark Forum", "", ""),
        ("2030-04-10", "Root Forum", "", ""),
        ("2031-01-10", "Moss Congress", "2031-05-13", ""),
    ]);
    let today = "2031-05-15".parse().unwrap();
    let names: Vec<String> = upcoming(&events, today)
        .into_iter()
        .map(|e| e.name)
        .collect();
    assert_eq!(names, ["Leaf Day", "Rose Summit", "Bark Forum"]);
}
