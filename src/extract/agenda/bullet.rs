//! Topics that are bullets.

use super::known::Known;
use super::line::Lines;
use super::merge::Lists;
use super::owner::{self, Place};
use super::table::Columns;
use super::{Topic, boilerplate, issue, speaker, title};
use crate::extract::Part;
use crate::extract::participant::Run;
use crate::extract::person::is_full_name;
use crate::extract::section::{self, SectionKind};
use crate::parse::{Block, BlockKind};
use minutebook_index::model::AgendaItem;

/// Reads the bullets that may be topics.
pub(super) fn lists(part: &Part<'_>, headings: &[Topic], known: &Known) -> Lists {
    let mut walk = Walk {
        part,
        headings,
        known,
        label: None,
        columns: None,
        people: Run::default(),
        container: None,
        grouped: None,
        lines: Lines::default(),
        lists: Lists {
            middle: part.line().midpoint(part.end_line()),
            ..Lists::default()
        },
    };
    for (index, block) in part.blocks().iter().enumerate() {
        walk.block(part.blocks.start + index, block);
    }
    walk.lists.plain = walk.lines.topics(&walk.lists);
    walk.lists
}

/// What has been read so far.
pub(super) struct Walk<'a> {
    pub(super) part: &'a Part<'a>,
    headings: &'a [Topic],
    pub(super) known: &'a Known,
    /// What the last label said, and how deep it stands.
    pub(super) label: Option<(SectionKind, u8)>,
    /// Columns of the table that is being read, if it is an agenda.
    pub(super) columns: Option<Columns>,
    /// The list of people that is being passed.
    pub(super) people: Run,
    /// Depth of the bullet whose nested ones are the topics.
    container: Option<u8>,
    /// The section whose agenda is grouped by labels.
    pub(super) grouped: Option<usize>,
    pub(super) lines: Lines,
    pub(super) lists: Lists,
}

