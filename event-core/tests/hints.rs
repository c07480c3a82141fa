//! What an error suggests beyond what was expected and found, and that it names no value of the text.

use event_core::field::{Field, Rules};
use event_core::json::{ReadError, Reader};
use event_core::payload::AsString;
#[cfg(feature = "schema")]
use event_core::schema::{Definitions, Schema};
use event_core::{Envelope, Head, Payload, decode, parse_batch};

/// A payload by hand, so that these tests need no derive.
#[derive(Debug)]
struct Parcel {
    _id: String,
    _grams: i16,
}

const ID: Field<String> = Field::read::<event_core::payload::Plain>(Rules::NONE);
const GRAMS: Field<i16> = Field::read::<AsString>(Rules::NONE);

impl Payload for Parcel {
    fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, ReadError> {
        let mut object = reader.begin_object("an object (Parcel)")?;
        let (mut id, mut grams) = (None, None);
        while let Some(key) = reader.next_key(&mut object)? {
            match &*key.text {
                "parcel_id" => ID.read_member(&mut id, &key, reader)?,
                "grams" => GRAMS.read_member(&mut grams, &key, reader)?,
                _ => reader.unknown(&mut object, key)?,
            }
        }
        Ok(Self { _id: ID.finish(id, "parcel_id", &object)?, _grams: GRAMS.finish(grams, "grams", &object)? })
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut Definitions, _: &Rules) -> Schema {
        Schema::new()
    }

    #[cfg(feature = "schema")]
    fn name() -> std::borrow::Cow<'static, str> {
        "Parcel".into()
    }
}

impl event_core::payload::ListItem for Parcel {}

const BODY: &str = r#"{"parcel_id":"a \"\\é\ud83d\ude00","grams":"7","more":[true,null,-1.5e-3,{"x":[]}]}"#;

fn refused(body: &str) -> String {
    let error = decode::<Parcel>(body.as_bytes()).expect_err(body).to_string();
    assert!(!error.contains("secret"), "{error}");
    error
}

/// The error of reading `body` as a parcel is `expected`.
#[track_caller]
fn check(body: &str, expected: &str) {
    assert_eq!(refused(body), expected, "{body}");
}

/// The error of reading `text` as an envelope, by `parse` and by `peek`, is `expected`.
#[track_caller]
fn check_envelope(text: &str, expected: &str) {
    assert_eq!(Envelope::parse(text.to_owned()).expect_err(text).to_string(), expected, "{text}");
    assert_eq!(Head::peek(text.as_bytes()).expect_err(text).to_string(), expected, "{text}");
    assert!(!expected.contains("secret"), "{expected}");
}

