//! Topics that are headings.

use super::known::Known;
use super::{Topic, boilerplate, owner, speaker, title};
use crate::extract::Part;
use crate::extract::section::{self, SectionKind};
use crate::parse::{Block, BlockKind, MarkKind};
use crate::scan;
use minutebook_index::model::AgendaItem;
use std::collections::{HashMap, HashSet};

/// Reads the topics that have a heading of their own.
pub(super) fn topics(part: &Part<'_>, known: &Known) -> Vec<Topic> {
    let titles = title_end(part);
    let mut outline = Outline {
        fields: fields(part),
        ..Outline::default()
    };
    for block in headings(part).skip(titles) {
        outline.heading(part, block, known);
    }
    without_preview(part, outline.topics)
}

fn headings<'a>(part: &Part<'a>) -> impl Iterator<Item = &'a Block> {
    let blocks = part.blocks().iter();
    blocks.filter(|b| level(b).is_some() && !section::is_tags(&b.text))
}

/// An outline that headings below "Agenda" give and others repeat further
/// down is but a preview.
fn without_preview(part: &Part<'_>, mut topics: Vec<Topic>) -> Vec<Topic> {
    let in_agenda = topics.iter().map(|t| is_in_agenda(part, t.section));
    let inside: Vec<bool> = in_agenda.collect();
    if !inside.contains(&true) {
        return topics;
    }
    let keys = topics.iter().map(|t| title::key(&t.item.title));
    let keys: Vec<String> = keys.collect();
    let outside = (0..topics.len()).filter(|at| !inside[*at]);
    let last_outside: HashMap<&str, usize> = outside.map(|at| (keys[at].as_str(), at)).collect();
    let repeated = |index: usize| {
        let last = last_outside.get(keys[index].as_str()).copied();
        last.filter(|last| inside[index] && index < *last)
    };
    let drop: Vec<Option<usize>> = (0..topics.len()).map(repeated).collect();
    for (preview, topic) in drop.iter().enumerate() {
        // Who brings a topic may stand in the outline only.
        if let Some(topic) = topic.filter(|topic| topics[*topic].item.owners.is_empty()) {
            topics[topic].item.owners = std::mem::take(&mut topics[preview].item.owners);
        }
    }
    let kept = topics.into_iter().zip(drop);
    let kept = kept.filter(|(_, topic)| topic.is_none());
    kept.map(|(topic, _)| topic).collect()
}

fn is_in_agenda(part: &Part<'_>, section: usize) -> bool {
    let mut above = section::ancestors(part.document, section);
    above.any(|s| part.own_kind(s) == SectionKind::Agenda)
}

/// The titles that come back below several headings: a form is filled in for
/// each topic, and its fields are none.
fn fields(part: &Part<'_>) -> HashSet<String> {
    const SEVERAL: usize = 3;
    let mut above: HashMap<String, HashSet<usize>> = HashMap::new();
    for block in headings(part) {
        let mut parents = section::ancestors(part.document, block.section);
        let parent = parents.find(|&s| section::heading(part.document, s).is_some());
        if let Some(parent) = parent {
            let key = title::key(&title::display(block));
            above.entry(key).or_default().insert(parent);
        }
    }
    let several = above.into_iter().filter(|(_, all)| SEVERAL <= all.len());
    several.map(|(key, _)| key).collect()
}

/// The topics so far and those of them that are open.
#[derive(Default)]
struct Outline {
    /// See [`fields`].
    fields: HashSet<String>,
    topics: Vec<Topic>,
    open: Vec<Open>,
    speaker: Option<String>,
}

/// A topic whose sub-topics may follow.
struct Open {
    level: u8,
    key: String,
    /// Index of the topic.
    topic: usize,
}

impl Outline {
    fn heading(&mut self, part: &Part<'_>, block: &Block, known: &Known) {
        let Some(level) = level(block) else { return };
        if !is_topic(part, block) {
            self.open.retain(|open| open.level < level);
            return;
        }
        let text = title::display(block);
        let text = without_outline_number(part, block, &text);
        let key = title::key(text);
        let is_field = self.fields.contains(&key);
        let named = speaker::labeled(&block.text, known)
            .or_else(|| speaker::below_label(&block.text, below(part, block), known));
        if let Some(named) = named {
            if let Some(last) = self.topics.last_mut().filter(|t| t.item.owners.is_empty()) {
                last.item.owners = named;
            }
            return;
        }
        if is_field {
            self.open.retain(|open| open.level < level);
            return;
        }
        if let Some(name) = speaker::speaker(&block.text, known) {
            if let Some(last) = self.topics.last_mut().filter(|t| t.item.owners.is_empty()) {
                last.item.owners.push(name.clone());
            }
            self.speaker = Some(name);
            return;
        }
        let end = part
            .document
            .subtree_end(block.section)
            .min(part.end_line());
        if self.continues(level, &key, end) {
            return;
        }
        self.open.retain(|open| open.level < level);
        let mut topic = topic(part, block, text, known);
        topic.item.end_line = end;
        topic.item.depth = u8::try_from(self.open.len() + 1).unwrap_or(u8::MAX);
        let speaker = self.speaker.take().filter(|_| topic.item.owners.is_empty());
        topic.item.owners.extend(speaker);
        self.open.push(Open {
            level,
            key,
            topic: self.topics.len(),
        });
        self.topics.push(topic);
    }

