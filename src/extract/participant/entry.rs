//! One person of an attendance list: `Ada Lovelace @ada (chair, ACME)`.

use super::person::{handles, is_full_name, is_name, is_placeholder, take_brackets};
use crate::extract::section::without_shortcodes;
use crate::extract::signal::telling;
use crate::marks;
use crate::wordlist::{self, WordMap};
use minutebook_index::model::{Participant, Presence};
use std::sync::LazyLock;

/// Behind these marks stands what is said about a person.
const ENDS: [&str; 14] = [
    "@", "<", ",", ";", " - ", " – ", " — ", " -- ", ": ", " | ", " / ", "- ", " -", "–",
];

/// Reads a person and a check box written out (`[x]`); `link` is the handle of
/// a linked profile.
pub(super) fn read(text: &str, link: Option<&str>) -> Option<(Participant, Option<bool>)> {
    let text = without_shortcodes(text).replace('\n', " ");
    let (text, ticked) = take_box(&text);
    let text = without_initials(without_news(text));
    if is_form(text) {
        return None;
    }
    let (outside, notes) = take_brackets(text);
    if notes.iter().any(|note| note.eq_ignore_ascii_case("bot")) {
        return None;
    }
    let outside = tidy(before_mail(&outside));
    let person = read_handle(outside, &notes)
        .or_else(|| read_linked(outside, link))
        .or_else(|| read_name(outside))?;
    let mut said = std::iter::once(outside).chain(notes.iter().map(String::as_str));
    if !said.any(may_say_more) {
        return Some((person, ticked));
    }
    let remarks = [outside.to_lowercase(), notes.join(" ").to_lowercase()].join(" ");
    Some((
        Participant {
            role: role_in(&remarks),
            status: status_in(&remarks),
            ..person
        },
        ticked,
    ))
}

/// Tells whether a remark may give a role or say whether somebody was there.
fn may_say_more(remark: &str) -> bool {
    static WORDS: LazyLock<WordMap<()>> = LazyLock::new(|| {
        let roles = ROLES.iter().flat_map(|(_, words)| words.iter());
        let phrases = roles.chain(LATE).chain(ABSENT).chain(REGRETS);
        let words = phrases.map(|phrase| (telling(phrase), ()));
        WordMap::new(words, |(), ()| ())
    });
    wordlist::runs(remark).any(|(key, word)| WORDS.get_key(key, word).is_some())
}

/// Reads several people whose handles share a bracket: "Ada & Bob from ACME
/// (@ada and @bob I guess)"; none if it is not so.
pub(super) fn read_several(text: &str) -> Vec<(Participant, Option<bool>)> {
    let (outside, notes) = take_brackets(text);
    let shared = notes.iter().map(|note| handles(note)).find(|h| 1 < h.len());
    let Some(found) = shared.filter(|_| handles(&outside).is_empty()) else {
        return Vec::new();
    };
    let joined = outside
        .replace(" and ", ",")
        .replace(" und ", ",")
        .replace('&', ",");
    let mut names = joined.split(',').map(str::trim);
    found
        .into_iter()
        .map(|handle| {
            let name = names.next().filter(|name| is_name(name));
            (person(name, Some(handle.value)), None)
        })
        .collect()
}

/// Tells whether a line holds a person and no sentence.
pub(super) fn is_person(text: &str) -> bool {
    const LONG: usize = 90;
    let name = |person: &Participant| {
        let name = person.name.as_deref().unwrap_or_default();
        person.handle.is_some() && text.contains('@') || is_name(name)
    };
    text.len() < LONG
        && !text.contains("://")
        && !text.trim_end().ends_with([':', '?', '!'])
        && read(text, None).is_some_and(|(person, _)| name(&person))
}

/// Tells whether a line can be nothing but a person: a full name and no word
/// more, or a handle in front.
pub(super) fn is_certain(text: &str) -> bool {
    let (outside, _) = take_brackets(text);
    let small = outside
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_lowercase));
    let handle = outside.starts_with('@') && outside.split_whitespace().count() <= 3;
    is_person(text) && (handle || is_full_name(outside.trim()) && small.count() <= 1)
}

/// Tells what a label says about all below it: "Ill:", "Joined late:".
pub(super) fn presence_of(label: &str) -> Option<Presence> {
    Some(status_in(&label.to_lowercase())).filter(|status| *status != Presence::Present)
}

/// A check box that is no Markdown: `[ X] Ada`.
fn take_box(text: &str) -> (&str, Option<bool>) {
    let trimmed = text.trim_start();
    for (mark, ticked) in [
        ("[x]", true),
        ("[ x]", true),
        ("[x ]", true),
        ("[ ]", false),
        ("[]", false),
    ] {
        let head = trimmed.get(..mark.len()).unwrap_or_default();
        if head.eq_ignore_ascii_case(mark) {
            return (&trimmed[mark.len()..], Some(ticked));
        }
    }
    (text, None)
}

