//! The L clauses, and the catalog's own rule: what `cargo xtask schemas` finds in linked events.

use std::collections::BTreeMap;

use event_core::catalog::{Entry, EntryInfo, entries};
use event_core::{Event, Patch, Payload, Publish, TimestampText, Topic};

/// The entry of an event, from the catalog.
#[track_caller]
fn entry<E: Topic>() -> &'static Entry {
    entries().into_iter().find(|entry| entry.event_type == E::TYPE).expect("in the catalog")
}

/// The Rust items that a rule warns of.
#[track_caller]
fn check<E: Topic>(rule: &str, expected: &[&str]) {
    let export = event_schema::export(&[entry::<E>()], None).unwrap_or_else(|error| panic!("{error}"));
    let found: Vec<&str> =
        export.warnings.iter().filter(|warning| warning.rule == rule).map(|warning| warning.rust.as_str()).collect();
    assert_eq!(found, expected);
    for warning in &export.warnings {
        assert!(warning.file.ends_with("advice.rs") && warning.line > 0, "{warning:?}");
    }
}

/// An event of one's own with times as text.
#[derive(Debug, Event)]
#[event("rules.owntext.v1")]
struct OwnText {
    #[json("at")]
    at: TimestampText,
    #[json("times", omitempty)]
    times: Vec<TimestampText>,
    #[json("changed")]
    changed: Patch<TimestampText>,
    #[json("well")]
    well: chrono::DateTime<chrono::Utc>,
}

/// The same of others.
#[derive(Debug, Event)]
#[event(type = "rules.foreigntext", topic = "rules.foreigntext")]
struct ForeignText {
    #[json("at")]
    at: TimestampText,
}

#[test]
fn l9_8_timestamp_text_in_an_event_of_ones_own_is_a_warning() {
    check::<OwnText>("timestamp-text", &["OwnText.at", "OwnText.times", "OwnText.changed"]);
    check::<ForeignText>("timestamp-text", &[]);
}

#[derive(Debug, Payload)]
struct Line {
    #[json("unit_price")]
    unit_price: f64,
    #[json("weight")]
    weight: f64,
}

/// An event with sums that are floats.
#[derive(Debug, Event)]
#[event("rules.money.v1")]
struct Money {
    #[json("total")]
    total: f64,
    #[json("fees", omitempty)]
    fees: BTreeMap<String, f64>,
    #[json("lines")]
    lines: Vec<Line>,
    #[json("tax_rate")]
    tax_rate: f64,
    #[json("amount", string)]
    amount: i64,
}

#[test]
fn l17_3_a_float_that_looks_like_money_is_a_warning() {
    check::<Money>("float-money", &["Money.total", "Money.fees", "Line.unit_price"]);
    check::<OwnText>("float-money", &[]);
}

#[derive(Debug, Event)]
#[event("rules.nodocs.v1")]
struct NoDocs {}

#[test]
fn l21_3_an_event_without_a_doc_comment_is_a_warning() {
    check::<NoDocs>("undocumented-event", &["NoDocs"]);
    check::<Money>("undocumented-event", &[]);
}

fn made<E: Publish>(rust: &'static str, line: u32) -> Entry {
    let (package, file) = ("shop", "src/orders.rs");
    Entry::new::<E>(EntryInfo {
        package,
        rust,
        key: None,
        sunset: None,
        upcast: None,
        foreign: false,
        docs: true,
        file,
        line,
    })
}

#[test]
fn r22_3_two_events_of_one_type_are_an_error_that_names_both_places() {
    let (first, second) = (made::<NoDocs>("shop::Old", 7), made::<NoDocs>("shop::New", 70));
    let error = event_schema::export(&[&first, &second], None).expect_err("two events of one type");
    assert!(error.is_catalog());
    let text = error.to_string();
    for part in
        ["two events of type `rules.nodocs.v1`", "shop::Old", "src/orders.rs:7", "shop::New", "src/orders.rs:70"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    event_schema::export(&[&first, entry::<Money>()], None).expect("two events of two types");
}
