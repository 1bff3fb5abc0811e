//! Which lines may matter: those that may announce an event, and the ones around
//! them that describe it.
//!
//! In most minutes nothing does, and few lines in the others: dates and names
//! need only be read there.

use super::candidate::LONGEST_BODY;
use super::line::{Line, Role};
use super::zone::Zone;
use crate::extract::signal::Signals;

/// A heading is looked at with so many lines below it.
const BELOW: usize = 5;

/// Tells of each line whether it has to be read.
pub(super) fn mark(lines: &[Line], zones: &[Zone]) -> Vec<bool> {
    let mut needed = vec![false; lines.len()];
    let mut heading = None;
    for (index, (line, zone)) in lines.iter().zip(zones).enumerate() {
        let is_heading = line.role.is_heading();
        if *zone != Zone::Outside || may_announce(lines, index) {
            let last = (index + LONGEST_BODY).min(lines.len() - 1);
            needed[index.saturating_sub(1)..=last].fill(true);
            if let Some(heading) = heading.filter(|_| !is_heading) {
                needed[heading] = true;
            }
        }
        if is_heading {
            heading = Some(index);
        }
    }
    needed
}

/// A short item with a date and a time, or days behind a name in capitals or a
/// link.
fn is_timed(line: &Line) -> bool {
    const LONGEST: usize = 160;
    const NAME: usize = 3;
    let item = matches!(line.role, Role::Item(_)) && line.text.len() <= LONGEST;
    let digits = line.signals.has(Signals::DIGIT) && line.signals.may_hold_date();
    let shouts = |w: &str| NAME <= w.chars().take_while(|c| c.is_uppercase()).count();
    let named = || line.text.split_whitespace().take(4).any(shouts);
    let linked = || line.urls.first().is_some_and(|url| url.at <= 1);
    digits && (item || named() || linked())
}

/// Tells whether a line outside of lists of events may announce one: it names a
/// kind of event, and a date stands there or soon below, or it is a heading
/// that ends with days in brackets.
fn may_announce(lines: &[Line], index: usize) -> bool {
    let dated = |line: &Line| line.signals.may_hold_date();
    let line = &lines[index];
    let days = || {
        let bracketed = line.text.trim_end().ends_with(')');
        matches!(line.role, Role::Heading(_)) && bracketed && dated(line)
    };
    let near = &lines[index..lines.len().min(index + 1 + BELOW)];
    let meets = || line.signals.has(Signals::MEETING) && dated(line);
    line.signals.has(Signals::EVENT) && near.iter().any(dated)
        || days()
        || meets()
        || is_timed(line)
}
