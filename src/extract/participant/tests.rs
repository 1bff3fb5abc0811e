//! Attendance lists in all their forms.

use super::recognize;
use crate::extract::Part;
use crate::parse::parse;
use minutebook_index::model::{Participant, Presence};

/// Shows a person as `Name @handle #role !status`.
fn show(person: &Participant) -> String {
    let handle = person.handle.as_ref().map(|h| format!("@{h}"));
    let role = person.role.as_ref().map(|r| format!("#{r}"));
    let status = match person.status {
        Presence::Present => None,
        Presence::Absent => Some("!absent"),
        Presence::Regrets => Some("!regrets"),
        Presence::Late => Some("!late"),
    };
    let parts = [person.name.clone(), handle, role, status.map(str::to_owned)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

pub(super) fn check(text: &str, expected: &[&str]) {
    let document = parse(text);
    let blocks = 0..document.blocks.len();
    let part = Part::new(&document, blocks);
    let shown: Vec<String> = recognize(&part).iter().map(show).collect();
    assert_eq!(shown, expected, "{text}");
}

#[test]
fn entries() {
    let one = |entry: &str, expected: &str| {
        let expected: Vec<&str> = Some(expected)
            .filter(|e| !e.is_empty())
            .into_iter()
            .collect();
        check(
            &format!("## Present\n\n* Zoe Zen\n* {entry}\n"),
            &[&["Zoe Zen"], &expected[..]].concat(),
        );
    };
    one("@ada", "@ada");
    one("Ada Lovelace @ada (TSC)", "Ada Lovelace @ada");
    one("@ada (Ada Lovelace, ACME)", "Ada Lovelace @ada");
    one("@ada - Ada Lovelace", "Ada Lovelace @ada");
    one("ada (@ada)", "ada @ada");
    one("ada", "@ada");
    one(
        "[Ada Lovelace](https://github.com/adal)",
        "Ada Lovelace @adal",
    );
    one("[@ada](https://github.com/ada)", "@ada");
    one("Ada Lovelace, ACME", "Ada Lovelace");
    one("Ada Lovelace - ACME Corp", "Ada Lovelace");
    one("Ada Lovelace(ACME)", "Ada Lovelace");
    one("Ada L. Acme Corp", "Ada L.");
    one("Ada L.", "Ada L.");
    one("Ada @Acme Corp", "Ada");
    one("@Ada Lovelace", "Ada Lovelace");
    one(":wave: Ada Lovelace (she/her) 🇩🇪", "Ada Lovelace");
    one("Ada Lovelace (chair)", "Ada Lovelace #chair");
    one("Ada Lovelace (note taker)", "Ada Lovelace #scribe");
    one(
        "Ada Lovelace @ada (voting member)",
        "Ada Lovelace @ada #voting member",
    );
    one("Ada Lovelace (Observer/ACME)", "Ada Lovelace #observer");
    one("@ada (late)", "@ada !late");
    one("@ada (ab 14:30)", "@ada !late");
    one("Ada Lovelace (from ACME)", "Ada Lovelace");
    one("@ada (absent)", "@ada !absent");
    one("@ada (entschuldigt)", "@ada !regrets");
    one("~~@ada~~", "@ada !absent");
    one("ada@example.org", "@ada");
    one(
        "Мария Склодовская Кюри @maria",
        "Мария Склодовская Кюри @maria",
    );
    one("+1", "");
    one("N.N.", "");
    one("...", "");
    one("(please add yourself)", "");
    one("Add your name here", "");
    one("@yourname", "");
    one("12065550100", "");
    one("", "");
}

#[test]
fn lists() {
    check(
        "# Tea call\n\nPresent: Ada Lovelace, Bob Ray (ACME), @carl\n",
        &["Ada Lovelace", "Bob Ray", "@carl"],
    );
    check(
        "Attendees:\n\n1. Ada Lovelace\n2. Bob Ray\n\nText.\n\n1. Milk\n",
        &["Ada Lovelace", "Bob Ray"],
    );
    check(
        "## Who\n@ada\n@bob (chat: @bob:chat.example)\n",
        &["@ada", "@bob"],
    );
    check(
        "## Attending\n\nAda Lovelace; Bob Ray, ACME\n",
        &["Ada Lovelace", "Bob Ray"],
    );
    check(
        "## Attendees\n\nAda Lovelace - ACME\nBob Ray, ACME\n",
        &["Ada Lovelace", "Bob Ray"],
    );
    check(
        "## Attendees\n\nAda Lovelace, Bob\nRay, Carl Cox\n",
        &["Ada Lovelace", "Bob Ray", "Carl Cox"],
    );
    check(
        "**Teilnehmer:** Ada, Bob und Carl\n",
        &["Ada", "Bob", "Carl"],
    );
    check(
        "## Anwesend\n\n- @ada, @bob & @carl\n",
        &["@ada", "@bob", "@carl"],
    );
    check(
        "* **Attendees:** Ada, Bob\n* **Regrets:** Carl\n",
        &["Ada", "Bob", "Carl !regrets"],
    );
    check(
        "* Attendees\n  * Ada\n  * Bob\n* Agenda\n  * Tea\n",
        &["Ada", "Bob"],
    );
    check(
        "Present: Ada, Bob\nRegrets: Carl\nChair: Ada\nScribe: Bob\n",
        &["Ada #chair", "Bob #scribe", "Carl !regrets"],
    );
    check(
        "## Participants\n\n- [x] Ada Lovelace\n- [ ] Bob Ray\n",
        &["Ada Lovelace", "Bob Ray !absent"],
    );
    check(
        "## Participants\n\n- [ ] Ada Lovelace\n- [ ] Bob Ray\n",
        &["Ada Lovelace", "Bob Ray"],
    );
    check(
        "## Attendees: Ada (Host), Bob\n",
        &["Ada #facilitator", "Bob"],
    );
    check(
        "---\nparticipants: [ada, Bob Ray]\n---\n\n# Tea\n",
        &["@ada", "Bob Ray"],
    );
}

#[test]
fn lists_among_other_lines() {
    check(
        "Present: Ada Lovelace, Bob Ray\nPad: https://pad.example/tea\n",
        &["Ada Lovelace", "Bob Ray"],
    );
    check("At the table: Ada, Bob\n", &["Ada", "Bob"]);
}

#[test]
fn groups() {
    check(
        "## Present\n\n### Members\n\n* Ada\n\n### Observers\n\n* Bob\n",
        &["Ada", "Bob #observer"],
    );
    check(
        "## Present\n\nTeam members: @ada, @bob\n\nGuests: Carl Cox\n",
        &["@ada", "@bob", "Carl Cox #guest"],
    );
    check(
        "## Present\n\n* Ada\n* Regrets: Bob Ray\n* Carl\n",
        &["Ada", "Bob Ray !regrets", "Carl"],
    );
    check(
        "## Attendees\n\n* Ada\n\n## Regrets\n\n* Bob\n",
        &["Ada", "Bob !regrets"],
    );
    check(
        "## Attendees\n\n* Ada\n\n**Absent:**\n\n* Bob\n",
        &["Ada", "Bob !regrets"],
    );
    check("## Attendance: 2\n\n* Ada\n* Bob\n", &["Ada", "Bob"]);
}

#[test]
fn rolls_and_bodies() {
    check(
        "# Call\n\n## Voting Members\n\n- [x] Ada Lovelace\n- [ ] Bob Ray\n- [x] Cy Dee\n\n## Agenda\n\n- Tea\n",
        &[
            "Ada Lovelace #voting member",
            "Bob Ray #voting member !absent",
            "Cy Dee #voting member",
        ],
    );
    check(
        "# Call\n\n## New Members\n\n- [x] write to them\n- [ ] buy tea\n- [ ] sail\n",
        &[],
    );
    check(
        "## Wer ist hier?\n\n- **Harbor**: ada, (bob comes later)\n- **Pier 3**: -\n- **Club Kiel**: cy, dee\n",
        &["@ada", "@cy", "@dee"],
    );
    check(
        "## Anwesende\n\nBeisitzende: Ada Lovelace, Bob Ray\n\nGäste: Cy Dee\n",
        &["Ada Lovelace", "Bob Ray", "Cy Dee #guest"],
    );
}

#[test]
fn tables() {
    let table = "| Name | Handle |\n|---|---|\n| Ada Lovelace | @ada |\n| Bob Ray | |\n";
    let people = ["Ada Lovelace @ada", "Bob Ray"];
    check(&format!("## Attendees\n\n{table}"), &people);
    check(&format!("# Tea\n\n{table}"), &people);
    check(
        "## Attendees\n\n| Who | Initials | Company |\n|---|---|---|\n| Ada Lovelace | AL | ACME |\n",
        &["Ada Lovelace"],
    );
    check(
        "| Date | 2031-02-01 |\n|---|---|\n| Attendees | Ada, Bob |\n",
        &["Ada", "Bob"],
    );
    check(
        "## Costs\n\n| Name | Price |\n|---|---|\n| Tea | 3 |\n",
        &[],
    );
}

#[test]
fn no_attendance_lists() {
    check("## Participation\n\n* Everybody may join\n", &[]);
    check(
        "# Tea\n\n## Events\n\n### Summit\n\nAttending: Ada, Bob\n",
        &[],
    );
    check(
        "## Participants\n\n* @ada\n\nTopics:\n\n* milk and sugar\n",
        &["@ada"],
    );
    check(
        "## Participants\n\n* @ada\n\nBob Ray asked whether tea is hot.\n\n* It is\n",
        &["@ada"],
    );
    check(
        "# Participants\n* @ada\n\n## Topics\n### Milk\n* hot\n",
        &["@ada"],
    );
    check("# Minutes\n\nMinutes: Ada\n\n## Team Tea\n\n* hot\n", &[]);
}

#[test]
fn marks_behind_names() {
    check(
        "## Attendees\n\n### Voting members\n\n* Ada Lovelace +\n* Bob Ray\n* Carl Moss +\n\n### Guests\n\n* Dora Finch\n",
        &[
            "Ada Lovelace #voting member",
            "Bob Ray #voting member !absent",
            "Carl Moss #voting member",
            "Dora Finch #guest",
        ],
    );
}

#[test]
fn lists_that_ask_for_names() {
    check(
        "## Attending\n\nThis person keeps the notes:\n- zoe\n\nPlease add your name to this list if attending:\n- ada\n- bob\n- (a couple of guests)\n",
        &["@zoe", "@ada", "@bob"],
    );
    check(
        "## Attendees\n(Name/GitHub)\n1. Ada Lovelace/adal\n",
        &["Ada Lovelace @adal"],
    );
    check(
        "- Participants:\n  - Ada, Bob, Carl, Dora, Emil\n",
        &["Ada", "Bob", "Carl", "Dora", "Emil"],
    );
    check(
        "## Attendees\n\n* Ada Lovelace\n* Tea Notetaker (bot)\n\nQuorum achieved.\n",
        &["Ada Lovelace"],
    );
}
