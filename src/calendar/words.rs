//! Rules and rhythms in words that fit on a line.

use super::rhythm::{Rhythm, State};
use super::schedule::{rhythm_in_words, weekday_name};
use minutebook_index::model::Schedule;
use std::fmt;

/// Says a rule in words: `every 2 weeks on Thursday, odd weeks, 14:00–15:00
/// Europe/Berlin`.
pub fn describe(rule: &Schedule) -> String {
    let words = if rule.exception {
        "an exception".to_owned()
    } else {
        rhythm_in_words(rule)
    };
    let start = rule.start_time.map(|start| format!(", {start}"));
    let end = rule.end_time.map(|end| format!("–{end}"));
    let zone = rule.timezone_text.as_ref().or(rule.timezone.as_ref());
    let zone = zone.filter(|_| rule.start_time.is_some());
    let zone = zone.map(|zone| format!(" {zone}"));
    let parts = [Some(words), start, end, zone];
    parts.into_iter().flatten().collect()
}

impl fmt::Display for Rhythm {
    /// Writes `Thursdays, every 2 weeks`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.weekday.map_or("varying days".to_owned(), |day| {
            format!("{}s", weekday_name(day))
        });
        match self.gap {
            None => write!(f, "met once"),
            Some(7) => write!(f, "{day}, every week"),
            Some(gap) if gap != 0 && gap % 7 == 0 => write!(f, "{day}, every {} weeks", gap / 7),
            Some(gap) => write!(f, "{day}, every {gap} days"),
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Active => "active",
            Self::Quiet => "quiet",
            Self::Silent => "silent",
        })
    }
}
