//! The machinery of the equivalence test, held against serde_json and jsonschema.

use event_tests::document::Doc;
use event_tests::mutate::{gently, harshly};
use event_tests::sampler::{Sampler, anything};
use event_tests::spelling::{Spelling, shuffle, spell};
use event_tests::spoil::spoil;
use event_tests::strings::Strings;
use serde_json::json;

const CASES: usize = 2_000;

fn seeded() -> fastrand::Rng {
    let seed = std::env::var("EVENT_TEST_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(7);
    println!("EVENT_TEST_SEED={seed}");
    fastrand::Rng::with_seed(seed)
}

#[test]
fn spelling_and_order_do_not_change_what_a_validator_sees() {
    let mut rng = seeded();
    for _ in 0..CASES {
        let doc = anything(0, &mut rng);
        let text = spell(&doc, Spelling::Free, &mut rng);
        let back = Doc::parse(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(back.value(), doc.value(), "{text}");
        let mut shuffled = doc.clone();
        shuffle(&mut shuffled, &mut rng);
        assert_eq!(shuffled.value(), doc.value(), "{text}");
    }
}

#[test]
fn a_plain_spelling_keeps_numbers_and_members_as_they_stand() {
    let mut rng = seeded();
    for _ in 0..CASES {
        let doc = anything(0, &mut rng);
        let text = spell(&doc, Spelling::Plain, &mut rng);
        assert_eq!(Doc::parse(&text).ok(), Some(doc), "{text}");
    }
}

#[test]
fn numbers_are_their_nearest_f64_and_zero_has_no_sign() {
    let check = |text: &str, expected: serde_json::Value| {
        assert_eq!(Doc::Number(text.to_owned()).value(), Some(expected), "{text}");
    };
    for zero in ["0", "-0", "-0.0", "0e9", "1e-400"] {
        check(zero, json!(0));
    }
    check("10e-1", json!(1));
    check("1.00000000000000000000001", json!(1));
    check("9007199254740993", json!(9_007_199_254_740_992_i64));
    check("0.1", json!(0.1));
    assert_eq!(Doc::Number("1e400".to_owned()).value(), None);
}

#[test]
fn the_domain_ends_at_64_levels_and_at_duplicate_keys() {
    let nested = |levels: usize| (0..levels).fold(Doc::Null, |doc, _| Doc::List(vec![doc]));
    assert_eq!(nested(64).outside_domain(), None);
    assert!(nested(65).outside_domain().is_some());
    let member = |key: &str| (key.to_owned(), Doc::Null);
    assert!(Doc::List(vec![Doc::Object(vec![member("a"), member("b"), member("a")])]).outside_domain().is_some());
    assert_eq!(Doc::Object(vec![member("a"), member("A")]).outside_domain(), None);
}

#[test]
fn strings_made_from_a_pattern_match_it() {
    let mut rng = seeded();
    for pattern in [
        "^(?:0|-?[1-9][0-9]{0,18})$",
        "^PT(?:0|[1-9][0-9]{0,14})(?:\\.[0-9]{0,8}[1-9])?S$",
        "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
        "^[^\\x00-\\x1f]{1,3}$",
    ] {
        let strings = Strings::new(pattern).expect("a pattern");
        let validator = jsonschema::draft7::new(&json!({"pattern": pattern})).expect("a schema");
        for _ in 0..CASES / 10 {
            let text = strings.sample(&mut rng, None);
            assert!(validator.is_valid(&json!(text)), "{pattern}: {text:?}");
        }
    }
}

#[test]
fn sampled_documents_are_mostly_valid() {
    let schema = json!({
        "type": "object",
        "properties": {
            "id": {"type": "string", "pattern": "^[a-f]{4}$"},
            "n": {"type": ["integer", "null"], "minimum": -3, "maximum": 250},
            "kids": {"type": "array", "items": {"$ref": "#/definitions/Kid"}, "maxItems": 3},
            "map": {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}, "minProperties": 1},
            "old": {"type": "boolean"}
        },
        "required": ["id"],
        "allOf": [{"oneOf": [{"required": ["n"]}, {"required": ["old"]}]}],
        "definitions": {
            "Kid": {"oneOf": [{"$ref": "#/definitions/A"}, {"$ref": "#/definitions/B"}]},
            "A": {"type": "object", "properties": {"t": {"enum": ["a"]}, "kids": {"$ref": "#/definitions/Kid"}}, "required": ["t", "kids"]},
            "B": {"type": "object", "properties": {"t": {"enum": ["b"]}}, "required": ["t"], "additionalProperties": false}
        }
    });
    let validator = jsonschema::draft7::new(&schema).expect("a schema");
    let mut sampler = Sampler::new(&schema);
    let mut rng = seeded();
    let valid =
        (0..CASES).filter(|_| validator.is_valid(&sampler.sample(&mut rng).value().expect("finite numbers"))).count();
    assert!(valid * 100 > CASES * 40, "{valid} of {CASES}");
}

#[test]
fn mutants_can_be_spelled_and_spoiled_texts_are_outside_the_domain() {
    let mut rng = seeded();
    for round in 0..CASES {
        let mut doc = anything(0, &mut rng);
        if round % 2 == 0 {
            gently(&mut doc, &[], &mut rng)
        } else {
            harshly(&mut doc, &[], &mut rng)
        }
        let text = spell(&doc, Spelling::Free, &mut rng);
        if doc.outside_domain().is_none() {
            assert!(Doc::parse(&text).is_ok(), "{text}");
            let (text, what) = spoil(&doc, &mut rng);
            let spoiled = Doc::parse(&text).map(|doc| doc.outside_domain());
            assert!(!matches!(spoiled, Ok(None)), "{what}: {text}");
        }
    }
}
