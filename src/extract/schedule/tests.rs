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
fn rhythms_in_all_spellings() {
    check("Treffen in ungeraden Kalenderwochen", "weekly/2 odd");
    check("Treffen alle 14 Tage, Mo 18:00", "weekly/2 Mon 18:00");
    check("14-tägig mittwochs 18:30 Uhr", "weekly/2 Wed 18:30");
    check(
        "Jeden 1. Montag im Monat, 19:30 Uhr",
        "monthly/1 [1] Mon 19:30",
    );
    check(
        "Jeden 2. und 4. Mittwoch im Monat ab 20 Uhr",
        "monthly/1 [2, 4] Wed 20:00",
    );
    check(
        "Immer am 3. Donnerstag des Monats um 18:30",
        "monthly/1 [3] Thu 18:30",
    );
    check(
        "Meetings on alternate Thursdays at 4pm UTC",
        "weekly/2 Thu 16:00 UTC",
    );
    check(
        "The council meets every 1st Tuesday at 15:00 CET.",
        "council monthly/1 [1] Tue 15:00 CET",
    );
    check("Cadence 1/wk", "weekly/1");
    check("The cadence stays at 2 weeks", "weekly/2");
    check(
        "Regular sessions begin May 10th 11:35–12:55",
        "weekly/1 11:35 to 12:55 next",
    );
    check("New meeting time: Wed 9:30a PDT", "weekly/1 Wed 09:30 PDT");
    check(
        "Every Tuesday | 9am PT / 12pm ET / 18:00 CET",
        "weekly/1 Tue 09:00 PT",
    );
}

#[test]
fn from_now_on() {
    check("Reminder: we now meet at 16:00 UTC", "16:00 UTC");
    check("From next week on, we meet at 9:30", "09:30");
    check("Ab sofort treffen wir uns um 9:30 Uhr", "09:30");
    check("SIG Docs will now be held at 5pm CET", "SIG Docs 17:00 CET");
}

#[test]
fn tables_and_labels() {
    check(
        "# Teams\n\n| Team | Day | Time | Zone | Frequency |\n|---|---|---|---|---|\n\
         | Docs | Thursday | 15:00 | UTC | every two weeks |\n\
         | Web | Monday | 10:00 - 11:00 | Europe/Berlin | weekly |",
        "Docs weekly/2 Thu 15:00 UTC\nWeb weekly/1 Mon 10:00 to 11:00 Europe/Berlin",
    );
    check(
        "| Name | Meetings |\n|---|---|\n| Hull | Regular SIG Meeting: Wednesdays at 11:00 PT \
         (biweekly)<br>Paint triage: Tuesdays at 13:00 PT |",
        "Hull weekly/2 Wed 11:00 PT\nPaint triage weekly/1 Tue 13:00 PT",
    );
    check(
        "| Day | Hour | Talk |\n|---|---|---|\n| Tuesday | 10:00 | A talk about sails and much more wind |",
        "",
    );
    check(
        "- **Day:** Thursday\n- **Where:** online\n- **Time:** 15:00 UTC\n- **Frequency:** biweekly",
        "weekly/2 Thu 15:00 UTC",
    );
    check(
        "**When**: Thursdays 3pm UTC\n**Where**: online\n**How often**: every two weeks",
        "weekly/2 Thu 15:00 UTC",
    );
    check(
        "# Hull Special Interest Group\n\n* Regular SIG Meeting: Thursdays at 9:00 PT (biweekly). \
         Convert to your timezone.",
        "Hull Special Interest Group weekly/2 Thu 09:00 PT",
    );
    check(
        "# Harbor Cafes\n\nOn the third Tuesday of every month, we host a cafe.",
        "Harbor Cafes monthly/1 [3] Tue",
    );
}

