//! Cases of [`parse`](super::parse): one line a block.

use super::*;
use proptest::prelude::*;
use std::fmt::Write;

/// One line a block: lines, kind, depth and quotes, text with its marks.
fn dump(text: &str) -> String {
    let document = parse(text);
    let mut out = String::new();
    for field in &document.front_matter {
        writeln!(out, "{} {} = {:?}", field.line, field.key, field.values).unwrap();
    }
    for block in &document.blocks {
        let lines: Vec<String> = block.lines.iter().map(u32::to_string).collect();
        write!(out, "{} ", lines.join(",")).unwrap();
        out.push_str(&">".repeat(block.quotes.into()));
        out.push_str(&"  ".repeat(block.depth.into()));
        let name = match &block.kind {
            BlockKind::Heading(level) => "#".repeat((*level).into()),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Item { number, checked } => {
                let number = number.map_or("-".to_owned(), |n| format!("{n}."));
                let check = checked.map_or("", |c| if c { "[x]" } else { "[ ]" });
                format!("{number}{check}")
            }
            BlockKind::Row { cells, head } => {
                let cells: Vec<&str> = cells.iter().map(|c| &block.text[c.clone()]).collect();
                format!("{}{cells:?}", if *head { "head" } else { "row" })
            }
            BlockKind::Code => "code".to_owned(),
            BlockKind::Rule => "rule".to_owned(),
        };
        writeln!(out, "{name} {:?}", block.text).unwrap();
        for mark in &block.marks {
            writeln!(
                out,
                "    {:?} {:?}",
                mark.kind,
                &block.text[mark.span.clone()]
            )
            .unwrap();
        }
    }
    for link in &document.links {
        let kind = if link.image { "image" } else { "link" };
        writeln!(out, "{} {kind} {} {:?}", link.line, link.url, link.text).unwrap();
    }
    for odd in &document.diagnostics {
        writeln!(out, "{} odd: {}", odd.line, odd.message).unwrap();
    }
    out
}

