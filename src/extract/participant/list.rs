//! The forms of attendance lists: lines, commas, labels, tables.

use super::person::given::is_given;
use super::person::{handles, is_full_name, is_name, split_outside, take_brackets};
use super::{Part, entry};
use crate::extract::section::{SectionKind, kind_of, names_group};
use crate::parse::{Block, BlockKind, Document, Mark, MarkKind};
use minutebook_index::model::{Participant, Presence};
use std::ops::Range;

/// What one person takes up of a block's text.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) span: Range<usize>,
}

/// A label and what follows on the same line.
#[derive(Clone, Debug)]
pub(super) struct Label<'a> {
    pub(super) text: &'a str,
    /// What it says as a title.
    pub(super) kind: SectionKind,
    pub(super) rest: Range<usize>,
}

impl<'a> Label<'a> {
    fn new(text: &'a str, rest: Range<usize>) -> Self {
        Self {
            text,
            kind: kind_of(text),
            rest,
        }
    }

    fn is_attendance(&self) -> bool {
        announces_people(self.kind)
    }
}

/// Finds the labels of a block: "Present: Ada", "**Guests**"; a line behind the
/// first one begins another only with a word that titles are known by.
pub(super) fn labels(block: &Block) -> Vec<Label<'_>> {
    let lines = lines(&block.text);
    let mut labels: Vec<Label<'_>> = Vec::new();
    for (index, line) in lines.into_iter().enumerate() {
        let Some(label) = label(block, &line) else {
            continue;
        };
        if let Some(last) = labels.last_mut()
            && block.text[line.clone()].contains("://")
        {
            last.rest.end = last.rest.end.min(line.start);
            continue;
        }
        let beside = !labels.is_empty() && names_group(label.text) && begins_strong(block, &line);
        if index != 0 && label.kind == SectionKind::Topic && !beside {
            continue;
        }
        if let Some(last) = labels.last_mut() {
            last.rest.end = last.rest.end.min(line.start);
        } else if index != 0 && !(label.is_attendance() && is_alone(block, &line)) {
            continue;
        }
        labels.push(label);
    }
    if labels.iter().all(|label| label.kind == SectionKind::Topic) {
        labels.extend(last_sentence(block));
        labels.extend(sentences(block));
    }
    labels
}

/// "Held at the harbor. Present: Ada and Bob. Absent: Eve." in one paragraph.
fn sentences(block: &Block) -> Vec<Label<'_>> {
    /// No label is longer.
    const LONG: usize = 40;
    let text = block.text.as_str();
    let mut ends = text.match_indices(". ").map(|(at, _)| at);
    let ends: Vec<usize> = ends
        .by_ref()
        .filter(|at| ends_sentence(text, *at))
        .collect();
    let label = |(index, end): (usize, &usize)| {
        let start = end + ". ".len();
        let near = text[start..].char_indices().take(LONG);
        let colon = start + near.clone().find(|(_, c)| *c == ':')?.0;
        let until = ends.get(index + 1).copied().unwrap_or(text.len());
        let label = Label::new(&text[start..colon], colon + 1..until.max(colon + 1));
        Some(label).filter(Label::is_attendance)
    };
    ends.iter().enumerate().filter_map(label).collect()
}

/// Tells whether the dot at `at` ends a sentence and no initial: "Ada L. King".
fn ends_sentence(text: &str, at: usize) -> bool {
    let word = text[..at].rsplit([' ', '\n']).next().unwrap_or_default();
    let next = text[at + 2..].chars().next();
    1 < word.chars().count() && next.is_some_and(char::is_uppercase)
}

/// Tells whether several names stand behind a label in a list of those who
/// were there, known by their given names: "Council: Ada, Bob".
pub(super) fn are_named_behind(block: &Block, label: &Label<'_>) -> bool {
    let end = block.text[label.rest.clone()].find('\n');
    let end = end.map_or(label.rest.end, |end| label.rest.start + end);
    let pieces = split_line(block, label.rest.start..end);
    let names = pieces
        .iter()
        .map(|piece| block.text[piece.span.clone()].trim());
    let first = |name: &str| is_given(name.split(' ').next().unwrap_or_default());
    let given = names.clone().filter(|name| first(name)).count();
    let all = pieces.len();
    1 < all && names.clone().all(is_name) && all <= 2 * given && !first(label.text.trim())
}

