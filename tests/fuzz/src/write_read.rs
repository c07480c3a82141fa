//! `write_read`: a value of `Wide` is written exactly when it keeps to the rules, and what is written is read as the
//! same value, is what `Serialize` writes, and is what its contracts allow.

use chrono::SubsecRound;
use event_core::{Envelope, Patch, RawJson, Topic, UnknownObject, UnknownText, decode, encode};

use crate::document::Doc;
use crate::make::{Maker, SAFE};
use crate::subject::split;
use crate::wide::{Channel, Code, Level, Method, Node, Nothing, Wide};

/// Makes a value of the bytes, writes and reads it.
///
/// # Panics
/// A value that breaks no rule is refused, one that breaks some is written, or what is written is not what was meant.
pub fn write_read(bytes: &[u8]) {
    let mut maker = Maker::new(bytes);
    let value = wide(&mut maker);
    let written = match (encode(&value), maker.broken) {
        (Ok(written), None) => written,
        (Err(_), Some(_)) => {
            assert!(serde_json::to_vec(&value).is_err(), "Serialize writes what encode refuses");
            return;
        }
        (Ok(_), Some(rule)) => panic!("written, but it breaks a rule: {rule}: {value:?}"),
        (Err(error), None) => panic!("it breaks no rule, but {error}: {value:?}"),
    };
    let text = std::str::from_utf8(&written).expect("what is written is UTF-8");
    let meant = Wide { at_ms: value.at_ms.trunc_subsecs(3), ..value.clone() };
    let read: Wide = decode(&written).unwrap_or_else(|error| panic!("written, but {error}: {text}"));
    assert_eq!(read, meant, "{text}");
    assert_eq!(encode(&read).ok().as_ref(), Some(&written), "written again: {text}");
    assert_eq!(serde_json::to_vec(&value).ok().as_ref(), Some(&written), "Serialize: {text}");
    assert_eq!(serde_json::from_slice::<Wide>(&written).ok().as_ref(), Some(&meant), "Deserialize: {text}");
    contracts(text);
    enveloped(&value, &meant);
}

fn contracts(text: &str) {
    let doc = Doc::parse(text).unwrap_or_else(|error| panic!("written, but no JSON: {error}: {text}"));
    assert_eq!(doc.outside_domain(), None, "{text}");
    let value = doc.value().expect("numbers of the domain are finite");
    let (subject, _) = split(Wide::TYPE.as_bytes());
    let contracts = subject.contracts();
    let writer = contracts.writer.as_ref().expect("it is no reader type");
    for (side, validator) in [("writer", writer), ("reader", &contracts.reader)] {
        if let Err(error) = validator.validate(&value) {
            panic!("written, but not valid for the {side}: {error} at {}: {text}", error.instance_path());
        }
    }
}

fn enveloped(value: &Wide, meant: &Wide) {
    let outgoing = Envelope::of(value).source("/fuzz");
    let bytes = outgoing.to_vec().unwrap_or_else(|error| panic!("it has a body, but no envelope: {error}"));
    let envelope = Envelope::parse(bytes).unwrap_or_else(|error| panic!("written, but {error}"));
    assert_eq!(envelope.decode::<Wide>().ok().as_ref(), Some(meant));
    assert_eq!(envelope.partitionkey(), Some(&*value.id.to_string()));
}

/// Levels of the body that are left inside a member of it.
const INSIDE: usize = 63;

