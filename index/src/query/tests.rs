//! Tables of queries.

use super::*;
use proptest::prelude::*;

fn check(cases: &[(&str, &str)]) {
    for (typed, printed) in cases {
        let (query, _) = parse(typed);
        assert_eq!(query.to_string(), *printed, "{typed}");
        assert_eq!(parse(printed).0, query, "{typed}");
    }
}

#[test]
fn operators_bind_as_people_expect() {
    check(&[
        ("", ""),
        ("load balancer", "load balancer"),
        ("+load  balancer", "+load balancer"),
        ("a -b", "a NOT b"),
        ("a NOT b", "a NOT b"),
        ("a b OR c d", "a b OR c d"),
        ("a (b c) d", "a (b c) d"),
        ("(a) ((b))", "a b"),
        ("-(a b)", "NOT (a b)"),
        ("+(a OR b)", "+(a OR b)"),
        ("(a OR b) OR c", "a OR b OR c"),
        ("a AND b c", "+a +b c"),
        ("\"a b\" \"c\"", "\"a b\" \"c\""),
        ("lant*", "lant*"),
        ("team:board", "team:board"),
        ("Team:\"night watch\"", "team:\"night watch\""),
        ("team:a OR team:b", "team:a OR team:b"),
        ("-team:a", "NOT team:a"),
        ("(-a)", "(NOT a)"),
    ]);
}

#[test]
fn stray_signs_are_ignored() {
    check(&[
        ("OR a OR", "a"),
        ("NOT", ""),
        ("AND a AND", "+a"),
        ("a OR NOT b", "a NOT b"),
        ("- + -- a", "a"),
        ("--limit", "limit"),
        ("(a", "a"),
        ("a)", "a"),
        ("a) b", "a b"),
        (") (", ""),
        ("()", ""),
        ("\"a b", "a b"),
        ("a\"", "a"),
        ("\"\" a", "a"),
        ("* & …", ""),
        ("a(b", "a b"),
    ]);
}

#[test]
fn pasted_text_is_no_error() {
    let pasted = [
        "https://git.example/guild/ledger/pull/12?x=1&y=(2)#note",
        "guild/ledger#12",
        "#12",
        "@ada",
        "https://wiki.example/Foo_(bar)",
        "mailto:ada@example.org",
        "std::vec",
        "10:30",
        "Note: buy oil",
        "v1.2.3",
        "CVE-2024-1234",
        "what's up?",
    ];
    for text in pasted {
        let (query, problems) = parse(text);
        assert!(problems.is_empty(), "{text}: {problems:?}");
        assert!(!query.is_empty(), "{text}");
    }
    check(&[(
        "x (see https://a.example/b_(c))",
        "x (see https://a.example/b_(c))",
    )]);
}

#[test]
fn mistakes_are_pointed_at() {
    let check = |typed: &str, span: &str, suggestion: Option<&str>| {
        let (_, problems) = parse(typed);
        assert_eq!(problems.len(), 1, "{typed}");
        assert_eq!(&typed[problems[0].span.clone()], span, "{typed}");
        assert_eq!(problems[0].suggestion.as_deref(), suggestion, "{typed}");
    };
    check("oil tema:board", "tema:board", Some("team:board"));
    check("colour:red", "colour:red", Some("\"colour:red\""));
    check("team: board", "team:", None);
    check("a date:2024-13 b", "2024-13", None);
    check("date:\"soon enough\"", "soon enough", None);
    check("date:2024..junk", "junk", None);
    check("date:2024..2023", "2024..2023", Some("date:2023..2024"));
    check("date:\"  in a ²\"", "in a ²", None);
}

#[test]
fn deep_parentheses_do_no_harm() {
    let deep = "(".repeat(100_000) + "a";
    assert!(parse(&deep).1.is_empty());
}

proptest! {
    #[test]
    fn any_text_reads_back_as_printed(text in "[-+()\"*:a-zA-ZäOR ND/#\u{301}]{0,40}") {
        let (query, _) = parse(&text);
        prop_assert_eq!(parse(&query.to_string()).0, query);
    }

    #[test]
    fn words_and_operators_read_back_as_printed(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "a", "b*", "OR", "AND", "NOT", "+c", "-d", "(", ")", "\"e f\"", "team:x", "-team:\"y z\"",
                "date:2024", "+(", "-(", "c)", "tem:q", "\"", "x:\"p q\"",
            ]),
            0..12,
        )
    ) {
        let (query, _) = parse(&words.join(" "));
        prop_assert_eq!(parse(&query.to_string()).0, query);
    }
}
