//! Whether a task is done, whether it is one at all, and until when.

use crate::extract::person;
use crate::parse::{Block, BlockKind, MarkKind};
use crate::scan::{self, DateText};
use std::ops::Range;

/// Signs of what is done, at either end of a task.
const DONE: [&str; 9] = [
    "DONE",
    "Done",
    "done",
    "erledigt",
    "Erledigt",
    ":white_check_mark:",
    ":heavy_check_mark:",
    "✅",
    "✔",
];

/// Words before a due date.
const UNTIL: [&str; 12] = [
    "until",
    "by",
    "before",
    "till",
    "til",
    "due",
    "due:",
    "deadline",
    "deadline:",
    "bis",
    "spätestens",
    "vor",
];

/// Tells whether a task is ticked, struck through or called done.
pub(super) fn is_done(block: &Block, span: &Range<usize>) -> bool {
    if let BlockKind::Item {
        checked: Some(true),
        ..
    } = block.kind
    {
        return true;
    }
    let struck: usize = block
        .marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::Strike)
        .map(|mark| {
            mark.span
                .end
                .min(span.end)
                .saturating_sub(mark.span.start.max(span.start))
        })
        .sum();
    let text = block.text[span.clone()].trim_matches(|c: char| " .()[]-–:*!".contains(c));
    span.len() < 2 * struck || DONE.iter().any(|sign| is_at_an_end(text, sign))
}

fn is_at_an_end(text: &str, sign: &str) -> bool {
    let apart = |rest: &str| !rest.contains(char::is_alphanumeric);
    let ends = text.strip_suffix(sign).is_some_and(|rest| {
        let before = rest.chars().next_back();
        let loud = !sign.chars().all(char::is_lowercase);
        // "until it is done" is not done
        before.is_some_and(|c| !c.is_alphanumeric())
            && (loud
                || rest
                    .trim_end()
                    .ends_with(['-', '–', '(', ',', '.', ':', '>']))
    });
    let starts = text.strip_prefix(sign).is_some_and(|rest| {
        apart(rest) || rest.starts_with([':', ' ', '-']) && sign != "Done" || rest.starts_with(':')
    });
    ends || starts
}

/// Tells whether a text is no task: empty, "none", a placeholder.
pub(super) fn is_void(text: &str, span: &Range<usize>) -> bool {
    const NOTHING: [&str; 9] = [
        "nothing",
        "none",
        "no action",
        "no actions",
        "no open",
        "n/a",
        "keine",
        "no one",
        "tbd",
    ];
    let raw = text.get(span.clone()).unwrap_or_default().trim();
    let text = raw
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let starts = |word: &str| {
        text.strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let asks = raw.trim_end_matches(')').ends_with('?') && text.split_whitespace().count() <= 2;
    !text.contains(char::is_alphabetic)
        || asks
        || NOTHING.iter().any(|word| starts(word))
        || person::is_placeholder(&text)
}

/// Returns the date behind "until", "by" and the like.
pub(super) fn due(text: &str) -> Option<DateText> {
    let dates = scan::dates(text).into_iter();
    dates
        .filter(|found| {
            let before = text[..found.span.start].to_lowercase();
            let mut words = before.split_whitespace().rev();
            let last = words.next().unwrap_or_default().trim_start_matches('(');
            let article = ["the", "end", "of", "next", "zum", "dem", "am", "on"].contains(&last);
            let word = if article {
                words.next().unwrap_or_default()
            } else {
                last
            };
            UNTIL.contains(&word)
        })
        .map(|found| found.value)
        .next()
}
