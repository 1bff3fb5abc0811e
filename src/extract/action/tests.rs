//! Tasks, and sentences that are none.

use super::*;
use crate::extract::participant;
use crate::parse::parse;

/// `line owners: text`, `x` in front of what is done.
fn read(text: &str) -> Vec<String> {
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
