//! Who meets, as the sentence itself or the one before it says.

use super::plain::{clean, is_plain};
use super::vocabulary::{BODIES, CHANGES, MEETINGS, MOVES, ONCE, SINGLE, STAYS, THINGS};
use super::words::{Word, words};
use crate::scan;
use std::ops::Range;

/// Bodies whose name follows: `Team Storage`, `SIG Docs`.
const BEFORE: &[&str] = &["team", "sig", "wg", "ag", "arbeitskreis", "arbeitsgruppe"];
/// Bodies whose name follows a colon: `FG: Docs`, `TF: Storage`.
const LABELS: &[&str] = &["fg", "tf", "tg", "cg", "ig", "sg"];
/// Words of a name.
pub(super) const LONGEST: usize = 5;
/// Characters of the text before a sentence that are looked at.
const LOOK_BACK: usize = 600;
/// Behind these stands a team that is only compared with.
const COMPARED: &[&str] = &["as", "than", "before", "after", "out", "like", "als", "wie"];
const OFTEN: &[&str] = &[
    "weekly",
    "biweekly",
    "bi-weekly",
    "fortnightly",
    "monthly",
    "regular",
];

/// Returns the team that a sentence names, with the statement at `span`.
pub(super) fn named(text: &str, words: &[Word], span: &Range<usize>) -> Option<String> {
    let phrases = phrases(text, words);
    let before = phrases.iter().rfind(|p| p.end <= span.start);
    let between = |p: &Range<usize>| {
        let inner = |w: &&Word| span.end <= w.span.start && w.span.end <= p.start;
        words.iter().filter(inner).count()
    };
    let chosen = before.or_else(|| phrases.iter().find(|p| between(p) <= 3));
    chosen
        .and_then(|p| text.get(p.clone()))
        .or_else(|| subject(text, words))
        .or_else(|| lone_body(text, words))
        .or_else(|| themselves(text, words))
        .or_else(|| object(text, words, span))
        .or_else(|| beside(text, words, span))
        .map(one_line)
        .or_else(|| lead(text, span))
}

/// Reads the noun of a "weekly Lunch", the word before "(Fri 14:00)", and
/// what little stands beside a day and time: "Wed 10:05 Storage".
fn beside<'a>(text: &'a str, words: &[Word], span: &Range<usize>) -> Option<&'a str> {
    let mut pairs = words.windows(2);
    let handle = |w: &Word| text.get(..w.span.start).is_some_and(|t| t.ends_with('@'));
    let names = |w: &Word| w.proper && !is_plain(w) && !handle(w);
    let gap = |p: &[Word]| text.get(p[0].span.end..p[1].span.start).map(str::trim);
    let tight = |p: &[Word]| gap(p).is_some_and(|g| ["", "\"", "“", "„"].contains(&g));
    let often = pairs.find(|p| p[0].is(OFTEN) && names(&p[1]) && tight(p));
    let opens = text.get(..span.start)?.trim_end().ends_with('(');
    let before = words.iter().rfind(|w| w.span.end <= span.start);
    let timed = opens && !scan::weekdays(text.get(span.clone())?).is_empty();
    let article = |w: &Word| {
        let mut ahead = words.iter().rev().filter(|a| a.span.end <= w.span.start);
        ahead
            .next()
            .is_some_and(|a| a.is(&["the", "our", "der", "die"]))
    };
    let before = before.filter(|w| timed && (w.proper || article(w)) && !is_plain(w));
    let word = often.map(|p| &p[1]).or(before);
    if let Some(word) = word {
        return text.get(word.span.clone());
    }
    let rest: Vec<&Word> = words.iter().filter(|w| span.end <= w.span.start).collect();
    let behind = text.get(span.end..)?;
    let mut near = behind.chars().take(2);
    let tight = near.all(|c| c == ' ' || c.is_alphanumeric());
    let colon = behind.starts_with(": ");
    let handle = behind.contains('@');
    let proper = |(at, w): (usize, &&Word)| (w.proper || colon && 0 < at) && !is_plain(w);
    let is_name =
        (tight || colon) && !handle && rest.len() <= 3 && rest.iter().enumerate().all(proper);
    let (first, last) = (rest.first()?, rest.last()?);
    let lone = words.iter().all(|w| span.start <= w.span.start);
    (is_name && lone).then(|| text.get(first.span.start..last.span.end))?
}

