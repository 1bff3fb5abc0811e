//! Which lines announce an event, and which of the following describe it.

use super::name::Titled;
use super::reading::{MANY_DAYS, Reading};
use super::zone::Zone;
use super::{clause, gathering, name, remark, when, words};
use crate::likeness::{self, Name};
use crate::scan::{DateText, Found};
use crate::wordlist::WordList;

/// So many lines describe an event at most.
pub(super) const LONGEST_BODY: usize = 16;

/// An announcement: its line and what describes it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate<'a> {
    /// The line that names the event or its date.
    pub head: &'a Reading,
    /// The heading above it, unless the head is one, or the line that says what
    /// takes place on each day of a list.
    pub topic: Option<&'a Reading>,
    /// The lines that describe it.
    pub body: &'a [Reading],
    /// Where it stands.
    pub zone: Zone,
}

/// Finds the announcements among the lines of a part.
pub(super) fn find<'a>(readings: &'a [Reading], zones: &[Zone]) -> Vec<Candidate<'a>> {
    let mut finder = Finder::default();
    let mut heads = Vec::new();
    let mut heading = None;
    for (index, zone) in zones.iter().enumerate().take(readings.len()) {
        let lead_in = finder.lead_in_of(readings, index, *zone);
        let announced = lead_in.is_some() || finder.announces(readings, index, *zone);
        finder.pass(readings, index, *zone, announced);
        let is_heading = readings[index].line.role.is_heading();
        if announced {
            heads.push((index, lead_in.or(heading.filter(|_| !is_heading))));
        }
        heading = if is_heading { Some(index) } else { heading };
    }
    let mut candidates = Vec::new();
    for (position, &(head, topic)) in heads.iter().enumerate() {
        let next = heads.get(position + 1).map(|(next, _)| *next);
        let next = next.unwrap_or(readings.len());
        candidates.push(Candidate {
            head: &readings[head],
            topic: topic.and_then(|at: usize| readings.get(at)),
            body: &readings[head + 1..body_end(readings, head, next)],
            zone: zones[head],
        });
    }
    candidates
}

/// What was passed above the line at hand.
#[derive(Clone, Copy, Debug, Default)]
struct Finder {
    /// The heading above, if it announces an event in a list.
    slide: Option<usize>,
    /// Whether the slide has its date already.
    slide_is_dated: bool,
    /// Depth of the item above that announces an event.
    parent: Option<u8>,
    /// Whether a heading was passed.
    titled: bool,
    /// The line above that names what takes place on each day listed below it.
    lead_in: Option<usize>,
}

impl Finder {
    fn announces(&mut self, readings: &[Reading], index: usize, zone: Zone) -> bool {
        let reading = &readings[index];
        if self.parent.is_some_and(|depth| reading.depth() <= depth) {
            self.parent = None;
        }
        match (zone, reading.level()) {
            (Zone::Label, _) => false,
            (Zone::Outside, Some(_)) => self.titled && heads_event(readings, index),
            (Zone::Outside, None) => {
                !is_invitation(readings, index) && is_announcement(reading)
                    || gathering::above_day(reading, readings.get(index + 1)).is_some()
                    || !reading.is_dated()
                        && (reading.line.bold || is_topic(readings, index))
                        && heads_event(readings, index)
            }
            (_, Some(_)) => is_slide(readings, index, zone),
            (_, None) => match self.slide {
                Some(slide) => self.is_beside(&readings[slide], reading),
                None => self.is_entry(reading, zone),
            },
        }
    }

    /// "Dates of the next summits:" and below it a day: the line above names it.
    fn lead_in_of(&self, readings: &[Reading], index: usize, zone: Zone) -> Option<usize> {
        let lead_in = self.lead_in.filter(|_| zone != Zone::Label)?;
        gathering::is_day_below(&readings[index], &readings[lead_in]).then_some(lead_in)
    }

    fn pass(&mut self, readings: &[Reading], index: usize, zone: Zone, announced: bool) {
        let reading = &readings[index];
        if reading.line.role.is_heading() {
            self.titled = true;
            let asks = zone == Zone::Ahead && remark::is_request(&reading.line.text);
            self.slide = (zone.is_list() && (announced || asks)).then_some(index);
            self.slide_is_dated = false;
            self.parent = None;
        } else if announced {
            self.parent = Some(reading.depth());
        }
        self.slide_is_dated |= reading.is_dated();
        let below = |lead: usize| readings[lead].depth() < reading.depth();
        self.lead_in = match self.lead_in {
            Some(lead) if below(lead) => Some(lead),
            _ if is_lead_in(reading) => Some(index),
            _ => None,
        };
    }

