//! The integration tests, one crate so that they link once.
//!
//! `tidy` holds the house rules, `accuracy`, `fixtures` and `ranking` are the
//! golden files of what is understood and found, `properties` and `steps` hold for any text.
//! `INSTA_UPDATE=always cargo test --test suite` rewrites the snapshots; read
//! the diff before you commit it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on fails"
)]

mod accuracy;
mod bad_input;
mod calendars;
mod crash;
mod damage;
mod doctor;
mod fixtures;
mod freshness;
mod histories;
#[cfg(unix)]
mod hostile;
mod linear;
mod privacy;
mod properties;
mod ranking;
mod readers;
mod remotes;
#[cfg(unix)]
mod repositories;
mod steps;
mod support;
mod sync;
mod tidy;
mod transcripts;

#[test]
fn every_file_is_listed() {
    let folder = support::corpus::root().join("tests/suite");
    for path in support::corpus::files(&folder, "rs") {
        let Some(name) = path.strip_suffix(".rs").filter(|n| !n.contains('/')) else {
            continue;
        };
        let listed = include_str!("main.rs").contains(&format!("\nmod {name};\n"));
        assert!(
            listed || name == "main",
            "tests/suite/main.rs lacks `mod {name};`"
        );
    }
}