/// Tells whether a name is that of a release, a report, an event or the like.
pub(super) fn is_thing(name: &str) -> bool {
    let all = words(name);
    let body = |w: &Word| w.is(BODIES) || w.is(MEETINGS);
    let thing = |w: &Word| w.is(THINGS) || w.is(ONCE);
    all.iter().any(thing) && !all.iter().any(body)
}

pub(super) fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns the names of bodies and of their meetings in a text.
pub(super) fn phrases(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in 0..words.len() {
        let Some(phrase) = name_after(text, words, at).or_else(|| name_before(text, words, at))
        else {
            continue;
        };
        match found.last_mut() {
            Some(last) if phrase.start <= last.end => last.end = last.end.max(phrase.end),
            _ => found.push(phrase),
        }
    }
    found
        .retain(|p| !is_compared(text, words, p) && !is_address(text, p) && !is_of_place(words, p));
    if !found.is_empty() {
        // The "17:00 UTC meeting" has no name.
        let times = scan::times(text);
        let overlaps = |p: &Range<usize>| {
            let mut spans = times.iter().map(|t| &t.span);
            spans.any(|t| t.start < p.end && p.start < t.end)
        };
        found.retain(|p| !overlaps(p));
    }
    found
}

/// Part of an address or a handle.
fn is_address(text: &str, phrase: &Range<usize>) -> bool {
    let before = text.get(..phrase.start).unwrap_or_default();
    before.ends_with(['.', '/', '@', '#', '_'])
}

/// Tells whether a body is named only for its calendar or its page: "see the
/// Docs Group Community Calendar".
fn is_of_place(words: &[Word], phrase: &Range<usize>) -> bool {
    const PLACES: [&str; 6] = ["calendar", "website", "wiki", "slack", "page", "channel"];
    let behind = words.iter().filter(|w| phrase.end <= w.span.start).take(2);
    let mut behind = behind.take_while(|w| w.proper);
    behind.any(|w| w.is(&PLACES))
}

fn is_compared(text: &str, words: &[Word], phrase: &Range<usize>) -> bool {
    let slot = words.iter().find(|w| phrase.end <= w.span.start);
    if slot.is_some_and(|w| w.is(&["slot", "timeslot"])) {
        return words
            .iter()
            .rfind(|w| w.span.end <= phrase.start && !w.is(&["the"]))
            .is_some_and(|w| w.is(&["in"]));
    }
    let quoted = text
        .get(..phrase.start)
        .is_some_and(|t| t.ends_with(['"', '“', '„']));
    let before = words
        .iter()
        .rev()
        .filter(|w| !quoted && w.span.end <= phrase.start);
    let article = |w: &&Word| !w.is(&["the", "of", "der", "die", "das"]);
    before.filter(article).take(1).any(|w| w.is(COMPARED))
}

/// Reads who "will meet", "meets", "has" at the begin of a sentence.
fn subject<'a>(text: &'a str, words: &[Word]) -> Option<&'a str> {
    let meets = |w: &[Word]| {
        w[0].is(&["meets", "has", "holds"]) || (w[0].is(&["will", "to"]) && w[1].is(&["meet"]))
    };
    let verb = words.windows(2).take(7).position(meets)?;
    let is_name = |w: &&Word| !is_plain(w);
    let first = words[..verb].iter().find(is_name)?;
    let last = words[..verb].iter().rfind(is_name)?;
    let name = text.get(first.span.start..last.span.end)?;
    let between = |w: &&Word| first.span.start <= w.span.start && w.span.end <= last.span.end;
    let joint = |w: &Word| w.is(&["and", "of", "for", "und", "für"]) || w.is(BODIES);
    let mut inner = words.iter().filter(between);
    // "The task group meets": the one that speaks
    let vague = |w: &Word| w.is(BODIES) || w.is(&["task", "working"]);
    if words[..verb].iter().filter(is_name).all(vague) {
        return None;
    }
    let whole =
        !name.contains(|c: char| ",:;()–".contains(c)) && inner.all(|w| !is_plain(w) || joint(w));
    (whole && first.proper && !first.text.is_empty()).then_some(name)
}

