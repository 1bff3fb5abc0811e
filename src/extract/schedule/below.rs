//! Times below a day: `### Mondays` / `* 16:00 UTC: Docs team`.
//!
//! The day stands in a heading or a label of its own, the lines below say at
//! what time who meets. A day in the plural says by itself that something is
//! regular; another one only where a heading above speaks of meetings, or the
//! line names a body. `### Monday` in the program of a conference is neither.

use super::layout::Unit;
use super::plain::{clean, is_plain};
use super::statement::{self, Place};
use super::team::LONGEST;
use super::vocabulary::{BODIES, FILLERS};
use super::words::{Word, words};
use crate::extract::Part;
use crate::extract::section::{self, SectionKind};
use crate::extract::signal::Signals;
use crate::parse::{Block, BlockKind};
use crate::scan;

/// Bytes of a heading that is nothing but a day.
const LONGEST_DAY: usize = 60;
/// Bytes of a line that is read as one statement.
const LONGEST_ENTRY: usize = 120;
/// What a heading speaks of below which days are those of every week.
const REGULAR: &[&str] = &[
    "meetings",
    "calls",
    "sessions",
    "schedule",
    "schedules",
    "hours",
    "treffen",
    "termine",
    "sitzungen",
];

/// The day that a heading or a label says for the lines below it.
#[derive(Clone, Debug, Default)]
pub(super) struct DayAbove(Option<Open>);

#[derive(Clone, Debug)]
struct Open {
    /// As written: "Every other Monday".
    text: String,
    /// How deep the label stands; nothing for a heading.
    depth: Option<u8>,
    /// Whether it is said to be regular.
    sure: bool,
    /// The block that says it.
    at: usize,
}

impl DayAbove {
    /// Looks at a block: it may say a day, or end what stood below one.
    pub(super) fn pass(&mut self, part: &Part<'_>, at: usize) {
        let Some(block) = part.blocks().get(at) else {
            return;
        };
        let heading = matches!(block.kind, BlockKind::Heading(_));
        let ends = |open: &Open| heading || open.depth.is_some_and(|depth| block.depth <= depth);
        if self.0.as_ref().is_some_and(ends) {
            self.0 = None;
        }
        let days = Signals::WEEKDAY.with(Signals::WEEKDAY_LETTERS);
        let label = heading || matches!(block.kind, BlockKind::Item { .. } | BlockKind::Paragraph);
        if label && part.signals(at).has(days) && is_only_day(&block.text) {
            let text = block.text.trim().trim_end_matches(':').to_owned();
            self.0 = Some(Open {
                sure: is_regular(&text) || speaks_of_meetings(part, block),
                depth: (!heading).then_some(block.depth),
                at,
                text,
            });
        }
    }

    /// Tells whether a text may say who meets on the day above.
    pub(super) fn may_hold(&self, signals: Signals) -> bool {
        self.0.is_some() && signals.may_hold_time()
    }

    /// Tells whether a block is the day itself, with a time right below: it says
    /// nothing alone.
    pub(super) fn is_label(&self, part: &Part<'_>, at: usize) -> bool {
        let Some(open) = self.0.as_ref().filter(|open| open.at == at) else {
            return false;
        };
        let next = part.blocks().get(at + 1);
        let below = next.filter(|next| open.depth.is_none_or(|depth| depth < next.depth));
        below.is_some_and(|next| self.entry(part, next).is_some())
    }

    /// Reads the line of a block: time, and who meets.
    pub(super) fn entry(&self, part: &Part<'_>, block: &Block) -> Option<Unit> {
        let open = self.0.as_ref()?;
        let listed = matches!(block.kind, BlockKind::Item { .. } | BlockKind::Paragraph);
        let other = [
            SectionKind::Agenda,
            SectionKind::Events,
            SectionKind::Actions,
        ];
        if !listed || other.contains(&part.kind_in(block.section)) {
            return None;
        }
        let timed = |line: &&str| !scan::hour_ranges(line).is_empty();
        let line = block.text.lines().take(2).find(timed)?;
        let whole = block.text.len() <= LONGEST_ENTRY;
        let said = if whole { &block.text } else { line };
        if said.len() > LONGEST_ENTRY || !scan::weekdays(said).is_empty() {
            return None;
        }
        let team = name(&block.text);
        let body = || team.as_deref().is_some_and(names_body);
        (open.sure || body()).then(|| Unit {
            start: 0,
            text: format!("{}, {}", said.trim_end_matches([':', ' ', '\n']), open.text),
            team,
            place: Place::Row,
            below_day: true,
        })
    }
}

/// "Every second Tuesday", "Montags": a day, how often, and nothing else.
fn is_only_day(text: &str) -> bool {
    if LONGEST_DAY < text.len() {
        return false;
    }
    let sentence = statement::sentence(text);
    let bare = sentence.times.is_empty() && sentence.dates.is_empty();
    let signs = sentence.signs();
    let known = |w: &Word| w.is(FILLERS) || signs.iter().any(|s| statement::overlap(s, &w.span));
    bare && sentence.weekdays.len() == 1 && sentence.words.iter().all(known)
}

/// "Mondays", "every Monday".
fn is_regular(day: &str) -> bool {
    let sentence = statement::sentence(day);
    sentence.rhythm.is_some() || sentence.has_plural_day()
}

/// Tells whether a heading above speaks of meetings; one with a date tells
/// what went on in one of them.
fn speaks_of_meetings(part: &Part<'_>, block: &Block) -> bool {
    let own = matches!(block.kind, BlockKind::Heading(_));
    let above = section::ancestors(part.document, block.section);
    let sections = (!own).then_some(block.section).into_iter().chain(above);
    let headings = sections.filter_map(|s| section::heading(part.document, s));
    let headings: Vec<&Block> = headings.take(6).collect();
    let regular = |h: &Block| words(&h.text).iter().any(|w| w.is(REGULAR));
    let dated = |h: &Block| !scan::dates(&h.text).is_empty();
    headings.iter().any(|h| regular(h)) && !headings.iter().any(|h| dated(h))
}

fn names_body(name: &str) -> bool {
    let all = words(name);
    all.iter().any(|w| w.is(BODIES) || w.is_meeting())
}

/// Who meets: the first piece of the line that is neither time nor rhythm.
fn name(text: &str) -> Option<String> {
    const JOINTS: [&str; 9] = [
        " - ", ": ", " in ", " at ", " on ", " um ", " im ", " via ", " with ",
    ];
    let mut signs = statement::sentence(text).signs();
    signs.extend(scan::hour_ranges(text).into_iter().map(|t| t.span));
    signs.sort_by_key(|s| s.start);
    let mut rest = String::new();
    let mut from = 0;
    for sign in signs {
        if let Some(before) = text.get(from..sign.start) {
            rest.push_str(before);
            rest.push('|');
        }
        from = from.max(sign.end);
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    let rest = JOINTS
        .iter()
        .fold(rest, |rest, joint| rest.replace(joint, "|"));
    let pieces = rest.split(|c: char| "|,;:()[]–—@\n".contains(c));
    let mut names = pieces.map(clean).filter(|piece| {
        let all = words(piece);
        let named = all.iter().any(|w| !is_plain(w));
        named && all.len() <= LONGEST + 1 && all.first().is_some_and(|w| w.proper)
    });
    names.next()
}
