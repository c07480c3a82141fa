//! `close` on the shapes that are exported and on those that other tools make.

use event_schema::close;
use serde_json::{Value, json};

/// Both documents are valid under the open schema; only the first is what a writer may write.
#[track_caller]
fn check(schema: &Value, written: &Value, beyond: &Value) {
    let closed = close(schema);
    let valid = |schema: &Value, document: &Value| {
        let later = schema["$schema"].as_str().is_some_and(|draft| draft.contains("2020-12"));
        let draft = if later { jsonschema::Draft::Draft202012 } else { jsonschema::Draft::Draft7 };
        jsonschema::options().with_draft(draft).build(schema).expect("a schema").is_valid(document)
    };
    assert!(valid(schema, written), "{written} under the open {schema}");
    assert!(valid(schema, beyond), "{beyond} under the open {schema}");
    assert!(valid(&closed, written), "{written} under the closed {closed:#}");
    assert!(!valid(&closed, beyond), "{beyond} under the closed {closed:#}");
}

#[test]
fn a_record_is_closed_at_every_level() {
    let schema = json!({
        "type": "object",
        "properties": {"a": {"$ref": "#/definitions/A"}, "list": {"type": "array", "items": {"$ref": "#/definitions/A"}}},
        "definitions": {"A": {"type": "object", "properties": {"b": {}}}},
    });
    check(&schema, &json!({"a": {"b": 1}, "list": []}), &json!({"a": {"b": 1}, "c": 1}));
    check(&schema, &json!({"list": [{"b": 1}]}), &json!({"list": [{"b": 1, "c": 2}]}));
    check(&schema, &json!({"a": {}}), &json!({"a": {"c": 1}}));
}

#[test]
fn a_unit_struct_is_closed() {
    check(&json!({"type": "object", "properties": {}}), &json!({}), &json!({"a": 1}));
}

#[test]
fn maps_stay_as_they_are() {
    for map in [
        json!({"type": "object", "additionalProperties": {"type": "integer"}}),
        json!({"type": "object"}),
        json!({"type": "object", "properties": {"a": {}}, "additionalProperties": true}),
        json!({"type": "array", "items": {}}),
        json!({}),
        json!(true),
    ] {
        assert_eq!(close(&map), map);
    }
}

#[test]
fn the_records_in_a_map_are_closed() {
    let schema = json!({"type": "object", "additionalProperties": {"type": "object", "properties": {"a": {}}}});
    check(&schema, &json!({"x": {"a": 1}}), &json!({"x": {"b": 1}}));
}

/// As the derive exports an open data enum.
fn tagged() -> Value {
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {"payment": {"anyOf": [{"$ref": "#/definitions/Payment"}, {"type": "null"}]}},
        "definitions": {
            "Payment": {"title": "Payment", "oneOf": [
                {"$ref": "#/definitions/PaymentCard"},
                {"$ref": "#/definitions/PaymentCash"},
                {
                    "title": "PaymentUnknown", "type": "object",
                    "properties": {"method": {"type": "string", "not": {"enum": ["card", "cash"]}}},
                    "required": ["method"], "additionalProperties": true,
                },
            ]},
            "PaymentCard": {
                "title": "PaymentCard", "type": "object",
                "properties": {"method": {"type": "string", "enum": ["card"]}, "last4": {"type": "string"}},
                "required": ["method", "last4"],
            },
            "PaymentCash": {
                "title": "PaymentCash", "type": "object",
                "properties": {"method": {"type": "string", "enum": ["cash"]}}, "required": ["method"],
            },
        },
    })
}

#[test]
fn variants_are_closed_and_keep_their_tag() {
    let card = json!({"payment": {"method": "card", "last4": "1234"}});
    check(&tagged(), &card, &json!({"payment": {"method": "card", "last4": "1234", "x": 1}}));
    check(&tagged(), &json!({"payment": null}), &json!({"payment": {"method": "cash", "last4": "1234"}}));
}

