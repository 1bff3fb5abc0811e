//! The name that a repository gives to a team that nothing else names.
//!
//! `https://git.example/harbor/meeting-notes` keeps the minutes of "harbor",
//! `…/harbor-tides.git` those of "harbor tides".

use super::group::GENERIC;

/// Words of repositories that say what they hold, not whose it is.
const HOLDS: [&str; 9] = [
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
    own.or_else(|| components.next().filter(|_| remote).and_then(telling))
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
    use super::name_in;

    #[test]
    fn names_of_repositories() {
        let check = |url: &str, expected: &str| {
            assert_eq!(name_in(url).unwrap_or_default(), expected, "{url}");
        };
        check("https://git.example/harbor/meeting-notes", "harbor");
        check("https://git.example/harbor/Tides.git", "Tides");
        check("git@git.example:harbor/minutes.git", "harbor");
        check("/home/ada/harbor-minutes/", "harbor");
        check("/home/ada/minutes", "");
        check("", "");
    }
}
