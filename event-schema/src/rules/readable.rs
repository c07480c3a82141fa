//! What a contract says at a place, read from its JSON as a person would.

use serde_json::{Map, Value};

use super::classify::Edit;
use crate::compare::Fault;

/// One of two contracts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Writer,
    Reader,
}

/// A reference's target inside the document; anything else is itself.
fn behind<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let mut schema = schema;
    // More steps than a contract has would be a circle.
    for _ in 0..64 {
        let target = schema.get("$ref").and_then(Value::as_str).and_then(|it| it.strip_prefix('#'));
        match target.and_then(|pointer| document.pointer(pointer)) {
            Some(target) => schema = target,
            None => break,
        }
    }
    schema
}

/// The schema that speaks of the value at fault.
pub(super) fn says<'a>(fault: &Fault, edit: &Edit<'a>, side: Side) -> Option<&'a Value> {
    match side {
        Side::Writer => {
            let schema = behind(edit.writer, edit.writer.pointer(fault.writer_place.as_ref()?)?);
            Some(or_not_null(edit.writer, schema))
        }
        Side::Reader => Some(or_not_null(edit.reader, schema_at(edit.reader, &fault.reader_place)?)),
    }
}

/// The schema object at a place, which may be one of its keywords.
fn schema_at<'a>(document: &'a Value, place: &str) -> Option<&'a Value> {
    let found = document.pointer(place)?;
    let keyword = ["const", "enum", "not", "oneOf", "anyOf"].iter().any(|known| place.ends_with(&format!("/{known}")));
    if found.is_object() && !keyword {
        return Some(behind(document, found));
    }
    let (schema, _) = place.rsplit_once('/')?;
    document.pointer(schema)
}

/// Of a schema that takes null beside something else: the other.
fn or_not_null<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let Some([one, other]) = schema.get("anyOf").and_then(Value::as_array).map(Vec::as_slice) else { return schema };
    if other["type"] == "null" { behind(document, one) } else { schema }
}

/// The object's schema, of which a member is missing.
pub(super) fn object_of<'a>(fault: &Fault, edit: &Edit<'a>, side: Side) -> Option<&'a Value> {
    match side {
        Side::Writer => edit.writer.pointer(fault.writer_place.as_ref()?),
        Side::Reader => {
            let mut place = fault.reader_place.as_str();
            // An alternative that only requires a name stands inside of the object's schema.
            loop {
                let schema = edit.reader.pointer(place)?;
                if schema.get("properties").is_some() {
                    return Some(schema);
                }
                (place, _) = place.rsplit_once('/')?;
            }
        }
    }
}

/// A member's place among the properties of an object, and its schema: its own, or one of an alternative.
pub(super) fn member<'a>(document: &'a Value, object: &'a Value, name: &str) -> Option<(usize, &'a Value)> {
    let object = behind(document, object);
    let own = object.get("properties").and_then(Value::as_object).and_then(|properties| position(properties, name));
    own.map(|(at, schema)| (at, behind(document, schema))).or_else(|| {
        let lists = ["oneOf", "anyOf", "allOf"].iter().filter_map(|keyword| object.get(*keyword)?.as_array());
        lists.flatten().find_map(|part| {
            let part = behind(document, part);
            let (at, schema) = position(part.get("properties")?.as_object()?, name)?;
            Some((at, behind(document, schema)))
        })
    })
}

fn position<'a>(properties: &'a Map<String, Value>, name: &str) -> Option<(usize, &'a Value)> {
    properties.iter().enumerate().find(|(_, (known, _))| *known == name).map(|(at, (_, schema))| (at, schema))
}

/// Whether two schemas say the same, apart from what is said for people.
pub(crate) fn is_same_schema(one: &Value, other: &Value) -> bool {
    // The writer's side of a text form has a narrower pattern than the reader's.
    let same_format = one.get("format").is_some() && one.get("format") == other.get("format");
    let bare = |schema: &Value| match schema {
        Value::Object(keywords) => {
            let silent = ["title", "description", "deprecated", "default", "examples"];
            keywords
                .iter()
                .filter(|(keyword, _)| !(silent.contains(&keyword.as_str()) || same_format && *keyword == "pattern"))
                .map(|(keyword, value)| (keyword.clone(), value.clone()))
                .collect::<Map<_, _>>()
                .into()
        }
        other => other.clone(),
    };
    bare(one) == bare(other)
}

/// Whether all that a schema takes is listed.
pub(super) fn listed(document: &Value, schema: &Value) -> bool {
    let schema = or_not_null(document, behind(document, schema));
    schema.get("const").is_some() || schema.get("enum").is_some()
}

/// Whether the strings that a schema takes are integers.
pub(super) fn is_integer_text(schema: &Value) -> bool {
    let Some(pattern) = schema.get("pattern") else { return false };
    let validator = crate::try_validator(&serde_json::json!({ "pattern": pattern }));
    validator.is_ok_and(|it| {
        it.is_valid(&Value::from("1"))
            && !["a", "1a", "a1", "1.5", "1-1", ""].iter().any(|text| it.is_valid(&Value::from(*text)))
    })
}
