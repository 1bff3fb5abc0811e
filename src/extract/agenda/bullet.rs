//! Topics that are bullets.

use super::known::Known;
use super::owner::{self, Place};
use super::{Topic, boilerplate, speaker, title};
use crate::extract::Part;
use crate::extract::person::is_full_name;
use crate::extract::section::{self, SectionKind};
use crate::parse::{Block, BlockKind, MarkKind};
use minutebook_index::model::AgendaItem;

/// The bullets that are topics, by where they stand.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// In the agenda.
    agenda: Vec<Topic>,
    /// Further down in the agenda: of use for their owners.
    nested: Vec<Topic>,
    /// In the notes and in the text before any heading.
    notes: Vec<Topic>,
    /// Lines set in bold instead of headings.
    bold: Vec<Topic>,
    /// What concerns the meeting itself, inside of the agenda.
    housekeeping: Vec<Topic>,
    /// References to issues below the heading of a repository.
    issues: Vec<Topic>,
    /// Lines of the headings inside of the agenda.
    agenda_sections: Vec<usize>,
}

impl Lists {
    /// Returns the topics of a part without topics as headings.
    pub(super) fn instead(self) -> Vec<Topic> {
        let notes = if is_prose(&self.notes) {
            Vec::new()
        } else {
            self.notes
        };
        let lists = [self.agenda, self.bold, notes, self.housekeeping];
        let found = lists.into_iter().find(|list| !list.is_empty());
        found.unwrap_or_default()
    }

    /// Returns the topics of a part with headings.
    pub(super) fn beside(self, mut headings: Vec<Topic>) -> Vec<Topic> {
        for heading in &mut headings {
            let all = self.agenda.iter().chain(&self.nested);
            let mut same = all.filter(|b| title::alike(&b.item.title, &heading.item.title));
            if heading.item.owners.is_empty() {
                heading.item.owners = same
                    .next()
                    .map(|b| b.item.owners.clone())
                    .unwrap_or_default();
            }
        }
        if !self.is_outline_of(&headings) {
            headings.retain(|h| h.discussed);
            headings.extend(self.agenda);
        }
        let unlike = |b: &Topic| {
            !headings
                .iter()
                .any(|h| title::alike(&b.item.title, &h.item.title))
        };
        let issues: Vec<Topic> = self.issues.into_iter().filter(unlike).collect();
        headings.extend(issues);
        headings
    }

    /// Whether the headings are where the agenda's bullets are discussed.
    fn is_outline_of(&self, headings: &[Topic]) -> bool {
        let inside = |h: &Topic| self.agenda_sections.contains(&h.section);
        let repeated = |h: &&Topic| {
            self.agenda
                .iter()
                .any(|b| title::alike(&b.item.title, &h.item.title))
        };
        let said = |h: &&Topic| h.discussed;
        let matched = headings.iter().filter(said).filter(repeated).count();
        let discussed = headings.iter().filter(said).count();
        let least = headings.len().min(self.agenda.len());
        self.agenda.is_empty()
            || headings.iter().filter(said).any(inside)
            || (0 < matched && least <= matched * 3)
            || self.agenda.len().max(4) <= discussed * 2
    }
}

/// Whether most bullets are cut sentences that nothing is said about.
fn is_prose(topics: &[Topic]) -> bool {
    let long = |t: &&Topic| !t.discussed && t.cut;
    topics.len() < topics.iter().filter(long).count() * 2
}

/// Reads the bullets that may be topics.
pub(super) fn lists(part: &Part<'_>, headings: &[Topic], known: &Known) -> Lists {
    let mut walk = Walk {
        part,
        headings,
        known,
        label: None,
        container: None,
        grouped: None,
        lists: Lists::default(),
    };
    for (index, block) in part.blocks().iter().enumerate() {
        walk.block(part.blocks.start + index, block);
    }
    walk.lists
}

