//! What a speaker promises: "Ada: fine. I will write it".

use super::commitment::{ends_in, flat};
use super::{people, pieces};
use std::ops::Range;

/// With what somebody promises something.
pub(super) const SPOKEN: [&str; 14] = [
    "I can take the action item to ",
    "I can take an action item to ",
    "I'll take the action item to ",
    "I will take the action item to ",
    "I will ",
    "I'll ",
    "I’ll ",
    "Will ",
    "will ",
    "ich werde ",
    "I am going to ",
    "I'm going to ",
    "I’m going to ",
    "I can take ",
];

/// "Ada told of the oven. She will mend it": the task of those who were named
/// last, and where it begins.
pub(super) fn of_pronoun(sentence: &str, named: &[String]) -> Option<usize> {
    const ONE: [&str; 6] = [
        "He will ",
        "She will ",
        "He'll ",
        "She'll ",
        "Er wird ",
        "Sie wird ",
    ];
    const SEVERAL: [&str; 3] = ["They will ", "They'll ", "Sie werden "];
    let start = sentence.trim_start();
    let some = match named.len() {
        0 => return None,
        1 => ONE.iter(),
        _ => SEVERAL.iter(),
    };
    let rest = some
        .into_iter()
        .find_map(|words| start.strip_prefix(words))?;
    let verb = people::first_word(rest);
    let german = start.starts_with("Er ") || start.starts_with("Sie ");
    let promises = people::is_verb(verb) || verb == "do" || german;
    (promises && !rest.trim_end().ends_with('?')).then(|| sentence.len() - rest.len())
}

/// ": Okay, I will": what is said before the promise.
fn without_interjection(said: &str) -> &str {
    const WORDS: [&str; 8] = ["Okay", "OK", "Ok", "Sure", "Yes", "Yeah", "Great", "Right"];
    let apart = |c: char| !c.is_alphanumeric() && !"\"'(".contains(c);
    let start = said.trim_start_matches(apart);
    let rest = WORDS.iter().find_map(|word| start.strip_prefix(word));
    let rest = rest.filter(|rest| rest.starts_with([',', ' ', '!']));
    rest.map_or(start, |rest| rest.trim_start_matches(apart))
}

/// "The test fails, so I'll write it", "Once it is merged I will ask": what
/// follows the promise.
fn in_mid_sentence(said: &str) -> Option<&str> {
    const PROMISES: [&str; 6] = [
        "I will ",
        "I'll ",
        "I’ll ",
        "i will ",
        "i'll ",
        "ich werde ",
    ];
    const JOINTS: [&str; 5] = ["and", "so", "then", "but", "und"];
    const SETTING: [&str; 7] = [
        "once ",
        "soon as ",
        "as soon as ",
        "when ",
        "after ",
        "before ",
        "sobald ",
    ];
    let near = pieces::head(said);
    let (at, promise) = PROMISES
        .iter()
        .filter_map(|promise| Some((near.find(promise)?, promise)))
        .min()?;
    let before = near[..at].strip_suffix(' ')?;
    let lower = || before.to_lowercase();
    let joined = before.ends_with([',', '-', '–', ')'])
        || ends_in(before, &JOINTS)
        || SETTING.iter().any(|word| lower().starts_with(word));
    let doubtful = || {
        ["if ", "maybe ", "wenn ", "falls "]
            .iter()
            .any(|word| lower().starts_with(word))
    };
    (joined && !doubtful()).then_some(&said[at + promise.len()..])
}

/// Reads what somebody says: "Ada: fine. I will write it".
pub(super) fn read(text: &str, sentence: Range<usize>) -> Option<Range<usize>> {
    const SMALL: [&str; 5] = ["also ", "then ", "try to ", "try and ", "happily "];
    const MERE: [&str; 12] = [
        "see", "go", "get", "come", "keep", "give", "call", "note", "mention", "put", "look",
        "wait",
    ];
    let content = &flat(&text[sentence.clone()]);
    let start = without_interjection(content);
    let opened = SPOKEN.iter().find_map(|words| start.strip_prefix(words));
    let rest = opened.or_else(|| in_mid_sentence(start))?;
    let rest = SMALL
        .iter()
        .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let verb = people::first_word(rest);
    let looks = ["look into", "look up", "look at"]
        .iter()
        .any(|l| rest.starts_with(l));
    // "I'll note that on the issue" is done, "I'll note that it is late" is said
    let written = ["note ", "mention ", "put "]
        .iter()
        .any(|w| rest.starts_with(w))
        && [" on the ", " in the ", " to the "]
            .iter()
            .any(|place| rest.contains(place))
        || rest.starts_with("put ") && rest.contains(" together");
    let deed = people::is_verb(verb) && (looks || written || !MERE.contains(&verb));
    let asks = content.trim_end().ends_with('?');
    (deed && !asks).then_some(sentence.end - rest.len()..sentence.end)
}
