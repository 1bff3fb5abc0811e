//! Texts that nobody would write, and texts that somebody nearly wrote.

use crate::support::corpus::CORPORA;
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::sample::{Index, select};

/// Bits of markup, dates, names and odd characters.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "\n", "\n", "\n\n", "\r\n", "\r", " ", "  ", "    ", "\t", "\u{feff}", "\u{0}", "\u{2028}",
    "# ", "## ", "### Agenda\n", "## Participants\n", "- ", "* ", "1. ", "- [ ] ", "- [x] ", "> ",
    "---\n", "---\ntitle: a: b\n---\n", "===\n", "```\n", "~~", "**", "_", "`", "|",
    "|---|---|\n", "| a | b |\n", "<!-- ", " -->", "<font color='red'>", "</font>", "<style>",
    "</style>", "<br>", "[", "](", ")", "[a](https://tidewatch.example/a)",
    "https://tidewatch.example/x_y_", "![](", "@ada", "@", "(@ada, @nick)", "Ada Lovelace",
    "Present: ", "Date: ", "AI @ada: ", "RESOLVED: ", "Decision: ", "2025-05-16", "2025-02-30",
    "20250516", "16.5.2025", "26./27.9.", "June 18-22", "Feb 29", "May 2925", "week 53", "KW 1",
    "next Tuesday", "tomorrow", "morgen", "every other Friday", "first Monday of the month",
    "12:00", "14-15", "25:61", "9 am", "CEST", "Europe/Berlin", "Hackathon in Rotterdam",
    "Low Tide Summit", "#433", "ß", "İ", "é", "e\u{301}", "👩\u{200d}💻", ":tada:", "—", "–", "…",
    "日本", "\u{202e}", "0", "9999999999999999999999",
];

/// Returns texts that are put together from pieces.
pub(super) fn pieces() -> impl Strategy<Value = String> {
    vec(select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// Returns path and text of a fixture after a few slips of the pen.
pub(super) fn edited_fixture() -> impl Strategy<Value = (String, String)> {
    let files: Vec<&(String, String)> = CORPORA.iter().flat_map(|c| &c.files).collect();
    (select(files), vec(slip(), 1..8)).prop_map(|((path, text), slips)| {
        let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        for slip in slips.iter().filter(|_| !text.is_empty()) {
            slip.apply(&mut lines);
        }
        (path.clone(), lines.concat())
    })
}

#[derive(Clone, Debug)]
enum Slip {
    Delete(Index),
    Repeat(Index),
    Swap(Index, Index),
    Insert(Index, Index, &'static str),
}

fn slip() -> impl Strategy<Value = Slip> {
    let place = any::<(u8, Index, Index)>();
    (place, select(PIECES)).prop_map(|((kind, a, b), piece)| match kind % 5 {
        0 => Slip::Delete(a),
        1 => Slip::Repeat(a),
        2 => Slip::Swap(a, b),
        _ => Slip::Insert(a, b, piece),
    })
}

impl Slip {
    fn apply(&self, lines: &mut Vec<String>) {
        if lines.is_empty() {
            return;
        }
        let count = lines.len();
        match self {
            Self::Delete(line) => drop(lines.remove(line.index(count))),
            Self::Repeat(line) => lines.insert(line.index(count), lines[line.index(count)].clone()),
            Self::Swap(a, b) => lines.swap(a.index(count), b.index(count)),
            Self::Insert(line, place, piece) => {
                let line = &mut lines[line.index(count)];
                let places: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
                line.insert_str(places[place.index(places.len())], piece);
            }
        }
    }
}
