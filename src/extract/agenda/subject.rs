//! Who is the subject of a title: "Bob to present the tar", "Ada & Bob give an
//! overview".

use super::known::Known;
use super::owner::{Trust, names};

/// What people do with a topic that they bring.
const DEEDS: [&str; 24] = [
    " to present ",
    " to give ",
    " to introduce ",
    " to report ",
    " to lead ",
    " to demo ",
    " will present ",
    " will give ",
    " will introduce ",
    " will report ",
    " will demo ",
    " presents ",
    " presented ",
    " presenting ",
    " introduces ",
    " introduced ",
    " reports ",
    " reported ",
    " demos ",
    " gives ",
    " give ",
    " gave ",
    " stellt ",
    " berichtet ",
];

/// Reads the people known who are the subject of a title.
pub(super) fn of(text: &str, known: &Known) -> Option<Vec<String>> {
    const LONG: usize = 60;
    let far = text
        .char_indices()
        .nth(LONG)
        .map_or(text.len(), |(at, _)| at);
    let near = &text[..far];
    let end = DEEDS.iter().filter_map(|deed| near.find(deed)).min()?;
    names(&near[..end], known, Trust::Known)
}
