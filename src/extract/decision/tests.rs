//! Decisions, and sentences that are none.

use super::*;
use crate::parse::parse;

fn read_all(text: &str) -> Vec<Decision> {
    let document = parse(text);
    let part = Part::new(&document, 0..document.blocks.len());
    recognize(&part)
}

fn check(text: &str, kind: DecisionKind, expected: &str) {
    let found = read_all(text);
    let found: Vec<_> = found.iter().map(|d| (d.text.as_str(), d.kind)).collect();
    assert_eq!(found, [(expected, kind)], "{text}");
}

#[test]
fn markers() {
    use DecisionKind::{Agreed, Decided, Postponed, Rejected, Resolved};
    check(
        "RESOLVED: Publish it. At once.",
        Resolved,
        "Publish it. At once.",
    );
    check("- **RESOLUTION**: buy nothing", Resolved, "buy nothing");
    check("Resolution: allow the change", Resolved, "allow the change");
    check("AGREED: meet in June", Agreed, "meet in June");
    check("- Consensus: keep it small", Agreed, "keep it small");
    check("* Decision: use trains", Decided, "use trains");
    check("=> Decision: use buses", Decided, "use buses");
    check("Final decision: no cars", Decided, "no cars");
    check("Entscheidung: Wir nehmen Holz", Decided, "Wir nehmen Holz");
    check("**Beschluss:** Der Plan gilt", Decided, "Der Plan gilt");
    check(
        "Long talk. Decided: we plant a tree",
        Decided,
        "we plant a tree",
    );
    check("REJECTED: the purple logo", Rejected, "the purple logo");
    check("Vertagt: die Farbe", Postponed, "die Farbe");
}

#[test]
fn sentences_that_decide() {
    use DecisionKind::{Agreed, Decided, Postponed, Rejected};
    for (text, kind) in [
        ("We decided to paint it blue.", Decided),
        ("After a while, we decided to paint it.", Decided),
        ("We have decided to wait", Decided),
        ("It was decided that paint is cheap", Decided),
        ("The board decided to buy a boat", Decided),
        ("=> we decided to sail", Decided),
        ("Decision to paint the boat", Decided),
        ("It was agreed that boats are fun", Agreed),
        ("We agreed on two boats", Agreed),
        ("Agreed to sell one", Agreed),
        ("Everyone agreed to swim", Agreed),
        ("Wir haben beschlossen, zu warten", Decided),
        ("Es wurde vereinbart, zu schwimmen", Agreed),
        ("We decided against the red one", Rejected),
        ("It was agreed to postpone the trip", Postponed),
    ] {
        check(text, kind, text.trim_start_matches("=> "));
    }
}

#[test]
fn wrapped_lines_belong_together() {
    let text = "Agreed to keep all of the boats that were bought in the last\nsummer. Fine.";
    let expected = "Agreed to keep all of the boats that were bought in the last summer.";
    check(text, DecisionKind::Agreed, expected);
}

#[test]
fn sections() {
    let found = read_all("# Decisions\n- Paint it\n  - blue\n- Shall we swim?\n# Other\n- x");
    let found: Vec<_> = found.iter().map(|d| (d.text.as_str(), d.line)).collect();
    assert_eq!(found, [("Paint it", 2)]);
}

