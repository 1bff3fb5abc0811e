//! Entries of a tree → the files to read.

use super::filter::{Filter, is_markdown_name};
use super::listing::Listing;
use super::tree::{ENTRY_LIMIT, Entry, Kind};
use std::collections::HashSet;
use std::fmt::Write as _;

/// Picks the files to read, counts those of other formats, and says why what
/// looks like a file to read is none.
pub(super) fn select(
    entries: Vec<Entry>,
    filter: &Filter,
    listing: &mut Listing,
) -> Vec<(String, Entry)> {
    if entries.len() == ENTRY_LIMIT {
        let message = format!("more than {ENTRY_LIMIT} files and folders; the rest is not read");
        listing.note(None, message);
    }
    let mut taken = HashSet::new();
    let mut found = Vec::new();
    for entry in entries {
        let path = display_path(&entry.path);
        if entry.kind != Kind::File {
            if let Some(message) = oddity(&entry, &path, filter) {
                listing.note(Some(&path), message);
            }
        } else if filter.wants(&path) {
            let path = unique(path, &mut taken);
            if std::str::from_utf8(&entry.path).is_err() {
                let message = "the name is not UTF-8; its odd bytes are shown as %XX";
                listing.note(Some(&path), message);
            }
            found.push((path, entry));
        } else if let Some(kind) = Filter::counted_as(&path) {
            *listing.skipped.entry(kind.to_owned()).or_default() += 1;
        }
    }
    found
}

/// What is odd about an entry that is no file, if its name asks for one.
fn oddity(entry: &Entry, path: &str, filter: &Filter) -> Option<&'static str> {
    match entry.kind {
        Kind::Folder if is_markdown_name(path) => Some("a folder with the name of a file"),
        Kind::SymbolicLink if filter.wants(path) => Some("a symbolic link, not followed"),
        Kind::Submodule if filter.wants(path) => Some("a submodule, not read"),
        Kind::Unreadable => Some("a folder that cannot be read: git's tree is not there"),
        _ => None,
    }
}

/// Makes a path printable: bytes that are not UTF-8 become `%XX`.
fn display_path(path: &[u8]) -> String {
    let mut shown = String::new();
    for chunk in path.utf8_chunks() {
        shown.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(shown, "%{byte:02X}");
        }
    }
    shown
}

fn unique(mut path: String, taken: &mut HashSet<String>) -> String {
    while !taken.insert(path.clone()) {
        path.push('~');
    }
    path
}
