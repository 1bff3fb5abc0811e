//! Words that announce a task: `AI`, `TODO`, `Action item:`, `Aufgabe:`.

use super::known::Known;
use super::people;
use super::pieces;
use crate::extract::person;
use crate::parse::{Block, MarkKind};
use std::ops::Range;

/// A marker in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Its bytes, the colon included.
    pub(super) span: Range<usize>,
    /// Whether a bracket opens right before it.
    bracket: bool,
    /// Whether it is a plural: a list of tasks may follow.
    pub(super) lists: bool,
}

impl Marker {
    /// Returns where the task ends at the latest: at the bracket that closes
    /// the one before the marker, else at `end`.
    pub(super) fn closing(&self, text: &str, end: usize) -> usize {
        if !self.bracket {
            return end;
        }
        let mut depth = 1;
        for (at, c) in text[self.span.end..end].char_indices() {
            depth += match c {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if depth == 0 {
                return self.span.end + at;
            }
        }
        end
    }
}

/// How much must stand around a word for it to be a marker.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// Nothing: the spelling is unmistakable.
    Nothing,
    /// A colon, or a handle; a bracket before it and a promise.
    Colon,
    /// The begin of a clause before it, or a handle: the word is shouted.
    Loud,
    /// A colon, and the begin of a clause before it.
    Clause,
}

/// The longest first; spelled so exactly if they hold a capital letter.
const MARKERS: [(&str, Needs); 45] = [
    ("ACTION ITEM", Needs::Loud),
    ("ACTION", Needs::Loud),
    ("action items", Needs::Clause),
    ("action points", Needs::Clause),
    ("action required", Needs::Clause),
    ("action item", Needs::Clause),
    ("action point", Needs::Clause),
    ("next action", Needs::Clause),
    ("next steps", Needs::Clause),
    ("next step", Needs::Clause),
    ("nächste schritte", Needs::Clause),
    ("nächster schritt", Needs::Clause),
    ("follow-up", Needs::Clause),
    ("follow-ups", Needs::Clause),
    ("follow up", Needs::Clause),
    ("nächste aktion", Needs::Clause),
    ("aktion", Needs::Clause),
    ("tasks", Needs::Clause),
    ("task", Needs::Clause),
    ("hausaufgabe", Needs::Clause),
    ("to dos", Needs::Clause),
    ("to-dos", Needs::Clause),
    ("todos", Needs::Clause),
    ("actions", Needs::Clause),
    ("action", Needs::Clause),
    ("aufgaben", Needs::Clause),
    ("aufgabe", Needs::Clause),
    ("TODOs", Needs::Colon),
    ("TODO", Needs::Nothing),
    ("ToDo", Needs::Nothing),
    ("To Do", Needs::Colon),
    ("To do", Needs::Colon),
    ("To-Do", Needs::Nothing),
    ("Todo", Needs::Nothing),
    ("todo", Needs::Colon),
    ("to-do", Needs::Colon),
    ("to do", Needs::Colon),
    ("AIs", Needs::Colon),
    ("AI", Needs::Colon),
    ("AR", Needs::Colon),
    ("APs", Needs::Colon),
    ("AP", Needs::Colon),
    ("huiswerk", Needs::Clause),
    ("actiepunt", Needs::Clause),
    ("acción", Needs::Clause),
];

/// Returns the words of the markers.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    MARKERS.iter().map(|(word, _)| *word)
}

/// Finds the markers of a line, from left to right.
pub(super) fn find(text: &str) -> Vec<Marker> {
    let mut found: Vec<Marker> = Vec::new();
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let possible = at >= from && "aAtTnNfFhH".contains(c);
        if possible
            && !ends_in_word(&text[..at])
            && let Some(marker) = at_start(text, at)
        {
            from = marker.span.end;
            found.push(marker);
        }
    }
    found
}

/// Finds the markers of a line of a block: one that is all of a bold begin
/// needs no colon, "**Action** The cooks ask".
pub(super) fn in_line(block: &Block, line: &Range<usize>) -> Vec<Marker> {
    let text = &block.text[line.clone()];
    let mut found = find(text);
    if found.first().is_none_or(|first| 0 < first.span.start)
        && let Some(bold) = bold_begin(block, line)
    {
        found.insert(0, bold);
    }
    found
}

