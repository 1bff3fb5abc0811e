//! What a sentence says of single days: no call, a call moved, the next one.

use super::statement::{Reading, Sentence, empty};
use super::vocabulary::{BODIES, MEETINGS, MEETS, OFF, PAUSES};
use super::words::Word;
use minutebook_index::model::Schedule;

impl Sentence<'_> {
    /// Reads a statement about single days.
    pub(super) fn exception(&self) -> Option<Reading> {
        let about = self.has(MEETINGS) || self.has(BODIES);
        let short = self.other_words() <= 6;
        let off = self.has(OFF) || self.has(PAUSES) || self.says_none();
        let exception = Schedule {
            exception: true,
            ..empty()
        };
        if off {
            let bare = self.words.len() <= 3;
            return ((about && short) || bare).then(|| self.reading(exception, None));
        }
        let date = self.dates.first()?;
        let ahead = self.says_next() && !self.is_past(date);
        (ahead && self.other_words() <= 9).then(|| self.reading(self.timed(exception), Some(date)))
    }

    /// "No call", "keine Sitzung".
    fn says_none(&self) -> bool {
        let none = |w: &Word| w.is(&["no", "kein", "keine", "without"]);
        let windows = self.words.windows(3);
        let mut near = windows.filter(|w| none(&w[0]));
        let short = self.words.len() == 2 && none(&self.words[0]) && self.words[1].is(MEETINGS);
        short || near.any(|w| w[1].is(MEETINGS) || (w[1].is(BODIES) && w[2].is(MEETINGS)))
    }

    /// "The next meeting", "next time", "will take place on".
    fn says_next(&self) -> bool {
        let next = |w: &Word| w.is(&["next", "nächste", "nächster", "nächstes"]);
        let near = self
            .words
            .windows(4)
            .any(|w| next(&w[0]) && w[1..].iter().any(|w| w.is(MEETINGS)));
        let opens = self.words.first().is_some_and(next)
            && self
                .words
                .get(1)
                .is_some_and(|w| w.is(MEETINGS) || w.is(&["time", "appointment", "date"]));
        let happens = self.words.first().is_some_and(|w| w.is(&["will"])) && self.has(MEETS);
        let first = self
            .words
            .windows(2)
            .any(|w| w[0].is(&["first"]) && w[1].is(MEETINGS));
        near || opens || happens || first || self.says_begin()
    }

    /// "New group starting on 5 December", "Starting on May 17th".
    fn says_begin(&self) -> bool {
        let begins = |w: &Word| w.is(&["starting", "beginning", "starts", "begins", "beginnend"]);
        let opens = self.words.first().is_some_and(begins);
        let body = self.words.iter().position(|w| w.is(BODIES));
        let next = body.and_then(|at| self.words.get(at + 1));
        opens || next.is_some_and(begins)
    }
}
