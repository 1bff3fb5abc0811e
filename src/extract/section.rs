//! What a heading says about the text below it.
//!
//! A title is read by its words: "Participants (github handles preferred)" is
//! an attendance list, "Upcoming events" announces events, "Notes" is mere
//! structure. It must consist of such words and of fillers; whatever says
//! something else is a topic: "Events API redesign".

mod outline;
mod plain;
mod sentence;
mod small;
mod words;

pub(crate) use outline::number_len;
pub(crate) use plain::without_shortcodes;

use super::person;
use crate::parse::{Block, BlockKind, Document};
use crate::wordlist::WordMap;
use plain::{head, without_brackets};
use sentence::{
    announces_next, asks_for_helper, is_about_reporting, names_presence, names_version,
    of_presence, takes_up_again,
};
use small::{FILLERS, GROUPS, OPENERS};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;
use words::PHRASES;

/// What stands below a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// Who was there.
    Participants,
    /// Who was not there.
    Absent,
    /// The agenda: its list or its sub-headings are the topics.
    Agenda,
    /// Announcements of events.
    Events,
    /// Tasks.
    Actions,
    /// Decisions.
    Decisions,
    /// When teams meet.
    Schedule,
    /// Organization of the meeting itself: who reports, who takes minutes.
    Housekeeping,
    /// Mere structure: notes, minutes, links.
    Structure,
    /// A topic.
    Topic,
}

/// Tells what a section with this title holds.
///
/// What stands in brackets does not count, nor do numbering, dates and emoji
/// codes. Behind "Participants:" or "Events -" anything may follow.
pub fn kind_of(title: &str) -> SectionKind {
    if let Some(kind) = of_presence(title) {
        return kind;
    }
    if !may_be_more_than_topic(title) {
        return SectionKind::Topic;
    }
    let title = if title.contains(['(', '[', ')', ']', ':']) {
        Cow::Owned(without_brackets(&without_shortcodes(title)))
    } else {
        Cow::Borrowed(title)
    };
    if title.len() <= LONGEST {
        let whole = if opens_sentence(&title) || may_consist_of_titles(&title) {
            kind_of_words(&title)
        } else {
            SectionKind::Topic
        };
        if whole != SectionKind::Topic {
            return whole;
        }
    }
    let Some(head) = head(&title) else {
        return SectionKind::Topic;
    };
    let last = head.rsplit(' ').next().unwrap_or_default();
    let numbered = last.len() <= 2 && last.starts_with(|c: char| c.is_ascii_digit());
    if numbered || (!opens_sentence(head) && !may_consist_of_titles(head)) {
        // "TOP 3: Budget", "Item 2 - Elections"
        return SectionKind::Topic;
    }
    match kind_of_words(head) {
        kind @ (SectionKind::Participants
        | SectionKind::Absent
        | SectionKind::Agenda
        | SectionKind::Events
        | SectionKind::Schedule) => kind,
        _ => SectionKind::Topic,
    }
}

/// What every section of a document holds, read once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Kinds {
    own: Vec<SectionKind>,
    in_context: Vec<SectionKind>,
}

impl Kinds {
    /// Reads the titles of a document.
    pub(crate) fn of(document: &Document) -> Self {
        let all = 0..document.sections.len();
        let mut own: Vec<SectionKind> = all.clone().map(|s| of_title(document, s)).collect();
        for section in all.clone().filter(|s| is_more_of_the_same(document, *s)) {
            let above = ancestors(document, section).next();
            if above.and_then(|above| own.get(above)) == Some(&SectionKind::Agenda) {
                own[section] = SectionKind::Agenda;
            }
        }
        let in_context = all.map(|section| inherited(document, &own, section));
        Self {
            in_context: in_context.collect(),
            own,
        }
    }

    /// Returns what a section holds by its own title alone. The text before
    /// the first heading is `Structure`.
    pub(crate) fn own(&self, section: usize) -> SectionKind {
        let kind = self.own.get(section).copied();
        kind.unwrap_or(SectionKind::Structure)
    }

