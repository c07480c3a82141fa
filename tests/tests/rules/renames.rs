//! Rule 6: `alias`.

use event_core::schema::Side;
use event_core::{Event, Payload};
use serde_json::{Value, json};

use crate::check::{both_ways, contract, reads, refuses};

#[derive(Debug, Clone, PartialEq, Payload)]
struct Sku(String);

/// Members with older names.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.alias.v1")]
struct Renamed {
    #[json("sku", alias = "article", alias = "item")]
    sku: Sku,
    #[json("note", omitempty, alias = "remark")]
    note: Option<String>,
}

fn renamed(note: Option<&str>) -> Renamed {
    Renamed { sku: Sku("a".to_owned()), note: note.map(str::to_owned) }
}

#[test]
fn r6_1_an_alias_is_read_and_never_written() {
    both_ways(&renamed(Some("n")), r#"{"sku":"a","note":"n"}"#);
    reads(r#"{"article":"a","remark":"n"}"#, &renamed(Some("n")));
    reads(r#"{"note":null,"item":"a"}"#, &renamed(None));
    refuses::<Renamed>(r#"{"ARTICLE":"a"}"#, "");
}

#[test]
fn r6_2_both_names_at_once_are_refused() {
    for text in
        [r#"{"sku":"a","article":"a"}"#, r#"{"article":"a","item":"a"}"#, r#"{"sku":"a","note":null,"remark":"n"}"#]
    {
        let error = refuses::<Renamed>(text, error_place(text));
        assert!(error.is_duplicate(), "{error}");
    }
}

/// The second of two names for one member.
fn error_place(text: &str) -> &'static str {
    if text.contains("remark") {
        "/remark"
    } else if text.contains("item") {
        "/item"
    } else {
        "/article"
    }
}

#[test]
fn s6_3_the_reader_lists_both_names_and_allows_one() {
    let names = |schema: &Value| -> Vec<String> {
        let mut names: Vec<String> = schema["properties"].as_object().expect("an object").keys().cloned().collect();
        names.sort();
        names
    };
    let (written, read) = (contract::<Renamed>(Side::Writer), contract::<Renamed>(Side::Reader));
    assert_eq!(names(&written), ["note", "sku"]);
    assert_eq!(names(&read), ["article", "item", "note", "remark", "sku"]);
    assert_eq!(written["required"], json!(["sku"]));
    assert_eq!(written["allOf"], Value::Null);
    assert_eq!(read["required"], Value::Null);
    let one = json!({"oneOf": [{"required": ["sku"]}, {"required": ["article"]}, {"required": ["item"]}]});
    assert_eq!(read["allOf"], json!([one, {"not": {"required": ["note", "remark"]}}]));
}
