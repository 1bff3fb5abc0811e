//! Counts of right and wrong, and how they are shown.

use super::alike::fraction;
use std::fmt::Write;

/// The fields in the order of the table.
const FIELDS: [&str; 17] = [
    "meeting",
    "page",
    "date",
    "team",
    "team_id",
    "participants",
    "agenda",
    "agenda_owners",
    "events",
    "event_start_time",
    "event_place",
    "event_urls",
    "event_cfp",
    "event_status",
    "schedules",
    "actions",
    "decisions",
];

/// The tallies of all fields.
#[derive(Default)]
pub(super) struct Board {
    tallies: [Tally; FIELDS.len()],
}

/// The count of one field.
#[derive(Clone, Default)]
pub(super) struct Tally {
    hits: usize,
    extra: usize,
    missed: usize,
    misses: Vec<String>,
}

impl Board {
    /// Returns the tally of a field.
    pub(super) fn field(&mut self, name: &str) -> &mut Tally {
        let index = FIELDS.iter().position(|f| *f == name);
        &mut self.tallies[index.unwrap()]
    }

    /// Returns the table of figures.
    pub(super) fn figures(&self) -> String {
        let mut table = format!(
            "{:16} {:>9} {:>6} {:>5}   right/extra/missed\n",
            "field", "precision", "recall", "F1"
        );
        for (field, tally) in FIELDS.iter().zip(&self.tallies) {
            tally.write_row(field, &mut table);
        }
        table
    }

    /// Returns what is behind the figures, by field.
    pub(super) fn misses(&self) -> String {
        let fields = FIELDS.iter().zip(&self.tallies);
        let block = |(field, tally): (&&str, &Tally)| {
            let lines = tally.misses.iter().map(|line| format!("  {line}\n"));
            format!("{field}\n{}", lines.collect::<String>())
        };
        let wrong = fields.filter(|(_, tally)| !tally.misses.is_empty());
        wrong.map(block).collect()
    }
}

impl Tally {
    /// Counts a fact that is right.
    pub(super) fn right(&mut self) {
        self.hits += 1;
    }

    /// Counts a fact that is found in vain.
    pub(super) fn extra(&mut self, place: &str, got: &str) {
        self.extra += 1;
        self.misses.push(format!("EXTRA {place} {got}"));
    }

    /// Counts a fact that is not found.
    pub(super) fn missed(&mut self, place: &str, want: &str) {
        self.missed += 1;
        self.misses.push(format!("MISS  {place} {want}"));
    }

    /// Counts a fact that is found but not right.
    pub(super) fn wrong(&mut self, place: &str, want: &str, got: &str) {
        self.extra += 1;
        self.missed += 1;
        self.misses
            .push(format!("WRONG {place} want {want}, got {got}"));
    }

    fn write_row(&self, field: &str, table: &mut String) {
        let precision = share(self.hits, self.extra);
        let recall = share(self.hits, self.missed);
        let f1 = share(2 * self.hits, self.extra + self.missed);
        let counts = format!("{}/{}/{}", self.hits, self.extra, self.missed);
        let row = format!("{field:16} {precision:9.3} {recall:6.3} {f1:5.3}   {counts}");
        writeln!(table, "{row}").unwrap();
    }
}

/// Right ones among all; nothing wrong among none is all right.
fn share(right: usize, wrong: usize) -> f64 {
    match right + wrong {
        0 => 1.0,
        all => fraction(right, all),
    }
}
