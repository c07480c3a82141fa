//! What lies behind a failed read, so that an error can say it: [`guess`] tells what bytes that are no JSON look like
//! (consumers log "invalid character" otherwise), [`hint`] what a text that nearly is what was wanted suggests.
//!
//! Both run only after a failure, and name no value of the text. They leave out what only an envelope can suggest.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::json::{Abridged, Found, Problem, Reader};

/// Names the format that `bytes` seem to be in.
pub(crate) fn guess(bytes: &[u8]) -> Option<&'static str> {
    let text_start = bytes.iter().position(|byte| !byte.is_ascii_whitespace());
    let trimmed = &bytes[text_start.unwrap_or(bytes.len())..];
    let starts = |prefix: &[u8]| bytes.starts_with(prefix);
    if trimmed.is_empty() {
        return Some("an empty body");
    }
    if starts(b"\xEF\xBB\xBF") {
        return Some("JSON behind a byte order mark, which JSON must not have");
    }
    if starts(b"\xFF\xFE") || starts(b"\xFE\xFF") || utf16(bytes) {
        return Some("UTF-16, where JSON on the wire is UTF-8");
    }
    if starts(b"\x1F\x8B") {
        return Some("gzip: decompress it first (Content-Encoding)");
    }
    if starts(b"\x28\xB5\x2F\xFD") {
        return Some("zstd: decompress it first (Content-Encoding)");
    }
    if starts(b"Obj\x01") {
        return Some("an Avro file");
    }
    if bytes.len() >= 6 && bytes[0] == 0 {
        return Some("a Confluent Schema Registry message: a zero byte and a schema id in front of the body");
    }
    if trimmed[0] == b'<' {
        return Some("HTML or XML, perhaps an error page");
    }
    if base64_of_json(trimmed) {
        return Some("base64 of JSON: decode it first");
    }
    if form(trimmed) {
        return Some("a URL-encoded form");
    }
    if gob(bytes) {
        return Some("Go gob");
    }
    if plain(trimmed) {
        return Some("plain text");
    }
    if bytes.first().is_some_and(|&first| first >= 0x80 || (first < 0x20 && !first.is_ascii_whitespace())) {
        return Some("a binary format (MessagePack, CBOR, Protobuf or Avro)");
    }
    None
}

/// ASCII as two-byte units: every second byte is zero.
fn utf16(bytes: &[u8]) -> bool {
    let pairs = bytes.get(..4);
    pairs.is_some_and(|b| {
        (b[0] != 0 && b[1] == 0 && b[2] != 0 && b[3] == 0) || (b[0] == 0 && b[1] != 0 && b[2] == 0 && b[3] != 0)
    })
}

/// `name=value`, with a name of letters.
fn form(text: &[u8]) -> bool {
    let name = text.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    name > 0 && text.get(name) == Some(&b'=')
}

/// A message length, a negative type id (0xFF and one byte), as gob starts.
fn gob(bytes: &[u8]) -> bool {
    bytes.len() > 4 && (0x03..0x80).contains(&bytes[0]) && bytes[1] == 0xFF && bytes[2] >= 0x80
}

/// `{` or `[` and what may come next, in base64, and nothing but base64 up to the end.
fn base64_of_json(text: &[u8]) -> bool {
    let text = text.trim_ascii_end();
    let alphabet = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_=".contains(byte);
    let start = text.get(..4).and_then(|start| STANDARD.decode(start).ok());
    let opens = |start: Vec<u8>| {
        matches!(start[..], [b'{', b'"' | b' ' | b'\n' | b'\r' | b'\t', ..] | [b'[', b'{' | b'"' | b'[', ..])
    };
    text.len() >= 8 && text.iter().all(alphabet) && start.is_some_and(opens)
}

/// A word that JSON does not know, with text behind it.
fn plain(text: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(text) else { return false };
    let word = &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())];
    let json = ["true", "false", "null"].iter().any(|literal| literal.starts_with(word));
    !json
        && !text.contains(|c: char| c.is_control() && !c.is_ascii_whitespace())
        && word.starts_with(char::is_alphabetic)
}

