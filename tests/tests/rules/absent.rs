//! Rule 3: `omitempty` and `omitzero`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use event_core::{Event, Payload};
use serde_json::json;

use crate::check::{both_ways, member, reads, refuses, required};

#[derive(Debug, Clone, Default, PartialEq, Payload)]
struct Skus(Vec<String>);

/// Whatever `omitempty` is for.
#[derive(Debug, Clone, Default, PartialEq, Event)]
#[event("rules.empty.v1")]
struct Empty {
    #[json("option", omitempty)]
    option: Option<u32>,
    #[json("text", omitempty)]
    text: String,
    #[json("shared", omitempty)]
    shared: Arc<str>,
    #[json("fixed", omitempty)]
    fixed: Cow<'static, str>,
    #[json("bytes", omitempty, base64)]
    bytes: Vec<u8>,
    #[json("list", omitempty)]
    list: Vec<bool>,
    #[json("map", omitempty)]
    map: BTreeMap<String, u8>,
    #[json("boxed", omitempty)]
    boxed: Box<Skus>,
    #[json("newtype", omitempty)]
    newtype: Skus,
    #[json("optional_text", omitempty)]
    optional_text: Option<String>,
}

const NAMES: [&str; 10] =
    ["option", "text", "shared", "fixed", "bytes", "list", "map", "boxed", "newtype", "optional_text"];

fn full() -> Empty {
    Empty {
        option: Some(0),
        text: "t".to_owned(),
        shared: "s".into(),
        fixed: "f".into(),
        bytes: vec![0],
        list: vec![false],
        map: BTreeMap::from([(String::new(), 0)]),
        boxed: Box::new(Skus(vec!["b".to_owned()])),
        newtype: Skus(vec![String::new()]),
        optional_text: Some(String::new()),
    }
}

#[test]
fn r3_1_omitempty_leaves_out_what_is_empty() {
    both_ways(&Empty::default(), "{}");
    let text = r#"{"option":0,"text":"t","shared":"s","fixed":"f","bytes":"AA==","list":[false],"map":{"":0},"boxed":["b"],"newtype":[""],"optional_text":""}"#;
    both_ways(&full(), text);
}

#[test]
fn r3_2_absent_null_and_empty_are_read_as_empty() {
    let nulls: Vec<String> = NAMES.iter().map(|name| format!("\"{name}\":null")).collect();
    reads(&format!("{{{}}}", nulls.join(",")), &Empty::default());
    let empty = r#"{"text":"","shared":"","fixed":"","bytes":"","list":[],"map":{},"boxed":[],"newtype":[]}"#;
    reads(empty, &Empty::default());
    refuses::<Empty>(r#"{"text":0}"#, "/text");
    refuses::<Empty>(r#"{"list":{}}"#, "/list");
}

#[test]
fn s3_3_a_member_with_omitempty_is_not_required_and_null_is_for_readers() {
    for name in NAMES {
        assert_eq!(required::<Empty>(name), (false, false), "{name}");
    }
    let text = (json!({"type": "string", "minLength": 1}), json!({"type": ["string", "null"]}));
    for name in ["text", "shared", "fixed"] {
        assert_eq!(member::<Empty>(name), text, "{name}");
    }
    let list = |item: &str| {
        let items = json!({"type": item});
        (json!({"type": "array", "items": items, "minItems": 1}), json!({"type": ["array", "null"], "items": items}))
    };
    assert_eq!(member::<Empty>("list"), list("boolean"));
    assert_eq!(member::<Empty>("newtype"), list("string"));
    assert_eq!(member::<Empty>("boxed"), list("string"));
    let values = json!({"type": "integer", "minimum": 0, "maximum": 255});
    let written = json!({"type": "object", "additionalProperties": values, "minProperties": 1});
    assert_eq!(member::<Empty>("map"), (written, json!({"type": ["object", "null"], "additionalProperties": values})));
    assert_eq!(member::<Empty>("bytes").0["minLength"], 1);
    assert_eq!(member::<Empty>("bytes").1["type"], json!(["string", "null"]));
    // Of an Option only None is left out.
    assert_eq!(member::<Empty>("optional_text"), (json!({"type": "string"}), json!({"type": ["string", "null"]})));
}

/// Whatever `omitzero` is for.
#[derive(Debug, Clone, Default, PartialEq, Event)]
#[event("rules.zero.v1")]
struct Zero {
    #[json("signed", omitzero)]
    signed: i16,
    #[json("unsigned", omitzero)]
    unsigned: u16,
    #[json("ranged", omitzero, range = 0..=9)]
    ranged: i8,
    #[json("float", omitzero)]
    float: f64,
    #[json("flag", omitzero)]
    flag: bool,
    #[json("text", omitzero, string)]
    text: i64,
    #[json("safe", omitzero, safe)]
    safe: Box<i64>,
}

const ZEROS: [(&str, &str); 7] = [
    ("signed", "0"),
    ("unsigned", "0"),
    ("ranged", "0"),
    ("float", "0"),
    ("flag", "false"),
    ("text", "\"0\""),
    ("safe", "0"),
];

#[test]
fn r3_5_omitzero_leaves_out_zero_and_false_and_refuses_null() {
    both_ways(&Zero::default(), "{}");
    both_ways(&Zero { float: -0.0, ..Zero::default() }, "{}");
    let one = Zero { signed: -1, unsigned: 1, ranged: 1, float: 0.5, flag: true, text: 1, safe: Box::new(-1) };
    both_ways(&one, r#"{"signed":-1,"unsigned":1,"ranged":1,"float":0.5,"flag":true,"text":"1","safe":-1}"#);
    for (name, zero) in ZEROS {
        reads(&format!("{{\"{name}\":{zero}}}"), &Zero::default());
        refuses::<Zero>(&format!("{{\"{name}\":null}}"), &format!("/{name}"));
    }
}

#[test]
fn s3_6_the_writer_never_writes_zero() {
    let integer = |min: i64, max: i64| json!({"type": "integer", "minimum": min, "maximum": max});
    let not_zero = |mut schema: serde_json::Value| {
        schema["not"] = json!({"const": 0});
        schema
    };
    for (name, _) in ZEROS {
        assert_eq!(required::<Zero>(name), (false, false), "{name}");
    }
    assert_eq!(member::<Zero>("signed"), (not_zero(integer(-32768, 32767)), integer(-32768, 32767)));
    assert_eq!(member::<Zero>("unsigned"), (integer(1, 65535), integer(0, 65535)));
    assert_eq!(member::<Zero>("ranged"), (integer(1, 9), integer(0, 9)));
    assert_eq!(member::<Zero>("float"), (not_zero(json!({"type": "number"})), json!({"type": "number"})));
    assert_eq!(member::<Zero>("flag"), (json!({"type": "boolean", "enum": [true]}), json!({"type": "boolean"})));
    let (written, read) = member::<Zero>("text");
    assert_eq!((&written["not"], &read["not"]), (&json!({"const": "0"}), &json!(null)));
    assert_eq!(member::<Zero>("safe").0["not"], json!({"const": 0}));
}