/// "NEW: Ada Lovelace"
fn without_news(text: &str) -> &str {
    let text = text.trim_start_matches([' ', '*', '_']);
    let rest = ["NEW:", "New:", "new:"]
        .iter()
        .find_map(|word| text.strip_prefix(word));
    rest.unwrap_or(text)
}

/// "AL: Ada Lovelace": by which initials somebody speaks below.
fn without_initials(text: &str) -> &str {
    let told = text.split_once(':').filter(|(head, rest)| {
        let short = (2..=4).contains(&head.len()) && head.chars().all(char::is_uppercase);
        short && rest.trim_start().starts_with(char::is_alphabetic)
    });
    told.map_or(text, |(_, rest)| rest.trim_start())
}

/// "Ada Lovelace ada@acme.example": the name before the address.
fn before_mail(text: &str) -> &str {
    let is_mail = |word: &str| {
        let inner = word.trim_start_matches('<');
        inner.split_once('@').is_some_and(|(user, host)| {
            user.chars().any(char::is_alphanumeric) && host.contains('.') && !user.contains('/')
        })
    };
    let mail = text.split(' ').find(|word| is_mail(word));
    let at = mail.map(|word| word.as_ptr() as usize - text.as_ptr() as usize);
    match at.and_then(|at| text.get(..at)) {
        Some(name) if name.contains(char::is_alphabetic) => name,
        _ => text,
    }
}

/// `<add your name>`: to be filled in.
fn is_form(text: &str) -> bool {
    let inside = text.trim().strip_prefix('<');
    let inside = inside.and_then(|text| text.strip_suffix('>'));
    inside.is_some_and(|inside| !inside.contains('@'))
}

fn tidy(text: &str) -> &str {
    let edge = |c: char| !c.is_alphanumeric() && !"@.!?".contains(c);
    text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@')
        .trim_end_matches(edge)
}

/// `@ada`, `Ada Lovelace @ada`, `Ada (@ada)`, `@ada (Ada Lovelace)`.
fn read_handle(outside: &str, notes: &[String]) -> Option<Participant> {
    let Some(handle) = handles(outside).into_iter().next() else {
        let handle = notes.iter().find_map(|n| handles(n).into_iter().next())?;
        let name = head(outside);
        return Some(person(
            Some(name).filter(|n| is_said(n)),
            Some(handle.value),
        ));
    };
    let before = head(&outside[..handle.span.start]);
    let after = outside[handle.span.end..].trim_start();
    let continued = outside[handle.span.end..].starts_with(' ');
    let capitalized = handle.value.chars().next().is_some_and(char::is_uppercase)
        && handle.value.chars().all(char::is_alphabetic);
    let next = head(after);
    if capitalized && continued && is_name(next) && !next.contains(' ') {
        // "@Ada Lovelace" is a name, "Ada Lovelace @Red Hat" names a company.
        let name = if before.is_empty() {
            format!("{} {next}", handle.value)
        } else {
            before.to_owned()
        };
        return Some(person(Some(&name), None));
    }
    if is_placeholder(&handle.value) {
        return None;
    }
    let aside = after.trim_start_matches(|c: char| !c.is_alphanumeric());
    let aliases = notes.iter().map(|n| head(n));
    let name = std::iter::once(before)
        .filter(|n| is_said(n))
        .chain(
            std::iter::once(head(aside))
                .chain(aliases)
                .filter(|n| is_full_name(n)),
        )
        .next();
    Some(person(name, Some(handle.value)))
}

fn read_linked(outside: &str, link: Option<&str>) -> Option<Participant> {
    let link = link?;
    let name = head(outside);
    let name = Some(name).filter(|n| is_said(n) && !n.eq_ignore_ascii_case(link));
    Some(person(name, Some(link.to_owned())))
}

/// A name, or one word in small letters: a handle without `@`.
fn read_name(outside: &str) -> Option<Participant> {
    let name = head(outside);
    let words: Vec<&str> = name.split_whitespace().collect();
    if let [word] = words.as_slice() {
        let plain = word
            .chars()
            .all(|c| c.is_alphanumeric() || "-_.@+".contains(c));
        let word = word.split('@').next().unwrap_or_default();
        let small = word.chars().any(char::is_lowercase)
            && word.starts_with(|c: char| c.is_lowercase() || c.is_numeric());
        if is_placeholder(word) || !plain {
            return None;
        }
        return if small {
            Some(person(None, Some(word.to_owned())))
        } else {
            Some(person(Some(word), None))
        };
    }
    let small = words.iter().filter(|w| w.starts_with(char::is_lowercase));
    let readable = is_name(name) || (words.len() <= 3 && small.count() <= 1 && is_said(name));
    let sentence = name.ends_with(['?', '!', ':']);
    (readable && !sentence && is_said(name)).then(|| person(Some(name), None))
}

/// What stands before the first mark behind which a remark follows.
fn head(text: &str) -> &str {
    let text = text.trim();
    let end = marks::first_of(text, &ENDS);
    let name = before_sentence(text[..end.unwrap_or(text.len())].trim());
    let name = before_company(name);
    let last = name.split_whitespace().next_back().unwrap_or_default();
    match last.chars().count() {
        // The period of an initial belongs to the name.
        2 if last.ends_with('.') => name,
        _ => name.trim_end_matches(['.', ',', ':', '/', ' ']),
    }
}

