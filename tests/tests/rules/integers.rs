//! Rule 7: integers.

use std::collections::BTreeMap;

use event_core::Event;
use serde_json::json;

use crate::check::{both_ways, matches, member, reads, refuses, same, unwritable};

/// Integers that are numbers.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.numbers.v1")]
struct Numbers {
    #[json("i8")]
    i8: i8,
    #[json("i16")]
    i16: i16,
    #[json("i32")]
    i32: i32,
    #[json("u8")]
    u8: u8,
    #[json("u16")]
    u16: u16,
    #[json("u32")]
    u32: u32,
}

#[test]
fn s7_1_small_integers_have_the_bounds_of_their_types() {
    let bounds: [(&str, i64, i64); 6] = [
        ("i8", i8::MIN.into(), i8::MAX.into()),
        ("i16", i16::MIN.into(), i16::MAX.into()),
        ("i32", i32::MIN.into(), i32::MAX.into()),
        ("u8", 0, u8::MAX.into()),
        ("u16", 0, u16::MAX.into()),
        ("u32", 0, u32::MAX.into()),
    ];
    for (name, min, max) in bounds {
        assert_eq!(member::<Numbers>(name), same(json!({"type": "integer", "minimum": min, "maximum": max})));
        for (bound, beyond) in [(min, min - 1), (max, max + 1)] {
            let rest = ["i8", "i16", "i32", "u8", "u16", "u32"].into_iter().filter(|other| *other != name);
            let zeros: String = rest.map(|other| format!("\"{other}\":0,")).collect();
            event_core::decode::<Numbers>(format!("{{{zeros}\"{name}\":{bound}}}").as_bytes()).expect("a bound");
            refuses::<Numbers>(&format!("{{{zeros}\"{name}\":{beyond}}}"), &format!("/{name}"));
        }
    }
}

/// Wide integers as text.
#[derive(Debug, Clone, Default, PartialEq, Event)]
#[event("rules.strings.v1")]
struct Strings {
    #[json("i64", string)]
    i64: i64,
    #[json("u64", string)]
    u64: u64,
    #[json("i128", string)]
    i128: i128,
    #[json("u128", string)]
    u128: u128,
    #[json("u8", string)]
    u8: u8,
    #[json("map", string, omitempty)]
    map: BTreeMap<String, Vec<isize>>,
}

fn text_of(name: &str, value: &str) -> String {
    let rest = ["i64", "u64", "i128", "u128", "u8"].into_iter().filter(|other| *other != name);
    let zeros: String = rest.map(|other| format!("\"{other}\":\"0\",")).collect();
    format!("{{{zeros}\"{name}\":{value}}}")
}

#[test]
fn r7_4_string_is_plain_digits_in_one_form() {
    let map = BTreeMap::from([("a".to_owned(), vec![isize::MIN, 7])]);
    let widest = Strings { i64: i64::MIN, u64: u64::MAX, i128: i128::MIN, u128: u128::MAX, u8: 255, map };
    let text = r#"{"i64":"-9223372036854775808","u64":"18446744073709551615","i128":"-170141183460469231731687303715884105728","u128":"340282366920938463463374607431768211455","u8":"255","map":{"a":["-9223372036854775808","7"]}}"#;
    both_ways(&widest, text);
    for odd in ["+5", "007", "1_000", "", "-", "-0", " 5", "5 ", "1.0", "1e3", "0x5", "٣", "NaN"] {
        refuses::<Strings>(&text_of("i64", &format!("\"{odd}\"")), "/i64");
    }
    refuses::<Strings>(&text_of("i64", "5"), "/i64");
    refuses::<Strings>(&text_of("i64", "null"), "/i64");
    refuses::<Strings>(&text_of("i64", "\"9223372036854775808\""), "/i64");
    refuses::<Strings>(&text_of("u64", "\"-1\""), "/u64");
    refuses::<Strings>(&text_of("u128", "\"340282366920938463463374607431768211456\""), "/u128");
    refuses::<Strings>(&text_of("u8", "\"256\""), "/u8");
}

