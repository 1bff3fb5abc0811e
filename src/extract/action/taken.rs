//! Who takes a listed or marked task though no list of people knows them.
//!
//! An attendance list holds who came, a task may go to anybody. Where a text
//! is a task for certain, its form alone tells who takes it: `[Dora, Emil]
//! file it`, `Dora & Emil file it`, `File it (Dora)`, `File it - Dora`, `File
//! it => Dora`, `File it. Owner: Dora`, `dora to file it`.

use super::people::{self, first_word};
use super::words::{GERMAN_DEEDS, NO_INITIALS, NO_NAMES, NO_TAKERS, VERBS};
use super::{Task, pieces};
use crate::extract::person::{self, split_outside};

/// Gives a task without owners those that its form names.
pub(super) fn with_owners(text: &str, task: Task) -> Task {
    if !task.owners.is_empty() {
        return task;
    }
    let content = &text[task.span.clone()];
    if let Some((owners, from)) = in_front(content) {
        let start = task.span.start + from;
        return Task {
            span: start..task.span.end,
            owners,
            ..task
        };
    }
    let line = content.trim_end().trim_end_matches(['.', ';']);
    let owners = labelled(line).or_else(|| at_end(line));
    Task {
        owners: owners.unwrap_or_default(),
        ..task
    }
}

/// `[Dora] file it`, `2031-02-01 (dora): file it`, `Dora & Emil file it`,
/// `Dora, file it`, `dora to file it`: the owners, and where the task begins.
fn in_front(content: &str) -> Option<(Vec<String>, usize)> {
    let undated = content.trim_start_matches(|c: char| {
        c.is_ascii_digit() || c.is_whitespace() || "-/.:".contains(c)
    });
    let start = content.len() - undated.len();
    bracket(undated)
        .or_else(|| subject(content.trim_start()).filter(|_| start == gap(content)))
        .map(|(owners, len)| (owners, start + len))
}

