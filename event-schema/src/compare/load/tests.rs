//! What is refused and why, what becomes unknown, and random schemas and values against the validator.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};

use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use serde_json::{Value, json};

use super::{Dialect, Formats, LoadOptions, Remotes, load};
use crate::compare::evaluate::satisfies;
use crate::compare::pattern::Patterns;
use crate::compare::schema::{Expr, ExprId, Reason, Schemas, Why};

/// What the schema says of the value.
fn said(schema: &Value, options: &LoadOptions<'_>, value: &Value) -> Result<Option<bool>, String> {
    let mut schemas = Schemas::new();
    let root = load(&mut schemas, schema, options, "writer").map_err(|error| error.to_string())?;
    Ok(satisfies(&schemas, &Patterns::new(schemas.pattern_texts()), value, root))
}

fn reasons(schema: &Value, remotes: &Remotes) -> Vec<Reason> {
    let mut schemas = Schemas::new();
    let options = LoadOptions { dialect: None, formats: Formats::ByDialect, remotes };
    load(&mut schemas, schema, &options, "writer").unwrap_or_else(|error| panic!("{error}"));
    let exprs = (0..schemas.len()).map(|at| schemas.raw(ExprId(u32::try_from(at).expect("few"))));
    let reason = |expr: &Expr| if let Expr::Unknown(reason) = expr { Some(reason.clone()) } else { None };
    exprs.filter_map(reason).collect()
}

#[track_caller]
fn check(schema: &Value, error: &str) {
    let remotes = Remotes::default();
    let options = LoadOptions { dialect: None, formats: Formats::ByDialect, remotes: &remotes };
    let found = said(schema, &options, &json!(null)).expect_err("no schema");
    assert_eq!(found, error);
}

#[test]
fn what_is_no_schema_is_refused_with_its_place() {
    check(
        &json!({"properties": {"a/b": {"items": {"minLength": "2"}}}}),
        "writer: at /properties/a~1b/items/minLength: expected a whole number of 0 or more, found a string of 1 character; \
         correct the schema",
    );
    check(
        &json!({"properties": {"a": 5}}),
        "writer: at /properties/a: expected a schema (an object or a bool), found a number; correct the schema or the \
         reference to it",
    );
    check(
        &json!([]),
        "writer: at the root: expected a schema (an object or a bool), found an array of 0 items; correct the schema or the reference to it",
    );
    check(
        &json!({"type": "text"}),
        "writer: at /type: expected one of null, boolean, integer, number, string, array, object, found a string of 4 characters; correct the schema",
    );
    check(
        &json!({"multipleOf": 0}),
        "writer: at /multipleOf: expected a number greater than 0, found a number; correct the schema",
    );
    check(
        &json!({"anyOf": []}),
        "writer: at /anyOf: expected at least one schema, found an array of 0 items; correct the schema",
    );
    check(
        &json!({"$schema": "https://json-schema.org/draft/2019-09/schema"}),
        "writer: at /$schema: expected http://json-schema.org/draft-07/schema# or \
         https://json-schema.org/draft/2020-12/schema, found \"https://json-schema.org/draft/2019-09/schema\"; state one of \
         them, or name the dialect",
    );
}

#[test]
fn what_only_the_metaschema_knows_is_refused_too() {
    check(
        &json!({"$defs": {"unused": {"title": 5}}}),
        "writer: at /$defs/unused/title: expected a schema of its dialect, found value is not of type \"string\"; correct \
         the schema",
    );
}

#[test]
fn a_text_that_is_no_regular_expression_is_refused() {
    for schema in [json!({"pattern": "("}), json!({"patternProperties": {"(": true}})] {
        let remotes = Remotes::default();
        let options = LoadOptions { dialect: None, formats: Formats::ByDialect, remotes: &remotes };
        let error = said(&schema, &options, &json!("")).expect_err("no regular expression");
        assert!(error.contains("attern") && error.contains("expected a regular expression of ECMA 262"), "{error}");
    }
}

