//! Tasks, and sentences that are none.

use super::*;
use crate::extract::participant;
use crate::parse::parse;

/// `line owners: text`, `x` in front of what is done.
pub(super) fn read(text: &str) -> Vec<String> {
    let document = parse(text);
    let part = Part::new(&document, 0..document.blocks.len());
    let show = |found: ActionEvidence| {
        let Action {
            text,
            owners,
            done,
            line,
            ..
        } = found.action;
        let done = if done { "x " } else { "" };
        let due = found.due.map_or("", |_| " (due)");
        format!("{done}{line} {}: {text}{due}", owners.join(","))
    };
    recognize(&part, &participant::recognize(&part))
        .into_iter()
        .map(show)
        .collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(read(text), expected, "{text}");
}

#[test]
fn markers() {
    check("AI: @ada to write the test", &["1 ada: write the test"]);
    check("- _AI_ @ada, @bob: ask", &["1 ada,bob: ask"]);
    check(
        "- Publish it soon - **AI**: @ada",
        &["1 ada: Publish it soon"],
    );
    check(
        "Nobody knows (AI: **Bill S** to ask the others). Fine.",
        &["1 Bill S: ask the others"],
    );
    check("- TODO: Describe the setup", &["1 : Describe the setup"]);
    check(
        "- ToDo (@ada, @bob): describe it",
        &["1 ada,bob: describe it"],
    );
    check(
        "* ACTION: Ada and Bob will talk about it",
        &["1 Ada,Bob: talk about it"],
    );
    check(
        "Action item: write to the board",
        &["1 : write to the board"],
    );
    check(
        "- Aufgabe: Doku schreiben (@ada)",
        &["1 ada: Doku schreiben (@ada)"],
    );
    check("- AI @ada: review - DONE", &["x 1 ada: review - DONE"]);
}

#[test]
fn lists_behind_markers() {
    check(
        "- TODO:\n  - write\n  - ask @ada\n- talk",
        &["2 : write", "3 : ask @ada"],
    );
    check("- Action items (2)\n  - Test it", &["2 : Test it"]);
    check(
        "- Action items (AIs): 2\n    - Write it\n    - Test",
        &["2 : Write it", "3 : Test"],
    );
}

#[test]
fn boxes() {
    check(
        "- [ ] Ada, Bob: test it\n- [x] @ada to ask",
        &["1 Ada,Bob: test it", "x 2 ada: ask"],
    );
    check("> - [ ] vote for it", &[]);
    check("- [ ] @ada\n- [ ] Ada Lovelace\n- [ ]", &[]);
    check("# Agenda\n- [ ] Talk about it", &[]);
    check("- [ ] ~~test it~~", &["x 1 : test it"]);
}

#[test]
fn sections() {
    check(
        "## Action items\n- Ada - test\n  - more\n- Bob/Eve: ask\n- none",
        &["2 Ada: test", "4 Bob,Eve: ask"],
    );
    check(
        "# Next steps\n1. [name=Ada] Write it\n2. Look around",
        &["2 Ada: Write it", "3 : Look around"],
    );
    check(
        "# Action items\n| Task | Who |\n|-|-|\n| write it | @ada |",
        &["4 ada: write it"],
    );
    check("# Attendees\n- [ ] Ada Lovelace will come", &[]);
}

#[test]
fn promises() {
    check(
        "- @ada and @bob will write the tests this week",
        &["1 ada,bob: write the tests this week"],
    );
    check(
        "Ada will send a mail. Bob to draft it.",
        &["1 Ada: send a mail", "1 Bob: draft it"],
    );
    check("- Fine -> @ada checks", &["1 ada: checks"]);
    check("- Ada'll create an issue", &["1 Ada: create an issue"]);
    check(
        "- will be sent by @ada soon",
        &["1 ada: will be sent by @ada soon"],
    );
    check(
        "- @ada kümmert sich um die Einladung",
        &["1 ada: kümmert sich um die Einladung"],
    );
    check("- Talk to them (@ada)", &["1 ada: Talk to them (@ada)"]);
}

#[test]
fn sentences_that_promise_nothing() {
    for text in [
        "We should write tests",
        "This will be merged soon",
        "It will take a week",
        "The team will look at it",
        "@ada will be on vacation",
        "Will @ada write it?",
        "If @ada will write it, fine",
        "- New storage (@ada)",
        "An AI model was shown",
        "- Ada attends",
        "Action: nothing now",
        "@ada reports from the conference",
        "See the action by Ada",
        "Thanks to Ada for writing",
        "# Ada will write",
    ] {
        check(text, &[]);
    }
}

#[test]
fn due_dates() {
    check(
        "- [ ] Ada: test until 2024-05-06",
        &["1 Ada: test until 2024-05-06 (due)"],
    );
    check("- [ ] look at 2024-05-06", &["1 : look at 2024-05-06"]);
}

