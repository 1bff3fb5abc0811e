//! Exact properties by which records are chosen: `team:board`, `person:ada`.
//!
//! A tag is a field of the query language, a colon, and a folded value. The
//! same tags are written into the index and compared in memory.

use crate::{
    model::{Link, LinkKind, Minutes, MinutesKind, Participant, Team},
    record::Head,
    text::{fold, fold_onto, identifier, words},
};
use std::collections::BTreeSet;

/// Tags without repetition.
pub(crate) type Tags = BTreeSet<String>;

/// Returns one tag.
pub(crate) fn tag(field: &str, value: &str) -> String {
    let mut tag = String::with_capacity(field.len() + 1 + value.len());
    tag.push_str(field);
    tag.push(':');
    fold_onto(value, &mut tag);
    tag
}

/// Returns what is known of a meeting from its head.
pub(crate) fn of_head(head: &Head) -> Tags {
    let mut tags = Tags::new();
    tags.insert(tag("source", &head.source));
    tags.insert(tag("id", &head.id));
    tags.insert(tag("kind", kind(head.kind)));
    add_path(&head.path, &mut tags);
    if let Some(team) = &head.team {
        add_team(&head.source, team, &mut tags);
    }
    tags
}

/// Adds the id of a team, alone and with its source, and its name.
pub(crate) fn add_team(source: &str, team: &Team, tags: &mut Tags) {
    tags.insert(tag("team", &team.id));
    tags.insert(tag("team", &format!("{source}/{}", team.id)));
    tags.insert(tag("team", &team.name));
}

/// Adds everybody who was at a meeting, or is recorded as absent.
pub(crate) fn add_participants(minutes: &Minutes, tags: &mut Tags) {
    for person in &minutes.participants {
        add_participant(person, tags);
    }
}

/// Adds people under a field, `owner` or `person`.
pub(crate) fn add_people(field: &str, names: &[String], tags: &mut Tags) {
    tags.extend(names.iter().map(|name| tag(field, name)));
}

/// Adds what a link leads to.
pub(crate) fn add_link(link: &Link, tags: &mut Tags) {
    tags.insert(tag("kind", link_kind(link.kind)));
    add_url(&link.url, tags);
}

/// Adds an address and its parts.
pub(crate) fn add_url(url: &str, tags: &mut Tags) {
    for part in identifier::identifiers(url) {
        tags.insert(tag("link", &part));
    }
}

/// Begins the tags that say which name goes with which handle.
const GOES: &str = "goes";

/// Returns the beginning of the tags that name what goes with a handle or a
/// name.
pub(crate) fn goes_with(known: &str) -> String {
    goes_from(known) + "\t"
}

/// Returns the same for all handles and names that begin so.
pub(crate) fn goes_from(start: &str) -> String {
    tag(GOES, start)
}

/// Adds somebody of an attendance list, by handle, name and words of the name.
pub(crate) fn add_participant(person: &Participant, tags: &mut Tags) {
    if let (Some(handle), Some(name)) = (&person.handle, &person.name) {
        tags.insert(goes_with(handle) + &fold(name));
        tags.insert(goes_with(name) + &fold(handle));
    }
    if let Some(handle) = &person.handle {
        tags.insert(tag("person", handle));
    }
    if let Some(name) = &person.name {
        tags.insert(tag("person", name));
        tags.extend(words(name).map(|word| tag("person", word.text)));
    }
}

/// Adds a path, the folders above it, and its last part with and without
/// extension.
fn add_path(path: &str, tags: &mut Tags) {
    tags.insert(tag("path", path));
    for (at, _) in path.match_indices('/') {
        tags.insert(tag("path", &path[..at]));
    }
    for part in path.split('/') {
        tags.insert(tag("path", part));
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    if let Some((stem, _)) = name.rsplit_once('.') {
        tags.insert(tag("path", stem));
    }
}

/// Returns the name of a kind of minutes, as its JSON has it.
pub(crate) fn kind(kind: MinutesKind) -> &'static str {
    match kind {
        MinutesKind::Meeting => "meeting",
        MinutesKind::Page => "page",
    }
}

/// Returns the name of a kind of link, as its JSON has it.
pub(crate) fn link_kind(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Issue => "issue",
        LinkKind::Pr => "pr",
        LinkKind::Commit => "commit",
        LinkKind::Repository => "repository",
        LinkKind::Doc => "doc",
        LinkKind::Pad => "pad",
        LinkKind::Video => "video",
        LinkKind::Image => "image",
        LinkKind::Minutes => "minutes",
        LinkKind::Calendar => "calendar",
        LinkKind::MeetingRoom => "meeting-room",
        LinkKind::MailList => "mail-list",
        LinkKind::Web => "web",
    }
}
