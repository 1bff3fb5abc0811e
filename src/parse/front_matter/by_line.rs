//! Front matter that is no YAML, read line by line.

use super::Field;

/// Longer than this is a sentence, not a key.
const KEY_LIMIT: usize = 40;

/// Reads `key: value` and `- value` lines; nothing if the first line is
/// neither a comment nor such a pair.
pub(super) fn read(text: &str) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let entry = trimmed.strip_prefix("- ").map(str::trim);
        match (entry, pair(trimmed), fields.last_mut()) {
            (Some(entry), _, Some(last)) => last.values.push(unquote(entry).to_owned()),
            (None, Some((key, value)), _) => fields.push(Field {
                key: key.to_lowercase(),
                values: values(value),
                line: u32::try_from(index + 2).unwrap_or(u32::MAX),
            }),
            (_, _, None) => return Vec::new(),
            _ => {}
        }
    }
    fields
}

fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = unquote(key.trim());
    let named = key.starts_with(char::is_alphabetic)
        && key.len() <= KEY_LIMIT
        && key
            .chars()
            .all(|c| c.is_alphanumeric() || " _-.".contains(c));
    let apart = value.is_empty() || value.starts_with([' ', '\t']);
    (named && apart).then_some((key, value.trim()))
}

fn values(text: &str) -> Vec<String> {
    let listed = text.strip_prefix('[').and_then(|t| t.strip_suffix(']'));
    let parts = match listed {
        Some(list) => list.split(',').collect(),
        None => vec![text],
    };
    let parts = parts.into_iter().map(|part| unquote(part.trim()));
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

fn unquote(text: &str) -> &str {
    let inner = |quote| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(text)
}
