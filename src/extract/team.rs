//! Names of the team in title and headings.
//!
//! `# Team Storage, 20 March 2025` names `Team Storage`, `# Minutes of the
//! Harbour Board` names `Harbour Board`, `# AG Betrieb – Sitzung vom 20.
//! Februar` names `AG Betrieb`. A heading that is a date names nobody.

use super::date::{day_spans, without_dates};
use super::section::{self, SectionKind};
use super::{Part, TeamEvidence};
use crate::parse::{Block, BlockKind};
use crate::scan;

/// How many headings are looked at.
const TOP: usize = 3;

/// Words at the ends of a title that are not part of the name.
const MINUTES: [&str; 68] = [
    "meeting",
    "meetings",
    "minutes",
    "minute",
    "notes",
    "note",
    "protokoll",
    "protocol",
    "mom",
    "agenda",
    "sitzung",
    "sitzungsprotokoll",
    "treffen",
    "besprechung",
    "of",
    "the",
    "from",
    "for",
    "on",
    "at",
    "vom",
    "von",
    "der",
    "des",
    "am",
    "ab",
    "um",
    "uhr",
    "zur",
    "zum",
    "rolling",
    "draft",
    "final",
    "approved",
    "slides",
    "regular",
    "public",
    "log",
    "transcript",
    "and",
    "öffentliches",
    "öffentliche",
    "ordentliche",
    "ergebnisprotokoll",
    "mitschrift",
    "notizen",
    "réunion",
    "reunión",
    "reunion",
    "compte",
    "rendu",
    "de",
    "du",
    "la",
    "acta",
    "minuta",
    "minutas",
    "notulen",
    "verslag",
    "ata",
    "reunião",
    "da",
    "do",
    "del",
    "verbale",
    "riunione",
    "referat",
    "mötesprotokoll",
];

/// Words that a body that meets has in its name.
pub(crate) const BODIES: [&str; 44] = [
    "team",
    "sig",
    "wg",
    "group",
    "committee",
    "board",
    "council",
    "call",
    "meeting",
    "meetings",
    "weekly",
    "sync",
    "tsc",
    "tc",
    "tac",
    "toc",
    "hackathon",
    "workshop",
    "summit",
    "community",
    "forum",
    "circle",
    "squad",
    "guild",
    "chapter",
    "ag",
    "arbeitsgruppe",
    "arbeitskreis",
    "gremium",
    "vorstand",
    "beirat",
    "ausschuss",
    "taskforce",
    "hours",
    "standup",
    "assembly",
    "plenum",
    "stammtisch",
    "treffen",
    "watch",
    "runde",
    "sitzung",
    "hands",
    "versammlung",
];

/// Reads them from a part: of the front matter, the first heading, and further
/// ones that name a day.
pub fn recognize(part: &Part<'_>) -> Vec<TeamEvidence> {
    let mut found = front_matter(part);
    // Where the front matter has the title, the first heading is a topic.
    let titled = !found.is_empty() && is_titled(part);
    let blocks = part.blocks().iter();
    let headings = blocks.filter(|b| level(b).is_some() && !section::is_tags(&b.text));
    let headings: Vec<&Block> = headings.take(TOP).collect();
    let dated = |block: &Block| !day_spans(&block.text).is_empty();
    let mut called = false;
    for (index, block) in headings.iter().enumerate() {
        let title = index == 0 && !titled && is_title(part, block);
        // "Minutes of 8 October approved" below the title is a topic
        if title || dated(block) && !called {
            let name = of_block(block);
            called |= name.is_some() && dated(block);
            found.extend(name);
        }
    }
    found.extend(first_line(part));
    found
}

fn level(block: &Block) -> Option<u8> {
    match block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    }
}

