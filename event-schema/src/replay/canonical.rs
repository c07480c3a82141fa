//! RFC 8785, the JSON Canonicalization Scheme: the one text that all equal documents have.

use event_core::json::Writer;
use event_core::{DecodeError, RawJson};

use super::document::{Node, Value, parse};

/// The canonical text of a JSON document: RFC 8785, members sorted by the UTF-16 of their names, each number the nearest
/// f64 as ECMAScript writes it.
///
/// ```
/// assert_eq!(event_schema::canonical(br#"{"b": 1.0, "a": "\u0041"}"#)?, r#"{"a":"A","b":1}"#);
/// # Ok::<(), event_core::DecodeError>(())
/// ```
///
/// # Errors
/// No JSON, names that come twice, lone surrogates, numbers beyond f64, more than 64 levels.
pub fn canonical(body: &[u8]) -> Result<String, DecodeError> {
    let json: RawJson = event_core::decode(body)?;
    let (node, _) = parse(json.as_str(), &[]).expect("RawJson holds JSON");
    Ok(text(&node))
}

/// The canonical text of a value; what is not modelled stays as it is.
pub(super) fn text(node: &Node<'_>) -> String {
    let mut out = Vec::new();
    write(node, &mut out);
    String::from_utf8(out).expect("JSON from UTF-8 is UTF-8")
}

/// Recursive, which the reader's depth limit has bounded.
fn write(node: &Node<'_>, out: &mut Vec<u8>) {
    match &node.value {
        Value::String(text) => Writer::new(out).string(text),
        // A number beyond f64 has no canonical form.
        Value::Number => match node.text.parse().ok().filter(|number: &f64| number.is_finite()) {
            Some(number) => out.extend_from_slice(ryu_js::Buffer::new().format_finite(number).as_bytes()),
            None => out.extend_from_slice(node.text.as_bytes()),
        },
        Value::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                write(item, out);
            }
            out.push(b']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|a, b| a.name.encode_utf16().cmp(b.name.encode_utf16()));
            out.push(b'{');
            for (index, member) in members.into_iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                Writer::new(out).string(&member.name);
                out.push(b':');
                write(&member.node, out);
            }
            out.push(b'}');
        }
        Value::Literal | Value::Unmodelled => out.extend_from_slice(node.text.as_bytes()),
    }
}
