//! Optional members that are no longer read. Inclusion has nothing against them: a reader passes over what it does not
//! know. But what is stored under such a name is lost without an error, and mostly nobody meant that.

use serde_json::{Map, Value};

use super::baselines::Content;
use super::places;
use super::report::GateFinding;
use crate::contracts::EventContract;
use crate::rules::is_same_schema;

/// A warning for each optional member of the latest committed contract that the type no longer reads.
pub(super) fn dropped(contract: &EventContract, content: &Content, old: &Value) -> Vec<GateFinding> {
    let Some(new) = contract.reader.as_ref().or(contract.writer.as_ref()).filter(|_| !contract.foreign) else {
        return Vec::new();
    };
    let definitions = old["definitions"].as_object().into_iter().flatten();
    let named = definitions.map(|(name, old)| (format!("/definitions/{name}"), old, &new["definitions"][name]));
    let all = std::iter::once((String::new(), old, new)).chain(named);
    all.flat_map(|(pointer, old, new)| of_object(contract, content, &pointer, old, new)).collect()
}

fn of_object(contract: &EventContract, content: &Content, pointer: &str, old: &Value, new: &Value) -> Vec<GateFinding> {
    let (Some(was), Some(is)) = (old["properties"].as_object(), new["properties"].as_object()) else {
        return Vec::new();
    };
    let required = old["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect::<Vec<_>>();
    let lost = was.iter().filter(|(name, _)| !is.contains_key(*name) && !required.contains(&name.as_str()));
    lost.map(|(name, schema)| {
        let guess = match renamed(schema, was, is) {
            Some(new) => format!("`{name}` looks renamed to `{new}`, and is no longer read"),
            None => format!("`{name}` is no longer read"),
        };
        let message = format!("{guess}: what is stored and in flight under that name is lost without an error");
        let fix = format!("keep `{name}`, or read it under its old name: `alias = \"{name}\"`");
        let mut finding = GateFinding::new("field-no-longer-read", &contract.event_type, message, &fix);
        finding.version = contract.version;
        finding.against = Some(content.against.clone());
        finding.pointer = format!("{pointer}/properties/{name}");
        finding.place = Some(places::rust(contract, &[Some(&finding.pointer)], None));
        finding
    })
    .collect()
}

/// The one new member of the same schema.
fn renamed<'a>(schema: &Value, was: &Map<String, Value>, is: &'a Map<String, Value>) -> Option<&'a str> {
    let is_alike = |other: &Value| is_same_schema(schema, &without_null(other));
    let mut new = is.iter().filter(|(name, other)| !was.contains_key(*name) && is_alike(other));
    let (name, _) = new.next()?;
    new.next().is_none().then_some(name)
}

/// A reader's schema without the null that it takes for an absent value.
fn without_null(schema: &Value) -> Value {
    let mut schema = schema.clone();
    if let Some([one, other]) = schema["type"].as_array().map(Vec::as_slice) {
        let kind = if other == "null" { one } else { other };
        schema["type"] = kind.clone();
    }
    schema
}
