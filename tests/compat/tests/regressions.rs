//! Pairs of schemas that the engine once got wrong, each with what is right.

use event_schema::{CompareOptions, Comparison, Verdict, compare};
use serde_json::{Value, json};

fn comparison(writer: &Value, reader: &Value) -> Comparison {
    compare(writer, reader, &CompareOptions::default()).unwrap_or_else(|error| panic!("{writer}\n{reader}\n{error}"))
}

/// The smallest witness is this one.
#[track_caller]
fn check(writer: &Value, reader: &Value, expected: &str) {
    let found = comparison(writer, reader);
    assert_eq!(found.breaks.first().map(|first| first.witness.as_str()), Some(expected), "{writer}\n{reader}");
    assert!(found.is_smallest(), "{writer}\n{reader}");
}

#[test]
fn a_name_that_must_break_something_is_not_taken_by_another_member() {
    let writer = json!({"type": "object", "additionalProperties": {"enum": [1, 2]}});
    let not_one_nor_two =
        [json!({"additionalProperties": {"const": 1}}), json!({"additionalProperties": {"const": 2}})];
    let reader = json!({"anyOf": [not_one_nor_two[0], not_one_nor_two[1], {"propertyNames": {"minLength": 1}}]});
    check(&writer, &reader, r#"{" ":1,"":2}"#);
    let writer = json!({
        "type": "object",
        "additionalProperties": {"enum": [1, 2]},
        "propertyNames": {"enum": ["", "b"]},
    });
    let names = [json!({"propertyNames": {"minLength": 1}}), json!({"propertyNames": {"maxLength": 0}})];
    let reader = json!({"anyOf": [not_one_nor_two[0], not_one_nor_two[1], names[0], names[1]]});
    check(&writer, &reader, r#"{"":1,"b":2}"#);
}

#[test]
fn equal_items_may_stand_behind_those_that_break_something_else() {
    let writer = json!({"type": "array", "items": {"enum": [1, 2]}});
    let parts = [json!({"items": {"const": 1}}), json!({"items": {"const": 2}}), json!({"uniqueItems": true})];
    check(&writer, &json!({"anyOf": parts}), "[1,1,2]");
    check(&writer, &json!({"anyOf": [parts[2], parts[1], parts[0]]}), "[1,1,2]");
}

#[test]
fn items_that_must_differ_and_are_not_decided_stay_undecided() {
    let not_decided = json!({"type": ["null", "string"], "pattern": "^(a|b)\\1$"});
    let writer = json!({"type": "array", "minItems": 2, "uniqueItems": true, "items": not_decided});
    assert_eq!(comparison(&writer, &json!({"maxItems": 1})).verdict, Verdict::Undecided);
    let not_decided = json!({"type": "string", "pattern": "^(a|b)\\1$"});
    let writer = json!({"type": "array", "minItems": 2, "uniqueItems": true, "items": not_decided});
    assert_eq!(comparison(&writer, &json!(false)).verdict, Verdict::Undecided);
}

#[test]
fn equal_objects_with_members_in_another_order_do_not_differ() {
    let object = |names: [&str; 2]| {
        json!({
            "type": "object",
            "properties": {names[0]: {"enum": [0, 1]}, names[1]: {"const": 0}},
            "required": names,
            "additionalProperties": false,
        })
    };
    let items = json!([object(["x", "y"]), object(["y", "x"])]);
    let writer = json!({"type": "array", "uniqueItems": true, "minItems": 2, "prefixItems": items});
    assert_eq!(comparison(&writer, &json!(false)).verdict, Verdict::Undecided);
}

#[test]
fn no_array_is_longer_than_the_largest_number() {
    let largest = u64::MAX;
    assert_eq!(comparison(&json!({"type": "array"}), &json!({"maxItems": largest})).verdict, Verdict::Compatible);
    assert_eq!(comparison(&json!({"type": "object"}), &json!({"maxProperties": 1e30})).verdict, Verdict::Compatible);
    check(&json!({"type": "array"}), &json!({"maxItems": largest, "items": {"type": "integer"}}), r#"[""]"#);
}

#[test]
fn a_witness_that_nests_deeper_than_json_is_read_is_no_error() {
    let levels = 200;
    let chain = |last: &str| {
        let mut definitions = serde_json::Map::new();
        for level in 0..levels {
            let next = json!({"$ref": format!("#/definitions/d{}", level + 1)});
            let object = json!({"type": "object", "properties": {"x": next}, "required": ["x"]});
            definitions.insert(format!("d{level}"), object);
        }
        definitions.insert(format!("d{levels}"), json!({"type": last}));
        json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "allOf": [{"$ref": "#/definitions/d0"}],
            "definitions": definitions,
        })
    };
    assert_eq!(comparison(&chain("number"), &chain("integer")).verdict, Verdict::Undecided);
    assert_eq!(comparison(&chain("integer"), &chain("number")).verdict, Verdict::Compatible);
}

#[test]
fn items_and_members_that_are_alike_stand_in_the_order_of_bytes() {
    let writer = json!({"type": "array", "items": {"enum": [1, 2]}});
    for order in [[1, 2], [2, 1]] {
        check(&writer, &json!({"anyOf": order.map(|item| json!({"items": {"const": item}}))}), "[1,2]");
    }
    let writer = json!({"type": "array", "items": {"enum": [1, 2]}, "minItems": 3});
    check(&writer, &json!({"items": {"const": 1}}), "[1,1,2]");
    check(&writer, &json!({"items": {"const": 2}}), "[1,1,1]");
    let writer = json!({"type": "array", "items": {"enum": [1, 2, 12]}});
    let parts = [[1, 2], [12, 2], [1, 12]].map(|items| json!({"items": {"enum": items}}));
    check(&writer, &json!({"anyOf": parts}), "[1,12,2]");
    let writer = json!({"type": "object", "additionalProperties": {"enum": [1, 2]}});
    for order in [[1, 2], [2, 1]] {
        let parts = order.map(|value| json!({"additionalProperties": {"const": value}}));
        check(&writer, &json!({"anyOf": parts}), r#"{" ":1,"":2}"#);
    }
}

#[test]
fn of_members_that_are_as_long_those_are_added_that_make_the_first_text() {
    let zero = json!({"const": 0});
    let members = json!({"c": zero, "b": zero, "a": zero, "z": zero});
    let writer = |least: u64, required: &str| {
        let required: Vec<&str> = required.split_whitespace().collect();
        json!({
            "type": "object",
            "properties": members,
            "required": required,
            "minProperties": least,
            "additionalProperties": false,
        })
    };
    check(&writer(2, "b"), &json!(false), r#"{"b":0,"a":0}"#);
    check(&writer(3, "b"), &json!(false), r#"{"b":0,"a":0,"z":0}"#);
    check(&writer(4, "b"), &json!(false), r#"{"c":0,"b":0,"a":0,"z":0}"#);
    check(&writer(1, ""), &json!(false), r#"{"a":0}"#);
    check(&writer(2, ""), &json!(false), r#"{"a":0,"z":0}"#);
    check(&writer(2, "z"), &json!(false), r#"{"a":0,"z":0}"#);
}

#[test]
fn the_validator_divides_by_fractions_as_floats_so_large_multiples_are_not_decided() {
    let writer = json!({"allOf": [{"multipleOf": 2}, {"multipleOf": 3}, {"multipleOf": 5}]});
    assert_eq!(comparison(&writer, &json!({"multipleOf": 1.5})).verdict, Verdict::Undecided);
    assert_eq!(comparison(&writer, &json!({"multipleOf": 15})).verdict, Verdict::Compatible);
    let half = json!({"multipleOf": 0.5, "minimum": 0, "maximum": 10});
    assert_eq!(comparison(&half, &json!({"multipleOf": 0.5})).verdict, Verdict::Compatible);
    let one_and_a_half = json!({"multipleOf": 3, "minimum": 0, "maximum": 30});
    assert_eq!(comparison(&one_and_a_half, &json!({"multipleOf": 1.5})).verdict, Verdict::Compatible);
}
