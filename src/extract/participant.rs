//! The attendance list.
//!
//! It stands below a heading ("Participants"), behind a label
//! ("**Present:** Ada, Bob") or in a table with names, as bullets, boxes,
//! lines or one sentence with commas. Groups ("Guests: Carol") give roles,
//! lists of absent people give absent ones. A label inside of a topic or of
//! an event tells who attends something else and is not read.

mod entry;
mod list;
mod loose;

use super::section::{self, SectionKind};
use super::{Part, person};
use crate::parse::{Block, BlockKind, MarkKind};
use list::Piece;
use minutebook_index::model::{Participant, Presence};
use std::collections::BTreeMap;

/// Reads them from a part.
pub fn recognize(part: &Part<'_>) -> Vec<Participant> {
    let mut reader = Reader::new(part);
    for block in part.blocks() {
        reader.read(block);
    }
    let mut found = reader.finish();
    if found.is_empty() {
        found = list::of_front_matter(part);
    }
    if found.is_empty() {
        found = list::of_tables(part);
    }
    if found.is_empty() {
        found = loose::below_title(part);
    }
    if found.is_empty() {
        found = loose::met_with(part);
    }
    found
}

/// What the people in the list being read are.
#[derive(Clone, Debug, Default)]
struct Group {
    presence: Presence,
    role: Option<String>,
    /// Depth of the label in a list, its items stand deeper; 0 for others.
    label_depth: u8,
    /// Whether a heading opened it: text may stand between its lists.
    headed: bool,
    /// Level of that heading.
    level: u8,
    /// Whether somebody has been read.
    filled: bool,
    /// Whether a comma at the end of the line promises more people.
    unfinished: bool,
    /// Columns of the table being read.
    columns: list::Columns,
    /// The list of people that is being read.
    run: Run,
    /// Which part of "Ada / adal / ACME" is the handle.
    handle_part: Option<usize>,
}

/// A list of items one after the other, in which people stand.
///
/// Markdown makes one list of two that but a blank line parts; another way of
/// numbering begins another list, too.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    numbered: Option<bool>,
    items: u32,
    /// Whether blank lines part the items.
    loose: bool,
    end_line: u32,
}

impl Run {
    /// Tells whether an item is numbered in another way than the first one.
    fn is_renumbered(&self, block: &Block) -> bool {
        match (self.numbered, &block.kind) {
            (Some(first), BlockKind::Item { number, .. }) => first != number.is_some(),
            _ => false,
        }
    }

    /// Tells whether a block goes on with the list; what is no item, or surely
    /// a person, does.
    pub(super) fn goes_on(&mut self, block: &Block) -> bool {
        let BlockKind::Item { number, .. } = block.kind else {
            return true;
        };
        let numbered = number.is_some();
        let apart = 0 < self.items && self.end_line + 1 < block.line();
        let begins = apart && !self.loose && 1 < self.items && !entry::is_certain(&block.text);
        let other = self.is_renumbered(block);
        self.numbered = self.numbered.or(Some(numbered));
        self.loose |= apart;
        self.items += 1;
        self.end_line = block.end_line;
        !begins && !other
    }
}

struct Reader<'a> {
    part: &'a Part<'a>,
    group: Option<Group>,
    /// Levels of the headings so far, while each is deeper than the last.
    title: Option<u8>,
    found: Vec<Participant>,
    /// For each of `found`, its check box.
    boxes: Vec<Option<bool>>,
    /// For each of `found`, its section and whether a mark behind it says that
    /// it came.
    came: Vec<(usize, bool)>,
    /// Roles that lines such as "Chair: Ada" give.
    roles: Vec<(String, Participant)>,
}

impl<'a> Reader<'a> {
    fn new(part: &'a Part<'a>) -> Self {
        Reader {
            part,
            group: None,
            title: Some(0),
            found: Vec::new(),
            boxes: Vec::new(),
            came: Vec::new(),
            roles: Vec::new(),
        }
    }

