//! A line → the event's name.
//!
//! Lists of events are terse: the name is a segment of its own, before or
//! behind the date, its place follows. In sentences the name is the group of
//! words around the word that says what kind of event it is.

use super::segment::{self, Before, Segment};
use super::words::{self};
use super::{place, segment::Before as B};
use crate::wordlist::{PhraseList, WordList};

/// A name, and what the same words say of the place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Titled {
    /// The name.
    pub name: String,
    /// The place named with it.
    pub place: Option<String>,
}

/// Words before the name that are none of it.
static OPENINGS: PhraseList = PhraseList::new(
    "\
    the, a, an, our, der, die, das, ein, eine, next, upcoming, nächste, nächster, nächstes, \
    advertisement, werbung, agenda for, topics for, who can make, who can attend, target, proposed, overview of, brief overview of, short overview of, summary of, notes from, news from, bericht vom, \
    bericht von, bericht über, rückblick auf, impressions from, planning, preparation of, preparing, preparations for, preparation for, recap of, review of, \
    feedback from, report from, update from, update on, update, recap, cfp for, cfp, \
    call for papers for, call for papers, save the date, reminder, join us at, join us for, \
    join us, join, come to, visit us at, meet us at, invitation to, registration for, \
    registration open for, register for, tickets for, announcing, announcement, heads-up, \
    vorbereitung, planung, einladung zum, einladung zur, anmeldung zum, anmeldung zur, \
    we plan to have, we host, we organize, we will have, we have, there will be, there is, new, nice, also, note, nb, \
    fyi, scheduled, planned, date fixed, details on, info on, slides from, talks at, talk at, \
    attending, anyone at, anyone attending, anyone going to, anyone joining, anybody at, \
    who is at, who goes to, who will be at, who is going to, wer ist auf der, wer fährt zum, \
    wer fährt zur, wer kommt zum, going to, travel to, trip to, visiting, speaking at, \
    presenting at, booth at, stand auf der, hold, hosting, host, doing, happy, possible, potential, \
    successful, good, great, participation in, presence at, cancelled, canceled, postponed, moved, abgesagt, \
    verschoben, tentative, probably, maybe, vsl., organizing, organising, on",
);

/// Words with which the name is over.
static STOPS: WordList = WordList::new(
    "\
    will is are was were has have takes take took which that who where when with organized \
    organised hosted hosting planned scheduled happening happens starts starting start begins ends \
    by about findet wird ist war sind mit from until till via featuring feat registration register \
    can could would should may might postponed moved cancelled canceled coming needs see held \
    fällt verschoben abgesagt took taking being followed including without approaching opens \
    due because since if but so then there we they you i he she",
);

/// Words inside a sentence that no name goes across to the left.
static LEFT_STOPS: WordList = WordList::new(
    "\
    the a an our his her their your its this these that for at to on of in during from with by \
    about into before after until is are was were be have has had will would about some any no \
    der die das den dem des ein eine einen einem einer unser unsere unseren für zum zur vom auf \
    beim im am nach vor über as wir how why possible potential successful doing good great recent few \
    present productive several some other another each both host hosts organizes organizing jemand \
    anyone als organize plan join attend host visit held holding hold hosting \
    attending visiting organizing planning plant plans planen organisiert organisieren veranstaltet \
    veranstalten macht machen do we i you they and next last upcoming kann können könnte könnten soll sollen sollte sollten \
    muss müssen wird werden wurde damit dann dass wenn ob auch noch nur schon sich",
);

/// Articles and the like of other languages, which in capitals are names.
static FOREIGN_STOPS: WordList =
    WordList::new("un une le la les des pour el los las una del para il per het een voor");

/// Words that a name in a sentence does not go across to the right.
static RIGHT_STOPS: WordList =
    WordList::new("at on in to for and or am im vom zum zur bei beim as this next last");

/// Words that a name does not end with.
static LOOSE_ENDS: WordList = WordList::new(
    "\
    on at in from to am im vom ab bis zum the a of for and und der die das & + - @ um date dates \
    next this and moves moved itself selbst sat sun mon tue wed thu fri",
);