fn with(data: &str) -> String {
    format!(r#"{{"specversion":"1.0","id":"1","source":"/s","type":"t","data":{data}}}"#)
}

#[test]
fn every_beginning_of_a_text_is_said_to_be_cut_off() {
    decode::<Parcel>(BODY.as_bytes()).expect("a parcel");
    for end in 1..BODY.len() {
        let cut = decode::<Parcel>(&BODY.as_bytes()[..end]).expect_err("a beginning").to_string();
        assert!(cut.ends_with("(the text ends here: cut off?)"), "{end}: {cut}");
    }
    let envelope = with(BODY);
    for end in 1..envelope.len() {
        let cut = Envelope::parse(envelope.as_bytes()[..end].to_vec()).expect_err("a beginning").to_string();
        assert!(cut.ends_with("(the text ends here: cut off?)"), "{end}: {cut}");
    }
    check(
        r#"{"parcel_id":"sec"#,
        "at /parcel_id: not valid JSON: expected the string's closing quote, at line 1 column 18 \
         (the text ends here: cut off?)",
    );
}

#[test]
fn a_fault_inside_a_whole_text_is_not_said_to_be_cut_off() {
    for body in [r#"{"parcel_id":tru}"#, r#"{"parcel_id":"\ud800"}"#, r#"{"parcel_id" 1}"#, "{}}", r#"{"grams":.5}"#] {
        assert!(!refused(body).contains("cut off"), "{body}: {}", refused(body));
    }
}

#[test]
fn a_body_without_an_envelope_is_told_from_a_bad_envelope() {
    let bare =
        "no CloudEvents envelope: no `specversion`, at line 1 column 1 (perhaps a bare body, which `decode` reads)";
    check_envelope(r#"{"parcel_id":"secret"}"#, bare);
    check_envelope(r#"{"id":"secret","type":"secret"}"#, bare);
    check_envelope(r#"{"grams":{"type":"secret"}}"#, bare);
    check_envelope(
        r#"{"id":"1","source":"/s","type":"t"}"#,
        "envelope of t (id 1): missing attribute `specversion`, at line 1 column 1",
    );
    check_envelope(
        r#"{"specversion":"1.0","parcel_id":"secret"}"#,
        "envelope: at /parcel_id: expected an attribute's name of lower-case letters and digits alone, \
         found a string of 9 characters, at line 1 column 22",
    );
    check_envelope("{}", "envelope: missing attribute `specversion`, at line 1 column 1");
    let error = Envelope::parse("\n {\"parcel_id\":1}").expect_err("a bare body");
    assert_eq!((error.pointer(), error.offset(), error.is_missing()), ("", 2, true));
}

#[test]
fn a_batch_and_one_envelope_are_told_apart() {
    check_envelope(
        &format!("[{}]", with("1")),
        "envelope: expected an envelope, which is a JSON object, found an array, at line 1 column 1 \
         (a batch? `parse_batch` reads it)",
    );
    assert_eq!(
        parse_batch(with("1")).expect_err("no array").to_string(),
        "envelope of t (id 1): expected a batch, which is a JSON array of envelopes, found an object, at line 1 column 1 \
         (one envelope? `Envelope::parse` reads it)",
    );
    let item = parse_batch("[[]]").expect("a batch").next().expect("an item").expect_err("an array");
    assert!(!item.to_string().contains("parse_batch"), "{item}");
    assert!(refused(&with("1")).ends_with("(an envelope? `Envelope::parse` reads it)"), "{}", refused(&with("1")));
}

#[test]
fn json_in_a_string_is_said_to_be_encoded_twice() {
    let quoted = |text: &str| serde_json::to_string(text).expect("a string");
    check(
        &quoted(r#"{"parcel_id":"x"}"#),
        "expected an object (Parcel), found a string of 21 characters, at line 1 column 1 \
         (it holds JSON: encoded twice?)",
    );
    let found = refused(&quoted("eyJzZWNyZXQiOjF9"));
    assert!(found.ends_with("(it holds base64 of JSON)"), "{found}");
    for other in ["x", "{secret", "7", "", "{} {}"] {
        assert!(refused(&quoted(other)).ends_with("column 1"), "{other}: {}", refused(&quoted(other)));
    }
    let envelope = Envelope::parse(quoted(&with("1"))).expect_err("a string").to_string();
    assert!(envelope.ends_with("(it holds JSON: encoded twice?)"), "{envelope}");
}

#[test]
fn a_member_that_is_spelt_otherwise_is_named() {
    let missing = "missing field `parcel_id`, at line 1 column 1";
    for name in ["parcelId", "ParcelID", "PARCEL_ID", "parcel-id"] {
        check(&format!(r#"{{"grams":"7","{name}":"secret"}}"#), &format!("{missing} (there is `{name}`)"));
    }
    check(r#"{"grams":"7","parcel":"secret","x":{"parcelId":1}}"#, missing);
    let nested = decode::<Vec<Parcel>>(br#"[{"grams":"7","parcelId":1}]"#).expect_err("a wrong name").to_string();
    assert_eq!(nested, "at /0: missing field `parcel_id`, at line 1 column 2 (there is `parcelId`)");
}

#[test]
fn integers_in_strings_say_which_of_their_rules_is_broken() {
    let at = |value: &str| refused(&format!(r#"{{"grams":{value}}}"#));
    let plain = "at /grams: expected a string of plain digits \
                 (no plus sign, leading zero, space, separator, point or exponent), found a string of";
    assert_eq!(at(r#""+5""#), format!("{plain} 2 characters, at line 1 column 10"));
    for other in ["007", "1_000", "1.0", "1e3", " 1", "-0", "x", ""] {
        assert!(at(&format!("{other:?}")).starts_with(plain), "{other}");
    }
    assert_eq!(
        at(r#""32768""#),
        "at /grams: expected a string whose integer is within -32768 to 32767, found a string of 5 characters, \
         at line 1 column 10"
    );
    assert_eq!(
        at("32"),
        "at /grams: expected an integer from -32768 to 32767 in double quotes, found a number of 2 digits, \
         at line 1 column 10"
    );
    assert_eq!(
        at("null"),
        "at /grams: expected a string with an integer from -32768 to 32767, found null, at line 1 column 10"
    );
}

#[test]
fn numbers_are_told_by_their_kind_and_digits() {
    for (number, found) in [
        ("7", "a number of 1 digit"),
        ("1.0", "a number of 2 digits"),
        ("12e3", "a number of 3 digits"),
        ("-40", "a negative number of 2 digits"),
        ("1.50", "a number of 3 digits with a fraction"),
    ] {
        let error = decode::<String>(number.as_bytes()).expect_err("no string").to_string();
        assert_eq!(error, format!("expected a string, found {found}, at line 1 column 1"));
    }
}
