//! What speaks for a day: the places where it is written.

use crate::extract::{DateEvidence, DateOrigin};
use crate::scan::{DayText, Days};
use chrono::{Datelike, NaiveDate, Weekday};
use minutebook_index::model::Diagnostic;

/// A day, or days, and where they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Witness {
    day: NaiveDate,
    end: Option<NaiveDate>,
    repaired: Option<String>,
    /// Whether it is the weekday that is written beside it, if one is.
    weekday_fits: Option<bool>,
    pub(super) origin: DateOrigin,
    pub(super) line: u32,
}

impl Witness {
    /// Makes one of evidence, if it names a day.
    pub(super) fn new(evidence: &DateEvidence, days: &Days) -> Option<Self> {
        let day = days.start.day()?;
        let weekday = match evidence.date.start {
            DayText::Calendar { weekday, .. } => weekday,
            _ => None,
        };
        Some(Self {
            day,
            weekday_fits: weekday.map(|w| w == day.weekday()),
            end: days.end.and_then(minutebook_index::model::PartialDate::day),
            repaired: days.repaired.clone(),
            origin: evidence.origin,
            line: evidence.line,
        })
    }

    /// Tells whether both are readings of the same words.
    pub(super) fn is_written_like(&self, other: &Self) -> bool {
        let apart = matches!(self.origin, DateOrigin::Folder | DateOrigin::Text);
        !apart && self.origin == other.origin && self.line == other.line
    }

    fn is_in_path(&self) -> bool {
        matches!(self.origin, DateOrigin::FileName | DateOrigin::Folder)
    }
}

/// Tells whether the evidence names a day of the calendar, be it a false one.
pub(super) fn is_day(evidence: &DateEvidence) -> bool {
    matches!(evidence.date.start, DayText::Calendar { day: Some(_), .. })
}

/// How a diagnostic calls a place.
pub(super) fn place_name(origin: DateOrigin) -> &'static str {
    match origin {
        DateOrigin::FileName => "file name",
        DateOrigin::Folder => "folder",
        DateOrigin::FrontMatter => "front matter",
        DateOrigin::Heading => "heading",
        DateOrigin::DateLine => "date line",
        DateOrigin::Text => "text",
    }
}

/// A day with all that speaks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) day: NaiveDate,
    pub(super) end: Option<NaiveDate>,
    /// Never empty; the strongest first.
    witnesses: Vec<Witness>,
}

/// Gathers the witnesses of each day, in the order in which they spoke.
pub(super) fn candidates(witnesses: &[Witness]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for witness in witnesses {
        match found.iter_mut().find(|c| c.day == witness.day) {
            Some(candidate) => candidate.witnesses.push(witness.clone()),
            None => found.push(Candidate {
                day: witness.day,
                end: None,
                witnesses: vec![witness.clone()],
            }),
        }
    }
    for candidate in &mut found {
        candidate.witnesses.sort_by_key(|w| w.origin);
        candidate.end = last_day(&candidate.witnesses).or_else(|| {
            let in_path = candidate.witnesses.iter().filter(|w| w.is_in_path());
            let end = in_path.clone().find_map(|w| w.end)?;
            let told = |w: &Witness| w.day == end && !w.is_in_path();
            witnesses.iter().any(told).then_some(end)
        });
    }
    found
}

/// The text knows better than the path whether it was more than a day, unless
/// it names the last one as well.
fn last_day(witnesses: &[Witness]) -> Option<NaiveDate> {
    let mut text = witnesses.iter().filter(|w| !w.is_in_path()).peekable();
    if text.peek().is_some() {
        return text.find_map(|w| w.end);
    }
    witnesses.iter().find_map(|w| w.end)
}

impl Candidate {
    /// Returns the witness that counts most.
    pub(super) fn strongest(&self) -> &Witness {
        &self.witnesses[0]
    }

    /// Tells whether the path names it.
    pub(super) fn is_in_path(&self) -> bool {
        self.witnesses.iter().any(Witness::is_in_path)
    }

    /// Weighs the places: the strongest in full, each further one a little.
    pub(super) fn written_weight(&self) -> i32 {
        let base = match self.strongest().origin {
            DateOrigin::FileName => 30,
            DateOrigin::Folder => 25,
            DateOrigin::FrontMatter | DateOrigin::Heading | DateOrigin::DateLine => 22,
            DateOrigin::Text => 10,
        };
        let mut origins: Vec<_> = self.witnesses.iter().map(|w| w.origin).collect();
        origins.dedup();
        let more = i32::try_from(origins.len()).unwrap_or(1) - 1;
        let weekend = matches!(self.day.weekday(), Weekday::Sat | Weekday::Sun);
        let by_weekday = self.witnesses.iter().find_map(|w| w.weekday_fits);
        let weekday = match by_weekday {
            Some(true) => 6,
            Some(false) => -8,
            None => 0,
        };
        base + 12 * more + weekday - if weekend { 6 } else { 0 }
    }

    /// Weighs it against a day in the path: within the path's range it is the
    /// more exact one, with day and month swapped it may be what was meant.
    pub(super) fn relation_to(&self, path: &Self) -> i32 {
        if path.covers(self.day) {
            return 20;
        }
        let swapped = self.day.year() == path.day.year()
            && self.day.month() == path.day.day()
            && self.day.day() == path.day.month();
        if swapped { 8 } else { 0 }
    }

    /// Returns the last day if all that speak for it name it: a title may name
    /// the days of several meetings.
    pub(super) fn end_by_all(&self) -> Option<NaiveDate> {
        let mut all = self.witnesses.iter();
        self.end.filter(|_| all.all(|w| w.end == self.end))
    }

    /// Tells whether the day lies in its range, or in that of the path.
    pub(super) fn covers(&self, day: NaiveDate) -> bool {
        let end = self.end.or(self.end_in_path());
        end.is_some_and(|end| self.day <= day && day <= end)
    }

    fn end_in_path(&self) -> Option<NaiveDate> {
        let mut path = self.witnesses.iter().filter(|w| w.is_in_path());
        path.find_map(|w| w.end)
    }

    /// Reports what had to be repaired.
    pub(super) fn repairs(&self) -> impl Iterator<Item = Diagnostic> {
        self.witnesses.iter().filter_map(|w| {
            Some(Diagnostic {
                line: w.line,
                message: format!("the {} says {}", place_name(w.origin), w.repaired.clone()?),
            })
        })
    }
}
