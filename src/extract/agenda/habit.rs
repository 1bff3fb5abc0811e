//! In which forms a note taker names who brings a topic.
//!
//! Whoever writes `Milk (Ada)` and `Tea (Bob)` about two who are known writes
//! `Sugar (Dora Finch)` about one who is not: guests bring topics, and those
//! who came late or not at all.

use super::known::is_brought_by;
use super::owner::names_of;
use crate::parse::{Block, BlockKind};

/// A form that names somebody in a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `Milk (Ada)`
    Bracket,
    /// `Milk [Ada]`
    Square,
    /// `Milk - Ada`
    Dash,
    /// `Ada: milk`
    Colon,
    /// `[Ada] milk`, `(Ada) milk`
    Front,
}

/// How often somebody known is named in each form.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habits([u8; 5]);

impl Habits {
    /// Counts them in bullets and headings; `is_known` tells who is known.
    pub(super) fn of(blocks: &[Block], is_known: impl Fn(&str) -> bool) -> Self {
        let mut habits = Self::default();
        for block in blocks {
            if !matches!(block.kind, BlockKind::Item { .. } | BlockKind::Heading(_)) {
                continue;
            }
            let line = block.text.lines().next().unwrap_or_default().trim();
            for (form, name) in forms(line) {
                let names = names_of(name);
                if !names.is_empty() && names.iter().all(|name| is_known(name)) {
                    let count = &mut habits.0[form as usize];
                    *count = count.saturating_add(1);
                }
            }
        }
        habits
    }

    /// Tells whether an unknown name in a form is that of a person: two known
    /// ones make a habit. Before a colon and behind a dash anything may stand
    /// but a full name.
    pub(super) fn tell(self, form: Form, name: &str) -> bool {
        const HABIT: u8 = 2;
        let full = matches!(form, Form::Colon | Form::Dash);
        let count = self.0.get(form as usize).copied().unwrap_or_default();
        HABIT <= count && is_brought_by(name) && (!full || name.trim().contains(' '))
    }
}

/// What stands in a line where a form names somebody.
fn forms(line: &str) -> impl Iterator<Item = (Form, &str)> {
    let end = line.trim_end_matches([':', '.']);
    let behind = |close: char, open: char| {
        let inside = end.strip_suffix(close)?;
        inside.rsplit_once(open).map(|(_, inside)| inside)
    };
    let front = || {
        let close = match line.chars().next()? {
            '[' => ']',
            '(' => ')',
            _ => return None,
        };
        line[1..].split_once(close).map(|(inside, _)| inside)
    };
    let mut dash = [" - ", " – ", " — "].iter();
    let dash = dash.find_map(|dash| line.rsplit_once(dash));
    [
        (Form::Bracket, behind(')', '(')),
        (Form::Square, behind(']', '[')),
        (Form::Dash, dash.map(|(_, tail)| tail)),
        (Form::Colon, line.split_once(": ").map(|(head, _)| head)),
        (Form::Front, front()),
    ]
    .into_iter()
    .filter_map(|(form, name)| Some((form, name?)))
}
