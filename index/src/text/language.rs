//! The language of a single passage.
//!
//! Minutes mix languages: German notes stand under English headings. What
//! counts is which language's common words a passage has more of.

use super::{fold_into, stop, words};

/// Returns the ISO code of the language of a passage; that of its document
/// where the passage alone does not tell.
pub(crate) fn of_passage<'a>(text: &str, document: Option<&'a str>) -> Option<&'a str> {
    let (mut english, mut german) = (0_usize, 0_usize);
    let mut folded = String::new();
    for word in words(text) {
        fold_into(word.text, &mut folded);
        match (stop::is_english(&folded), stop::is_german(&folded)) {
            (true, false) => english += 1,
            (false, true) => german += 1,
            _ => {}
        }
    }
    match english.cmp(&german) {
        std::cmp::Ordering::Less => Some("de"),
        std::cmp::Ordering::Greater => Some("en"),
        std::cmp::Ordering::Equal => document,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_decide_else_the_document() {
        let check = |text: &str, document: Option<&str>, expected: Option<&str>| {
            assert_eq!(of_passage(text, document), expected, "{text}");
        };
        check("Die Pumpe ist noch nicht geprüft", Some("en"), Some("de"));
        check("The pump has not been checked", Some("de"), Some("en"));
        check("Update: die Termine für den Herbst", Some("en"), Some("de"));
        check("Pumpe, Ventil", Some("de"), Some("de"));
        check("", None, None);
    }
}
