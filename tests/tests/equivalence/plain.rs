//! `close` and `validator` for builds without event-schema, which turns serde_json's `preserve_order` on.
//!
//! This `close` knows the shapes that we export and no others: an object's members all stand in one schema.

use serde_json::{Map, Value};

/// The schema with `additionalProperties: false` at each object that has `properties` and does not state it.
pub(crate) fn close(schema: &Value) -> Value {
    match schema {
        Value::Object(object) => close_object(object),
        Value::Array(schemas) => schemas.iter().map(close).collect(),
        other => other.clone(),
    }
}

fn close_object(object: &Map<String, Value>) -> Value {
    let mut closed = Map::new();
    for (keyword, inner) in object {
        let inner = match (keyword.as_str(), inner) {
            ("enum" | "const" | "default" | "not" | "x-event" | "x-extensible-enum", _) => inner.clone(),
            ("properties" | "definitions", Value::Object(named)) => {
                Value::Object(named.iter().map(|(name, inner)| (name.clone(), close(inner))).collect())
            }
            (_, inner) => close(inner),
        };
        closed.insert(keyword.clone(), inner);
    }
    if closed.contains_key("properties") && !closed.contains_key("additionalProperties") {
        closed.insert("additionalProperties".to_owned(), Value::Bool(false));
    }
    Value::Object(closed)
}

/// A validator of draft-07 that asserts formats.
pub(crate) fn validator(schema: &Value) -> jsonschema::Validator {
    jsonschema::options()
        .with_draft(jsonschema::Draft::Draft7)
        .should_validate_formats(true)
        .build(schema)
        .unwrap_or_else(|error| panic!("the exported schema is no schema: {error}\n{schema}"))
}
