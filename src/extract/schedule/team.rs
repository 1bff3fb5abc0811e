//! Who meets: named in the sentence, or by what stands above it.

use super::vocabulary::{BODIES, CHANGES, FILLERS, MEETINGS, MEETS, MOVES, SINGLE, STAYS};
use super::words::{Word, ordinal, words};
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
    "agenda",
    "minute",
    "notes",
    "logistics",
    "suitable",
    "need",
    "needs",
    "out-of-band",
    "currently",
    "off",
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
    "both",
    "i",
    "you",
    "they",
    "he",
    "she",
    "everyone",
    "somebody",
    "most",
    "formal",
    "informal",
    "protokoll",
    "des",
    "vom",
    "friendly",
    "right",
    "good",
    "best",
    "better",
    "focused",
    "holds",
    "hold",
    "host",
    "hosts",
    "join",
    "joins",
    "attend",
    "schedule",
    "run",
    "runs",
    "plan",
    "planned",
    "updating",
    "reviewing",
    "review",
    "discuss",
    "discussing",
    "revisit",
    "continue",
    "convert",
    "sofort",
    "nächste",
    "nächsten",
    "unser",
    "unsere",
    "unserem",
    "monatliche",
    "wöchentliche",
    "however",
    "therefore",
    "today",
    "tomorrow",
];
/// Bodies whose name follows: `Team Storage`, `SIG Docs`.
const BEFORE: &[&str] = &["team", "sig", "wg", "ag", "arbeitskreis", "arbeitsgruppe"];
/// Words of a name.
const LONGEST: usize = 5;
/// Characters of the text before a sentence that are looked at.
const LOOK_BACK: usize = 600;
/// Headings that are looked at beside one.
const SIBLINGS: usize = 40;

/// Behind these stands a team that is only compared with.
const COMPARED: &[&str] = &["as", "than", "before", "after", "out", "like", "als", "wie"];
const OFTEN: &[&str] = &[
    "weekly",
    "biweekly",
    "bi-weekly",
    "fortnightly",
    "monthly",
    "regular",
];

/// Returns the team that a sentence names, with the statement at `span`.
pub(super) fn named(text: &str, words: &[Word], span: &Range<usize>) -> Option<String> {
    let phrases = phrases(text, words);
    let before = phrases.iter().rfind(|p| p.end <= span.start);
    let between = |p: &Range<usize>| {
        let inner = |w: &&Word| span.end <= w.span.start && w.span.end <= p.start;
        words.iter().filter(inner).count()
    };
    let chosen = before.or_else(|| phrases.iter().find(|p| between(p) <= 3));
    chosen
        .and_then(|p| text.get(p.clone()))
        .or_else(|| subject(text, words))
        .or_else(|| object(text, words, span))
        .or_else(|| beside(text, words, span))
        .map(one_line)
        .or_else(|| lead(text, span))
}

/// Reads the noun of a "weekly Lunch", the word before "(Fri 14:00)", and
/// what little stands beside a day and time: "Wed 10:05 Storage".
fn beside<'a>(text: &'a str, words: &[Word], span: &Range<usize>) -> Option<&'a str> {
    let mut pairs = words.windows(2);
    let handle = |w: &Word| text.get(..w.span.start).is_some_and(|t| t.ends_with('@'));
    let names = |w: &Word| w.proper && !is_plain(w) && !handle(w);
    let gap = |p: &[Word]| text.get(p[0].span.end..p[1].span.start).map(str::trim);
    let tight = |p: &[Word]| gap(p).is_some_and(|g| ["", "\"", "“", "„"].contains(&g));
    let often = pairs.find(|p| p[0].is(OFTEN) && names(&p[1]) && tight(p));
    let opens = text.get(..span.start)?.trim_end().ends_with('(');
    let before = words.iter().rfind(|w| w.span.end <= span.start);
    let timed = opens && !scan::weekdays(text.get(span.clone())?).is_empty();
    let article = |w: &Word| {
        let mut ahead = words.iter().rev().filter(|a| a.span.end <= w.span.start);
        ahead
            .next()
            .is_some_and(|a| a.is(&["the", "our", "der", "die"]))
    };
    let before = before.filter(|w| timed && (w.proper || article(w)) && !is_plain(w));
    let word = often.map(|p| &p[1]).or(before);
    if let Some(word) = word {
        return text.get(word.span.clone());
    }
    let rest: Vec<&Word> = words.iter().filter(|w| span.end <= w.span.start).collect();
    let tight = text
        .get(span.end..)?
        .chars()
        .take(2)
        .all(|c| c == ' ' || c.is_alphanumeric());
    let handle = text.get(span.end..)?.contains('@');
    let is_name =
        tight && !handle && rest.len() <= 3 && rest.iter().all(|w| w.proper && !is_plain(w));
    let (first, last) = (rest.first()?, rest.last()?);
    let lone = words.iter().all(|w| span.start <= w.span.start);
    (is_name && lone).then(|| text.get(first.span.start..last.span.end))?
}

fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the names of bodies and of their meetings in a text.
fn phrases(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..words.len() {
        let Some(phrase) = name_after(text, words, at).or_else(|| name_before(text, words, at))
        else {
            continue;
        };
        match found.last_mut() {
            Some(last) if phrase.start <= last.end => last.end = last.end.max(phrase.end),
            _ => found.push(phrase),
        }
    }
    found.retain(|p| !is_compared(text, words, p) && !is_address(text, p));
    if !found.is_empty() {
        // The "17:00 UTC meeting" has no name.
        let times = scan::times(text);
        let overlaps = |p: &Range<usize>| {
            let mut spans = times.iter().map(|t| &t.span);
            spans.any(|t| t.start < p.end && p.start < t.end)
        };
        found.retain(|p| !overlaps(p));
    }
    found
}

/// Part of an address or a handle.
fn is_address(text: &str, phrase: &Range<usize>) -> bool {
    let before = text.get(..phrase.start).unwrap_or_default();
    before.ends_with(['.', '/', '@', '#', '_'])
}

fn is_compared(text: &str, words: &[Word], phrase: &Range<usize>) -> bool {
    let slot = words.iter().find(|w| phrase.end <= w.span.start);
    if slot.is_some_and(|w| w.is(&["slot", "timeslot"])) {
        return words
            .iter()
            .rfind(|w| w.span.end <= phrase.start && !w.is(&["the"]))
            .is_some_and(|w| w.is(&["in"]));
    }
    let quoted = text
        .get(..phrase.start)
        .is_some_and(|t| t.ends_with(['"', '“', '„']));
    let before = words
        .iter()
        .rev()
        .filter(|w| !quoted && w.span.end <= phrase.start);
    let article = |w: &&Word| !w.is(&["the", "of", "der", "die", "das"]);
    before.filter(article).take(1).any(|w| w.is(COMPARED))
}

/// Reads who "will meet", "meets", "has" at the begin of a sentence.
fn subject<'a>(text: &'a str, words: &[Word]) -> Option<&'a str> {
    let meets = |w: &[Word]| {
        w[0].is(&["meets", "has", "holds"]) || (w[0].is(&["will", "to"]) && w[1].is(&["meet"]))
    };
    let verb = words.windows(2).take(7).position(meets)?;
    let is_name = |w: &&Word| !is_plain(w);
    let first = words[..verb].iter().find(is_name)?;
    let last = words[..verb].iter().rfind(is_name)?;
    let name = text.get(first.span.start..last.span.end)?;
    let between = |w: &&Word| first.span.start <= w.span.start && w.span.end <= last.span.end;
    let joint = |w: &Word| w.is(&["and", "of", "for", "und", "für"]) || w.is(BODIES);
    let mut inner = words.iter().filter(between);
    let whole =
        !name.contains(|c: char| ",:;()–".contains(c)) && inner.all(|w| !is_plain(w) || joint(w));
    (whole && first.proper && !first.text.is_empty()).then_some(name)
}

