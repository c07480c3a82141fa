//! `peek`: on every document that `parse` accepts, `Head::peek` gives the same attributes, all of them when data is last.

use std::collections::BTreeMap;

use event_core::{Envelope, Head};

use crate::document::Doc;

/// Peeks at any bytes.
///
/// # Panics
/// `peek` panics, or differs from `parse` where that accepts.
pub fn peek(bytes: &[u8]) {
    let head = Head::peek(bytes);
    if let Err(error) = &head {
        assert!(error.offset() <= bytes.len(), "{error} at byte {} of {}", error.offset(), bytes.len());
    }
    let Ok(envelope) = Envelope::parse(bytes.to_vec()) else { return };
    let head = head.unwrap_or_else(|error| panic!("parsed, but not peeked: {error}"));
    let parsed: BTreeMap<_, _> = envelope.attributes().collect();
    let peeked: BTreeMap<_, _> = head.attributes().collect();
    for (name, value) in &peeked {
        assert_eq!(parsed.get(name), Some(value), "peek's {name}");
    }
    if data_is_last(bytes) {
        assert_eq!(peeked, parsed, "data is last, so peek sees all attributes");
    }
    assert_eq!(head.time_utc(), head.time().and(envelope.time_utc()));
}

/// Whether no attribute stands behind the data. A null `data_base64` is none.
fn data_is_last(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).expect("parse accepts UTF-8 alone");
    let Ok(Doc::Object(members)) = Doc::parse(text) else { panic!("parse accepts JSON objects alone") };
    let is_data = |(name, value): &(String, Doc)| name == "data" || name == "data_base64" && *value != Doc::Null;
    members.iter().position(is_data).is_none_or(|at| at == members.len() - 1)
}
