//! Promises in sentences: "@ada will test", "Ada to test", "tested by @ada".

use super::known::Known;
use super::people::{self, Lead};
use super::spoken::SPOKEN;
use super::words::{
    CONDITIONS, DEEDS, GERMAN_DEEDS, GERMAN_PARTS, NAMED_DEEDS, NO_DEEDS, PROMISES, TOLD, VERBS,
};
use super::{Task, foreign, pieces, told};
use crate::extract::person;
use std::{borrow::Cow, ops::Range, sync::LazyLock};

/// A text with blanks for line breaks, byte by byte.
pub(super) fn flat(text: &str) -> Cow<'_, str> {
    if text.contains('\n') {
        Cow::Owned(text.replace('\n', " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns words and phrases of which every promise holds one, and every line
/// that asks for something without an arrow.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    /// "she writes", "she fixes"
    static TOLD_DEEDS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let told = |verb: &str| [format!("{verb}s"), format!("{verb}es")];
        VERBS.iter().flat_map(told).collect()
    });
    /// "sie bereiten", "sie legen"
    static PLURALS: LazyLock<Vec<String>> = LazyLock::new(|| {
        let parts = GERMAN_PARTS.iter().map(|(verb, _)| *verb);
        let plural = |verb: &str| {
            let stem = verb.strip_suffix("et").or_else(|| verb.strip_suffix('t'));
            stem.map(|stem| format!("{stem}en"))
        };
        GERMAN_DEEDS
            .iter()
            .chain(parts)
            .filter_map(plural)
            .collect()
    });
    let verbs = VERBS.iter().chain(TOLD_DEEDS.iter().map(String::as_str));
    let deeds = DEEDS.iter().chain(NAMED_DEEDS).copied();
    let deeds = deeds.chain(GERMAN_DEEDS.iter());
    let deeds = deeds.chain(GERMAN_PARTS.iter().map(|(verb, _)| *verb));
    let deeds = deeds.chain(PLURALS.iter().map(String::as_str));
    let said = PROMISES.iter().chain(&SPOKEN).chain(&WANTS).copied();
    verbs.chain(deeds).chain(said).chain(foreign::words())
}

/// As many people take one task at most.
const MANY: usize = 8;

