//! Whether the last sync is so long ago that an answer may be out of date.

use super::context::Context;
use crate::sync::looked;
use chrono::{DateTime, Utc};
use minutebook_index::Searcher;

/// An age below this is not worth reading the configuration for.
const ONE_DAY: i64 = 1;

/// The sources at which nobody looked for too long.
#[derive(Debug)]
pub(crate) struct Stale {
    /// Their names.
    names: Vec<String>,
    /// Whether they are all that are indexed.
    are_all: bool,
    /// When the first of them was looked at last.
    since: DateTime<Utc>,
    days: i64,
}

impl Stale {
    /// Finds them; none if all are fresh, or nothing is known of them.
    pub(crate) fn find(context: &Context, searcher: &Searcher) -> Option<Self> {
        let mut looked = looked(&context.home);
        let now = context.clock.now.to_utc();
        let age = |at: &DateTime<Utc>| (now - *at).num_days();
        looked.retain(|_, at| ONE_DAY <= age(at));
        if looked.is_empty() {
            return None;
        }
        // A configuration that cannot be read is told by those who need it.
        let allowed = context.config().unwrap_or_default().stale_after;
        let allowed = i64::from(allowed.unwrap_or_default().days?);
        let sources = searcher.sources().ok()?;
        looked.retain(|name, at| allowed < age(at) && sources.iter().any(|s| s.name == *name));
        let since = *looked.values().min()?;
        Some(Self {
            are_all: looked.len() == sources.len(),
            names: looked.into_keys().collect(),
            since,
            days: age(&since),
        })
    }
}

impl std::fmt::Display for Stale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (day, days) = (self.since.date_naive(), self.days);
        let days = if days == 1 {
            "1 day".to_owned()
        } else {
            format!("{days} days")
        };
        if self.are_all {
            return write!(f, "the last sync was on {day}, {days} ago");
        }
        let names = self.names.join(", ");
        write!(f, "{names}: the last sync was on {day}, {days} ago")
    }
}
