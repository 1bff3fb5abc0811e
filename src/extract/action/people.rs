//! Who takes a task: `@ada and @bob`, `Ada, Bob:`, `[name=Ada]`, `(@ada)`.

use super::known::Known;
use super::words::{
    BODIES, COUNCILS, HOUSES, MEMBERS, NO_INITIALS, NO_NAMES, PROMISES, ROLES, VERBS,
};
use super::{Task, brackets, pieces, told};
use crate::extract::person::{self, given::is_given};
use std::ops::Range;

/// People at the start of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lead {
    /// Handles without `@`, names as written.
    pub(super) people: Vec<String>,
    /// How many bytes they take up.
    pub(super) len: usize,
    /// How many bytes the first of them takes up.
    pub(super) first: usize,
    /// Whether all have a handle or are known.
    pub(super) sure: bool,
    /// Whether all are sure or have a common given name: tasks go to others
    /// than those who were there, too.
    pub(super) named: bool,
    /// Whether it is one word, and nobody is known to compare it with.
    pub(super) lonely: bool,
}

/// Returns the people in a text that holds nothing else.
pub(super) fn list(text: &str) -> Vec<String> {
    leading(text.trim(), &Known::default()).people
}

/// No list of people in a sentence is longer.
const MANY: usize = 12;

/// Reads the people at the start of a text.
pub(super) fn leading(text: &str, known: &Known) -> Lead {
    let mut lead = Lead {
        sure: true,
        named: true,
        ..Lead::default()
    };
    let mut at = 0;
    while let Some((name, len)) = one(&text[at..], known) {
        let sure = text[at..].starts_with(['@', '[']) || known.has(name) || is_everybody(name);
        lead.sure &= sure;
        lead.named &= sure || is_given(first_word(name));
        lead.people.push(name.to_owned());
        lead.len = at + len;
        if at == 0 {
            lead.first = len;
        }
        let gap = separator(&text[lead.len..]);
        let Some(gap) = gap.filter(|_| lead.people.len() < MANY) else {
            break;
        };
        at = lead.len + gap;
    }
    lead.sure &= !lead.people.is_empty();
    lead.named &= !lead.people.is_empty();
    lead.lonely = known.names.is_empty() && text[..lead.len].split(' ').count() == 1;
    lead
}

/// The people whom a sentence speaks of from its begin on, or at its end.
pub(super) fn subject(sentence: &str, known: &Known) -> Vec<String> {
    let sentence = sentence.trim();
    let lead = leading(sentence, known);
    if lead.named {
        return lead.people;
    }
    let by = sentence.trim_end_matches('.').rsplit_once(" by ");
    let last = by.map(|(_, last)| (leading(last, known), last.len()));
    let whole = last.filter(|(lead, len)| lead.named && lead.len == *len);
    whole.map(|(lead, _)| lead.people).unwrap_or_default()
}

pub(super) const EVERYBODY: [&str; 4] = ["all", "everyone", "everybody", "alle"];

pub(super) fn is_everybody(name: &str) -> bool {
    EVERYBODY.iter().any(|all| all.eq_ignore_ascii_case(name))
}

/// Reads one person: the name, and how many bytes it takes up.
fn one<'t>(text: &'t str, known: &Known) -> Option<(&'t str, usize)> {
    if let Some(rest) = text.strip_prefix("[name=") {
        let (name, _) = rest.split_once(']')?;
        return Some((name.trim(), "[name=]".len() + name.len()));
    }
    if text.starts_with('[') {
        return in_brackets(text, known);
    }
    if text.starts_with('@') {
        let token = text.find(char::is_whitespace).unwrap_or(text.len());
        let found = person::handles(&text[..token]).into_iter().next()?;
        let len = 1 + found.value.len();
        return (found.span.start == 0).then(|| (&text[1..len], found.span.end));
    }
    let first = word(text)?;
    if let Some(len) = address(text) {
        return Some((&text[..len - 1], len));
    }
    if let Some(len) = body(text).or_else(|| role(text)) {
        return Some((&text[..len], len));
    }
    let person = is_like_name(first) || is_everybody(first) || known.has(first);
    if !person || first.len() < 2 || NO_NAMES.has_lower(first) {
        return None;
    }
    if is_thing(first) && !known.has(first) {
        return None;
    }
    let second = text[first.len()..].strip_prefix(' ').and_then(word);
    let second = second.filter(|second| {
        belongs(
            first,
            second,
            &text[first.len() + 1 + second.len()..],
            known,
        )
    });
    if second.is_some_and(|second| HOUSES.contains(&second)) {
        return None;
    }
    let len = match second {
        Some(second) => first.len() + 1 + second.len(),
        None => long_name(text, first.len()).unwrap_or(first.len()),
    };
    Some((&text[..len], len + apposition(&text[len..])))
}

