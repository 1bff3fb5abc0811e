//! Tasks as people write them, beyond the tidy forms.

use super::tests::read;

#[test]
fn arrows_point_to_people() {
    let check = |line: &str, expected: &[&str]| {
        let list = "- Ada Lovelace (AL)\n- Bob Brook - ACME (BB)\n- Eve Fisher (FE)\n";
        let found = read(&format!("# Attendees\n{list}\n# Notes\n- {line}"));
        let expected: Vec<String> = expected.iter().map(|e| format!("7 {e}")).collect();
        assert_eq!(found, expected, "{line}");
    };
    check(
        "The lamp is still broken --> AL, BB",
        &["AL,BB: The lamp is still broken"],
    );
    check("Seite aufräumen -> EF", &["EF: Seite aufräumen"]);
    check(
        "Klärung mit dem Amt --> BB macht das",
        &["BB: Klärung mit dem Amt --> BB macht das"],
    );
    check(
        "Kein Angebot bisher, AL fragt nochmals nach",
        &["AL: fragt nochmals nach"],
    );
    check(
        "BB versucht einen Termin zu finden",
        &["BB: versucht einen Termin zu finden"],
    );
    check(
        "AL : Once it is merged i will work on it",
        &["AL: work on it"],
    );
    check("al -> bb", &[]);
    check("old name -> new name", &[]);
    check("from 10 am -> 12 am", &[]);
}

#[test]
fn spoken_in_mid_sentence() {
    let check = |line: &str, expected: &[&str]| {
        let found = read(&format!("# Attendees\n- Ada\n- Bob\n\n# Notes\n- {line}"));
        let expected: Vec<String> = expected.iter().map(|e| format!("6 {e}")).collect();
        assert_eq!(found, expected, "{line}");
    };
    check(
        "Ada: it fails, so I'll write a test",
        &["Ada: write a test"],
    );
    check(
        "Bob: as soon as it is merged I will ask them",
        &["Bob: ask them"],
    );
    check(
        "Ada: I'll try to put something together",
        &["Ada: put something together"],
    );
    check(
        "Ada told of the lamps, she will write it up",
        &["Ada: write it up"],
    );
    check("Bob saw it, but will ask", &["Bob: ask"]);
    for line in [
        "Ada: if nobody does, I will write it",
        "Ada: the lamp I will open is red",
        "Ada: they fail and that will break it",
        "Bob moves to accept the minutes, Ada seconds",
    ] {
        check(line, &[]);
    }
}

#[test]
fn owners_of_listed_tasks() {
    let check = |lines: &str, expected: &[&str]| {
        let found = read(&format!("# Action items\n{lines}"));
        assert_eq!(found, expected, "{lines}");
    };
    check(
        "- Ada Augusta Lovelace: write it",
        &["2 Ada Augusta Lovelace: write it"],
    );
    check("- Ada's lamp: mend it", &["2 : Ada's lamp: mend it"]);
    check(
        "- Mend the Old Lamp: write it",
        &["2 : Mend the Old Lamp: write it"],
    );
    check("- PR to mend the lamp", &["2 : PR to mend the lamp"]);
    check(
        "The following lamps were presented.\n\n- Red lamp\n- Blue lamp",
        &[],
    );
}

#[test]
fn resolutions_that_assign() {
    let check = |text: &str, expected: &[&str]| assert_eq!(read(text), expected, "{text}");
    check(
        "# Tea\n\n**Resolved**\n\n- Ada/Bob: Write to the mill\n- Dora: Order cups\n",
        &["5 Ada,Bob: Write to the mill", "6 Dora: Order cups"],
    );
    check("# Tea\n\n**Resolved**\n\n- Tea: to be hot\n", &[]);
}

#[test]
fn bold_lines_own_what_follows() {
    let tasks = "**Dora**\n> ***Continued***\n> * buy a rope\n* Nets for the boats\n\n\
                 **Emil:**\n\n- mend a net\n\n**Harbor**\n\n- paint it\n";
    assert_eq!(
        read(&format!("# Action items\n\n{tasks}")),
        [
            "5 Dora: buy a rope",
            "6 Dora: Nets for the boats",
            "10 Emil: mend a net",
            "14 : paint it",
        ]
    );
}

#[test]
fn tables_of_tasks() {
    let head = "| No. | Detail | Resp. |\n|---|---|---|\n";
    let rows = "| 1 | Mend the net | AL |\n| 2 | Ask the mill | Dora, @emil |\n| 3 | Rest | |\n";
    let table = format!("{head}{rows}");
    let expected = [
        "7 AL: Mend the net",
        "8 Dora,emil: Ask the mill",
        "9 : Rest",
    ];
    assert_eq!(read(&format!("# Boats\n\nActions:\n\n{table}")), expected);
    assert_eq!(read(&format!("# Boats\n\nBoats:\n\n{table}")), [""; 0]);
    assert_eq!(
        read("# Boats\n\n| Action | Owner |\n|---|---|\n| Mend the net | Dora |\n"),
        ["5 Dora: Mend the net"]
    );
}
