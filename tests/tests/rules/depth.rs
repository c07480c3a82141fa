//! Rule 24: at most 64 levels, on a small stack, through every entry point.

use std::fmt::Debug;

use event_core::{Envelope, Event, Payload, RawJson, UnknownObject, decode, encode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A type that holds itself.
#[derive(Debug, PartialEq, Payload)]
#[payload(tag = "op", closed)]
enum Expression {
    #[json("not")]
    Not {
        #[json("of")]
        of: Box<Expression>,
    },
    #[json("true")]
    True,
}

/// A type that holds lists of itself, and keeps what it does not know.
#[derive(Debug, PartialEq, Payload)]
#[payload(tag = "op", open)]
enum Open {
    #[json("all")]
    All {
        #[json("of")]
        of: Vec<Open>,
    },
    #[json(other)]
    Unknown(UnknownObject),
}

/// A tree.
#[derive(Debug, PartialEq, Payload)]
struct Tree {
    #[json("of", omitempty)]
    of: Option<Box<Tree>>,
}

#[derive(Debug, PartialEq, Event)]
#[event("rules.deep.v1")]
struct Deep {
    #[json("of")]
    of: Box<Expression>,
}

#[derive(Debug, PartialEq, Event)]
#[event("rules.deeptree.v1")]
struct DeepTree {
    #[json("of", omitempty)]
    of: Option<Box<Tree>>,
}

include!(concat!(env!("OUT_DIR"), "/wide.rs"));

/// So many objects in each other, each with its tag behind what it holds.
fn late(levels: usize) -> String {
    let inner = r#"{"op":"true"}"#;
    format!("{}{inner}{}", r#"{"of":"#.repeat(levels - 1), r#","op":"not"}"#.repeat(levels - 1))
}

/// The same as a body of [`Deep`]: the outermost object has no tag.
fn body(levels: usize) -> String {
    format!(r#"{{"of":{}}}"#, late(levels - 1))
}

/// The same as a body of [`DeepTree`].
fn tree(levels: usize) -> String {
    format!("{}{{}}{}", r#"{"of":"#.repeat(levels - 1), "}".repeat(levels - 1))
}

/// Objects and arrays in turn, of a kind that no one knows.
fn unknown(levels: usize) -> String {
    let mut text = String::from(r#"{"more":"#);
    (1..levels).for_each(|level| text.push_str(if level % 2 == 0 { r#"{"a":"# } else { "[" }));
    text.push('0');
    (1..levels).rev().for_each(|level| text.push(if level % 2 == 0 { '}' } else { ']' }));
    text.push_str(r#","op":"odd"}"#);
    text
}

fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(test).expect("a thread");
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

/// Reads through every entry point that takes a text.
fn entry_points<T: Payload + DeserializeOwned + Debug>(text: &str) -> Vec<(&'static str, Result<T, String>)> {
    vec![
        ("decode", decode(text.as_bytes()).map_err(|error| error.to_string())),
        ("from_str", serde_json::from_str(text).map_err(|error| error.to_string())),
        ("from_slice", serde_json::from_slice(text.as_bytes()).map_err(|error| error.to_string())),
        ("from_reader", serde_json::from_reader(text.as_bytes()).map_err(|error| error.to_string())),
    ]
}

#[track_caller]
fn check<T: Payload + DeserializeOwned + Debug>(text: &str, levels: usize) {
    for (entry, outcome) in entry_points::<T>(text) {
        match outcome {
            Ok(read) if levels <= 64 => std::mem::drop(read),
            Err(error) if levels > 64 => assert!(error.contains("64 levels"), "{entry} {levels}: {error}"),
            other => panic!("{entry} {levels}: {other:?}"),
        }
    }
}

#[track_caller]
fn check_envelope<E: Event + Debug>(body: &str, levels: usize) {
    let text = format!(r#"{{"specversion":"1.0","type":"{}","id":"1","source":"/s","data":{body}}}"#, E::TYPE);
    let parsed = Envelope::parse(text.clone());
    let whole = event_core::decode_bytes::<E>(text.as_bytes());
    if levels <= 64 {
        parsed.expect("an envelope").decode::<E>().expect("a body");
        whole.expect("an envelope with its body");
    } else {
        let error = parsed.expect_err("too deep").to_string();
        assert!(error.contains("64 levels"), "{error}");
        assert!(whole.expect_err("too deep").to_string().contains("64 levels"));
    }
}

#[test]
fn r24_1_more_than_64_levels_are_refused_by_every_entry_point() {
    on_a_small_stack(|| {
        for levels in [63, 64, 65, 100_000] {
            check::<Expression>(&late(levels), levels);
            check::<Deep>(&body(levels), levels);
            check::<DeepTree>(&tree(levels), levels);
            check::<Open>(&unknown(levels), levels);
            check_envelope::<Deep>(&body(levels), levels);
            check_envelope::<DeepTree>(&tree(levels), levels);
            // Of a member that the type does not model as well.
            let beside = format!(r#"{{"op":"true","more":{}}}"#, unknown(levels - 1));
            check::<Expression>(&beside, levels);
        }
    });
}

/// To 127 levels, the most that serde_json makes a value of: of a deeper one, printing and dropping recurse.
#[test]
fn r24_1_more_than_64_levels_of_a_value_are_refused() {
    on_a_small_stack(|| {
        for levels in [63, 64, 65, 127] {
            let value: Value = serde_json::from_str(&late(levels)).expect("a value");
            for read in [Expression::deserialize(&value), serde_json::from_value(value.clone())] {
                match read {
                    Ok(_) => assert!(levels <= 64, "{levels}"),
                    Err(error) => assert!(levels > 64 && error.to_string().contains("64 levels"), "{levels}: {error}"),
                }
            }
        }
    });
}

#[test]
fn r24_1_more_than_64_levels_are_not_written() {
    on_a_small_stack(|| {
        for levels in [63, 64, 65, 100_000] {
            let mut value = Expression::True;
            for _ in 1..levels {
                value = Expression::Not { of: Box::new(value) };
            }
            let written =
                (encode(&value).is_ok(), serde_json::to_string(&value).is_ok(), serde_json::to_value(&value).is_ok());
            let fits = levels <= 64;
            assert_eq!(written, (fits, fits, fits), "{levels}");
            // Dropping it would recurse, as any type of this kind does.
            std::mem::forget(value);
        }
    });
    let raw = RawJson::parse(&unknown(64)).expect("64 levels");
    assert!(encode(&raw).is_ok());
    assert_eq!(encode(&vec![raw.clone()]).expect_err("65 levels").pointer(), "/0");
    let unknown = Open::Unknown(UnknownObject::new(raw));
    assert!(encode(&unknown).is_ok());
    assert_eq!(encode(&Open::All { of: vec![unknown] }).expect_err("66 levels").pointer(), "/of/0");
}

/// A hostile body may nest the largest type of all 64 times: without optimisation too, that is an error or a value.
#[test]
fn r24_1_the_largest_types_fit_on_a_small_stack() {
    on_a_small_stack(|| {
        for levels in [64, 65] {
            check::<Wide>(&tree(levels), levels);
            let leaf = r#"{"op":"v7"}"#;
            let text = format!("{}{leaf}{}", r#"{"op":"not","of":"#.repeat(levels - 1), "}".repeat(levels - 1));
            check::<WideEnum>(&text, levels);
        }
        let text = r#"{"f7":"a","f299":"b","of":{"f0":"c"}}"#;
        let value: Wide = decode(text.as_bytes()).expect("fields at both ends");
        assert_eq!((value.f7.as_deref(), value.f299.as_deref()), (Some("a"), Some("b")));
        assert_eq!(encode(&value).expect("a body"), text.as_bytes());
        let text = r#"{"op":"not","f7":"a","f59":"b","of":{"op":"v3","f4":"c"}}"#;
        let value: WideEnum = decode(text.as_bytes()).expect("fields of two variants");
        assert_eq!(encode(&value).expect("a body"), text.as_bytes());
    });
}

#[test]
fn r24_1_the_largest_types_are_written_from_a_small_stack() {
    on_a_small_stack(|| {
        for levels in [64, 65] {
            let (mut wide, mut tagged) = (Box::<Wide>::default(), decode(br#"{"op":"v7"}"#).expect("a variant"));
            for _ in 1..levels {
                wide = Box::new(Wide { of: Some(wide), ..Wide::default() });
                tagged = around(tagged);
            }
            let written = (encode(&*wide).is_ok(), encode(&*tagged).is_ok(), serde_json::to_string(&tagged).is_ok());
            let fits = levels <= 64;
            assert_eq!(written, (fits, fits, fits), "{levels}");
        }
    });
}

/// An enum of very many fields that holds another.
fn around(inner: Box<WideEnum>) -> Box<WideEnum> {
    let mut outer = decode(br#"{"op":"not"}"#).expect("a variant");
    if let WideEnum::Not { of, .. } = &mut outer {
        *of = Some(inner);
    }
    Box::new(outer)
}
