//! Who meets: named in the sentence, or by what stands above it.

use super::words::{BODIES, CHANGES, FILLERS, MEETINGS, MEETS, Word, ordinal, words};
use crate::extract::Part;
use crate::extract::section::{self, SectionKind};
use crate::parse::{Block, BlockKind};
use crate::scan;
use std::ops::Range;

/// Words that name no team beside "meeting".
const GENERIC: &[&str] = &[
    "kickoff",
    "kick-off",
    "special",
    "final",
    "additional",
    "extra",
    "joint",
    "weekly",
    "monthly",
    "biweekly",
    "bi-weekly",
    "fortnightly",
    "daily",
    "working",
    "interest",
    "project",
    "video",
    "zoom",
    "regular",
    "discussion",
    "separate",
    "whole",
    "entire",
    "more",
    "any",
    "no",
    "these",
    "those",
    "their",
    "his",
    "her",
    "my",
    "your",
    "current",
    "previous",
    "following",
    "in-person",
    "virtual",
    "virtually",
    "general",
    "spontaneous",
    "short",
    "long",
    "open",
    "general",
    "not",
    "cancel",
    "cancelled",
    "skip",
    "kein",
    "keine",
    "only",
    "usual",
    "reminder",
    "if",
    "can",
    "do",
    "does",
    "during",
    "after",
    "because",
    "outside",
    "many",
    "some",
    "such",
    "quick",
    "virtuelle",
    "when",
    "update",
    "updates",
    "report",
    "reports",
    "held",
    "but",
    "since",
    "who",
    "what",
    "how",
];
/// Bodies whose name follows: `Team Storage`, `SIG Docs`.
const BEFORE: &[&str] = &["team", "sig", "wg", "ag", "arbeitskreis", "arbeitsgruppe"];
const LONGEST: usize = 5;

/// Returns the team that a sentence names, with the statement at `span`.
pub(super) fn named(text: &str, words: &[Word], span: &Range<usize>) -> Option<String> {
    let name = |phrase: &Range<usize>| Some(text.get(phrase.clone())?.trim().to_owned());
    let phrases = phrases(text, words, span);
    let before = phrases.iter().rfind(|p| p.end <= span.start);
    let chosen = before.or(phrases.first());
    chosen.and_then(name).or_else(|| lead(text, span))
}

fn phrases(text: &str, words: &[Word], span: &Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..words.len() {
        let phrase = name_after(text, words, at).or_else(|| name_before(text, words, at));
        let Some(phrase) = phrase else { continue };
        match found.last_mut() {
            Some(last) if phrase.start <= last.end => {
                *last = last.start.min(phrase.start)..last.end.max(phrase.end)
            }
            _ => found.push(phrase),
        }
    }
    found.retain(|p| p.end <= span.start || span.end <= p.start || span.start <= p.start);
    found
}

/// `Team Storage`, `SIG Standards & Tests`, `WG: Docs`.
fn name_after(text: &str, words: &[Word], at: usize) -> Option<Range<usize>> {
    let body = words.get(at).filter(|w| w.is(BEFORE))?;
    let mut end = at;
    while let Some(next) = words.get(end + 1).filter(|_| end < at + LONGEST) {
        let gap = text.get(words[end].span.end..next.span.start)?;
        let first = end == at;
        let opens = first && gap.trim() == ":";
        let loose = first && body.text != "team";
        if !(joins(gap) || opens) || !(next.proper || loose) || is_plain(next) {
            break;
        }
        end += 1;
    }
    (at < end).then(|| body.span.start..words[end].span.end)
}

/// `Storage team`, `public cloud SIG`, `operators' coffee`.
fn name_before(text: &str, words: &[Word], at: usize) -> Option<Range<usize>> {
    let noun = words.get(at).filter(|w| w.is(BODIES) || w.is(MEETINGS))?;
    if noun.is(&[
        "slot", "slots", "timeslot", "cadence", "weekly", "termin", "hours",
    ]) {
        return None;
    }
    let mut start = at;
    while let Some(previous) = start.checked_sub(1).and_then(|i| words.get(i)) {
        let gap = text.get(previous.span.end..words[start].span.start)?;
        let body = start == at && noun.is(MEETINGS) && previous.is(BODIES);
        if at - start == 4 || !joins(gap) || (is_plain(previous) && !body) {
            break;
        }
        start -= 1;
    }
    let names = words.get(start..at)?.iter().any(|w| !w.is(BODIES));
    names.then(|| words[start].span.start..noun.span.end)
}

fn joins(gap: &str) -> bool {
    matches!(gap.trim(), "" | "&" | "/" | "+" | "’" | "'")
}

/// A word that is no part of a name.
fn is_plain(word: &Word) -> bool {
    let tables = [FILLERS, MEETINGS, MEETS, CHANGES, GENERIC, BODIES];
    let date = word.text.starts_with(|c: char| c.is_ascii_digit())
        || !scan::weekdays(&word.text).is_empty();
    let upper = word
        .text
        .get(..1)
        .map(str::to_uppercase)
        .unwrap_or_default();
    let capital = upper + word.text.get(1..).unwrap_or_default();
    let day = !scan::weekdays(&capital).is_empty();
    let named = word.proper && word.is(&["community", "open", "general", "project", "forum"]);
    (tables.iter().any(|t| word.is(t)) && !named) || date || day || ordinal(&word.text).is_some()
}

