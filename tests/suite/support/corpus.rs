//! The corpora of `fixtures/`, read and understood.

use minutebook::config::SourceConfig;
use minutebook::resolve::{FileEvidence, Resolved, resolve};
use minutebook::{
    extract::{Details, extract},
    parse::parse,
};
use std::path::{Path, PathBuf};
use std::{fs, sync::LazyLock};

/// Every corpus, by name; each is one source.
pub(crate) static CORPORA: LazyLock<[Corpus; 2]> =
    LazyLock::new(|| ["tidewatch", "broken"].map(Corpus::load));

/// A folder of minutes.
pub(crate) struct Corpus {
    /// Name of the folder below `fixtures/`, and of the source.
    pub(crate) name: &'static str,
    /// Path in the folder and text of each file, sorted by path.
    pub(crate) files: Vec<(String, String)>,
    /// What each file says.
    pub(crate) evidence: Vec<(FileEvidence, Details)>,
    /// The minutes of each file.
    pub(crate) minutes: Vec<Vec<Resolved>>,
}

impl Corpus {
    fn load(name: &'static str) -> Self {
        let folder = root().join("fixtures").join(name);
        let read = |path: String| {
            let text = fs::read_to_string(folder.join(&path)).unwrap();
            (path, text)
        };
        let files: Vec<(String, String)> = files(&folder, "md").into_iter().map(read).collect();
        let evidence: Vec<_> = files
            .iter()
            .map(|(path, text)| evidence(path, text))
            .collect();
        Self {
            name,
            minutes: resolve(&source(name), &evidence),
            files,
            evidence,
        }
    }

    /// The configuration of the source.
    pub(crate) fn source(&self) -> SourceConfig {
        source(self.name)
    }
}

/// A source that needs no configuration.
fn source(name: &str) -> SourceConfig {
    SourceConfig {
        name: name.to_owned(),
        ..SourceConfig::default()
    }
}

/// What a text says, as if it lay in a plain folder.
pub(crate) fn evidence(path: &str, text: &str) -> (FileEvidence, Details) {
    let (evidence, details) = extract(path, &parse(text));
    let file = FileEvidence {
        path: path.to_owned(),
        commit: None,
        committed_at: None,
        first_committed_at: None,
        evidence,
    };
    (file, details)
}

/// The root of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of an extension below a folder: paths relative to it, with `/`,
/// sorted. A folder that is not there has none.
pub(crate) fn files(folder: &Path, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(folder, &mut found);
    found.retain(|path| path.extension().is_some_and(|e| e == extension));
    let relative = |path: PathBuf| {
        let path = path.strip_prefix(folder).unwrap().to_str().unwrap();
        path.replace('\\', "/")
    };
    let mut paths: Vec<String> = found.into_iter().map(relative).collect();
    paths.sort();
    paths
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else {
            found.push(path);
        }
    }
}
