//! What holds for any text: no panic, every fact stands in the file, and the
//! order of the files does not matter.
//!
//! The texts are the same in every run; `PROPTEST_CASES=100000` tries more.

mod edit;
mod sound;

use crate::support::corpus::{CORPORA, evidence};
use minutebook::resolve::resolve;
use proptest::prelude::{Just, Strategy};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use std::fmt::Debug;

/// Tries a test on `1 / rarely` of the usual number of cases.
pub(crate) fn check<S>(rarely: u32, strategy: &S, test: impl Fn(S::Value))
where
    S: Strategy<Value: Debug>,
{
    let mut config = Config::default();
    config.cases = config.cases.div_ceil(rarely);
    config.failure_persistence = None;
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let outcome = runner.run(strategy, |value| {
        test(value);
        Ok::<(), TestCaseError>(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
}

#[test]
fn facts_of_any_text_stand_in_it() {
    check(1, &edit::pieces(), |text| {
        sound::assert_sound("any/2025-05-16.md", &text);
    });
}

#[test]
fn facts_of_any_characters_stand_in_them() {
    check(1, &".{0,200}", |text| sound::assert_sound(&text, &text));
}

#[test]
fn facts_of_edited_minutes_stand_in_them() {
    check(2, &edit::edited_fixture(), |(path, text)| {
        sound::assert_sound(&path, &text);
    });
}

#[test]
fn minutes_do_not_depend_on_the_order_of_files() {
    for corpus in CORPORA.iter() {
        let (source, files) = (corpus.source(), &corpus.evidence);
        let order: Vec<usize> = (0..files.len()).collect();
        check(16, &Just(order).prop_shuffle(), |order| {
            let shuffled: Vec<_> = order.iter().map(|i| files[*i].clone()).collect();
            for (resolved, i) in resolve(&source, &shuffled).iter().zip(order) {
                assert_eq!(*resolved, corpus.minutes[i], "{}", files[i].0.path);
            }
        });
    }
}

#[test]
fn an_odd_file_among_others_does_no_harm() {
    let corpus = &CORPORA[0];
    let (source, files) = (corpus.source(), &corpus.evidence);
    check(16, &edit::pieces(), |text| {
        let odd = evidence("firmware/20250123.md", &text);
        let all: Vec<_> = files.iter().cloned().chain([odd]).collect();
        let minutes = resolve(&source, &all);
        assert_eq!(minutes.len(), all.len());
        sound::assert_minutes_lie_in(&minutes[files.len()], &text);
    });
}
