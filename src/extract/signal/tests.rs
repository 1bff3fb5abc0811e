//! What texts may hold, and that no recognizer misses anything by asking first.

use super::*;
use crate::extract::{Part, participant};
use crate::parse::parse;
use proptest::prelude::*;
use std::path::{Path, PathBuf};

#[test]
fn signals_of_texts() {
    let check = |text: &str, expected: Signals| {
        assert_eq!(Signals::of(text).0 & expected.0, expected.0, "{text}");
    };
    check("Bi-Weekly", Signals::RHYTHM);
    check("RoseCon", Signals::EVENT);
    check("we AGREED", Signals::DECISION);
    check("KW42", Signals::DIGIT);
    check("in zwei Wochen", Signals::DATE);
    check("Montags", Signals::WEEKDAY);
    assert_eq!(Signals::of("the sky over the harbour"), Signals::default());
}

/// Compares what is recognized with what is recognized without asking.
fn check_hides_nothing(text: &str) {
    let document = parse(text);
    let part = Part::new(&document, 0..document.blocks.len());
    let all = part.with_all_signals();
    let people = participant::recognize(&part);
    assert_eq!(event::recognize(&part), event::recognize(&all), "{text}");
    assert_eq!(
        schedule::recognize(&part),
        schedule::recognize(&all),
        "{text}"
    );
    let actions = |part| action::recognize(part, &people);
    assert_eq!(actions(&part), actions(&all), "{text}");
    assert_eq!(
        decision::recognize(&part),
        decision::recognize(&all),
        "{text}"
    );
}

fn markdown_in(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            markdown_in(&path, found);
        } else if path.extension().is_some_and(|e| e == "md") {
            found.push(path);
        }
    }
}

#[test]
fn nothing_is_hidden_in_fixtures() {
    let mut files = Vec::new();
    markdown_in(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures"),
        &mut files,
    );
    assert!(!files.is_empty());
    for file in files {
        if let Ok(text) = std::fs::read_to_string(file) {
            check_hides_nothing(&text);
        }
    }
}

#[test]
fn nothing_is_hidden_in_the_cases_of_recognizers() {
    let tables = [
        include_str!("../action/tests.rs"),
        include_str!("../decision/tests.rs"),
        include_str!("../event/tests.rs"),
        include_str!("../schedule/tests.rs"),
    ];
    for table in tables {
        let literals = table.split('"').skip(1).step_by(2);
        for literal in literals.filter(|literal| literal.contains(' ')) {
            let text = literal.replace("\\n", "\n");
            check_hides_nothing(&text);
            check_hides_nothing(&format!("# Attendees\n- Ada\n- Bob\n\n# Notes\n- {text}"));
        }
    }
}

/// Sentences with a hole for a word.
const SENTENCES: [&str; 14] = [
    "Ada WORD it for Bob.",
    "WORD Ada: write it.",
    "Ada und Bob WORD den Stand vor.",
    "- Ada WORD to write it",
    "The team meets WORD 15:00.",
    "- WORD: Monday 10:00",
    "Meetings WORD on Thursday at 9am.",
    "## WORD\n\n- 9:00 UTC: Docs team\n",
    "The rose WORD is on July 3 in Graz.",
    "- Rose WORD, July 3, 14:00",
    "LEAF WORD in Vienna, May 3-5",
    "We WORD to keep the name.",
    "WORD: keep the name",
    "Keep the name - WORD",
];

proptest! {
    #[test]
    fn nothing_is_hidden_beside_any_word(pick in any::<prop::sample::Index>(), form in 0..SENTENCES.len(), upper in any::<bool>()) {
        let words: Vec<&str> = WORDS.words().collect();
        let word = pick.get(&words);
        let word = if upper { word.to_uppercase() } else { (*word).to_owned() };
        check_hides_nothing(&format!("# Notes\n\n{}\n", SENTENCES[form].replace("WORD", &word)));
    }

    #[test]
    fn nothing_is_hidden_in_a_jumble(picks in prop::collection::vec(any::<prop::sample::Index>(), 1..12)) {
        let words: Vec<&str> = WORDS.words().collect();
        let text: Vec<&str> = picks.iter().map(|pick| *pick.get(&words)).collect();
        check_hides_nothing(&format!("Ada {} July 3, 10:00\n", text.join(" ")));
    }
}
