//! Initials by which a meeting calls its people.

use super::words::NO_INITIALS;
use crate::extract::Part;
use crate::parse::BlockKind;
use minutebook_index::model::Participant;
use std::collections::BTreeSet;

/// The initials that an attendance list gives behind its names: "Ada Lovelace
/// (AL)", "Ada Lovelace - ACME (AL)".
pub(super) fn given(part: &Part<'_>, people: &[Participant]) -> BTreeSet<String> {
    const WORDS: usize = 5;
    let names = people.iter().filter_map(|person| person.name.as_deref());
    let names: BTreeSet<&str> = names.collect();
    let begins = |text: &str| {
        let mut ends = text.match_indices([' ', ',', '(']).take(WORDS);
        ends.any(|(end, _)| names.contains(&text[..end]))
    };
    let items = part.blocks().iter();
    let items = items.filter(|block| matches!(block.kind, BlockKind::Item { .. }));
    let given = items.filter_map(|block| {
        let (_, last) = block.text.strip_suffix(')')?.rsplit_once('(')?;
        let short = (2..=4).contains(&last.len()) && !NO_INITIALS.contains(&last);
        let shouted = short && last.chars().all(|c| c.is_ascii_uppercase());
        (shouted && begins(&block.text)).then(|| last.to_owned())
    });
    given.collect()
}

/// The initials with which several check boxes begin: "AL: file the rope".
pub(super) fn leading(part: &Part<'_>) -> BTreeSet<String> {
    const LEAST: usize = 3;
    let boxes = part.blocks().iter().filter(|block| {
        matches!(
            block.kind,
            BlockKind::Item {
                checked: Some(_),
                ..
            }
        )
    });
    let led = boxes.filter_map(|block| {
        let (first, _) = block.text.split_once(": ")?;
        let short = (2..=3).contains(&first.len()) && !NO_INITIALS.contains(&first);
        (short && first.chars().all(|c| c.is_ascii_uppercase())).then_some(first)
    });
    let led: Vec<&str> = led.collect();
    let several = led.iter().any(|first| *first != led[0]);
    if led.len() < LEAST || !several {
        return BTreeSet::new();
    }
    led.into_iter().map(str::to_owned).collect()
}

/// "AL" for "Ada Lovelace".
pub(super) fn of(name: &str) -> String {
    let firsts = name
        .split([' ', '-'])
        .filter_map(|word| word.chars().next());
    firsts.filter(|c| c.is_uppercase()).collect()
}
