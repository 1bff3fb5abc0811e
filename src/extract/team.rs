//! Names of the team in title and headings.
//!
//! `# Team Storage, 20 March 2025` names `Team Storage`, `# Minutes of the
//! Harbour Board` names `Harbour Board`, `# AG Betrieb – Sitzung vom 20.
//! Februar` names `AG Betrieb`. A heading that is a date names nobody.

use super::date::{day_spans, without_dates};
use super::section::{self, SectionKind};
use super::{Part, TeamEvidence};
use crate::parse::{Block, BlockKind};

/// How many headings are looked at.
const TOP: usize = 3;

/// Words at the ends of a title that are not part of the name.
const MINUTES: [&str; 37] = [
    "meeting",
    "meetings",
    "minutes",
    "minute",
    "notes",
    "note",
    "protokoll",
    "protocol",
    "mom",
    "agenda",
    "sitzung",
    "sitzungsprotokoll",
    "treffen",
    "besprechung",
    "of",
    "the",
    "from",
    "for",
    "on",
    "at",
    "vom",
    "von",
    "der",
    "des",
    "am",
    "zur",
    "zum",
    "rolling",
    "draft",
    "final",
    "approved",
    "slides",
    "regular",
    "public",
    "log",
    "transcript",
    "and",
];

/// Words that a body that meets has in its name.
pub(crate) const BODIES: [&str; 40] = [
    "team",
    "sig",
    "wg",
    "group",
    "committee",
    "board",
    "council",
    "call",
    "meeting",
    "meetings",
    "weekly",
    "sync",
    "tsc",
    "tc",
    "tac",
    "toc",
    "hackathon",
    "workshop",
    "summit",
    "community",
    "forum",
    "circle",
    "squad",
    "guild",
    "chapter",
    "ag",
    "arbeitsgruppe",
    "arbeitskreis",
    "gremium",
    "vorstand",
    "beirat",
    "ausschuss",
    "taskforce",
    "hours",
    "standup",
    "assembly",
    "plenum",
    "stammtisch",
    "treffen",
    "watch",
];

/// Reads them from a part: of the front matter, the first heading, and further
/// ones that name a day.
pub fn recognize(part: &Part<'_>) -> Vec<TeamEvidence> {
    let mut found = front_matter(part);
    let blocks = part.blocks().iter();
    let headings = blocks.filter(|b| matches!(b.kind, BlockKind::Heading(_)));
    let first = headings.take(TOP).enumerate();
    let named = first.filter(|(index, b)| *index == 0 || !day_spans(&b.text).is_empty());
    found.extend(named.filter_map(|(_, block)| of_block(block)));
    found.extend(first_line(part));
    found
}

fn front_matter(part: &Part<'_>) -> Vec<TeamEvidence> {
    if part.blocks.start != 0 {
        return Vec::new();
    }
    let keys = ["team", "group", "sig", "wg", "committee", "series", "title"];
    let fields = part.document.front_matter.iter();
    let fields = fields.filter(|f| keys.contains(&f.key.as_str()));
    fields
        .filter_map(|field| named(field.values.first()?, field.line))
        .collect()
}

fn of_block(block: &Block) -> Option<TeamEvidence> {
    let text = section::without_shortcodes(&block.text);
    named(text.lines().next()?, block.line())
}

/// A first line that is title in all but markup.
fn first_line(part: &Part<'_>) -> Option<TeamEvidence> {
    let block = part.blocks().first()?;
    let plain = matches!(block.kind, BlockKind::Paragraph) && block.text.len() < 120;
    let dated = !day_spans(&block.text).is_empty();
    of_block(block).filter(|_| plain && dated)
}

fn named(text: &str, line: u32) -> Option<TeamEvidence> {
    let name = name_in(text).filter(|_| !is_housekeeping(text))?;
    Some(TeamEvidence { name, line })
}

/// "Reporting in the call" names no team.
fn is_housekeeping(text: &str) -> bool {
    section::kind_of(text) == SectionKind::Housekeeping
}

/// Returns the name in a title.
pub(crate) fn name_in(title: &str) -> Option<String> {
    let rest = without_dates(title);
    let rest = [" - ", " – ", " — "].iter().fold(rest.as_str(), head);
    let rest = rest.split([':', '|']).find(|s| has_name(s)).unwrap_or(rest);
    let mut words: Vec<&str> = rest.split_whitespace().collect();
    let mut met = None;
    while let Some(last) = words.pop_if(|w| is_dropped(w)) {
        met = Some(last).filter(|w| is_meeting(w));
    }
    let lead = words.iter().take_while(|w| is_dropped(w)).count();
    let says_body = words.iter().any(|w| is_body(w));
    words.extend(met.filter(|_| lead < words.len() && !says_body));
    let name = words.get(lead..)?.join(" ");
    let name = balanced(name.trim_matches(is_edge)).trim_matches(is_edge);
    let topic = section::kind_of(name) == SectionKind::Topic;
    let said = name.chars().any(char::is_alphabetic) && name.len() < 100;
    (said && topic).then(|| name.to_owned())
}

/// What stands before a dash, if it is a name.
fn head<'a>(text: &'a str, dash: &&str) -> &'a str {
    let head = text.split(*dash).next();
    head.filter(|head| has_name(head)).unwrap_or(text)
}

/// Cuts off a bracket that was left open.
fn balanced(name: &str) -> &str {
    match name.rfind('(') {
        Some(at) if !name.get(at..).unwrap_or_default().contains(')') => {
            name.get(..at).unwrap_or(name)
        }
        _ => name,
    }
}

fn has_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.any(|w| !is_dropped(w))
}

fn is_dropped(word: &str) -> bool {
    let bare = bare(word);
    bare.is_empty() || MINUTES.contains(&bare.as_str())
}

/// "Meeting" belongs to a name that does not say what body it is.
fn is_meeting(word: &str) -> bool {
    ["meeting", "meetings"].contains(&bare(word).as_str())
}

fn is_body(word: &str) -> bool {
    BODIES.contains(&bare(word).as_str())
}

fn bare(word: &str) -> String {
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    letters.to_lowercase()
}

fn is_edge(c: char) -> bool {
    c.is_whitespace() || ",;.:–—-=*_#/|<>[]".contains(c)
}
