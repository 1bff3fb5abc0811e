//! A number that changes when something does.

use crate::resolve::Settled;
use anyhow::Result;

/// Returns the digest of what is settled about a file.
///
/// With the same content and history, minutes whose digest is the same need
/// not be written again. It is the same on every machine, of one version of
/// the model.
pub(super) fn digest(settled: &Settled) -> Result<u64> {
    Ok(mixed(&postcard::to_stdvec(settled)?))
}

/// Mixes bytes into a number, eight at a time.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the halves of a product are wanted one by one"
)]
fn mixed(bytes: &[u8]) -> u64 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let step = |sum: u64, word: u64| {
        let product = u128::from(sum ^ word) * u128::from(MIX);
        // Both halves of the product depend on all bits.
        (product >> 64) as u64 ^ product as u64
    };
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = words.iter().fold(MIX, |sum, word| {
        step(sum, u64::from_le_bytes(*word)).wrapping_add(MIX)
    });
    let last = rest
        .iter()
        .rev()
        .fold(0, |last, byte| last << 8 | u64::from(*byte));
    step(step(sum, last), bytes.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::mixed;

    #[test]
    fn it_does_not_depend_on_the_machine() {
        assert_eq!(mixed(b"lantern house"), 0xb32a_df11_f101_0f9e);
    }

    #[test]
    fn each_bit_and_the_length_count() {
        let text = *b"the lantern house";
        for bit in 0..8 * text.len() {
            let mut other = text;
            other[bit / 8] ^= 1 << (bit % 8);
            assert_ne!(mixed(&other), mixed(&text), "bit {bit}");
        }
        assert_ne!(mixed(&[0]), mixed(&[0, 0]));
    }
}
