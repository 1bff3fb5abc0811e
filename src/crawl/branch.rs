//! Which commit of a repository is read.

use anyhow::{Result, anyhow, bail};
use git2::{ErrorCode, Oid, Repository};

/// Returns the tip of a branch, the user's own before the remote's.
pub(super) fn tip(repo: &Repository, branch: &str) -> Result<Oid> {
    let own = format!("refs/heads/{branch}");
    let remote = format!("refs/remotes/origin/{branch}");
    let mut found = [own, remote].into_iter().filter_map(|name| {
        let reference = repo.find_reference(&name).ok()?;
        Some(reference.peel_to_commit().ok()?.id())
    });
    found.next().ok_or_else(|| {
        let known = branches(repo);
        anyhow!("no branch `{branch}`{}", nearest(branch, &known))
    })
}

/// Returns the branch that HEAD names and its tip. Where it names one without
/// commits, as in a copy whose default branch was renamed, an only branch is
/// taken instead.
pub(super) fn head(repo: &Repository) -> Result<(Option<String>, Option<Oid>)> {
    let name = repo.find_reference("HEAD").ok();
    let name = name.and_then(|head| head.symbolic_target().ok().flatten().map(short_name));
    match repo.head().and_then(|head| head.peel_to_commit()) {
        Ok(commit) => return Ok((name, Some(commit.id()))),
        Err(error) if !is_unborn(&error) => {
            return Err(anyhow!("cannot read HEAD: {}", error.message()));
        }
        Err(_) => {}
    }
    match branches(repo).as_slice() {
        [] => Ok((name, None)),
        [only] => Ok((Some(only.clone()), Some(tip(repo, only)?))),
        several => bail!(
            "HEAD names the branch `{}`, which has no commits; say with `branch:` which one to read: {}",
            name.unwrap_or_default(),
            several.join(", ")
        ),
    }
}

fn is_unborn(error: &git2::Error) -> bool {
    [ErrorCode::UnbornBranch, ErrorCode::NotFound].contains(&error.code())
}

fn short_name(reference: &str) -> String {
    let name = reference.strip_prefix("refs/heads/");
    name.unwrap_or(reference).to_owned()
}

fn branches(repo: &Repository) -> Vec<String> {
    let Ok(found) = repo.branches(None) else {
        return Vec::new();
    };
    let names = found.flatten().filter_map(|(branch, _)| {
        let name = branch.name().ok().flatten()?;
        Some(name.strip_prefix("origin/").unwrap_or(name).to_owned())
    });
    let mut names: Vec<String> = names.filter(|name| name != "HEAD").collect();
    names.sort();
    names.dedup();
    names
}

/// Says which names come near one that is not known.
pub(super) fn nearest(name: &str, known: &[String]) -> String {
    let distance = |other: &String| strsim::damerau_levenshtein(name, other);
    let mut sorted: Vec<&String> = known.iter().collect();
    sorted.sort_by_key(|other| distance(other));
    sorted.truncate(3);
    let names: Vec<String> = sorted.iter().map(|name| format!("`{name}`")).collect();
    if names.is_empty() {
        return "; the repository has no commits yet".into();
    }
    format!("; there is {}", names.join(", "))
}