/// Whether a line ends with its label.
fn is_alone(block: &Block, line: &Range<usize>) -> bool {
    block.text[line.clone()].trim_end().ends_with(':')
}

/// "Sign in below. Roll call:" ends with a label.
fn last_sentence(block: &Block) -> Option<Label<'_>> {
    let text = block.text.trim_end().strip_suffix(':')?;
    let start = text.rfind(['.', '!', '?', '\n'])? + 1;
    let end = block.text.len();
    let label = Label::new(text[start..].trim(), end..end);
    Some(label).filter(Label::is_attendance)
}

/// Whether a line begins in bold; the marks stand in the order of their starts.
fn begins_strong(block: &Block, line: &Range<usize>) -> bool {
    const NESTED: usize = 4;
    let begun = block
        .marks
        .partition_point(|m| m.span.start <= line.start + 1);
    let mut last = block.marks[..begun].iter().rev().take(NESTED);
    last.any(|m| m.kind == MarkKind::Strong && line.start < m.span.end)
}

/// Whether several people for certain stand behind a label, which is none:
/// "Trustees: Ada Lovelace, Bob Ray".
pub(super) fn are_behind(block: &Block, label: &Label<'_>) -> bool {
    let pieces = split_line(block, label.rest.clone());
    let text = |piece: &Piece| block.text.get(piece.span.clone()).unwrap_or_default();
    let all = pieces.iter().all(|piece| entry::is_certain(text(piece)));
    1 < pieces.len() && all && !entry::is_certain(label.text)
}

/// Whether a label has nothing behind it.
pub(super) fn is_bare(block: &Block, label: &Label<'_>) -> bool {
    let rest = block.text.get(label.rest.clone()).unwrap_or_default();
    !rest.contains(char::is_alphanumeric)
}

/// Whether a label is set in bold, and something stands behind it.
pub(super) fn is_strong_label(block: &Block, label: &Label<'_>) -> bool {
    let start = label.rest.start.saturating_sub(label.text.len() + 1);
    let end = start + label.text.trim_end().len();
    !is_bare(block, label) && end <= block.text.len() && all_strong(block, start..end)
}

/// The label at the beginning of a line; what follows it, to the block's end.
fn label<'a>(block: &'a Block, span: &Range<usize>) -> Option<Label<'a>> {
    let line = block.text.get(span.clone())?;
    let cut = |head: usize, gap: usize| {
        Label::new(&line[..head], span.start + head + gap..block.text.len())
    };
    let after = block.text.get(span.end..).unwrap_or_default();
    if let Some(rest) = after
        .strip_prefix("\n:")
        .filter(|_| kind_of(line) != SectionKind::Topic)
    {
        // "Present" and below it ":   Ada, Bob": a list of definitions.
        let start = block.text.len() - rest.len();
        return Some(Label::new(line, start..block.text.len()));
    }
    if let Some(colon) = line.find([':', '：']).filter(|i| *i <= 60) {
        let wide = line[colon..].starts_with('：');
        return Some(cut(colon, if wide { '：'.len_utf8() } else { 1 }));
    }
    if let Some(colon) = behind_remark(line).filter(|i| is_attendance(&line[..*i])) {
        return Some(cut(colon, 1));
    }
    if let Some(dash) = line.find(" - ").filter(|i| *i <= 30)
        && is_attendance(&line[..dash])
    {
        return Some(cut(dash, 3));
    }
    let end = span.start + line.trim_end().len();
    let strong = span.start < end && all_strong(block, span.start..end);
    let alone = block.text.trim_end().len() == end;
    (strong || (alone && is_attendance(line))).then(|| cut(line.len(), 0))
}

/// The colon of "Present (please add yourself, it is optional): Ada".
fn behind_remark(line: &str) -> Option<usize> {
    const FAR: usize = 30;
    let open = line.find('(').filter(|at| *at <= FAR)?;
    let close = open + line[open..].find(')')?;
    let gap = line[close..].find(|c: char| !")*_ ".contains(c))?;
    line[close + gap..].starts_with(':').then_some(close + gap)
}

