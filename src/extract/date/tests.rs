//! Tables of paths, titles and lines and of the days they name.

use super::*;
use crate::extract::{Evidence, extract};
use crate::parse::parse;
use crate::scan::{Reference, Tense};
use chrono::NaiveDate;

fn evidence(path: &str, text: &str) -> Evidence {
    extract(path, &parse(text)).0
}

fn show(dates: &[DateEvidence]) -> String {
    let reference: Reference = NaiveDate::from_ymd_opt(2024, 6, 20).unwrap();
    let shown = dates.iter().map(|d| {
        let days = d.date.ground(reference, Tense::Either);
        let day = days.map_or("none".to_owned(), |days| {
            let end = days.end.map(|end| format!("..{end}")).unwrap_or_default();
            format!("{}{end}", days.start)
        });
        format!("{:?} {day}", d.origin)
    });
    shown.collect::<Vec<_>>().join(", ")
}

#[test]
fn days_in_paths() {
    let check = |path, expected: &str| assert_eq!(show(&from_path(path)), expected, "{path}");
    check("storage/20240613.md", "FileName 2024-06-13");
    check("2024-06-13.md", "FileName 2024-06-13");
    check("minutes20240613.md", "FileName 2024-06-13");
    check("notes_2024_06_13.md", "FileName 2024-06-13");
    check("board-2024-06-13.md", "FileName 2024-06-13");
    check("2024-06-13-harbor.md", "FileName 2024-06-13");
    check("2024-6-3.md", "FileName 2024-06-03");
    check("20024-06-13.md", "FileName 2024-06-13");
    check("13-june-2024.md", "FileName 2024-06-13");
    check("240613.md", "FileName 2024-06-13");
    check("2024/CG-06-13.md", "FileName 2024-06-13");
    check("2024/06/13.md", "FileName 2024-06-13");
    check("2024/0613.md", "FileName 2024-06-13");
    check("2024/june-13.md", "FileName 2024-06-13");
    check(
        "2024-06-18-19-7-jam/table.md",
        "Folder 2024-06-18..2024-06-19",
    );
    check("2024-09-jam/minutes.md", "Folder 2024-09");
    check("docs/how-to-1.2.3.md", "");
    check("2018/CG-11-13.md", "FileName 2018-11-13");
    check("07-Jul-2016.md", "FileName 2016-07-07");
    check("community-2025-01-15.md", "FileName 2025-01-15");
    check("Regular Meeting 2022 10 11.md", "FileName 2022-10-11");
    check("Meeting 12 of 2022.md", "");
    check("Meeting 64.md", "");
    check(
        "2026-02-17-18-6-jam/minutes.md",
        "Folder 2026-02-17..2026-02-18",
    );
    check("Hafen_2022-7-1_Protokoll.md", "FileName 2022-07-01");
    check("protokoll-hafen-20151119.md", "FileName 2015-11-19");
    check("2020-02-05 Community-Runde.md", "FileName 2020-02-05");
    check("13.06.2024.md", "FileName 2024-06-13");
    check("13-06-2024.md", "FileName 2024-06-13");
    check("06-13-2024.md", "FileName 2024-06-13");
    check("2024.06.13.md", "FileName 2024-06-13");
    check("June 13, 2024.md", "FileName 2024-06-13");
    check("13. Juni 2024.md", "FileName 2024-06-13");
    check("20240613-board.md", "FileName 2024-06-13");
    check("20240613_1000.md", "FileName 2024-06-13");
    check("2024-06-13T1000.md", "FileName 2024-06-13");
    check("2024/2024-06/13.md", "Folder 2024-06, FileName 2024-06-13");
    check("2024/06/13-board.md", "FileName 2024-06-13");
    check("2024/06-June/13.md", "Folder 2024-06, FileName 2024-06-13");
    check("2024/june/13.md", "Folder 2024-06, FileName 2024-06-13");
    check(
        "2024-06/2024-06-13.md",
        "FileName 2024-06-13, Folder 2024-06",
    );
    check("board/2024-06-13/index.md", "Folder 2024-06-13");
    check("2024/06-husum/13-minutes.md", "FileName 2024-06-13");
    check("2024/06-husum/06-13-f2f-minutes.md", "FileName 2024-06-13");
    check("2024/06-husum/13-06-2024-minutes.md", "FileName 2024-06-13");
    check("2024/06-husum/minutes-day1.md", "");
    check("SIG-Crab/2024/crab-06-13.md", "FileName 2024-06-13");
    check("docs/2024/docs-06-3.md", "FileName 2024-06-03");
}

