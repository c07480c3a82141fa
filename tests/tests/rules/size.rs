//! Rule 18: the size of a body.

use event_core::{Envelope, Event, encode_event};

/// A small event.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.small.v1", max_bytes = 20)]
struct Small {
    #[json("text")]
    text: String,
}

/// An event of the usual limit.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.large.v1")]
struct Large {
    #[json("text")]
    text: String,
}

#[test]
fn r18_1_a_body_beyond_max_bytes_is_not_written() {
    let mut out = b"before".to_vec();
    // {"text":".."} is 11 bytes and the text.
    encode_event(&Small { text: "123456789".to_owned() }, &mut out).expect("20 bytes");
    assert_eq!(out, br#"before{"text":"123456789"}"#);
    let error = encode_event(&Small { text: "1234567890".to_owned() }, &mut out).expect_err("21 bytes");
    assert!(error.is_too_large(), "{error}");
    assert_eq!(
        error.to_string(),
        "rules.small.v1: expected a body of at most 20 bytes, found 21 (max_bytes of the event)"
    );
    assert_eq!(out.len(), 26, "the buffer is as it was");
    // Bytes count, not characters.
    let wide = Small { text: "äääää".to_owned() };
    assert!(Envelope::of(&wide).source("/test").to_vec().expect_err("21 bytes").is_too_large());
    assert_eq!(Large::MAX_BYTES, 900_000);
    let mut out = Vec::new();
    encode_event(&Large { text: "x".repeat(900_000 - 11) }, &mut out).expect("the limit");
    assert!(encode_event(&Large { text: "x".repeat(900_000 - 10) }, &mut out).is_err());
    // What is read may be larger: only its writer is bound.
    event_core::decode::<Small>(br#"{"text":"1234567890123"}"#).expect("a body of another writer");
}
