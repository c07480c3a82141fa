//! Rule 14: enums.

use event_core::schema::Side;
use event_core::{Event, Payload, RawJson, UnknownObject, UnknownText};
use serde_json::{Value, json};

use crate::check::{both_ways, contract, reads, refuses, unwritable};

/// How it looks.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(closed)]
enum Color {
    /// As blood.
    #[json("red", alias = "rouge")]
    Red,
    #[json("dark green")]
    DarkGreen,
}

/// How urgent it is.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(open)]
enum Priority {
    #[json("low")]
    Low,
    #[json("high", alias = "urgent")]
    High,
    #[json(other)]
    Unknown(UnknownText),
}

/// How it was paid.
#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(tag = "method", closed)]
enum Payment {
    /// By card.
    #[json("card", alias = "credit")]
    Card {
        #[json("last4")]
        last4: String,
        #[json("note", omitempty)]
        note: Option<String>,
    },
    #[json("cash")]
    Cash,
}

#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(tag = "carrier", open)]
enum Shipping {
    #[json("post", alias = "mail")]
    Post {
        #[json("zone")]
        zone: u8,
    },
    #[json(other)]
    Unknown(UnknownObject),
}

/// Each kind of enum.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.enums.v1")]
struct Enums {
    #[json("color")]
    color: Color,
    #[json("priority")]
    priority: Priority,
    #[json("payment")]
    payment: Payment,
    #[json("shipping")]
    shipping: Shipping,
}

fn definition(side: Side, name: &str) -> Value {
    contract::<Enums>(side)["definitions"][name].clone()
}

