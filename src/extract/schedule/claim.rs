//! Whether a sentence states a rule: its signs weighed against its words.

use super::rhythm;
use super::statement::{Place, Sentence, brackets, overlap};
use super::vocabulary::{
    AGAIN, BODIES, CHANGES, CONFLICTS, DOINGS, FILLERS, INSIDE, MEETINGS, MEETS, MODALS, MOVES,
    ONCE, ONE_OFF, PAST, SINGLE, STAYS, THINGS,
};
use super::words::Word;
use crate::scan::{DayText, Found};
use chrono::Weekday;
use std::ops::Range;

const DECIDED: &[&str] = &[
    "decided",
    "agreed",
    "consensus",
    "beschlossen",
    "vereinbart",
];
const NEW: &[&str] = &["new", "neue", "neuer"];
const REGULAR: &[&str] = &["regular", "recurring", "regelmäßige"];
const HENCEFORTH: &[&str] = &["henceforth", "künftig", "zukünftig"];
const IFS: &[&str] = &["if", "when", "should", "wenn", "falls"];
const NOW: &[[&str; 2]] = &[
    ["now", "on"],
    ["now", "be"],
    ["now", "at"],
    ["now", "held"],
    ["week", "on"],
    ["now", "meet"],
    ["now", "meets"],
    ["ab", "sofort"],
    ["ab", "jetzt"],
    ["ab", "nächster"],
    ["in", "zukunft"],
    ["going", "forward"],
];

/// Returns the words of which every text holds one in which a time alone is a
/// rule.
pub(super) fn new_words() -> impl Iterator<Item = &'static str> {
    let all = [MOVES, DECIDED, NEW, REGULAR, HENCEFORTH];
    let pairs = NOW
        .iter()
        .map(|[a, b]| if a.len() < b.len() { b } else { a });
    all.into_iter().flatten().chain(pairs).copied()
}

