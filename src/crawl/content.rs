//! Bytes → text, or the reason why they are none.

use minutebook_index::model::Diagnostic;

/// The largest file that is read, in bytes.
const LIMIT: u64 = 10 << 20;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text, with what was odd about it.
    Text(String, Vec<Diagnostic>),
    /// Nothing that can be read, with the reason in words.
    Unreadable(String),
}

impl Content {
    /// Reads bytes as UTF-8, or as UTF-16 where they begin with its mark.
    pub(super) fn of(bytes: &[u8]) -> Content {
        if let Some(text) = utf16(bytes) {
            let message = "written in UTF-16, read all the same; UTF-8 is usual";
            return Content::Text(text, vec![diagnostic(1, message)]);
        }
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        if bytes.contains(&0) {
            return Content::Unreadable("not text: it holds NUL bytes".into());
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Content::Text(text.into(), Vec::new()),
            Err(error) => {
                let line = line_at(bytes, error.valid_up_to());
                let message = "not UTF-8 here; the characters are shown as \u{FFFD}";
                let text = String::from_utf8_lossy(bytes).into_owned();
                Content::Text(text, vec![diagnostic(line, message)])
            }
        }
    }
}

/// Says that a file of so many bytes is larger than is read, if it is.
pub(super) fn too_large(size: u64) -> Option<String> {
    let [mebibytes, most] = [size, LIMIT].map(|bytes| bytes >> 20);
    let message = || format!("too large: {mebibytes} MiB, at most {most} are read");
    (LIMIT < size).then(message)
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let read: fn([u8; 2]) -> u16 = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let units = bytes[2..]
        .chunks_exact(2)
        .map(|pair| read([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    (!text.contains('\0')).then_some(text)
}

fn line_at(bytes: &[u8], offset: usize) -> u32 {
    let lines = bytes[..offset].split(|byte| *byte == b'\n').count();
    u32::try_from(lines).unwrap_or(u32::MAX)
}

fn diagnostic(line: u32, message: &str) -> Diagnostic {
    Diagnostic {
        line,
        message: message.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        let shown = match Content::of(bytes) {
            Content::Text(text, odd) => {
                let lines: Vec<u32> = odd.iter().map(|d| d.line).collect();
                format!("{text:?} {lines:?}")
            }
            Content::Unreadable(reason) => reason,
        };
        assert_eq!(shown, expected);
    }

    #[test]
    fn text_of_all_kinds() {
        check(b"", r#""" []"#);
        check(b"a\r\nb", r#""a\r\nb" []"#);
        check(b"\xEF\xBB\xBF# A", r##""# A" []"##);
        check(b"a\nb\xE9\n", "\"a\\nb\u{FFFD}\\n\" [2]");
        check(b"\xFF\xFEa\0\xE4\0", "\"a\u{E4}\" [1]");
        check(b"\xFE\xFF\0a\0", r#""a" [1]"#);
        check(b"PNG\0\x01", "not text: it holds NUL bytes");
    }
}
