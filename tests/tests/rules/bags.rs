//! Rule 11: parts that are opaque on purpose.

use event_core::{Event, RawJson};
use serde_json::json;

use crate::check::{both_ways, member, reads, refuses, same};

/// An opaque part.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.raw.v1")]
struct Raw {
    #[json("raw")]
    raw: RawJson,
    #[json("raws", omitempty)]
    raws: Vec<RawJson>,
}

fn raw(text: &str) -> Raw {
    Raw { raw: RawJson::parse(text).unwrap_or_else(|error| panic!("{text}: {error}")), raws: Vec::new() }
}

#[test]
fn r11_3_raw_json_is_compact_and_within_the_domain() {
    let spaced = " { \"b\" : [ 1.0 , -0 , 1e2 , \"\\u0041\" ] ,\n\"a\" : { } , \"n\" : null } ";
    assert_eq!(raw(spaced).raw.as_str(), r#"{"b":[1.0,-0,1e2,"A"],"a":{},"n":null}"#);
    both_ways(&raw(spaced), r#"{"raw":{"b":[1.0,-0,1e2,"A"],"a":{},"n":null}}"#);
    reads(&format!("{{\"raw\":{spaced}}}"), &raw(spaced));
    both_ways(&raw("null"), r#"{"raw":null}"#);
    let outside = [
        (r#"{"a":1,"a":2}"#, "/a"),
        (r#"[{"a":1,"\u0061":2}]"#, "/0/a"),
        ("[1e400]", "/0"),
        (r#"{"a":"\ud800"}"#, "/a"),
        ("[01]", "/0"),
        ("[1] 2", ""),
        ("", ""),
    ];
    for (text, pointer) in outside {
        let error = RawJson::parse(text).expect_err(text);
        if !pointer.is_empty() {
            assert_eq!(error.pointer(), pointer, "{text}: {error}");
        }
    }
    refuses::<Raw>(r#"{"raw":{"a":1,"a":2}}"#, "/raw/a");
    refuses::<Raw>(r#"{"raw":0,"raws":[[1e400]]}"#, "/raws/0/0");
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(RawJson::parse(&nested(64)).is_ok());
    assert!(RawJson::parse(&nested(65)).expect_err("65 levels").is_too_deep());
}

#[test]
fn s11_4_raw_json_may_be_anything() {
    assert_eq!(member::<Raw>("raw"), same(json!({})));
    assert_eq!(member::<Raw>("raws").0, json!({"type": "array", "items": {}, "minItems": 1}));
}
