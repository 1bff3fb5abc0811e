//! Reads calendars with Python's libraries, if there is a Python that has them.

use super::reader::{Read, Window};
use crate::support::corpus::root;
use serde_json::json;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs, sync::LazyLock};

/// The Python to use: `MINUTEBOOK_TEST_PYTHON`, else the virtual environment
/// that `.ci/run` makes.
static PYTHON: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    let named = env::var_os("MINUTEBOOK_TEST_PYTHON").map(PathBuf::from);
    let made = root().join("target/python/bin/python");
    let python = named.or_else(|| Some(made).filter(|path| path.exists()));
    if python.is_none() {
        // Written past the capture of the tests, so that it is seen.
        let notice = "note: calendars are not read with Python; \
            set MINUTEBOOK_TEST_PYTHON to one with tests/ics/requirements.txt\n";
        let _ = std::io::stderr().write_all(notice.as_bytes());
    }
    python
});

/// Fails if Python finds other entries, or anything wrong with the calendar.
pub(super) fn agrees(feed: &str, entries: &[Read], window: Window) {
    let Some(python) = PYTHON.as_ref() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let (calendar, expected) = (folder.path().join("a.ics"), folder.path().join("a.json"));
    let entries = entries.iter().map(|entry| {
        json!({
            "uid": entry.uid,
            "summary": entry.summary(),
            "description": entry.description(),
            "starts": entry.starts,
        })
    });
    let entries: Vec<_> = entries.collect();
    let json = json!({"from": window.from, "until": window.until, "entries": entries});
    fs::write(&calendar, feed).unwrap();
    fs::write(&expected, json.to_string()).unwrap();
    let script = root().join("tests/ics/read_back.py");
    let mut command = Command::new(python);
    let output = command.args([&script, &calendar, &expected]).output();
    let output = output.unwrap_or_else(|error| panic!("{}: {error}", python.display()));
    let (out, err) = (output.stdout, output.stderr);
    let said = String::from_utf8_lossy(&out) + String::from_utf8_lossy(&err);
    assert!(output.status.success(), "{said}");
}