fn bold_begin(block: &Block, line: &Range<usize>) -> Option<Marker> {
    let first = block
        .marks
        .partition_point(|mark| mark.span.start < line.start);
    let mut near = block.marks.get(first..)?.iter().take(2);
    let bold = near.find(|mark| mark.kind == MarkKind::Strong && mark.span.start == line.start)?;
    let word = block.text.get(bold.span.clone())?.trim();
    let known = MARKERS.iter().any(|(marker, needs)| {
        matches!(needs, Needs::Clause | Needs::Loud) && marker.eq_ignore_ascii_case(word)
    });
    let task = block.text.get(bold.span.end..line.end)?;
    let says = task.starts_with(' ') && task.trim_start().starts_with(char::is_alphabetic);
    (known && says).then(|| Marker {
        span: 0..bold.span.len() + 1,
        bracket: false,
        lists: false,
    })
}

/// The length of what stands before a sign at the end of a line: "Ask them
/// (TODO)".
pub(super) fn before_sign(text: &str) -> Option<usize> {
    const SIGNS: [&str; 4] = ["(TODO)", "(ToDo)", "(todo)", "[TODO]"];
    let end = text.trim_end_matches([' ', '.']);
    let task = SIGNS.iter().find_map(|sign| end.strip_suffix(sign))?;
    task.contains(char::is_alphabetic).then_some(task.len())
}

fn ends_in_word(before: &str) -> bool {
    before.ends_with(|c: char| c.is_alphanumeric() || "-/.#@".contains(c))
}

fn at_start(text: &str, at: usize) -> Option<Marker> {
    let rest = &text[at..];
    MARKERS.iter().find_map(|(word, needs)| {
        let spelled = rest.get(..word.len())?;
        let exact = word.contains(char::is_uppercase);
        let same = if exact {
            spelled == *word
        } else {
            spelled.eq_ignore_ascii_case(word)
        };
        let after = &rest[word.len()..];
        let separate = same && !after.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        if !separate {
            return None;
        }
        let before = text[..at].trim_end();
        let begins = match needs {
            Needs::Clause | Needs::Loud => clause_begins(before),
            Needs::Colon => !is_named(before, after.trim_start().starts_with('@')),
            Needs::Nothing => {
                let alone = after.starts_with(' ')
                    && !after.trim_start().starts_with("for @")
                    && !after.trim_start().starts_with(['@', '(', '[', '#', ':']);
                !alone || clause_begins(before)
            }
        };
        let bracket = before.ends_with('(');
        let closed = (bracket || before.ends_with('['))
            .then(|| after.strip_prefix([')', ']']))
            .flatten()
            .filter(|tail| before.len() == 1 || tail.trim_start().starts_with('@'));
        let len = if let Some(tail) = closed {
            // "[AI] Ada: write"
            Some(after.len() - tail.trim_start_matches([' ', ':', '*']).len())
        } else {
            let asks = || word.starts_with("action").then(|| asks(after)).flatten();
            after_word(after, *needs)
                .or_else(asks)
                .or_else(|| promised(after, *needs, bracket || before.ends_with('>')))
        }?;
        begins.then(|| Marker {
            span: at..at + word.len() + len,
            bracket: bracket && closed.is_none(),
            lists: word.ends_with(['s', 'S']) || word.ends_with("en") || word.ends_with("schritte"),
        })
    })
}

/// Returns the length of what belongs to the marker behind its word.
fn after_word(after: &str, needs: Needs) -> Option<usize> {
    let numbered = after.trim_start_matches([' ', '#']);
    let number = numbered.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let rest = if number.len() < numbered.len() {
        number
    } else {
        after
    };
    let bare = rest.trim_start_matches([' ', '\n', '*', '_', '\'']);
    let bracketed = bare.strip_prefix('(').and_then(|inner| {
        let (inner, _) = pieces::head(inner).split_once(')')?;
        Some((inner, &bare[inner.len() + 2..]))
    });
    if let Some(tail) = bare.strip_prefix(':') {
        return Some(after.len() - tail.len());
    }
    // "Action on Ada to write", "Action item for Ada: write"
    if needs == Needs::Clause
        && let Some(len) = addressed_to(bare)
    {
        return Some(after.len() - bare.len() + len);
    }
    // "Action Ada to write"
    if needs == Needs::Clause && bare.starts_with(char::is_uppercase) && asks_somebody(bare) {
        return Some(after.len() - bare.len());
    }
    // "TODO (@ada): write", "AI(Ada): ask", "Action items (3): …"
    if let Some((inner, tail)) = bracketed
        && tail.trim_start_matches([' ', '*', '_']).starts_with(':')
    {
        let tail = tail.trim_start_matches([' ', '*', '_']);
        let named = person::is_name(inner) && !is_code(inner);
        let several = people::is_everybody(inner) || people::are_members(inner);
        let people = inner.contains('@') || named || several || people::is_initials(inner);
        let kept = if people { bare.len() } else { tail.len() - 1 };
        return Some(after.len() - kept);
    }
    let addressed = bare.starts_with('@') || bare.starts_with("(@") || bare.starts_with("[name=");
    match needs {
        Needs::Clause => None,
        Needs::Colon => addressed.then(|| after.len() - bare.len()),
        Needs::Nothing | Needs::Loud => {
            let open = addressed || rest.starts_with([' ', '-']) || rest.is_empty();
            open.then(|| after.len() - bare.len())
        }
    }
}

