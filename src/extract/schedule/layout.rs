//! What of a block is read as one statement: a sentence, a row of a table,
//! or labelled lines that say day, time and rhythm one below the other.

use super::statement::{self, Place};
use super::vocabulary::{BODIES, CONFLICTS, MODALS};
use super::words::words;
use crate::extract::Part;
use crate::parse::{Block, BlockKind};
use crate::scan;
use std::ops::Range;

/// A text that may make a statement.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Byte of the block at which it begins.
    pub(super) start: usize,
    /// The text.
    pub(super) text: String,
    /// The team that its row names.
    pub(super) team: Option<String>,
    /// Where it stands.
    pub(super) place: Place,
    /// Whether its day stands above it; who meets is `team` then.
    pub(super) below_day: bool,
}

/// What labels of lines are called; whatever stands behind them is about time.
const LABELS: &[&str] = &[
    "day",
    "days",
    "weekday",
    "time",
    "times",
    "when",
    "frequency",
    "cadence",
    "rhythm",
    "often",
    "recurrence",
    "timezone",
    "zone",
    "tag",
    "wochentag",
    "uhrzeit",
    "zeit",
    "wann",
    "rhythmus",
    "turnus",
    "häufigkeit",
    "zeitzone",
];
/// Labels behind which mostly a date stands, and sometimes a rhythm.
const DATE_LABELS: &[&str] = &["date", "dates", "datum", "termin", "termine"];
/// Columns of tables that list meetings.
const COLUMNS: &[&str] = &[
    "team",
    "name",
    "meeting",
    "meetings",
    "call",
    "calls",
    "frequency",
    "cadence",
    "rhythm",
    "schedule",
    "recurrence",
    "rhythmus",
    "turnus",
    "häufigkeit",
    "gremium",
    "treffen",
];
/// Lines that belong together are not more.
const LINES: usize = 8;

/// Returns the words of which every label holds one.
pub(super) fn labels() -> impl Iterator<Item = &'static str> {
    LABELS.iter().chain(DATE_LABELS).copied()
}

/// Returns a text that ends with "We meet every Monday at:" with the first
/// time that is listed below it.
pub(super) fn continued(part: &Part<'_>, at: usize, text: &str) -> Option<String> {
    const LONGEST: usize = 80;
    text.trim_end().strip_suffix(':')?;
    let last = cut(text).pop().map_or(text, |(_, sentence)| sentence);
    let (block, next) = (part.blocks().get(at)?, part.blocks().get(at + 1)?);
    let item = matches!(next.kind, BlockKind::Item { .. });
    let below = item && block.depth < next.depth && block.section == next.section;
    let line = next
        .text
        .lines()
        .next()
        .filter(|line| line.len() <= LONGEST)?;
    let said = statement::sentence(last);
    let about = said.meets() || said.has_meeting();
    let open =
        about && said.times.is_empty() && (said.rhythm.is_some() || !said.weekdays.is_empty());
    let timed = !scan::times(line).is_empty() && scan::weekdays(line).is_empty();
    (below && open && timed).then(|| format!("{} {line}", text.trim_end()))
}

/// Returns the row of a table as texts to be read.
pub(super) fn row(part: &Part<'_>, at: usize, text: &str) -> Vec<Unit> {
    let Some(block) = part.blocks().get(at) else {
        return Vec::new();
    };
    let BlockKind::Row { cells, .. } = &block.kind else {
        return Vec::new();
    };
    let head = head_of(part, at);
    let known = |w: &str| COLUMNS.contains(&w) || BODIES.contains(&w);
    let lists = head
        .iter()
        .any(|name| words(name).iter().any(|w| known(&w.text)));
    let name = name_cell(&head, cells, text);
    let team = name.and_then(|cell| text.get(cells.get(cell)?.clone()));
    let team = team.map(|t| t.split_whitespace().collect::<Vec<_>>().join(" "));
    let rest = cells
        .iter()
        .enumerate()
        .filter(|(cell, _)| Some(*cell) != name);
    let cell = |(column, span): (usize, &Range<usize>)| {
        Some(zoned(head.get(column).copied(), text.get(span.clone())?))
    };
    let rest: Vec<String> = rest.filter_map(cell).collect();
    let place = if lists { Place::Row } else { Place::Text };
    let lines: Vec<&str> = rest.iter().flat_map(|cell| cell.lines()).collect();
    let days = |line: &&&str| !scan::weekdays(line).is_empty();
    let texts: Vec<String> = if 1 < lines.iter().filter(days).count() {
        lines.iter().map(|line| (*line).to_owned()).collect()
    } else {
        vec![lines.join(", ")]
    };
    let unit = |text| Unit {
        start: 0,
        text,
        team: team.clone().filter(|team| lists && !team.is_empty()),
        place,
        below_day: false,
    };
    texts.into_iter().map(unit).collect()
}

