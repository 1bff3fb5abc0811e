//! What is kept between two syncs loses nothing: minutes resolved from stored
//! evidence are those of a fresh run.

use crate::support::corpus::CORPORA;
use minutebook::resolve::{FileEvidence, resolve};

#[test]
fn evidence_survives_being_stored() {
    for corpus in CORPORA.iter() {
        let stored: Vec<FileEvidence> = corpus.evidence.iter().map(store_and_read).collect();
        assert_eq!(stored, corpus.evidence);
        assert_eq!(resolve(&corpus.source(), &stored), corpus.minutes);
    }
}

#[test]
fn minutes_survive_being_stored() {
    for corpus in CORPORA.iter() {
        for resolved in corpus.minutes.iter().flatten() {
            let json = serde_json::to_string(&resolved.minutes).unwrap();
            let read = serde_json::from_str(&json).unwrap();
            assert_eq!(resolved.minutes, read, "{json}");
        }
    }
}

fn store_and_read(file: &FileEvidence) -> FileEvidence {
    let json = serde_json::to_string(&file.evidence).unwrap();
    FileEvidence {
        evidence: serde_json::from_str(&json).unwrap(),
        ..file.clone()
    }
}
