//! Rule 19: names that come twice.

use std::collections::BTreeMap;

use event_core::{Envelope, Event, Payload};

use crate::check::{reads, refuses};

#[derive(Debug, Clone, Default, PartialEq, Payload)]
struct Inner {
    #[json("x", omitzero)]
    x: u8,
}

/// Objects that are modelled.
#[derive(Debug, Clone, Default, PartialEq, Event)]
#[event("rules.twice.v1")]
struct Twice {
    #[json("inner", default)]
    inner: Inner,
    #[json("map", omitempty)]
    map: BTreeMap<String, Inner>,
}

#[test]
fn r19_1_an_attribute_that_comes_twice_is_refused() {
    let envelope = |head: &str, tail: &str| {
        format!(
            r#"{{"specversion":"1.0","type":"rules.twice.v1","id":"1"{head},"source":"/s","data":{{"inner":{{}}}}{tail}}}"#
        )
    };
    Envelope::parse(envelope("", "")).expect("an envelope");
    for (head, tail) in [
        (r#","id":"1""#, ""),
        (r#","i\u0064":"2""#, ""),
        ("", r#","id":"1""#),
        ("", r#","data":{}"#),
        (r#","data":{}"#, ""),
        (r#","shard":1"#, r#","shard":1"#),
        (r#","data_base64":"e30=""#, ""),
    ] {
        let text = envelope(head, tail);
        assert!(Envelope::parse(text.clone()).is_err(), "{text}");
        assert!(event_core::decode_bytes::<Twice>(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn r19_2_a_name_that_comes_twice_in_a_modelled_object_is_refused() {
    for (text, pointer) in [
        (r#"{"inner":{},"inner":{}}"#, "/inner"),
        (r#"{"inner":{},"\u0069nner":{}}"#, "/inner"),
        (r#"{"inner":{"x":1,"x":1}}"#, "/inner/x"),
        (r#"{"inner":{"y":1,"y":2}}"#, "/inner/y"),
        (r#"{"more":1,"inner":{},"more":[]}"#, "/more"),
        (r#"{"map":{"a":{},"a":{}}}"#, "/map/a"),
        (r#"{"map":{"a":{},"b":{"z":0,"z":0}}}"#, "/map/b/z"),
    ] {
        let error = refuses::<Twice>(text, pointer);
        assert!(error.is_duplicate(), "{text}: {error}");
    }
    let many: String = (0..100).map(|at| format!("\"k{at}\":0,")).collect();
    reads(&format!("{{{many}\"inner\":{{}}}}"), &Twice::default());
    let error = event_core::decode::<Twice>(format!("{{{many}\"k50\":0}}").as_bytes()).expect_err("k50 comes twice");
    assert!(error.is_duplicate(), "{error}");
    // The inside of what the type does not model is not looked at.
    reads(r#"{"more":{"a":1,"a":2}}"#, &Twice::default());
}
