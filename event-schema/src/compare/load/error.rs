//! Why a document cannot be loaded as a schema.

use std::fmt;

use serde_json::Value;

use crate::compare::schema::Place;

/// A document that is no schema, or leads nowhere: where, what was expected, what was found, what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LoadError {
    place: Place,
    expected: String,
    found: String,
    fix: String,
}

impl LoadError {
    pub(super) fn new(
        place: Place,
        expected: impl Into<String>,
        found: impl Into<String>,
        fix: impl Into<String>,
    ) -> Self {
        Self { place, expected: expected.into(), found: found.into(), fix: fix.into() }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, expected, found, fix } = self;
        let at = if place.pointer.is_empty() { "the root" } else { &place.pointer };
        write!(f, "{}: at {at}: expected {expected}, found {found}; {fix}", place.document)
    }
}

impl std::error::Error for LoadError {}

/// What a value is, without saying it.
pub(super) fn kind_of(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "a bool".to_owned(),
        Value::Number(_) => "a number".to_owned(),
        Value::String(text) => format!("a string of {}", count(text.chars().count(), "character")),
        Value::Array(items) => format!("an array of {}", count(items.len(), "item")),
        Value::Object(members) => format!("an object of {}", count(members.len(), "member")),
    }
}

fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
