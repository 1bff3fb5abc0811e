//! Issues as topics: below the heading of a repository (`### acme/tea`) a
//! bullet that ends in the number of an issue (`Boil longer #7`).

use super::{Topic, title};
use crate::extract::Part;
use crate::extract::section;
use crate::parse::Block;

/// Returns the title of an issue, if the block is one.
pub(super) fn title_of(part: &Part<'_>, block: &Block) -> Option<String> {
    let heading = section::heading(part.document, block.section)?;
    if !is_repository(heading.text.trim()) {
        return None;
    }
    let mut lines = block.text.lines();
    let first = lines.next().unwrap_or_default();
    let second = lines.next().filter(|line| !line.trim().contains(' '));
    let joined = second.map(|second| format!("{first} {second}"));
    let mut titles = [Some(first.to_owned()), joined].into_iter().flatten();
    let title = titles.find(|t| number(t).is_some())?;
    let mut words = title.split_whitespace();
    let said = words.any(|w| !w.contains('#') && w.contains(char::is_alphabetic));
    said.then(|| title::tidy(&title))
}

/// Tells whether both name the same issue.
pub(super) fn is_same(issue: &Topic, other: &Topic) -> bool {
    let (a, b) = (&issue.item.title, &other.item.title);
    let (first, second) = (number(a), number(b));
    if first.is_some() && second.is_some() {
        return first == second && title::alike(&issue.words, &other.words);
    }
    title::same(&issue.words, &other.words)
}

/// The number at the end of a title: `#7`, `acme/tea#7`, `(7)`.
fn number(title: &str) -> Option<&str> {
    let mut words = title.split_whitespace().rev();
    let last = words.find(|w| !w.contains("://"))?;
    let digits = last.rsplit_once('#').map_or(last, |(_, digits)| digits);
    let digits = digits.trim_matches(|c: char| !c.is_ascii_digit());
    let numbered = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    let bare = last.len() <= digits.len() + 4 || last.contains('#');
    (numbered && bare).then_some(digits)
}

/// Two words without spaces around one slash.
fn is_repository(text: &str) -> bool {
    let part =
        |p: &str| !p.is_empty() && p.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    text.split_once('/')
        .is_some_and(|(a, b)| part(a) && part(b))
}
