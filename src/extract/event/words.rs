//! The words by which an event is known.

use crate::wordlist::{WordList, WordMap};
use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

/// Words that name a kind of event, in lower case; typing errors included
/// that are too common to miss.
static KINDS: WordList = WordList::new(
    "\
    conference conferences konferenz conf summit hackathon hackathons hackthon hackaton \
    minihackathon hackfest workshop workshops meetup meet-up training webinar kickoff \
    kick-off auftakt symposium convention congress kongress fachkongress festival retreat \
    tagung messe treffen schulung seminar bootcamp barcamp unconference townhall election \
    elections party colloquium forum expo plugfest retro retrospective vollversammlung \
    mitgliederversammlung hauptversammlung generalversammlung jahrestagung klausurtagung klausur \
    fachtag gipfel vortrag vortragsabend infoabend infoveranstaltung feier weihnachtsfeier \
    sommerfest jubiläum exkursion hackweek installfest plenary agm gala masterclass stammtisch offsite off-site roadshow f2f face-to-face event \
    veranstaltung devroom fair hackday wahl sommerfest fest camp ptg vptg openday podium \
    ceremony jubilee thon get-together gettogether kurs kurse flohmarkt weihnachtsmarkt basar picknick picnic brunch barbecue \
    ausflug radtour wanderung lesung konzert ausstellung \
    atelier conférence rencontre rencontres colloque kermesse conferencia jornada jornadas congreso \
    congresso encontro convegno borrel konferens bijeenkomst lezing congres taller feria fiesta festa \
    apéro soirée journée fête föreläsning julfest",
);

/// Two words that together name a kind of event.
const PAIRS: &str = "\
    hacking session, hack session, work session, working session, breakout session, \
    training session, info session, special session, planning session, release party, \
    town hall, open house, general assembly, kick off, meet up, face face, \
    launch event, tech talk, lunch talk, game jam, hack week, hack night, code sprint, docs sprint, documentation sprint, person sprint, \
    bug bash, bug day, repair café, repair cafe, summer school, winter school, spring school, \
    autumn school, user meeting, users meeting, user conference, happy hour, open day, study day, \
    game night, lunch lecture, guest lecture, poster session, plenary week";

/// Ends of words that name a kind of event: "`KubeCon`", "Informatik-Tag".
const ENDINGS: &str = "\
    con conf fest summit hackathon tag tage day days kongress messe tagung treffen \
    workshop konferenz camp forum meetup party schulung seminar expo kurs abend feier fahrt \
    nacht treff frühstück tour wochen wochenende";

/// Words that end like an event and are none.
static NO_ENDINGS: WordList = WordList::new(
    "\
    icon silicon lexicon falcon beacon today monday tuesday wednesday thursday friday \
    saturday sunday weekday weekdays workday workdays holiday holidays birthday everyday \
    mondays tuesdays wednesdays thursdays fridays saturdays sundays montag dienstag \
    mittwoch donnerstag freitag samstag sonntag feiertag feiertage vortag werktag \
    werktage vertrag beitrag manifest harvest yesterday bacon recon emoticon \
    nachmittag vormittag mittag mittags nachmittags vormittags alltag bundestag landtag sonntags \
    samstags dienstags mittwochs donnerstags werktags sabbattag geburtstag jahrestag schultag \
    feierabend sonnabend vorabend heiligabend montagabend dienstagabend mittwochabend \
    donnerstagabend freitagabend samstagabend sonntagabend exkurs diskurs rekurs konkurs wechselkurs \
    spieltag umtrag nachtrag eintrag austrag ertrag übertrag favicon montags freitags midday payday betrag antrag auftrag vortrag \
    mitternacht weihnacht betreff contour detour überfahrt abfahrt anfahrt hinfahrt rückfahrt einfahrt \
    ausfahrt durchfahrt zufahrt wohlfahrt raumfahrt luftfahrt seefahrt schifffahrt vorfahrt \
    kalenderwochen arbeitswochen",
);

/// Returns words of which a text holds one, in lower case, if it names a kind of
/// event, unless it holds a [pair](first_words), or a word is one of [`DAYS`] or
/// only [ends like one](may_end_like_one).
pub(in crate::extract) fn kinds() -> impl Iterator<Item = &'static str> {
    KINDS.iter().chain(FAMOUS.iter()).chain(["gathering"])
}

