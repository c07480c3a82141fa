//! What bytes that are no JSON look like, so that an error can say it: consumers log "invalid character" otherwise.

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
    if form(trimmed) {
        return Some("a URL-encoded form");
    }
    if gob(bytes) {
        return Some("Go gob");
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
        ] {
            assert!(guess(bytes).is_some_and(|guess| guess.contains(part)), "{part}: {:?}", guess(bytes));
        }
        assert_eq!(guess(b"{\"a\":"), None);
    }
}
