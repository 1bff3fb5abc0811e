//! What must be true of whatever is read from a text.

use crate::support::corpus::evidence;
use minutebook::config::SourceConfig;
use minutebook::parse::{Block, BlockKind, Document, MarkKind, parse};
use minutebook::resolve::{Resolved, resolve};
use serde_json::Value;
use std::ops::Range;

/// Reads a text as a file of its own and looks at all that comes of it.
pub(super) fn assert_sound(path: &str, text: &str) {
    let document = parse(text);
    assert!(document.line_count <= last_line(text));
    assert_outline_is_sound(&document);
    for block in &document.blocks {
        assert_block_is_sound(block, &document);
    }
    let file = evidence(path, text);
    assert_lines_lie_in(&serde_json::to_value(&file.0.evidence).unwrap(), text);
    assert_lines_lie_in(&serde_json::to_value(&file.1).unwrap(), text);
    let minutes = resolve(&SourceConfig::default(), &[file]);
    assert_minutes_lie_in(&minutes[0], text);
}

/// Looks at every line that minutes name.
pub(super) fn assert_minutes_lie_in(minutes: &[Resolved], text: &str) {
    for resolved in minutes {
        let passages = serde_json::to_value(&resolved.passages).unwrap();
        assert_lines_lie_in(&passages, text);
        assert_lines_lie_in(&serde_json::to_value(&resolved.minutes).unwrap(), text);
        for passage in &resolved.passages {
            assert_eq!(passage.lines.len(), passage.text.lines().count());
        }
    }
}

fn assert_outline_is_sound(document: &Document) {
    for (index, section) in document.sections.iter().enumerate() {
        assert!(section.parent.is_none_or(|parent| parent < index));
        assert!(section.line <= section.end_line.max(1), "{section:?}");
        assert!(section.blocks.start <= section.blocks.end, "{section:?}");
        assert!(section.blocks.end <= document.blocks.len(), "{section:?}");
        assert!(section.end_line <= document.line_count, "{section:?}");
    }
}

fn assert_block_is_sound(block: &Block, document: &Document) {
    assert!(block.section < document.sections.len(), "{block:?}");
    assert_eq!(
        block.lines.len(),
        1 + block.text.matches('\n').count(),
        "{block:?}"
    );
    assert!(block.lines.is_sorted(), "{block:?}");
    let last = block.lines.last().unwrap();
    assert!(1 <= block.line() && *last <= block.end_line, "{block:?}");
    assert!(block.end_line <= document.line_count, "{block:?}");
    for mark in &block.marks {
        assert_cuts(&mark.span, &block.text);
        if let MarkKind::Link(index) = mark.kind {
            assert!(index < document.links.len(), "{block:?}");
        }
    }
    if let BlockKind::Row { cells, .. } = &block.kind {
        for cell in cells {
            assert_cuts(cell, &block.text);
        }
    }
}

fn assert_cuts(span: &Range<usize>, text: &str) {
    assert!(text.get(span.clone()).is_some(), "{span:?} of {text:?}");
}

/// Walks over JSON: whatever is called a line must be one of the text.
fn assert_lines_lie_in(json: &Value, text: &str) {
    match json {
        Value::Array(values) => values.iter().for_each(|v| assert_lines_lie_in(v, text)),
        Value::Object(fields) => {
            for (key, value) in fields {
                match key.as_str() {
                    "line" | "end_line" => assert_is_line(value, key, text),
                    "lines" => value
                        .as_array()
                        .unwrap()
                        .iter()
                        .for_each(|v| assert_is_line(v, key, text)),
                    _ => assert_lines_lie_in(value, text),
                }
            }
            if let (Some(line), Some(end)) = (fields.get("line"), fields.get("end_line")) {
                assert!(line.as_u64() <= end.as_u64().max(Some(1)), "{json}");
            }
        }
        _ => {}
    }
}

/// An empty file has no line, but what is said about it stands on line 1.
fn assert_is_line(value: &Value, key: &str, text: &str) {
    let line = value.as_u64().unwrap();
    let first = u64::from(key != "end_line" || !text.is_empty());
    assert!(
        first <= line && line <= u64::from(last_line(text)),
        "{key} {line} of {text:?}"
    );
}

/// Ends of lines are `\n`, `\r\n` and `\r`, as Markdown has them.
fn last_line(text: &str) -> u32 {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    u32::try_from(text.lines().count().max(1)).unwrap()
}
