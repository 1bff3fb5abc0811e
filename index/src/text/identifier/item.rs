//! Items of a tracker: issues, pull requests, tickets.
//!
//! `guild/ledger#12`, `ledger!12`, `PR 12` and
//! `https://git.example/guild/ledger/pull/12/files` name the same item in
//! their own ways. What they have in common is `guild/ledger#12`, or as much of
//! it as they say.

/// An item of a tracker, by its names from the longest to the shortest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item<'a> {
    /// The path of the project, `guild/ledger`; empty where none is said.
    project: &'a str,
    number: &'a str,
}

/// Segments of an address behind which the number of an item stands.
const TRACKERS: [&str; 7] = [
    "issues",
    "pull",
    "pulls",
    "merge_requests",
    "discussions",
    "ticket",
    "tickets",
];

/// Words before the number of an item; `gh` as in `GH-12`.
const KINDS: [&str; 11] = [
    "issue", "issues", "pr", "prs", "mr", "bug", "ticket", "pull", "merge", "request", "gh",
];

/// No tracker counts farther; longer numbers are those of phones and rooms.
const LONGEST: usize = 7;

impl<'a> Item<'a> {
    /// Reads a folded address without its scheme: `host/project/pull/12/…`.
    ///
    /// GitLab writes `-` between project and item. Bugzilla and its kin name
    /// no project and have the number in the query, `show_bug.cgi?id=12`.
    pub(super) fn of_address(address: &'a str) -> Option<Self> {
        let path = address.split(['?', '#']).next().unwrap_or(address);
        let host = path.split('/').next().filter(|first| is_host(first));
        let inner = host.and_then(|host| path[host.len()..].strip_prefix('/'));
        if let Some(item) = Self::of_path(inner.unwrap_or(path)) {
            return Some(item);
        }
        let mut query = address[path.len()..].split(['?', '&', '#']);
        let number = query.find_map(|part| part.strip_prefix("id="))?;
        let project = "";
        (host.is_some() && is_number(number)).then_some(Self { project, number })
    }

    /// Reads `guild/ledger/-/issues/12/…`.
    fn of_path(path: &'a str) -> Option<Self> {
        let segments: Vec<&str> = path.split('/').collect();
        let mut pairs = segments.windows(2);
        let at = pairs.position(|pair| TRACKERS.contains(&pair[0]) && is_number(pair[1]))?;
        let length: usize = segments[..at].iter().map(|part| part.len() + 1).sum();
        let project = path[..length].trim_end_matches('/');
        Some(Self {
            project: project.strip_suffix("/-").unwrap_or(project),
            number: segments[at + 1],
        })
    }

    /// Reads a folded name: `guild/ledger#12`, `ledger#12`, `#12`.
    pub(super) fn of_name(name: &'a str) -> Option<Self> {
        let (project, number) = name.split_once('#')?;
        is_number(number).then_some(Self { project, number })
    }

    /// Reads a number by what is said before it, `PR 12`, or with it: `PR-12`.
    pub(super) fn of_words(before: &str, word: &'a str) -> Option<Self> {
        let letters = word.len() - word.trim_start_matches(|c: char| !c.is_ascii_digit()).len();
        let (kind, number) = word.split_at(letters);
        let kind = match kind {
            "" => before,
            kind => kind.trim_end_matches('-'),
        };
        let is_item = is_kind(kind) && is_number(number) && number.len() <= LONGEST;
        let project = "";
        is_item.then_some(Self { project, number })
    }

    /// Returns its names: `guild/ledger#12`, `ledger#12`, `#12`.
    pub(super) fn names(self) -> impl Iterator<Item = String> {
        let inner = self.project.match_indices('/').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(inner);
        let starts = starts.chain((!self.project.is_empty()).then_some(self.project.len()));
        starts.map(move |start| format!("{}#{}", &self.project[start..], self.number))
    }
}

fn is_kind(word: &str) -> bool {
    KINDS.iter().any(|kind| kind.eq_ignore_ascii_case(word))
}

pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_host(segment: &str) -> bool {
    segment.contains(['.', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(item: Option<Item<'_>>) -> String {
        let names: Vec<String> = item.into_iter().flat_map(Item::names).collect();
        names.join(" ")
    }

    #[test]
    fn an_address_names_an_item_whatever_follows() {
        let check = |address, expected| assert_eq!(names(Item::of_address(address)), expected);
        let ledger = "guild/ledger#12 ledger#12 #12";
        check("git.example/guild/ledger/pull/12", ledger);
        check("git.example/guild/ledger/pull/12/files?w=1#diff", ledger);
        check("git.example/guild/ledger/issues/12#comment-3", ledger);
        check("git.example/guild/ledger/-/merge_requests/12", ledger);
        check("localhost:3000/guild/ledger/pulls/12", ledger);
        check("ledger/issues/12", "ledger#12 #12");
        check(
            "git.example/guild/books/ledger/-/issues/12",
            "guild/books/ledger#12 books/ledger#12 ledger#12 #12",
        );
        check("bugs.example/ticket/12", "#12");
        check("bugs.example/show_bug.cgi?id=12&x=1", "#12");
        check("git.example/guild/ledger/issues", "");
        check("git.example/guild/ledger/tree/12", "");
        check("issues/12", "#12");
        check("", "");
    }

    #[test]
    fn words_name_an_item() {
        let check = |before, word, expected| {
            assert_eq!(
                names(Item::of_words(before, word)),
                expected,
                "{before} {word}"
            );
        };
        check("PR", "12", "#12");
        check("issue", "12", "#12");
        check("", "pr12", "#12");
        check("", "gh-12", "#12");
        check("room", "12", "");
        check("issue", "12345678", "");
        check("issue", "12a", "");
        check("", "12", "");
    }
}
