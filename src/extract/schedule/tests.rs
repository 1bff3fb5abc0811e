//! Sentences that say when a team meets, and sentences that do not.

use super::*;
use crate::parse::parse;

/// Markdown → the statements, one a line: team, rule, next date.
fn check(markdown: &str, expected: &str) {
    let document = parse(markdown);
    let part = Part::new(&document, 0..document.blocks.len());
    let found: Vec<String> = recognize(&part).iter().map(in_short).collect();
    assert_eq!(found.join("\n"), expected, "{markdown}");
}

fn in_short(evidence: &ScheduleEvidence) -> String {
    let rule = &evidence.schedule;
    let step = |n: u32| rule.freq.map(|f| format!("{f:?}/{n}").to_lowercase());
    let parts = [
        evidence.team_name.clone(),
        rule.exception.then(|| "(once)".to_owned()),
        rule.interval.and_then(step),
        rule.week_of_month.as_ref().map(|w| format!("{w:?}")),
        rule.weekday.map(|d| d.to_string()),
        rule.parity.map(|p| format!("{p:?}").to_lowercase()),
        rule.start_time.map(|t| t.to_string()),
        rule.end_time.map(|t| format!("to {t}")),
        rule.timezone_text.clone(),
        evidence.next.as_ref().map(|_| "next".to_owned()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_rhythms() {
    check("* Every Mon 14-15", "weekly/1 Mon 14:00 to 15:00");
    check("* Every other week Fri 9-10", "weekly/2 Fri 09:00 to 10:00");
    check(
        "* Every other uneven week Thu 14-15",
        "weekly/2 Thu odd 14:00 to 15:00",
    );
    check("Biweekly, Fridays 13:00 CEST", "weekly/2 Fri 13:00 CEST");
    check(
        "Thursdays at 16:00 UTC (bi-weekly)",
        "weekly/2 Thu 16:00 UTC",
    );
    check(
        "monthly on Monday, 15:05 – 15:55 Europe/Berlin",
        "monthly/1 Mon 15:05 to 15:55 Europe/Berlin",
    );
    check("We meet fortnightly.", "weekly/2");
    check("We meet every 4 weeks.", "weekly/4");
    check("The call takes place once a month.", "monthly/1");
    check("Thursday 10:05, even weeks", "weekly/2 Thu even 10:05");
    check(
        "We meet on the first Wednesday of the month at 18:00 PT.",
        "monthly/1 [1] Wed 18:00 PT",
    );
    check(
        "Meetings are on the 2nd and 4th Thursday of each month.",
        "monthly/1 [2, 4] Thu",
    );
    check("Meetings: last Friday of the month", "monthly/1 [-1] Fri");
}

#[test]
fn the_rhythms_in_german() {
    check("Alle zwei Wochen donnerstags 14 Uhr", "weekly/2 Thu 14:00");
    check(
        "Wir treffen uns jeden Montag um 10:00 Uhr",
        "weekly/1 Mon 10:00",
    );
    check(
        "Treffen: mittwochs 9:05, ungerade KW",
        "weekly/2 Wed odd 09:05",
    );
    check("Treffen ab jetzt monatlich", "monthly/1");
}

#[test]
fn changes() {
    check("* Shift to monthly", "monthly/1");
    check("* Shift to monthly & revive", "monthly/1");
    check("The call is moved to 15:05.", "15:05");
    check("New time: 17:00 EDT", "17:00 EDT");
    check("We move this meeting to Wednesday.", "weekly/1 Wed");
    check(
        "* Call switched back to old time slot on Thursdays 14:05 and shift to bi-weekly",
        "weekly/2 Thu 14:05",
    );
}

#[test]
fn who_meets() {
    check(
        "Team Storage moves to Wed 9:05",
        "Team Storage weekly/1 Wed 09:05",
    );
    check(
        "* Storage: Wed 10:05 CEST",
        "Storage weekly/1 Wed 10:05 CEST",
    );
    check(
        "* Thu 10:05 – 10:55 CEST: Team Web (Ada)",
        "Team Web weekly/1 Thu 10:05 to 10:55 CEST",
    );
    check(
        "# Notes\n\n## Team Web\n\n* Shift to monthly",
        "Team Web monthly/1",
    );
    check(
        "# Minutes\n\n* Docs team\n  * Regular meetings on Tuesdays.",
        "Docs team weekly/1 Tue",
    );
    check(
        "# Teams\n\n| Team | When |\n|---|---|\n| SIG Docs | Tue 9:00 UTC |",
        "SIG Docs weekly/1 Tue 09:00 UTC",
    );
    check(
        "* Wed 10:05 Storage, 11:35 Web, Thu 9:05 Tests",
        "Storage weekly/1 Wed 10:05\nWeb weekly/1 Wed 11:35\nTests weekly/1 Thu 09:05",
    );
}

#[test]
fn whose_name_is_meant() {
    check(
        "We moved Paint to Wed, leave SIG Hulls on Mon for now",
        "Paint weekly/1 Wed\nSIG Hulls weekly/1 Mon",
    );
    check("* Shift to bi-weekly @AdaAnchor", "weekly/2");
    check("* Ada: How often\n  * We meet biweekly now.", "weekly/2");
    check(
        "Next year starts a weekly call\nas \"Harbor Team\".",
        "Harbor Team weekly/1",
    );
    check(
        "# Notes\n\n## Open Deck Calls\n\n* Ada offers a weekly deck call",
        "Open Deck Calls weekly/1",
    );
    check("We move the 17:00 UTC meeting to 20:00.", "20:00");
}

#[test]
fn weeks_of_the_month() {
    check(
        "Monthly, second Tuesday 16:00-17:00",
        "monthly/1 [2] Tue 16:00 to 17:00",
    );
    check("Monthly on the 2nd and 4th Friday", "monthly/1 [2, 4] Fri");
}

#[test]
fn a_zone_for_all_times() {
    check(
        "# Meetings\n\nAll times are in US Eastern Time.\n\n## Web Team\n\n* weekly on Tuesdays at 12:00",
        "Web Team weekly/1 Tue 12:00 US Eastern Time",
    );
}

#[test]
fn lines_complete_each_other() {
    check(
        "* every four weeks we meet\n* next time Monday 2023-10-02 at 15:00 CEST",
        "weekly/4 Mon 15:00 CEST next\n(once) 15:00 CEST next",
    );
    check(
        "* weekly deck call\n* Thursdays 12:05 CET",
        "deck call weekly/1 Thu 12:05 CET",
    );
    check(
        "Monthly, next on Feb 5th, 10-11",
        "monthly/1 10:00 to 11:00 next",
    );
}

#[test]
fn single_days() {
    check("No call next week.", "(once)");
    check("The meeting is cancelled.", "(once)");
    check("The next meeting is on 2024-06-20.", "(once) next");
}

#[test]
fn what_is_no_statement() {
    for text in [
        "Monthly renewal of the certificate",
        "weekly scans are enabled",
        "The nightly builds are green.",
        "Send the weekly report",
        "Should we meet weekly?",
        "The release is on Wednesday",
        "The fair takes place on 2024-06-18 at 10:00.",
        "We talked for 20 minutes.",
        "# Tech Weekly 2024-06-13",
        "This was talked about in every Friday call",
        "Meeting on friday with Ada",
        "Bugs seen in the Crane weekly",
        "The sprints start in even weeks",
        "For pilots (even weeks) and sailors (odd weeks)",
        "* Idea: a get-together every week",
        "Follow-up Thu 14:00",
        "Talks start Friday, 9:00",
        "",
    ] {
        check(text, "");
    }
}

#[test]
fn any_text_is_read() {
    for text in [
        "every",
        "every other",
        "(((",
        "1/",
        "ä 14-ä",
        "first second",
        "- \n-> :",
        "http://",
    ] {
        let document = parse(text);
        let part = Part::new(&document, 0..document.blocks.len());
        recognize(&part);
    }
}