fn check_text(text: &str, expected: &str) {
    let found = evidence("x.md", text);
    assert_eq!(show(&found.parts[0].dates), expected, "{text}");
}

#[test]
fn days_in_the_text() {
    check_text("# Harbor 2024-06-13\n", "Heading 2024-06-13");
    check_text("---\ndate: 2024-06-13\n---\n", "FrontMatter 2024-06-13");
    check_text("# Harbor\n\nDate: June 13, 2024\n", "DateLine 2024-06-13");
    check_text(
        "# Harbor\n\n## When\n\nJune, 13th 2024 at 10:00\n",
        "DateLine 2024-06-13",
    );
    check_text("June 13, 2024\n\n## Attendees\n", "DateLine 2024-06-13");
    check_text("# A\n\nSitzung vom 13. Juni 2024\n", "DateLine 2024-06-13");
    check_text(
        "# A\n\nlate again\n2024-06-13/14 Husum\n",
        "Text 2024-06-13..2024-06-14",
    );
    check_text("# A\n\n## Next meeting 2024-06-20\n", "");
}

#[test]
fn days_that_minutes_state() {
    let check = |line: &str, expected: &str| check_text(&format!("# Harbor\n\n{line}\n"), expected);
    check(
        "* Meeting called to order by President Ada at 19:01, June 13, 2024",
        "DateLine 2024-06-13",
    );
    check(
        "- 2024-06-13 11:00-0800 Call to order",
        "DateLine 2024-06-13",
    );
    check(
        "Am Donnerstag, dem 13.06.2024, versammelten sich um 20.00 Uhr viele",
        "DateLine 2024-06-13",
    );
    check(
        "The last meeting was held on June 6, 2024 at the mill by all",
        "",
    );
    check(
        "The boats left the harbor on June 13, 2024 and all came back again",
        "",
    );
}

#[test]
fn days_in_all_spellings() {
    check_text("# 13-Jun-2024 Harbor notes\n", "Heading 2024-06-13");
    check_text("# Protokoll vom 13.6.2024\n", "Heading 2024-06-13");
    check_text("# Harbor 6/13/2024\n", "Heading 2024-06-13");
    check_text("# Harbor 13/06/2024\n", "Heading 2024-06-13");
    check_text("# Harbor, June 13th, 2024\n", "Heading 2024-06-13");
    check_text("# Thursday, the 13th of June 2024\n", "Heading 2024-06-13");
    check_text("# Hafen, Donnerstag, 13. Juni 2024\n", "Heading 2024-06-13");
    check_text("# Hafen 13.06.24\n", "Heading 2024-06-13");
    check_text("# 2024/06/13\n", "Heading 2024-06-13");
    check_text("# 2024.06.13\n", "Heading 2024-06-13");
    check_text(
        "# Harbor 64\n### Meeting Date/Time: Thursday, June 13, 2024 06:00 UTC\n",
        "Heading 2024-06-13",
    );
    check_text(
        "# Harbor\n\n**Date:** 13 June 2024\n",
        "DateLine 2024-06-13",
    );
    check_text(
        "# Harbor\n\n**Termin:** Donnerstag, 13.06.2024, 19 Uhr\n",
        "DateLine 2024-06-13",
    );
    check_text(
        "# Harbor\n\n* Today's meeting: 2024-06-13\n",
        "DateLine 2024-06-13",
    );
    check_text(
        "# Harbor\n\n| Date | Place |\n|---|---|\n| 2024-06-13 | Husum |\n",
        "Text 2024-06-13",
    );
    check_text(
        "# Harbor\n\n- **When**: June 13, 4pm-5pm UTC\n",
        "DateLine 2024-06-13",
    );
    check_text(
        "# Hafen\n\nMittwoch, 13. Juni 2024\n",
        "DateLine 2024-06-13",
    );
    check_text(
        "---\ntitle: 13.06.2024 - Protokoll\n---\n\n# Crabs\n",
        "Heading 2024-06-13",
    );
    check_text(
        "# A\n\n## Summit on crabs and other friends 2024-09-20\n",
        "",
    );
}

