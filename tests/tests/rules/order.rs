//! Rule 12: maps.

use std::collections::BTreeMap;
use std::sync::Arc;

use event_core::{Event, Payload};
use serde_json::json;

use crate::check::{both_ways, member, reads, refuses, same};

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Payload)]
struct Sku(String);

/// Maps with each kind of key.
#[derive(Debug, Clone, Default, PartialEq, Event)]
#[event("rules.maps.v1")]
struct Maps {
    #[json("text")]
    text: BTreeMap<String, u8>,
    #[json("fixed", omitempty)]
    fixed: BTreeMap<Box<str>, Vec<Sku>>,
    #[json("shared", omitempty, string)]
    shared: BTreeMap<Arc<str>, i64>,
    #[json("newtype", omitempty)]
    newtype: BTreeMap<Sku, BTreeMap<String, bool>>,
}

#[test]
fn r12_4_a_map_is_written_in_the_order_of_its_keys() {
    let text = BTreeMap::from([
        ("b".to_owned(), 1),
        (String::new(), 2),
        ("a\"\n".to_owned(), 3),
        ("ä".to_owned(), 4),
        ("B".to_owned(), 5),
    ]);
    let full = Maps {
        text,
        fixed: BTreeMap::from([("k".into(), vec![Sku("s".to_owned())])]),
        shared: BTreeMap::from([("k".into(), -1)]),
        newtype: BTreeMap::from([(Sku("2".to_owned()), BTreeMap::new()), (Sku("10".to_owned()), BTreeMap::new())]),
    };
    both_ways(
        &full,
        r#"{"text":{"":2,"B":5,"a\"\n":3,"b":1,"ä":4},"fixed":{"k":["s"]},"shared":{"k":"-1"},"newtype":{"10":{},"2":{}}}"#,
    );
    let some = Maps { text: BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]), ..Maps::default() };
    reads(r#"{"text":{"b":2,"\u0061":1}}"#, &some);
    refuses::<Maps>(r#"{"text":{"a":1,"b":256}}"#, "/text/b");
    refuses::<Maps>(r#"{"text":[]}"#, "/text");
    refuses::<Maps>(r#"{"text":{"a":null}}"#, "/text/a");
}

#[test]
fn s12_5_a_map_has_the_schema_of_its_values() {
    let count = json!({"type": "integer", "minimum": 0, "maximum": 255});
    assert_eq!(member::<Maps>("text"), same(json!({"type": "object", "additionalProperties": count})));
    let inner = json!({"type": "object", "additionalProperties": {"type": "boolean"}});
    assert_eq!(member::<Maps>("newtype").1, json!({"type": ["object", "null"], "additionalProperties": inner}));
}
