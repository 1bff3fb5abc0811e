//! What is wrong with a configuration, in the words of its author: keys and
//! values, not fields and types.

use chrono_tz::TZ_VARIANTS;

/// Rewrites a message of the YAML reader, whose line is told elsewhere.
///
/// ``sources[0]: unknown field `inclde`, expected one of …`` becomes
/// ``sources[0]: unknown key `inclde`; did you mean `include`?``
pub(super) fn in_words(message: &str) -> String {
    let message = match message.rfind(" at line ") {
        Some(end) => &message[..end],
        None => message,
    };
    let (place, what) = match message.split_once(": ") {
        Some((place, what)) if !place.contains(' ') => (format!("{place}: "), what),
        _ => (String::new(), message),
    };
    let words = unknown_key(what)
        .or_else(|| zone(what))
        .unwrap_or_else(|| translated(what));
    format!("{place}{words}")
}

/// Says what comes nearest to a word, or what there is.
pub(super) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    let lower = word.to_lowercase();
    let likeness = |other: &str| strsim::jaro_winkler(&lower, &other.to_lowercase());
    let best = known
        .clone()
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    match best {
        None => String::new(),
        Some(best) if 0.8 < likeness(best) => format!("; did you mean `{best}`?"),
        Some(_) => {
            let names: Vec<String> = known.take(10).map(|name| format!("`{name}`")).collect();
            format!("; there is {}", names.join(", "))
        }
    }
}

fn unknown_key(what: &str) -> Option<String> {
    let rest = what.strip_prefix("unknown field ")?;
    let mut names = rest.split('`').skip(1).step_by(2);
    let unknown = names.next()?;
    Some(format!(
        "unknown key `{unknown}`{}",
        nearest(unknown, names)
    ))
}

fn zone(what: &str) -> Option<String> {
    let name = what.strip_prefix("failed to parse timezone: ")?;
    let name = name.trim_matches('\'');
    let known = TZ_VARIANTS.iter().map(|zone| zone.name());
    let near = nearest(name, known);
    let near = Some(near).filter(|near| near.starts_with("; did"));
    let near = near.unwrap_or_else(|| "; zones are named like `Europe/Berlin`".into());
    Some(format!("`{name}` is no time zone{near}"))
}

fn translated(what: &str) -> String {
    const WORDS: [(&str, &str); 8] = [
        ("missing field ", "lacks the key "),
        ("duplicate field ", "has twice the key "),
        ("invalid type: ", "found "),
        (", expected a sequence", ", expected a list"),
        (", expected struct Config", ", expected `sources:`"),
        (", expected struct ", ", expected a "),
        ("found sequence", "found a list"),
        ("found map", "found keys"),
    ];
    let replace = |text: String, (from, to): &(&str, &str)| text.replace(from, to);
    WORDS.iter().fold(what.to_owned(), replace)
}
