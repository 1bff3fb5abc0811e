//! Tables of events: which column holds the name, which the place.
//!
//! `| Event | When | Where |` above the rows says both, and that the rows are
//! a list of events.

use super::words;
use crate::parse::{Block, BlockKind};
use crate::wordlist::WordList;

/// The columns of a table, as its head names them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    name: Option<usize>,
    place: Option<usize>,
    date: Option<usize>,
}

/// What a row says in the columns that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cells {
    /// The event's name.
    pub name: Option<String>,
    /// Where it takes place.
    pub place: Option<String>,
}

/// Reads the head of a table.
pub(super) fn columns(head: &Block) -> Columns {
    static NAMES: WordList = WordList::new(
        "event events conference conferences veranstaltung veranstaltungen konferenz meetup workshop",
    );
    static PLACES: WordList =
        WordList::new("place where location venue city ort wo veranstaltungsort stadt");
    static DATES: WordList =
        WordList::new("date dates when day days datum wann termin termine tag tage");
    let with = |list: &WordList| {
        let has = |text: &str| words::words(&text.to_lowercase()).any(|w| list.has(w));
        cells(head).position(has)
    };
    Columns {
        name: with(&NAMES),
        place: with(&PLACES),
        date: with(&DATES),
    }
}

impl Columns {
    /// Tells whether the table lists events and their days.
    pub(super) fn lists_events(self) -> bool {
        self.name.is_some() && self.date.is_some() && self.name != self.date
    }

    /// Reads a row.
    pub(super) fn read(self, row: &Block) -> Cells {
        let cell = |index: Option<usize>| {
            let text = cells(row).nth(index?)?.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        Cells {
            name: cell(self.name),
            place: cell(self.place).filter(|p| p.chars().any(char::is_alphabetic)),
        }
    }
}

fn cells(row: &Block) -> impl Iterator<Item = &str> {
    let spans = match &row.kind {
        BlockKind::Row { cells, .. } => &cells[..],
        _ => &[],
    };
    spans
        .iter()
        .map(|span| row.text.get(span.clone()).unwrap_or_default())
}
