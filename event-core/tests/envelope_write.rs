//! Envelopes as they are written, and the events that come out of them.

#![allow(clippy::unwrap_used, reason = "a failed unwrap fails the test")]

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use event_core::field::Rules;
use event_core::json::{ReadError, Reader, WriteError, Writer};
#[cfg(feature = "schema")]
use event_core::schema::{Definitions, Schema};
use event_core::{
    AttributeValue, DataKind, DecodeError, Encode, EncodeError, Envelope, Event, OutgoingData, Payload, Publish,
    RawJson, Topic, decode_bytes, encode_batch, parse_batch,
};

/// An event by hand, so that these tests need no derive.
#[derive(Debug, Clone, PartialEq)]
struct Placed {
    order: String,
    note: f64,
}

impl Topic for Placed {
    const TOPIC: &'static str = "orders";
    const NAME: &'static str = "orders.placed";
    const TYPE: &'static str = "orders.placed.v1";
    const VERSION: Option<u32> = Some(1);

    fn key(&self) -> Option<Cow<'_, str>> {
        Some(Cow::Borrowed(&self.order))
    }
}

impl Payload for Placed {
    fn read(reader: &mut Reader<'_>, _: &Rules) -> Result<Self, ReadError> {
        let mut object = reader.begin_object("an object (Placed)")?;
        let (mut order, mut note) = (None, None);
        while let Some(key) = reader.next_key(&mut object)? {
            match &*key.text {
                "order" => order = Some(<String as Payload>::read(reader, &Rules::NONE)?),
                "note" => note = Some(<f64 as Payload>::read(reader, &Rules::NONE)?),
                _ => reader.unknown(&mut object, key)?,
            }
        }
        match (order, note) {
            (Some(order), Some(note)) => Ok(Self { order, note }),
            _ => Err(reader.expected(object.start(), "`order` and `note`")),
        }
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut Definitions, _: &Rules) -> Schema {
        Schema::new()
    }

    #[cfg(feature = "schema")]
    fn name() -> Cow<'static, str> {
        "Placed".into()
    }
}

impl Encode for Placed {
    fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
        writer.begin_object()?;
        writer.key("\"order\":");
        <String as Encode>::write(&self.order, writer, rules)?;
        writer.key("\"note\":");
        <f64 as Encode>::write(&self.note, writer, rules)?;
        writer.end_object();
        Ok(())
    }
}

impl Event for Placed {
    const MAX_BYTES: usize = 100;

    fn upcast(event_type: &str, reader: &mut Reader<'_>) -> Option<Result<Self, ReadError>> {
        (event_type == "orders.placed.v0").then(|| {
            reader.skip()?;
            Ok(Self { order: "old".to_owned(), note: 0.0 })
        })
    }

    fn reads(event_type: &str) -> bool {
        ["orders.placed.v1", "orders.placed.v0"].contains(&event_type)
    }
}

impl Publish for Placed {}

fn placed() -> Placed {
    Placed { order: "o-7".to_owned(), note: 1.5 }
}

fn noon() -> DateTime<Utc> {
    "2026-01-31T12:00:00Z".parse().unwrap()
}

#[test]
fn an_envelope_is_written_with_the_type_near_the_front_and_the_data_last() {
    let event = placed();
    let envelope = Envelope::of(&event)
        .source("/shop")
        .id("1")
        .time(noon())
        .subject("order 7")
        .schema_base("https://example.com/schemas/")
        .extension("traceparent", "00-1")
        .extension("attempt", 1)
        .extension("attempt", 2)
        .extension("dry", false);
    let mut out = b"before".to_vec();
    envelope.encode_into(&mut out).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        concat!(
            r#"before{"specversion":"1.0","type":"orders.placed.v1","id":"1","source":"/shop","#,
            r#""time":"2026-01-31T12:00:00Z","subject":"order 7","datacontenttype":"application/json","#,
            r#""dataschema":"https://example.com/schemas/orders.placed.v1.json","partitionkey":"o-7","#,
            r#""traceparent":"00-1","attempt":2,"dry":false,"data":{"order":"o-7","note":1.5}}"#
        )
    );
    assert_eq!(envelope.build().unwrap().decode::<Placed>().unwrap(), event);
    assert_eq!(decode_bytes::<Placed>(&envelope.to_vec().unwrap()).unwrap(), event);
}