#[test]
fn nothing_is_decided() {
    for text in [
        "Decision needed on the boats",
        "Decision: needed until June",
        "Decision: tbd",
        "Decision:",
        "Resolution: open?",
        "Decision: should we swim?",
        "This is to be decided",
        "To be decided by the board",
        "Decision to be made: red or blue",
        "If we decide to swim, fine",
        "If it was agreed to swim, fine",
        "Once we agreed to swim we can go",
        "We have not decided to swim",
        "We haven't agreed on boats yet",
        "It was not agreed that boats sink",
        "Have we decided to swim?",
        "No decision yet",
        "The decision process is slow",
        "Ada agrees with Bob",
        "Bob: agreed",
        "See the decision record",
        "Vote on the logo next week",
        "The high resolution: 4k is nice",
        "Der Beschluss fehlt noch",
        "Entscheidung: offen",
        "The issue was resolved by a restart",
        "=> look at it",
        "# Decision: a heading",
    ] {
        let found = read_all(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn more_decisions() {
    use DecisionKind::{Agreed, Decided, Postponed, Rejected, Resolved};
    check("**DECISION 4.1:** drop the boat", Decided, "drop the boat");
    check("Decision #2: We need a boat", Decided, "We need a boat");
    check("Decision - one boat for all", Decided, "one boat for all");
    check(
        "Beschlussfassung: Der Verein kauft ein Boot",
        Resolved,
        "Der Verein kauft ein Boot",
    );
    check(
        "Keep the name as it is - agreed",
        Agreed,
        "Keep the name as it is",
    );
    check(
        "Minutes of last week (approved)",
        Decided,
        "Minutes of last week",
    );
    check(
        "The red one is too loud. Rejected.",
        Rejected,
        "The red one is too loud.",
    );
    for (text, kind) in [
        ("The motion carried", Decided),
        ("Motion passed with five votes", Decided),
        ("The motion was approved", Decided),
        ("The motion failed", Rejected),
        ("Unanimous decision to add Ada", Decided),
        ("Consensus reached on two boats", Agreed),
        ("Consensus is that boats are fun", Agreed),
        ("Those present agreed that boats are fun", Agreed),
        ("The boat landed, agreed we can close the issue", Agreed),
        ("Previous minutes were approved", Decided),
        ("Approved the budget", Decided),
        ("The proposal has been accepted by the team", Agreed),
        ("Tabled until Ada is here", Postponed),
        ("Postponed to next week", Postponed),
        ("Der Antrag wurde einstimmig angenommen", Decided),
        ("Der Antrag wird abgelehnt", Rejected),
        ("Wir einigen uns auf zwei Boote", Agreed),
        ("Der Punkt wird vertagt", Postponed),
    ] {
        check(text, kind, text);
    }
}

#[test]
fn votes_and_verdicts() {
    use DecisionKind::{Agreed, Decided, Rejected};
    check("[DECISION] Buy a boat", Decided, "Buy a boat");
    check("✅ Decision: buy a boat", Decided, "buy a boat");
    check(
        "Motion by Ada to buy a boat. Motion carries.",
        Decided,
        "Motion by Ada to buy a boat. Motion carries.",
    );
    check(
        "Motion to buy a boat. Seconded. Passed unanimously.",
        Decided,
        "Motion to buy a boat. Seconded. Passed unanimously.",
    );
    for (text, kind) in [
        ("The board voted to accept the boat", Decided),
        ("The TSC approved the nomination of Bob", Decided),
        ("We'll go with the red boat", Decided),
        ("We settled on blue", Decided),
        ("Agreement to move forward with the boat", Agreed),
        ("There was agreement that the boat stays", Agreed),
        ("Everyone was in favor of the boat", Agreed),
        ("Approved by lazy consensus", Decided),
        ("The proposal was approved", Decided),
        ("The minutes of the last meeting are approved", Decided),
        ("Decision made to use the boat", Decided),
        ("Der Vorstand beschließt den Haushalt", Decided),
        ("Der Antrag wurde mit 5 Ja-Stimmen angenommen", Decided),
        ("Das Plenum stimmt dem Antrag einstimmig zu", Decided),
        ("5 dafür, 1 dagegen, angenommen", Decided),
        ("Der Antrag wird mit 3 Stimmen abgelehnt", Rejected),
    ] {
        check(text, kind, text);
    }
    for text in [
        "PROPOSED RESOLUTION: buy a boat",
        "Proposal: buy a boat",
        "Ada thinks we agreed on boats",
        "Es wurde kein Beschluss gefasst",
        "The vote is open until Friday",
        "Vote: +1 from Ada",
        "We need to vote on boats",
        "Should the board voted to accept be changed?",
        "If the proposal was approved, buy it",
        "Tests passed",
        "See [decision] records",
        "Shall we go with boats?",
    ] {
        let found = read_all(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn lists_behind_markers() {
    let found = read_all("* Agreed:\n  * Buy a boat\n  * Sell the old one\n* Next topic");
    let found: Vec<_> = found.iter().map(|d| (d.text.as_str(), d.line)).collect();
    assert_eq!(found, [("Buy a boat", 2), ("Sell the old one", 3)]);
    let found = read_all("A long talk.\nAgreed:\n\n- Buy a boat\n\nThen lunch:\n\n- Soup");
    let found: Vec<_> = found.iter().map(|d| (d.text.as_str(), d.line)).collect();
    assert_eq!(found, [("Buy a boat", 4)]);
}

#[test]
fn still_nothing_is_decided() {
    for text in [
        "Decision -> depends on the boats",
        "Decision: depends on the boats",
        "Decision point: which boat",
        "Decision: No decision yet",
        "The decision to use a boat is up to the user",
        "They leave the final decision to Ada",
        "Upcoming decision to sell the boat",
        "A motion needs five votes",
        "A vote passes with two thirds",
        "Is this agreed?",
        "Agreed",
        "Ada: agreed.",
        "No consensus that boats are fun",
        "We have to come to a consensus that boats are fun",
        "We should make a decision to buy",
        "We need to decide on the boat",
        "Ada proposes that we postpone it",
        "The release was postponed by upstream",
        "Once the motion passed we can sail",
        "If the minutes were approved, publish them",
        "Wird der Antrag angenommen?",
        "Der Antrag wurde noch nicht angenommen",
        "Einstimmigkeit ist nötig",
        "PR https://example.org/1 (approved)",
        "Approval of the budget",
        "The boat was accepted upstream",
    ] {
        let found = read_all(text);
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}