/// Tells whether the first heading is a title and no topic: by its words, or
/// because no other is as high.
fn is_title(part: &Part<'_>, first: &Block) -> bool {
    let words = first.text.split(|c: char| !c.is_alphanumeric());
    let says = words.into_iter().any(is_body) || !day_spans(&first.text).is_empty();
    let later = part.blocks().iter().filter(|b| first.line() < b.line());
    says || later
        .filter_map(level)
        .all(|other| level(first) < Some(other))
}

fn front_matter(part: &Part<'_>) -> Vec<TeamEvidence> {
    if part.blocks.start != 0 {
        return Vec::new();
    }
    let keys = ["team", "group", "sig", "wg", "committee", "series", "title"];
    let fields = part.document.front_matter.iter();
    let fields = fields.filter(|f| keys.contains(&f.key.as_str()));
    fields
        .filter_map(|field| named(field.values.first()?, field.line))
        .collect()
}

/// Whether a title in the front matter names day and meeting.
fn is_titled(part: &Part<'_>) -> bool {
    let mut titles = part.document.front_matter.iter();
    titles.any(|f| {
        let title = f.values.first().map_or("", String::as_str);
        f.key == "title" && !day_spans(title).is_empty()
    })
}

fn of_block(block: &Block) -> Option<TeamEvidence> {
    let text = section::without_shortcodes(&block.text);
    named(text.lines().next()?, block.line())
}

/// A first line that is title in all but markup.
fn first_line(part: &Part<'_>) -> Option<TeamEvidence> {
    let block = part.blocks().first()?;
    let plain = matches!(block.kind, BlockKind::Paragraph) && block.text.len() < 120;
    let dated = !day_spans(&block.text).is_empty();
    of_block(block).filter(|_| plain && dated)
}

fn named(text: &str, line: u32) -> Option<TeamEvidence> {
    let name = name_in(text).filter(|_| !is_housekeeping(text))?;
    Some(TeamEvidence { name, line })
}

/// "Reporting in the call" names no team.
fn is_housekeeping(text: &str) -> bool {
    section::kind_of(text) == SectionKind::Housekeeping
}

/// Returns the name in a title.
pub(crate) fn name_in(title: &str) -> Option<String> {
    let rest = without_hours(&without_dates(title));
    let rest = [" - ", " – ", " — "].iter().fold(rest.as_str(), head);
    let rest = rest.split([':', '|']).find(|s| has_name(s)).unwrap_or(rest);
    let mut words: Vec<&str> = rest.split_whitespace().collect();
    let mut met = None;
    loop {
        let numbered = words.iter().rev().nth(1).is_some_and(|w| is_counted(w));
        let Some(last) = words.pop_if(|w| is_dropped(w) || is_number(w, numbered)) else {
            break;
        };
        met = Some(last).filter(|w| is_meeting(w));
    }
    let counted = |w: &str| w.chars().all(|c| c.is_ascii_digit());
    let lead = words
        .iter()
        .take_while(|w| is_dropped(w) || is_ordinal(w) || counted(w));
    let lead = lead.count();
    let lead = lead + call_of(words.get(lead..).unwrap_or_default());
    // "March meeting" is that of any team
    let monthly = words
        .get(lead..)
        .is_some_and(|name| name.iter().all(|w| scan::is_month(w)));
    if monthly && lead < words.len() {
        return None;
    }
    let says_body = words.iter().any(|w| is_body(w));
    words.extend(met.filter(|_| lead < words.len() && !says_body));
    // "the club's board"
    let name = words
        .get(lead..)?
        .join(" ")
        .replace("'s ", " ")
        .replace("’s ", " ");
    let name = balanced(trimmed(&name)).trim_end_matches(is_edge);
    let topic = section::kind_of(name) == SectionKind::Topic;
    let said = name.chars().any(char::is_alphabetic) && name.len() < 100;
    (said && topic && !is_no_name(name)).then(|| name.to_owned())
}

