//! Where a source lives: at a URL or at a path.

use crate::config::SourceConfig;
use crate::home::Home;
use std::path::{Path, PathBuf};

/// Where a source lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// Somewhere `git` fetches from.
    Remote(String),
    /// A repository or folder that is read in place.
    Local(PathBuf),
}

impl Location {
    /// Returns where a source lives; relative paths start at the folder of the
    /// configuration.
    pub fn of(source: &SourceConfig, home: &Home) -> Location {
        if is_remote(&source.url) {
            return Location::Remote(source.url.clone());
        }
        let base = home.config().parent().unwrap_or(Path::new(""));
        Location::Local(base.join(&source.url))
    }
}

/// Returns whether `git` would take it for a URL rather than for a path:
/// `https://…`, `git@host:path`, `helper::…`.
pub(crate) fn is_remote(url: &str) -> bool {
    if url.contains("://") || url.contains("::") {
        return true;
    }
    let Some((host, path)) = url.split_once(':') else {
        return false;
    };
    let drive = host.len() == 1 && (path.starts_with('\\') || path.starts_with('/'));
    !drive && !host.is_empty() && !host.contains(['/', '\\'])
}

/// Says what is wrong with a URL or path, if anything is: `git` must not take
/// it for an option or for a command to run.
pub(crate) fn url_fault(url: &str) -> Option<String> {
    if url.trim().is_empty() {
        return Some("the URL is empty".into());
    }
    if url.starts_with('-') {
        return Some("a URL or path must not begin with `-`".into());
    }
    if url.contains(char::is_control) {
        return Some("a URL or path must not hold control characters".into());
    }
    if let Some((scheme, rest)) = url.split_once(':').filter(|(s, _)| !s.contains('/')) {
        if rest.starts_with(':') {
            return Some(format!("URLs of the form `{scheme}::…` are not allowed"));
        }
        if rest.starts_with("//") && !SCHEMES.contains(&scheme.to_lowercase().as_str()) {
            return Some(format!(
                "URLs of the form `{scheme}://…` are not allowed; https, http, ssh, git and file are"
            ));
        }
        if rest.starts_with('-') || rest.starts_with("//-") {
            return Some("a host or path must not begin with `-`".into());
        }
    }
    None
}

/// Returns a URL without a user's name and password.
pub(super) fn without_secrets(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    let host = rest.find('/').unwrap_or(rest.len());
    let start = rest[..host].rfind('@').map_or(0, |at| at + 1);
    format!("{scheme}://{}", &rest[start..])
}

const SCHEMES: [&str; 5] = ["https", "http", "ssh", "git", "file"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_and_paths() {
        let remote = [
            "https://example.org/a/b",
            "file:///srv/a.git",
            "git@example.org:a/b.git",
            "example.org:a",
            "ext::sh -c x",
        ];
        let local = ["a", "/srv/a", "./a:b", "../x", "C:\\a", "C:/a", ":a"];
        assert_eq!(remote.map(is_remote), [true; 5]);
        assert_eq!(local.map(is_remote), [false; 7]);
    }

    #[test]
    fn relative_paths_start_at_the_configuration() {
        let source = SourceConfig {
            url: "minutes".into(),
            ..SourceConfig::default()
        };
        let home = Home::at(Path::new("/h"));
        let expected = Location::Local("/h/minutes".into());
        assert_eq!(Location::of(&source, &home), expected);
    }
}
