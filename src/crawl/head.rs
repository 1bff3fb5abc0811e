//! Asking a remote which branch to read and where it is.

use super::branch;
use super::git::Git;
use anyhow::{Result, bail};
use git2::Reference;

/// What a remote says of its branch.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Full name of the branch, `HEAD` if the remote names none.
    pub(super) reference: String,
    /// Its newest commit.
    pub(super) commit: String,
}

impl Head {
    /// Name of the branch; none if the remote names none.
    pub(super) fn branch(&self) -> Option<&str> {
        self.reference.strip_prefix(BRANCHES)
    }
}

const BRANCHES: &str = "refs/heads/";

/// Asks for a branch, or for the remote's own; none in an empty repository.
pub(super) fn ask(git: &Git<'_>, branch: Option<&str>) -> Result<Option<Head>> {
    let wanted = match branch {
        Some(branch) => format!("{BRANCHES}{branch}"),
        None => "HEAD".into(),
    };
    let answer = git.references(&[&wanted])?;
    let head = match find(&answer, &wanted) {
        Some(head) => Some(head),
        None => choose(&git.references(&["refs/heads/*"])?, branch)?,
    };
    if head.as_ref().is_some_and(|head| head.commit.len() != 40) {
        bail!("it names its objects by SHA-256, which cannot be read yet");
    }
    Ok(head)
}

/// Finds a reference in the lines `ref: NAME<TAB>HEAD` and `ID<TAB>NAME`.
fn find(answer: &str, wanted: &str) -> Option<Head> {
    let mut lines = answer.lines().filter_map(|line| line.split_once('\t'));
    let symbolic = lines.clone().find_map(|(target, name)| {
        let target = target.strip_prefix("ref: ")?;
        // A remote can write anything here.
        let is_branch = target.starts_with(BRANCHES) && Reference::is_valid_name(target);
        (name == wanted && is_branch).then(|| target.to_owned())
    });
    let (commit, _) = lines.find(|(id, name)| *name == wanted && !id.starts_with("ref: "))?;
    Some(Head {
        reference: symbolic.unwrap_or_else(|| wanted.to_owned()),
        commit: commit.to_owned(),
    })
}

/// What to take if the branch is not there: an only one where none is asked
/// for.
fn choose(answer: &str, branch: Option<&str>) -> Result<Option<Head>> {
    let lines = answer.lines().filter_map(|line| line.split_once('\t'));
    let heads: Vec<(&str, &str)> = lines
        .filter_map(|(commit, name)| Some((commit, name.strip_prefix(BRANCHES)?)))
        .collect();
    let names: Vec<String> = heads.iter().map(|(_, name)| (*name).to_owned()).collect();
    if let Some(branch) = branch {
        bail!("no branch `{branch}`{}", branch::nearest(branch, &names));
    }
    match heads.as_slice() {
        [] => Ok(None),
        [(commit, name)] => Ok(Some(Head {
            reference: format!("{BRANCHES}{name}"),
            commit: (*commit).to_owned(),
        })),
        _ => bail!(
            "it names no branch as its own; say with `branch:` which one to read: {}",
            names.join(", ")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(answer: &str, wanted: &str, expected: Option<(&str, &str)>) {
        let found = find(answer, wanted);
        let found = found
            .as_ref()
            .map(|h| (h.reference.as_str(), h.commit.as_str()));
        assert_eq!(found, expected, "{answer:?}");
    }

    #[test]
    fn heads_and_branches() {
        let main = "refs/heads/main";
        check(
            "ref: refs/heads/main\tHEAD\n12\tHEAD\n",
            "HEAD",
            Some((main, "12")),
        );
        check(
            "12\tHEAD\n13\trefs/remotes/origin/HEAD\n",
            "HEAD",
            Some(("HEAD", "12")),
        );
        check(
            "13\trefs/x/refs/heads/main\n12\trefs/heads/main\n",
            main,
            Some((main, "12")),
        );
        check(
            "ref: refs/heads/a:refs/heads/b\tHEAD\n12\tHEAD\n",
            "HEAD",
            Some(("HEAD", "12")),
        );
        check(
            "ref: refs/notes/a\tHEAD\n12\tHEAD\n",
            "HEAD",
            Some(("HEAD", "12")),
        );
        check("ref: refs/heads/main\tHEAD\n", "HEAD", None);
        check("", "HEAD", None);
    }

    #[test]
    fn an_only_branch_is_taken() {
        let only = choose("12\trefs/heads/a/b\n", None).unwrap().unwrap();
        assert_eq!(
            (only.reference.as_str(), only.commit.as_str()),
            ("refs/heads/a/b", "12")
        );
        assert_eq!(choose("", None).unwrap(), None);
        let several = "12\trefs/heads/a\n12\trefs/heads/b\n";
        let error = choose(several, None).unwrap_err().to_string();
        assert!(error.ends_with("which one to read: a, b"), "{error}");
        let error = choose(several, Some("c")).unwrap_err().to_string();
        assert_eq!(error, "no branch `c`; there is `a`, `b`");
    }
}