    /// Returns what a section holds, also by its parents: below events stands
    /// an event, below tasks a group of tasks, and below an attendance list a
    /// group of people if the title names one ("Guests"). The nearest parent
    /// that is no topic counts; agenda and mere structure pass nothing on.
    pub(crate) fn in_context(&self, section: usize) -> SectionKind {
        let kind = self.in_context.get(section).copied();
        kind.unwrap_or(SectionKind::Structure)
    }
}

fn inherited(document: &Document, own: &[SectionKind], section: usize) -> SectionKind {
    let kind_of = |section: usize| own.get(section).copied();
    match kind_of(section) {
        Some(SectionKind::Topic) => {}
        other => return other.unwrap_or(SectionKind::Structure),
    }
    let mut kinds = ancestors(document, section).filter_map(kind_of);
    match kinds.find(|kind| *kind != SectionKind::Topic) {
        None | Some(SectionKind::Agenda | SectionKind::Structure) => SectionKind::Topic,
        Some(kind @ (SectionKind::Participants | SectionKind::Absent)) => {
            let title = heading(document, section).map_or("", |h| &h.text);
            if is_group(title) {
                kind
            } else {
                SectionKind::Topic
            }
        }
        Some(kind) => kind,
    }
}

/// "New", "Old": what the section around it holds.
fn is_more_of_the_same(document: &Document, section: usize) -> bool {
    let title = heading(document, section).map_or("", |heading| &heading.text);
    ["new", "old"].contains(&title.trim_end_matches(':').to_lowercase().as_str())
}

/// The sections that enclose a section, the nearest first.
pub fn ancestors(document: &Document, section: usize) -> impl Iterator<Item = usize> {
    let above = move |at: &usize| {
        let parent = document.sections.get(*at).and_then(|s| s.parent);
        parent.filter(|parent| parent < at)
    };
    std::iter::successors(above(&section), above)
}

/// Tells whether a title or a label names a group of people ("Guests").
pub(crate) fn names_group(title: &str) -> bool {
    let lower = title.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let group = words.any(|w| GROUPS.contains(&w)) || lower.trim() == "other";
    group && lower.split_whitespace().count() <= 4
}

/// Tells whether a title below an attendance list names a group: "Observing
/// participants", but not "Community meetup".
fn is_group(title: &str) -> bool {
    const LONG: usize = 7;
    let lower = without_brackets(title).to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|w| !w.is_empty()).collect();
    let is_named = |word: &&str| GROUPS.contains(word);
    let head = match words.as_slice() {
        [first, "of" | "from" | "for" | "in" | "at" | "and", ..] => Some(first),
        all => all.last(),
    };
    head.is_some_and(is_named) && words.len() <= LONG
}

/// Tells whether a heading is but the list of tags that an editor of notes reads:
/// "###### tags: `board`".
pub(crate) fn is_tags(title: &str) -> bool {
    let label = title.get(.."tags:".len());
    label.is_some_and(|label| label.eq_ignore_ascii_case("tags:"))
}

/// Tells whether a title announces links, below which nothing is discussed.
pub(crate) fn is_references(title: &str) -> bool {
    const WORDS: [&str; 8] = [
        "links",
        "references",
        "resources",
        "attachments",
        "recordings",
        "referenzen",
        "quellen",
        "anhang",
    ];
    let lower = title.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|w| WORDS.contains(&w)) && kind_of(title) == SectionKind::Structure
}

/// Tells whether a title names whose topics follow: "IAM topics".
pub(crate) fn is_qualified(title: &str) -> bool {
    let words = words_of(&without_brackets(title));
    let said = |w: &Word| w.acronym && !BY_FIRST_WORD.contains_key(w.lower.as_str());
    words.first().is_some_and(said)
}

fn of_title(document: &Document, section: usize) -> SectionKind {
    match heading(document, section) {
        Some(block) => match kind_of(&block.text) {
            SectionKind::Topic if calls_roll(document, section) => SectionKind::Participants,
            kind => kind,
        },
        None => SectionKind::Structure,
    }
}