impl Sentence<'_> {
    pub(super) fn is_rule(&self, place: Place) -> bool {
        let timed = !(self.weekdays.is_empty() && self.times.is_empty());
        if !timed && !self.rhythm.is_some() {
            return false;
        }
        let asks = self.text.trim_end().ends_with('?') || self.wishes();
        if (asks && place != Place::Heading) || self.conflicts() || self.denies_day() {
            return false;
        }
        if place == Place::Heading && !asks && !self.heading_states() {
            return false;
        }
        if self.rhythm.is_some() {
            return self.rhythm_is_rule(place);
        }
        if self.regular_begin() {
            return true;
        }
        if place == Place::Events || self.is_one_off() {
            return false;
        }
        match (self.weekdays.is_empty(), self.times.is_empty()) {
            (false, false) => place == Place::Row || self.day_and_time_are_rule(),
            (false, true) => self.day_is_rule(),
            (true, false) => self.time_is_rule(),
            (true, true) => false,
        }
    }

    /// A day or time does not suit; "…, but conflicts may move it" says of a rule
    /// when it does not hold.
    fn conflicts(&self) -> bool {
        let last = self.signs().iter().map(|s| s.start).max().unwrap_or(0);
        let restricts = |w: &&Word| {
            last < w.span.start && w.is(&["but", "unless", "except", "though", "aber", "außer"])
        };
        let end = self.words.iter().find(restricts);
        let end = end.map_or(self.text.len(), |w| w.span.start);
        let mut said = self.words.iter().filter(|w| w.span.start < end);
        said.any(|w| w.is(CONFLICTS))
    }

    /// "There is no meeting on the 5th Thursday": the day is one on which nobody
    /// meets, and nothing else is said but when that is so.
    fn denies_day(&self) -> bool {
        let Some(at) = self.none_word().filter(|_| self.times.is_empty()) else {
            return false;
        };
        let (before, after) = self.words.split_at(at);
        let signs = self.signs();
        let is_sign = |w: &Word| signs.iter().any(|s| overlap(s, &w.span));
        let condition = before.first().is_some_and(|w| w.is(IFS));
        let bare = condition || !before.iter().any(is_sign);
        let mut between = after.iter().skip(1).take_while(|w| !is_sign(w));
        bare && between.all(|w| w.is_meeting() || w.is(BODIES) || w.is(FILLERS))
    }

    /// A modal verb before all else, "should we meet weekly", or right behind a
    /// sign, "monthly might be too much".
    fn wishes(&self) -> bool {
        let signs = self.signs();
        let first = signs.iter().map(|s| s.start).min().unwrap_or(0);
        let before = |w: &&Word| w.span.end <= first;
        let modal = |w: &Word| w.is(MODALS);
        let behind = |sign: &Range<usize>| {
            let next = self.words.iter().find(|w| sign.end <= w.span.start);
            next.is_some_and(|w| w.is(&["might", "would", "could", "may"]))
        };
        self.words.iter().filter(before).any(modal) || signs.iter().any(behind)
    }

    /// "Tech Weekly 2024-06-13" is a title, "Moving to biweekly" a statement.
    fn heading_states(&self) -> bool {
        let signs = !self.weekdays.is_empty() || !self.times.is_empty();
        (signs || self.has(CHANGES)) && self.dates.is_empty()
    }

    fn rhythm_is_rule(&self, place: Place) -> bool {
        if place != Place::Row && (self.is_reference() || self.splits_weeks()) {
            return false;
        }
        let meets = self.speaks_of_meeting() || place == Place::Row;
        if !meets && (self.tells_deed() || self.has(THINGS) && !self.has(BODIES)) {
            return false;
        }
        let signs = usize::from(!self.weekdays.is_empty()) + usize::from(!self.times.is_empty());
        let about = meets || (signs == 2 && self.other_words() <= 12);
        let invite = &["calendar", "invite", "invites", "kalender"];
        let set = self.has(CHANGES) || self.has(BODIES) || self.has(rhythm::CADENCE);
        let set = set || self.has(invite) || self.opens();
        // "We rotate keys every three months" has a verb of its own.
        let limit = if signs == 0 && !set { 1 } else { 3 + 2 * signs };
        about || self.other_words() <= limit
    }

    /// "The pump is tested every Monday": what is done, not who meets.
    fn tells_deed(&self) -> bool {
        let be = &["is", "are", "gets", "get", "wird", "werden"];
        let mut pairs = self.words.windows(2);
        pairs.any(|p| {
            let done = p[1].text.ends_with("ed") && 4 < p[1].text.len();
            p[0].is(be) && done && !p[1].is(CHANGES) && !p[1].is(FILLERS) && !p[1].is(&["planned"])
        })
    }

    /// Tells whether a word beside the signs is about meeting; the "weekly" of
    /// "weekly, with all tools" is none.
    fn speaks_of_meeting(&self) -> bool {
        let signs = self.signs();
        let free = |w: &&Word| !signs.iter().any(|s| overlap(s, &w.span));
        let things = self.has(THINGS);
        let vague = |w: &Word| w.text == "weekly" || (things && w.text == "cadence");
        let about = |w: &Word| (w.is_meeting() && !vague(w)) || self.is_verb(w);
        self.words.iter().filter(free).any(about)
    }

    /// "Discussed in every Friday call", "instead of the weekly meeting",
    /// "the Docs weekly in the chat": meetings are mentioned, none is set.
    fn is_reference(&self) -> bool {
        let Some(first) = self.rhythm.spans.first() else {
            return false;
        };
        let before = self.words.iter().filter(|w| w.span.end <= first.start);
        let before: Vec<&Word> = before.collect();
        // "Notes from the weekly meetings" is what a page is called.
        let notes = &["notes", "minutes", "protokolle"];
        let page = self.words.first().is_some_and(|w| w.is(notes));
        let set = !self.times.is_empty() || self.sets_something() || page;
        let named = self.is_name(before.last().copied(), first);
        !set && (self.is_inside(&before, first) || named || self.is_known(&before, first))
    }

    /// "…, and the weekly calls help": known already, something is said of them.
    fn is_known(&self, before: &[&Word], rhythm: &Range<usize>) -> bool {
        let article = before.last().is_some_and(|w| w.is(&["the", "die", "das"]));
        let free = self.weekdays.is_empty() && !self.meets_beside(rhythm);
        free && article && 4 <= before.len() && self.rhythm_describes(rhythm)
    }

    /// Tells whether a verb says that somebody meets; "meetings" is none.
    fn meets_beside(&self, rhythm: &Range<usize>) -> bool {
        let verb = |w: &Word| self.is_verb(w) && !w.is(MEETINGS);
        let mut behind = self.words.iter().filter(|w| rhythm.end <= w.span.start);
        behind.any(verb)
    }

    /// "At the weekly call", "from weekly": where something else happens.
    fn is_inside(&self, before: &[&Word], rhythm: &Range<usize>) -> bool {
        const ARTICLES: &[&str] = &[
            "the", "our", "of", "both", "next", "some", "a", "der", "den", "dem",
        ];
        let noun = matches!(self.text.get(rhythm.clone()), Some("weekly" | "monthly"));
        let described = self.rhythm_describes(rhythm) || (noun && self.weekdays.is_empty());
        let some = before.last().is_some_and(|w| w.is(&["some"]));
        let inside = before.iter().rev().find(|w| !w.is(ARTICLES));
        let deed = self.words.first().is_some_and(|w| w.is(DOINGS));
        described && (some || deed || inside.is_some_and(|w| w.is(INSIDE)))
    }

    /// Tells whether something is changed or said of who meets; "new" may
    /// stand beside anything.
    fn sets_something(&self) -> bool {
        let weak = &["new", "go", "going", "keep"];
        let set = |w: &Word| w.is(CHANGES) && !w.is(weak);
        self.words.iter().any(set) || self.has(&["meet", "meets", "keep"])
    }

    /// "every Friday call": the next words are those of a meeting.
    fn rhythm_describes(&self, rhythm: &Range<usize>) -> bool {
        let behind = self.words.iter().filter(|w| rhythm.end <= w.span.start);
        behind.take(3).any(Word::is_meeting)
    }

    /// "Docs weekly" with neither day nor time.
    fn is_name(&self, before: Option<&Word>, rhythm: &Range<usize>) -> bool {
        let noun = matches!(self.text.get(rhythm.clone()), Some("weekly" | "monthly"));
        let tight = |w: &Word| self.text.get(w.span.end..rhythm.start) == Some(" ");
        let body = |w: &Word| w.is(BODIES) || w.is(MEETINGS) || w.is(MEETS);
        let named = before.is_some_and(|w| w.proper && !body(w) && tight(w));
        noun && named && self.weekdays.is_empty() && self.times.is_empty()
    }

    /// "Operators (even weeks) and developers (odd weeks)" share a rhythm.
    fn splits_weeks(&self) -> bool {
        let free = self.weekdays.is_empty() && self.times.is_empty();
        free && self.has(rhythm::EVEN) && self.has(rhythm::ODD)
    }

    fn day_and_time_are_rule(&self) -> bool {
        let about = self.has_meeting() || self.meets();
        if self.has_plural_day() {
            return about || self.has(BODIES) || self.other_words() <= 6;
        }
        let text = self.text.trim_start();
        if !about
            && ["->", "=>", "→", "-->"]
                .iter()
                .any(|mark| text.starts_with(mark))
        {
            return false;
        }
        let limit = if self.opens() { 6 } else { 3 };
        self.in_brackets()
            || self.other_words() <= limit
            || (about && self.has(CHANGES) && self.other_words() <= 10)
    }

    /// Tells whether a sign comes first.
    fn opens(&self) -> bool {
        let first = self.words.first();
        first.is_some_and(|w| self.signs().iter().any(|s| overlap(s, &w.span)))
    }

    /// "the hacking session (Fri 10:05)": the brackets hold nothing else.
    fn in_brackets(&self) -> bool {
        let signs = self.signs();
        let sign = |w: &&Word| signs.iter().any(|s| overlap(s, &w.span));
        let inside = |b: &Range<usize>| {
            self.words
                .iter()
                .filter(|w| overlap(b, &w.span))
                .collect::<Vec<_>>()
        };
        let mut all = brackets(self.text).into_iter().map(|b| inside(&b));
        all.any(|words| 2 <= words.len() && words.iter().all(sign))
    }

    fn day_is_rule(&self) -> bool {
        let about = self.has_meeting() || self.meets();
        if self.has_plural_day() && about {
            return self.other_words() <= 8;
        }
        let moves = self.has(MOVES)
            && !self.has(&["into"])
            && (about || self.has(BODIES) || self.other_words() <= 2);
        let verb = |w: &Word| w.is(MEETS) && !w.is(&["meeting"]);
        let opens = self.words.first().is_some_and(verb) || self.has(&["meets"]);
        let stays = self.has(STAYS) && self.has(BODIES) && self.day_follows(&["on"]);
        let shifts = moves || self.is_moved_to_day();
        stays
            || (shifts && self.day_follows(&["to", "auf", "on"]))
            || (about && self.has(&["recurring"]) && self.other_words() <= 7)
            || (opens && self.day_follows(&["on", "meetings", "am"]) && self.other_words() <= 8)
    }

    /// "We moved Storage to Wed": a verb, a name and a day.
    pub(super) fn is_moved_to_day(&self) -> bool {
        let verb = self.words.iter().position(|w| w.is(MOVES));
        let rest = verb.and_then(|at| self.words.get(at + 1..));
        let to = rest.and_then(|rest| Some((rest, rest.iter().position(|w| w.is(&["to"]))?)));
        to.is_some_and(|(rest, at)| {
            let name = &rest[..at];
            !name.is_empty() && name.len() <= 3 && name.iter().all(|w| w.proper)
        }) && self.other_words() <= 4
    }

    fn time_is_rule(&self) -> bool {
        if self.holds_from_now() && self.meets() {
            return self.other_words() <= 6;
        }
        let decided = self.has(DECIDED) && self.has(&["time", "slot", "zeit", "termin"]);
        let moves = self.moves() || self.says_new_time() || decided;
        let about = self.has_meeting() || self.has(BODIES) || self.has(&["time", "zeit"]);
        let opens = self.words.first().is_some_and(|w| w.is(MOVES));
        let about = about || opens;
        moves && self.dates.is_empty() && (about || self.other_words() <= 3) && self.time_follows()
    }

    /// Something moves; "which might change" only says that it may.
    fn moves(&self) -> bool {
        let may = |at: usize| {
            let before = at.checked_sub(1).and_then(|at| self.words.get(at));
            before.is_some_and(|w| w.is(&["might", "may", "can", "could", "kann", "könnte"]))
        };
        let mut all = self.words.iter().enumerate();
        all.any(|(at, w)| w.is(MOVES) && !may(at))
    }

    /// "From now on", "we now meet", "ab sofort".
    fn holds_from_now(&self) -> bool {
        let said = |w: &[Word]| NOW.iter().any(|p| w[0].text == p[0] && w[1].text == p[1]);
        self.words.windows(2).any(said) || self.has(HENCEFORTH)
    }

    fn says_new_time(&self) -> bool {
        let pairs = self.words.windows(2);
        let mut new = pairs.filter(|p| p[0].is(NEW));
        new.any(|p| p[1].is(&["time", "slot", "zeit", "termin", "meeting"]))
    }

    /// A time is what something is moved to, not how long it takes.
    fn time_follows(&self) -> bool {
        let moved = self.times.iter().find(|t| self.is_moved_to(&t.span));
        let Some(first) = moved.or(self.times.first()) else {
            return false;
        };
        let before = self.words.iter().filter(|w| w.span.end <= first.span.start);
        let near: Vec<&Word> = before.rev().take(5).collect();
        let sign = [
            "to", "time", "is", "auf", "for", "new", "slot", "hours", "zeit", "um",
        ];
        near.is_empty() || near.iter().any(|w| w.is(&sign))
    }

    fn day_follows(&self, table: &[&str]) -> bool {
        self.weekdays.iter().any(|day| {
            let mut before = self.words.iter().filter(|w| w.span.end <= day.span.start);
            before.next_back().is_some_and(|w| w.is(table))
        })
    }

    pub(super) fn has_plural_day(&self) -> bool {
        self.weekdays.iter().any(|d| {
            let word = self
                .text
                .get(d.span.clone())
                .unwrap_or_default()
                .to_lowercase();
            6 < word.len() && word.ends_with('s')
        })
    }

    /// "next Monday", "tomorrow", "on Monday, 2 October at 15:00".
    fn is_one_off(&self) -> bool {
        let near = self
            .dates
            .iter()
            .any(|d| !matches!(d.value.start, DayText::Calendar { .. }));
        let plural = self.has_plural_day();
        let dated = !self.dates.is_empty() && (self.weekdays.is_empty() || !self.begins());
        let week = self
            .words
            .windows(2)
            .any(|p| p[0].is(ONE_OFF) && p[1].is(&["week", "weeks", "woche", "wochen"]));
        let soon = &["start", "starts", "begin", "begins", "beginnt"];
        let once =
            self.has(SINGLE) || self.has(ONCE) || self.day_follows(soon) || self.day_is_of_deed();
        let once = once || self.is_past_or_one() || self.says_next_meeting();
        near || (week && !self.holds_from_now()) || (!plural && (dated || once))
    }

    /// "Regular sessions begin on May 10, 11:35".
    pub(super) fn regular_begin(&self) -> bool {
        let regular = |w: &Word| w.is(REGULAR);
        let mut pairs = self.words.windows(2);
        let named = pairs.any(|p| regular(&p[0]) && p[1].is_meeting());
        named && self.begins() && !self.dates.is_empty() && !self.times.is_empty()
    }

    /// "More on Monday", "scheduled for Tuesday".
    fn day_is_of_deed(&self) -> bool {
        let joint = |w: &&Word| !w.is(&["on", "for", "at", "the", "am", "um"]);
        self.weekdays.iter().any(|day| {
            let before = self
                .words
                .iter()
                .rev()
                .filter(|w| w.span.end <= day.span.start);
            before.filter(joint).take(1).any(|w| w.is(DOINGS))
        })
    }

    /// Tells whether a date is where something begins: "from 2 October on".
    pub(super) fn begins(&self) -> bool {
        const BEGINS: &[&str] = &[
            "start",
            "starting",
            "starts",
            "from",
            "beginning",
            "begins",
            "begin",
            "as",
            "since",
            "first",
            "effective",
            "ab",
            "seit",
            "beginnend",
            "erstmals",
        ];
        self.has(BEGINS) && !self.says_next_meeting()
    }

    /// "Had a call on Monday", "a session on Friday at 10:00": one of its kind.
    fn is_past_or_one(&self) -> bool {
        let Some(day) = self.weekdays.first() else {
            return false;
        };
        let before: Vec<&Word> = self
            .words
            .iter()
            .filter(|w| w.span.end <= day.span.start)
            .collect();
        let past = before.iter().any(|w| w.is(PAST)) && !self.has(CHANGES);
        let article = before
            .iter()
            .rposition(|w| w.is(&["a", "an", "ein", "eine", "one"]));
        let noun = article.and_then(|at| before.get(at + 1..at + 6.min(before.len() - at)));
        let one = noun.is_some_and(|words| {
            let meeting = words.iter().position(|w| w.is_meeting());
            meeting.is_some_and(|end| !words[..end].iter().any(|w| w.is(AGAIN)))
        });
        past || one || self.is_deed(day)
    }

    /// "Ada will present it on Thursday", "meet with the printer on Monday".
    fn is_deed(&self, day: &Found<Weekday>) -> bool {
        let before = self.words.iter().filter(|w| w.span.end <= day.span.start);
        let before: Vec<&Word> = before.collect();
        let mut pairs = before.windows(2);
        pairs.any(|p| {
            let will = p[0].is(&["will", "wird"]) && !self.is_verb(p[1]);
            let other = !p[1].is(CHANGES) && !p[1].is(FILLERS) && !p[1].is(&["take"]);
            (will && other) || (p[0].is(&["meet", "met"]) && p[1].is(&["with"]))
        })
    }
}
