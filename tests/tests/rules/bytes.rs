//! Rule 13: bytes.

use event_core::Event;
use serde_json::json;

use crate::check::{both_ways, matches, member, refuses, same, unwritable};

/// Bytes with and without bounds.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.bytes.v1")]
struct Bytes {
    #[json("any", base64)]
    any: Vec<u8>,
    #[json("four", base64, len = 4..=4)]
    four: Vec<u8>,
    #[json("some", base64, len = 1..=6)]
    some: Vec<u8>,
    #[json("few", base64, len = 2..=5)]
    few: Vec<u8>,
}

fn bytes(any: &[u8]) -> Bytes {
    Bytes { any: any.to_vec(), four: vec![0, 1, 2, 255], some: vec![7], few: vec![1, 2] }
}

fn text(any: &str) -> String {
    format!(r#"{{"any":"{any}","four":"AAEC/w==","some":"Bw==","few":"AQI="}}"#)
}

#[test]
fn r13_2_bytes_are_padded_base64_of_the_standard_alphabet() {
    for (value, spelled) in
        [(&b""[..], ""), (b"f", "Zg=="), (b"fo", "Zm8="), (b"foo", "Zm9v"), (&[251, 255, 191], "+/+/")]
    {
        both_ways(&bytes(value), &text(spelled));
    }
    for odd in ["Zg", "Zg=", "Zh==", "Zm9=", "-_-_", "Zm9v\\n", " Zm9v", "Zm9v====", "====", "Z", "Zg==Zg=="] {
        refuses::<Bytes>(&text(odd), "/any");
    }
    refuses::<Bytes>(r#"{"any":[1,2],"four":"AAEC/w==","some":"Bw=="}"#, "/any");
}

#[test]
fn s13_3_bytes_have_their_encoding_and_one_pattern() {
    let pattern = "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$";
    let schema = json!({"type": "string", "contentEncoding": "base64", "pattern": pattern});
    assert_eq!(member::<Bytes>("any"), same(schema.clone()));
    for (spelled, fits) in [("", true), ("Zg==", true), ("Zh==", false), ("Zm8=", true), ("Zm9=", false), ("Zg", false)]
    {
        assert_eq!(matches(&schema, spelled), fits, "{spelled}");
    }
}

#[test]
fn s13_4_a_length_bounds_the_text_and_its_padding() {
    let (four, read) = member::<Bytes>("four");
    assert_eq!(four, read);
    assert_eq!((&four["minLength"], &four["maxLength"]), (&json!(8), &json!(8)));
    assert_eq!(four["allOf"], json!([{"anyOf": [{"maxLength": 7}, {"pattern": "==$"}]}]));
    let (some, few) = (member::<Bytes>("some").0, member::<Bytes>("few").0);
    for length in 0..=9 {
        let spelled = event_core::encode(&Bytes { any: vec![1; length], ..bytes(b"") }).expect("bytes without bounds");
        let spelled: serde_json::Value = serde_json::from_slice(&spelled).expect("JSON");
        for (schema, bounds, value, pointer) in [
            (&some, 1..=6, Bytes { some: vec![1; length], ..bytes(b"") }, "/some"),
            (&few, 2..=5, Bytes { few: vec![1; length], ..bytes(b"") }, "/few"),
        ] {
            let fits = jsonschema::is_valid(schema, &spelled["any"]);
            assert_eq!(fits, bounds.contains(&length), "{pointer} {length}");
            if !fits {
                unwritable(&value, pointer);
            }
        }
    }
    refuses::<Bytes>(r#"{"any":"","four":"AAEC","some":"Bw=="}"#, "/four");
}
