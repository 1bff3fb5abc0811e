//! Events whose line names no kind of event: what tells them is day and place.
//!
//! * a meeting of several days, or in a city: "developer meeting in Lyon,
//!   October 14-18"
//! * a name in capitals, a city, several days: "TPAC is in Vienna, May 3-5"
//! * what takes place: "Die Nerdnacht findet am 3. Mai statt"
//! * an edition and its days: "May 3-4: `SeaLion` 2031"
//! * where somebody speaks or goes: "Ada will be speaking at `SeaLion` on May 3"
//! * a linked name with its days: "[Leaf World](…) (May 3-5, Graz) looks for help"
//! * an item of a name, a day and a time of the clock: "Radtour 3. Mai, 10 Uhr"
//! * an item of a name, below it one of nothing but a day: "Radtour / 3. Mai"
//!
//! The ordinary next meeting has none of these, nor has the time at which
//! somebody wrote a line.

use super::line::Role;
use super::name::{self, Titled};
use super::reading::Reading;
use super::{city, clause, place, remark, segment, when, words};
use crate::scan::{DateText, DayText, Found};
use crate::wordlist::WordList;

/// Words by which a text may tell of such a meeting.
pub(super) const MEETINGS: [&str; 2] = ["meeting", "meetings"];

/// Words one of which stands where a line says what takes place.
pub(super) const STATES: [&str; 14] = [
    "stattfinden",
    "conducted",
    "findet",
    "place",
    "held",
    "speaking",
    "speak",
    "presenting",
    "exhibiting",
    "keynote",
    "going",
    "attend",
    "attends",
    "attending",
];

/// Reads the name, if the line is one of those.
pub(super) fn titled(reading: &Reading) -> Option<Titled> {
    let text = &reading.line.text;
    let first = reading.when.days.first()?;
    let ordinary = remark::is_excluded(text) || remark::is_regular(text) || reading.names_event;
    if ordinary || !when::is_calendar(&first.value) {
        return None;
    }
    if let Some(titled) = linked(reading, first) {
        return Some(titled);
    }
    let [day] = &reading.when.days[..] else {
        return None;
    };
    if !when::is_day_of_calendar(&day.value) {
        return visited(text, day);
    }
    meeting(reading, day)
        .or_else(|| capitals(text, day))
        .or_else(|| stated(reading, day))
        .or_else(|| edition(reading, day))
        .or_else(|| timed(reading, day))
        .or_else(|| placed(reading, day))
        .or_else(|| shown_at(text, day))
        .or_else(|| visited(text, day))
}

/// "Ada will be speaking at `SeaLion` on May 3": where one speaks or presents,
/// others listen.
fn shown_at(text: &str, day: &Found<DateText>) -> Option<Titled> {
    const SHOWN: [&str; 6] = [
        "speaking at ",
        "speak at ",
        "presenting at ",
        "exhibiting at ",
        "keynote at ",
        "booth at ",
    ];
    named_behind(&SHOWN, text, day)
}

/// "Anyone going to `SeaLion` in May?", "Ada attends `SeaLion` on May 3": what
/// one goes to, unless it is a city.
fn visited(text: &str, day: &Found<DateText>) -> Option<Titled> {
    const VISITED: [&str; 6] = [
        "going to ",
        "attending ",
        "attend ",
        "attends ",
        "travelling to ",
        "traveling to ",
    ];
    static OTHERS: WordList = WordList::new(
        "\
        meeting meetings call calls sync session team group board committee council sig wg tsc school \
        university hospital office court vote beta production ga stable alpha",
    );
    let titled = named_behind(&VISITED, text, day).or_else(|| asked_about(text, day))?;
    let name = &titled.name;
    let other = words::words(name).any(|w| OTHERS.has_lower(w));
    let shape = name.chars().filter(|c| c.is_uppercase()).count();
    let told = 1 < shape && 3 <= letters(name) && city::first(name).is_none();
    (told && !other).then_some(titled)
}

/// "EGU in May, anyone going?"
fn asked_about(text: &str, day: &Found<DateText>) -> Option<Titled> {
    const GO: [&str; 4] = ["going", "attending", "attend", "there"];
    let before = text.get(..day.span.start)?;
    let before = before.trim_end();
    let name = [" in", " on"].iter().find_map(|p| before.strip_suffix(p));
    let name = name.unwrap_or(before);
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    let mut behind = words::words(text.get(day.span.end..)?);
    let asked = text.contains('?') && behind.any(|w| GO.contains(&w));
    let whole = words::words(name).count() <= 3 && !name.contains(|c: char| ".:;,()|".contains(c));
    (asked && whole && remark::is_proper(name)).then(|| Titled {
        name: name.to_owned(),
        place: None,
    })
}

