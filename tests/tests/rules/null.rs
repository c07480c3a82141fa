//! Rule 4: `nullable` and `Patch`.

use event_core::{Event, Patch, Payload, RawJson};
use serde_json::json;

use crate::check::{both_ways, member, reads, refuses, required, same, unwritable};

#[derive(Debug, Clone, PartialEq, Payload)]
struct Place {
    #[json("x")]
    x: i8,
}

/// Members that may be null.
#[derive(Debug, Clone, Default, PartialEq, Event)]
#[event("rules.null.v1")]
struct Null {
    #[json("count", nullable, range = 1..)]
    count: Option<u8>,
    #[json("place", nullable)]
    place: Option<Box<Place>>,
    #[json("patch", len = 1..)]
    patch: Patch<String>,
    #[json("later", nullable, default)]
    later: Option<bool>,
}

#[test]
fn r4_2_nullable_is_always_written_and_must_be_there() {
    both_ways(&Null::default(), r#"{"count":null,"place":null,"later":null}"#);
    let place = Some(Box::new(Place { x: 1 }));
    let full = Null { count: Some(1), place, later: Some(false), ..Null::default() };
    both_ways(&full, r#"{"count":1,"place":{"x":1},"later":false}"#);
    refuses::<Null>(r#"{"place":null}"#, "");
    refuses::<Null>(r#"{"count":0,"place":null}"#, "/count");
    refuses::<Null>(r#"{"count":null,"place":{"x":null}}"#, "/place/x");
    // Unless it has a default.
    reads(r#"{"count":null,"place":null}"#, &Null::default());
}

#[test]
fn s4_3_nullable_is_required_and_takes_null() {
    let count = json!({"type": ["integer", "null"], "minimum": 1, "maximum": 255});
    assert_eq!(member::<Null>("count"), same(count));
    let place = json!({"anyOf": [{"$ref": "#/definitions/Place"}, {"type": "null"}]});
    assert_eq!(member::<Null>("place"), same(place));
    assert_eq!(required::<Null>("count"), (true, true));
    assert_eq!(required::<Null>("place"), (true, true));
    assert_eq!(required::<Null>("later"), (true, false));
}

#[test]
fn r4_4_a_patch_keeps_absent_null_and_value_apart() {
    let with = |patch| Null { patch, ..Null::default() };
    both_ways(&with(Patch::Absent), r#"{"count":null,"place":null,"later":null}"#);
    both_ways(&with(Patch::Null), r#"{"count":null,"place":null,"patch":null,"later":null}"#);
    let set = with(Patch::Value("a".to_owned()));
    both_ways(&set, r#"{"count":null,"place":null,"patch":"a","later":null}"#);
    refuses::<Null>(r#"{"count":null,"place":null,"patch":"","later":null}"#, "/patch");
    unwritable(&with(Patch::Value(String::new())), "/patch");
}

#[test]
fn s4_5_a_patch_is_not_required_and_takes_null_on_both_sides() {
    assert_eq!(member::<Null>("patch"), same(json!({"type": ["string", "null"], "minLength": 1})));
    assert_eq!(required::<Null>("patch"), (false, false));
}

#[test]
fn r4_9_null_inside_of_raw_json_is_not_written_where_it_would_be_read_as_no_value() {
    /// Raw parts that may be missing.
    #[derive(Debug, Clone, Default, PartialEq, Event)]
    #[event("rules.rawnull.v1")]
    struct Raw {
        #[json("left_out", omitempty)]
        left_out: Option<RawJson>,
        #[json("nullable", nullable)]
        nullable: Option<Box<RawJson>>,
        #[json("patch")]
        patch: Patch<RawJson>,
    }
    let null = RawJson::parse(" null ").expect("JSON");
    unwritable(&Raw { left_out: Some(null.clone()), ..Raw::default() }, "/left_out");
    unwritable(&Raw { nullable: Some(Box::new(null.clone())), ..Raw::default() }, "/nullable");
    unwritable(&Raw { patch: Patch::Value(null), ..Raw::default() }, "/patch");
    let inner = RawJson::parse("[null]").expect("JSON");
    let full =
        Raw { left_out: Some(inner.clone()), nullable: Some(Box::new(inner.clone())), patch: Patch::Value(inner) };
    both_ways(&full, r#"{"left_out":[null],"nullable":[null],"patch":[null]}"#);
    reads(r#"{"left_out":null,"nullable":null,"patch":null}"#, &Raw { patch: Patch::Null, ..Raw::default() });
    assert_eq!(member::<Raw>("left_out"), (json!({"not": {"type": "null"}}), json!({})));
}
