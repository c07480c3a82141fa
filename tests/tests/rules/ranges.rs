//! Rule 16: `range` and `len`.

use std::collections::BTreeMap;

use event_core::Event;
use serde_json::json;

use crate::check::{both_ways, matches, member, refuses, same, unwritable};

/// Numbers within ranges.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.ranges.v1")]
struct Ranges {
    #[json("count", range = 1..=100)]
    count: u32,
    #[json("below", range = -5..5)]
    below: i8,
    #[json("share", range = 0.0..1.0)]
    share: f64,
    #[json("minor", string, range = -10..=1_000)]
    minor: i64,
    #[json("from", safe, range = 5..)]
    from: u64,
    #[json("each", range = ..=9)]
    each: Vec<u16>,
}

fn ranges() -> Ranges {
    Ranges { count: 1, below: -5, share: 0.0, minor: -10, from: 5, each: vec![9, 0] }
}

#[test]
fn r16_1_range_bounds_numbers_both_ways() {
    let low = r#"{"count":1,"below":-5,"share":0.0,"minor":"-10","from":5,"each":[9,0]}"#;
    both_ways(&ranges(), low);
    let high = Ranges { count: 100, below: 4, share: 0.999, minor: 1000, ..ranges() };
    both_ways(&high, r#"{"count":100,"below":4,"share":0.999,"minor":"1000","from":5,"each":[9,0]}"#);
    let outside: [(Ranges, &str); 10] = [
        (Ranges { count: 0, ..ranges() }, "/count"),
        (Ranges { count: 101, ..ranges() }, "/count"),
        (Ranges { below: -6, ..ranges() }, "/below"),
        (Ranges { below: 5, ..ranges() }, "/below"),
        (Ranges { share: -0.1, ..ranges() }, "/share"),
        (Ranges { share: 1.0, ..ranges() }, "/share"),
        (Ranges { minor: -11, ..ranges() }, "/minor"),
        (Ranges { minor: 1001, ..ranges() }, "/minor"),
        (Ranges { from: 4, ..ranges() }, "/from"),
        (Ranges { each: vec![9, 10], ..ranges() }, "/each/1"),
    ];
    for (value, pointer) in outside {
        unwritable(&value, pointer);
    }
    for (from, to, pointer) in [
        ("\"count\":1", "\"count\":0", "/count"),
        ("\"below\":-5", "\"below\":5.0", "/below"),
        ("\"share\":0.0", "\"share\":1", "/share"),
        ("\"-10\"", "\"-11\"", "/minor"),
        ("\"from\":5", "\"from\":4", "/from"),
        ("[9,0]", "[0,10]", "/each/1"),
    ] {
        refuses::<Ranges>(&low.replace(from, to), pointer);
    }
}

/// Things of bounded length.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.lengths.v1")]
struct Lengths {
    #[json("text", len = 1..=3)]
    text: String,
    #[json("list", len = ..2)]
    list: Vec<u16>,
    #[json("map", len = 1..)]
    map: BTreeMap<String, bool>,
    #[json("bytes", base64, len = 2..=2)]
    bytes: Vec<u8>,
    #[json("texts", len = 0..=1, omitempty)]
    texts: Option<Vec<String>>,
}

fn lengths() -> Lengths {
    let map = BTreeMap::from([("a".to_owned(), true)]);
    Lengths { text: "äö💡".to_owned(), list: vec![1], map, bytes: vec![0, 1], texts: None }
}

#[test]
fn r16_2_len_counts_code_points_items_entries_and_bytes_both_ways() {
    let text = r#"{"text":"äö💡","list":[1],"map":{"a":true},"bytes":"AAE="}"#;
    both_ways(&lengths(), text);
    let outside: [(Lengths, &str); 8] = [
        (Lengths { text: String::new(), ..lengths() }, "/text"),
        (Lengths { text: "e\u{301}e\u{301}".to_owned(), ..lengths() }, "/text"),
        (Lengths { list: vec![1, 2], ..lengths() }, "/list"),
        (Lengths { map: BTreeMap::new(), ..lengths() }, "/map"),
        (Lengths { bytes: vec![0], ..lengths() }, "/bytes"),
        (Lengths { bytes: vec![0; 3], ..lengths() }, "/bytes"),
        (Lengths { texts: Some(vec![String::new(); 2]), ..lengths() }, "/texts"),
        (Lengths { text: "abcd".to_owned(), ..lengths() }, "/text"),
    ];
    for (value, pointer) in outside {
        unwritable(&value, pointer);
    }
    for (from, to, pointer) in [
        ("äö💡", "", "/text"),
        ("äö💡", "abcd", "/text"),
        ("[1]", "[1,2]", "/list"),
        ("{\"a\":true}", "{}", "/map"),
        ("AAE=", "AAEC", "/bytes"),
    ] {
        refuses::<Lengths>(&text.replace(from, to), pointer);
    }
}

#[test]
fn s16_3_the_schema_has_the_same_bounds() {
    let integer = |min: i64, max: i64| json!({"type": "integer", "minimum": min, "maximum": max});
    assert_eq!(member::<Ranges>("count"), same(integer(1, 100)));
    assert_eq!(member::<Ranges>("below"), same(integer(-5, 4)));
    assert_eq!(member::<Ranges>("share"), same(json!({"type": "number", "minimum": 0.0, "exclusiveMaximum": 1.0})));
    assert_eq!(member::<Ranges>("each"), same(json!({"type": "array", "items": integer(0, 9)})));
    let from = json!({"type": "integer", "minimum": 5, "maximum": (1_i64 << 53) - 1, "format": "int64"});
    assert_eq!(member::<Ranges>("from"), same(from));
    let (minor, read) = member::<Ranges>("minor");
    assert_eq!(minor, read);
    for value in -30_i64..1030 {
        assert_eq!(matches(&minor, &value.to_string()), (-10..=1000).contains(&value), "{value}");
    }
    assert_eq!(member::<Lengths>("text"), same(json!({"type": "string", "minLength": 1, "maxLength": 3})));
    let items = json!({"type": "integer", "minimum": 0, "maximum": 65535});
    assert_eq!(member::<Lengths>("list"), same(json!({"type": "array", "items": items, "maxItems": 1})));
    let map = json!({"type": "object", "additionalProperties": {"type": "boolean"}, "minProperties": 1});
    assert_eq!(member::<Lengths>("map"), same(map));
    let texts = json!({"type": "array", "items": {"type": "string"}, "maxItems": 1});
    assert_eq!(member::<Lengths>("texts").0, texts);
}