/// Labels that name nothing.
static LABELS: PhraseList = PhraseList::new(
    "\
    save the date, date, dates, when, where, reminder, upcoming, news, event, events, termin, \
    termine, datum, wann, wo, ort, place, location, time, cfp, register, registration, agenda, \
    topic, topics, anmeldung, info, details, more info, website, link, links, next time, new, \
    conference, konferenz, note, heads-up, tbd, t.b.d, tba, online, virtual, update, \
    w/b, week of, week beginning, may, mai, march, märz, main conf, zeit, uhrzeit, venue, cfp deadline, deadline, fyi, nb, summary, participants",
);

/// Reads the name from an entry in a list of events.
pub(super) fn of_entry(plain: &str) -> Option<Titled> {
    let segments = segment::split(plain);
    let segments: Vec<&Segment> = segments
        .iter()
        .filter(|s| !is_label(&plain[s.span.clone()]))
        .collect();
    let (start, last) = name_segments(plain, &segments)?;
    let named = plain.get(segments[start].span.start..segments[last].span.end)?;
    let (named, mut found) = place::cut(stopped(opened(named)));
    let name = trimmed(attended(named));
    if name.is_empty() || !name.chars().any(char::is_alphabetic) {
        return None;
    }
    let behind = place::of_segments(plain, &segments[last + 1..]);
    found = place::joined(found, behind).or_else(|| place::leading(&name));
    Some(Titled { name, place: found })
}

/// "Ada @ `RoseCon`", "Ada at the Rose Summit": who attends is not the name.
fn attended(named: &str) -> &str {
    const LEADS: [&str; 6] = [
        " @ ",
        " at the ",
        " at ",
        " auf der ",
        " auf dem ",
        " beim ",
    ];
    let found = LEADS.iter().find_map(|lead| {
        let (who, event) = named.split_once(lead)?;
        (!words::names_event(who) && words::names_event(event)).then_some(event)
    });
    found.unwrap_or(named)
}

/// Reads the name of one of those that a sentence speaks of: "Rose Summit" of
/// "the next Rose Summits".
pub(super) fn of_many(plain: &str) -> Option<Titled> {
    let titled = around(plain, words::is_plural_word)?;
    let one = titled.name.strip_suffix('s');
    Some(match one.filter(|one| words::names_event(one)) {
        Some(one) => Titled {
            name: one.to_owned(),
            ..titled
        },
        None => titled,
    })
}

/// Reads the name from a sentence: the words around the kind of event.
pub(super) fn of_sentence(plain: &str) -> Option<Titled> {
    around(plain, words::is_event_word)
}

/// Reads the name around the first word of some kind: a test of the words of a
/// text and the place of one.
pub(super) fn around(plain: &str, is_kind: impl Fn(&[&str], usize) -> bool) -> Option<Titled> {
    let segments = segment::split(plain);
    let texts = segments.iter().map(|s| &plain[s.span.clone()]);
    let named = |text: &str| {
        let all: Vec<&str> = words::words(text).collect();
        (0..all.len()).any(|at| is_kind(&all, at))
    };
    let named = texts.enumerate().filter(|(_, text)| named(text));
    let named: Vec<(usize, &str)> = named.collect();
    let (index, text) = *nearest(plain, &segments, &named)?;
    let (group, rest) = word_group(text, &is_kind)?;
    let group = called(group);
    let (group, within) = place::cut(group);
    let mut name = trimmed(group);
    let behind = plain
        .get(segments[index].span.end - rest.len()..)
        .unwrap_or_default();
    if words::is_generic(&name)
        && let Some(subject) = subject(behind)
    {
        name = format!("{name} {subject}");
    }
    let after = place::in_sentence(rest);
    let next: Vec<&Segment> = segments.iter().skip(index + 1).collect();
    let behind = || place::of_segments(plain, &next);
    let place = within.or(after).or_else(behind);
    let place = place.or_else(|| place::leading(&name));
    (!name.is_empty()).then_some(Titled { name, place })
}

/// Of several pieces that name an event, behind a clause of some other the one
/// right before the day: "After the workshops, we hold a hackathon on May 3".
fn nearest<'s, 't>(
    plain: &str,
    segments: &[Segment],
    named: &'s [(usize, &'t str)],
) -> Option<&'s (usize, &'t str)> {
    let first = named.first()?;
    let day = plain.find('|').unwrap_or(0);
    let ends = |at: usize| segments.get(at).map_or(usize::MAX, |s| s.span.end);
    let mut before = named.iter().rev().filter(|(at, _)| ends(*at) <= day);
    let opens = words::words(first.1).next().map(str::to_lowercase);
    let aside =
        opens.is_some_and(|w| ["after", "before", "following", "nach", "vor"].contains(&&*w));
    // "Join another conference: RoseCon on May 3"
    let proper = |named: &&(usize, &str)| {
        let name = word_group(named.1, words::is_event_word).map(|(group, _)| trimmed(group));
        name.is_some_and(|n| !words::is_generic(&n))
    };
    let vague = !proper(&first);
    let named = before.clone().find(proper).filter(|_| vague);
    before.next().filter(|_| aside).or(named).or(Some(first))
}

