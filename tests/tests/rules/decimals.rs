//! Rule 17: decimals.

use event_core::Event;
use rust_decimal::Decimal;

use crate::check::{both_ways, matches, member, refuses, unwritable};

/// An amount.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.decimal.v1")]
struct Amount {
    #[json("amount")]
    amount: Decimal,
}

fn amount(text: &str) -> Amount {
    Amount { amount: Decimal::from_str_exact(text).expect("a decimal") }
}

#[test]
fn r17_1_a_decimal_keeps_its_scale_and_has_one_form() {
    for text in [
        "0",
        "10.00",
        "-0.5",
        "0.00",
        "1234567890123456789012345678",
        "-1.234567890123456789012345678",
        "0.000000000000000000000000001",
    ] {
        both_ways(&amount(text), &format!(r#"{{"amount":"{text}"}}"#));
        let scale = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let read: Amount = event_core::decode(format!(r#"{{"amount":"{text}"}}"#).as_bytes()).expect("a decimal");
        assert_eq!(read.amount.scale() as usize, scale, "{text}");
    }
    for odd in [
        "1_000",
        "+1",
        "01",
        "-0",
        "-0.0",
        ".5",
        "1.",
        "1e3",
        "",
        "-",
        " 1",
        "12345678901234567890123456789",
        "1,5",
        "NaN",
    ] {
        refuses::<Amount>(&format!(r#"{{"amount":"{odd}"}}"#), "/amount");
    }
    refuses::<Amount>(r#"{"amount":10.5}"#, "/amount");
    unwritable(&Amount { amount: Decimal::MAX }, "/amount");
    let zero = Amount { amount: -Decimal::new(0, 2) };
    assert_eq!(event_core::encode(&zero).expect("zero"), br#"{"amount":"0.00"}"#);
}

#[test]
fn s17_2_the_pattern_of_a_decimal_is_exact() {
    let (written, read) = member::<Amount>("amount");
    assert_eq!(written, read);
    assert_eq!(written["type"], "string");
    let digits = |count: usize| "1".repeat(count);
    for inside in
        ["0", "0.00", "-0.01", "10.00", &digits(28), &format!("1.{}", digits(27)), &format!("-0.{}", digits(27))]
    {
        assert!(matches(&written, inside), "{inside}");
    }
    for outside in
        ["", "-", "-0", "-0.00", "00", "01.5", "1.", ".1", "+1", "1e3", &digits(29), &format!("1.{}", digits(28))]
    {
        assert!(!matches(&written, outside), "{outside}");
    }
}
