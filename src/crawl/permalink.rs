//! Permalinks: a file at a commit, and a line of it, on the site of its forge.
//!
//! Only forges whose form of links is known get one; a wrong link would be
//! worse than none.

use super::filter::is_markdown_name;
use std::fmt::Write as _;

/// A web interface whose links are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Forge {
    GitHub,
    GitLab,
    Gitea,
    Bitbucket,
    SourceHut,
}

/// Hosts whose names do not tell what runs there.
const HOSTS: [(&str, Forge); 10] = [
    ("bitbucket.org", Forge::Bitbucket),
    ("codeberg.org", Forge::Gitea),
    ("code.videolan.org", Forge::GitLab),
    ("framagit.org", Forge::GitLab),
    ("git.disroot.org", Forge::Gitea),
    ("git.sr.ht", Forge::SourceHut),
    ("invent.kde.org", Forge::GitLab),
    ("opencode.de", Forge::GitLab),
    ("opendev.org", Forge::Gitea),
    ("salsa.debian.org", Forge::GitLab),
];

/// Parts of host names that tell what runs there: `gitlab.example.org`.
const LABELS: [(&str, Forge); 4] = [
    ("github", Forge::GitHub),
    ("gitlab", Forge::GitLab),
    ("gitea", Forge::Gitea),
    ("forgejo", Forge::Gitea),
];

/// Returns the link to a file at a commit, and to a 1-based line of it.
///
/// `remote` is the URL of the repository in any form that git takes. Markdown
/// with a line is shown as source, since rendered pages have no lines.
pub fn permalink(remote: &str, commit: &str, path: &str, line: Option<u32>) -> Option<String> {
    let site = Site::of(remote)?;
    let forge = site.forge?;
    let middle = match forge {
        Forge::GitHub => "blob",
        Forge::GitLab => "-/blob",
        Forge::Gitea => "src/commit",
        Forge::Bitbucket => "src",
        Forge::SourceHut => "tree",
    };
    let item = match forge {
        Forge::SourceHut => "item/",
        _ => "",
    };
    let base = site.url;
    let file = format!("{base}/{middle}/{commit}/{item}{}", encode(path));
    Some(match line {
        Some(line) => with_line(&file, line),
        None => file,
    })
}

/// Returns the link to a file at a commit as a template gives it.
pub fn permalink_by(template: &str, commit: &str, path: &str) -> String {
    let link = template.replace("{commit}", commit);
    link.replace("{path}", &encode(path))
}

/// Says what is wrong with a template, if anything is.
pub(crate) fn template_fault(template: &str) -> Option<String> {
    let is_web = template.starts_with("https://") || template.starts_with("http://");
    let missing = ["{commit}", "{path}"]
        .into_iter()
        .find(|place| !template.contains(place));
    match missing {
        Some(place) => Some(format!("the permalink lacks `{place}`")),
        None if !is_web => Some("the permalink must begin with https:// or http://".into()),
        None => None,
    }
}

/// How the link to a file is told, what shows its source, what leads to a line.
/// The last two are the web pages that git users run themselves, cgit and
/// gitweb.
const LINES: [(&str, &str, &str); 7] = [
    ("/-/blob/", "?plain=1", "#L"),
    ("/src/commit/", "?display=source", "#L"),
    ("/blob/", "?plain=1", "#L"),
    ("/item/", "?view-source", "#L"),
    ("/src/", "", "#lines-"),
    ("?id=", "", "#n"),
    (";hb=", "", "#l"),
];

/// Returns the link to a 1-based line of a file, from the [`permalink`] to the
/// file.
pub fn with_line(file: &str, line: u32) -> String {
    let found = LINES
        .iter()
        .filter_map(|form| Some((file.find(form.0)?, form)));
    let first = found.min_by_key(|(at, _)| *at);
    let (_, source, anchor) = first.map_or(&("", "", "#L"), |(_, form)| form);
    let source = if is_markdown_name(file) { source } else { "" };
    format!("{file}{source}{anchor}{line}")
}

/// The web page of a repository.
struct Site {
    url: String,
    forge: Option<Forge>,
}

impl Site {
    fn of(remote: &str) -> Option<Site> {
        let (scheme, rest) = split(remote)?;
        let (authority, path) = rest.split_once('/')?;
        let authority = authority.rsplit('@').next()?;
        let host = authority.split(':').next()?.to_lowercase();
        // The port of another protocol says nothing about the web page.
        let site = match scheme {
            "http" | "https" => format!("{scheme}://{}", authority.to_lowercase()),
            "ssh" | "git" | "git+ssh" => format!("https://{host}"),
            _ => return None,
        };
        let path = path.trim_end_matches('/');
        let path = path.strip_suffix(".git").unwrap_or(path);
        let path = path.trim_matches('/');
        (!path.is_empty() && !host.is_empty()).then(|| Site {
            url: format!("{site}/{path}"),
            forge: forge(&host),
        })
    }
}

