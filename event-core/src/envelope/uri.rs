//! The grammar of URIs, RFC 3986, as far as `source` and `dataschema` need it: is this text one?
//!
//! It leaves out resolving, normalising and taking apart, which is why it needs no library.

/// Whether `text` is a URI reference (section 4.1). The empty text is one.
pub(super) fn is_reference(text: &str) -> bool {
    let (before, fragment) = cut(text, '#');
    let (hierarchy, query) = cut(before, '?');
    let path = match scheme_length(hierarchy) {
        Some(length) => &hierarchy[length + 1..],
        // Without a scheme the first segment has no colon (path-noscheme).
        None if hierarchy.split('/').next().is_some_and(|segment| segment.contains(':')) => return false,
        None => hierarchy,
    };
    let path_holds = match path.strip_prefix("//") {
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            is_authority(authority) && holds(path, b":@/")
        }
        None => holds(path, b":@/"),
    };
    path_holds && holds(query, b":@/?") && holds(fragment, b":@/?")
}

/// Whether `text` is a URI with a scheme. A fragment is let pass although absolute-URI (section 4.3) has none, since
/// producers point into their schemas with one.
pub(super) fn is_absolute(text: &str) -> bool {
    scheme_length(text).is_some() && is_reference(text)
}

fn cut(text: &str, at: char) -> (&str, &str) {
    text.split_once(at).unwrap_or((text, ""))
}

fn scheme_length(text: &str) -> Option<usize> {
    let colon = text.find(':')?;
    let scheme = &text.as_bytes()[..colon];
    let letters = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
    (scheme.first()?.is_ascii_alphabetic() && scheme.iter().all(letters)).then_some(colon)
}

fn is_authority(text: &str) -> bool {
    let (user, host_and_port) = text.rsplit_once('@').unwrap_or(("", text));
    let (host_holds, port) = match host_and_port.strip_prefix('[') {
        Some(literal) => {
            let Some((literal, port)) = literal.split_once(']') else { return false };
            (!literal.is_empty() && holds(literal, b":"), port)
        }
        None => {
            let (host, port) = host_and_port.split_at(host_and_port.find(':').unwrap_or(host_and_port.len()));
            (holds(host, b""), port)
        }
    };
    let port_holds = port.is_empty() || port.strip_prefix(':').is_some_and(|p| p.bytes().all(|b| b.is_ascii_digit()));
    holds(user, b":") && host_holds && port_holds
}

/// Whether `text` holds only unreserved characters, sub-delimiters, percent escapes and what `also` allows.
fn holds(text: &str, also: &[u8]) -> bool {
    let bytes = text.as_bytes();
    let is_hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'%' => is_hex(at + 1) && is_hex(at + 2),
        _ => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(byte) || also.contains(byte),
    })
}
