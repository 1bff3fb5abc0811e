//! Lines that look like an announcement and are none: deadlines, vacations,
//! releases, the ordinary next meeting, a rule of when something meets, what
//! is said of an event that is over.

use super::{when, words};
use crate::scan::{DateText, Found};
use crate::wordlist::WordList;

/// Deadlines, vacations, releases and calls off of ordinary meetings are no
/// events.
pub(super) fn is_excluded(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "vacation",
        " pto",
        "holiday",
        "urlaub",
        "deadline",
        "no meeting",
        "no call",
        "no team",
        "kein meeting",
        "keine sitzung",
        "minutes of",
        "minutes from",
        "skip",
        "release candidate",
        "out of office",
        "recordings of",
        "recording of",
        "videos of",
        "blog post",
        "blogpost",
    ];
    let lower = text.to_lowercase();
    WORDS.iter().any(|w| lower.contains(w))
}

/// A name in a list of events that is none: a vacation, a deadline, a release,
/// the next ordinary meeting.
pub(super) fn is_no_event(name: &str) -> bool {
    static OTHERS: WordList = WordList::new(
        "\
        vacation vacations holiday holidays urlaub ferien feiertag feiertage deadline deadlines frist \
        release releases freeze rc pto ooo milestone betriebsferien sommerpause winterpause",
    );
    static ORDINARY: WordList = WordList::new(
        "\
        call calls meeting meetings sitzung sync the our next no weekly team nächste nächster \
        nächstes termin kein keine regular",
    );
    static LABELS: WordList = WordList::new(
        "\
        point points action item items decision decisions discussion question questions follow-ups \
        followups outcome outcomes owner owners",
    );
    let lower = name.to_lowercase();
    // "Action items or follow-ups: …", "event planning"
    let is_label = words::words(&lower).any(|w| LABELS.has(w)) && !words::names_event(name);
    let generic = name
        .rsplit_once(' ')
        .is_some_and(|(kind, _)| words::is_generic(kind));
    if is_label || is_report(name) && generic {
        return true;
    }
    let ends = |w: &str| w.ends_with("schluss") || w.ends_with("frist");
    let first = words::words(&lower).next();
    if is_count(&lower) {
        return true;
    }
    let is_other = words::words(&lower).any(|w| OTHERS.has(w)) && !words::names_event(name)
        || first.is_some_and(ends);
    is_other || is_excluded(name) || words::words(&lower).all(|w| ORDINARY.has(w))
}

/// What reads like a name and is but a piece of a sentence or an address:
/// "Likely", "wants an event", "themed around training".
pub(super) fn is_no_name(name: &str) -> bool {
    static ALONE: WordList = WordList::new(
        "likely probably extended status hour date time place location today tomorrow confirmed tentative",
    );
    static VERBS: WordList = WordList::new(
        "suggested suggests suggest wants wanted want asked asks proposed proposes confirm confirms kick permettant",
    );
    let all: Vec<&str> = words::words(name).collect();
    let small = |w: &&str| w.starts_with(char::is_lowercase);
    let told = |w: &&str| small(w) && (w.ends_with("ed") || VERBS.has(w));
    let ordered = all.first().is_some_and(|w| w == &"Confirm" || told(w));
    let one = matches!(&all[..], [one] if ALONE.has_lower(one));
    let few = matches!(&all[..], [count, kind] if small(kind) && count.len() == 1 && count.bytes().all(|b| b.is_ascii_digit()));
    name.contains("://") || one || few || ordered || all.iter().skip(1).any(|w| VERBS.has(w))
}

/// "12 events", "several workshops": how many there are.
fn is_count(lower: &str) -> bool {
    static COUNTS: WordList = WordList::new(
        "two three four five six seven eight nine ten several many some few zwei drei vier mehrere viele einige",
    );
    static MANY: WordList = WordList::new(
        "events conferences workshops meetups hackathons trainings webinars talks sessions \
        veranstaltungen konferenzen termine vorträge",
    );
    let all: Vec<&str> = words::words(lower).collect();
    let [count, many] = &all[..] else {
        return false;
    };
    let number = count.bytes().all(|b| b.is_ascii_digit());
    (number || COUNTS.has(count)) && MANY.has(many)
}

/// "`RoseCon` update": about an event, none itself.
pub(super) fn is_report(name: &str) -> bool {
    static REPORTS: WordList = WordList::new(
        "\
        update updates recap report planning preparation prep cfp news status discussion feedback \
        vorbereitung planung rückblick bericht review summary",
    );
    let last = words::words(name).last().map(str::to_lowercase);
    last.is_some_and(|word| REPORTS.has(&word))
}

/// A name of a thing: capitals, and no word that only a remark has.
pub(super) fn is_proper(name: &str) -> bool {
    static JOINING: WordList = WordList::new("of for in on at and & the der die das des und im");
    static NONE: WordList = WordList::new(
        "\
        no none nothing keine keiner nichts nix more mehr any anything other see siehe todo tbd \
        tba n/a next overview news minutes agenda notes slides recording recordings link links",
    );
    let small = |w: &str| w.starts_with(char::is_lowercase) && !JOINING.has(w);
    let first = words::words(name).next().map(str::to_lowercase);
    first.is_some_and(|w| !NONE.has(&w)) && !words::words(name).any(small)
}

/// "Treffen vorbereiten": what is to be done ends with a verb.
pub(super) fn is_request(text: &str) -> bool {
    let last = words::words(text).skip(1).last();
    last.is_some_and(|w| w.starts_with(char::is_lowercase) && w.ends_with("en"))
}

/// A rule of when something meets is a schedule.
pub(super) fn is_regular(text: &str) -> bool {
    static WORDS: WordList = WordList::new(
        "\
        every weekly biweekly bi-weekly monthly fortnightly wöchentlich monatlich jeden jede alle regelmäßig regelmäßige \
        regelmäßiges regelmäßigen",
    );
    const PHRASES: [&str; 5] = [
        " im monat",
        " of the month",
        " of each month",
        " of every month",
        " des monats",
    ];
    let lower = text.to_lowercase();
    words::words(&lower).any(|w| WORDS.has(w)) || PHRASES.iter().any(|p| lower.contains(p))
}

/// "last Friday's workshop", "next week's summit": spoken of, not announced.
pub(super) fn is_referred(text: &str, day: &Found<DateText>) -> bool {
    let behind = text.get(day.span.end..).unwrap_or_default();
    let told = when::is_behind(&day.value) || when::is_rough(&day.value);
    behind.starts_with(['\'', '’']) && told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_is_no_event() {
        let check = |name: &str, expected: bool| assert_eq!(is_no_event(name), expected, "{name}");
        check("Vacation Ada", true);
        check("Urlaub", true);
        check("Release 3.0", true);
        check("next call", true);
        check("Anmeldeschluss für RoseCon", true);
        check("Release party", false);
        check("RoseCon", false);
    }

    #[test]
    fn knows_names() {
        let check = |name: &str, expected: bool| assert_eq!(is_proper(name), expected, "{name}");
        check("Lange Nacht der Gärten", true);
        check("FLORA", true);
        check("Switch to slide mode", false);
        check("No news", false);
        check("More information soon", false);
        check("Minutes", false);
    }
}