/// The length of a bracket between a name and what it promises: "Ada (ACME)
/// will write".
fn apposition(after: &str) -> usize {
    const LONG: usize = 40;
    let inside = after.strip_prefix(" (").and_then(|rest| {
        let near = rest
            .char_indices()
            .nth(LONG)
            .map_or(rest, |(at, _)| &rest[..at]);
        near.find(')').map(|end| &rest[..end])
    });
    let len = inside.map_or(0, |inside| inside.len() + " ()".len());
    let promises = || promise(&after[len..]).is_some();
    if 0 < len && promises() { len } else { 0 }
}

/// The length of a name of three or four words before a colon: "Ada King
/// Lovelace: write it".
fn long_name(text: &str, first: usize) -> Option<usize> {
    let mut len = first;
    for at in 1..4 {
        let next = text[len..].strip_prefix(' ').and_then(word)?;
        if !is_like_name(next) || NO_NAMES.has_lower(next) || is_thing(next) {
            return None;
        }
        len += 1 + next.len();
        if 1 < at && text[len..].starts_with(": ") {
            return Some(len);
        }
    }
    None
}

/// The length of "treasurer", if they promise something.
fn role(text: &str) -> Option<usize> {
    let name = first_word(text);
    let promises = ROLES.has_lower(name) && promise(&text[name.len()..]).is_some();
    promises.then_some(name.len())
}

/// Tells whether a name is that of a body or an office: "Docs team".
pub(super) fn is_body(name: &str) -> bool {
    ROLES.has_lower(name)
        || name.split_once(' ').is_some()
            && name.rsplit(' ').next().is_some_and(|w| BODIES.contains(&w))
}

/// The length of `[Ada]` before a promise, and her name.
fn in_brackets<'t>(text: &'t str, known: &Known) -> Option<(&'t str, usize)> {
    let (name, after) = text.strip_prefix('[')?.split_once(']')?;
    promise(after).filter(|_| name.contains(char::is_alphabetic))?;
    let (inner, len) = one(name, known)?;
    (len == name.len()).then_some((inner, name.len() + 2))
}

/// The length of "Docs team", if it promises something or is addressed.
fn body(text: &str) -> Option<usize> {
    const WORDS: usize = 3;
    let mut len = 0;
    for at in 0..=WORDS {
        let rest = text.get(len..)?.strip_prefix(' ').filter(|_| 0 < at);
        let next = word(if at == 0 { text } else { rest? })?;
        len += next.len() + usize::from(0 < at);
        if 0 < at && BODIES.contains(&next) {
            let first = first_word(text);
            let asked = is_verb(first) || first.ends_with("ing");
            if asked && 1 < at {
                return None;
            }
            let after = &text[len..];
            return (promise(after).is_some() || after.is_empty()).then_some(len);
        }
        if !next.starts_with(char::is_uppercase)
            || NO_NAMES.has_lower(next) && at == 0 && next != "Docs"
        {
            return None;
        }
    }
    None
}

/// The length of a handle that ends with its sign: "ada@".
fn address(text: &str) -> Option<usize> {
    let plain = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let len = text.find(|c: char| !plain(c))?;
    let after = text[len..].strip_prefix('@')?;
    (0 < len && !after.starts_with(plain)).then_some(len + 1)
}

/// Tells whether a capitalized word is a verb or a thing: "Propose", "Motion".
pub(super) fn is_thing(word: &str) -> bool {
    const ENDINGS: [&str; 10] = [
        "tion", "sion", "ment", "ness", "ity", "ung", "heit", "keit", "schaft", "ware",
    ];
    if VERBS.has_lower(word) {
        return true;
    }
    let lower = word.to_lowercase();
    5 < lower.len() && ENDINGS.iter().any(|end| lower.ends_with(end))
}

