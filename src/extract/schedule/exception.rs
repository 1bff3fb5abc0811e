//! What a sentence says of single days: no call, a call moved, the next one.

use super::statement::{Reading, Sentence, empty};
use super::vocabulary::{BODIES, MODALS, OFF, PAUSES, SKIPS};
use super::words::Word;
use minutebook_index::model::Schedule;

const NEXT: &[&str] = &["next", "nächste", "nächster", "nächstes", "nächsten"];
const NONE: &[&str] = &["no", "kein", "keine", "without"];
const NOT: &[&str] = &["not", "nicht"];
/// Behind "no meeting" these tell of something else.
const PAPERS: &[&str] = &[
    "update",
    "updates",
    "minutes",
    "notes",
    "agenda",
    "report",
    "reports",
    "recording",
    "link",
];

const FALLS: &[&str] = &["fällt", "fallen"];
const WILL: &[&str] = &["will", "wird"];
const FIRST: &[&str] = &["first"];
const BEGINS: &[&str] = &["starting", "beginning", "starts", "begins", "beginnend"];

/// Returns the words of which every text holds one that calls something off.
pub(super) fn off_words() -> impl Iterator<Item = &'static str> {
    let all = [OFF, PAUSES, SKIPS, FALLS, NONE];
    all.into_iter().flatten().copied()
}

/// Returns the words of which every text holds one that announces a day.
pub(super) fn next_words() -> impl Iterator<Item = &'static str> {
    let all = [NEXT, WILL, FIRST, BEGINS];
    all.into_iter().flatten().copied()
}

impl Sentence<'_> {
    /// Reads a statement about single days.
    pub(super) fn exception(&self) -> Option<Reading> {
        let exception = Schedule {
            exception: true,
            ..empty()
        };
        let asks = self.text.trim_end().ends_with('?');
        if let Some(at) = self.off_word() {
            return (!asks && self.is_off(at)).then(|| self.reading(exception, None));
        }
        let date = self.dates.first()?;
        let open = asks && (self.has(MODALS) || self.has(&["or", "oder"]));
        let mut before = self.words.iter().filter(|w| w.span.end <= date.span.start);
        let denied = before.any(|w| w.is(NOT));
        let ahead = self.says_next() && !self.is_past(date) && !denied && !open;
        let session = date.value.end.is_none() && self.other_words() <= 9;
        (ahead && session).then(|| self.reading(self.timed(exception), Some(date)))
    }

    /// Finds the word that says that something is off, be it a topic.
    fn off_word(&self) -> Option<usize> {
        let off = |w: &Word| w.is(OFF) || w.is(PAUSES) || w.is(SKIPS);
        let falls = |w: &Word| w.is(FALLS) && self.has(&["aus"]);
        let said = self.words.iter().position(|w| off(w) || falls(w));
        said.or_else(|| self.none_word())
    }

    /// "Meeting cancelled", "we skip July 4", "no call next week".
    fn is_off(&self, at: usize) -> bool {
        let (before, after) = self.words.split_at(at);
        let wished = before.iter().any(|w| w.is(MODALS) || w.is(NOT));
        let about = self.has_meeting() || self.has(BODIES);
        let short = self.other_words() <= 6;
        let told = match after.first() {
            Some(word) if word.is(SKIPS) => short && self.skips(before, after),
            _ => (about && short) || self.words.len() <= 3,
        };
        told && !wished
    }

    /// A meeting or a day is skipped, not a topic.
    fn skips(&self, before: &[Word], after: &[Word]) -> bool {
        let free = |w: &&Word| {
            !w.is(&[
                "until", "till", "since", "because", "as", "no", "kein", "keine",
            ])
        };
        let mut object = after.iter().skip(1).take_while(free).take(5);
        let dated = |w: &Word| {
            let mut dates = self.dates.iter().map(|d| &d.span);
            dates.any(|d| d.start <= w.span.start && w.span.end <= d.end)
        };
        let day = |w: &Word| dated(w) && w.text.contains(|c: char| c.is_ascii_digit());
        before.iter().any(Word::is_meeting) || object.any(|w| w.is_meeting() || day(w))
    }

    /// Finds the "no" of "no call", "no team meeting", "keine Sitzung".
    pub(super) fn none_word(&self) -> Option<usize> {
        let when = &[
            "week", "weeks", "woche", "today", "tomorrow", "heute", "morgen", "cw", "kw",
        ];
        let timed = self.has(when) || !self.dates.is_empty() || !self.weekdays.is_empty();
        let none = |at: usize, w: &Word| w.is(NONE) && (at < 4 || timed);
        let mut all = self.words.iter().enumerate();
        let found = all.find(|(at, w)| none(*at, w) && self.denies_meeting(at + 1));
        found.map(|(at, _)| at)
    }

    /// Tells whether a meeting follows, not papers of one or people in one.
    fn denies_meeting(&self, at: usize) -> bool {
        let rest = self.words.get(at..).unwrap_or_default();
        let Some(meeting) = rest.iter().take(3).position(Word::is_meeting) else {
            return false;
        };
        let (between, next) = (&rest[..meeting], rest.get(meeting + 1));
        let apart = &["on", "one", "a", "the", "new", "more", "without"];
        !between.iter().any(|w| w.is(apart)) && !next.is_some_and(|w| w.is(PAPERS))
    }

    /// "The next meeting", "next time", "will take place on".
    fn says_next(&self) -> bool {
        let happens = self.words.first().is_some_and(|w| w.is(&["will"])) && self.meets();
        let mut pairs = self.words.windows(2);
        let first = pairs.any(|w| w[0].is(FIRST) && w[1].is_meeting());
        self.says_next_meeting() || happens || self.call_will() || first || self.says_begin()
    }

    /// "Will take place on Monday": what will is said elsewhere.
    pub(super) fn only_happens(&self) -> bool {
        let will = self.words.first().is_some_and(|w| w.is(&["will", "wird"]));
        will && !self.has_meeting()
    }

    /// "The next meeting", "next time".
    pub(super) fn says_next_meeting(&self) -> bool {
        let next = |w: &Word| w.is(NEXT);
        let mut windows = self.words.windows(4);
        let near = windows.any(|w| next(&w[0]) && w[1..].iter().any(Word::is_meeting));
        let opens = self.words.first().is_some_and(next);
        let second = self.words.get(1);
        let time =
            |w: &Word| w.is_meeting() || w.is(&["time", "appointment", "date", "mal", "one"]);
        near || (opens && second.is_some_and(time))
    }

    /// "The January call will happen on".
    fn call_will(&self) -> bool {
        let will = self.words.iter().position(|w| w.is(WILL));
        let around = will.and_then(|at| Some((self.words.get(..at)?, self.words.get(at + 1)?)));
        let held = self.has(&["held", "place", "on", "am", "stattfinden"]);
        around.is_some_and(|(before, verb)| {
            before.iter().rev().take(2).any(Word::is_meeting)
                && (self.is_verb(verb) || (verb.is(&["take", "be"]) && held))
        })
    }

    /// "New group starting on 5 December", "Starting on May 17th".
    fn says_begin(&self) -> bool {
        let begins = |w: &Word| w.is(BEGINS);
        let opens = self.words.first().is_some_and(begins);
        let body = self.words.iter().position(|w| w.is(BODIES));
        let next = body.and_then(|at| self.words.get(at + 1));
        opens || next.is_some_and(begins)
    }
}
