//! How files are grouped and teams are named.

use super::name::{ALIKE, Name};
use super::*;
use crate::config::TeamConfig;
use crate::extract::extract;
use crate::parse::parse;

fn files(texts: &[(&str, &str)]) -> Vec<FileEvidence> {
    let file = |(path, text): &(&str, &str)| FileEvidence {
        path: (*path).to_owned(),
        commit: None,
        committed_at: None,
        first_committed_at: None,
        evidence: extract(path, &parse(text)).0,
    };
    texts.iter().map(file).collect()
}

fn check(texts: &[(&str, &str)], expected: &[&str]) {
    let teams = settle(&SourceConfig::default(), &files(texts));
    let shown = teams.of_files.iter().map(|team| match team {
        Some(team) => format!("{} = {}", team.id, team.name),
        None => "none".to_owned(),
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

#[test]
fn folders_make_teams() {
    check(
        &[
            ("README.md", "# Harbor minutes\n"),
            ("sig-central-api/2024-06-13.md", "# 2024-06-13\n"),
            ("2023/working-groups/tides/2023-06-13.md", "# 2023-06-13\n"),
            ("2024/working-groups/tides/2024-06-13.md", "# 2024-06-13\n"),
        ],
        &[
            "none",
            "sig-central-api = SIG Central API",
            "tides = Tides Working Group",
            "tides = Tides Working Group",
        ],
    );
}

#[test]
fn agendas_and_titles_name_them() {
    let call = "# Community Call 2024-06-13\n\n## Agenda\n\n### Team BaaS\n\n- boats\n\n### Team BaaS update\n\n- x\n";
    check(
        &[
            ("baas/2024-06-12.md", "# 2024-06-12\n"),
            ("community-call/2024-06-06.md", call),
            ("community-call/2024-06-13.md", call),
            (
                "tech/2024-06-13.md",
                "# Harbor Tech Team Minutes, June 13, 2024\n",
            ),
            (
                "tech/2024-06-20.md",
                "# Harbor Tech Team meeting - 20 June 2024\n",
            ),
            ("tech/2024-06-27.md", "June 27, 2024\n"),
        ],
        &[
            "baas = Team BaaS",
            "community-call = Community Call",
            "community-call = Community Call",
            "tech = Harbor Tech Team",
            "tech = Harbor Tech Team",
            "tech = Harbor Tech Team",
        ],
    );
}

#[test]
fn file_names_divide_a_folder_that_names_nobody() {
    let mut texts = vec![(
        "minutes/2024-01-01.md",
        "# Harbor Steering Committee (SC) 2024-01-01\n",
    )];
    let emea = [
        "minutes/2024-01-02-emea.md",
        "minutes/2024-01-09-emea.md",
        "minutes/2024-01-16-emea.md",
        "minutes/2024-01-23-emea.md",
    ];
    texts.extend(emea.map(|path| (path, "# Harbor emea call\n")));
    let mut expected = vec!["harbor-sc = Harbor SC"];
    expected.extend(["emea = Harbor emea call"; 4]);
    check(&texts, &expected);
}

#[test]
fn a_tag_is_spelled_as_in_an_agenda() {
    check(
        &[(
            "3 May 2024 -tidenight.md",
            "# 3 May 2024 #tidenight\n\n## Agenda\n\n- Tide Night\n- Crabs\n",
        )],
        &["tide-night = Tide Night"],
    );
}

#[test]
fn a_dated_folder_is_a_series_of_its_own() {
    check(
        &[
            (
                "jams/2024-06-18-crab-jam/minutes.md",
                "# Harbor Crab Jam #4\n",
            ),
            ("jams/2024-06-18-crab-jam/table.md", "# Table notes: Eels\n"),
        ],
        &["crab-jam = Harbor Crab Jam #4"; 2],
    );
}

#[test]
fn what_is_configured_wins() {
    let source = SourceConfig {
        teams: vec![TeamConfig {
            id: "dock".to_owned(),
            name: "Dock & Quay".to_owned(),
            aliases: vec!["sig-dock".to_owned()],
        }],
        ..SourceConfig::default()
    };
    let teams = settle(
        &source,
        &files(&[("sig-dock/2024-06-13.md", "# 2024-06-13\n")]),
    );
    let team = teams.of_files[0].clone().unwrap();
    assert_eq!(
        (team.id.as_str(), team.name.as_str()),
        ("dock", "Dock & Quay")
    );
    assert_eq!(teams.named("SIG Dock"), team);
}

#[test]
fn names_that_mean_the_same() {
    let check = |a, b, expected| {
        let alike = ALIKE <= Name::read(a).likeness(&Name::read(b));
        assert_eq!(alike, expected, "{a} / {b}");
    };
    check("SIG Std/Crt", "Sig Standardization & Certification", true);
    check("Serialisation Team", "serialization", true);
    check("sig-markt", "SIG Market", true);
    check("Special Interest Group Tides", "sig-tides", true);
    check("TSC", "Technical Steering Committee", true);
    check("openops", "Open Operations", true);
    check("Team Storage", "storage", true);
    check("Storage WG", "Storage Working Group", true);
    check("Team Storage", "SIG Storage", false);
    check("Team Storage", "Team Network", false);
    check("SIG Tides", "SIG Crabs", false);
    check("AI", "Asia", false);
}

#[test]
fn a_name_in_a_text_finds_its_team() {
    let teams = settle(
        &SourceConfig::default(),
        &files(&[
            ("sig-tides/2024-06-13.md", "# 2024-06-13\n"),
            ("tides/2024-06-13.md", "# 2024-06-13\n"),
            ("storage/2024-06-13.md", "# 2024-06-13\n"),
        ]),
    );
    assert_eq!(teams.named("SIG Tides").id, "sig-tides");
    assert_eq!(teams.named("Team Tides").id, "tides");
    assert_eq!(teams.named("Storage call").id, "storage");
    assert_eq!(teams.named("Crab Council").id, "crab-council");
}

#[test]
fn a_repository_names_who_is_not_named() {
    let source = SourceConfig {
        url: "https://git.example/harbor/Tides.git".to_owned(),
        ..SourceConfig::default()
    };
    let check = |texts: &[(&str, &str)], expected: &[&str]| {
        let teams = settle(&source, &files(texts));
        let shown = teams.of_files.iter().flatten().map(|t| t.name.clone());
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    };
    check(
        &[
            ("notes/2024/2024-06-13.md", "# Meeting 2024-06-13\n"),
            ("notes/2024/2024-06-20.md", "# Crab sizes 2024-06-20\n"),
        ],
        &["Tides"; 2],
    );
    check(
        &[
            ("notes/2024/2024-06-13.md", "# Meeting 2024-06-13\n"),
            (
                "notes/2024/2024-06-20.md",
                "# Weekly Crab Meeting 2024-06-20\n",
            ),
        ],
        &["Weekly Crab"; 2],
    );
}

#[test]
fn a_team_that_was_renamed() {
    let old: Vec<String> = (1..=4)
        .map(|m| format!("tides/2023-{m:02}-10.md"))
        .collect();
    let new: Vec<String> = (1..=6)
        .map(|m| format!("tides/2024-{m:02}-10.md"))
        .collect();
    let mut texts: Vec<(&str, String)> = Vec::new();
    for path in &old {
        let day = &path[6..16];
        texts.push((path, format!("# Harbor Crab Team {day}\n")));
    }
    for path in &new {
        let day = &path[6..16];
        texts.push((
            path,
            format!("# Harbor Tides Team - {day}\n\n## Storage Team report\n"),
        ));
    }
    let texts: Vec<(&str, &str)> = texts.iter().map(|(p, t)| (*p, t.as_str())).collect();
    let mut expected = vec!["harbor-crab-team = Harbor Crab Team"; 4];
    expected.extend(["tides = Harbor Tides Team"; 6]);
    check(&texts, &expected);
}

#[test]
fn letters_in_brackets() {
    let named = |title: &str, expected: &str| {
        let text = format!("# {title}\n\n- crabs\n");
        check(&[("minutes/2024-06-13.md", text.as_str())], &[expected]);
    };
    named(
        "Leaf Tide Committee (LTC)",
        "leaf-tide-committee = Leaf Tide Committee",
    );
    named(
        "Leaf Technical Steering Committee (TSC)",
        "leaf-tsc = Leaf TSC",
    );
    named("Technical Steering Committee (TSC)", "tsc = TSC");
}