/// "Ada", but neither "ADR" nor "Testing" nor "Regio.Cloud".
fn is_like_name(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let shouted = 1 < capitals && capitals == word.chars().count();
    let dotted = word.trim_end_matches('.').contains('.');
    // "Testing", "Consequently"
    let usual = (word.ends_with("ing") || word.ends_with("ly")) && !is_given(word);
    word.starts_with(char::is_uppercase) && !shouted && !dotted && !usual
}

/// Tells whether a second word belongs to a name: "Bill S", "Ada Lovelace".
fn belongs(first: &str, second: &str, after: &str, known: &Known) -> bool {
    let capital = second.starts_with(char::is_uppercase) && !NO_NAMES.has_lower(second);
    let initial = second.trim_end_matches('.').chars().count() == 1;
    let whole = known
        .names
        .contains(&format!("{first} {second}").to_lowercase())
        || known.surnames.contains(&second.to_lowercase());
    let goes_on = || separator(after).is_some_and(|gap| is_person_word(&after[gap..]));
    let delimited =
        is_delimiter(after) || promise(after).is_some() || after.trim().is_empty() || goes_on();
    let delimited = delimited || is_given(first) && is_person_word(second);
    capital && second != "I" && (initial || whole || delimited && !is_verb(second))
}

/// Tells whether a text begins with what may be the name of somebody else:
/// "Ada King and Bob Brook".
fn is_person_word(text: &str) -> bool {
    word(text)
        .is_some_and(|word| is_like_name(word) && !NO_NAMES.has_lower(word) && !is_thing(word))
}

/// Returns the word of a name at the start of a text.
pub(super) fn word(text: &str) -> Option<&str> {
    let end = text
        .find(|c: char| !c.is_alphabetic() && c != '.')
        .unwrap_or(text.len());
    let mut word = &text[..end];
    if 2 < word.chars().count() {
        word = word.trim_end_matches('.');
    }
    // a hyphen joins a name and a name only: "Jean-Luc", but "Kate- Track"
    let rest = &text[word.len()..];
    let inner = rest.strip_prefix('-').map(|rest| {
        rest.chars()
            .take_while(|c| c.is_alphabetic())
            .map(char::len_utf8)
            .sum()
    });
    let tail: usize = inner.unwrap_or(0);
    let len = word.len() + if 0 < tail { tail + 1 } else { 0 };
    let word = &text[..len];
    (!word.is_empty() && word.starts_with(char::is_alphabetic)).then_some(word)
}

/// Returns the length of what stands between two people.
fn separator(text: &str) -> Option<usize> {
    const WORDS: [&str; 8] = ["and", "und", "or", "oder", "OR", "&", "+", "/"];
    let rest = text.trim_start_matches([' ', ',', '\n']);
    let commas = text.len() - rest.len();
    let word = WORDS.iter().find_map(|word| {
        let after = rest.strip_prefix(word)?;
        let apart = !word.starts_with(char::is_alphabetic) || after.starts_with([' ', '\n']);
        apart.then(|| after.trim_start())
    });
    match word {
        Some(after) => Some(text.len() - after.len()),
        None if text.starts_with(". @") => Some(2),
        None => text[..commas].contains(',').then_some(commas),
    }
}

/// Tells whether a colon or a dash follows.
pub(super) fn is_delimiter(text: &str) -> bool {
    let rest = text.trim_start();
    let spaced = rest.len() < text.len();
    let dash = rest.strip_prefix(['-', '–', '—']);
    rest.starts_with(':') && !rest.starts_with("://")
        || rest.starts_with("->")
        || dash.is_some_and(|after| spaced || after.starts_with(' '))
}

/// Returns the length of "will", "to" and the like.
pub(super) fn promise(text: &str) -> Option<usize> {
    let rest = text.trim_start();
    let apart = rest.len() < text.len();
    PROMISES.iter().find_map(|words| {
        let after = rest.strip_prefix(words)?;
        let joined = words.starts_with(['\'', '’']);
        let ends = after.starts_with(|c: char| c.is_whitespace());
        ((apart || joined) && ends).then(|| text.len() - after.trim_start().len())
    })
}

/// Tells whether a word is what people do.
pub(super) fn is_verb(word: &str) -> bool {
    VERBS.has_lower(word)
}

