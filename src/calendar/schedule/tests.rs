//! Statements one after the other → the rule in force.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A statement of the team "crew" in words: `w2 Thu odd 14:05-15:00 CET`.
fn statement(on: &str, text: &str) -> Statement<String> {
    let mut schedule = Schedule {
        team: Some(Team {
            id: "crew".to_owned(),
            name: "Crew".to_owned(),
        }),
        freq: None,
        interval: None,
        weekday: None,
        week_of_month: None,
        parity: None,
        start_time: None,
        end_time: None,
        timezone: None,
        timezone_text: None,
        next: None,
        exception: false,
        line: 1,
    };
    for word in text.split_whitespace() {
        read_word(&mut schedule, word);
    }
    Statement {
        schedule,
        day: day(on),
        reference: format!("{on}: {text}"),
    }
}

fn read_word(schedule: &mut Schedule, word: &str) {
    let (start, end) = word.split_once('-').unwrap_or((word, ""));
    match word {
        "w1" | "w2" | "w4" | "m1" => {
            schedule.freq = if word.starts_with('w') {
                Some(Frequency::Weekly)
            } else {
                Some(Frequency::Monthly)
            };
            schedule.interval = word[1..].parse().ok();
        }
        "odd" => schedule.parity = Some(Parity::Odd),
        "first" => schedule.week_of_month = Some(vec![1]),
        "CET" | "UTC" => schedule.timezone_text = Some(word.to_owned()),
        "off" => schedule.exception = true,
        _ if word.contains(':') => {
            schedule.start_time = start.parse().ok();
            schedule.end_time = end.parse().ok();
        }
        _ if word.starts_with("20") => schedule.next = word.parse().ok(),
        _ => schedule.weekday = word.parse().ok(),
    }
}

fn in_short(rule: &Schedule) -> String {
    let time = [rule.start_time, rule.end_time];
    let time = time.iter().flatten().map(ToString::to_string);
    let words = std::iter::once(rhythm_in_words(rule)).chain(time);
    let words = words.chain(rule.timezone_text.clone());
    let words = words.chain(rule.next.map(|d| d.to_string()));
    words.collect::<Vec<_>>().join(" ")
}

/// Statements and the day asked for → the rule and since when.
fn check(statements: &[(&str, &str)], on: &str, expected: &str) {
    let statements: Vec<_> = statements
        .iter()
        .map(|(on, text)| statement(on, text))
        .collect();
    let found = in_force(&statements, day(on));
    let found = found.first().map_or("none".to_owned(), |rule| {
        format!("{}, since {}", in_short(&rule.rule), rule.since)
    });
    assert_eq!(found, expected, "{statements:?} on {on}");
}

#[test]
fn the_latest_statement_is_in_force() {
    let stated = [
        ("2024-01-01", "w1 Wed 09:05 CET"),
        ("2024-03-01", "w2 Thu 14:05 CET"),
    ];
    check(&stated, "2023-12-31", "none");
    check(
        &stated,
        "2024-01-01",
        "every week on Wednesday 09:05 CET, since 2024-01-01",
    );
    check(
        &stated,
        "2024-02-29",
        "every week on Wednesday 09:05 CET, since 2024-01-01",
    );
    check(
        &stated,
        "2024-03-01",
        "every 2 weeks on Thursday 14:05 CET, since 2024-03-01",
    );
    let later_first = [stated[1], stated[0]];
    check(
        &later_first,
        "2024-04-01",
        "every 2 weeks on Thursday 14:05 CET, since 2024-03-01",
    );
    let same_day = [
        ("2024-01-01", "w1 Wed 09:05"),
        ("2024-01-01", "w1 Fri 09:05"),
    ];
    check(
        &same_day,
        "2024-02-01",
        "every week on Friday 09:05, since 2024-01-01",
    );
}

#[test]
fn a_partial_statement_is_laid_over_what_was_known() {
    let full = ("2024-01-01", "w2 Thu odd 14:05-15:00 CET");
    let after = |text: &str, expected: &str| {
        let expected = format!("{expected}, since 2024-03-01");
        check(&[full, ("2024-03-01", text)], "2024-04-01", &expected);
    };
    after("m1", "every month on Thursday 14:05 15:00 CET");
    after("w1", "every week on Thursday 14:05 15:00 CET");
    after("15:05", "every 2 weeks on Thursday, odd weeks 15:05 CET");
    after(
        "15:05-16:00 UTC",
        "every 2 weeks on Thursday, odd weeks 15:05 16:00 UTC",
    );
    after("w1 Wed", "every week on Wednesday 14:05 15:00 CET");
    after("Wed", "every 2 weeks on Wednesday 14:05 15:00 CET");
    after(
        "m1 first Mon",
        "on the first Monday of the month 14:05 15:00 CET",
    );
    after("w2 Fri 10:05", "every 2 weeks on Friday 10:05 CET");
}

#[test]
fn repeating_a_rule_confirms_it() {
    let full = ("2024-01-01", "w2 Thu odd 14:05 CET");
    let same = "every 2 weeks on Thursday, odd weeks 14:05 CET";
    let check = |text: &str, expected: &str| {
        check(
            &[full, ("2024-03-01", text)],
            "2024-04-01",
            &format!("{expected}, since 2024-01-01"),
        );
    };
    check("w2 Thu odd 14:05 CET", same);
    check("w2", same);
    check("Thu 14:05", same);
    check("2024-03-07", &format!("{same} 2024-03-07"));
    check("off w1", same);
    check("off 2024-03-08", same);
    let statements = [statement(full.0, full.1), statement("2024-03-01", "w2")];
    let found = in_force(&statements, day("2024-04-01"));
    assert_eq!(found[0].confirmed, day("2024-03-01"));
    assert_eq!(found[0].stated, statements[0].reference);
}

#[test]
fn what_is_no_rule_opens_no_history() {
    check(&[("2024-01-01", "2024-01-08")], "2024-02-01", "none");
    check(&[("2024-01-01", "off w1")], "2024-02-01", "none");
    let nameless = Statement {
        schedule: Schedule {
            team: None,
            ..statement("2024-01-01", "w1 Wed").schedule
        },
        ..statement("2024-01-01", "w1 Wed")
    };
    assert!(in_force(&[nameless], day("2024-02-01")).is_empty());
}

#[test]
fn the_history_keeps_what_was_replaced_and_the_exceptions() {
    let statements = [
        statement("2024-01-01", "w1 Wed 09:05"),
        statement("2024-02-01", "off"),
        statement("2024-03-01", "w2"),
        statement("2024-04-01", "off 2024-04-09"),
    ];
    let rules = history(&statements, "crew", day("2024-12-31"));
    let short: Vec<String> = rules.iter().map(|r| in_short(&r.rule)).collect();
    assert_eq!(
        short,
        [
            "every week on Wednesday 09:05",
            "every 2 weeks on Wednesday 09:05"
        ]
    );
    assert_eq!(rules[0].exceptions[0].next, None);
    assert_eq!(rules[1].exceptions[0].next, Some(day("2024-04-09")));
    let (before, stated) = rules[1].replaced.clone().unwrap();
    assert_eq!(
        (before, stated),
        (rules[0].rule.clone(), rules[0].stated.clone())
    );
    assert!(history(&statements, "other", day("2024-12-31")).is_empty());
}
