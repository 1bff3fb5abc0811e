//! Plain folders: files without a history.
//!
//! Hidden files and folders are skipped (`.git` among them) and symbolic links
//! are not followed. Contents are known by the id that git would give them.

use super::content::{Content, too_large};
use super::filter::{Filter, is_markdown_name};
use super::listing::{Listing, SourceFile};
use anyhow::{Context as _, Result};
use git2::{ObjectType, Oid};
use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

/// Folders nested deeper than this are not read.
const DEPTH_LIMIT: usize = 128;

/// Lists the wanted files of a folder.
pub(super) fn files(root: &Path, filter: &Filter) -> Result<Listing> {
    let mut walk = Walk {
        root,
        filter,
        listing: Listing::default(),
    };
    let entries = fs::read_dir(root).context("it cannot be opened")?;
    walk.folder(entries, 0);
    walk.listing.files.sort_by(|a, b| a.path.cmp(&b.path));
    walk.listing.diagnostics.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(walk.listing)
}

/// Reads a file of a folder.
pub(super) fn read(root: &Path, path: &str) -> Content {
    let path = root.join(path);
    let read = || -> io::Result<Content> {
        // Since it was listed it may have become something else.
        let found = fs::symlink_metadata(&path)?;
        if !found.is_file() {
            return Ok(Content::Unreadable("no longer a file".into()));
        }
        if let Some(message) = too_large(found.len()) {
            return Ok(Content::Unreadable(message));
        }
        Ok(Content::of(&fs::read(&path)?))
    };
    read().unwrap_or_else(|error| Content::Unreadable(format!("it cannot be read: {error}")))
}

struct Walk<'a> {
    root: &'a Path,
    filter: &'a Filter,
    listing: Listing,
}

impl Walk<'_> {
    fn folder(&mut self, entries: fs::ReadDir, depth: usize) {
        for entry in entries.flatten() {
            if !is_hidden(&entry.file_name()) {
                self.entry(&entry, depth);
            }
        }
    }

    fn entry(&mut self, entry: &DirEntry, depth: usize) {
        let path = entry.path();
        let Some(name) = relative(self.root, &path) else {
            let shown = path
                .strip_prefix(self.root)
                .unwrap_or(&path)
                .to_string_lossy();
            let message = "the name is not UTF-8, so the file is not read";
            return self.listing.note(Some(&shown), message);
        };
        let wanted = self.filter.wants(&name);
        let kind = entry.file_type();
        if kind.as_ref().is_ok_and(fs::FileType::is_dir) {
            self.subfolder(&path, &name, depth + 1);
        } else if kind.as_ref().is_ok_and(fs::FileType::is_symlink) {
            if wanted {
                self.listing
                    .note(Some(&name), "a symbolic link, not followed");
            }
        } else if wanted && kind.is_ok_and(|kind| kind.is_file()) {
            self.file(&path, name);
        } else if let Some(kind) = Filter::counted_as(&name) {
            *self.listing.skipped.entry(kind.to_owned()).or_default() += 1;
        }
    }

    fn subfolder(&mut self, path: &Path, name: &str, depth: usize) {
        if is_markdown_name(name) {
            self.listing
                .note(Some(name), "a folder with the name of a file");
        }
        match fs::read_dir(path) {
            Ok(entries) if depth < DEPTH_LIMIT => self.folder(entries, depth),
            Ok(_) => self.listing.note(Some(name), "a folder nested too deeply"),
            Err(error) => self
                .listing
                .note(Some(name), format!("a folder that cannot be read: {error}")),
        }
    }

    /// Takes a file, unless it is larger than is read: to find its id all of it
    /// would have to be looked at.
    fn file(&mut self, path: &Path, name: String) {
        let size = fs::symlink_metadata(path).map_or(0, |found| found.len());
        if let Some(message) = too_large(size) {
            return self.listing.note(Some(&name), message);
        }
        match Oid::hash_file(ObjectType::Blob, path) {
            Ok(id) => self.listing.files.push(SourceFile {
                path: name,
                blob: id.to_string(),
                history: None,
            }),
            Err(error) => {
                let message = format!("it cannot be read: {}", error.message());
                self.listing.note(Some(&name), message);
            }
        }
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// The path below the root with `/`, if it is UTF-8.
fn relative(root: &Path, path: &Path) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = below.iter().map(OsStr::to_str).collect();
    Some(parts?.join("/"))
}