/// Returns the words of which a text holds one before one of
/// [those](second_words) if two words together name a kind of event.
pub(in crate::extract) fn first_words() -> impl Iterator<Item = &'static str> {
    PAIRED.values().flatten().copied()
}

/// Returns the second words of such pairs, with their plurals.
pub(in crate::extract) fn second_words() -> impl Iterator<Item = &'static str> {
    PLURALS
        .iter()
        .flat_map(|(second, plural)| [*second, plural])
}

/// The second words of [`PAIRS`] with their plurals.
static PLURALS: LazyLock<HashMap<&str, String>> = LazyLock::new(|| {
    let seconds = PAIRS.split(", ").filter_map(|pair| pair.rsplit(' ').next());
    seconds
        .map(|second| (second, format!("{second}s")))
        .collect()
});

/// The last three letters of [`ENDINGS`], one bit each.
static LAST_LETTERS: LazyLock<[u64; 512]> = LazyLock::new(|| {
    let mut last = [0; 512];
    for ending in ENDINGS.split(' ') {
        let number = last_letters(ending).unwrap_or_default();
        last[number / 64] |= 1 << (number % 64);
    }
    last
});

/// Returns the last three letters of a word as a number, in whatever case.
#[inline]
fn last_letters(word: &str) -> Option<usize> {
    let letters: &[u8; 3] = word.as_bytes().last_chunk()?;
    let numbers = letters.map(|letter| usize::from(letter & 31));
    Some(numbers[0] << 10 | numbers[1] << 5 | numbers[2])
}

/// Tells whether a run of letters may end a word that names a kind of event by
/// its ending.
#[inline]
pub(in crate::extract) fn may_end_like_one(run: &str) -> bool {
    let Some(number) = last_letters(run) else {
        return false;
    };
    LAST_LETTERS[number / 64] >> (number % 64) & 1 != 0 && {
        let lower = lower(run);
        ENDINGS.split(' ').any(|ending| lower.ends_with(ending))
    }
}

/// Words that may name a kind of event, perhaps with the one before; those with
/// a hyphen may as well.
static KIND_WORDS: LazyLock<WordMap<()>> = LazyLock::new(|| {
    let kinds = KINDS.iter().chain(DAYS).chain(["sprint", "gathering"]);
    let mut all: Vec<String> = kinds.map(str::to_owned).collect();
    all.extend(FAMOUS.iter().map(str::to_lowercase));
    for (second, plural) in &*PLURALS {
        all.extend([(*second).to_owned(), plural.clone()]);
    }
    let all = all.into_iter().map(|word| (&*word.leak(), ()));
    WordMap::new(all, |(), ()| ())
});

/// Splits a text into words: letters, digits and `-`, `'`, `.`, `&`, `#` within.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || "-'’&#".contains(c)))
        .map(|w| w.trim_matches(|c: char| "-'’&".contains(c)))
        .filter(|w| !w.is_empty())
}

/// Tells whether a text names a kind of event.
pub(super) fn names_event(text: &str) -> bool {
    let words: Vec<&str> = words(text).collect();
    (0..words.len()).any(|index| is_event_word(&words, index))
}

/// Returns a word in lower case.
fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// Tells whether the word at `index`, with the one before, names an event.
pub(super) fn is_event_word(words: &[&str], index: usize) -> bool {
    let Some(word) = words.get(index) else {
        return false;
    };
    if !word.contains('-') && KIND_WORDS.get_lower(word).is_none() && !may_end_like_one(word) {
        return false;
    }
    let lower = lower(word);
    let before = index.checked_sub(1).and_then(|i| words.get(i)).copied();
    let parts = || lower.split('-');
    if is_technical(&lower, words.get(index + 1).copied()) {
        return false;
    }
    KINDS.has(&lower) && !(lower == "forum" && is_web_forum(before))
        || lower.contains('-') && parts().any(|p| KINDS.has(p))
        || is_pair(before, &lower)
        || is_face_to_face(words, index)
        || is_sprint(words, index)
        || is_gathering(words, index)
        || is_day(before, word, &lower)
        || has_ending(word, &lower)
        || FAMOUS.has(word)
}

/// Tells whether the word at `index`, or the one of which it is the plural,
/// names an event.
pub(super) fn is_plural_word(words: &[&str], index: usize) -> bool {
    let singular = || {
        let one = words.get(index)?.strip_suffix('s')?;
        let before = index.checked_sub(1).and_then(|i| words.get(i)).copied();
        let pair: Vec<&str> = before.into_iter().chain([one]).collect();
        Some(is_event_word(&pair, pair.len() - 1))
    };
    is_event_word(words, index) || singular().unwrap_or(false)
}