/// "Ada L. Acme Corp": a company behind a period, two words at least or
/// behind a word that is no initial.
fn before_sentence(name: &str) -> &str {
    for (i, _) in name.match_indices(". ") {
        let word = name[..i].split_whitespace().next_back().unwrap_or_default();
        let first = name[..i].split_whitespace().count() == 1;
        let rest = name[i + 1..].split_whitespace().count();
        let initial = word.chars().count() <= 2;
        if !first && (!initial || 2 <= rest) {
            return &name[..=i];
        }
    }
    name
}

/// "Ada Lovelace A&B", "Ada Lovelace @ACME": a company behind two words.
fn before_company(name: &str) -> &str {
    let mut words = name.match_indices(' ').skip(1);
    let company = words.find(|(at, _)| {
        let word = name[at + 1..].split(' ').next().unwrap_or_default();
        word.contains('&') && 1 < word.len()
    });
    company.map_or(name, |(at, _)| name[..at].trim_end())
}

fn is_said(name: &str) -> bool {
    name.chars().any(char::is_alphabetic)
        && !is_placeholder(name)
        && !name.contains("://")
        && !name.chars().all(|c| c.is_numeric() || c.is_whitespace())
        && name.split_whitespace().count() <= 5
}

fn person(name: Option<&str>, handle: Option<String>) -> Participant {
    Participant {
        name: name.map(str::to_owned),
        handle,
        ..Participant::default()
    }
}

/// Whether two entries may mean the same person, by handle, name or first name.
pub(super) fn may_be_same(full: &Participant, short: &Participant) -> bool {
    let lower = |text: &Option<String>| text.as_ref().map(|t| t.to_lowercase());
    let (handle, name) = (lower(&full.handle), lower(&full.name));
    let wanted = [lower(&short.handle), lower(&short.name)];
    wanted.into_iter().flatten().any(|wanted| {
        let first = name.as_ref().and_then(|n| n.split_whitespace().next());
        handle.as_ref() == Some(&wanted) || name.as_ref() == Some(&wanted) || first == Some(&wanted)
    })
}

/// Tells the role that a title or a label gives to all below it.
pub(super) fn role_of(label: &str) -> Option<String> {
    role_in(&label.to_lowercase())
}

const ROLES: [(&str, &[&str]); 6] = [
    (
        "chair",
        &["chair", "co-chair", "cochair", "chairs", "vorsitz"],
    ),
    (
        "scribe",
        &[
            "scribe",
            "note taker",
            "notetaker",
            "note-taker",
            "minute taker",
            "minutes",
            "notes",
            "secretary",
            "protokoll",
        ],
    ),
    (
        "facilitator",
        &[
            "facilitator",
            "moderator",
            "moderation",
            "host",
            "facilitating",
        ],
    ),
    ("guest", &["guest", "guests", "gast", "gäste"]),
    ("observer", &["observer", "observers", "beobachter"]),
    ("voting member", &["voting member", "voting members"]),
];

/// Finds a role in a remark in small letters.
fn role_in(remark: &str) -> Option<String> {
    let role = ROLES.iter().find(|(_, words)| says(remark, words));
    role.map(|(role, _)| (*role).to_owned())
}

const LATE: &[&str] = &[
    "late",
    "later",
    "joined at",
    "joins at",
    "joining at",
    "since",
    "from",
    "ab",
    "verspätet",
    "später",
];
const ABSENT: &[&str] = &[
    "absent",
    "missing",
    "ill",
    "verhindert",
    "fehlt",
    "fehlend",
    "not present",
    "not attending",
    "away",
    "traveling",
    "travelling",
    "vacation",
    "pto",
    "on leave",
    "sick",
    "abwesend",
    "krank",
    "urlaub",
    "nicht da",
    "unable",
    "can't make it",
    "couldn't make it",
    "at conference",
    "parental leave",
    "no show",
];
const REGRETS: &[&str] = &[
    "regrets",
    "excused",
    "apologies",
    "sends apologies",
    "entschuldigt",
];

/// Finds in a remark in small letters whether somebody was there.
fn status_in(remark: &str) -> Presence {
    if says(remark, REGRETS) {
        Presence::Regrets
    } else if says(remark, ABSENT) {
        Presence::Absent
    } else if says(remark, LATE) && is_late(remark) {
        Presence::Late
    } else {
        Presence::Present
    }
}

/// "since" and "from" need a time: "since 12:00", not "from ACME".
fn is_late(remark: &str) -> bool {
    let sure = ["late", "later", "verspätet", "später"];
    says(remark, &sure) || remark.contains(|c: char| c.is_ascii_digit())
}

/// Whether one of the phrases stands in the text, between word boundaries.
fn says(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        text.match_indices(phrase).any(|(i, _)| {
            let end = i + phrase.len();
            !text[..i].ends_with(|c: char| c.is_alphanumeric() || "@-".contains(c))
                && !text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '-')
        })
    })
}