/// Returns the first and last segment of the name.
///
/// Where the first names no kind of event, one soon after it may: "Leaf-X,
/// Rose Hackathon", "Garden Inc. – Launch Event".
fn name_segments(plain: &str, segments: &[&Segment]) -> Option<(usize, usize)> {
    const SOON: usize = 4;
    const LONGEST: usize = 8;
    let text = |s: &Segment| plain[s.span.clone()].to_owned();
    let first = segments.iter().position(|s| !place::is_mere(&text(s)))?;
    let kind = text(segments[first]);
    if words::names_event(&kind) && !words::is_generic(&kind) {
        return Some((first, first));
    }
    let following = segments.iter().enumerate().skip(first + 1).take(SOON);
    // "Come and see us! We host the Rose Day": a sentence before the name.
    if is_sentence(&kind)
        && let Some((next, s)) = following.clone().next()
        && s.before == B::Stop
        && words::names_event(&text(s))
    {
        return Some((next, next));
    }
    let mut near = following.take_while(|(_, s)| matches!(s.before, B::Dash | B::Comma | B::Colon));
    let better = near.find(|(_, s)| {
        let text = text(s);
        words::names_event(&text)
            && words::words(&text).count() <= LONGEST
            && words::names_event(stopped(&text))
    });
    match better {
        Some((index, s)) if s.before == Before::Colon && !words::is_generic(&kind) => {
            Some((index, index))
        }
        Some((index, _)) => Some((first, index)),
        None => Some((first, first)),
    }
}

/// Several small words: no name.
fn is_sentence(text: &str) -> bool {
    const FEW: usize = 3;
    let small = words::words(text).filter(|w| w.starts_with(char::is_lowercase));
    FEW <= small.count()
}

/// Returns the words around the kind of event, and what follows them.
fn word_group(text: &str, is_kind: impl Fn(&[&str], usize) -> bool) -> Option<(&str, &str)> {
    let spans = word_spans(text);
    let plain: Vec<&str> = spans.iter().map(|(s, e)| bare(&text[*s..*e])).collect();
    let kind = (0..plain.len()).find(|&i| is_kind(&plain, i))?;
    let is_stop = |i: &usize| stops_left(plain[*i]);
    let phrase = if words::is_face_to_face(&plain, kind) {
        2
    } else {
        0
    };
    let begin = kind - phrase;
    let first = (0..begin).rev().find(is_stop).map_or(0, |i| i + 1);
    let stops_right = |i: &usize| {
        let word = plain[*i].to_lowercase();
        let stop = STOPS.has(&word) || RIGHT_STOPS.has(&word) && !goes_on(&plain, *i);
        stop || says_more(&plain, *i)
    };
    let end = (kind + 1..plain.len()).find(stops_right);
    let end = end.map_or(text.len(), |i| spans[i].0);
    Some((&text[spans[first].0..end], &text[end..]))
}

/// "a workshop called Rose Bootcamp": its name is what it is called.
fn called(group: &str) -> &str {
    let name = [" called ", " named ", " namens "]
        .iter()
        .find_map(|c| group.split_once(c));
    match name {
        Some((_, name)) if name.starts_with(char::is_uppercase) => name,
        _ => group,
    }
}

