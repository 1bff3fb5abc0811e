//! Links that stand apart from the announcement they belong to.
//!
//! A later heading names the event again ("Call for papers for the Rose Day"),
//! or the address itself names it ("…/rose-summit-2031/").

use super::name;
use super::reading::Reading;
use crate::extract::MentionEvidence;
use crate::likeness::{self, Name};

/// So many events a link is compared with.
const MANY: usize = 1000;
/// So many pairs of links and events are compared: a file with more of them is
/// no record of a meeting, and to compare all would take too long.
const PATIENCE: usize = 100_000;

/// Adds the links below headings that name an event, and those whose address
/// names one.
pub(super) fn attach(mentions: &mut [MentionEvidence], readings: &[Reading]) {
    let names = mentions.iter().take(MANY).map(|m| Name::new(&m.name));
    let names: Vec<Name> = names.collect();
    let mut patience = PATIENCE;
    let mut topic = None;
    let mut slide = 0;
    if names.is_empty() {
        return;
    }
    for reading in readings {
        if reading.line.role.is_heading() {
            topic = heading_of(reading, &names);
            slide = reading.line.slide;
        }
        let below = topic.filter(|_| reading.line.slide == slide);
        for url in &reading.line.urls {
            let url = &url.address;
            let subject = below.or_else(|| {
                if is_list(url) {
                    return None;
                }
                patience = patience.checked_sub(names.len())?;
                best(&slug(url), &names, likeness::SAME)
            });
            if let Some(mention) = subject.and_then(|at| mentions.get_mut(at)) {
                add(mention, url);
            }
        }
    }
}

fn add(mention: &mut MentionEvidence, url: &str) {
    if !mention.urls.iter().any(|known| known == url) {
        mention.urls.push(url.to_owned());
    }
}

/// Returns the event that a heading is about.
fn heading_of(reading: &Reading, names: &[Name]) -> Option<usize> {
    let titled = name::of_entry(&reading.plain).filter(|_| reading.names_event)?;
    best(&Name::new(&titled.name), names, likeness::SUBJECT)
}

/// Returns the event most like a name, if it is like enough.
fn best(name: &Name, names: &[Name], least: f64) -> Option<usize> {
    if name.is_generic() {
        return None;
    }
    let each = names.iter().map(|n| likeness::of(name, n)).enumerate();
    let best = each.max_by(|a, b| a.1.total_cmp(&b.1))?;
    (least <= best.1).then_some(best.0)
}

/// A mailing list is named as the event whose people it serves.
fn is_list(url: &str) -> bool {
    const LISTS: [&str; 4] = ["://groups.", "://lists.", "/mailman", "/list/"];
    LISTS.iter().any(|list| url.contains(list))
}

/// Reads the last part of an address as a name.
fn slug(url: &str) -> Name {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, path)| path);
    let path = path.split_once('/').map_or("", |(_, path)| path);
    Name::new(path.rsplit('/').find(|p| !p.is_empty()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_addresses() {
        let check = |url: &str, name: &str, expected: bool| {
            let found = best(&slug(url), &[Name::new(name)], likeness::SAME);
            assert_eq!(found.is_some(), expected, "{url}");
        };
        check("https://a.example/rose-summit-2031/", "Rose Summit", true);
        check(
            "https://a.example/rose-summit-2031?x=1",
            "Rose Summit 2030",
            false,
        );
        check("https://a.example/summit", "Rose Summit", false);
        assert!(is_list("https://groups.example/g/rose-summit-2031"));
        assert!(!is_list("https://a.example/rose-summit-2031"));
        check("https://rose-summit.example", "Rose Summit", false);
    }
}
