//! Real bytes, damaged: cut at every byte, each byte changed to each other, nested without end, in other formats. Each
//! gets its error, with where and, for other formats, what it looks like.

use event_core::catalog::{Entry, entries};
use event_core::{DecodeError, Envelope, EnvelopeError, Head, RawJson, parse_batch};
use github_events::samples;

const SMALL: &str = r#"{"order_id":"0190b5a2-5c1e-7c44-8f3e-2b6d1a9e0c02","reason":"out_of_stock","refund_due":true,"cancelled_at":"2025-11-03T08:00:00Z"}"#;
const MEBIBYTE: usize = 1 << 20;

fn entry(event_type: &str) -> &'static Entry {
    let found = entries().into_iter().find(|entry| entry.event_type == event_type);
    found.unwrap_or_else(|| panic!("no linked event of type {event_type}"))
}

fn enveloped(data: &[u8]) -> Vec<u8> {
    const BEFORE: &[u8] = br#"{"specversion":"1.0","id":"1","source":"/s","type":"t","data":"#;
    [BEFORE, data, b"}"].concat()
}

fn refused(entry: &Entry, body: &[u8]) -> DecodeError {
    let error = entry.decode(entry.event_type, body).err();
    error.unwrap_or_else(|| panic!("decoded: {:?}", String::from_utf8_lossy(&body[..body.len().min(80)])))
}

#[test]
fn a_real_event_cut_at_any_byte_is_refused_where_it_ends() {
    for (entry, body) in [
        (entry("com.github.star"), samples::STAR_CREATED.trim()),
        (
            entry("payments.authorised.v1"),
            include_str!("../../../fuzz/seeds/decode/payments.authorised.v1")
                .trim_start_matches("payments.authorised.v1\n"),
        ),
    ] {
        assert!(entry.decode(entry.event_type, body.as_bytes()).is_ok());
        for end in 0..body.len() {
            let error = refused(entry, &body.as_bytes()[..end]);
            assert!(error.is_not_json() && error.offset() <= end, "{end}: {error}");
            let said = error.to_string();
            assert!(said.contains("cut off?") || said.contains("an empty body"), "{end}: {said}");
        }
        let document = enveloped(body.as_bytes());
        assert!(Envelope::parse(document.clone()).is_ok());
        for end in 0..document.len() {
            let error = Envelope::parse(document[..end].to_vec()).expect_err("half an envelope");
            assert!(error.is_not_json() && error.offset() <= end, "{end}: {error}");
        }
    }
}

