//! Rule 25: upcasting, and types that are only read.

use event_core::catalog::{RecodeError, entries};
use event_core::schema::Side;
use event_core::{Envelope, Event, Payload, decode_as};

use crate::check::{both_ways, contract, reads, refuses};

/// The first version.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.upcast.v1")]
struct First {
    #[json("name")]
    name: String,
}

/// The second.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.upcast.v2", upcast = First)]
struct Second {
    #[json("names")]
    names: Vec<String>,
}

/// The third.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.upcast.v3", upcast = Second)]
struct Third {
    #[json("count")]
    count: u8,
}

impl From<First> for Second {
    fn from(old: First) -> Self {
        Self { names: vec![old.name] }
    }
}

impl From<Second> for Third {
    fn from(old: Second) -> Self {
        Self { count: u8::try_from(old.names.len()).unwrap_or(u8::MAX) }
    }
}

fn envelope(kind: &str, data: &str) -> String {
    format!(r#"{{"specversion":"1.0","type":"{kind}","id":"7","source":"/s","data":{data}}}"#)
}

#[test]
fn r25_1_an_older_body_is_read_through_its_own_type() {
    for (kind, data, count) in [
        ("rules.upcast.v3", r#"{"count":7}"#, 7),
        ("rules.upcast.v2", r#"{"names":["a","b"]}"#, 2),
        ("rules.upcast.v1", r#"{"name":"a"}"#, 1),
    ] {
        assert_eq!(decode_as::<Third>(kind, data.as_bytes()).expect(kind), Third { count });
        let text = envelope(kind, data);
        assert_eq!(event_core::decode_bytes::<Third>(text.as_bytes()).expect(kind), Third { count });
        let parsed = Envelope::parse(text).expect("an envelope");
        assert_eq!(parsed.decode::<Third>().expect(kind), Third { count });
    }
    // A newer one is not, nor is one under the type of another.
    assert!(decode_as::<First>("rules.upcast.v2", br#"{"name":"a"}"#).is_err());
    assert!(decode_as::<Third>("rules.upcast.v9", br#"{"count":7}"#).is_err());
    let error = decode_as::<Third>("rules.upcast.v2", br#"{"names":["a",7]}"#).expect_err("no text");
    assert_eq!(error.pointer(), "/names/1");
    let error = event_core::decode_bytes::<Third>(envelope("rules.upcast.v1", r#"{"name":7}"#).as_bytes())
        .expect_err("no text");
    assert_eq!((error.pointer(), error.event_type(), error.id()), ("/name", Some("rules.upcast.v1"), Some("7")));
}

/// Only what this service reads.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.readonly.v1", reader)]
struct ReadOnly {
    #[json("name")]
    name: String,
    #[json("part", omitempty)]
    part: Option<Part>,
}

#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(reader)]
struct Part {
    #[json("x", omitzero, alias = "y")]
    x: u8,
}

#[test]
fn s25_4_a_reader_type_exports_what_it_reads() {
    reads(r#"{"name":"a","part":{"y":1},"more":0}"#, &ReadOnly { name: "a".to_owned(), part: Some(Part { x: 1 }) });
    refuses::<ReadOnly>(r#"{"name":"a","part":{"x":-1}}"#, "/part/x");
    let entry = entries().into_iter().find(|entry| entry.event_type == "rules.readonly.v1").expect("in the catalog");
    assert!(entry.reader_only);
    assert!(matches!(entry.recode(br#"{"name":"a"}"#), Err(RecodeError::ReaderOnly)));
    entry.decode("rules.readonly.v1", br#"{"name":"a"}"#).expect("a body");
    let read = contract::<ReadOnly>(Side::Reader);
    assert_eq!((&read["x-contract"], &read["required"]), (&"reader".into(), &serde_json::json!(["name"])));
    // Their writers can be read too, of course.
    both_ways(&First { name: "a".to_owned() }, r#"{"name":"a"}"#);
}
