//! Words that a question is made of and an answer need not have.

use super::tokenizer::Language;
use crate::fnv::Fnv;
use std::{collections::HashMap, hash::BuildHasherDefault, sync::LazyLock};

const ENGLISH: &str = "a about an and any anyone are as at be been by can could did do does for from \
    had has have how i if in into is it its many me much my no not of on or our s should so than \
    that the their them there these they this those to up us vs was we were what whats when where \
    which who whom whose why will with would you your";
const GERMAN: &str = "aber als am auch auf aus bei bis das dass dem den der des die dies diese ein \
    eine einem einen einer es fuer gibt haben hat hatte ich ihr im in ist kann man mit nach nicht \
    noch oder sein sich sie sind ueber um und uns unser unsere vom von vor wann war waren warum was \
    welche welcher wem wen wenn wer werden wie wieso wir wird wo wurde wurden zu zum zur";

/// No word of these lists is longer.
const LONGEST: usize = 7;

/// Words with which a question begins.
const ASKING: &str = "are can could did do does had has have how is should was wer wann warum \
    welche welcher wem wen were what when where which who whom whose why wie wieso will wo would";
/// Verbs that go with any topic, and what is said with them.
const LIGHT: &str = "again already became become becomes came come comes decide decided decides \
    else ever get gets getting go goes got happen happened happening happens keep keeps kept made \
    make makes mean means might must need needed needs plan planned plans said say says shall still \
    take taken takes think thought took tried try use used uses want wanted wants went";

/// Each word with the language whose list alone has it.
type Words = HashMap<&'static str, Option<Language>, BuildHasherDefault<Fnv>>;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for (list, language) in [(ENGLISH, Language::English), (GERMAN, Language::German)] {
        for word in list.split_ascii_whitespace() {
            let other = words.insert(word, Some(language));
            if other.is_some_and(|other| other != Some(language)) {
                words.insert(word, None);
            }
        }
    }
    words
});

/// Returns whether a folded word says nothing about a topic.
pub(crate) fn is_stop_word(word: &str) -> bool {
    WORDS.contains_key(word)
}

/// Returns of which language a folded word is a common one, and of no other.
pub(crate) fn language(word: &str) -> Option<Language> {
    *WORDS.get(word)?
}

/// Returns whether a query that begins with a folded word is a question.
pub(crate) fn asks(word: &str) -> bool {
    ASKING.split_ascii_whitespace().any(|other| other == word)
}

/// Returns whether a folded word of a question says little about its topic.
pub(crate) fn is_light(word: &str) -> bool {
    LIGHT.split_ascii_whitespace().any(|other| other == word)
}

/// Returns whether a word is too long for the lists, whatever it is folded to.
pub(crate) fn is_too_long(word: &str) -> bool {
    // Folding leaves marks out, but not of these.
    LONGEST < word.len() && word.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages_are_of_neither() {
        let check = |word: &str, expected: Option<Language>| {
            assert_eq!(language(word), expected, "{word}");
        };
        check("the", Some(Language::English));
        check("ueber", Some(Language::German));
        check("in", None);
        check("pump", None);
        assert!(is_stop_word("in"));
        assert!(!is_stop_word("pump"));
    }

    #[test]
    fn no_word_is_too_long() {
        let longest = WORDS.keys().map(|word| word.len()).max();
        assert_eq!(longest, Some(LONGEST));
    }
}