/// Words of what has several days and is no event.
static PERIODS: WordList = WordList::new(
    "\
    sprint iteration milestone week woche release phase quarter period plan roadmap meeting meetings \
    call calls minutes notes protokoll agenda update updates status summary report team board \
    committee council group sitzung treffen version budget vote voting freeze draft pr issue pull mr \
    rfc doc docs slides recording blog post log logs",
);

/// Tells whether a text is the name of a thing in so many words at most, none
/// of them one of the others.
fn is_name(text: &str, longest: usize, others: &WordList) -> bool {
    let whole = !text.contains(|c: char| ".:;,@()|".contains(c));
    let short = (1..=longest).contains(&words::words(text).count());
    let other = || words::words(text).any(|w| others.has_lower(w));
    whole && short && !other() && remark::is_proper(text) && !remark::is_no_event(text)
}

/// Counts the letters of a text.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// "[Leaf World](…) (May 3-5, Graz) looks for help": a linked name at the
/// beginning and its days, several of them, right behind.
fn linked(reading: &Reading, day: &Found<DateText>) -> Option<Titled> {
    const LONGEST: usize = 6;
    day.value.end.as_ref()?;
    let url = reading.line.urls.first().filter(|url| url.at <= 1)?;
    let host = url.address.split_once("://")?.1;
    let code = ["github.com/", "gitlab.", "codeberg.org/"];
    let marks = |c: char| c.is_whitespace() || "-–—:,(*|".contains(c);
    let name = reading.line.text.get(..day.span.start)?;
    let name = name.trim_matches(marks);
    let shown = !code.iter().any(|c| host.starts_with(c));
    (shown && is_name(name, LONGEST, &PERIODS)).then(|| Titled {
        name: name.to_owned(),
        place: reading.asides.iter().find_map(|a| place::of_aside(a)),
    })
}

/// Reads the name right behind one of some words.
fn named_behind(leads: &[&str], text: &str, day: &Found<DateText>) -> Option<Titled> {
    const LONGEST: usize = 4;
    let before = text.get(..day.span.start)?;
    let ends = leads
        .iter()
        .filter_map(|shown| Some(before.rfind(shown)? + shown.len()));
    let named = before.get(ends.max()?..)?;
    let named = named.trim_start_matches("the ");
    let sentence = named.contains(". ");
    let of_name = |word: &&str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let name: Vec<&str> = named.split(' ').take_while(of_name).collect();
    let name = name.join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    let count = words::words(name).count();
    let sound = !sentence && (1..=LONGEST).contains(&count) && !name.contains([':', ',', '|']);
    (sound && remark::is_proper(name) && !remark::is_no_event(name)).then(|| Titled {
        name: name.to_owned(),
        place: None,
    })
}

/// "May 3-4 (Fri/Sat): Rosenfreunde 2031": nothing but several days and a name
/// with its year.
fn edition(reading: &Reading, day: &Found<DateText>) -> Option<Titled> {
    const LONGEST: usize = 4;
    day.value.end.as_ref()?;
    let marks = |c: char| c.is_whitespace() || "|-–—:,*".contains(c);
    let name = reading.plain.trim_matches(marks);
    let all: Vec<&str> = words::words(name).collect();
    let (year, named) = all.split_last()?;
    let year = year.len() == 4 && year.parse().is_ok_and(|y| (1990..2100).contains(&y));
    let telling = 3 < letters(&named.concat()) && !name.contains('?');
    (is_item(reading) && year && telling && is_name(name, LONGEST, &PERIODS)).then(|| Titled {
        name: name.to_owned(),
        place: None,
    })
}

/// "developer meeting in Lyon, October 14-18", "Board meeting in Denver, May 3".
fn meeting(reading: &Reading, day: &Found<DateText>) -> Option<Titled> {
    let is_meeting = |all: &[&str], at: usize| MEETINGS.contains(&&*all[at].to_lowercase());
    let before = reading.line.text.get(..day.span.start)?;
    let at = MEETINGS.iter().filter_map(|m| before.rfind(m)).max()?;
    let gap = before.get(at..)?.split_once(|c: char| !c.is_alphabetic());
    if !clause::bridges_place(gap.map_or("", |(_, gap)| gap)) {
        return None;
    }
    let titled = name::around(&reading.plain, is_meeting)?;
    let named = |p: &String| city::first(p).is_some();
    let aside = || reading.asides.iter().any(named);
    let away = titled.place.as_ref().is_some_and(named) || aside();
    let several = day.value.end.is_some();
    (several || away).then_some(titled)
}

