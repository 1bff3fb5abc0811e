//! Where a file that records several meetings falls into parts.
//!
//! Rolling notes have several headings of one level that are dates, or say the
//! same beside different dates, and under each of them minutes of its own. A
//! log of changes has such headings too: versions stand beside the dates, or
//! nothing below looks like a meeting.

use super::super::section::{self, SectionKind};
use super::wording::{
    is_only_a_date, speaks_of_another, without_clock_times, without_dates, words,
};
use super::{is_day, is_meeting_word};
use crate::parse::{Block, BlockKind, Document, Mark, MarkKind};
use crate::scan::{self, DateText, Reference, Tense};
use minutebook_index::model::PartialDate;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The level of a bold line.
const BOLD: u8 = 7;

/// A heading that may open a meeting.
#[derive(Clone, Debug)]
struct Opening {
    block: usize,
    level: u8,
    date: DateText,
    /// What stands beside the date, in words.
    beside: Vec<String>,
}

/// A part of a document: a meeting and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// All blocks of the part.
    pub blocks: Range<usize>,
    /// Those of them that record the meeting: not what stands above the first
    /// of several, nor an empty form below.
    pub minutes: Range<usize>,
}

/// Cuts a document into the meetings it records: at least one part.
pub fn parts(document: &Document) -> Vec<Cut> {
    let end = document.blocks.len();
    let cuts = cuts(document);
    let opening = cuts.first().copied().unwrap_or(0);
    let starts = std::iter::once(0).chain(cuts.iter().skip(1).copied());
    let ends = cuts.iter().skip(1).copied().chain([end]);
    let cut = |(start, end): (usize, usize)| {
        let begin = start.max(opening);
        Cut {
            blocks: start..end,
            minutes: begin..form(document, begin..end).unwrap_or(end),
        }
    };
    starts.zip(ends).map(cut).collect()
}

/// Where a form for the next meeting begins below the minutes: under a heading
/// that is not below the one that opens them.
fn form(document: &Document, minutes: Range<usize>) -> Option<usize> {
    let blocks = document.blocks.get(minutes.clone())?;
    let opened = level(blocks.first()?)?;
    let is_form = |block: &Block| {
        let words = words(&block.text);
        let form = |w: &String| ["template", "vorlage"].contains(&w.as_str());
        let known = |w: &String| form(w) || is_meeting_word(w) || w == "next";
        level(block).is_some_and(|level| level <= opened)
            && words.iter().any(form)
            && words.iter().all(known)
    };
    let mut further = blocks.iter().skip(1);
    further.position(is_form).map(|at| minutes.start + 1 + at)
}

/// The blocks that open a meeting, if there are several.
fn cuts(document: &Document) -> Vec<usize> {
    if is_log(document) {
        return Vec::new();
    }
    let all = openings(document);
    let mut levels: Vec<u8> = all.iter().map(|o| o.level).collect();
    levels.sort_unstable();
    levels.dedup();
    for level in levels {
        let same: Vec<&Opening> = all.iter().filter(|o| o.level == level).collect();
        let mut often: HashMap<&[String], usize> = HashMap::new();
        for opening in &same {
            *often.entry(&opening.beside).or_default() += 1;
        }
        let is_alike = |o: &&&Opening| {
            is_plain(&o.beside) || often.get(o.beside.as_slice()).is_some_and(|n| 1 < *n)
        };
        let alike: Vec<&Opening> = same.iter().filter(is_alike).copied().collect();
        let held = held(document, &alike);
        if 1 < held.len() {
            return held;
        }
    }
    Vec::new()
}

fn openings(document: &Document) -> Vec<Opening> {
    let blocks = document.blocks.iter().enumerate();
    blocks
        .filter_map(|(index, block)| {
            let level = level(block)?;
            let mut dates = scan::dates(&block.text).into_iter();
            let date = dates.find(|d| is_day(&d.value))?.value;
            let beside = unnumbered(&block.text);
            let has_number = |w: &String| w.contains(|c: char| c.is_ascii_digit());
            let numbered = beside.iter().any(has_number);
            let ahead = || announces(document.blocks.get(index.checked_sub(1)?)?, &date);
            let usable = !speaks_of_another(&block.text) && !numbered && beside.len() <= 8;
            let usable = usable && ahead() != Some(true);
            usable.then_some(Opening {
                block: index,
                level,
                date,
                beside,
            })
        })
        .collect()
}

/// Tells whether a heading announces the day of the next meeting: "Next
/// Meeting: 8 October".
fn announces(above: &Block, date: &DateText) -> Option<bool> {
    let heading = matches!(above.kind, BlockKind::Heading(_));
    if !heading || !speaks_of_another(&above.text) {
        return None;
    }
    let day = |date: &DateText| match date.start {
        scan::DayText::Calendar { month, day, .. } => Some((month, day)),
        _ => None,
    };
    let named = scan::dates(&above.text).into_iter();
    Some(
        named
            .map(|found| day(&found.value))
            .any(|found| found == day(date)),
    )
}

