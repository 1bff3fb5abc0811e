//! What is understood of each file in `fixtures/`, one line a fact, one
//! snapshot a file: the place to see what a change does to whole files.

mod dump;

use crate::support::corpus::{CORPORA, files, root};

#[test]
fn every_fixture_is_understood_as_before() {
    let fixtures = root().join("fixtures").canonicalize().unwrap();
    let dumps: Vec<(String, String)> = CORPORA.iter().flat_map(dump::corpus).collect();
    insta::glob!("../../fixtures", "{tidewatch,broken}/**/*.md", |path| {
        let path = path.strip_prefix(&fixtures).unwrap().to_str().unwrap();
        let path = path.replace('\\', "/");
        let (_, dump) = dumps.iter().find(|(p, _)| *p == path).unwrap();
        insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!("minutes", dump);
        });
    });
}

#[test]
fn no_snapshot_outlives_its_fixture() {
    let known = CORPORA
        .iter()
        .flat_map(|c| c.files.iter().map(|(path, _)| (c.name, path)));
    let known: Vec<String> = known
        .map(|(name, path)| format!("minutes@{name}__{}.snap", path.replace('/', "__")))
        .collect();
    for file in files(&root().join("tests/suite/snapshots"), "snap") {
        let orphan = file.starts_with("minutes@") && !known.contains(&file);
        assert!(!orphan, "tests/suite/snapshots/{file} has no fixture");
    }
}
