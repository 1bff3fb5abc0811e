//! Attendance as people write it, beyond the tidy forms.

use super::tests::check;

#[test]
fn lists_below_the_title() {
    check(
        "# Call 2024-05-06\n\n- Ada Lovelace\n- Bob Ray (ACME)\n\n## Agenda\n- x",
        &["Ada Lovelace", "Bob Ray"],
    );
    check("# Call\n* @ada\n* @bob\n\n## Notes", &["@ada", "@bob"]);
    check("# Call\n* Ada Lovelace\n\n## Notes", &[]);
    check("# Call\n* New storage\n* Ada Lovelace\n", &[]);
    check("# Call\n* Release planning\n* Next release\n", &[]);
    check("# Call\n* Talk about @ada\n* @bob reports\n", &[]);
    check(
        "# Incident\n- all is lost\n- Incident meeting with @ada, @bob\n",
        &["@ada", "@bob"],
    );
    check("# Call\nFollow-up meeting with @ada planned\n", &[]);
}

#[test]
fn lists_behind_sentences() {
    check(
        "## Welcome\n\nSign in below. Roll call:\n\n* Ada / ACME / @ada\n* Bob Ray (@bob) / Uni\n* ...\n",
        &["Ada @ada", "Bob Ray @bob"],
    );
    check(
        "# Notes\nAttendees:\n    Ada Lovelace\n    Bob Ray\n",
        &["Ada Lovelace", "Bob Ray"],
    );
    check(
        "# Call on Monday\nWeekly call\nAttendees:\nAda Lovelace\nBob Ray\n",
        &["Ada Lovelace", "Bob Ray"],
    );
}

#[test]
fn sentences_before_lists() {
    check(
        "# Board meeting\n\nThe meeting was led by Ada Lovelace.\n\nBoard members in attendance were:\n\n\
         - Ada Lovelace\n- Bob Ray\n\nAlso in attendance were:\n\n- Cyd Doe (assistant)\n\n## Money\n- x",
        &["Ada Lovelace", "Bob Ray", "Cyd Doe"],
    );
    check(
        "# Board\n\nThe following directors were present:\n\n- Ada Lovelace\n- Bob Ray\n",
        &["Ada Lovelace", "Bob Ray"],
    );
    check(
        "# Board\n\n- **Quorum Met**: All active members were present.\n",
        &[],
    );
}

#[test]
fn lines_of_name_handle_company() {
    let expected = ["Ada Lovelace @adal", "Bob Ray @bobr", "Eve"];
    check(
        "## Attendees\n\nYour name / GitHub ID / company\n\n* Ada Lovelace / adal / ACME\n* Bob Ray / @bobr / Uni\n* Eve\n",
        &expected,
    );
    check(
        "## Attendees\n- **name** / **institution** / **GitHub handle**\n- Ada Lovelace / ACME / adal\n- Bob Ray / Uni / @bobr\n- Eve / Uni\n",
        &expected,
    );
}

#[test]
fn groups() {
    check(
        "## Attendees\n\n**Members:**\n- @ada\n\n**Visitors:**\n- Bob\n\n## Agenda\n- x",
        &["@ada", "Bob"],
    );
    check(
        "## Attendees\n- Ada\n\nIll:\n\n- Bob N.\n\n## Notes",
        &["Ada", "Bob N. !absent"],
    );
    check(
        "## Present\n\n### ACME\n\n* Ada Lovelace\n\n### Uni\n\n* Bob Ray\n\n## Notes\n\n* x",
        &["Ada Lovelace", "Bob Ray"],
    );
    check(
        "## Present\n* Ada Lovelace\n### Storage\n* It is slow, and nobody knows why\n",
        &["Ada Lovelace"],
    );
    check(
        "### Anwesende Mitglieder\nAda Lovelace, Bob Ray\n\n### Gäste\nkeine\n",
        &["Ada Lovelace", "Bob Ray"],
    );
    check(
        "Anwesend: Ada, Bob\nEntschuldigt: Eve\n",
        &["Ada", "Bob", "Eve !regrets"],
    );
    check(
        "**Anwesend:** (...)\n\n**Beginn der Sitzung:** 19:00 Uhr\n**Ende:** 20:00\n",
        &[],
    );
    check(
        "## Attendees\n* Ada Lovelace\n\n##Agenda\n- Storage\n",
        &["Ada Lovelace"],
    );
    check(
        "## Attendees\n* Ada Lovelace\n\nTopics:\n- Base Profile\n",
        &["Ada Lovelace"],
    );
}

