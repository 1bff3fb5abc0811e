//! Which of the topics that a part names in several ways are kept.
//!
//! A reader wants each topic once, where it is discussed. Headings below an
//! agenda take the place of its bullets if there are as many of them; where
//! there are fewer, the bullets that none of them repeats stay.

use super::{Topic, issue, title};

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
    /// Those of them in the agenda that say who brings them.
    pub(super) brought: Vec<Topic>,
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
            std::mem::take(&mut self.notes)
        };
        if let [first, _, ..] = self.brought.as_slice() {
            // The bullets below them are what was said.
            let (line, section) = (first.item.line, first.section);
            let before = |topic: &Topic| topic.section != section || topic.item.line < line;
            self.agenda.retain(before);
            self.agenda.append(&mut self.brought);
            self.agenda.sort_by_key(|topic| topic.item.line);
        }
        let repeats = [&self.bold, &self.plain];
        if let Some(mut found) = repeats
            .into_iter()
            .find(|l| self.is_repeated_in(l))
            .cloned()
        {
            self.name_owners(&mut found);
            return found;
        }
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
            let repeats = |h: &Topic| h.filled && self.agenda.iter().any(|b| alike(b, h));
            headings.retain(|h| h.discussed || repeats(h));
            let unlike = |b: &Topic| !headings.iter().any(|h| alike(b, h));
            self.agenda.retain(unlike);
            headings.append(&mut self.agenda);
        }
        self.with_issues(headings, issues)
    }

    /// Whether bullets or lines below the agenda say its topics again, with
    /// what was said about them.
    fn is_repeated_in(&self, list: &[Topic]) -> bool {
        const SEVERAL: usize = 2;
        let end = self.agenda.last().map_or(0, |last| last.item.line);
        let below = || list.iter().filter(|topic| end < topic.item.line);
        let again = self
            .agenda
            .iter()
            .filter(|b| below().any(|topic| alike(b, topic)));
        let again = again.count();
        let talked = self.agenda.iter().filter(|b| b.discussed).count();
        let most = self.agenda.len() <= 2 * again && 2 * below().count() <= 3 * again;
        SEVERAL <= again && most && 2 * talked <= self.agenda.len()
    }

    /// Gives headings the owners that the agenda names.
    fn name_owners(&self, headings: &mut [Topic]) {
        for heading in headings {
            let mut all = self.agenda.iter().chain(&self.nested);
            let same = all.find(|b| alike(b, heading) && !b.item.owners.is_empty());
            if let Some(same) = same.filter(|_| heading.item.owners.is_empty()) {
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
        let same = || discussed().any(|h| self.agenda.iter().any(|b| alike(b, h)));
        // an agenda that says more than a list, and nothing that follows
        let first = || headings.iter().all(|h| line <= h.item.line);
        let as_many = self.agenda.len() <= discussed().count();
        as_many && (self.agenda.is_empty() || listed || !first() || same())
            || (listed && discussed().any(inside))
    }

    /// Adds the issues that are not discussed below a heading of their own;
    /// of those that the agenda lists and the notes repeat, the latter.
    fn with_issues(&self, mut headings: Vec<Topic>, issues: Vec<Topic>) -> Vec<Topic> {
        let repeated: Vec<bool> = (0..issues.len())
            .map(|at| {
                let mut later = issues[at + 1..].iter().chain(&headings);
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

fn alike(a: &Topic, b: &Topic) -> bool {
    title::alike(&a.words, &b.words)
}

/// Whether most bullets are cut sentences that nothing is said about.
fn is_prose(topics: &[Topic]) -> bool {
    let long = |t: &&Topic| !t.discussed && t.cut;
    topics.len() < topics.iter().filter(long).count() * 2
}
