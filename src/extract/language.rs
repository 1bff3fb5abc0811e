//! The language most of a document is written in.
//!
//! Minutes are short and full of names and terms, which no statistics of
//! letters can place. So the small words of English and German are counted
//! first; for other texts the language must be evident from the letters.

use crate::parse::{Block, BlockKind, Document, MarkKind};
use crate::wordlist::WordMap;
use std::sync::LazyLock;

/// Fewer words than this tell nothing.
const LEAST_WORDS: usize = 8;
/// More bytes than this tell nothing new.
const SAMPLE: usize = 16 * 1024;

const ENGLISH: [&str; 30] = [
    "the", "and", "of", "is", "for", "with", "will", "this", "that", "are", "from", "not", "we",
    "be", "have", "should", "it", "was", "been", "to", "can", "has", "our", "by", "as", "or",
    "they", "there", "would", "about",
];
const GERMAN: [&str; 32] = [
    "der", "die", "das", "und", "ist", "nicht", "wir", "mit", "für", "auf", "ein", "eine", "zu",
    "den", "von", "werden", "wird", "auch", "sich", "noch", "als", "bei", "nach", "dem", "des",
    "im", "es", "sind", "aus", "zur", "zum", "über",
];

/// ISO 639-3 → ISO 639-1, for what whatlang tells apart.
const CODES: [(&str, &str); 30] = [
    ("eng", "en"),
    ("deu", "de"),
    ("fra", "fr"),
    ("spa", "es"),
    ("por", "pt"),
    ("ita", "it"),
    ("nld", "nl"),
    ("pol", "pl"),
    ("ces", "cs"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("hrv", "hr"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("dan", "da"),
    ("nob", "nb"),
    ("fin", "fi"),
    ("hun", "hu"),
    ("ron", "ro"),
    ("bul", "bg"),
    ("ell", "el"),
    ("rus", "ru"),
    ("ukr", "uk"),
    ("tur", "tr"),
    ("ara", "ar"),
    ("heb", "he"),
    ("jpn", "ja"),
    ("cmn", "zh"),
    ("kor", "ko"),
    ("cat", "ca"),
];

/// Returns the ISO 639-1 code, if there is enough text to tell.
pub fn recognize(document: &Document) -> Option<String> {
    let count = Count::of(document);
    if count.words < LEAST_WORDS {
        // scripts without blanks
        let text = sample(document);
        if text.chars().filter(|c| c.is_alphabetic()).count() < 4 * LEAST_WORDS {
            return None;
        }
    }
    let small = count.by_small_words();
    small
        .or_else(|| by_letters(&sample(document)))
        .map(str::to_owned)
}

/// How often the small words stand in a document.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    words: usize,
    english: usize,
    german: usize,
}

/// The small words, and whether they are English or German.
static SMALL: LazyLock<WordMap<[bool; 2]>> = LazyLock::new(|| {
    let english = ENGLISH.iter().map(|word| (*word, [true, false]));
    let german = GERMAN.iter().map(|word| (*word, [false, true]));
    WordMap::new(english.chain(german), |a, b| [a[0] || b[0], a[1] || b[1]])
});

impl Count {
    fn of(document: &Document) -> Self {
        let mut count = Self::default();
        for_each_word(document, |word| {
            let [english, german] = SMALL.get_lower(word).unwrap_or_default();
            count.words += 1;
            count.english += usize::from(english);
            count.german += usize::from(german);
        });
        count
    }

    fn by_small_words(self) -> Option<&'static str> {
        let enough =
            |found: usize, other: usize| 3 <= found && 2 * other < found && self.words < 20 * found;
        if enough(self.english, self.german) {
            Some("en")
        } else {
            enough(self.german, self.english).then_some("de")
        }
    }
}

fn by_letters(text: &str) -> Option<&'static str> {
    let found = whatlang::detect(text).filter(whatlang::Info::is_reliable)?;
    let code = found.lang().code();
    CODES
        .iter()
        .find(|(long, _)| *long == code)
        .map(|(_, short)| *short)
}

/// The plain words of a document, in lower case with a blank behind each.
fn sample(document: &Document) -> String {
    let mut text = String::new();
    for_each_word(document, |word| {
        text.push_str(&word.to_lowercase());
        text.push(' ');
    });
    text
}

/// Goes over the plain words of a document, as far as they are of use.
fn for_each_word<'a>(document: &'a Document, mut each: impl FnMut(&'a str)) {
    let mut length = 0;
    let mut each = |word: &'a str| {
        length += 1 + lower_len(word);
        each(word);
        length
    };
    for block in &document.blocks {
        let read = if block.kind == BlockKind::Code {
            0
        } else {
            words_of(block, &mut each)
        };
        if SAMPLE < read {
            break;
        }
    }
}

/// Returns the length of a word in lower case.
fn lower_len(word: &str) -> usize {
    if word.is_ascii() {
        word.len()
    } else {
        word.to_lowercase().len()
    }
}

/// Goes over the plain words of a block; returns what the last call did.
fn words_of<'a>(block: &'a Block, each: &mut impl FnMut(&'a str) -> usize) -> usize {
    let marks = block.marks.iter();
    let mut code = marks.filter(|mark| mark.kind == MarkKind::Code).peekable();
    let (mut at, mut read) = (0, 0);
    for word in block.text.split_inclusive(char::is_whitespace) {
        let start = at;
        at += word.len();
        while code.peek().is_some_and(|mark| mark.span.end <= start) {
            code.next();
        }
        let in_code = code.peek().is_some_and(|mark| mark.span.start < at);
        if let Some(word) = plain_word(word).filter(|_| !in_code) {
            read = each(word);
        }
    }
    read
}

/// Returns what is left of a word without the marks around it, if it is one of
/// letters.
fn plain_word(word: &str) -> Option<&str> {
    let letter = |byte: &u8| byte.is_ascii_alphabetic();
    let word = if word.is_ascii() {
        let inner = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'@';
        let bytes = word.as_bytes();
        let start = bytes.iter().position(inner)?;
        let end = bytes.iter().rposition(inner)? + 1;
        let plain = bytes[start..end]
            .iter()
            .all(|byte| letter(byte) || *byte == b'\'');
        return plain.then(|| &word[start..end]);
    } else {
        word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@')
    };
    let plain = word.chars().all(|c| c.is_alphabetic() || c == '\'');
    (plain && !word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(recognize(&parse(text)).as_deref(), expected, "{text}");
    }

    #[test]
    fn english_and_german() {
        check(
            "The backup was tested and it is fine for the next release of Kubernetes",
            Some("en"),
        );
        check(
            "Das Backup wurde getestet und ist für das nächste Release von Kubernetes bereit",
            Some("de"),
        );
        check(
            "Wir haben den Pull Request für die Cluster API reviewed und mergen das in den Main Branch",
            Some("de"),
        );
        check(
            "- OpenStack upgrade is done\n- We will test the Ceph cluster of Zürich with Müller and Groß",
            Some("en"),
        );
    }

    #[test]
    fn other_languages() {
        check(
            "Nous avons parlé de la prochaine réunion et des tâches que chacun doit encore terminer cette semaine",
            Some("fr"),
        );
    }

    #[test]
    fn too_little_to_tell() {
        check("", None);
        check("# Minutes\n@ada @bob https://example.org/the/and/of", None);
        check(
            "```\nthe and of is for with will this that are from not\n```",
            None,
        );
    }
}
