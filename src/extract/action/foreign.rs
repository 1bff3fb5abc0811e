//! Promises in Dutch, French, Spanish, Portuguese, Italian and Swedish: "Dora
//! zal bellen", "Dora va écrire", "Dora se encarga de pedirlo".
//!
//! An auxiliary promises with an infinitive: right behind it, or in Dutch at
//! the end of the clause.

use super::people::first_word;
use super::pieces;

/// How a language promises.
struct Promises {
    auxiliaries: &'static [&'static str],
    /// How infinitives end.
    infinitives: &'static [&'static str],
    /// Whether the infinitive stands right behind the auxiliary.
    next: bool,
}

const LANGUAGES: [Promises; 5] = [
    Promises {
        auxiliaries: &["zal", "zullen", "moet", "moeten"],
        infinitives: &["en", "doen", "gaan", "zien"],
        next: false,
    },
    Promises {
        auxiliaries: &["va", "vont", "doit", "doivent", "devra", "devront"],
        infinitives: &["er", "ir", "re"],
        next: true,
    },
    Promises {
        auxiliaries: &[
            "va a",
            "van a",
            "debe",
            "deben",
            "tiene que",
            "vai",
            "vão",
            "deve",
            "devem",
        ],
        infinitives: &["ar", "er", "ir"],
        next: true,
    },
    Promises {
        auxiliaries: &["deve", "devono", "dovrà"],
        infinitives: &["are", "ere", "ire"],
        next: true,
    },
    Promises {
        auxiliaries: &["ska", "skall", "ska försöka", "kommer att", "åtar sig att"],
        infinitives: &["a", "gå", "ge", "få", "se"],
        next: true,
    },
];

/// What somebody is said to do and takes on with it.
const DEEDS: [&str; 34] = [
    "neemt contact op",
    "zorgt voor",
    "regelt",
    "stuurt",
    "vraagt",
    "maakt",
    "schrijft",
    "zoekt",
    "belt",
    "mailt",
    "bestelt",
    "koopt",
    "onderzoekt",
    "se charge de",
    "se charge d'",
    "se chargent de",
    "s'occupe de",
    "s'occupe d'",
    "s'en occupe",
    "s'en charge",
    "se renseigne",
    "prend contact",
    "envoie",
    "contacte",
    "prépare",
    "rédige",
    "relance",
    "se encarga de",
    "se encargan de",
    "se ocupa de",
    "fica de",
    "ficou de",
    "si occupa di",
    "tar kontakt",
];

/// Returns words and phrases of which every such promise holds one.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let auxiliaries = LANGUAGES.iter().flat_map(|language| language.auxiliaries);
    auxiliaries.copied().chain(DEEDS)
}

/// Where in what follows a person the promised task begins.
pub(super) fn task(after: &str) -> Option<usize> {
    let rest = after.strip_prefix(' ')?;
    let is_begin = |words: &&str| {
        let behind = rest.strip_prefix(*words);
        behind.is_some_and(|b| words.ends_with('\'') || !b.starts_with(char::is_alphanumeric))
    };
    if DEEDS.iter().any(is_begin) {
        return Some(1);
    }
    LANGUAGES.iter().find_map(|language| {
        let found = language.auxiliaries.iter().filter(|words| is_begin(words));
        let auxiliary = found.max_by_key(|words| words.len())?;
        let behind = rest[auxiliary.len()..].trim_start();
        let ends = |word: &str| {
            let small = word.starts_with(char::is_lowercase) && 2 < word.len();
            small && language.infinitives.iter().any(|end| word.ends_with(end))
        };
        let promises = if language.next {
            let first = behind.trim_start_matches("s'").trim_start_matches("se ");
            ends(first_word(first))
        } else {
            let clause = pieces::head(behind);
            let end = clause.find(['.', ';', ',']).unwrap_or(clause.len());
            ends(first_word(
                clause[..end].rsplit(' ').next().unwrap_or_default(),
            ))
        };
        promises.then(|| after.len() - behind.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_promise() {
        let check = |after: &str, expected: Option<&str>| {
            assert_eq!(task(after).map(|at| &after[at..]), expected, "{after}");
        };
        check(" zal de molen bellen.", Some("de molen bellen."));
        check(" gaat morgen naar de molen.", None);
        check(
            " neemt contact op met de molen",
            Some("neemt contact op met de molen"),
        );
        check(" va écrire au moulin", Some("écrire au moulin"));
        check(" va se renseigner", Some("se renseigner"));
        check(" va au moulin", None);
        check(" va a llamar al molino", Some("llamar al molino"));
        check(" vai ligar para o moinho", Some("ligar para o moinho"));
        check(" deve chiamare il mulino", Some("chiamare il mulino"));
        check(" ska ringa kvarnen", Some("ringa kvarnen"));
        check(" will write", None);
    }
}
