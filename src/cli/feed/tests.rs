//! Times, and names that last.

use super::*;

/// `first last start end` → the span; `-` is not known.
fn check(words: &str, expected: &str) {
    let words: Vec<&str> = words.split(' ').collect();
    let day = |at: usize| words[at].parse::<NaiveDate>().unwrap();
    let times = Times {
        start: words[2].parse().ok(),
        end: words[3].parse().ok(),
        zone: Some("Europe/Berlin"),
    };
    let found = match times.on(day(0), day(1)) {
        Span::Days(first, last) => format!("{first} {last}"),
        Span::Times { start, end, .. } => {
            let end = end.map_or("-".to_owned(), |end| end.to_string());
            format!("{start} {end}")
        }
    };
    assert_eq!(found, expected, "{words:?}");
}

#[test]
fn days_without_all_their_times_stay_whole() {
    let one = "2025-06-18 2025-06-18";
    check("2025-06-18 2025-06-18 - -", one);
    check("2025-06-18 2025-06-18 - 18:00", one);
    check("2025-06-18 2025-06-18 09:30 -", "2025-06-18 09:30:00 -");
    check(
        "2025-06-18 2025-06-18 09:30 18:00",
        "2025-06-18 09:30:00 2025-06-18 18:00:00",
    );
    check(
        "2025-06-18 2025-06-20 09:30 18:00",
        "2025-06-18 09:30:00 2025-06-20 18:00:00",
    );
    check("2025-06-18 2025-06-20 09:30 -", "2025-06-18 2025-06-20");
    // Who ends before they begin go on past midnight.
    check(
        "2025-06-18 2025-06-18 22:00 01:00",
        "2025-06-18 22:00:00 2025-06-19 01:00:00",
    );
}

#[test]
fn a_name_is_a_uuid_of_its_own_kind() {
    let one = uid(&["event", "tidewatch/board/2025-05-07", "1"]);
    assert_eq!(one, "20b636e9-189a-8998-b540-98a6d486d9a6");
    assert_ne!(uid(&["event", "ab", "c"]), uid(&["event", "a", "bc"]));
}