/// "TPAC is in Vienna, May 3-5": no person is written in capitals.
fn capitals(text: &str, day: &Found<DateText>) -> Option<Titled> {
    const VERBS: [&str; 6] = ["is", "will", "be", "takes", "place", "held"];
    const SHORTEST: usize = 3;
    day.value.end.as_ref()?;
    let before = text.get(..day.span.start)?;
    let (named, place) = before
        .split_once(" in ")
        .or_else(|| before.split_once(" at "))?;
    let place = place.trim_matches(|c: char| !c.is_alphanumeric());
    let (start, _) = city::first(place)?;
    let all: Vec<&str> = words::words(named).collect();
    let name_end = all.iter().take_while(|w| !VERBS.contains(w)).count();
    let (name, rest) = all.split_at(name_end);
    let shouted = |w: &&str| SHORTEST <= w.chars().filter(|c| c.is_uppercase()).count();
    let other = |w: &&str| !shouted(w) && !w.chars().all(|c| c.is_ascii_digit());
    let whole = (1..=3).contains(&name.len()) && name.first().is_some_and(shouted);
    let told = rest.iter().all(|w| VERBS.contains(w));
    (start == 0 && whole && told && !name.iter().any(other)).then(|| Titled {
        name: name.join(" "),
        place: Some(place.to_owned()),
    })
}

/// "Die Nerdnacht findet am 3. Mai statt", "The book drive will take place on
/// May 3", "Das Rosenfest wird am 3. Mai stattfinden".
fn stated(reading: &Reading, day: &Found<DateText>) -> Option<Titled> {
    const STATED: [&str; 13] = [
        " findet am ",
        " findet vom ",
        " wird am ",
        " takes place on ",
        " takes place ",
        " takes place from ",
        " will take place on ",
        " will take place ",
        " will take place from ",
        " will be taking place on ",
        " will be held on ",
        " will be held from ",
        " will be conducted on ",
    ];
    static OTHERS: WordList = WordList::new(
        "\
        meeting meetings call calls sync session sitzung treffen plenum team teams sig wg board \
        committee council next nächste nächster nächstes review vote voting abstimmung migration \
        maintenance wartung deployment rollout switch umstellung update upgrade cutover it this that \
        es er sie das telefonkonferenz release releases deadline freeze transition handover interview",
    );
    const LONGEST: usize = 5;
    let text = &reading.line.text;
    let before = text.get(..day.span.start)?;
    let said = STATED.iter().find_map(|words| before.strip_suffix(words))?;
    let behind = text.get(day.span.end..)?;
    let holds = |word: &str| words::words(behind).any(|w| w == word);
    let german = before.ends_with(" wird am ") || before.contains(" findet ");
    if german
        && !holds(if before.contains(" findet ") {
            "statt"
        } else {
            "stattfinden"
        })
    {
        return None;
    }
    let said = said.rsplit([':', '.']).next().unwrap_or(said).trim();
    let articles = ["Die ", "Der ", "Das ", "The ", "Unsere ", "Unser ", "Our "];
    let called = articles.iter().find_map(|a| said.strip_prefix(a));
    let name = called.unwrap_or(said);
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    // behind an article what takes place may be any: "the book drive"
    let common = || {
        let short = (1..=LONGEST).contains(&words::words(name).count());
        let other = words::words(name).any(|w| OTHERS.has_lower(w));
        called.is_some() && short && !other && !name.contains(|c: char| ",@()|".contains(c))
    };
    (is_name(name, LONGEST, &OTHERS) || common()).then(|| Titled {
        name: name.to_owned(),
        place: place::of_fact(&reading.plain),
    })
}

/// "ACME will host the workshop, Roses in Gardens, on May 3", "Ada will lead
/// Roses and Leaves: A Workshop on May 3": all between verb and day is the name.
pub(super) fn hosted(reading: &Reading) -> Option<Titled> {
    const HOSTS: [&str; 8] = [
        " will lead ",
        " will host ",
        " will hold ",
        " will organize ",
        " will organise ",
        " is hosting ",
        " is organizing ",
        " hosts ",
    ];
    const KINDS: [&str; 5] = [
        "the workshop",
        "the webinar",
        "the seminar",
        "the meetup",
        "the event",
    ];
    const LONGEST: usize = 14;
    let day = reading.when.days.first()?;
    let before = reading
        .line
        .text
        .get(..day.span.start)?
        .strip_suffix(" on ")?;
    let ends = HOSTS.iter();
    let ends = ends.filter_map(|host| Some(before.rfind(host)? + host.len()));
    let named = before.get(ends.max()?..)?;
    let kind = KINDS.iter().find_map(|kind| named.strip_prefix(kind));
    let name = kind.unwrap_or(named);
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    let count = words::words(name).count();
    let sound = (2..=LONGEST).contains(&count) && !name.contains([';', '|', '@']);
    let told = kind.is_some() || words::names_event(name);
    let capital = name.starts_with(char::is_uppercase) && !remark::is_no_event(name);
    (sound && told && capital).then(|| Titled {
        name: name.to_owned(),
        place: None,
    })
}