#[test]
fn times_below_a_day() {
    check(
        "### Mondays\n\n* [16:00 UTC](https://example.org):\n  **Hull Working Group**\n  \
         ([ical](https://example.org))\n* 19:00 UTC: Core Team Meeting\n\n### Notes\n\n* 9:00 UTC: rain",
        "Hull Working Group weekly/1 Mon 16:00 UTC\nCore Team Meeting weekly/1 Mon 19:00 UTC",
    );
    check(
        "# Team meetings\n\n## Monday\n\n- 15:00 UTC - Docs\n\n## Tuesday\n\n- Web, 9am PT (biweekly)",
        "Docs weekly/1 Mon 15:00 UTC\nWeb weekly/2 Tue 09:00 PT",
    );
    check(
        "* Every other Friday:\n  * 14:00 Sail triage\n* 15:00 tea",
        "Sail triage weekly/2 Fri 14:00",
    );
    check("## Dienstags\n\n- 19 Uhr Plenum", "weekly/1 Tue 19:00");
    check(
        "# Mast Summit\n\n## Monday\n\n- 9:00 Welcome\n- 10:00 Ada on sails",
        "",
    );
    check(
        "# Meetings of 2024-05-03\n\n## Monday\n\n- 9:00 Welcome",
        "",
    );
    check(
        "We meet every 2nd and 4th Tuesday at:\n- 12PM GMT\n- 5:30 AM PT",
        "monthly/1 [2, 4] Tue 12:00 GMT",
    );
    check("Join us at:\n- 12PM GMT", "");
}

#[test]
fn statements_of_pages() {
    check(
        "- **Date**: Every 4th Thursday of each month.\n- **Time**: 14:00 UTC",
        "monthly/1 [4] Thu 14:00 UTC",
    );
    check("- **Date**: 2024-05-03\n- **Time**: 14:00 UTC", "");
    check("- **Date**: Thursday\n- **Time**: 14:00 UTC", "");
    check(
        "On odd-numbered weeks, we will meet on 4-4:30pm PT",
        "weekly/2 odd 16:00 to 16:30 PT",
    );
    check(
        "Hull meetings are typically held on Wednesdays from 19:30-21:00 UTC on the 2nd and 4th\n\
         weeks of each month, but conflicts sometimes force another day.",
        "Hull meetings monthly/1 [2, 4] Wed 19:30 to 21:00 UTC",
    );
    check(
        "Every two weeks on Wednesday, alternating between 08:00 and 16:00 UTC.",
        "weekly/2 Wed 08:00 UTC",
    );
    check("The board meets monthly.", "board monthly/1");
    check(
        "The steering committee meets quarterly.",
        "steering committee monthly/3",
    );
    check(
        "* Tuesday at 16:00 UTC: Core developers",
        "Core developers weekly/1 Tue 16:00 UTC",
    );
    check(
        "Office hours: Mondays 17:00–18:00 UTC, Thursdays 9:00–10:00 UTC",
        "Office hours weekly/1 Mon 17:00 to 18:00 UTC\nOffice hours weekly/1 Thu 09:00 to 10:00 UTC",
    );
    check(
        "Meetings: Wed 17:00 PT, Thu 1:00 UTC",
        "weekly/1 Wed 17:00 PT",
    );
    check(
        "Die Sitzungen des Vorstands finden monatlich statt, meist am dritten Dienstag um 20 Uhr",
        "monthly/1 [3] Tue 20:00",
    );
    check(
        "Turnus: 14-tägig, dienstags um 18 Uhr",
        "weekly/2 Tue 18:00",
    );
    check(
        "Das Plenum findet jeden Montag statt.",
        "Plenum weekly/1 Mon",
    );
}

#[test]
fn sentences_of_pages() {
    check(
        "We meet once a month, around the first Thursday of the month. \
         Meetings are always on a Thursday from 7:00pm to 9:00pm.",
        "monthly/1 [1] Thu 19:00 to 21:00",
    );
    check(
        "We have weekly meetings.\nOnce a month, on the first Thursday of the month, we have a planning meeting.",
        "weekly/1\nmonthly/1 [1] Thu",
    );
    check(
        "Treffen: Mittwoch, 18:00 Uhr im Clubraum\nStammtisch: letzter Freitag im Monat, 19 Uhr",
        "weekly/1 Wed 18:00\nmonthly/1 [-1] Fri 19:00",
    );
    check(
        "Most talk is on the list, and the weekly meetings help to solve things.",
        "",
    );
    check(
        "For the meeting at 2:00 PM UTC, which might change with DST",
        "",
    );
}

#[test]
fn columns_and_figures() {
    check(
        "| Day | Meeting | Time (UTC) |\n|---|---|---|\n| Wednesday | Core team | 16:00–17:00 |",
        "Core team weekly/1 Wed 16:00 to 17:00 UTC",
    );
    check(
        "* Docs team: 1st Monday 15:00 UTC",
        "Docs team monthly/1 [1] Mon 15:00 UTC",
    );
    check("every 2nd Tuesday 10:00", "weekly/2 Tue 10:00");
    check(
        "invites for 2nd Thursdays, 4th Thursdays",
        "monthly/1 [2, 4] Thu",
    );
    check(
        "* The paint team meetings restart.\n* Ada says this is a weekly meeting on Thursdays",
        "paint team meetings weekly/1 Thu",
    );
    check(
        "* New rhythm: monthly\n* Next one on 2024-06-03",
        "monthly/1 next\n(once) next",
    );
}

