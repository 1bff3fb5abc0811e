//! Names of teams and how alike two of them are.
//!
//! "SIG Std/Crt" is "Sig Standardization & Certification", `sig-markt` is
//! "SIG Market", "TSC" is the "Technical Steering Committee"; "SIG Storage" is
//! not "Team Storage".

/// From this likeness on two names mean the same team.
pub(super) const ALIKE: u32 = 50;

/// What a body calls itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Body {
    Team,
    Sig,
    Wg,
    Board,
    Committee,
    /// A call, a meeting: any body has those.
    Call,
}

const BODIES: [(&str, Body); 25] = [
    ("team", Body::Team),
    ("sig", Body::Sig),
    ("wg", Body::Wg),
    ("workgroup", Body::Wg),
    ("ag", Body::Wg),
    ("arbeitsgruppe", Body::Wg),
    ("board", Body::Board),
    ("vorstand", Body::Board),
    ("committee", Body::Committee),
    ("council", Body::Committee),
    ("ausschuss", Body::Committee),
    ("call", Body::Call),
    ("calls", Body::Call),
    ("meeting", Body::Call),
    ("meetings", Body::Call),
    ("weekly", Body::Call),
    ("sync", Body::Call),
    ("session", Body::Call),
    ("sessions", Body::Call),
    ("meet", Body::Call),
    ("meets", Body::Call),
    ("meetup", Body::Call),
    ("group", Body::Call),
    ("hours", Body::Call),
    ("treffen", Body::Call),
];

const SMALL: [&str; 13] = [
    "the", "of", "and", "for", "project", "in", "on", "a", "an", "our", "und", "der", "die",
];

/// A name taken to pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    /// All words, in lower case.
    all: Vec<String>,
    /// Those that tell it from other names.
    telling: Vec<String>,
    /// What it calls itself.
    body: Option<Body>,
}

use crate::extract::team::BODIES as BODY_WORDS;

impl Name {
    /// Reads a name as it is written, or the name of a folder.
    pub(super) fn read(text: &str) -> Self {
        let lower = text.to_lowercase();
        let lower = lower
            .replace("special interest group", "sig")
            .replace("working group", "wg");
        let words = lower.split(|c: char| !c.is_alphanumeric());
        let all: Vec<String> = words.filter(|w| !w.is_empty()).map(str::to_owned).collect();
        let strong = all
            .iter()
            .filter_map(|w| body_of(w))
            .find(|b| *b != Body::Call);
        let weak = || all.iter().find_map(|w| body_of(w));
        let telling = all.iter().filter(|w| is_telling(w)).cloned().collect();
        Self {
            body: strong.or_else(weak),
            telling,
            all,
        }
    }

    /// Returns what it calls itself, a mere call aside.
    pub(super) fn body(&self) -> Option<Body> {
        self.body.filter(|b| *b != Body::Call)
    }

    /// Returns how alike two names are, 0 to 130.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        if self.body().is_some() && other.body().is_some() && self.body != other.body {
            return 0;
        }
        let same_body = self.body == other.body && self.body.is_some();
        let same = if same_body { 30 } else { 0 };
        let words = self.words_alike(other).max(self.shortened(other));
        match words {
            0 if same_body && (self.telling.is_empty() || other.telling.is_empty()) => 55,
            0 => 0,
            words => words + same * u32::from(40 <= words),
        }
    }

    /// Tells whether it has words that tell it from other names.
    pub(super) fn is_telling(&self) -> bool {
        !self.telling.is_empty()
    }

    /// Tells whether a word of it stands in the other name.
    pub(super) fn shares_word(&self, other: &Self) -> bool {
        let mut words = self.telling.iter();
        words.any(|word| other.telling.iter().any(|w| is_same_word(word, w)))
    }

    /// Tells whether it says that a body meets: "Editorial Meeting".
    pub(super) fn says_body(&self) -> bool {
        let known = |w: &String| body_of(w).is_some() || BODY_WORDS.contains(&w.as_str());
        self.all.iter().any(known)
    }

    /// Tells whether the words, whatever the body, name something else.
    pub(super) fn tells_another(&self, other: &Self) -> bool {
        let said = !self.telling.is_empty() && !other.telling.is_empty();
        said && self.words_alike(other) == 0 && self.shortened(other) == 0
    }

    /// Tells whether all its words stand in the other name, with others.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        let fits = self.body().is_none() || other.body().is_none() || self.body == other.body;
        let mut words = self.telling.iter();
        let stands = |word: &String| other.telling.iter().any(|w| is_same_word(word, w));
        fits && !self.telling.is_empty() && words.all(stands)
    }

    /// Tells whether it has the words of a folder's name, none of them cut
    /// off, and no others.
    pub(super) fn is_spelled_out(&self, folder: &Self) -> bool {
        let is_whole = |word: &String| {
            let mut of_folder = folder.telling.iter();
            of_folder.any(|f| {
                is_same_word(f, word) && !(word.len() < f.len() && f.starts_with(word.as_str()))
            })
        };
        let as_many = self.telling.len() == folder.telling.len();
        let run_together = folder.telling.len() == 1 && 90 <= self.shortened(folder);
        (as_many && self.telling.iter().all(is_whole)) || run_together
    }

    /// The share of words that have a match, in percent.
    fn words_alike(&self, other: &Self) -> u32 {
        let (few, many) = if self.telling.len() <= other.telling.len() {
            (&self.telling, &other.telling)
        } else {
            (&other.telling, &self.telling)
        };
        if few.is_empty() {
            return 0;
        }
        // A word cut off tells little beside words that have no match.
        let loose = few.len() == many.len() || (self.body().is_some() && self.body == other.body);
        let mut left: Vec<&String> = many.iter().collect();
        let mut matched = 0;
        for word in few {
            let exact = left.iter().position(|w| *w == word);
            let alike = || left.iter().position(|w| loose && is_same_word(word, w));
            let at = exact.or_else(alike);
            if let Some(at) = at {
                left.remove(at);
                matched += 1;
            }
        }
        if matched < few.len() {
            return 0;
        }
        u32::try_from(100 * matched / many.len()).unwrap_or(0)
    }

    /// "TSC" for "Technical Steering Committee", "openops" for "open operations".
    fn shortened(&self, other: &Self) -> u32 {
        let is_short = |short: &Self, long: &Self| match &short.telling[..] {
            [one] if 1 < long.all.len() => {
                is_initials(one, &long.all) || is_run_together(one, &long.telling)
            }
            _ => false,
        };
        if is_short(self, other) || is_short(other, self) {
            90
        } else {
            0
        }
    }
}