#[test]
fn meetings_of_a_file() {
    let check = |text: &str, expected: &[u32]| {
        let found = evidence("x.md", text);
        let lines: Vec<_> = found.parts.iter().map(|p| p.line).collect();
        assert_eq!(lines, expected, "{text}");
    };
    let meeting = |title: &str| format!("{title}\n\nPresent: Ada, Bo\n\n- crabs\n- eels\n\n");
    let rolling = |a, b| format!("# Harbor notes\n\n{}{}", meeting(a), meeting(b));
    check(&rolling("## 2024-06-13", "## 2024-06-20"), &[1, 10]);
    check(&rolling("## June 20", "## June 13 (special)"), &[1, 10]);
    check(&rolling("## 2024-06-13", "## 2024-06-13"), &[1]);
    check(&rolling("## v1.2 2024-06-13", "## v1.3 2024-06-20"), &[1]);
    check(
        &rolling("## Meeting 12 (2024-06-20)", "## Meeting 11 (2024-06-13)"),
        &[1, 10],
    );
    let told = |title: &str| {
        let week = "\n\n* The board met\n* It looked at crabs\n* It agreed on eels\n\n";
        format!("# {title}\n\n## 2024-06-13{week}## 2024-06-20\n\nSkipped.\n\n## 2024-06-27{week}")
    };
    check(&told("Board meeting summary"), &[1, 13]);
    check(&told("Board news"), &[1]);
    check(&rolling("## 13. Juni 2024", "## 20. Juni 2024"), &[1, 10]);
    check(
        &rolling("## Thursday, June 13th", "## Thursday, June 20th"),
        &[1, 10],
    );
    check(
        &rolling("## Sitzung vom 13.6.2024", "## Sitzung vom 20.6.2024"),
        &[1, 10],
    );
    check(&rolling("**2024-06-20**", "**2024-06-13**"), &[1, 10]);
    check(
        &rolling("## #12: 2024-06-20", "## #11: 2024-06-13"),
        &[1, 10],
    );
    check(
        &rolling("## Day 1, 2024-06-13", "## Day 2, 2024-06-14"),
        &[1],
    );
    check(
        "# Changelog\n\n## 2024-06-13\n\n- a\n- b\n- c\n\n## 2024-06-20\n\n- a\n- b\n- c\n",
        &[1],
    );
    check(
        &rolling(
            "## 2024-06-13",
            "### Next meeting: June 20, 2024\n## June 20, 2024 topics",
        ),
        &[1],
    );
    check(
        "# 2024-06-20\n\n* stub\n\n# 2024-06-13\n\n## Participants\n\n* @ada\n* @bo\n",
        &[1],
    );
}

#[test]
fn shapes() {
    let check = |text, expected: [bool; 4]| {
        let shape = evidence("x.md", text).parts[0].shape.clone();
        let found = [shape.attendance, shape.agenda, shape.template, shape.void];
        assert_eq!(found, expected, "{text}");
    };
    check(
        "# A\n\n## Participants\n\n* @ada\n",
        [true, false, false, false],
    );
    check(
        "# A\n\nAttendees: Ada\n\n## Agenda\n\n* crabs\n",
        [true, true, false, false],
    );
    check(
        "# Harbor YYYY-MM-DD\n\n## Agenda\n",
        [false, true, true, false],
    );
    check(
        "Redirect to the minutes of Tuesday\n",
        [false, false, false, true],
    );
    check(
        "# 2024-06-13\n\nNo meeting, high tide.\n",
        [false, false, false, true],
    );
}

#[test]
fn days_that_headings_count() {
    let check = |text, expected: u8| {
        assert_eq!(
            evidence("x.md", text).parts[0].shape.days,
            expected,
            "{text}"
        );
    };
    check("# Jam\n\n## Day 1 (boats)\n\na\n\n## Day 2\n\nb\n", 2);
    check("# Treffen\n\n## Tag 1\n\n## Tag 2\n\n## Tag 3\n", 3);
    check("# Jam\n\n## Day 2\n\na\n", 0);
    check("# Jam\n\n## Day 1\n\na\n", 0);
}

#[test]
fn years_of_two_digits() {
    let check = |path, expected: &str| assert_eq!(show(&from_path(path)), expected, "{path}");
    check("24-06-13.md", "FileName 2024-06-13, FileName 2013-06-24");
    check(
        "24-06-30_harbor.md",
        "FileName 2024-06-30, FileName 2030-06-24",
    );
    check(
        "31-05-24-harbor.md",
        "FileName 2031-05-24, FileName 2024-05-31",
    );
    check("harbor-24-06-13.md", "");
    check("24-06-13-2.md", "");
    check("1.24-06-13.md", "");
    check_text(
        "# Harbor\n\n## Date: 24-06-13\n",
        "Heading 2024-06-13, Heading 2013-06-24",
    );
    check_text(
        "# Harbor\n\nDate: 24-06-13\n",
        "DateLine 2024-06-13, DateLine 2013-06-24",
    );
    check_text("# Harbor\n\nBox 24-06-13\n", "");
}

#[test]
fn a_zone_before_the_time() {
    check_text(
        "# Harbor\n\n**Meeting minutes: 2024-06-13 UTC 16:00**\n",
        "DateLine 2024-06-13",
    );
}