    /// A line below the slide of one event that announces another one.
    fn is_beside(&self, slide: &Reading, reading: &Reading) -> bool {
        let Some(own) = own_name(reading) else {
            return false;
        };
        let of_slide = name::of_entry(&slide.plain).unwrap_or_default();
        let likeness = likeness::of(&Name::new(&own), &Name::new(&of_slide.name));
        let says_when = self.slide_is_dated || says_save_the_date(&reading.line.text);
        says_when && !words::is_generic(&own) && likeness < likeness::RELATED
    }

    /// An entry of a list.
    fn is_entry(&self, reading: &Reading, zone: Zone) -> bool {
        if remark::is_regular(&reading.line.text) {
            return false;
        }
        if self.parent.is_some() {
            return own_name(reading).is_some_and(|n| !words::is_generic(&n));
        }
        if reading.is_dated() {
            // "Ada will have the form done this month" tells what goes on.
            let rough = reading.when.days.iter().all(|d| when::is_rough(&d.value));
            if rough && !reading.names_event && name::has_verb(&reading.line.text) {
                return false;
            }
            return name::of_entry(&reading.plain).is_some_and(|n| !remark::is_no_event(&n.name));
        }
        zone == Zone::Ahead && is_bare_name(reading)
    }
}

/// "Dates of the next summits:"
fn is_lead_in(reading: &Reading) -> bool {
    let text = reading.line.text.trim();
    let listed = text.ends_with(':') && !reading.is_dated();
    listed
        && name::of_many(&reading.plain).is_some()
        && !remark::is_excluded(text)
        && !remark::is_regular(text)
}

/// Returns the name of a dated line that names a kind of event.
fn own_name(reading: &Reading) -> Option<String> {
    let named = reading.is_dated() && reading.names_event;
    let titled = named.then(|| name::of_entry(&reading.plain)).flatten()?;
    words::names_event(&titled.name).then_some(titled.name)
}

/// An entry without a date: nothing but a name.
fn is_bare_name(reading: &Reading) -> bool {
    const LONGEST: usize = 9;
    const LONGEST_UNKNOWN: usize = 4;
    let Some(titled) = name::of_entry(&reading.plain) else {
        return false;
    };
    let count = reading.word_count();
    let limit = if reading.names_event {
        LONGEST
    } else {
        LONGEST_UNKNOWN
    };
    let title_case = |n: &str| n.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic());
    let text = reading.line.text.trim();
    let is_sentence = text.ends_with([':', '?', '.']) || name::has_verb(text);
    let proper = if reading.names_event {
        !remark::is_report(&titled.name)
    } else {
        remark::is_proper(&titled.name)
    };
    count <= limit
        && !is_sentence
        && title_case(&titled.name)
        && proper
        && !remark::is_excluded(text)
}

/// A heading in a list: one event per slide.
fn is_slide(readings: &[Reading], index: usize, zone: Zone) -> bool {
    const LONGEST: usize = 12;
    let reading = &readings[index];
    let text = reading.line.text.trim();
    let titled = name::of_entry(&reading.plain);
    let named = titled.is_some_and(|n| !remark::is_no_event(&n.name)) && !text.ends_with('?');
    let dated = reading.is_dated() || below(readings, index).any(Reading::is_dated);
    named
        && reading.word_count() <= LONGEST
        && (dated || zone == Zone::Ahead && !is_numbered(reading) && !remark::is_request(text))
        && !is_group(readings, index)
}

/// "`RoseCon` (2)": one of several slides, not an announcement.
fn is_numbered(reading: &Reading) -> bool {
    let number = |aside: &String| {
        let parts = aside.split('/');
        !aside.is_empty() && parts.into_iter().all(|p| p.trim().parse::<u8>().is_ok())
    };
    reading.asides.iter().any(number)
}

/// A heading that names no event itself, above lines that do.
fn is_group(readings: &[Reading], index: usize) -> bool {
    let named = readings[index].names_event || readings[index].is_dated();
    let events = below(readings, index).filter(|r| own_name(r).is_some());
    !named && 2 <= events.count()
}

