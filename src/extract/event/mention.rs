//! A candidate → what is announced: name, days, times, place, links, status.

use super::candidate::{Candidate, says_save_the_date};
use super::name::{self, Titled};
use super::reading::Reading;
use super::zone::Zone;
use super::{gathering, place, remark, segment, status, when, words};
use crate::extract::MentionEvidence;
use crate::scan::{DateText, DayText, TimeText};
use crate::wordlist::WordList;
use minutebook_index::model::EventStatus;

/// Reads a candidate: one event, or two with a name and a date each.
pub(super) fn read(candidate: &Candidate<'_>) -> Vec<MentionEvidence> {
    let Some((titled, line)) = titled(candidate) else {
        return Vec::new();
    };
    if remark::is_no_name(&titled.name) {
        return Vec::new();
    }
    let when = days(candidate);
    let time = time(candidate);
    let status = status(candidate);
    let struck = candidate.head.line.struck;
    let off = struck || status == EventStatus::Cancelled;
    if (struck && when.is_empty()) || (off && is_session(&titled.name)) {
        return Vec::new();
    }
    let mention = MentionEvidence {
        date: date(&when, status, dated_line(candidate)).map(|d| with_year_of(&titled.name, d)),
        past: candidate.zone == Zone::Behind || is_told(candidate),
        start_time: time.as_ref().map(|t| t.start),
        end_time: time.as_ref().and_then(|t| t.end),
        timezone_text: time.and_then(|t| t.zone),
        place: candidate
            .head
            .line
            .cells
            .place
            .clone()
            .filter(|p| !place::is_online(p))
            .or_else(|| place::with_city(titled.place.clone(), || described_place(candidate))),
        online: is_online(candidate),
        urls: urls(candidate),
        cfp_deadline: lines(candidate).find_map(|r| r.when.cfp.clone()),
        status: if struck {
            EventStatus::Cancelled
        } else {
            status
        },
        line,
        name: titled.name,
    };
    split(mention, &when)
}

/// Returns the line and those that describe it.
fn lines<'a>(candidate: &Candidate<'a>) -> impl Iterator<Item = &'a Reading> {
    std::iter::once(candidate.head).chain(candidate.body)
}

/// Tells whether a name is but that of a session: one that is called off is an
/// exception of its schedule, no event.
fn is_session(name: &str) -> bool {
    static SESSIONS: WordList =
        WordList::new("the our next weekly meeting call session sync sitzung treffen termin");
    let lower = name.to_lowercase();
    words::words(&lower).all(|word| SESSIONS.has(word))
}

/// Reads the name and the place from the columns of a table.
fn of_row(head: &Reading) -> Option<Titled> {
    let name = segment::asides(head.line.cells.name.as_ref()?).0;
    let titled = name::of_entry(&name)?;
    let place = head.line.cells.place.clone().or(titled.place);
    Some(Titled { place, ..titled })
}

/// Reads the name and the line on which it stands.
fn titled(candidate: &Candidate<'_>) -> Option<(Titled, u32)> {
    let head = candidate.head;
    if let Some(titled) = of_row(head) {
        return Some((titled, head.line.number));
    }
    let own = match candidate.zone == Zone::Outside && !head.line.role.is_heading() {
        true => gathering::hosted(head)
            .or_else(|| name::of_sentence(&head.plain))
            .or_else(|| gathering::titled(head))
            .or_else(|| gathering::above_day(head, candidate.body.first())),
        false if candidate.zone.is_list() && head.line.role.is_heading() => of_slide(head),
        false => in_list(head),
    };
    let line = head.line.number;
    if own.is_none() && says_save_the_date(&head.line.text) {
        return invited(candidate);
    }
    let topic = candidate
        .topic
        .and_then(|t| match t.line.role.is_heading() {
            true if t.names_event => name::of_entry(&t.plain),
            true => None,
            false => name::of_many(&t.plain),
        });
    match (own, topic) {
        (Some(own), Some(topic)) if says_only_the(&own.name, &head.plain) => {
            let place = own.place.or(topic.place);
            Some((Titled { place, ..topic }, line))
        }
        (Some(own), _) => Some((own, line)),
        (None, topic) => topic.map(|t| (t, line)),
    }
}

/// The heading of a slide is the name, a subtitle included.
fn of_slide(head: &Reading) -> Option<Titled> {
    let entry = in_list(head)?;
    let whole = name::trimmed(&head.plain);
    let subtitled = [" - ", " – ", " — "].iter().any(|d| whole.contains(d));
    if subtitled && !head.is_dated() && !words::names_event(&entry.name) && entry.place.is_none() {
        Some(Titled {
            name: whole,
            place: None,
        })
    } else {
        Some(entry)
    }
}

