//! A file as it comes from a repository: its first line is the path, the rest
//! the text. Whatever it says, it is parsed, extracted and resolved, and all
//! lines are lines of the file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use minutebook::config::SourceConfig;
use minutebook::resolve::{FileEvidence, resolve};

fuzz_target!(|text: &str| {
    let (path, text) = text.split_once('\n').unwrap_or(("2024-06-13.md", text));
    let document = minutebook::parse::parse(text);
    let (evidence, details) = minutebook::extract::extract(path, &document);
    let file = FileEvidence {
        path: path.to_owned(),
        commit: None,
        committed_at: None,
        first_committed_at: None,
        evidence,
    };
    // A carriage return alone ends a line as well.
    let lines = text.replace("\r\n", "\n").split(['\n', '\r']).count();
    let lines = u32::try_from(lines).unwrap_or(u32::MAX);
    for resolved in resolve(&SourceConfig::default(), &[(file, details)]).concat() {
        let minutes = resolved.minutes;
        assert!(minutes.agenda.iter().all(|item| item.line <= lines));
        assert!(minutes.events.iter().all(|event| event.line <= lines));
        assert!(minutes.actions.iter().all(|action| action.line <= lines));
        assert!(minutes.links.iter().all(|link| link.line <= lines));
    }
});