#[test]
fn nothing_panics() {
    use proptest::prelude::*;
    const PIECES: &[&str] = &[
        "AI",
        ":",
        " ",
        "@",
        "ada",
        "Ada",
        "\u{e4}",
        "\u{1f600}",
        " will ",
        " to ",
        "TODO",
        "(",
        ")",
        "- [ ] ",
        "\n",
        "- ",
        "# Actions\n",
        ",",
        "and",
        "write",
        ".",
        "~~",
        "by ",
        "[name=",
        "]",
        "2024-05-06",
        "done",
        "'ll ",
        "decision: ",
        "we decided ",
        "\u{131}",
        "\u{130}",
    ];
    let text = proptest::collection::vec(proptest::sample::select(PIECES), 0..40);
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    proptest::test_runner::TestRunner::new(config)
        .run(&text, |pieces| {
            let text = pieces.concat();
            let document = parse(&text);
            let part = Part::new(&document, 0..document.blocks.len());
            let _ = (
                recognize(&part, &participant::recognize(&part)),
                crate::extract::decision::recognize(&part),
                crate::extract::language::recognize(&document),
            );
            let _ = crate::extract::link::recognize(&part);
            Ok(())
        })
        .unwrap();
}

#[test]
fn hostile_texts_end() {
    for piece in [
        "by Ada ",
        "TODO (",
        "AI: ",
        "@a, ",
        "Decision: a. ",
        "- [ ] ",
        "(AI @a ",
        "Ada and ",
        "will be ",
        "A. ",
        "[name=",
        "we decided ",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let begin = std::time::Instant::now();
        let document = parse(&text);
        let part = Part::new(&document, 0..document.blocks.len());
        let _ = (
            recognize(&part, &participant::recognize(&part)),
            crate::extract::decision::recognize(&part),
        );
        assert!(
            begin.elapsed().as_secs() < 5,
            "{piece} {:?}",
            begin.elapsed()
        );
    }
}

#[test]
fn more_markers() {
    check("- AI(ada@): write it", &["1 ada: write it"]);
    check("- AI(Ada): write it", &["1 Ada: write it"]);
    check("- [AI] @ada: write it", &["1 ada: write it"]);
    check("**ACTION 4.2:** Ada to write it", &["1 Ada: write it"]);
    check("ACTION Ada to write it", &["1 Ada: write it"]);
    check("- AR: Ada to write it", &["1 Ada: write it"]);
    check("- To-do: @ada schreibt", &["1 ada: schreibt"]);
    check("- Fine (AI Ada to ask Bob)", &["1 Ada: ask Bob"]);
    check("- Fine (AI all: read it)", &["1 all: read it"]);
    check("- [name=Ada] ACME AI @Beta, and more", &[]);
    check("- Acme Foundation AI (AFAI): a body", &[]);
    check("- current TODO for @ada, write it", &["1 ada: write it"]);
    check("- taken from the TODO page", &[]);
}

#[test]
fn promises_of_speakers() {
    check("- Ada: fine. I will write it.", &["1 Ada: write it"]);
    check("- Ada: Will look up the name", &["1 Ada: look up the name"]);
    check("- Ada: to follow up", &["1 Ada: follow up"]);
    check("- Ada: I'll plan to test it", &["1 Ada: plan to test it"]);
    check(
        "# Present\n* Ada Lovelace\n# Notes\n* Ada saw it too and will write it",
        &["4 Ada: write it"],
    );
    check(
        "- The next step is for Ada to write it",
        &["1 Ada: write it"],
    );
    check(
        "- Ada will be setting up the list",
        &["1 Ada: be setting up the list"],
    );
    check("- Ada was going to send it", &["1 Ada: send it"]);
    check(
        "- Ada to write, Bob to quickly test it",
        &["1 Ada,Bob: write, Bob to quickly test it"],
    );
    for text in [
        "- Ada: I will say that it is slow",
        "- Ada: to me it is slow",
        "- Ada: will it work?",
        "- Ada, it will make life easy",
        "- written by @ada to test it",
        "- Ada updates",
    ] {
        check(text, &[]);
    }
}

