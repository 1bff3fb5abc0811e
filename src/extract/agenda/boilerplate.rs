//! What stands where topics stand and is none: instructions, placeholders,
//! what every meeting begins and ends with.

use crate::extract::person::{is_name, is_placeholder};
use crate::extract::section::{SectionKind, kind_of};

/// Tells whether a text is furniture of a template rather than a topic.
pub(super) fn is_boilerplate(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|w| !w.is_empty())
        .collect();
    is_nothing(&words, text)
        || is_sign(text)
        || asks_for_topics(&words)
        || is_extraction_note(&words)
        || is_ritual(&words)
}

/// Tells whether a text is but a time of day: "9:00 AM PST to 10:00 AM PST".
pub(super) fn is_clock(text: &str) -> bool {
    // "1. API" is a topic
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let hours = digits(text);
    let minutes = text[hours..].strip_prefix([':', '.']).map_or(0, digits);
    let clock = (1..=2).contains(&hours) && minutes == 2;
    let words = text.split(|c: char| !c.is_alphabetic());
    let mut words = words.filter(|word| !word.is_empty());
    let zone = |word: &str| word.len() <= 5 && word.chars().all(|c| c.is_ascii_uppercase());
    let small = ["am", "pm", "to", "bis", "uhr", "h", "until"];
    clock && words.all(|word| zone(word) || small.contains(&word.to_lowercase().as_str()))
}

/// "👍", "👍 @ada, @bob", `<add your topic>`: a vote, or to be filled in.
fn is_sign(text: &str) -> bool {
    let said = |w: &str| !w.starts_with('@') && w.contains(char::is_alphanumeric);
    let signs = text.split(|c: char| c.is_whitespace() || c == ',');
    let form = text.starts_with('<') && text.ends_with('>') && !text.contains("://");
    form || !signs.into_iter().any(said) && text.contains(|c: char| !c.is_ascii())
}

fn is_nothing(words: &[&str], text: &str) -> bool {
    const NOTHING: [&[&str]; 12] = [
        &["topic"],
        &["item"],
        &["title"],
        &["agenda", "item"],
        &["topic", "title"],
        &["no", "updates"],
        &["no", "update"],
        &["nothing"],
        &["nothing", "to", "report"],
        &["skipped"],
        &["no", "topics"],
        &["thema"],
    ];
    let unnumbered = words
        .iter()
        .rposition(|w| !w.starts_with(|c: char| c.is_ascii_digit()));
    let bare = &words[..unnumbered.map_or(0, |i| i + 1)];
    let tags = words.first() == Some(&"tags") && text.contains("tags:");
    let person = text.starts_with("[name=") && text.ends_with(']');
    is_placeholder(text) || tags || person || NOTHING.contains(&bare)
}

/// "Add your agenda items here", "please insert topics".
fn asks_for_topics(words: &[&str]) -> bool {
    const ASKS: [&str; 11] = [
        "submit", "add", "insert", "put", "enter", "fill", "clear", "copy", "paste", "please",
        "hier",
    ];
    const OBJECTS: [&str; 12] = [
        "agenda",
        "item",
        "items",
        "topic",
        "topics",
        "here",
        "point",
        "points",
        "document",
        "eintragen",
        "contents",
        "template",
    ];
    let asks = words
        .iter()
        .position(|w| ASKS.contains(w))
        .filter(|i| *i <= 2);
    let objects = words.iter().filter(|w| OBJECTS.contains(w)).count();
    let addressed = words
        .iter()
        .any(|w| ["your", "here", "this", "last", "hier", "other", "new"].contains(w));
    asks.is_some() && 2 <= objects + usize::from(addressed) && 0 < objects && words.len() <= 16
}

/// "Extracted from **…** labeled issues and pull requests".
fn is_extraction_note(words: &[&str]) -> bool {
    words.first() == Some(&"extracted") && words.get(1) == Some(&"from")
}