/// Reads the first promise of a sentence, and who else promises in it:
/// "Ada to write, Bob to test".
pub(super) fn read(text: &str, sentence: Range<usize>, known: &Known) -> Option<Task> {
    let content = &flat(&text[sentence.clone()]);
    if content.trim_end().ends_with('?') {
        return None;
    }
    let mut found: Option<Task> = None;
    let mut from = 0;
    let signed = content.contains('@');
    while let Some(at) = next_word(content, from) {
        let small = content[at..].starts_with(char::is_lowercase);
        if small && !signed && !known.may_have(&content[at..]) {
            from = at + content[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let lead = people::leading(&content[at..], known);
        if lead.people.is_empty() {
            from = at + content[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        // "Next week, Ada writes": the first of several may be none
        from = at + lead.first;
        let promised = deed(content, at, &lead);
        match &mut found {
            None => {
                let span = promised.or_else(|| passive(content, at, &lead));
                found = span.map(|span| Task {
                    span: sentence.start + span.start..sentence.start + span.end,
                    start: sentence.start + at,
                    owners: lead.people,
                });
            }
            Some(task) if promised.is_some() && task.owners.len() < MANY => {
                let others = lead.people.into_iter();
                let others: Vec<String> = others.filter(|p| !task.owners.contains(p)).collect();
                task.owners.extend(others);
            }
            Some(_) => {}
        }
    }
    found
}

/// Returns where the next word begins.
fn next_word(text: &str, from: usize) -> Option<usize> {
    let mut inside = text[..from].ends_with(is_inside);
    text[from..].char_indices().find_map(|(at, c)| {
        let begins = !inside && (c.is_alphabetic() || c == '@' || c == '[');
        inside = is_inside(c);
        begins.then_some(from + at)
    })
}

fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || "_@-/.".contains(c)
}

/// Returns the bytes of what the people at `at` are going to do.
fn deed(text: &str, at: usize, lead: &Lead) -> Option<Range<usize>> {
    let end = at + lead.len;
    let after = &text[end..];
    let assigned = is_assigned(&text[..at]);
    if !assigned && is_conditional(&text[..at]) {
        return None;
    }
    let acts = after.trim_start();
    let begins =
        assigned || clause_begins(before_body(&text[..at], lead)) || ends_in(&text[..at], &AFTER);
    let named = begins && NAMED_DEEDS.iter().any(|deed| acts.starts_with(deed));
    if named
        || (lead.sure || lead.named && begins) && DEEDS.iter().any(|deed| acts.starts_with(deed))
    {
        return Some(text.len() - acts.len()..text.len());
    }
    let straight = people::promise(after);
    let Some(len) = straight.or_else(|| announced(after)) else {
        let later = || later(text, end).filter(|_| lead.sure && begins);
        let foreign = || {
            let person = lead.named || person::is_full_name(&text[at..end]);
            let from = foreign::task(after).filter(|_| person && begins)?;
            Some(end + from..text.len())
        };
        return bare(text, end, lead, begins)
            .or_else(later)
            .or_else(foreign);
    };
    let mut verb = people::first_word(&after[len..]);
    let during = verb == "be";
    if during {
        verb = gerund(&after[len + 2..])?;
    }
    if 4 < verb.len() && verb.ends_with("ly") && !people::is_verb(verb) {
        verb = people::first_word(&after[len + verb.len()..]);
    }
    let must = after.trim_start().starts_with("must ");
    if must && (!lead.named || lead.people.iter().all(|p| people::is_everybody(p))) {
        // "The server must run elsewhere"
        return None;
    }
    let plain = verb.starts_with(char::is_lowercase)
        && !NO_DEEDS.contains(&verb)
        && !is_wish(after, verb)
        && !is_speech(&after[len..]);
    let told = after.trim_start().starts_with("to ");
    let handle = text[at..].starts_with('@') && !ends_in(&text[..at], &THROUGH);
    let sure = lead.sure && straight.is_some() && (!told || begins || handle);
    let does = verb == "do" && !told && (lead.sure || lead.named);
    let known = during && !told || does || people::is_verb(verb);
    (plain && (sure || begins && known)).then_some(end + len..text.len())
}

/// "Ada wants to see it": a wish; "wants to write it" is a promise.
fn is_wish(after: &str, verb: &str) -> bool {
    after.trim_start().starts_with("wants to ")
        && [
            "see",
            "know",
            "understand",
            "hear",
            "discuss",
            "talk",
            "have",
        ]
        .contains(&verb)
}

/// What somebody does at an event: "talk about it", "be speaking there"; "talk
/// to them" is a task.
fn is_speech(deed: &str) -> bool {
    const SPEAKS: [&str; 3] = ["talk ", "be talking ", "be speaking "];
    let next = SPEAKS.iter().find_map(|speaks| deed.strip_prefix(speaks));
    let next = next.map(people::first_word);
    next.is_some_and(|next| ["about", "at", "on", "in", "there"].contains(&next))
}

/// Words behind which somebody does not act: "written by @ada to test".
const THROUGH: [&str; 8] = ["by", "from", "with", "of", "von", "mit", "durch", "thanks"];

/// Words behind which a clause begins: "next step is for Ada to write".
const AFTER: [&str; 4] = ["so", "then", "dann", "therefore"];

fn is_conditional(before: &str) -> bool {
    ends_in(before, CONDITIONS) && before.trim_end().ends_with(char::is_alphanumeric)
}

/// "The next step is for Ada to write"
fn is_assigned(before: &str) -> bool {
    ends_in(before, &["for"]) && {
        let lower = pieces::tail(before).to_lowercase();
        lower.contains("next step") || lower.contains("action is")
    } || pieces::tail(before).trim_end().ends_with("assigned to")
}

pub(super) fn ends_in(before: &str, words: &[&str]) -> bool {
    words.contains(&last_word(before).to_lowercase().as_str())
}

/// "Ada: to write", "Ada – will write".
fn announced(after: &str) -> Option<usize> {
    let rest = after.trim_start().trim_start_matches([':', '-', '–', ' ']);
    let gap = after.len() - rest.len();
    let marked = after[..gap].contains([':', '–']) || after[..gap].contains(" -");
    let from = gap
        .checked_sub(1)
        .filter(|_| marked && after[..gap].ends_with(' '))?;
    // "Ada - wants to see it" is told
    let plain = ["to ", "will "].iter().any(|word| rest.starts_with(word));
    let len = people::promise(&after[from..]).filter(|_| plain)?;
    Some(from + len)
}

/// "The Docs team will ask": the clause begins with the article.
fn before_body<'t>(before: &'t str, lead: &Lead) -> &'t str {
    let body = lead
        .people
        .first()
        .is_some_and(|name| people::is_body(name));
    let bare = before.trim_end();
    let article = ["The", "the", "Das", "Die", "Der", "Our"]
        .iter()
        .find_map(|a| bare.strip_suffix(a));
    article.filter(|_| body).unwrap_or(before)
}

/// The verb of "be setting up".
fn gerund(text: &str) -> Option<&str> {
    let word = people::first_word(text);
    let stem = word.strip_suffix("ing")?;
    let half = stem.get(..stem.len().saturating_sub(1)).unwrap_or_default();
    let verb =
        people::is_verb(stem) || people::is_verb(half) || people::is_verb(&format!("{stem}e"));
    verb.then_some(word)
}

/// "Ada saw that too and will write", "Ada said that she will write": she
/// promises later.
fn later(text: &str, from: usize) -> Option<Range<usize>> {
    const WILL: [&str; 7] = [
        " will ",
        " Will ",
        "'ll ",
        "’ll ",
        " agreed to ",
        " offered to ",
        " volunteered to ",
    ];
    let near = pieces::head(&text[from..]);
    let all = WILL.iter().flat_map(|will| {
        let found = near.match_indices(will);
        found.map(|(at, will)| (at, at + will.len()))
    });
    let (_, end) = all.filter(|(at, _)| goes_on(&near[..*at])).min()?;
    let verb = people::first_word(&near[end..]);
    // another subject may have come between: "the tests fail and will"
    let deed = people::is_verb(verb) && verb != "make";
    deed.then_some(from + end..text.len())
}

/// Tells whether the subject is still the same: "…, she", "… said that he",
/// "… and".
fn goes_on(before: &str) -> bool {
    const PRONOUNS: [&str; 3] = [" she", " he", " they"];
    const JOINTS: [&str; 5] = ["said", "says", "and", "but", "so"];
    let named = PRONOUNS
        .iter()
        .find_map(|pronoun| before.strip_suffix(pronoun));
    let named = named.map(|before| before.strip_suffix(" that").unwrap_or(before));
    let before = named.unwrap_or(before);
    before.ends_with([',', ';']) || ends_in(before, &JOINTS)
}

/// "The page is old --> Ada", "Write it -> Ada and Bob do": behind the arrow
/// stands who takes what stands before it.
pub(super) fn pointed(text: &str, line: Range<usize>, known: &Known) -> Option<Task> {
    let line_text = &text[line.clone()];
    let (at, arrow) = ["->", "→", "=>"]
        .iter()
        .filter_map(|arrow| Some((line_text.rfind(arrow)?, arrow)))
        .max()?;
    let before = line_text[..at].trim_end_matches(['-', ' ', '=']);
    let who = &line_text[at + arrow.len()..];
    let start = who.len() - who.trim_start().len();
    let lead = people::leading(&who[start..], known);
    let behind = &who[start + lead.len..];
    let ends = !behind.contains(char::is_alphanumeric);
    // "Fine -> Ada writes": a mere remark
    let told = 2 < before.split_whitespace().count();
    let does = || bare(who, start + lead.len, &lead, true).is_some() || acts_alone(behind);
    // "@ada -> @bob": from hand to hand
    let handed = before.split_whitespace().next_back();
    let handed = handed.is_some_and(|word| word.trim_start_matches('(').starts_with('@'));
    let what = before.contains(char::is_alphabetic) && lead.sure && !handed;
    (what && (ends || told && does())).then(|| Task {
        span: line.start..line.start + if ends { before.len() } else { line_text.len() },
        start: line.start,
        owners: lead.people,
    })
}

/// "-> Ada asks", "--> Ada fragt": one verb and no more.
fn acts_alone(behind: &str) -> bool {
    let verb = people::first_word(behind);
    let alone = behind.trim().trim_end_matches('.').len() == verb.len();
    let stem = verb.strip_suffix('s').unwrap_or(verb);
    alone && (people::is_verb(stem) || GERMAN_DEEDS.has(verb))
}

/// "@ada creates an issue", "Ada send a mail", "Ada macht das".
fn bare(text: &str, end: usize, lead: &Lead, begins: bool) -> Option<Range<usize>> {
    let word = people::first_word(&text[end..]);
    let rest = text[end..].trim_start().get(word.len()..)?;
    let handle = lead
        .people
        .last()
        .is_some_and(|name| text[..end].ends_with(&format!("@{name}")));
    let alone = people::first_word(rest).is_empty();
    if alone && !handle && !rest.trim_start().starts_with(['#', '@', '"', '`']) {
        // "Ada updates: all is fine"
        return None;
    }
    if word == "moves" && ["to", "that"].contains(&people::first_word(rest)) {
        // a motion
        return None;
    }
    if told::is_about_meeting(word, rest) {
        return None;
    }
    let stem = word.strip_suffix("es").filter(|stem| people::is_verb(stem));
    let stem = stem.or_else(|| word.strip_suffix('s')).unwrap_or(word);
    let acts = people::is_verb(stem) && !TOLD.has(word);
    let singular = Some(word).filter(|_| 1 < lead.people.len());
    let singular = singular.and_then(|word| word.strip_suffix("en"));
    let forms = singular.map(|stem| [format!("{stem}t"), format!("{stem}et")]);
    let forms = forms.iter().flatten().map(String::as_str);
    let german = forms
        .chain([word])
        .any(|word| GERMAN_DEEDS.has(word) || has_german_part(word, rest));
    let german = german && (lead.named || lead.lonely);
    let small = word.starts_with(char::is_lowercase);
    let acts = acts && lead.sure && !lead.people.iter().all(|p| people::is_everybody(p));
    (begins && small && (acts || german)).then_some(end..text.len())
}

/// "Ada legt ein Wiki an": the verb goes on at the end of its clause.
fn has_german_part(verb: &str, rest: &str) -> bool {
    let clause = pieces::head(rest);
    let end = clause.find([',', ';', '.', ':']).unwrap_or(clause.len());
    let clause = clause[..end].to_lowercase();
    let parts = GERMAN_PARTS.iter().find(|(word, _)| *word == verb);
    let mut words = clause.split_whitespace();
    parts.is_some_and(|(_, parts)| words.any(|word| parts.contains(&word)))
}

/// "The poll will be sent by Ada".
fn passive(text: &str, at: usize, lead: &Lead) -> Option<Range<usize>> {
    let before = pieces::tail(text[..at].trim_end());
    let by = before
        .strip_suffix("by")
        .or_else(|| before.strip_suffix("von"))?;
    // "by the Docs team" is not by Docs
    let body = super::words::BODIES.contains(&people::first_word(&text[at + lead.len..]));
    let by = Some(by).filter(|_| !body)?;
    let ahead = by.contains("will be ") || by.contains("wird ") || by.contains("to be ");
    let named = lead.sure || lead.people.iter().all(|name| !name.contains(' '));
    (ahead && named && by.ends_with(' ')).then_some(0..text.len())
}

fn last_word(text: &str) -> &str {
    text.trim_end()
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default()
}

fn clause_begins(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(|c: char| ".;,:!?()[]-–—>→*|\"'".contains(c))
}

/// Reads a line that asks for something and names people at its end:
/// "Write it (@ada)", "Will write it, @ada", "It should be written (@ada)",
/// "-> Ada: write it"; "To write it" may name nobody.
pub(super) fn imperative(text: &str, line: Range<usize>, known: &Known) -> Option<Task> {
    let line_text = &text[line.clone()];
    let arrow = |c: char| c.is_whitespace() || "=->→*".contains(c);
    let start = line_text.trim_start_matches(arrow);
    let begin = line.end - start.len();
    let pointed = ["->", "=>", "→"];
    if pointed
        .iter()
        .any(|arrow| line_text.trim_start().starts_with(arrow))
    {
        let lead = people::leading(start, known);
        if lead.sure && people::is_delimiter(&start[lead.len..]) {
            return Some(people::marked(text, begin..line.end, known));
        }
    }
    let filler = FILLERS.iter().find(|word| start.starts_with(**word));
    let deed = &start[filler.map_or(0, |word| word.len())..];
    let last = deed.rsplit(", ").nth(usize::from(deed.ends_with(')')));
    let asked = is_asked(deed);
    let owners = if asked || last.is_some_and(is_asked) && deed.contains('@') {
        let bracket = || people::bracketed(start, known).filter(|_| asked);
        people::trailing(start, known).or_else(bracket)
    } else if is_wanted(start) && start.trim_end().ends_with(')') && start.contains('@') {
        people::trailing(start, known)
    } else {
        None
    };
    let will = filler == Some(&"Will ") && is_errand(deed);
    let whole = 1 < deed.split_whitespace().count();
    let bare = will
        || whole
            && filler == Some(&"To ")
            && ERRANDS.contains(&people::first_word(deed))
            && !is_purpose(deed);
    Some(Task {
        span: line.clone(),
        start: line.start,
        owners: owners.or(bare.then(Vec::new))?,
    })
}

/// "Will take the tag off": whoever wrote it down promises it.
fn is_errand(deed: &str) -> bool {
    const MORE: [&str; 9] = [
        "take", "add", "open", "post", "submit", "remove", "close", "draft", "publish",
    ];
    let verb = people::first_word(deed);
    let object = people::first_word(deed.get(verb.len()..).unwrap_or_default());
    let idle = [
        "place", "time", "part", "effect", "longer", "in", "to", "on",
    ]
    .contains(&object);
    let doubted = ["probably", "hopefully", "maybe", "eventually", "likely"];
    let doubted = doubted.iter().any(|word| deed.contains(word));
    let known = ERRANDS.contains(&verb) || MORE.contains(&verb);
    known && !idle && !doubted && !deed.trim_end().ends_with('?')
}

/// What somebody has to do who is not named; "to improve" is a goal.
const ERRANDS: [&str; 20] = [
    "ask",
    "check",
    "clarify",
    "confirm",
    "contact",
    "create",
    "email",
    "file",
    "follow",
    "investigate",
    "ping",
    "prepare",
    "reach",
    "review",
    "schedule",
    "send",
    "test",
    "update",
    "verify",
    "write",
];

/// "To keep it small, we will wait"
fn is_purpose(deed: &str) -> bool {
    const CLAUSES: [&str; 8] = [
        " we ", " will ", " would ", " should ", " is ", " are ", " can ", " you ",
    ];
    deed.contains(',')
        || deed.trim_end().ends_with([':', '?'])
        || CLAUSES.iter().any(|c| deed.contains(c))
}

/// Words before an imperative.
const FILLERS: [&str; 10] = [
    "Agreed to ",
    "Decided to ",
    "For now ",
    "For now, ",
    "Please ",
    "Also ",
    "Then ",
    "To ",
    "Will ",
    "will ",
];

/// Tells whether a text begins with a verb, and not with a thing: neither
/// "Outline of the plan" nor "Update on the plan".
pub(super) fn is_asked(text: &str) -> bool {
    const THINGS: [&str; 12] = [
        "update", "report", "review", "test", "plan", "release", "poll", "survey", "support",
        "request", "research", "work",
    ];
    let verb = people::first_word(text);
    let rest = text.get(verb.len()..).unwrap_or_default();
    let second = people::first_word(rest);
    let of = ["of", "for", "from", "by"].contains(&second);
    let about = ["on", "about", "regarding", "in", "with", "at"].contains(&second);
    let thing = of || about && THINGS.contains(&verb.to_lowercase().as_str());
    people::is_verb(verb) && rest.starts_with(' ') && !thing && second != "("
}

/// What says that something should be.
const WANTS: [&str; 8] = [
    " should be ",
    " needs ",
    " need ",
    " must be ",
    " has to be ",
    " have to be ",
    " muss ",
    " to discuss ",
];

/// Tells whether a text says what should be: "X should be tested".
fn is_wanted(text: &str) -> bool {
    WANTS.iter().any(|word| text.contains(word))
}
