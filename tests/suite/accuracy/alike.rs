//! When two spellings mean the same: titles, names, teams.

use std::collections::BTreeSet;

/// Words that say nothing about which team it is.
const HOLLOW: &str = "team sig wg working group special interest meeting meetings call the and of \
                      project weekly minutes notes a for on at in";
const MARKUP: &str = "`*_~[]<>\"'“”„";
const EDGES: &str = " .:,;-–—!";

/// Returns a text in lower case, without markup and punctuation at its ends.
pub(super) fn plain(text: &str) -> String {
    let text = text.replace(|c| MARKUP.contains(c), "").to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    words
        .join(" ")
        .trim_matches(|c| EDGES.contains(c))
        .to_owned()
}

/// Returns the plain forms of handles or names.
pub(super) fn people<'a>(names: impl IntoIterator<Item = &'a String>) -> BTreeSet<String> {
    let names = names.into_iter();
    names
        .map(|name| plain(name.trim_start_matches('@')))
        .collect()
}

/// Tells whether two titles differ by no more than a few letters, or one by
/// its end.
pub(super) fn titles(want: &str, got: &str) -> bool {
    let (want, got) = (plain(want), plain(got));
    let starts = want.starts_with(&got) || got.starts_with(&want);
    want == got || 25 < got.chars().count() && starts || 0.8 <= ratio(&want, &got)
}

/// Tells whether two names of an event are the same give or take a word.
pub(super) fn events(want: &str, got: &str) -> bool {
    let stop = "the in of and";
    0.6 <= overlap(&words(want, stop), &words(got, stop))
}

/// Tells whether two places share at least half of their words.
pub(super) fn places(want: &str, got: &str) -> bool {
    0.5 <= overlap(&words(want, ""), &words(got, ""))
}

/// Tells whether two names of a team share half of the words that tell teams
/// apart, each by its first four letters.
pub(super) fn teams(want: &str, got: &str) -> bool {
    let starts = |stop| {
        let of = |name| {
            words(name, stop)
                .iter()
                .map(|w| w.chars().take(4).collect())
                .collect()
        };
        let (want, got): (BTreeSet<String>, BTreeSet<String>) = (of(want), of(got));
        (!want.is_empty() && !got.is_empty()).then_some((want, got))
    };
    match starts(HOLLOW).or_else(|| starts("")) {
        Some((want, got)) => (&want | &got).len() <= 2 * (&want & &got).len(),
        None => plain(want) == plain(got),
    }
}

fn words(text: &str, stop: &str) -> BTreeSet<String> {
    let text = plain(text);
    let words = text.split(|c: char| !c.is_alphanumeric() && !"_#+.".contains(c));
    let full = words.filter(|w| !w.trim_matches('.').is_empty());
    full.filter(|w| stop.split(' ').all(|s| s != *w))
        .map(str::to_owned)
        .collect()
}

/// The harmonic mean of precision and recall of the words.
fn overlap(want: &BTreeSet<String>, got: &BTreeSet<String>) -> f64 {
    if want.is_empty() || got.is_empty() {
        return 0.0;
    }
    fraction(2 * (want & got).len(), want.len() + got.len())
}

/// The measure of Ratcliff and Obershelp: letters in common runs, the longest
/// run first, against all letters.
fn ratio(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    match a.len() + b.len() {
        0 => 1.0,
        all => fraction(2 * in_common(&a, &b), all),
    }
}

fn in_common(a: &[char], b: &[char]) -> usize {
    let (i, j, length) = longest_run(a, b);
    if length == 0 {
        return 0;
    }
    let before = in_common(&a[..i], &b[..j]);
    before + length + in_common(&a[i + length..], &b[j + length..])
}

/// Begin in both and length of the longest common run, the first of several.
fn longest_run(a: &[char], b: &[char]) -> (usize, usize, usize) {
    let mut best = (0, 0, 0);
    let mut ending_before = vec![0; b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        let mut ending = vec![0; b.len() + 1];
        for (j, _) in b.iter().enumerate().filter(|(_, y)| x == *y) {
            let length = ending_before[j] + 1;
            ending[j + 1] = length;
            if best.2 < length {
                best = (i + 1 - length, j + 1 - length, length);
            }
        }
        ending_before = ending;
    }
    best
}

/// Counts are small, so nothing is lost.
pub(super) fn fraction(part: usize, whole: usize) -> f64 {
    let exact = |count: usize| f64::from(u32::try_from(count).unwrap());
    exact(part) / exact(whole)
}

#[test]
fn alike_is_what_a_reader_takes_for_the_same() {
    let ratio = |a, b| format!("{:.3}", ratio(a, b));
    assert_eq!(ratio("abcd", "bcde"), "0.750");
    assert_eq!(ratio("gauge calibration", "calibration of gauges"), "0.579");
    assert!(titles("**Firmware** release!", "firmware release"));
    assert!(!titles("Storage", "Forecast"));
    assert!(events("Low Tide Summit", "the Low Tide Summit 2025"));
    assert!(teams("Team Firmware", "firmware") && !teams("Team Firmware", "Team Storage"));
    assert!(teams("AG Betrieb", "ag-betrieb") && !teams("SIG Alerting", ""));
}