/// "workshop is planned for test teams", "training on pruning": what a bare
/// kind of event is about.
fn subject(rest: &str) -> Option<String> {
    const LONGEST: usize = 4;
    static LEADS: WordList = WordList::new("on about for zu zum zur über");
    static NO_SUBJECTS: WordList = WordList::new(
        "\
        the der die das us me you our your my their unser people everyone everybody anyone it them this that these those all now today tomorrow next last a an one two \
        three some any how sure example instance details more mid early late end",
    );
    let spans = word_spans(rest);
    let word = |i: usize| &rest[spans[i].0..spans[i].1];
    let lower = |i: usize| bare(word(i)).to_lowercase();
    let is_lead = |i: &usize| {
        let next = || lower(*i + 1);
        LEADS.has(word(*i)) && !next().is_empty() && !NO_SUBJECTS.has(&next())
    };
    let lead = (0..spans.len().saturating_sub(1)).find(is_lead)?;
    let ends = |i: &usize| {
        let stop = STOPS.has(&lower(*i)) || RIGHT_STOPS.has(&lower(*i)) || lower(*i) == "in";
        let closed = *i != lead + 1 && !word(*i - 1).ends_with(char::is_alphanumeric);
        stop || closed || lower(*i).is_empty()
    };
    let limit = spans.len().min(lead + 1 + LONGEST);
    let end = (lead + 1..limit).find(ends).unwrap_or(limit);
    let subject = rest.get(spans[lead].0..spans[end - 1].1)?;
    (lead + 1 < end).then(|| subject.trim_end_matches(is_loose).to_owned())
}

/// "summit reviewed": a small word that neither belongs to the kind of event
/// nor joins it with the rest of a name.
fn says_more(words: &[&str], index: usize) -> bool {
    static JOINING: WordList = WordList::new(
        "of for der des und and & a an the called named v meeting meetings session sessions",
    );
    let word = words[index];
    let small = word.starts_with(char::is_lowercase);
    let inside = words[..index]
        .iter()
        .rev()
        .take(4)
        .any(|w| ["of", "der", "des"].contains(w));
    let kind = |i| words::is_event_word(words, i);
    small && !inside && !JOINING.has(word) && !kind(index) && !kind(index + 1)
}

/// Tells whether no name goes across a word to the left.
pub(super) fn stops_left(word: &str) -> bool {
    LEFT_STOPS.has(&word.to_lowercase()) || FOREIGN_STOPS.has(word)
}

/// "Summit and RoseCon": two events with one name.
fn goes_on(words: &[&str], index: usize) -> bool {
    let is_and = words
        .get(index)
        .is_some_and(|w| ["and", "und", "&"].contains(w));
    is_and && (index + 1..words.len().min(index + 4)).any(|i| words::is_event_word(words, i))
}

fn word_spans(text: &str) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    let mut start = None;
    for (index, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(index),
            (true, Some(from)) => {
                spans.push((from, index));
                start = None;
            }
            _ => {}
        }
    }
    spans.extend(start.map(|from| (from, text.len())));
    spans
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '#' && c != '@')
}

/// Returns the text up to the first word that says something of the event.
fn stopped(text: &str) -> &str {
    let spans = word_spans(text);
    let mut stops = spans.iter().skip(1).filter(|(s, e)| {
        let word = &text[*s..*e];
        let lower = bare(word).to_lowercase();
        word.starts_with(char::is_lowercase) && STOPS.has(&lower)
    });
    match stops.next() {
        Some((start, _)) => &text[..*start],
        None => text,
    }
}

/// Tells whether a text says something of its subject.
pub(super) fn has_verb(text: &str) -> bool {
    stopped(text).len() < text.len()
}

/// Takes off what belongs to the sentence and not to the name.
pub(super) fn trimmed(name: &str) -> String {
    let mut name = without_number(name.trim_matches(is_loose));
    loop {
        let shorter = without_end(without_opening(name)).trim_matches(is_loose);
        if shorter.len() == name.len() {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            return unquoted(&with_stop(name));
        }
        name = shorter;
    }
}

/// "Rosenfreunde e.V.": the stop belongs to the abbreviation.
fn with_stop(mut name: String) -> String {
    if name.ends_with(" e.V") {
        name.push('.');
    }
    name
}

/// Takes off quotes around all of a name, and those that nothing answers.
fn unquoted(name: &str) -> String {
    let is_quote = |c: char| "\"“”„".contains(c);
    let inner = name
        .strip_prefix(is_quote)
        .and_then(|n| n.strip_suffix(is_quote));
    let whole = inner.filter(|n| !n.contains(is_quote));
    match whole {
        Some(inner) => inner.to_owned(),
        None if name.matches(is_quote).count() % 2 == 1 => name.replace(is_quote, ""),
        None => name.to_owned(),
    }
}

