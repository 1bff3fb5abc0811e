//! Agendas in all their forms.

use super::{owner, recognize, title};
use crate::extract::Part;
use crate::extract::participant;
use crate::parse::parse;
use minutebook_index::model::AgendaItem;

/// Shows an item as `line title (owners)`, indented by depth.
fn show(item: &AgendaItem) -> String {
    let indent = "  ".repeat(usize::from(item.depth.saturating_sub(1)));
    let owners = match item.owners.join(", ") {
        none if none.is_empty() => none,
        owners => format!(" ({owners})"),
    };
    format!("{indent}{} {}{owners}", item.line, item.title)
}

fn items(text: &str) -> Vec<AgendaItem> {
    let document = parse(text);
    let blocks = 0..document.blocks.len();
    let part = Part::new(&document, blocks);
    recognize(&part, &participant::recognize(&part))
}

pub(super) fn check(text: &str, expected: &[&str]) {
    let shown: Vec<String> = items(text).iter().map(show).collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn headings_are_topics() {
    check(
        "# Tea call 2031-02-01\n## Participants\n* @ada\n## Agenda\n### Milk (@ada)\n* hot\n### Sugar\n* none\n## Action items\n* [ ] boil\n",
        &["5 Milk (ada)", "7 Sugar"],
    );
    check(
        "# 2031-02-01\n## Team Tea\n### Milk\n## Notes\n## AOB\n",
        &["2 Team Tea", "  3 Milk", "5 AOB"],
    );
    check(
        "## 1. Milk\n## 2) Sugar\n## 1.2 planning\n## :tea: Cups\n",
        &["1 Milk", "2 Sugar", "3 1.2 planning", "4 Cups"],
    );
    check(
        "# 2031-02-01\n## Events\n### Tea summit\n### Milk fair\n* May 5, 2031\n",
        &["2 Events", "  3 Tea summit"],
    );
    check(
        "# 2031-02-01\n## Next meeting\n2031-02-08\n## Meeting times\n* Fridays\n",
        &["4 Meeting times"],
    );
}

#[test]
fn slides_go_on() {
    check(
        "# Tea\n## Community call\n---\n# Team Milk\nReport by @ada\n---\n# Team Milk\n## Cows\n* moo\n---\n# Team Milk\n## Cows\n---\n# Team Sugar\n",
        &["4 Team Milk (ada)", "  8 Cows", "14 Team Sugar"],
    );
    let items = items("# Tea 2031-02-01\n\n## Milk\n\na\n\n## Milk\n\nb\n\n## Sugar\n");
    let ends: Vec<u32> = items.iter().map(|i| i.end_line).collect();
    assert_eq!(ends, [10, 11]);
}

#[test]
fn bullets_are_topics() {
    check(
        "# 2031-02-01\n## Agenda\n* Milk\n    * hot\n* Sugar\n## Notes\n* talk\n",
        &["3 Milk", "5 Sugar"],
    );
    check("# 2031-02-01\n\n* Milk\n* Sugar\n", &["3 Milk", "4 Sugar"]);
    check(
        "# 2031-02-01\n\n**Agenda:**\n\n1. Milk\n2. Sugar\n\n**Notes:**\n\n* talk\n",
        &["5 Milk", "6 Sugar"],
    );
    check(
        "## Agenda\n* Opening\n* Proposals and discussions\n    * Milk\n    * Sugar\n* Closing\n",
        &["4 Milk", "5 Sugar"],
    );
    check(
        "## Agenda\n* Add your agenda items here\n* Milk\n* ...\n",
        &["3 Milk"],
    );
    check(
        "## Agenda\n- [ ] Milk\n- [x] Sugar\n\n---\n\nAt the end of the meeting:\n- Copy the notes\n",
        &["2 Milk", "3 Sugar"],
    );
    check(
        "## Agenda\n* Milk\n* Sugar\n\nRemarks:\n* sweet\n",
        &["2 Milk", "3 Sugar"],
    );
    check(
        "## Agenda\n\nFood:\n* Milk\n\nDrinks:\n* Tea\n",
        &["4 Milk", "7 Tea"],
    );
    check(
        "## Tagesordnung\n* TOP 1: Milch\n* TOP 2: Zucker\n",
        &["2 Milch", "3 Zucker"],
    );
    check(
        "# 2031-02-01\n\n**Milk**\n\nhot\n\n**Sugar**\n\nsweet\n",
        &["3 Milk", "7 Sugar"],
    );
}

#[test]
fn outlines_give_way() {
    check(
        "# 2031-02-01\n## Agenda\n* Milk prices - @ada\n* Sugar\n## Notes\n### Milk prices\nhigh\n### Sugar\nsweet\n",
        &["6 Milk prices (ada)", "8 Sugar"],
    );
    check(
        "# 2031-02-01\n## Agenda\n* Ada: milk\n* Bob: sugar\n* tea\n### Gallery\n![](a.png)\n",
        &["3 milk (Ada)", "4 sugar (Bob)", "5 tea"],
    );
    check(
        "# 2031-02-01\n## Agenda\n### Milk\n### Sugar\n## Minutes\n### Milk\nhot\n### Sugar\nsweet\n",
        &["6 Milk", "8 Sugar"],
    );
}

#[test]
fn outlines_that_headings_repeat_in_part() {
    // What is not discussed below a heading of its own stays in the agenda.
    check(
        "# 2031-02-01\n## Agenda\n* Milk prices\n* Sugar\n* Cups\n## Notes\n### Prices of milk\nhigh\n### Tea\ngreen\n",
        &["4 Sugar", "5 Cups", "7 Prices of milk", "9 Tea"],
    );
    // What stands before the agenda prepares the meeting.
    check(
        "# Tea call 2031-02-01\n## Registration\nnot needed\n## Agenda\n* Milk\n    * hot\n* Sugar\n## Schedule constraints\nnone\n",
        &["5 Milk", "7 Sugar", "8 Schedule constraints"],
    );
    check(
        "# Tea call 2031-02-01\n## Standup\nall well\n## Topics\n### Milk\nhot\n",
        &["2 Standup", "5 Milk"],
    );
    // An agenda below the discussion is that of another day.
    check(
        "# 2031-02-01\n## Milk\nhot\n\nwarm\n## Sugar\nnone\n## Agenda\n* Tea\n* Cups\n",
        &["2 Milk", "6 Sugar"],
    );
    check(
        "# 2031-02-01\n### Standing items\n* Cups\n### New agenda items\n* Milk\n",
        &["3 Cups", "5 Milk"],
    );
    check(
        "# 2031-02-01\n## Agenda\n* Milk\n* Sugar\n## Milk\n[#7](https://example.org/7)\n",
        &["4 Sugar", "5 Milk"],
    );
}

#[test]
fn templates_nobody_filled_in() {
    check(
        "# 2031-02-01\n## Agenda\n1. Opening, welcome and roll call\n1. Announcements\n    1. _Submit a PR to add your announcement here_\n1. Other agenda items\n    1. _Submit a PR to add your item here_\n\n## Notes\n\n### Milk\n\nhot\n",
        &["11 Milk"],
    );
    check(
        "1 February 2031\n\nCall Agenda\n\n* Milk\n* Sugar\n\nMinutes: none\n",
        &["5 Milk", "6 Sugar"],
    );
}

#[test]
fn lines_that_stand_for_headings() {
    check(
        "Milk prices (Ada)\n\n- high\n- higher\n\nSugar, cups (Bob, Carl)\n\n- none\n\nTea (Ada)\n\nCakes\n\n* one\n",
        &[
            "1 Milk prices (Ada)",
            "6 Sugar, cups (Bob, Carl)",
            "10 Tea (Ada)",
            "12 Cakes",
        ],
    );
    check(
        "# 2031-02-01\n\nMilk:\n\n* hot\n* cold\n\nSugar:\n\n* none\n",
        &["3 Milk", "8 Sugar"],
    );
    check(
        "# 2031-02-01\n\n* Milk\n* Sugar\n\nThe next one\n\n* Tea\n",
        &["3 Milk", "4 Sugar", "8 Tea"],
    );
    check(
        "# 2031-02-01\n## Agenda\n\nProposal \"hot milk\":\nWe think that milk should be hot.\n\nAda will boil it.\n",
        &["4 Proposal \"hot milk\""],
    );
    check(
        "# 2031-02-01\n\nMilk\n====\n\nhot\n\nSugar\n-----\n\nWe voted on it.\nAll agreed.\n---\n",
        &["3 Milk", "  8 Sugar"],
    );
}

#[test]
fn headings_that_are_no_topics() {
    check(
        "# Tea call 7\n### Date: Friday, July 05, 2031\n### Length: 1h\n### [Recording](https://example.org)\n### Moderator: Ada Ray\n\n# Summary\n\n# 1. Milk\n\nhot\n",
        &["9 Milk"],
    );
    check(
        "# Tea: hot or cold\n## Participants\n* @ada\n# Day 1 (milk)\nhot\n### Resources\n#### Cups\nhttps://example.org\n## Sugar\nnone\n",
        &["4 Day 1 (milk)", "  9 Sugar"],
    );
    check(
        "# 2031-02-01\n## Agenda\n* 09:00 welcome\n* Protocol: Ada\n* Milk\n* [name=Ada]\n",
        &["5 Milk"],
    );
}

#[test]
fn issues_below_a_repository() {
    check(
        "# 2031-02-01\n## Agenda\n### acme/tea\n* Boil longer\n[#7](https://example.org/7)\n  * yes\n* New initiative on cups[#8](https://example.org/8)\n## Initiatives on cups\nnone\n",
        &[
            "3 acme/tea",
            "  4 Boil longer #7",
            "  7 New initiative on cups#8",
            "8 Initiatives on cups",
        ],
    );
    check(
        "# 2031-02-01\n## Agenda\n### acme/tea\n* Boil longer [#7](https://example.org/7)\n### acme/milk\n* Skim [#8](https://example.org/8)\n* Heat [#9](https://example.org/9)\n## Minutes\n### Boil longer [#7](https://example.org/7)\n### acme/milk\n* Skim [#8](https://example.org/8)\n* Heat [#9](https://example.org/9)\n",
        &[
            "9 Boil longer #7",
            "10 acme/milk",
            "  11 Skim #8",
            "  12 Heat #9",
        ],
    );
    check(
        "# 2031-02-01\n## Agenda\n### acme/tea\n* Boil longer [#7](https://example.org/7)\n  * yes\n* Ada will ask\n",
        &["3 acme/tea", "  4 Boil longer #7"],
    );
}

#[test]
fn owners_of_bullets() {
    let one = |text: &str, expected: &str| {
        check(
            &format!("## Present\n* Ada Lovelace\n* Bob Ray\n## Agenda\n* {text}\n"),
            &[expected],
        );
    };
    one("Milk (@ada, @bob)", "5 Milk (ada, bob)");
    one("Milk (@ada 10min)", "5 Milk (ada)");
    one("Milk (Ada)", "5 Milk (Ada)");
    one("Milk (Ada, 5-10 min)", "5 Milk (Ada)");
    one("Milk (10 min)", "5 Milk (10 min)");
    one("Milk (optional)", "5 Milk (optional)");
    one("Milk (ACME)", "5 Milk (ACME)");
    one("Ada: milk", "5 milk (Ada)");
    one("[Ada]: hot milk", "5 hot milk (Ada)");
    one("[name=Carl] milk", "5 milk (Carl)");
    one("Milk [name=CR]", "5 Milk (CR)");
    one("@ada - milk", "5 milk (ada)");
    one("Ada/ Bob: milk", "5 milk (Ada, Bob)");
    one("Ada (if time): milk", "5 milk (Ada)");
    one("Milk report - Ada/Bob", "5 Milk report (Ada, Bob)");
    one("Milk report – BobR", "5 Milk report (BobR)");
    one("Milk: hot or cold", "5 Milk: hot or cold");
    one(
        "Talk by Carl Cox on milk",
        "5 Talk by Carl Cox on milk (Carl Cox)",
    );
    one(
        "Milk proposal from @carl",
        "5 Milk proposal from @carl (carl)",
    );
    one("Nominate @carl #7", "5 Nominate @carl #7");
    one("Milk\n  * sponsor: @ada; time: 5 min", "5 Milk (ada)");
    one("Milk overview by Carl:", "5 Milk overview by Carl (Carl)");
    one(
        "Ada: https://example.org/7",
        "5 https://example.org/7 (Ada)",
    );
    one("Milk: https://example.org/7", "5 Milk");
    one(
        "Milk (first half) - @carl list for discussion:",
        "5 Milk (first half) (carl)",
    );
}

#[test]
fn owners_without_an_attendance_list() {
    check(
        "# 2031-02-01\n## Agenda\n* Milk (Ada Ray)\n* Sugar (Bob)\n* Tea (optional)\n",
        &["3 Milk (Ada Ray)", "4 Sugar (Bob)", "5 Tea (optional)"],
    );
}

#[test]
fn owners_from_the_lines_of_an_agenda() {
    check(
        "# 2031-02-01\n\nTOP-Vorschläge\n---\n\nMilch, teuer? (Ada, 5 Min)\n\nZucker (Bob)\n\nProtokoll\n---\n\n### Milch\n\nteuer\n\n### Zucker\n\nkeiner\n",
        &["13 Milch (Ada)", "17 Zucker (Bob)"],
    );
}

#[test]
fn owners_of_headings() {
    let one =
        |text: &str, expected: &str| check(&format!("# 2031-02-01\n## {text}\n"), &[expected]);
    one("Milk (last time) (@ada)", "2 Milk (last time) (ada)");
    one("Milk\n\nReport by @ada\n\n* hot", "2 Milk (ada)");
    one("Milk\n\nSpeaker: Ada Lovelace\n", "2 Milk (Ada Lovelace)");
    one(
        "Lightning talk\n\nAda Lovelace (ACME):\nMilk",
        "2 Lightning talk (Ada Lovelace)",
    );
    one(
        "Lightning talk\n\nMilk by Ada Lovelace",
        "2 Lightning talk (Ada Lovelace)",
    );
    one("Lightning talk\n\n@ada: *Milk*", "2 Lightning talk (ada)");
    one("Milk\n\n* [ ] @ada @bob", "2 Milk");
    one("Milk\n\n**Required people**\n* @ada\n* @bob", "2 Milk");
    one("Milk\n\n* Ada reports on the cows", "2 Milk (Ada)");
    one("Milch\n\nAda berichtet von den Kühen", "2 Milch (Ada)");
    one("Milk\n\n* Everybody agreed on cows", "2 Milk");
    one("Milk @ ACME - Join us!", "2 Milk @ ACME - Join us!");
    one("Team Tea & Milk - Milk", "2 Team Tea & Milk - Milk");
}

#[test]
fn owners_by_other_signs() {
    check(
        "# 2031-02-01\n## Notes\n### Milk [adal]\n* hot\n### Sugar [bob]\n* brown\n### Tea [WIP]\n* x\n",
        &["3 Milk (adal)", "5 Sugar (bob)", "7 Tea [WIP]"],
    );
    check(
        "# 2031-02-01\n## Attendees\n* Ada Lovelace\n* Bob Ray\n## Milk\n@ada reports: hot\n## Sugar\nNotes from @eve: brown\n",
        &["5 Milk (ada)", "7 Sugar (eve)"],
    );
    check(
        "# 2031-02-01\n## Attendees\n* Ada Lovelace (ADL)\n## Presentation 1\nADL: (presents slides)\n",
        &["4 Presentation 1 (ADL)"],
    );
    check(
        "# 2031-02-01\n## Agenda\n* Milk (@ada)\n        * hot\n* Sugar (@bob)\n        * brown\n",
        &["3 Milk (ada)", "5 Sugar (bob)"],
    );
    check(
        "# 2031-02-01\n**Milk prices** (Ada Lovelace)\n* hot\n\n**Sugar** (Bob Ray)\n* brown\n",
        &["2 Milk prices (Ada Lovelace)", "5 Sugar (Bob Ray)"],
    );
}

#[test]
fn titles_are_short() {
    let check =
        |text: &str, expected: &str| assert_eq!(title::shorten(&title::tidy(text)), expected);
    check("Milk:", "Milk");
    check("TOP 1: Milch", "Milch");
    check("Topic: Milk", "Milk");
    check("Agenda item 3: Milk", "Milk");
    check("Agenda changes: milk", "Agenda changes: milk");
    check("Top 1 – Milch", "Milch");
    check("TOP2. Milch", "Milch");
    check("Top 10 wishes", "Top 10 wishes");
    check("Topping 1: sugar", "Topping 1: sugar");
    check("3. Milk https://example.org/a", "Milk");
    check("https://example.org/a", "https://example.org/a");
    check("Milk ( https://example.org/a )", "Milk");
    check("#7 milk", "#7 milk");
    check(
        "Approval of minutes: those of last week were approved, the older ones still need to be read",
        "Approval of minutes",
    );
    check(
        "use case #7: can anybody who is at home in the evening have a cup of hot milk",
        "use case #7: can anybody who is at home in the evening",
    );
    check(
        "Is milk cheap? We looked at all the prices of this and of the last year",
        "Is milk cheap?",
    );
    check(
        "one two three four five six seven eight nine ten eleven twelve thirteen",
        "one two three four five six seven eight nine ten eleven twelve",
    );
}

#[test]
fn titles_alike() {
    let check = |a: &str, b: &str, expected: bool| {
        let alike = title::alike(&title::telling(a), &title::telling(b));
        assert_eq!(alike, expected, "{a} / {b}");
    };
    check("Milk update", "Milk Update", true);
    check("Milk prices worksheet", "Milk worksheet", true);
    check("Milk", "Sugar", false);
    check("", "", false);
    let known = super::known::Known::default();
    assert_eq!(
        owner::split("", &known, owner::Place::Bullet),
        (String::new(), Vec::new())
    );
}

#[test]
fn lists_end_before_topics() {
    check(
        "# Call 2031-02-01\nAttendees: Ada, Bob\n\n- Milk\n- Sugar\n",
        &["4 Milk", "5 Sugar"],
    );
    check(
        "# Call 2031-02-01\nIn attendance:\n- Ada Ray\n\n**1. Milk**\n\nhot\n\n**2. Sugar**\n\nnone\n",
        &["5 Milk", "9 Sugar"],
    );
    check(
        "# Call 2031-02-01\n**Guests present**\n- Ada Ray\n\n1. Milk prices\n2. Sugar\n",
        &["5 Milk prices", "6 Sugar"],
    );
    check(
        "# Call 2031-02-01\n**Members present**\n- [x] Ada Ray\n- [ ] Bob Holm\n\n**Guests present**\n- Eve Stone, ACME\n\n1. Milk prices\n",
        &["9 Milk prices"],
    );
    check(
        "# Call 2031-02-01\nAttendees:\n```\nAda Ray\nBob\n```\n- Milk\n",
        &["7 Milk"],
    );
    check(
        "## Meeting 2031-02-01\n- **Duration:** 20 min\n- **Participants:**\n  - Ada Ray\n- **Notes:**\n  - Milk\n  - Sugar\n",
        &["6 Milk", "7 Sugar"],
    );
    check(
        "# Plenum\n## TOP 1: Router\n* new\n## TOP 2: Finances\n* 3\n",
        &["2 Router", "4 Finances"],
    );
    check(
        "# Call 2031-02-01\n**New Items**\n- Milk\n\n**Existing Items**\n- Sugar\n",
        &["3 Milk", "6 Sugar"],
    );
    check(
        "# Call 2031-02-01\n## Agenda\n- 👍 @ada\n- <add your topic>\n- 18:05 Milk\n",
        &["5 Milk"],
    );
}

#[test]
fn forms_filled_in_for_each_topic() {
    let topic = |title: &str, who: &str| {
        format!(
            "### {title}\n\n#### Presentor\n\n{who}\n\n#### Discussion\n\nMuch.\n\n#### Conclusion\n\nNone.\n\n"
        )
    };
    let text = ["# Club 2025-03-05\n\n".to_owned()]
        .into_iter()
        .chain([
            topic("Tea", "Ada Lovelace"),
            topic("Milk", "Bo, Cy"),
            topic("Jam", "n/a"),
        ])
        .collect::<String>();
    check(
        &text,
        &["3 Tea (Ada Lovelace)", "17 Milk (Bo, Cy)", "31 Jam"],
    );
    // Twice is no form.
    check(
        "# Club 2025-03-05\n\n## Tea\n\n### Price\n\nHigh.\n\n## Milk\n\n### Price\n\nLow.\n",
        &["3 Tea", "  5 Price", "9 Milk", "  11 Price"],
    );
}

#[test]
fn handles_one_behind_the_other() {
    check(
        "## Agenda\n\n- Tea - @ada @bo @cy\n- Milk - @bo and @ada\n",
        &["3 Tea (ada, bo, cy)", "4 Milk (bo, ada)"],
    );
}

#[test]
fn names_in_brackets_behind_headings() {
    let owners = |text: &str| -> Vec<String> {
        let all = items(text).into_iter();
        all.map(|item| item.owners.join(" ")).collect()
    };
    assert_eq!(
        owners(
            "# Club 2025-03-05\n\n## Tea (Ada/Bo) (5 min)\n\nHot.\n\n## Milk (Bo) (2 min)\n\nCold.\n\n## Jam (Draft)\n\nRed.\n"
        ),
        ["Ada Bo", "Bo", ""]
    );
    assert_eq!(
        owners("# Club 2025-03-05\n\n## Tea (Earl)\n\nHot.\n\n## Milk (Oat)\n\nCold.\n"),
        ["", ""]
    );
}

#[test]
fn owners_that_lists_do_not_know() {
    check(
        "# Call\nAttendees: Ada Ray, Bob Holm\n## Agenda\n- Milk, Ada Ray, Bob Holm\n- Sugar, All\n- Rollcall, All\n- Cups (AR)\n",
        &["4 Milk (Ada Ray, Bob Holm)", "5 Sugar", "7 Cups (AR)"],
    );
    check(
        "# Call\nAttendees: Ada Ray\n## Agenda\n- Milk (Eve Stone) [20 min]\n- Sugar (Dan Odum)\n",
        &["4 Milk (Eve Stone)", "5 Sugar (Dan Odum)"],
    );
    check(
        "# Call\n## Agenda\n1. Milk - Ada\n2. Sugar - Ada/Bob\n3. Cups\n",
        &["3 Milk (Ada)", "4 Sugar (Ada, Bob)", "5 Cups"],
    );
}

#[test]
fn tables_are_agendas() {
    check(
        "# Call 2031-02-01\n## Agenda\n| # | Topic | Owner |\n|---|---|---|\n| 1 | Milk | Ada Ray |\n| 2 | Sugar prices | |\n",
        &["5 Milk (Ada Ray)", "6 Sugar prices"],
    );
}
