//! By what two passages are known to say the same.

use super::{fold_into, words};
use crate::fnv::Fnv;
use std::hash::Hasher;

/// Shorter texts are alike by chance: `nothing new`.
const SHORTEST: usize = 8;

/// Returns a number that passages of a team with the same words have in
/// common; none for a text too short to be known again.
///
/// Punctuation and case do not matter.
pub(crate) fn print(team: &str, title: &str, text: &str) -> Option<u64> {
    let mut folded = String::new();
    let (mut hasher, mut count) = (Fnv::default(), 0_usize);
    write_word(&mut hasher, team);
    for word in words(title).chain(words(text)) {
        fold_into(word.text, &mut folded);
        write_word(&mut hasher, &folded);
        count += 1;
    }
    (SHORTEST <= count).then(|| hasher.finish())
}

/// Writes a word so that it does not run into the next one.
fn write_word(hasher: &mut Fnv, word: &str) {
    hasher.write(word.as_bytes());
    hasher.write(b" ");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_have_the_same_print() {
        let slide = print(
            "board",
            "Pumps",
            "- the new pump hall opens in the spring, all welcome",
        );
        assert!(slide.is_some());
        let same = print(
            "board",
            "pumps:",
            "* The new pump hall opens in the spring. All welcome!",
        );
        assert_eq!(slide, same);
        let other = print(
            "board",
            "Pumps",
            "- the new pump hall opens in the summer, all welcome",
        );
        assert_ne!(slide, other);
        let elsewhere = print(
            "crew",
            "Pumps",
            "The new pump hall opens in the spring, all welcome",
        );
        assert_ne!(slide, elsewhere);
        assert_eq!(print("board", "Pumps", "nothing new"), None);
    }
}