/// Returns the lines below a heading, up to the next one.
fn below(readings: &[Reading], index: usize) -> impl Iterator<Item = &Reading> {
    let rest = readings.get(index + 1..).unwrap_or_default();
    let slide = readings[index].line.slide;
    rest.iter()
        .take_while(move |r| !r.line.role.is_heading() && r.line.slide == slide)
}

/// A heading outside of lists: names a kind of event, is dated or a line
/// near below says when.
fn heads_event(readings: &[Reading], index: usize) -> bool {
    const NEAR: usize = 5;
    let reading = &readings[index];
    let text = &reading.line.text;
    if reading.line.role.is_heading() && names_days_in_brackets(reading) {
        return true;
    }
    if !reading.names_event || remark::is_excluded(text) {
        return false;
    }
    let is_day = |day: &Found<DateText>| when::is_day_of_calendar(&day.value);
    let mut days = reading.when.days.iter();
    let refers = days.any(|day| remark::is_referred(text, day));
    let announces = |titled: Titled| !words::is_meeting(&titled.name, text);
    // "Some July Hack Night updates"
    let told = remark::is_report(text) && !reading.when.days.iter().any(is_day);
    if refers
        || reading.is_dated() && told
        || !name::of_entry(&reading.plain).is_some_and(announces)
    {
        return false;
    }
    let calendar = |r: &Reading| r.when.days.iter().any(|d| when::is_calendar(&d.value));
    reading.is_dated()
        || below(readings, index)
            .take(NEAR)
            .any(|r| says_when(r) && calendar(r))
}

/// "Rose Week (13.-17.7.)": a name with its days, whatever kind it is.
fn names_days_in_brackets(reading: &Reading) -> bool {
    static SPANS: WordList = WordList::new(
        "\
        sprint iteration milestone week woche release phase quarter freeze period plan roadmap \
        minutes notes protokoll agenda action actions items update updates status summary",
    );
    let text = reading.line.text.trim();
    let [day] = &reading.when.days[..] else {
        return false;
    };
    let before = text.get(..day.span.start).unwrap_or_default().trim_end();
    let name = before.strip_suffix('(').unwrap_or_default().trim();
    let is_range = day.value.end.is_some() && when::is_calendar(&day.value);
    let lower = name.to_lowercase();
    let spans = words::words(&lower).any(|w| SPANS.has(w));
    is_range
        && remark::is_proper(name)
        && text.ends_with(')')
        && !spans
        && !remark::is_excluded(text)
}

/// A short item that names the event; the next lines say when it is.
fn is_topic(readings: &[Reading], index: usize) -> bool {
    const LONGEST: usize = 6;
    const NEAR: usize = 1;
    let reading = &readings[index];
    let next = readings.get(index + 1..).unwrap_or_default();
    let near = next
        .iter()
        .take(NEAR)
        .take_while(|r| reading.depth() <= r.depth());
    let mut dated = near.filter(|r| r.is_dated());
    let says_so = dated
        .next()
        .is_some_and(|r| says_plainly(&r.line.text) && !r.names_event);
    says_so && reading.word_count() <= LONGEST && !reading.line.text.trim().ends_with('?')
}

/// Words with which a line begins that tells the day of what stands above.
fn says_plainly(text: &str) -> bool {
    const BEGINS: &[&str] = &[
        "date:",
        "when:",
        "termin:",
        "datum:",
        "wann:",
        "plan this",
        "planned for",
        "scheduled for",
        "next time",
        "takes place",
        "will take place",
        "findet",
        "geplant für",
        "it will be on",
        "it is on",
        "save the date",
        "next one",
        "wird am",
        "ist am",
    ];
    let lower = text.trim().to_lowercase();
    BEGINS.iter().any(|b| lower.starts_with(b))
}