#[test]
fn s7_5_the_pattern_of_string_is_exact_to_the_last_digit() {
    let bounds = [
        ("i64", "-9223372036854775808", "-9223372036854775809"),
        ("i64", "9223372036854775807", "9223372036854775808"),
        ("u64", "18446744073709551615", "18446744073709551616"),
        ("u64", "0", "-1"),
        ("i128", "-170141183460469231731687303715884105728", "-170141183460469231731687303715884105729"),
        ("u128", "340282366920938463463374607431768211455", "340282366920938463463374607431768211456"),
        ("u8", "255", "256"),
    ];
    for (name, inside, outside) in bounds {
        let (written, read) = member::<Strings>(name);
        assert_eq!(written, read);
        assert_eq!(written["type"], "string");
        assert!(matches(&written, inside) && !matches(&written, outside), "{name}: {written}");
        for odd in ["", "-", "-0", "00", "01", "+1", " 1", "1 ", "1\n", "1.0"] {
            assert!(!matches(&written, odd), "{name} {odd:?}");
        }
    }
}

const MOST: i64 = (1 << 53) - 1;

/// Wide integers as numbers.
#[derive(Debug, Clone, Default, PartialEq, Event)]
#[event("rules.safe.v1")]
struct Safe {
    #[json("i64", safe)]
    i64: i64,
    #[json("u64", safe)]
    u64: u64,
    #[json("sizes", safe)]
    sizes: Vec<usize>,
}

#[test]
fn r7_6_safe_is_checked_both_ways() {
    let edge = Safe { i64: -MOST, u64: MOST as u64, sizes: vec![0] };
    both_ways(&edge, r#"{"i64":-9007199254740991,"u64":9007199254740991,"sizes":[0]}"#);
    refuses::<Safe>(r#"{"i64":-9007199254740992,"u64":0,"sizes":[]}"#, "/i64");
    refuses::<Safe>(r#"{"i64":0,"u64":9007199254740992,"sizes":[]}"#, "/u64");
    refuses::<Safe>(r#"{"i64":0,"u64":0,"sizes":[1,9007199254740993]}"#, "/sizes/1");
    refuses::<Safe>(r#"{"i64":"0","u64":0,"sizes":[]}"#, "/i64");
    unwritable(&Safe { i64: MOST + 1, ..Safe::default() }, "/i64");
    unwritable(&Safe { u64: u64::MAX, ..Safe::default() }, "/u64");
    unwritable(&Safe { sizes: vec![1, usize::MAX], ..Safe::default() }, "/sizes/1");
}

#[test]
fn s7_7_safe_has_its_bounds_and_the_format_int64() {
    let schema = |min: i64| json!({"type": "integer", "minimum": min, "maximum": MOST, "format": "int64"});
    assert_eq!(member::<Safe>("i64"), same(schema(-MOST)));
    assert_eq!(member::<Safe>("u64"), same(schema(0)));
    assert_eq!(member::<Safe>("sizes"), same(json!({"type": "array", "items": schema(0)})));
}

#[test]
fn r7_8_a_whole_number_is_an_integer_in_every_spelling() {
    let read = |value: &str| format!(r#"{{"i64":{value},"u64":0,"sizes":[]}}"#);
    for (text, value) in
        [("1.0", 1), ("1e2", 100), ("1.5e1", 15), ("-0", 0), ("-0.0", 0), ("10e-1", 1), ("0e99", 0), ("1E+2", 100)]
    {
        reads(&read(text), &Safe { i64: value, ..Safe::default() });
    }
    for text in ["1.5", "1e-1", "0.1", "1e300", "9.007199254740992e15"] {
        refuses::<Safe>(&read(text), "/i64");
    }
    reads(
        r#"{"i8":-1.0,"i16":0,"i32":2e3,"u8":255.0,"u16":0,"u32":0}"#,
        &Numbers { i8: -1, i16: 0, i32: 2000, u8: 255, u16: 0, u32: 0 },
    );
}
