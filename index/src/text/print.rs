//! By what two passages are known to say the same.

use super::{fold_into, words};

/// Shorter texts are alike by chance: `nothing new`.
const SHORTEST: usize = 8;

/// Returns a number that passages of a team with the same words have in
/// common; none for a text too short to be known again.
///
/// Punctuation and case do not matter.
pub(crate) fn print(team: &str, title: &str, text: &str) -> Option<u64> {
    let mut folded = String::new();
    let (mut hash, mut count) = (hash(OFFSET, team), 0_usize);
    for word in words(title).chain(words(text)) {
        fold_into(word.text, &mut folded);
        hash = self::hash(hash, &folded);
        count += 1;
    }
    (SHORTEST <= count).then_some(hash)
}

/// Returns a hash with one more word.
fn hash(hash: u64, word: &str) -> u64 {
    let bytes = word.bytes().chain([b' ']);
    bytes.fold(hash, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(PRIME)
    })
}

/// The hash of Fowler, Noll and Vo, 64 bits, variant 1a.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

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
