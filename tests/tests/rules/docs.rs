//! Rule 21: documentation.
#![allow(deprecated, reason = "what is deprecated is what is tested")]

use event_core::schema::Side;
use event_core::{Event, Payload};
use serde_json::json;

use crate::check::{contract, member, same};

/// Where it is.
///
/// In degrees.
#[derive(Debug, Clone, PartialEq, Payload)]
struct Place {
    /// East.
    #[json("x")]
    x: f64,
}

/// Something moved.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.docs.v1")]
#[deprecated]
struct Moved {
    /// How `far`
    /// it "moved".
    #[json("far")]
    #[deprecated]
    far: f64,
    /// Where it went.
    #[json("to")]
    to: Place,
    #[json("from", nullable)]
    #[deprecated]
    from: Option<Place>,
}

#[test]
fn s21_1_doc_comments_become_descriptions() {
    for side in [Side::Writer, Side::Reader] {
        let whole = contract::<Moved>(side);
        assert_eq!(whole["description"], "Something moved.");
        assert_eq!(whole["definitions"]["Place"]["description"], "Where it is.\n\nIn degrees.");
        assert_eq!(whole["definitions"]["Place"]["properties"]["x"]["description"], "East.");
        assert_eq!(whole["properties"]["far"]["description"], "How `far`\nit \"moved\".");
        assert_eq!(whole["x-event"]["docs"], json!({"to": "Where it went."}));
    }
    assert_eq!(member::<Moved>("to"), same(json!({"$ref": "#/definitions/Place"})));
}

#[test]
fn s21_2_deprecated_becomes_deprecated() {
    let whole = contract::<Moved>(Side::Writer);
    assert_eq!((&whole["deprecated"], &whole["properties"]["far"]["deprecated"]), (&json!(true), &json!(true)));
    let from = &whole["properties"]["from"];
    assert!(from["deprecated"] == true || whole["x-event"]["deprecated"] == json!(["from"]), "{whole}");
    assert_eq!(whole["definitions"]["Place"]["deprecated"], json!(null));
}
