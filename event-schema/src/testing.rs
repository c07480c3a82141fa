//! A hand-made contract for the unit tests of this crate.

use serde_json::json;

use crate::contracts::EventContract;

/// An event that writes and reads the same, of the Rust type that its type's first letter names.
pub(crate) fn contract(event_type: &str) -> EventContract {
    let rust = format!("shop_events::{}", event_type[..1].to_uppercase());
    EventContract {
        event_type: event_type.to_owned(),
        name: event_type.trim_end_matches(".v1").to_owned(),
        version: event_type.ends_with(".v1").then_some(1),
        topic: String::from("orders"),
        key: None,
        package: String::from("shop-events"),
        rust,
        file: String::from("shop/src/lib.rs"),
        line: 3,
        foreign: false,
        documented: true,
        writer: Some(json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": "A",
            "type": "object",
            "properties": {"note": {"type": "string"}},
            "x-contract": "writer",
        })),
        reader: None,
        places: Vec::new(),
    }
}