#[test]
fn the_unknown_branch_of_an_open_enum_keeps_its_members() {
    check(&tagged(), &json!({"payment": {"method": "coupon", "x": 1}}), &json!({"y": 1}));
}

#[test]
fn only_records_change_in_an_exported_contract() {
    let mut closed = close(&tagged());
    assert_eq!(closed["definitions"]["Payment"], tagged()["definitions"]["Payment"]);
    for part in ["", "/definitions/PaymentCard", "/definitions/PaymentCash"] {
        let record = closed.pointer_mut(part).and_then(Value::as_object_mut).expect("a record");
        assert_eq!(record.shift_remove("additionalProperties"), Some(json!(false)));
    }
    assert_eq!(closed, tagged());
}

#[test]
fn a_tag_beside_a_reference_is_not_forbidden() {
    let card = json!({"type": "object", "properties": {"last4": {}}});
    let tag = json!({"method": {"const": "card"}});
    let merged = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "oneOf": [{"$ref": "#/$defs/Card", "properties": tag, "required": ["method"]}],
        "$defs": {"Card": card},
    });
    let all_of = json!({
        "oneOf": [{"allOf": [{"$ref": "#/definitions/Card"}], "properties": tag, "required": ["method"]}],
        "definitions": {"Card": card},
    });
    let outside = json!({
        "properties": {"method": {"type": "string"}},
        "oneOf": [{"$ref": "#/definitions/Card"}],
        "definitions": {"Card": card},
    });
    for schema in [merged, all_of, outside] {
        check(&schema, &json!({"method": "card", "last4": "1234"}), &json!({"method": "card", "x": 1}));
    }
}

#[test]
fn a_definition_is_closed_by_itself_and_within_all_of() {
    let schema = json!({
        "properties": {
            "base": {"$ref": "#/definitions/Base"},
            "more": {"allOf": [{"$ref": "#/definitions/Base"}, {"properties": {"b": {}}}]},
        },
        "definitions": {"Base": {"properties": {"a": {"properties": {"deep": {}}}}}},
    });
    check(&schema, &json!({"base": {"a": 1}, "more": {"a": 1, "b": 2}}), &json!({"base": {"a": 1, "b": 2}}));
    check(&schema, &json!({"more": {"a": {"deep": 1}}}), &json!({"more": {"a": {"x": 1}}}));
    check(&schema, &json!({"more": {}}), &json!({"more": {"c": 1}}));
}

#[test]
fn constraints_without_members_are_not_closed() {
    let schema = json!({
        "properties": {"new": {}, "old": {}, "x": {}},
        "allOf": [{"oneOf": [{"required": ["new"]}, {"required": ["old"]}]}, {"not": {"required": ["x", "old"]}}],
    });
    check(&schema, &json!({"new": 1, "x": 2}), &json!({"new": 1, "y": 2}));
    check(&schema, &json!({"old": 1}), &json!({"old": 1, "y": 2}));
}

#[test]
fn a_reference_in_a_condition_stays_open() {
    let schema = json!({
        "properties": {"a": {"not": {"$ref": "#/definitions/Bad"}}},
        "definitions": {"Bad": {"properties": {"bad": {}}, "required": ["bad"]}},
    });
    let bad = json!({"a": {"bad": 1, "more": 2}});
    let closed = close(&schema);
    assert!(!event_schema::validator(&schema).is_valid(&bad));
    assert!(!event_schema::validator(&closed).is_valid(&bad), "{closed:#}");
    check(&schema, &json!({"a": {"good": 1}}), &json!({"b": 1}));
}

#[test]
fn conditional_members_are_members() {
    let schema = json!({
        "properties": {"kind": {}},
        "if": {"properties": {"kind": {"const": "a"}}},
        "then": {"properties": {"a": {}}},
        "else": {"properties": {"b": {"properties": {"c": {}}}}},
        "dependencies": {"kind": {"properties": {"d": {}}}, "a": ["kind"]},
    });
    check(&schema, &json!({"kind": "a", "a": 1, "d": 2}), &json!({"kind": "a", "x": 1}));
    check(&schema, &json!({"kind": "b", "b": {"c": 1}}), &json!({"kind": "b", "b": {"x": 1}}));
}