/// "Date: …", "Next time …", "The retro will be on …", a line that begins
/// with the date.
fn says_when(reading: &Reading) -> bool {
    const LABELS: &[&str] = &[
        "date",
        "when",
        "termin",
        "datum",
        "wann",
        "next time",
        "planned date",
        "new date",
        "new plan",
        "neuer termin",
        "plan this",
        "next one",
        "save the date",
        "takes place",
        "will take place",
        "findet",
        "scheduled for",
        "planned for",
    ];
    let lower = reading.line.text.trim().to_lowercase();
    let labelled = LABELS.iter().any(|l| lower.starts_with(l));
    let first = reading.when.days.first();
    let begins = first.is_some_and(|d| {
        !reading.line.text[..d.span.start]
            .chars()
            .any(char::is_alphabetic)
    });
    let short = reading.word_count() <= 6;
    let sentence = name::of_sentence(&reading.plain);
    let is_own = sentence.is_some_and(|t| words::is_generic(&t.name) && lower.contains("will be"));
    !remark::is_excluded(&lower) && (labelled || begins && short || is_own)
}

/// A line outside of lists: a kind of event and its date.
fn is_announcement(reading: &Reading) -> bool {
    let text = &reading.line.text;
    let excluded = || match reading.when.cfp {
        Some(_) => remark::is_excluded(clause::before_call(text)),
        None => remark::is_excluded(text),
    };
    if !reading.is_dated() || excluded() || remark::is_regular(text) {
        return false;
    }
    if says_save_the_date(text) {
        return true;
    }
    if !reading.names_event {
        return gathering::titled(reading).is_some();
    }
    let Some(titled) = name::of_sentence(&reading.plain) else {
        return false;
    };
    if words::is_meeting(&titled.name, text) {
        return false;
    }
    let vague = words::is_vague(&titled.name);
    let counts = |d: &&Found<DateText>| {
        when::is_ahead(&d.value)
            && !(vague && when::is_rough(&d.value))
            && !remark::is_referred(text, d)
            && clause::is_of_event(text, &d.span)
    };
    let mut days = reading.when.days.iter().take(MANY_DAYS);
    days.any(|d| counts(&d)) || gathering::is_stated(reading)
}

/// The line below "Save the date!", which names the event.
fn is_invitation(readings: &[Reading], index: usize) -> bool {
    let above = index.checked_sub(1).and_then(|i| readings.get(i));
    above.is_some_and(|above| {
        let invites = above.is_dated() && says_save_the_date(&above.line.text);
        invites && name::of_sentence(&above.plain).is_none() && is_fact(above, &readings[index])
    })
}

/// Tells whether a line says so.
pub(super) fn says_save_the_date(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("save the date") || lower.contains("save-the-date")
}

/// Returns where the description of an event ends.
fn body_end(readings: &[Reading], head: usize, next: usize) -> usize {
    let own = &readings[head];
    let same_slide = |r: &&Reading| r.line.slide == own.line.slide;
    let describes = |reading: &Reading| match (own.level(), reading.level()) {
        (Some(own), Some(level)) => own < level,
        (None, Some(_)) => false,
        (Some(_), None) => true,
        (None, None) => own.depth() < reading.depth() || is_fact(own, reading),
    };
    let limit = next.min(readings.len()).min(head + 1 + LONGEST_BODY);
    let rest = readings[head + 1..limit].iter();
    head + 1
        + rest
            .take_while(same_slide)
            .take_while(|r| describes(r))
            .count()
}

/// A line beside the event's that describes it: "Registration: …", "At …".
fn is_fact(own: &Reading, reading: &Reading) -> bool {
    const OPENINGS: &[&str] = &[
        "date",
        "when",
        "plan this",
        "planned for",
        "scheduled for",
        "next time",
        "takes place",
        "will take place",
        "findet",
        "geplant für",
        "where",
        "place",
        "location",
        "venue",
        "ort:",
        "wo:",
        "wann",
        "termin",
        "at ",
        "in ",
        "cfp",
        "call for",
        "registration",
        "register",
        "anmeldung",
        "all information",
        "more information",
        "information",
        "info",
        "details",
        "agenda",
        "program",
        "website",
        "link",
        "time:",
        "come to",
        "join us",
        "save the date",
        "http",
        "|",
        "tickets",
        "see ",
    ];
    let text = reading.line.text.trim().to_lowercase();
    let told = OPENINGS.iter().any(|o| text.starts_with(o));
    let is_link = !reading.line.urls.is_empty() && reading.word_count() <= 2;
    let invites = says_save_the_date(&own.line.text);
    own.depth() == reading.depth() && (told || text.is_empty() || is_link || invites)
}
