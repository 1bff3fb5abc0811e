//! Events told by where they stand and by their form, as of 13 June 2024.

use super::tests::{check, check_line};

#[test]
fn a_day_in_the_list_of_its_event() {
    check(
        "# Notes\n\n* Inventur & Führung\n    * 03.07.24\n* Rose Summit\n    * July 4, 10:00\n",
        &[
            "3 Inventur & Führung | 2024-07-03",
            "5 Rose Summit | 2024-07-04 | 10:00",
        ],
    );
    for line in [
        "Next meeting",
        "Deadline",
        "Sprint review notes",
        "Ada, Bob",
        "talked to the printer",
        "Release 2.0",
    ] {
        check(&format!("# Notes\n\n* {line}\n    * 03.07.24\n"), &[]);
    }
    check("# Notes\n\n* Inventur\n    * Ada asked on 03.07.24\n", &[]);
}

#[test]
fn a_line_names_what_the_days_below_hold() {
    let list =
        "* Dates of the next Rose Summits were agreed on:\n  * Tuesday, July 2\n  * 2024-09-03\n";
    check(
        &format!("# Notes\n\n{list}"),
        &["4 Rose Summit | 2024-07-02", "5 Rose Summit | 2024-09-03"],
    );
    check(
        &format!("# Notes\n\n## Events\n\n{list}"),
        &["6 Rose Summit | 2024-07-02", "7 Rose Summit | 2024-09-03"],
    );
    check("# Notes\n\n* Ada is away on:\n  * July 2\n", &[]);
}

#[test]
fn names_with_a_link_and_days() {
    check_line(
        "[Leaf World](https://leaf.example) (July 2-4, Graz) looks for helpers",
        "Leaf World | 2024-07-02..2024-07-04 | Graz | https://leaf.example",
    );
    check_line("[Leaf World](https://leaf.example) - July 2", "");
    check_line("[Leaf Roadmap](https://leaf.example) (July 2-4)", "");
    check_line("[Leaf World](https://github.com/leaf/world) (July 2-4)", "");
    check_line("Leaf World (July 2-4) looks for helpers", "");
}

#[test]
fn where_somebody_goes() {
    check_line(
        "Ada is attending LeafBack on July 2",
        "LeafBack | 2024-07-02",
    );
    check_line(
        "Anyone going to LeafBack in July?",
        "LeafBack | 2024-07 | tentative",
    );
    check_line(
        "AGU in December, is anyone going?",
        "AGU | 2024-12 | tentative",
    );
    check_line("Ada is going to Graz on July 2", "");
    check_line("Ada is going to vacation on July 2", "");
    check_line("Ada will be attending the TSC meeting on July 2", "");
    check_line("RFC in December, is it out?", "");
}

#[test]
fn numbers_of_headings_are_no_days() {
    check(
        "# Notes\n## 6. Some July Hack Night updates\n- tea\n\
         ## 7. August Hack Night\nNext hack night is August 20th.\n",
        &["4 Hack Night | 2024-08-20"],
    );
    check(
        "# Notes\n## 7. August: Rose Summit\ntea\n",
        &["2 Rose Summit | 2024-08-07"],
    );
}

#[test]
fn events_in_other_languages() {
    check_line(
        "Bob tient un atelier d'écriture le mardi 2 juillet à 18h",
        "atelier | 2024-07-02 | 18:00",
    );
    check_line(
        "Einführungsabend, 2.7, 20 Uhr: Ada",
        "Einführungsabend | 2024-07-02 | 20:00",
    );
    check_line("La Leaf Summit on July 2", "La Leaf Summit | 2024-07-02");
    check_line("The pole is taller since July 2", "");
    check_line("2.7. Große Gartenwochen", "Große Gartenwochen | 2024-07-02");
}

#[test]
fn what_goes_on_in_a_list_of_events() {
    check(
        "# Notes\n## Events\n* Ada will update the form this month\n* RoseCon this month\n",
        &["4 RoseCon | 2024-06"],
    );
}

#[test]
fn kinds_of_schools_and_gatherings() {
    let check = |line: &str, expected: &[&str]| {
        let expected: Vec<String> = expected.iter().map(|e| format!("3 {e}")).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(&format!("# Notes\n\n- {line}\n"), &expected);
    };
    check(
        "Rose User Meeting in Sweden (23-25 July 2024) => https://rose.example",
        &["Rose User Meeting | 2024-07-23..2024-07-25 | Sweden | https://rose.example"],
    );
    check(
        "2nd Rose and Leaf Summer School, in person, Edinburgh, 6-10 August 2024, open to all",
        &["Leaf Summer School | 2024-08-06..2024-08-10 | Edinburgh"],
    );
    check(
        "Rose Payments Plus: Beyond Gardens 25 July 2024 - Sydney https://rose.example",
        &["Rose Payments Plus: Beyond Gardens | 2024-07-25 | Sydney | https://rose.example"],
    );
}

#[test]
fn sentences_that_state_a_day() {
    let check = |line: &str, expected: &[&str]| {
        let expected: Vec<String> = expected.iter().map(|e| format!("3 {e}")).collect();
        let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
        check(&format!("# Notes\n\n{line}\n"), &expected);
    };
    check(
        "The food drive will take place from July 11th through the 15th.",
        &["food drive | 2024-07-11..2024-07-15"],
    );
    check(
        "The leadership election will be conducted on 9th of July.",
        &["leadership election | 2024-07-09"],
    );
    check(
        "„Rosen im Hof“ wird am 26. Oktober in Hamburg stattfinden.",
        &["Rosen im Hof | 2024-10-26 | Hamburg"],
    );
    check(
        "The Leaf team will lead Garden Work with Roses and Leaves: A Hands-on Workshop on Thursday, July 25th at 8am.",
        &["Garden Work with Roses and Leaves: A Hands-on Workshop | 2024-07-25 | 08:00"],
    );
    check(
        "The Leaf Foundation will host the workshop, Zero Leaf Proofs and Roses in Gardens on Wednesday, July 24th at 8am.",
        &["Zero Leaf Proofs and Roses in Gardens | 2024-07-24 | 08:00"],
    );
    for line in [
        "The migration will take place on July 9.",
        "The meeting will be held on July 9.",
        "The vote will be conducted on July 9.",
        "Ada will lead the meeting on July 9.",
        "Ada hosts the call on July 9.",
    ] {
        check(line, &[]);
    }
}

#[test]
fn what_is_no_name() {
    check(
        "# Notes\n\n- The vote on the rules will take place on July 9\n",
        &[],
    );
    check(
        "# Notes\n\n## Events\n\n- Maker Fair - \"Grown Up Science\"\n  - 7/22\n",
        &["5 Maker Fair | 2024-07-22"],
    );
}
