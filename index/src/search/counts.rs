//! In which passages of a segment something is found, and how much.

use tantivy::DocId;

/// Weighed counts by passage, ascending, each passage once.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts(Vec<(DocId, f32)>);

impl Counts {
    /// Makes counts of what was found in any order; counts of one passage add
    /// up in the order in which they were found.
    pub(super) fn of(mut found: Vec<(DocId, f32)>) -> Self {
        found.sort_by_key(|(id, _)| *id);
        found.dedup_by(|later, first| {
            let same = later.0 == first.0;
            if same {
                first.1 += later.1;
            }
            same
        });
        Self(found)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Counts those that are among others, given ascending.
    pub(super) fn common(&self, others: &[DocId]) -> usize {
        let mut rest = others.iter().peekable();
        let is_common = |id: &DocId| {
            while rest.next_if(|other| *other < id).is_some() {}
            rest.peek() == Some(&id)
        };
        self.ids().filter(is_common).count()
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = DocId> {
        self.0.iter().map(|(id, _)| *id)
    }

    pub(super) fn contains(&self, id: DocId) -> bool {
        self.0
            .binary_search_by_key(&id, |(other, _)| *other)
            .is_ok()
    }

    pub(super) fn retain(&mut self, keep: impl Fn(DocId) -> bool) {
        self.0.retain(|(id, _)| keep(*id));
    }

    /// Returns the count of each of some passages, given ascending.
    pub(super) fn along(&self, ids: &[DocId]) -> Vec<Option<f32>> {
        let mut rest = self.0.iter().peekable();
        let count = |id: &DocId| {
            while rest.next_if(|(other, _)| other < id).is_some() {}
            rest.next_if(|(other, _)| other == id)
                .map(|(_, count)| *count)
        };
        ids.iter().map(count).collect()
    }

    /// Takes the better of two counts in each passage.
    pub(super) fn or_better(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self.0.sort_by_key(|(id, _)| *id);
        self.0.dedup_by(|later, first| {
            let same = later.0 == first.0;
            if same {
                first.1 = first.1.max(later.1);
            }
            same
        });
        self
    }

    /// Keeps what is found in both, with the counts of the second.
    pub(super) fn also_in(self, other: &Self) -> Self {
        let mut both = self;
        both.retain(|id| other.contains(id));
        both
    }

    pub(super) fn map(self, change: impl Fn(f32) -> f32) -> impl Iterator<Item = (DocId, f32)> {
        self.0
            .into_iter()
            .map(move |(id, count)| (id, change(count)))
    }
}
