//! Words that a question is made of and an answer need not have.

use std::{collections::HashSet, sync::LazyLock};

const ENGLISH: &str = "a about an and any anyone are as at be been by can could did do does for from \
    had has have how i if in into is it its many me much my no not of on or our s should so than \
    that the their them there these they this those to up us vs was we were what whats when where \
    which who whom whose why will with would you your";
const GERMAN: &str = "aber als am auch auf aus bei bis das dass dem den der des die dies diese ein \
    eine einem einen einer es fuer gibt haben hat hatte ich ihr im in ist kann man mit nach nicht \
    noch oder sein sich sie sind ueber um und uns unser unsere vom von vor wann war waren warum was \
    welche welcher wem wen wenn wer werden wie wieso wir wird wo wurde wurden zu zum zur";

/// Words with which a question begins.
const ASKING: &str = "are can could did do does had has have how is should was wer wann warum was \
    welche welcher wem wen were what when where which who whom whose why wie wieso will wo would";
/// Verbs that go with any topic, and what is said with them.
const LIGHT: &str = "again already became become becomes came come comes decide decided decides \
    else ever get gets getting go goes got happen happened happening happens keep keeps kept made \
    make makes mean means might must need needed needs plan planned plans said say says shall still \
    take taken takes think thought took tried try use used uses want wanted wants went";

/// Returns whether a folded word is a common one of English.
pub(crate) fn is_english(word: &str) -> bool {
    lists().0.contains(word)
}

/// Returns whether a folded word is a common one of German.
pub(crate) fn is_german(word: &str) -> bool {
    lists().1.contains(word)
}

/// Returns whether a query that begins with a folded word is a question.
pub(crate) fn asks(word: &str) -> bool {
    ASKING.split_ascii_whitespace().any(|other| other == word)
}

/// Returns whether a folded word of a question says little about its topic.
pub(crate) fn is_light(word: &str) -> bool {
    LIGHT.split_ascii_whitespace().any(|other| other == word)
}

type Words = HashSet<&'static str>;

fn lists() -> &'static (Words, Words) {
    static LISTS: LazyLock<(Words, Words)> = LazyLock::new(|| {
        let set = |list: &'static str| list.split_ascii_whitespace().collect();
        (set(ENGLISH), set(GERMAN))
    });
    &LISTS
}

/// Returns whether a folded word says nothing about a topic.
pub(crate) fn is_stop_word(word: &str) -> bool {
    is_english(word) || is_german(word)
}
