//! The same event mentioned several times in one file: one mention.
//!
//! The first one stays, with what the others add.

use super::when;
use crate::extract::MentionEvidence;
use crate::likeness::{self, Name};
use minutebook_index::model::EventStatus;

/// So many pairs are compared; a file with more mentions than that allows is
/// no record of a meeting, and to compare all of them would take too long.
const PATIENCE: usize = 100_000;
/// So many mentions right before one it is compared with in any case.
const NEAR: usize = 16;

/// Folds repeated mentions into their first.
pub(super) fn fold(mentions: Vec<MentionEvidence>) -> Vec<MentionEvidence> {
    let mut kept: Vec<(Name, MentionEvidence)> = Vec::new();
    let mut patience = PATIENCE;
    for mention in mentions {
        let name = Name::new(&mention.name);
        let near = kept.len().saturating_sub(patience.max(NEAR));
        patience = patience.saturating_sub(kept.len());
        match kept[near..]
            .iter_mut()
            .find(|(n, m)| is_same((n, m), (&name, &mention)))
        {
            Some((_, first)) => complete(first, mention),
            None => kept.push((name, mention)),
        }
    }
    kept.into_iter().map(|(_, mention)| mention).collect()
}

fn is_same(a: (&Name, &MentionEvidence), b: (&Name, &MentionEvidence)) -> bool {
    let dated = a.1.date.is_some() && b.1.date.is_some();
    let generic = a.0.is_generic() || b.0.is_generic();
    let near = a.1.line.abs_diff(b.1.line) <= 1;
    let needed = match (dated, generic) {
        (true, true) => likeness::RELATED / 2.0,
        (true, false) => likeness::RELATED,
        (false, _) => 0.7,
    };
    let both_on_line = near && a.1.line == b.1.line;
    !both_on_line
        && when::can_be_same(a.1.date.as_ref(), b.1.date.as_ref())
        && needed <= likeness::of(a.0, b.0)
}

fn complete(first: &mut MentionEvidence, other: MentionEvidence) {
    let exact = |date: &Option<_>| date.as_ref().is_some_and(when::is_day_of_calendar);
    // "August Hack Night", and below: "it will be on the 20th of August"
    if first.date.is_none() || !exact(&first.date) && exact(&other.date) {
        first.date = other.date;
        first.past = other.past;
    }
    if first.start_time.is_none() {
        first.start_time = other.start_time;
        first.end_time = other.end_time;
        first.timezone_text = other.timezone_text;
    }
    first.place = first.place.take().or(other.place);
    first.online |= other.online;
    first.cfp_deadline = first.cfp_deadline.take().or(other.cfp_deadline);
    if first.status == EventStatus::Confirmed {
        first.status = other.status;
    }
    for url in other.urls {
        if !first.urls.contains(&url) {
            first.urls.push(url);
        }
    }
}