/// Tells whether a name describes a call of its own: the "docs writing session"
/// is not the team "Docs".
pub(super) fn is_special(written: &str, known: &[Name]) -> bool {
    if Name::read(written).body().is_some() {
        return false;
    }
    let words = written.split(|c: char| !c.is_alphanumeric());
    let lower = words.filter(|w| w.chars().all(char::is_lowercase) && !w.is_empty());
    let mut described = lower.filter(|w| is_telling(w));
    let known = |word: &str| {
        let mut all = known.iter().flat_map(|name| &name.all);
        all.any(|k| is_same_word(k, word))
    };
    described.any(|word| !known(word))
}

/// Tells whether [`Name::body`] may be any, without taking the name to pieces.
pub(super) fn may_say_body(text: &str) -> bool {
    /// Of the bodies that are written out.
    const WRITTEN_OUT: [&str; 2] = ["special", "working"];
    let strong = BODIES.iter().filter(|(_, body)| *body != Body::Call);
    let words = strong.map(|(word, _)| word).chain(&WRITTEN_OUT);
    text.split(|c: char| !c.is_alphanumeric())
        .any(|said| words.clone().any(|word| word.eq_ignore_ascii_case(said)))
}

fn body_of(word: &str) -> Option<Body> {
    let found = BODIES.iter().find(|(name, _)| *name == word);
    found.map(|(_, body)| *body)
}

fn is_telling(word: &str) -> bool {
    body_of(word).is_none() && !SMALL.contains(&word)
}

/// The same word, cut off or contracted: "tech", "std", "markt".
pub(super) fn is_same_word(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let common = short.chars().zip(long.chars()).take_while(|(x, y)| x == y);
    let common = common.count();
    let (few, many) = (short.chars().count(), long.chars().count());
    short == long
        || (3 <= few && common == few)
        || (4 <= common && 3 * many <= 5 * common)
        || (few == many && 8 <= few && differs_in_one(short, long))
        || is_contraction(short, long)
}

/// "serialisation", "serialization".
fn differs_in_one(a: &str, b: &str) -> bool {
    a.chars().zip(b.chars()).filter(|(x, y)| x != y).count() == 1
}

fn is_contraction(short: &str, long: &str) -> bool {
    let few = short.chars().count();
    let vowels = short.chars().any(|c| "aeiouäöü".contains(c));
    let mut rest = long.chars();
    let in_order = short.chars().all(|c| rest.any(|d| d == c));
    let first = short.chars().next() == long.chars().next();
    (3..=5).contains(&few) && !vowels && first && in_order
}

fn is_initials(word: &str, words: &[String]) -> bool {
    let initials = words.iter().filter(|w| !SMALL.contains(&w.as_str()));
    let initials: String = initials.filter_map(|w| w.chars().next()).collect();
    2 < word.len() && initials == word
}

/// Whether the word is made of the beginnings of the words, in order; "ops"
/// has an s of its own.
fn is_run_together(word: &str, words: &[String]) -> bool {
    let mut rest = word;
    for next in words {
        let common = rest.chars().zip(next.chars()).take_while(|(a, b)| a == b);
        let common: usize = common.map(|(c, _)| c.len_utf8()).sum();
        if common < 2 {
            return false;
        }
        rest = rest.get(common..).unwrap_or_default();
    }
    matches!(rest, "" | "s") && 1 < words.len()
}
