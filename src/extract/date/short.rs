//! Days with a year of two digits and hyphens: `24-06-13`, `13-06-24`.
//!
//! Both ways of writing them are common, so both readings are evidence; what
//! else is known of the meeting tells which is meant.

use super::super::{DateEvidence, DateOrigin};
use super::path::calendar;
use crate::scan::DateText;

/// Years that the two digits may stand for.
const YEARS: std::ops::RangeInclusive<u32> = 5..=60;

/// Reads the days that the first such numbers of a text may name, the year
/// first.
pub(super) fn readings(text: &str, origin: DateOrigin, line: u32) -> Vec<DateEvidence> {
    let Some([first, month, last]) = numbers(text) else {
        return Vec::new();
    };
    let dated = |year: u32, day: u32| {
        let year = i32::try_from(year).ok().filter(|_| YEARS.contains(&year))?;
        calendar(2000 + year, month, day)
    };
    let days = [dated(first, last), dated(last, first)];
    let evidence = |date: DateText| DateEvidence { date, origin, line };
    days.into_iter().flatten().map(evidence).collect()
}

/// Three numbers of two digits, joined by hyphens, and nothing that goes on.
fn numbers(text: &str) -> Option<[u32; 3]> {
    let joined = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    let mut runs = text.split(|c: char| !joined(c));
    runs.find_map(|run| {
        let mut parts = run.split('-');
        let mut number = || {
            let part = parts.next().filter(|p| p.len() == 2)?;
            let digits = part.bytes().all(|b| b.is_ascii_digit());
            part.parse().ok().filter(|_| digits)
        };
        let found = [number()?, number()?, number()?];
        let more = parts.next().unwrap_or_default();
        (!more.starts_with(|c: char| c.is_ascii_digit())).then_some(found)
    })
}