/// Reads what stands before a colon, dash or comma right before the statement:
/// `Docs: Thu 14:00`.
fn lead(text: &str, span: &Range<usize>) -> Option<String> {
    let before = text.get(..span.start)?;
    let mark = before.rfind(|c: char| ":–—,-(".contains(c))?;
    let (name, between) = (before.get(..mark)?, before.get(mark..)?);
    let between = words(between);
    let close = between.len() <= 2 && between.iter().all(is_plain);
    let name = clean(name);
    let content = words(&name);
    let known = content.iter().any(|w| !is_plain(w));
    let short = content.len() <= 4 && content.first().is_some_and(|w| w.proper);
    let label = content.iter().any(|w| {
        w.is(CHANGES)
            || w.is(&[
                "time",
                "times",
                "when",
                "cadence",
                "decision",
                "proposal",
                "suggestion",
                "note",
            ])
    });
    (close && known && short && !label).then_some(name)
}

/// Drops brackets and marks from a name.
fn clean(name: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for c in name.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    let apart = |c: char| !c.is_alphanumeric();
    kept.trim_matches(apart).to_owned()
}

/// Returns the team that a block's list, headings or lead-in name.
pub(super) fn above(part: &Part<'_>, at: usize) -> Option<String> {
    let block = part.blocks().get(at)?;
    parent_item(part, at).or_else(|| by_heading(part, block))
}

/// A short item that the block's item stands below: "Tech Team".
fn parent_item(part: &Part<'_>, at: usize) -> Option<String> {
    let blocks = part.blocks();
    let mut depth = blocks.get(at)?.depth;
    let section = blocks.get(at)?.section;
    let above = blocks.get(..at)?.iter().rev().take(60);
    for block in above.take_while(|b| b.section == section) {
        let item = matches!(block.kind, BlockKind::Item { .. });
        let lead = block.depth == 0 && block.kind == BlockKind::Paragraph;
        if item && block.depth < depth {
            depth = block.depth;
            let name = body_name(&block.text);
            if name.is_some() {
                return name;
            }
        } else if lead {
            return body_name(&block.text);
        }
    }
    None
}

/// Reads a short text as the name of a body.
fn body_name(text: &str) -> Option<String> {
    let name = title(text);
    let content = words(&name);
    let body = content
        .iter()
        .any(|w| w.is(BODIES) || w.is(MEETINGS) || w.is(&["profile"]));
    let named = content.iter().any(|w| !is_plain(w));
    (body && named && content.len() <= LONGEST + 1).then_some(name)
}

/// Cuts a title down to a name: no brackets, date, greeting or subtitle.
fn title(text: &str) -> String {
    let text = section::without_shortcodes(text);
    let text = clean(&text);
    let date = scan::dates(&text)
        .first()
        .map_or(text.len(), |d| d.span.start);
    let text = text.get(..date).unwrap_or_default();
    let cuts = [" -- ", " - ", " – ", " — ", ": ", ", "];
    let cut = cuts.iter().filter_map(|mark| text.find(mark)).min();
    let text = text.get(..cut.unwrap_or(text.len())).unwrap_or_default();
    let all = words(text);
    let plain = |w: &Word| (is_plain(w) && !w.is(BODIES) && !w.is(MEETINGS)) || w.is(&["join"]);
    let first = all.iter().position(|w| !plain(w));
    let start = first
        .and_then(|i| all.get(i))
        .map_or(text.len(), |w| w.span.start);
    clean(text.get(start..).unwrap_or_default())
}

fn by_heading(part: &Part<'_>, block: &Block) -> Option<String> {
    let document = part.document;
    let mut section = block.section;
    for _ in 0..6 {
        let found = document.sections.get(section)?;
        if let Some(heading) = section::heading(document, section) {
            let topic = section::own_kind(document, section) == SectionKind::Topic;
            let named = body_name(&heading.text)
                .or_else(|| topic.then(|| listed_name(part, section, heading)).flatten());
            if named.is_some() {
                return named;
            }
        }
        section = found.parent?;
    }
    None
}

/// A heading that says no more than a name counts if others beside it, or
/// the one above, speak of bodies.
fn listed_name(part: &Part<'_>, section: usize, heading: &Block) -> Option<String> {
    let document = part.document;
    let own = document.sections.get(section)?;
    let siblings = document
        .sections
        .iter()
        .enumerate()
        .filter(|(at, s)| *at != section && s.parent == own.parent && s.level == own.level);
    let headings = siblings.filter_map(|(at, _)| section::heading(document, at));
    let beside = headings.filter(|h| body_name(&h.text).is_some()).count();
    let parent = own.parent.and_then(|p| section::heading(document, p));
    let above = parent.is_some_and(|h| {
        words(&h.text)
            .iter()
            .any(|w| w.is(BODIES) || w.is(&["profiles", "updates", "reports", "meetings", "calls"]))
    });
    let name = title(&heading.text);
    let content = words(&name);
    let short = (1..=4).contains(&content.len()) && !content.iter().any(|w| w.is(CHANGES));
    let named = content.iter().any(|w| !is_plain(w));
    ((0 < beside || above) && short && named).then_some(name)
}