/// The level of a heading; a line in bold that is but a date is below all.
fn level(block: &Block) -> Option<u8> {
    let text = block.text.trim();
    let whole =
        |m: &Mark| m.kind == MarkKind::Strong && m.span.start == 0 && text.len() <= m.span.end;
    match block.kind {
        BlockKind::Heading(level) => Some(level),
        BlockKind::Paragraph if block.depth == 0 && block.quotes == 0 => {
            let bold = block.marks.iter().any(whole);
            (bold && is_only_a_date(text)).then_some(BOLD)
        }
        _ => None,
    }
}

/// The words beside the date without the number of the meeting: "Meeting 12",
/// "#12"; other numbers stay, they may be versions.
fn unnumbered(text: &str) -> Vec<String> {
    let rest = without_clock_times(&without_dates(text));
    let mut beside = words(&rest);
    let called = beside.iter().any(|w| is_meeting_word(w) && 3 < w.len());
    let is_number = |w: &String| w.chars().all(|c| c.is_ascii_digit());
    let numbers = beside.iter().filter(|w| is_number(w)).count();
    if numbers == 1 && (called || rest.contains('#')) {
        beside.retain(|w| !is_number(w));
    }
    beside
}

fn is_plain(beside: &[String]) -> bool {
    let special = [
        "special",
        "extra",
        "extraordinary",
        "ad",
        "hoc",
        "emergency",
    ];
    let known = |w: &String| is_meeting_word(w) || special.contains(&w.as_str());
    beside.iter().all(known)
}

/// The openings below which a meeting stands: text of some length, and for
/// half of them at least a sign of minutes, unless the title speaks of meetings.
/// Each day counts once.
fn held(document: &Document, openings: &[&Opening]) -> Vec<usize> {
    let first = openings.first().map_or(0, |opening| opening.block);
    let titled = title(document, 0..first).is_some_and(|title| speaks_of_meetings(&title.text));
    let mut days = HashSet::new();
    let mut found = Vec::new();
    let mut signs = 0;
    for (index, opening) in openings.iter().enumerate() {
        let next = openings.get(index + 1).map(|o| o.block);
        let run = opening.block..next.unwrap_or(document.blocks.len());
        if !has_content(document, run.clone()) || !days.insert(day_of(&opening.date)) {
            continue;
        }
        signs += usize::from(titled || has_sign(document, run, opening));
        found.push(opening.block);
    }
    if found.len() <= 2 * signs {
        found
    } else {
        Vec::new()
    }
}

fn day_of(date: &DateText) -> Option<PartialDate> {
    let any = Reference::from_ymd_opt(2020, 1, 1)?;
    date.ground(any, Tense::Either).map(|days| days.start)
}

/// More than a stub: three lines of text, or a list of people and a line.
fn has_content(document: &Document, run: Range<usize>) -> bool {
    let blocks = document.blocks.get(run).unwrap_or_default();
    let text = blocks.iter().skip(1).filter(|b| !b.text.trim().is_empty());
    text.count() >= 3
}

/// A heading or a line that minutes have: people, an agenda, notes, tasks.
fn has_sign(document: &Document, run: Range<usize>, opening: &Opening) -> bool {
    let of_meeting = opening
        .beside
        .iter()
        .any(|w| is_meeting_word(w) && 3 < w.len());
    let blocks = document.blocks.get(run).unwrap_or_default();
    let signed = blocks.iter().skip(1).any(|block| {
        let first = block.text.lines().next().unwrap_or_default();
        let head = match block.kind {
            BlockKind::Heading(_) => first,
            _ => first.split_once(':').map_or("", |(head, _)| head),
        };
        let kind = section::kind_of(head);
        let attended = || {
            words(first)
                .iter()
                .any(|w| w == "attended" || w == "attending")
        };
        !head.is_empty() && !matches!(kind, SectionKind::Topic | SectionKind::Events) || attended()
    });
    of_meeting || signed
}

/// A log of changes, news, decisions.
fn is_log(document: &Document) -> bool {
    const LOGS: [&str; 14] = [
        "changelog",
        "changes",
        "news",
        "history",
        "releases",
        "release",
        "decisions",
        "decision",
        "blog",
        "roadmap",
        "timeline",
        "milestones",
        "events",
        "calendar",
    ];
    title(document, 0..document.blocks.len()).is_some_and(|title| {
        let mut words = words(&title.text).into_iter();
        !speaks_of_meetings(&title.text) && words.any(|w| LOGS.contains(&w.as_str()))
    })
}

/// The first heading of some blocks.
fn title(document: &Document, blocks: Range<usize>) -> Option<&Block> {
    let mut blocks = document.blocks.get(blocks)?.iter();
    blocks.find(|b| matches!(b.kind, BlockKind::Heading(_)))
}

fn speaks_of_meetings(title: &str) -> bool {
    let mut words = words(title).into_iter();
    words.any(|w| is_meeting_word(&w) && 3 < w.len())
}