/// Tells whether boxes with names stand below a title such as "Voting Members".
fn calls_roll(document: &Document, section: usize) -> bool {
    const LEAST: usize = 3;
    let Some(title) = heading(document, section) else {
        return false;
    };
    let last = title.text.trim_end().rsplit(' ').next();
    let last = last.unwrap_or_default().to_lowercase();
    if !["members", "mitglieder", "directors", "maintainers"].contains(&last.as_str()) {
        return false;
    }
    let blocks = document.sections.get(section).map(|s| s.blocks.clone());
    let blocks = document.blocks.get(blocks.unwrap_or_default());
    let items = blocks.unwrap_or_default().iter().skip(1);
    let items = items.take_while(|block| matches!(block.kind, BlockKind::Item { .. }));
    let is_box = |item: &Block| {
        let BlockKind::Item { checked, .. } = item.kind else {
            return false;
        };
        let (name, _) = person::take_brackets(&item.text);
        checked.is_some() && person::is_full_name(name.trim())
    };
    LEAST <= items.clone().count() && items.clone().all(is_box)
}

/// Returns the heading of a section; none for the text before the first one.
pub fn heading(document: &Document, section: usize) -> Option<&Block> {
    let section = document.sections.get(section)?;
    if section.level == 0 {
        return None;
    }
    document.blocks.get(section.blocks.start)
}

/// Looks at the first word only: most texts begin with one that no phrase
/// begins with, and are topics whatever follows.
fn may_be_more_than_topic(title: &str) -> bool {
    let first = title.split(|c: char| !is_of_word(c)).next();
    let first = first.unwrap_or_default().trim_matches(['\'', '’']);
    first.is_empty()
        || first.starts_with(|c: char| c.is_ascii_digit())
        || is_acronym(first)
        || first.contains('’')
        || FIRST_WORDS.get_lower(first).is_some()
        || may_be_nearly(first) && {
            let word = Word::new(first);
            LONG_FIRST_WORDS.iter().any(|known| word.is_nearly(known))
        }
}

/// Looks at all words: one that no title consists of makes a topic.
fn may_consist_of_titles(title: &str) -> bool {
    let mut words = title.split(|c: char| !is_of_word(c));
    words.all(|word| {
        let word = word.trim_matches(['\'', '’']);
        is_long(word)
            || word.is_empty()
            || word.starts_with(|c: char| c.is_ascii_digit())
            || is_acronym(word)
            || word.contains('’')
            || ALL_WORDS.get_lower(word).is_some()
    })
}

/// With which titles begin that may say anything else: "Who files the
/// minutes?", "Next ACME meeting".
fn opens_sentence(title: &str) -> bool {
    let words = title.split(|c: char| !is_of_word(c));
    let mut words = words.map(|w| w.trim_matches(['\'', '’']));
    let says = |w: &&str| !w.is_empty() && !w.starts_with(|c: char| c.is_ascii_digit());
    let first = words.find(says).unwrap_or_default();
    first.contains('’')
        || first.eq_ignore_ascii_case("what")
        || SENTENCE_WORDS.get_lower(first).is_some()
}

/// The words are phrases of [`PHRASES`] and [`FILLERS`]; any other makes a
/// topic. The first phrase that is more than structure tells the kind.
fn kind_of_words(title: &str) -> SectionKind {
    let words = words_of(title);
    if let [word] = words.as_slice()
        && word.lower == "what"
    {
        return SectionKind::Structure;
    }
    if let [word] = words.as_slice()
        && word.lower == "items"
    {
        return SectionKind::Agenda;
    }
    if announces_next(&words) {
        return SectionKind::Schedule;
    }
    if let Some(kind) = names_presence(&words) {
        return kind;
    }
    if asks_for_helper(&words) || is_about_reporting(&words) {
        return SectionKind::Housekeeping;
    }
    let mut found: Option<SectionKind> = None;
    let mut rest = words.as_slice();
    while let Some(word) = rest.first() {
        if let Some((length, kind)) = phrase_at(rest) {
            if found.is_none_or(|k| k == SectionKind::Structure) {
                found = Some(kind);
            }
            rest = &rest[length..];
        } else if word.is_filler() || word.is_mute(found) {
            rest = &rest[1..];
        } else {
            return SectionKind::Topic;
        }
    }
    match found.unwrap_or(SectionKind::Topic) {
        SectionKind::Actions if names_version(&words) => SectionKind::Topic,
        SectionKind::Actions if takes_up_again(&words) => SectionKind::Agenda,
        kind => kind,
    }
}