/// Events so well known that nobody adds what they are.
static FAMOUS: WordList = WordList::new(
    "\
    FOSDEM Fosdem TPAC FOSSGIS GUADEC Akademy SIGGRAPH NeurIPS NIPS ICLR ICML SciPy EuroSciPy EuroScipy \
    EuroPython PyData SCALE OSCAL SXSW CeBIT Mozfest MozFest WWDC Devoxx LibrePlanet GPN MRMCD KIF \
    39C3 38C3 37C3 36C3 35C3 34C3 33C3 IETF Linuxtage Kirchentag gamescom CES MWC",
);

/// "in the forum": that on the web.
fn is_web_forum(before: Option<&str>) -> bool {
    static ARTICLES: WordList =
        WordList::new("im ins the our unser unserem das dem vom zum web user discussion online");
    before.is_some_and(|word| ARTICLES.has(&lower(word)))
}

/// "event handler", "party line", "election of a leader": none to go to.
fn is_technical(word: &str, next: Option<&str>) -> bool {
    static TECHNICAL: WordList = WordList::new(
        "\
        handler handlers loop loops emitter emitters listener listeners stream streams target \
        driven based name names type types log logs source sourcing queue id object api bus",
    );
    let next = || next.is_some_and(|n| TECHNICAL.has(&lower(n)));
    ["event", "events"].contains(&word) && next()
}

/// The first words of [`PAIRS`] by the second.
static PAIRED: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut paired: HashMap<&str, Vec<&str>> = HashMap::new();
    for (first, second) in PAIRS.split(", ").filter_map(|pair| pair.split_once(' ')) {
        paired.entry(second).or_default().push(first);
    }
    paired
});

fn is_pair(before: Option<&str>, word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let firsts = PAIRED.get(singular);
    before.is_some_and(|before| firsts.is_some_and(|f| f.contains(&&*lower(before))))
}

/// Tells whether "face" is the last one of "face to face".
pub(super) fn is_face_to_face(words: &[&str], index: usize) -> bool {
    let from = index.checked_sub(2);
    let phrase = from.and_then(|from| words.get(from..=index));
    let said = |w: &[&str]| {
        let same = |at: usize, word: &str| w[at].eq_ignore_ascii_case(word);
        same(0, "face") && same(1, "to") && same(2, "face")
    };
    phrase.is_some_and(said)
}

/// "the Graz sprint", "a sprint in Graz": people come together; that of a plan
/// has a number, or is the next one.
fn is_sprint(words: &[&str], index: usize) -> bool {
    static PLANS: WordList = WordList::new(
        "\
        next current last this first second new old previous release planning dev development team the our final \
        each every per after before end in of",
    );
    static BEHIND: WordList = WordList::new(
        "\
        review planning retro retrospective goal goals backlog board demo end start report update plan \
        length cycle task tasks meeting",
    );
    let at = |index: usize| words.get(index).copied();
    if !at(index).is_some_and(|w| ["sprint", "Sprint"].contains(&w)) {
        return false;
    }
    let name = |w: &str| w.starts_with(char::is_uppercase);
    let before = index.checked_sub(1).and_then(at);
    let named = before.is_some_and(|w| name(w) && 1 < w.len() && !PLANS.has(&lower(w)));
    let next = at(index + 1);
    let behind = next.is_some_and(|w| {
        BEHIND.has(&lower(w)) || w.starts_with(|c: char| c.is_ascii_digit() || c == '#')
    });
    let placed = next == Some("in") && at(index + 2).is_some_and(name);
    (named || placed) && !behind
}

/// "the spring gathering in Graz"; "gathering feedback" and "requirements
/// gathering" are work.
fn is_gathering(words: &[&str], index: usize) -> bool {
    static BEFORE: WordList = WordList::new(
        "the a an our next annual yearly social informal community spring summer autumn winter",
    );
    static BEHIND: WordList = WordList::new("at in on for with is will was takes");
    let at = |index: usize| words.get(index).copied();
    let before = index.checked_sub(1).and_then(at);
    let named = |w: &str| BEFORE.has(&lower(w)) || w.starts_with(char::is_uppercase);
    let next = at(index + 1);
    // Before the first word may stand a day: "the May 3 gathering at".
    let placed = next.is_some_and(|w| ["at", "in"].contains(&w));
    at(index).is_some_and(|w| w.eq_ignore_ascii_case("gathering"))
        && before.map_or(placed, named)
        && next.is_none_or(|w| BEHIND.has(w))
}

