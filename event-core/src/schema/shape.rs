//! Small changes to one schema that leaves and containers share.

use serde_json::{Value, json};

use super::{Schema, Side};

/// `{"type": kind}`.
pub(crate) fn of_type(kind: &str) -> Schema {
    let mut schema = Schema::new();
    schema.insert("type".to_owned(), kind.into());
    schema
}

/// Adds a lower and an upper bound, the lower one only where it says something.
pub(crate) fn bounds(schema: &mut Schema, min_keyword: &str, max_keyword: &str, (min, max): (usize, Option<usize>)) {
    if min > 0 {
        schema.insert(min_keyword.to_owned(), min.into());
    }
    if let Some(max) = max {
        schema.insert(max_keyword.to_owned(), max.into());
    }
}

/// What `omitempty` leaves on the wire of a string, an array or an object: a writer never writes an empty one.
pub(crate) fn without_empty(mut schema: Schema, side: Side) -> Schema {
    if side == Side::Writer {
        let keyword = match schema.get("type").and_then(Value::as_str) {
            Some("array") => "minItems",
            Some("object") => "minProperties",
            _ => "minLength",
        };
        schema.entry(keyword.to_owned()).or_insert_with(|| 1.into());
    }
    schema
}

/// The schema or null.
///
/// `type` becomes a list where that is all it takes, since the other keywords of our leaves pass over null.
pub(crate) fn nullable(mut schema: Schema) -> Schema {
    if schema.is_empty() {
        return schema;
    }
    let plain = !["$ref", "oneOf", "anyOf", "not", "enum"].iter().any(|keyword| schema.contains_key(*keyword));
    match schema.get_mut("type") {
        Some(kind @ Value::String(_)) if plain => {
            *kind = json!([kind.take(), "null"]);
            schema
        }
        _ => {
            let mut either = Schema::new();
            either.insert("anyOf".to_owned(), json!([schema, {"type": "null"}]));
            either
        }
    }
}