#[test]
fn each_byte_changed_to_each_other_is_judged_alike_by_all() {
    let entry = entry("orders.cancelled.v1");
    let document = enveloped(br#"{"a":[1,"\u00e9",null]}"#);
    let mut decoded = 0;
    for value in 0..=u8::MAX {
        for at in 0..SMALL.len() {
            let mut body = SMALL.as_bytes().to_vec();
            body[at] = value;
            decoded += usize::from(entry.decode(entry.event_type, &body).is_ok());
            event_fuzz::decode(&[b"orders.cancelled.v1\n", &*body].concat());
        }
        for at in 0..document.len() {
            let mut document = document.clone();
            document[at] = value;
            event_fuzz::peek(&document);
            event_fuzz::parse(&document);
        }
    }
    assert!((1_000..SMALL.len() * 200).contains(&decoded), "{decoded} still decode: the changes test nothing");
}

#[test]
fn ten_mebibytes_of_brackets_are_refused_at_the_65th() {
    let entry = entry("com.github.star");
    for (unit, opens) in [("[", 1), (r#"{"a":"#, 1), (r#"[{"a":"#, 2)] {
        let body = unit.repeat(10 * MEBIBYTE / unit.len());
        let wrong = unit.len() / opens * 64;
        for error in
            [refused(entry, format!(r#"{{"later":{body}"#).as_bytes()), RawJson::parse(&body).expect_err("deep")]
        {
            assert!(error.is_too_deep() && error.offset() <= wrong + 64, "{error}");
        }
        let data = enveloped(body.as_bytes());
        let error = Envelope::parse(data.clone()).expect_err("deep data");
        assert!(error.is_too_deep(), "{error}");
        assert!(Head::peek(&data).is_ok(), "the data is not looked at");
        let batch = parse_batch([b"[", &*data, b"]"].concat()).expect_err("deep data");
        assert!(batch.is_too_deep(), "{batch}");
        assert!(Envelope::parse(body.clone()).is_err() && Head::peek(body.as_bytes()).is_err());
    }
}

#[test]
fn a_mebibyte_of_one_thing_is_refused() {
    let entry = entry("com.github.star");
    for unit in ["]", "}", " ", "\"", "\\", ",", "1", "-", "\"\",", "\"a\":1,", "\u{e9}", "\0"] {
        let body = unit.repeat(MEBIBYTE / unit.len());
        let opened = [format!("{{{body}"), format!("[{body}"), format!("\"{body}"), body];
        for body in opened {
            let error = refused(entry, body.as_bytes());
            assert!(error.offset() <= body.len() && error.to_string().len() < 8 << 10, "{error}");
            assert!(Envelope::parse(body).is_err());
        }
    }
}

/// Bytes in another format than JSON are refused by all, at `offset`, as what looks like `part`.
#[track_caller]
fn check(bytes: &[u8], part: &str, offset: usize) {
    let decoded = refused(entry("orders.cancelled.v1"), bytes);
    assert!(decoded.is_not_json() && decoded.line_column().is_some(), "{decoded}");
    let said = |guess: Option<&str>, at: usize, text: String| {
        assert!(guess.is_some_and(|guess| guess.contains(part)), "{part}: {guess:?}: {text}");
        assert!(text.contains("this looks like ") && text.contains(", at line "), "{text}");
        assert_eq!(at, offset, "{part}: {text}");
    };
    said(decoded.guess(), decoded.offset(), decoded.to_string());
    let envelope = |error: EnvelopeError| {
        assert!(error.is_not_json(), "{error}");
        said(error.guess(), error.offset(), error.to_string());
    };
    envelope(Envelope::parse(bytes.to_vec()).expect_err("another format"));
    envelope(Head::peek(bytes).expect_err("another format"));
    // Behind a bare `{` a batch is refused for what stands there, before the rest is looked at.
    if bytes.first() != Some(&b'{') {
        envelope(parse_batch(bytes.to_vec()).expect_err("another format"));
    }
}

#[test]
fn other_formats_are_refused_with_where_and_what_they_look_like() {
    let utf16 = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { SMALL.encode_utf16().flat_map(to_bytes).collect() };
    let (little, big) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
    check(b"\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03\xAB\xAE\x05\x00", "gzip", 1);
    check(b"\x28\xB5\x2F\xFD\x24\x02\x11\x00\x00{}", "zstd", 1);
    check(b"<!DOCTYPE html><html><title>502</title></html>", "HTML", 0);
    check(b"\n <html></html>", "HTML", 2);
    check(format!("\u{feff}{SMALL}").as_bytes(), "byte order mark", 0);
    check(&[b"\xFF\xFE", &*little].concat(), "UTF-16", 0);
    check(&[b"\xFE\xFF", &*big].concat(), "UTF-16", 0);
    check(&little, "UTF-16", 1);
    check(&big, "UTF-16", 0);
    check(b"\x1F\xFF\x81\x03\x01\x01\x05Event\x01\xFF\x82\x00", "gob", 1);
    check(b"Obj\x01\x04\x16avro.schema", "Avro", 0);
    check(b"\0\0\0\0\x2A\x48orders", "Confluent", 0);
    check(b"\x82\xA8order_id\xA1a", "MessagePack", 0);
    check(b"payload=%7B%7D", "form", 0);
    check(b"", "empty body", 0);
}