#[test]
fn r14_2_a_closed_enum_refuses_other_texts() {
    both_ways(&Color::Red, r#""red""#);
    both_ways(&Color::DarkGreen, r#""dark green""#);
    reads(r#""rouge""#, &Color::Red);
    reads(r#""\u0072ed""#, &Color::Red);
    for odd in [r#""Red""#, r#""blue""#, r#""""#, "null", "0", r#"{"red":null}"#, r#"["red"]"#] {
        refuses::<Color>(odd, "");
    }
    let error = refuses::<Vec<Color>>(r#"["red","blue"]"#, "/1");
    assert_eq!(error.expected(), Some(r#"one of "red", "dark green""#));
}

#[test]
fn s14_3_a_closed_enum_lists_its_values_and_folds_in_their_docs() {
    let docs = "How it looks.\n\n- `red`: As blood.";
    let of = |values: Value| json!({"title": "Color", "description": docs, "type": "string", "enum": values});
    assert_eq!(definition(Side::Writer, "Color"), of(json!(["red", "dark green"])));
    assert_eq!(definition(Side::Reader, "Color"), of(json!(["red", "rouge", "dark green"])));
}

#[test]
fn r14_4_an_open_enum_keeps_an_unknown_text() {
    both_ways(&Priority::Low, r#""low""#);
    reads(r#""urgent""#, &Priority::High);
    both_ways(&Priority::Unknown(UnknownText::new("some\nday")), r#""some\nday""#);
    both_ways(&Priority::Unknown(UnknownText::new("")), r#""""#);
    for odd in ["null", "0", "{}"] {
        refuses::<Priority>(odd, "");
    }
}

#[test]
fn s14_5_an_open_enum_is_extensible_and_its_writer_excludes_aliases() {
    let open = json!({"title": "Priority", "description": "How urgent it is.", "type": "string", "x-extensible-enum": ["low", "high"]});
    assert_eq!(definition(Side::Reader, "Priority"), open);
    let mut written = open;
    written["not"] = json!({"enum": ["urgent"]});
    assert_eq!(definition(Side::Writer, "Priority"), written);
}

#[test]
fn r14_6_a_known_value_is_not_written_as_an_unknown_one() {
    for known in ["low", "high", "urgent"] {
        unwritable(&Priority::Unknown(UnknownText::new(known)), "");
        unwritable(&vec![Priority::Low, Priority::Unknown(UnknownText::new(known))], "/1");
    }
    let object = |text: &str| Shipping::Unknown(UnknownObject::new(RawJson::parse(text).expect("JSON")));
    for text in [r#"{"carrier":"post","zone":1}"#, r#"{"zone":1,"carrier":"mail"}"#, r#"{"\u0063arrier":"p\u006fst"}"#]
    {
        unwritable(&object(text), "");
    }
    for text in ["{}", r#"{"carrier":1}"#, r#"["carrier"]"#, "null"] {
        unwritable(&object(text), "");
    }
    both_ways(&object(r#"{"carrier":"drone"}"#), r#"{"carrier":"drone"}"#);
}

#[test]
fn r14_9_the_tag_may_stand_anywhere_and_is_written_first() {
    let card = Payment::Card { last4: "1234".to_owned(), note: Some("n".to_owned()) };
    both_ways(&card, r#"{"method":"card","last4":"1234","note":"n"}"#);
    both_ways(&Payment::Cash, r#"{"method":"cash"}"#);
    reads(r#"{"note":"n","last4":"1234","method":"card"}"#, &card);
    reads(r#"{"last4":"1234","m\u0065thod":"credit","note":"n","more":[{}]}"#, &card);
    reads(r#"{"more":{"method":"card"},"method":"cash"}"#, &Payment::Cash);
    refuses::<Payment>(r#"{"last4":"1234"}"#, "");
    refuses::<Payment>(r#"{"last4":"1234","method":"cheque"}"#, "/method");
    refuses::<Payment>(r#"{"last4":"1234","method":null}"#, "/method");
    refuses::<Payment>(r#"{"method":"card","last4":1}"#, "/last4");
    assert!(refuses::<Payment>(r#"{"method":"cash","x":1,"method":"cash"}"#, "/method").is_duplicate());
    for odd in [r#""cash""#, r#"["cash"]"#, r#"{"cash":{}}"#, "null"] {
        refuses::<Payment>(odd, "");
    }
}

#[test]
fn s14_10_a_tagged_enum_is_one_of_its_titled_definitions() {
    let one_of = json!([{"$ref": "#/definitions/PaymentCard"}, {"$ref": "#/definitions/PaymentCash"}]);
    let payment = json!({"title": "Payment", "description": "How it was paid.", "oneOf": one_of});
    assert_eq!((definition(Side::Writer, "Payment"), definition(Side::Reader, "Payment")), (payment.clone(), payment));
    let card = |tags: Value, note: Value| {
        json!({
            "title": "PaymentCard",
            "description": "By card.",
            "type": "object",
            "properties": {"method": {"type": "string", "enum": tags}, "last4": {"type": "string"}, "note": note},
            "required": ["method", "last4"],
        })
    };
    assert_eq!(definition(Side::Writer, "PaymentCard"), card(json!(["card"]), json!({"type": "string"})));
    assert_eq!(
        definition(Side::Reader, "PaymentCard"),
        card(json!(["card", "credit"]), json!({"type": ["string", "null"]}))
    );
    let cash = json!({"title": "PaymentCash", "type": "object", "properties": {"method": {"type": "string", "enum": ["cash"]}}, "required": ["method"]});
    assert_eq!(definition(Side::Writer, "PaymentCash"), cash);
}

#[test]
fn r14_11_an_open_tagged_enum_keeps_an_unknown_object() {
    both_ways(&Shipping::Post { zone: 3 }, r#"{"carrier":"post","zone":3}"#);
    let unknown: Shipping =
        event_core::decode(br#" { "at" : 1.50, "carrier" : "drone", "x" : [ { } ] } "#).expect("an object");
    both_ways(&unknown, r#"{"at":1.50,"carrier":"drone","x":[{}]}"#);
    refuses::<Shipping>(r#"{"at":1}"#, "");
    refuses::<Shipping>(r#"{"carrier":7}"#, "/carrier");
    refuses::<Shipping>(r#"{"carrier":"drone","a":{"b":1,"b":2}}"#, "/a/b");
    refuses::<Shipping>(r#"{"carrier":"mail"}"#, "");
}

#[test]
fn s14_12_the_last_branch_of_an_open_tagged_enum_is_every_other_tag() {
    for side in [Side::Writer, Side::Reader] {
        let branches = definition(side, "Shipping")["oneOf"].clone();
        assert_eq!(branches[0], json!({"$ref": "#/definitions/ShippingPost"}));
        let other = json!({
            "title": "ShippingUnknown",
            "type": "object",
            "properties": {"carrier": {"type": "string", "not": {"enum": ["post", "mail"]}}},
            "required": ["carrier"],
            "additionalProperties": true,
        });
        assert_eq!(branches[1], other);
        assert_eq!(branches.as_array().map(Vec::len), Some(2));
    }
}
