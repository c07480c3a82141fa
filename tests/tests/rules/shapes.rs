//! Rule 15: structs.

use event_core::schema::Side;
use event_core::{Event, Payload};
use serde_json::json;

use crate::check::{both_ways, contract, reads, refuses};

#[derive(Debug, Clone, PartialEq, Payload)]
struct Nothing;

#[derive(Debug, Clone, PartialEq, Payload)]
struct Place {
    #[json("y")]
    y: i8,
    #[json("x")]
    x: i8,
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Pair<A, B> {
    #[json("left")]
    left: A,
    #[json("right", omitempty)]
    right: Option<B>,
}

/// Something moved.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.shapes.v1")]
struct Moved {
    #[json("to")]
    to: Place,
    #[json("by", omitempty)]
    by: Option<Pair<Nothing, Vec<Place>>>,
    #[json("at")]
    at: [Place; 1],
}

#[test]
fn r15_8_a_struct_is_an_object_and_nothing_else() {
    let place = || Place { y: 1, x: 2 };
    let value = Moved { to: place(), by: Some(Pair { left: Nothing, right: Some(vec![place()]) }), at: [place()] };
    both_ways(&value, r#"{"to":{"y":1,"x":2},"by":{"left":{},"right":[{"y":1,"x":2}]},"at":[{"y":1,"x":2}]}"#);
    both_ways(&Nothing, "{}");
    reads(r#"{"more":1}"#, &Nothing);
    for odd in ["[]", "null", "0", r#""""#, "true"] {
        refuses::<Nothing>(odd, "");
        refuses::<Place>(odd, "");
    }
    refuses::<Place>("[1,2]", "");
    refuses::<Moved>(r#"{"to":[1,2],"at":[]}"#, "/to");
    for length in ["[]", r#"[{"y":1,"x":2},{"y":1,"x":2}]"#] {
        refuses::<Moved>(&format!(r#"{{"to":{{"y":1,"x":2}},"at":{length}}}"#), "/at");
    }
    let error = refuses::<Moved>(r#"{"to":{"y":1},"at":[]}"#, "/to");
    assert_eq!(error.expected(), Some("a member `x`"));
}

#[test]
fn s15_9_properties_stand_in_the_order_of_the_declaration() {
    // Only with serde_json's `preserve_order`, which event-schema turns on, does a schema have an order at all.
    let keeps_order =
        serde_json::from_str::<serde_json::Value>(r#"{"b":0,"a":0}"#).expect("JSON").to_string().starts_with("{\"b\"");
    for side in [Side::Writer, Side::Reader] {
        let whole = contract::<Moved>(side);
        assert_eq!(whole["title"], "Moved");
        assert_eq!(whole["required"], json!(["to", "at"]));
        let mut names: Vec<&String> = whole["properties"].as_object().expect("an object").keys().collect();
        let place = &whole["definitions"]["Place"];
        assert_eq!((&place["title"], &place["required"]), (&json!("Place"), &json!(["y", "x"])));
        if !keeps_order {
            names.sort_by_key(|name| ["to", "by", "at"].iter().position(|known| known == name));
        }
        assert_eq!(names, ["to", "by", "at"]);
        let nothing = json!({"title": "Nothing", "type": "object", "properties": {}});
        assert_eq!(whole["definitions"]["Nothing"], nothing);
    }
}