/// Reads "The board meets", "Das Plenum findet … statt": a body that one
/// community has one of.
fn lone_body<'a>(text: &'a str, words: &[Word]) -> Option<&'a str> {
    const LONE: &[&str] = &[
        "board",
        "council",
        "tsc",
        "tc",
        "vorstand",
        "plenum",
        "plenary",
        "stammtisch",
        "gremium",
    ];
    const VERBS: &[&str] = &[
        "meets",
        "meet",
        "meetings",
        "meeting",
        "calls",
        "trifft",
        "tagt",
        "findet",
        "sitzung",
        "sitzungen",
    ];
    let article = |w: &Word| w.is(&["the", "our", "der", "das", "unser"]);
    let mut triples = words.windows(3).take(4);
    let found = triples.find(|w| article(&w[0]) && w[1].is(LONE) && w[2].is(VERBS))?;
    text.get(found[1].span.clone())
}

/// Reads who "trifft sich", "dass sich die AH trifft": the name is an
/// abbreviation, as any noun has a capital.
fn themselves<'a>(text: &'a str, words: &[Word]) -> Option<&'a str> {
    let at = words.iter().position(|w| w.is(&["sich"]))?;
    let meets = |w: &Word| w.is(&["trifft", "treffen"]);
    words.iter().find(|w| meets(w))?;
    let article = words.get(at + 1).filter(|w| w.is(&["die", "der", "das"]))?;
    let name = words.get(at + 2)?;
    let written = text.get(name.span.clone())?;
    let capitals = written.chars().filter(|c| c.is_uppercase()).count();
    let tight = text.get(article.span.end..name.span.start) == Some(" ");
    (tight && 2 <= capitals && !is_plain(name)).then_some(written)
}

/// Reads who is "moved" to a day: "moved Storage to Wed", "leave Docs on Mon".
fn object<'a>(text: &'a str, words: &[Word], span: &Range<usize>) -> Option<&'a str> {
    let before: Vec<&Word> = words.iter().filter(|w| w.span.end <= span.start).collect();
    let verb = before.iter().rposition(|w| w.is(MOVES) || w.is(STAYS))?;
    let (joint, name) = before.get(verb + 1..)?.split_last()?;
    let named = name.len() <= 3 && name.iter().all(|w| w.proper && !is_plain(w));
    let whole = named && joint.is(&["to", "on", "auf"]);
    let (first, last) = (name.first()?, name.last()?);
    text.get(first.span.start..last.span.end).filter(|_| whole)
}

/// `Team Storage`, `SIG Standards & Tests`, `WG: Docs`.
pub(super) fn name_after(text: &str, words: &[Word], at: usize) -> Option<Range<usize>> {
    let short = |w: &Word| {
        w.is(LABELS) && w.proper && text.get(w.span.end..).is_some_and(|t| t.starts_with(':'))
    };
    let body = words.get(at).filter(|w| w.is(BEFORE) || short(w))?;
    let mut end = at;
    while let Some(next) = words.get(end + 1).filter(|_| end < at + LONGEST) {
        let gap = text.get(words[end].span.end..next.span.start)?;
        let first = end == at;
        let opens = first && gap.trim() == ":";
        let loose = first && body.text != "team";
        if !(joins(gap) || opens) || !(next.proper || loose) || is_plain(next) {
            break;
        }
        end += 1;
    }
    (at < end).then(|| body.span.start..words[end].span.end)
}