/// "Review action items from last time", "Anything else for the agenda?"
fn is_ritual(words: &[&str]) -> bool {
    let has = |keys: &[&str]| words.iter().any(|w| keys.contains(w));
    let reviews = matches!(words.first(), Some(&"review" | &"reviewing" | &"check"));
    let tasks =
        has(&["action", "actions", "ais", "todos"]) && has(&["last", "previous", "items", "open"]);
    let asks = matches!(words.first(), Some(&"anything" | &"any")) && has(&["agenda"]);
    let asks = asks
        || matches!(
            words,
            ["agenda", "additions" | "changes" | "bashing" | "review"]
        );
    let asks = asks
        || matches!(words, ["find" | "determine" | "call", "for" | "volunteers", ..] if has(&["volunteers"]) && has(&["note", "notes", "minutes", "scribe"]));
    (reviews && tasks && words.len() <= 9) || asks
}

/// "Next meeting", "Upcoming meetings": no topic of this one.
pub(super) fn announces_next(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = [
        "next",
        "upcoming",
        "future",
        "nächst",
        "kommend",
        "prochaine",
        "próxima",
    ];
    words.iter().any(|w| lower.contains(w))
}

/// What a bullet of an agenda holds that is no topic: a label, people, tasks.
pub(super) fn is_procedural(text: &str) -> bool {
    const RITUALS: [&str; 24] = [
        "rollcall",
        "call for scribes",
        "adoption of the agenda",
        "review agenda",
        "meeting open",
        "meeting opened",
        "meeting closed",
        "meeting close",
        "opening",
        "closing",
        "closure",
        "end",
        "adjourn",
        "adjournment",
        "introductions",
        "introduction",
        "intros",
        "roll call",
        "call to order",
        "begrüßung",
        "verabschiedung",
        "check in",
        "check-in",
        "ende",
    ];
    let bare = text
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let kind = kind_of(text);
    let procedural = match kind {
        SectionKind::Topic | SectionKind::Events | SectionKind::Agenda => false,
        SectionKind::Schedule => announces_next(text),
        _ => true,
    };
    procedural || names_helper(text) || RITUALS.contains(&bare.as_str()) || opens_or_closes(&bare)
}

/// "Opening, welcome and roll call".
fn opens_or_closes(lower: &str) -> bool {
    const WORDS: [&str; 14] = [
        "opening",
        "welcome",
        "roll",
        "call",
        "closing",
        "closure",
        "introductions",
        "greetings",
        "begrüßung",
        "eröffnung",
        "vorstellungsrunde",
        "and",
        "und",
        "the",
    ];
    let mut words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    lower.contains(' ') && words.all(|w| WORDS.contains(&w))
}

/// "Moderator: Ada", "Protokoll: @bo": who helps in the meeting.
pub(super) fn names_helper(text: &str) -> bool {
    let Some((label, who)) = text.split_once(':') else {
        return false;
    };
    let helps = matches!(
        kind_of(label),
        SectionKind::Housekeeping | SectionKind::Structure
    );
    let particular = kind_of(label) == SectionKind::Structure
        && who.chars().any(|c| c.is_ascii_digit())
        && is_particular(label);
    if particular {
        // "Time: 14:00 UTC"
        return true;
    }
    let mut people = who.split([',', '/', '&']).map(str::trim);
    helps && people.all(|p| (p.starts_with('@') && !p.contains(' ')) || is_name(p))
}

/// "Date", "Meeting time", "Where": a particular of the meeting.
fn is_particular(label: &str) -> bool {
    const WORDS: [&str; 7] = ["date", "time", "when", "where", "location", "datum", "ort"];
    let lower = label.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|w| WORDS.contains(&w))
}

/// Tells whether a bullet only holds the topics nested below it.
pub(super) fn is_container(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "proposals",
        "proposal",
        "discussions",
        "discussion",
        "topics",
        "items",
        "and",
        "agenda",
        "other",
        "main",
        "new",
        "old",
        "regular",
        "business",
        "points",
        "themen",
    ];
    let lower = text.to_lowercase();
    let mut words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    let kind = kind_of(text);
    kind == SectionKind::Agenda
        || (kind != SectionKind::Events && !lower.is_empty() && words.all(|w| WORDS.contains(&w)))
}