/// Takes marks off both ends, but not the period of ".NET".
fn trimmed(name: &str) -> &str {
    let inner = name.trim_matches(is_edge);
    let start = name.len() - name.trim_start_matches(is_edge).len();
    match name.get(..start) {
        Some(before) if before.ends_with('.') && inner.starts_with(char::is_uppercase) => {
            name.get(start - 1..start + inner.len()).unwrap_or(inner)
        }
        _ => inner,
    }
}

/// "Week 34", "Meeting close", "Thank you": what titles say that name nobody.
fn is_no_name(name: &str) -> bool {
    const WORDS: [&str; 24] = [
        "week",
        "woche",
        "month",
        "close",
        "closing",
        "thank",
        "thanks",
        "you",
        "adjourn",
        "adjourned",
        "adjournment",
        "end",
        "ende",
        "today",
        "untitled",
        "call",
        "to",
        "order",
        "opening",
        "welcome",
        "quorum",
        "roll",
        "links",
        "goodbye",
    ];
    // "Details still need to be added" is a sentence
    const SAYS: [&str; 8] = ["is", "are", "be", "need", "needs", "was", "will", "has"];
    let words = name.split(|c: char| !c.is_alphabetic());
    let mut words = words.filter(|w| !w.is_empty()).peekable();
    if words.clone().any(|w| SAYS.contains(&w)) {
        return true;
    }
    let alone = ["call", "order", "to", "you"];
    let first = words.peek().map(|w| w.to_lowercase()).unwrap_or_default();
    !(name.eq_ignore_ascii_case(&first) && alone.contains(&first.as_str()))
        && words.all(|w| WORDS.contains(&w.to_lowercase().as_str()))
}

/// "38", "#8" behind a word that is counted; "10/08".
fn is_number(word: &str, counted: bool) -> bool {
    let lower = word.to_lowercase();
    let numeral = lower.strip_prefix("no.").or(lower.strip_prefix("nr."));
    let numeral = numeral.filter(|n| n.chars().all(|c| c.is_ascii_digit()));
    if numeral.is_some_and(|n| !n.is_empty()) {
        // "No.6"
        return true;
    }
    let digits = word.contains(|c: char| c.is_ascii_digit());
    let plain = word
        .chars()
        .all(|c| c.is_ascii_digit() || "#/.:".contains(c));
    digits && plain && (counted || word.contains('/'))
}

/// Behind it may stand which of many it is.
fn is_counted(word: &str) -> bool {
    let more = [
        "call", "session", "week", "woche", "no", "nr", "number", "minutes", "sync",
    ];
    is_meeting(word) || more.contains(&bare(word).as_str())
}

/// The number of words of "video call of the" in front of whose it is.
fn call_of(words: &[&str]) -> usize {
    const CALLS: [&str; 12] = [
        "video",
        "phone",
        "conference",
        "weekly",
        "monthly",
        "biweekly",
        "online",
        "virtual",
        "call",
        "session",
        "teleconference",
        "annual",
    ];
    let before = words
        .iter()
        .take_while(|w| CALLS.contains(&bare(w).as_str()));
    let before = before.count();
    let of = words.get(before).is_some_and(|w| ["of", "for"].contains(w));
    if before == 0 || !of {
        return 0;
    }
    let the = words.get(before + 1).is_some_and(|w| *w == "the");
    before + 1 + usize::from(the)
}

/// Takes out times of day with the zone behind them: "6pm (PDT)".
fn without_hours(text: &str) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for found in scan::times(text) {
        rest.push_str(text.get(from..found.span.start).unwrap_or_default());
        let after = text.get(found.span.end..).unwrap_or_default();
        let zone = after
            .trim_start()
            .strip_prefix('(')
            .and_then(|z| z.split_once(')'));
        let zone = zone.filter(|(zone, _)| !zone.contains(' ') && zone.len() <= 5);
        from = zone.map_or(found.span.end, |(_, rest)| text.len() - rest.len());
    }
    rest.push_str(text.get(from..).unwrap_or_default());
    rest
}

