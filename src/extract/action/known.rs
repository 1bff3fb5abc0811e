//! Whom a meeting knows: those who were there, by all that they may be called.

use super::people::{EVERYBODY, leading, word};
use super::words::ROLES;
use super::{brackets, initials};
use crate::extract::{Part, person};
use crate::wordlist::Key;
use minutebook_index::model::Participant;
use std::collections::BTreeSet;

/// The people of a meeting, by all that they may be called.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) names: BTreeSet<String>,
    /// The last words of names.
    pub(super) surnames: BTreeSet<String>,
    /// By which people are called where the attendance list gives any.
    initials: BTreeSet<String>,
    /// By which the boxes of the part call people, see [`brackets`].
    pub(super) bracketed: BTreeSet<String>,
    /// See [`Known::may_have`].
    filter: Filter,
}

/// For some words one bit each, by their hash.
#[derive(Clone, Copy, Debug, Default)]
struct Filter([u64; 16]);

impl Filter {
    fn place(word: &str) -> (usize, u64) {
        let bit = Key::lower(word).bit(1024);
        (bit / 64, 1 << (bit % 64))
    }

    fn insert(&mut self, word: &str) {
        let (at, bit) = Self::place(word);
        self.0[at] |= bit;
    }

    fn may_hold(&self, word: &str) -> bool {
        let (at, bit) = Self::place(word);
        self.0[at] & bit != 0
    }
}

impl Known {
    /// Collects the attendance list.
    pub(super) fn of(part: &Part<'_>, people: &[Participant]) -> Self {
        let mut names = BTreeSet::new();
        let mut surnames = BTreeSet::new();
        let mut initials = initials::given(part, people);
        if !initials.is_empty() {
            let all = people.iter().filter_map(|person| person.name.as_deref());
            initials.extend(all.map(initials::of));
        }
        initials.extend(initials::leading(part));
        for person in people {
            names.extend(person.handle.as_ref().map(|handle| handle.to_lowercase()));
            if let Some(name) = person.name.as_ref().map(|name| name.to_lowercase()) {
                let mut words = name.split_whitespace().map(str::to_owned);
                names.extend(words.next());
                surnames.extend(words.next_back());
                names.insert(name);
            }
        }
        let mut filter = Filter::default();
        let called = names.iter().chain(&surnames).chain(&initials);
        called.for_each(|name| filter.insert(name));
        let all = EVERYBODY.into_iter().chain(ROLES.iter());
        all.for_each(|name| filter.insert(name));
        Self {
            names,
            surnames,
            initials,
            bracketed: brackets::called(part),
            filter,
        }
    }

    /// Tells whether a text that begins with a small letter may begin with a
    /// person: nearly none does, and most words do.
    pub(super) fn may_have(&self, text: &str) -> bool {
        self.names.is_empty() && self.filter.0 == [0; 16]
            || word(text).is_some_and(|word| self.filter.may_hold(word))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        let words = || name.split_whitespace();
        if !self.filter.may_hold(name) && !words().any(|word| self.filter.may_hold(word)) {
            return false;
        }
        if self.initials.contains(name) {
            return true;
        }
        let name = name.to_lowercase();
        let mut words = name.split_whitespace();
        let first = words.next().unwrap_or_default();
        // a first name has many spellings
        let family = words.next_back();
        self.names.contains(&name)
            || self.names.contains(first)
            || family.is_some_and(|family| self.surnames.contains(family))
    }

    /// Tells whether a text is nothing but people.
    pub(super) fn is_person(&self, text: &str) -> bool {
        let text = text.trim().trim_end_matches([',', '.', ':', '?']);
        let lead = leading(text, self);
        let all = lead.len == text.len() && !text.is_empty();
        all && (lead.named || person::is_full_name(text))
    }
}
