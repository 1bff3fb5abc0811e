//! One sentence → what it states about when somebody meets.
//!
//! A sentence is weighed by three signs, a rhythm, a day of the week and a
//! time, and by what else it speaks of: the fewer signs, the more its words
//! must be about meetings. `Every Mon 14-15` needs nothing else, `Wednesday`
//! needs "we move to", and `weekly` is nothing beside "scan".

use super::rhythm::{self, Rhythm};
use super::words::{
    BODIES, CHANGES, CONFLICTS, FILLERS, INSIDE, MEETINGS, MEETS, MODALS, MOVES, OFF, ONE_OFF,
    PAUSES, SINGLE, STAYS, THINGS, Word, words,
};
use crate::scan::{self, DateText, DayText, Found, Nearness, TimeText};
use chrono::Weekday;
use minutebook_index::model::{Frequency, Schedule, TimeOfDay};
use std::ops::Range;

/// A sentence taken apart.
#[derive(Clone, Debug)]
pub(super) struct Sentence<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Its words.
    pub(super) words: Vec<Word>,
    rhythm: Rhythm,
    /// Days of the week that are not part of a date.
    weekdays: Vec<Found<Weekday>>,
    times: Vec<Found<TimeText>>,
    /// Dates with a day.
    dates: Vec<Found<DateText>>,
}

/// Where a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A heading: what it asks is answered below.
    Heading,
    /// Below a heading that announces events: dates are theirs.
    Events,
    /// A row of a table, whose columns need no words.
    Row,
    /// Anywhere else.
    Text,
}

/// What a sentence states.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    /// The statement; team, next date and line are filled in later.
    pub(super) schedule: Schedule,
    /// The next date as written.
    pub(super) next: Option<DateText>,
    /// The bytes from the first sign to the last one.
    pub(super) span: Range<usize>,
}

/// Takes a sentence apart.
pub(super) fn sentence(text: &str) -> Sentence<'_> {
    let words = words(text);
    let weekdays = scan::weekdays(text);
    let rhythm = rhythm::read(text, &words, &weekdays);
    let dates: Vec<_> = scan::dates(text)
        .into_iter()
        .filter(|d| is_day(&d.value) && !rhythm.spans.iter().any(|s| overlap(s, &d.span)))
        .collect();
    let weekdays: Vec<_> = weekdays
        .into_iter()
        .filter(|w| !dates.iter().any(|d| overlap(&d.span, &w.span)))
        .collect();
    let ranges = rhythm.is_some() || !weekdays.is_empty();
    let times = if ranges {
        scan::hour_ranges(text)
    } else {
        scan::times(text)
    };
    let times = if times.is_empty() {
        bare_hour(text, &words).into_iter().collect()
    } else {
        times
    };
    let free = |t: &Found<TimeText>| !dates.iter().any(|d| overlap(&d.span, &t.span));
    Sentence {
        text,
        words,
        rhythm,
        weekdays,
        times: times.into_iter().filter(free).collect(),
        dates,
    }
}

fn is_day(date: &DateText) -> bool {
    match date.start {
        DayText::Calendar { day, .. } => day.is_some(),
        DayText::Weekday(_, nearness) => nearness != Nearness::Bare,
        DayText::Days(_) => true,
        DayText::Week { .. } | DayText::Weeks(_) | DayText::Months(_) => false,
    }
}

/// Reads `15 CEST`.
fn bare_hour(text: &str, words: &[Word]) -> Option<Found<TimeText>> {
    let hour = |w: &Word| w.text.len() <= 2 && w.text.parse::<u32>().is_ok();
    let mut pairs = words.windows(2);
    pairs.find_map(|pair| {
        let pair = Some(pair).filter(|p| hour(&p[0]) && p[1].proper)?;
        let zone: String = text.get(pair[1].span.start..)?.chars().take(40).collect();
        let hour = format!("{}:00 ", pair[0].text);
        let found = scan::times(&(hour.clone() + &zone)).into_iter().next()?;
        let behind = found.span.end.checked_sub(hour.len())?;
        found.value.zone.as_ref()?;
        Some(Found {
            value: found.value,
            span: pair[0].span.start..pair[1].span.start + behind,
        })
    })
}

