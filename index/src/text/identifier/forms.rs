//! What else a name may be written as by those who keep minutes.

use super::{
    super::fold,
    is_identifier,
    item::{Item, is_number},
    whole,
};

/// Another way to write a name that was typed; folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Another name of the same thing.
    Same(String),
    /// The same as words one after the other.
    Words(Vec<String>),
    /// Longer names that begin so are the same.
    Start(String),
    /// A part of the name, which may be that of another thing too.
    Part(String),
}

/// Commits are named by so many of their digits at least.
const SHORTEST_HASH: usize = 7;
/// So many digits are written where a short name is not enough.
const LONGER_HASH: usize = 12;
/// So many digits a commit has.
const WHOLE_HASH: usize = 40;

/// Returns what else a typed word may be written as, the closest first.
pub(crate) fn forms(typed: &str) -> Vec<Form> {
    let name = whole(typed);
    if is_hash(&name) {
        return hashes(&name);
    }
    if !is_identifier(typed) {
        return humps(typed).map(Form::Words).into_iter().collect();
    }
    if let Some(item) = Item::of_name(&name).or_else(|| Item::of_address(&name)) {
        return items(item, &name);
    }
    if let Some(other) = version(&name) {
        return vec![Form::Same(other)];
    }
    if name.contains('/') {
        return path(&name);
    }
    other_hyphens(&name).map(Form::Same).into_iter().collect()
}

fn items(item: Item<'_>, name: &str) -> Vec<Form> {
    let others = item.names().filter(|other| other != name);
    let form = |other: String| {
        if other.starts_with('#') {
            Form::Part(other)
        } else {
            Form::Same(other)
        }
    };
    others.map(form).collect()
}

/// Returns `1.2.3` for `v1.2.3` and the other way round.
fn version(name: &str) -> Option<String> {
    let (number, other) = match name.strip_prefix('v') {
        Some(number) => (number, number.to_owned()),
        None => (name, format!("v{name}")),
    };
    let (major, minor) = number.split_once('.')?;
    let is_version = is_number(major) && minor.starts_with(|c: char| c.is_ascii_digit());
    (is_version && !name.contains('/')).then_some(other)
}

/// Returns for a path or an address what is left without `?…` and `#…`, and
/// its last segment; `scope/name` for `@scope/name`.
fn path(name: &str) -> Vec<Form> {
    let bare = name.split(['?', '#']).next().unwrap_or(name);
    let unscoped = bare.trim_start_matches('@').trim_end_matches('/');
    let mut forms = Vec::new();
    if unscoped != name {
        forms.push(Form::Same(unscoped.to_owned()));
    }
    let last = unscoped.rsplit('/').next().filter(|last| *last != unscoped);
    forms.extend(last.map(|last| Form::Part(last.to_owned())));
    forms
}

/// Returns `error_log` for `error-log` and the other way round.
fn other_hyphens(name: &str) -> Option<String> {
    let hyphens = name.replace('_', "-");
    let bars = name.replace('-', "_");
    let other = if hyphens == name { bars } else { hyphens };
    (other != name && !name.starts_with('@')).then_some(other)
}

/// Returns the words of `ErrorLog`, if all are of two letters or more.
fn humps(typed: &str) -> Option<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let mut was_small = false;
    for letter in typed.chars() {
        if !letter.is_alphabetic() {
            return None;
        }
        match words.last_mut() {
            Some(word) if !(was_small && letter.is_uppercase()) => word.push(letter),
            _ => words.push(letter.into()),
        }
        was_small = letter.is_lowercase();
    }
    let is_words = 1 < words.len() && words.iter().all(|word| 1 < word.chars().count());
    is_words.then(|| words.iter().map(|word| fold(word)).collect())
}

fn is_hash(name: &str) -> bool {
    let is_hex = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
    (SHORTEST_HASH..=WHOLE_HASH).contains(&name.len())
        && name.bytes().all(is_hex)
        && name.contains(|c: char| c.is_ascii_digit())
        && name.contains(|c: char| c.is_ascii_alphabetic())
}

/// Returns the longer names of a commit, and the shorter ones.
fn hashes(name: &str) -> Vec<Form> {
    let shorter = SHORTEST_HASH..name.len().min(LONGER_HASH + 1);
    let shorter = shorter.map(|length| Form::Words(vec![name[..length].to_owned()]));
    std::iter::once(Form::Start(name.to_owned()))
        .chain(shorter)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: &[&str]) {
        let forms = forms(typed).into_iter().map(|form| match form {
            Form::Same(name) => name,
            Form::Words(words) => words.join(" "),
            Form::Start(start) => start + "*",
            Form::Part(part) => format!("({part})"),
        });
        assert_eq!(forms.collect::<Vec<_>>(), expected, "{typed}");
    }

    #[test]
    fn items_are_called_by_project_and_number() {
        check("guild/ledger#12", &["ledger#12", "(#12)"]);
        check("ledger!12", &["(#12)"]);
        check("#12", &[]);
        check(
            "https://git.example/guild/ledger/pull/12/files",
            &["guild/ledger#12", "ledger#12", "(#12)"],
        );
    }

    #[test]
    fn names_have_other_spellings() {
        check("v1.2.3", &["1.2.3"]);
        check("1.2.3-rc1", &["v1.2.3-rc1"]);
        check("Error-Log", &["error_log"]);
        check("error_log", &["error-log"]);
        check("ErrorLog", &["error log"]);
        check("GitHub", &["git hub"]);
        check("MTest", &[]);
        check("NASA", &[]);
        check("word", &[]);
        check("@ada-l", &[]);
        check("src/tide/main.rs", &["(main.rs)"]);
        check("@guild/ledger", &["guild/ledger", "(ledger)"]);
        check(
            "https://git.example/a.md#top",
            &["git.example/a.md", "(a.md)"],
        );
    }

    #[test]
    fn commits_have_short_names() {
        check("0a1b2c3", &["0a1b2c3*"]);
        check("0a1b2c3d4", &["0a1b2c3d4*", "0a1b2c3", "0a1b2c3d"]);
        check("defaced", &[]);
        check("20240131", &[]);
    }
}
