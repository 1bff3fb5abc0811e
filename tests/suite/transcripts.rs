//! The examples of the README and of `tests/cmd`, run as a reader would.
//!
//! `TRYCMD=overwrite cargo test --test suite` rewrites them.

use super::support::corpus::root;
use super::support::git::Temp;
use super::support::program::minutebook;

#[test]
fn what_the_readme_shows_is_true() {
    let temp = Temp::new();
    let fixtures = root().join("fixtures/tidewatch");
    let added = minutebook(&temp).args(["add", "--quiet"]).args([&fixtures]);
    assert_eq!(added.run(), "");
    let home = temp.path().join("home");
    trycmd::TestCases::new()
        .env("MINUTEBOOK_HOME", home.display().to_string())
        .env("MINUTEBOOK_NOW", "2025-05-16")
        .register_bin("minutebook", trycmd::cargo::cargo_bin!("minutebook"))
        .case("README.md")
        .case("tests/cmd/*.md")
        .run();
}
