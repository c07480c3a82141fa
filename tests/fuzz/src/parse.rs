//! `parse`: what `Envelope::parse` accepts is JSON and survives being written, and it judges data as serde_json does.

use std::collections::BTreeMap;

use event_core::{Envelope, EnvelopeError, RawData, decode_bytes};
use serde::de::IgnoredAny;

use crate::Wide;
use crate::document::Doc;
use crate::verdict::{self, Verdict};

/// Parses any bytes, as an envelope and as the data of one.
///
/// # Panics
/// What is accepted is no JSON, changes when it is written, or data is judged in another way than by
/// `serde_json::from_slice::<Value>`, the differences that `verdict` lists aside.
pub fn parse(bytes: &[u8]) {
    whole(bytes);
    let ours = as_data(bytes);
    verdict::hold(bytes, ours);
}

fn whole(bytes: &[u8]) {
    let envelope = match Envelope::parse(bytes.to_vec()) {
        Ok(envelope) => envelope,
        Err(error) => {
            assert!(decode_bytes::<Wide>(bytes).is_err_and(|other| other.to_string() == error.to_string()));
            return check_place(&error, bytes);
        }
    };
    serde_json::from_slice::<IgnoredAny>(bytes).unwrap_or_else(|error| panic!("accepted, but no JSON: {error}"));
    assert_eq!(envelope.as_bytes(), bytes);
    let again = Envelope::parse(envelope.to_vec()).unwrap_or_else(|error| panic!("written, but not read: {error}"));
    let attributes = |envelope: &Envelope| -> BTreeMap<String, String> {
        envelope.attributes().map(|(name, value)| (name.to_owned(), format!("{value:?}"))).collect()
    };
    assert_eq!(attributes(&again), attributes(&envelope));
    match (envelope.data(), again.data()) {
        (Some(data), Some(again)) => {
            assert_eq!((data.kind(), data.bytes()), (again.kind(), again.bytes()));
            check_data(data);
        }
        (None, None) => {}
        (data, again) => panic!("{data:?} is written as {again:?}"),
    }
    let (in_two_steps, in_one) = (envelope.decode::<Wide>(), decode_bytes::<Wide>(bytes));
    match (in_two_steps, in_one) {
        (Ok(two), Ok(one)) => assert_eq!(two, one),
        (Err(two), Err(one)) => assert_eq!(two.to_string(), one.to_string()),
        (two, one) => panic!("decoded in two steps: {two:?}, in one: {one:?}"),
    }
}

fn check_data(data: RawData<'_>) {
    let Some(json) = data.as_json() else {
        assert!(data.to_raw_value().is_err() && data.to_raw_json().is_err());
        return;
    };
    let raw = data.to_raw_value().unwrap_or_else(|error| panic!("no raw value: {error}"));
    assert_eq!(raw.get(), json);
    let doc = Doc::parse(json).unwrap_or_else(|error| panic!("accepted as data, but no JSON: {error}"));
    assert_eq!(data.to_raw_json().is_ok(), doc.outside_domain().is_none(), "{:?}", doc.outside_domain());
}

/// The verdict on `bytes` where they stand as the data of an envelope.
fn as_data(bytes: &[u8]) -> Verdict {
    const BEFORE: &[u8] = br#"{"specversion":"1.0","id":"1","source":"/s","type":"t","data":"#;
    let document = [BEFORE, bytes, b"}"].concat();
    match Envelope::parse(document) {
        // The bytes may hold the end of the data and more members behind it.
        Ok(envelope) => {
            let data = envelope.data().and_then(|data| data.as_json()).unwrap_or_default();
            if data.as_bytes() == trimmed(bytes) { Verdict::Accepted } else { Verdict::Refused }
        }
        Err(error) if error.is_too_deep() => Verdict::TooDeep,
        Err(_) => Verdict::Refused,
    }
}

/// Without JSON's white space around it, which is less than ASCII's.
fn trimmed(mut bytes: &[u8]) -> &[u8] {
    while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = bytes {
        bytes = rest;
    }
    while let [rest @ .., b' ' | b'\n' | b'\r' | b'\t'] = bytes {
        bytes = rest;
    }
    bytes
}

/// The error's offset lies in the document, and line and column are those of the offset.
fn check_place(error: &EnvelopeError, bytes: &[u8]) {
    assert!(error.offset() <= bytes.len(), "{error}: at byte {} of {}", error.offset(), bytes.len());
    let before = String::from_utf8_lossy(&bytes[..error.offset()]);
    let (line, column) = error.line_column();
    assert_eq!(line, before.matches('\n').count() + 1, "{error}");
    assert_eq!(column, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1, "{error}");
}