/// Splits a remote into its protocol and `host/path`; `git@host:path` is SSH.
fn split(remote: &str) -> Option<(&str, String)> {
    if let Some((scheme, rest)) = remote.split_once("://") {
        return Some((scheme, rest.to_owned()));
    }
    let (host, path) = remote.split_once(':')?;
    let is_host = 1 < host.len() && !host.contains(['/', '\\']);
    let path = path.trim_start_matches('/');
    is_host.then(|| ("ssh", format!("{host}/{path}")))
}

fn forge(host: &str) -> Option<Forge> {
    let host = host.strip_prefix("www.").unwrap_or(host);
    let by_host = HOSTS.iter().find(|(known, _)| *known == host);
    let by_label = || LABELS.iter().find(|(label, _)| host.contains(label));
    by_host.or_else(by_label).map(|(_, forge)| *forge)
}

/// Percent-encodes a path, but for its `/`.
fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(char::from(byte));
            }
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(remote: &str, path: &str, line: Option<u32>, expected: Option<&str>) {
        let found = permalink(remote, "abc", path, line);
        assert_eq!(found.as_deref(), expected, "{remote}");
    }

    #[test]
    fn forges() {
        let cases = [
            (
                "https://github.com/o/r",
                "https://github.com/o/r/blob/abc/a.md?plain=1#L3",
            ),
            (
                "https://gitlab.com/g/s/r.git",
                "https://gitlab.com/g/s/r/-/blob/abc/a.md?plain=1#L3",
            ),
            (
                "https://codeberg.org/o/r/",
                "https://codeberg.org/o/r/src/commit/abc/a.md?display=source#L3",
            ),
            (
                "https://bitbucket.org/o/r",
                "https://bitbucket.org/o/r/src/abc/a.md#lines-3",
            ),
            (
                "https://git.sr.ht/~o/r",
                "https://git.sr.ht/~o/r/tree/abc/item/a.md?view-source#L3",
            ),
            (
                "http://gitlab.example.org:8080/o/r",
                "http://gitlab.example.org:8080/o/r/-/blob/abc/a.md?plain=1#L3",
            ),
        ];
        for (remote, expected) in cases {
            check(remote, "a.md", Some(3), Some(expected));
        }
    }

    #[test]
    fn forms_of_one_remote() {
        let forms = [
            "https://github.com/o/r.git",
            "https://me:secret@github.com/o/r",
            "https://www.github.com/o/r",
            "git@github.com:o/r.git",
            "git@github.com:/o/r.git",
            "ssh://git@github.com:22/o/r.git",
            "git://github.com/o/r.git/",
        ];
        for form in forms {
            let link = permalink(form, "abc", "a b/ä#.md", None).unwrap();
            let link = link.replace("www.", "");
            assert_eq!(link, "https://github.com/o/r/blob/abc/a%20b/%C3%A4%23.md");
        }
    }

    #[test]
    fn templates() {
        let cases = [
            (
                "https://git.example.org/r/tree/{path}?id={commit}",
                "https://git.example.org/r/tree/a%20b.md?id=abc#n3",
            ),
            (
                "https://git.example.org/?p=r;a=blob;f={path};hb={commit}",
                "https://git.example.org/?p=r;a=blob;f=a%20b.md;hb=abc#l3",
            ),
            (
                "http://code.example.org/r@{commit}:{path}",
                "http://code.example.org/r@abc:a%20b.md#L3",
            ),
        ];
        for (template, expected) in cases {
            assert_eq!(template_fault(template), None);
            let file = permalink_by(template, "abc", "a b.md");
            assert_eq!(with_line(&file, 3), expected);
        }
        for template in [
            "https://example.org/{path}",
            "javascript:{commit}{path}",
            "",
        ] {
            assert!(template_fault(template).is_some(), "{template}");
        }
    }

    #[test]
    fn no_link_at_all() {
        let remotes = [
            "file:///srv/github/r",
            "/srv/r",
            "../r",
            "C:\\r",
            "https://example.org/r",
            "https://github.com/",
            "",
        ];
        for remote in remotes {
            check(remote, "a.md", None, None);
        }
        check(
            "https://github.com/o/r",
            "notes",
            Some(2),
            Some("https://github.com/o/r/blob/abc/notes#L2"),
        );
    }
}