/// Reads who is "moved" to a day: "moved Storage to Wed", "leave Docs on Mon".
fn object<'a>(text: &'a str, words: &[Word], span: &Range<usize>) -> Option<&'a str> {
    let before: Vec<&Word> = words.iter().filter(|w| w.span.end <= span.start).collect();
    let verb = before.iter().rposition(|w| w.is(MOVES) || w.is(STAYS))?;
    let (joint, name) = before.get(verb + 1..)?.split_last()?;
    let named = name.len() <= 3 && name.iter().all(|w| w.proper && !is_plain(w));
    let whole = named && joint.is(&["to", "on", "auf"]);
    let (first, last) = (name.first()?, name.last()?);
    text.get(first.span.start..last.span.end).filter(|_| whole)
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
    let noun = words.get(at)?;
    let once = noun.is(SINGLE);
    if !(noun.is(BODIES) || noun.is(MEETINGS) || once) {
        return None;
    }
    if noun.is(&[
        "slot", "slots", "timeslot", "cadence", "weekly", "termin", "hours",
    ]) {
        return None;
    }
    let before = at.checked_sub(1)?;
    let slash = text
        .get(words[before].span.end..noun.span.start)?
        .contains('/');
    if slash && noun.is(MEETINGS) {
        return None;
    }
    let often = at.checked_sub(1).filter(|i| words[*i].is(OFTEN));
    let end = often.unwrap_or(at);
    let mut start = end;
    while let Some(previous) = start.checked_sub(1).and_then(|i| words.get(i)) {
        let gap = text.get(previous.span.end..words[start].span.start)?;
        let body = start == end && noun.is(MEETINGS) && previous.is(BODIES);
        if end - start == 4 || !joins(gap) || (is_plain(previous) && !body) {
            break;
        }
        start -= 1;
    }
    let names = words.get(start..end)?;
    let last = if end < at || once {
        names.last()?
    } else {
        noun
    };
    let vague = ["general", "open", "project", "forum"];
    let known = names.iter().any(|w| !w.is(BODIES) && !w.is(&vague));
    known.then(|| words[start].span.start..last.span.end)
}

fn joins(gap: &str) -> bool {
    matches!(gap.trim(), "" | "&" | "/" | "+" | "’" | "'")
}

/// Tells whether a text can be the name of a team: no time, no rhythm.
fn is_sound(name: &str) -> bool {
    let all = words(name);
    let rhythm = |w: &Word| {
        w.is(&[
            "every",
            "each",
            "alle",
            "jeden",
            "week",
            "weeks",
            "wochen",
            "kalenderwochen",
        ])
    };
    let clause = |w: &Word| w.is(&["to", "this", "that", "from", "we", "our", "is", "are"]);
    let rhythm = |w: &Word| rhythm(w) || clause(w);
    let timed = !scan::times(name).is_empty();
    !all.is_empty() && all.len() <= LONGEST + 1 && !timed && !all.iter().any(rhythm)
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
    let far = if before[mark..].starts_with(':') {
        2
    } else {
        0
    };
    let close = between.len() <= far && between.iter().all(is_plain);
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
                "recommendation",
                "idea",
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

/// Returns the team that the sentences before one speak of last: "revive the
/// parser meetings. This is a weekly call."
pub(super) fn meant(said: &str) -> Option<String> {
    let start = said.char_indices().rev().nth(LOOK_BACK);
    let said = said.get(start.map_or(0, |(at, _)| at)..)?;
    let last = phrases(said, &words(said)).pop()?;
    said.get(last).map(one_line)
}

/// Returns a name as the lines above write it in full, or the one they name:
/// a "sync" below "Storage sync" is that one.
pub(super) fn in_full(part: &Part<'_>, at: usize, named: Option<String>) -> Option<String> {
    let above = above(part, at).filter(|name| is_sound(name));
    let Some(named) = named.filter(|name| is_sound(name)) else {
        return above;
    };
    let singular = |name: &str| name.to_lowercase().trim_end_matches('s').to_owned();
    let fuller = above.filter(|full| {
        let (full, part) = (singular(full), singular(&named));
        full.strip_suffix(&part).is_some_and(|rest| {
            let apart = rest.ends_with(|c: char| !c.is_alphanumeric());
            let more = words(rest);
            let plain = |w: &Word| is_plain(w) && !w.is(&["open", "community"]);
            apart && more.len() <= 3 && !more.iter().any(plain)
        })
    });
    Some(fuller.unwrap_or(named))
}

/// Returns the team that a block's list, headings or lead-in name.
fn above(part: &Part<'_>, at: usize) -> Option<String> {
    let block = part.blocks().get(at)?;
    let parent = parent_item(part, at);
    let phrase = parent.and_then(phrase_in);
    let short = parent.filter(|p| 0 < p.depth);
    let short = short.and_then(|p| short_name(&p.text));
    // One word alone may be any topic.
    let (name, word) = match short {
        Some(name) if name.contains(' ') => (Some(name), None),
        short => (None, short),
    };
    phrase
        .filter(|_| 0 < block.depth)
        .or(name)
        .or_else(|| by_heading(part, block))
        .or(word)
}

/// The item or line that the block's item stands below: "Tech Team".
fn parent_item<'a>(part: &Part<'a>, at: usize) -> Option<&'a Block> {
    let blocks = part.blocks();
    let own = blocks.get(at)?;
    let above = blocks.get(..at)?.iter().rev().take(60);
    let mut above = above.take_while(|b| b.section == own.section);
    above.find(|b| {
        let item = matches!(b.kind, BlockKind::Item { .. });
        (item && b.depth < own.depth) || (b.kind == BlockKind::Paragraph && b.depth == 0)
    })
}

