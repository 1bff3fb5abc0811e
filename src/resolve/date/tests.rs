//! Contradictions and how they are settled.

use crate::config::SourceConfig;
use crate::extract::{Details, extract};
use crate::parse::parse;
use crate::resolve::{FileEvidence, Resolved, resolve};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use minutebook_index::model::MinutesKind;

fn file(path: &str, committed: &str, text: &str) -> (FileEvidence, Details) {
    let (evidence, details) = extract(path, &parse(text));
    let day: Option<NaiveDate> = committed.parse().ok();
    let time: Option<DateTime<Utc>> = day.map(|d| d.and_time(NaiveTime::MIN).and_utc());
    let file = FileEvidence {
        path: path.to_owned(),
        commit: None,
        committed_at: time,
        first_committed_at: time,
        evidence,
    };
    (file, details)
}

const PEOPLE: &str = "\n\n## Participants\n\n* @ada\n* @bo\n\n## Agenda\n\n* crabs\n";

/// A team that meets on Wednesdays, and one file more, which is returned.
fn among_wednesdays(path: &str, committed: &str, title: &str) -> Vec<Resolved> {
    let usual = [3, 10, 17, 24].into_iter().flat_map(|day| {
        let days = [
            format!("2024-01-{day:02}"),
            format!("2024-05-{:02}", day + 5),
        ];
        days.map(|d| file(&format!("dock/{d}.md"), &d, &format!("# {d}{PEOPLE}")))
    });
    let mut files: Vec<_> = usual.collect();
    files.push(file(path, committed, &format!("{title}{PEOPLE}")));
    resolve(&SourceConfig::default(), &files).pop().unwrap()
}

fn check(path: &str, committed: &str, title: &str, expected: &str) {
    let resolved = among_wednesdays(path, committed, title);
    let shown: Vec<_> = resolved.iter().map(show).collect();
    assert_eq!(shown.join("\n"), expected, "{path}");
}

fn show(resolved: &Resolved) -> String {
    let minutes = &resolved.minutes;
    if minutes.kind == MinutesKind::Page {
        return "page".to_owned();
    }
    let day = minutes.date.map_or("unknown".to_owned(), |d| d.to_string());
    let end = minutes
        .end_date
        .map(|d| format!("..{d}"))
        .unwrap_or_default();
    let odd = minutes.diagnostics.iter();
    let odd = odd.map(|d| format!(" ({})", d.message));
    let odd: Vec<_> = odd.collect();
    format!("{day}{end}{}", odd.concat())
}

#[test]
fn a_heading_copied_from_last_week_loses() {
    check(
        "dock/2024-01-31.md",
        "2024-01-31",
        "# 2024-01-24",
        "2024-01-31 (the heading says 2024-01-24, the file name 2024-01-31; took the file name)",
    );
}

#[test]
fn a_file_name_of_the_wrong_year_loses() {
    check(
        "dock/2023-01-31.md",
        "2024-01-31",
        "# 2024-01-31",
        "2024-01-31 (the file name says 2023-01-31, the heading 2024-01-31; took the heading)",
    );
}

#[test]
fn the_weekday_of_the_team_decides_between_neighbors() {
    check(
        "dock/2024-02-01.md",
        "2024-02-01",
        "# 2024-01-31",
        "2024-01-31 (the file name says 2024-02-01, the heading 2024-01-31; took the heading)",
    );
}

#[test]
fn slips_and_days_that_are_none() {
    check(
        "dock/2024-01-31.md",
        "2024-01-31",
        "# 2204-01-31",
        "2024-01-31 (the heading says year 2204 read as 2024)",
    );
    check(
        "dock/2024-02-30.md",
        "",
        "# Dock",
        "unknown (the file name says 2024-02-30, which is no day of the calendar) \
         (it is not known on which day this meeting was held)",
    );
}

