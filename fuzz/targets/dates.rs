//! Days, times and periods in any text: what is found lies in it.

#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use minutebook::scan;

fuzz_target!(|text: &str| {
    for found in scan::dates(text) {
        assert!(text.get(found.span.clone()).is_some());
        for tense in [scan::Tense::Ahead, scan::Tense::Behind] {
            for year in [1, 2024, 9999] {
                found.value.ground(day(year), tense);
            }
        }
    }
    for found in scan::times(text) {
        assert!(text.get(found.span.clone()).is_some());
    }
    for found in scan::weekdays(text) {
        assert!(text.get(found.span.clone()).is_some());
    }
    let _ = minutebook_index::period::parse(text, day(2024));
});

fn day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 6, 13).unwrap_or_default()
}