/// `Storage team`, `public cloud SIG`, `operators' coffee`.
fn name_before(text: &str, words: &[Word], at: usize) -> Option<Range<usize>> {
    let noun = words.get(at)?;
    let once = noun.is(SINGLE);
    // "Ab Januar treffen wir uns" is a verb.
    if noun.text == "treffen" && !noun.proper {
        return None;
    }
    if !(noun.is(BODIES) || noun.is(MEETINGS) || once) {
        return None;
    }
    if noun.is(&[
        "slot", "slots", "timeslot", "cadence", "weekly", "termin", "hours",
    ]) {
        return None;
    }
    let before = at.checked_sub(1)?;
    let slash = text
        .get(words[before].span.end..noun.span.start)?
        .contains('/');
    if slash && noun.is(MEETINGS) {
        return None;
    }
    let often = at.checked_sub(1).filter(|i| words[*i].is(OFTEN));
    let end = often.unwrap_or(at);
    let mut start = end;
    while let Some(previous) = start.checked_sub(1).and_then(|i| words.get(i)) {
        let gap = text.get(previous.span.end..words[start].span.start)?;
        let body = start == end && noun.is(MEETINGS) && previous.is(BODIES);
        let open = start == at && previous.text == "community";
        if end - start == 4 || !joins(gap) || (is_plain(previous) && !body && !open) {
            break;
        }
        start -= 1;
    }
    let names = words.get(start..end)?;
    // "including monthly meetings", "the February meeting"
    let told = end < at && names.last().is_some_and(|w| !w.proper && is_told(&w.text));
    let month = names.iter().all(|w| scan::is_month(&w.text));
    if told || month {
        return None;
    }
    let last = if end < at || once {
        names.last()?
    } else {
        noun
    };
    let vague = ["general", "open", "project", "forum"];
    let plain = |w: &Word| w.is(&vague) || (w.text == "community" && !w.proper);
    let known = names.iter().any(|w| !w.is(BODIES) && !plain(w));
    known.then(|| words[start].span.start..last.span.end)
}

/// Tells whether a word says what somebody does: "including", "attended".
fn is_told(word: &str) -> bool {
    const VERBS: [&str; 8] = [
        "involve",
        "involves",
        "have",
        "has",
        "hold",
        "holds",
        "need",
        "öffentlich",
    ];
    word.ends_with("ing") || word.ends_with("ed") || VERBS.contains(&word)
}

fn joins(gap: &str) -> bool {
    matches!(gap.trim(), "" | "&" | "/" | "+" | "’" | "'")
}

/// Reads what stands before a colon, dash or comma right before the statement:
/// `Docs: Thu 14:00`.
fn lead(text: &str, span: &Range<usize>) -> Option<String> {
    let before = text.get(..span.start)?;
    let mark = before.rfind(|c: char| ":–—,-(".contains(c))?;
    let (name, between) = (before.get(..mark)?, before.get(mark..)?);
    let between = words(between);
    let far = if before[mark..].starts_with(':') {
        2
    } else {
        0
    };
    let close = between.len() <= far && between.iter().all(is_plain);
    let name = clean(name);
    let content = words(&name);
    let known = content.iter().any(|w| !is_plain(w));
    let short = content.len() <= 4 && content.first().is_some_and(|w| w.proper);
    let label = content.iter().any(|w| {
        w.is(CHANGES)
            || w.is(&[
                "time",
                "times",
                "turnus",
                "rhythmus",
                "frequency",
                "recurrence",
                "date",
                "day",
                "when",
                "cadence",
                "decision",
                "proposal",
                "suggestion",
                "recommendation",
                "idea",
                "note",
            ])
    });
    (close && known && short && !label).then_some(name)
}

/// Returns the team that the sentences before one speak of last: "revive the
/// parser meetings. This is a weekly call."
pub(super) fn meant(said: &str) -> Option<String> {
    let start = said.char_indices().rev().nth(LOOK_BACK);
    let said = said.get(start.map_or(0, |(at, _)| at)..)?;
    let last = phrases(said, &words(said)).pop()?;
    said.get(last).map(one_line)
}