/// Returns the first word of a text.
pub(super) fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let end = text
        .find(|c: char| !c.is_alphabetic() && c != '-')
        .unwrap_or(text.len());
    &text[..end]
}

/// Reads a block or a line that is one task.
pub(super) fn task(text: &str, span: Range<usize>, known: &Known) -> Task {
    let task = marked(text, span.clone(), known);
    if text[task.span.clone()].contains(char::is_alphabetic) {
        return task;
    }
    // a single word: "Test"
    Task {
        start: span.start,
        span,
        ..Task::default()
    }
}

/// Reads what stands behind a marker: people, then the task.
pub(super) fn marked(text: &str, span: Range<usize>, known: &Known) -> Task {
    let content = &text[span.clone()];
    let inner = content.trim_start_matches(|c: char| c.is_whitespace() || "(*_:-–'\"".contains(c));
    // "TODO for @ada: write"
    let inner = match inner.strip_prefix("for ") {
        Some(rest) if rest.starts_with('@') => rest,
        _ => inner,
    };
    let start = span.end - inner.len();
    if let Some((owners, len)) = addressed(content) {
        return Task {
            span: span.start + len..span.end,
            start: span.start,
            owners,
        };
    }
    let lead = initials(inner)
        .or_else(|| bracketed_initials(inner))
        .unwrap_or_else(|| leading(inner, known));
    let after = &inner[lead.len..];
    // "Ada's proposal": what is hers
    if ["'s ", "’s "].iter().any(|of| after.starts_with(of)) {
        return Task {
            span: start..span.end,
            start: span.start,
            owners: Vec::new(),
        };
    }
    let closed = after.trim_start_matches([')', '\'', '*']);
    let promised = promise(closed);
    let follows = is_delimiter(closed)
        || promised.is_some()
        || closed.trim().is_empty()
        || closed.len() < after.len();
    if lead.people.is_empty() || !lead.named && !follows || !follows && told::is_said(after) {
        let owners = trailing(inner, known)
            .or_else(|| by_promise(inner, known))
            .unwrap_or_default();
        return Task {
            span: start..span.end,
            start: span.start,
            owners,
        };
    }
    let skipped = promised.unwrap_or_else(|| {
        closed.len()
            - closed
                .trim_start_matches([' ', ':', '-', '–', '—', '>', ',', '\n'])
                .len()
    });
    Task {
        span: span.end - closed.len() + skipped..span.end,
        start: span.start,
        owners: lead.people,
    }
}

/// "(all): write", "(voting members): vote": whom a bracket behind the marker
/// calls, and its length with the colon.
fn addressed(content: &str) -> Option<(Vec<String>, usize)> {
    let open = content.trim_start_matches([' ', '*', '_']);
    let (inside, after) = pieces::head(open).strip_prefix('(')?.split_once(')')?;
    let tail = after
        .trim_start_matches([' ', '*', '_'])
        .strip_prefix(':')?;
    let called = is_everybody(inside) || are_members(inside);
    called.then(|| (vec![inside.to_owned()], content.len() - tail.len()))
}

/// "all", "voting members", "the editors".
pub(super) fn are_members(text: &str) -> bool {
    const WORDS: usize = 3;
    let mut words = text.split(' ');
    let member = words
        .next_back()
        .is_some_and(|last| MEMBERS.has_lower(last));
    member
        && words.all(|word| word.chars().all(char::is_alphabetic))
        && text.split(' ').count() <= WORDS
}

/// "ABC will write", "TSC: write": in a task initials and bodies are owners as
/// well.
fn initials(text: &str) -> Option<Lead> {
    let name = first_word(text);
    let len = name.len();
    let council = COUNCILS.contains(&name);
    let shouted = (2..=4).contains(&len) && name.chars().all(char::is_uppercase);
    let shouted = council || shouted && !NO_INITIALS.contains(&name);
    let to = promise(&text[len..]).unwrap_or(text[len..].len() - text[len..].trim_start().len());
    let verb = first_word(&text[len + to..]);
    let asked = shouted && verb.starts_with(char::is_lowercase) && is_verb(verb);
    let called = council && is_delimiter(&text[len..]);
    (asked || called).then(|| Lead {
        people: vec![name.to_owned()],
        len,
        first: len,
        sure: true,
        named: true,
        lonely: false,
    })
}

