//! Whole documents: what is announced, and what is none of it. All of them
//! are read as of Thursday, 13 June 2024.

use super::recognize;
use crate::extract::{MentionEvidence, Part};
use crate::parse::parse;
use crate::scan::{Tense, dates};
use minutebook_index::model::EventStatus;
use proptest::prelude::*;

pub(super) fn check(text: &str, expected: &[&str]) {
    let document = parse(text);
    let part = Part::new(&document, 0..document.blocks.len());
    let shown: Vec<String> = recognize(&part).iter().map(show).collect();
    assert_eq!(shown, expected, "{text}");
}

/// `line name | days | time | place | status | CfP | links`, without what is
/// unknown.
fn show(mention: &MentionEvidence) -> String {
    let today = chrono::NaiveDate::from_ymd_opt(2024, 6, 13).unwrap();
    let tense = if mention.past {
        Tense::Behind
    } else {
        Tense::Ahead
    };
    let days = |d: &crate::scan::DateText| d.ground(today, tense);
    let date = mention.date.as_ref().and_then(days).map(|days| {
        let end = days.end.map(|end| format!("..{end}"));
        format!("{}{}", days.start, end.unwrap_or_default())
    });
    let cfp = mention.cfp_deadline.as_ref().and_then(days);
    let status = (mention.status != EventStatus::Confirmed)
        .then(|| format!("{:?}", mention.status).to_lowercase());
    let parts = [
        Some(format!("{} {}", mention.line, mention.name)),
        date,
        mention.start_time.map(|time| time.to_string()),
        mention
            .place
            .clone()
            .or(mention.online.then(|| "online".to_owned())),
        status,
        cfp.map(|days| format!("cfp {}", days.start)),
        (!mention.urls.is_empty()).then(|| mention.urls.join(" ")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" | ")
}

/// Checks one line outside of lists of events.
pub(super) fn check_line(line: &str, expected: &str) {
    let text = format!("# Notes\n\n## Topics\n\n- {line}\n");
    match expected {
        "" => check(&text, &[]),
        _ => check(&text, &[&format!("5 {expected}")]),
    }
}

/// Checks one entry of a list of events.
fn check_entry(line: &str, expected: &str) {
    let text = format!("# Notes\n\n## Upcoming events\n\n- {line}\n");
    match expected {
        "" => check(&text, &[]),
        _ => check(&text, &[&format!("5 {expected}")]),
    }
}

#[test]
fn lines_outside_of_lists() {
    check_line(
        "Board elections from July 1 to July 14",
        "Board elections | 2024-07-01..2024-07-14",
    );
    check_line(
        "The docs sprint is scheduled for July 8",
        "docs sprint | 2024-07-08",
    );
    check_line(
        "Ada: we are organizing a hackathon in Berlin, September 9-11. https://hack.example",
        "hackathon | 2024-09-09..2024-09-11 | Berlin | https://hack.example",
    );
    check_line(
        "Community Day moved to July 4",
        "Community Day | 2024-07-04 | moved",
    );
    check_line(
        "Rose webinar on June 27, 16:00 UTC: https://webinar.example",
        "Rose webinar | 2024-06-27 | 16:00 | online | https://webinar.example",
    );
    check_line(
        "F2F meeting tentatively July 3rd in Graz",
        "F2F meeting | 2024-07-03 | Graz | tentative",
    );
    check_line(
        "A workshop is planned for August in Linz for test teams",
        "workshop for test teams | 2024-08 | Linz | tentative",
    );
    check_line(
        "a workshop called Rose Bootcamp in Graz on July 3",
        "Rose Bootcamp | 2024-07-03 | Graz",
    );
    check_line(
        "We meet at FOSDEM, Feb 1-2 2025 in Brussels",
        "FOSDEM | 2025-02-01..2025-02-02 | Brussels",
    );
    check_line("Rose election [#12](https://a.example/issues/12)", "");
    check_line(
        "Rose election, July 3 [#12](https://a.example/issues/12)",
        "Rose election | 2024-07-03 | https://a.example/issues/12",
    );
}

#[test]
fn meetings_elsewhere_and_sprints() {
    check_line(
        "We are planning a developer meeting in Lyon, October 14-18",
        "developer meeting | 2024-10-14..2024-10-18 | Lyon",
    );
    check_line(
        "Board meeting in Denver on July 18th",
        "Board meeting | 2024-07-18 | Denver",
    );
    check_line(
        "A face to face meeting will be scheduled for Nov 16/17",
        "face to face meeting | 2024-11-16..2024-11-17",
    );
    check_line(
        "Ada: report on June 18-20 Graz sprint",
        "Graz sprint | 2024-06-18..2024-06-20 | Graz",
    );
    check_line(
        "Sprint in Graz, July 5th through 7th",
        "Sprint | 2024-07-05..2024-07-07 | Graz",
    );
    check_line(
        "LEAF is in Vienna, 23-27 September",
        "LEAF | 2024-09-23..2024-09-27 | Vienna",
    );
    check_line(
        "RoseCon was great (May 15-23, Graz)",
        "RoseCon | 2024-05-15..2024-05-23 | Graz",
    );
    check_line(
        "Rose Walk: Sunday, 16 June 2024, 11:00, Norderhof",
        "Rose Walk | 2024-06-16 | 11:00 | Norderhof",
    );
    check_line("Bug bash June 20", "Bug bash | 2024-06-20");
    check_line(
        "Docs-a-thon planned for the last week in July",
        "Docs-a-thon | 2024-07 | tentative",
    );
    check_line(
        "Rose Summit 2025, June 18-20, Graz. The call for papers closes on 31 March 2025, so far one talk.",
        "Rose Summit 2025 | 2025-06-18..2025-06-20 | Graz | cfp 2025-03-31",
    );
    check_line(
        "Talks for the Rose Summit in October? CFP deadline is July 1.",
        "Rose Summit | 2024-10 | cfp 2024-07-01",
    );
}

#[test]
fn meetings_and_sprints_that_announce_nothing() {
    for line in [
        "Board meeting on July 18th",
        "Team meeting in room Denver on Mondays",
        "Meeting minutes May 3-5",
        "Sprint 24 ends on June 21",
        "Next sprint: June 21",
        "Sprint Review on June 21",
        "Ada is in Vienna, 23-27 September",
        "FIX is in review until June 20",
        "Ada Lovelace 3 July 2024 14:07",
        "Team Roses: July 3, 15:00",
        "Update July 3, 15:00",
        "at Rosehill July 3, 15:00",
        "Unser Rosentreff ist am letzten Freitag im Monat",
        "Regelmäßige Treffen: Mittwoch, 18:00 Uhr im Clubraum",
    ] {
        check_line(line, "");
    }
    check("# Notes\n\n## Nächstes Treffen: 27. Juni, 20:30 Uhr\n", &[]);
}

#[test]
fn german_lines_outside_of_lists() {
    check_line(
        "Die Fakultät plant Cryptoparty im Juli",
        "Cryptoparty | 2024-07",
    );
    check_line(
        "Raum für Infoabend gebucht (A/023, 29.06.2024, 18:30 – 21:00)",
        "Infoabend | 2024-06-29 | 18:30",
    );
    check_line(
        "Am nächsten Sonntag ist wieder ein Repair Café in Graz von 14-17 Uhr",
        "Repair Café | 2024-06-16 | 14:00 | Graz",
    );
    check_line(
        "Grüner Aufbruch 23. November 2024 - 14 Uhr Aufbau - 17 Uhr Anfang",
        "Grüner Aufbruch | 2024-11-23 | 17:00",
    );
    check_line(
        "Am 30.11.2024 ist von 10 - 18h unser Linux Presentation Day in der Halle.",
        "Linux Presentation Day | 2024-11-30 | 10:00 | Halle",
    );
    check_line(
        "Löt-Kurs am 5. Juli, 16:40 Uhr",
        "Löt-Kurs | 2024-07-05 | 16:40",
    );
    check_line("Filmabend am 5. Juli", "Filmabend | 2024-07-05");
    check_line(
        "Flohmarkt: 7.7., 10-16 Uhr",
        "Flohmarkt | 2024-07-07 | 10:00",
    );
    check_line(
        "Am 12. Juli findet die Mitgliederversammlung in Graz statt",
        "Mitgliederversammlung | 2024-07-12 | Graz",
    );
    check_line(
        "Für den 5.10. ist ein Hackathon in Köln geplant",
        "Hackathon | 2024-10-05 | Köln | tentative",
    );
    check_line(
        "Ada hält am 9. August einen Vortrag über Rosen",
        "Vortrag über Rosen | 2024-08-09",
    );
    check_line(
        "Der Workshop am 3.7. in Linz ist abgesagt",
        "Workshop | 2024-07-03 | Linz | cancelled",
    );
    check_line(
        "Die Jahrestagung wird vom 3. auf den 10. November verschoben",
        "Jahrestagung | 2024-11-10 | moved",
    );
}

#[test]
fn what_takes_place() {
    check_line(
        "Die Nerdnacht findet am 16. November statt",
        "Nerdnacht | 2024-11-16",
    );
    check_line(
        "Rose Night takes place on July 3",
        "Rose Night | 2024-07-03",
    );
    check_line(
        "In a month there is the Rose Hackfest in August",
        "Rose Hackfest | 2024-08",
    );
    check_line("There is a Rose Day in one week", "Rose Day | 2024-06-20");
    check(
        "# Notes\n\n## Rose Meetup\n\n- New plan (July 9th)\n",
        &["3 Rose Meetup | 2024-07-09"],
    );
    check(
        "# Notes\n\nWe talk at the following events:\n\n- Mossarium July 8-9\n",
        &["5 Mossarium | 2024-07-08..2024-07-09"],
    );
    check(
        "# Termine\n\n## Treffen abschließen\n\n- Aufräumen\n- Treffen im Wiki anpassen\n",
        &[],
    );
}

#[test]
fn lines_that_announce_nothing() {
    for line in [
        "Die Sitzung findet am 3. Juli statt",
        "Die Elfenbande findet am 3. Juli Gefallen",
        "The migration takes place on July 3",
        "Next meeting: June 27",
        "No meeting on July 4 (holiday)",
        "Ada on vacation July 1-14",
        "Submit talks for RoseCon by July 1",
        "Release 2.0 on July 1",
        "conference last week, got married",
        "short meeting last week, mostly on numbers of the conference",
        "agreed in last Friday's workshop",
        "summit reviewed yesterday",
        "kick-off planning in July",
        "a call after RoseCon on Friday",
        "Ada's workshop proposal was accepted on June 3",
        "Das nächste Treffen ist am 20. Juni",
        "Umfrage im Forum, Abstimmung Ende Juli",
        "Aufbau am Nachmittag des 3. Juli",
        "the event handler changed on June 3",
        "every other hackathon on Mondays",
    ] {
        check_line(line, "");
    }
}

#[test]
fn entries_of_lists() {
    check_entry(
        "KubeCon EU (March 19-22 2025, Paris) -- Ada attending",
        "KubeCon EU | 2025-03-19..2025-03-22 | Paris",
    );
    check_entry(
        "RoseCon: Feb 1-2, 2025, Brussels; CfP closes Nov 15",
        "RoseCon | 2025-02-01..2025-02-02 | Brussels | cfp 2024-11-15",
    );
    check_entry(
        "LeafCon - Oct 27-29 - Raleigh, NC - CFP 30 June at 23:59 CEST",
        "LeafCon | 2024-10-27..2024-10-29 | Raleigh | cfp 2024-06-30",
    );
    check_entry(
        "Anyone at R3 in Geneva July 11-13?",
        "R3 | 2024-07-11..2024-07-13 | Geneva | tentative",
    );
    check_entry("Ada @ MossConf Aug 1", "MossConf | 2024-08-01");
    check_entry(
        "Ada is speaking at PyCon Italia in Florence (Aug 22-25)",
        "PyCon Italia | 2024-08-22..2024-08-25 | Florence",
    );
    check_entry(
        "RoseCon 2024 Chicago, July 7-10",
        "RoseCon 2024 | 2024-07-07..2024-07-10 | Chicago",
    );
    check_entry(
        "Week 30: Ivy Hackweek",
        "Ivy Hackweek | 2024-07-22..2024-07-26",
    );
    check_entry("Q4: Big Garden Show", "Big Garden Show | 2024-10..2024-12");
    check_entry("Garden Show in autumn", "Garden Show | 2024-09..2024-11");
    check_entry(
        "Leaf Summit - next week (18-20 June)",
        "Leaf Summit | 2024-06-18..2024-06-20",
    );
    check_entry(
        "~~2024-08-20: Tree Day~~",
        "Tree Day | 2024-08-20 | cancelled",
    );
    check_entry(
        "~~2024-09-01~~ 2024-09-08 Moss Day",
        "Moss Day | 2024-09-08",
    );
    check_entry(
        "Mi, 3.7., 19 Uhr: Stammtisch im Gasthaus Rose",
        "Stammtisch | 2024-07-03 | 19:00 | Gasthaus Rose",
    );
    check_entry(
        "Vortrag „Rosen schneiden“ am 8.8. um 18:30 Uhr in der Bibliothek",
        "Vortrag „Rosen schneiden“ | 2024-08-08 | 18:30 | Bibliothek",
    );
    check_entry("RoseCon", "RoseCon");
    check_entry(
        "Save the next day as well! We host the Rose Day Germany at may 15, 2025!",
        "Rose Day Germany | 2025-05-15",
    );
}

#[test]
fn entries_below_templates() {
    check_entry("Action items or follow-ups: post the link for July 3", "");
    check_entry(
        "**Key point or update:** Upcoming event planning July 3",
        "",
    );
    check_entry("event planning: July 3", "");
    check_entry("W/B 1st July: Rose Days", "Rose Days | 2024-07-01");
    check(
        "# Notes\n\n## 2. Events\n\n### 2.1 Rose Night\n\n- on 4 July from 18:00",
        &["5 Rose Night | 2024-07-04 | 18:00"],
    );
    check_line(
        "After a full day of workshops, we hold a rose hackathon taking place July 3",
        "rose hackathon | 2024-07-03",
    );
    check_line(
        "The conference will be taking place on the 6th and 7th of July in Graz.",
        "conference | 2024-07-06..2024-07-07 | Graz",
    );
}

#[test]
fn entries_that_are_no_events() {
    for line in [
        "Vacation: Aug 1 - 14",
        "Release R8 on Sept 1",
        "Deadline for talks: July 1",
        "Anmeldeschluss für RoseCon: 30.6.",
        "next call: June 27",
        "No news",
        "More information soon!",
        "Switch to slide mode",
        "kick-off planning",
        "RoseCon update",
    ] {
        check_entry(line, "");
    }
}

#[test]
fn several_events() {
    check(
        "## Events\n- [RoseFest](https://rose.example) 12 July · [LeafFest](https://leaf.example) 13 July",
        &[
            "2 RoseFest | 2024-07-12 | https://rose.example",
            "2 LeafFest | 2024-07-13 | https://leaf.example",
        ],
    );
    check(
        "## Events\n- Rose Day and Leaf Day, July 3 and August 4, https://leaf.example https://rose.example",
        &[
            "2 Rose Day | 2024-07-03 | https://rose.example",
            "2 Leaf Day | 2024-08-04 | https://leaf.example",
        ],
    );
    check(
        "# Notes\n\nRose Day is on July 3, see https://rose.example. The Leaf Day is on August 4, see https://leaf.example",
        &[
            "3 Rose Day | 2024-07-03 | https://rose.example",
            "3 Leaf Day | 2024-08-04 | https://leaf.example",
        ],
    );
}

#[test]
fn slides_and_neighboring_lines() {
    check(
        "# Events\n\n## RoseCon\n3.-5. Juli 2024, Graz\nhttps://rose.example\n\n----\n\n## Next call\nJune 20",
        &["3 RoseCon | 2024-07-03..2024-07-05 | Graz | https://rose.example"],
    );
    check(
        "# Notes\n\n# Save the date: 4th Rose Hackathon at the Garden\n\n**16th July 2024 in Graz**\n    * 30 beds\n    * More soon!",
        &["3 4th Rose Hackathon | 2024-07-16 | Garden, Graz"],
    );
    check(
        "# Notes\n\n## Leaf Summit\nDate: 2024-09-03\nLocation: Hotel Tree, Linz",
        &["3 Leaf Summit | 2024-09-03 | Hotel Tree, Linz"],
    );
    check(
        "# Notes\n\n## Blumenfest (13-17.7.)\n- Aufbau am Sonntag",
        &["3 Blumenfest | 2024-07-13..2024-07-17"],
    );
    check(
        "# Notes\n\nWe have a place for the Rose Summit. It will be in Graz on July 3.",
        &["3 Rose Summit | 2024-07-03 | Graz"],
    );
}

#[test]
fn tables_of_events() {
    check(
        "# Notes\n\n| Event | When | Where |\n|---|---|---|\n| RoseCon | 3.-5. Juli | Oberdorf |\n| Leaf Day | 12 Aug | online |\n\nThat is all.",
        &[
            "5 RoseCon | 2024-07-03..2024-07-05 | Oberdorf",
            "6 Leaf Day | 2024-08-12 | online",
        ],
    );
    check(
        "# Notes\n\n| Task | When |\n|---|---|\n| water the roses | July 3 |",
        &[],
    );
}

proptest! {
    #[test]
    fn never_panics_and_lines_exist(pieces in prop::collection::vec(0..PIECES.len(), 0..40)) {
        let text: String = pieces.iter().map(|i| PIECES[*i]).collect();
        let document = parse(&text);
        let part = Part::new(&document, 0..document.blocks.len());
        let lines = u32::try_from(text.split('\n').count()).unwrap();
        for mention in recognize(&part) {
            prop_assert!((1..=lines).contains(&mention.line), "{}", text);
            prop_assert!(!mention.name.trim().is_empty(), "{}", text);
        }
    }

    #[test]
    fn reads_back_an_entry(month in 1u32..13, day in 1u32..28, days in 1u32..4, form in 0..ENTRIES.len()) {
        let first = chrono::NaiveDate::from_ymd_opt(2025, month, day).unwrap();
        let last = first + chrono::Days::new(days.into());
        let range = format!("{} - {}", first.format("%Y-%m-%d"), last.format("%Y-%m-%d"));
        prop_assert_eq!(dates(&range).len(), 1);
        let text = format!("## Upcoming events\n\n* {}\n", ENTRIES[form].replace("DATE", &range));
        let document = parse(&text);
        let part = Part::new(&document, 0..document.blocks.len());
        let shown: Vec<String> = recognize(&part).iter().map(show).collect();
        prop_assert_eq!(shown, [format!("3 Rose Summit | {first}..{last} | Graz")]);
    }
}

const ENTRIES: [&str; 6] = [
    "DATE Rose Summit in Graz",
    "DATE: Rose Summit, Graz (Ada with talk)",
    "Rose Summit – Graz, DATE, Ada will talk",
    "**DATE Rose Summit in Graz** (Ada)",
    "Rose Summit in Graz: DATE",
    "Rose Summit (DATE, Graz)",
];

const PIECES: [&str; 30] = [
    "# Events\n",
    "\n",
    "\n\n",
    "- ",
    "* ",
    "| Event | When |\n|---|---|\n",
    "| ",
    " RoseCon",
    " Leaf Day",
    " July 3",
    " 3.-5. Juli",
    " in Graz",
    " https://a.example/x.png",
    " [x](https://rose.example)",
    "~~",
    "**",
    " and ",
    " (",
    ")",
    ". ",
    ": ",
    "„",
    "“ß’s ",
    " called ",
    " CFP until ",
    " workshop for ",
    "----\n",
    " at ",
    " 2024 ",
    "Save the date!",
];

#[test]
fn get_togethers_and_gatherings() {
    check_line(
        "Ada will attend the gardeners' get-together in Graz on July 20",
        "gardeners' get-together | 2024-07-20 | Graz",
    );
    check_line(
        "We talked about the July 20 gathering at Rosenhof",
        "gathering | 2024-07-20 | Rosenhof",
    );
    check_line("Requirements gathering until July 20", "");
    check_line("Bo is gathering feedback on July 20", "");
}

#[test]
fn editions_and_their_days() {
    check_line(
        "November 3-4 (Sun/Mon): Rosenfreunde 2024",
        "Rosenfreunde 2024 | 2024-11-03..2024-11-04",
    );
    check_line(
        "Rosenfreunde 2024 - 3-4 November",
        "Rosenfreunde 2024 | 2024-11-03..2024-11-04",
    );
    check_line("July 1-14: Sprint 2024", "");
    check_line("July 1: Rosenfreunde 2024", "");
    check_line("July 1-14: Ada sorts the seeds of 2024", "");
}

#[test]
fn counts_are_no_events() {
    check_entry("12 events in July", "");
    check_entry("Several workshops in July", "");
    check_entry("Mehrere Veranstaltungen im Juli", "");
}

#[test]
fn labels_behind_a_deadline() {
    check_entry(
        "Rose Workshop, submission deadline July 3rd, event: September 4-5",
        "Rose Workshop | 2024-09-04..2024-09-05 | cfp 2024-07-03",
    );
}

#[test]
fn past_ones_inside_of_a_list() {
    check(
        "# Notes\n\n## Upcoming events\n\n- RoseCon (March 3)\n\n### Recently past\n\n- Leaf Summit (March 24)\n",
        &["5 RoseCon | 2025-03-03", "9 Leaf Summit | 2024-03-24"],
    );
}

#[test]
fn the_proper_one_of_several_names() {
    check_line(
        "Join another conference: RoseCon in September 2025",
        "RoseCon | 2025-09",
    );
}

#[test]
fn where_somebody_speaks() {
    check_line(
        "Ada will be speaking at RoseJS on July 3",
        "RoseJS | 2024-07-03",
    );
    check_line("Ada was speaking at length on July 3", "");
}