#[test]
fn two_choices_of_members_go_together() {
    let schema = json!({"allOf": [
        {"oneOf": [{"properties": {"a": {}}, "required": ["a"]}, {"properties": {"b": {}}, "required": ["b"]}]},
        {"anyOf": [{"properties": {"c": {}}, "required": ["c"]}, {"properties": {"d": {}}, "required": ["d"]}]},
    ]});
    check(&schema, &json!({"a": 1, "d": 1}), &json!({"a": 1, "d": 1, "x": 1}));
}

#[test]
fn pattern_properties_of_a_part_are_members() {
    let schema = json!({"properties": {"a": {}}, "allOf": [{"patternProperties": {"^x-": {}}}]});
    check(&schema, &json!({"a": 1, "x-b": 1}), &json!({"y": 1}));
}

#[test]
fn a_part_that_cannot_be_seen_leaves_its_object_open() {
    let schema = json!({"properties": {"a": {}}, "allOf": [{"$ref": "other.json"}]});
    assert_eq!(close(&schema), schema);
}

#[test]
fn recursion_is_closed_at_every_level() {
    let schema =
        json!({"properties": {"next": {"$ref": "#"}, "more": {"allOf": [{"$ref": "#"}, {"properties": {"x": {}}}]}}});
    check(&schema, &json!({"next": {"next": {}}}), &json!({"next": {"next": {"x": 1}}}));
    check(&schema, &json!({"more": {"x": 1, "next": {}}}), &json!({"more": {"x": 1, "next": {"x": 1}}}));
}

#[test]
fn a_schema_that_is_a_part_of_itself_does_not_hang() {
    for schema in [
        json!({"allOf": [{"$ref": "#"}], "properties": {"a": {}}}),
        json!({"anyOf": [{"$ref": "#"}, {"properties": {"b": {}}}], "properties": {"a": {}}}),
        json!({"$ref": "#/definitions/A", "definitions": {"A": {"$ref": "#/definitions/A"}}}),
        json!({"oneOf": [{"$ref": "#/definitions/A"}], "definitions": {"A": {"anyOf": [{"$ref": "#"}, {"properties": {}}]}}}),
    ] {
        let _ = close(&schema);
    }
}

#[test]
fn closing_twice_changes_nothing_more() {
    let once = close(&tagged());
    assert_eq!(close(&once), once);
}

#[test]
fn pointers_may_be_percent_encoded() {
    let schema = json!({
        "allOf": [{"$ref": "#/definitions/A%20b~1c"}, {"properties": {"x": {}}}],
        "definitions": {"A b/c": {"properties": {"a": {}}}},
    });
    check(&schema, &json!({"a": 1, "x": 1}), &json!({"b": 1}));
}

#[test]
fn siblings_of_a_reference_are_no_members_in_draft_07() {
    let schema = json!({
        "allOf": [{"$ref": "#/definitions/A", "properties": {"x": {}}}, {"properties": {"b": {}}}],
        "definitions": {"A": {"properties": {"a": {}}}},
    });
    check(&schema, &json!({"a": 1, "b": 1}), &json!({"x": 1}));
}

#[test]
fn a_choice_under_a_condition_does_not_leave_its_object_open() {
    let schema = json!({
        "properties": {"kind": {}},
        "if": {"properties": {"kind": {"const": "either"}}},
        "then": {"oneOf": [
            {"properties": {"a": {}}, "required": ["a"]},
            {"properties": {"b": {}}, "required": ["b"]},
        ]},
    });
    check(&schema, &json!({"kind": "either", "a": 1}), &json!({"kind": "other", "x": 1}));
}
