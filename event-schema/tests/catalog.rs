//! What the catalog may hold that no contract can be made of: each is an error that names both places.

use event_core::catalog::{Entry, entries};
use event_core::{Event, Payload};
use event_schema::export;

/// One event of the type.
#[derive(Event)]
#[event("twice.v1")]
struct First {
    #[json("a")]
    a: String,
}

/// Another one of the same type.
#[derive(Event)]
#[event("twice.v1")]
struct Second {
    #[json("a")]
    a: String,
}

/// An event of others.
#[derive(Event)]
#[event(type = "com.Example.Push", topic = "com.example.push")]
struct Upper {
    #[json("a")]
    a: String,
}

/// Another one of others, whose file is the same where file systems ignore case.
#[derive(Event)]
#[event(type = "com.example.push")]
struct Lower {
    #[json("a")]
    a: String,
}

/// An event with two definitions of one name.
#[derive(Event)]
#[event("clash.v1")]
struct Clash {
    #[json("left")]
    left: left::Line,
    #[json("right")]
    right: right::Line,
}

/// One side.
mod left {
    /// A line.
    #[derive(event_core::Payload)]
    pub(crate) struct Line {
        #[json("a")]
        pub(crate) a: String,
    }
}

/// The other side.
mod right {
    /// A line.
    #[derive(event_core::Payload)]
    pub(crate) struct Line {
        #[json("b")]
        pub(crate) b: String,
    }
}

/// A code that has no valid pattern.
#[derive(Payload)]
#[payload(text)]
struct Code;

impl event_core::TextLeaf for Code {
    const PATTERN: &'static str = "(";
    type Error = &'static str;

    fn parse(_: &str) -> Result<Self, Self::Error> {
        Err("nothing")
    }

    fn write(&self, _: &mut String) -> Result<(), Self::Error> {
        Err("nothing")
    }
}

/// An event with a pattern that is none.
#[derive(Event)]
#[event("pattern.v1")]
struct Pattern {
    #[json("code")]
    code: Code,
}

fn of_type(event_type: &str) -> Vec<&'static Entry> {
    entries().into_iter().filter(|entry| entry.event_type == event_type).collect()
}

#[track_caller]
fn check(event_type: &str, parts: &[&str]) {
    let error = export(&of_type(event_type), None).expect_err("no contract");
    assert!(error.is_catalog(), "{error}");
    for part in parts {
        assert!(error.to_string().contains(part), "{part:?} is not in: {error}");
    }
}

#[test]
fn two_events_of_one_type_are_an_error_that_names_both_places() {
    let place = "event-schema/tests/catalog.rs:";
    let (first, second) = (format!("catalog::First ({place}"), format!("catalog::Second ({place}"));
    let parts = ["two events of type `twice.v1`", &first, &second];
    check("twice.v1", &parts);
}

#[test]
fn types_that_differ_in_case_only_are_an_error_that_names_both() {
    let both = "two events whose types differ in case only, `com.Example.Push` and `com.example.push`";
    let entries: Vec<_> =
        entries().into_iter().filter(|entry| entry.event_type.eq_ignore_ascii_case("com.example.push")).collect();
    let error = export(&entries, None).expect_err("one file on some systems").to_string();
    for part in [both, "catalog::Upper (event-schema/tests/catalog.rs:", "catalog::Lower ("] {
        assert!(error.contains(part), "{part:?} is not in: {error}");
    }
}

#[test]
fn two_definitions_of_one_name_are_an_error_that_names_both_types() {
    check("clash.v1", &["`Line`", "left::Line", "right::Line", "tests/catalog.rs:"]);
}

#[test]
fn a_pattern_that_is_none_is_an_error() {
    check("pattern.v1", &["the writer contract is no valid JSON Schema", "`PATTERN`", "tests/catalog.rs:"]);
}

#[test]
fn every_problem_is_reported_at_once() {
    let error = export(&entries(), None).expect_err("no contracts");
    assert!(error.problems().len() >= 3, "{error}");
}