impl Walk<'_> {
    fn block(&mut self, index: usize, block: &Block) {
        if !matches!(block.kind, BlockKind::Row { .. }) {
            self.columns = None;
        }
        if block.kind == BlockKind::Code && self.label.is_some_and(|(kind, _)| of_people(kind)) {
            self.label = None;
        }
        match &block.kind {
            BlockKind::Heading(_) => {
                self.label = None;
                self.container = None;
                if self.below_agenda(block.section) {
                    self.lists.agenda_sections.push(block.section);
                }
                if self.part.own_kind(block.section) == SectionKind::Agenda {
                    self.lists.agenda_line.get_or_insert(block.line());
                }
            }
            BlockKind::Paragraph if block.depth == 0 => self.paragraph(index, block),
            BlockKind::Item { .. } => self.item(index, block),
            BlockKind::Row { cells, head } => self.row(index, block, cells, *head),
            _ => {}
        }
    }

    /// Whether a section stands below one that is called agenda.
    fn below_agenda(&self, section: usize) -> bool {
        let document = self.part.document;
        let mut above = section::ancestors(document, section);
        above.any(|s| self.part.own_kind(s) == SectionKind::Agenda)
    }

    /// What the bullets around here are, by label or section.
    pub(super) fn kind(&self, block: &Block) -> SectionKind {
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

    pub(super) fn is_heading_topic(&self, section: usize) -> bool {
        self.heading_topic(section).is_some()
    }

    /// The topic whose heading opens a section; they stand in the order of the
    /// sections.
    fn heading_topic(&self, section: usize) -> Option<&Topic> {
        let at = self.headings.partition_point(|h| h.section < section);
        self.headings.get(at).filter(|h| h.section == section)
    }

    /// Whether there are no headings that are topics: only then the bullets
    /// outside of the agenda may be some.
    pub(super) fn is_without_headings(&self) -> bool {
        self.headings.is_empty()
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
        self.end_of_people(block);
        if self.kind(block) == SectionKind::Structure {
            self.lines.see_item(index);
        }
        let text = block.text.trim();
        if self.is_label(index, block, text) {
            return;
        }
        self.container = self.container.filter(|depth| *depth < block.depth);
        let level = self.container.or(self.label.map(|l| l.1)).unwrap_or(0) + 1;
        let kind = self.kind(block);
        if block.depth == level && self.has_nested(index, block) && boilerplate::is_container(text)
        {
            self.container = Some(block.depth);
            return;
        }
        let first = block.depth == level;
        let alone = self.is_without_headings();
        let wanted = match kind {
            SectionKind::Agenda => first || !alone,
            SectionKind::Structure => first && alone && !is_person(text),
            SectionKind::Housekeeping => first && alone && self.below_agenda(block.section),
            SectionKind::Topic => first && issue::title_of(self.part, block).is_some(),
            _ => false,
        };
        let plain = wanted
            && !text.is_empty()
            && !boilerplate::is_boilerplate(text)
            && !boilerplate::is_procedural(text);
        if !plain || self.holds_template(index, block) {
            return;
        }
        let topic = self.topic(index, block);
        if !Self::is_wanted(&topic) {
            return;
        }
        match kind {
            SectionKind::Agenda if first => self.lists.agenda.push(topic),
            SectionKind::Agenda => self.lists.nested.push(topic),
            SectionKind::Housekeeping => self.lists.housekeeping.push(topic),
            SectionKind::Topic => self.lists.issues.push(topic),
            _ => {
                if self.is_standing(block.section) {
                    self.lists.standing.push(topic.clone());
                }
                self.lists.notes.push(topic);
            }
        }
    }

    /// Whether a topic is no ritual once its owners are taken off: "Roll call,
    /// all".
    pub(super) fn is_wanted(topic: &Topic) -> bool {
        let title = &topic.item.title;
        let ritual = boilerplate::is_boilerplate(title) || boilerplate::is_procedural(title);
        !topic.item.owners.is_empty() || !ritual
    }

    /// A list with numbers below one of people without is another one.
    fn end_of_people(&mut self, block: &Block) {
        if !self.label.is_some_and(|(kind, _)| of_people(kind)) {
            self.people = Run::default();
        } else if !self.people.goes_on(block) {
            self.label = None;
        }
    }

    /// A bullet "**Agenda:**" whose nested bullets are the agenda.
    fn is_label(&mut self, index: usize, block: &Block, text: &str) -> bool {
        let inside = matches!(self.kind(block), SectionKind::Agenda | SectionKind::Topic);
        if inside || !self.has_nested(index, block) {
            return false;
        }
        let kind = section::kind_of(text);
        let holds_topics = kind == SectionKind::Structure && holds_notes(text);
        if kind != SectionKind::Agenda && !of_people(kind) && !holds_topics {
            return false;
        }
        if holds_topics {
            // The bullets beside "Notes:" say when and where.
            let notes = &mut self.lists.notes;
            while notes
                .pop_if(|topic| topic.section == block.section)
                .is_some()
            {}
        }
        self.label = Some((kind, block.depth));
        true
    }

    /// Whether all below a bullet is text of a template: nobody filled it in.
    fn holds_template(&self, index: usize, block: &Block) -> bool {
        let blocks = self.part.document.blocks.get(index + 1..);
        let below = blocks.unwrap_or_default().iter();
        let mut below = below.take_while(|b| block.depth < b.depth).peekable();
        below.peek().is_some() && below.all(|b| boilerplate::is_boilerplate(b.text.trim()))
    }

    fn has_nested(&self, index: usize, block: &Block) -> bool {
        let next = self.part.document.blocks.get(index + 1);
        next.is_some_and(|n| block.depth < n.depth && matches!(n.kind, BlockKind::Item { .. }))
    }

    /// Whether a section lists what is talked about each time.
    fn is_standing(&self, section: usize) -> bool {
        let heading = section::heading(self.part.document, section);
        let lower = heading.map(|h| h.text.to_lowercase()).unwrap_or_default();
        let mut words = lower.split(|c: char| !c.is_alphanumeric());
        words.any(|w| ["items", "topics", "themen"].contains(&w))
    }

    pub(super) fn topic(&self, index: usize, block: &Block) -> Topic {
        let issue = issue::title_of(self.part, block);
        let text = issue.unwrap_or_else(|| title::display(block));
        let (text, mut owners) = owner::split(&text, self.known, Place::Bullet);
        let text = if owners.is_empty() {
            title::without_addresses(&text)
        } else {
            text
        };
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
            words: title::telling(&title),
            item: AgendaItem {
                title,
                line: block.line(),
                end_line: below.last().map_or(block.end_line, |b| b.end_line),
                depth: self.depth(block.section),
                owners,
            },
            section: block.section,
            filled: !below.is_empty(),
            discussed: !below.is_empty(),
            cut: 12 < text.split_whitespace().count(),
        }
    }

    fn depth(&self, section: usize) -> u8 {
        let heading = self.heading_topic(section);
        heading.map_or(1, |h| h.item.depth + 1)
    }
}

fn of_people(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::Participants | SectionKind::Absent)
}

/// "Notes:", "Discussion": a bullet whose nested ones were talked about.
fn holds_notes(text: &str) -> bool {
    const WORDS: [&str; 9] = [
        "notes",
        "minutes",
        "discussion",
        "discussions",
        "meeting notes",
        "notizen",
        "protokoll",
        "meeting minutes",
        "discussion notes",
    ];
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    WORDS.contains(&bare.to_lowercase().as_str())
}

pub(super) fn is_person(text: &str) -> bool {
    let bare = text.trim_start_matches('@');
    (text.starts_with('@') && !bare.contains(' '))
        || (is_full_name(text) && text.split(' ').count() <= 3)
}
