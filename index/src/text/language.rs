//! The language of a single passage.
//!
//! Minutes mix languages: German notes stand under English headings. What
//! counts is which language's common words a passage has more of.

use super::{fold_into, stop, tokenizer::Language, words};

/// Returns the ISO code of the language of the texts of a passage; that of its
/// document where the passage alone does not tell.
pub(crate) fn of_passage<'a>(texts: [&str; 2], document: Option<&'a str>) -> Option<&'a str> {
    let (mut english, mut german) = (0_usize, 0_usize);
    let mut folded = String::new();
    let words = texts.into_iter().flat_map(words);
    for word in words.filter(|word| !stop::is_too_long(word.text)) {
        fold_into(word.text, &mut folded);
        match stop::language(&folded) {
            Some(Language::English) => english += 1,
            Some(Language::German) => german += 1,
            None => {}
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
            assert_eq!(of_passage(["", text], document), expected, "{text}");
        };
        check("Die Pumpe ist noch nicht geprüft", Some("en"), Some("de"));
        check("The pump has not been checked", Some("de"), Some("en"));
        check("Update: die Termine für den Herbst", Some("en"), Some("de"));
        check("Pumpe, Ventil", Some("de"), Some("de"));
        check("", None, None);
    }
}
