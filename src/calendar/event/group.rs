//! Which mentions mean the same event.

use super::Announced;
use crate::likeness::{self, Name};
use chrono::{Days, NaiveDate};
use minutebook_index::model::{EventStatus, PartialDate};

/// Days by which two announcements of one event may differ by mistake.
const NEAR: i64 = 7;

/// Days by which an event may be moved.
const MOVED: i64 = 200;

/// Days that an undated mention may lie before its event.
const AHEAD: u64 = 400;

/// Days that it may lie behind it.
const BEHIND: u64 = 14;

/// Days that may pass between two mentions of an undated event.
const UNDATED: i64 = 200;

/// Sharing a kind of event ("hackathon") is enough on the very same day.
const SAME_KIND: f64 = 0.2;

/// Sharing a word is enough for the same first and last day.
const SAME_SPAN: f64 = 0.3;

/// Sharing a kind of event is enough for the same days, if both are the fifth
/// of their kind, or one name says where the other takes place ("Graz
/// hackathon").
const SAME_PLACE: f64 = 0.1;

/// Sharing a word is enough for one team's two names of the same day, unless
/// one of its meetings announced both.
const SAME_WORD: f64 = 0.15;

/// Mentions that mean the same.
#[derive(Clone, Debug, Default)]
struct Group {
    members: Vec<usize>,
    names: Vec<Name>,
    span: Option<Span>,
    announced: Option<NaiveDate>,
    teams: Vec<String>,
    places: Vec<String>,
}

/// From the first to the last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    first: NaiveDate,
    last: NaiveDate,
    is_exact: bool,
}