#[test]
fn a_reference_that_leads_nowhere_is_refused() {
    check(
        &json!({"items": {"$ref": "#/$defs/a"}}),
        "writer: at /items/$ref: expected something at /$defs/a in this document, found nothing behind \"$defs\"; correct the \
         reference or add what it names",
    );
    check(
        &json!({"$id": "http://x/y", "$ref": "#a"}),
        "writer: at /$ref: expected an anchor named \"a\" in http://x/y, found none of that name; correct the reference or \
         add what it names",
    );
    check(
        &json!({"$ref": "http://["}),
        "writer: at /$ref: expected a URI or a relative one, found a string that is none; correct it (Invalid URI reference 'http://[': unexpected character at index 8)",
    );
}

#[test]
fn references_that_come_back_without_a_step_are_refused() {
    let cycle = |at: &str| {
        format!(
            "writer: at {at}: expected a schema that ends, or that steps into a member or an item before it comes back, \
             found one that refers back to itself; take the cycle of references apart"
        )
    };
    check(&json!({"$ref": "#"}), &cycle("the root"));
    check(&json!({"allOf": [{"not": {"anyOf": [{"$ref": "#"}]}}]}), &cycle("the root"));
    let through_if = json!({"$defs": {"a": {"if": {"$ref": "#/$defs/b"}, "then": false}, "b": {"$ref": "#/$defs/a"}},
        "properties": {"x": {"$ref": "#/$defs/b"}}});
    check(&through_if, &cycle("/$defs/b"));
    check(&json!({"anyOf": [{"$ref": "#"}], "unevaluatedProperties": false}), &cycle("the root"));
    let steps =
        json!({"properties": {"next": {"$ref": "#"}}, "contains": {"$ref": "#"}, "propertyNames": {"$ref": "#"}});
    let remotes = Remotes::default();
    let options = LoadOptions { dialect: None, formats: Formats::ByDialect, remotes: &remotes };
    assert_eq!(said(&steps, &options, &json!({"next": {"next": [1]}})), Ok(Some(true)));
}

#[test]
fn deep_documents_are_refused_and_others_do_not_overflow_the_stack() {
    let nested =
        |levels: usize, keyword: &str| (0..levels).fold(json!({"type": "null"}), |inner, _| json!({keyword: inner}));
    for keyword in ["not", "items", "default"] {
        let remotes = Remotes::default();
        let options = LoadOptions { dialect: None, formats: Formats::ByDialect, remotes: &remotes };
        assert!(said(&nested(490, keyword), &options, &json!(1)).is_ok(), "{keyword}");
    }
    check(
        &nested(1_000, "not"),
        "writer: at the root: expected at most 500 levels, found more; name the inner schemas and refer to them with `$ref`",
    );
}

#[test]
fn long_chains_of_references_are_followed() {
    let link = |at: usize| (format!("d{at}"), json!({"properties": {"a": {"$ref": format!("#/$defs/d{}", at + 1)}}}));
    let mut definitions: serde_json::Map<String, Value> = (0..10_000).map(link).collect();
    definitions.insert("d10000".to_owned(), json!({"type": "null"}));
    let schema = json!({"$ref": "#/$defs/d0", "$defs": definitions});
    assert_eq!(reasons(&schema, &Remotes::default()), []);
}

#[test]
fn a_document_that_is_not_at_hand_is_unknown_until_it_is() {
    let schema = json!({"$schema": Dialect::URIS[0], "properties": {"a": {"$ref": "http://x/y.json#/definitions/b"}}});
    let mut remotes = Remotes::default();
    let place = "writer#/properties/a/$ref".to_owned();
    assert_eq!(reasons(&schema, &remotes), [Reason { why: Why::Remote, keyword: "$ref".to_owned(), place }]);
    remotes.insert("http://x/y.json#", json!({"definitions": {"b": {"type": "null"}}})).expect("a URI");
    assert_eq!(reasons(&schema, &remotes), []);
    let of = json!({"$ref": "http://json-schema.org/draft-07/schema#"});
    assert_eq!(reasons(&of, &remotes), [], "metaschemas are always at hand");
}

#[test]
fn remote_documents_are_found_by_their_folder_or_their_identifier() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir(folder.path().join("sub")).expect("a folder");
    std::fs::write(folder.path().join("sub/a.json"), r#"{"$id": "urn:a", "type": "null"}"#).expect("a file");
    std::fs::write(folder.path().join("b.json"), "true").expect("a file");
    for (base, uri) in
        [(Some("http://x/"), "http://x/sub/a.json"), (Some("http://x"), "http://x/b.json"), (None, "urn:a")]
    {
        let mut remotes = Remotes::default();
        remotes.add_folder(base, folder.path()).expect("JSON files");
        assert_eq!(reasons(&json!({"$ref": uri}), &remotes), [], "{uri}");
    }
    std::fs::write(folder.path().join("c.json"), "{").expect("a file");
    let error = Remotes::default().add_folder(None, folder.path()).expect_err("no JSON").to_string();
    assert!(error.contains("c.json is no JSON"), "{error}");
}