/// What stands before a dash, if it is a name.
fn head<'a>(text: &'a str, dash: &&str) -> &'a str {
    let head = text.split(*dash).next();
    head.filter(|head| has_name(head)).unwrap_or(text)
}

/// Cuts off a bracket that was left open.
fn balanced(name: &str) -> &str {
    match name.rfind('(') {
        Some(at) if !name.get(at..).unwrap_or_default().contains(')') => {
            name.get(..at).unwrap_or(name)
        }
        _ => name,
    }
}

fn has_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.any(|w| !is_dropped(w))
}

fn is_dropped(word: &str) -> bool {
    let bare = bare(word);
    bare.is_empty() || MINUTES.contains(&bare.as_str())
}

/// "5.", "5th": which meeting it is of many.
fn is_ordinal(word: &str) -> bool {
    if is_number(word, false) {
        return true;
    }
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < word.len() && [".", "st", "nd", "rd", "th"].contains(&rest)
}

/// "Meeting" belongs to a name that does not say what body it is.
fn is_meeting(word: &str) -> bool {
    ["meeting", "meetings", "treffen", "sitzung"].contains(&bare(word).as_str())
}

fn is_body(word: &str) -> bool {
    BODIES.contains(&bare(word).as_str())
}

fn bare(word: &str) -> String {
    let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
    letters.to_lowercase()
}

fn is_edge(c: char) -> bool {
    c.is_whitespace() || ",;.:–—-=*_#/|<>[]".contains(c)
}

#[cfg(test)]
mod tests {
    use super::name_in;

    #[test]
    fn names_in_titles() {
        let check = |title: &str, expected: &str| {
            assert_eq!(name_in(title).unwrap_or_default(), expected, "{title}");
        };
        check("Team Storage, 20 March 2025", "Team Storage");
        check("Minutes of the Harbour Board", "Harbour Board");
        check("Minutes of Harbour Board Meeting No.6", "Harbour Board");
        check("Plenum am 2024-10-03 ab 20:13 Uhr", "Plenum");
        check("Call of the harbour's Lamp Team", "harbour Lamp Team");
        check("AG Betrieb – Sitzung vom 20. Februar", "AG Betrieb");
        check(
            "Öffentliches Protokoll der 5. Vorstandssitzung",
            "Vorstandssitzung",
        );
        check("01.06.2017 - Protokoll Hafen Treffen", "Hafen Treffen");
        check("5th Harbour Council Meeting", "Harbour Council");
        check("01.06.2017 - Protokoll Hafentreffen", "Hafentreffen");
        check("2019-10-14 6pm (PDT)", "");
        check(
            "2019-10-14 Harbour All-Hands 18:00 UTC",
            "Harbour All-Hands",
        );
        check("Meeting 2023-09-25", "");
        check("Draft - Details still need to be added", "");
        check(
            "Compte rendu de la réunion du Groupe de la lampe du 13 octobre 2031",
            "Groupe de la lampe",
        );
        check("REUNIÓN", "");
        check(
            "Harbour Core Devs Meeting 38 Notes",
            "Harbour Core Devs Meeting",
        );
        check("Minutes for Harbour Circle meeting #8", "Harbour Circle");
        check("10/08 Meeting", "");
        check("March meeting 2031", "");
        check(
            "Minutes for the 2031 10 08 17:00 Harbour CG Meeting (DRAFT)",
            "Harbour CG Meeting",
        );
        check("Notulen bestuursvergadering", "bestuursvergadering");
        check("Ata de reunião da gestão", "gestão");
        check("Week 34", "");
        check("Meeting Close", "");
        check("Call to order", "");
        check(".NET Harbour Committee Meeting", ".NET Harbour Committee");
        check(
            "Agenda for the March 16 video call of the Harbour Community Group",
            "Harbour Community Group",
        );
    }
}