#[test]
fn id_and_time_have_defaults() {
    let event = placed();
    let before = Utc::now();
    let outgoing = Envelope::of(&event).source("/shop");
    let (first, second) = (outgoing.build().unwrap(), outgoing.build().unwrap());
    assert_ne!(first.id(), second.id());
    let id: uuid::Uuid = first.id().parse().unwrap();
    assert_eq!(id.get_version_num(), 7);
    let behind = first.time_utc().unwrap() - before;
    assert!(behind > chrono::TimeDelta::milliseconds(-1) && behind < chrono::TimeDelta::minutes(5), "{behind}");
    assert!(first.time().is_some_and(|time| time.ends_with('Z') && time.contains('.')), "{:?}", first.time());
    assert!(first.dataschema().is_none() && first.subject().is_none());
}

#[test]
fn a_refused_envelope_names_each_problem_and_leaves_the_buffer() {
    let event = placed();
    let envelope = Envelope::of(&event)
        .source("a b")
        .id("")
        .subject("a\nb")
        .schema_base("schemas")
        .key("")
        .extension("my_ext", 1)
        .extension("subject", "x")
        .extension("a".repeat(21), 1)
        .extension("fine", "\u{FFFE}");
    let mut out = b"before".to_vec();
    let text = envelope.encode_into(&mut out).unwrap_err().to_string();
    assert_eq!(out, b"before");
    for name in ["source", "id", "subject", "dataschema", "partitionkey", "my_ext", "aaaaaaaaaaaaaaaaaaaaa", "fine"] {
        assert!(text.contains(&format!("attribute `{name}`")), "{name}: {text}");
    }
    assert_eq!(text.matches("attribute `").count(), 9, "{text}");
}

#[test]
fn a_body_that_cannot_be_written_leaves_the_buffer() {
    let check = |event: Placed, expected: fn(&EncodeError) -> bool| {
        let mut out = b"before".to_vec();
        let error = Envelope::of(&event).source("/shop").encode_into(&mut out).unwrap_err();
        assert!(expected(&error), "{error}");
        assert_eq!(out, b"before");
    };
    check(Placed { note: f64::NAN, ..placed() }, |error| error.pointer() == "/note");
    let long = Placed { order: "x".repeat(100), ..placed() };
    check(long, |error| error.is_too_large() && error.to_string().contains("100") && error.to_string().contains("123"));
    let limit = Placed { order: "x".repeat(77), ..placed() };
    Envelope::of(&limit).source("/shop").to_vec().unwrap();
    check(Placed { order: "x".repeat(78), ..placed() }, EncodeError::is_too_large);
}