/// An entry; if it is a sentence, the words around the kind of event.
fn in_list(head: &Reading) -> Option<Titled> {
    const LONGEST: usize = 10;
    let entry = name::of_entry(&head.plain)?;
    let is_long = LONGEST < words::words(&entry.name).count();
    let misses_kind =
        head.names_event && !words::names_event(&entry.name) && name::has_verb(&head.plain);
    let sentence = (is_long || misses_kind).then(|| name::of_sentence(&head.plain));
    Some(sentence.flatten().unwrap_or(entry))
}

/// "The retro will be on Friday": the heading names it.
fn says_only_the(name: &str, plain: &str) -> bool {
    let lower = plain.trim_start().to_lowercase();
    let points = ["the ", "this ", "das ", "der ", "die ", "it "]
        .iter()
        .any(|p| lower.starts_with(p));
    points && words::is_generic(name)
}

/// "Save the date 2031-09-05!": the next line, or the heading, names it.
fn invited(candidate: &Candidate<'_>) -> Option<(Titled, u32)> {
    let next = candidate.body.iter().find(|r| r.names_event);
    let named = next.and_then(|r| Some((name::of_entry(&r.plain)?, r.line.number)));
    let topic = || {
        let topic = candidate.topic?;
        Some((name::of_entry(&topic.plain)?, candidate.head.line.number))
    };
    named.or_else(topic)
}

/// The dates on the line, else on the first line below that has some.
fn days(candidate: &Candidate<'_>) -> Vec<DateText> {
    let is_own = |r: &&Reading| std::ptr::eq(*r, candidate.head) || !is_of_meeting(r);
    let dated = lines(candidate).filter(is_own).find(|r| r.is_dated());
    let days = dated.map(|r| r.when.days.iter().map(|d| d.value.clone()));
    days.into_iter().flatten().collect()
}

/// "Team Roses 2031-05-03": an ordinary meeting, in the description.
fn is_of_meeting(reading: &Reading) -> bool {
    static MEETINGS: WordList = WordList::new("meeting call sig team wg board sitzung");
    let first = reading.when.days.first();
    let before = first.and_then(|d| reading.line.text.get(..d.span.start));
    let before = before.unwrap_or_default().to_lowercase();
    words::words(&before).any(|w| MEETINGS.has(w))
}

/// The date; the last one where the event moved from one to the other.
fn date(days: &[DateText], status: EventStatus, line: &str) -> Option<DateText> {
    if status == EventStatus::Moved {
        return days.last().map(|date| moved_to(date, line));
    }
    // "next week (16-18 April)": the days of the calendar are surer.
    let rough = days.first().is_some_and(|d| !when::is_calendar(d));
    // "in a month … in June" as well
    let month = days.first().is_some_and(when::is_month_told);
    let sure = |d: &&DateText| when::is_day_of_calendar(d) || month && when::is_calendar(d);
    let sure = days.iter().find(|d| rough && sure(d));
    sure.or(days.first()).cloned()
}

/// The line with the date, or the first one.
fn dated_line<'a>(candidate: &Candidate<'a>) -> &'a str {
    let dated = lines(candidate).find(|reading| reading.is_dated());
    &dated.unwrap_or(candidate.head).line.text
}

/// "Moved from May 22 to June 5" reads like a range; its end is the new day.
fn moved_to(date: &DateText, line: &str) -> DateText {
    let lower = line.to_lowercase();
    let from = words::words(&lower).any(|w| ["from", "vom", "von"].contains(&w));
    match &date.end {
        Some(end) if from => DateText {
            start: end.clone(),
            end: None,
        },
        _ => date.clone(),
    }
}

/// The time beside the date, or on a line of its own.
fn time(candidate: &Candidate<'_>) -> Option<TimeText> {
    // Of several days a line apart tells the time of something within.
    let spans_days = lines(candidate).any(|r| r.when.days.iter().any(|d| d.value.end.is_some()));
    let short = |r: &Reading| !spans_days && r.word_count() <= 4;
    let timed = |r: &&Reading| r.when.time.is_some() && (r.is_dated() || short(r));
    let timed = lines(candidate).find(timed)?;
    timed.when.time.clone()
}

/// "Rose Summit 2032 on May 14": the name tells the year.
fn with_year_of(name: &str, mut date: DateText) -> DateText {
    let years = words::words(name).filter(|w| w.len() == 4);
    let mut years = years.filter_map(|w| w.parse().ok());
    let Some(told) = years.find(|y| (1990..2100).contains(y)) else {
        return date;
    };
    for day in std::iter::once(&mut date.start).chain(&mut date.end) {
        if let DayText::Calendar { year, .. } = day {
            year.get_or_insert(told);
        }
    }
    date
}