    /// Whether a heading goes on with an open topic, as slides do.
    fn continues(&mut self, level: u8, key: &str, end: u32) -> bool {
        let mut open = self.open.iter().rev();
        let Some(same) = open.find(|open| open.level <= level && open.key == key) else {
            return false;
        };
        if let Some(topic) = self.topics.get_mut(same.topic) {
            topic.item.end_line = topic.item.end_line.max(end);
        }
        true
    }
}

/// Takes the number off a title that counts it.
fn without_outline_number<'t>(part: &Part<'_>, block: &Block, title: &'t str) -> &'t str {
    let len = section::number_len(part.document, block.section);
    let number = block.text.get(..len).unwrap_or_default();
    let rest = title.strip_prefix(number).map(str::trim_start);
    rest.filter(|rest| !rest.is_empty()).unwrap_or(title)
}

fn topic(part: &Part<'_>, block: &Block, text: &str, known: &Known) -> Topic {
    let (title, mut owners) = owner::split(text, known, owner::Place::Heading);
    let below = below(part, block);
    if owners.is_empty() {
        owners = speaker::below(below, known);
    }
    if owners.is_empty() && speaker::is_talk(text) {
        owners = speaker::of_talk(below);
    }
    let title = if owners.is_empty() {
        title::without_addresses(&title)
    } else {
        title
    };
    Topic {
        words: title::telling(&title),
        item: AgendaItem {
            title,
            line: block.line(),
            end_line: block.end_line,
            depth: 1,
            owners,
        },
        section: block.section,
        filled: below.iter().any(|b| !b.text.trim().is_empty()),
        discussed: below.iter().any(is_said),
        cut: false,
    }
}

/// Returns what stands below a heading before the next one.
fn below<'a>(part: &Part<'a>, heading: &Block) -> &'a [Block] {
    let section = part.document.sections.get(heading.section);
    let blocks = section.map_or(0..0, |s| s.blocks.start + 1..s.blocks.end);
    part.document.blocks.get(blocks).unwrap_or_default()
}

/// More than a link or a picture.
fn is_said(block: &Block) -> bool {
    let mut links = block
        .marks
        .iter()
        .filter(|m| matches!(m.kind, MarkKind::Link(_)));
    let whole = links.any(|m| m.span.start == 0 && block.text.trim_end().len() <= m.span.end);
    let mut words = block.text.split_whitespace();
    !whole && words.any(|w| !w.contains("://"))
}

fn level(block: &Block) -> Option<u8> {
    match block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    }
}

fn is_topic(part: &Part<'_>, block: &Block) -> bool {
    let text = &block.text;
    let own = part.own_kind(block.section);
    let kind = part.kind_in(block.section);
    let structural = match own {
        SectionKind::Topic | SectionKind::Events => false,
        SectionKind::Schedule => boilerplate::announces_next(text),
        SectionKind::Agenda => !(is_in_agenda(part, block.section) && section::is_qualified(text)),
        _ => true,
    };
    let inherited = matches!(
        kind,
        SectionKind::Participants
            | SectionKind::Absent
            | SectionKind::Actions
            | SectionKind::Decisions
            | SectionKind::Housekeeping
    );
    let announced =
        own == SectionKind::Topic && kind == SectionKind::Events && is_dated(part, block);
    // Only underlining makes a heading of several lines: text above a rule.
    let accident = text.trim().contains('\n');
    !structural
        && !announced
        && !inherited
        && !accident
        && !below_references(part, block)
        && !is_date(text)
        && !boilerplate::is_clock(text)
        && !boilerplate::is_boilerplate(text)
        && !boilerplate::names_helper(text)
}

/// Whether a heading only sorts links.
fn below_references(part: &Part<'_>, block: &Block) -> bool {
    let mut above = section::ancestors(part.document, block.section);
    above.any(|s| {
        part.own_kind(s) == SectionKind::Structure
            && section::heading(part.document, s).is_some_and(|h| section::is_references(&h.text))
    })
}

/// Whether a heading, or what stands first below it, names a date: below
/// "Events" it is an event then and no topic.
fn is_dated(part: &Part<'_>, heading: &Block) -> bool {
    let section = part.document.sections.get(heading.section);
    let blocks = section.and_then(|s| part.document.blocks.get(s.blocks.clone()));
    let mut first = blocks.unwrap_or_default().iter().take(3);
    first.any(|b| !scan::dates(&b.text).is_empty())
}

