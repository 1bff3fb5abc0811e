//! Words of the trade that stand for each other.
//!
//! The list is short on purpose: only abbreviations and spellings that mean
//! the same wherever software is made and run, each with the reason why
//! minutes have both. What one community alone says goes into its
//! configuration.

use super::plan::Alike;
use crate::text::{fold, words};

/// The terms, separated by `=`, and why.
const TRADE: [(&str, &str); 25] = [
    ("k8s = kubernetes", "numeronym, typed more often than said"),
    ("i18n = internationalization", "numeronym"),
    ("l10n = localization", "numeronym"),
    ("o11y = observability", "numeronym"),
    ("a11y = accessibility", "numeronym"),
    (
        "lb = load balancer = loadbalancer",
        "flags and field names abbreviate it",
    ),
    ("db = database", "names of services abbreviate it"),
    ("repo = repository", "colloquial"),
    ("docs = documentation", "folders are called docs"),
    ("config = configuration", "files are called config"),
    ("auth = authentication", "packages are called auth"),
    ("env = environment", "files are called env"),
    ("ci = continuous integration", "initials"),
    ("pr = pull request", "initials, as trackers print them"),
    ("mr = merge request", "initials, as trackers print them"),
    ("vm = virtual machine", "initials"),
    ("sso = single sign on", "initials"),
    ("idp = identity provider", "initials"),
    ("rbac = role based access control", "initials"),
    ("sbom = software bill of materials", "initials"),
    ("cfp = call for papers", "initials"),
    ("eol = end of life", "initials"),
    ("poc = proof of concept", "initials"),
    (
        "biweekly = bi weekly = every two weeks = every other week = fortnightly",
        "teams say how often they meet in words of their own",
    ),
    ("adr = architecture decision record", "initials"),
];

/// Returns the built-in groups and those of the user.
pub(super) fn all(own: &[Vec<String>]) -> Vec<Alike> {
    let built_in = TRADE
        .iter()
        .map(|(terms, _)| terms.split('=').map(str::to_owned).collect());
    let own = own.iter().cloned();
    built_in
        .chain(own)
        .map(|terms: Vec<String>| alike(&terms))
        .collect()
}

fn alike(terms: &[String]) -> Alike {
    let term = |term: &String| words(term).map(|word| fold(word.text)).collect();
    Alike {
        terms: terms.iter().map(term).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_short_and_each_entry_says_why() {
        assert!(TRADE.len() <= 30);
        for (terms, reason) in TRADE {
            assert!(
                1 < terms.split('=').count() && !reason.is_empty(),
                "{terms}"
            );
        }
    }

    #[test]
    fn groups_of_the_user_come_last() {
        let all = all(&[vec!["Pump Hall".to_owned(), "PH".to_owned()]]);
        let last: Vec<String> = all
            .last()
            .unwrap()
            .terms
            .iter()
            .map(|term| term.join(" "))
            .collect();
        assert_eq!(last, ["pump hall", "ph"]);
    }
}
