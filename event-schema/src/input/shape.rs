//! What bytes look like that are to be cut into bodies: one document, lines, or a line of something longer.
//!
//! It leaves out what a body holds.

use event_core::json::Reader;

/// Whether what starts with `held`, and ends with it if it `is_whole`, is several documents of one line each.
pub(super) fn is_lines(held: &[u8], is_whole: bool) -> bool {
    if is_whole && is_document(held) {
        return false;
    }
    let text = held.trim_ascii_start();
    let Some(end) = memchr::memchr(b'\n', text) else { return false };
    let (first, rest) = text.split_at(end);
    is_document(first) && !(is_whole && rest.trim_ascii().is_empty())
}

/// Whether the bytes are one JSON text.
pub(super) fn is_document(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let mut reader = Reader::new(text);
    reader.skip().and_then(|()| reader.end()).is_ok()
}

/// Whether a line looks as the first one of a document that goes on in the next.
pub(super) fn goes_on(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    matches!(line.first(), Some(b'{' | b'[')) && matches!(line.last(), Some(b'{' | b'[' | b',' | b':'))
}

/// What may help where a line was not taken; for the end of a message.
pub(crate) fn line_advice(line: &[u8]) -> &'static str {
    if goes_on(line) { "; a document on several lines needs --format document, or `jq -c .` to be one" } else { "" }
}

/// What may help where a body was not taken that should have been an object; for the end of a message.
pub(crate) fn array_advice(body: &[u8]) -> &'static str {
    let is_array = body.trim_ascii_start().first() == Some(&b'[') && is_document(body);
    if is_array { "; bodies in an array are taken one a line: `jq -c '.[]'` makes lines of it" } else { "" }
}
