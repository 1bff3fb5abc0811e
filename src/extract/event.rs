//! Announcements of events.
//!
//! Recognized are entries in lists of events ("* June 18-22 `RoseCon` in Graz
//! (Ada with talk)"), slides about one event below such a heading (name in
//! the heading, date, place and links below), and elsewhere lines that name
//! both a kind of event and its date ("Preparation of the Rose Hackathon -
//! 2031-04-16"). Releases, deadlines, vacations and the ordinary meetings of
//! the project are no events.
//!
//! The steps: [`mod@line`] reads the lines, [`mod@table`] the columns of tables,
//! and [`zone`] says which stand in a list; [`need`] leaves out those that
//! cannot matter; [`reading`] finds their dates;
//! [`candidate`] picks those that announce something ([`clause`] and [`remark`]
//! tell what does not), with the lines that describe it; [`mention`] reads
//! [`name`], [`place`] and [`status`]; [`repeated`] folds what is said twice,
//! [`echo`] adds links that stand apart.

mod candidate;
mod city;
mod clause;
mod echo;
mod gathering;
mod line;
mod mention;
mod name;
mod need;
mod place;
mod reading;
mod remark;
mod repeated;
mod segment;
mod status;
mod table;
mod when;
mod words;
mod zone;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod variants;

use super::signal::Signals;
use super::{MentionEvidence, Part};
use reading::Reading;

pub(super) use words::may_end_like_one;

/// The words by which a text may speak of an event, unless a word only
/// [ends like one](may_end_like_one).
pub(super) fn signals() -> impl Iterator<Item = (&'static str, Signals)> {
    let kinds = words::kinds().chain(["save", "sprint"]);
    let kinds = kinds.map(|word| (word, Signals::EVENT));
    let days = words::DAYS.map(|word| (word, Signals::EVENT_DAY));
    let firsts = words::first_words().map(|word| (word, Signals::EVENT_FIRST));
    let seconds = words::second_words().map(|word| (word, Signals::EVENT_SECOND));
    let meetings = gathering::MEETINGS.into_iter().chain(gathering::STATES);
    let meetings = meetings.map(|word| (word, Signals::MEETING));
    kinds
        .chain(days)
        .chain(firsts)
        .chain(seconds)
        .chain(meetings)
}

/// Reads them from a part.
pub fn recognize(part: &Part<'_>) -> Vec<MentionEvidence> {
    let lines = line::read(part);
    let zones = zone::mark(&lines);
    let needed = need::mark(&lines, &zones);
    if !needed.contains(&true) {
        return Vec::new();
    }
    let mut readings = Vec::with_capacity(lines.len());
    let mut marked = Vec::with_capacity(lines.len());
    for ((line, zone), needed) in lines.iter().zip(zones).zip(needed) {
        if needed {
            readings.extend(reading::read(line, zone));
        } else {
            readings.push(Reading::passed(line));
        }
        marked.resize(readings.len(), zone);
    }
    let candidates = candidate::find(&readings, &marked);
    let mentions = candidates.iter().flat_map(mention::read);
    let mut mentions = repeated::fold(mentions.collect());
    echo::attach(&mut mentions, &readings);
    mentions
}