fn status(candidate: &Candidate<'_>) -> EventStatus {
    let told = lines(candidate).filter(|r| std::ptr::eq(*r, candidate.head) || r.is_dated());
    let statuses = told.map(|r| status::read(&r.line.text));
    statuses.fold(EventStatus::Confirmed, |found, next| match found {
        EventStatus::Confirmed => next,
        found => found,
    })
}

/// "was", "last Monday": told as past.
fn is_told(candidate: &Candidate<'_>) -> bool {
    static PAST: WordList = WordList::new(
        "spent participated presented enjoyed joined met besucht was were took happened attended visited went fand waren war recap report retrospektive",
    );
    if candidate.zone != Zone::Outside {
        return false;
    }
    let lower = candidate.head.line.text.to_lowercase();
    let mut words = words::words(&lower);
    // "in the last week of July" is to come
    let last = lower
        .match_indices("last ")
        .any(|(at, _)| !lower[..at].ends_with("the "));
    words.any(|w| PAST.has(w)) || last || lower.contains("letzte")
}

fn described_place(candidate: &Candidate<'_>) -> Option<String> {
    let dated = lines(candidate).filter(|r| r.is_dated());
    let all = dated.chain(candidate.body);
    let slide = candidate.head.line.role.is_heading();
    let described = |r: &&Reading| {
        !std::ptr::eq(*r, candidate.head) || slide || candidate.zone == Zone::Outside
    };
    all.filter(described)
        .find_map(|r| place::of_fact(&r.plain))
        .or_else(|| {
            candidate
                .head
                .asides
                .iter()
                .find_map(|a| place::of_aside(a))
        })
        .filter(|p| !place::is_online(p) || p.contains(' '))
}

fn is_online(candidate: &Candidate<'_>) -> bool {
    const SHORT: usize = 6;
    let head = candidate.head;
    let aside = head.asides.iter().any(|a| place::is_online(a));
    let described = candidate.body.iter().filter(|r| r.word_count() <= SHORT);
    aside
        || place::is_online(&head.plain)
        || described.into_iter().any(|r| place::is_online(&r.plain))
}

/// Links of all lines; outside of lists no tickets, which only discuss it,
/// unless the line is the ticket's title.
fn urls(candidate: &Candidate<'_>) -> Vec<String> {
    let titles = is_title_of_ticket(candidate.head);
    let is_ticket = |url: &str| {
        ["/issues/", "/pull/", "/merge_requests/"]
            .iter()
            .any(|p| url.contains(p))
    };
    let mut urls: Vec<String> = Vec::new();
    for url in lines(candidate).flat_map(|r| &r.line.urls) {
        let url = &url.address;
        let told = candidate.zone.is_list() || titles || !is_ticket(url);
        if told && !urls.contains(url) {
            urls.push(url.clone());
        }
    }
    urls
}

/// "Rose Day and `LeafCon`", May 3 and May 4 – 6: two events.
fn split(mention: MentionEvidence, days: &[DateText]) -> Vec<MentionEvidence> {
    let [first, second] = days else {
        return vec![mention];
    };
    let joints = [" and ", " & ", " + ", " / ", " und "].iter();
    let mut halves = joints.filter_map(|joint| mention.name.split_once(joint));
    let Some((a, b)) = halves.find(|(a, b)| words::names_event(a) && words::names_event(b)) else {
        return vec![mention];
    };
    // A link belongs to the event that its address names, else to the first.
    let of_second = |url: &String| names_address(b, url) && !names_address(a, url);
    let (second_urls, first_urls) = mention.urls.iter().cloned().partition(of_second);
    let half = |name: &str, date: &DateText, urls: Vec<String>| MentionEvidence {
        name: name.trim().to_owned(),
        date: Some(date.clone()),
        urls,
        ..mention.clone()
    };
    vec![half(a, first, first_urls), half(b, second, second_urls)]
}

/// Tells whether an address holds a word of a name that is no kind of event.
fn names_address(name: &str, url: &str) -> bool {
    let lower = url.to_lowercase();
    let name = name.to_lowercase();
    words::words(&name).any(|w| 3 < w.len() && !words::is_generic(w) && lower.contains(w))
}

/// "`Rose Day` #12": the line names a ticket, with its link behind it.
fn is_title_of_ticket(head: &Reading) -> bool {
    let text = head.line.text.trim_end();
    let number = text.rsplit(['#', ' ']).next().unwrap_or_default();
    let number = number.trim_matches(|c: char| !c.is_alphanumeric());
    let linked = head
        .line
        .urls
        .last()
        .is_some_and(|u| u.address.ends_with(number));
    !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) && linked
}
