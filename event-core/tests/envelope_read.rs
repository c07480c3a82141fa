//! What an envelope may say, attribute by attribute, and what a refusal says.

#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use event_core::{AttributeValue, DataKind, Envelope, EnvelopeError, Head};

/// An envelope whose last member is `member`.
fn with(member: &str) -> String {
    format!(r#"{{"specversion":"1.0","id":"1","source":"/s","type":"t",{member}}}"#)
}

fn parse(document: &str) -> Envelope {
    Envelope::parse(document.to_owned()).unwrap_or_else(|error| panic!("{document}: {error}"))
}

fn refused(document: &str) -> EnvelopeError {
    match Envelope::parse(document.to_owned()) {
        Ok(_) => panic!("accepted: {document}"),
        Err(error) => error,
    }
}

fn parse_batch(document: String) -> Result<Vec<Result<Envelope, EnvelopeError>>, EnvelopeError> {
    event_core::parse_batch(document).map(Iterator::collect)
}

fn check_member(member: &str, accepted: bool) {
    let read = Envelope::parse(with(member));
    assert_eq!(read.is_ok(), accepted, "{member}: {read:?}");
}

#[test]
fn null_data_is_data_and_absent_data_is_none() {
    assert!(parse(r#"{"specversion":"1.0","id":"1","source":"/s","type":"t"}"#).data().is_none());
    let null = parse(&with(r#""data":null"#));
    assert_eq!(null.data().map(|data| data.as_json()), Some(Some("null")));
    assert_eq!(Envelope::parse(null.to_vec()).unwrap().data().and_then(|data| data.as_json()), Some("null"));
}

#[test]
fn a_null_attribute_is_an_absent_one() {
    let envelope = parse(&with(r#""subject":null,"time":null,"shard":null,"data_base64":null"#));
    assert_eq!(envelope.attributes().count(), 4);
    assert!(envelope.data().is_none());
    assert!(refused(r#"{"specversion":"1.0","id":null,"source":"/s","type":"t"}"#).is_missing());
}

#[test]
fn a_member_that_comes_twice_is_refused_wherever_it_stands() {
    for member in [
        r#""id":"1""#,
        r#""\u0069d":"1""#,
        r#""a":1,"a":1"#,
        r#""a":null,"a":null"#,
        r#""data":1,"data":1"#,
        r#""data":{},"id":"2""#,
        r#""a":1,"data":{},"a":1"#,
        r#""data":{},"a":1,"a":1"#,
        r#""data_base64":"","data_base64":"""#,
        r#""data_base64":null,"data_base64":null"#,
    ] {
        assert!(refused(&with(member)).is_duplicate(), "{member}");
    }
    let many: String = (0..1000).map(|index| format!(r#""a{index}":1,"#)).collect();
    check_member(&format!(r#"{many}"data":1"#), true);
    assert!(refused(&with(&format!(r#"{many}"data":1,"a999":1"#))).is_duplicate());
}

#[test]
fn data_and_data_base64_exclude_each_other() {
    check_member(r#""data":1,"data_base64":"TWE=""#, false);
    check_member(r#""data_base64":"TWE=","data":null"#, false);
    check_member(r#""data":1,"data_base64":null"#, true);
    check_member(r#""data_base64":null,"data":1"#, true);
}

#[test]
fn integers_have_32_bits_and_no_fraction() {
    for (number, accepted) in [
        ("0", true),
        ("-0", true),
        ("2147483647", true),
        ("-2147483648", true),
        ("2147483648", false),
        ("-2147483649", false),
        ("1.0", false),
        ("1e2", false),
        ("99999999999999999999", false),
        ("01", false),
        ("-", false),
    ] {
        check_member(&format!(r#""shard":{number}"#), accepted);
    }
    assert_eq!(parse(&with(r#""shard":-5"#)).extension("shard"), Some(AttributeValue::Integer(-5)));
}

#[test]
fn attributes_are_strings_integers_or_booleans() {
    let envelope = parse(&with(r#""a":"x","b":7,"c":false"#));
    assert_eq!(envelope.extension("a"), Some("x".into()));
    assert_eq!(envelope.extension("b"), Some(7.into()));
    assert_eq!(envelope.extension("c"), Some(false.into()));
    assert_eq!(envelope.extension("d"), None);
    for member in [r#""a":{}"#, r#""a":[]"#, r#""a":1.5"#, r#""subject":1"#, r#""time":true"#, r#""partitionkey":7"#] {
        let error = refused(&with(member));
        assert!(error.is_wrong_value(), "{member}: {error}");
    }
}

#[test]
fn names_are_lower_case_letters_and_digits_of_any_length() {
    let long = "a".repeat(500);
    check_member(&format!(r#""{long}":1"#), true);
    check_member(r#""007":1"#, true);
    for name in ["", "A", "my.ext", "my_ext", "my-ext", "é", "a b", "datA", r"\u0000"] {
        check_member(&format!(r#""{name}":1"#), false);
        check_member(&format!(r#""{name}":null"#), false);
    }
}

#[test]
fn escapes_in_names_and_values_are_read() {
    let envelope = parse(&with(r#""sh\u0061rd":"\u00e9\ud83d\ude00\/","d\u0061ta":{"a":"\u0061"}"#));
    assert_eq!(envelope.extension("shard"), Some("é😀/".into()));
    assert_eq!(envelope.data().and_then(|data| data.as_json()), Some(r#"{"a":"\u0061"}"#));
    assert_eq!(envelope.attributes().last(), Some(("shard", "é😀/".into())));
}

#[test]
fn texts_hold_no_control_characters_noncharacters_or_lone_surrogates() {
    for escape in [r"\u0000", r"\n", r"\u007f", r"\u0085", r"\ufdd0", r"\ufffe", r"\ud83f\udfff", r"\ud800", r"\udc00"]
    {
        check_member(&format!(r#""subject":"a{escape}""#), false);
        check_member(&format!(r#""shard":"a{escape}""#), false);
    }
    check_member("\"shard\":\"\"", true);
    check_member("\"shard\":\"\u{A0}\u{FFFD}\"", true);
}

#[test]
fn lone_surrogates_in_the_data_are_refused() {
    check_member(r#""data":{"a":"\ud800"}"#, false);
    check_member(r#""data":{"a\udc00":1}"#, false);
    check_member(r#""data":"\ud83d\ude00""#, true);
}

#[test]
fn times_are_strict_rfc_3339() {
    for (time, accepted) in [
        ("2018-04-05T17:31:00Z", true),
        ("2018-04-05t17:31:00.123456789012z", true),
        ("2018-04-05T17:31:00-00:00", true),
        ("2018-04-05T17:31:00+23:59", true),
        ("2016-12-31T23:59:60Z", true),
        ("2017-01-01T00:59:60+01:00", true),
        ("2016-12-31T22:59:60Z", false),
        ("2018-02-29T00:00:00Z", false),
        ("2020-02-29T00:00:00Z", true),
        ("2018-04-05T24:00:00Z", false),
        ("2018-04-05 17:31:00Z", false),
        ("2018-4-5T17:31:00Z", false),
        ("2018-04-05T17:31:00.Z", false),
        ("2018-04-05T17:31:00", false),
        ("2018-04-05T17:31:00+0100", false),
        ("2018-04-05T17:31:00+24:00", false),
        ("2018-04-05T17:31:00Z ", false),
        ("+2018-04-05T17:31:00Z", false),
        ("12018-04-05T17:31:00Z", false),
        ("é018-04-05T17:31:00Z", false),
        ("", false),
    ] {
        let member = format!(r#""time":"{time}""#);
        check_member(&member, accepted);
        if accepted {
            assert!(parse(&with(&member)).time_utc().is_some(), "{time}");
        }
    }
}

#[test]
fn a_source_is_a_uri_reference_and_a_schema_an_absolute_uri() {
    for (uri, reference, absolute) in [
        ("https://user:pw@example.com:8080/a/b;c=d?q=1&r=/?#frag", true, true),
        ("urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66", true, true),
        ("mailto:a@example.com", true, true),
        ("https://[2001:db8::1]:80/", true, true),
        ("a%20b", true, false),
        ("/relative", true, false),
        ("//authority/path", true, false),
        ("#fragment", true, false),
        ("a/b:c", true, false),
        ("1a:b", false, false),
        ("a b", false, false),
        ("a%2", false, false),
        ("a%zz", false, false),
        ("é", false, false),
        ("a#b#c", false, false),
        ("<a>", false, false),
        ("https://[::1", false, false),
        ("https://a:b:c/", false, false),
        ("", false, false),
    ] {
        let source = format!(r#"{{"specversion":"1.0","id":"1","type":"t","source":"{uri}"}}"#);
        assert_eq!(Envelope::parse(source).is_ok(), reference, "source {uri}");
        check_member(&format!(r#""dataschema":"{uri}""#), absolute);
    }
}

#[test]
fn content_types_decide_what_a_string_is_whatever_their_case_and_parameters() {
    for (content_type, kind) in [
        (None, DataKind::Json),
        (Some("application/json"), DataKind::Json),
        (Some("Application/JSON; charset=UTF-8"), DataKind::Json),
        (Some("application/cloudevents+Json;a=b;c=\\\"d;\\\\\\\"e\\\""), DataKind::Json),
        (Some("text/json"), DataKind::Json),
        (Some("application/json;"), DataKind::Json),
        (Some("text/plain"), DataKind::Text),
        (Some("application/jsonp"), DataKind::Text),
        (Some("application/json-seq"), DataKind::Text),
        (Some("application/xml; a=\\\"application/json\\\""), DataKind::Text),
    ] {
        let member = match content_type {
            Some(content_type) => format!(r#""datacontenttype":"{content_type}","data":"a\nb""#),
            None => r#""data":"a\nb""#.to_owned(),
        };
        let envelope = parse(&with(&member));
        let data = envelope.data().unwrap();
        assert_eq!(data.kind(), kind, "{content_type:?}");
        let (json, bytes) = match kind {
            DataKind::Json => (Some(r#""a\nb""#), &br#""a\nb""#[..]),
            _ => (None, &b"a\nb"[..]),
        };
        assert_eq!((data.as_json(), &*data.bytes()), (json, bytes), "{content_type:?}");
        assert_eq!(data.to_raw_value().ok().map(|raw| raw.get().to_owned()).as_deref(), json);
        assert_eq!(data.to_raw_json().ok().map(|raw| raw.as_str().to_owned()).as_deref(), json);
    }
    for wrong in ["xyz", "", "/", "a/", "/b", "a/b/c", "a b/c", "a/b;c", "a/b;c=", "a/b;=d", "a/b c", "a/b;c=\\\"d"] {
        check_member(&format!(r#""datacontenttype":"{wrong}""#), false);
    }
}

#[test]
fn a_value_that_is_no_string_is_json_under_any_content_type() {
    let envelope = parse(&with(r#""datacontenttype":"application/xml","data":{"a":1}"#));
    assert_eq!(envelope.data().map(|data| (data.kind(), data.as_json())), Some((DataKind::Json, Some(r#"{"a":1}"#))));
}

#[test]
fn base64_is_standard_and_padded() {
    for (text, bytes) in [
        ("", Some(&b""[..])),
        ("TWE=", Some(b"Ma")),
        ("+/+/", Some(b"\xfb\xff\xbf")),
        (r"+\/+\/", Some(b"\xfb\xff\xbf")),
        ("TWE", None),
        ("TWF=", None),
        ("-_-_", None),
        ("TWE=TWE=", None),
        ("TW E=", None),
        ("é", None),
    ] {
        let document = with(&format!(r#""data_base64":"{text}""#));
        assert_eq!(Envelope::parse(document.clone()).is_ok(), bytes.is_some(), "{text}");
        if let Some(bytes) = bytes {
            let envelope = parse(&document);
            let data = envelope.data().unwrap();
            assert_eq!((data.kind(), &*data.bytes(), data.as_json()), (DataKind::Binary, bytes, None), "{text}");
        }
    }
    for length in [1023, 1024, 1025, 2047, 2048, 2049, 4096] {
        let text = format!("{}TQ==", "TWFu".repeat(length));
        check_member(&format!(r#""data_base64":"{text}""#), true);
        check_member(&format!(r#""data_base64":"{text}TQ==""#), false);
        check_member(&format!(r#""data_base64":"{}=""#, &text[..text.len() - 2]), false);
    }
    check_member(r#""data_base64":7"#, false);
    check_member(r#""data_base64":{}"#, false);
}

#[test]
fn the_data_is_kept_as_received_without_a_copy() {
    let document = bytes::Bytes::from(with("\"data\" : { \"b\" : 1,\n \"a\" : 1.50 } "));
    let envelope = Envelope::parse(document.clone()).unwrap();
    let data = envelope.data().unwrap().as_json().unwrap();
    assert_eq!(data, "{ \"b\" : 1,\n \"a\" : 1.50 }");
    assert!(document.as_ptr_range().contains(&data.as_ptr()));
    assert_eq!(envelope.data().unwrap().to_raw_value().unwrap().get(), data);
    assert_eq!(envelope.data().unwrap().to_raw_json().unwrap().as_str(), r#"{"b":1,"a":1.50}"#);
}

#[test]
fn an_envelope_ends_the_text() {
    let document = with(r#""data":1"#);
    parse(&format!(" \n{document}\r\n\t"));
    for behind in [",", "}", "x", "\0", "{}"] {
        assert!(refused(&format!("{document}{behind}")).is_not_json(), "{behind:?}");
    }
    assert!(refused(&format!("\u{feff}{document}")).is_not_json());
}

#[test]
fn the_depth_of_the_data_counts_from_its_own_root() {
    let nested = |levels: usize| with(&format!(r#""data":{}{}"#, "[".repeat(levels), "]".repeat(levels)));
    parse(&nested(64));
    let error = refused(&nested(65));
    assert!(error.is_too_deep(), "{error}");
    let batch = |levels: usize| parse_batch(format!("[{}]", nested(levels)));
    assert!(batch(64).unwrap()[0].is_ok());
    assert!(batch(65).is_err());
}

#[test]
fn a_refusal_says_where_and_what_and_never_the_value() {
    let error = refused(
        "{\n \"specversion\":\"1.0\",\"type\":\"orders.placed.v1\",\"id\":\"7\",\"source\":\"/s\",\n \"time\":\"at secret\"}",
    );
    assert_eq!(error.pointer(), "/time");
    assert_eq!((error.event_type(), error.id()), (Some("orders.placed.v1"), Some("7")));
    let text = error.to_string();
    assert_eq!(
        text,
        "envelope of orders.placed.v1 (id 7): at /time: expected a time in the form of RFC 3339, such as \
         2026-01-31T09:30:00Z, found a string of 9 characters, at line 3 column 9"
    );
    assert!(!format!("{text}{error:?}").contains("secret"));

    let late = refused(r#"{"data":{"id":"x"},"n":7,"time":"","type":"t","id":"1","specversion":"1.0"}"#);
    assert_eq!((late.pointer(), late.event_type(), late.id()), ("/time", Some("t"), Some("1")));
    let missing = refused(r#"{"specversion":"1.0","type":"t","id":"1"}"#);
    assert_eq!(missing.to_string(), "envelope of t (id 1): missing attribute `source`, at line 1 column 1");
    let inside = refused(&with(r#""data":{"lines":[1,tru]}"#));
    assert_eq!(inside.pointer(), "/data/lines/1");
    assert!(inside.is_not_json());
}

#[test]
fn bytes_that_are_no_json_are_guessed() {
    for bytes in [&b"\x1f\x8b\x08\0\0\0"[..], b"<!DOCTYPE html><html>", b"\xef\xbb\xbf{}", b"\0\0\0\0\x2a\x02"] {
        for error in [Envelope::parse(bytes.to_vec()).unwrap_err(), Head::peek(bytes).unwrap_err()] {
            assert!(error.is_not_json());
            assert!(error.to_string().contains("looks like"), "no guess: {error}");
        }
    }
}

#[test]
fn peek_does_not_look_at_the_data() {
    let mut bytes = br#"{"specversion":"1.0","id":"1","source":"/s","type":"t","shard":3,"data":"#.to_vec();
    bytes.extend_from_slice(b"\"\xff\xff no JSON, no UTF-8");
    let head = Head::peek(&bytes).unwrap();
    assert_eq!((head.id(), head.source(), head.event_type()), ("1", "/s", "t"));
    assert_eq!(head.extension("shard"), Some(3.into()));
    assert!(Envelope::parse(bytes).is_err());
}

#[test]
fn peek_reads_on_behind_the_data_for_what_each_envelope_must_have() {
    for size in [0, 10, 990, 1000, 1010, 1024, 4096, 100_000] {
        let document = format!(
            r#"{{"data":"{}","shard":3,"specversion":"1.0","id":"1","source":"/s","type":"t"}}"#,
            "é".repeat(size)
        );
        let head = Head::peek(document.as_bytes()).unwrap_or_else(|error| panic!("{size}: {error}"));
        assert_eq!((head.event_type(), head.extension("shard")), ("t", Some(3.into())), "{size}");
    }
    assert!(Head::peek(br#"{"data":1,"specversion":"1.0","id":"1","source":"/s"}"#).unwrap_err().is_missing());
}

#[test]
fn peek_reads_on_behind_bytes_that_are_null() {
    // Wherever the window of the first look may end.
    for size in 0..1100 {
        let members = format!(r#""long":"{}","data_base64":null,"shard":7,"data":1"#, "x".repeat(size));
        let document = with(&members);
        let head = Head::peek(document.as_bytes()).unwrap_or_else(|error| panic!("{size}: {error}"));
        assert_eq!(head.extension("shard"), Some(7.into()), "{size}");
    }
}

#[test]
fn one_bad_envelope_leaves_the_others_of_its_batch() {
    let good = with(r#""data":{"a":[1]}"#);
    let batch = parse_batch(format!(" [ {good} , 7, {good},\n é{{}} ] ")).unwrap_err();
    assert!(batch.is_not_json());
    let batch = parse_batch(format!(" [ {good} , 7, {good},\n  {{}} ] ")).unwrap();
    assert_eq!(batch.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, true, false]);
    assert_eq!(batch[0].as_ref().unwrap().as_bytes(), good.as_bytes());
    assert_eq!(batch[2].as_ref().unwrap().data().and_then(|data| data.as_json()), Some(r#"{"a":[1]}"#));
    assert_eq!(batch[1].as_ref().unwrap_err().pointer(), "/1");
    let error = batch[3].as_ref().unwrap_err();
    assert!(error.is_missing());
    assert_eq!(error.to_string(), "envelope: at /3: missing attribute `specversion`, at line 2 column 3");
    assert_eq!(error.offset(), good.len() * 2 + 13);
}

#[test]
fn a_batch_that_is_broken_anywhere_is_refused() {
    let good = with(r#""data":1"#);
    for batch in
        [good.clone(), format!("[{good}"), format!("[{good}]]"), format!("[{good},]"), format!("[{good} {good}]")]
    {
        assert!(parse_batch(batch.clone()).is_err(), "{batch}");
    }
    assert!(parse_batch("[ ]".to_owned()).unwrap().is_empty());
}

#[test]
fn debug_text_hides_the_data() {
    let envelope = parse(&with(r#""data":"secret""#));
    let text = format!("{envelope:?}");
    assert!(!text.contains("secret") && text.contains("len"), "{text}");
}
