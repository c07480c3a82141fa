//! What must hold whatever the schemas say: a schema is within itself and any union with it, an intersection within each
//! part, inclusion is transitive, and a verdict does not hang on names, order or how a recursion is written down.

use compat_tests::small::schema;
use event_schema::{CompareOptions, Comparison, Dialect, Verdict, compare};
use fastrand::Rng;
use serde_json::{Map, Value, json};

fn verdict(writer: &Value, reader: &Value) -> Comparison {
    let mut options = CompareOptions::default();
    options.dialect = Some(Dialect::Draft7);
    compare(writer, reader, &options).unwrap_or_else(|error| panic!("{error}\n  writer {writer}\n  reader {reader}"))
}

/// Asserts that the verdict is `compatible`, or cannot be reached.
#[track_caller]
fn within(writer: &Value, reader: &Value) {
    let found = verdict(writer, reader);
    let witness = found.breaks.first().map(|first| first.witness.as_str());
    assert_ne!(found.verdict, Verdict::Incompatible, "{witness:?}\n  writer {writer}\n  reader {reader}");
}

/// Random schemas, `count` of them, with a run of their own for each.
fn schemas(count: usize) -> Vec<Value> {
    let mut rng = Rng::with_seed(compat_tests::seed(7));
    (0..compat_tests::cases(count)).map(|_| schema(&mut rng, 3)).collect()
}

/// The schema as a definition of a larger one, whose references follow it.
fn moved(schema: &Value, name: &str) -> Value {
    match schema {
        Value::Object(keywords) => {
            let moved = keywords.iter().map(|(keyword, value)| {
                let value = match (keyword.as_str(), value.as_str()) {
                    ("$ref", Some("#")) => json!(format!("#/definitions/{name}")),
                    ("$ref", Some(other)) => {
                        json!(format!("#/definitions/{name}/{}", other.trim_start_matches("#/")))
                    }
                    ("const" | "enum", _) => value.clone(),
                    _ => moved(value, name),
                };
                (keyword.clone(), value)
            });
            Value::Object(moved.collect())
        }
        Value::Array(items) => items.iter().map(|item| moved(item, name)).collect(),
        other => other.clone(),
    }
}

fn joined(keyword: &str, one: &Value, other: &Value) -> Value {
    json!({
        keyword: [{"$ref": "#/definitions/one"}, {"$ref": "#/definitions/other"}],
        "definitions": {"one": moved(one, "one"), "other": moved(other, "other")},
    })
}

/// Every object's members in the opposite order.
fn reversed(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter().rev().map(|(name, value)| (name.clone(), reversed(value)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        Value::Array(items) => items.iter().map(reversed).collect(),
        other => other.clone(),
    }
}

#[test]
fn a_schema_is_within_itself() {
    for schema in schemas(150) {
        within(&schema, &schema);
        let again = json!({"$ref": "#/definitions/again", "definitions": {"again": moved(&schema, "again")}});
        within(&schema, &again);
        within(&again, &schema);
    }
}

#[test]
fn a_part_is_within_the_union_and_the_intersection_within_a_part() {
    let schemas = schemas(150);
    for pair in schemas.windows(2) {
        within(&pair[0], &joined("anyOf", &pair[0], &pair[1]));
        within(&joined("allOf", &pair[0], &pair[1]), &pair[1]);
    }
}

#[test]
fn inclusion_is_transitive() {
    let schemas = schemas(24);
    let is = |a: usize, b: usize| verdict(&schemas[a], &schemas[b]).verdict;
    let all: Vec<Vec<Verdict>> = (0..schemas.len()).map(|a| (0..schemas.len()).map(|b| is(a, b)).collect()).collect();
    for a in 0..schemas.len() {
        for b in (0..schemas.len()).filter(|b| all[a][*b] == Verdict::Compatible) {
            for c in (0..schemas.len()).filter(|c| all[b][*c] == Verdict::Compatible) {
                let (one, two, three) = (&schemas[a], &schemas[b], &schemas[c]);
                assert_ne!(all[a][c], Verdict::Incompatible, "{one}\n  within {two}\n  within {three}");
            }
        }
    }
}

#[test]
fn order_and_names_change_no_verdict_and_no_length_of_a_witness() {
    let schemas = schemas(60);
    for pair in schemas.windows(2) {
        let plain = verdict(&pair[0], &pair[1]);
        let same = [
            (reversed(&pair[0]), reversed(&pair[1])),
            (pair[0].clone(), json!({"$ref": "#/definitions/n", "definitions": {"n": moved(&pair[1], "n")}})),
            (json!({"$ref": "#/definitions/n", "definitions": {"n": moved(&pair[0], "n")}}), pair[1].clone()),
        ];
        for (writer, reader) in same {
            let other = verdict(&writer, &reader);
            assert_eq!(plain.verdict, other.verdict, "{}\n  {}\n{writer}\n  {reader}", pair[0], pair[1]);
            let length = |found: &Comparison| found.breaks.first().map(|first| first.witness.len());
            if plain.is_smallest() && other.is_smallest() {
                assert_eq!(length(&plain), length(&other), "{}\n  {}\n{writer}\n  {reader}", pair[0], pair[1]);
            }
        }
    }
}

#[test]
fn an_unrolled_recursion_is_the_same() {
    let rolled = json!({
        "type": "object",
        "properties": {"next": {"$ref": "#"}, "n": {"type": "integer"}},
        "additionalProperties": false,
    });
    let unrolled = json!({
        "type": "object",
        "properties": {"next": {"$ref": "#/definitions/odd"}, "n": {"type": "integer"}},
        "additionalProperties": false,
        "definitions": {"odd": {
            "type": "object",
            "properties": {"next": {"$ref": "#"}, "n": {"type": "integer"}},
            "additionalProperties": false,
        }},
    });
    let narrower = json!({
        "type": "object",
        "properties": {"next": {"$ref": "#/definitions/odd"}, "n": {"type": "integer"}},
        "additionalProperties": false,
        "definitions": {"odd": {
            "type": "object",
            "properties": {"next": {"$ref": "#"}, "n": {"type": "integer", "minimum": 0}},
            "additionalProperties": false,
        }},
    });
    assert_eq!(verdict(&rolled, &unrolled).verdict, Verdict::Compatible);
    assert_eq!(verdict(&unrolled, &rolled).verdict, Verdict::Compatible);
    assert_eq!(verdict(&narrower, &rolled).verdict, Verdict::Compatible);
    let found = verdict(&rolled, &narrower);
    assert_eq!(found.breaks[0].witness, r#"{"next":{"n":-1}}"#);
}