/// Returns for each event the indices of its mentions, in their order.
///
/// The dated ones come first, so that an undated mention finds its event even
/// if the date became known later.
pub(super) fn all<R>(mentions: &[Announced<'_, R>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Group> = Vec::new();
    for dated in [true, false] {
        for (index, announced) in mentions.iter().enumerate() {
            if announced.mention.start.is_some() == dated {
                join(&mut groups, index, announced);
            }
        }
    }
    let members = groups.into_iter().map(|mut group| {
        group.members.sort_unstable();
        group.members
    });
    members.collect()
}

fn join<R>(groups: &mut Vec<Group>, index: usize, announced: &Announced<'_, R>) {
    let name = Name::new(&announced.mention.name);
    let span = span(announced);
    let fits = groups.iter().map(|g| g.fit(announced, &name, span));
    let best = fits
        .enumerate()
        .filter(|(_, fit)| 0.0 < *fit)
        .max_by(|a, b| a.1.total_cmp(&b.1));
    let group = if let Some((at, _)) = best {
        &mut groups[at]
    } else {
        groups.push(Group::default());
        let last = groups.len() - 1;
        &mut groups[last]
    };
    group.teams.extend(announced.team.map(|t| t.id.clone()));
    let place = announced.mention.place.iter();
    group.places.extend(
        place
            .filter(|p| !group.places.contains(p))
            .cloned()
            .collect::<Vec<_>>(),
    );
    group.add(index, name, span, announced.day);
}

fn span<R>(announced: &Announced<'_, R>) -> Option<Span> {
    let start = announced.mention.start?;
    let end = announced.mention.end.unwrap_or(start);
    Some(Span {
        first: start.first_day(),
        last: end.last_day().max(start.first_day()),
        is_exact: matches!(start, PartialDate::Day(_)),
    })
}

impl Span {
    /// Returns the days between two spans, 0 if they overlap.
    fn gap(self, other: Self) -> i64 {
        let gap = (other.first - self.last).max(self.first - other.last);
        gap.num_days().max(0)
    }
}

impl Group {
    fn add(&mut self, index: usize, name: Name, span: Option<Span>, day: Option<NaiveDate>) {
        self.members.push(index);
        if !self.names.contains(&name) {
            self.names.push(name);
        }
        self.announced = self.announced.max(day);
        self.span = match (self.span, span) {
            (Some(known), Some(new)) if known.is_exact && !new.is_exact => Some(known),
            (known, new) => new.or(known),
        };
    }

    /// Returns how well a mention fits, 0 if it does not.
    fn fit<R>(&self, announced: &Announced<'_, R>, name: &Name, span: Option<Span>) -> f64 {
        match (self.span, span) {
            (Some(known), Some(span)) => self.fit_dated(announced, name, (known, span)),
            (Some(known), None) => self.fit_undated(announced.day, name, known),
            (None, None) => self.fit_group(announced.day, name),
            (None, Some(_)) => 0.0,
        }
    }

    fn fit_dated<R>(
        &self,
        announced: &Announced<'_, R>,
        name: &Name,
        (known, span): (Span, Span),
    ) -> f64 {
        let gap = known.gap(span);
        if MOVED < gap {
            return 0.0;
        }
        let likeness = self.likeness(name);
        let generic = name.is_generic() || self.names.iter().all(Name::is_generic);
        let needed = match gap {
            0 if generic && self.is_of(announced) => 0.0,
            0 if generic => SAME_KIND,
            0 if self.is_of(announced) && self.announced < announced.day => SAME_WORD,
            0 if known == span && span.first < span.last => {
                if self.agrees(announced, name) {
                    SAME_PLACE
                } else {
                    SAME_SPAN
                }
            }
            0 => likeness::RELATED,
            1..=NEAR if self.is_of(announced) && self.announced == announced.day => return 0.0,
            1..=NEAR => 0.7,
            _ if generic || !self.may_move(announced, known) => return 0.0,
            _ if announced.mention.status == EventStatus::Moved => likeness::RELATED,
            _ => likeness::SAME,
        };
        let distance = f64::from(i32::try_from(gap).unwrap_or(i32::MAX));
        if needed <= likeness {
            1.0 + likeness - distance / 1000.0
        } else {
            0.0
        }
    }

    /// Tells whether a meeting of the same team announced it.
    fn is_of<R>(&self, announced: &Announced<'_, R>) -> bool {
        announced
            .team
            .is_some_and(|team| self.teams.contains(&team.id))
    }

    /// Tells whether a name has the same ordinal, or says where the other event
    /// takes place.
    fn agrees<R>(&self, announced: &Announced<'_, R>, name: &Name) -> bool {
        let place = announced.mention.place.as_ref();
        let own = place.is_some_and(|place| self.names.iter().any(|n| n.says(place)));
        let ordinal = self.names.iter().any(|n| n.has_ordinal_of(name));
        own || ordinal || self.places.iter().any(|place| name.says(place))
    }

    /// An event can be moved while it is not over, and is not announced for
    /// two dates at once.
    fn may_move<R>(&self, announced: &Announced<'_, R>, known: Span) -> bool {
        let not_over = announced.day.is_some_and(|day| day <= known.last);
        not_over && known.is_exact && self.announced < announced.day
    }

    fn fit_undated(&self, day: Option<NaiveDate>, name: &Name, known: Span) -> f64 {
        let Some(day) = day else { return 0.0 };
        let from = day.checked_sub_days(Days::new(BEHIND)).unwrap_or(day);
        let until = day.checked_add_days(Days::new(AHEAD)).unwrap_or(day);
        let likeness = self.likeness(name);
        let generic = name.is_generic() || self.names.iter().all(Name::is_generic);
        let needed = if generic { SAME_KIND } else { 0.6 };
        let other_kind = self.names.iter().all(|n| n.is_of_other_kind(name));
        if other_kind || likeness < needed || known.last < from || until < known.first {
            return 0.0;
        }
        let distance = (known.first - day).num_days().abs();
        let distance = f64::from(i32::try_from(distance).unwrap_or(i32::MAX));
        1.0 + likeness - distance / 1000.0
    }

    fn fit_group(&self, day: Option<NaiveDate>, name: &Name) -> f64 {
        let gap = match (self.announced, day) {
            (Some(last), Some(day)) => (day - last).num_days(),
            _ => 0,
        };
        let likeness = self.likeness(name);
        if gap <= UNDATED && 0.7 <= likeness {
            likeness
        } else {
            0.0
        }
    }

    fn likeness(&self, name: &Name) -> f64 {
        if self.names.iter().any(|n| n.contradicts(name)) {
            return 0.0;
        }
        let each = self.names.iter().map(|n| likeness::of(n, name));
        each.fold(0.0, f64::max)
    }
}
