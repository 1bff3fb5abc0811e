//! The minutes of a small club, as it was founded and a week later.

use super::git::{Repository, Temp};

/// The first commit.
pub(crate) const FOUNDED: &str = "\
//- firmware/20250305.md
# 2025-03-05

## Participants

- @nadia

## Agenda

### Buoys (@nadia)

They float. AI @nadia: count them.

RESOLVED: buoys are yellow.
//- board/20250306.md
# Board 2025-03-06

## Agenda

### Money

There is none. June 18-22 Harbor Days in Rotterdam.
//- README.md
# Minutes of the club

Team Firmware meets every Wed 14-15.
";

/// What changed a week later.
pub(crate) const GROWN: &str = "\
//- firmware/20250312.md
# 2025-03-12

## Participants

- @nadia
- @bo

## Agenda

### Anchors (@bo)

See https://example.org/anchors. Harbor Days move to June 19.
//- firmware/20250305.md
# 2025-03-05

## Agenda

### Buoys (@nadia)

They float, mostly.
";

/// Makes the repository as it was founded; its URL reads it through a clone.
pub(crate) fn found(temp: &Temp) -> (Repository, String) {
    let repository = temp.repository("minutes", FOUNDED);
    repository.git(["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", repository.path().display());
    (repository, url)
}

/// Commits what changed a week later: texts, a new file, one that is gone.
pub(crate) fn grow(repository: &Repository) {
    repository.write("2025-03-12", GROWN);
    repository.delete("2025-03-13", "board/20250306.md");
}
