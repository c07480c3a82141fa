//! Rule 22: topics, names, types.

use event_core::catalog::entries;
use event_core::schema::Side;
use event_core::{Event, Topic};
use serde_json::json;

use crate::check::contract;

/// An event that says all there is to say.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.said.v2", topic = "rules", key = id, max_bytes = 5_000, sunset = "2030-01-31", upcast = SaidV1)]
struct Said {
    #[json("order_id", len = 1..=64)]
    id: String,
}

/// The version before.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.said.v1")]
struct SaidV1 {}

impl From<SaidV1> for Said {
    fn from(_: SaidV1) -> Self {
        Self { id: String::new() }
    }
}

/// An event that others defined.
#[derive(Debug, Clone, PartialEq, Event)]
#[event(type = "com.Rules.push", topic = "rules.push")]
struct Push {}

#[test]
fn s22_4_the_root_says_what_the_event_is() {
    for (side, name) in [(Side::Writer, "writer"), (Side::Reader, "reader")] {
        let whole = contract::<Said>(side);
        assert_eq!(whole["$schema"], "http://json-schema.org/draft-07/schema#");
        assert_eq!(whole["x-contract"], name);
        let about = json!({
            "name": "rules.said", "topic": "rules", "version": 2, "key": "order_id", "sunset": "2030-01-31",
            "max-bytes": 5000, "upcast": "rules.said.v1",
        });
        assert_eq!(whole["x-event"], about);
        let about = json!({"name": "rules.said", "topic": "rules.said", "version": 1, "max-bytes": 900_000});
        assert_eq!(contract::<SaidV1>(side)["x-event"], about);
        let about = json!({"name": "com.Rules.push", "topic": "rules.push", "max-bytes": 900_000});
        assert_eq!(contract::<Push>(side)["x-event"], about);
    }
    assert_eq!((Said::TYPE, Said::NAME, Said::TOPIC, Said::VERSION), ("rules.said.v2", "rules.said", "rules", Some(2)));
    assert_eq!((Push::TYPE, Push::VERSION), ("com.Rules.push", None));
    let entry = entries().into_iter().find(|entry| entry.event_type == Said::TYPE).expect("in the catalog");
    assert_eq!((entry.info.package, entry.info.foreign, entry.info.docs), ("event-tests", false, true));
    assert_eq!(entry.info.rust, "rules::types::Said");
    assert!(entry.info.file.ends_with("types.rs"), "{}", entry.info.file);
}
