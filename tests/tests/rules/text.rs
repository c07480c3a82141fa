//! Rule 20: text.

use event_core::{Envelope, Event, RawJson};

use crate::check::{both_ways, refuses};

/// A text and an opaque part.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.text.v1")]
struct Text {
    #[json("text")]
    text: String,
    #[json("raw", omitempty)]
    raw: Option<RawJson>,
}

fn envelope(data: &[u8]) -> Vec<u8> {
    let mut out = br#"{"specversion":"1.0","type":"rules.text.v1","id":"1","source":"/s","data":"#.to_vec();
    out.extend_from_slice(data);
    out.push(b'}');
    out
}

#[test]
fn r20_1_lone_surrogates_are_refused_wherever_they_stand() {
    for half in [r"\ud800", r"\udc00", r"\udbff\udbff", r"\ud800x", r"\udc00\ud800"] {
        refuses::<Text>(&format!(r#"{{"text":"{half}"}}"#), "/text");
        refuses::<Text>(&format!(r#"{{"text":"","raw":["{half}"]}}"#), "/raw/0");
        for body in [format!(r#"{{"text":"","more":{{"a":"{half}"}}}}"#), format!(r#"{{"text":"","{half}":0}}"#)] {
            assert!(event_core::decode::<Text>(body.as_bytes()).is_err(), "{body}");
            assert!(Envelope::parse(envelope(body.as_bytes())).is_err(), "{body}");
        }
    }
    let both = Text { text: "\u{1f4a1}\u{0}\u{7f}".to_owned(), raw: None };
    both_ways(&both, "{\"text\":\"\u{1f4a1}\\u0000\u{7f}\"}");
    crate::check::reads(r#"{"text":"\ud83d\udca1\u0000\u007f"}"#, &both);
}

#[test]
fn r20_2_invalid_utf_8_is_refused_wherever_it_stands() {
    for bytes in [&b"\xff"[..], b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc3"] {
        for (before, after) in [
            (&br#"{"text":""#[..], &br#""}"#[..]),
            (br#"{"text":"","raw":[""#, br#""]}"#),
            (br#"{"text":"","more":""#, br#""}"#),
        ] {
            let body = [before, bytes, after].concat();
            let error = event_core::decode::<Text>(&body).expect_err("no UTF-8");
            assert_eq!((error.offset(), error.is_not_json()), (before.len(), true), "{error}");
            assert!(Envelope::parse(envelope(&body)).is_err());
            assert!(event_core::decode_bytes::<Text>(&envelope(&body)).is_err());
        }
    }
}