#[test]
fn bullets_that_ask() {
    check(
        "- Will ask them, @ada, @bob",
        &["1 ada,bob: Will ask them, @ada, @bob"],
    );
    check(
        "- Separate thing, create issue @ada",
        &["1 ada: Separate thing, create issue @ada"],
    );
    check(
        "- For now document it (@ada)",
        &["1 ada: For now document it (@ada)"],
    );
    check(
        "- Talk to them (@ada) and offer help",
        &["1 ada: Talk to them (@ada) and offer help"],
    );
    check(
        "- The name should be changed (@ada)",
        &["1 ada: The name should be changed (@ada)"],
    );
    check(
        "=> Create a post (-> @ada. @bob)",
        &["1 ada,bob: Create a post"],
    );
    check(
        "* Move it?\n  -> @ada: Make a poll",
        &["2 ada: Make a poll"],
    );
    check(
        "- To follow up with the board",
        &["1 : To follow up with the board"],
    );
    check(
        "- Agreed to open an issue (@ada)",
        &["1 ada: Agreed to open an issue (@ada)"],
    );
    for text in [
        "- Ask @ada",
        "- Update on the release (@ada)",
        "- Report from the summit (@ada)",
        "- Outline of the plan (@ada)",
        "- To keep it simple, we wait",
        "- To improve the tests",
        "- Started by Ada",
        "# Agenda\n- Discuss the release (@ada)",
    ] {
        check(text, &[]);
    }
}

#[test]
fn names_and_things() {
    for text in [
        "Agreed to write it",
        "Remember to write it",
        "Suggestion is to write it",
        "Proposal to write it",
        "Allow to write it",
        "Tried to write it",
        "Motion to write it",
        "Monday to write it",
        "Reviewer to write it",
    ] {
        check(text, &[]);
    }
    check("Eve and Bob to monitor it", &["1 Eve,Bob: monitor it"]);
}

#[test]
fn boxes_with_a_habit_of_brackets() {
    check(
        "## TODO\n\n- [ ] file the rope (adal)\n- [ ] ask the harbor (Tech, adal)\n- [x] buy tar (Bo)\n- [ ] write it down (optional)\n- [ ] sail (Bo, and whoever else has time)\n",
        &[
            "3 adal: file the rope (adal)",
            "4 Tech,adal: ask the harbor (Tech, adal)",
            "x 5 Bo: buy tar (Bo)",
            "6 : write it down (optional)",
            "7 Bo: sail (Bo, and whoever else has time)",
        ],
    );
    check(
        "## TODO\n\n- [ ] AL: file the rope\n- [x] BR: buy tar\n- [ ] AL: ask the harbor\n",
        &[
            "3 AL: file the rope",
            "x 4 BR: buy tar",
            "5 AL: ask the harbor",
        ],
    );
    // One alone may be anything.
    check(
        "## TODO\n\n- [ ] file the rope (hemp)\n- [ ] buy tar\n",
        &["3 : file the rope (hemp)", "4 : buy tar"],
    );
}

#[test]
fn owners_of_lists() {
    check(
        "## Tasks for Everyone\n- write it",
        &["2 Everyone: write it"],
    );
    check("### Ada to work on:\n* a file\n", &["2 Ada: a file"]);
    check(
        "## Individual tasks\nUntil Friday:\n- Ada: test\n- Bob: talk",
        &["3 Ada: test", "4 Bob: talk"],
    );
    check(
        "# Action items\n## @ada\n- write it\n## @bob\n- test it",
        &["3 ada: write it", "5 bob: test it"],
    );
    check(
        "# Action items\n- @ada:\n  - write it\n  - test it",
        &["3 ada: write it", "4 ada: test it"],
    );
    check(
        "# Present\n- Ada Lovelace\n\nWe met.\n\n**Action items**\n\n* Ada will test it",
        &["8 Ada: test it"],
    );
    check(
        "To do for the fair:\n    - write it\n    - test it\n",
        &["2 : write it", "3 : test it"],
    );
    check(
        "# Actions\n**ACTION 1:** Ada to test\n- Status: closed\n* Bob argued long",
        &["2 Ada: test"],
    );
    check("# Next steps and discussion\n- Two weeks from now", &[]);
    check(
        "# Action items\n- Ada: test\n---\n\nAt the end of the meeting:\n- [ ] Copy the notes",
        &["2 Ada: test"],
    );
}

#[test]
fn german_promises() {
    check("- @ada schreibt eine Mail", &["1 ada: schreibt eine Mail"]);
    check(
        "- Treffen nächste Woche, Bob macht ein Doodle",
        &["1 Bob: macht ein Doodle"],
    );
    check(
        "- Ada hat den Auftrag, den Raum zu buchen",
        &["1 Ada: hat den Auftrag, den Raum zu buchen"],
    );
    check(
        "- Ada kümmert sich um die Einladung",
        &["1 Ada: kümmert sich um die Einladung"],
    );
    check(
        "- @ada wird den Raum buchen bis nächste Woche",
        &["1 ada: den Raum buchen bis nächste Woche (due)"],
    );
    check("- Der Verein macht ein Fest", &[]);
    check("- Wer macht das?", &[]);
}

#[test]
fn promises_of_bodies() {
    check(
        "- The Docs team to get in touch with Ada",
        &["1 Docs team: get in touch with Ada"],
    );
    check("- Rose team will update it", &["1 Rose team: update it"]);
    check("- Paint and Hull University will sign", &[]);
    check("- Asking Board team to write it", &[]);
    check("- Issue to be looked at by Rose team", &[]);
}