/// Adds the zone that a column's head names to a time: `Time (UTC)`.
fn zoned(head: Option<&str>, cell: &str) -> String {
    let inside = |head: &str| {
        let (_, zone) = head.split_once('(')?;
        let said = format!("12:00 {}", zone.split(')').next()?);
        scan::times(&said).into_iter().next()?.value.zone
    };
    let bare = scan::hour_ranges(cell)
        .iter()
        .any(|t| t.value.zone.is_none());
    match head.and_then(inside).filter(|_| bare) {
        Some(zone) => format!("{} {zone}", cell.trim_end()),
        None => cell.to_owned(),
    }
}

/// The cells of the row that heads a table.
fn head_of<'a>(part: &Part<'a>, at: usize) -> Vec<&'a str> {
    let rows = part.blocks().get(..at).unwrap_or_default().iter().rev();
    let mut rows = rows.take_while(|b| matches!(b.kind, BlockKind::Row { .. }));
    let head = rows.find_map(|b| match &b.kind {
        BlockKind::Row { cells, head: true } => Some((b, cells)),
        _ => None,
    });
    let Some((block, cells)) = head else {
        return Vec::new();
    };
    cells
        .iter()
        .filter_map(|span| block.text.get(span.clone()))
        .collect()
}

/// The cell that names who meets: by its column, else the first one.
fn name_cell(head: &[&str], cells: &[Range<usize>], text: &str) -> Option<usize> {
    let names = |name: &&str| {
        let all = words(name);
        all.iter()
            .any(|w| w.is(BODIES) || w.is(&["name", "gremium", "call"]))
            || (all.len() == 1 && all.iter().any(|w| w.is(&["meeting"])))
    };
    let column = head.iter().position(names).unwrap_or(0);
    let cell = text.get(cells.get(column)?.clone())?;
    let free = scan::weekdays(cell).is_empty() && scan::times(cell).is_empty();
    free.then_some(column)
}

/// Joins `Day: Thursday`, `Time: 15:00 UTC` below each other; also says how
/// many blocks that are.
pub(super) fn labelled(part: &Part<'_>, at: usize) -> Option<(Unit, usize)> {
    let blocks = part.blocks();
    let first = blocks.get(at)?;
    let mut found: Vec<(String, String)> = Vec::new();
    let mut used = 0;
    'blocks: for (index, block) in blocks.get(at..)?.iter().take(LINES).enumerate() {
        if block.section != first.section || block.depth < first.depth || !is_alike(block, first) {
            break;
        }
        if block.depth != first.depth {
            continue;
        }
        for line in block.text.lines().take(LINES) {
            let Some((label, value)) = label(line) else {
                continue;
            };
            if found.iter().any(|(known, _)| *known == label) {
                break 'blocks;
            }
            found.push((label, value.to_owned()));
            used = index + 1;
        }
        if index == 0 && found.is_empty() {
            return None;
        }
    }
    let values: Vec<&str> = found
        .iter()
        .map(|(_, value)| value.trim_end_matches('.'))
        .collect();
    let unit = Unit {
        start: 0,
        text: values.join(", "),
        team: None,
        place: Place::Row,
        below_day: false,
    };
    (1 < found.len()).then_some((unit, used))
}

fn is_alike(a: &Block, b: &Block) -> bool {
    let item = |block: &Block| matches!(block.kind, BlockKind::Item { .. });
    let row = |block: &Block| matches!(block.kind, BlockKind::Row { .. });
    let text = |block: &Block| matches!(block.kind, BlockKind::Paragraph);
    (item(a) && item(b)) || (row(a) && row(b)) || (text(a) && text(b))
}

/// Reads `Meeting time: 15:00`.
fn label(line: &str) -> Option<(String, &str)> {
    let (label, value) = line.split_once(':')?;
    let all = words(label);
    let rhythm = || statement::sentence(value).rhythm.is_some();
    let about = all.iter().any(|w| w.is(LABELS))
        || all.iter().any(|w| w.is(DATE_LABELS)) && value.len() <= 200 && rhythm();
    let short = about && all.len() <= 3 && !value.trim().is_empty();
    short.then(|| (label.trim().to_lowercase(), value.trim()))
}

/// Cuts the text of a block into sentences.
pub(super) fn sentences(text: &str, place: Place) -> Vec<Unit> {
    let cut = cut(text).into_iter().flat_map(listed);
    let unit = |(start, text)| Unit {
        start,
        text,
        team: None,
        place,
        below_day: false,
    };
    cut.map(unit).collect()
}

