//! Where a break comes from: the Rust item and its line on our side, the line of the contract on the other.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use super::report::RustPlace;
use crate::contracts::EventContract;

/// The Rust item of the value that pointers into contracts of this event lead to: the first that is known, as close as
/// possible. `member` is a member of that value that is meant.
pub(super) fn rust(contract: &EventContract, pointers: &[Option<&str>], member: Option<&str>) -> RustPlace {
    let place = pointers.iter().flatten().find_map(|pointer| {
        let (definition, inner) = definition(pointer);
        let find = |member: Option<&str>| {
            let places = contract.places.iter();
            places.into_iter().find(|place| place.definition == definition && place.member.as_deref() == member)
        };
        let named = [member, inner.as_deref()].into_iter().flatten().find_map(|member| find(Some(member)));
        named.or_else(|| if definition.is_empty() { None } else { find(None) })
    });
    match place {
        Some(place) => RustPlace { file: place.file.clone(), line: place.line, item: place.rust.clone() },
        None => event(contract),
    }
}

/// The event itself.
pub(super) fn event(contract: &EventContract) -> RustPlace {
    let item = contract.rust.rsplit("::").next().unwrap_or(&contract.rust).to_owned();
    RustPlace { file: contract.file.clone(), line: contract.line, item }
}

/// The definition that a pointer leads into, and the member of it.
fn definition(pointer: &str) -> (String, Option<String>) {
    let (mut definition, mut member) = (String::new(), None);
    let mut steps = pointer.split('/').skip(1).map(unescape);
    while let Some(step) = steps.next() {
        match step.as_str() {
            "definitions" | "$defs" => (definition, member) = (steps.next().unwrap_or_default(), None),
            // Of objects in objects the outer one is a Rust item.
            "properties" => member = member.or(steps.next()),
            _ => {}
        }
    }
    (definition, member)
}

fn unescape(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

/// The line of a value in a JSON text, from 1, and what that line says. Of a list of names that of `name`, if it has it.
pub(super) fn line<'t>(text: &'t str, pointer: &str, name: Option<&str>) -> Option<(u32, &'t str)> {
    let mut value = text;
    let mut key = None;
    for step in pointer.split('/').skip(1) {
        let next = inside(value, &unescape(step))?;
        key = Some(value);
        value = next;
    }
    let required = || inside(value, "required").filter(|list| name.is_some_and(|name| item(list, name).is_some()));
    let list = name.and_then(|name| item(required().unwrap_or(value), name));
    // The line of a member is where its name stands, which is on the line of its value in files that we write.
    let at = offset(text, list.unwrap_or(value)).filter(|_| key.is_some() || pointer.is_empty())?;
    let number = 1 + text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
    let line = text.lines().nth(number - 1).unwrap_or_default().trim();
    Some((u32::try_from(number).unwrap_or(u32::MAX), line))
}

/// A member or an item of a JSON text.
fn inside<'t>(text: &'t str, step: &str) -> Option<&'t str> {
    if let Ok(mut members) = serde_json::from_str::<BTreeMap<String, &'t RawValue>>(text) {
        return members.remove(step).map(RawValue::get);
    }
    let items: Vec<&'t RawValue> = serde_json::from_str(text).ok()?;
    items.get(step.parse::<usize>().ok()?).map(|item| item.get())
}

/// The item of a list of texts that is this one.
fn item<'t>(list: &'t str, name: &str) -> Option<&'t str> {
    let items: Vec<&'t RawValue> = serde_json::from_str(list).ok()?;
    items
        .into_iter()
        .map(RawValue::get)
        .find(|item| serde_json::from_str::<String>(item).is_ok_and(|item| item == name))
}

/// Where a part of a text starts.
fn offset(text: &str, part: &str) -> Option<usize> {
    (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize).filter(|at| *at <= text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "{\n  \"type\": \"object\",\n  \"properties\": {\n    \"a/b\": {\n      \"maximum\": 5\n    }\n  },\n  \
                        \"required\": [\n    \"x\",\n    \"note\"\n  ],\n  \"anyOf\": [{}, true]\n}\n";

    #[track_caller]
    fn check(pointer: &str, name: Option<&str>, expected: Option<(u32, &str)>) {
        assert_eq!(line(TEXT, pointer, name), expected, "{pointer}");
    }

    #[test]
    fn a_pointer_has_a_line() {
        check("", None, Some((1, "{")));
        check("/properties/a~1b/maximum", None, Some((5, "\"maximum\": 5")));
        check("/anyOf/1", None, Some((12, "\"anyOf\": [{}, true]")));
        check("/anyOf/2", None, None);
        check("/absent", None, None);
    }

    #[test]
    fn a_required_member_has_the_line_of_its_name() {
        check("", Some("note"), Some((10, "\"note\"")));
        check("/required", Some("note"), Some((10, "\"note\"")));
        check("/required", Some("absent"), Some((8, "\"required\": [")));
    }

    #[test]
    fn a_pointer_leads_into_a_definition_and_a_member_of_it() {
        let told = |pointer: &str| definition(pointer);
        assert_eq!(told("/properties/lines/items"), (String::new(), Some(String::from("lines"))));
        assert_eq!(
            told("/definitions/a~1b/properties/sku/maxLength"),
            (String::from("a/b"), Some(String::from("sku")))
        );
        assert_eq!(told("/definitions/Line"), (String::from("Line"), None));
        assert_eq!(told(""), (String::new(), None));
    }
}