/// What follows in a heading behind "Attendees:".
pub(super) fn behind_title(block: &Block) -> Option<Range<usize>> {
    let open = |at: usize| {
        let head = &block.text[..at];
        head.matches(['(', '[']).count() > head.matches([')', ']']).count()
    };
    let mut colons = block.text.match_indices(':').map(|(at, _)| at).take(4);
    let colon = colons.find(|at| !open(*at) && is_attendance(&block.text[..*at]))?;
    Some(colon + 1..block.text.len())
}

fn is_attendance(label: &str) -> bool {
    announces_people(kind_of(label))
}

fn announces_people(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::Participants | SectionKind::Absent)
}

fn all_strong(block: &Block, span: Range<usize>) -> bool {
    let mut strong = block.marks.iter().filter(|m| m.kind == MarkKind::Strong);
    strong.any(|m| m.span.start <= span.start && span.end <= m.span.end)
}

/// Cuts a block into the people it lists.
pub(super) fn pieces(block: &Block) -> Vec<Piece> {
    let whole = 0..block.text.len();
    let lines = lines(&block.text);
    let item = matches!(block.kind, BlockKind::Item { .. });
    if lines.len() <= 1 {
        return if item {
            split_item(block, whole)
        } else {
            split_line(block, whole)
        };
    }
    let starts_anew = |line: &Range<usize>| block.text[line.clone()].trim_start().starts_with('@');
    let apart = if item {
        lines.iter().skip(1).all(starts_anew)
    } else {
        lines.iter().all(|line| is_entry(&block.text[line.clone()]))
    };
    match (apart, item) {
        (true, _) => lines
            .into_iter()
            .flat_map(|line| split_item(block, line))
            .collect(),
        (false, true) => split_item(block, whole),
        (false, false) => split_line(block, whole),
    }
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let spans = text.split('\n').map(|line| {
        let span = start..start + line.len();
        start = span.end + 1;
        span
    });
    spans
        .filter(|s| !text[s.clone()].trim().is_empty())
        .collect()
}

/// A line that holds one person, perhaps with a company behind a comma.
fn is_entry(line: &str) -> bool {
    let line = line.trim();
    let first = split_outside(line, &[","])[0].trim();
    let whole = first.len() == line.len() || first.contains([' ', '@']);
    whole
        && !line.ends_with(',')
        && split_outside(line, &[","]).len() <= 2
        && entry::read(line, None).is_some()
}

/// Several people in a list item: many handles, or three full names.
fn split_item(block: &Block, span: Range<usize>) -> Vec<Piece> {
    let text = &block.text[span.clone()];
    let names = split_outside(text, &[",", ";"]);
    // "Ada, ACME, Berlin" is one person
    let many = 4 < names.len() && names.iter().all(|n| is_name(n.trim()));
    let several = many || 2 < names.len() && names.iter().all(|n| is_full_name(n.trim()));
    let (outside, _) = take_brackets(text);
    if several || 1 < handles(&outside).len() {
        return split_line(block, span);
    }
    vec![piece(span)]
}

/// Splits "Ada, Bob (ACME); Carol and @dan".
pub(super) fn split_line(block: &Block, span: Range<usize>) -> Vec<Piece> {
    let text = block.text.get(span.clone()).unwrap_or_default();
    let strong: &[&str] = match text {
        t if t.contains(';') => &[";"],
        t if split_outside(t, &[","]).len() <= 1 && t.contains('\n') => &["\n"],
        _ => &[",", " • ", " · "],
    };
    let mut pieces = Vec::new();
    let mut offset = span.start;
    for part in split_outside(text, strong) {
        let start = offset + separator_before(&block.text, offset, part);
        offset = start + part.len();
        pieces.extend(split_joined(block, start..offset));
    }
    pieces
}

/// The bytes of the separator between `offset` and the next part.
fn separator_before(text: &str, offset: usize, part: &str) -> usize {
    let base = text.as_ptr() as usize;
    (part.as_ptr() as usize).saturating_sub(base + offset)
}

