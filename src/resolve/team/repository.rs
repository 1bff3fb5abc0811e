//! The name that a repository gives to a team that nothing else names.
//!
//! `https://git.example/harbor/meeting-notes` keeps the minutes of "harbor",
//! `…/harbor-tides.git` those of "harbor tides".

use super::group::GENERIC;
use crate::extract::team::BODIES;

/// Words of repositories that say what they hold, not whose it is.
const HOLDS: [&str; 22] = [
    "www",
    "discussions",
    "discussion",
    "project",
    "projects",
    "admin",
    "administrivia",
    "planning",
    "specification",
    "spec",
    "specs",
    "github",
    "org",
    "wiki",
    "website",
    "organization",
    "organisation",
    "community",
    "governance",
    "compass",
    "administrative",
    "team",
];

/// Returns the name, without words that any repository may have.
pub(super) fn name_in(url: &str) -> Option<String> {
    let path = url.trim_end_matches('/').trim_end_matches(".git");
    let mut components = path.rsplit(['/', ':']);
    let own = components.next().and_then(telling);
    let remote = url.contains("://") || url.starts_with("git@");
    let owner = components.next().filter(|_| remote).and_then(telling);
    match (own, owner) {
        // "harbor/steering-council"
        (Some(own), Some(owner)) if is_of_any_project(&own) => Some(format!("{owner} {own}")),
        (own, owner) => own.or(owner),
    }
}

/// Returns the words of such a name that say of which project a body is.
pub(super) fn project_of(name: &str) -> Option<String> {
    let words = name.split_whitespace().filter(|w| !is_of_any_project(w));
    let words: Vec<String> = words.map(spelled).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Tells whether a name could be that of a body of any project: "Board",
/// "Technical Steering Committee", "Community Call".
pub(super) fn is_of_any_project(name: &str) -> bool {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let mut words = words.filter(|w| !w.is_empty()).map(str::to_lowercase);
    words.all(|w| BODIES.contains(&w.as_str()) || OF_ANY.contains(&w.as_str()))
}

/// Words beside those for bodies that do not tell of which project it is.
const OF_ANY: [&str; 43] = [
    "steering",
    "technical",
    "core",
    "general",
    "monthly",
    "biweekly",
    "bi",
    "regular",
    "open",
    "developer",
    "developers",
    "dev",
    "devs",
    "maintainer",
    "maintainers",
    "contributor",
    "contributors",
    "advisory",
    "executive",
    "management",
    "project",
    "public",
    "annual",
    "planning",
    "status",
    "office",
    "the",
    "of",
    "and",
    "directors",
    "members",
    "leads",
    "cg",
    "pmc",
    "psc",
    "calls",
    "governing",
    "coordination",
    "working",
    "groups",
    "team",
    "special",
    "interest",
];

fn spelled(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next();
    let first = first.into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

fn telling(component: &str) -> Option<String> {
    let words = component.split(|c: char| !c.is_alphanumeric());
    let said = words.filter(|w| {
        let lower = w.to_lowercase();
        !w.is_empty() && !GENERIC.contains(&lower.as_str()) && !HOLDS.contains(&lower.as_str())
    });
    let name = said.collect::<Vec<_>>().join(" ");
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{is_of_any_project, name_in, project_of};

    #[test]
    fn projects_of_bodies() {
        assert_eq!(project_of("harbor board").as_deref(), Some("Harbor"));
        assert_eq!(project_of("board"), None);
        assert!(is_of_any_project("Technical Steering Committee"));
        assert!(is_of_any_project("Community Call"));
        assert!(!is_of_any_project("Tide Watch"));
    }

    #[test]
    fn names_of_repositories() {
        let check = |url: &str, expected: &str| {
            assert_eq!(name_in(url).unwrap_or_default(), expected, "{url}");
        };
        check("https://git.example/harbor/meeting-notes", "harbor");
        check("https://git.example/harbor/Tides.git", "Tides");
        check("https://git.example/harbor/www-board", "harbor board");
        check(
            "https://git.example/harbor/steering-council",
            "harbor steering council",
        );
        check("https://git.example/harbor/discussions", "harbor");
        check("git@git.example:harbor/minutes.git", "harbor");
        check("/home/ada/harbor-minutes/", "harbor");
        check("/home/ada/minutes", "");
        check("", "");
    }
}