#[test]
fn data_of_others_is_wrapped_as_it_is() {
    let json = RawJson::parse(r#"{ "a": [1, 2.50] }"#).unwrap();
    let cases = [
        (OutgoingData::Nothing, None),
        (OutgoingData::Json(&json), Some((DataKind::Json, &br#"{"a":[1,2.50]}"#[..]))),
        (OutgoingData::Text { content_type: "text/plain", text: "a\"\n" }, Some((DataKind::Text, b"a\"\n"))),
        (OutgoingData::Binary { content_type: "image/png", bytes: b"\0\xff" }, Some((DataKind::Binary, b"\0\xff"))),
        (OutgoingData::Binary { content_type: "application/json", bytes: b"" }, Some((DataKind::Binary, b""))),
    ];
    for (data, expected) in cases {
        let envelope = Envelope::raw("com.github.push", "https://github.com", data).key("k").build().unwrap();
        let found = envelope.data().map(|data| (data.kind(), data.bytes().into_owned()));
        assert_eq!(found, expected.map(|(kind, bytes)| (kind, bytes.to_vec())), "{data:?}");
        assert_eq!((envelope.event_type(), envelope.partitionkey()), ("com.github.push", Some("k")));
    }
    let text = OutgoingData::Text { content_type: "application/json", text: "{}" };
    assert!(Envelope::raw("t", "/s", text).to_vec().is_err());
    assert!(Envelope::raw("", "/s", OutgoingData::Nothing).to_vec().is_err());
    let untyped = OutgoingData::Binary { content_type: "png", bytes: b"" };
    assert!(Envelope::raw("t", "/s", untyped).to_vec().is_err());
}

#[test]
fn unknown_attributes_are_written_back_with_their_types() {
    let long = "n".repeat(30);
    let document = format!(
        r#" {{"data" : [ 1 ],"shard":-3,"{long}":"\u0061\"","dry":true,"type":"t","gone":null,"id":"1","source":"/s","specversion":"1.0"}}"#
    );
    let envelope = Envelope::parse(document).unwrap();
    assert_eq!(
        String::from_utf8(envelope.to_vec()).unwrap(),
        format!(
            r#"{{"specversion":"1.0","type":"t","id":"1","source":"/s","shard":-3,"{long}":"a\"","dry":true,"data":[ 1 ]}}"#
        )
    );
}

#[test]
fn a_batch_is_written_as_an_array() {
    assert_eq!(encode_batch([]), b"[]");
    let event = placed();
    let envelopes = ["1", "2"].map(|id| Envelope::of(&event).source("/shop").id(id).build().unwrap());
    let batch: Vec<_> = parse_batch(encode_batch(&envelopes)).unwrap().collect();
    let ids: Vec<_> = batch.iter().map(|envelope| envelope.as_ref().unwrap().id()).collect();
    assert_eq!(ids, ["1", "2"]);
    assert_eq!(batch[1].as_ref().unwrap().decode::<Placed>().unwrap(), event);
}

/// Decodes an envelope with these members, in both ways.
fn decode(event_type: &str, members: &str) -> Result<Placed, DecodeError> {
    let document = format!(r#"{{"specversion":"1.0","id":"9","source":"/s","type":"{event_type}"{members}}}"#);
    let once = decode_bytes::<Placed>(document.as_bytes());
    let twice = Envelope::parse(document).map(|envelope| envelope.decode::<Placed>());
    if let Ok(twice) = twice {
        assert_eq!(format!("{once:?}"), format!("{twice:?}"));
    }
    once
}

#[test]
fn an_event_is_decoded_from_its_own_type_and_from_those_it_upcasts() {
    assert_eq!(decode("orders.placed.v1", r#","data":{"note":1.5,"order":"o-7"}"#).unwrap(), placed());
    assert_eq!(decode("orders.placed.v0", r#","data":{}"#).unwrap().order, "old");
    let base64 = r#","data_base64":"eyJub3RlIjoxLjUsIm9yZGVyIjoiby03In0=","datacontenttype":"application/json""#;
    assert_eq!(decode("orders.placed.v1", base64).unwrap(), placed());
}

#[test]
fn a_failed_decode_says_which_event_and_where() {
    let check = |event_type: &str, members: &str, expected: &str| {
        let error = decode(event_type, members).unwrap_err();
        assert_eq!(error.to_string(), expected);
    };
    check(
        "orders.shipped.v1",
        "",
        "orders.shipped.v1 (id 9): expected an event of type `orders.placed.v1`, found type `orders.shipped.v1`",
    );
    check("orders.placed.v1", "", "orders.placed.v1 (id 9): expected `data`, found an envelope without data");
    check(
        "orders.placed.v1",
        r#","datacontenttype":"text/plain","data":"{}""#,
        "orders.placed.v1 (id 9): expected JSON data, found `data` whose `datacontenttype` names another format",
    );
    check(
        "orders.placed.v1",
        r#","datacontenttype":"avro/binary","data_base64":"TWE=""#,
        "orders.placed.v1 (id 9): expected JSON data, found bytes in `data_base64`",
    );
    check(
        "orders.placed.v1",
        r#","data":{"note":"x"}"#,
        "orders.placed.v1 (id 9): at /note: expected a number, found a string of 1 character, at line 1 column 9 of the body",
    );
    let error = decode("orders.placed.v1", r#","time":"noon""#).unwrap_err();
    assert!(error.to_string().starts_with("envelope of orders.placed.v1 (id 9): at /time: expected"), "{error}");
    let error = decode_bytes::<Placed>(b"\x1f\x8b\x08").unwrap_err();
    assert!(error.is_not_json() && error.to_string().contains("gzip"), "{error}");
    assert!(error.guess().is_some_and(|guess| guess.contains("gzip")));
}

#[test]
fn values_show_their_canonical_text() {
    let texts = [AttributeValue::String("a"), 7.into(), true.into()].map(|value| value.to_string());
    assert_eq!(texts, ["a", "7", "true"]);
}