#[test]
fn formats_assert_as_the_options_say() {
    let remotes = Remotes::default();
    let say = |dialect, formats| {
        let options = LoadOptions { dialect: Some(dialect), formats, remotes: &remotes };
        said(&json!({"format": "date"}), &options, &json!("no date")).expect("a schema").expect("decided")
    };
    assert!(!say(Dialect::Draft7, Formats::ByDialect));
    assert!(say(Dialect::Draft202012, Formats::ByDialect));
    assert!(say(Dialect::Draft7, Formats::Annotate));
    assert!(!say(Dialect::Draft202012, Formats::Assert));
}

#[test]
fn another_dialect_inside_is_unknown_and_the_same_one_is_not() {
    let inside = |uri: &str| json!({"$schema": Dialect::URIS[0], "definitions": {"a": {"$schema": uri}}, "$ref": "#/definitions/a"});
    assert_eq!(reasons(&inside(Dialect::URIS[0]), &Remotes::default()), []);
    let place = "writer#/definitions/a/$schema".to_owned();
    let expected = Reason { why: Why::Keyword, keyword: "$schema".to_owned(), place };
    assert_eq!(reasons(&inside(Dialect::URIS[1]), &Remotes::default()), [expected]);
}

#[test]
fn random_schemas_say_what_the_validator_says() {
    let seed = match std::env::var("EVENT_TEST_SEED") {
        Ok(seed) => seed.parse().expect("a number"),
        Err(_) => RandomState::new().build_hasher().finish(),
    };
    println!("EVENT_TEST_SEED={seed}");
    let cases = std::env::var("EVENT_TEST_CASES").map_or(1_000, |cases| cases.parse().expect("a number"));
    let mut rng = StdRng::seed_from_u64(seed);
    let remotes = Remotes::default();
    let (mut compared, mut open) = (0, 0);
    for case in 0..cases {
        let dialect = if rng.random() { Dialect::Draft7 } else { Dialect::Draft202012 };
        let schema = with_definitions(&mut rng, dialect);
        let options = LoadOptions { dialect: Some(dialect), formats: Formats::ByDialect, remotes: &remotes };
        let validator = jsonschema::options().with_draft(dialect.draft()).build(&schema);
        let validator = validator.unwrap_or_else(|error| panic!("case {case}: {schema}: {error}"));
        let mut schemas = Schemas::new();
        let root = match load(&mut schemas, &schema, &options, "writer") {
            Ok(root) => root,
            // The validator takes these as it takes `true`.
            Err(error) if error.to_string().contains("refers back to itself") => continue,
            Err(error) => panic!("case {case}: {schema}: {error}"),
        };
        let patterns = Patterns::new(schemas.pattern_texts());
        for _ in 0..20 {
            let value = value(&mut rng, 3);
            match satisfies(&schemas, &patterns, &value, root) {
                None => open += 1,
                Some(said) => {
                    compared += 1;
                    assert_eq!(said, validator.is_valid(&value), "case {case}: {value} under {schema} ({dialect:?})");
                }
            }
        }
    }
    println!("{compared} compared, {open} not decided");
    assert!(open < compared / 10 && compared > cases, "{compared} compared, {open} not decided");
}

fn with_definitions(rng: &mut StdRng, dialect: Dialect) -> Value {
    let mut root = schema(rng, dialect, 3);
    if let Value::Object(object) = &mut root {
        for name in ["a", "b"] {
            object.insert("definitions".to_owned(), json!({}));
            let inner = schema(rng, dialect, 2);
            object["definitions"][name] = inner;
        }
        object["definitions"]["a"] = schema(rng, dialect, 2);
        object["definitions"]["b"] = schema(rng, dialect, 1);
        return root;
    }
    json!({"not": root, "definitions": {"a": true, "b": false}})
}

