//! What somebody types or pastes into a search; what is wrong with it is
//! pointed at within it.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (_, problems) = minutebook_index::query::parse(text);
    for problem in problems {
        assert!(text.get(problem.span.clone()).is_some(), "{problem:?}");
    }
});