#[test]
fn sessions_held_once() {
    for text in [
        "We had a call on Monday 10:00 about sails",
        "There is a hull session on Friday 10:05",
        "Special working session on Friday at 12:00",
        "Workshop on Monday 14:00-16:00",
        "Ada will present the sails on Thursday at 14:00",
        "Meet with the harbor office on Tuesday 10:00",
        "More on Monday, 11:05 CEST",
        "Planning on Wednesday 11:05",
        "-> Thu, 14:05",
        "* AI: Ada schedules a call\n  * Monday 10:05 - 45 minutes",
        "2024-03-09 2000 UTC (Thursday 12pm Pacific)",
    ] {
        check(text, "");
    }
}

#[test]
fn single_days() {
    check("No call next week.", "(once)");
    check("No deck call next week.", "deck call (once)");
    check("Nächste Woche kein Treffen", "(once)");
    check("Das Plenum am 25.12. fällt aus.", "(once)");
    check("We skip next week's meeting", "(once)");
    check("Skipping July 4", "(once)");
    check("Meeting on Dec 25 cancelled", "(once)");
    check("The meeting is cancelled.", "(once)");
    check("The next meeting is on 2024-06-20.", "(once) next");
    check(
        "The deck call will happen on 2024-06-20.",
        "deck call (once) next",
    );
    for text in [
        "Skipped",
        "Paint: skipped this time",
        "Skip until the next meeting",
        "* Mast days\n  * Will take place on May 23rd in Bremen",
        "No board meeting updates",
        "No one on the call had news",
        "Cancel the next meeting on March 8?",
    ] {
        check(text, "");
    }
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
        "Target: 1 week",
        "Ready 1 month before",
        "New voices on the weekly call",
        "Some weekly call",
        "Discuss it in the monthly meeting",
        "# Notes\n\n* Mast Summit\n  * Meetings Friday",
        "It comes up at the next bi-weekly meeting",
        "Agenda items for the monthly meeting",
        "Monthly might be too much",
        "Not every week",
        "We rotate keys every 3 months",
        "The paint job runs every Monday at 4:00",
        "The pump is tested every second Wednesday.",
        "Ada would prefer Friday 10:00, 16:00 UTC, 12:00 CET",
        "I am available Mondays 10:00-12:00",
        "I propose to meet weekly on Mondays",
        "Moved into the deck call on Thursday",
        "Cadence of versions, targeting quarterly",
        "* Paint release\n  * Then back to 3 month cadence",
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

#[test]
fn days_on_which_nobody_meets() {
    check(
        "If there are five Thursdays in a month, there is usually no meeting on the 5th Thursday.",
        "(once)",
    );
    check("No meetings on the first Monday of the month.", "(once)");
    check(
        "No agenda, we meet every Monday at 10:00.",
        "weekly/1 Mon 10:00",
    );
}

#[test]
fn evenings_and_abbreviated_bodies() {
    check(
        "Es wurde beschlossen, dass sich die AK monatlich trifft, und zwar dienstagabends um 19 Uhr.",
        "AK monthly/1 Tue 19:00",
    );
    check(
        "Wir treffen uns jeden Dienstagabend um 19 Uhr.",
        "weekly/1 Tue 19:00",
    );
}

#[test]
fn groups_named_behind_a_colon() {
    check(
        "# Harbor\n\n## Focus groups\n\n### FG: Crab Traps\n\n* Focus Group Meeting Details\n    * Tuesdays, 2pm CET meeting\n",
        "FG: Crab Traps weekly/1 Tue 14:00 CET",
    );
}

#[test]
fn calendars_of_others() {
    check(
        "# Harbor\n\n## Groups\n\n### Crab Trap WG\n\n* Bi-weekly call - see the HARBOR Group Community Calendar\n",
        "Crab Trap WG weekly/2",
    );
    check(
        "Future meetings were decided to be on the first Wednesday of the month.",
        "monthly/1 [1] Wed",
    );
}