/// The body that an item speaks of; a paragraph only if it is a mere label.
fn phrase_in(parent: &Block) -> Option<String> {
    let all = words(&parent.text);
    let phrase = phrases(&parent.text, &all).into_iter().next();
    let close = parent.depth != 0 || all.len() <= LONGEST;
    let phrase = phrase.filter(|_| close)?;
    parent.text.get(phrase).map(one_line)
}

/// Reads an item of no more than a name: "Docs Writers".
fn short_name(text: &str) -> Option<String> {
    // "Ada: the cadence" is who speaks, not who meets.
    let (_, more) = text.split_once(": ").unwrap_or_default();
    let name = Some(title(text)).filter(|_| words(more).is_empty())?;
    let content = words(&name);
    let named = content.first().is_some_and(|w| w.proper) && !content.iter().any(is_plain);
    (named && content.len() <= 3).then_some(name)
}

/// Reads a short text as the name of a body.
fn body_name(text: &str) -> Option<String> {
    let all = words(text);
    let prefixed = (0..all.len()).find_map(|at| name_after(text, &all, at));
    if let Some(name) = prefixed.and_then(|p| text.get(p)) {
        return Some(one_line(name));
    }
    let name = title(text);
    let content = words(&name);
    let body = content
        .iter()
        .any(|w| w.is(BODIES) || w.is(MEETINGS) || w.is(&["profile"]));
    let named = content.iter().any(|w| !is_plain(w));
    let last = content.last()?;
    let end = if last.is(&["report", "reports", "update", "updates"]) {
        last.span.start
    } else {
        name.len()
    };
    let kept = name.get(..end)?.trim_end().to_owned();
    (body && named && content.len() <= LONGEST + 1).then_some(kept)
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
            let topic = part.own_kind(section) == SectionKind::Topic;
            let title = is_title(part, section) && !is_page(part, heading);
            let named = body_name(&heading.text).or_else(|| listed_name(part, section, heading));
            if named.is_some() && topic && !title {
                return named;
            }
        }
        section = found.parent?;
    }
    None
}

/// The title of the file, above all other headings, names the team whose
/// meeting it is.
fn is_title(part: &Part<'_>, section: usize) -> bool {
    let mut sections = part.document.sections.iter().filter(|s| 0 < s.level);
    let Some(first) = sections.next() else {
        return false;
    };
    let own = part.document.sections.get(section) == Some(first);
    own && sections.all(|s| first.level < s.level)
}

/// The title of a page that records no meeting names whom it is about.
fn is_page(part: &Part<'_>, title: &Block) -> bool {
    let present = |at: usize| part.own_kind(at) == SectionKind::Participants;
    let dated = !scan::dates(&title.text).is_empty();
    !dated && !(0..part.document.sections.len()).any(present)
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
    let siblings: Vec<usize> = siblings.map(|(at, _)| at).take(SIBLINGS).collect();
    let headings = siblings
        .iter()
        .filter_map(|at| section::heading(document, *at));
    let beside = 2 * headings.filter(|h| body_name(&h.text).is_some()).count();
    let parent = own.parent.and_then(|p| section::heading(document, p));
    let above = parent.is_some_and(|h| {
        words(&h.text).iter().any(|w| {
            w.is(BODIES)
                || w.text.ends_with("groups")
                || w.is(&["profiles", "updates", "reports", "meetings", "calls"])
        })
    });
    let name = title(&heading.text);
    let content = words(&name);
    let short = (1..=4).contains(&content.len()) && !content.iter().any(|w| w.is(CHANGES));
    let named = content.iter().any(|w| !is_plain(w));
    (((0 < beside && siblings.len() <= beside) || above) && short && named).then_some(name)
}