/// Words of what an item with a day may name that is no event.
static ORDINARY: WordList = WordList::new(
    "\
    meeting meetings call calls sync session sitzung treffen plenum team teams sig wg group board committee \
    council update updates minutes agenda notes review due date datum time zeit wann when beginn start end \
    ende recording version telefonkonferenz protokoll posted created updated present meet today \
    heute morgen tomorrow nächste nächster nächstes next regular last letzte stand deadline frist \
    abgabe bis until by vote votes voting interview standup huddle slot note",
);

/// "Digitaler Aufbruch 23. November – 14 Uhr": nothing but a name before the
/// day, and a time at a quarter of an hour behind it.
fn timed(reading: &Reading, day: &Found<DateText>) -> Option<Titled> {
    const LONGEST: usize = 5;
    let name = reading.line.text.get(..day.span.start)?;
    let name = name.trim_end_matches(|c: char| c.is_whitespace() || "-–:,(|*".contains(c));
    let name = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    let quarter = reading.when.time.as_ref()?.start.minutes() % 15 == 0;
    let telling = 3 < letters(name) && name.starts_with(char::is_uppercase);
    let timed = is_item(reading) && quarter && telling;
    (timed && is_name(name, LONGEST, &ORDINARY)).then(|| Titled {
        name: name.to_owned(),
        place: place::of_fact(&reading.plain).or_else(|| last_piece(&reading.plain)),
    })
}

/// "Roses and More: The Garden 3 May 2031 - ICC, Sydney": nothing but a name
/// before a day with its year, and a city right behind it.
fn placed(reading: &Reading, day: &Found<DateText>) -> Option<Titled> {
    const LONGEST: usize = 7;
    const NEAR: usize = 24;
    let DayText::Calendar { year: Some(_), .. } = day.value.start else {
        return None;
    };
    let text = &reading.line.text;
    let name = text.get(..day.span.start)?;
    let name = name.trim_matches(|c: char| c.is_whitespace() || "-–—:,(|*".contains(c));
    let (at, end) = city::first(text.get(day.span.end..)?)?;
    let place = text.get(day.span.end + at..day.span.end + end)?;
    let count = words::words(name).count();
    let other = words::words(name).any(|w| PERIODS.has_lower(w) || ORDINARY.has_lower(w));
    let sound = (2..=LONGEST).contains(&count) && !name.contains(|c: char| ".;@()|".contains(c));
    (at <= NEAR && sound && !other && remark::is_proper(name)).then(|| Titled {
        name: name.to_owned(),
        place: Some(place.to_owned()),
    })
}

/// Tells whether a line states on which day something takes place.
pub(super) fn is_stated(reading: &Reading) -> bool {
    let day = reading.when.days.first();
    day.is_some_and(|day| stated(reading, day).is_some())
}

/// "Radtour", and below it an item of nothing but a day.
pub(super) fn above_day(reading: &Reading, below: Option<&Reading>) -> Option<Titled> {
    const LONGEST: usize = 6;
    if !is_item(reading) || reading.is_dated() || !is_day_below(below?, reading) {
        return None;
    }
    let name = reading.plain.trim();
    let telling = 3 < letters(name) && !name.contains(['?', '#']);
    let event = telling && is_name(name, LONGEST, &ORDINARY) && !remark::is_excluded(name);
    event.then(|| Titled {
        name: name.to_owned(),
        place: below.and_then(|below| place::of_fact(&below.plain)),
    })
}

/// Tells whether an item in the list of another holds nothing but one day of
/// the calendar, perhaps with a time.
pub(super) fn is_day_below(reading: &Reading, above: &Reading) -> bool {
    let [day] = &reading.when.days[..] else {
        return false;
    };
    let deeper = reading.depth() == above.depth() + 1;
    is_item(reading) && deeper && when::is_day_of_calendar(&day.value) && reading.word_count() == 0
}

fn is_item(reading: &Reading) -> bool {
    matches!(reading.line.role, Role::Item(_))
}

/// "…, 11:00, Norderhof": all that stands behind day and time.
fn last_piece(plain: &str) -> Option<String> {
    const LONGEST: usize = 3;
    let segments = segment::split(plain);
    let [_, behind] = &segments[..] else {
        return None;
    };
    let piece = plain.get(behind.span.clone())?;
    let short = words::words(piece).count() <= LONGEST;
    (short && remark::is_proper(piece)).then(|| piece.to_owned())
}