/// "Ada and @bob", "@ada @bob", "Ada/Bob".
fn split_joined(block: &Block, span: Range<usize>) -> Vec<Piece> {
    const JOINTS: [&str; 11] = [
        " and ", " und ", " en ", " et ", " och ", " og ", " y ", " e ", " & ", " + ", "/",
    ];
    let text = &block.text[span.clone()];
    let parts = split_outside(text, &JOINTS);
    let base = block.text.as_ptr() as usize;
    let at = |part: &str| {
        let start = part.as_ptr() as usize - base;
        start..start + part.len()
    };
    let fine = |part: &&str| {
        let (name, _) = take_brackets(part);
        is_name(&name) || name.starts_with('@')
    };
    if 1 < parts.len() && parts.iter().all(fine) {
        return parts.into_iter().map(|p| piece(at(p))).collect();
    }
    let called: Vec<&str> = text.split(" @").collect();
    if 2 < called.len() && text.trim_start().starts_with('@') {
        // "@ada lovelace @bob ray @eve"
        let gap = |at: usize| usize::from(0 < at);
        let whole = called.iter().enumerate().map(|(index, part)| {
            let span = at(part);
            piece(span.start - gap(index)..span.end)
        });
        return whole.collect();
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if 1 < words.len() && words.iter().all(|w| w.starts_with('@') && 1 < w.len()) {
        return words.into_iter().map(|p| piece(at(p))).collect();
    }
    vec![piece(span)]
}

fn piece(span: Range<usize>) -> Piece {
    Piece { span }
}

/// The lines of a block as people, without the marks of a list.
pub(super) fn entries(block: &Block) -> Vec<Piece> {
    let lines = lines(&block.text).into_iter();
    lines.flat_map(|line| split_item(block, line)).collect()
}

/// Whether each cell of a row, of two at least, is a full name.
pub(super) fn are_all_people(block: &Block, cells: &[Range<usize>]) -> bool {
    let mut all = cells.iter().filter_map(|cell| block.text.get(cell.clone()));
    1 < cells.len() && all.all(|text| is_full_name(text) || text.trim().is_empty())
}

/// Whether most of the pieces of a paragraph read like people, and not like
/// sentences.
pub(super) fn are_people(block: &Block, pieces: &[Piece]) -> bool {
    let is_plausible = |piece: &&Piece| {
        let text = &block.text[piece.span.clone()];
        // "Beware: all of this will be published"
        let long = text
            .split_once(": ")
            .is_some_and(|(_, rest)| 4 < rest.split_whitespace().count());
        !long && entry::read(text, None).is_some()
    };
    pieces.len() < pieces.iter().filter(is_plausible).count() * 2
}

/// The marks that may touch a span: they stand in the order of their starts,
/// and few enclose each other.
pub(super) fn marks_at<'a>(block: &'a Block, span: &Range<usize>) -> &'a [Mark] {
    const NESTED: usize = 32;
    let begin = block.marks.partition_point(|m| m.span.start < span.start);
    let end = block.marks.partition_point(|m| m.span.start < span.end);
    block
        .marks
        .get(begin.saturating_sub(NESTED)..end)
        .unwrap_or_default()
}

/// The handle of the profile that a piece links to.
pub(super) fn profile(document: &Document, block: &Block, span: &Range<usize>) -> Option<String> {
    let overlaps = |s: &Range<usize>| s.start < span.end && span.start < s.end;
    let mut links = marks_at(block, span).iter().filter_map(|m| match m.kind {
        MarkKind::Link(index) if overlaps(&m.span) => document.links.get(index),
        _ => None,
    });
    links.find_map(|link| handle_in_url(&link.url))
}

/// A host of code and one segment: `https://github.com/ada`.
fn handle_in_url(url: &str) -> Option<String> {
    const HOSTS: [&str; 4] = ["github.com", "gitlab.com", "codeberg.org", "bitbucket.org"];
    let rest = url.split_once("://")?.1;
    let (host, path) = rest.split_once('/')?;
    let path = path.trim_end_matches('/');
    let known = HOSTS.contains(&host.trim_start_matches("www."));
    (known && !path.is_empty() && !path.contains(['/', '?', '#'])).then(|| path.to_owned())
}

