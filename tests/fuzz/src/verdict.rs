//! Our verdict on a JSON text against serde_json's, and all in which the two may differ.
//!
//! - More than 64 levels: we refuse, serde_json takes up to 127.
//! - Numbers beyond f64, such as `1e400`: our grammar takes them (reading one as a number is what fails), serde_json
//!   refuses. At the very edge, above 1.797e308, it may also round a number that fits beyond it, and the other way round.
//! - An object whose first name is that of serde_json's `RawValue`: serde_json reads the text inside it as JSON.
//!
//! Everything else is judged alike: duplicate names are taken, lone surrogates, invalid UTF-8, a byte order mark, bare
//! control characters and bytes behind the value are refused.

use serde_json::Value;

use crate::document::{Doc, MAX_DEPTH};

/// What our side says of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Accepted,
    TooDeep,
    Refused,
}

/// Above this, serde_json may err on whether a number is an f64.
const EDGE: f64 = 1.797e308;

/// The name under which serde_json hands out raw text.
const RAW_NAME: &str = "$serde_json::private::RawValue";

/// Panics unless serde_json says the same of `bytes`, the listed differences aside.
pub(crate) fn hold(bytes: &[u8], ours: Verdict) {
    let theirs = serde_json::from_slice::<Value>(bytes);
    match (ours, theirs) {
        (Verdict::Accepted, Ok(_)) | (Verdict::Refused, Err(_)) | (Verdict::TooDeep, Err(_)) => {}
        (Verdict::TooDeep, Ok(value)) => assert!(depth(&value) > MAX_DEPTH, "too deep at {} levels", depth(&value)),
        (Verdict::Refused, Ok(_)) => panic!("refused, but serde_json reads it"),
        (Verdict::Accepted, Err(error)) => {
            let text = std::str::from_utf8(bytes).expect("what is accepted is UTF-8");
            let doc = Doc::parse(text).unwrap_or_else(|error| panic!("accepted, but no JSON: {error}"));
            assert!(excused(&doc), "accepted, but serde_json says: {error}");
        }
    }
}

/// Whether serde_json may refuse the document.
fn excused(doc: &Doc) -> bool {
    match doc {
        Doc::Number(text) => text.parse::<f64>().is_ok_and(|value| value.abs() > EDGE),
        Doc::List(items) => items.iter().any(excused),
        Doc::Object(members) => {
            members.first().is_some_and(|(name, _)| name == RAW_NAME) || members.iter().any(|(_, doc)| excused(doc))
        }
        _ => false,
    }
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}
