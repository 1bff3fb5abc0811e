//! Tasks in the words of other languages, and of people no list names.

use super::tests::read;

fn check(text: &str, expected: &[&str]) {
    let found = read(&format!("# Notes\n\n{text}\n"));
    let expected: Vec<String> = expected.iter().map(|e| format!("3 {e}")).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn people_whom_no_list_names() {
    check(
        "Bread is out. Tilda will reach out to the mill.",
        &["Tilda: reach out to the mill"],
    );
    check("Seth will buy flour.", &["Seth: buy flour"]);
    check("Henning fragt die Mühle.", &["Henning: fragt die Mühle"]);
    check("Hardware macht Ärger. Mehl kostet mehr.", &[]);
    check("Linux will grow. Bread will rise.", &[]);
    check("Bread for May (Tilda)", &[]);
}

#[test]
fn behind_markers() {
    check(
        "**Action** Tilda King and Otto Brook to ask the mill",
        &["Tilda King,Otto Brook: ask the mill"],
    );
    check(
        "**Action (all):** EF reminded that flour is short, and urged everyone to save it.",
        &["all: EF reminded that flour is short, and urged everyone to save it"],
    );
    check(
        "Fine. **Action (voting members)**: vote on the oven",
        &["voting members: vote on the oven"],
    );
    check(
        "**Action:** Otto noted that we need a second oven.",
        &[": Otto noted that we need a second oven"],
    );
    check(
        "**Action** The bakers thank him and ask Otto to tell him.",
        &[": The bakers thank him and ask Otto to tell him"],
    );
    check("old mill > todo (Otto) : announce", &["Otto: announce"]);
    check("old mill > todo Otto", &["Otto: old mill"]);
}

#[test]
fn other_languages() {
    check("Tilda zal de molen bellen.", &["Tilda: de molen bellen"]);
    check(
        "Pierre Meunier va écrire au moulin.",
        &["Pierre Meunier: écrire au moulin"],
    );
    check(
        "Elena se encarga de pedir harina.",
        &["Elena: se encarga de pedir harina"],
    );
    check("Le moulin va fermer. Il va pleuvoir.", &[]);
    check("Het brood zal rijzen.", &[]);
}

#[test]
fn brackets_behind_names() {
    check("Tilda (X1ABC) will ask the mill.", &["Tilda: ask the mill"]);
    check(
        "Otto (ACME) must find another oven.",
        &["Otto: find another oven"],
    );
}

#[test]
fn pronouns() {
    check(
        "Tilda told of the oven. She will fix it.",
        &["Tilda: fix it"],
    );
    check(
        "Tilda and Otto asked the mill. They will call back.",
        &["Tilda,Otto: call back"],
    );
    check("Not yet mended by Otto. He will do it.", &["Otto: do it"]);
    check("The mill is old. They will close it.", &[]);
}

#[test]
fn offices() {
    check(
        "The treasurer will find a mill.",
        &["treasurer: find a mill"],
    );
    check("CTO will install the oven.", &["CTO: install the oven"]);
    check("The oven will write. Our new treasurer is here.", &[]);
}
