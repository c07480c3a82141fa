//! The grammar, against serde_json; positions and pointers of errors.

use std::collections::BTreeMap;

use event_core::{RawJson, decode};

/// Whether the whole of `bytes` is JSON to our reader.
fn reads(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| {
        let mut reader = event_core::json::Reader::new(text);
        reader.raw().and_then(|_| reader.end()).is_ok()
    })
}

/// xorshift64*.
struct Random(u64);

impl Random {
    fn seeded() -> Self {
        let given = std::env::var("EVENT_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed: u64 = given.unwrap_or_else(|| u64::from(std::process::id()) << 20 | 1);
        println!("EVENT_TEST_SEED={seed}");
        Self(seed.max(1))
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end
    }
}

#[test]
fn mutated_texts_are_judged_as_serde_json_does() {
    let texts = [
        r#"{"a":[1,-2.5e3,true,null,"x\n\u00e9\ud83d\ude00é"],"b":{"c":{}},"":[]}"#,
        r#" [ 0 , 1e5 , -0.0 , "\"\\\/" , [ [ ] ] , { "k" : false } ] "#,
        r#""\ud834\udd1e plain""#,
        "12.50E-7",
    ];
    const BYTES: &[u8] = b"{}[]:,\"\\ue01.+-Etfn \n\x01d8";
    let mut random = Random::seeded();
    let mut accepted = 0;
    for round in 0..60_000 {
        let mut bytes = texts[round % texts.len()].as_bytes().to_vec();
        for _ in 0..=random.below(3) {
            let at = random.below(bytes.len());
            match random.below(3) {
                0 => bytes[at] = BYTES[random.below(BYTES.len())],
                1 => bytes.insert(at, BYTES[random.below(BYTES.len())]),
                _ => {
                    bytes.remove(at);
                }
            }
            if bytes.is_empty() {
                bytes.push(b'1');
            }
        }
        let ours = reads(&bytes);
        // serde_json refuses numbers beyond f64 and, in a Value, nothing else that is JSON.
        let theirs = serde_json::from_slice::<&serde_json::value::RawValue>(&bytes).is_ok()
            && serde_json::from_slice::<serde::de::IgnoredAny>(&bytes).is_ok();
        let surrogates = !ours && theirs && String::from_utf8_lossy(&bytes).contains("\\u");
        assert!(ours == theirs || surrogates, "{}: ours {ours}", String::from_utf8_lossy(&bytes));
        accepted += usize::from(ours);
    }
    assert!(accepted > 5_000, "{accepted} accepted");
}

#[test]
fn floats_are_the_nearest_ones() {
    let mut random = Random::seeded();
    for _ in 0..20_000 {
        let bits = (random.below(1 << 31) as u64) << 33 | random.below(1 << 31) as u64;
        let value = f64::from_bits(bits);
        if value.is_finite() {
            let text = event_core::encode(&value).expect("a finite number");
            assert_eq!(decode::<f64>(&text).expect("a number").to_bits(), value.to_bits());
            assert_eq!(text, serde_json::to_vec(&value).expect("a number"));
        }
    }
}

/// The error of reading `json` as `T` shows as `expected`.
fn check<T: event_core::Payload + std::fmt::Debug>(json: &str, expected: &str) {
    assert_eq!(decode::<T>(json.as_bytes()).expect_err(json).to_string(), expected, "{json}");
}

#[test]
fn errors_say_where_what_was_expected_and_what_was_found() {
    type Table = BTreeMap<String, Vec<u32>>;
    check::<Table>(
        r#"{"a/b": [1, "two"]}"#,
        "at /a~1b/1: expected an integer from 0 to 4294967295, found a string of 3 characters, at line 1 column 13",
    );
    check::<Table>(
        "{\n \"é\": [-1]}",
        "at /é/0: expected an integer from 0 to 4294967295, found a negative number of 1 digit, at line 2 column 8",
    );
    check::<Table>(r#"{"a":[],"a":[]}"#, "at /a: duplicate field `a`, at line 1 column 9");
    check::<Table>("[]", "expected an object, found an array, at line 1 column 1");
    check::<Table>(r#"{"a":[1,]}"#, "at /a/1: not valid JSON: expected a JSON value, at line 1 column 9");
    check::<Table>("", "not valid JSON: expected a JSON value, at line 1 column 1 (this looks like an empty body)");
    check::<Table>(
        "<html>",
        "not valid JSON: expected a JSON value, at line 1 column 1 (this looks like HTML or XML, perhaps an error page)",
    );
    check::<Table>("{} x", "not valid JSON: expected nothing more after the end of the value, at line 1 column 4");
}

#[test]
fn what_was_found_is_kept_out_of_the_message() {
    let error = decode::<Vec<u32>>(br#"[1, "secret"]"#).expect_err("a string");
    assert!(!error.to_string().contains("secret") && !format!("{error:?}").contains("secret"));
    assert_eq!(error.found(), Some("\"secret\""));
    assert!(error.is_wrong_value() && !error.is_not_json());
}

#[test]
fn raw_json_is_compact_and_within_the_domain() {
    let raw = RawJson::parse(" { \"b\" : [ 1.0 , \"\\u0041 \" ] , \"a\" : null } ").expect("an object");
    assert_eq!(raw.as_str(), r#"{"b":[1.0,"A "],"a":null}"#);
    for outside in [r#"{"a":1,"a":2}"#, r#"[{"x":{"a":1,"\u0061":2}}]"#, "[1e400]", r#""\ud800""#, "[1", "nul", "1 2"] {
        assert!(RawJson::parse(outside).is_err(), "{outside}");
    }
    let many: Vec<String> = (0..40).map(|key| format!("\"k{}\":0", key % 39)).collect();
    assert!(RawJson::parse(&format!("{{{}}}", many.join(","))).expect_err("a duplicate").is_duplicate());
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(RawJson::parse(&nested(64)).is_ok());
    assert!(RawJson::parse(&nested(65)).expect_err("too deep").is_too_deep());
    assert!(RawJson::parse(&nested(100_000)).expect_err("too deep").is_too_deep());
}
