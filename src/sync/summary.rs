//! What a sync did, in one line for people.

use super::{Counts, SourceState};
use std::fmt;

/// What a sync did to one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// What is indexed now.
    pub counts: Counts,
    /// How many files could not be read, or are odd as files.
    pub odd: usize,
    /// What changed; none if there was nothing new.
    pub changes: Option<Changes>,
}

/// How many files changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that are new.
    pub added: usize,
    /// Files with another content.
    pub changed: usize,
    /// Files that are gone.
    pub removed: usize,
}

impl Changes {
    /// Notes a file: whether its content is the same as before, or new.
    pub(super) fn note(&mut self, same: Option<bool>) {
        match same {
            None => self.added += 1,
            Some(false) => self.changed += 1,
            Some(true) => {}
        }
    }

    /// Tells whether there is any change.
    pub(super) fn any(self) -> bool {
        self != Self::default()
    }
}

impl Summary {
    /// Says that there is nothing new.
    pub(super) fn unchanged(state: &SourceState) -> Self {
        Self {
            counts: state.counts.clone(),
            odd: state.diagnostics.len(),
            changes: None,
        }
    }

    /// Says what changed.
    pub(super) fn new(state: &SourceState, changes: Changes) -> Self {
        Self {
            changes: Some(changes).filter(|c| c.any()),
            ..Self::unchanged(state)
        }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.changes {
            None => write!(f, "nothing new")?,
            Some(changes) => write!(f, "{changes}")?,
        }
        let counts = &self.counts;
        let each = [
            (counts.meetings, "meeting"),
            (counts.pages, "page"),
            (counts.teams, "team"),
            (counts.events, "event"),
            (counts.links, "link"),
        ];
        let each = each.map(|(n, noun)| count(n, noun));
        write!(f, "; {}", each.join(", "))?;
        if counts.undated != 0 {
            let meetings = count(counts.undated, "meeting");
            write!(f, "; {meetings} without a known day")?;
        }
        if self.odd != 0 {
            let things = count(self.odd, "odd thing");
            write!(f, "; {things}, `minutebook status` tells")?;
        }
        Ok(())
    }
}

impl fmt::Display for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = [
            (self.added, "added"),
            (self.changed, "changed"),
            (self.removed, "removed"),
        ];
        let each = all.iter().filter(|(n, _)| *n != 0);
        let each: Vec<String> = each
            .map(|(n, what)| format!("{} {what}", count(*n, "file")))
            .collect();
        write!(f, "{}", each.join(", "))
    }
}

fn count(n: usize, noun: &str) -> String {
    match n {
        1 => format!("1 {noun}"),
        _ => format!("{n} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_says_what_changed_and_what_there_is() {
        let summary = Summary {
            counts: Counts {
                files: 3,
                meetings: 2,
                pages: 1,
                undated: 1,
                ..Counts::default()
            },
            odd: 0,
            changes: Some(Changes {
                added: 3,
                changed: 0,
                removed: 1,
            }),
        };
        assert_eq!(
            summary.to_string(),
            "3 files added, 1 file removed; 2 meetings, 1 page, 0 teams, 0 events, 0 links; \
             1 meeting without a known day"
        );
        let same = Summary {
            changes: None,
            ..summary
        };
        assert!(same.to_string().starts_with("nothing new; "));
    }
}