/// What the failure at `offset` of `text` suggests.
pub(crate) fn hint(text: &str, offset: usize, problem: &Problem) -> Option<Cow<'static, str>> {
    match problem {
        Problem::Syntax { .. } => ends_early(text, offset).then_some(CUT_OFF.into()),
        Problem::Expected { found: Found::String(_), .. } => in_string(text.get(offset..)?).map(Cow::Borrowed),
        Problem::Missing { field } => {
            let names = names_at(text.get(offset..)?)?;
            if names.iter().any(|name| name == "specversion") {
                return Some("an envelope? `Envelope::parse` reads it".into());
            }
            let near = names.iter().find(|name| folded(name) == folded(field))?;
            Some(format!("there is `{}`", Abridged(near)).into())
        }
        _ => None,
    }
}

/// The hint at a text that ends too early.
pub(crate) const CUT_OFF: &str = "the text ends here: cut off?";

/// The names of the object that starts `text`, if it is well formed throughout.
pub(crate) fn names_at(text: &str) -> Option<Vec<Cow<'_, str>>> {
    let mut reader = Reader::new(text);
    let mut object = reader.begin_object("an object").ok()?;
    let mut names = Vec::new();
    while let Some(key) = reader.next_key(&mut object).ok()? {
        names.push(key.text);
        reader.raw_body().ok()?;
    }
    Some(names)
}

/// A name without what its writers disagree on: case, underscores, hyphens, spaces.
pub(crate) fn folded(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

/// Whether what stands at `offset` is the start of a token that the end of the text cuts off.
fn ends_early(text: &str, offset: usize) -> bool {
    let rest = text.get(offset..).unwrap_or_default();
    let escape = |rest: &str| {
        let units = rest.strip_prefix("\\u").and_then(|rest| rest.get(4..));
        rest == "\\" || units.is_some_and(|behind| behind.is_empty() || behind == "\\")
    };
    rest.is_empty() || escape(rest) || ["true", "false", "null"].iter().any(|literal| literal.starts_with(rest))
}

/// What the string that starts `rest` holds, where that is JSON again.
fn in_string(rest: &str) -> Option<&'static str> {
    let inner = Reader::new(rest).string("a string").ok()?;
    let mut reader = Reader::new(&inner);
    let opens = matches!(reader.peek(), Some(b'{' | b'['));
    if opens && reader.skip().and_then(|()| reader.end()).is_ok() {
        return Some("it holds JSON: encoded twice?");
    }
    base64_of_json(inner.as_bytes()).then_some("it holds base64 of JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_first_bytes() {
        for (bytes, part) in [
            (&b"\x1F\x8B\x08\x00"[..], "gzip"),
            (b"  <!DOCTYPE html>", "HTML"),
            (b"\xEF\xBB\xBF{}", "byte order mark"),
            (b"\xFF\xFE{\0}\0", "UTF-16"),
            (b"{\0\"\0a\0", "UTF-16"),
            (b"\0\0\0\0\x2A\x02", "Confluent"),
            (b"Obj\x01\x04", "Avro"),
            (b"payload=%7B%7D", "form"),
            (b"\x1F\xFF\x81\x03\x01", "gob"),
            (b"\x82\xA1a\x01", "binary"),
            (b" \n", "empty"),
            (b"eyJxdHkiOjF9", "base64 of JSON"),
            (b"W3sicXR5IjoxfV0=\n", "base64 of JSON"),
            (b"no route to host\n", "plain text"),
            ("Änderung: 7".as_bytes(), "plain text"),
            (b"None", "plain text"),
        ] {
            assert!(guess(bytes).is_some_and(|guess| guess.contains(part)), "{part}: {:?}", guess(bytes));
        }
        for json in [&b"{\"a\":"[..], b"tru", b"nul", b"null,", b"[1,]", b"\"a", b"12 monkeys"] {
            assert_eq!(guess(json), None, "{json:?}");
        }
    }
}
