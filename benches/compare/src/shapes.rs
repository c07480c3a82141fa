//! The contracts: rings of recursive types, many variants, many fields, many levels, many events.

use event_schema::Verdict;
use serde_json::{Map, Value, json};

use crate::Case;

/// Every shape, unchanged and with one change at its far end.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |name, writer: Value, reader: Value, verdict| cases.push(Case { name, writer, reader, verdict });
    add("ring of 12 x 5 oneOf, unchanged", ring(255), reordered(&ring(255)), Verdict::Compatible);
    add("ring of 12 x 5 oneOf, changed", ring(255), ring(254), Verdict::Incompatible);
    add("ring of 12 x 5 oneOf, widened", ring(254), ring(255), Verdict::Compatible);
    add("200 variants, unchanged", variants(200, 9), reordered(&variants(200, 9)), Verdict::Compatible);
    add("200 variants, one narrower", variants(200, 9), variants(200, 8), Verdict::Incompatible);
    add("200 variants, one fewer", variants(200, 9), variants(199, 9), Verdict::Incompatible);
    add("500 fields, unchanged", fields(500, 9), reordered(&fields(500, 9)), Verdict::Compatible);
    add("500 fields, one narrower", fields(500, 9), fields(500, 8), Verdict::Incompatible);
    add("500 fields, one more required", fields(499, 9), fields(500, 9), Verdict::Incompatible);
    add("30 levels, unchanged", levels(30, 9), reordered(&levels(30, 9)), Verdict::Compatible);
    add("30 levels, changed at the bottom", levels(30, 9), levels(30, 8), Verdict::Incompatible);
    cases
}

/// The same contract in other words, so that it is not known at a glance.
fn reordered(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => {
            let members = members.iter().rev().map(|(name, value)| (name.clone(), reordered(value)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        Value::Array(items) => items.iter().map(reordered).collect(),
        other => other.clone(),
    }
}

fn contract(mut root: Value, definitions: Map<String, Value>) -> Value {
    root["x-contract"] = "writer".into();
    root["definitions"] = definitions.into();
    root
}

/// Twelve types, each with five members that are null, a number or the next types of the ring.
fn ring(max: u32) -> Value {
    let types = 12;
    let definitions = (0..types)
        .map(|at| {
            let properties: Map<String, Value> = (0..5)
                .map(|member| {
                    let next = |by: usize| json!({"$ref": format!("#/definitions/T{}", (at + by) % types)});
                    let number = json!({"type": "integer", "minimum": 0, "maximum": if at == 11 { max } else { 255 }});
                    let choice = json!({"oneOf": [{"type": "null"}, number, next(1), next(member + 2)]});
                    (format!("m{member}"), choice)
                })
                .chain([("kind".to_owned(), json!({"const": format!("t{at}")}))])
                .collect();
            (format!("T{at}"), json!({"type": "object", "properties": properties, "required": ["kind", "m0"]}))
        })
        .collect();
    contract(json!({"allOf": [{"$ref": "#/definitions/T0"}]}), definitions)
}

fn variants(count: usize, max: u32) -> Value {
    let definitions = (0..count)
        .map(|at| {
            let variant = json!({
                "type": "object",
                "properties": {
                    "tag": {"const": format!("v{at}")},
                    "n": {"type": "integer", "minimum": 0, "maximum": if at + 1 == count { max } else { 9 }},
                    "text": {"type": "string", "minLength": 1},
                },
                "required": ["tag", "n"],
            });
            (format!("V{at}"), variant)
        })
        .collect();
    let branches: Vec<Value> = (0..count).map(|at| json!({"$ref": format!("#/definitions/V{at}")})).collect();
    contract(json!({"type": "object", "properties": {"v": {"oneOf": branches}}, "required": ["v"]}), definitions)
}

fn fields(count: usize, max: u32) -> Value {
    let name = |at: usize| format!("field_{at}");
    let properties: Map<String, Value> = (0..count)
        .map(|at| {
            let max = if at + 1 == count { max } else { 9 };
            let schema = match at % 3 {
                0 => json!({"type": "string", "minLength": 1, "maxLength": 64}),
                1 => json!({"type": "integer", "minimum": 0, "maximum": max}),
                _ => json!({"type": "array", "items": {"type": "string", "pattern": "^[a-z]+$"}}),
            };
            (name(at), if at + 1 == count { json!({"type": "integer", "minimum": 0, "maximum": max}) } else { schema })
        })
        .collect();
    let required: Vec<String> = (0..count).map(name).collect();
    contract(json!({"type": "object", "properties": properties, "required": required}), Map::new())
}

fn levels(count: usize, max: u32) -> Value {
    let mut inner = json!({"type": "integer", "minimum": 0, "maximum": max});
    for _ in 0..count {
        inner = json!({
            "type": "object",
            "properties": {"in": inner, "other": {"type": "array", "items": {"type": "number"}}},
            "required": ["in"],
        });
    }
    contract(inner, Map::new())
}

/// One event of many, old and new: one in ten changed in a way that breaks, one in ten in a way that does not.
pub(crate) fn event(at: usize) -> (Value, Value) {
    let old = fields(12, 9);
    let new = match at % 10 {
        0 => fields(12, 8),
        1 => {
            let mut new = old.clone();
            new["properties"]["added"] = json!({"type": "string"});
            new
        }
        _ => reordered(&old),
    };
    (old, new)
}
