//! Which events are still to come.

use super::Event;
use chrono::NaiveDate;
use minutebook_index::model::PartialDate;
use std::cmp::Ordering;

/// Days after which an event that never got a date is forgotten.
const FORGOTTEN: i64 = 90;

/// Returns the events that are not over on a day, by start and name; those
/// known by month stand at its begin, those without a date last.
///
/// Events without a date, or of which only the year is known, are left out
/// when nobody has mentioned them for 90 days. Cancelled ones stay and say so.
pub fn upcoming<R: Clone>(events: &[Event<R>], today: NaiveDate) -> Vec<Event<R>> {
    let ahead = events.iter().filter(|e| is_ahead(e, today));
    let mut ahead: Vec<Event<R>> = ahead.cloned().collect();
    ahead.sort_by(by_start_and_name);
    ahead
}

fn is_ahead<R>(event: &Event<R>, today: NaiveDate) -> bool {
    let is_vague = matches!(event.start, None | Some(PartialDate::Year(_)));
    let not_over = event.last_day().is_none_or(|last| today <= last);
    let age = event.last_announced.map(|day| (today - day).num_days());
    not_over && (!is_vague || age.is_some_and(|age| (0..=FORGOTTEN).contains(&age)))
}

/// The order of events: by start, then name; those without a date last.
pub(super) fn by_start_and_name<R>(a: &Event<R>, b: &Event<R>) -> Ordering {
    let key = |e: &Event<R>| (e.start.is_none(), e.start.map(PartialDate::first_day));
    let periods = (a.start, b.start);
    key(a)
        .cmp(&key(b))
        .then_with(|| periods.0.cmp(&periods.1))
        .then_with(|| a.name.to_lowercase().cmp(&b.name.to_lowercase()))
}
