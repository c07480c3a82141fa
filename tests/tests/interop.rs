//! Our types among other people's: serde formats, schemars-derived types, threads.

use event_core::{Envelope, Event, Payload, RawJson};

mod ours {
    use super::{Event, Payload};

    #[derive(Debug, Clone, PartialEq, Event)]
    #[event("orders.placed.v1")]
    pub struct Order {
        #[json("line")]
        pub line: Line,
    }

    #[derive(Debug, Clone, PartialEq, Payload)]
    pub struct Line {
        #[json("sku")]
        pub sku: String,
    }
}

mod theirs {
    use super::Payload;

    #[derive(Debug, Clone, PartialEq, Payload)]
    pub struct Order {
        #[json("line")]
        pub line: Line,
    }

    #[derive(Debug, Clone, PartialEq, Payload)]
    pub struct Line {
        #[json("qty")]
        pub qty: u32,
    }

    #[derive(schemars::JsonSchema)]
    pub struct Plain {
        pub total: u32,
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
    let document = |sku: serde_json::Value, qty: serde_json::Value| {
        serde_json::json!({"line": {"total": 1}, "first": {"line": {"sku": sku}}, "second": {"line": {"qty": qty}}, "again": {"sku": "b"}})
    };
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
    let opaque = Opaque { raw: RawJson::parse(r#"{"a":1e5,"b":"\u00e9\/","c":[1.50,-0,18446744073709551615]}"#).expect("JSON") };
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
