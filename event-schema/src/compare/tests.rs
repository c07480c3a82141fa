//! The comparison as a whole: what is closed, what is checked, what cannot be decided, why a value is refused.

use serde_json::{Value, json};

use super::*;

fn compared(writer: &Value, reader: &Value, options: &CompareOptions) -> Comparison {
    compare(writer, reader, options).unwrap_or_else(|error| panic!("{writer} in {reader}: {error}"))
}

/// The faults of all breaks, each as `pointer: kind @ place in the reader's schema`.
#[track_caller]
fn check(writer: &Value, reader: &Value, expected: &[(&str, FaultKind, &str)]) {
    let comparison = compared(writer, reader, &CompareOptions::default());
    let faults: Vec<(&str, FaultKind, &str)> = comparison
        .breaks
        .iter()
        .flat_map(|found| &found.faults)
        .map(|fault| (fault.pointer.as_str(), fault.kind.clone(), fault.reader_place.as_str()))
        .collect();
    assert_eq!(faults, expected, "{comparison:#?}");
}

#[test]
fn scalars_are_refused_for_their_own_reasons() {
    let wrong = |expected: &[&'static str], found| FaultKind::WrongKind { expected: expected.to_vec(), found };
    check(&json!({"type": "null"}), &json!({"type": "string"}), &[("", wrong(&["string"], "null"), "/type")]);
    check(
        &json!({"const": 1}),
        &json!({"type": ["null", "string"]}),
        &[("", wrong(&["null", "string"], "integer"), "/type")],
    );
    check(&json!({"const": 0.5}), &json!({"type": "integer"}), &[("", FaultKind::NotInteger, "/type")]);
    check(&json!({"const": 7}), &json!({"exclusiveMaximum": 7}), &[("", FaultKind::OutOfRange, "/exclusiveMaximum")]);
    check(&json!({"const": 7}), &json!({"multipleOf": 2}), &[("", FaultKind::NotAMultiple, "/multipleOf")]);
    check(&json!({"const": "abc"}), &json!({"maxLength": 2}), &[("", FaultKind::TextLength, "/maxLength")]);
    check(&json!({"const": "abc"}), &json!({"pattern": "^x"}), &[("", FaultKind::Pattern, "/pattern")]);
    check(&json!({"const": "abc"}), &json!({"enum": ["a", 1]}), &[("", FaultKind::NotInSet, "/enum")]);
    check(&json!({"const": "abc"}), &json!({"not": {"type": "string"}}), &[("", FaultKind::Excluded, "/not")]);
}

#[test]
fn arrays_and_objects_are_refused_at_the_part_at_fault() {
    let list = |items: Value| json!({"type": "array", "items": items});
    let number = json!({"type": "integer"});
    let pair = json!({"const": [1, 1]});
    check(&pair, &json!({"uniqueItems": true}), &[("", FaultKind::NotUnique, "/uniqueItems")]);
    check(&pair, &json!({"maxItems": 1}), &[("", FaultKind::TooManyItems, "/maxItems")]);
    check(&pair, &json!({"minItems": 3}), &[("", FaultKind::TooFewItems, "/minItems")]);
    let wrong = FaultKind::WrongKind { expected: vec!["integer"], found: "null" };
    check(&list(json!({"type": ["integer", "null"]})), &list(number.clone()), &[("/0", wrong.clone(), "/items/type")]);
    let map = |members: Value| json!({"type": "object", "additionalProperties": members});
    let nullable = json!({"type": ["integer", "null"]});
    check(&map(nullable), &map(number), &[("/", wrong, "/additionalProperties/type")]);
    let name = String::from("a");
    let missing = FaultKind::MissingMember { name };
    check(&json!({"const": {}}), &json!({"required": ["a"]}), &[("", missing, "/required")]);
}

#[test]
fn a_tag_names_the_alternative_that_was_meant() {
    let branch =
        |tag: &str, rest: Value| json!({"properties": {"t": {"const": tag}, "x": rest}, "required": ["t", "x"]});
    let writer =
        json!({"type": "object", "oneOf": [branch("a", json!({"type": "string"})), branch("b", json!({"const": 1}))]});
    let reader =
        json!({"type": "object", "oneOf": [branch("a", json!({"type": "string"})), branch("b", json!({"const": 2}))]});
    check(&writer, &reader, &[("/x", FaultKind::NotInSet, "/oneOf/1/properties/x/const")]);
    let reader =
        json!({"type": "object", "oneOf": [branch("a", json!({"type": "string"})), branch("c", json!({"const": 1}))]});
    let unknown = FaultKind::NoBranch { tag: Some(String::from("t")), value: Some(String::from("b")) };
    check(&writer, &reader, &[("", unknown, "/oneOf")]);
}

#[test]
fn without_a_tag_the_alternative_that_gets_furthest_was_meant() {
    let writer = json!({"const": {"a": 0}});
    let text = json!({"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]});
    let reader = json!({"anyOf": [{"type": "object", "required": ["b", "c"]}, text, {"type": "string"}]});
    let wrong = FaultKind::WrongKind { expected: vec!["string"], found: "integer" };
    check(&writer, &reader, &[("/a", wrong, "/anyOf/1/properties/a/type")]);
}

#[test]
fn recursion_is_refused_inside() {
    let list = |value: Value| {
        json!({"$ref": "#/$defs/N", "$defs": {"N": {"type": "object", "properties": {"v": value, "next": {"$ref": "#/$defs/N"}},
            "required": ["v"], "additionalProperties": false}}})
    };
    let writer = list(json!({"type": "integer", "minimum": 0}));
    let reader = list(json!({"type": "integer", "minimum": 1}));
    check(&writer, &reader, &[("/v", FaultKind::OutOfRange, "/$defs/N/properties/v/minimum")]);
}

#[test]
fn an_exported_contract_writes_its_own_members_only() {
    let contract = json!({"x-contract": "writer", "type": "object", "properties": {"a": {"type": "string"}}});
    let plain = json!({"type": "object", "properties": {"a": {"type": "string"}}});
    let reader = json!({"type": "object", "properties": {"a": {}}, "additionalProperties": false});
    let mut options = CompareOptions::default();
    assert_eq!(compared(&contract, &reader, &options).verdict, Verdict::Compatible);
    let open = compared(&plain, &reader, &options);
    assert_eq!((open.verdict, open.breaks.len()), (Verdict::Incompatible, 1), "{open:#?}");
    options.records = Records::Closed;
    assert_eq!(compared(&plain, &reader, &options).verdict, Verdict::Compatible);
    options.records = Records::Open;
    assert_eq!(compared(&contract, &reader, &options).verdict, Verdict::Incompatible);
}

#[test]
fn what_is_not_at_hand_is_undecided_until_it_is() {
    let reader = json!({"$ref": "https://example.com/text.json"});
    let writer = json!({"type": "string"});
    let mut options = CompareOptions::default();
    let comparison = compared(&writer, &reader, &options);
    assert_eq!(comparison.verdict, Verdict::Undecided);
    let undecided = &comparison.undecided[0];
    assert_eq!(
        (undecided.why, undecided.keyword.as_str(), undecided.place.as_str()),
        ("remote", "$ref", "reader#/$ref")
    );
    options.remotes.insert("https://example.com/text.json", json!({"type": "string"})).expect("it is a URI");
    assert_eq!(compared(&writer, &reader, &options).verdict, Verdict::Compatible);
    options.remotes = Remotes::default();
    options.remotes.insert("https://example.com/text.json", json!({"type": "number"})).expect("it is a URI");
    assert_eq!(compared(&writer, &reader, &options).breaks[0].witness, "\"\"");
}

#[test]
fn a_doubtful_witness_that_stands_its_check_is_a_break() {
    let reader = json!({"contains": {"const": 1}, "minContains": 2});
    let comparison = compared(&json!({"const": [1, 2]}), &reader, &CompareOptions::default());
    assert_eq!(comparison.verdict, Verdict::Incompatible, "{comparison:#?}");
    assert!(!comparison.is_smallest());
    let comparison = compared(&json!({"const": [1, 1]}), &reader, &CompareOptions::default());
    assert_eq!(comparison.verdict, Verdict::Undecided, "{comparison:#?}");
}

#[test]
fn formats_do_what_they_are_told() {
    let reader = json!({"$schema": "http://json-schema.org/draft-07/schema#", "type": "string", "format": "date"});
    let writer = json!({"type": "string"});
    let mut options = CompareOptions::default();
    assert_eq!(compared(&writer, &reader, &options).breaks[0].witness, "\"\"");
    options.formats = Formats::Annotate;
    assert_eq!(compared(&writer, &reader, &options).verdict, Verdict::Compatible);
    options.formats = Formats::Assert;
    let reader = json!({"type": "string", "format": "date"});
    let fault = &compared(&writer, &reader, &options).breaks[0].faults[0];
    assert_eq!(fault.kind, FaultKind::Format { name: String::from("date") });
}

#[test]
fn no_more_than_twenty_breaks_are_shown() {
    let members: serde_json::Map<String, Value> =
        (0..30).map(|at| (format!("m{at:02}"), json!({"type": "integer"}))).collect();
    let narrower: serde_json::Map<String, Value> =
        members.keys().map(|name| (name.clone(), json!({"type": "integer", "minimum": 1}))).collect();
    let writer = json!({"type": "object", "properties": members, "additionalProperties": false});
    let comparison = compared(&writer, &json!({"properties": narrower}), &CompareOptions::default());
    assert_eq!(comparison.breaks.len(), 20);
    assert_eq!(comparison.breaks[0].witness, r#"{"m00":0}"#);
    assert_eq!(comparison.breaks[19].witness, r#"{"m19":0}"#);
}

#[test]
fn what_was_proven_from_an_assumption_that_failed_is_proven_anew() {
    let recursive = |z: &str| {
        json!({
            "p": {"properties": {"q": {"$ref": "#/$defs/q"}, "z": {"type": z}}, "type": "object", "additionalProperties": false},
            "q": {"properties": {"p": {"$ref": "#/$defs/p"}}, "type": "object", "additionalProperties": false},
        })
    };
    let (p, q) = (json!({"$ref": "#/$defs/p"}), json!({"$ref": "#/$defs/q"}));
    let writer = json!({
        "type": "object", "properties": {"a": p, "b": q}, "additionalProperties": false, "$defs": recursive("null"),
    });
    // The first alternative asks for `p` and fails at `z`, behind `q`, which rests on `p`; the second asks for `q`.
    let reader = json!({
        "type": "object", "anyOf": [{"properties": {"a": p}}, {"properties": {"b": q}}], "$defs": recursive("string"),
    });
    let comparison = compared(&writer, &reader, &CompareOptions::default());
    assert_eq!(comparison.breaks[0].witness, r#"{"a":{"z":null},"b":{"p":{"z":null}}}"#);
}

#[test]
fn with_too_few_steps_nothing_is_said() {
    let steps = |low: u8, high: u8| json!({"type": "integer", "minimum": low, "maximum": high});
    let writer = json!({"type": "array", "items": steps(0, 6)});
    let mut seen = [0, 0];
    for (last, right) in [(6, Verdict::Compatible), (5, Verdict::Incompatible)] {
        let reader = json!({"type": "array", "items": {"anyOf": [steps(0, 1), steps(2, 3), steps(4, last)]}});
        for budget in 1..100 {
            let options = CompareOptions { budget: Budget(budget), ..CompareOptions::default() };
            let found = compared(&writer, &reader, &options);
            seen[usize::from(found.verdict == right)] += 1;
            let is_out = found.undecided.first().is_some_and(|undecided| undecided.why == "budget");
            assert!(found.verdict == right || is_out, "{budget} steps, expected {right}: {found:#?}");
        }
    }
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}

#[test]
fn the_members_that_make_the_shortest_text_are_chosen() {
    let members = json!({"aaa": {"const": 12345}, "b": {"const": 12_345_678}});
    let writer = json!({"type": "object", "properties": members, "additionalProperties": false, "minProperties": 1});
    let comparison = compared(&writer, &json!({"type": "null"}), &CompareOptions::default());
    assert_eq!(comparison.breaks[0].witness, r#"{"aaa":12345}"#);
    assert!(comparison.is_smallest());
}

#[test]
fn a_member_whose_name_is_refused_is_never_written() {
    let writer = json!({"type": "object", "properties": {"ab": {}, "c": {}}, "propertyNames": {"maxLength": 1}});
    let compatible = compared(&writer, &json!({"properties": {"ab": false}}), &CompareOptions::default());
    assert_eq!(compatible.verdict, Verdict::Compatible);
    let found = compared(&writer, &json!({"properties": {"ab": false, "c": false}}), &CompareOptions::default());
    assert_eq!(found.breaks[0].witness, r#"{"c":0}"#);
}

#[test]
fn what_is_contained_is_counted_only_where_everything_is() {
    let pair = json!({"const": [1, 2]});
    check(&pair, &json!({"contains": true, "maxContains": 1}), &[("", FaultKind::TooManyItems, "/maxContains")]);
    let some = json!({"contains": {"const": 1}, "maxContains": 1});
    assert_ne!(compared(&pair, &some, &CompareOptions::default()).verdict, Verdict::Incompatible);
}

#[test]
fn a_tag_may_be_a_constant_beside_other_conditions() {
    let tagged = |tag: &str| json!({"properties": {"t": {"allOf": [{"type": "string"}, {"const": tag}]}}, "required": ["t"], "type": "object"});
    let unknown = FaultKind::NoBranch { tag: Some(String::from("t")), value: Some(String::from("c")) };
    check(&json!({"const": {"t": "c"}}), &json!({"oneOf": [tagged("a"), tagged("b")]}), &[("", unknown, "/oneOf")]);
}

#[test]
fn an_open_question_names_the_keyword_and_its_place() {
    let reader = json!({"$ref": "https://example.com/text.json"});
    let comparison = compared(&json!({"type": "string"}), &reader, &CompareOptions::default());
    let text = comparison.undecided[0].to_string();
    assert!(text.starts_with("undecided (remote): ") && text.ends_with(": `$ref` at reader#/$ref"), "{text}");
}

#[test]
fn one_fresh_name_breaks_two_conditions_on_names() {
    let reader = json!({"anyOf": [{"propertyNames": {"maxLength": 2}}, {"propertyNames": {"pattern": "^a"}}]});
    let comparison = compared(&json!({"type": "object"}), &reader, &CompareOptions::default());
    assert_eq!(comparison.breaks[0].witness.len(), r#"{"bcd":0}"#.len(), "{comparison:#?}");
}

#[test]
fn of_two_bounds_of_one_number_the_open_one_counts() {
    for bounds in [json!({"maximum": 5, "exclusiveMaximum": 5}), json!({"minimum": 5, "exclusiveMinimum": 5})] {
        let comparison = compared(&json!({"const": 5}), &bounds, &CompareOptions::default());
        assert_eq!(comparison.breaks[0].witness, "5");
    }
}