/// The length of the blanks in front.
fn gap(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// `[Dora, Emil] file it`, `(dora): file it`.
fn bracket(text: &str) -> Option<(Vec<String>, usize)> {
    let (close, square) = match text.chars().next()? {
        '[' => (']', true),
        '(' => (')', false),
        _ => return None,
    };
    let end = pieces::head(text).find(close)?;
    let (inside, after) = (&text[1..end], &text[end + 1..]);
    let told = after.trim_start().starts_with(':');
    let nick = |name: &str| {
        let plain = |c: char| c.is_alphanumeric() || "-_".contains(c);
        told && name.contains(char::is_alphabetic) && name.chars().all(plain)
    };
    let owners = parts(inside, |name| is_taker(name, true) || nick(name))?;
    let follows = told || square && after.starts_with(' ');
    let rest = after.trim_start_matches(|c: char| c.is_whitespace() || ":-–".contains(c));
    let rest = ["to ", "will "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest);
    let said = follows && rest.contains(char::is_alphabetic);
    said.then_some((owners, text.len() - rest.len()))
}

/// `Dora & Emil file it`, `Dora, file it`, `dora to file it`.
fn subject(text: &str) -> Option<(Vec<String>, usize)> {
    const FEW: usize = 4;
    let near = pieces::head(text);
    let mut at = 0;
    for _ in 0..FEW {
        let next = near[at..].find(' ').map(|space| at + space)?;
        let head = near[..next].trim_end_matches(',');
        let rest = near[next..].trim_start();
        let to = rest
            .strip_prefix("to ")
            .or_else(|| rest.strip_prefix("will "));
        let deed = to.unwrap_or(rest);
        let verb = first_word(deed);
        let acts = is_deed(verb, to.is_some());
        let small = |name: &str| to.is_some() && is_small_taker(name);
        if acts && let Some(owners) = parts(head, |name| is_taker(name, false) || small(name)) {
            return Some((owners, near.len() - deed.len()));
        }
        at = next + 1;
    }
    None
}

/// "file", "files" or "schreibt"; behind "to" but "file".
fn is_deed(word: &str, behind_to: bool) -> bool {
    let plain = word.starts_with(char::is_lowercase) && !["need", "plan", "work"].contains(&word);
    plain && (people::is_verb(word) || !behind_to && GERMAN_DEEDS.has(word))
}

/// `File it (owner: Dora)`, `File it. Responsible: Dora and Emil`.
fn labelled(line: &str) -> Option<Vec<String>> {
    const LABELS: [&str; 9] = [
        "owner",
        "owners",
        "assignee",
        "assigned",
        "assigned to",
        "responsible",
        "lead",
        "who",
        "verantwortlich",
    ];
    let (before, names) = line.trim_end_matches([')', ']']).rsplit_once(':')?;
    let label = before
        .rsplit(['(', '[', '.', ',', ';', '\n', '-', '–', '|'])
        .next()?;
    let known = LABELS.contains(&label.trim().to_lowercase().as_str());
    let said = label.len() < before.len();
    parts(names, |name| is_taker(name, true)).filter(|_| known && said)
}

/// `File it (Dora)`, `File it [Dora]`, `File it - Dora`, `File it => Dora`.
fn at_end(line: &str) -> Option<Vec<String>> {
    const MARKS: [&str; 8] = ["=>", "->", "→", " - ", " – ", " — ", " | ", " ("];
    let (line, square) = match line.strip_suffix(']') {
        Some(rest) => (rest, true),
        None => (line, false),
    };
    let line = pieces::tail(line);
    if square {
        let (before, inside) = line.rsplit_once(" [")?;
        let said = before.contains(char::is_alphabetic);
        return parts(inside, |name| is_taker(name, false)).filter(|_| said);
    }
    let found = MARKS
        .iter()
        .filter_map(|mark| Some((line.rfind(mark)?, *mark)));
    let (at, mark) = found.max()?;
    let inside = &line[at + mark.len()..];
    let inside = match (mark, inside.strip_suffix(')')) {
        (" (", Some(inside)) => inside,
        (" (", None) => return None,
        (_, _) => inside,
    };
    // a task says what is to be done: "File it"
    let said = 1 < line[..at].split_whitespace().count();
    parts(inside, |name| is_taker(name, false)).filter(|_| said)
}

/// Returns whom a cell of owners names, people or bodies; handles are without
/// `@`.
pub(super) fn all(cell: &str) -> Vec<String> {
    const WORDS: usize = 4;
    let brief = |name: &str| {
        name.contains(char::is_alphabetic)
            && name.split_whitespace().count() <= WORDS
            && !person::is_placeholder(name)
            && (people::is_everybody(name) || !NO_TAKERS.has_lower(name))
    };
    let (outside, _) = person::take_brackets(cell);
    let called = parts(&outside, brief).unwrap_or_default().into_iter();
    called
        .map(|name| name.trim_start_matches('@').to_owned())
        .collect()
}

/// The parts of a list of names, if all of them are.
fn parts(text: &str, fine: impl Fn(&str) -> bool) -> Option<Vec<String>> {
    const MANY: usize = 8;
    let parts = split_outside(text, &[",", "/", "&", "+", " and ", " und "]).into_iter();
    let parts = parts.map(|part| part.trim().trim_start_matches("and ").trim_end_matches('?'));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let whole = (1..=MANY).contains(&parts.len()) && parts.iter().all(|part| fine(part));
    whole.then(|| parts.into_iter().map(str::to_owned).collect())
}

/// "Dora", "Dora F", "Dora Finch", "AL"; a `body` may be shouted or one of
/// many: "Mentors".
fn is_taker(name: &str, body: bool) -> bool {
    let name = name.trim_start_matches('@').trim_matches(['*', '_']);
    let words: Vec<&str> = name.split(' ').collect();
    let Some(first) = words.first().filter(|_| words.len() <= 3) else {
        return false;
    };
    let capital = |word: &&str| {
        let letter = |c: char| c.is_alphabetic() || ".'’-".contains(c);
        word.starts_with(char::is_uppercase) && word.chars().all(letter)
    };
    let capitals = first.chars().filter(|c| c.is_uppercase()).count();
    let shouted = 1 < capitals && capitals == first.chars().count();
    let initials = shouted && first.len() <= 3 && !NO_INITIALS.contains(first);
    // "GitHub", "DevRel"
    let mixed = 1 < capitals && !shouted && words.len() == 1 && !first.contains(['-', '\'']);
    let usual = words
        .iter()
        .any(|word| NO_NAMES.has_lower(word) || VERBS.has_lower(word) || NO_TAKERS.has_lower(word));
    words.iter().all(capital)
        && !usual
        && (body || !mixed)
        && (!shouted || initials)
        && (body || !people::is_thing(first))
}

/// "dora" in "dora to file it"; neither "need to file" nor "forms to file".
fn is_small_taker(name: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "-_".contains(c);
    2 < name.len()
        && name.starts_with(char::is_lowercase)
        && name.chars().all(plain)
        && !name.ends_with('s')
        && !name.ends_with("ing")
        && !(VERBS.has_lower(name) || NO_NAMES.has_lower(name) || NO_TAKERS.has_lower(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_name_owners() {
        let check = |text: &str, owners: &str, rest: &str| {
            let span = 0..text.len();
            let task = Task {
                span,
                ..Task::default()
            };
            let found = with_owners(text, task);
            assert_eq!(found.owners.join(","), owners, "{text}");
            assert_eq!(&text[found.span], rest, "{text}");
        };
        check("[Dora, Emil] file it", "Dora,Emil", "file it");
        check("[Dora F/Emil] File it", "Dora F,Emil", "File it");
        check("[Dora] to file it", "Dora", "file it");
        check("2031/02/01 (dora): File it", "dora", "File it");
        check("Dora & Emil file it", "Dora,Emil", "file it");
        check("Dora, file it", "Dora", "file it");
        check("dora to file it", "dora", "file it");
        check(
            "dora, emil, and finn to file it",
            "dora,emil,finn",
            "file it",
        );
        check("Dora schreibt ihnen", "Dora", "schreibt ihnen");
        check("File it (Dora)", "Dora", "File it (Dora)");
        check(
            "File it (Dora, Emil Finch)",
            "Dora,Emil Finch",
            "File it (Dora, Emil Finch)",
        );
        check("File it - Dora", "Dora", "File it - Dora");
        check("File it => Dora", "Dora", "File it => Dora");
        check("File it. Owner: Dora", "Dora", "File it. Owner: Dora");
        check("File it (owner: Dora)", "Dora", "File it (owner: Dora)");
        for other in [
            "[WIP] file it",
            "[link](there) to file it",
            "need to file it",
            "forms to file",
            "Reviewers file it",
            "File it (Friday)",
            "File it (GitHub)",
            "File it - Urgent",
            "Ropes - Nets",
            "Owner: Dora",
            "Time to file it",
        ] {
            check(other, "", other);
        }
    }
}