#[test]
fn lines_with_more_than_a_name() {
    let one = |entry: &str, expected: &[&str]| {
        let text = format!("## Present\n\n* Zoe Zen\n* {entry}\n");
        check(&text, &[&["Zoe Zen"], expected].concat());
    };
    one(
        "Ada & Bob from ACME (@ada and @bob I guess)",
        &["Ada @ada", "@bob"],
    );
    one("Ada Lovelace A&B", &["Ada Lovelace"]);
    one("NEW: Ada Lovelace (ACME)", &["Ada Lovelace"]);
    one("Ada Lovelace / @ada", &["Ada Lovelace @ada"]);
    one("Ada Lovelace: @ada", &["Ada Lovelace @ada"]);
    one("@ada (Funny :))", &["@ada"]);
    one("Ada Lovelace (joined late)", &["Ada Lovelace !late"]);
    one("~~@ada~~", &["@ada !absent"]);
    one("Ada Lovelace 🎉", &["Ada Lovelace"]);
    one("Ada Lovelace (she/her), ACME, Germany", &["Ada Lovelace"]);
    one("Dr. Ada Lovelace", &["Dr. Ada Lovelace"]);
    one("Ada Lovelace (krank)", &["Ada Lovelace !absent"]);
}

#[test]
fn sections_that_are_no_attendance() {
    check("## Required participants\n* Ada Lovelace\n", &[]);
    check("## Invited\n* Ada Lovelace\n", &[]);
    check("## Present state of the storage\n* It is slow\n", &[]);
}

#[test]
fn bodies_in_front_of_present() {
    check(
        "# Board\n**Board Members Present:** Ada Ray (Chair), Bob Holm\n**Board Members Absent:** Eve Stone\n**Staff:** Finn Wald\n",
        &[
            "Ada Ray #chair",
            "Bob Holm",
            "Eve Stone !regrets",
            "Finn Wald",
        ],
    );
    check(
        "## Attendance\n### Directors Present\n- Ada Ray\n### Directors Absent\n- Bob Holm\n",
        &["Ada Ray", "Bob Holm !regrets"],
    );
    check(
        "## Roll Call\n### Attended this meeting\n* Ada Ray\n### Attended in the past\n* Bob Holm\n",
        &["Ada Ray"],
    );
    check(
        "### Attendees\n### Circle Members:\n\nAda Ray - ACME\n\nBob Holm - Uni\n",
        &["Ada Ray", "Bob Holm"],
    );
}

#[test]
fn other_forms_of_lists() {
    check(
        "# Call\n**Attendees:**\n```\n- Ada Ray\n- Bob\n```\n- Milk\n",
        &["Ada Ray", "Bob"],
    );
    check(
        "# Call\n**Attendees:**\n- Ada Ray\n- Bob\n\n- Code of Conduct\n- Milk\n",
        &["Ada Ray", "Bob"],
    );
    check(
        "# Call\n**Guests present**\n- Ada Ray\n\n1. Welcome\n2. Milk prices\n",
        &["Ada Ray #guest"],
    );
    check(
        "- **Participants:**\n  - Ada Ray\n- **Notes:**\n  - No quorum\n  - Charter\n",
        &["Ada Ray"],
    );
    check(
        "## Attendees\n\nPresent\n:   Ada, bob\n\nRegrets\n:   Eve\n",
        &["Ada", "@bob", "Eve !regrets"],
    );
    check(
        "In attendance:\n\n| | |\n|---|---|\n| Ada Ray | Bob Holm |\n| Eve Stone | |\n",
        &["Ada Ray", "Bob Holm", "Eve Stone"],
    );
    check(
        "<h2>Participants</h2>\n<table>\n<tr><th>Name</th><th>Role</th></tr>\n<tr><td>Ada Ray</td><td>chair</td></tr>\n</table>\n",
        &["Ada Ray"],
    );
    check(
        "## Attendees (Initials: Name @Chat)\n- [x] AR: Ada Ray (adar)\n- [ ] BH: Bob Holm\n",
        &["Ada Ray", "Bob Holm !absent"],
    );
    check(
        "Attending: Ada Ray (AR) and Bob Holm\n",
        &["Ada Ray", "Bob Holm"],
    );
    check(
        "## May 6\n* Ada, Bob and Eve attended\n* Milk\n",
        &["Ada", "Bob", "Eve"],
    );
    check(
        "## Attendees\n- Ada Ray <ada@acme.example>\n- \\<addme\\>\n",
        &["Ada Ray"],
    );
}

#[test]
fn lists_that_go_on() {
    check(
        "# Call\n\nAttending: Ada Lovelace, Bob Ray,\n\nCarl Oak, Dora Pine (ACME),\n\nEve Elm\n\nFrank says hello.\n",
        &[
            "Ada Lovelace",
            "Bob Ray",
            "Carl Oak",
            "Dora Pine",
            "Eve Elm",
        ],
    );
    check(
        "Present/Contributing:\nAda Lovelace,\nBob Ray\n\nApologies: Eve Elm\n",
        &["Ada Lovelace", "Bob Ray", "Eve Elm !regrets"],
    );
    check(
        "**Present** *(please add your name and handle, it is completely optional)*: Ada Ray (@ada), Bob Oak\n",
        &["Ada Ray @ada", "Bob Oak"],
    );
}

