//! A calendar to subscribe to, before it is written out.
//!
//! Unlike an [`Answer`](super::Answer) it holds nothing that depends on the
//! moment it is made: the same commits give the same feed on every day.

use crate::calendar::recurrence::Series;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;

/// A calendar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feed {
    /// How calendar programs list it.
    pub name: String,
    /// What stands in it, in any order.
    pub entries: Vec<Entry>,
    /// What is left out and why, for people.
    pub notes: Vec<String>,
}

/// Something that takes place, once or again and again.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Names it for ever, whatever becomes known about it.
    pub uid: String,
    /// When it was first written down; none if that is unknown.
    pub created: Option<DateTime<Utc>>,
    /// When what is known of it last changed.
    pub modified: DateTime<Utc>,
    /// Rises when what is known of it changes.
    pub sequence: u32,
    /// What it is.
    pub summary: String,
    /// What else is known, one line each.
    pub description: Vec<String>,
    /// Where it is.
    pub location: Option<String>,
    /// A web page about it.
    pub url: Option<String>,
    /// The teams that speak of it.
    pub categories: Vec<String>,
    /// How certain it is.
    pub status: Status,
    /// When it is; of a series the first time.
    pub span: Span,
    /// How it repeats.
    pub series: Option<Series>,
}

/// How certain an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It will take place.
    Confirmed,
    /// It may take place.
    Tentative,
    /// It was called off.
    Cancelled,
}

/// From when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Whole days, the first and the last.
    Days(NaiveDate, NaiveDate),
    /// Times on the clock.
    Times {
        /// Begin.
        start: NaiveDateTime,
        /// End, not before the begin; none if it is unknown.
        end: Option<NaiveDateTime>,
        /// Zone of both; none if it is unknown.
        zone: Option<Tz>,
    },
}

impl Span {
    /// Returns the first day.
    pub fn first_day(&self) -> NaiveDate {
        match self {
            Self::Days(first, _) => *first,
            Self::Times { start, .. } => start.date(),
        }
    }

    /// Returns the last day.
    pub fn last_day(&self) -> NaiveDate {
        match self {
            Self::Days(_, last) => *last,
            Self::Times { start, end, .. } => end.unwrap_or(*start).date(),
        }
    }
}
