//! Attendance that no heading announces: names right below the title, "Meeting
//! with @ada and @bob", lists of people below an unknown label.

use super::entry;
use super::person::handles;
use crate::extract::Part;
use crate::parse::{Block, BlockKind};
use minutebook_index::model::Participant;

/// How many items one looks at to tell whether a list holds people.
const SIGHT: usize = 50;

/// The list items right below a block in its section.
fn items_below<'a>(part: &'a Part<'_>, block: &Block) -> impl Iterator<Item = &'a Block> + Clone {
    let blocks = part.blocks();
    let at = blocks.partition_point(|other| other.line() <= block.line());
    let section = block.section;
    blocks[at..].iter().take(SIGHT).take_while(move |next| {
        matches!(next.kind, BlockKind::Item { .. }) && next.section == section
    })
}

/// Tells whether the items that follow a block in its section are people.
pub(super) fn people_follow(part: &Part<'_>, block: &Block) -> bool {
    let mut items = items_below(part, block).peekable();
    items.peek().is_some() && items.all(|item| entry::is_person(&item.text))
}

/// Tells whether people follow, at least `least` and half of them by full names
/// or handles: what is but capitalized may be anything.
pub(super) fn surely_people_follow(part: &Part<'_>, block: &Block, least: usize) -> bool {
    let items = items_below(part, block);
    let certain = |item: &&Block| entry::is_certain(&item.text);
    let (certain, all) = (items.clone().filter(certain).count(), items.count());
    least <= certain && all <= 2 * certain && people_follow(part, block)
}

/// Tells whether an item stands in a list of bodies, each with its people:
/// "**Harbor**: ada, bob". "Ada Lovelace: Harbor" is a person.
pub(super) fn is_of_bodies(part: &Part<'_>, block: &Block) -> bool {
    const LEAST: usize = 3;
    let blocks = part.blocks();
    let here = blocks.partition_point(|other| other.line() < block.line());
    let is_item = |other: &&Block| {
        matches!(other.kind, BlockKind::Item { .. })
            && other.section == block.section
            && other.depth == block.depth
    };
    let before = blocks[..here].iter().rev().take(SIGHT).take_while(is_item);
    let behind = blocks[here..].iter().take(SIGHT).take_while(is_item);
    let items: Vec<&Block> = before.chain(behind).collect();
    let pairs = items.iter().filter_map(|item| item.text.split_once(':'));
    let pairs: Vec<(&str, &str)> = pairs.collect();
    // "Ada: ACME, Berlin" tells of Ada.
    let several = pairs.iter().any(|(label, _)| label.trim().contains(' '));
    let people = pairs.iter().filter(|(label, _)| entry::is_certain(label));
    let single = |rest: &str| rest.split(',').all(|name| !name.trim().contains(' '));
    let listed = pairs
        .iter()
        .filter(|(_, rest)| rest.contains(',') && single(rest));
    let all = items.len();
    LEAST <= all && pairs.len() == all && several && 2 * people.count() <= all && 0 < listed.count()
}

/// Tells whether a title below an attendance list is about other meetings:
/// "Attended in the past".
pub(super) fn is_of_others(title: &str) -> bool {
    let lower = title.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|w| {
        [
            "past",
            "previous",
            "previously",
            "earlier",
            "former",
            "invited",
        ]
        .contains(&w)
    })
}

/// Where the people stand in "Ada, Bob and Carl attended", "In attendance were
/// Ada and Bob".
pub(super) fn attended(text: &str) -> Option<std::ops::Range<usize>> {
    const LONG: usize = 300;
    const ENDS: [&str; 4] = [
        " attended",
        " attended the meeting",
        " were present",
        " were in attendance",
    ];
    const STARTS: [&str; 4] = [
        "In attendance were ",
        "Attended by ",
        "Present were ",
        "Those present were ",
    ];
    let line = text.trim_end().trim_end_matches('.');
    // "Quorum: all members were present" names nobody
    if LONG < line.len() || line.contains(": ") {
        return None;
    }
    let ended = ENDS.iter().find_map(|end| line.strip_suffix(end));
    let started = || STARTS.iter().find(|start| line.starts_with(**start));
    match ended {
        Some(people) => Some(0..people.len()),
        None => started().map(|start| start.len()..line.len()),
    }
}

