//! Who meets by what stands above a statement: its list, its headings.

use super::plain::{clean, is_plain, is_sound};
use super::team::{LONGEST, name_after, one_line, phrases};
use super::vocabulary::{BODIES, CHANGES, MEETINGS};
use super::words::{Word, words};
use crate::extract::Part;
use crate::extract::section::{self, SectionKind};
use crate::parse::{Block, BlockKind};
use crate::scan;

/// Headings that are looked at beside one.
const SIBLINGS: usize = 40;

/// Returns a name as the lines above write it in full, or the one they name:
/// a "sync" below "Storage sync" is that one.
pub(super) fn in_full(part: &Part<'_>, at: usize, named: Option<String>) -> Option<String> {
    let above = above(part, at).filter(|name| is_sound(name));
    let named = named.map(|name| without_tail(&name).to_owned());
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

/// Tells whether a block stands below "Next meeting".
pub(super) fn says_next(part: &Part<'_>, at: usize) -> bool {
    let block = part.blocks().get(at);
    let heading = block.and_then(|b| section::heading(part.document, b.section));
    let next = |w: &Word| w.is(&["next", "nächste", "nächster", "nächstes"]);
    heading.is_some_and(|h| words(&h.text).iter().any(next))
}

/// Drops what is said of a team: "Docs timeslot update".
fn without_tail(name: &str) -> &str {
    const TAIL: &[&str] = &[
        "update", "updates", "report", "reports", "slot", "timeslot", "time",
    ];
    let all = words(name);
    let kept = all.iter().rposition(|w| !w.is(TAIL));
    let end = kept.and_then(|at| all.get(at)).map(|w| w.span.end);
    let cut = all.last().is_some_and(|w| w.is(TAIL));
    end.filter(|_| cut)
        .and_then(|end| name.get(..end))
        .unwrap_or(name)
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

/// Tells whether an item stands below a task: a time there is when it is done.
pub(super) fn is_below_task(part: &Part<'_>, at: usize) -> bool {
    let Some(parent) = parent_item(part, at) else {
        return false;
    };
    let all = words(&parent.text);
    let mark = all.first().filter(|w| w.proper);
    let told = mark.is_some_and(|w| w.is(&["ai", "todo", "action", "task"]));
    let open = matches!(
        parent.kind,
        BlockKind::Item {
            checked: Some(_),
            ..
        }
    );
    told || (open && parent.depth != 0)
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
        .any(|w| w.is(BODIES) || w.is_meeting() || w.is(&["profile"]));
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
    let cuts = [" aka ", " alias ", " -- ", " - ", " – ", " — ", ": ", ", "];
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