/// Whether a text is nothing but a date.
fn is_date(text: &str) -> bool {
    let found = scan::dates(text);
    let rest =
        |c: (usize, char)| c.1.is_alphabetic() && !found.iter().any(|f| f.span.contains(&c.0));
    !found.is_empty() && !text.char_indices().any(rest)
}

/// The number of headings at the top that make up the title.
///
/// It goes up to the first heading with a date, if there is no text before
/// it, or over the first slides without text; else it is the only heading of
/// the highest level, or one that names a meeting.
fn title_end(part: &Part<'_>) -> usize {
    let headings: Vec<&Block> = headings(part).take(5).collect();
    let empty = headings.iter().take_while(|b| !has_text(part, b)).count();
    let mut first = headings.iter().take(empty + 1);
    let dated = first.position(|b| !scan::dates(&b.text).is_empty());
    if let Some(dated) = dated {
        return dated + 1 + particulars(part, dated + 1);
    }
    let slides = first_slide(part).min(empty);
    // "# Harbor Council" and "## Minutes of the Budget Board" below it
    let goes_on = |b: &&&Block| 0 < empty && opens_title(&b.text);
    let more = usize::from(headings.get(empty).is_some_and(|b| goes_on(&b)));
    let empty = empty + more;
    let named = headings.iter().take(empty).rposition(|b| names_meeting(b));
    match (slides, named) {
        (0, _) if is_title(part) => 1 + more + particulars(part, 1 + more),
        (0, _) => 0,
        (slides, Some(named)) => slides.max(named + 1),
        (slides, None) => slides,
    }
}

/// The number of headings below the title that give length, links and helpers
/// of the meeting: without text, and followed by one of a higher level.
fn particulars(part: &Part<'_>, title: usize) -> usize {
    let below: Vec<&Block> = headings(part).skip(title).take(12).collect();
    let Some(first) = below.first().and_then(|b| level(b)) else {
        return 0;
    };
    let mut run = below.iter();
    let count = run.position(|b| level(b) != Some(first) || has_text(part, b));
    let count = count.unwrap_or(0);
    let higher = below.get(count).and_then(|b| level(b));
    let labelled = |b: &&Block| b.text.contains(':') || !is_said(b);
    let all = below.iter().take(count).all(labelled);
    if all && higher.is_some_and(|level| level < first) {
        count
    } else {
        0
    }
}

/// The number of headings before the first rule of many.
fn first_slide(part: &Part<'_>) -> usize {
    let rules = part.blocks().iter().filter(|b| b.kind == BlockKind::Rule);
    if rules.count() < 3 {
        return 0;
    }
    let before = part
        .blocks()
        .iter()
        .take_while(|b| b.kind != BlockKind::Rule);
    before.filter(|b| level(b).is_some()).count()
}

fn has_text(part: &Part<'_>, heading: &Block) -> bool {
    let Some(section) = part.document.sections.get(heading.section) else {
        return false;
    };
    let blocks = part
        .document
        .blocks
        .get(section.blocks.start + 1..section.blocks.end);
    blocks
        .unwrap_or_default()
        .iter()
        .any(|b| !b.text.trim().is_empty())
}

/// Whether the first heading is a title: alone on top, or by its words.
fn is_title(part: &Part<'_>) -> bool {
    let mut headings = headings(part);
    let Some(first) = headings.next() else {
        return false;
    };
    let mut rest = headings.peekable();
    let above_people = rest.peek().is_some_and(|next| {
        level(first) < level(next) && section::kind_of(&next.text) == SectionKind::Participants
    });
    let alone = rest.peek().is_some() && rest.all(|b| level(first) < level(b));
    alone || above_people || names_meeting(first)
}

/// "Minutes of the Harbor Board"
fn opens_title(text: &str) -> bool {
    const OPENERS: [&str; 5] = [
        "minutes of the ",
        "meeting of the ",
        "notes of the ",
        "protokoll der ",
        "protokoll des ",
    ];
    let lower = text.to_lowercase();
    let earlier = ["last ", "previous ", "prior ", "letzten ", "vorigen "];
    let rest = OPENERS.iter().find_map(|opener| lower.strip_prefix(opener));
    rest.is_some_and(|rest| !earlier.iter().any(|word| rest.starts_with(word)))
}

fn names_meeting(heading: &Block) -> bool {
    const WORDS: [&str; 18] = [
        "meeting",
        "minutes",
        "call",
        "weekly",
        "sitzung",
        "protokoll",
        "notes",
        "treffen",
        "standup",
        "sync",
        "session",
        "réunion",
        "hackathon",
        "workshop",
        "plenum",
        "stammtisch",
        "versammlung",
        "vorstandssitzung",
    ];
    let lower = heading.text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|w| WORDS.contains(&w))
}