/// "1) `RoseCon`", "'s workshop": what is left of a list or another word.
fn without_number(name: &str) -> &str {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = name.strip_suffix(rest).unwrap_or_default();
    let chapter = number.trim_end_matches('.').contains('.');
    let name = match (rest.strip_prefix(')'), rest.strip_prefix(' ')) {
        (Some(rest), _) => rest,
        // "2.1 Rose Day", but "12. Rose Congress"
        (None, Some(rest)) if chapter => rest,
        _ => name,
    };
    let genitive = ["'s ", "’s ", "s "];
    let genitive = genitive.iter().find_map(|g| name.strip_prefix(g));
    genitive.unwrap_or(name)
}

fn is_loose(c: char) -> bool {
    c.is_whitespace() || ",.:;!?-–—|*_/=>→`".contains(c)
}

fn opened(mut name: &str) -> &str {
    loop {
        let shorter = without_opening(name).trim_start_matches(is_loose);
        if shorter.len() == name.len() {
            return name;
        }
        name = shorter;
    }
}

fn without_opening(name: &str) -> &str {
    let lower = name.to_lowercase();
    if lower.len() != name.len() {
        return name;
    }
    let ends =
        |end: usize| lower[end..].starts_with(|c: char| !c.is_alphanumeric() && !"-'".contains(c));
    let opening = OPENINGS.longest_at_start(&lower, ends);
    let rest = &name[opening.unwrap_or(0)..];
    if rest.chars().any(char::is_alphanumeric) {
        rest
    } else {
        name
    }
}

fn without_end(name: &str) -> &str {
    let Some((rest, last)) = name.rsplit_once(char::is_whitespace) else {
        return name;
    };
    if LOOSE_ENDS.has(&last.to_lowercase()) {
        rest
    } else {
        name
    }
}

/// Tells whether a text is a mere label: "Date", "Save the date".
pub(super) fn is_label(text: &str) -> bool {
    let lower = text.trim_matches(is_loose).to_lowercase();
    LABELS.has(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(got: Option<Titled>, name: &str, place: &str) {
        let got = got.unwrap_or_default();
        assert_eq!(got.name, name);
        assert_eq!(got.place.as_deref().unwrap_or_default(), place, "{name}");
    }

    #[test]
    fn reads_entries_of_lists() {
        let entry = |text: &str, name: &str, place: &str| check(of_entry(text), name, place);
        entry("| RoseCon in Graz", "RoseCon", "Graz");
        entry("| Rose Day Munich", "Rose Day", "Munich");
        entry("| Garten-Tag TU Wien", "Garten-Tag", "TU Wien");
        entry("RoseCon – Linz, |, Ada will talk", "RoseCon", "Linz");
        entry(
            "| Rose-X, Garden Hackathon #6 in Luxemburg",
            "Rose-X, Garden Hackathon #6",
            "Luxemburg",
        );
        entry(
            "Leaf – Leaf Launch Event, Rosenheim, |",
            "Leaf – Leaf Launch Event",
            "Rosenheim",
        );
        entry("| RoseDay Hungary: Pruning Talk", "RoseDay Hungary", "");
        entry(
            "| Symposium Roses for Good, New York",
            "Symposium Roses for Good",
            "New York",
        );
        entry("Save the date: Rose Summit |", "Rose Summit", "");
        entry(
            "Kickoff Event of the League by the City - Bonn, |",
            "Kickoff Event of the League",
            "Bonn",
        );
        entry("FLORA : |, Brussels", "FLORA", "Brussels");
        entry(
            "Rose Hackathon @ Leaf&Tree - Dresden | - Register: a@b.example",
            "Rose Hackathon",
            "Leaf&Tree, Dresden",
        );
        entry(
            "We plan to have a Roses - R7 - event with cake",
            "Roses - R7 - event",
            "",
        );
        entry("| Bonn Rose Days", "Bonn Rose Days", "Bonn");
        entry("| 12. Rose Congress in Graz!", "12. Rose Congress", "Graz");
    }

    #[test]
    fn reads_sentences() {
        let sentence = |text: &str, name: &str, place: &str| check(of_sentence(text), name, place);
        sentence(
            "Important for the board to attend the Rose Summit which starts |",
            "Rose Summit",
            "",
        );
        sentence(
            "Mini-Hackathon planned | in Graz at the castle",
            "Mini-Hackathon",
            "Graz",
        );
        sentence(
            "Preparation of the #4 Rose Hackathon - |",
            "#4 Rose Hackathon",
            "",
        );
        sentence(
            "Come to our Community - Roses - event with cake",
            "event",
            "",
        );
        sentence(
            "Hackathon/Workshop in Linz on |",
            "Hackathon/Workshop",
            "Linz",
        );
    }
}