/// The length of "on" or "for" before somebody who is to do something.
fn addressed_to(after: &str) -> Option<usize> {
    let (word, rest) = after.split_once(' ')?;
    let to = ["on", "for", "für", "an"].contains(&word);
    let lead = people::leading(rest, &Known::default());
    let behind = rest.get(lead.len..)?;
    let tells = behind.starts_with(':') || behind.starts_with(" to ");
    (to && 0 < lead.len && tells).then_some(word.len() + 1)
}

/// "Action item to look further"
fn asks(after: &str) -> Option<usize> {
    let task = after.strip_prefix(" to ")?;
    people::is_verb(people::first_word(task)).then_some(1)
}

/// "Ada to write", "Ada and Bob will ask".
fn asks_somebody(after: &str) -> bool {
    let lead = people::leading(after, &Known::default());
    let rest = &after[lead.len..];
    let promise = people::promise(rest).filter(|_| 0 < lead.len);
    promise.is_some_and(|to| people::is_verb(people::first_word(&rest[to..])))
}

/// "(AI Ada to write it)", "(AI ask them)", "-> todo Ada".
fn promised(after: &str, needs: Needs, opened: bool) -> Option<usize> {
    let rest = after.strip_prefix(' ').filter(|_| opened)?;
    let lead = people::leading(rest, &Known::default());
    let promise = people::promise(&rest[lead.len..]).filter(|_| 0 < lead.len);
    // "Write it (todo Ada)"
    let behind = rest[lead.len..].trim_start();
    let closes = behind.is_empty() || behind.starts_with([')', '(', ',']);
    let told = 0 < lead.len && (people::is_delimiter(&rest[lead.len..]) || closes);
    let asked = promise.is_some() || told || people::is_verb(people::first_word(rest));
    (needs == Needs::Colon && asked).then_some(1)
}

/// "Action items (AIs): 2"
fn is_code(text: &str) -> bool {
    1 < text.chars().filter(|c| c.is_uppercase()).count() && !text.contains(' ')
}

/// "ACME AI @ada" and "Foundation AI: new" are names: a shouted or capitalized
/// word stands right before.
fn is_named(before: &str, addressed: bool) -> bool {
    let word = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let plain = 1 < word.len() && word.chars().all(char::is_alphabetic);
    let shouted = word.chars().all(char::is_uppercase);
    plain && (shouted || !addressed && word.starts_with(char::is_uppercase))
}

fn clause_begins(before: &str) -> bool {
    before.is_empty() || before.ends_with(|c: char| ".;,:!?()[]-–—>→*/=|\"'".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = find(text).into_iter().map(|m| &text[m.span]).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("AI: @ada asks. AI @bob: looks", &["AI:", "AI "]);
        check("Write it (AI @ada)", &["AI "]);
        check("an AI model, AIDE: x, OpenAI: y", &[]);
        check("TODO write, ToDo: ask, mytodo: no", &["TODO ", "ToDo:"]);
        check("To Do 1: write", &["To Do 1:"]);
        check(
            "Action item: ask. Action: write",
            &["Action item:", "Action:"],
        );
        check("The action: none. GitHub actions: fix", &[]);
        check("Action items (3): a", &["Action items (3):"]);
        check("TODO (@ada): write", &["TODO "]);
        check("Aufgabe: schreiben", &["Aufgabe:"]);
        check("AR: Ada writes", &["AR:"]);
        check("AI(ada@): write", &["AI"]);
        check("AI(Ada): write", &["AI"]);
        check("**ACTION 62.3:** write", &["ACTION 62.3:"]);
        check("ACTION: a. ACTION Ada to write", &["ACTION:", "ACTION "]);
        check("[AI] Ada: write. (AI) @ada", &["AI] ", "AI) "]);
        check("Ask (AI Ada to ask)", &["AI "]);
        check("Fine (AI ask Ada), not (AI for all)", &["AI "]);
        check("ACME AI @ada, TAKE ACTION now", &[]);
        check(
            "Task: write. Hausaufgabe: lesen",
            &["Task:", "Hausaufgabe:"],
        );
    }
}