/// A phrase that titles consist of.
struct Phrase {
    kind: SectionKind,
    words: Vec<&'static str>,
}

/// The phrases by their first word.
static BY_FIRST_WORD: LazyLock<HashMap<&str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut all: HashMap<&str, Vec<Phrase>> = HashMap::new();
    for (kind, phrases) in PHRASES {
        for phrase in *phrases {
            let words: Vec<&str> = phrase.split(' ').collect();
            let first = words.first().copied().unwrap_or_default();
            all.entry(first)
                .or_default()
                .push(Phrase { kind: *kind, words });
        }
    }
    all
});

/// Words that may stand in any title.
static FILLER_WORDS: LazyLock<WordMap<()>> = LazyLock::new(|| set(FILLERS.iter().copied()));

/// First words of titles that say anything special.
static SENTENCE_WORDS: LazyLock<WordMap<()>> = LazyLock::new(|| {
    let others = ["who", "report", "reporting", "reports"];
    set(OPENERS.iter().copied().chain(others))
});

/// With these words titles begin that are no topics.
static FIRST_WORDS: LazyLock<WordMap<()>> = LazyLock::new(|| {
    let phrases = BY_FIRST_WORD.keys().copied().chain(FILLERS.iter().copied());
    set(phrases.chain(SENTENCE_WORDS.words()))
});

/// Of these words titles consist that are no topics.
static ALL_WORDS: LazyLock<WordMap<()>> = LazyLock::new(|| {
    let phrases = BY_FIRST_WORD.values().flatten();
    let words = phrases.flat_map(|phrase| phrase.words.iter().copied());
    set(words.chain(FIRST_WORDS.words()))
});

fn set(words: impl Iterator<Item = &'static str>) -> WordMap<()> {
    WordMap::new(words.map(|word| (word, ())), |(), ()| ())
}

/// First words in which a typing error is forgiven.
static LONG_FIRST_WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let mut long: Vec<&str> = BY_FIRST_WORD.keys().copied().collect();
    long.retain(|word| LONG <= word.len());
    long.sort_unstable();
    long
});

/// The first and the last bytes of these words, sorted.
static ENDS_OF_FIRST_WORDS: LazyLock<[Vec<[u8; 4]>; 2]> = LazyLock::new(|| {
    let ends = LONG_FIRST_WORDS.iter().filter_map(|word| ends(word));
    let (mut heads, mut tails): (Vec<_>, Vec<_>) = ends.unzip();
    heads.sort_unstable();
    tails.sort_unstable();
    [heads, tails]
});

/// The first and the last bytes of a long word, in lower case.
fn ends(word: &str) -> Option<([u8; 4], [u8; 4])> {
    let bytes = word.as_bytes();
    let lower = |bytes: &[u8; 4]| bytes.map(|byte| byte.to_ascii_lowercase());
    let long = LONG <= bytes.len();
    let ends = bytes.first_chunk().zip(bytes.last_chunk());
    ends.filter(|_| long)
        .map(|(head, tail)| (lower(head), lower(tail)))
}

/// Tells whether a word may be one of [`LONG_FIRST_WORDS`] with a typing error,
/// which leaves the first or the last bytes as they are.
fn may_be_nearly(word: &str) -> bool {
    let [heads, tails] = &*ENDS_OF_FIRST_WORDS;
    is_long(word)
        && ends(word).is_none_or(|(head, tail)| {
            !word.is_ascii()
                || heads.binary_search(&head).is_ok()
                || tails.binary_search(&tail).is_ok()
        })
}

