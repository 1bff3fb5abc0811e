//! Names and numbers that mean something with their punctuation.
//!
//! `standards#807`, `CVE-2024-1234`, `@ada`, `v1.2.3`, `db.example.org`,
//! `src/main.rs` and whole URLs are kept as typed, and so are the parts by
//! which people ask for them: `#807`, `main.rs`, and for the URL of an issue
//! `807` in the repository `standards` once more `standards#807`.

use super::fold;

/// What stands between identifiers besides spaces.
const SEPARATORS: [char; 20] = [
    '(', ')', '[', ']', '{', '}', '<', '>', '|', '"', '“', '”', '„', '«', '»', '`', '*', '~', ',',
    ';',
];

/// Returns the identifiers of a text, folded, in order; a part may repeat.
pub(crate) fn identifiers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for chunk in text.split(separates) {
        read_chunk(chunk, &mut found);
    }
    found
}

/// Returns whether a word typed by a user is to be taken as one identifier:
/// it has punctuation inside, or a sign before it.
pub(crate) fn is_identifier(word: &str) -> bool {
    let word = trim(word);
    let signed = word.starts_with(['#', '@']) && 1 < word.len();
    signed || word.contains(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
}

/// Returns the identifier that stands for a whole word.
pub(crate) fn whole(word: &str) -> String {
    let word = trim(word);
    fold(without_scheme(word).unwrap_or(word))
}

fn read_chunk(chunk: &str, found: &mut Vec<String>) {
    let chunk = trim(chunk);
    if !is_identifier(chunk) {
        return;
    }
    let folded = fold(chunk);
    if let Some(rest) = without_scheme(&folded) {
        push(rest, found);
        read_url(rest, found);
        return;
    }
    push(&folded, found);
    if let Some(handle) = folded.strip_prefix('@') {
        push(handle, found);
    } else if folded.contains('/') {
        read_path(&folded, found);
    } else {
        read_number(&folded, found);
    }
    let parts = folded.split([':', '=']).filter(|part| *part != folded);
    found.extend(
        parts
            .map(trim)
            .filter(|part| is_identifier(part))
            .map(str::to_owned),
    );
}

/// Reads `host/path?query#fragment`.
fn read_url(url: &str, found: &mut Vec<String>) {
    let bare = url.split(['?', '#']).next().unwrap_or(url);
    let segments: Vec<&str> = bare.split('/').filter(|part| !part.is_empty()).collect();
    found.extend(segments.iter().map(|segment| (*segment).to_owned()));
    for window in segments.windows(3) {
        let [repository, place, number] = window else {
            continue;
        };
        if is_tracker(place) && is_number(number) {
            found.push(format!("{repository}#{number}"));
            found.push(format!("#{number}"));
        }
    }
}

/// Reads `folder/file.ext` and `owner/repository#12`.
fn read_path(path: &str, found: &mut Vec<String>) {
    let segments: Vec<&str> = path
        .split('/')
        .map(trim)
        .filter(|part| !part.is_empty())
        .collect();
    found.extend(segments.iter().map(|segment| (*segment).to_owned()));
    if let Some(last) = segments.last() {
        read_number(last, found);
    }
}

/// Reads the number of `repository#12`, and `#12`.
fn read_number(name: &str, found: &mut Vec<String>) {
    let Some((repository, number)) = name.split_once('#') else {
        return;
    };
    if is_number(number) && !repository.is_empty() {
        found.push(format!("#{number}"));
    }
}

fn push(text: &str, found: &mut Vec<String>) {
    let text = text.trim_end_matches('/');
    if !text.is_empty() {
        found.push(text.to_owned());
    }
}

fn without_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once("://")?;
    let known = !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric());
    known.then(|| rest.trim_end_matches('/'))
}

fn is_tracker(segment: &str) -> bool {
    const TRACKERS: [&str; 7] = [
        "issues",
        "pull",
        "pulls",
        "merge_requests",
        "discussions",
        "ticket",
        "tickets",
    ];
    TRACKERS.contains(&segment)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn separates(character: char) -> bool {
    character.is_whitespace() || SEPARATORS.contains(&character)
}

/// Takes the punctuation of the sentence off, but not a sign before a name.
fn trim(chunk: &str) -> &str {
    let chunk = chunk.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    let name = chunk.trim_start_matches(|c: char| !c.is_alphanumeric());
    match chunk[..chunk.len() - name.len()].chars().next_back() {
        Some('#' | '@') => &chunk[chunk.len() - name.len() - 1..],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(identifiers(text), expected, "{text}");
    }

    #[test]
    fn keeps_what_people_type() {
        check("plain words, nothing else.", &[]);
        check("see (ledger#12).", &["ledger#12", "#12"]);
        check("#12", &["#12"]);
        check(
            "guild/ledger#12",
            &["guild/ledger#12", "guild", "ledger#12", "#12"],
        );
        check("@Ada-L:", &["@ada-l", "ada-l"]);
        check("CVE-2024-1234", &["cve-2024-1234"]);
        check("v1.2.3", &["v1.2.3"]);
        check(
            "port=db.example.org",
            &["port=db.example.org", "db.example.org"],
        );
        check("–", &[]);
        check("####", &[]);
    }

    #[test]
    fn takes_addresses_apart() {
        check(
            "<https://git.example/guild/ledger/pull/12/>",
            &[
                "git.example/guild/ledger/pull/12",
                "git.example",
                "guild",
                "ledger",
                "pull",
                "12",
                "ledger#12",
                "#12",
            ],
        );
        check("src/main.rs", &["src/main.rs", "src", "main.rs"]);
    }

    #[test]
    fn knows_an_identifier_from_a_word() {
        for word in ["a-b", "#1", "@x", "x.y", "a/b", "http://x/"] {
            assert!(is_identifier(word), "{word}");
        }
        for word in ["word", "word.", "#", "it's", "k8s", "(word)"] {
            assert!(!is_identifier(word), "{word}");
        }
        assert_eq!(whole("https://Example.org/a/"), "example.org/a");
    }
}
