//! One sentence → what it states about when somebody meets.
//!
//! A sentence is weighed by three signs, a rhythm, a day of the week and a
//! time, and by what else it speaks of: the fewer signs, the more its words
//! must be about meetings. `Every Mon 14-15` needs nothing else, `Wednesday`
//! needs "we move to", and `weekly` is nothing beside "scan".

use super::rhythm::{self, Rhythm};
use super::vocabulary::{BODIES, CHANGES, FILLERS, MEETS, MOVES, STAYS};
use super::words::{Word, words};
use crate::scan::{self, DateText, DayText, Found, Nearness, TimeText};
use chrono::Weekday;
use minutebook_index::model::{Frequency, Schedule, TimeOfDay};
use std::ops::Range;

/// What is said to be in a zone.
pub(super) const TIMES: &[&str] = &[
    "time",
    "times",
    "timezone",
    "zone",
    "zeiten",
    "zeitzone",
    "uhrzeiten",
];
/// That all of them are meant.
pub(super) const ALL_TIMES: &[&str] = &["all", "alle", "listed", "timezone", "zeitzone"];

/// A sentence taken apart.
#[derive(Clone, Debug)]
pub(super) struct Sentence<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Its words.
    pub(super) words: Vec<Word>,
    pub(super) rhythm: Rhythm,
    /// Days of the week that are not part of a date.
    pub(super) weekdays: Vec<Found<Weekday>>,
    pub(super) times: Vec<Found<TimeText>>,
    /// Dates with a day.
    pub(super) dates: Vec<Found<DateText>>,
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
    /// Whether it holds from that date on.
    pub(super) begins: bool,
    /// Whether a day alone stands for "weekly".
    pub(super) implied: bool,
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
pub(super) fn brackets(text: &str) -> Vec<Range<usize>> {
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

pub(super) fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
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
    pub(super) fn has(&self, table: &[&str]) -> bool {
        self.words.iter().any(|w| w.is(table))
    }

    /// "This is a weekly call": what that is was said before.
    pub(super) fn points_back(&self) -> bool {
        let mut pairs = self.words.windows(2);
        pairs.any(|p| p[0].is(&["this", "it", "das", "dies"]) && p[1].is(&["is", "ist"]))
    }

    /// Tells whether it speaks of a change.
    pub(super) fn changes(&self) -> bool {
        self.has(CHANGES)
    }

    pub(super) fn has_meeting(&self) -> bool {
        self.words.iter().any(Word::is_meeting)
    }

    /// Tells whether somebody meets or something takes place.
    pub(super) fn meets(&self) -> bool {
        self.words.iter().any(|w| self.is_verb(w))
    }

    /// "Place" only counts where it is taken.
    pub(super) fn is_verb(&self, word: &Word) -> bool {
        let taken = || {
            let mut before = self.words.iter().rev();
            let before = before.find(|w| w.span.end <= word.span.start);
            before.is_some_and(|w| w.is(&["take", "takes", "taking", "took"]))
        };
        word.is(MEETS) && (word.text != "place" || taken())
    }

    /// Counts the words that are neither signs nor about meetings.
    pub(super) fn other_words(&self) -> usize {
        let tables = [FILLERS, MEETS, CHANGES, BODIES, &["take", "takes"]];
        let signs = self.signs();
        let sign = |span: &Range<usize>| signs.iter().any(|s| overlap(s, span));
        let asides: Vec<_> = brackets(self.text)
            .into_iter()
            .filter(|b| !sign(b))
            .collect();
        let aside = |w: &Word| asides.iter().any(|b| overlap(b, &w.span));
        let known = |w: &Word| w.is_meeting() || tables.iter().any(|t| w.is(t));
        let other = |w: &&Word| !sign(&w.span) && !known(w);
        self.words
            .iter()
            .filter(|w| !aside(w))
            .filter(other)
            .count()
    }

    pub(super) fn signs(&self) -> Vec<Range<usize>> {
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

    pub(super) fn rule(&self) -> Reading {
        let weekday = self.weekday();
        let bare = (weekday.is_some() || self.regular_begin()) && !self.rhythm.is_some();
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
    pub(super) fn weekday(&self) -> Option<&Found<Weekday>> {
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
    pub(super) fn is_moved_to(&self, span: &Range<usize>) -> bool {
        let mut before = self.words.iter().rev();
        let last = before.find(|w| w.span.end <= span.start);
        self.has(MOVES) && last.is_some_and(|w| w.is(&["to", "auf"]))
    }

    /// Tells whether a verb of meeting stands right before: "meets every
    /// Thursday".
    pub(super) fn happens_on(&self, span: &Range<usize>) -> bool {
        let before = self.words.iter().rev().filter(|w| w.span.end <= span.start);
        let mut near = before.filter(|w| !w.is(&["every", "each", "on", "jeden", "am"]));
        near.next().is_some_and(|w| w.is(MEETS))
    }

    pub(super) fn timed(&self, schedule: Schedule) -> Schedule {
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
            timezone_text: self.zone_of(time).or(schedule.timezone_text.clone()),
            ..schedule
        }
    }

    /// The zone of a time, or that of the next one in `08:00 and 16:00 UTC`.
    fn zone_of(&self, time: &Found<TimeText>) -> Option<String> {
        let joint = |gap: &str| {
            let gap = gap.trim();
            gap.len() <= 5 && ["and", "or", "und", "oder", "/", ",", "&"].contains(&gap)
        };
        let next = || {
            let next = self.times.iter().find(|t| time.span.end <= t.span.start)?;
            let gap = self.text.get(time.span.end..next.span.start)?;
            next.value.zone.clone().filter(|_| joint(gap))
        };
        time.value.zone.clone().or_else(next)
    }

    /// Reads `for 30 minutes` behind a time.
    pub(super) fn lasting(&self, time: &Found<TimeText>) -> Option<TimeOfDay> {
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
    pub(super) fn is_past(&self, date: &Found<DateText>) -> bool {
        let mut before = self.words.iter().filter(|w| w.span.end <= date.span.start);
        let last = before.next_back();
        matches!(date.value.start, DayText::Days(days) if days < 0)
            || last.is_some_and(|w| w.is(&["since", "until", "till", "bis", "seit", "before"]))
            || (self.has(&["was", "war"]) && !self.has(&["next"]))
    }

    pub(super) fn reading(&self, schedule: Schedule, date: Option<&Found<DateText>>) -> Reading {
        let signs = self.signs();
        let start = signs.iter().map(|s| s.start).min().unwrap_or(0);
        let end = signs.iter().map(|s| s.end).max().unwrap_or(self.text.len());
        Reading {
            schedule,
            next: date.map(|d| d.value.clone()),
            begins: self.begins(),
            span: start..end,
            implied: !self.rhythm.is_some() && !self.weekdays.is_empty(),
        }
    }

    /// Returns the zone that it says all times are in.
    pub(super) fn zone_of_all(&self) -> Option<String> {
        if !self.has(TIMES) {
            return None;
        }
        let all = self.has(ALL_TIMES);
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
