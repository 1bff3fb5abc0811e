//! Which of the topics that a part names in several ways are kept.
//!
//! A reader wants each topic once, where it is discussed. Headings below an
//! agenda take the place of its bullets if there are as many of them; where
//! there are fewer, the bullets that none of them repeats stay.

use super::{Topic, issue, title};

/// No more topics are compared with all others: it would take too long, and
/// nobody has as many.
const MANY: usize = 256;

/// The bullets and lines that may be topics, by where they stand.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// In the agenda.
    pub(super) agenda: Vec<Topic>,
    /// Further down in the agenda: of use for their owners.
    pub(super) nested: Vec<Topic>,
    /// In a section of standing items beside an agenda.
    pub(super) standing: Vec<Topic>,
    /// In the notes and in the text before any heading.
    pub(super) notes: Vec<Topic>,
    /// Lines set in bold instead of headings.
    pub(super) bold: Vec<Topic>,
    /// Plain lines with a list below each, instead of headings.
    pub(super) plain: Vec<Topic>,
    /// What concerns the meeting itself, inside of the agenda.
    pub(super) housekeeping: Vec<Topic>,
    /// References to issues below the heading of a repository.
    pub(super) issues: Vec<Topic>,
    /// The headings inside of the agenda.
    pub(super) agenda_sections: Vec<usize>,
    /// Line of the first heading that says "agenda".
    pub(super) agenda_line: Option<u32>,
    /// The line in the middle of the part.
    pub(super) middle: u32,
}

impl Lists {
    /// Returns the topics of a part without topics as headings.
    pub(super) fn instead(mut self) -> Vec<Topic> {
        let notes = if is_prose(&self.notes) {
            Vec::new()
        } else {
            self.notes
        };
        if !self.agenda.is_empty() {
            self.agenda.append(&mut self.standing);
        }
        let lists = [self.agenda, self.bold, self.plain, notes, self.housekeeping];
        let found = lists.into_iter().find(|list| !list.is_empty());
        found.unwrap_or_default()
    }

    /// Returns the topics of a part with headings.
    pub(super) fn beside(mut self, mut headings: Vec<Topic>) -> Vec<Topic> {
        self.name_owners(&mut headings);
        let issues = std::mem::take(&mut self.issues);
        if !self.is_outline_of(&headings) {
            self.drop_before_agenda(&mut headings);
            let listed = Titles::of(&self.agenda);
            let repeats = |h: &Topic| h.filled && listed.first_like(h).is_some();
            headings.retain(|h| h.discussed || repeats(h));
            let talked = Titles::of(&headings);
            self.agenda.retain(|b| talked.first_like(b).is_none());
            headings.append(&mut self.agenda);
        }
        self.with_issues(headings, issues)
    }

    /// Gives headings the owners that the agenda names.
    fn name_owners(&self, headings: &mut [Topic]) {
        let all = self.agenda.iter().chain(&self.nested);
        let owned = Titles::of(all.filter(|b| !b.item.owners.is_empty()));
        for heading in headings.iter_mut().filter(|h| h.item.owners.is_empty()) {
            if let Some(same) = owned.first_like(heading) {
                heading.item.owners.clone_from(&same.item.owners);
            }
        }
    }

    /// What stands before the agenda prepares the meeting.
    fn drop_before_agenda(&self, headings: &mut Vec<Topic>) {
        if let Some(line) = self.agenda_line {
            headings.retain(|h| line <= h.item.line);
        }
    }

    /// Whether the headings are where the agenda's bullets are discussed. An
    /// agenda below the discussion is that of another day.
    fn is_outline_of(&self, headings: &[Topic]) -> bool {
        let line = self.agenda_line.unwrap_or_default();
        let talked = self.agenda.iter().filter(|b| b.discussed).count();
        let listed = 2 * talked < self.agenda.len();
        let before = headings
            .iter()
            .filter(|h| h.discussed && h.item.line < line);
        let late = self.middle < line && self.agenda.len() <= 2 * before.count();
        if listed && late {
            return true;
        }
        let discussed = || {
            headings
                .iter()
                .filter(|h| h.discussed && line <= h.item.line)
        };
        let inside = |h: &Topic| self.agenda_sections.contains(&h.section);
        self.agenda.len() <= discussed().count() || (listed && discussed().any(inside))
    }

    /// Adds the issues that are not discussed below a heading of their own;
    /// of those that the agenda lists and the notes repeat, the latter.
    fn with_issues(&self, mut headings: Vec<Topic>, issues: Vec<Topic>) -> Vec<Topic> {
        let repeated: Vec<bool> = (0..issues.len())
            .map(|at| {
                let later = issues[at + 1..].iter().chain(&headings);
                let mut later = later.take(MANY);
                later.any(|other| issue::is_same(&issues[at], other))
            })
            .collect();
        // The heading of a repository whose issues all stand further down.
        headings.retain(|h| {
            let own = || {
                issues
                    .iter()
                    .zip(&repeated)
                    .filter(|(i, _)| i.section == h.section)
            };
            let preview = self.agenda_sections.contains(&h.section);
            !preview || own().next().is_none() || own().any(|(_, repeated)| !repeated)
        });
        let kept = issues.into_iter().zip(repeated);
        headings.extend(
            kept.filter(|(_, repeated)| !repeated)
                .map(|(issue, _)| issue),
        );
        headings
    }
}

/// Topics with the words of their titles.
struct Titles<'a> {
    topics: Vec<(&'a Topic, Vec<String>)>,
}

impl<'a> Titles<'a> {
    fn of(topics: impl IntoIterator<Item = &'a Topic>) -> Self {
        let topics = topics.into_iter().take(MANY);
        let topics = topics.map(|topic| (topic, title::telling(&topic.item.title)));
        Self {
            topics: topics.collect(),
        }
    }

    /// The first one whose title says the same as that of a topic.
    fn first_like(&self, topic: &Topic) -> Option<&'a Topic> {
        if self.topics.is_empty() {
            return None;
        }
        let words = title::telling(&topic.item.title);
        let mut topics = self.topics.iter();
        let same = topics.find(|(_, other)| title::are_alike(other, &words))?;
        Some(same.0)
    }
}

/// Whether most bullets are cut sentences that nothing is said about.
fn is_prose(topics: &[Topic]) -> bool {
    let long = |t: &&Topic| !t.discussed && t.cut;
    topics.len() < topics.iter().filter(long).count() * 2
}
