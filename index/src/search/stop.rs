//! Words that a question is made of and an answer need not have.

const ENGLISH: &str = "a about an and any anyone are as at be been by can could did do does for from \
    had has have how i if in into is it its many me much my no not of on or our s should so than \
    that the their them there these they this those to up us vs was we were what whats when where \
    which who whom whose why will with would you your";
const GERMAN: &str = "aber als am auch auf aus bei bis das dass dem den der des die dies diese ein \
    eine einem einen einer es fuer gibt haben hat hatte ich ihr im in ist kann man mit nach nicht \
    noch oder sein sich sie sind ueber um und uns unser unsere vom von vor wann war waren warum was \
    welche welcher wem wen wenn wer werden wie wieso wir wird wo wurde wurden zu zum zur";

/// Returns whether a folded word says nothing about a topic.
pub(super) fn is_stop_word(word: &str) -> bool {
    let known = |list: &str| list.split_ascii_whitespace().any(|stop| stop == word);
    known(ENGLISH) || known(GERMAN)
}
