//! How often a team really meets, read from the days of its meetings.
//!
//! Only the latest meetings count, so a team that changed its rhythm is
//! measured by what it does now. Silence is measured in the team's own gaps:
//! three weeks are nothing for a monthly call and much for a weekly one.

use chrono::{Datelike, NaiveDate, Weekday};

/// How many of the latest meetings are looked at.
const LATEST: usize = 12;
/// The gap, in days, that is assumed for a team that met only once.
const ASSUMED_GAP: u32 = 30;

/// The observed rhythm of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// The day of the week on which more than half of the latest meetings were.
    pub weekday: Option<Weekday>,
    /// Median of the days between two meetings; none for a single meeting.
    pub gap: Option<u32>,
    /// The last meeting.
    pub last: NaiveDate,
    /// Days since then.
    pub silence: u32,
    /// Number of meetings that this is read from, 1 to 12.
    pub meetings: usize,
    /// Whether the team still meets.
    pub state: State,
}

/// Whether a team still meets, by its silence in units of its own gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Less than two gaps of silence.
    Active,
    /// Two to six gaps.
    Quiet,
    /// More than six gaps.
    Silent,
}

impl State {
    /// Returns the state after so many days of silence.
    pub fn after(silence: u32, gap: Option<u32>) -> Self {
        let gap = gap.unwrap_or(ASSUMED_GAP).max(1);
        match silence {
            days if days < 2 * gap => Self::Active,
            days if days <= 6 * gap => Self::Quiet,
            _ => Self::Silent,
        }
    }
}

/// Reads the rhythm of a team as of `today` from the days of its meetings, in
/// any order; days after today are not looked at. None without any meeting.
pub fn observe(meetings: &[NaiveDate], today: NaiveDate) -> Option<Rhythm> {
    let days = latest(meetings, today);
    let last = *days.last()?;
    let gap = median(days.windows(2).map(|pair| between(pair[0], pair[1])));
    let silence = between(last, today);
    Some(Rhythm {
        weekday: usual_weekday(&days),
        gap,
        last,
        silence,
        meetings: days.len(),
        state: State::after(silence, gap),
    })
}

/// Returns the latest meetings up to a day, the oldest first, each day once.
pub fn latest(meetings: &[NaiveDate], today: NaiveDate) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = meetings.iter().copied().filter(|d| *d <= today).collect();
    days.sort_unstable();
    days.dedup();
    days.split_off(days.len().saturating_sub(LATEST))
}

/// Returns the days from one day to a later one, 0 if it is not later.
fn between(from: NaiveDate, to: NaiveDate) -> u32 {
    u32::try_from((to - from).num_days()).unwrap_or(0)
}

/// Returns the lower one of the two in the middle of an even number.
fn median(gaps: impl Iterator<Item = u32>) -> Option<u32> {
    let mut gaps: Vec<u32> = gaps.collect();
    gaps.sort_unstable();
    let middle = gaps.len().checked_sub(1)? / 2;
    gaps.get(middle).copied()
}

fn usual_weekday(days: &[NaiveDate]) -> Option<Weekday> {
    let count = |weekday: Weekday| days.iter().filter(|d| d.weekday() == weekday).count();
    let mut named = days.iter().map(Datelike::weekday);
    named.find(|weekday| days.len() < 2 * count(*weekday))
}

#[cfg(test)]
mod tests;