/// Returns what stands in brackets.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    for (at, c) in text.char_indices() {
        match c {
            '(' if open.is_none() => open = Some(at),
            ')' => found.extend(open.take().map(|start| start..at)),
            _ => {}
        }
    }
    found
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Returns a statement that says nothing yet.
pub(super) fn empty() -> Schedule {
    Schedule {
        team: None,
        freq: None,
        interval: None,
        weekday: None,
        week_of_month: None,
        parity: None,
        start_time: None,
        end_time: None,
        timezone: None,
        timezone_text: None,
        next: None,
        exception: false,
        line: 0,
    }
}

/// Reads the statement of a sentence, if it makes one.
pub(super) fn read(sentence: &Sentence<'_>, place: Place) -> Option<Reading> {
    match sentence.is_rule(place) {
        true => Some(sentence.rule()),
        false if place == Place::Text => sentence.exception(),
        false => None,
    }
}

/// Tells whether "we moved Storage to Wed" could stand alone.
pub(super) fn is_clause(text: &str) -> bool {
    let moves = words(text).iter().any(|w| w.is(MOVES) || w.is(STAYS));
    moves && !scan::weekdays(text).is_empty()
}

impl Sentence<'_> {
    fn has(&self, table: &[&str]) -> bool {
        self.words.iter().any(|w| w.is(table))
    }

    /// Counts the words that are neither signs nor about meetings.
    fn other_words(&self) -> usize {
        let tables = [FILLERS, MEETINGS, MEETS, CHANGES, BODIES];
        let signs = self.signs();
        let sign = |span: &Range<usize>| signs.iter().any(|s| overlap(s, span));
        let asides: Vec<_> = brackets(self.text)
            .into_iter()
            .filter(|b| !sign(b))
            .collect();
        let aside = |w: &Word| asides.iter().any(|b| overlap(b, &w.span));
        let other = |w: &&Word| !sign(&w.span) && !tables.iter().any(|t| w.is(t));
        self.words
            .iter()
            .filter(|w| !aside(w))
            .filter(other)
            .count()
    }

    fn signs(&self) -> Vec<Range<usize>> {
        let days = self.weekdays.iter().map(|d| &d.span);
        let times = self.times.iter().map(|d| &d.span);
        let dates = self.dates.iter().map(|d| &d.span);
        let all = self
            .rhythm
            .spans
            .iter()
            .chain(days)
            .chain(times)
            .chain(dates);
        all.cloned().collect()
    }

    fn is_rule(&self, place: Place) -> bool {
        let asks = self.text.trim_end().ends_with('?') || self.wishes();
        if (asks && place != Place::Heading) || self.has(CONFLICTS) {
            return false;
        }
        if place == Place::Heading && !asks && !self.heading_states() {
            return false;
        }
        if self.rhythm.is_some() {
            return self.rhythm_is_rule(place);
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

    /// A modal verb before all else: "should we meet weekly".
    fn wishes(&self) -> bool {
        let first = self.signs().iter().map(|s| s.start).min().unwrap_or(0);
        let before = |w: &&Word| w.span.end <= first;
        self.words.iter().filter(before).any(|w| w.is(MODALS))
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
        if !meets && self.has(THINGS) && !self.has(BODIES) {
            return false;
        }
        let signs = usize::from(!self.weekdays.is_empty()) + usize::from(!self.times.is_empty());
        let about = meets || (signs == 2 && self.other_words() <= 12);
        about || self.other_words() <= 3 + 2 * signs
    }

    /// Tells whether a word beside the signs is about meeting; the "weekly" of
    /// "weekly, with all tools" is none.
    fn speaks_of_meeting(&self) -> bool {
        let signs = self.signs();
        let free = |w: &&Word| !signs.iter().any(|s| overlap(s, &w.span));
        let about = |w: &Word| w.is(MEETINGS) || w.is(MEETS);
        self.words.iter().filter(free).any(about)
    }

    /// "Discussed in every Friday call", "instead of the weekly meeting",
    /// "the Docs weekly in the chat": meetings are mentioned, none is set.
    fn is_reference(&self) -> bool {
        let Some(first) = self.rhythm.spans.first() else {
            return false;
        };
        let set = !self.times.is_empty() || self.has(CHANGES) || self.has(&["meet", "meets"]);
        let before: Vec<&Word> = self
            .words
            .iter()
            .filter(|w| w.span.end <= first.start)
            .collect();
        let article = |w: &&&Word| w.is(&["the", "our", "of", "both", "der", "den", "dem"]);
        let inside = before.iter().rev().find(|w| !article(w));
        let inside = inside.is_some_and(|w| w.is(INSIDE)) && self.rhythm_describes(first);
        !set && (inside || self.is_name(before.last().copied(), first))
    }

    /// "every Friday call": the next words are those of a meeting.
    fn rhythm_describes(&self, rhythm: &Range<usize>) -> bool {
        let behind = self.words.iter().filter(|w| rhythm.end <= w.span.start);
        behind.take(3).any(|w| w.is(MEETINGS))
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
        let about = self.has(MEETINGS) || self.has(MEETS);
        if self.has_plural_day() {
            return about || self.has(BODIES) || self.other_words() <= 6;
        }
        let opens = self
            .words
            .first()
            .is_some_and(|w| self.signs().iter().any(|s| overlap(s, &w.span)));
        let limit = if opens { 6 } else { 3 };
        self.in_brackets()
            || self.other_words() <= limit
            || (about && self.has(CHANGES) && self.other_words() <= 10)
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
        let about = self.has(MEETINGS) || self.has(MEETS);
        if self.has_plural_day() && about {
            return self.other_words() <= 8;
        }
        let moves = self.has(MOVES) && (about || self.has(BODIES) || self.other_words() <= 2);
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
    fn is_moved_to_day(&self) -> bool {
        let verb = self.words.iter().position(|w| w.is(MOVES));
        let rest = verb.and_then(|at| self.words.get(at + 1..));
        let to = rest.and_then(|rest| Some((rest, rest.iter().position(|w| w.is(&["to"]))?)));
        to.is_some_and(|(rest, at)| {
            let name = &rest[..at];
            !name.is_empty() && name.len() <= 3 && name.iter().all(|w| w.proper)
        }) && self.other_words() <= 4
    }

    fn time_is_rule(&self) -> bool {
        let moves = self.has(MOVES) || self.says_new_time();
        let about = self.has(MEETINGS) || self.has(BODIES) || self.has(&["time", "zeit"]);
        let opens = self.words.first().is_some_and(|w| w.is(MOVES));
        let about = about || opens;
        moves && self.dates.is_empty() && (about || self.other_words() <= 3) && self.time_follows()
    }

    fn says_new_time(&self) -> bool {
        let pairs = self.words.windows(2);
        let mut new = pairs.filter(|p| p[0].is(&["new", "neue", "neuer"]));
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

    fn has_plural_day(&self) -> bool {
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
        let dated = !self.dates.is_empty() && self.weekdays.is_empty();
        let week = self
            .words
            .windows(2)
            .any(|p| p[0].is(ONE_OFF) && p[1].is(&["week", "weeks", "woche", "wochen"]));
        let soon = &["start", "starts", "begin", "begins", "beginnt"];
        let once = self.has(SINGLE) || self.day_follows(soon);
        let single = once && !self.has_plural_day();
        near || dated || week || single
    }

    fn rule(&self) -> Reading {
        let weekday = self.weekday();
        let bare = weekday.is_some() && !self.rhythm.is_some();
        let schedule = Schedule {
            freq: self.rhythm.freq.or(bare.then_some(Frequency::Weekly)),
            interval: self.rhythm.interval.or(bare.then_some(1)),
            weekday: weekday.map(|d| d.value),
            week_of_month: Some(self.rhythm.weeks.clone()).filter(|w| !w.is_empty()),
            parity: self.rhythm.parity,
            ..empty()
        };
        let date = self.dates.iter().find(|d| !self.is_past(d));
        self.reading(self.timed(schedule), date)
    }

    /// Returns the day of the week that belongs to the rhythm: what something
    /// is moved to or happens on, the first one behind its begin, or the first.
    fn weekday(&self) -> Option<&Found<Weekday>> {
        let begin = self.rhythm.spans.first().map_or(0, |s| s.start);
        let moved = self.weekdays.iter().find(|d| self.is_moved_to(&d.span));
        let mut days = self.weekdays.iter();
        let many = 1 < self.weekdays.len();
        let happens = days.find(|d| many && self.happens_on(&d.span));
        let mut behind = self.weekdays.iter().filter(|d| begin <= d.span.start);
        let of_rhythm = behind.next().or(self.weekdays.first());
        moved.or(happens).or(of_rhythm)
    }

    /// Tells whether a move ends there: "from Monday to Tuesday".
    fn is_moved_to(&self, span: &Range<usize>) -> bool {
        let mut before = self.words.iter().rev();
        let last = before.find(|w| w.span.end <= span.start);
        self.has(MOVES) && last.is_some_and(|w| w.is(&["to", "auf"]))
    }

    /// Tells whether a verb of meeting stands right before: "meets every
    /// Thursday".
    fn happens_on(&self, span: &Range<usize>) -> bool {
        let before = self.words.iter().rev().filter(|w| w.span.end <= span.start);
        let mut near = before.filter(|w| !w.is(&["every", "each", "on", "jeden", "am"]));
        near.next().is_some_and(|w| w.is(MEETS))
    }

    fn timed(&self, schedule: Schedule) -> Schedule {
        let after = self.weekday().map_or(0, |d| d.span.start);
        let moved = self.times.iter().find(|t| self.is_moved_to(&t.span));
        let behind = self.times.iter().find(|t| after <= t.span.start);
        let Some(time) = moved.or(behind).or(self.times.first()) else {
            return schedule;
        };
        let end = time.value.end.or_else(|| self.lasting(time));
        Schedule {
            start_time: Some(time.value.start),
            end_time: end,
            timezone_text: time.value.zone.clone().or(schedule.timezone_text.clone()),
            ..schedule
        }
    }

    /// Reads `for 30 minutes` behind a time.
    fn lasting(&self, time: &Found<TimeText>) -> Option<TimeOfDay> {
        let behind = self.words.iter().filter(|w| time.span.end <= w.span.start);
        let [r#for, count, unit] = behind.take(3).collect::<Vec<_>>().try_into().ok()?;
        let minutes: u32 = count.text.parse().ok().filter(|n| *n <= 600)?;
        let each = match unit {
            unit if unit.is(&["min", "mins", "minutes", "minuten"]) => 1,
            unit if unit.is(&["hour", "hours", "h", "stunde", "stunden"]) => 60,
            _ => return None,
        };
        let end = time.value.start.minutes() + minutes * each;
        let end = TimeOfDay::new(end / 60 % 24, end % 60);
        end.filter(|_| r#for.is(&["for", "für"]))
    }

    /// "First event was on Monday": told, not announced.
    fn is_past(&self, date: &Found<DateText>) -> bool {
        let mut before = self.words.iter().filter(|w| w.span.end <= date.span.start);
        let last = before.next_back();
        matches!(date.value.start, DayText::Days(days) if days < 0)
            || last.is_some_and(|w| w.is(&["since", "until", "till", "bis", "seit", "before"]))
            || (self.has(&["was", "war"]) && !self.has(&["next"]))
    }

    /// Reads a statement about single days.
    fn exception(&self) -> Option<Reading> {
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

    fn reading(&self, schedule: Schedule, date: Option<&Found<DateText>>) -> Reading {
        let signs = self.signs();
        let start = signs.iter().map(|s| s.start).min().unwrap_or(0);
        let end = signs.iter().map(|s| s.end).max().unwrap_or(self.text.len());
        Reading {
            schedule,
            next: date.map(|d| d.value.clone()),
            span: start..end,
        }
    }

    /// Returns the zone that it says all times are in.
    pub(super) fn zone_of_all(&self) -> Option<String> {
        if !self.has(&[
            "time",
            "times",
            "timezone",
            "zone",
            "zeiten",
            "zeitzone",
            "uhrzeiten",
        ]) {
            return None;
        }
        let all = self.has(&["all", "alle", "listed", "timezone", "zeitzone"]);
        let zone = all.then(|| zone_in(self.text)).flatten();
        zone.filter(|_| self.times.is_empty())
    }
}

/// Finds a zone without a time: each place is tried with a time before it.
fn zone_in(text: &str) -> Option<String> {
    let starts = words(text).into_iter().filter(|w| w.proper).take(40);
    starts.into_iter().find_map(|word| {
        let rest: String = text.get(word.span.start..)?.chars().take(60).collect();
        let found = scan::times(&format!("12:00 {rest}"));
        found.into_iter().find(|t| t.span.start == 0)?.value.zone
    })
}