#[test]
fn meetings_of_several_days() {
    check(
        "jams/2024-02-06-07-husum/minutes.md",
        "",
        "# Jam",
        "2024-02-06..2024-02-07",
    );
    check(
        "jams/2024-02-06-07-husum/table.md",
        "",
        "# Jam 2024-02-07",
        "2024-02-07",
    );
    check(
        "dock/2024-02-06.md",
        "",
        "# Jam February 6-8, 2024",
        "2024-02-06..2024-02-08",
    );
}

#[test]
fn a_year_that_only_the_folder_or_the_commit_knows() {
    check("dock/2024/CG-01-31.md", "", "# Dock", "2024-01-31");
    check(
        "dock/minutes.md",
        "2024-02-02",
        "# Meeting of January 31st",
        "2024-01-31",
    );
}

#[test]
fn meetings_and_pages() {
    check("README.md", "", "# Dock", "page");
    check("dock/2024-02-06/README.md", "", "# Dock", "2024-02-06");
    check("dock/2024-template.md", "", "# Dock YYYY-MM-DD", "page");
    check(
        "docs/how-to.md",
        "",
        "# How to write minutes, 2024-01-31",
        "page",
    );
    check(
        "dock/late.md",
        "",
        "# Dock",
        "unknown (it is not known on which day this meeting was held)",
    );
}

#[test]
fn minutes_that_carry_last_years_number() {
    check(
        "dock/2023-01-31.md",
        "2024-01-31",
        "# 2023-01-31",
        "2024-01-31 (the file name says 2023-01-31, but the minutes came a year later, \
         when the team met; took 2024-01-31)",
    );
    check(
        "dock/2023-01-31.md",
        "2024-04-30",
        "# 2023-01-31",
        "2023-01-31",
    );
    check(
        "shore/2023-01-31.md",
        "2024-01-31",
        "# 2023-01-31",
        "2023-01-31",
    );
}

#[test]
fn a_weekday_beside_the_date() {
    check(
        "shore/notes.md",
        "",
        "# Notes of Wednesday, 2024-02-06\n\nDate: Wednesday, 2024-02-07",
        "2024-02-07 (the heading says 2024-02-06, the date line 2024-02-07; took the date line)",
    );
}

#[test]
fn an_announced_day_speaks_for_itself() {
    let call = "# Harbor call 2024-01-02\n\n## Schedule\n\n* New SIG Crab meets every fourth Monday at 10:00, starting on 8 January 2024\n";
    let files = [
        file(
            "harbor-call/2024-01-02.md",
            "2024-01-02",
            &format!("{call}{PEOPLE}"),
        ),
        file(
            "sig-crab/2024-01-11.md",
            "2024-01-12",
            &format!("# 2024-01-08{PEOPLE}"),
        ),
    ];
    let resolved = resolve(&SourceConfig::default(), &files).pop().unwrap();
    assert_eq!(
        show(&resolved[0]),
        "2024-01-08 (the file name says 2024-01-11, the heading 2024-01-08; took the heading)"
    );
}

#[test]
fn days_counted_by_headings() {
    check(
        "jams/2024-02-06-husum/minutes.md",
        "",
        "# Jam\n\n## Day 1\n\n* boats\n\n## Day 2\n\n* crabs",
        "2024-02-06..2024-02-07",
    );
    check("jams/2024-02-06-husum/index.md", "", "# Jam", "2024-02-06");
}

#[test]
fn a_year_of_two_digits_is_read_by_what_else_is_known() {
    check("dock/24-06-05.md", "2024-06-06", "# Dock", "2024-06-05");
    check("dock/05-06-24.md", "2024-06-06", "# Dock", "2024-06-05");
    check(
        "dock/24-06-05.md",
        "2024-06-06",
        "# Dock 5 June 2024",
        "2024-06-05",
    );
}

#[test]
fn the_last_day_is_named_by_path_and_text() {
    check(
        "dock/20240605-07.md",
        "2024-06-08",
        "# Dock\n\n- Wednesday, June 5, 2024\n- Friday, June 7, 2024",
        "2024-06-05..2024-06-07",
    );
}

#[test]
fn information_is_a_page() {
    check("dock/member-info.md", "2024-06-06", "# For members", "page");
}
