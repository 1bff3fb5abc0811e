//! Adding, removing and renaming a source in the file.
//!
//! The text is edited in place; where that does not give what was meant (it is
//! written in an unusual style) the file is written anew, without comments.

use super::text::Lines;
use super::{Config, SourceConfig, check, message, read};
use anyhow::{Context as _, Result, anyhow};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

/// Adds a source at the end of the configuration.
pub fn add(path: &Path, source: &SourceConfig) -> Result<()> {
    let text = read(path)?;
    let mut config = Config::parse(&text, path)?;
    config.sources.push(source.clone());
    if let Some(fault) = check::fault(&config) {
        return Err(anyhow!(fault.message));
    }
    let block = serde_yaml::to_string(&[source])?;
    save(path, &config, Lines::of(&text).with_source(&block))
}

/// Removes a source.
pub fn remove(path: &Path, name: &str) -> Result<()> {
    let text = read(path)?;
    let mut config = Config::parse(&text, path)?;
    let index = index(&config, name)?;
    config.sources.remove(index);
    save(path, &config, Lines::of(&text).without_source(index))
}

/// Gives a source another name.
pub fn rename(path: &Path, name: &str, new: &str) -> Result<()> {
    let text = read(path)?;
    let mut config = Config::parse(&text, path)?;
    let index = index(&config, name)?;
    new.clone_into(&mut config.sources[index].name);
    if let Some(fault) = check::fault(&config) {
        return Err(anyhow!(fault.message));
    }
    let scalar = serde_yaml::to_string(new)?;
    save(
        path,
        &config,
        Lines::of(&text).with_name(index, scalar.trim()),
    )
}

fn index(config: &Config, name: &str) -> Result<usize> {
    let found = config.sources.iter().position(|source| source.name == name);
    found.ok_or_else(|| {
        let names = config.sources.iter().map(|source| source.name.as_str());
        anyhow!("no source `{name}`{}", message::nearest(name, names))
    })
}

/// Writes the edited text if it says what `config` says, else `config` itself.
fn save(path: &Path, config: &Config, edited: Option<String>) -> Result<()> {
    let says_so = |text: &String| Config::parse(text, path).is_ok_and(|read| read == *config);
    let text = match edited.filter(says_so) {
        Some(text) => text,
        None => serde_yaml::to_string(config)?,
    };
    write(path, &text).with_context(|| format!("cannot write {}", path.display()))
}

/// Replaces a file in one step: whoever reads sees the old or the new text.
fn write(path: &Path, text: &str) -> Result<()> {
    // A configuration that is a link elsewhere stays one.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    if let Ok(old) = fs::metadata(&path) {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&path)?;
    // Not every system lets a folder be opened.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}
