//! What is kept between two syncs loses nothing: minutes resolved from stored
//! evidence are those of a fresh run.

use crate::support::corpus::CORPORA;
use minutebook::extract::Details;
use minutebook::resolve::{FileEvidence, resolve};

#[test]
fn evidence_survives_being_stored() {
    for corpus in CORPORA.iter() {
        let stored: Vec<_> = corpus.evidence.iter().map(store_and_read).collect();
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

fn store_and_read((file, details): &(FileEvidence, Details)) -> (FileEvidence, Details) {
    let evidence = serde_json::to_string(&file.evidence).unwrap();
    let details = serde_json::to_string(details).unwrap();
    let file = FileEvidence {
        evidence: serde_json::from_str(&evidence).unwrap(),
        ..file.clone()
    };
    (file, serde_json::from_str(&details).unwrap())
}