/// Tells whether a word may be a long one in lower case, which may take more
/// bytes.
fn is_long(word: &str) -> bool {
    LONG <= word.len() || (!word.is_ascii() && LONG <= 2 * word.len())
}

/// The longest phrase at the beginning of the words, rather one spelled right,
/// of equal ones that which stands last in the table.
fn phrase_at(words: &[Word]) -> Option<(usize, SectionKind)> {
    let first = words.first()?;
    let right = BY_FIRST_WORD.get(first.lower.as_str());
    let near = if may_be_nearly(&first.lower) {
        LONG_FIRST_WORDS.as_slice()
    } else {
        &[]
    };
    let typed = near.iter().filter(|word| first.is_nearly(word));
    let typed = typed.filter_map(|word| BY_FIRST_WORD.get(word));
    let phrases = right.into_iter().chain(typed).flatten();
    phrases
        .filter_map(|phrase| Some((match_phrase(words, &phrase.words)?, phrase.kind)))
        .max_by_key(|(fit, kind)| (*fit, *kind as usize))
        .map(|((length, _), kind)| (length, kind))
}

/// The number of words, and how many of them are spelled right.
fn match_phrase(words: &[Word], phrase: &[&str]) -> Option<(usize, usize)> {
    let words = words.get(..phrase.len())?;
    let mut right = 0;
    for (word, expected) in words.iter().zip(phrase) {
        let same = word.lower == *expected;
        if !same && !word.is_nearly(expected) {
            return None;
        }
        right += usize::from(same);
    }
    Some((phrase.len(), right))
}

/// In words of so many bytes a typing error is forgiven.
const LONG: usize = 8;

/// No title is longer, in bytes.
const LONGEST: usize = 120;

struct Word {
    lower: String,
    acronym: bool,
}

impl Word {
    fn new(text: &str) -> Self {
        Self {
            lower: straight(text.to_lowercase()),
            acronym: is_acronym(text),
        }
    }

    /// Tells whether it may stand in any title.
    fn is_filler(&self) -> bool {
        FILLER_WORDS.get(&self.lower).is_some()
    }

    fn is_number(&self) -> bool {
        self.lower.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Tells whether it is a long word with a typing error: "Attendence".
    fn is_nearly(&self, expected: &str) -> bool {
        is_nearly(&self.lower, expected)
    }

    /// Numbers say nothing; an acronym before the first phrase
    /// does not either: "ACME Minutes".
    fn is_mute(&self, before: Option<SectionKind>) -> bool {
        self.is_number() || (self.acronym && before.is_none())
    }
}

fn is_acronym(text: &str) -> bool {
    (2..=5).contains(&text.len()) && text.chars().all(char::is_uppercase)
}

/// Tells whether a word is the expected one, or a long one with a typing error.
pub(crate) fn is_nearly(word: &str, expected: &str) -> bool {
    let long = LONG <= expected.len().min(word.len());
    word == expected || (long && within_one_edit(word.as_bytes(), expected.as_bytes()))
}

/// Tells whether one byte changed, added or left out makes `a` of `b`; also
/// for equal ones.
fn within_one_edit(a: &[u8], b: &[u8]) -> bool {
    if 1 < a.len().abs_diff(b.len()) {
        return false;
    }
    let alike = |(x, y): &(&u8, &u8)| x == y;
    let front = a.iter().zip(b).take_while(alike).count();
    let (rest_a, rest_b) = (&a[front..], &b[front..]);
    let back = rest_a.iter().rev().zip(rest_b.iter().rev());
    let back = back.take_while(alike).count();
    rest_a.len().max(rest_b.len()) - back <= 1
}

/// Makes the apostrophe of typesetters that of keyboards.
fn straight(word: String) -> String {
    if word.contains('’') {
        word.replace('’', "'")
    } else {
        word
    }
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '\'' || c == '’'
}

fn words_of(title: &str) -> Vec<Word> {
    let words = title.split(|c: char| !is_of_word(c));
    let words = words.map(|w| w.trim_matches(['\'', '’']));
    words.filter(|w| !w.is_empty()).map(Word::new).collect()
}

#[cfg(test)]
mod tests;
