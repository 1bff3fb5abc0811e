//! What a configuration must hold beyond its form.

use super::{Config, SourceConfig};
use crate::crawl;
use std::collections::HashSet;

/// Something wrong.
#[derive(Debug)]
pub(super) struct Fault {
    /// The value as it is written, by which its line is found.
    pub(super) value: String,
    /// What is wrong with it, in words.
    pub(super) message: String,
}

/// Returns the first fault.
pub(super) fn fault(config: &Config) -> Option<Fault> {
    let mut names = HashSet::new();
    config.sources.iter().find_map(|source| {
        // Names are names of files, too, and not every system minds case.
        let is_new = names.insert(source.name.to_lowercase());
        let twice = || format!("two sources are named `{}`", source.name);
        let message = (!is_new).then(twice).or_else(|| name_fault(&source.name));
        let message = message.map(|message| (source.name.clone(), message));
        let (value, message) = message
            .or_else(|| url_fault(source))
            .or_else(|| glob_fault(source))
            .or_else(|| permalink_fault(source))?;
        Some(Fault { value, message })
    })
}

/// Says why something is no name for a source.
pub(super) fn name_fault(name: &str) -> Option<String> {
    if name.is_empty() {
        return Some("a source has an empty name".into());
    }
    let is_fine = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let starts_fine = name.starts_with(char::is_alphanumeric);
    let wrong = !starts_fine || !name.chars().all(is_fine);
    wrong.then(|| {
        format!("`{name}` is no name for a source: letters, digits, `-`, `_` and `.` are, a letter or digit first")
    })
}

fn url_fault(source: &SourceConfig) -> Option<(String, String)> {
    let message = crawl::url_fault(&source.url)?;
    Some((source.url.clone(), format!("{}: {message}", source.name)))
}

fn permalink_fault(source: &SourceConfig) -> Option<(String, String)> {
    let template = source.permalink.as_ref()?;
    let message = crawl::template_fault(template)?;
    Some((template.clone(), format!("{}: {message}", source.name)))
}

fn glob_fault(source: &SourceConfig) -> Option<(String, String)> {
    source.include.iter().find_map(|glob| {
        let error = crawl::glob_fault(glob)?;
        let message = format!("{}: {error}", source.name);
        Some((glob.clone(), message))
    })
}
