//! What the tests of all themes ask for: a value and its text, a refusal and its place, a schema of each side.

use std::fmt::Debug;

use event_core::catalog::entries;
use event_core::schema::Side;
use event_core::{DecodeError, Encode, EncodeError, Event, Payload, decode, encode};
use serde::Serialize;
use serde_json::Value;

/// The value is written as this text, by `encode` and by `Serialize`, and the text is read as the value.
#[track_caller]
pub(crate) fn both_ways<T: Encode + Serialize + PartialEq + Debug>(value: &T, text: &str) {
    let bytes = encode(value).unwrap_or_else(|error| panic!("{value:?}: {error}"));
    assert_eq!(String::from_utf8_lossy(&bytes), text);
    assert_eq!(serde_json::to_string(value).expect("what encodes serializes"), text);
    reads(text, value);
}

/// The text is read as the value.
#[track_caller]
pub(crate) fn reads<T: Payload + PartialEq + Debug>(text: &str, value: &T) {
    match decode::<T>(text.as_bytes()) {
        Ok(read) => assert_eq!(read, *value, "{text}"),
        Err(error) => panic!("{text}: {error}"),
    }
}

/// The text is not read; the place is a JSON Pointer.
#[track_caller]
pub(crate) fn refuses<T: Payload + Debug>(text: &str, pointer: &str) -> DecodeError {
    let error = decode::<T>(text.as_bytes()).expect_err(text);
    assert_eq!(error.pointer(), pointer, "{text}: {error}");
    error
}

/// The value is not written; the place is a JSON Pointer.
#[track_caller]
pub(crate) fn unwritable<T: Encode + Debug>(value: &T, pointer: &str) -> EncodeError {
    let error = encode(value).expect_err(&format!("{value:?}"));
    assert_eq!(error.pointer(), pointer, "{value:?}: {error}");
    error
}

/// The event's contract, from the catalog.
#[track_caller]
pub(crate) fn contract<E: Event>(side: Side) -> Value {
    let found = entries().into_iter().find(|entry| entry.event_type == E::TYPE);
    let entry = found.unwrap_or_else(|| panic!("{} is not in the catalog", E::TYPE));
    entry.contract(side).unwrap_or_else(|error| panic!("{error}")).schema
}

/// The schema of a member on the writer's side and on the reader's.
#[track_caller]
pub(crate) fn member<E: Event>(name: &str) -> (Value, Value) {
    let of = |side| contract::<E>(side)["properties"][name].clone();
    (of(Side::Writer), of(Side::Reader))
}

/// Whether a member is required, on the writer's side and on the reader's.
#[track_caller]
pub(crate) fn required<E: Event>(name: &str) -> (bool, bool) {
    let of = |side| contract::<E>(side)["required"].as_array().is_some_and(|names| names.iter().any(|it| it == name));
    (of(Side::Writer), of(Side::Reader))
}

/// A schema that is the same on both sides.
pub(crate) fn same(schema: Value) -> (Value, Value) {
    (schema.clone(), schema)
}

/// Whether the pattern of a schema matches.
#[track_caller]
pub(crate) fn matches(schema: &Value, text: &str) -> bool {
    let pattern = schema["pattern"].as_str().unwrap_or_else(|| panic!("no pattern in {schema}"));
    let only = serde_json::json!({"type": "string", "pattern": pattern});
    jsonschema::is_valid(&only, &text.into())
}
