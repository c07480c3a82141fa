//! Rule 26: definitions.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use event_core::catalog::{Entry, EntryInfo};
use event_core::field::Rules;
use event_core::json::{ReadError, Reader, WriteError, Writer};
use event_core::schema::{Definitions, Schema, Side};
use event_core::{Encode, Event, IsoDuration, Payload, Publish, Topic, UnknownObject};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::check::contract;

mod left {
    #[derive(event_core::Payload)]
    pub(crate) struct Line {
        #[json("x")]
        x: u8,
    }
}

mod right {
    #[derive(event_core::Payload)]
    pub(crate) struct Line {
        #[json("y")]
        y: u8,
    }
}

#[derive(Payload)]
struct Clash {
    #[json("left")]
    left: left::Line,
    #[json("right", omitempty)]
    right: Vec<right::Line>,
}

/// Written by hand, so that the catalog of this program does not hold it.
struct ClashEvent(Clash);

impl Payload for ClashEvent {
    fn read(reader: &mut Reader<'_>, rules: &Rules) -> Result<Self, ReadError> {
        Clash::read(reader, rules).map(Self)
    }

    fn schema(definitions: &mut Definitions, rules: &Rules) -> Schema {
        Clash::schema(definitions, rules)
    }

    fn name() -> Cow<'static, str> {
        Clash::name()
    }
}

impl Encode for ClashEvent {
    fn write(&self, writer: &mut Writer<'_>, rules: &Rules) -> Result<(), WriteError> {
        self.0.write(writer, rules)
    }
}

impl Topic for ClashEvent {
    const TOPIC: &'static str = "rules.clash";
    const NAME: &'static str = "rules.clash";
    const TYPE: &'static str = "rules.clash.v1";
    const VERSION: Option<u32> = Some(1);
}

impl Event for ClashEvent {}
impl Publish for ClashEvent {}

#[test]
fn r26_1_two_types_of_one_definition_name_are_refused() {
    let info = EntryInfo {
        package: "p",
        rust: "r",
        key: None,
        sunset: None,
        upcast: None,
        foreign: false,
        docs: true,
        file: "f",
        line: 1,
    };
    let entry = Entry::new::<ClashEvent>(info);
    for side in [Side::Writer, Side::Reader] {
        let error = entry.contract(side).expect_err("two types named Line").to_string();
        assert!(error.contains("`Line`") && error.contains("left::Line") && error.contains("right::Line"), "{error}");
    }
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Page<T> {
    #[json("items")]
    items: Vec<T>,
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Two<A, B> {
    #[json("a")]
    a: A,
    #[json("b")]
    b: B,
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Line {
    #[json("x")]
    x: u8,
}

#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(name = "ArticleNumber")]
struct Sku {
    #[json("text")]
    text: String,
}

#[derive(Debug, Clone, PartialEq, Payload)]
#[payload(tag = "method", open)]
enum Payment {
    #[json("card")]
    Card {},
    #[json(other)]
    Unknown(UnknownObject),
}

#[derive(Debug, Clone, PartialEq, Payload)]
struct Id(Uuid);

/// Leaves and containers of every kind.
#[derive(Debug, Clone, PartialEq, Event)]
#[event("rules.defined.v1", name = "Defined")]
struct AllDefined {
    #[json("page")]
    page: Page<Line>,
    #[json("two")]
    two: Two<Sku, Vec<Page<Line>>>,
    #[json("payment", omitempty)]
    payment: Option<Payment>,
    #[json("payments")]
    payments: BTreeMap<String, Payment>,
    /// The identity.
    #[json("id", nullable)]
    id: Option<Id>,
    #[json("at")]
    at: DateTime<Utc>,
    #[json("day")]
    day: NaiveDate,
    #[json("took")]
    took: IsoDuration,
    #[json("count", safe)]
    count: u64,
    #[json("next", omitempty)]
    next: Option<Box<AllDefined>>,
}

#[test]
fn s26_2_a_definition_is_named_after_its_type_or_as_it_says() {
    let whole = contract::<AllDefined>(Side::Writer);
    assert_eq!(whole["title"], "Defined");
    let names: BTreeSet<&str> =
        whole["definitions"].as_object().expect("an object").keys().map(String::as_str).collect();
    let expected = [
        "ArticleNumber",
        "Defined",
        "Line",
        "PageOfLine",
        "Payment",
        "PaymentCard",
        "TwoOfArticleNumberAndListOfPageOfLine",
    ];
    assert_eq!(names, BTreeSet::from(expected));
    for (name, definition) in whole["definitions"].as_object().expect("an object") {
        assert_eq!(definition["title"], *name);
    }
    assert_eq!(whole["properties"]["next"], json!({"$ref": "#/definitions/Defined"}));
}

/// What generators of other languages stumble over.
fn faults(schema: &Value, at: &str, found: &mut Vec<String>) {
    match schema {
        Value::Object(members) => {
            if members.contains_key("$ref") && members.len() > 1 {
                found.push(format!("{at}: a $ref with siblings"));
            }
            if let Some(format) = members.get("format").and_then(Value::as_str)
                && !["date-time", "date", "uuid", "duration", "int64"].contains(&format)
            {
                found.push(format!("{at}: format {format}"));
            }
            for (name, value) in members {
                let place = format!("{at}/{name}");
                if ["items", "not"].contains(&name.as_str()) && value.is_boolean() {
                    found.push(format!("{place}: true for {{}}"));
                }
                faults(value, &place, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| faults(item, at, found)),
        _ => {}
    }
}

#[test]
fn s26_3_optional_is_not_required_leaves_are_inlined_and_references_are_bare() {
    for side in [Side::Writer, Side::Reader] {
        let whole = contract::<AllDefined>(side);
        let mut found = Vec::new();
        faults(&whole, "", &mut found);
        assert_eq!(found, Vec::<String>::new());
        let id = &whole["properties"]["id"];
        assert_eq!(
            (&id["type"], &id["format"], &id["description"]),
            (&json!(["string", "null"]), &json!("uuid"), &json!("The identity."))
        );
        assert!(!whole["required"].as_array().expect("a list").contains(&json!("payment")));
    }
    let written = contract::<AllDefined>(Side::Writer);
    assert_eq!(written["properties"]["payment"], json!({"$ref": "#/definitions/Payment"}));
    let read = contract::<AllDefined>(Side::Reader);
    assert_eq!(read["properties"]["payment"], json!({"anyOf": [{"$ref": "#/definitions/Payment"}, {"type": "null"}]}));
}