#[test]
fn who_has_the_action() {
    let present = "# Attendees\n- Ada\n- Bob\n\n# Notes\n";
    let check = |line: &str, expected: &[&str]| {
        let found = read(&format!("{present}- {line}"));
        let expected: Vec<String> = expected.iter().map(|e| format!("6 {e}")).collect();
        assert_eq!(found, expected, "{line}");
    };
    check("Action on Bob to write it", &["Bob: write it"]);
    check("Action item for Bob: write it", &["Bob: write it"]);
    check("Aufgabe für Ada: Raum buchen", &["Ada: Raum buchen"]);
    check("[Bob] will write it", &["Bob: write it"]);
    check(
        "#5 assigned to Ada to find the lines",
        &["Ada: find the lines"],
    );
    check(
        "Ada has the action to file it",
        &["Ada: has the action to file it"],
    );
    check("Ada said she will look into it", &["Ada: look into it"]);
    check(
        "Will take the tag off the agenda",
        &[": Will take the tag off the agenda"],
    );
    check("Ask the board (TODO)", &[": Ask the board"]);
    check("Ask the board (todo Ada)", &["Ada: Ask the board"]);
    check("Ask the board (todo: who?)", &[]);
    check(
        "Leo und Ada fehlen. Ada und Bob bereiten den Stand vor",
        &["Ada,Bob: bereiten den Stand vor"],
    );
    check("Ada legt ein Wiki an", &["Ada: legt ein Wiki an"]);
    check(
        "Es regnet, Bob spricht mit dem Amt",
        &["Bob: spricht mit dem Amt"],
    );
    for line in [
        "Will hopefully add it",
        "Will take place in May",
        "Will it add up?",
        "Ada wants to see it",
        "Ada legt den Plan vor",
        "Bob spricht über Rosen",
        "Ada stellt die Seite vor",
        "Bob fragt, ob es regnet",
        "Ada geht auf Fragen ein",
        "Bob hat das Wiki angelegt",
        "[1] will be added",
        "assigned to nobody to date",
        "Action on the lake",
    ] {
        check(line, &[]);
    }
}

#[test]
fn tasks_in_sections() {
    let check = |lines: &str, expected: &[&str]| {
        let found = read(&format!("# Action items\n{lines}"));
        assert_eq!(found, expected, "{lines}");
    };
    check("- [AL]\tWrite it", &["2 AL: Write it"]);
    check("- [AL, BC] Test it", &["2 AL,BC: Test it"]);
    check("- [AL/BC] D1 (Roses): test", &["2 AL,BC: D1 (Roses): test"]);
    check("- [WIP] Write it", &["2 : [WIP] Write it"]);
    check("- [ROSE] Write it", &["2 : [ROSE] Write it"]);
    check(
        "- Next time:\n  - Ada: book a room\n- Write it",
        &["3 Ada: book a room", "4 : Write it"],
    );
    check("- Website:", &["2 : Website"]);
    check("- Test these:\n  - roses", &["2 : Test these"]);
}

#[test]
fn what_is_said_of_people() {
    let check = |line: &str, expected: &[&str]| {
        let found = read(&format!("# Attendees\n- Ada\n- Bob\n\n# Notes\n- {line}"));
        let expected: Vec<String> = expected.iter().map(|e| format!("6 {e}")).collect();
        assert_eq!(found, expected, "{line}");
    };
    check("AI(AL): write it", &["AL: write it"]);
    check("Ada said that she will begin it", &["Ada: begin it"]);
    check(
        "It broke. Bob will ask about it. Get two. ACTION",
        &["Bob: It broke. Bob will ask about it. Get two"],
    );
    check("Ada and Bob agree to move it", &["Ada,Bob: move it"]);
    check("(Ada) Will work on it", &["Ada: work on it"]);
    check(
        "Ada will ask, Bob will assist",
        &["Ada,Bob: ask, Bob will assist"],
    );
    check("Rose Team will accept it", &["Rose Team: accept it"]);
    for line in [
        "(Rose) Will work on it",
        "Ada will be talking about it there",
        "Bob will be speaking there",
        "Easiest to set up a call",
        "Ada nominates Bob as president",
    ] {
        check(line, &[]);
    }
}

#[test]
fn transcripts() {
    check(
        "**ada-l:** Okay, I'll release it\n\n**bob:** 👍 I'll note that on the issue\n\n\
         **eve:** I can take the action item to tell them\n\n**bob:** I'll be late",
        &[
            "1 ada-l: release it",
            "3 bob: note that on the issue",
            "5 eve: tell them",
        ],
    );
    check("**12:** I'll write it", &[]);
}