/// Tells whether a paragraph asks those who attend to add themselves to the
/// list below it: "Add your name to this list if attending:".
pub(super) fn asks_for_names(text: &str) -> bool {
    let lower = text.trim_end().to_lowercase();
    lower.ends_with(':')
        && ["your name", "attend", "yourself"]
            .iter()
            .any(|w| lower.contains(w))
}

/// Tells whether a paragraph below an attendance list is about the meeting:
/// "Meeting recording", "Quorum achieved."
pub(super) fn is_remark(text: &str) -> bool {
    const WORDS: [&str; 8] = [
        "recording",
        "recordings",
        "quorum",
        "agenda",
        "minutes",
        "slides",
        "video",
        "transcript",
    ];
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| WORDS.contains(&word))
}

/// Takes the mark off an entry that says that somebody came: "Ada Lovelace +".
pub(super) fn without_tick(text: &str) -> Option<&str> {
    const TICKS: [&str; 6] = [" +", " ✓", " ✔", " ✅", " ☑", " ✔️"];
    let text = text.trim_end();
    TICKS.iter().find_map(|tick| text.strip_suffix(tick))
}

/// Reads the list that stands between the title and whatever follows, if it
/// holds nothing but full names and handles: two at least.
pub(super) fn below_title(part: &Part<'_>) -> Vec<Participant> {
    let blocks = part.blocks().iter();
    let headings = |block: &&Block| matches!(block.kind, BlockKind::Heading(_));
    let mut items = blocks
        .skip_while(headings)
        .take_while(|block| matches!(block.kind, BlockKind::Item { .. }))
        .peekable();
    let mut found = Vec::new();
    let first = items.peek().map_or(0, |item| item.section);
    for item in items.take_while(|item| item.section == first) {
        let read = entry::read(&item.text, None);
        let Some((person, _)) = read.filter(|_| entry::is_certain(&item.text)) else {
            return Vec::new();
        };
        found.push(person);
    }
    if found.len() < 2 { Vec::new() } else { found }
}

/// Reads "Incident meeting with @ada, @bob" near the top.
pub(super) fn met_with(part: &Part<'_>) -> Vec<Participant> {
    const NEAR: usize = 12;
    const WORDS: [&str; 4] = [
        "meeting with @",
        "call with @",
        "treffen mit @",
        "gespräch mit @",
    ];
    for block in part.blocks().iter().take(NEAR) {
        let lower = block.text.to_lowercase();
        let met = WORDS.iter().any(|word| lower.contains(word));
        let people = if met {
            handles(&block.text)
        } else {
            Vec::new()
        };
        if 1 < people.len() {
            let read = |found: &crate::scan::Found<String>| {
                entry::read(&format!("@{}", found.value), None)
            };
            return people
                .iter()
                .filter_map(read)
                .map(|(person, _)| person)
                .collect();
        }
    }
    Vec::new()
}

/// Which part of "Ada / adal / ACME" is the handle, as the line "Name / GitHub
/// handle / Company" tells.
pub(super) fn handle_part(header: &str) -> Option<usize> {
    const HANDLE: [&str; 6] = ["github", "gitlab", "handle", "username", "nick", "nickname"];
    if !header.contains('/') {
        return None;
    }
    let lower = header.to_lowercase();
    let parts: Vec<&str> = lower.split('/').collect();
    let words = |part: &str, words: &[&str]| {
        part.split(|c: char| !c.is_alphanumeric())
            .any(|word| words.contains(&word))
    };
    let named = parts.first().is_some_and(|part| words(part, &["name"]));
    let at = parts.iter().position(|part| words(part, &HANDLE))?;
    (named && 0 < at).then_some(at)
}

/// Puts the handle of a line into its person.
pub(super) fn with_handle(person: Participant, text: &str, at: usize) -> Participant {
    let spaced = text.split(" / ").nth(at);
    let part = spaced.or_else(|| text.split('/').nth(at));
    let part = part.unwrap_or_default().trim();
    let part = part.trim_start_matches('@');
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if part.is_empty() || !part.chars().all(plain) {
        return person;
    }
    let name = person
        .name
        .as_deref()
        .and_then(|name| name.split('/').next());
    Participant {
        handle: Some(part.to_owned()),
        name: name.map(|name| name.trim().to_owned()),
        ..person
    }
}
