//! `Deserialize` under other readers than `decode`: what comes out the same, what is refused, what is lost. Each cell of
//! the table is asserted.

use event_core::{Payload, RawJson, UnknownObject};
use event_tests::document::Doc;
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Debug, Clone, PartialEq, Payload)]
struct Plain {
    #[json("x", safe)]
    x: i64,
    #[json("note", omitempty)]
    note: Option<String>,
    #[json("list", omitempty)]
    list: Vec<Plain>,
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Float {
    #[json("x")]
    x: f64,
}

#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(tag = "op", closed)]
enum Tagged {
    #[json("set")]
    Set {
        #[json("to")]
        to: Box<Plain>,
    },
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Raw {
    #[json("raw")]
    raw: RawJson,
}

#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(tag = "op", open)]
enum Open {
    #[json("none")]
    None,
    #[json(other)]
    Unknown(UnknownObject),
}

/// A user's own struct, into which serde puts what it has kept.
#[derive(Deserialize)]
struct Around<T> {
    #[serde(rename = "$id")]
    _id: u8,
    #[serde(flatten)]
    inside: T,
}

/// A user's own enum, which serde tries one by one with what it has kept.
#[derive(Deserialize)]
#[serde(untagged)]
enum Either<T> {
    Ours(T),
}

fn cbor(doc: &Doc) -> ciborium::Value {
    match doc {
        Doc::Null => ciborium::Value::Null,
        Doc::Bool(value) => (*value).into(),
        Doc::Number(text) => match text.parse::<i64>() {
            Ok(value) => value.into(),
            Err(_) => text.parse::<f64>().expect("a number").into(),
        },
        Doc::Text(text) => text.as_str().into(),
        Doc::List(items) => ciborium::Value::Array(items.iter().map(cbor).collect()),
        Doc::Object(members) => {
            ciborium::Value::Map(members.iter().map(|(name, value)| (name.as_str().into(), cbor(value))).collect())
        }
    }
}

/// The columns of the table.
fn readers<T: DeserializeOwned>(text: &str) -> [Result<T, String>; 7] {
    let message = |error: &dyn std::fmt::Display| error.to_string();
    let value = serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    let flat = text.replacen('{', r#"{"$id":1,"#, 1).replace(",}", "}");
    let mut bytes = Vec::new();
    ciborium::into_writer(&cbor(&Doc::parse(text).expect("JSON")), &mut bytes).expect("CBOR");
    [
        serde_json::from_str(text).map_err(|error| message(&error)),
        serde_json::from_slice(text.as_bytes()).map_err(|error| message(&error)),
        serde_json::from_reader(text.as_bytes()).map_err(|error| message(&error)),
        serde_json::from_value(value).map_err(|error| message(&error)),
        serde_json::from_str(&flat).map(|Around { inside, .. }| inside).map_err(|error| message(&error)),
        serde_json::from_str(text).map(|Either::Ours(inside)| inside).map_err(|error| message(&error)),
        ciborium::from_reader(&bytes[..]).map_err(|error| message(&error)),
    ]
}

/// One sign for each reader: `=` as `decode`, whether that reads or refuses; `!` refused where `decode` reads; `+` read
/// where `decode` refuses; `~` read as another value.
fn row<T: Payload + DeserializeOwned + PartialEq>(text: &str) -> String {
    let expected = event_core::decode::<T>(text.as_bytes()).ok();
    let signs = readers::<T>(text).into_iter().map(|read| match (&expected, read.ok()) {
        (Some(expected), Some(read)) if *expected != read => '~',
        (Some(_), Some(_)) | (None, None) => '=',
        (Some(_), None) => '!',
        (None, Some(_)) => '+',
    });
    signs.collect()
}

/// What keeps the members of an object in order, and so a raw value's text, on the way through a value.
fn keeps_order() -> bool {
    serde_json::from_str::<serde_json::Value>(r#"{"b":0,"a":0}"#).expect("JSON").to_string().starts_with("{\"b\"")
}

/// Whether serde_json's feature `arbitrary_precision` is on.
fn keeps_numbers() -> bool {
    serde_json::from_str::<serde_json::Value>("1.50").is_ok_and(|value| format!("{value}") == "1.50")
}

/// Whether serde_json's feature `float_roundtrip` is on.
fn is_exact() -> bool {
    serde_json::from_str::<f64>("907.3038322028689").is_ok_and(|read| read.to_string() == "907.3038322028689")
}

#[test]
fn r24_1_deserialize_reads_as_decode_does_where_its_source_allows() {
    //           str, slice, reader, value, flatten, untagged, CBOR
    check::<Plain>(r#"{"x":1,"note":"\u00e4","list":[{"x":2}]}"#, "=======");
    check::<Plain>(r#"{"x":1e2,"note":null,"more":[{}]}"#, "=======");
    check::<Plain>(r#"{"x":9007199254740991}"#, "=======");
    check::<Plain>(r#"{"x":9007199254740992}"#, "=======");
    check::<Plain>(r#"{"x":1.5}"#, "=======");
    check::<Plain>(r#"{"x":1,"list":[[2]]}"#, "=======");
    check::<Plain>(r#"{"x":1,"list":[{"x":1},{"y":1}]}"#, "=======");
    // A value keeps the last of two names.
    check::<Plain>(r#"{"x":1,"x":1}"#, "===+===");
    check::<Plain>(r#"{"x":1,"more":1,"more":2}"#, "===+===");
    // The tag may stand anywhere.
    check::<Tagged>(r#"{"op":"set","to":{"x":1}}"#, "=======");
    check::<Tagged>(r#"{"to":{"x":1},"op":"set"}"#, "=======");
    check::<Tagged>(r#"{"to":{"x":1,"x":1},"op":"set"}"#, "===+===");
    check::<Tagged>(r#"{"to":{"x":1},"op":"get"}"#, "=======");
    check::<Float>(r#"{"x":1.5}"#, "=======");
    check::<Float>(r#"{"x":-0.0}"#, "=======");
    // serde_json's own parser, which every value goes through, rounds one double in ten in its last digit, unless its
    // feature `float_roundtrip` is on.
    check::<Float>(r#"{"x":907.3038322028689}"#, if is_exact() { "=======" } else { "===~~~=" });
    // What is kept raw keeps its texts under the text readers only: elsewhere 1.50 is a float.
    check::<Raw>(r#"{"raw":{"a":[1.5,1,"x"],"b":null}}"#, "=======");
    check::<Raw>(r#"{"raw":1.50}"#, if keeps_numbers() { "======~" } else { "===~~~~" });
    check::<Raw>(r#"{"raw":{"a":1,"a":2}}"#, "===+===");
    check::<Raw>(r#"{"raw":{"b":1,"a":2}}"#, if keeps_order() { "=======" } else { "===~===" });
    check::<Open>(r#"{"a":{"b":1},"op":"odd"}"#, "=======");
    check::<Open>(r#"{"op":"odd","a":1}"#, if keeps_order() { "=======" } else { "===~===" });
    check::<Open>(r#"{"a":1}"#, "=======");
}

#[track_caller]
fn check<T: Payload + DeserializeOwned + PartialEq>(text: &str, expected: &str) {
    assert_eq!(row::<T>(text), expected, "{text}: {:?}", readers::<T>(text).map(|read| read.err()));
}