/// Cuts the text of a block into sentences, with the byte each begins at.
fn cut(text: &str) -> Vec<(usize, &str)> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices().filter(|(_, c)| ".!?;\n".contains(*c)) {
        let end = at + c.len_utf8();
        if start < end && ends_here(text, at, end) {
            sentences.push((start, &text[start..end]));
            start = end;
        }
    }
    sentences.push((start, &text[start..]));
    sentences
}

/// Cuts "Wed 9:05 Docs, 10:05 Tests, Thu 9:05 Web" at its commas; a piece
/// without a day takes that of the one before.
fn listed((start, text): (usize, &str)) -> Vec<(usize, String)> {
    let pieces: Vec<&str> = text.split(',').collect();
    if pieces.len() < 2 {
        return vec![(start, text.to_owned())];
    }
    // What is only wished stays whole, so that all of it is known as a wish.
    if words(text).iter().any(|w| w.is(MODALS) || w.is(CONFLICTS)) {
        return vec![(start, text.to_owned())];
    }
    if pieces.iter().all(|piece| statement::is_clause(piece)) {
        return pieces.iter().map(|p| (start, (*p).to_owned())).collect();
    }
    if let Some(days) = of_days(&pieces) {
        return days.into_iter().map(|piece| (start, piece)).collect();
    }
    let timed = |piece: &&str| !scan::times(piece).is_empty();
    if pieces.len() < 3 || !pieces.iter().all(timed) {
        return vec![(start, text.to_owned())];
    }
    let mut day = String::new();
    let pieces = pieces.into_iter().map(|piece| {
        let piece = piece.rsplit(": ").next().unwrap_or(piece).trim();
        let named = scan::weekdays(piece).into_iter().next();
        match named.and_then(|d| piece.get(d.span)) {
            Some(named) => {
                named.clone_into(&mut day);
                (start, piece.to_owned())
            }
            None => (start, format!("{day} {piece}")),
        }
    });
    pieces.collect()
}

/// "Office hours: Mondays 17:00 UTC, Thursdays 9:00 UTC": each piece has a day
/// and a time; in different zones they are one time in several places.
fn of_days(pieces: &[&str]) -> Option<Vec<String>> {
    let (lead, first) = pieces.first()?.split_once(": ").unwrap_or_default();
    let lead = if scan::weekdays(lead).is_empty() {
        lead
    } else {
        ""
    };
    let bodies = pieces.iter().skip(1).copied();
    let bodies = std::iter::once(if lead.is_empty() { pieces[0] } else { first }).chain(bodies);
    let mut zones = Vec::new();
    let mut texts = Vec::new();
    for piece in bodies {
        let time = scan::hour_ranges(piece).into_iter().next()?;
        let opens = scan::weekdays(piece).first()?.span.start < time.span.start;
        let short = words(piece).len() <= 7;
        (opens && short && !words(piece).iter().any(|w| w.is(BODIES))).then_some(())?;
        zones.push(time.value.zone);
        texts.push(match lead {
            "" => piece.trim().to_owned(),
            lead => format!("{lead}: {}", piece.trim()),
        });
    }
    zones.dedup();
    (zones.len() == 1).then_some(texts)
}

/// "a.m. ET", "Feb. 22" and "2.30" go on.
fn ends_here(text: &str, at: usize, end: usize) -> bool {
    if text[at..].starts_with('\n') {
        let arrow = |mark: &str| text[end..].trim_start().starts_with(mark);
        return ["->", "=>", "→"].into_iter().any(arrow)
            || are_two_lines(&text[..at], &text[end..]);
    }
    let before = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next();
    // "9.1" and "a.m." go on, "from 2/23 to 3/2." ends.
    let start = before.map_or(at, |w| at - w.len());
    let figure = text[..start].ends_with(['/', ':', '-']);
    let short = before.is_some_and(|w| (w.len() < 3 && !figure) || scan_month(w));
    let after = &text[end..];
    let next = after.trim_start().chars().next();
    let capital = next.is_some_and(|c| c.is_uppercase() || !c.is_alphanumeric());
    let dot = text[at..].starts_with('.');
    after.starts_with(char::is_whitespace) && !(dot && (short || !capital))
}

/// Two short lines with a day each are two statements; a longer one is wrapped.
fn are_two_lines(before: &str, after: &str) -> bool {
    const WIDE: usize = 54;
    let line = before.rsplit('\n').next().unwrap_or(before);
    let next = after.lines().next().unwrap_or(after);
    let whole = line.chars().count() < WIDE && next.starts_with(|c: char| !c.is_lowercase());
    whole && !scan::weekdays(line).is_empty() && !scan::weekdays(next).is_empty()
}

/// Tells whether a dot after the word abbreviates a month.
fn scan_month(word: &str) -> bool {
    scan::dates(&format!("{word}. 3"))
        .first()
        .is_some_and(|d| d.span.start == 0)
}