fn schema(rng: &mut StdRng, dialect: Dialect, depth: usize) -> Value {
    if depth == 0 || rng.random_range(0..8) == 0 {
        return if rng.random_range(0..4) == 0 { Value::Bool(rng.random()) } else { small(rng) };
    }
    let mut schema = serde_json::Map::new();
    for _ in 0..rng.random_range(1..4) {
        let (keyword, value) = keyword(rng, dialect, depth - 1);
        schema.insert(keyword.to_owned(), value);
    }
    Value::Object(schema)
}

fn small(rng: &mut StdRng) -> Value {
    let kinds = ["null", "boolean", "number", "string", "array", "object", "integer"];
    match rng.random_range(0..8) {
        0 => json!({"$ref": "#/definitions/a"}),
        1 => json!({"$ref": "#/definitions/b"}),
        2 => json!({"type": [kinds[rng.random_range(0..6)], "integer"]}),
        3 => json!({"const": value(rng, 2)}),
        4 => json!({"enum": [value(rng, 0), value(rng, 2), value(rng, 1)]}),
        5 => json!({"pattern": (["a", "^b?$", "^.$"])[rng.random_range(0..3)]}),
        _ => json!({"type": kinds[rng.random_range(0..7)]}),
    }
}

fn keyword(rng: &mut StdRng, dialect: Dialect, depth: usize) -> (&'static str, Value) {
    let names = ["a", "b", "ab"];
    let number = [json!(0), json!(1), json!(1.5), json!(2.0), json!(-1)][rng.random_range(0..5)].clone();
    let mut inner = || schema(rng, dialect, depth);
    let (one, two, three) = (inner(), inner(), inner());
    let modern = dialect == Dialect::Draft202012;
    match rng.random_range(0..34) {
        0 => ("minimum", number),
        1 => ("exclusiveMaximum", number),
        2 => ("maximum", number),
        3 => ("exclusiveMinimum", number),
        4 => ("multipleOf", [json!(2), json!(0.5), json!(0.01)][rng.random_range(0..3)].clone()),
        5 => ("minLength", json!(rng.random_range(0..3))),
        6 => ("maxLength", json!(1.0)),
        7 => ("minItems", json!(rng.random_range(0..3))),
        8 => ("maxItems", json!(rng.random_range(0..3))),
        9 => ("uniqueItems", json!(true)),
        10 => ("contains", one),
        11 => ("items", one),
        12 if modern => ("prefixItems", json!([one, two])),
        12 => ("items", json!([one, two])),
        13 if modern => ("unevaluatedItems", one),
        13 => ("additionalItems", one),
        14 if modern => ("minContains", json!(rng.random_range(0..2))),
        15 | 16 => ("properties", json!({names[rng.random_range(0..3)]: one, "b": two})),
        17 => ("patternProperties", json!({"a": one, "^b$": two})),
        18 => ("additionalProperties", one),
        19 => ("required", json!([names[rng.random_range(0..3)]])),
        20 => ("minProperties", json!(rng.random_range(0..3))),
        21 => ("maxProperties", json!(rng.random_range(0..3))),
        22 => ("propertyNames", one),
        23 => ("dependencies", json!({"a": ["b"], "b": one})),
        24 if modern => ("dependentSchemas", json!({"a": one, "b": two})),
        25 if modern => ("dependentRequired", json!({"a": ["b"]})),
        26 => ("allOf", json!([one, two])),
        27 => ("anyOf", json!([one, two])),
        28 => ("oneOf", json!([one, two, three])),
        29 => ("not", one),
        30 => ("if", one),
        31 => ("then", one),
        32 => ("else", one),
        33 if modern => ("unevaluatedProperties", one),
        _ => ("type", json!(["object", "array", "string"])),
    }
}

fn value(rng: &mut StdRng, depth: usize) -> Value {
    let scalars = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(1.0),
        json!(1.5),
        json!(-1),
        json!("a"),
        json!("b"),
        json!("ab"),
        json!(""),
    ];
    if depth == 0 || rng.random_range(0..4) == 0 {
        return scalars[rng.random_range(0..scalars.len())].clone();
    }
    if rng.random() {
        return (0..rng.random_range(0..4)).map(|_| value(rng, depth - 1)).collect();
    }
    let names = ["a", "b", "ab", "c"];
    (0..rng.random_range(0..4))
        .map(|_| (names[rng.random_range(0..4)].to_owned(), value(rng, depth - 1)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}
