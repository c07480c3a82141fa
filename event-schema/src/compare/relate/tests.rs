//! What the quick proofs prove and what they leave to the search. A proof that is not found costs time and no verdict, so
//! nothing else would show it.

use serde_json::{Value, json};

use super::*;
use crate::compare::load::{Formats, LoadOptions, Remotes, load};
use crate::compare::schema::ExprId;

/// What is said of two schemas, and the steps that it took.
fn said<T>(one: &Value, other: &Value, ask: impl Fn(&mut Relations<'_>, ExprId, ExprId) -> T) -> (T, usize) {
    let mut schemas = Schemas::new();
    let remotes = Remotes::default();
    let options = LoadOptions { dialect: None, formats: Formats::ByDialect, remotes: &remotes };
    let one = load(&mut schemas, one, &options, "writer").unwrap_or_else(|error| panic!("{error}"));
    let other = load(&mut schemas, other, &options, "reader").unwrap_or_else(|error| panic!("{error}"));
    let patterns = Patterns::new(schemas.pattern_texts());
    let mut relations = Relations::new(&schemas, &patterns);
    let said = ask(&mut relations, one, other);
    (said, FUEL.saturating_sub(relations.fuel))
}

#[track_caller]
fn within(one: &Value, other: &Value, expected: bool) {
    let (said, _) = said(one, other, |relations, one, other| relations.included(&[one], other, Kinds::EVERY));
    assert_eq!(said, expected, "{one} within {other}");
}

#[track_caller]
fn disjoint(one: &Value, other: &Value, expected: bool) {
    let (said, _) =
        said(one, other, |relations, one, other| (relations.disjoint(one, other), relations.disjoint(other, one)));
    assert_eq!(said, (expected, expected), "{one} apart from {other}");
}

fn array(keywords: Value) -> Value {
    let mut schema = json!({"type": "array"});
    schema.as_object_mut().expect("an object").extend(keywords.as_object().expect("keywords").clone());
    schema
}

fn object(keywords: Value) -> Value {
    let mut schema = json!({"type": "object"});
    schema.as_object_mut().expect("an object").extend(keywords.as_object().expect("keywords").clone());
    schema
}

#[test]
fn alternatives_are_proven_kind_by_kind() {
    let both = json!({"type": ["string", "integer"]});
    let (text, integer) = (json!({"type": "string"}), json!({"type": "integer"}));
    within(&both, &json!({"anyOf": [text, integer]}), true);
    within(&both, &json!({"oneOf": [text, integer]}), true);
    within(&both, &json!({"oneOf": [text, both]}), false);
    within(&both, &json!({"oneOf": [text, {"type": "null"}]}), false);
    within(&json!({"anyOf": [text, integer]}), &both, true);
    within(&json!({"oneOf": [text, {"type": "null"}]}), &both, false);
    within(&text, &json!({"allOf": [both, {"not": integer}]}), true);
    within(&text, &json!({"allOf": [both, {"not": text}]}), false);
}

#[test]
fn arrays_are_proven_by_length_and_item_by_item() {
    let two_or_three = array(json!({"minItems": 2, "maxItems": 3}));
    for (reader, expected) in [
        (json!({"minItems": 2}), true),
        (json!({"minItems": 3}), false),
        (json!({"maxItems": 3}), true),
        (json!({"maxItems": 2}), false),
        (json!({"uniqueItems": true}), false),
    ] {
        within(&two_or_three, &array(reader), expected);
    }
    within(&array(json!({})), &array(json!({"maxItems": 9})), false);
    within(&array(json!({"minItems": 2, "maxItems": 1})), &array(json!({"items": {"type": "null"}})), true);
    within(&array(json!({"minItems": 1, "maxItems": 1})), &array(json!({"items": {"type": "null"}})), false);
    within(&array(json!({"maxItems": 1})), &array(json!({"uniqueItems": true})), true);
    within(&array(json!({"uniqueItems": true})), &array(json!({"uniqueItems": true})), true);
    let (text, none) = (json!({"type": "string"}), json!({"type": "null"}));
    let pair = array(json!({"prefixItems": [text, none], "items": text}));
    within(&pair, &array(json!({"prefixItems": [text, none], "items": text})), true);
    within(&pair, &array(json!({"prefixItems": [text, none, text], "items": text})), true);
    within(&pair, &array(json!({"prefixItems": [text, none, none], "items": text})), false);
    within(&pair, &array(json!({"prefixItems": [text], "items": text})), false);
    within(&array(json!({"prefixItems": [text, none], "maxItems": 1})), &array(json!({"items": text})), true);
    within(&array(json!({"prefixItems": [text, none], "maxItems": 2})), &array(json!({"items": text})), false);
}

#[test]
fn objects_are_proven_by_count_and_member_by_member() {
    let (text, none) = (json!({"type": "string"}), json!({"type": "null"}));
    let closed =
        object(json!({"properties": {"a": text, "b": none}, "additionalProperties": false, "required": ["a"]}));
    for (reader, expected) in [
        (json!({"maxProperties": 2}), true),
        (json!({"maxProperties": 1}), false),
        (json!({"minProperties": 1}), true),
        (json!({"minProperties": 2}), false),
        (json!({"required": ["a"]}), true),
        (json!({"required": ["b"]}), false),
        (json!({"propertyNames": {"maxLength": 1}}), false),
        (json!({"properties": {"b": {"type": ["null", "string"]}}}), true),
        (json!({"properties": {"b": text}}), false),
        (json!({"properties": {"a": text}, "additionalProperties": none}), true),
        (json!({"properties": {"a": text}, "additionalProperties": text}), false),
        (json!({"patternProperties": {"a": text}}), true),
        (json!({"patternProperties": {"b": text}}), false),
    ] {
        within(&closed, &object(reader), expected);
    }
    let counted = object(json!({"minProperties": 2, "maxProperties": 3}));
    within(&counted, &object(json!({"minProperties": 2, "maxProperties": 3})), true);
    within(&counted, &object(json!({"maxProperties": 2})), false);
    within(&counted, &object(json!({"minProperties": 3})), false);
    within(&object(json!({})), &object(json!({"maxProperties": 3})), false);
    let named = |pattern: &str, named: &Value, others: &Value| {
        object(json!({"patternProperties": {pattern: named}, "additionalProperties": others}))
    };
    within(&named("^x", &text, &none), &named("^x", &text, &none), true);
    within(&named("^x", &text, &none), &named("^x", &none, &none), false);
    within(&named("^x", &text, &none), &named("^x", &text, &text), false);
    within(&named("^x", &text, &text), &named("^y", &text, &text), true);
    within(&named("^x", &none, &text), &named("^y", &text, &text), false);
    within(&named("^x", &text, &none), &named("^y", &text, &text), false);
    within(&named("^x", &text, &text), &named("^y", &none, &text), false);
}

#[test]
fn recursion_is_proven_and_every_pair_is_looked_at_once() {
    let tree = |leaf: &str| {
        json!({"type": ["object", "null"], "properties": {
            "left": {"$ref": "#"}, "right": {"$ref": "#"}, "leaf": {"type": leaf}}, "additionalProperties": false})
    };
    within(&tree("integer"), &tree("number"), true);
    within(&tree("number"), &tree("integer"), false);
    let ask = |relations: &mut Relations<'_>, one, other| relations.included(&[one], other, Kinds::EVERY);
    let (_, steps) = said(&tree("integer"), &tree("number"), ask);
    assert!((1..=3).contains(&steps), "{steps} steps");
    let list =
        json!({"type": ["object", "null"], "properties": {"next": {"$ref": "#"}}, "additionalProperties": false});
    let twice = json!({"allOf": [{"$ref": "#/$defs/n"}, {"$ref": "#/$defs/n"}], "$defs": {"n": list}});
    let (_, steps) = said(&twice, &list, ask);
    assert!((1..=3).contains(&steps), "{steps} steps");
}

#[test]
fn values_of_different_kinds_sizes_or_tags_are_apart() {
    let (text, none) = (json!({"type": "string"}), json!({"type": "null"}));
    disjoint(&text, &none, true);
    for kind in ["null", "boolean", "string", "number", "array", "object"] {
        disjoint(&json!({"type": kind}), &json!({"type": ["integer", kind]}), false);
    }
    for one in [json!({"const": true}), json!({"const": false})] {
        disjoint(&one, &json!({"type": "boolean"}), false);
    }
    disjoint(&json!({"const": true}), &json!({"const": false}), true);
    disjoint(&json!({"type": "integer", "maximum": 1}), &json!({"type": "integer", "minimum": 2}), true);
    disjoint(&json!({"type": "integer", "maximum": 2}), &json!({"type": "integer", "minimum": 2}), false);
    disjoint(&json!({"type": "string", "maxLength": 1}), &json!({"type": "string", "minLength": 2}), true);
    disjoint(&json!({"type": "string", "maxLength": 2}), &json!({"type": "string", "minLength": 2}), false);
    disjoint(&json!({"enum": ["a", "b"]}), &json!({"enum": ["c"]}), true);
    disjoint(&json!({"enum": ["a", "b"]}), &json!({"enum": ["b", "c"]}), false);
    disjoint(&json!({"enum": ["a", "b"]}), &json!({"type": "string", "minLength": 2}), true);
    disjoint(&json!({"enum": ["a", "bb"]}), &json!({"type": "string", "minLength": 2}), false);
    disjoint(&array(json!({"maxItems": 1})), &array(json!({"minItems": 2})), true);
    disjoint(&array(json!({"maxItems": 2})), &array(json!({"minItems": 2})), false);
    let tagged =
        |tag: &str, required: &[&str]| object(json!({"properties": {"t": {"const": tag}}, "required": required}));
    disjoint(&tagged("a", &["t"]), &tagged("b", &[]), true);
    disjoint(&tagged("a", &[]), &tagged("b", &[]), false);
    disjoint(&tagged("a", &["t"]), &tagged("a", &["t"]), false);
    disjoint(&tagged("a", &["t"]), &object(json!({"properties": {"t": false}})), true);
    disjoint(&json!({"anyOf": [text, none]}), &json!({"type": "array"}), true);
    disjoint(&json!({"anyOf": [text, none]}), &text, false);
    disjoint(&json!({"allOf": [{}, {"allOf": [text, {"minLength": 1}]}]}), &none, true);
    disjoint(&json!(false), &json!(true), true);
}
