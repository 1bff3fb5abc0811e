//! Agendas of note takers with habits of their own.

use super::tests::check;

#[test]
fn owners_in_the_form_of_the_note_taker() {
    let people = "# 2031-02-01\n## Present\n* Ada Lovelace\n* Bob Ray\n## Agenda\n";
    let all = |items: &str, expected: &[&str]| check(&format!("{people}{items}"), expected);
    all(
        "* Milk (Ada)\n* Tea (Bob)\n* Rum (Dora Finch)\n* Sugar (Dora)\n",
        &[
            "6 Milk (Ada)",
            "7 Tea (Bob)",
            "8 Rum (Dora Finch)",
            "9 Sugar (Dora)",
        ],
    );
    all(
        "* Milk - Ada\n* Tea - Bob\n* Rum - Dora Finch\n* Cups - Saucers\n",
        &[
            "6 Milk (Ada)",
            "7 Tea (Bob)",
            "8 Rum (Dora Finch)",
            "9 Cups - Saucers",
        ],
    );
    all(
        "* Milk (Ada)\n* Rum (Dora Finch)\n",
        &["6 Milk (Ada)", "7 Rum (Dora Finch)"],
    );
    all(
        "* (Ada) Milk\n* Tea (presented by Dora Finch)\n* Rum (owner: Bob)\n* Cups — Ada Lovelace, 10 min\n* Spoons / Bob\n",
        &[
            "6 Milk (Ada)",
            "7 Tea (Dora Finch)",
            "8 Rum (Bob)",
            "9 Cups (Ada Lovelace)",
            "10 Spoons (Bob)",
        ],
    );
    all(
        "* Bob to present the tea\n* Ada & Bob give a brief overview\n* The milk presents a problem\n",
        &[
            "6 Bob to present the tea (Bob)",
            "7 Ada & Bob give a brief overview (Ada, Bob)",
            "8 The milk presents a problem",
        ],
    );
}

#[test]
fn owners_in_lines_of_their_own() {
    let people = "# 2031-02-01\n## Present\n* Ada Lovelace\n* Bob Ray\n";
    let all = |text: &str, expected: &[&str]| check(&format!("{people}{text}"), expected);
    all(
        "## Milk\n\nAda Lovelace\n\n* hot\n",
        &["5 Milk (Ada Lovelace)"],
    );
    all(
        "## Milk\n\nAda Lovelace\n\nAda likes it.\n\nBob Ray\n- cold\n",
        &["5 Milk (Ada Lovelace, Bob Ray)"],
    );
    all(
        "## Milk\n\nBob Ray\nshowed how it is made.\n",
        &["5 Milk (Bob Ray)"],
    );
    all(
        "## Milk\n\nPresented by - Dora Finch (DF)\n",
        &["5 Milk (Dora Finch)"],
    );
    all("## Milk\n\nCondensed Milk\n\n* sweet\n", &["5 Milk"]);
}

#[test]
fn titles_without_their_furniture() {
    check(
        "# 2031-02-01\n## 1. API\n* hot\n## 2. CI\n* cold\n",
        &["2 API", "4 CI"],
    );
    check(
        "# 2031-02-01\n## I. Milk\n* hot\n## IV. The [[Tea|green tea]]\n* hot\n",
        &["2 Milk", "4 The green tea"],
    );
    check(
        "# Tea House\n## Minutes of the Milk Board\nIt meets on Mondays.\n## 9:00 AM PST to 10:00 AM PST\n* there\n## Milk\n* hot\n",
        &["6 Milk"],
    );
    check(
        "**Tea Meeting - 2031-02-01**\n\n**Milk**\n\n* hot\n\n**Sugar**\n\n* brown\n",
        &["3 Milk", "7 Sugar"],
    );
}

#[test]
fn numbers_that_count_below_their_heading() {
    check(
        "# 2031-02-01\n## 2. Groups\n### 2.1 Milk [name=CR]\nhot\n### 2.2. Tea\nhot\n## Releases\n### 1.2 planning\nsoon\n",
        &[
            "2 Groups",
            "  3 Milk (CR)",
            "  5 Tea",
            "7 Releases",
            "  8 1.2 planning",
        ],
    );
}

#[test]
fn an_outline_tells_who_brings_the_topics() {
    check(
        "# 2031-02-01\n## Agenda\n### Milk (@ada)\n### Tea\n## Minutes\n### Milk\nhot\n### Tea (@bob)\nhot\n",
        &["6 Milk (ada)", "8 Tea (bob)"],
    );
}

#[test]
fn lines_in_bold_with_those_who_bring_them() {
    check(
        "# 2031-02-01\n## Present\n* Ada Lovelace\n* Bob Ray\n## Agenda\n### New\n\
         **[PROPOSAL] Milk** (Ada Lovelace) - [#3](https://a.example/3)\n* we need some\n* vote\n\n\
         **Tea - review** (Bob Ray)\n* hot\n\n**Rum** (Community)\n* cold\n",
        &[
            "7 [PROPOSAL] Milk (Ada Lovelace)",
            "11 Tea - review (Bob Ray)",
            "14 Rum (Community)",
        ],
    );
    check(
        "# 2031-02-01\n## Agenda\n**Kitchen**\n* milk\n* tea\n\n**Cellar**\n* rum\n",
        &["4 milk", "5 tea", "8 rum"],
    );
}

#[test]
fn headings_that_are_counted() {
    check(
        "# 2031-02-01\n## 9 Mails\ntext\n## 10 35C3\ntext\n## 11 Rum\ntext\n",
        &["2 Mails", "4 35C3", "6 Rum"],
    );
    check(
        "# 2031-02-01\n## 3 cups\ntext\n## 9 jugs\ntext\n",
        &["2 3 cups", "4 9 jugs"],
    );
}