#[test]
fn groups_without_a_list() {
    check(
        "## Agenda\n\n### Call to order\n\n**Board Members**\n\n- Ada Lovelace\n- Bob Ray\n\n**Guests**\n\n- Eve Elm\n- Carl Oak\n\n### Budget\n\n- Release Planning\n",
        &[
            "Ada Lovelace",
            "Bob Ray",
            "Eve Elm #guest",
            "Carl Oak #guest",
        ],
    );
    check(
        "### Introduction of attendees\n\n* Ada Lovelace\n* Bob Ray\n",
        &["Ada Lovelace", "Bob Ray"],
    );
    check(
        "Attending:\n* Board members: ada, bob\n* Other: eve, Carl O\n\n### Oil\n",
        &["@ada", "@bob", "@eve", "Carl O"],
    );
    check(
        "## Attendees\n\n### Board\n\n- [x] Ada Lovelace\n- [ ] Bob Ray\n\nQuorum: ✅\n\n### Non-Voting Representatives or Observing Participants\n\n- [x] Eve Elm\n",
        &["Ada Lovelace", "Bob Ray !absent", "Eve Elm"],
    );
}

#[test]
fn columns_of_presence() {
    check(
        "### Attendance\n\n| Name | Present |\n| --- | --- |\n| Ada Lovelace (ACME) | yes |\n| Bob Ray | no |\n| Eve Elm | |\n\n#### Community Meetup\n- New plan (June)\n- Location of event\n",
        &["Ada Lovelace", "Bob Ray !absent", "Eve Elm !absent"],
    );
}

#[test]
fn the_list_before_those_who_were_not_there() {
    let absent = "\nNot present:\n\n* Carl Cole\n* Dora Finch\n";
    check(
        &format!("# Rose call\n\nOn the line:\n\n* Ada Lovelace\n* Bob Ray (secretary)\n{absent}"),
        &[
            "Ada Lovelace",
            "Bob Ray #scribe",
            "Carl Cole !regrets",
            "Dora Finch !regrets",
        ],
    );
    check(
        &format!("# Rose call\n\n* water the roses\n* cut the hedge\n{absent}"),
        &["Carl Cole !regrets", "Dora Finch !regrets"],
    );
}

#[test]
fn labels_inside_of_paragraphs() {
    let held = "Minutes of the board, 8 October 2031, held at the harbor.";
    check(
        &format!(
            "# Board\n\n{held} Present: Ada Lovelace, Bob Ray and Cyd van Doe. Absent: Eve Fox.\n"
        ),
        &["Ada Lovelace", "Bob Ray", "Cyd van Doe", "Eve Fox !regrets"],
    );
    check(
        &format!("# Bestuur\n\n{held} Aanwezig: Ada Lovelace, Bob Ray en Cyd van Doe.\n"),
        &["Ada Lovelace", "Bob Ray", "Cyd van Doe"],
    );
}

#[test]
fn labels_with_counts() {
    check(
        "# Board\n\nBoard members present (online) (2/3) :\n\n* Ada Lovelace\n* Bob Ray\n\n## Money\n",
        &["Ada Lovelace", "Bob Ray"],
    );
}

#[test]
fn bodies_below_a_heading() {
    check(
        "## Attendance\n\nCouncil: Carol, Bob, Eve Fox\nObservers: Cyd\n\n## Notes\n",
        &["Carol", "Bob", "Eve Fox", "Cyd #observer"],
    );
    check(
        "## Presença\n- Ada Lovelace\n- Bob Ray (Bo)\n\n## Notas\n",
        &["Ada Lovelace", "Bob Ray"],
    );
    check(
        "### Sign-in & ice-breaker\n\n1. Ada Lovelace (she/her), Uni of Hull, (checkout), ada@hull.example\n2. Bob Ray (he/him), ACME\n3. Eve Fox, EPCC (The Uni). Favourite bread: rye\n\n### Notes\n",
        &["Ada Lovelace", "Bob Ray", "Eve Fox"],
    );
}

#[test]
fn lists_below_what_comes_next() {
    check(
        "# Nets\n\n* sync: every month\n\n---\n\n## Next sync meetings\n\n* Thu 14 Mar 2024 09:00 CET\n* Thu 2 May 2024\n\n-----\n\n# Sync meeting 2024-03-14 (09:00 CET)\n\nattending: Ada, Bob, Eve\n\n### Agenda\n\n- x\n",
        &["Ada", "Bob", "Eve"],
    );
}

#[test]
fn wide_marks() {
    check("**参会人**：@宫进 @ada\n\n### 议程\n", &["@宫进", "@ada"]);
    check("## Attendees\n- 李开（九州云）\n- Ada\n", &["李开", "Ada"]);
}
