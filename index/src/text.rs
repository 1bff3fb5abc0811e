//! How text becomes words: the same way when it is written and when it is
//! searched.
//!
//! A word is a run of letters and digits. It is folded: lower case, `ä`
//! written `ae`, accents gone. `Prüfung` is found as `Prüfung`, `pruefung` and
//! `prufung`. What holds a word together with its punctuation, `standards#807`,
//! is the business of [`identifier`].

pub(crate) mod day;
pub(crate) mod identifier;
pub(crate) mod language;
mod latin;
pub(crate) mod print;
pub(crate) mod stop;
pub(crate) mod tokenizer;

/// A word and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word<'a> {
    /// The word as written.
    pub(crate) text: &'a str,
    /// Offset of its first byte.
    pub(crate) start: usize,
}

impl Word<'_> {
    /// Returns the offset behind the last byte.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Returns the words of a text in order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + start_of_word(&text[from..])?;
        let rest = &text[start..];
        let length = match rest.chars().next() {
            Some(first) if is_ideograph(first) => first.len_utf8(),
            _ => length_of_word(rest),
        };
        from = start + length;
        Some(Word {
            text: &text[start..from],
            start,
        })
    })
}

/// Returns where the first word of a text starts.
///
/// Texts are read several times, and nearly all is ASCII: as far as it is,
/// bytes do, which takes half the time of characters.
fn start_of_word(text: &str) -> Option<usize> {
    let is_sign = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let signs = text.bytes().take_while(is_sign).count();
    Some(signs + text[signs..].find(is_word_char)?)
}

/// Returns how many bytes the word has with which a text starts.
fn length_of_word(text: &str) -> usize {
    let plain = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let rest = &text[plain..];
    plain + rest.find(ends_word).unwrap_or(rest.len())
}

/// Returns a word in lower case and without accents, `ä` as `ae`.
pub(crate) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len() + 2);
    fold_into(word, &mut folded);
    folded
}

/// Writes [`fold`] of a word over what is in the buffer.
pub(crate) fn fold_into(word: &str, folded: &mut String) {
    folded.clear();
    fold_onto(word, folded);
}

/// Writes [`fold`] of a word behind what is in the buffer.
pub(crate) fn fold_onto(word: &str, folded: &mut String) {
    fold_with(word, latin::spelled_out, folded);
}

/// Returns a text in lower case and without accents: `Nóva Löw` is `nova low`.
pub fn without_accents(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    fold_with(text, latin::plain, &mut plain);
    plain
}

/// Returns a word in lower case and without accents, `ä` as `a`, if that
/// differs from [`fold`].
pub(crate) fn fold_plainly(word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let plain = without_accents(word);
    (plain != fold(word)).then_some(plain)
}

fn fold_with(word: &str, letter: fn(char, &mut String), folded: &mut String) {
    if word.is_ascii() {
        let start = folded.len();
        folded.push_str(word);
        folded[start..].make_ascii_lowercase();
        return;
    }
    for lower in word.chars().flat_map(char::to_lowercase) {
        letter(lower, folded);
    }
}

fn is_word_char(character: char) -> bool {
    character.is_alphanumeric() || latin::is_mark(character)
}

fn ends_word(character: char) -> bool {
    !is_word_char(character) || is_ideograph(character)
}

/// Scripts that write no spaces: each character counts as a word, and a word
/// is found as a phrase of them.
fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<_> = words(text).map(|word| word.text).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("", &[]);
        check("  -- ", &[]);
        check("What's up, k8s?", &["What", "s", "up", "k8s"]);
        check("gx-hack6_1", &["gx", "hack6", "1"]);
        check("Prüfung naïve", &["Prüfung", "naïve"]);
        check("会議v2録", &["会", "議", "v2", "録"]);
    }

    #[test]
    fn folding_writes_umlauts_both_ways() {
        let check = |word: &str, folded: &str, plain: Option<&str>| {
            assert_eq!(fold(word), folded);
            assert_eq!(fold_plainly(word).as_deref(), plain, "{word}");
        };
        check("Übung", "uebung", Some("ubung"));
        check("U\u{308}bung", "uebung", Some("ubung"));
        check("STRASSE", "strasse", None);
        check("Straße", "strasse", None);
        check("naïve", "naive", None);
        check("Žižek", "zizek", None);
        check("Ångström", "angstroem", Some("angstrom"));
    }
}
