//! Where in a text a byte offset is: as a JSON Pointer, as line and column. Runs only after a failure.

use std::fmt::Write as _;

/// One open array or object on the way to the offset.
enum Level {
    Array { index: usize },
    Object { key: String, in_value: bool },
}

/// The JSON Pointer of the value, or of the member whose name starts, at `offset` of `text`.
///
/// `text` needs to be well formed only up to `offset`.
pub(crate) fn pointer_at(text: &str, offset: usize) -> String {
    let levels = walk(text, offset);
    let mut pointer = String::new();
    for level in &levels {
        match level {
            Level::Array { index } => {
                let _ = write!(pointer, "/{index}");
            }
            Level::Object { key, in_value: true } => {
                pointer.push('/');
                pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
            }
            Level::Object { in_value: false, .. } => {}
        }
    }
    if let (Some(Level::Object { in_value: false, .. }), Some(key)) = (levels.last(), key_at(text, offset)) {
        pointer.push('/');
        pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
    }
    pointer
}

/// The JSON Pointer of the value at which a half-written text ends.
pub(crate) fn pointer_at_end(partial: &[u8]) -> String {
    let text = String::from_utf8_lossy(partial);
    pointer_at(&text, text.len())
}

/// Line and column, both from 1, columns in characters.
pub(crate) fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

/// The levels that are open at `offset`.
fn walk(text: &str, offset: usize) -> Vec<Level> {
    let bytes = &text.as_bytes()[..offset.min(text.len())];
    let mut levels = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' => levels.push(Level::Object { key: String::new(), in_value: false }),
            b'[' => levels.push(Level::Array { index: 0 }),
            b'}' | b']' => {
                levels.pop();
            }
            b',' => match levels.last_mut() {
                Some(Level::Array { index }) => *index += 1,
                Some(Level::Object { in_value, .. }) => *in_value = false,
                None => {}
            },
            b':' => {
                if let Some(Level::Object { in_value, .. }) = levels.last_mut() {
                    *in_value = true;
                }
            }
            b'"' => {
                let end = string_end(bytes, at);
                if let Some(Level::Object { key, in_value: false }) = levels.last_mut() {
                    *key = key_at(text, at).unwrap_or_default();
                }
                at = end;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    levels
}

fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn key_at(text: &str, start: usize) -> Option<String> {
    let end = string_end(text.as_bytes(), start);
    serde_json::from_str(text.get(start..end)?).ok()
}
