//! Signs that a text is, or is not, the record of a meeting.

use super::super::section::{self, SectionKind};
use super::super::{Part, Shape};
use super::wording::{plain_words, words};
use crate::parse::{Block, BlockKind};

/// What a form leaves open, as it stands in titles and date lines.
const PLACEHOLDERS: [&str; 20] = [
    "yyyy",
    "dd.mm",
    "mm/dd",
    "jjjj",
    "tt.mm",
    "xx.xx",
    "20xx",
    "xxxx-xx",
    "202x",
    "[team",
    "team name",
    "[date",
    "<date",
    "{date",
    "{{",
    "%y-%m",
    "${",
    "insert date",
    "meeting title",
    "[insert",
];

/// What a page says that stands in place of minutes.
const VOID: [&str; 18] = [
    "redirect",
    "has moved",
    "have moved",
    "moved to",
    "added in error",
    "created in error",
    "no meeting",
    "no minutes",
    "not take place",
    "did not happen",
    "was cancelled",
    "was canceled",
    "is cancelled",
    "is canceled",
    "meeting cancelled",
    "meeting canceled",
    "kein treffen",
    "entfällt",
];

/// A text longer than this (in bytes) says more than that nothing happened.
const VOID_LENGTH: usize = 400;

/// Reads the signs that a part is, or is not, the record of a meeting.
pub fn shape(part: &Part<'_>) -> Shape {
    let blocks = part.blocks();
    let kinds: Vec<_> = blocks.iter().filter_map(kind).collect();
    let attendance = kinds.contains(&SectionKind::Participants);
    Shape {
        attendance,
        agenda: kinds.iter().any(|k| is_of_minutes(*k)),
        template: is_template(part),
        void: !attendance && is_void(blocks),
        days: days(blocks),
    }
}

/// How many days the headings count: "Day 1", "Day 2 (afternoon)", "Tag 3".
fn days(blocks: &[Block]) -> u8 {
    let headings = blocks
        .iter()
        .filter(|b| matches!(b.kind, BlockKind::Heading(_)));
    let numbered = headings.filter_map(|b| {
        let mut words = plain_words(&b.text);
        let counts = |w: &str| w.eq_ignore_ascii_case("day") || w.eq_ignore_ascii_case("tag");
        words.next().filter(|w| counts(w))?;
        words.next()?.parse::<u8>().ok()
    });
    // Each must follow the one before it.
    let mut last = 0;
    for number in numbered {
        if number == last + 1 {
            last = number;
        }
    }
    if (2..=7).contains(&last) { last } else { 0 }
}

fn is_of_minutes(kind: SectionKind) -> bool {
    matches!(
        kind,
        SectionKind::Agenda
            | SectionKind::Actions
            | SectionKind::Absent
            | SectionKind::Housekeeping
    )
}

/// What a heading opens, or a line such as "Present: …".
fn kind(block: &Block) -> Option<SectionKind> {
    let first = block.text.lines().next().unwrap_or_default();
    let head = match block.kind {
        BlockKind::Heading(_) => first,
        BlockKind::Code | BlockKind::Rule => return None,
        _ => first.split_once(':').map(|(head, _)| head)?,
    };
    let kind = section::kind_of(head);
    (!head.is_empty()).then_some(kind)
}

/// A placeholder in the title or in a line near the top that names the day.
fn is_template(part: &Part<'_>) -> bool {
    let blocks = part.blocks().iter().filter(|b| !b.text.trim().is_empty());
    let top = blocks.take(8).enumerate();
    let open = |(index, block): (usize, &Block)| {
        let first = block.text.lines().next().unwrap_or_default().to_lowercase();
        // "{{TOC}}", "{{< toc >}}" alone are calls of a macro.
        let is_macro = first.trim_start_matches(['`', '"']).starts_with("{{");
        let headed = matches!(block.kind, BlockKind::Heading(1..=2));
        let title = headed || index == 0 && !is_macro;
        let holds = PLACEHOLDERS.iter().any(|p| first.contains(p));
        let template = ["template", "vorlage"];
        let named = title && words(&first).iter().any(|w| template.contains(&w.as_str()));
        let dated = title || first.starts_with("date") || first.starts_with("datum");
        named || (dated && holds && first.len() < 120)
    };
    let mut top = top;
    top.any(open)
}

fn is_void(blocks: &[Block]) -> bool {
    let length: usize = blocks.iter().map(|b| b.text.len()).sum();
    let says = |b: &Block| {
        let text = b.text.to_lowercase();
        VOID.iter().any(|v| text.contains(v))
    };
    length < VOID_LENGTH && blocks.iter().any(says)
}