/// Which columns of a table hold name and handle.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Columns {
    name: Option<usize>,
    handle: Option<usize>,
    /// Says whether somebody was there.
    present: Option<usize>,
}

impl Columns {
    pub(super) fn of_head(block: &Block, cells: &[Range<usize>]) -> Self {
        let find = |keys: &[&str]| {
            cells.iter().position(|cell| {
                let text = block
                    .text
                    .get(cell.clone())
                    .unwrap_or_default()
                    .to_lowercase();
                let mut words = text.split(|c: char| !c.is_alphanumeric());
                words.any(|w| keys.contains(&w))
            })
        };
        Columns {
            name: find(&[
                "name",
                "names",
                "who",
                "person",
                "attendee",
                "participant",
                "teilnehmer",
            ]),
            handle: find(&[
                "handle", "username", "github", "gitlab", "user", "nick", "id",
            ]),
            present: find(&["present", "attended", "attending", "attendance", "anwesend"]),
        }
    }

    /// Whether the head tells the columns.
    pub(super) fn is_named(self) -> bool {
        self.name.is_some() || self.handle.is_some()
    }

    /// Reads the person of a row, by default from its first cell.
    pub(super) fn read(self, block: &Block, cells: &[Range<usize>]) -> Option<Participant> {
        let text = |column: usize| block.text.get(cells.get(column)?.clone());
        let handle = self.handle.filter(|h| self.name != Some(*h)).and_then(text);
        let name = self.name.or(self.handle.is_none().then_some(0));
        let found = name.and_then(text).and_then(|t| entry::read(t, None));
        let handle = handle.map(|h| h.trim().trim_start_matches('@').to_owned());
        let handle = handle.filter(|h| h.chars().any(char::is_alphanumeric) && !h.contains(' '));
        let Some((mut person, _)) = found else {
            return entry::read(&format!("@{}", handle?), None).map(|(p, _)| p);
        };
        let present = self.present.filter(|at| name != Some(*at)).and_then(text);
        if present.is_some_and(is_no) {
            person.status = Presence::Absent;
        }
        Some(Participant {
            handle: handle.or(person.handle),
            ..person
        })
    }
}

/// Whether the cell of a column "Present" denies it.
fn is_no(cell: &str) -> bool {
    const NO: [&str; 11] = [
        "", "no", "n", "nein", "false", "absent", "-", "–", "❌", "✗", "✘",
    ];
    NO.contains(&cell.trim().to_lowercase().as_str())
}

/// Reads a table of people that no title announces: one with a column for
/// names and one for handles, companies or initials.
pub(super) fn of_tables(part: &Part<'_>) -> Vec<Participant> {
    let mut columns = None;
    let mut found = Vec::new();
    for block in part.blocks() {
        let BlockKind::Row { cells, head } = &block.kind else {
            columns = None;
            continue;
        };
        if *head {
            columns = describes_people(&block.text).then(|| Columns::of_head(block, cells));
        } else if let Some(columns) = columns.filter(|c: &Columns| c.is_named()) {
            found.extend(columns.read(block, cells));
        }
    }
    found
}

fn describes_people(head: &str) -> bool {
    const ABOUT: [&str; 12] = [
        "affiliation",
        "organization",
        "organisation",
        "company",
        "institution",
        "initials",
        "abbreviation",
        "handle",
        "username",
        "github",
        "employer",
        "pronouns",
    ];
    let lower = head.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.clone().any(|w| w == "name") && words.any(|w| ABOUT.contains(&w))
}

/// Reads `participants: [ada, bob]` from the front matter of the first part.
pub(super) fn of_front_matter(part: &Part<'_>) -> Vec<Participant> {
    if part.blocks.start != 0 {
        return Vec::new();
    }
    let fields = part.document.front_matter.iter();
    let lists = fields.filter(|f| kind_of(&f.key) == SectionKind::Participants);
    lists
        .flat_map(|f| &f.values)
        .flat_map(|v| split_outside(v, &[",", ";"]))
        .filter_map(|v| entry::read(v, None))
        .map(|(person, _)| person)
        .collect()
}
