//! Our types among other people's: serde formats, schemars-derived types, threads.

use event_core::{Envelope, Event, Payload, RawJson};

mod ours {
    use super::{Event, Payload};

    #[derive(Debug, Clone, PartialEq, Event)]
    #[event("orders.placed.v1")]
    pub(crate) struct Order {
        #[json("line")]
        pub(crate) line: Line,
    }

    #[derive(Debug, Clone, PartialEq, Payload)]
    pub(crate) struct Line {
        #[json("sku")]
        pub(crate) sku: String,
    }
}

mod theirs {
    use super::Payload;

    #[derive(Debug, Clone, PartialEq, Payload)]
    pub(crate) struct Order {
        #[json("line")]
        pub(crate) line: Line,
    }

    #[derive(Debug, Clone, PartialEq, Payload)]
    pub(crate) struct Line {
        #[json("qty")]
        pub(crate) qty: u32,
    }

    #[derive(schemars::JsonSchema)]
    #[schemars(rename = "Line")]
    #[allow(dead_code, reason = "only its schema is used")]
    pub(crate) struct Plain {
        pub(crate) total: u32,
    }
}

#[derive(schemars::JsonSchema)]
#[allow(dead_code, reason = "only its schema is used")]
struct Wrapped {
    line: theirs::Plain,
    first: ours::Order,
    second: theirs::Order,
    again: ours::Line,
}

#[test]
fn types_of_one_name_stay_apart_in_a_schema_of_schemars() {
    let schema = serde_json::to_value(schemars::schema_for!(Wrapped)).expect("a schema");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema that resolves");
    let document = |sku: serde_json::Value, qty: serde_json::Value| serde_json::json!({"line": {"total": 1}, "first": {"line": {"sku": sku}}, "second": {"line": {"qty": qty}}, "again": {"sku": "b"}});
    assert!(validator.is_valid(&document("a".into(), 1.into())), "{schema:#}");
    assert!(!validator.is_valid(&document(1.into(), 1.into())), "{schema:#}");
    assert!(!validator.is_valid(&document("a".into(), "1".into())), "{schema:#}");
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Children(Vec<Node>);

#[derive(Debug, Clone, PartialEq, Payload)]
struct Node {
    #[json("children")]
    children: Children,
}

#[derive(Debug, Clone, PartialEq, Event)]
#[event("trees.grown.v1")]
struct Grown {
    #[json("roots")]
    roots: Children,
}

#[test]
fn a_newtype_may_recur_through_a_struct() {
    let schema = serde_json::to_value(schemars::schema_for!(Grown)).expect("a schema");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema that resolves");
    assert!(validator.is_valid(&serde_json::json!({"roots": [{"children": [{"children": []}]}]})), "{schema:#}");
    assert!(!validator.is_valid(&serde_json::json!({"roots": [{"children": [{"children": 1}]}]})), "{schema:#}");
    let grown = event_core::catalog::entries().into_iter().find(|entry| entry.event_type == "trees.grown.v1");
    assert!(grown.expect("the event").contract(event_core::schema::Side::Writer).is_ok());
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Opaque {
    #[json("raw")]
    raw: RawJson,
}

#[test]
fn raw_json_goes_through_a_binary_format_as_values() {
    let opaque =
        Opaque { raw: RawJson::parse(r#"{"a":1e5,"b":"\u00e9\/","c":[1.50,-0,18446744073709551615]}"#).expect("JSON") };
    let mut cbor = Vec::new();
    ciborium::into_writer(&opaque, &mut cbor).expect("CBOR");
    let back: Opaque = ciborium::from_reader(&cbor[..]).expect("what was written");
    assert_eq!(back.raw.as_str(), r#"{"a":100000.0,"b":"é/","c":[1.5,-0.0,18446744073709551615]}"#);
    assert_eq!(serde_json::to_vec(&opaque).expect("JSON"), event_core::encode(&opaque).expect("JSON"));
}

#[test]
fn a_builder_of_envelopes_may_be_held_over_an_await() {
    fn sendable<T: Send>(_: &T) {}
    let order = ours::Order { line: ours::Line { sku: "mug".into() } };
    sendable(&Envelope::of(&order).source("/shop"));
}

#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(tag = "t", closed)]
enum Tagged {
    #[json("node")]
    Node {
        #[json("inner")]
        inner: Box<Tagged>,
    },
    #[json("leaf")]
    Leaf,
}

#[test]
fn late_tags_inside_late_tags_are_found_behind_large_members() {
    // What was scanned for one tag is kept in mind for the tags inside; see WORTH_KEEPING in the reader.
    let filler = format!("[{}0]", "0,".repeat(2_000_000));
    let mut text = format!(r#"{{"filler":{filler},"t":"leaf"}}"#);
    for _ in 0..60 {
        text = format!(r#"{{"inner":{text},"t":"node"}}"#);
    }
    let mut value: Tagged = event_core::decode(text.as_bytes()).expect("a chain");
    let mut levels = 0;
    while let Tagged::Node { inner } = value {
        (value, levels) = (*inner, levels + 1);
    }
    assert_eq!(levels, 60);
}

#[derive(Debug, serde::Deserialize)]
struct Around {
    #[serde(rename = "line")]
    _line: ours::Line,
}

#[test]
fn serde_json_says_the_line_and_we_the_place_inside_the_value() {
    let error = serde_json::from_str::<Around>("{\n\n  \"line\": {\"sku\": 7}}").expect_err("a number");
    assert_eq!(error.line(), 3);
    assert!(
        error
            .to_string()
            .starts_with("at /sku: expected a string, found a number of 1 digit, 8 bytes into the value at line 3"),
        "{error}"
    );
}

#[test]
fn a_bad_envelope_says_all_it_knows_through_decode_bytes() {
    let error = event_core::decode_bytes::<ours::Order>(
        br#"{"specversion":"1.0","id":"7","source":"/s","type":"t","x-y":1,"data":{}}"#,
    )
    .expect_err("a bad name");
    assert!(error.is_wrong_value() && std::error::Error::source(&error).is_some(), "{error}");
    assert_eq!((error.event_type(), error.id(), error.pointer()), (Some("t"), Some("7"), "/x-y"));
    assert_eq!(error.line_column(), Some((1, error.offset() + 1)));
}

#[test]
fn texts_of_errors_stay_short_whatever_comes() {
    let long = "k".repeat(100_000);
    let body = format!(r#"{{"line":{{"{long}":1,"{long}":2}}}}"#);
    let envelope =
        format!(r#"{{"specversion":"1.0","id":"{long}","source":"/s","type":"orders.placed.v1","data":{body}}}"#);
    let parsed = Envelope::parse(envelope).expect("an envelope");
    for error in [
        event_core::decode::<ours::Order>(body.as_bytes()).expect_err("a duplicate"),
        parsed.decode::<ours::Order>().expect_err("a duplicate"),
        event_core::decode_as::<ours::Order>(&long, b"{}").expect_err("another type"),
    ] {
        assert!(error.to_string().len() < 1_000, "{} bytes", error.to_string().len());
    }
}
