//! Events: what many announcements together say.
//!
//! An event is announced again and again, under several names, first without
//! a date, then with one, perhaps with another one later. [`fold`] makes one
//! [`Event`] of all mentions that mean the same: names that are alike on the
//! same days, an undated one beside the dated one to come. A year later the
//! same name is another event. What was said last holds.
//!
//! ```text
//! 3 May    Rose Summit, autumn         ┐
//! 7 June   Rose Summit 2031, Sept 12   ├ Rose Summit 2031, 19 September, Graz,
//! 5 July   Rose-Summit, Sept 19, Graz  ┘ moved from 12 September, announced 3 times
//! ```

mod group;
mod history;
mod summary;
mod upcoming;

use chrono::NaiveDate;
use minutebook_index::model::{EventStatus, Mention, PartialDate, Team, TimeOfDay};

pub use history::changes;
pub use upcoming::upcoming;

/// A mention, and the meeting in whose minutes it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Announced<'a, R> {
    /// What is announced.
    pub mention: &'a Mention,
    /// The day of the meeting; none on pages.
    pub day: Option<NaiveDate>,
    /// Whose meeting it was.
    pub team: Option<&'a Team>,
    /// Where it stands, in the caller's terms.
    pub reference: R,
}

/// Something that takes place once, as all its announcements together say.
#[derive(Clone, Debug, PartialEq)]
pub struct Event<R> {
    /// The usual name.
    pub name: String,
    /// First day; none if no announcement gives one.
    pub start: Option<PartialDate>,
    /// Last day, where there are several.
    pub end: Option<PartialDate>,
    /// Begin on the first day.
    pub start_time: Option<TimeOfDay>,
    /// End on the last day.
    pub end_time: Option<TimeOfDay>,
    /// IANA name of the zone of both times.
    pub timezone: Option<String>,
    /// City or venue.
    pub place: Option<String>,
    /// Whether one can take part online.
    pub online: bool,
    /// All links, in the order of their first mention.
    pub urls: Vec<String>,
    /// Last day of the call for papers.
    pub cfp_deadline: Option<NaiveDate>,
    /// How certain it is, as said last.
    pub status: EventStatus,
    /// The first announcement.
    pub first: R,
    /// The last announcement.
    pub last: R,
    /// The day of the last announcement that has one.
    pub last_announced: Option<NaiveDate>,
    /// All announcements, the oldest first.
    pub mentions: Vec<R>,
    /// The day for which it was announced before.
    pub moved_from: Option<PartialDate>,
    /// In how many mentions it was announced.
    pub announced: usize,
}

impl<R> Event<R> {
    /// Returns the last day on which it may take place.
    pub fn last_day(&self) -> Option<NaiveDate> {
        let last = self.end.or(self.start)?;
        Some(last.last_day())
    }
}

/// Folds mentions into events, by start and name; those without a date last.
///
/// To know the events as of a day, pass the mentions of meetings up to it.
pub fn fold<'a, R: Clone + 'a>(
    mentions: impl IntoIterator<Item = Announced<'a, R>>,
) -> Vec<Event<R>> {
    let mut mentions: Vec<Announced<'a, R>> = mentions.into_iter().collect();
    mentions.sort_by_key(|m| m.day);
    let groups = group::all(&mentions);
    let groups = groups.iter();
    let mut events: Vec<Event<R>> = groups
        .filter_map(|members| summary::of(members.iter().filter_map(|&i| mentions.get(i))))
        .collect();
    events.sort_by(upcoming::by_start_and_name);
    events
}

#[cfg(test)]
mod tests;