struct Walk<'a> {
    part: &'a Part<'a>,
    headings: &'a [Topic],
    known: &'a Known,
    /// What the last label said, and how deep it stands.
    label: Option<(SectionKind, u8)>,
    /// Depth of the bullet whose nested ones are the topics.
    container: Option<u8>,
    /// The section whose agenda is grouped by labels.
    grouped: Option<usize>,
    lists: Lists,
}

impl Walk<'_> {
    fn block(&mut self, index: usize, block: &Block) {
        match &block.kind {
            BlockKind::Heading(_) => {
                self.label = None;
                self.container = None;
                if self.below_agenda(block.section) {
                    self.lists.agenda_sections.push(block.section);
                }
            }
            BlockKind::Paragraph if block.depth == 0 => self.paragraph(index, block),
            BlockKind::Item { .. } => self.item(index, block),
            _ => {}
        }
    }

    /// Whether a section stands below one that is called agenda.
    fn below_agenda(&self, section: usize) -> bool {
        let document = self.part.document;
        let mut above = section::ancestors(document, section);
        above.any(|s| self.part.own_kind(s) == SectionKind::Agenda)
    }

    fn paragraph(&mut self, index: usize, block: &Block) {
        let text = block.text.trim();
        let strong = block
            .marks
            .iter()
            .any(|m| m.kind == MarkKind::Strong && m.span.start == 0 && text.len() <= m.span.end);
        if text.contains('\n') {
            return;
        }
        let kind = section::kind_of(text);
        if kind != SectionKind::Topic && (strong || text.ends_with(':')) {
            self.label = Some((kind, block.depth));
        } else if text.ends_with(':') && ends_meeting(text) {
            self.label = Some((SectionKind::Housekeeping, block.depth));
        } else if strong && self.in_open_text(block) && !boilerplate::is_boilerplate(text) {
            let topic = self.topic(index, block);
            self.lists.bold.push(topic);
        } else if kind == SectionKind::Topic && text.ends_with(':') {
            self.group(block);
        }
    }

    /// A label such as "Storage:" groups the bullets of an agenda, unless the
    /// agenda has begun without one: then what follows is discussion.
    fn group(&mut self, block: &Block) {
        let begun = self.lists.agenda.iter().any(|t| t.section == block.section);
        if begun && self.grouped != Some(block.section) {
            self.label = Some((SectionKind::Topic, block.depth));
        } else {
            self.label = None;
            self.grouped = Some(block.section);
        }
    }

    /// What the bullets around here are, by label or section.
    fn kind(&self, block: &Block) -> SectionKind {
        match self.label {
            Some((kind, _)) => kind,
            None if self.is_heading_topic(block.section) => SectionKind::Topic,
            None => match self.part.kind_in(block.section) {
                // A title without topics below: its text is that of the meeting.
                SectionKind::Topic => SectionKind::Structure,
                kind => kind,
            },
        }
    }

    fn is_heading_topic(&self, section: usize) -> bool {
        self.headings.iter().any(|h| h.section == section)
    }

    fn in_open_text(&self, block: &Block) -> bool {
        matches!(
            self.kind(block),
            SectionKind::Structure | SectionKind::Agenda
        )
    }

    fn item(&mut self, index: usize, block: &Block) {
        if block.quotes != 0 {
            return;
        }
        if let Some((_, depth)) = self.label
            && block.depth <= depth
            && depth != 0
        {
            self.label = None;
        }
        let text = block.text.trim();
        if self.is_label(index, block, text) {
            return;
        }
        self.container = self.container.filter(|depth| *depth < block.depth);
        let level = self.container.or(self.label.map(|l| l.1)).unwrap_or(0) + 1;
        let kind = self.kind(block);
        if block.depth == level && boilerplate::is_container(text) && self.has_nested(index, block)
        {
            self.container = Some(block.depth);
            return;
        }
        let plain = !text.is_empty()
            && !boilerplate::is_boilerplate(text)
            && !boilerplate::is_procedural(text);
        if !plain {
            return;
        }
        let topic = self.topic(index, block);
        match kind {
            SectionKind::Agenda if block.depth == level => self.lists.agenda.push(topic),
            SectionKind::Agenda => self.lists.nested.push(topic),
            _ if block.depth != level => {}
            SectionKind::Structure if !Self::is_person(text) => self.lists.notes.push(topic),
            SectionKind::Housekeeping if self.below_agenda(block.section) => {
                self.lists.housekeeping.push(topic);
            }
            SectionKind::Topic if self.is_issue(block) => self.lists.issues.push(topic),
            _ => {}
        }
    }

    /// A bullet "**Agenda:**" whose nested bullets are the agenda.
    fn is_label(&mut self, index: usize, block: &Block, text: &str) -> bool {
        let kind = section::kind_of(text);
        let labels = kind == SectionKind::Agenda || kind == SectionKind::Participants;
        if !labels || !self.has_nested(index, block) || self.kind(block) == SectionKind::Agenda {
            return false;
        }
        self.label = Some((kind, block.depth));
        true
    }

    fn has_nested(&self, index: usize, block: &Block) -> bool {
        let next = self.part.document.blocks.get(index + 1);
        next.is_some_and(|n| block.depth < n.depth && matches!(n.kind, BlockKind::Item { .. }))
    }

    fn is_person(text: &str) -> bool {
        let bare = text.trim_start_matches('@');
        (text.starts_with('@') && !bare.contains(' '))
            || (is_full_name(text) && text.split(' ').count() <= 3)
    }

    /// Below the heading of a repository ("acme/tea"), a title with the number
    /// of an issue at its end.
    fn is_issue(&self, block: &Block) -> bool {
        let heading = section::heading(self.part.document, block.section);
        let slug = heading.is_some_and(|h| is_repository(h.text.trim()));
        let first = block.text.lines().next().unwrap_or_default();
        let last = first.split_whitespace().rev().find(|w| !w.contains("://"));
        let number = last.is_some_and(|w| {
            let digits = w.trim_matches(|c: char| !c.is_ascii_digit());
            !digits.is_empty()
                && digits.chars().all(|c| c.is_ascii_digit())
                && w.len() <= digits.len() + 4
        });
        slug && number
    }

    fn topic(&self, index: usize, block: &Block) -> Topic {
        let text = if self.is_issue(block) {
            title::tidy(block.text.lines().next().unwrap_or_default())
        } else {
            title::display(block)
        };
        let (text, mut owners) = owner::split(&text, self.known, Place::Bullet);
        let title = title::shorten(&text);
        let blocks = &self.part.document.blocks;
        let below = blocks.get(index + 1..).unwrap_or_default();
        let length = below
            .iter()
            .take_while(|b| {
                block.depth < b.depth || (b.depth == block.depth && b.kind == BlockKind::Paragraph)
            })
            .count();
        let below = below.get(..length).unwrap_or_default();
        if owners.is_empty() {
            owners = speaker::below(below.get(..1).unwrap_or_default(), self.known);
        }
        Topic {
            item: AgendaItem {
                title,
                line: block.line(),
                end_line: below.last().map_or(block.end_line, |b| b.end_line),
                depth: self.depth(block.section),
                owners,
            },
            section: block.section,
            discussed: !below.is_empty(),
            cut: 12 < text.split_whitespace().count(),
        }
    }

    fn depth(&self, section: usize) -> u8 {
        let heading = self.headings.iter().find(|h| h.section == section);
        heading.map_or(1, |h| h.item.depth + 1)
    }
}

/// "At the end of the meeting:" opens instructions.
fn ends_meeting(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("end of the meeting") || lower.contains("after the meeting")
}

/// Two words without spaces around one slash.
fn is_repository(text: &str) -> bool {
    let part =
        |p: &str| !p.is_empty() && p.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    text.split_once('/')
        .is_some_and(|(a, b)| part(a) && part(b))
}