/// What an event may be called behind a name.
pub(super) const DAYS: [&str; 9] = [
    "day", "days", "tag", "tage", "weekend", "week", "woche", "night", "nacht",
];

/// "Open Source Day" is an event, "the day", "release day" are not.
fn is_day(before: Option<&str>, word: &str, lower: &str) -> bool {
    static NO_NAMES: WordList = WordList::new(
        "\
    the one each every per last next this all calendar working sprint business previous first \
    second third same current release",
    );
    let is_kind = DAYS.contains(&lower);
    let is_name = |w: &str| w.starts_with(char::is_uppercase);
    let named = before.is_some_and(|b| is_name(b) && !NO_NAMES.has(&b.to_lowercase()));
    is_kind && is_name(word) && named
}

fn has_ending(word: &str, lower: &str) -> bool {
    const SHORTEST_STEM: usize = 3;
    let is_name = word.contains(char::is_uppercase);
    let ends = |ending: &str| {
        let Some(stem) = lower.strip_suffix(ending) else {
            return false;
        };
        // "PyCon": the capital shows that it is a word of its own.
        let rest = word.get(stem.len()..).unwrap_or_default();
        let marked = !stem.is_empty() && rest.starts_with(char::is_uppercase);
        let shouted = ending == "con" && 1 < stem.len() && rest == "CON";
        let long = SHORTEST_STEM <= stem.trim_end_matches('-').chars().count();
        long || shouted || marked && rest.chars().nth(1).is_some_and(char::is_lowercase)
    };
    is_name && ENDINGS.split(' ').any(ends) && !NO_ENDINGS.has(lower)
}

/// Tells whether a German name is that of the next ordinary meeting.
pub(super) fn is_meeting(name: &str, text: &str) -> bool {
    static ORDINARY: WordList =
        WordList::new("nächste nächstes nächsten nächster unser unsere unserem");
    let lower = name.to_lowercase();
    let last = words(&lower).last();
    let before = text.split(name).next().unwrap_or_default().to_lowercase();
    let announced = words(&before).last().is_some_and(|w| ORDINARY.has(w));
    last == Some("treffen") && (announced || words(&lower).count() == 1)
}

/// Tells whether a name is a kind of event that there are many of: "the
/// conference", "workshops".
pub(super) fn is_vague(name: &str) -> bool {
    static VAGUE: WordList = WordList::new(
        "\
    event events conference conferences konferenz workshop workshops meetup meetups training \
    trainings webinar webinars kickoff kick-off auftakt treffen seminar forum party retro \
    veranstaltung schulung f2f face-to-face",
    );
    // "workshop on pruning" is one of many as well.
    let leads = [
        " on ", " about ", " for ", " zu ", " zum ", " zur ", " über ",
    ];
    let end = leads.iter().filter_map(|lead| name.find(lead)).min();
    let kind = &name[..end.unwrap_or(name.len())];
    is_generic(kind) && words(&kind.to_lowercase()).any(|w| VAGUE.has(w))
}

/// Tells whether a text is nothing but a kind of event: "the hackathon".
pub(super) fn is_generic(name: &str) -> bool {
    static SMALL: WordList = WordList::new(
        "\
    the a an our next first this mini der die das big upcoming second third nice \
    community another andere anderen",
    );
    let lower = name.to_lowercase();
    let words: Vec<&str> = words(&lower).collect();
    let rest = words.iter().filter(|w| !SMALL.has(w));
    rest.clone().count() <= 1 && rest.clone().all(|w| KINDS.has(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_events_by_their_words() {
        let check = |text: &str, expected: bool| assert_eq!(names_event(text), expected, "{text}");
        check("Fifth Garden Summit", true);
        check("RoseCon", true);
        check("Garten-Tag", true);
        check("Open Garden Days", true);
        check("release day", false);
        check("Monday", false);
        check("the release party", true);
        check("a working session on roses", true);
        check("kick-off of the greenhouse", true);
        check("review of the Beacon", false);
    }

    #[test]
    fn knows_generic_names() {
        assert!(is_generic("the next hackathon"));
        assert!(!is_generic("Rose Hackathon"));
    }
}
