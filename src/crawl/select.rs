//! Entries of a tree → the files to read.

use super::filter::{Filter, is_markdown_name};
use super::listing::Listing;
use super::tree::{ENTRY_LIMIT, Entry, Kind};
use std::collections::HashSet;
use std::fmt::Write as _;

/// Picks the files to read, and says why others that look like it are none.
pub(super) fn select(
    entries: Vec<Entry>,
    filter: &Filter,
    listing: &mut Listing,
) -> Vec<(String, Entry)> {
    let mut taken = HashSet::new();
    let mut found = Vec::new();
    if entries.len() == ENTRY_LIMIT {
        let message = format!("more than {ENTRY_LIMIT} files and folders; the rest is not read");
        listing.note(None, message);
    }
    for entry in entries {
        let path = display_path(&entry.path);
        let wanted = filter.wants(&path);
        let odd = match entry.kind {
            Kind::File => None,
            Kind::Folder if is_markdown_name(&path) => Some("a folder with the name of a file"),
            Kind::Folder => continue,
            Kind::SymbolicLink => Some("a symbolic link, not followed").filter(|_| wanted),
            Kind::Submodule => Some("a submodule, not read").filter(|_| wanted),
            Kind::Unreadable => Some("a folder that cannot be read: git's tree is not there"),
        };
        if let Some(message) = odd {
            listing.note(Some(&path), message);
        } else if entry.kind == Kind::File && wanted {
            let path = unique(path, &mut taken);
            if std::str::from_utf8(&entry.path).is_err() {
                listing.note(
                    Some(&path),
                    "the name is not UTF-8; its odd bytes are shown as %XX",
                );
            }
            found.push((path, entry));
        } else if let Some(kind) = Filter::counted_as(&path).filter(|_| entry.kind == Kind::File) {
            *listing.skipped.entry(kind.to_owned()).or_default() += 1;
        }
    }
    found
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