fn check(text: &str, expected: &[&str]) {
    let found = dump(text);
    let found: Vec<&str> = found.lines().collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn headings_lose_their_attributes() {
    check("## Old tea {#old_tea}\n", &["1 ## \"Old tea\""]);
    check("## Tea {: .no_toc }\n", &["1 ## \"Tea\""]);
    check(
        "## **Tea {#tea}**\n",
        &["1 ## \"Tea\"", "    Strong \"Tea\""],
    );
    check("## Use of {tea}\n", &["1 ## \"Use of {tea}\""]);
    check("## {#tea}\n", &["1 ## \"\""]);
}

#[test]
fn blocks_stand_on_their_lines() {
    check(
        "# A *b*\ntext\nmore\n",
        &["1 # \"A b\"", "    Emphasis \"b\"", "2,3 p \"text\\nmore\""],
    );
    check(
        "- a\n  - b\n\n    c\n- d",
        &[
            "1   - \"a\"",
            "2     - \"b\"",
            "4     p \"c\"",
            "5   - \"d\"",
        ],
    );
    check("3. a\n4. b", &["1   3. \"a\"", "2   4. \"b\""]);
    check("> - a\n>> b", &["1 >  - \"a\"", "2 >>p \"b\""]);
    check(
        "a\n\n---\n----\nb",
        &["1 p \"a\"", "3 rule \"\"", "4 rule \"\"", "5 p \"b\""],
    );
    check("a\n---", &["1 ## \"a\""]);
    check("```\na\n\n b\n```", &["2,3,4 code \"a\\n\\n b\""]);
}

#[test]
fn items() {
    check(
        "- [ ] a\n- [x] b\n* [ ]c\n- [ ]",
        &[
            "1   -[ ] \"a\"",
            "2   -[x] \"b\"",
            "3   -[ ] \"c\"",
            "4   -[ ] \"\"",
        ],
    );
    check("[ ] a", &["1 p \"[ ] a\""]);
    check(
        "-\n- # b\n- - c",
        &["1   - \"\"", "2   # \"b\"", "3   - \"\"", "3     - \"c\""],
    );
}

#[test]
fn oddities_of_pads() {
    check("   # a\n#b", &["1 # \"a\"", "2 p \"#b\""]);
    check("- a\n\t- b", &["1   - \"a\"", "2     - \"b\""]);
    check("a\r\n\r\nb\rc", &["1 p \"a\"", "3,4 p \"b\\nc\""]);
    check("\u{feff}# a", &["1 # \"a\""]);
    check("a\0b\u{2028}c&#10;d", &["1 p \"a b\\u{2028}c d\""]);
}

#[test]
fn html_loses_its_tags() {
    check("# <font color=\"red\">A</font> &amp; B", &["1 # \"A & B\""]);
    check("a<br>b <!-- c\nd --> e", &["1,1,2 p \"a\\nb \\ne\""]);
    check("<!-- a\n\nb -->\nc", &["4 p \"c\""]);
    check(
        "<details>\n<summary>A &uuml;</summary>\n\nb\n\n</details>",
        &["2 p \"A \u{fc}\"", "4 p \"b\""],
    );
    check(
        "<h2>A</h2>\n<p>b\nc</p>",
        &["1 ## \"A\"", "2,3 p \"b\\nc\""],
    );
    check("<style>\n\np { }\n</style>\n\na", &["6 p \"a\""]);
    check(
        "a\n\n<!-- b\n\n# c",
        &[
            "1 p \"a\"",
            "3 odd: this comment is not closed: everything below it is hidden",
        ],
    );
}

#[test]
fn tables_are_rows() {
    check(
        "| a | b |\n|---|---|\n| **c** | |",
        &[
            "1 head[\"a\", \"b\"] \"a | b\"",
            "3 row[\"c\", \"\"] \"c |\"",
            "    Strong \"c\"",
        ],
    );
}

#[test]
fn links_and_pictures() {
    check(
        "[a **b**](x \"t\") ![c](y)",
        &[
            "1 p \"a b\"",
            "    Link(0) \"a b\"",
            "    Strong \"b\"",
            "1 link x \"a b\"",
            "1 image y \"c\"",
        ],
    );
    check(
        "<a href='x?a&amp;b'>c</a>\n<img src=y alt=d>",
        &[
            "1 p \"c\"",
            "    Link(0) \"c\"",
            "1 link x?a&b \"c\"",
            "2 image y \"d\"",
        ],
    );
    check(
        "a <me@here.org>\n[b][1]\n\n[1]: z",
        &[
            "1,2 p \"a me@here.org\\nb\"",
            "    Link(0) \"me@here.org\"",
            "    Link(1) \"b\"",
            "1 link mailto:me@here.org \"me@here.org\"",
            "2 link z \"b\"",
        ],
    );
}

#[test]
fn bare_urls_are_read_from_the_source() {
    check(
        "a https://x.org/_b_/**c** *d*",
        &[
            "1 p \"a https://x.org/_b_/**c d\"",
            "    Link(0) \"https://x.org/_b_/**c\"",
            "    Emphasis \"d\"",
            "1 link https://x.org/_b_/**c \"https://x.org/_b_/**c\"",
        ],
    );
    check(
        "|https://x.org/a|\n|-|\n|`www.y.org`|",
        &[
            "1 head[\"https://x.org/a\"] \"https://x.org/a\"",
            "    Link(0) \"https://x.org/a\"",
            "3 row[\"www.y.org\"] \"www.y.org\"",
            "    Code \"www.y.org\"",
            "1 link https://x.org/a \"https://x.org/a\"",
        ],
    );
    check(
        "[www.x.org](y)",
        &[
            "1 p \"www.x.org\"",
            "    Link(0) \"www.x.org\"",
            "1 link y \"www.x.org\"",
        ],
    );
}

#[test]
fn front_matter_is_no_text() {
    check(
        "---\ntitle: A\ntags: [x, y]\nwho:\n  chair: Ada\n---\n# B",
        &[
            "2 title = [\"A\"]",
            "3 tags = [\"x\", \"y\"]",
            "5 who.chair = [\"Ada\"]",
            "7 # \"B\"",
        ],
    );
    check("---\r\na: 1\r\n---\r\nb", &["2 a = [\"1\"]", "4 p \"b\""]);
    check("---\n---\nb", &["3 p \"b\""]);
    check("---\na: 1\nb", &["1 rule \"\"", "2,3 p \"a: 1\\nb\""]);
    check(
        "---\n# a\n\n---\nb",
        &["1 rule \"\"", "2 # \"a\"", "4 rule \"\"", "5 p \"b\""],
    );
}

#[test]
fn front_matter_of_other_generators() {
    check(
        "+++\ndate = 2031-10-08T19:00:00+02:00\ntitle = \"A\"\n[who]\nchair = [\"Ada\"]\n+++\n# B",
        &[
            "2 date = [\"2031-10-08T19:00:00+02:00\"]",
            "3 title = [\"A\"]",
            "5 who.chair = [\"Ada\"]",
            "7 # \"B\"",
        ],
    );
    check("+++\nno toml\n+++\n", &["1,2,3 p \"+++\\nno toml\\n+++\""]);
    check(
        "Title: Nets\nDate: 2031-10-08\n\nb",
        &[
            "1 title = [\"Nets\"]",
            "2 date = [\"2031-10-08\"]",
            "4 p \"b\"",
        ],
    );
    check("-----\na: 1\n-----\nb", &["2 a = [\"1\"]", "4 p \"b\""]);
    check("-----\na: 1\n---\n", &["1 rule \"\"", "2 ## \"a: 1\""]);
}

#[test]
fn front_matter_that_is_no_yaml() {
    let odd = "odd: this is not valid YAML, so the front matter was read line by line; \
               put values that hold `: `, `#`, `@` or a tab in quotes";
    check(
        "---\ntitle: Call: notes\nby: @ada\n- x\n---\n",
        &[
            "2 title = [\"Call: notes\"]",
            "3 by = [\"@ada\", \"x\"]",
            &format!("2 {odd}"),
        ],
    );
}

#[test]
fn sections_follow_headings() {
    let document = parse("a\n# b\nc\n## d\n# e\nf");
    let found: Vec<_> = document
        .sections
        .iter()
        .map(|s| (s.level, s.parent, s.blocks.clone(), s.line, s.end_line))
        .collect();
    assert_eq!(
        found,
        [
            (0, None, 0..1, 1, 1),
            (1, None, 1..3, 2, 3),
            (2, Some(1), 3..4, 4, 4),
            (1, None, 4..6, 5, 6),
        ]
    );
    assert_eq!(document.subtree_end(1), 4);
}

/// What holds for every document.
fn assert_sound(text: &str) {
    let document = parse(text);
    let lines = 1..=document.line_count;
    let mut last = 1;
    for block in &document.blocks {
        assert_eq!(block.lines.len(), block.text.matches('\n').count() + 1);
        assert!(block.lines.is_sorted() && lines.contains(&block.line()));
        assert!(last <= block.line() && block.lines.last() <= Some(&block.end_line));
        assert!(lines.contains(&block.end_line));
        last = block.line();
        for mark in &block.marks {
            assert!(!block.text[mark.span.clone()].is_empty());
        }
        assert!(block.marks.is_sorted_by_key(|mark| mark.span.start));
        if let BlockKind::Row { cells, .. } = &block.kind {
            assert!(
                cells
                    .iter()
                    .all(|cell| block.text.get(cell.clone()).is_some())
            );
        }
        assert!(document.sections[block.section].blocks.start <= document.blocks.len());
    }
    for (index, section) in document.sections.iter().enumerate() {
        assert!(section.parent.is_none_or(|parent| parent < index));
        assert!(section.line <= section.end_line && section.end_line <= document.line_count);
        for block in &document.blocks[section.blocks.clone()] {
            assert_eq!(block.section, index);
        }
    }
    assert!(document.links.iter().all(|link| lines.contains(&link.line)));
    assert!(
        document
            .diagnostics
            .iter()
            .all(|odd| lines.contains(&odd.line))
    );
}

/// Nothing here may take time that grows faster than the text.
#[test]
fn hostile_texts_end() {
    for piece in [
        "[",
        "- [ ] ",
        ">",
        "- ",
        "*a ",
        "<a \"",
        "<!-- ",
        "www._",
        "http://a(",
        "[a](",
        "`",
        "&a;",
        "|",
        "a@",
    ] {
        let text = piece.repeat(50_000 / piece.len());
        let begin = std::time::Instant::now();
        assert_sound(&text);
        assert!(begin.elapsed().as_secs() < 5, "{piece}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_sound(text in "\\PC*") {
        assert_sound(&text);
    }

    #[test]
    fn any_markup_is_sound(pieces in proptest::collection::vec(proptest::sample::select(MARKUP), 0..60)) {
        assert_sound(&pieces.concat());
    }
}

const MARKUP: &[&str] = &[
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "---",
    "```",
    "`",
    "*",
    "**",
    "_",
    "~~",
    "[",
    "](",
    ")",
    "![",
    "<",
    ">",
    "<!--",
    "-->",
    "<b>",
    "</b>",
    "<a href='u'>",
    "</a>",
    "<br>",
    "<p>",
    "<style>",
    "</style>",
    "<h2>",
    "</h2>",
    "<img src=x>",
    "&amp;",
    "&#10;",
    "\\",
    "|",
    "|-|",
    "[ ] ",
    "[x] ",
    "a",
    "\u{e9}",
    "\u{1f600}",
    "https://x.org/a_b",
    "www.x.org",
    "me@x.org",
    "http://",
    "(",
    "\0",
    "\u{feff}",
    "\u{2028}",
    "key: v",
    "---\n",
    "[1]: u\n",
    "{",
    "&a ",
    "*a ",
];
