//! The heading to show for a part.
//!
//! `# Harbour Board Meeting 2025-03-05` is one. A heading that is nothing but
//! a date, or a mere "Participants", is none: team and day are shown then. In
//! slides the first headings may be a slogan; the one that names a meeting is
//! shown instead.

use super::Part;
use super::date::{day_spans, is_meeting_word, without_dates};
use super::section::{self, SectionKind};
use crate::parse::{Block, BlockKind};

/// How many headings are looked at.
const TOP: usize = 4;
/// Characters of a title.
const LONGEST: usize = 140;

/// Reads the title.
pub fn recognize(part: &Part<'_>) -> Option<String> {
    let blocks = part.blocks().iter();
    let headings = blocks.filter(|b| matches!(b.kind, BlockKind::Heading(_)));
    let headings = headings.filter(|b| !section::is_tags(&b.text));
    let titles: Vec<String> = headings.take(TOP).map(shown).collect();
    let best = titles.iter().find(|t| names_a_meeting(t));
    let own = best.or(titles.first().filter(|t| is_title(t)));
    own.cloned().or_else(|| of_front_matter(part))
}

fn of_front_matter(part: &Part<'_>) -> Option<String> {
    if part.blocks.start != 0 {
        return None;
    }
    let field = part.document.front_matter.iter().find(|f| f.key == "title");
    let title = field?.values.first()?.trim().to_owned();
    (!title.is_empty()).then_some(title)
}

/// The text on one line, without emoji codes and stray emphasis.
fn shown(block: &Block) -> String {
    let text = section::without_shortcodes(&block.text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let text = text.trim_matches(|c| c == '*' || c == '_' || c == '`' || c == ' ');
    text.chars().take(LONGEST).collect()
}

fn is_title(text: &str) -> bool {
    let rest = without_dates(text);
    let said = rest.chars().any(char::is_alphabetic);
    said && section::kind_of(text) == SectionKind::Topic
}

/// A title with a date and a name beside it.
fn names_a_meeting(text: &str) -> bool {
    let lower = without_dates(text).to_lowercase();
    let mut words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty());
    !day_spans(text).is_empty() && words.any(|w| !is_meeting_word(w))
}