    fn read(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading(level) => self.heading(block, *level),
            BlockKind::Rule => {}
            BlockKind::Code => self.code(block),
            BlockKind::Row { cells, head } => self.row(block, cells, *head),
            BlockKind::Paragraph | BlockKind::Item { .. } => self.text(block),
        }
    }

    fn heading(&mut self, block: &Block, level: u8) {
        self.title = self.title.filter(|last| *last < level);
        self.title = self.title.map(|_| level);
        let kind = self.part.kind_in(block.section);
        let outer = self.group.take();
        let inline = list::behind_title(block);
        let title = inline.as_ref().map_or(block.text.len(), |span| span.start);
        let of_today = !loose::is_of_others(&block.text);
        let beside = section::names_group(&block.text);
        let subgroup = outer.filter(|g| {
            let below = g.level < level && loose::surely_people_follow(self.part, block, 1);
            let instead = g.level == level && !g.filled && beside;
            g.headed && (below || instead)
        });
        let subgroup = subgroup.filter(|_| kind == SectionKind::Topic && of_today);
        let opened = Group::of_kind(kind)
            .filter(|_| of_today)
            .or(subgroup.map(|g| Group {
                presence: g.presence,
                level: g.level,
                ..Group::default()
            }));
        self.group = opened.map(|group| Group {
            headed: true,
            level: if group.level == 0 { level } else { group.level },
            role: entry::role_of(&block.text[..title]),
            ..group
        });
        if let Some(span) = inline.filter(|_| self.group.is_some()) {
            self.people(block, &list::split_line(block, span));
        }
    }

    /// A list that somebody put between fences.
    fn code(&mut self, block: &Block) {
        if self.group.as_ref().is_none_or(|group| group.filled) {
            return;
        }
        let lines = list::entries(block);
        if !lines.is_empty() && list::are_people(block, &lines) {
            self.people(block, &lines);
            self.group = self.group.take().filter(|group| group.headed);
        }
    }

    fn row(&mut self, block: &Block, cells: &[std::ops::Range<usize>], head: bool) {
        if let Some(group) = &mut self.group {
            if head {
                group.columns = list::Columns::of_head(block, cells);
            }
            if !group.columns.is_named() && list::are_all_people(block, cells) {
                // Names side by side.
                for cell in cells {
                    self.people(block, &list::split_line(block, cell.clone()));
                }
                return;
            }
            if !head || !group.columns.is_named() {
                let person = group.columns.read(block, cells);
                self.add(person, None);
            }
            return;
        }
        let Some((first, rest)) = cells.split_first() else {
            return;
        };
        let label = block.text.get(first.clone()).unwrap_or_default();
        if let Some(group) = Group::of_kind(section::kind_of(label)) {
            self.group = Some(group);
            for cell in rest {
                self.people(block, &list::split_line(block, cell.clone()));
            }
            self.group = None;
        }
    }

    fn text(&mut self, block: &Block) {
        let title = block.text.trim_start();
        if title.starts_with('#')
            && section::kind_of(title.trim_start_matches('#')) != SectionKind::Topic
        {
            // a heading without the blank: "##Agenda"
            self.group = Group::of_kind(section::kind_of(title.trim_start_matches('#')));
            return;
        }
        if let (Some(group), Some(at)) = (&mut self.group, loose::handle_part(&block.text)) {
            group.handle_part = Some(at);
            return;
        }
        let labels = list::labels(block);
        let mut read = false;
        for label in &labels {
            let unknown = || label.kind == SectionKind::Topic && section::names_group(label.text);
            let beside = read && self.group.is_none() && unknown();
            if beside {
                // "Staff: Ada" below "Members present: Bob"
                self.group = Some(Group::default());
            }
            read |= self.label(block, label);
            self.group = self.group.take().filter(|_| !beside);
        }
        if read {
            return;
        }
        if self.group.is_none() {
            self.attended(block);
        }
        let Some(group) = &mut self.group else { return };
        let same = group.run.goes_on(block);
        // Below a heading all lists may be of people.
        let other = || group.run.is_renumbered(block) && !entry::is_certain(&block.text);
        let ended = if group.headed { other() } else { !same };
        if ended && group.filled {
            self.group = None;
            return;
        }
        let item = matches!(block.kind, BlockKind::Item { .. });
        if group.unfinished {
            self.go_on(block, item);
            return;
        }
        let outside = group.label_depth != 0 && block.depth <= group.label_depth;
        let nested = item && group.label_depth + 1 < block.depth;
        if outside || (!item && group.filled && !group.headed) {
            self.group = None;
            return;
        }
        if nested || (!item && block.depth != 0) {
            return;
        }
        let pieces = list::pieces(block);
        let remark = !item && group.filled && loose::is_remark(&block.text);
        if remark || !item && !list::are_people(block, &pieces) {
            self.paragraph_between(block);
            return;
        }
        self.people(block, &pieces);
    }

    /// Reads the paragraph behind a line that a comma ended.
    fn go_on(&mut self, block: &Block, item: bool) {
        let pieces = list::pieces(block);
        let goes_on = !item && list::are_people(block, &pieces);
        if goes_on {
            self.people(block, &pieces);
        }
        if !goes_on || !block.text.trim_end().ends_with(',') {
            self.group = None;
        }
    }

    /// "Ada, Bob and Carl attended."
    fn attended(&mut self, block: &Block) {
        let Some(span) = loose::attended(&block.text).filter(|_| self.may_open(block)) else {
            return;
        };
        let pieces = list::split_line(block, span);
        if list::are_people(block, &pieces) {
            self.group = Some(Group::default());
            self.people(block, &pieces);
            self.group = None;
        }
    }

    /// A remark ends a list, unless the list has not begun.
    fn paragraph_between(&mut self, block: &Block) {
        let remark = block.text.starts_with(['(', '[']) || block.marks.iter().any(is_emphasis);
        let asks = loose::asks_for_names(&block.text);
        if let Some(group) = &self.group
            && group.filled
            && !remark
            && !(group.headed && asks)
        {
            self.group = None;
        }
    }

    /// Reads "Present: Ada, Bob" and "Guests:"; false if it is no label.
    fn label(&mut self, block: &Block, label: &list::Label<'_>) -> bool {
        let kind = label.kind;
        let opened = match Group::of_kind(kind) {
            Some(group) if self.may_open(block) => group,
            Some(_) => return false,
            None if self.group.is_some()
                && kind == SectionKind::Topic
                && block.text.trim_end().ends_with(':')
                && list::is_bare(block, label)
                && loose::people_follow(self.part, block) =>
            {
                Group {
                    presence: entry::presence_of(label.text)
                        .or(self.group.as_ref().map(|g| g.presence))
                        .unwrap_or_default(),
                    ..Group::default()
                }
            }
            None if self.group.is_none()
                && list::is_bare(block, label)
                && section::names_group(label.text)
                && loose::surely_people_follow(self.part, block, 2) =>
            {
                // "**Board members**" below "Call to order"
                Group::default()
            }
            None if self.group.is_some() && self.is_of_group(block, label) => Group {
                presence: self.group.as_ref().map(|g| g.presence).unwrap_or_default(),
                ..Group::default()
            },
            None => return self.closes(block, label, kind),
        };
        if kind == SectionKind::Absent {
            self.list_above(block);
        }
        let headed = self.group.as_ref().is_some_and(|g| g.headed);
        let outer = self.group.take();
        self.group = Some(Group {
            role: entry::role_of(label.text),
            label_depth: block.depth,
            headed: headed && block.depth == 0,
            ..opened
        });
        let inline = block.text.get(label.rest.clone()).unwrap_or_default();
        let before = self.found.len();
        if inline.chars().any(char::is_alphanumeric) {
            self.people(block, &list::split_line(block, label.rest.clone()));
        }
        let unfinished = inline.trim_end().ends_with(',');
        if let Some(group) = self.group.as_mut().filter(|_| unfinished) {
            group.unfinished = true;
        } else if before < self.found.len() {
            self.group = outer;
        }
        true
    }

    /// Whether a label in a list names those of a body: "Guests: Ada".
    fn is_of_group(&self, block: &Block, label: &list::Label<'_>) -> bool {
        let behind = || {
            list::are_behind(block, label)
                || self.is_headed() && list::are_named_behind(block, label)
                || loose::is_of_bodies(self.part, block)
        };
        section::names_group(label.text) || label.kind == SectionKind::Topic && behind()
    }

    /// Before "Not present:" stands the list of those who were, whatever its
    /// label.
    fn list_above(&mut self, absent: &Block) {
        if !self.found.is_empty() {
            return;
        }
        let blocks = self.part.blocks();
        let at = blocks.partition_point(|block| block.line() < absent.line());
        let above = blocks.get(..at).unwrap_or_default();
        let is_entry = |block: &Block| {
            matches!(block.kind, BlockKind::Item { .. })
                && block.section == absent.section
                && list::are_people(block, &list::pieces(block))
                && entry::is_certain(&block.text)
        };
        let entries = above
            .iter()
            .rev()
            .take_while(|block| is_entry(block))
            .count();
        let entries = above.get(above.len() - entries..).unwrap_or_default();
        if entries.len() < 2 {
            return;
        }
        let outer = self.group.replace(Group::default());
        for entry in entries {
            self.people(entry, &list::pieces(entry));
        }
        self.group = outer;
    }

    /// "Agenda:" ends an attendance list, "Chair: Ada" gives a role.
    fn closes(&mut self, block: &Block, label: &list::Label<'_>, kind: SectionKind) -> bool {
        if kind == SectionKind::Topic {
            // "**Begin:** 19:00"
            let item = matches!(block.kind, BlockKind::Item { .. });
            let ends = !item && list::is_strong_label(block, label);
            return ends && self.group.take().is_some();
        }
        let beside = self.group.as_ref().is_some_and(|g| {
            g.label_depth != 0 && block.depth <= g.label_depth && list::is_bare(block, label)
        });
        if beside {
            // "- Notes:" beside "- Participants:"
            return self.group.take().is_some();
        }
        if let Some(role) = entry::role_of(label.text) {
            let pieces = list::split_line(block, label.rest.clone());
            let texts = pieces.into_iter().filter_map(|p| block.text.get(p.span));
            let people = texts.filter_map(|t| entry::read(t, None));
            self.roles.extend(people.map(|(p, _)| (role.clone(), p)));
            return self.group.is_some();
        }
        self.group.take().is_some()
    }

    /// Whether a label may open a list where the block stands.
    fn may_open(&self, block: &Block) -> bool {
        let kind = self.part.kind_in(block.section);
        let open = match kind {
            SectionKind::Events => false,
            SectionKind::Topic => self.title.is_some() || self.opens_meeting(block),
            _ => true,
        };
        open || self.group.is_some()
    }

    /// Whether the heading right above names a day: "Sync 2031-10-08" below
    /// "Next meetings".
    fn opens_meeting(&self, block: &Block) -> bool {
        let blocks = self.part.blocks();
        let at = blocks.partition_point(|other| other.line() < block.line());
        let above = at.checked_sub(1).and_then(|at| blocks.get(at));
        above.is_some_and(|above| {
            matches!(above.kind, BlockKind::Heading(1 | 2))
                && !super::date::day_spans(&above.text).is_empty()
        })
    }

    /// Whether a heading opened the list that is read.
    fn is_headed(&self) -> bool {
        self.group.as_ref().is_some_and(|group| group.headed)
    }

    fn people(&mut self, block: &Block, pieces: &[Piece]) {
        let checked = match block.kind {
            BlockKind::Item { checked, .. } => checked,
            _ => None,
        };
        for piece in pieces {
            let text = block.text.get(piece.span.clone()).unwrap_or_default();
            let link = list::profile(self.part.document, block, &piece.span);
            let several = entry::read_several(text);
            let read = if several.is_empty() {
                entry::read(text, link.as_deref()).into_iter().collect()
            } else {
                several
            };
            let at = self.group.as_ref().and_then(|group| group.handle_part);
            let came = loose::without_tick(text).is_some();
            for (person, ticked) in read {
                let mut person = match at {
                    Some(at) => loose::with_handle(person, text, at),
                    None => person,
                };
                if is_struck(block, &piece.span) {
                    person.status = Presence::Absent;
                }
                self.add(Some(person), checked.or(ticked));
                self.came.resize(self.found.len(), (block.section, came));
            }
        }
    }

    fn add(&mut self, person: Option<Participant>, checked: Option<bool>) {
        let (Some(mut person), Some(group)) = (person, &mut self.group) else {
            return;
        };
        group.filled = true;
        if group.presence != Presence::Present {
            person.status = group.presence;
        }
        person.role = person.role.or_else(|| group.role.clone());
        self.found.push(person);
        self.boxes.push(checked);
    }

    /// Where several people of a list have a mark behind them, the others are
    /// absent: "Ada Lovelace +".
    fn take_unmarked_as_absent(&mut self) {
        const SEVERAL: usize = 2;
        self.came.resize(self.found.len(), (usize::MAX, false));
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for (section, _) in self.came.iter().filter(|(_, came)| *came) {
            *counts.entry(*section).or_default() += 1;
        }
        for (person, (section, came)) in self.found.iter_mut().zip(&self.came) {
            let marked = counts.get(section).is_some_and(|count| SEVERAL <= *count);
            if marked && !came {
                person.status = Presence::Absent;
            }
        }
    }

    /// Where some boxes are ticked, the others are absent.
    fn finish(mut self) -> Vec<Participant> {
        if self.boxes.contains(&Some(true)) {
            for (person, checked) in self.found.iter_mut().zip(&self.boxes) {
                if *checked == Some(false) {
                    person.status = Presence::Absent;
                }
            }
        }
        self.take_unmarked_as_absent();
        for (role, person) in &self.roles {
            let same = self
                .found
                .iter_mut()
                .find(|p| entry::may_be_same(p, person));
            if let Some(found) = same {
                found.role = Some(role.clone());
            }
        }
        self.found
    }
}

impl Group {
    fn of_kind(kind: SectionKind) -> Option<Self> {
        let presence = match kind {
            SectionKind::Participants => Presence::Present,
            SectionKind::Absent => Presence::Regrets,
            _ => return None,
        };
        Some(Group {
            presence,
            ..Group::default()
        })
    }
}

fn is_emphasis(mark: &crate::parse::Mark) -> bool {
    matches!(mark.kind, MarkKind::Emphasis)
}

/// Whether the first letter of a piece is struck out.
fn is_struck(block: &Block, span: &std::ops::Range<usize>) -> bool {
    let text = block.text.get(span.clone()).unwrap_or_default();
    let first = text.find(|c: char| c.is_alphanumeric() || c == '@');
    let start = span.start + first.unwrap_or(0);
    let marks = list::marks_at(block, &(start..start + 1));
    let mut strikes = marks.iter().filter(|m| m.kind == MarkKind::Strike);
    strikes.any(|m| m.span.start <= start && start < m.span.end)
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod variants;