fn wide(maker: &mut Maker<'_>) -> Wide {
    let raw_or_null = (maker.below(2) > 0).then(|| not_null(maker));
    let raw_patch = patch(maker, not_null);
    Wide {
        id: uuid::Uuid::from_bytes(maker.draw()),
        flag: maker.draw(),
        tiny: maker.integer(-5, 100),
        small: maker.draw(),
        medium: maker.draw(),
        count: maker.draw(),
        total: maker.integer(-1_000_000_000_000, i64::MAX.into()),
        seen: maker.integer(0, SAFE),
        index: maker.integer(-SAFE, SAFE),
        huge: maker.draw(),
        vast: maker.draw(),
        ratio: maker.float(f64::MIN, f64::MAX),
        share: maker.float(0.0, 1.0),
        text: maker.text(),
        title: maker.text_of(1, 8).into(),
        note: maker.text().into(),
        label: maker.text().into(),
        at: maker.utc(),
        at_ms: maker.utc(),
        local_at: (maker.below(2) > 0).then(|| maker.fixed()),
        day: (maker.below(2) > 0).then(|| maker.day()),
        text_at: maker.timestamp(),
        took: maker.duration(),
        amount: maker.decimal(),
        photo: maker.list_of(24, Maker::draw),
        photos: maker.map(Maker::text, |maker| maker.few(|maker| maker.few(Maker::draw))),
        numbers: maker.list_of(4, |maker| maker.integer(-10, 10)),
        corners: [maker.float(f64::MIN, f64::MAX), maker.float(f64::MIN, f64::MAX)],
        codes: maker.map(|maker| Code(maker.text()), |maker| if maker.draw() { Level::Low } else { Level::High }),
        channel: channel(maker),
        methods: maker.list_of(3, |maker| method(maker, INSIDE - 2)),
        patch: patch(maker, |maker| maker.text().into()),
        raw: maker.json(INSIDE),
        raw_or_null,
        raw_patch,
        node: (maker.below(2) > 0).then(|| {
            let levels = usize::from(maker.below(36));
            // Each node but the last is an object and a list.
            maker.expect(levels * 2 < INSIDE, "64 levels");
            Box::new(node(maker, levels))
        }),
        plus_one: Nothing,
    }
}

fn patch<T>(maker: &mut Maker<'_>, make: fn(&mut Maker<'_>) -> T) -> Patch<T> {
    match maker.below(3) {
        0 => Patch::Absent,
        1 => Patch::Null,
        _ => Patch::Value(make(maker)),
    }
}

/// Null would be read back as `None`.
fn not_null(maker: &mut Maker<'_>) -> RawJson {
    let raw = maker.json(INSIDE);
    maker.expect(raw.as_str() != "null", "no null inside an option");
    raw
}

fn channel(maker: &mut Maker<'_>) -> Channel {
    match maker.below(4) {
        0 => Channel::Web,
        1 => Channel::App,
        _ => {
            let text = word(maker, &["web", "app", "mobile"]);
            Channel::Unknown(UnknownText::new(text))
        }
    }
}

/// Any text, now and then one of those that must not be written as an unknown one.
fn word(maker: &mut Maker<'_>, known: &[&str]) -> String {
    let text = match maker.below(16) {
        0 => known[usize::from(maker.draw::<u8>()) % known.len()].to_owned(),
        _ => maker.text(),
    };
    maker.expect(!known.contains(&&*text), "no known value as an unknown one");
    text
}

/// `levels` are left inside the object.
fn method(maker: &mut Maker<'_>, levels: usize) -> Method {
    match maker.below(4) {
        0 => Method::Cash,
        1 => Method::Card {
            last4: maker.text_of(4, 4),
            // Two levels of nesting are enough here; `node` goes deep.
            of: if maker.draw() && levels > INSIDE - 6 { vec![method(maker, levels - 2)] } else { Vec::new() },
        },
        _ => {
            let kind = word(maker, &["card", "cash"]);
            let tag = serde_json::to_string(&kind).expect("a string is JSON");
            let inner = maker.json(levels);
            let text = match maker.below(16) {
                0 => {
                    maker.expect(false, "a tag");
                    format!(r#"{{"a":{inner}}}"#)
                }
                1 => {
                    maker.expect(false, "a tag that is a string");
                    format!(r#"{{"kind":7,"a":{inner}}}"#)
                }
                2..8 => format!(r#"{{"a":{inner},"kind":{tag}}}"#),
                _ => format!(r#"{{"kind":{tag},"a":{inner},"b":[]}}"#),
            };
            let raw = RawJson::parse(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
            Method::Unknown(UnknownObject::new(raw))
        }
    }
}

fn node(maker: &mut Maker<'_>, levels: usize) -> Node {
    let next = if levels == 0 { Vec::new() } else { vec![node(maker, levels - 1)] };
    Node { value: maker.integer(0, 9), next }
}