/// Tells whether a word is shouted and short, and no common abbreviation.
pub(super) fn is_initials(word: &str) -> bool {
    let short = (2..=3).contains(&word.len());
    short && word.chars().all(|c| c.is_ascii_uppercase()) && !NO_INITIALS.contains(&word)
}

/// `[AL] Write`, `[AL, BC] Test`, `(AL): write`: initials of the owners.
fn bracketed_initials(text: &str) -> Option<Lead> {
    let square = text.starts_with('[');
    let closing = if square { ']' } else { ')' };
    let open = text.strip_prefix('[').unwrap_or(text);
    let (inside, after) = open.split_at(pieces::head(open).find(closing)?);
    let apart = |c: char| c.is_whitespace() || ",/&+".contains(c);
    let names: Vec<&str> = inside
        .split(apart)
        .filter(|name| !name.is_empty())
        .collect();
    let whole = (1..=MANY).contains(&names.len()) && names.iter().all(|name| is_initials(name));
    let follows = square && after.starts_with("] ") || after[1..].trim_start().starts_with(':');
    (whole && follows).then(|| Lead {
        people: names.into_iter().map(str::to_owned).collect(),
        len: text.len() - after.len() + 1,
        first: 0,
        sure: true,
        named: true,
        lonely: false,
    })
}

/// "Fix the docs, @ada will write": whoever promises it.
pub(super) fn by_promise(text: &str, known: &Known) -> Option<Vec<String>> {
    let whole = 0..text.len();
    super::commitment::read(text, whole, known).map(|task| task.owners)
}

/// What stands before people at the end of a task.
const LEADS: [&str; 8] = ["->", "→", " - ", " – ", " — ", " by ", ": ", " ["];

/// Reads the people at the end: `(@ada, Bob)`, `-> @ada`, `- Ada`, `by @ada`.
pub(super) fn trailing(text: &str, known: &Known) -> Option<Vec<String>> {
    let text = text.trim_end().trim_end_matches(['.', ';']);
    if let Some((_, inner)) = text
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('))
    {
        return only_people(inner, known).or_else(|| brackets::owners(text, &known.bracketed));
    }
    let led = LEADS.iter().find_map(|lead| {
        let (before, inner) = text.rsplit_once(lead)?;
        // "started by Ada" is told
        if *lead == " by " && before.ends_with(['d', 'n']) {
            return None;
        }
        only_people(inner.trim_end_matches(']'), known)
    });
    led.or_else(|| handles_at_end(text))
}

/// Words whose object a handle is.
const BEFORE_OBJECTS: [&str; 26] = [
    "to", "with", "from", "by", "for", "at", "of", "in", "on", "via", "cc", "ask", "asking",
    "ping", "contact", "invite", "tell", "inform", "mit", "von", "an", "bei", "für", "zu", "frage",
    "fragen",
];

/// "Create an issue @ada", "Ask them, @ada and @bob".
fn handles_at_end(text: &str) -> Option<Vec<String>> {
    let mut people = Vec::new();
    for word in text.split_whitespace().rev() {
        let word = word.trim_matches([',', '.', ';']);
        if word.starts_with('@') {
            let found = person::handles(word).into_iter().next()?;
            people.push(found.value);
        } else if !["and", "und", "&", "+", ""].contains(&word) {
            // "ask @ada", "meet with @ada"
            let taken = BEFORE_OBJECTS.contains(&word.to_lowercase().as_str());
            people.retain(|_| !taken);
            break;
        }
    }
    people.reverse();
    (!people.is_empty()).then_some(people)
}

/// Reads the only people that a bracket holds: "Ask them (@ada) and tell".
pub(super) fn bracketed(text: &str, known: &Known) -> Option<Vec<String>> {
    let mut found = text.split('(').skip(1).filter_map(|rest| {
        let (inner, _) = rest.split_once(')')?;
        only_people(inner, known)
    });
    let people = found.next()?;
    found.next().is_none().then_some(people)
}

fn only_people(text: &str, known: &Known) -> Option<Vec<String>> {
    let text = text.trim();
    let text = ["AI", "->", "→", "owner:", "by", "responsible:"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let text = text.trim_start_matches([' ', ':']);
    let lead = leading(text, known);
    (lead.sure && lead.len == text.len()).then_some(lead.people)
}
